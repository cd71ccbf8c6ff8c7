//! A clock, and its state.

use crate::standing::{Case, Clock, State};

/// A clock, and its state on the day of the case.
#[derive(Debug)]
pub(in crate::rules) struct Timed {
    pub(in crate::rules) clock: Clock,
    pub(in crate::rules) state: State,
}

impl Timed {
    /// Every clock of a client.
    pub(in crate::rules) fn all(case: &Case<'_>) -> Vec<Timed> {
        let timed = |clock: Clock| Timed {
            state: clock.state(case),
            clock,
        };
        Clock::all(case).into_iter().map(timed).collect()
    }
}
