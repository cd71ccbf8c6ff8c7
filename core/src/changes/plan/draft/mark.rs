//! How the items of one service are distinguished: April's call, the second quarter's visit.

use chrono::{Datelike, NaiveDate};

use super::slots::{About, Slot};
use crate::changes::plan::items;
use crate::standard::Service;
use crate::standing::{Case, recorded_year};

/// How an item is distinguished from the others of its service.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// There is only one.
    Only,
    /// By the quarter it starts in, 1 to 4.
    Quarter(u32),
    /// By the month it starts in, 1 to 12.
    Month(u32),
    /// By its number.
    Nth(u32),
}

/// The simplest mark that distinguishes all items of a service: the quarter, the month, otherwise a number.
pub(super) fn mark(
    case: &Case<'_>,
    slots: &[Slot<'_>],
    slot: &Slot<'_>,
    service: &Service,
    wanted: u32,
) -> Mark {
    if wanted == 1 {
        return Mark::Only;
    }
    let is_of = |it: &Slot<'_>| matches!(it.about, About::Service(of, _) if of == service);
    let ours = slots.iter().filter(|it| is_of(it));
    let ours: Vec<NaiveDate> = ours.map(|it| it.window.0).collect();
    let there: Vec<NaiveDate> = items(case.record)
        .filter(|found| found.item.dropped.is_none())
        .filter(|found| found.item.service == Some(&service.code))
        .filter(|found| Some(found.year) == year_of(case, slot.window.0))
        .filter_map(|found| found.item.start)
        .collect();
    let apart = |name: fn(NaiveDate) -> u32| {
        let mut names: Vec<u32> = ours.iter().chain(&there).map(|day| name(*day)).collect();
        names.sort_unstable();
        names.windows(2).all(|pair| pair[0] != pair[1])
    };
    let start = slot.window.0;
    if wanted == 4 && apart(quarter) {
        Mark::Quarter(quarter(start))
    } else if apart(|day| day.month()) {
        Mark::Month(start.month())
    } else {
        let before = slots.iter().take_while(|it| !std::ptr::eq(*it, slot));
        let before = before.filter(|it| is_of(it)).count();
        Mark::Nth((there.len() + before) as u32 + 1)
    }
}

fn quarter(day: NaiveDate) -> u32 {
    day.month0() / 3 + 1
}

fn year_of(case: &Case<'_>, day: NaiveDate) -> Option<usize> {
    recorded_year(case, day).map(|(nth, _)| nth)
}
