//! The stars that count: computed from the income of one service year, or overridden with approval
//! (D32, D33, D36).

use chrono::NaiveDate;

use super::Case;
use crate::model::{Override, Rating};
use crate::money::Fen;

/// The stars of a rating, and how they are worked out.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct StarsInForce<'a> {
    /// The stars that count, 1 to 5.
    pub stars: u8,
    /// The income of one service year, CNY: `income × 12 ÷ months`, rounded down to the fen (D36).
    pub yearly_income: Fen,
    /// The stars that income gives by the thresholds, or gave by those of the day it was rated.
    pub computed: u8,
    /// Whether those are the stars of that day, which was before the thresholds hold.
    pub is_kept: bool,
    /// The override that counts or waits for approval.
    pub over: Option<&'a Override<'a>>,
    /// Whether the override is approved, and so counts.
    pub over_counts: bool,
}

/// The stars that a rating gives on the day of the case; `None` while it has no income.
///
/// What was rated before the thresholds hold keeps the stars on record. An override counts from the day it was approved, and only when the record says by whom (D33).
pub fn stars_in_force<'a>(case: &Case<'a>, rating: &'a Rating<'a>) -> Option<StarsInForce<'a>> {
    let (held, _) = rating.held_on(case.today);
    let income = held.income?;
    let yearly_income = yearly(income, held.months.unwrap_or(12));
    let thresholds = &case.standard.stars;
    let kept = held.stars.filter(|_| thresholds.keep(held.rated));
    let kept = kept.and_then(|stars| u8::try_from(stars).ok());
    let computed = kept.unwrap_or_else(|| thresholds.of(yearly_income));
    let over = rating.over.as_ref();
    let approved = over.filter(|over| {
        over.approved.is_some_and(|day| day <= case.today) && over.approved_by.is_some()
    });
    let stars = approved
        .and_then(|over| over.stars)
        .map_or(computed, |stars| stars as u8);
    Some(StarsInForce {
        stars,
        yearly_income,
        computed,
        is_kept: kept.is_some(),
        over,
        over_counts: approved.is_some(),
    })
}

/// The client's stars on a day, which set the pace of the service and when a renewal opens (D56, D64): those of
/// [`rated_stars`], or one while the client has never been rated.
pub fn stars_on(case: &Case<'_>, day: NaiveDate) -> u8 {
    rated_stars(case, day).unwrap_or(1)
}

/// The stars of the last rating on a day, of a service year that had begun: in a new service year those of the year before
/// hold until it is rated (D68). `None` while the client has never been rated.
pub fn rated_stars(case: &Case<'_>, day: NaiveDate) -> Option<u8> {
    let then = Case {
        today: day,
        ..*case
    };
    let mut last: Option<(NaiveDate, u8)> = None;
    // The last year mostly stands last.
    for year in case.record.years.iter().rev() {
        let is_later = last.is_none_or(|(starts, _)| starts < year.starts);
        let rating = year
            .rating
            .as_ref()
            .filter(|_| year.starts <= day && is_later);
        let rating = rating.filter(|it| it.rated.is_none_or(|rated| rated <= day));
        if let Some(held) = rating.and_then(|rating| stars_in_force(&then, rating)) {
            last = Some((year.starts, held.stars));
        }
    }
    last.map(|(_, stars)| stars)
}

/// The days up to a day on which the stars may have changed: of a rating or an approval of others, the latest first.
pub(super) fn changed(case: &Case<'_>, day: NaiveDate) -> Vec<NaiveDate> {
    let ratings = case.record.years.iter().filter_map(|it| it.rating.as_ref());
    let days = ratings.flat_map(|rating| {
        let later = rating.later.iter().map(|it| it.stated.rated);
        let approved = rating.over.as_ref().and_then(|over| over.approved);
        [rating.rated, approved].into_iter().chain(later).flatten()
    });
    let mut days: Vec<NaiveDate> = days.filter(|it| *it <= day).collect();
    days.sort_unstable_by(|one, other| other.cmp(one));
    days
}

/// `income × 12 ÷ months`, limited to the largest possible income.
pub(super) fn yearly(income: Fen, months: i64) -> Fen {
    let yearly = i128::from(income.0) * 12 / i128::from(months.max(1));
    Fen(i64::try_from(yearly).unwrap_or(i64::MAX))
}
