//! The client service team: who must be in it, each with a duty.

mod approval_by_self;
mod client_relations_missing;
mod deputy_doubled;
mod deputy_is_manager;
mod deputy_missing;
mod detail;
mod duty_missing;
mod handler_left;
mod handler_outside_team;
mod hands;
mod leading_group_missing;
mod manager_doubled;
mod manager_gap;
mod manager_missing;
mod post_doubled;
mod served;
mod team_of_one;

use crate::rules::Rule;
pub use detail::{OfTeam, TwoAtOnce};
use served::{has_today, is_to_be_whole, key, served};

/// The rules of the group, in the order they are documented.
pub(super) static RULES: &[&Rule] = &[
    &manager_missing::RULE,
    &manager_doubled::RULE,
    &manager_gap::RULE,
    &post_doubled::RULE,
    &deputy_missing::RULE,
    &deputy_doubled::RULE,
    &deputy_is_manager::RULE,
    &team_of_one::RULE,
    &duty_missing::RULE,
    &client_relations_missing::RULE,
    &approval_by_self::RULE,
    &handler_left::RULE,
    &handler_outside_team::RULE,
    &leading_group_missing::RULE,
];
