//! The terms of the signing and planning stage, in working days (D11, D21, D29, D34, D45).

use chrono::NaiveDate;

use super::years::{agreed_on, appointments_by_now, is_under, years_under};
use super::{Case, Part, ServiceYear, State, last_day_of, year_today};
use crate::calendar::Due;
use crate::document::KeyPath;
use crate::model::{Appointment, PlanItem, last_day_of_year_from};
use crate::words;

mod of_task;

use of_task::{onboarding, plan, rating};

words! {
    /// What a clock runs for.
    Task {
        /// The service team is set up (D21).
        Team = "team",
        /// The client archive is set up (D29).
        Archive = "archive",
        /// The client is rated (D34).
        Rating = "rating",
        /// The client service plan is issued (D45).
        Plan = "plan",
        /// The whole stage is done (D11).
        Onboarding = "onboarding",
    }
}

words! {
    /// What a term runs from.
    Start {
        /// The day the appointment was established.
        Appointment = "appointment",
        /// The first day of a later service year.
        ServiceYear = "service-year",
        /// The day on which the extension was agreed that made a later service year, when that had begun by then.
        Extension = "extension",
        /// The day the client's record begins, in the middle of an appointment.
        Record = "record",
    }
}

/// A term in working days. Day 0 is `from`; the last day on time is `due.date`.
#[derive(Clone, Debug, PartialEq)]
pub struct Clock {
    /// What it runs for.
    pub task: Task,
    /// The service year it belongs to, as its position in the file; `None` when it is not on record.
    pub year: Option<usize>,
    /// What it runs from.
    pub start: Start,
    /// The day it runs from.
    pub from: NaiveDate,
    /// The term.
    pub working_days: u32,
    /// The last day on time, and whether it may still change.
    pub due: Due,
    /// The day it was done, if that is today or before.
    pub done: Option<NaiveDate>,
    /// For onboarding: the parts that are not done yet.
    pub missing: Vec<Clock>,
    /// For a team or an archive that is on record but not complete: what is missing; for a plan that waits for a team, what
    /// the team lacks.
    pub lacks: Vec<Part>,
    /// The day on which the record says that a team or an archive was set up, when it was not complete yet on
    /// that day.
    pub noted: Option<NaiveDate>,
    /// For a plan: whether it has no item yet, so that there is nothing to issue.
    pub unplanned: bool,
    /// For a plan that is not issued: what is needed before its items can be drafted or completed, a team or a rating.
    pub before: Vec<Task>,
    /// For a plan that is not issued: its items that do not state everything yet.
    pub unstated: Vec<Unstated>,
    /// For a plan that is not issued, of a service year that runs or is to come: what its opinion by client relations lacks,
    /// which can no longer shape it once it is issued (D47).
    pub opinion: Option<NoOpinion>,
    /// The first day of the service year, if it is not the current one.
    pub another_year: Option<NaiveDate>,
    /// For a plan: whether its term is over.
    pub over: bool,
    /// Whether its last day lies before the record begins, so that it is neither overdue nor late.
    pub unrecorded: bool,
    /// The key that records that it is done.
    pub key: KeyPath,
}

/// A plan on which client relations have given no opinion yet (D47).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoOpinion {
    /// Whether somebody from client relations is in the team today, who can give it.
    pub staffed: bool,
}

/// A plan item that does not state everything (D43).
#[derive(Clone, Debug, PartialEq)]
pub struct Unstated {
    /// Its id.
    pub item: String,
    /// The keys of its missing fields.
    pub lacks: Vec<&'static str>,
    /// Whether it is still open, and so can be revised.
    pub open: bool,
}

impl Unstated {
    fn of(item: &PlanItem<'_>) -> Unstated {
        Unstated {
            item: item.id.to_owned(),
            lacks: item.lacks(),
            open: item.is_open(),
        }
    }
}

/// Takes out of the stage what a client that is taken over has a term of its own for. A stage that lacks nothing else belongs
/// to nobody.
fn without_adopted(clocks: &mut [Clock]) {
    let adopted = clocks.iter().filter(|it| it.start == Start::Record);
    let adopted: Vec<Task> = adopted.map(|it| it.task).collect();
    let stages = clocks.iter_mut().filter(|it| it.task == Task::Onboarding);
    for stage in stages.filter(|it| !it.missing.is_empty()) {
        stage.missing.retain(|part| !adopted.contains(&part.task));
        stage.unrecorded |= stage.missing.is_empty();
    }
}

impl Clock {
    /// All clocks of a client that had begun by today, in the order they fall due.
    ///
    /// The first service year under an appointment has all of them, from the day the appointment was established, also
    /// when it begins later, with the policy; each later one has those of the rating and the plan, from its first day
    /// (D68). Once a client is closed, its unfinished clocks end, and they do not begin again when it comes back.
    pub fn all(case: &Case<'_>) -> Vec<Clock> {
        let mut clocks = Vec::with_capacity(5);
        let current = year_today(case).map(|year| year.starts);
        for (appointment, appointed) in appointments_by_now(case) {
            let of_before = clocks.len();
            Clock::under(case, appointment, appointed, current, &mut clocks);
            if case.is_closed() || case.is_before_return(appointed) {
                let next = case.record.next_appointed(appointment);
                let in_time = |done| next.is_none_or(|next| done < next);
                let under = clocks.split_off(of_before).into_iter();
                clocks.extend(under.filter(|clock| clock.done.is_some_and(in_time)));
            }
        }
        clocks.sort_by_key(|clock| (clock.due.date, clock.task));
        clocks
    }

