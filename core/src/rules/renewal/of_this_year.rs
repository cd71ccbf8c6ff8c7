//! A step of the renewals that was taken within a year.

use chrono::{Days, NaiveDate};

use crate::model::{Renewal, RenewalStep};
use crate::standing::Case;

/// The renewals with their positions and the day of a step that was taken by today, and in the last 365 days: an older
/// one was of cover that has ended since. None of a client whose service has ended, or from before the record begins.
pub(super) fn taken_within_a_year<'a>(
    case: &Case<'a>,
    step: RenewalStep,
) -> impl Iterator<Item = (usize, &'a Renewal<'a>, NaiveDate)> {
    let oldest = case.today - Days::new(365);
    let renewals = case.record.renewals.iter().enumerate();
    let renewals = renewals.filter(|_| !case.is_closed());
    renewals.filter_map(move |(nth, renewal)| {
        let on = renewal.day_of(step)?;
        let is_asked = (oldest..=case.today).contains(&on) && !case.is_unrecorded(on);
        let is_asked = is_asked && !case.is_before_return(on);
        is_asked.then_some((nth, renewal, on))
    })
}
