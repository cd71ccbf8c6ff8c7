//! The trade saying no to a change. What to do instead is said by `text::refusal`.

use chrono::NaiveDate;

use super::claim::ClaimRefusal;
use super::policy::PolicyRefusal;
use super::renewal::RenewalRefusal;
use super::waiver::Refused;
use crate::lang::Both;
use crate::standing::Step;

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
    // Service years and plans.
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
        /// The code that was probably meant.
        near: Option<String>,
        /// Those it has, by code.
        services: Vec<(String, Both)>,
    },
    /// No commitment or need has this id.
    NothingToCover {
        /// The id given.
        id: String,
        /// Those on record: id and words.
        known: Vec<(String, String)>,
    },
    /// An item cannot finish before it starts.
    FinishBeforeStart {
        /// Expected start.
        start: NaiveDate,
        /// Expected finish.
        finish: NaiveDate,
    },
    /// No plan item has this id.
    NoSuchItem {
        /// The id given.
        item: String,
        /// The open items: id and content.
        open: Vec<(String, String)>,
    },
    /// The plan item was done already.
    ItemDone {
        /// The item.
        item: String,
        /// The day it was done.
        on: NaiveDate,
        /// The open items: id and content.
        open: Vec<(String, String)>,
    },
    /// The plan item was dropped.
    ItemDropped {
        /// The item.
        item: String,
        /// The day it was dropped.
        on: NaiveDate,
        /// The open items: id and content.
        open: Vec<(String, String)>,
    },
    /// The year's plan has no items yet.
    PlanEmpty,
    /// An item lacks what a plan must state (D43).
    ItemIncomplete {
        /// The item.
        item: String,
        /// The keys it lacks.
        lacks: Vec<&'static str>,
    },
    /// The plan was issued already; it changes by revision (D53).
    PlanIssued {
        /// The day it was issued.
        on: NaiveDate,
    },
    /// The plan has not been issued.
    PlanNotIssued,
    /// Only the account manager revises the plan (D53).
    NotTheManager {
        /// Who was named.
        name: String,
        /// The account manager that day.
        manager: String,
        /// The day.
        day: NaiveDate,
    },
    /// A plan that was issued changes for a reason, on record (D53).
    ReviseWithoutReason {
        /// The day it was issued.
        issued: NaiveDate,
    },
    /// There is no account manager that day to revise the plan (D53).
    NoReviser {
        /// The day.
        day: NaiveDate,
    },
    /// The opinion on the plan is client relations' (D47).
    NotClientRelations {
        /// Who was named.
        name: String,
        /// The day.
        day: NaiveDate,
        /// The client-relations members that day.
        members: Vec<String>,
    },
    // The client diary.
    /// Neither the standard nor the trade has such a kind of entry.
    UnknownKind {
        /// What was given.
        given: String,
        /// The code that was probably meant.
        near: Option<String>,
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
    /// There is no account manager that day, and nobody was named.
    NobodyServed {
        /// The day.
        day: NaiveDate,
        /// Whether a team can be set up, since the client has appointed us.
        appointed: bool,
    },
    // Renewals.
    /// A renewal was not changed.
    Renewal(RenewalRefusal),
    // Hand-overs.
    /// There is no hand-over to sign, or to tell the client about.
    NoHandOver,
    // Waivers.
    /// A finding was not settled, or a settlement not taken back.
    Waiver(Refused),
    // A lowered standard.
    /// The number is not below the standard, and so needs no approval (D40).
    NotBelowStandard {
        /// The service.
        service: Both,
        /// The number given.
        to: i64,
        /// What the standard asks for.
        standard: u32,
    },
    /// The standard is only a reference for this service year: there is nothing to lower (D39).
    OnlyReference {
        /// The first day of the service year.
        starts: NaiveDate,
    },
    /// The lowering was approved already; an approval is not overwritten.
    LoweringApproved {
        /// The service.
        service: Both,
        /// The day of the approval.
        on: NaiveDate,
        /// Who approved it.
        by: String,
    },
    /// Nothing was referred for this service, so the number and the reason must be given.
    NothingReferred {
        /// The service's code.
        service: String,
    },
    /// It would take effect before it was approved (D41).
    ApprovedAfterEffect {
        /// The day of the approval.
        approved: NaiveDate,
        /// The first day it takes effect.
        from: NaiveDate,
    },
    /// It would be approved before it was referred.
    ApprovedBeforeReferred {
        /// The day of the approval.
        approved: NaiveDate,
        /// The day it was referred.
        referred: NaiveDate,
    },
    // A plan drafted.
    /// There is no working day left in the plan's term.
    TermOver {
        /// Its last day, inclusive.
        last: NaiveDate,
    },
    /// A plan is drafted from today on, within its term (D50).
    NotInTerm {
        /// The day given.
        day: NaiveDate,
        /// The first day that can be.
        first: NaiveDate,
        /// The last day of the term, inclusive.
        last: NaiveDate,
    },
    /// There is no team to carry out the plan (D43).
    NoTeam,
    /// Nobody of the team serves on a day that something is to be done.
    NobodyToDo {
        /// The day.
        day: NaiveDate,
    },
    /// Items are missing from a plan that was issued; it changes by revision (D53).
    DraftAfterIssue {
        /// The day it was issued.
        on: NaiveDate,
        /// How many items are missing.
        missing: usize,
    },
    // rating from policies
    /// No policy on record brings income to the service year.
    NoPolicyIncome {
        /// The first day of the service year.
        starts: NaiveDate,
        /// The last day of it.
        ends: NaiveDate,
    },
    // Policies and claims.
    /// What is wrong with a policy.
    Policy(PolicyRefusal),
    /// What is wrong with a step of a claim.
    Claim(ClaimRefusal),
    // What runs beside the plan: endorsements, risks, duties, reviews.
    /// No entry of that list has this id.
    NotListed {
        /// The list.
        of: Listed,
        /// The id given.
        id: String,
        /// The open ones, or all when none is: id and words.
        known: Vec<(String, String)>,
    },
    /// Another step comes first.
    StepFirst {
        /// The step that comes first.
        step: Step,
        /// The entry's id.
        id: String,
    },
    /// The step is on record with another day; a fact is not overwritten.
    StepTaken {
        /// The step.
        step: Step,
        /// The entry's id.
        id: String,
        /// The day on record.
        on: NaiveDate,
    },
    /// It was withdrawn or given up, and goes no further.
    GivenUp {
        /// The list.
        of: Listed,
        /// The entry's id.
        id: String,
        /// The day.
        on: NaiveDate,
    },
    /// The standard has no such goal (D55).
    UnknownGoal {
        /// What was given.
        given: String,
        /// The code that was probably meant.
        near: Option<String>,
        /// Those it has: code, name, full points.
        goals: Vec<(String, Both, u32)>,
    },
    /// A goal has no more points than its full, and none below zero (D55).
    PointsBeyond {
        /// The goal's name.
        goal: Both,
        /// The points given.
        points: i64,
        /// The full points.
        full: i64,
    },
    /// A goal was given points twice.
    GoalTwice {
        /// The goal's name.
        goal: Both,
    },
}

/// A list that runs beside the plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Listed {
    /// Endorsements.
    Endorsement,
    /// Changes of risk.
    Risk,
    /// What insurers owe.
    Duty,
    /// Account reviews.
    Review,
}
