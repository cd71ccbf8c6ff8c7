//! The trade saying no to a change. What to do instead is said by `text::refusal`.

use chrono::NaiveDate;

/// Why a change was refused; the record is as it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// The appointment has not been established; nothing of the formal service can be recorded (D14).
    NotAppointed,
    /// The client has an account manager: another one takes over by a dated hand-over (D23).
    ManagerThere {
        /// Who it is.
        name: String,
    },
    /// The person already has this role in the team.
    MemberThere {
        /// Who it is.
        name: String,
    },
    /// Nobody of that name is in the team that day.
    NoSuchMember {
        /// The name that was given.
        name: String,
        /// Who is in the team.
        members: Vec<String>,
    },
    /// The account manager cannot leave without a hand-over (D23).
    ManagerLeaves {
        /// Who it is.
        name: String,
    },
    /// There is nobody to take over from.
    NoManager,
    /// The day lies before the one it must follow.
    TooEarly {
        /// The day given.
        day: NaiveDate,
        /// The day it must not lie before.
        earliest: NaiveDate,
    },
}
