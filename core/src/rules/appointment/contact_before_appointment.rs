//! Substantive business comes after the written appointment; the same day is fine (D15).

use chrono::NaiveDate;

use super::placed_by_us;
use crate::document::KeyPath;
use crate::model::{ClaimStep, PaperKind, Word, is_substantive};
use crate::rules::{Check, Consequence, Detail, Early, Findings, Group, OfAppointment, Rule};
use crate::standard::Severity;
use crate::standing::Case;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "contact-before-appointment",
    group: Group::Appointment,
    severity: Severity::Error,
    consequence: Consequence::Law,
    clause: "D15",
    check: Check::Client(check),
};

/// Papers, policies and claims of a client without an appointment are ignored: another broker may have had
/// them. So are policies that began before and name none of ours: they were taken over. Brokerage of one that changed
/// its broker in mid-term is ours from the appointment on. A loss
/// is not business, so a claim counts from its first step after the loss. What `before-us` marks was done by others.
fn check(case: &Case<'_>, findings: &mut Findings) {
    let record = case.record;
    let appointed = record.appointed();
    let is_early = |on: NaiveDate| appointed.is_none_or(|appointed| on < appointed);

    for (nth, entry) in record.diary.iter().enumerate() {
        if entry.kind.is_some_and(is_substantive) && is_early(entry.on) {
            let key = KeyPath::of("diary").nth(nth).key("on");
            add(Early::Diary, key, entry.id, entry.on, appointed, findings);
        }
    }
    for (nth, renewal) in record.renewals.iter().enumerate() {
        if let Some((step, on)) = renewal.business().find(|(_, on)| is_early(*on)) {
            let key = KeyPath::of("renewals").nth(nth).key(step.code());
            add(Early::Renewal, key, renewal.id, on, appointed, findings);
        }
    }
    if appointed.is_none() {
        return;
    }
    let papers = record.archive.iter().flat_map(|it| &it.documents);
    for (nth, paper) in papers.enumerate() {
        let Some(on) = paper.date.filter(|on| is_early(*on)) else {
            continue;
        };
        if !paper.before_us && paper.kind.is_some_and(PaperKind::is_of_business) {
            let documents = KeyPath::of("archive").key("documents");
            let key = documents.nth(nth).key("date");
            add(Early::Paper, key, paper.id, on, appointed, findings);
        }
    }
    for (nth, policy) in record.policies.iter().enumerate() {
        let starts =
            (policy.starts).filter(|_| appointed.is_some_and(|on| placed_by_us(policy, on)));
        if let Some(on) = starts.filter(|on| is_early(*on)) {
            let key = KeyPath::of("policies").nth(nth).key("starts");
            add(Early::Policy, key, policy.id, on, appointed, findings);
        }
    }
    let claims = record.claims.iter().enumerate();
    for (nth, claim) in claims.filter(|(_, claim)| !claim.before_us) {
        let mut steps = claim.steps().into_iter();
        let first = steps.find(|(step, _)| *step != ClaimStep::Loss);
        if let Some((step, on)) = first.filter(|(_, on)| is_early(*on)) {
            let key = KeyPath::of("claims").nth(nth).key(step.code());
            add(Early::Claim, key, claim.id, on, appointed, findings);
        }
    }
}

