//! What a command may change in a record: each function decides on edits, or refuses with a reason.
//!
//! Pure decisions, one file per noun: they see the record as it is and what the user asked for, and return
//! the edits that `document::edit` makes in the text. Nothing is written here.

pub mod appointment;
mod approval;
pub mod archive;
mod change;
pub mod claim;
pub mod client;
pub mod complaint;
pub mod correct;
mod days;
pub mod diary;
pub mod duty;
pub mod endorsement;
mod handler;
pub mod plan;
pub mod policy;
pub mod rating;
mod refusal;
pub mod renewal;
pub mod review;
pub mod risk;
mod same;
mod service;
mod since;
pub mod slip;
pub mod step;
pub mod team;
#[cfg(test)]
mod testing;
pub mod waiver;

mod year;

pub(crate) use change::listed;
pub use change::{Change, next_id, next_id_beside};
use change::{numbered, still_named, united};
pub(crate) use days::{
    before_us, happened, happened_in_service, happened_since_contact, in_service, not_before,
};
use handler::handler;
pub use refusal::{
    AppointmentRefusal, ClaimRefusal, ClientRefusal, ComplaintRefusal, CorrectRefusal,
    DiaryRefusal, DraftRefusal, EarlyClaim, Entry, LowerRefusal, OwnWay, PlanRefusal,
    PolicyRefusal, RatingRefusal, Refusal, RenewalRefusal, ReviewRefusal, StepRefusal, TeamRefusal,
    WaiverRefusal,
};
pub use service::kind;
pub use since::Since;
pub use year::{in_year, no_service_year};
