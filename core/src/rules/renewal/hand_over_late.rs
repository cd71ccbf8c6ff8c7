//! The client is told of a new account manager, and the list signed, within days of the change (D69).

use crate::document::KeyPath;
use crate::rules::{Check, Consequence, Detail, Findings, Group, OfRenewal, Rule};
use crate::standard::Severity;
use crate::standing::{Case, hand_over_due};

pub(in crate::rules) static RULE: Rule = Rule {
    name: "hand-over-late",
    group: Group::Renewal,
    severity: Severity::Warning,
    consequence: Consequence::Client,
    clause: "D69",
    check: Check::Client(check),
};

/// `hand-over-incomplete` reports what is still not done.
fn check(case: &Case<'_>, findings: &mut Findings) {
    let hand_overs = case.record.team.iter().flat_map(|team| &team.hand_overs);
    for (nth, it) in hand_overs.enumerate() {
        let Some(on) = it.on else { continue };
        let due = hand_over_due(case, on);
        let late = |day: &chrono::NaiveDate| *day > due.date;
        let (signed, told) = (it.signed.filter(late), it.told.filter(late));
        let key = match (told, signed) {
            (Some(_), _) => "told",
            (None, Some(_)) => "signed",
            (None, None) => continue,
        };
        let fault = OfRenewal::HandOverLate {
            to: it.to.unwrap_or_default().to_owned(),
            on,
            due,
            signed,
            told,
        };
        let key = KeyPath::of("team").key("hand-overs").nth(nth).key(key);
        findings.add(&RULE, key, Detail::Renewal(fault)).due = Some(due.date);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::values::{at, certain, day, found, found_under};

    fn text(signed: &str, told: &str) -> String {
        format!(
            "client.name = '甲'\n[[team.hand-overs]]\nid = 'h1'\non = 2026-10-09\nby = '陈静'\nto = '李明'\n\
             signed = {signed}\ntold = {told}\n"
        )
    }

    #[test]
    fn five_working_days_are_in_time_and_the_sixth_is_late() {
        // Working days after Friday 9 October: Saturday the 10th, made up, then 12, 13, 14 and 15.
        let of = |signed, told| found(&RULE, "2026-11-20", &text(signed, told));

        assert_eq!(of("2026-10-15", "2026-10-01"), []);
        assert_eq!(
            of("2026-10-09", "2026-10-16"),
            [at(
                "jia/hand-over-late/team.hand-overs.h1.told 8:1",
                Detail::Renewal(OfRenewal::HandOverLate {
                    to: "李明".to_owned(),
                    on: day("2026-10-09"),
                    due: certain("2026-10-15"),
                    signed: None,
                    told: Some(day("2026-10-16"))
                })
            )]
        );
        assert_eq!(
            of("2026-10-16", "2026-10-09"),
            [at(
                "jia/hand-over-late/team.hand-overs.h1.signed 7:1",
                Detail::Renewal(OfRenewal::HandOverLate {
                    to: "李明".to_owned(),
                    on: day("2026-10-09"),
                    due: certain("2026-10-15"),
                    signed: Some(day("2026-10-16")),
                    told: None
                })
            )]
        );
    }

    #[test]
    fn the_company_sets_the_days() {
        let longer = "service.hand-over = 6\n";
        let text = text("2026-10-09", "2026-10-16");
        assert_eq!(found_under(longer, &RULE, "2026-11-20", &text), []);
    }

    #[test]
    fn what_was_not_done_by_that_day_is_not_late_yet() {
        let text = text("2026-10-09", "2026-10-16");
        assert_eq!(found(&RULE, "2026-10-15", &text), []);
    }
}
