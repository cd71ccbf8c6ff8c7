//! A plan is circulated inside the company (D44).

use crate::rules::deadline::Timed;
use crate::rules::{Check, Consequence, Detail, Findings, Group, OfPlan, Rule};
use crate::standard::Severity;
use crate::standing::Case;

use super::Held;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "not-circulated",
    group: Group::Plan,
    severity: Severity::Warning,
    consequence: Consequence::Paper,
    clause: "D44",
    check: Check::Clocks(check),
};

/// The last day is [`crate::standing::Clock::circulation_due`].
fn check(case: &Case<'_>, clocks: &[Timed], findings: &mut Findings) {
    let Some((held, issued)) = Held::issued(case) else {
        return;
    };
    let Some(timed) = held.clock(clocks) else {
        return;
    };
    let circulated = held.plan.circulated.filter(|day| *day <= case.today);
    let due = timed.clock.circulation_due(issued).date;
    if circulated.is_none() && case.today > due {
        let key = held.key().key("circulated");
        let fault = OfPlan::NotCirculated { issued };
        let finding = findings.add(&RULE, key, Detail::Plan(fault));
        finding.due = Some(due);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::planned;
    use crate::rules::testing::values::{Found, at, day, found};

    fn on(today: &str, issued: &str, rest: &str) -> Vec<Found> {
        let plan = format!("issued = {issued}\n{rest}");
        found(&RULE, today, &planned("", &plan))
    }

    #[test]
    fn it_has_the_term_of_the_plan() {
        assert_eq!(on("2026-10-08", "2026-09-24", ""), []);
        assert_eq!(
            on("2026-10-09", "2026-09-24", ""),
            [at(
                "jia/not-circulated/years.2026-09-17.plan.circulated 7:1",
                Detail::Plan(OfPlan::NotCirculated {
                    issued: day("2026-09-24")
                })
            )]
        );
        assert_eq!(
            on("2026-10-09", "2026-09-24", "circulated = 2026-10-09\n"),
            []
        );
        assert_eq!(
            on("2026-10-09", "2026-09-24", "circulated = 2026-10-10\n").len(),
            1
        );
    }

    #[test]
    fn a_plan_issued_late_is_circulated_the_same_day() {
        assert_eq!(on("2026-11-19", "2026-11-19", ""), []);
        assert_eq!(on("2026-11-20", "2026-11-19", "").len(), 1);
    }
}