fn add(
    what: Early,
    key: KeyPath,
    id: &str,
    on: NaiveDate,
    appointed: Option<NaiveDate>,
    findings: &mut Findings,
) {
    let early = OfAppointment::Early {
        what,
        id: id.to_owned(),
        on,
        appointed,
    };
    let finding = findings.add(&RULE, key, Detail::Appointment(early));
    finding.subject = id.to_owned();
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::APPOINTED;
    use crate::rules::testing::values::{at, day, found};

    const TODAY: &str = "2026-11-20";

    fn diary(kind: &str, on: &str) -> String {
        format!("[[diary]]\nid = 'd1'\non = {on}\nkind = '{kind}'\n")
    }

    #[test]
    fn business_may_be_done_on_the_day_of_the_appointment_and_not_before() {
        let on = |kind, day| found(&RULE, TODAY, &format!("{APPOINTED}{}", diary(kind, day)));

        assert_eq!(on("risk-survey", "2026-09-17"), []);
        assert_eq!(
            on("risk-survey", "2026-09-16"),
            [at(
                "jia/contact-before-appointment/d1 7:1",
                Detail::Appointment(OfAppointment::Early {
                    what: Early::Diary,
                    id: "d1".to_owned(),
                    on: day("2026-09-16"),
                    appointed: Some(day("2026-09-17"))
                })
            )]
        );
        assert_eq!(on("phone-call", "2026-09-16"), []);
    }

    #[test]
    fn papers_and_policies_of_business_are_held_to_it_too() {
        let paper = |kind: &str, on: &str| {
            let text = format!("[[archive.documents]]\nid = 'a1'\nkind = '{kind}'\ndate = {on}\n");
            found(&RULE, TODAY, &format!("{APPOINTED}{text}"))
        };
        assert_eq!(paper("request-for-quotation", "2026-09-17"), []);
        assert_eq!(
            paper("request-for-quotation", "2026-09-16"),
            [at(
                "jia/contact-before-appointment/a1 8:1",
                Detail::Appointment(OfAppointment::Early {
                    what: Early::Paper,
                    id: "a1".to_owned(),
                    on: day("2026-09-16"),
                    appointed: Some(day("2026-09-17"))
                })
            )]
        );
        assert_eq!(paper("client-profile", "2026-09-16"), []);

        let policy = |on: &str, ours: &str| {
            let text = format!("[[policies]]\nid = 'par'\nstarts = {on}\n{ours}\n");
            found(&RULE, TODAY, &format!("{APPOINTED}{text}"))
        };
        for ours in ["by = '陈静'", "received = 900\nreceived-on = 2026-09-16"] {
            assert_eq!(policy("2026-09-17", ours), []);
            assert_eq!(
                policy("2026-09-16", ours),
                [at(
                    "jia/contact-before-appointment/par 7:1",
                    Detail::Appointment(OfAppointment::Early {
                        what: Early::Policy,
                        id: "par".to_owned(),
                        on: day("2026-09-16"),
                        appointed: Some(day("2026-09-17"))
                    })
                )]
            );
        }
        let taken = [
            "",
            "brokerage-percent = 15",
            "received = 900\nreceived-on = 2026-09-17",
        ];
        for taken in taken {
            assert_eq!(policy("2026-09-16", taken), [], "taken over: {taken}");
        }
    }

    #[test]
    fn a_renewal_is_business_from_its_request_for_quotations_on() {
        let renewal = |steps: &str| {
            let text = format!("[[renewals]]\nid = 'x1'\nstarted = 2026-09-01\n{steps}\n");
            found(&RULE, TODAY, &format!("{APPOINTED}{text}"))
        };
        let prepared = "reviewed = 2026-09-15\nexposure = 2026-09-16";
        assert_eq!(renewal(prepared), []);
        assert_eq!(renewal("programme = 2026-09-17"), []);
        for step in ["programme", "comparison", "proposal", "bound"] {
            let place = "jia/contact-before-appointment/x1 8:1";
            let told = OfAppointment::Early {
                what: Early::Renewal,
                id: "x1".to_owned(),
                on: day("2026-09-16"),
                appointed: Some(day("2026-09-17")),
            };
            assert_eq!(
                renewal(&format!("{step} = 2026-09-16")),
                [at(place, Detail::Appointment(told))]
            );
        }
    }

    #[test]
    fn a_claim_is_business_from_its_first_step_after_the_loss() {
        let claim = |notified: &str| {
            let text = format!(
                "[[claims]]\nid = 'k1'\nloss = 2026-09-10\nnotified = {notified}\ncomplete = 2026-10-08\n"
            );
            found(&RULE, TODAY, &format!("{APPOINTED}{text}"))
        };
        assert_eq!(claim("2026-09-17"), []);
        assert_eq!(
            claim("2026-09-16"),
            [at(
                "jia/contact-before-appointment/k1 8:1",
                Detail::Appointment(OfAppointment::Early {
                    what: Early::Claim,
                    id: "k1".to_owned(),
                    on: day("2026-09-16"),
                    appointed: Some(day("2026-09-17"))
                })
            )]
        );
    }

    #[test]
    fn what_others_did_before_us_is_no_business_of_ours() {
        let of = |text: &str| found(&RULE, TODAY, &format!("{APPOINTED}{text}"));
        let paper =
            "[[archive.documents]]\nid = 'a1'\nkind = 'quotation-comparison'\ndate = 2026-09-16\n";
        let claim = "[[claims]]\nid = 'k1'\nloss = 2026-09-10\nnotified = 2026-09-16\n";
        for early in [paper, claim] {
            assert_eq!(of(early).len(), 1);
            assert_eq!(of(&format!("{early}before-us = false\n")).len(), 1);
            assert_eq!(of(&format!("{early}before-us = true\n")), []);
        }
        // What one of us wrote of it in the diary is ours all the same.
        let ours = format!("{claim}before-us = true\n{}", diary("claim", "2026-09-16"));
        assert_eq!(of(&ours).len(), 1);
    }

    #[test]
    fn a_client_never_appointed_has_no_business_in_its_diary() {
        let text = |kind| format!("client.name = '甲'\n{}", diary(kind, "2026-09-16"));

        assert_eq!(
            found(&RULE, TODAY, &text("proposal")),
            [at(
                "jia/contact-before-appointment/d1 4:1",
                Detail::Appointment(OfAppointment::Early {
                    what: Early::Diary,
                    id: "d1".to_owned(),
                    on: day("2026-09-16"),
                    appointed: None
                })
            )]
        );
        assert_eq!(found(&RULE, TODAY, &text("visit")), []);
    }
}
