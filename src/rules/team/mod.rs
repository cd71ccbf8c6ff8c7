//! The client service team: who must be in it, each with a duty.

pub(super) mod client_relations_missing;
pub(super) mod deputy_is_manager;
pub(super) mod deputy_missing;
mod detail;
pub(super) mod duty_missing;
pub(super) mod handler_left;
pub(super) mod leading_group_missing;
pub(super) mod manager_doubled;
pub(super) mod manager_gap;
pub(super) mod manager_missing;
mod served;
pub(super) mod team_of_one;

pub use detail::OfTeam;
use served::{has_today, key, served};
