//! The clock of each task: from when it runs, when it was done, and what the task still lacks.

use chrono::NaiveDate;

use super::{Clock, NoOpinion, Start, Task, Unstated};
use crate::document::KeyPath;
use crate::model::{Appointment, Plan, Role};
use crate::standing::set_up::{archive_lacks, team_lacks, team_set_up_since};
use crate::standing::{Case, Part, ServiceYear, archive_set_up};

pub(super) fn onboarding(
    case: &Case<'_>,
    appointment: &Appointment<'_>,
    appointed: NaiveDate,
    year: &ServiceYear<'_>,
    another: Option<NaiveDate>,
    clocks: &mut Vec<Clock>,
) {
    let days = case.standard.deadlines;
    // What stands when a client appoints us again was set up on that day.
    let since = match appointment.later {
        Some(_) => appointed,
        None => NaiveDate::MIN,
    };
    let of_before = clocks.len();
    clocks.push(team(case, appointed, since));
    clocks.push(archive(case, appointed, since));
    clocks.push(rating(case, year, appointed, another));
    clocks.push(plan(case, year, appointed, another));

    let parts = clocks[of_before..].iter();
    let open = parts.clone().filter(|clock| clock.done.is_none());
    let missing: Vec<Clock> = open.cloned().collect();
    let last = parts.filter_map(|clock| clock.done).max();
    let done = last.filter(|_| missing.is_empty());
    let whole = clock(
        case,
        Task::Onboarding,
        None,
        appointed,
        days.onboarding,
        done,
    );
    clocks.push(Clock { missing, ..whole });
}

fn team(case: &Case<'_>, appointed: NaiveDate, since: NaiveDate) -> Clock {
    let team = case.record.team.as_ref();
    let done = team.and_then(|it| team_set_up_since(it, since));
    let days = case.standard.deadlines.team;
    let lacks = || team.map(|team| team_lacks(team, case.today));
    let noted = team.and_then(|team| team.established);
    let noted = noted.filter(|noted| since <= *noted);
    let clock = clock(case, Task::Team, None, appointed, days, done);
    of_parts(clock, lacks, noted)
}

fn archive(case: &Case<'_>, appointed: NaiveDate, since: NaiveDate) -> Clock {
    let archive = case.record.archive.as_ref();
    let done = archive.and_then(archive_set_up).map(|it| it.max(since));
    let days = case.standard.deadlines.archive;
    let lacks = || archive.map(|_| archive_lacks(case.record));
    let noted = archive.and_then(|archive| archive.established);
    let noted = noted.filter(|noted| since <= *noted);
    let clock = clock(case, Task::Archive, None, appointed, days, done);
    of_parts(clock, lacks, noted)
}

/// Adds what is missing while it is not complete, and the recorded day when it was complete only later.
fn of_parts(
    clock: Clock,
    lacks: impl FnOnce() -> Option<Vec<Part>>,
    noted: Option<NaiveDate>,
) -> Clock {
    let lacks = clock.done.is_none().then(lacks);
    Clock {
        lacks: lacks.flatten().unwrap_or_default(),
        noted: noted.filter(|noted| clock.done != Some(*noted)),
        ..clock
    }
}

pub(super) fn rating(
    case: &Case<'_>,
    year: &ServiceYear<'_>,
    from: NaiveDate,
    another: Option<NaiveDate>,
) -> Clock {
    let done = rated(year);
    let term = case.standard.deadlines.rating;
    Clock {
        another_year: another,
        ..clock(case, Task::Rating, nth(year), from, term, done)
    }
}

