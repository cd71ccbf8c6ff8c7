//! Something due within a few working days is reported while there is time to do it.

use super::{Timed, add};
use crate::model::Word;
use crate::rules::{Check, Consequence, Findings, Group, Rule};
use crate::standard::Severity;
use crate::standing::{Case, State, Task};

pub(in crate::rules) static RULE: Rule = Rule {
    name: "deadline-soon",
    group: Group::Deadline,
    severity: Severity::Advice,
    consequence: Consequence::Client,
    clause: "D11",
    check: Check::Clocks(check),
};

/// The stage as a whole is reported only when none of its missing parts has a finding, as overdue or due
/// soon.
fn check(case: &Case<'_>, clocks: &[Timed], findings: &mut Findings) {
    let soon = i64::from(case.standard.deadlines.due_soon);
    let is_soon = |state| matches!(state, State::Running(left) if left <= soon);
    let is_told = |state| is_soon(state) || matches!(state, State::Overdue(_));
    for timed in clocks.iter().filter(|it| is_soon(it.state)) {
        let missing = &timed.clock.missing;
        let part = |it: &&Timed| missing.iter().any(|part| part.task == it.clock.task);
        let whole = timed.clock.task == Task::Onboarding;
        if !(whole && clocks.iter().filter(part).any(|it| is_told(it.state))) {
            let finding = add(&RULE, timed, findings);
            finding.subject = format!("{}-{}", timed.clock.task.code(), timed.clock.from);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::values::{day, deadlines, found, found_under, missing};
    use crate::rules::testing::with_team;

    #[test]
    fn the_term_of_due_soon_is_inclusive_and_so_is_the_last_day() {
        let text = with_team(Some("2026-09-18"));

        // 2026-09-19 is a Saturday, 2026-09-20 a Sunday that is worked.
        assert_eq!(
            deadlines(&found(&RULE, "2026-09-18", &text)),
            [(
                "jia/deadline-soon/archive-2026-09-17 4:1",
                day("2026-09-21"),
                State::Running(2)
            )]
        );
        assert_eq!(
            deadlines(&found(&RULE, "2026-09-21", &text)),
            [
                (
                    "jia/deadline-soon/archive-2026-09-17 4:1",
                    day("2026-09-21"),
                    State::Running(0)
                ),
                (
                    "jia/deadline-soon/rating-2026-09-17 4:1",
                    day("2026-09-23"),
                    State::Running(2)
                ),
            ]
        );
        assert_eq!(found(&RULE, "2026-09-24", &text), []);
    }

    #[test]
    fn the_whole_stage_is_told_when_no_part_says_so() {
        let short = "deadlines.onboarding = 4\ndeadlines.due-soon = 0\n";
        let rest = "[archive]\nestablished = 2026-09-18\npaper = 2026-09-18\nelectronic = 2026-09-18\ninformation = 2026-09-18\n";
        let text = format!("{}{rest}", with_team(Some("2026-09-18")));

        assert_eq!(found_under(short, &RULE, "2026-09-21", &text), []);
        let soon = found_under(short, &RULE, "2026-09-22", &text);
        let onboarding = "jia/deadline-soon/onboarding-2026-09-17 4:1";
        let is = (onboarding, day("2026-09-22"), State::Running(0));
        assert_eq!(deadlines(&soon), [is]);
        assert_eq!(missing(&soon), [Task::Rating, Task::Plan]);
        let both = "deadlines.rating = 4\ndeadlines.onboarding = 4\ndeadlines.due-soon = 0\n";
        assert_eq!(
            deadlines(&found_under(both, &RULE, "2026-09-22", &text)),
            [(
                "jia/deadline-soon/rating-2026-09-17 4:1",
                day("2026-09-22"),
                State::Running(0)
            )]
        );
    }
}
