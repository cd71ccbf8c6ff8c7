//! Why a renewal is not changed. `text::refusal::renewal` says what to do instead.

use chrono::NaiveDate;

use super::Refusal;
use crate::model::{OutcomeKind, RenewalStep};

/// Why a renewal is not changed so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RenewalRefusal {
    /// No policy waits for a renewal to be started.
    NothingToStart {
        /// The renewals that are open already, by id.
        open: Vec<String>,
    },
    /// No renewal is open.
    NoneOpen,
    /// Several are open, and none was named.
    SeveralOpen {
        /// Their ids.
        ids: Vec<String>,
    },
    /// No renewal has this id.
    NoSuchRenewal {
        /// The id given.
        given: String,
        /// Those on record.
        ids: Vec<String>,
    },
    /// The policy that is said to follow is not on record.
    NoSuchFollower {
        /// The id or number given.
        given: String,
        /// Those on record: id and product.
        known: Vec<(String, String)>,
    },
    /// The policy is in an open renewal already.
    InRenewal {
        /// The policy.
        policy: String,
        /// The renewal.
        renewal: String,
    },
    /// The policy is in no open renewal.
    NotInRenewal {
        /// The policy.
        policy: String,
    },
    /// The policy ended before we were appointed.
    NeverOurs {
        /// The policy.
        policy: String,
        /// Its last day, inclusive.
        ends: NaiveDate,
        /// The day of the appointment.
        appointed: NaiveDate,
    },
    /// The policy has no last day on record.
    NoEnd {
        /// The policy.
        policy: String,
    },
    /// The policy is for one occasion, and is not renewed.
    OneOff {
        /// The policy.
        policy: String,
    },
    /// The policy was ended before its term, so it is not renewed.
    Terminated {
        /// The policy.
        policy: String,
        /// Its last day of cover.
        on: NaiveDate,
    },
    /// One command gives a policy two outcomes.
    GivenTwo {
        /// The policy.
        policy: String,
    },
    /// The policy has its outcome.
    OutcomeThere {
        /// The policy.
        policy: String,
        /// What became of it.
        kind: OutcomeKind,
        /// The day.
        on: Option<NaiveDate>,
    },
    /// The client's choice says neither what is accepted nor what is declined (D65).
    ChoiceEmpty,
    /// The client both accepts and declines the same cover (D65).
    ChosenTwice {
        /// The cover.
        cover: String,
        /// The renewal.
        renewal: String,
    },
    /// What is recommended, and why, is said with the proposal, not with another step.
    ReasonWithoutProposal {
        /// The step given.
        step: RenewalStep,
    },
    /// Cover is accepted or declined with the client's choice, not with another step.
    CoverWithoutChoice {
        /// The step given.
        step: RenewalStep,
    },
    /// With this outcome no policy follows, or the policy would follow itself.
    NothingFollows {
        /// The policy.
        policy: String,
        /// Its outcome.
        kind: OutcomeKind,
    },
    /// The policy that would follow ends no later than the one that it would follow.
    FollowerEnded {
        /// The policy.
        policy: String,
        /// Its last day of cover.
        ends: NaiveDate,
        /// The one that would follow.
        by: String,
        /// The last day of that one.
        by_ends: NaiveDate,
    },
    /// An extension needs a last day that is later than the present one.
    ExtendedToNoDay {
        /// The policy.
        policy: String,
        /// Its last day of cover, inclusive.
        ends: Option<NaiveDate>,
        /// The day given.
        until: Option<NaiveDate>,
    },
    /// A loss is recorded with its reason (D67).
    LossWithoutReason {
        /// The policy lost.
        policy: String,
    },
    /// Lost business is asked for again after it was lost.
    WinBackTooEarly {
        /// The day given.
        day: NaiveDate,
        /// The day it was lost.
        lost: NaiveDate,
    },
    /// Nothing was lost, so nothing follows from it.
    NothingLost,
    /// Policies of the renewal have no outcome yet.
    OutcomesLack {
        /// Their ids and products.
        policies: Vec<(String, String)>,
    },
}

impl From<RenewalRefusal> for Refusal {
    fn from(refusal: RenewalRefusal) -> Refusal {
        Refusal::Renewal(refusal)
    }
}