pub(super) fn plan(
    case: &Case<'_>,
    year: &ServiceYear<'_>,
    from: NaiveDate,
    another: Option<NaiveDate>,
) -> Clock {
    let plan = year.recorded.and_then(|(_, year)| year.plan.as_ref());
    let done = plan.and_then(|plan| plan.issued);
    let term = case.standard.deadlines.plan;
    let items = plan.iter().flat_map(|plan| &plan.items);
    let items = || items.clone().filter(|item| item.dropped.is_none());
    let clock = Clock {
        unplanned: items().next().is_none(),
        over: year.ends < case.today,
        another_year: another,
        ..clock(case, Task::Plan, nth(year), from, term, done)
    };
    if clock.done.is_some() {
        return clock;
    }
    let unstated = items().filter(|item| !item.lacks().is_empty());
    let unstated: Vec<Unstated> = unstated.map(Unstated::of).collect();
    let is_revised = clock.unplanned || unstated.iter().any(|it| it.open);
    let has_manager = case.record.manager_on(case.today).is_some();
    let before = [
        (Task::Team, is_revised && !has_manager),
        (Task::Rating, clock.unplanned && rated(year).is_none()),
    ];
    let before = before.into_iter().filter(|(_, lacks)| *lacks);
    let before: Vec<Task> = before.map(|(task, _)| task).collect();
    let waits_for_team = before.contains(&Task::Team) && !clock.over;
    Clock {
        lacks: match waits_for_team {
            true => team_parts(case),
            false => Vec::new(),
        },
        before,
        unstated,
        opinion: no_opinion(case, plan, clock.over),
        ..clock
    }
}

fn no_opinion(case: &Case<'_>, plan: Option<&Plan<'_>>, over: bool) -> Option<NoOpinion> {
    let given = plan.is_some_and(|plan| plan.opinion.is_some());
    let mut members = case.record.in_role_on(Role::ClientRelations, case.today);
    let staffed = members.next().is_some();
    (!given && !over).then_some(NoOpinion { staffed })
}

fn team_parts(case: &Case<'_>) -> Vec<Part> {
    let team = case.record.team.as_ref();
    team.map(|team| team_lacks(team, case.today))
        .unwrap_or_default()
}

/// The day of the rating; a rating without its ground, the income and whether it is expected or realised, is none (D32).
fn rated(year: &ServiceYear<'_>) -> Option<NaiveDate> {
    let rating = year.recorded.and_then(|(_, year)| year.rating.as_ref())?;
    let is_grounded = rating.income.is_some() && rating.basis.is_some();
    rating.rated.filter(|_| is_grounded)
}

fn nth(year: &ServiceYear<'_>) -> Option<usize> {
    year.recorded.map(|(nth, _)| nth)
}

fn clock(
    case: &Case<'_>,
    task: Task,
    year: Option<usize>,
    from: NaiveDate,
    working_days: u32,
    done: Option<NaiveDate>,
) -> Clock {
    Clock {
        task,
        year,
        start: Start::Appointment,
        from,
        working_days,
        due: case.calendar.due(from, working_days),
        done: done.filter(|done| *done <= case.today),
        missing: Vec::new(),
        lacks: Vec::new(),
        noted: None,
        unplanned: false,
        before: Vec::new(),
        unstated: Vec::new(),
        opinion: None,
        another_year: None,
        over: false,
        unrecorded: false,
        key: key(case, task, year, from),
    }
}

/// The place to look at: the key itself; if that is missing, its table; if that is missing too, what started
/// the clock.
fn key(case: &Case<'_>, task: Task, year: Option<usize>, from: NaiveDate) -> KeyPath {
    let appointed = || {
        let appointment = case.record.appointment_on(from);
        let way = appointment.map_or_else(|| KeyPath::of("appointment"), Appointment::way);
        way.key("established")
    };
    let in_year = |nth: usize| KeyPath::of("years").nth(nth);
    match (task, year) {
        (Task::Team, _) if case.record.team.is_some() => KeyPath::of("team").key("established"),
        (Task::Archive, _) if case.record.archive.is_some() => {
            KeyPath::of("archive").key("established")
        }
        (Task::Rating, Some(nth)) => in_year(nth).key("rating").key("rated"),
        (Task::Plan, Some(nth)) => in_year(nth).key("plan").key("issued"),
        (Task::Team | Task::Archive | Task::Rating | Task::Plan | Task::Onboarding, _) => {
            appointed()
        }
    }
}
