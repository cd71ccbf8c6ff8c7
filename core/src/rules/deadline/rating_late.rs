//! A client rated after the deadline stays on record as late (D34).

use super::{Timed, late};
use crate::rules::{Check, Consequence, Findings, Group, Rule};
use crate::standard::Severity;
use crate::standing::{Case, Task};

pub(in crate::rules) static RULE: Rule = Rule {
    name: "rating-late",
    group: Group::Deadline,
    severity: Severity::Warning,
    consequence: Consequence::Paper,
    clause: "D34",
    check: Check::Clocks(check),
};

fn check(_: &Case<'_>, clocks: &[Timed], findings: &mut Findings) {
    late(&RULE, Task::Rating, clocks, findings);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::values::{day, deadlines, found};
    use crate::rules::testing::with_rating;
    use crate::standing::State;

    #[test]
    fn done_on_the_last_day_is_on_time_and_on_the_next_is_late() {
        let today = "2026-11-20";

        assert_eq!(found(&RULE, today, &with_rating(None)), []);
        assert_eq!(found(&RULE, today, &with_rating(Some("2026-09-23"))), []);
        assert_eq!(
            deadlines(&found(&RULE, today, &with_rating(Some("2026-09-24")))),
            [(
                "jia/rating-late/2026-09-17 10:1",
                day("2026-09-23"),
                State::Late(1)
            )]
        );
    }
}
