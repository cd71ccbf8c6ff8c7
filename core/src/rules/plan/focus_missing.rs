//! One focus each year: the plan names it (D07).

use crate::rules::{Check, Consequence, Detail, Findings, Group, OfPlan, Rule};
use crate::standard::Severity;
use crate::standing::Case;

use super::Held;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "focus-missing",
    group: Group::Plan,
    severity: Severity::Advice,
    consequence: Consequence::Client,
    clause: "D07",
    check: Check::Client(check),
};

fn check(case: &Case<'_>, findings: &mut Findings) {
    let Some((held, issued)) = Held::issued(case) else {
        return;
    };
    if held.plan.focus.is_none() {
        let fault = OfPlan::NoFocus { issued };
        findings.add(&RULE, held.key().key("focus"), Detail::Plan(fault));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::planned;
    use crate::rules::testing::values::{at, day, found};

    #[test]
    fn a_plan_that_is_issued_has_a_focus() {
        let on = |today: &str, focus: &str| {
            let plan = format!("issued = 2026-10-08\n{focus}");
            found(&RULE, today, &planned("", &plan))
        };
        assert_eq!(on("2026-10-07", ""), []);
        assert_eq!(
            on("2026-10-08", ""),
            [at(
                "jia/focus-missing/years.2026-09-17.plan.focus 7:1",
                Detail::Plan(OfPlan::NoFocus {
                    issued: day("2026-10-08")
                })
            )]
        );
        assert_eq!(on("2026-10-08", "focus = '冷库消防'\n"), []);
        assert_eq!(on("2026-10-08", "focus = ' '\n").len(), 1);
    }
}
