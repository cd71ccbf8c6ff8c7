//! A claim is closed once it was paid, as far as was agreed, denied or withdrawn; a document alone is not enough (D62).

use super::{ClaimFault, found, step};
use crate::model::ClaimStep;
use crate::rules::{Check, Consequence, Findings, Group, Rule};
use crate::standard::Severity;
use crate::standing::{Case, was_before_us};

pub(in crate::rules) static RULE: Rule = Rule {
    name: "claim-closed-unsettled",
    group: Group::Claim,
    severity: Severity::Error,
    consequence: Consequence::Money,
    clause: "D62",
    check: Check::Client(check),
};

fn check(case: &Case<'_>, findings: &mut Findings) {
    if case.is_closed() {
        return;
    }
    for (nth, claim) in case.record.claims.iter().enumerate() {
        if let Some(closed) = claim
            .closed
            .filter(|_| !claim.is_settled())
            .filter(|closed| !was_before_us(case, claim, *closed))
            .filter(|closed| !case.is_before_return(*closed))
        {
            let key = step(nth, ClaimStep::Closed);
            let owed = claim.owed();
            let unsettled = found(claim, ClaimFault::Unsettled { closed, owed });
            let finding = findings.add(&RULE, key, unsettled);
            finding.subject = claim.id.to_owned();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::APPOINTED;
    use crate::rules::testing::values::{at, day, found};
    use crate::rules::{Detail, OfClaim};

    #[test]
    fn a_payment_a_denial_or_a_withdrawal_settles_a_claim() {
        let of = |rest: &str| {
            let claim = format!("[[claims]]\nid = 'k1'\nproof = 'd1'\nclosed = 2026-10-12\n{rest}");
            found(&RULE, "2026-11-20", &format!("{APPOINTED}{claim}"))
        };
        for settled in ["paid", "denied", "withdrawn"] {
            assert_eq!(of(&format!("{settled} = 2026-10-12\n")), [], "{settled}");
        }
        assert_eq!(
            of("complete = 2026-10-01\nagreed = 2026-10-09\n"),
            [at(
                "jia/claim-closed-unsettled/k1 8:1",
                Detail::Claim(OfClaim {
                    id: "k1".to_owned(),
                    cause: None,
                    fault: ClaimFault::Unsettled {
                        closed: day("2026-10-12"),
                        owed: None,
                    }
                })
            )]
        );
    }

    #[test]
    fn what_was_agreed_is_paid_in_the_end_or_ahead() {
        let owed = |rest: &str| {
            let claim = "[[claims]]\nid = 'k1'\nproof = 'd1'\nclosed = 2026-10-12\n\
                complete = 2026-09-28\nagreed = 2026-09-29\nagreed-amount = 900\n";
            let found = found(&RULE, "2026-11-20", &format!("{APPOINTED}{claim}{rest}"));
            let owed = found.into_iter().map(|it| match it.detail {
                Detail::Claim(OfClaim {
                    fault: ClaimFault::Unsettled { owed, .. },
                    ..
                }) => owed.map(|owed| owed.to_string()),
                other => panic!("{other:?}"),
            });
            owed.collect::<Vec<_>>()
        };
        let of = |amount: &str| vec![Some(amount.to_owned())];
        let ahead =
            |amount: i64| format!("advances = [{{ on = 2026-09-30, amount = {amount} }}]\n");
        let paid = "paid = 2026-10-10\n";
        assert_eq!(owed(""), of("900"));
        assert_eq!(owed(paid), []);
        assert_eq!(owed(&format!("{paid}paid-amount = 900\n")), []);
        assert_eq!(owed(&format!("{paid}paid-amount = 899.99\n")), of("0.01"));
        assert_eq!(owed(&ahead(900)), []);
        assert_eq!(owed(&ahead(899)), of("1"));
        for given_up in ["denied", "withdrawn"] {
            let given_up = format!("{paid}paid-amount = 1\n{given_up} = 2026-10-11\n");
            assert_eq!(owed(&given_up), []);
        }
    }

    #[test]
    fn an_open_claim_and_a_closed_client_are_left_alone() {
        let open = format!("{APPOINTED}[[claims]]\nid = 'k1'\n");
        assert_eq!(found(&RULE, "2026-11-20", &open), []);
        let closed = format!("{APPOINTED}[[claims]]\nid = 'k1'\nclosed = 2026-10-12\n")
            .replace("[appointment]", "closed = 2026-11-20\n[appointment]");
        assert_eq!(found(&RULE, "2026-11-19", &closed).len(), 1);
        assert_eq!(found(&RULE, "2026-11-20", &closed), []);
    }

    #[test]
    fn what_others_closed_before_the_appointment_is_not_asked() {
        let of = |closed: &str, before_us: bool| {
            let claim = format!(
                "[[claims]]\nid = 'k1'\nproof = 'd1'\nclosed = {closed}\nbefore-us = {before_us}\n"
            );
            found(&RULE, "2026-11-20", &format!("{APPOINTED}{claim}")).len()
        };
        assert_eq!([of("2026-09-16", true), of("2026-09-17", true)], [0, 1]);
        assert_eq!(of("2026-09-16", false), 1);
    }
}
