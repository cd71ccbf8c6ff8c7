//! A time in which the client diary had no entry for longer than the stars allow stays on record (D30, D56).

use crate::rules::{Check, Consequence, Detail, Findings, Group, OfService, Rule};
use crate::standard::Severity;
use crate::standing::{Case, gaps};

pub(in crate::rules) static RULE: Rule = Rule {
    name: "diary-gap",
    group: Group::Service,
    severity: Severity::Warning,
    consequence: Consequence::Client,
    clause: "D56",
    check: Check::Client(check),
};

/// `diary-silent` reports the time that is not over.
fn check(case: &Case<'_>, findings: &mut Findings) {
    for gap in gaps(case) {
        let detail = OfService::Gap {
            since: gap.since,
            ended: gap.ended,
            days: gap.working_days,
            most: gap.most,
        };
        let finding = findings.add(&RULE, gap.key, Detail::Service(detail));
        finding.subject = gap.since.to_string();
        finding.due = Some(case.calendar.due(gap.since, gap.allowed).date);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::values::{at, day, found_of};

    /// Five stars, silent from Friday 30 October to an entry.
    fn text(ended: &str) -> String {
        format!(
            "client.name = '甲'\nappointment.established = 2026-10-12\n[[years]]\nstarts = 2026-10-12\n\
             rating.income = 2000000\n[[diary]]\nid = 'd1'\non = 2026-10-30\n[[diary]]\nid = 'd2'\non = {ended}\n"
        )
    }

    #[test]
    fn what_was_silent_too_long_is_a_gap_once_it_is_over() {
        let both = |today: &str, ended: &str| {
            let found = found_of(&["diary-silent", "diary-gap"], today, &text(ended));
            found.into_iter().map(|it| it.at).collect::<Vec<_>>()
        };
        assert_eq!(both("2026-11-20", "2026-11-20"), [""; 0]);
        assert_eq!(
            both("2026-11-23", "2026-11-24"),
            ["jia/diary-silent/2026-10-30 8:1"]
        );
        assert_eq!(
            found_of(
                &["diary-silent", "diary-gap"],
                "2026-11-23",
                &text("2026-11-23")
            ),
            [at(
                "jia/diary-gap/2026-10-30 11:1",
                Detail::Service(OfService::Gap {
                    since: day("2026-10-30"),
                    ended: day("2026-11-23"),
                    days: 16,
                    most: 15,
                })
            )]
        );
    }
}
