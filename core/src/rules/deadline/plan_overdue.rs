//! The plan is issued within ten working days of the appointment, or of the first day of a later service year
//! (D45).

use super::{Timed, overdue};
use crate::rules::{Check, Consequence, Findings, Group, Rule};
use crate::standard::Severity;
use crate::standing::{Case, Task};

pub(in crate::rules) static RULE: Rule = Rule {
    name: "plan-overdue",
    group: Group::Deadline,
    severity: Severity::Error,
    consequence: Consequence::Client,
    clause: "D45",
    check: Check::Clocks(check),
};

fn check(_: &Case<'_>, clocks: &[Timed], findings: &mut Findings) {
    overdue(&RULE, Task::Plan, clocks, findings);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::values::{day, deadlines, found};
    use crate::rules::testing::with_plan;
    use crate::standing::State;

    #[test]
    fn it_is_overdue_from_the_day_after_the_last_until_it_is_done() {
        let (open, done) = (with_plan(None), with_plan(Some("2026-10-09")));

        assert_eq!(found(&RULE, "2026-10-08", &open), []);
        assert_eq!(
            deadlines(&found(&RULE, "2026-10-09", &open)),
            [(
                "jia/plan-overdue/2026-09-17 4:1",
                day("2026-10-08"),
                State::Overdue(1)
            )]
        );
        assert_eq!(found(&RULE, "2026-10-09", &done), []);
    }
}
