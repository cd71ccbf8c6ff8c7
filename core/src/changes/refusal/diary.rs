//! Why nothing is written in the diary. `text::refusal::diary` says what to do instead.

use chrono::NaiveDate;

use super::{PlanRefusal, Refusal};
use crate::lang::Both;

/// Why nothing is written in the diary.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DiaryRefusal {
    /// Neither the standard nor the trade has such a kind of entry.
    UnknownKind {
        /// What was given.
        given: String,
        /// The codes that were probably meant.
        near: Vec<String>,
        /// The services of the standard, by code.
        services: Vec<(String, Both)>,
    },
    /// Substantive business waits for the appointment (D15).
    BeforeAppointment {
        /// The day of the business.
        day: NaiveDate,
        /// The day the appointment was established, if it was.
        appointed: Option<NaiveDate>,
    },
    /// The plan item it would fulfil is not open; the entry itself could be written.
    ItemNotOpen {
        /// The item that was given.
        item: String,
        /// Why it is not open.
        why: PlanRefusal,
    },
    /// The plan item it would fulfil is another service (D52); the entry itself could be written.
    OtherService {
        /// The item that was given.
        item: String,
        /// The item's service: code, and name when it is one of the standard.
        service: Box<(String, Option<Both>)>,
        /// The kind of the entry, likewise.
        kind: Box<(String, Option<Both>)>,
    },
    /// There is no account manager that day, and nobody was named.
    NobodyServed {
        /// The day.
        day: NaiveDate,
        /// Whether a team can be set up, since the client has appointed us.
        appointed: bool,
    },
}

impl From<DiaryRefusal> for Refusal {
    fn from(refusal: DiaryRefusal) -> Refusal {
        Refusal::Diary(refusal)
    }
}
