//! The client service team: who must be in it, each with a duty.

use chrono::NaiveDate;

use super::deadline::Timed;
use crate::document::KeyPath;
use crate::model::Role;
use crate::standing::{Case, State, Task};

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

/// Whether a team must serve the client today: it is appointed and not closed, and its team was begun or
/// should have been. Until then the deadline has the word.
fn served(case: &Case<'_>, clocks: &[Timed]) -> bool {
    let record = case.record;
    let is_closed = record.closed().is_some_and(|closed| closed <= case.today);
    let is_team = |it: &&Timed| it.clock.task == Task::Team;
    let Some(term) = clocks.iter().find(is_team).filter(|_| !is_closed) else {
        return false;
    };
    record.team.is_some() || matches!(term.state, State::Overdue(_))
}

/// Whether somebody has a role today.
fn has_today(case: &Case<'_>, role: Role) -> bool {
    let mut teams = case.record.team.iter();
    teams.any(|team| {
        team.members_on(case.today)
            .any(|member| member.role == Some(role))
    })
}

/// Where members are looked for; without a team, the day that asks for one.
fn key(case: &Case<'_>) -> KeyPath {
    match case.record.team {
        Some(_) => KeyPath::of("team").key("members"),
        None => KeyPath::of("appointment").key("established"),
    }
}
