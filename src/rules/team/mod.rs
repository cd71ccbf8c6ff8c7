//! The client service team: who must be in it, each with a duty.

use chrono::NaiveDate;

use super::deadline::Timed;
use crate::document::KeyPath;
use crate::model::Role;
use crate::standing::{Case, Task};

pub(super) mod client_relations_missing;
pub(super) mod deputy_missing;
pub(super) mod duty_missing;
pub(super) mod leading_group_missing;
pub(super) mod manager_doubled;
pub(super) mod manager_missing;
pub(super) mod team_of_one;

/// What was found about a team.
#[derive(Clone, Debug, PartialEq)]
pub enum OfTeam {
    /// Nobody is account manager.
    NoManager,
    /// Two are account manager on the same day.
    TwoManagers {
        /// Their names, the earlier one first.
        names: [String; 2],
        /// The first day both are.
        on: NaiveDate,
    },
    /// Nobody is deputy.
    NoDeputy,
    /// One person is the whole team.
    OfOne {
        /// The person's name.
        name: String,
    },
    /// A member has no duty in words.
    NoDuty {
        /// The member's name.
        name: String,
    },
    /// Nobody of client relations is in it.
    NoClientRelations,
    /// There is no leading group.
    NoLeader {
        /// The client's stars in force.
        stars: u8,
    },
}

/// Whether a team has begun to serve the client: it is on record, and the client is appointed and not
/// closed. Of a team that is not on record the deadline speaks, and alone.
fn served(case: &Case<'_>, clocks: &[Timed]) -> bool {
    let record = case.record;
    let is_closed = record.closed().is_some_and(|closed| closed <= case.today);
    let is_appointed = clocks.iter().any(|it| it.clock.task == Task::Team);
    record.team.is_some() && is_appointed && !is_closed
}

/// Whether somebody has a role today.
fn has_today(case: &Case<'_>, role: Role) -> bool {
    let mut teams = case.record.team.iter();
    teams.any(|team| {
        team.members_on(case.today)
            .any(|member| member.role == Some(role))
    })
}

/// Where members are looked for.
fn key() -> KeyPath {
    KeyPath::of("team").key("members")
}
