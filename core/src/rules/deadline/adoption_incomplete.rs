//! What must stand from the day a client's record begins in mid-term: the team, the archive, and the rating and plan of
//! the running service year (D21, D29, D34, D45).

use super::{Timed, add};
use crate::model::Word;
use crate::rules::{Check, Consequence, Findings, Group, Rule};
use crate::standard::Severity;
use crate::standing::{Case, Start, State};

pub(in crate::rules) static RULE: Rule = Rule {
    name: "adoption-incomplete",
    group: Group::Deadline,
    severity: Severity::Advice,
    consequence: Consequence::Client,
    clause: "added",
    check: Check::Clocks(check),
};

/// Near its last day `deadline-soon` tells it, and after that the rule of what is overdue.
fn check(case: &Case<'_>, clocks: &[Timed], findings: &mut Findings) {
    let soon = i64::from(case.standard.deadlines.due_soon);
    let is_open = |it: &&Timed| {
        let is_far = matches!(it.state, State::Running(left) if left > soon);
        it.clock.start == Start::Record && is_far
    };
    for timed in clocks.iter().filter(is_open) {
        let finding = add(&RULE, timed, findings);
        finding.subject = format!("{}-{}", timed.clock.task.code(), timed.clock.from);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::values::{day, deadlines, found};

    const TAKEN: &str = "[client]\nname = '甲'\nrecorded-from = 2026-09-17\n\
         [appointment]\nestablished = 2019-05-06\n";

    #[test]
    fn what_must_stand_is_told_until_two_working_days_before_its_last() {
        let of = |today: &str| -> Vec<String> {
            let found = found(&RULE, today, TAKEN);
            let told = deadlines(&found);
            told.iter()
                .map(|(at, due, state)| format!("{at} {due} {state:?}"))
                .collect()
        };
        let all = |left: u32| {
            ["archive", "plan", "rating", "team"].map(|task| {
                format!("jia/adoption-incomplete/{task}-2026-09-17 5:1 2026-10-21 Running({left})")
            })
        };

        assert_eq!(of("2026-09-17"), all(20));
        assert_eq!(of("2026-10-16"), all(3));
        assert_eq!(of("2026-10-19"), [""; 0]);
        assert_eq!(of("2026-10-22"), [""; 0]);
        let soon = found(&super::super::deadline_soon::RULE, "2026-10-19", TAKEN);
        assert_eq!(soon.len(), 4);
        let team = found(&super::super::team_overdue::RULE, "2026-10-22", TAKEN);
        assert_eq!(
            deadlines(&team),
            [(
                "jia/team-overdue/2026-09-17 5:1",
                day("2026-10-21"),
                State::Overdue(1)
            )]
        );
    }
}
