//! A client with many stars has a leading group (D24).

use crate::model::Role;
use crate::rules::deadline::Timed;
use crate::rules::{Check, Consequence, Detail, Findings, Group, OfTeam, Rule};
use crate::standard::Severity;
use crate::standing::{Case, ServiceYear, service_years, stars_in_force};

use super::{has_today, key, served};

pub(in crate::rules) static RULE: Rule = Rule {
    name: "leading-group-missing",
    group: Group::Team,
    severity: Severity::Advice,
    consequence: Consequence::Client,
    clause: "D24",
    check: Check::Clocks(check),
};

fn check(case: &Case<'_>, clocks: &[Timed], findings: &mut Findings) {
    if !served(case, clocks) || has_today(case, Role::Leader) {
        return;
    }
    if let Some(stars) = stars_today(case)
        && stars >= case.standard.stars.leading_group
    {
        findings.add(&RULE, key(), Detail::Team(OfTeam::NoLeader { stars }));
    }
}

/// The stars in force in the current service year.
fn stars_today(case: &Case<'_>) -> Option<u8> {
    let years = service_years(case);
    let running = |year: &&ServiceYear<'_>| (year.starts..=year.ends).contains(&case.today);
    let (_, year) = years.iter().rev().find(running)?.recorded?;
    let stars = stars_in_force(case, year.rating.as_ref()?)?;
    Some(stars.stars)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::values::{at, found, found_under};
    use crate::rules::testing::with_members;

    /// The sample's four stars begin at 500 000.
    fn with(income: &str, role: &str) -> String {
        let member = with_members(&[("高远", role, "")]);
        format!("{member}[[years]]\nstarts = 2026-09-17\nrating.income = {income}\n")
    }

    #[test]
    fn four_stars_suggest_a_leading_group_and_three_do_not() {
        let four = crate::standard::Standard::sample().stars.thresholds[2].0 / 100;
        let of = |income: i64, role| found(&RULE, "2026-11-20", &with(&income.to_string(), role));

        assert_eq!(of(four - 1, "other"), []);
        assert_eq!(
            of(four, "other"),
            [at(
                "jia/leading-group-missing/team.members 5:1",
                Detail::Team(OfTeam::NoLeader { stars: 4 })
            )]
        );
        assert_eq!(of(four, "leader"), []);
        let text = with(&four.to_string(), "other");
        assert_eq!(found(&RULE, "2027-09-17", &text), []);
        let five = "stars.leading-group = 5\n";
        assert_eq!(found_under(five, &RULE, "2026-11-20", &text), []);
    }
}
