//! The service years of a client: those on record, and the one that has begun without a record.

use chrono::NaiveDate;

use super::Case;
use crate::model::Year;

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
/// The first begins with the appointment even when it is not on record yet. When the last one on record
/// is over and the appointment runs on, the next has begun by itself.
pub fn service_years<'a>(case: &Case<'a>) -> Vec<ServiceYear<'a>> {
    let Some(appointed) = case.record.appointed() else {
        return Vec::new();
    };
    let mut years: Vec<ServiceYear<'a>> = case
        .record
        .years
        .iter()
        .enumerate()
        .filter(|(_, year)| year.starts <= case.today)
        .map(|(nth, year)| ServiceYear {
            starts: year.starts,
            ends: year.last_day(),
            recorded: Some((nth, year)),
        })
        .collect();
    years.sort_by_key(|year| year.starts);

    let next = match years.last() {
        None => Some(appointed),
        Some(last) => last.ends.succ_opt(),
    };
    if let Some(starts) = next.filter(|starts| serves_on(case, *starts)) {
        years.push(ServiceYear {
            starts,
            ends: crate::model::last_day_of_year_from(starts),
            recorded: None,
        });
    }
    years
}

/// The service year that runs today; `None` when the client is not served: not yet, or no longer.
pub fn year_today<'a>(case: &Case<'a>) -> Option<ServiceYear<'a>> {
    let closed = case.record.closed();
    if closed.is_some_and(|closed| closed <= case.today) {
        return None;
    }
    let mut years = service_years(case).into_iter().rev();
    years.find(|year| (year.starts..=year.ends).contains(&case.today))
}

/// The first and the last day, both inclusive, that the plan of a service year covers: as it says itself,
/// else the year's, and never past the end of the appointment (D50).
pub fn plan_term(case: &Case<'_>, year: &Year<'_>) -> (NaiveDate, NaiveDate) {
    let plan = year.plan.as_ref();
    let ends = year.last_day();
    let appointment_ends = case.record.appointment.as_ref().and_then(|it| it.ends());
    let ends = appointment_ends.map_or(ends, |appointment| appointment.min(ends));
    (
        plan.and_then(|plan| plan.starts).unwrap_or(year.starts),
        plan.and_then(|plan| plan.ends).unwrap_or(ends),
    )
}

/// Whether a service year can begin on a day: it has come, and neither the appointment nor the client
/// is at an end.
fn serves_on(case: &Case<'_>, starts: NaiveDate) -> bool {
    let appointment_ends = case.record.appointment.as_ref().and_then(|it| it.ends());
    starts <= case.today
        && appointment_ends.is_none_or(|ends| starts <= ends)
        && case.record.closed().is_none_or(|closed| starts <= closed)
}
