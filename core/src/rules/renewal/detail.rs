//! What can be found about a renewal or a hand-over.

use chrono::NaiveDate;

use crate::calendar::Due;
use crate::model::{OutcomeKind, RenewalStep};
use crate::standing::{Follower, LossLack};

/// One outcome of a policy.
#[derive(Clone, Debug, PartialEq)]
pub struct OneOutcome {
    /// Its name, by which a command finds it.
    pub name: String,
    /// The renewal that has it.
    pub renewal: String,
    /// Whether that renewal is closed.
    pub is_closed: bool,
    /// What became of the policy.
    pub kind: OutcomeKind,
    /// The day.
    pub on: Option<NaiveDate>,
}

/// What was found about a renewal or a hand-over. Days are calendar days.
#[derive(Clone, Debug, PartialEq)]
pub enum OfRenewal {
    /// Its start day has passed, and nobody has started it.
    NotStarted {
        /// The policies that expire together, by id.
        policies: Vec<String>,
        /// Their earliest last day of cover.
        expires: NaiveDate,
        /// The last day on time to start.
        opens: NaiveDate,
        /// How many days ago that was.
        by: i64,
        /// Those of them that may be cover for one occasion, which nobody renews.
        occasional: Vec<String>,
    },
    /// A policy waits in two renewals.
    Doubled {
        /// The policy.
        policy: String,
        /// The renewal that stands first in the file.
        first: String,
        /// The other one.
        then: String,
        /// Whether the other one is about that policy alone.
        is_alone: bool,
    },
    /// Steps were not taken in time.
    StepsOverdue {
        /// The renewal.
        renewal: String,
        /// The steps and the last day of each, in their order.
        steps: Vec<(RenewalStep, NaiveDate)>,
        /// The earliest last day of cover.
        expires: NaiveDate,
    },
    /// It was started after its last day.
    StartedLate {
        /// The renewal.
        renewal: String,
        /// The last day on time to start.
        opens: NaiveDate,
        /// The day it was started.
        started: NaiveDate,
        /// How many days late that was.
        by: i64,
    },
    /// Cover goes on, but steps were never taken.
    StepsMissing {
        /// The renewal.
        renewal: String,
        /// The steps, in their order.
        steps: Vec<RenewalStep>,
        /// Whether it is closed.
        closed: bool,
    },
    /// A policy has two outcomes that cannot both be true.
    TwoOutcomes {
        /// The policy.
        policy: String,
        /// The one that stands first in the file.
        first: OneOutcome,
        /// The other.
        then: OneOutcome,
    },
    /// The appointment does not reach past the renewal.
    AppointmentShort {
        /// Its last day, inclusive, with every extension.
        ends: NaiveDate,
        /// The earliest last day of cover.
        expires: NaiveDate,
    },
    /// The appointment ends soon.
    AppointmentEnds {
        /// Its last day, inclusive, with every extension.
        ends: NaiveDate,
        /// The calendar days left.
        left: i64,
    },
    /// A proposal does not say what it recommends, or why.
    EmptyProposal {
        /// The renewal.
        renewal: String,
        /// The day of the proposal.
        on: NaiveDate,
        /// Whether it lacks what is recommended.
        recommended: bool,
        /// Whether it lacks the reason.
        reason: bool,
    },
    /// The client's choice does not say what it accepts and declines.
    EmptyChoice {
        /// The renewal.
        renewal: String,
        /// The day of the choice.
        on: NaiveDate,
    },
    /// A policy has expired without an outcome on record.
    NoOutcome {
        /// The policy.
        policy: String,
        /// Its product.
        product: String,
        /// Its last day of cover, inclusive.
        ends: NaiveDate,
        /// Whether it is in an open renewal.
        renewal: bool,
        /// Whether it may be cover for one occasion, which nobody renews.
        occasional: bool,
    },
    /// Cover goes on by its outcome, but no policy that follows is on record.
    NoFollower {
        /// The last day of cover, inclusive.
        ends: NaiveDate,
        /// What is to follow.
        follower: Follower,
    },
    /// A policy has no last day of cover.
    NoEnd {
        /// The policy.
        policy: String,
        /// Its product.
        product: String,
    },
    /// A policy was extended, and the record does not say to which day.
    NoExtendedEnd {
        /// The policy.
        policy: String,
        /// Its product.
        product: String,
        /// Its last day of cover on record, inclusive.
        ends: Option<NaiveDate>,
    },
    /// No cover between a policy and the one that follows it.
    CoverGap {
        /// The policy that ended.
        policy: String,
        /// Its last day of cover, inclusive.
        ends: NaiveDate,
        /// The policy that follows.
        by: String,
        /// The first day of that one.
        starts: NaiveDate,
        /// The first day without cover; of those from today on while there are any.
        from: NaiveDate,
        /// How many days have none.
        days: i64,
        /// Whether they are still to come.
        when: GapTime,
    },
    /// Business was lost, but not everything that follows is on record.
    LossLacks {
        /// The renewal.
        renewal: String,
        /// The policies that were lost.
        policies: Vec<String>,
        /// What is missing.
        lacks: Vec<LossLack>,
    },
    /// The account manager changed, and no hand-over is on record.
    NoHandOver {
        /// Who was account manager before.
        by: String,
        /// Who is account manager since.
        to: String,
        /// The first day of that one.
        on: NaiveDate,
    },
    /// A hand-over between people who were not account managers then.
    NotManagers {
        /// Who handed over, and who took over.
        people: [String; 2],
        /// The new account manager's first day.
        on: NaiveDate,
        /// Whether the one was account manager before, and the other from then on or later.
        were: [bool; 2],
    },
    /// The client was told of a new account manager, or the list was signed, too late after the change.
    HandOverLate {
        /// Who took over.
        to: String,
        /// The new account manager's first day.
        on: NaiveDate,
        /// The last day on time.
        due: Due,
        /// The day the list was signed, when that was late.
        signed: Option<NaiveDate>,
        /// The day the client was told, when that was late.
        told: Option<NaiveDate>,
    },
    /// The client was handed over, but something is still to be done.
    HandOver {
        /// Who took over.
        to: String,
        /// Who handed over.
        by: String,
        /// The new account manager's first day.
        on: NaiveDate,
        /// Whether both signed the list of open work.
        signed: bool,
        /// Whether the client was told.
        told: bool,
        /// The open work, by id, of the old one, who has left the team.
        still: Vec<String>,
        /// Today's account manager, whom that work may go to.
        heir: Option<String>,
        /// Whether it is the last hand-over on record, which the command means.
        is_last: bool,
    },
}

/// When days without cover are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GapTime {
    /// The next of them is after today.
    ToCome,
    /// Today is one of them.
    Now,
    /// They have passed.
    Over,
}
