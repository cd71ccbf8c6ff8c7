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

use chrono::NaiveDate;

mod appointment;
mod archive;
mod claim;
mod client;
pub mod course;
mod diary;
mod fault;
mod fields;
pub mod form;
mod id;
mod near;
mod plan;
mod policy;
mod rating;
mod reader;
mod renewal;
mod review;
mod service;
mod shape;
mod team;
mod waiver;
mod word;
mod year;

pub use appointment::{Appointment, AppointmentKind, Commitment, Extension};
pub use archive::{Archive, ArchivePart, Paper, PaperKind};
pub use claim::{Claim, ClaimStep};
pub use client::{Client, ClientKind, Contact, Need};
pub use diary::{Entry, TradeKind, is_answered, is_contact, is_substantive};
pub use fault::{Expected, Fault, Problem, UnknownKey};
pub use fields::Fields;
pub use form::LAYOUT;
pub use id::belongs_in_id;
pub use near::Near;
pub(crate) use near::{is_part, nearest};
pub use plan::{Lowering, Opinion, Origin, Plan, PlanItem, Purpose, Revision};
pub use policy::{Policy, share_of};
pub use rating::{Basis, Factor, Override, Publication, Rating};
pub use reader::{Absent, Reader};
pub use renewal::{Loss, Outcome, OutcomeKind, Renewal, RenewalStep};
pub use review::{Review, Score};
pub use service::{Duty, Endorsement, Risk};
pub use shape::{Key, Kind, Section, shape};
pub use team::{HandOver, Member, Role, Team};
pub use waiver::Waiver;
pub use word::Word;
pub(crate) use word::words;
pub use year::{Year, day_after_months, last_day_of_year_from, whole_months};

use crate::document::Document;

/// Whether something that began on a day, or that nobody knows since when, was still without any of its ends
/// on another.
fn is_open_on<const N: usize>(
    began: Option<NaiveDate>,
    ends: [Option<NaiveDate>; N],
    day: NaiveDate,
) -> bool {
    let has_begun = began.is_none_or(|began| began <= day);
    has_begun && ends.into_iter().flatten().all(|end| end > day)
}

/// One client's file.
#[derive(Clone, Debug)]
pub struct Record<'d> {
    /// The text it was read from: as of an earlier day it is read again.
    document: &'d Document<'d>,
    /// The latest day of a fact in it.
    latest: NaiveDate,
    /// Who the client is.
    pub client: Client<'d>,
    /// Whom we talk to there.
    pub contacts: Vec<Contact<'d>>,
    /// What the client needs.
    pub needs: Vec<Need<'d>>,
    /// The written appointment as broker; `None` for targets and prospects.
    pub appointment: Option<Appointment<'d>>,
    /// The client service team.
    pub team: Option<Team<'d>>,
    /// The client archive.
    pub archive: Option<Archive<'d>>,
    /// The service years, in the order of the file.
    pub years: Vec<Year<'d>>,
    /// The insurance policies placed for the client.
    pub policies: Vec<Policy<'d>>,
    /// Changes of policies.
    pub endorsements: Vec<Endorsement<'d>>,
    /// Changes of the client's risk.
    pub risks: Vec<Risk<'d>>,
    /// What insurers owe the client.
    pub duties: Vec<Duty<'d>>,
    /// Insurance claims.
    pub claims: Vec<Claim<'d>>,
    /// Account reviews.
    pub reviews: Vec<Review<'d>>,
    /// Renewals.
    pub renewals: Vec<Renewal<'d>>,
    /// The client diary, in the order of the file.
    pub diary: Vec<Entry<'d>>,
    /// The findings that were settled, in the order of the file.
    pub waivers: Vec<Waiver<'d>>,
}

/// A file as it was read: the record, what keeps it from being one, and keys that mean nothing.
#[derive(Clone, Debug)]
pub struct Reading<'d> {
    /// The record; only to be relied on when there are no faults.
    pub record: Record<'d>,
    /// Every value that is missing or is not what it must be.
    pub faults: Vec<Fault>,
    /// Every key that no one knows. They are kept, and flagged.
    pub unknown: Vec<UnknownKey>,
    /// The entries that are left out since they were not there yet on the day it was read as of.
    pub absent: Vec<Absent>,
}

impl<'d> Record<'d> {
    /// Reads a whole document, and goes on past every fault so that all are told at once.
    pub fn read(document: &'d Document<'d>) -> Reading<'d> {
        Record::read_with(document, Reader::new(document))
    }

    /// Reads the same text as it stood on a day: what is dated later has not happened, and nobody knows of it.
    /// `None` where nothing in it is dated later, so that the record itself is what stood that day.
    ///
    /// What is agreed or planned may lie ahead and stays, as the form says key by key.
    pub fn read_as_of(&self, day: NaiveDate) -> Option<Reading<'d>> {
        let reader = || Reader::as_of(self.document, day);
        (self.latest > day).then(|| Record::read_with(self.document, reader()))
    }

    fn read_with(document: &'d Document<'d>, mut reader: Reader<'d>) -> Reading<'d> {
        let mut root = reader.root();
        let record = Record {
            document,
            latest: NaiveDate::MIN,
            client: root.table("client", Client::read).unwrap_or_else(|| {
                root.missing("client");
                Client::default()
            }),
            contacts: root.entries("contacts", Contact::read),
            needs: root.entries("needs", Need::read),
            appointment: root.table("appointment", Appointment::read),
            team: root.table("team", Team::read),
            archive: root.table("archive", Archive::read),
            years: root.entries("years", Year::read),
            policies: root.entries("policies", Policy::read),
            endorsements: root.entries("endorsements", Endorsement::read),
            risks: root.entries("risks", Risk::read),
            duties: root.entries("duties", Duty::read),
            claims: root.entries("claims", Claim::read),
            reviews: root.entries("reviews", Review::read),
            renewals: root.entries("renewals", Renewal::read),
            diary: root.entries("diary", Entry::read),
            waivers: root.entries("waivers", Waiver::read),
        };
        root.finish();
        let (latest, absent) = (reader.latest(), reader.absent());
        let (faults, unknown) = reader.finish(&LAYOUT);
        Reading {
            record: Record { latest, ..record },
            faults,
            unknown,
            absent,
        }
    }

    /// The text it was read from.
    pub fn document(&self) -> &'d Document<'d> {
        self.document
    }

    /// Whether a fact in it is dated after a day.
    pub fn has_fact_after(&self, day: NaiveDate) -> bool {
        self.latest > day
    }

    /// The day the appointment was established; before it the client is a target or prospect (D14).
    pub fn appointed(&self) -> Option<NaiveDate> {
        self.appointment.as_ref()?.established
    }

    /// The day the client was closed, if it was.
    pub fn closed(&self) -> Option<NaiveDate> {
        self.client.closed
    }

    /// The account manager on a day: the one who joined last, when two overlap (D23).
    pub fn manager_on(&self, day: NaiveDate) -> Option<&Member<'d>> {
        let team = self.team.as_ref()?;
        team.members_on(day)
            .filter(|member| member.role == Some(Role::AccountManager))
            .max_by_key(|member| member.from)
    }
}

#[cfg(test)]
mod tests;
