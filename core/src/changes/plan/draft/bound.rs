//! What was promised by a day is planned in time for it (D16, D17).

use chrono::NaiveDate;

use super::slots::{About, Slot};
use super::spread::{Rest, Rhythm, moved};
use crate::calendar::Calendar;
use crate::model::PlanItem;
use crate::standing::Promise;

/// Within so many calendar days a promise is made good whose day has passed.
const SOON: i64 = 42;

/// A commitment that is kept in certain days of the rest of a term, both inclusive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Bound<'a> {
    /// The commitment's id.
    pub id: &'a str,
    first: NaiveDate,
    last: NaiveDate,
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
    fn outside(&self, (start, finish): (NaiveDate, NaiveDate)) -> i64 {
        let early = (self.first - start).num_days();
        early.max((finish - self.last).num_days()).max(0)
    }
}

/// Brings every item that covers such a commitment into its days, and gives the places of all that do. Another time of the
/// same service takes its place where that one is in time, or nearer to it.
pub(super) fn in_time(
    calendar: &Calendar,
    rest: &Rest,
    bounds: &[Bound<'_>],
    slots: &mut [Slot<'_>],
) -> Vec<usize> {
    for bound in bounds {
        let mut covering = places(slots, bound.id);
        for place in &mut covering {
            let to = nearest(slots, *place, bound, bounds);
            if to != *place {
                slots[*place].covers.retain(|id| id != bound.id);
                slots[to].covers.push(bound.id.to_owned());
                *place = to;
            }
        }
        let is_outside = |place: &&usize| bound.outside(slots[**place].window) > 0;
        if !covering.iter().any(|place| is_outside(&place)) {
            continue;
        }
        covering.sort_by_key(|place| slots[*place].window);
        let room = Rest {
            first: bound.first,
            last: bound.last,
            ..*rest
        };
        let aims = room.aims(Rhythm::Even(50), covering.len() as u32);
        for (place, aim) in covering.into_iter().zip(aims) {
            let slot = &mut slots[place];
            let window = room.window(calendar, aim, slot.weeks).or_else(|| {
                // No day in it is a working day: the last before it.
                let earlier = Rest {
                    first: rest.first,
                    ..room
                };
                earlier.window(calendar, aim, slot.weeks)
            });
            slot.window = window.unwrap_or(slot.window);
        }
    }
    let all = bounds.iter().flat_map(|bound| places(slots, bound.id));
    all.collect()
}

/// The places of the items that cover a commitment.
fn places(slots: &[Slot<'_>], id: &str) -> Vec<usize> {
    let all = slots.iter().enumerate();
    let covering = all.filter(|(_, slot)| slot.covers.iter().any(|it| it == id));
    covering.map(|(nth, _)| nth).collect()
}

/// The place of an item, or of another time of its service that is nearer to the days of a commitment and free for it.
fn nearest(slots: &[Slot<'_>], place: usize, bound: &Bound<'_>, bounds: &[Bound<'_>]) -> usize {
    let About::Service(service, _) = slots[place].about else {
        return place;
    };
    let is_free = |slot: &Slot<'_>| {
        let covers = |bound: &Bound<'_>| slot.covers.iter().any(|id| id == bound.id);
        matches!(slot.about, About::Service(other, _) if other == service)
            && !bounds.iter().any(covers)
    };
    let all = slots.iter().enumerate();
    let free = all.filter(|(nth, slot)| *nth == place || is_free(slot));
    let nearest = free.min_by_key(|(nth, slot)| (bound.outside(slot.window), *nth != place));
    nearest.map_or(place, |(nth, _)| nth)
}
