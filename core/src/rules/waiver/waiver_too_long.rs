//! What is waived is looked at again after a year at the latest.

use chrono::TimeDelta;

use super::OfWaiver;
use crate::document::KeyPath;
use crate::rules::{Check, Consequence, Detail, Findings, Group, Rule, WaiverState};
use crate::standard::Severity;
use crate::standing::Case;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "waiver-too-long",
    group: Group::Waiver,
    severity: Severity::Error,
    consequence: Consequence::Paper,
    clause: "added",
    check: Check::Waivers(check),
};

/// Of waivers that have not ended; one without the day of its decision is counted from today.
fn check(case: &Case<'_>, _: &[WaiverState], findings: &mut Findings) {
    let most = case.standard.waivers.longest;
    for (nth, waiver) in case.record.waivers.iter().enumerate() {
        let Some(until) = waiver.until.filter(|until| *until >= case.today) else {
            continue;
        };
        let on = waiver.on.unwrap_or(case.today);
        if until - on > TimeDelta::days(most.into()) {
            let id = waiver.id.to_owned();
            let key = KeyPath::of("waivers").nth(nth).key("until");
            let detail = OfWaiver::TooLong {
                id,
                on,
                until,
                most,
            };
            findings.add(&RULE, key, Detail::Waiver(detail));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::APPOINTED;
    use crate::rules::testing::values::{Found, at, day, found_of};

    fn of(on: &str, until: &str) -> Vec<Found> {
        let waiver =
            "[[waivers]]\nid = 'w1'\nrule = 'team-late'\nreason = '客户改期'\nby = '中心'\n";
        let text = format!("{APPOINTED}{waiver}{on}until = {until}\n");
        found_of(&[RULE.name], "2026-11-20", &text)
    }

    #[test]
    fn a_year_from_the_decision_is_the_longest() {
        let long = |on: &str, until: &str| {
            let (id, on, until, most) = ("w1".to_owned(), day(on), day(until), 365);
            Detail::Waiver(OfWaiver::TooLong {
                id,
                on,
                until,
                most,
            })
        };

        assert_eq!(of("on = 2026-10-01\n", "2027-10-01"), []);
        assert_eq!(
            of("on = 2026-10-01\n", "2027-10-02"),
            [at(
                "jia/waiver-too-long/waivers.w1.until 11:1",
                long("2026-10-01", "2027-10-02")
            )]
        );
        assert_eq!(of("", "2027-11-20"), [], "from today");
        assert_eq!(
            of("", "2027-11-21"),
            [at(
                "jia/waiver-too-long/waivers.w1.until 10:1",
                long("2026-11-20", "2027-11-21")
            )]
        );
        assert_eq!(of("on = 2024-10-01\n", "2026-11-19"), [], "it has ended");
    }
}
