//! Why the appointment is not changed so. What to do instead is said by `text::refusal::appointment`.

use chrono::NaiveDate;

use super::Refusal;
use crate::model::ArchivePart;

/// Why the appointment is not changed so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AppointmentRefusal {
    /// A cooperation agreement is for channel clients only (D12).
    CooperationWithDirect,
    /// The appointment was established on another day; a fact is not overwritten.
    EstablishedThere {
        /// The day on record.
        on: NaiveDate,
    },
    /// The appointment was agreed to another last day; a later one is an extension.
    UntilThere {
        /// The last day on record, inclusive.
        until: NaiveDate,
    },
    /// The appointment would end before it begins.
    EndsBeforeStart {
        /// The last day given, inclusive.
        until: NaiveDate,
        /// The day it was established.
        established: NaiveDate,
    },
    /// An appointment without an agreed end cannot be extended.
    NoTerm,
    /// The new end is no later than the present one.
    NotLonger {
        /// The last day given, inclusive.
        until: NaiveDate,
        /// The present last day, inclusive.
        ends: NaiveDate,
    },
    /// A part of the archive was re-filed on another day; a fact is not overwritten.
    PartFiled {
        /// The part.
        part: ArchivePart,
        /// The day on record.
        on: NaiveDate,
    },
    /// The archive was reported on another day; a fact is not overwritten.
    Reported {
        /// The day on record.
        on: NaiveDate,
    },
    /// The original of the appointment would be kept with the client's file, not apart from it (D26).
    OriginalNotApart {
        /// The one place of both.
        place: String,
    },
}

impl From<AppointmentRefusal> for Refusal {
    fn from(refusal: AppointmentRefusal) -> Refusal {
        Refusal::Appointment(refusal)
    }
}
