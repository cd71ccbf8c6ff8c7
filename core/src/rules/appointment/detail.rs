//! What can be found about the appointment.

use chrono::NaiveDate;

use crate::model::AppointmentKind;
use crate::words;

/// What was found about an appointment.
#[derive(Clone, Debug, PartialEq)]
pub enum OfAppointment {
    /// Substantive business came before it.
    Early {
        /// Where it is on record.
        what: Early,
        /// The id of the entry that says so.
        id: String,
        /// Its day.
        on: NaiveDate,
        /// The day of the appointment; `None` when there is none.
        appointed: Option<NaiveDate>,
    },
    /// Business goes on after the client was closed.
    AfterClosing {
        /// Where it is on record.
        what: Early,
        /// The id of the entry that says so.
        id: String,
        /// Its day.
        on: NaiveDate,
        /// The day the service ended.
        closed: NaiveDate,
        /// Whether the client came back since, so that the end of that service is settled.
        came_back: bool,
    },
    /// A cooperation agreement with a client that is not a channel client.
    CooperationWithDirect,
    /// No plan item covers a commitment, or fewer items than were promised a year.
    Unplanned {
        /// The commitment's id.
        id: String,
        /// The promise in words.
        text: String,
        /// How many items of the current year's plan cover it, and how many were promised, if some cover it.
        times: Option<(u32, u32)>,
        /// Whether these are the times of all years, because it is kept by a day.
        is_once: bool,
        /// The code of the service that its words name.
        service: Option<String>,
    },
    /// The template is not on record.
    NoTemplate {
        /// The kind of document, when that is on record.
        kind: Option<AppointmentKind>,
        /// The day of an appointment that is over, by which the command names it.
        of: Option<NaiveDate>,
    },
    /// The template of an extension is not on record.
    ExtensionNoTemplate {
        /// The last day that it agrees.
        until: NaiveDate,
    },
    /// The kind of document is not on record.
    NoKind {
        /// The day of an appointment that is over, by which the command names it.
        of: Option<NaiveDate>,
    },
    /// Something of a channel client's licence is not on record.
    NoLicence {
        /// What.
        lacks: Vec<LicencePart>,
    },
    /// The licence of a channel client has run out.
    LicenceOver {
        /// Its last day, inclusive.
        until: NaiveDate,
    },
    /// No last day is on record.
    NoTerm {
        /// The kind of document, when that is on record.
        kind: Option<AppointmentKind>,
    },
    /// It has ended, and nothing says what is to be: an extension, or the end of the service.
    Over {
        /// Its last day, inclusive, with every extension.
        ends: NaiveDate,
    },
    /// It has ended, but service continues.
    Expired {
        /// Its last day, inclusive, with every extension.
        ends: NaiveDate,
        /// Where the service is on record.
        what: GoesOn,
        /// The id of the entry that says so.
        id: String,
        /// The first day of service after the end.
        on: NaiveDate,
    },
    /// An extension, or another appointment, was agreed after the end.
    Gap {
        /// The last day before the gap.
        ended: NaiveDate,
        /// The day it was agreed.
        on: NaiveDate,
        /// The calendar days between the two.
        days: i64,
        /// Whether it is another appointment and not an extension.
        anew: bool,
        /// What was served in the gap, in time order, by the ids of the entries.
        served: Vec<(NaiveDate, GoesOn, String)>,
    },
    /// The client disclosure notice is missing, or came after the appointment.
    Notice {
        /// The day it was handed over; `None` when it was not.
        notice: Option<NaiveDate>,
        /// The day of the appointment.
        appointed: NaiveDate,
    },
}

words! {
    /// A part of what is on record of a licence; its code is the option for it.
    LicencePart {
        /// Its kind.
        Kind = "licence-kind",
        /// Its number.
        Number = "licence-number",
        /// Its last day.
        Until = "licence-until",
    }
}

words! {
    /// Where business before the appointment is on record.
    Early {
        /// In the client diary.
        Diary = "diary",
        /// As a document of the archive.
        Paper = "paper",
        /// As a policy that had started.
        Policy = "policy",
        /// The work on a renewal.
        Renewal = "renewal",
        /// An endorsement that was asked for or sent.
        Endorsement = "endorsement",
        /// As the first step of a claim after its loss.
        Claim = "claim",
    }
}

words! {
    /// Where service after the appointment is on record.
    GoesOn {
        /// In the client diary.
        Diary = "diary",
        /// As a policy that has begun.
        Policy = "policy",
        /// As an open item of a plan.
        PlanItem = "plan-item",
        /// As a policy that is still in force.
        Cover = "cover",
    }
}
