//! What a service year holds at least: the standard of the client's stars, as lowered with approval
//! (D38–D41).

use super::{Case, ServiceYear, stars_in_force};
use crate::model::{Lowering, last_day_of_year_from};
use crate::standard::Service;

/// One service, and how often a service year holds it at least.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Minimum<'a> {
    /// The service.
    pub service: &'a Service,
    /// The standard of the client's stars.
    pub standard: u32,
    /// The number that counts: the standard, or what it was lowered to with approval.
    pub least: u32,
    /// The approved lowering that counts.
    pub lowered: Option<&'a Lowering<'a>>,
}

/// The minimums of a service year, one for each service of the standard; none while the year is not rated.
///
/// A lowering counts once approved, and only when it says by whom; the last approved one of a service wins.
pub fn minimums<'a>(case: &Case<'a>, year: &ServiceYear<'a>) -> Vec<Minimum<'a>> {
    let recorded = year.recorded.map(|(_, year)| year);
    let rating = recorded.and_then(|year| year.rating.as_ref());
    let Some(stars) = rating.and_then(|rating| stars_in_force(case, rating)) else {
        return Vec::new();
    };
    let plan = recorded.and_then(|year| year.plan.as_ref());
    let lowerings = || plan.iter().flat_map(|plan| &plan.lowerings);
    let services = case.standard.services.iter();
    services
        .map(|service| {
            let standard = service.least[usize::from(stars.stars) - 1];
            let lowered = lowerings()
                .filter(|it| it.service == Some(service.code.as_str()) && it.counts(case.today))
                .max_by_key(|it| it.approved);
            let least = lowered.and_then(|it| it.least).map(|least| least as u32);
            Minimum {
                service,
                standard,
                least: least.map_or(standard, |least| least.min(standard)),
                lowered,
            }
        })
        .collect()
}

/// Whether the standard is a reference for a service year, not a minimum: it is shorter than twelve
/// months, or the client's business is mostly advisory (D39).
pub fn is_reference(case: &Case<'_>, year: &ServiceYear<'_>) -> bool {
    case.record.client.consulting || year.ends < last_day_of_year_from(year.starts)
}
