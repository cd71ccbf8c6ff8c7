//! The state of a term on a day.

use chrono::NaiveDate;

/// The state of a clock on a day; counts are working days, but calendar days for terms of claims and steps of
/// renewals.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// Done on the last day or before.
    OnTime,
    /// Done this many days after the last day.
    Late(i64),
    /// Not done, and the last day was this many days ago.
    Overdue(i64),
    /// Not done, and this many days are left; 0 on the last day itself.
    Running(i64),
    /// The last day lies before the record begins, so nobody can say.
    Unrecorded,
}

impl State {
    /// The state of something on a day, by its last day and the day it was done; `count` gives the number of
    /// days between two days.
    pub fn of(
        due: NaiveDate,
        done: Option<NaiveDate>,
        today: NaiveDate,
        count: impl Fn(NaiveDate, NaiveDate) -> i64,
    ) -> State {
        match done {
            Some(done) if done <= due => State::OnTime,
            Some(done) => State::Late(count(due, done)),
            None if today > due => State::Overdue(count(due, today)),
            None => State::Running(count(today, due)),
        }
    }

    /// The same in calendar days.
    pub fn in_calendar_days(due: NaiveDate, done: Option<NaiveDate>, today: NaiveDate) -> State {
        State::of(due, done, today, |from, to| (to - from).num_days())
    }

    /// The code of the state in JSON; never translated.
    pub fn code(self) -> &'static str {
        match self {
            State::OnTime => "on-time",
            State::Late(_) => "late",
            State::Overdue(_) => "overdue",
            State::Running(_) => "running",
            State::Unrecorded => "unrecorded",
        }
    }
}
