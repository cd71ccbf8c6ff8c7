//! Nothing bunched: what most begin in one month, some of it moves to another (D05).

use chrono::{Datelike, Months, NaiveDate};

use super::slots::Slot;
use super::spread::Rest;
use crate::model::Plan;
use crate::standing::{Bunch, Case, bunch};

/// Moves items out of a month in which too many begin, each to the month with the fewest. The first to move are those
/// that no other day depends on; those that are kept stay.
pub(super) fn spread_out<'a>(
    case: &Case<'a>,
    rest: &Rest,
    plan: Option<&'a Plan<'a>>,
    kept: &[usize],
    slots: &mut [Slot<'a>],
) {
    let items = plan.iter().flat_map(|plan| &plan.items);
    let items = items.filter(|item| item.dropped.is_none());
    let there: Vec<NaiveDate> = items.filter_map(|item| item.start).collect();
    let most = case.standard.maxims.bunched;
    for _ in 0..slots.len() {
        let drafted = slots.iter().map(|slot| slot.window.0);
        let starts: Vec<NaiveDate> = there.iter().copied().chain(drafted).collect();
        let Some(bunched) = bunch(&starts, (case.today, rest.last), most) else {
            return;
        };
        let Some((nth, window)) = moved_out(case, rest, &bunched, &starts, kept, slots) else {
            return;
        };
        slots[nth].window = window;
    }
}

/// An item of the bunch, and its days in the emptiest month that has room for it.
fn moved_out(
    case: &Case<'_>,
    rest: &Rest,
    bunched: &Bunch,
    starts: &[NaiveDate],
    kept: &[usize],
    slots: &[Slot<'_>],
) -> Option<(usize, (NaiveDate, NaiveDate))> {
    let in_month = |day: NaiveDate, month: NaiveDate| day.with_day(1) == Some(month);
    let in_bunch = slots.iter().enumerate();
    let in_bunch = in_bunch.filter(|(_, slot)| in_month(slot.window.0, bunched.month));
    let free = in_bunch.filter(|(nth, _)| !kept.contains(nth));
    let (nth, slot) = free.min_by_key(|(_, slot)| (slot.is_contact(), slot.is_account()))?;

    let first = rest.first.with_day(1)?;
    let months = (0..).map_while(|later| first.checked_add_months(Months::new(later)));
    let months = months.take_while(|month| *month <= rest.last);
    let count = |month: NaiveDate| starts.iter().filter(|it| in_month(**it, month)).count();
    let mut months: Vec<NaiveDate> = months
        .filter(|month| count(*month) + 1 < bunched.count)
        .collect();
    months.sort_by_key(|month| count(*month));
    months.into_iter().find_map(|month| {
        let aim = month.with_day(15)?.clamp(rest.first, rest.last);
        let window = rest.window(case.calendar, aim, slot.weeks)?;
        in_month(window.0, month).then_some((nth, window))
    })
}
