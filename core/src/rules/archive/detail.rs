//! What can be found about the client archive.

use chrono::NaiveDate;

use crate::calendar::Due;
use crate::model::PaperKind;
use crate::standing::{Cause, Phase};
use crate::words;

/// What was found about an archive.
#[derive(Clone, Debug, PartialEq)]
pub enum OfArchive {
    /// A kind of document is due but missing.
    Missing {
        /// The kind.
        kind: PaperKind,
        /// What makes it due.
        cause: Cause,
        /// Its day.
        since: NaiveDate,
    },
    /// A stage of the client's course has no document.
    Undocumented {
        /// The stage.
        phase: Phase,
        /// The day the client reached it.
        since: NaiveDate,
        /// The kinds that are due in it.
        kinds: Vec<PaperKind>,
    },
    /// A policy has no paper of a kind of its own.
    OfPolicy {
        /// The policy.
        policy: String,
        /// The kind.
        kind: PaperKind,
        /// The day it began.
        since: NaiveDate,
    },
    /// A renewal has not left all its papers.
    OfRenewal {
        /// The renewal.
        renewal: String,
        /// The policies of the renewal: what its papers are to name.
        policies: Vec<String>,
        /// The kinds that are due by its steps.
        kinds: Vec<PaperKind>,
        /// The day of the first of those steps.
        since: NaiveDate,
    },
    /// Facts of a policy are not on record.
    PolicyLacks {
        /// The policy.
        policy: String,
        /// The day it began; `None` when that is what the record lacks.
        starts: Option<NaiveDate>,
        /// Which facts.
        lacks: Vec<PolicyFact>,
    },
    /// The place of the original of the appointment is not on record.
    NoPlace {
        /// The day the archive was set up; `None` when it was not, and its deadline has passed.
        established: Option<NaiveDate>,
        /// The last day on time for the archive.
        term: Due,
    },
    /// The original of the appointment is kept with the client's file.
    Together {
        /// The place.
        place: String,
    },
    /// The original of an extension has no place on record, or is kept with the client's file.
    Extension {
        /// The last day that it agrees.
        until: NaiveDate,
        /// The place, that of the client's file; `None` when none is on record.
        place: Option<String>,
    },
    /// The archive is set up but was not reported.
    Unreported {
        /// The day it was set up.
        established: NaiveDate,
    },
    /// A document's file is missing.
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
    /// The company's system was never brought up to date.
    NeverSynced,
    /// The file of a client that left need not be kept any longer.
    KeptLongEnough {
        /// The last day it had to be kept, inclusive.
        until: NaiveDate,
        /// The policy that set it.
        policy: String,
        /// The years from its end: 5 or 10.
        years: u32,
    },
    /// The company's system was last brought up to date too long ago.
    Stale {
        /// The last time.
        synced: NaiveDate,
        /// How many calendar days ago that was.
        days: i64,
        /// How many days are allowed.
        most: u32,
    },
}

words! {
    /// A fact of a policy; its code is the key and the option for it.
    PolicyFact {
        /// The first day of cover.
        Starts = "starts",
        /// The insurer.
        Insurer = "insurer",
        /// The product.
        Product = "product",
        /// The policy number.
        Number = "number",
        /// The sum insured.
        SumInsured = "sum-insured",
        /// The premium.
        Premium = "premium",
    }
}
