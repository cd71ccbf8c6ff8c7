//! The client archive: filed, kept apart, reported, and complete for how far the client has come.

use chrono::NaiveDate;

use super::deadline::Timed;
use crate::document::KeyPath;
use crate::model::PaperKind;
use crate::standing::{Case, Cause, Papers, Phase, Task};

pub(super) mod archive_unreported;
pub(super) mod crm_stale;
pub(super) mod document_changed;
pub(super) mod document_lost;
pub(super) mod document_missing;
pub(super) mod original_not_apart;
pub(super) mod stage_undocumented;

/// What was found about an archive.
#[derive(Clone, Debug, PartialEq)]
pub enum OfArchive {
    /// A kind of document is due and not held.
    Missing {
        /// The kind.
        kind: PaperKind,
        /// What makes it due.
        cause: Cause,
        /// The day of that.
        since: NaiveDate,
    },
    /// A stretch of the client's way left no document.
    Undocumented {
        /// The stretch.
        phase: Phase,
        /// The day the client came to it.
        since: NaiveDate,
        /// The kinds that are due of it.
        kinds: Vec<PaperKind>,
    },
    /// Where the original of the appointment is kept is not on record.
    NoPlace {
        /// The day the archive stood; `None` when its term is over without.
        established: Option<NaiveDate>,
        /// The last day on time for the archive.
        term: NaiveDate,
    },
    /// The original of the appointment is kept with the client's file.
    Together {
        /// The place.
        place: String,
    },
    /// The archive stands and was not reported.
    Unreported {
        /// The day it stood.
        established: NaiveDate,
    },
    /// A document's file is not there.
    Lost {
        /// The document's kind.
        kind: Option<PaperKind>,
        /// Its file.
        file: String,
        /// Whether something else is in its place.
        is_unfit: bool,
    },
    /// A document's file is not the one that was filed.
    Changed {
        /// The document's kind.
        kind: Option<PaperKind>,
        /// Its file.
        file: String,
    },
    /// The client has no id in the company's system.
    NoCrmId,
    /// The company's system was never brought in step.
    NeverSynced,
    /// The company's system was brought in step too long ago.
    Stale {
        /// The last time.
        synced: NaiveDate,
        /// How many calendar days ago that was.
        days: i64,
        /// How many it may be.
        most: u32,
    },
}

/// The clock of the archive of a client that is appointed and not closed.
fn clock<'c>(case: &Case<'_>, clocks: &'c [Timed]) -> Option<&'c Timed> {
    let is_closed = case.record.closed().is_some_and(|day| day <= case.today);
    let mut clocks = clocks.iter().filter(|_| !is_closed);
    clocks.find(|it| it.clock.task == Task::Archive)
}

/// The same once its last day is over: until then everything may still come.
fn clock_run_out<'c>(case: &Case<'_>, clocks: &'c [Timed]) -> Option<&'c Timed> {
    clock(case, clocks).filter(|it| case.today > it.clock.due.date)
}

/// Whether the company's days for filing are over for what happened on a day.
fn is_filing_over(case: &Case<'_>, since: NaiveDate) -> bool {
    let days = case.standard.archive.filing;
    case.calendar.due(since, days).date < case.today
}

/// The day a client came to a stretch of the way that should have left a document by now and left none. The
/// documents of the appointment are due with the archive, and need no days beside its term.
fn undocumented(case: &Case<'_>, papers: &Papers, phase: Phase) -> Option<NaiveDate> {
    let since = papers.undocumented(phase)?;
    (phase == Phase::Appointment || is_filing_over(case, since)).then_some(since)
}

/// Where documents stand; without an archive, the day that asks for one.
fn documents(case: &Case<'_>) -> KeyPath {
    match &case.record.archive {
        Some(archive) if !archive.documents.is_empty() => KeyPath::of("archive").key("documents"),
        Some(_) => KeyPath::of("archive").key("established"),
        None => KeyPath::of("appointment").key("established"),
    }
}
