//! A client whose service has ended is a formal client no more: business that goes on after that is told (D14).

use chrono::NaiveDate;

use super::placed_by_us;
use crate::document::KeyPath;
use crate::model::{Word, is_substantive};
use crate::rules::{Check, Consequence, Detail, Early, Findings, Group, OfAppointment, Rule};
use crate::standard::Severity;
use crate::standing::Case;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "business-after-closing",
    group: Group::Appointment,
    severity: Severity::Warning,
    consequence: Consequence::Law,
    clause: "D14",
    check: Check::Client(check),
};

/// What is done for a claim goes on to its end, and talks to win the client back are no business (D67).
fn check(case: &Case<'_>, findings: &mut Findings) {
    let record = case.record;
    // The last closing before a day; another appointment is the basis of what follows it.
    let closed_before = |on: NaiveDate| {
        let appointment = record.appointment_on(on);
        let closed = match appointment {
            Some(appointment) => record.closed_under(appointment),
            None => record.client.closed,
        };
        closed.filter(|closed| *closed < on && on <= case.today)
    };
    let mut add = |what, key: KeyPath, id: &str, on, closed| {
        let id = id.to_owned();
        let fault = OfAppointment::AfterClosing {
            what,
            id,
            on,
            closed,
            came_back: record.returned().is_some_and(|back| on < back),
        };
        findings.add(&RULE, key, Detail::Appointment(fault));
    };
    for (nth, entry) in record.diary.iter().enumerate() {
        let is_business = entry.kind.is_some_and(is_substantive) && entry.kind != Some("claim");
        if !is_business || entry.claim.is_some() {
            continue;
        }
        if let Some(closed) = closed_before(entry.on) {
            let key = KeyPath::of("diary").nth(nth).key("on");
            add(Early::Diary, key, entry.id, entry.on, closed);
        }
    }
    for (nth, renewal) in record.renewals.iter().enumerate() {
        let mut steps = renewal.business();
        let went_on = steps.find_map(|(step, on)| Some((step, on, closed_before(on)?)));
        if let Some((step, on, closed)) = went_on {
            let key = KeyPath::of("renewals").nth(nth).key(step.code());
            add(Early::Renewal, key, renewal.id, on, closed);
        }
    }
    // What the insurer issues afterwards was asked for while the client was ours, and is checked.
    for (nth, endorsement) in record.endorsements.iter().enumerate() {
        let ours = [
            ("requested", endorsement.requested),
            ("sent", endorsement.sent),
        ];
        let mut ours = ours.into_iter();
        let went_on =
            ours.find_map(|(step, on)| on.and_then(|on| Some((step, on, closed_before(on)?))));
        if let Some((step, on, closed)) = went_on {
            let key = KeyPath::of("endorsements").nth(nth).key(step);
            add(Early::Endorsement, key, endorsement.id, on, closed);
        }
    }
    for (nth, policy) in record.policies.iter().enumerate() {
        let began = policy.starts.and_then(|on| Some((on, closed_before(on)?)));
        // What began before the client came back may have been taken over.
        let is_ours = |on| {
            let taken_over = record.taken_over(on);
            taken_over.is_none_or(|from| placed_by_us(policy, from))
        };
        if let Some((on, closed)) = began.filter(|(on, _)| is_ours(*on)) {
            let key = KeyPath::of("policies").nth(nth).key("starts");
            add(Early::Policy, key, policy.id, on, closed);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::APPOINTED;
    use crate::rules::testing::values::{Found, at, day, found};

    fn of(today: &str, rest: &str) -> Vec<Found> {
        let closed = APPOINTED.replace("[appointment]", "closed = 2026-11-18\n[appointment]");
        found(&RULE, today, &format!("{closed}{rest}"))
    }

    fn told(what: Early, place: &str) -> [Found; 1] {
        let id = if what == Early::Diary { "d1" } else { "z" };
        [at(
            place,
            Detail::Appointment(OfAppointment::AfterClosing {
                what,
                id: id.to_owned(),
                on: day("2026-11-19"),
                closed: day("2026-11-18"),
                came_back: false,
            }),
        )]
    }

    #[test]
    fn business_of_the_last_day_is_in_order_and_of_the_next_is_told() {
        let diary = |kind: &str, on: &str| {
            let entry = format!("[[diary]]\nid = 'd1'\non = {on}\nkind = '{kind}'\n");
            of("2026-11-19", &entry)
        };
        assert_eq!(diary("risk-survey", "2026-11-18"), []);
        let place = "jia/business-after-closing/diary.d1.on 8:1";
        assert_eq!(
            diary("risk-survey", "2026-11-19"),
            told(Early::Diary, place)
        );
        assert_eq!(diary("visit", "2026-11-19"), [], "to win it back");
        assert_eq!(diary("claim", "2026-11-19"), [], "a claim goes on");
        let for_a_claim =
            "[[diary]]\nid = 'd1'\non = 2026-11-19\nkind = 'risk-survey'\nclaim = 'k1'\n";
        assert_eq!(of("2026-11-19", for_a_claim), []);
    }

    #[test]
    fn cover_that_begins_afterwards_is_told() {
        let policy = |today, starts: &str| {
            of(
                today,
                &format!("[[policies]]\nid = 'z'\nstarts = {starts}\n"),
            )
        };
        assert_eq!(policy("2026-11-19", "2026-11-18"), []);
        let place = "jia/business-after-closing/policies.z.starts 8:1";
        assert_eq!(
            policy("2026-11-19", "2026-11-19"),
            told(Early::Policy, place)
        );
        assert_eq!(policy("2026-11-19", "2026-11-20"), []);
        let never_ours = |starts: &str| {
            let policy = format!("[[policies]]\nid = 'z'\nstarts = {starts}\n");
            let text = format!("client.name = '甲'\nclient.closed = 2026-11-18\n{policy}");
            found(&RULE, "2026-11-19", &text)
        };
        assert_eq!(never_ours("2026-11-18"), []);
        let place = "jia/business-after-closing/policies.z.starts 5:1";
        assert_eq!(never_ours("2026-11-19"), told(Early::Policy, place));
    }

    #[test]
    fn a_renewal_that_goes_on_afterwards_is_told() {
        let renewal = |steps: &str| of("2026-11-25", &format!("[[renewals]]\nid = 'z'\n{steps}\n"));
        assert_eq!(renewal("proposal = 2026-11-18"), []);
        assert_eq!(renewal("proposal = 2026-11-18\nchoice = 2026-11-19"), []);
        let place = "jia/business-after-closing/renewals.z.bound 9:1";
        assert_eq!(
            renewal("proposal = 2026-11-18\nbound = 2026-11-19"),
            told(Early::Renewal, place)
        );
    }

    #[test]
    fn an_endorsement_that_is_asked_for_or_sent_afterwards_is_told() {
        let endorsement = |steps: &str| {
            let entry = format!("[[endorsements]]\nid = 'z'\ntext = '加保'\n{steps}\n");
            of("2026-11-25", &entry)
        };
        let answered = "requested = 2026-11-12\nsent = 2026-11-18\n";
        assert_eq!(endorsement(answered), []);
        assert_eq!(
            endorsement(&format!(
                "{answered}issued = 2026-11-19\nchecked = 2026-11-20"
            )),
            []
        );
        assert_eq!(
            endorsement("requested = 2026-11-12\nwithdrawn = 2026-11-19"),
            []
        );
        let told = |place: &str| told(Early::Endorsement, place);
        assert_eq!(
            endorsement(&answered.replace("-18", "-19")),
            told("jia/business-after-closing/endorsements.z.sent 10:1")
        );
        assert_eq!(
            endorsement("requested = 2026-11-19\nsent = 2026-11-20"),
            told("jia/business-after-closing/endorsements.z.requested 9:1")
        );
    }

    #[test]
    fn what_came_before_another_appointment_stays_and_what_follows_it_is_in_order() {
        let later = "[[appointment.later]]\nid = 'm2'\nestablished = 2026-11-20\n";
        let taken_over = |starts: &str, by: &str| {
            of(
                "2026-11-25",
                &format!("{later}[[policies]]\nid = 'z'\nstarts = {starts}\n{by}"),
            )
        };
        let policy = |starts: &str| taken_over(starts, "by = '陈静'\n");
        assert_eq!(policy("2026-11-18"), []);
        assert_eq!(taken_over("2026-11-19", ""), []);
        assert_eq!(policy("2026-11-20"), []);
        let found = policy("2026-11-19");
        let stays = |it: &Found| match it.detail {
            Detail::Appointment(OfAppointment::AfterClosing { came_back, .. }) => came_back,
            _ => false,
        };
        assert_eq!(found.iter().map(stays).collect::<Vec<_>>(), [true]);
    }
}
