//! What should be in the archive by a day, and the place of a finding about what is missing.

use chrono::NaiveDate;

use crate::document::KeyPath;
use crate::rules::deadline::Timed;
use crate::standing::{Case, Papers, Phase, Task};

/// The clock of the archive of a client that is appointed and not closed.
pub(super) fn clock<'c>(case: &Case<'_>, clocks: &'c [Timed]) -> Option<&'c Timed> {
    let mut clocks = clocks.iter().filter(|_| !case.is_closed());
    clocks.rfind(|it| it.clock.task == Task::Archive)
}

/// The same after its last day: until then everything may still be filed.
pub(super) fn clock_run_out<'c>(case: &Case<'_>, clocks: &'c [Timed]) -> Option<&'c Timed> {
    clock(case, clocks).filter(|it| case.today > it.clock.due.date)
}

/// Whether the company's days for filing have passed for what happened on a day.
pub(super) fn is_filing_over(case: &Case<'_>, since: NaiveDate) -> bool {
    let days = case.standard.archive.filing;
    case.calendar.due(since, days).date < case.today
}

/// The day a client reached a stage that should have a document by now but has none. The documents of the
/// appointment are due with the archive, and have no days of their own. What was reached before the record begins is
/// nobody's.
pub(super) fn undocumented(case: &Case<'_>, papers: &Papers, phase: Phase) -> Option<NaiveDate> {
    let since = papers.undocumented(phase)?;
    if case.is_unrecorded(since) {
        return None;
    }
    (phase == Phase::Appointment || is_filing_over(case, since)).then_some(since)
}

/// The list of documents; without an archive, the day that makes one due.
pub(super) fn documents(case: &Case<'_>) -> KeyPath {
    match &case.record.archive {
        Some(archive) if !archive.documents.is_empty() => KeyPath::of("archive").key("documents"),
        Some(_) => KeyPath::of("archive").key("established"),
        None => case.record.appointment_way().key("established"),
    }
}
