//! The ends of the insurance period that a plan answers for: both are key (D08).

use chrono::{Days, NaiveDate};

use super::{Case, History, ServiceYear, minimums, plan_term};
use crate::model::is_contact;

/// An end of the insurance period near which the plan of a service year has contact.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct End {
    /// Whether it is where the period begins.
    pub first: bool,
    /// The day.
    pub day: NaiveDate,
    /// The days near it, both ends inclusive.
    pub near: (NaiveDate, NaiveDate),
}

/// The ends near which the plan of a service year has contact: the first day on which a policy begins in the plan's
/// term, and the last on which one expires in it. An expiry after the term is the next plan's, a beginning before
/// it was the last one's. Where no policy runs in the term, its own ends are meant.
///
/// A plan that need hold no more than one contact has it near the last.
pub fn ends(case: &Case<'_>, year: &ServiceYear<'_>) -> Vec<End> {
    let recorded = year.recorded.map(|(_, year)| year);
    let term = recorded.map_or((year.starts, year.ends), |year| plan_term(case, year));
    let in_term = |day: &NaiveDate| (term.0..=term.1).contains(day);
    let history = History::of(case.record, case.today);
    let policies = || case.record.policies.iter();
    let runs = policies().any(|policy| {
        let begun = policy.starts.is_some_and(|starts| starts <= term.1);
        begun && history.last_day(policy).is_none_or(|ends| term.0 <= ends)
    });
    let (first, last) = match runs {
        true => (
            policies().filter_map(|it| it.starts).filter(in_term).min(),
            (policies().filter_map(|it| history.last_day(it)))
                .filter(in_term)
                .max(),
        ),
        false => (Some(term.0), Some(term.1)),
    };
    let minimums = minimums(case, year);
    let contacts = minimums.iter().filter(|it| is_contact(&it.service.code));
    let contacts: u32 = contacts.map(|it| it.least).sum();
    let first = first.filter(|_| minimums.is_empty() || contacts > 1 || last.is_none());
    let within = Days::new(case.standard.maxims.ends.into());
    let end = |first: bool, day: NaiveDate| {
        let near = (day.checked_sub_days(within)?, day.checked_add_days(within)?);
        Some(End { first, day, near })
    };
    let first = first.and_then(|day| end(true, day));
    let last = last.and_then(|day| end(false, day));
    first.into_iter().chain(last).collect()
}
