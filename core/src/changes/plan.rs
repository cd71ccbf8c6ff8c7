//! The client service plan: its items, the changes made while it runs, and the steps that settle it
//! (D37–D54).

use chrono::NaiveDate;

use super::year::year_for;
use super::{Change, PlanRefusal, Refusal};
use crate::document::KeyPath;
use crate::document::edit::Edit;
use crate::model::{Plan, PlanItem, Record};
use crate::money::Fen;
use crate::standing::Case;

mod draft;
mod items;
mod lower;
mod revise;
mod steps;
#[cfg(test)]
mod tests;

pub use draft::{Asked, Draft, Drafted, LookBack, Mark, Subject, draft};
pub use items::{Added, Dropped, NewItem, Recorded, add, done, drop};
pub use lower::{AskedLowering, Lowered, lower};
pub use revise::{Alteration, Revised, revise};
pub use steps::{circulate, issue, opinion, send};

/// A plan item and its place in the record.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Found<'r, 'd> {
    /// The service year's place in the file.
    pub year: usize,
    /// The item's place in the year's plan.
    pub nth: usize,
    /// The item.
    pub item: &'r PlanItem<'d>,
}

impl Found<'_, '_> {
    /// The way to one of its keys.
    pub(super) fn key(&self, key: &str) -> KeyPath {
        plan_at(self.year).key("items").nth(self.nth).key(key)
    }
}

/// Every plan item of a record, over all service years.
pub fn items<'r, 'd>(record: &'r Record<'d>) -> impl Iterator<Item = Found<'r, 'd>> {
    let plans = record.years.iter().enumerate();
    let plans = plans.filter_map(|(year, it)| Some((year, it.plan.as_ref()?)));
    plans.flat_map(|(year, plan)| {
        let items = plan.items.iter().enumerate();
        items.map(move |(nth, item)| Found { year, nth, item })
    })
}

/// The open item that is due first, without the one that is done now.
pub fn next_open<'r, 'd>(record: &'r Record<'d>, done: &str) -> Option<Found<'r, 'd>> {
    still_open(record)
        .filter(|found| found.item.id != done)
        .min_by_key(|found| (found.item.finish.is_none(), found.item.finish))
}

/// The items that are open, without those that a closing settled before the client came back.
pub fn still_open<'r, 'd>(record: &'r Record<'d>) -> impl Iterator<Item = Found<'r, 'd>> {
    let back = record.returned();
    let is_left = move |found: &Found<'_, '_>| {
        let starts = record.years[found.year].starts;
        back.is_some_and(|back| starts < back)
    };
    items(record).filter(move |found| found.item.is_open() && !is_left(found))
}

/// The item with this id.
fn item<'r, 'd>(record: &'r Record<'d>, id: &str) -> Result<Found<'r, 'd>, Refusal> {
    let found = items(record).find(|found| found.item.id == id);
    found.ok_or_else(|| {
        Refusal::Plan(PlanRefusal::NoSuchItem {
            item: id.to_owned(),
            open: open_items(record),
        })
    })
}

/// The item with this id, which must be open.
pub(super) fn open_item<'r, 'd>(
    record: &'r Record<'d>,
    id: &str,
) -> Result<Found<'r, 'd>, Refusal> {
    let found = item(record, id)?;
    let item = id.to_owned();
    if let Some(on) = found.item.done {
        let open = open_items(record);
        return Err(Refusal::Plan(PlanRefusal::ItemDone { item, on, open }));
    }
    if let Some(on) = found.item.dropped {
        let open = open_items(record);
        return Err(Refusal::Plan(PlanRefusal::ItemDropped { item, on, open }));
    }
    Ok(found)
}

/// The service of the item with this id, where it is one of the standard.
pub(super) fn of_service<'d>(record: &Record<'d>, id: &str) -> Option<&'d str> {
    item(record, id).ok()?.item.service
}

/// Records that the item with this id was done on a day; one that was already done that day is fulfilled.
pub(super) fn item_done_on(record: &Record<'_>, id: &str, on: NaiveDate) -> Change {
    if item(record, id)?.item.done == Some(on) {
        return Ok(Vec::new());
    }
    let found = open_item(record, id)?;
    Ok(vec![Edit::set(found.key("done"), on)])
}

/// Records what the item with this id actually cost, CNY (D48).
pub(super) fn spent(record: &Record<'_>, id: &str, cost: Option<Fen>) -> Change {
    let found = item(record, id)?;
    let cost = cost.map(|cost| Edit::set(found.key("actual-cost"), cost));
    Ok(cost.into_iter().collect())
}

/// The open items, each with its id and content.
fn open_items(record: &Record<'_>) -> Vec<(String, String)> {
    still_open(record)
        .map(|found| {
            let content = found.item.content.unwrap_or_default();
            (found.item.id.to_owned(), content.to_owned())
        })
        .collect()
}

/// The plan of a service year, which must be on record and have an item that was not dropped.
fn planned<'a>(case: &Case<'a>, year: Option<NaiveDate>) -> Result<(usize, &'a Plan<'a>), Refusal> {
    let recorded = year_for(case, year)?.year.recorded;
    let plan = recorded.and_then(|(nth, year)| Some((nth, year.plan.as_ref()?)));
    plan.filter(|(_, plan)| plan.items.iter().any(|item| item.dropped.is_none()))
        .ok_or(Refusal::Plan(PlanRefusal::Empty))
}

fn plan_at(year: usize) -> KeyPath {
    KeyPath::of("years").nth(year).key("plan")
}
