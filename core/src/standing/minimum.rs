//! The least number of services in a service year: the standard of the client's stars, as lowered with
//! approval (D38–D41).

use chrono::NaiveDate;

use super::{Case, ServiceYear, last_day_of, plan_term, stars_in_force};
use crate::model::{Lowering, Year, last_day_of_year_from};
use crate::standard::Service;

/// One service, and its least number in a service year.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Minimum<'a> {
    /// The service.
    pub service: &'a Service,
    /// The standard of the client's stars.
    pub standard: u32,
    /// The number that counts: the standard, or what it was lowered to with approval; in a short term its share of
    /// the standard.
    pub least: u32,
    /// The approved lowering that counts.
    pub lowered: Option<&'a Lowering<'a>>,
}

/// The minimums of a service year, one for each service of the standard; none while the year is not rated.
///
/// Of a year shorter than twelve months they are the share that its plan covers (D39).
///
/// A lowering counts once it is approved and the record says by whom; the last approved one of a service
/// wins.
pub fn minimums<'a>(case: &Case<'a>, year: &ServiceYear<'a>) -> Vec<Minimum<'a>> {
    let recorded = year.recorded.map(|(_, year)| year);
    let rating = recorded.and_then(|year| year.rating.as_ref());
    let stars = rating.and_then(|rating| stars_in_force(case, rating));
    stars.map_or_else(Vec::new, |it| minimums_of(case, year, it.stars))
}

/// The same by these stars, whether the year is rated or not.
pub(super) fn minimums_of<'a>(
    case: &Case<'a>,
    year: &ServiceYear<'a>,
    stars: u8,
) -> Vec<Minimum<'a>> {
    let recorded = year.recorded.map(|(_, year)| year);
    let plan = recorded.and_then(|year| year.plan.as_ref());
    let lowerings = || plan.iter().flat_map(|plan| &plan.lowerings);
    let share = Share::of(case, year);
    let services = case.standard.services.iter();
    services
        .map(|service| {
            let standard = service.least[usize::from(stars) - 1];
            let lowered = lowerings()
                .filter(|it| it.service == Some(service.code.as_str()) && it.counts(case.today))
                .max_by_key(|it| it.approved);
            let least = lowered.and_then(|it| it.least).map(|least| least as u32);
            Minimum {
                service,
                standard,
                least: least
                    .unwrap_or(u32::MAX)
                    .min(share.of_standard(service, standard)),
                lowered,
            }
        })
        .collect()
}

/// What even the shortest service holds, when the standard has it: contact, and an account of the service.
const ALWAYS: [&str; 4] = [
    "phone-call",
    "visit",
    "account-review",
    "stewardship-report",
];

/// The share of a full year that the plan of a service year covers, where the standard is only a reference (D39);
/// else all of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Share {
    days: u64,
    of: u64,
}

impl Share {
    /// The share of a service year.
    pub fn of(case: &Case<'_>, year: &ServiceYear<'_>) -> Share {
        let days = |from: NaiveDate, to: NaiveDate| (to - from).num_days().max(0) as u64 + 1;
        let of = days(year.starts, last_day_of_year_from(year.starts));
        if !is_reference(case, year) {
            return Share { days: of, of };
        }
        let term = year.recorded.map(|(_, year)| plan_term(case, year));
        let begins = case.begins_within(year.starts, year.ends);
        let (from, to) = term.unwrap_or((begins.unwrap_or(year.starts), year.ends));
        let days = days(from, to).min(of);
        Share { days, of }
    }

    /// The share of a service year on record, also of one that has not begun.
    pub fn of_recorded<'a>(case: &Case<'a>, year: &Year<'a>) -> Share {
        let (starts, ends) = (year.starts, last_day_of(case, year));
        let recorded = Some((0, year));
        Share::of(
            case,
            &ServiceYear {
                starts,
                ends,
                recorded,
            },
        )
    }

    /// So many times a year, rounded to the nearest number, halves up.
    pub fn of_times(&self, times: u32) -> u32 {
        if self.days == self.of {
            return times;
        }
        ((u64::from(times) * self.days * 2 + self.of) / (self.of * 2)) as u32
    }

    fn of_standard(&self, service: &Service, standard: u32) -> u32 {
        let share = self.of_times(standard);
        let at_least = share == 0 && standard > 0 && ALWAYS.contains(&service.code.as_str());
        share.max(u32::from(at_least))
    }
}

/// Whether the standard is a reference for a service year, not a minimum: it is shorter than twelve
/// months, here also because the record begins within it, or the client's business is mostly advisory (D39).
pub fn is_reference(case: &Case<'_>, year: &ServiceYear<'_>) -> bool {
    let is_cut = || case.begins_within(year.starts, year.ends).is_some();
    let is_short = year.ends < last_day_of_year_from(year.starts);
    case.record.client.consulting || is_short || is_cut()
}
