//! The plan item that something on the agenda is about.

use std::collections::HashMap;

use chrono::NaiveDate;

use crate::alike::is_same;
use crate::model::PlanItem;
use crate::standing::Case;

/// The plan items of a record by id and last day: another year's plan may use the same id. They are made once, since
/// thousands of lines are about one each.
pub struct Items<'a>(HashMap<(&'a str, NaiveDate), &'a PlanItem<'a>>);

impl<'a> Items<'a> {
    /// Those of a record.
    pub fn of(case: &Case<'a>) -> Items<'a> {
        let plans = case.record.years.iter().filter_map(|it| it.plan.as_ref());
        let mut items = HashMap::new();
        for item in plans.flat_map(|plan| &plan.items) {
            if let Some(finish) = item.finish {
                items.entry((item.id, finish)).or_insert(item);
            }
        }
        Items(items)
    }

    /// The item of an id that is to be finished on a day.
    pub fn at(&self, id: &str, finish: NaiveDate) -> Option<&'a PlanItem<'a>> {
        self.0.get(&(id, finish)).copied()
    }
}

/// Whether an item is an account review.
pub fn is_review(item: &PlanItem<'_>) -> bool {
    item.service == Some("account-review")
}

/// Who handles an item, when that is not today's account manager: the diary needs to know who served.
pub fn by_another<'a>(case: &Case<'_>, item: &PlanItem<'a>) -> Option<&'a str> {
    let handler = item.handler?;
    let manager = case.who().filter(|_| case.is_managed());
    let is_manager = manager.is_some_and(|name| is_same(name, handler));
    (!is_manager).then_some(handler)
}
