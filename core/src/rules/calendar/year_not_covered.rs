//! When the holidays of a year are not known, every term that reaches into it is uncertain.

use std::collections::BTreeMap;

use chrono::Datelike;

use crate::document::KeyPath;
use crate::rules::{Census, Check, Consequence, Detail, Findings, Group, Rule};
use crate::standard::Severity;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "year-not-covered",
    group: Group::Calendar,
    severity: Severity::Warning,
    consequence: Consequence::Paper,
    clause: "added",
    check: Check::Workspace(check),
};

/// One finding for the year of today, since everything that is late counts its days; for each year in which a clock counted
/// days; and from November on for the next year.
fn check(census: &Census<'_>, findings: &mut Findings) {
    let mut years: BTreeMap<i32, bool> = BTreeMap::new();
    years.extend(
        census
            .calendar
            .next_year_missing(census.today)
            .map(|year| (year, false)),
    );
    let counted = census.clients.iter().filter_map(|client| client.uncovered);
    let today = Some(census.today.year()).filter(|year| census.calendar.year(*year).is_none());
    years.extend(counted.chain(today).map(|year| (year, true)));

    for (year, counted) in years {
        let detail = Detail::UncoveredYear { year, counted };
        findings.add(&RULE, KeyPath::root(), detail).subject = year.to_string();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::values::{Found, at, in_workspace};

    fn next() -> Found {
        at(
            "-/year-not-covered/2027",
            Detail::UncoveredYear {
                year: 2027,
                counted: false,
            },
        )
    }
    fn counted() -> Found {
        at(
            "-/year-not-covered/2027",
            Detail::UncoveredYear {
                year: 2027,
                counted: true,
            },
        )
    }

    fn appointed(day: &str) -> String {
        format!("client.name = '甲'\nappointment.established = {day}\n")
    }

    #[test]
    fn the_next_year_is_missed_from_november_on() {
        assert_eq!(in_workspace(&RULE, "2026-10-31", &[]), []);
        assert_eq!(in_workspace(&RULE, "2026-11-01", &[]), [next()]);
        assert_eq!(in_workspace(&RULE, "2025-12-31", &[]), []);
    }

    #[test]
    fn the_year_of_today_is_missed_until_its_notice_is_here() {
        assert_eq!(in_workspace(&RULE, "2026-12-31", &[]), [next()]);
        assert_eq!(in_workspace(&RULE, "2027-01-01", &[]), [counted()]);
        assert_eq!(in_workspace(&RULE, "2027-10-31", &[]), [counted()]);
    }

    #[test]
    fn a_year_is_missed_once_a_term_counts_a_day_of_it() {
        // The tenth working day after 2026-12-17 is 2026-12-31, after the 18th it is in 2027.
        let (before, into) = (appointed("2026-12-17"), appointed("2026-12-18"));

        assert_eq!(
            in_workspace(&RULE, "2026-12-31", &[("jia", &before)]),
            [next()]
        );
        assert_eq!(
            in_workspace(&RULE, "2026-12-31", &[("jia", &into), ("yi", &into)]),
            [counted()]
        );
        assert_eq!(
            in_workspace(&RULE, "2027-01-04", &[("jia", &before)]),
            [counted()],
            "what is overdue counts on"
        );
    }
}
