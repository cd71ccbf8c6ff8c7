//! The written appointment: what comes before it, what is agreed in it, and how long it runs.

use chrono::NaiveDate;

use crate::document::KeyPath;
use crate::model::{Appointment, words};
use crate::standing::Case;

pub(super) mod appointment_expired;
pub(super) mod commitment_unplanned;
pub(super) mod contact_before_appointment;
pub(super) mod cooperation_with_direct_client;
pub(super) mod disclosure_notice_missing;
pub(super) mod template_missing;
pub(super) mod term_missing;

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
    /// A cooperation agreement with a client that is no channel.
    CooperationWithDirect,
    /// No plan item answers a commitment.
    Unplanned {
        /// The commitment's id.
        id: String,
        /// The promise in words.
        text: String,
    },
    /// The template is not on record.
    NoTemplate,
    /// No last day is on record.
    NoTerm,
    /// It has ended, and service goes on.
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
    /// The client disclosure notice lacks, or came after the appointment.
    Notice {
        /// The day it was handed over; `None` when it was not.
        notice: Option<NaiveDate>,
        /// The day of the appointment.
        appointed: NaiveDate,
    },
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
    }
}

/// The last day of the appointment, inclusive, and the key that says so.
pub(in crate::rules) fn end(appointment: &Appointment<'_>) -> Option<(KeyPath, NaiveDate)> {
    let ends = appointment.ends()?;
    let way = KeyPath::of("appointment");
    let extensions = &appointment.extensions;
    let by = extensions.iter().position(|it| it.until == Some(ends));
    let key = match by {
        Some(nth) => way.key("extensions").nth(nth).key("until"),
        None => way.key("until"),
    };
    Some((key, ends))
}

/// The appointment of a client that is still served: what a closed client's papers lack is past mending.
fn of_served<'a>(case: &'a Case<'_>) -> Option<&'a Appointment<'a>> {
    let is_closed = case
        .record
        .closed()
        .is_some_and(|closed| closed <= case.today);
    let appointment = case.record.appointment.as_ref();
    appointment.filter(|_| !is_closed)
}
