//! What can be found about the client archive.

use chrono::NaiveDate;

use crate::model::PaperKind;
use crate::standing::{Cause, Phase};

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
    /// A document's file is there and could not be looked at.
    Unread {
        /// The document's kind.
        kind: Option<PaperKind>,
        /// Its file.
        file: String,
        /// What the system says; empty where it says nothing.
        why: String,
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
