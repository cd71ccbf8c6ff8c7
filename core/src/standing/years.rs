//! The service years of a client: those on record, and those that have begun without a record.

use chrono::NaiveDate;

use super::Case;
use crate::model::{Appointment, Year, last_day_of_year_from, whole_months};

/// A service year.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ServiceYear<'a> {
    /// Its first day.
    pub starts: NaiveDate,
    /// Its last day, inclusive.
    pub ends: NaiveDate,
    /// Its position in the file and what is on record; `None` when nobody has recorded it yet.
    pub recorded: Option<(usize, &'a Year<'a>)>,
}

/// The service years that had begun by today, in order (D32, D68).
///
/// The first begins with the appointment, even when it is not on record yet. When one on record is over and the
/// appointment continues, the next one begins by itself, and so does each later one until another is on record. A year
/// without an end is over with the appointment at the latest. A later appointment begins a year of its own. A rest of
/// the appointment that is too short for a year belongs to the one before.
pub fn service_years<'a>(case: &Case<'a>) -> Vec<ServiceYear<'a>> {
    let begun = appointments_by_now(case);
    begun.flat_map(|(it, _)| years_under(case, it)).collect()
}

/// The appointments that were established by today, in order, with the day.
pub(super) fn appointments_by_now<'a>(
    case: &Case<'a>,
) -> impl Iterator<Item = (&'a Appointment<'a>, NaiveDate)> {
    let today = case.today;
    let all = case.record.appointments.iter();
    all.filter_map(|it| Some((it, it.established?)))
        .filter(move |(_, on)| *on <= today)
}

/// The service years under one appointment that had begun by today, in order.
pub(super) fn years_under<'a>(
    case: &Case<'a>,
    appointment: &Appointment<'_>,
) -> Vec<ServiceYear<'a>> {
    let years = case.record.years.iter().enumerate();
    let mut years: Vec<ServiceYear<'a>> = years
        .filter(|(_, year)| year.starts <= case.today)
        .filter(|(_, year)| is_under(case, year.starts, appointment))
        .map(|(nth, year)| ServiceYear {
            starts: year.starts,
            ends: last_day_of(case, year),
            recorded: Some((nth, year)),
        })
        .collect();
    years.sort_by_key(|year| year.starts);
    years.extend(unrecorded_between(case, appointment, &years));
    years.sort_by_key(|year| year.starts);

    let mut next = match years.last() {
        None => appointment.established,
        Some(last) => last.ends.succ_opt(),
    };
    while let Some(starts) = next.filter(|starts| serves_on(case, appointment, *starts)) {
        let year = begun_on(case, starts);
        next = year.ends.succ_opt();
        years.push(year);
    }
    years
}

/// The service years that nobody recorded before one that is on record, `recorded` being in order: those after the one before
/// it, and where a whole year lies between the appointment and the first, those from the appointment on. A rest that is
/// too short for a year belongs to the one before.
fn unrecorded_between<'a>(
    case: &Case<'a>,
    appointment: &Appointment<'_>,
    recorded: &[ServiceYear<'a>],
) -> Vec<ServiceYear<'a>> {
    let lies_before = |from: &NaiveDate| {
        let first = recorded.first().map(|year| year.starts);
        first.is_some_and(|first| *from < first && last_day_of_year_from(*from) < first)
    };
    let mut between = Vec::new();
    let mut next = appointment.established.filter(lies_before);
    for year in recorded {
        let eve = year.starts.pred_opt().unwrap_or(year.starts);
        let may_begin = |starts: &NaiveDate| {
            is_year(case, *starts, eve) && serves_on(case, appointment, *starts)
        };
        while let Some(starts) = next.filter(may_begin) {
            let mut begun = begun_on(case, starts);
            let rest = begun.ends.succ_opt().filter(|rest| *rest <= eve);
            let goes_on = |rest| serves_on(case, appointment, rest) && !is_year(case, rest, eve);
            if rest.is_none_or(goes_on) {
                begun.ends = eve;
            }
            next = begun.ends.succ_opt();
            between.push(begun);
        }
        next = year.ends.succ_opt().max(next);
    }
    between
}

