//! The days in which a commitment is kept (D16, D17).

use chrono::NaiveDate;

use super::spread::{Rest, moved};
use crate::model::PlanItem;
use crate::standing::Promise;

/// Within so many calendar days a promise is made good whose day has passed.
const SOON: i64 = 42;

/// A commitment that is kept in certain days of the rest of a term, both inclusive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Bound<'a> {
    /// The commitment's id.
    pub id: &'a str,
    /// The first of these days.
    pub first: NaiveDate,
    /// The last of them.
    pub last: NaiveDate,
    /// Whether its last day has passed, so that it only is done soon.
    is_past: bool,
}

impl<'a> Bound<'a> {
    /// The days of a commitment, if its words name any that are in the rest of the term or before it.
    pub fn of(promise: &Promise<'a>, starts: NaiveDate, rest: &Rest) -> Option<Bound<'a>> {
        let (first, last) = promise.days_in(starts)?;
        let is_past = last < rest.first;
        let (first, last) = match is_past {
            true => (rest.first, moved(rest.first, SOON)),
            false => (first.unwrap_or(rest.first).max(rest.first), last),
        };
        let last = last.min(rest.last);
        (first <= last).then_some(Bound {
            id: promise.id,
            first,
            last,
            is_past,
        })
    }

    /// Whether an item of the plan can keep it. Once the day has passed, any can.
    pub fn allows(&self, item: &PlanItem<'_>) -> bool {
        let starts_in_time = item.start.is_none_or(|start| start <= self.last);
        let ends = item.finish.or(item.start);
        self.is_past || (starts_in_time && ends.is_none_or(|ends| self.first <= ends))
    }

    /// The calendar days that an item lies outside, zero where it is in time.
    pub fn outside(&self, (start, finish): (NaiveDate, NaiveDate)) -> i64 {
        let early = (self.first - start).num_days();
        early.max((finish - self.last).num_days()).max(0)
    }
}
