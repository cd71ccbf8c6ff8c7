//! Something new every year: a kind of service that last year's plan did not have (D06).

use std::collections::BTreeSet;

use crate::model::Plan;
use crate::rules::deadline::Timed;
use crate::rules::{Check, Consequence, Detail, Findings, Group, OfPlan, Rule};
use crate::standard::Severity;
use crate::standing::Case;

use super::Held;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "nothing-new",
    group: Group::Plan,
    severity: Severity::Advice,
    consequence: Consequence::Client,
    clause: "D06",
    check: Check::Clocks(check),
};

/// When last year's plan had every service of the standard, there is nothing new in the standard.
fn check(case: &Case<'_>, clocks: &[Timed], findings: &mut Findings) {
    let Some(held) = Held::settled(case, clocks) else {
        return;
    };
    let Some(last) = held.last_years(case).map(kinds) else {
        return;
    };
    let mut services = case.standard.services.iter();
    let has_all = services.all(|service| last.contains(service.code.as_str()));
    let now = kinds(held.plan);
    if !last.is_empty() && !has_all && now.is_subset(&last) {
        findings.add(
            &RULE,
            held.key().key("items"),
            Detail::Plan(OfPlan::NothingNew),
        );
    }
}

/// The kinds of service in a plan.
pub(super) fn kinds<'a>(plan: &Plan<'a>) -> BTreeSet<&'a str> {
    let items = plan.items.iter().filter(|item| item.dropped.is_none());
    items.filter_map(|item| item.service).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::values::{Found, at, found};

    fn items(services: &[&str]) -> String {
        let items = services.iter().enumerate();
        let items = items.map(|(nth, it)| format!("{{ id = 'p{nth}', service = '{it}' }}"));
        let items: Vec<String> = items.collect();
        format!("plan.items = [{}]\n", items.join(", "))
    }

    fn with(today: &str, first: &[&str], second: &[&str]) -> Vec<Found> {
        let text = format!(
            "[client]\nname = '甲'\n[appointment]\nestablished = 2025-09-17\n\
             [[years]]\nstarts = 2025-09-17\n{}\
             [[years]]\nstarts = 2026-09-17\nplan.issued = 2026-09-18\n{}",
            items(first),
            items(second)
        );
        found(&RULE, today, &text)
    }

    #[test]
    fn one_kind_that_last_year_had_not_is_new() {
        let last = ["visit", "phone-call"];

        assert_eq!(with("2026-09-18", &last, &["visit", "training"]), []);
        assert_eq!(
            with("2026-09-18", &last, &["visit"]),
            [at(
                "jia/nothing-new/years.2026-09-17.plan.items 11:6",
                Detail::Plan(OfPlan::NothingNew)
            )]
        );
        assert_eq!(with("2026-09-17", &last, &["visit"]), []);
        assert_eq!(with("2026-09-18", &[], &["visit"]), []);
    }

    #[test]
    fn who_had_all_of_the_standard_has_nothing_left_to_be_new() {
        let standard = crate::standard::Standard::sample();
        let all: Vec<&str> = standard
            .services
            .iter()
            .map(|it| it.code.as_str())
            .collect();

        assert_eq!(with("2026-09-18", &all, &["visit"]), []);
        assert_eq!(with("2026-09-18", &all[1..], &["visit"]).len(), 1);
    }
}
