//! The plan covers the client's needs (D37, D42).

use crate::document::KeyPath;
use crate::model::Need;
use crate::rules::deadline::Timed;
use crate::rules::{Check, Consequence, Detail, Findings, Group, OfPlan, Rule};
use crate::standard::Severity;
use crate::standing::{Case, Task};

pub(in crate::rules) static RULE: Rule = Rule {
    name: "need-unplanned",
    group: Group::Plan,
    severity: Severity::Warning,
    consequence: Consequence::Client,
    clause: "D42",
    check: Check::Clocks(check),
};

/// An item of any year covers a need. A need found after the first plan was issued or due must be planned
/// within the days of a plan's deadline, counted from the day it was found.
fn check(case: &Case<'_>, clocks: &[Timed], findings: &mut Findings) {
    let record = case.record;
    let is_closed = case.is_closed();
    let plan_clocks = clocks.iter().filter(|it| it.clock.task == Task::Plan);
    let over = |it: &Timed| Some(it.clock.due.date).filter(|due| case.today > *due);
    let plan_clocks = plan_clocks.filter(|it| !case.is_before_return(it.clock.from));
    let settled = plan_clocks.filter_map(|it| it.clock.done.or(over(it)));
    let Some(settled) = settled.min().filter(|_| !is_closed) else {
        return;
    };
    let is_new = |need: &Need<'_>| {
        let found = need.found.filter(|found| *found > settled);
        let term = case.standard.deadlines.plan;
        found.is_some_and(|found| case.today <= case.calendar.due(found, term).date)
    };
    for (nth, need) in record.needs.iter().enumerate() {
        let is_old = need.found.is_some_and(|found| case.is_before_return(found));
        if record.covering(need.id).next().is_none() && !is_new(need) && !is_old {
            let fault = OfPlan::NeedUnplanned {
                id: need.id.to_owned(),
                text: need.text.to_owned(),
            };
            let key = KeyPath::of("needs").nth(nth);
            findings.add(&RULE, key, Detail::Plan(fault));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::values::{Found, at, found};
    use crate::rules::testing::{APPOINTED, planned};

    fn unplanned() -> Found {
        at(
            "jia/need-unplanned/needs.n1 9:1",
            Detail::Plan(OfPlan::NeedUnplanned {
                id: "n1".to_owned(),
                text: "加保".to_owned(),
            }),
        )
    }

    fn need(found: &str) -> String {
        format!("[[needs]]\nid = 'n1'\ntext = '加保'\nfound = {found}\n")
    }

    #[test]
    fn a_need_is_being_planned_until_the_plan_is_issued_or_due() {
        let text = format!("{APPOINTED}{}", need("2026-09-10"));

        assert_eq!(found(&RULE, "2026-10-08", &text), []);
        assert_eq!(
            found(&RULE, "2026-10-09", &text),
            [unplanned().moved("5:1")]
        );
        let closed = text.replace("[appointment]", "closed = 2026-10-09\n[appointment]");
        assert_eq!(found(&RULE, "2026-10-09", &closed), []);

        let issued = planned("", "issued = 2026-09-24\n") + &need("2026-09-24");
        assert_eq!(found(&RULE, "2026-09-23", &issued), []);
        assert_eq!(found(&RULE, "2026-09-24", &issued), [unplanned()]);
    }

    #[test]
    fn a_need_found_later_has_the_term_of_a_plan() {
        // The tenth working day after Thursday, 2026-11-05, is 2026-11-19.
        let text = planned("", "issued = 2026-10-08\n") + &need("2026-11-05");

        assert_eq!(found(&RULE, "2026-11-19", &text), []);
        assert_eq!(found(&RULE, "2026-11-20", &text), [unplanned()]);
    }

    #[test]
    fn an_item_that_was_not_dropped_answers_it() {
        let with = |item: &str| {
            let plan = format!("issued = 2026-10-08\nitems = [{{ id = 'p1', {item} }}]\n");
            found(
                &RULE,
                "2026-10-09",
                &(planned("", &plan) + &need("2026-09-10")),
            )
        };
        assert_eq!(with("covers = ['n1']"), []);
        let missing = [unplanned().moved("10:1")];
        assert_eq!(with("covers = ['c1']"), missing);
        assert_eq!(with("covers = ['n1'], dropped = 2026-10-09"), missing);
    }
}
