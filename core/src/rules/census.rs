//! What is known about all clients together, collected while each is checked.

use chrono::NaiveDate;

use super::calendar::OfCalendar;
use super::deadline::Timed;
use crate::calendar::Calendar;
use crate::document::Place;
use crate::standing::{Case, State};

/// All clients of a workspace.
#[derive(Debug)]
pub struct Census<'a> {
    /// The working days.
    pub calendar: &'a Calendar,
    /// The day of the check.
    pub today: NaiveDate,
    /// The files of years that were not taken.
    pub calendar_files: &'a [OfCalendar],
    /// The files kept in `.kefu/recovered`, as paths from the workspace's folder on.
    pub recovered: Vec<String>,
    /// The files in folders of `clients/`, which no command reads, as paths from the workspace's folder on.
    pub misplaced: Vec<String>,
    /// Each client, in the order of their ids.
    pub clients: Vec<Counted>,
}

/// What one client adds to the census.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Counted {
    /// The client's id.
    pub id: String,
    /// Its name; empty when the record has none.
    pub name: String,
    /// The names that it had before.
    pub former_names: Vec<String>,
    /// The place of the name.
    pub name_at: Place,
    /// Its id in the company's client system, with the place of it.
    pub crm_id: Option<(String, Place)>,
    /// Who is responsible for it.
    pub who: Option<String>,
    /// Its stars, by which a person's list is ordered; none when the record could not be read whole.
    pub stars: Option<u8>,
    /// Its policies with a number: each with its position, the number, the id, and the place of the number. Empty where the
    /// rule about them does not run.
    pub policies: Vec<(usize, String, String, Place)>,
    /// The first year without a notice in which one of its clocks counted days.
    pub uncovered: Option<i32>,
}

/// The first year without a notice in which a clock counted days: up to the due date, or from there to the
/// day it was done or, if open, to today.
pub(super) fn uncovered(case: &Case<'_>, clocks: &[Timed]) -> Option<i32> {
    let year = |timed: &Timed| {
        let reached = match timed.state {
            State::OnTime | State::Running(_) => timed.clock.due.date,
            State::Late(_) => timed.clock.done?,
            State::Overdue(_) => case.today,
            State::Unrecorded => return None,
        };
        case.calendar.uncovered(timed.clock.from, reached)
    };
    clocks.iter().filter_map(year).min()
}