/// Whether the time from a day to a last day is long enough for a service year of its own (D32).
fn is_year(case: &Case<'_>, starts: NaiveDate, ends: NaiveDate) -> bool {
    starts <= ends && !is_rest(case, starts, ends)
}

/// Whether the time from a day to a last day is too short for a service year of its own.
fn is_rest(case: &Case<'_>, starts: NaiveDate, ends: NaiveDate) -> bool {
    let tail = case.standard.years.tail;
    // Mostly it is far longer, which the days alone tell.
    let days = (ends - starts).num_days();
    days <= 31 * i64::from(tail) && whole_months(starts, ends) < tail
}

/// The service year that begins by itself on a day.
fn begun_on<'a>(case: &Case<'_>, starts: NaiveDate) -> ServiceYear<'a> {
    ServiceYear {
        starts,
        ends: whole(case, starts),
        recorded: None,
    }
}

/// Whether a service year that begins on a day is one of an appointment.
pub(super) fn is_under(case: &Case<'_>, starts: NaiveDate, appointment: &Appointment<'_>) -> bool {
    let of_that_day = case.record.appointment_on(starts);
    of_that_day.is_some_and(|it| it.later == appointment.later)
}

/// The current service year; `None` when the client is not served: not yet, or not any more because it is
/// closed or the appointment is over.
pub fn year_today<'a>(case: &Case<'a>) -> Option<ServiceYear<'a>> {
    let is_over = appointment_ends(case, case.today).is_some_and(|ends| ends < case.today);
    if is_over || case.is_closed() {
        return None;
    }
    // Mostly it is the one that began last, and none has begun without a record.
    let begun = case.record.years.iter().enumerate();
    let begun = begun.filter(|(_, year)| year.starts <= case.today);
    if let Some((nth, year)) = begun.max_by_key(|(_, year)| year.starts) {
        let ends = last_day_of(case, year);
        if case.today <= ends && case.record.appointed().is_some() {
            return Some(ServiceYear {
                starts: year.starts,
                ends,
                recorded: Some((nth, year)),
            });
        }
    }
    let mut years = service_years(case).into_iter().rev();
    years.find(|year| (year.starts..=year.ends).contains(&case.today))
}

/// The first day of a service year, if it is not the one of today, which a command means when none is named.
pub fn another_year(case: &Case<'_>, starts: NaiveDate) -> Option<NaiveDate> {
    let current = year_today(case).map(|year| year.starts);
    Some(starts).filter(|_| Some(starts) != current)
}

/// The service year on record that contains a day, and its place in the file; of several, the one that begins last.
pub fn recorded_year<'a>(case: &Case<'a>, day: NaiveDate) -> Option<(usize, &'a Year<'a>)> {
    let years = case.record.years.iter().enumerate();
    let containing = years.filter(|(_, it)| (it.starts..=last_day_of(case, it)).contains(&day));
    containing.max_by_key(|(_, year)| year.starts)
}

/// The first and the last day, both inclusive, of the plan of a service year: its own, which may lie past the end of the
/// appointment, otherwise the year's, which may not (D50). Where the record begins within the year, so does the plan.
pub fn plan_term(case: &Case<'_>, year: &Year<'_>) -> (NaiveDate, NaiveDate) {
    let plan = year.plan.as_ref();
    let ends = last_day_of(case, year);
    let ends =
        appointment_ends(case, year.starts).map_or(ends, |appointment| appointment.min(ends));
    let starts = case.begins_within(year.starts, ends).unwrap_or(year.starts);
    (
        plan.and_then(|plan| plan.starts).unwrap_or(starts),
        plan.and_then(|plan| plan.ends).unwrap_or(ends),
    )
}

/// The last day, inclusive, of a service year on record: its own, otherwise that of its twelve months or of
/// the appointment, whichever is earlier; with the rest of the appointment when that is too short for a year. In any case
/// it is over before the next appointment.
pub fn last_day_of(case: &Case<'_>, year: &Year<'_>) -> NaiveDate {
    match year.ends {
        Some(ends) => bounded(
            case,
            case.record.appointment_on(year.starts),
            year.starts,
            ends,
        ),
        None => whole(case, year.starts),
    }
}