    /// Those that are still to be met; the stage as a whole is left out for its parts.
    pub fn open(case: &Case<'_>) -> Vec<Clock> {
        let mut clocks = Clock::all(case);
        let is_part = |it: &Clock| it.task != Task::Onboarding;
        clocks.retain(|it| it.done.is_none() && !it.unrecorded && is_part(it));
        clocks
    }

    /// Whether it is a plan that cannot be made any more, because its service year is over.
    pub fn is_missed(&self) -> bool {
        self.task == Task::Plan && self.done.is_none() && self.unplanned && self.over
    }

    fn under(
        case: &Case<'_>,
        appointment: &Appointment<'_>,
        appointed: NaiveDate,
        current: Option<NaiveDate>,
        clocks: &mut Vec<Clock>,
    ) {
        let years = years_under(case, appointment);
        let another = |year: &ServiceYear<'_>| {
            let starts = Some(year.starts);
            starts.filter(|_| starts != current)
        };
        let first = years
            .iter()
            .position(|year| year.ends >= appointed)
            .unwrap_or(0);
        for (nth, year) in years.iter().enumerate().skip(first) {
            let of_before = clocks.len();
            if nth == first {
                let ahead = first_year_ahead(case, appointment, appointed);
                let year = ahead.as_ref().unwrap_or(year);
                let another = another(year);
                onboarding(case, appointment, appointed, year, another, clocks);
            } else {
                let from = agreed_on(case, appointment, year.starts);
                if year.ends < from {
                    continue;
                }
                let start = match from > year.starts {
                    true => Start::Extension,
                    false => Start::ServiceYear,
                };
                let another = another(year);
                let of_year = [
                    rating(case, year, from, another),
                    plan(case, year, from, another),
                ];
                clocks.extend(of_year.map(|clock| Clock { start, ..clock }));
            }
            if let Some(begins) = case.record.client.recorded_from {
                for clock in &mut clocks[of_before..] {
                    clock.begin(case, begins, year);
                }
                without_adopted(&mut clocks[of_before..]);
            }
        }
    }

    /// Applies the first day of the record. A term that was over by then belongs to nobody. What must stand from then on, and
    /// does not, has the term of a client that is taken over: team and archive, and the rating and plan of the service
    /// year that is running on that day, unless the year is over sooner.
    fn begin(&mut self, case: &Case<'_>, begins: NaiveDate, year: &ServiceYear<'_>) {
        if self.due.date >= begins {
            return;
        }
        let working_days = case.standard.deadlines.adoption;
        let due = case.calendar.due(begins, working_days);
        let is_running = || year.starts <= begins && due.date <= year.ends;
        let must_stand = match self.task {
            Task::Team | Task::Archive => true,
            Task::Rating | Task::Plan => is_running(),
            Task::Onboarding => false,
        };
        let is_of_before = self.done.is_some_and(|done| done < begins);
        if !must_stand || is_of_before || case.today < begins {
            self.unrecorded = true;
            return;
        }
        (self.start, self.from) = (Start::Record, begins);
        (self.working_days, self.due) = (working_days, due);
    }

    /// Whether it belongs to the signing and planning stage that is still running: not done, and not of the time
    /// before the record begins.
    pub fn is_of_signing(&self) -> bool {
        self.done.is_none() && !self.unrecorded && self.start != Start::Record
    }

    /// For a plan that was issued on a day: the last day to circulate it internally (D44). The deck sets none. Circulation is a
    /// part of settling the plan, so it has the plan's term (D45); a plan issued later is circulated on the day of its issue.
    pub fn circulation_due(&self, issued: NaiveDate) -> Due {
        match issued > self.due.date {
            true => Due::fixed(issued),
            false => self.due,
        }
    }

    /// Its state today.
    pub fn state(&self, case: &Case<'_>) -> State {
        if self.unrecorded {
            return State::Unrecorded;
        }
        State::of(self.due.date, self.done, case.today, |from, to| {
            case.calendar.between(from, to)
        })
    }
}

/// The first service year on record, if it has not begun yet and no whole year lies before it: its rating and plan
/// are made in the days after the appointment (D34, D45).
fn first_year_ahead<'a>(
    case: &Case<'a>,
    appointment: &Appointment<'_>,
    appointed: NaiveDate,
) -> Option<ServiceYear<'a>> {
    let years = case.record.years.iter().enumerate();
    let years = years.filter(|(_, year)| is_under(case, year.starts, appointment));
    let (nth, year) = years.min_by_key(|(_, year)| year.starts)?;
    let is_ahead = case.today < year.starts && year.starts <= last_day_of_year_from(appointed);
    is_ahead.then(|| ServiceYear {
        starts: year.starts,
        ends: last_day_of(case, year),
        recorded: Some((nth, year)),
    })
}
