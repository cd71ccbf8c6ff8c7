//! Contact at both ends of the insurance period (D08).

use chrono::NaiveDate;

use super::slots::{Slot, is_contact};
use super::spread::{Rest, moved};
use crate::calendar::Calendar;
use crate::model::Plan;
use crate::standing::End;

/// Moves a contact to an end of the insurance period that no contact touches.
///
/// Where no policy begins or ends in the term, the term's own first or last day is used. The ends that are asked for come last, and the
/// later one after the earlier, so that a single contact is there: that is where the renewal is decided. Given are the
/// contacts that are there for an end that is asked for, after those that are fixed already, which are moved last.
pub(super) fn touch_both_ends<'a>(
    calendar: &Calendar,
    rest: &Rest,
    plan: Option<&'a Plan<'a>>,
    asked: &[End],
    fixed: Vec<usize>,
    slots: &mut [Slot<'a>],
) -> Vec<usize> {
    let day = |first: bool| {
        let mut asked = asked.iter().filter(|end| end.first == first);
        asked.next().map(|end| end.day)
    };
    let mut ends = [(true, day(true)), (false, day(false))];
    ends.sort_by_key(|(_, day)| day.is_some());
    let mut kept = fixed;
    for (first, day) in ends {
        let touched = touch(calendar, rest, plan, (first, day), &kept, slots);
        kept.extend(touched.filter(|_| day.is_some()));
    }
    kept
}

/// Moves the nearest contact that is not kept elsewhere to an end of the period, when none is there; gives the one that is.
fn touch<'a>(
    calendar: &Calendar,
    rest: &Rest,
    plan: Option<&'a Plan<'a>>,
    (first, day): (bool, Option<NaiveDate>),
    kept: &[usize],
    slots: &mut [Slot<'a>],
) -> Option<usize> {
    let from_end = rest.ends * 2 / 3;
    let ((from, to), aim) = match first {
        true => {
            let begins = day.unwrap_or(rest.first);
            let to = moved(begins, rest.ends);
            let aim = moved(begins.max(rest.first), from_end.min(14)).min(to);
            ((begins, to), aim)
        }
        false => {
            let ends = day.unwrap_or(rest.last);
            let from = moved(ends, -rest.ends);
            // Where the term begins in the days before it, those after it will do.
            let after = if from < rest.first { rest.ends } else { 0 };
            ((from, moved(ends, after)), moved(ends, -from_end))
        }
    };
    let near = |(start, finish): (NaiveDate, NaiveDate)| from <= start && finish <= to;
    let there = plan.iter().flat_map(|plan| &plan.items).any(|item| {
        let day = item.done.or(item.start);
        item.dropped.is_none()
            && is_contact(item.service)
            && day.is_some_and(|day| near((day, item.done.or(item.finish).unwrap_or(day))))
    });
    if there {
        return None;
    }
    let contacts = || {
        let all = slots.iter().enumerate();
        all.filter(|(_, slot)| slot.is_contact())
    };
    if let Some((nth, _)) = contacts().find(|(_, slot)| near(slot.window)) {
        return Some(nth);
    }
    let distance = |slot: &Slot<'_>| (slot.window.0 - aim).num_days().abs();
    let free = contacts().filter(|(nth, _)| !kept.contains(nth));
    let nearest = free.min_by_key(|(_, slot)| distance(slot));
    let nearest = nearest.or_else(|| contacts().next());
    let (nth, slot) = nearest?;
    let window = |aim: NaiveDate| {
        let aim = aim.clamp(rest.first, rest.last);
        rest.window(calendar, aim, slot.weeks)
    };
    // Holidays may push what is aimed at past the days that are near.
    let mut in_time = [aim, from].into_iter().filter_map(window);
    let in_time = in_time.find(|(start, _)| *start <= to);
    slots[nth].window = in_time.or_else(|| window(aim))?;
    Some(nth)
}