/// The last day of a service year on which the client was served: the last of the year, or before it the last of the
/// appointment or the day of the closing.
pub fn last_day_served(case: &Case<'_>, year: &Year<'_>) -> NaiveDate {
    let ends = last_day_of(case, year);
    let under = case.record.appointment_on(year.starts);
    let served = under.and_then(|it| case.record.served_until(it));
    let served = served.filter(|last| *last >= year.starts);
    served.map_or(ends, |last| last.min(ends))
}

/// A last day of a service year, with the rest of its appointment, and before the next one.
fn bounded(
    case: &Case<'_>,
    appointment: Option<&Appointment<'_>>,
    starts: NaiveDate,
    ends: NaiveDate,
) -> NaiveDate {
    let Some(appointment) = appointment else {
        return ends;
    };
    let ends = with_tail(case, appointment, ends);
    let next = case.record.next_appointed(appointment);
    let eve = next.and_then(|next| next.pred_opt());
    eve.filter(|eve| *eve >= starts)
        .map_or(ends, |eve| eve.min(ends))
}

/// The last day of a service year with the rest of its appointment, where no service year of its own begins in that: it has
/// fewer months than the company's standard asks for, and none is on record (D32).
fn with_tail(case: &Case<'_>, appointment: &Appointment<'_>, ends: NaiveDate) -> NaiveDate {
    let until = appointment.ends().filter(|until| ends < *until);
    let Some((until, next)) = until.zip(ends.succ_opt()) else {
        return ends;
    };
    let mut years = case.record.years.iter();
    let mut is_recorded = || years.any(|year| (next..=until).contains(&year.starts));
    match is_rest(case, next, until) && !is_recorded() {
        true => until,
        false => ends,
    }
}

/// The day from which the clocks of a later service year run: its first (D68). Where the extension was agreed only later by
/// which the appointment lasts for that year, nothing was due before, and it is the day of that extension.
pub(super) fn agreed_on(
    case: &Case<'_>,
    appointment: &Appointment<'_>,
    starts: NaiveDate,
) -> NaiveDate {
    let extensions = || appointment.extensions.iter();
    let is_year = |day: NaiveDate| {
        let known = extensions().filter(|it| it.on.is_none_or(|on| on <= day));
        let ends = known
            .filter_map(|it| it.until)
            .chain(appointment.until)
            .max();
        ends.is_none_or(|ends| self::is_year(case, starts, ends))
    };
    let mut later: Vec<NaiveDate> = extensions().filter_map(|it| it.on).collect();
    later.retain(|on| starts < *on);
    later.sort_unstable();
    let days = std::iter::once(starts).chain(later);
    days.into_iter().find(|day| is_year(*day)).unwrap_or(starts)
}

/// Whether a service year can begin on a day under an appointment: the day has come, and neither the appointment nor the
/// service has ended.
fn serves_on(case: &Case<'_>, appointment: &Appointment<'_>, starts: NaiveDate) -> bool {
    let until = case.record.served_until(appointment);
    let next = case.record.next_appointed(appointment);
    starts <= case.today
        && until.is_none_or(|until| starts <= until)
        && next.is_none_or(|next| starts < next)
}

/// The last day of a service year that begins on a day: that of its twelve months, or of the appointment when
/// that is earlier, but never before its first day.
fn whole(case: &Case<'_>, starts: NaiveDate) -> NaiveDate {
    let appointment = case.record.appointment_on(starts);
    let whole = last_day_of_year_from(starts);
    let ends = appointment.and_then(Appointment::ends);
    let ends = ends.filter(|ends| *ends >= starts);
    let ends = ends.map_or(whole, |ends| ends.min(whole));
    bounded(case, appointment, starts, ends)
}

/// The last day of the appointment of a day, inclusive, with every extension.
fn appointment_ends(case: &Case<'_>, day: NaiveDate) -> Option<NaiveDate> {
    case.record.appointment_on(day)?.ends()
}
