//! What was promised by a day is planned in time for it (D16, D17).

use super::bound::Bound;
use super::slots::{About, Slot};
use super::spread::{Rest, Rhythm};
use crate::calendar::Calendar;

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
