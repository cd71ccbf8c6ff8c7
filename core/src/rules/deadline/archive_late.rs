//! A client archive that was set up after its deadline stays on record as late (D29).

use super::{Timed, late};
use crate::rules::{Check, Consequence, Findings, Group, Rule};
use crate::standard::Severity;
use crate::standing::{Case, Task};

pub(in crate::rules) static RULE: Rule = Rule {
    name: "archive-late",
    group: Group::Deadline,
    severity: Severity::Warning,
    consequence: Consequence::Paper,
    clause: "D29",
    check: Check::Clocks(check),
};

fn check(_: &Case<'_>, clocks: &[Timed], findings: &mut Findings) {
    late(&RULE, Task::Archive, clocks, findings);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::values::{day, deadlines, found};
    use crate::rules::testing::with_archive;
    use crate::standing::State;

    #[test]
    fn done_on_the_last_day_is_on_time_and_on_the_next_is_late() {
        let today = "2026-11-20";

        assert_eq!(found(&RULE, today, &with_archive(None)), []);
        assert_eq!(found(&RULE, today, &with_archive(Some("2026-09-21"))), []);
        assert_eq!(
            deadlines(&found(&RULE, today, &with_archive(Some("2026-09-22")))),
            [(
                "jia/archive-late/2026-09-17 6:1",
                day("2026-09-21"),
                State::Late(1)
            )]
        );
    }
}
