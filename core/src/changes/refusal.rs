//! Why the trade does not allow a change. Refusals for every noun are here, the others in the file of their
//! noun.
//!
//! `text::refusal` has a file for each of them, which says what to do instead.

use chrono::NaiveDate;

use super::Since;
use crate::lang::Both;
use crate::standing::{Approval, NoApprover};

mod appointment;
mod claim;
mod client;
mod complaint;
mod correct;
mod diary;
mod draft;
mod lower;
mod plan;
mod policy;
mod rating;
mod renewal;
mod review;
mod step;
mod team;
mod waiver;

pub use appointment::AppointmentRefusal;
pub use claim::{ClaimRefusal, EarlyClaim};
pub use client::ClientRefusal;
pub use complaint::ComplaintRefusal;
pub use correct::{CorrectRefusal, OwnWay};
pub use diary::DiaryRefusal;
pub use draft::DraftRefusal;
pub use lower::LowerRefusal;
pub use plan::PlanRefusal;
pub use policy::PolicyRefusal;
pub use rating::RatingRefusal;
pub use renewal::RenewalRefusal;
pub use review::ReviewRefusal;
pub use step::{Entry, StepRefusal};
pub use team::TeamRefusal;
pub use waiver::WaiverRefusal;

/// Why a change was refused; the record is unchanged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// The appointment has not been established; nothing of the formal service can be recorded (D14).
    NotAppointed,
    /// The day is before another day that must come first.
    TooEarly {
        /// The day given.
        day: NaiveDate,
        /// The day that must come first.
        earliest: NaiveDate,
        /// What happened on that day.
        since: Since,
    },
    /// What is recorded as done is after today.
    InFuture {
        /// The day given.
        day: NaiveDate,
        /// Today.
        today: NaiveDate,
    },
    /// No service year contains the day.
    NoServiceYear {
        /// The day.
        day: NaiveDate,
        /// First and last day of those on record.
        years: Vec<(NaiveDate, NaiveDate)>,
    },
    /// The standard has no such service (D38).
    UnknownService {
        /// What was given.
        given: String,
        /// The codes that were probably meant.
        near: Vec<String>,
        /// Those it has, by code.
        services: Vec<(String, Both)>,
    },
    /// Somebody is to approve who may not (D33, D35, D41).
    Approver {
        /// What is to be approved.
        approval: Approval,
        /// Who.
        by: String,
        /// The day.
        on: NaiveDate,
        /// Why not.
        why: NoApprover,
    },
    /// Something was refused of a service year that is not the one of today, which begins on this day.
    InYear(NaiveDate, Box<Refusal>),
    /// A dated step was not recorded.
    Step(StepRefusal),
    /// The client or a contact was not changed.
    Client(ClientRefusal),
    /// An entry was not corrected, taken away or moved.
    Correct(CorrectRefusal),
    /// The appointment was not changed.
    Appointment(AppointmentRefusal),
    /// The team was not changed, or the client not handed over.
    Team(TeamRefusal),
    /// The year was not rated.
    Rating(RatingRefusal),
    /// The plan was not changed.
    Plan(PlanRefusal),
    /// No plan was drafted.
    Draft(DraftRefusal),
    /// The standard was not lowered.
    Lower(LowerRefusal),
    /// Nothing was written in the diary.
    Diary(DiaryRefusal),
    /// A policy was not changed.
    Policy(PolicyRefusal),
    /// A step of a claim was not recorded.
    Claim(ClaimRefusal),
    /// The time to answer a complaint was not extended.
    Complaint(ComplaintRefusal),
    /// A review was not scored.
    Review(ReviewRefusal),
    /// A renewal was not changed.
    Renewal(RenewalRefusal),
    /// A finding was not waived, or a waiver not removed.
    Waiver(WaiverRefusal),
}

impl Refusal {
    /// The name given for an entry, where the list that is meant has none of it.
    pub fn unknown_entry(&self) -> Option<&str> {
        match self {
            Refusal::InYear(_, of) => of.unknown_entry(),
            Refusal::Step(StepRefusal::NotListed { id, .. })
            | Refusal::Plan(PlanRefusal::NothingToCover { id, .. })
            | Refusal::Waiver(WaiverRefusal::NoSuchWaiver { id, .. }) => Some(id),
            Refusal::Plan(PlanRefusal::NoSuchItem { item, .. })
            | Refusal::Diary(DiaryRefusal::ItemNotOpen {
                why: PlanRefusal::NoSuchItem { item, .. },
                ..
            }) => Some(item),
            Refusal::Team(TeamRefusal::NoSuchMember { name, .. })
            | Refusal::Client(ClientRefusal::NoSuchContact { name, .. }) => Some(name),
            Refusal::Policy(PolicyRefusal::Unknown { given, .. })
            | Refusal::Claim(ClaimRefusal::UnknownProof { given, .. })
            | Refusal::Renewal(
                RenewalRefusal::NoSuchRenewal { given, .. }
                | RenewalRefusal::NoSuchFollower { given, .. },
            ) => Some(given),
            _ => None,
        }
    }
}
