//! Why the appointment is not changed. `text::refusal::appointment` says what to do instead.

use chrono::NaiveDate;

use super::Refusal;

/// Why the appointment is not changed so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AppointmentRefusal {
    /// A cooperation agreement is for channel clients only (D12).
    CooperationWithDirect,
    /// The appointment would end before it begins.
    EndsBeforeStart {
        /// The last day given, inclusive.
        until: NaiveDate,
        /// The day it was established.
        established: NaiveDate,
    },
    /// Another appointment begins while the last one runs.
    Runs {
        /// The day given.
        given: NaiveDate,
        /// The day the last one was established.
        established: NaiveDate,
        /// Its last day, or the day the client was closed, inclusive; `None` without one.
        until: Option<NaiveDate>,
        /// Its name in the record.
        name: String,
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
    /// What is said to be done before the appointment was not.
    NotBeforeUs {
        /// Its day.
        day: NaiveDate,
        /// The day of the appointment.
        appointed: NaiveDate,
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
