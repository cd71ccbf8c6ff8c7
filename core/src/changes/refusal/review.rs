//! Why a review is not scored. `text::refusal::review` says what to do instead.

use super::Refusal;
use crate::lang::Both;

/// Why a review is not scored so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReviewRefusal {
    /// The standard has no such goal (D55).
    UnknownGoal {
        /// What was given.
        given: String,
        /// The code that was probably meant.
        near: Option<String>,
        /// Those it has: code, name, full points.
        goals: Vec<(String, Both, u32)>,
    },
    /// The points of a goal are from zero to its full points (D55).
    PointsBeyond {
        /// The goal's name.
        goal: Both,
        /// The points given.
        points: i64,
        /// The full points.
        full: i64,
    },
    /// A goal was given points twice.
    GoalTwice {
        /// The goal's name.
        goal: Both,
    },
}

impl From<ReviewRefusal> for Refusal {
    fn from(refusal: ReviewRefusal) -> Refusal {
        Refusal::Review(refusal)
    }
}
