//! Whether a team is due, and who is in it today.

use crate::document::KeyPath;
use crate::model::Role;
use crate::rules::deadline::Timed;
use crate::standing::{Case, State, Task};

/// Whether a team has begun to serve the client: it is on record, and the client is appointed and not closed.
/// Only the deadline reports a team that is not on record.
pub(super) fn served(case: &Case<'_>, clocks: &[Timed]) -> bool {
    let is_appointed = clocks.iter().any(|it| it.clock.task == Task::Team);
    case.record.team.is_some() && is_appointed && !case.is_closed()
}

/// The same, and the days in which a team is set up are over, or it has stood since the appointment.
pub(super) fn is_to_be_whole(case: &Case<'_>, clocks: &[Timed]) -> bool {
    let last = clocks.iter().rfind(|it| it.clock.task == Task::Team);
    let may_wait = last.is_some_and(|it| matches!(it.state, State::Running(_)));
    served(case, clocks) && !may_wait
}

/// Whether somebody has a role today.
pub(super) fn has_today(case: &Case<'_>, role: Role) -> bool {
    let mut members = case.record.in_role_on(role, case.today);
    members.next().is_some()
}

/// The place for findings about missing members.
pub(super) fn key() -> KeyPath {
    KeyPath::of("team").key("members")
}
