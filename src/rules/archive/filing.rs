//! How far the archive was to be filed by a day, and where what is missing is told.

use chrono::NaiveDate;

use crate::document::KeyPath;
use crate::rules::deadline::Timed;
use crate::standing::{Case, Papers, Phase, Task};

/// The clock of the archive of a client that is appointed and not closed.
pub(super) fn clock<'c>(case: &Case<'_>, clocks: &'c [Timed]) -> Option<&'c Timed> {
    let is_closed = case.record.closed().is_some_and(|day| day <= case.today);
    let mut clocks = clocks.iter().filter(|_| !is_closed);
    clocks.find(|it| it.clock.task == Task::Archive)
}

/// The same once its last day is over: until then everything may still come.
pub(super) fn clock_run_out<'c>(case: &Case<'_>, clocks: &'c [Timed]) -> Option<&'c Timed> {
    clock(case, clocks).filter(|it| case.today > it.clock.due.date)
}

/// Whether the company's days for filing are over for what happened on a day.
pub(super) fn is_filing_over(case: &Case<'_>, since: NaiveDate) -> bool {
    let days = case.standard.archive.filing;
    case.calendar.due(since, days).date < case.today
}

/// The day a client came to a stretch of the way that should have left a document by now and left none. The
/// documents of the appointment are due with the archive, and need no days beside its term.
pub(super) fn undocumented(case: &Case<'_>, papers: &Papers, phase: Phase) -> Option<NaiveDate> {
    let since = papers.undocumented(phase)?;
    (phase == Phase::Appointment || is_filing_over(case, since)).then_some(since)
}

/// Where documents stand; without an archive, the day that asks for one.
pub(super) fn documents(case: &Case<'_>) -> KeyPath {
    match &case.record.archive {
        Some(archive) if !archive.documents.is_empty() => KeyPath::of("archive").key("documents"),
        Some(_) => KeyPath::of("archive").key("established"),
        None => KeyPath::of("appointment").key("established"),
    }
}
