//! The trade saying no to a change. What to do instead is said by `text::refusal`.

use chrono::NaiveDate;

/// Why a change was refused; the record is as it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// The appointment has not been established; nothing of the formal service can be recorded (D14).
    NotAppointed,
    /// The client has an account manager: another one takes over by a dated hand-over (D23).
    ManagerThere {
        /// Who it is.
        name: String,
    },
    /// The person already has this role in the team.
    MemberThere {
        /// Who it is.
        name: String,
    },
    /// Nobody of that name is in the team that day.
    NoSuchMember {
        /// The name that was given.
        name: String,
        /// Who is in the team.
        members: Vec<String>,
    },
    /// The account manager cannot leave without a hand-over (D23).
    ManagerLeaves {
        /// Who it is.
        name: String,
    },
    /// There is nobody to take over from.
    NoManager,
    /// The day lies before the one it must follow.
    TooEarly {
        /// The day given.
        day: NaiveDate,
        /// The day it must not lie before.
        earliest: NaiveDate,
    },
    // Any noun.
    /// What is recorded as done lies after today.
    InFuture {
        /// The day given.
        day: NaiveDate,
        /// The day it must not lie after.
        today: NaiveDate,
    },
    // Client.
    /// Nobody of that name or id is among the client's contacts.
    NoSuchContact {
        /// The name or id that was given.
        name: String,
        /// The names of those who are.
        contacts: Vec<String>,
    },
    /// Several contacts have the name: the id says which one is meant.
    SeveralContacts {
        /// The name.
        name: String,
        /// Their ids.
        ids: Vec<String>,
    },
    /// Service of the client has ended already, or an end is agreed.
    Closed {
        /// Its last day.
        on: NaiveDate,
    },
    // Archive.
    /// The original of the appointment would be kept with the client's file, not apart from it (D26).
    OriginalNotApart {
        /// The one place of both.
        place: String,
    },
    // appointment
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
    // rating
    /// No service year holds that day, and none begins then.
    NoServiceYear {
        /// The day given.
        day: NaiveDate,
    },
    /// The service year has no rating with an income.
    NotRated {
        /// The first day of the service year.
        starts: NaiveDate,
    },
    /// An override was approved already; an approval is not overwritten.
    OverrideApproved {
        /// The stars approved.
        stars: Option<i64>,
        /// The day of the approval.
        on: NaiveDate,
        /// Who approved it.
        by: String,
    },
    /// There is no override to approve.
    NoOverride,
    /// Making the stars public was approved already.
    PublicationApproved {
        /// The day of the approval.
        on: NaiveDate,
        /// Who approved it.
        by: String,
    },
}
