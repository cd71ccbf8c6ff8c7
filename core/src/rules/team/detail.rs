//! What can be found about the team.

use chrono::NaiveDate;

use crate::model::Role;
use crate::standing::{Approval, ChargeKind, NoApprover};

/// Two people with one role on the same day.
#[derive(Clone, Debug, PartialEq)]
pub struct TwoAtOnce {
    /// Their names, the earlier one first.
    pub names: [String; 2],
    /// The post of the earlier one.
    pub earlier: String,
    /// The first day both have it.
    pub on: NaiveDate,
}

/// What was found about a team.
#[derive(Clone, Debug, PartialEq)]
pub enum OfTeam {
    /// Nobody is account manager.
    NoManager,
    /// Two are account manager on the same day.
    TwoManagers(TwoAtOnce),
    /// Two are deputy on the same day.
    TwoDeputies(TwoAtOnce),
    /// One person has one post twice.
    TwoPosts {
        /// The person's name.
        name: String,
        /// The role.
        role: Role,
        /// The first day both run.
        on: NaiveDate,
        /// Whether one lies within the other; else the earlier one ends too late.
        is_within: bool,
    },
    /// Nobody was account manager for days of the past.
    Gap {
        /// The first of them.
        from: NaiveDate,
        /// The last, inclusive.
        until: NaiveDate,
        /// How many of them are working days.
        days: i64,
    },
    /// Somebody approved who may not.
    NotTheirs {
        /// What was approved.
        approval: Approval,
        /// Who is on record as the approver.
        by: String,
        /// The day.
        on: NaiveDate,
        /// Why not.
        why: NoApprover,
    },
    /// Nobody is deputy.
    NoDeputy,
    /// The account manager is deputy as well.
    DeputyIsManager {
        /// The person's name.
        name: String,
    },
    /// The handler of open work has left the team.
    HandlerLeft {
        /// What it is.
        kind: ChargeKind,
        /// Its id.
        id: String,
        /// How many more of the same person are open.
        more: usize,
        /// Its handler.
        name: String,
        /// The handler's last day in the team.
        last: NaiveDate,
    },
    /// Open work is with somebody who never was in the team.
    Outsider {
        /// The person's name.
        name: String,
        /// Whom it may mean: a member of a similar name.
        near: Option<String>,
        /// What the first of that work is.
        kind: ChargeKind,
        /// Its id.
        id: String,
        /// How many more there are.
        more: usize,
    },
    /// The team has only one person.
    OfOne {
        /// The person's name.
        name: String,
    },
    /// A member has no written duty.
    NoDuty {
        /// The member's name.
        name: String,
    },
    /// Nobody from client relations is in it.
    NoClientRelations,
    /// There is no leading group.
    NoLeader {
        /// The client's stars in force.
        stars: u8,
    },
}
