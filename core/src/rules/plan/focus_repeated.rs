//! One focus each year, and not last year's again (D07).

use crate::alike::is_same;
use crate::rules::{Check, Consequence, Detail, Findings, Group, OfPlan, Rule};
use crate::standard::Severity;
use crate::standing::Case;

use super::Held;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "focus-repeated",
    group: Group::Plan,
    severity: Severity::Advice,
    consequence: Consequence::Client,
    clause: "D07",
    check: Check::Client(check),
};

/// It is also reported while the plan is being written, because that is the time to choose another focus.
fn check(case: &Case<'_>, findings: &mut Findings) {
    let Some(held) = Held::of(case) else { return };
    let last = held.last_years(case).and_then(|plan| plan.focus);
    if let (Some(focus), Some(last)) = (held.plan.focus, last)
        && is_same(focus, last)
    {
        let focus = focus.to_owned();
        let fault = OfPlan::FocusRepeated { focus };
        findings.add(&RULE, held.key().key("focus"), Detail::Plan(fault));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::values::{Found, at, found};

    fn with(today: &str, first: &str, second: &str) -> Vec<Found> {
        let text = format!(
            "[client]\nname = '甲'\n[appointment]\nestablished = 2025-09-17\n\
             [[years]]\nstarts = 2025-09-17\nplan.focus = '{first}'\n\
             [[years]]\nstarts = 2026-09-17\nplan.focus = '{second}'\n"
        );
        found(&RULE, today, &text)
    }

    #[test]
    fn the_focus_is_not_that_of_the_year_before() {
        assert_eq!(with("2026-09-17", "冷库消防", "车队安全"), []);
        assert_eq!(
            with("2026-09-17", "冷库消防", " 冷库消防"),
            [at(
                "jia/focus-repeated/years.2026-09-17.plan.focus 10:6",
                Detail::Plan(OfPlan::FocusRepeated {
                    focus: " 冷库消防".to_owned()
                })
            )]
        );
        assert_eq!(with("2026-09-17", "仓储 A 区火灾", "仓储Ａ区火灾").len(), 1);
        assert_eq!(with("2026-09-16", "冷库消防", "冷库消防"), []);
        assert_eq!(with("2026-09-17", "", ""), []);
    }
}
