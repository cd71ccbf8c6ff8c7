//! Loss cases are discussed and claims come first: the plan has a claims session (D09).

use crate::rules::deadline::Timed;
use crate::rules::{Check, Consequence, Detail, Findings, Group, OfPlan, Rule};
use crate::standard::Severity;
use crate::standing::{Case, Minimum, minimums};

use super::Held;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "claims-missing",
    group: Group::Plan,
    severity: Severity::Advice,
    consequence: Consequence::Client,
    clause: "D09",
    check: Check::Clocks(check),
};

const SESSION: &str = "claims-session";

/// Where the standard requires one, `below-standard` already reports it.
fn check(case: &Case<'_>, clocks: &[Timed], findings: &mut Findings) {
    let Some(held) = Held::settled(case, clocks) else {
        return;
    };
    let minimums = minimums(case, &held.year);
    // In a short term the share of it may be none.
    let asks = |it: &Minimum<'_>| {
        let least = it.lowered.map_or(it.standard, |_| it.least);
        it.service.code == SESSION && least > 0
    };
    let mut diary = case.record.diary.iter();
    let is_held = held.count(SESSION) > 0
        || diary.any(|entry| entry.kind == Some(SESSION) && entry.on >= held.year.starts);
    if !is_held && !minimums.iter().any(asks) {
        findings.add(
            &RULE,
            held.key().key("items"),
            Detail::Plan(OfPlan::NoClaims),
        );
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::planned;
    use crate::rules::testing::values::{Found, at, found, found_under};

    fn with(service: &str, rest: &str) -> String {
        let items =
            format!("issued = 2026-10-08\nitems = [{{ id = 'p1', service = '{service}' }}]\n");
        planned("", &items) + rest
    }

    fn missing() -> Found {
        at(
            "jia/claims-missing/years.2026-09-17.plan.items 9:1",
            Detail::Plan(OfPlan::NoClaims),
        )
    }

    #[test]
    fn a_session_planned_or_held_this_year_will_do() {
        assert_eq!(found(&RULE, "2026-10-08", &with("visit", "")), [missing()]);
        assert_eq!(found(&RULE, "2026-10-07", &with("visit", "")), []);
        assert_eq!(found(&RULE, "2026-10-08", &with("claims-session", "")), []);
        let entry = |on: &str| {
            let entry = format!("[[diary]]\nid = 'd1'\non = {on}\nkind = 'claims-session'\n");
            found(&RULE, "2026-10-08", &with("visit", &entry))
        };
        assert_eq!(entry("2026-09-17"), []);
        assert_eq!(entry("2026-09-16"), [missing()]);
    }

    #[test]
    fn what_the_standard_asks_for_is_told_as_such() {
        let rated = with("visit", "").replace("[years.plan]", "rating.income = 1\n[years.plan]");
        assert_eq!(found(&RULE, "2026-10-08", &rated), []);
        let none = "[[services]]\ncode = 'claims-session'\nleast = [0, 0, 0, 0, 0]\n";
        assert_eq!(found_under(none, &RULE, "2026-10-08", &rated).len(), 1);
    }
}
