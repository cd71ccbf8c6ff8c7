//! Why the team is not changed or handed over. `text::refusal::team` says what to do instead.

use chrono::NaiveDate;

use super::Refusal;
use crate::model::Role;

/// Why the team is not changed or handed over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TeamRefusal {
    /// The client has an account manager: another one takes over by a dated hand-over (D23).
    ManagerThere {
        /// Who it is.
        name: String,
    },
    /// The present deputy began on the new one's first day or later, and so cannot be replaced (D18).
    DeputyThere {
        /// Who it is.
        name: String,
        /// That one's first day.
        from: NaiveDate,
    },
    /// The account manager cannot be the deputy (D18, D22).
    ManagerAsDeputy {
        /// Who it is.
        name: String,
    },
    /// Another account manager begins later than the given day, by the record (D23).
    ManagerComes {
        /// Who it is.
        name: String,
        /// That one's first day.
        from: NaiveDate,
    },
    /// The person already has this role in the team.
    MemberThere {
        /// Who it is.
        name: String,
    },
    /// The person has this role in the team from another day on, which is not written over.
    PostThere {
        /// The name of the entry.
        entry: String,
        /// Who it is.
        name: String,
        /// The role.
        role: Role,
        /// The first day on record.
        from: NaiveDate,
        /// The day that was given.
        day: NaiveDate,
    },
    /// A team without anybody was to be set up.
    NobodyNamed,
    /// A team was to be set up on no day, and its members are there.
    NoDay,
    /// Nobody of that name is in the team that day.
    NoSuchMember {
        /// The name that was given.
        name: String,
        /// Who is in the team.
        members: Vec<String>,
    },
    /// The person's last day is on record, and is not written over.
    LeftThere {
        /// The name of the entry.
        entry: String,
        /// Who it is.
        name: String,
        /// The last day on record.
        until: NaiveDate,
    },
    /// The account manager cannot leave without a hand-over (D23).
    ManagerLeaves {
        /// Who it is.
        name: String,
    },
    /// Work does not go from a person to the same one.
    SamePerson {
        /// Who it is.
        name: String,
    },
    /// There is nobody to take over from.
    NoManager,
    /// There is no hand-over to sign, or to tell the client about.
    NoHandOver,
}

impl From<TeamRefusal> for Refusal {
    fn from(refusal: TeamRefusal) -> Refusal {
        Refusal::Team(refusal)
    }
}
