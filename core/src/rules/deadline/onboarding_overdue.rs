//! The whole signing and planning stage is done within ten working days of the appointment (D11).

use super::{Timed, overdue};
use crate::rules::{Check, Consequence, Findings, Group, Rule};
use crate::standard::Severity;
use crate::standing::{Case, Task};

pub(in crate::rules) static RULE: Rule = Rule {
    name: "onboarding-overdue",
    group: Group::Deadline,
    severity: Severity::Error,
    consequence: Consequence::Client,
    clause: "D11",
    check: Check::Clocks(check),
};

fn check(_: &Case<'_>, clocks: &[Timed], findings: &mut Findings) {
    overdue(&RULE, Task::Onboarding, clocks, findings);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::values::{day, deadlines, found, missing};
    use crate::rules::testing::with_team;
    use crate::standing::{State, Task};

    #[test]
    fn the_stage_is_overdue_while_any_part_lacks() {
        let text = with_team(Some("2026-09-21"));

        assert_eq!(found(&RULE, "2026-10-08", &text), []);
        let overdue = found(&RULE, "2026-10-09", &text);
        let stage = "jia/onboarding-overdue/2026-09-17 4:1";
        let is = (stage, day("2026-10-08"), State::Overdue(1));
        assert_eq!(deadlines(&overdue), [is]);
        assert_eq!(missing(&overdue), [Task::Archive, Task::Rating, Task::Plan]);
        let all = format!(
            "{text}[archive]\nestablished = 2026-09-18\npaper = 2026-09-18\nelectronic = 2026-09-18\ninformation = 2026-09-18\n\
             [[years]]\nstarts = 2026-09-17\nrating.rated = 2026-09-18\nrating.basis = 'expected'\nrating.income = 9000\nplan.issued = 2026-10-09\n"
        );
        assert_eq!(found(&RULE, "2026-10-09", &all), []);
    }
}
