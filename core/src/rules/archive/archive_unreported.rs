//! The archive and the client information are reported as the company requires (D27).

use crate::document::KeyPath;
use crate::rules::deadline::Timed;
use crate::rules::{Check, Consequence, Detail, Findings, Group, OfArchive, Rule};
use crate::standard::Severity;
use crate::standing::Case;

use super::clock_run_out;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "archive-unreported",
    group: Group::Archive,
    severity: Severity::Warning,
    consequence: Consequence::Paper,
    clause: "D27",
    check: Check::Clocks(check),
};

/// An archive that is not set up is overdue, and cannot be reported yet.
fn check(case: &Case<'_>, clocks: &[Timed], findings: &mut Findings) {
    let Some(established) = clock_run_out(case, clocks).and_then(|it| it.clock.done) else {
        return;
    };
    let archive = case.record.archive.as_ref();
    if archive.and_then(|it| it.reported).is_none() {
        let key = KeyPath::of("archive").key("reported");
        let fault = OfArchive::Unreported { established };
        findings.add(&RULE, key, Detail::Archive(fault));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::values::{at, day, found};
    use crate::rules::testing::{APPOINTED, with_archive};

    #[test]
    fn an_archive_that_stands_is_reported_by_the_end_of_its_term() {
        let text = with_archive(Some("2026-09-18"));
        assert_eq!(found(&RULE, "2026-09-21", &text), []);
        assert_eq!(
            found(&RULE, "2026-09-22", &text),
            [at(
                "jia/archive-unreported/archive.reported 5:1",
                Detail::Archive(OfArchive::Unreported {
                    established: day("2026-09-18")
                })
            )]
        );
        let reported = format!("{text}reported = 2026-09-22\n");
        assert_eq!(found(&RULE, "2026-09-22", &reported), []);
        assert_eq!(found(&RULE, "2026-11-20", APPOINTED), []);
    }
}
