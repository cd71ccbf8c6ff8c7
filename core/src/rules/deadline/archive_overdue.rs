//! The client archive is set up within three working days of the appointment (D29).

use super::{Timed, overdue};
use crate::rules::{Check, Consequence, Findings, Group, Rule};
use crate::standard::Severity;
use crate::standing::{Case, Task};

pub(in crate::rules) static RULE: Rule = Rule {
    name: "archive-overdue",
    group: Group::Deadline,
    severity: Severity::Error,
    consequence: Consequence::Paper,
    clause: "D29",
    check: Check::Clocks(check),
};

fn check(_: &Case<'_>, clocks: &[Timed], findings: &mut Findings) {
    overdue(&RULE, Task::Archive, clocks, findings);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::values::{day, deadlines, found};
    use crate::rules::testing::with_archive;
    use crate::standing::State;

    #[test]
    fn it_is_overdue_from_the_day_after_the_last_until_it_is_done() {
        let (open, done) = (with_archive(None), with_archive(Some("2026-09-22")));

        assert_eq!(found(&RULE, "2026-09-21", &open), []);
        assert_eq!(
            deadlines(&found(&RULE, "2026-09-22", &open)),
            [(
                "jia/archive-overdue/2026-09-17 4:1",
                day("2026-09-21"),
                State::Overdue(1)
            )]
        );
        assert_eq!(found(&RULE, "2026-09-22", &done), []);
    }
}
