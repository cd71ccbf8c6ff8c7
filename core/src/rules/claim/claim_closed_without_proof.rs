//! A claim is closed with a document that says how it ended: the payment, the denial, the withdrawal.

use super::{ClaimFault, found, step};
use crate::model::ClaimStep;
use crate::rules::{Check, Consequence, Findings, Group, Rule};
use crate::standard::Severity;
use crate::standing::{Case, was_before_us};

pub(in crate::rules) static RULE: Rule = Rule {
    name: "claim-closed-without-proof",
    group: Group::Claim,
    severity: Severity::Error,
    consequence: Consequence::Paper,
    clause: "D62",
    check: Check::Client(check),
};

/// `reference-unknown` reports a proof that names no document of the archive.
fn check(case: &Case<'_>, findings: &mut Findings) {
    if case.is_closed() {
        return;
    }
    for (nth, claim) in case.record.claims.iter().enumerate() {
        let closed = claim.closed.filter(|day| *day <= case.today);
        let Some(closed) = closed.filter(|day| !case.is_before_return(*day)) else {
            continue;
        };
        if was_before_us(case, claim, closed) || case.is_unrecorded(closed) {
            continue;
        }
        let fault = match claim.proof {
            None => ClaimFault::NoProof { closed },
            Some(proof) => match claim.unproven_by(case.record.archive.as_ref(), proof) {
                None => continue,
                Some(why) => ClaimFault::ProvesNothing {
                    closed,
                    proof: proof.to_owned(),
                    why,
                },
            },
        };
        let key = step(nth, ClaimStep::Closed);
        let finding = findings.add(&RULE, key, found(claim, fault));
        finding.subject = claim.id.to_owned();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{NoProof, PaperKind, Word};
    use crate::rules::testing::APPOINTED;
    use crate::rules::testing::values::{at, day, found};
    use crate::rules::{Detail, OfClaim};

    #[test]
    fn a_closed_claim_names_its_proof() {
        let with = |rest: &str| {
            let claim = format!("[[claims]]\nid = 'k1'\ncause = '火灾'\n{rest}");
            found(&RULE, "2026-11-20", &format!("{APPOINTED}{claim}"))
        };

        assert_eq!(with("paid = 2026-10-09\n"), []);
        assert_eq!(with("closed = 2026-10-12\nproof = 'd1'\n"), []);
        assert_eq!(with("closed = 2026-11-20\n").len(), 1);
        assert_eq!(with("closed = 2026-11-21\n"), []);
        assert_eq!(
            with("closed = 2026-10-12\n"),
            [at(
                "jia/claim-closed-without-proof/k1 8:1",
                Detail::Claim(OfClaim {
                    id: "k1".to_owned(),
                    cause: Some("火灾".to_owned()),
                    fault: ClaimFault::NoProof {
                        closed: day("2026-10-12"),
                    },
                })
            )]
        );
    }

    #[test]
    fn a_document_of_before_the_loss_proves_nothing_of_it() {
        let with = |dated: &str| {
            let claim =
                "[[claims]]\nid = 'k1'\nloss = 2026-10-01\nclosed = 2026-10-12\nproof = 'd1'\n";
            let paper = format!("[[archive.documents]]\nid = 'd1'\n{dated}");
            found(&RULE, "2026-11-20", &format!("{APPOINTED}{claim}{paper}"))
        };
        assert_eq!(
            with("date = 2026-09-30\n"),
            [at(
                "jia/claim-closed-without-proof/k1 8:1",
                Detail::Claim(OfClaim {
                    id: "k1".to_owned(),
                    cause: None,
                    fault: ClaimFault::ProvesNothing {
                        closed: day("2026-10-12"),
                        proof: "d1".to_owned(),
                        why: NoProof::Early(day("2026-09-30")),
                    },
                })
            )]
        );
        assert_eq!(with("date = 2026-10-01\n"), []);
        assert_eq!(with(""), []);
    }

    #[test]
    fn only_a_letter_or_a_settlement_shows_an_end() {
        let of = |kind: &str| {
            let claim =
                "[[claims]]\nid = 'k1'\nloss = 2026-10-01\nclosed = 2026-10-12\nproof = 'd1'\n";
            let paper = format!("[[archive.documents]]\nid = 'd1'\ndate = 2026-10-12\n{kind}");
            found(&RULE, "2026-11-20", &format!("{APPOINTED}{claim}{paper}"))
        };
        let shows = |kind: &PaperKind| of(&format!("kind = '{}'\n", kind.code())).is_empty();

        let showing: Vec<_> = PaperKind::ALL.iter().filter(|it| shows(it)).collect();
        assert_eq!(
            showing,
            [&PaperKind::Correspondence, &PaperKind::ContractCopy]
        );
        assert_eq!(of(""), [], "another rule asks for its kind");
        assert_eq!(
            of("kind = 'client-profile'\n"),
            [at(
                "jia/claim-closed-without-proof/k1 8:1",
                Detail::Claim(OfClaim {
                    id: "k1".to_owned(),
                    cause: None,
                    fault: ClaimFault::ProvesNothing {
                        closed: day("2026-10-12"),
                        proof: "d1".to_owned(),
                        why: NoProof::Kind(PaperKind::ClientProfile),
                    },
                })
            )]
        );
    }

    #[test]
    fn what_was_closed_before_the_record_begins_is_left_alone() {
        let begins = |day: &str| {
            let begins = format!("recorded-from = {day}\n[appointment]");
            let client = APPOINTED.replace("[appointment]", &begins);
            let claim = "[[claims]]\nid = 'k1'\nclosed = 2026-10-12\n";
            found(&RULE, "2026-11-20", &format!("{client}{claim}")).len()
        };
        assert_eq!([begins("2026-10-12"), begins("2026-10-13")], [1, 0]);
    }

    #[test]
    fn a_client_whose_service_has_ended_is_left_alone() {
        let ended = |day: &str| {
            let client =
                APPOINTED.replace("[appointment]", &format!("closed = {day}\n[appointment]"));
            let claim = "[[claims]]\nid = 'k1'\nclosed = 2026-10-12\n";
            found(&RULE, "2026-11-20", &format!("{client}{claim}")).len()
        };
        assert_eq!([ended("2026-11-20"), ended("2026-11-21")], [0, 1]);
    }

    #[test]
    fn what_others_closed_before_the_appointment_is_not_asked() {
        let of = |closed: &str, before_us: bool| {
            let claim = format!(
                "[[claims]]\nid = 'k1'\npaid = 2026-08-01\nclosed = {closed}\nbefore-us = {before_us}\n"
            );
            found(&RULE, "2026-11-20", &format!("{APPOINTED}{claim}")).len()
        };
        assert_eq!([of("2026-09-16", true), of("2026-09-17", true)], [0, 1]);
        assert_eq!(of("2026-09-16", false), 1);
    }
}
