//! What can be found about the team.

use chrono::NaiveDate;

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
