//! What a client's file means: one file per noun of the trade.
//!
//! ```text
//! Record                      one client's file
//!   Client                    who the client is, and how it came to us        D01 D04 D31 D39
//!   Contact                   whom we talk to there
//!   Need                      what the client needs, and who learned it       D37
//!   Appointment               the written appointment as broker               D12–D17
//!     Commitment              a service promised in it                        D16
//!     Extension               a later end agreed in writing
//!   Team                      the client service team                         D18–D24
//!     Member                  one of it, with role and duty
//!     HandOver                a change of the account manager                 D69
//!   Archive                   the client archive                              D25–D31
//!     Paper                   one document in it                              D28
//!   Year                      a service year                                  D32
//!     Rating                  stars, and the income they come from            D32–D36
//!       Override              stars changed for a reason, once approved       D33
//!       Publication           the approval to make them public                D35
//!     Plan                    the client service plan                         D37–D51
//!       Opinion               what client relations say of it                 D47
//!       Lowering              a service of the standard lowered, if approved  D41
//!       PlanItem              one service, planned                            D43
//!       Revision              a change of the plan, and why                   D53
//!   Policy                    an insurance policy                             D62
//!   Endorsement               a change of a policy                            D58
//!   Risk                      a change of the client's risk                   D59
//!   Duty                      what an insurer owes the client                 D60
//!   Claim                     an insurance claim                              D62
//!   Complaint                 a complaint, and what came of it
//!   Review                    an account review                               D55
//!     Score                   one goal, scored
//!   Renewal                   policies taken over their expiry                D64–D67
//!     Outcome                 what became of one of them
//!     Loss                    what follows when business is lost
//!   Entry                     one entry of the client diary                   D54
//!   Waiver                    a finding that was settled, and until when
//! ```
//!
//! Everything borrows from the file's text. Nothing here knows today's date or the company's standard.

mod appointment;
mod appointments;
mod archive;
mod blank;
mod claim;
mod client;
mod complaint;
pub mod course;
mod diary;
mod fault;
mod fields;
pub mod form;
mod id;
pub mod name;
mod near;
mod plan;
mod policy;
mod rating;
mod reader;
mod record;
mod renewal;
mod review;
mod service;
mod shape;
mod subject;
mod team;
mod term;
mod waiver;
mod word;
mod year;

pub use appointment::{Appointment, AppointmentKind, Commitment, Extension, PROMISES_AND_NEEDS};
pub use archive::{Archive, ArchivePart, Paper, PaperKind};
pub use blank::{is_blank, said};
pub use claim::{Advance, Claim, ClaimStep, Interruption, InterruptionKind, NoProof};
pub use client::{Client, ClientKind, Contact, FormerName, LicenceKind, Need};
pub use complaint::Complaint;
pub use diary::{Entry, TradeKind, is_answered, is_contact, is_substantive};
pub use fault::{Expected, Fault, Problem, UnknownKey};
pub use fields::Fields;
pub use form::LAYOUT;
pub use id::{belongs_in_id, is_entry_id, next_free};
pub use near::Near;
pub(crate) use near::namesake;
pub use near::{is_part, nearest};
pub use plan::{Lowering, Opinion, Origin, Plan, PlanItem, Purpose, Revision};
pub use policy::{CoInsurer, Instalment, Policy, issued, share_of};
pub use rating::{Basis, Factor, Override, Publication, Rating, Stated};
pub use reader::{Absent, Reader};
pub use record::{Reading, Record};
pub(crate) use renewal::{Extended, Fate};
pub use renewal::{Fates, Loss, Outcome, OutcomeKind, Renewal, RenewalStep};
pub use review::{Review, Score};
pub use service::{Duty, Endorsement, Risk};
pub use shape::{Key, Kind, Section, shape, takes};
pub use subject::subject_with;
pub use team::{HandOver, Member, Role, Team};
use term::is_open_on;
pub use waiver::Waiver;
pub use word::Word;
pub use year::{Year, day_after_months, last_day_of_year_from, whole_months};

#[cfg(test)]
mod tests;
