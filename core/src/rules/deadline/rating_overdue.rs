//! The client is rated within five working days of the appointment, or of the first day of a later service
//! year (D34).

use super::{Timed, overdue};
use crate::rules::{Check, Consequence, Findings, Group, Rule};
use crate::standard::Severity;
use crate::standing::{Case, Task};

pub(in crate::rules) static RULE: Rule = Rule {
    name: "rating-overdue",
    group: Group::Deadline,
    severity: Severity::Error,
    consequence: Consequence::Paper,
    clause: "D34",
    check: Check::Clocks(check),
};

fn check(_: &Case<'_>, clocks: &[Timed], findings: &mut Findings) {
    overdue(&RULE, Task::Rating, clocks, findings);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::values::{day, deadlines, found};
    use crate::rules::testing::with_rating;
    use crate::standing::State;

    #[test]
    fn it_is_overdue_from_the_day_after_the_last_until_it_is_done() {
        let (open, done) = (with_rating(None), with_rating(Some("2026-09-24")));

        assert_eq!(found(&RULE, "2026-09-23", &open), []);
        assert_eq!(
            deadlines(&found(&RULE, "2026-09-24", &open)),
            [(
                "jia/rating-overdue/2026-09-17 4:1",
                day("2026-09-23"),
                State::Overdue(1)
            )]
        );
        assert_eq!(found(&RULE, "2026-09-24", &done), []);
    }
    #[test]
    fn a_rating_without_its_ground_settles_nothing() {
        let done = with_rating(Some("2026-09-21"));
        assert_eq!(found(&RULE, "2026-09-24", &done), []);
        for ground in ["basis = 'expected'\n", "income = 9000\n"] {
            let without = done.replace(ground, "");
            assert_eq!(found(&RULE, "2026-09-23", &without), [], "{ground}");
            let overdue = found(&RULE, "2026-09-24", &without);
            let (_, due, state) = &deadlines(&overdue)[0];
            assert_eq!((*due, *state), (day("2026-09-23"), State::Overdue(1)));
        }
    }
}
