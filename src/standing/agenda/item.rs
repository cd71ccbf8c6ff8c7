//! The plan item that something on the agenda is about.

use chrono::NaiveDate;

use crate::alike::is_same;
use crate::model::PlanItem;
use crate::standing::Case;

/// The plan item of an id that is to be finished by a day: another year's plan may use the same id.
pub fn item_of<'a>(case: &Case<'a>, id: &str, finish: NaiveDate) -> Option<&'a PlanItem<'a>> {
    let plans = case.record.years.iter().filter_map(|it| it.plan.as_ref());
    let mut items = plans.flat_map(|plan| &plan.items);
    items.find(|it| it.id == id && it.finish == Some(finish))
}

/// Whether an item is an account review.
pub fn is_review(item: &PlanItem<'_>) -> bool {
    item.service == Some("account-review")
}

/// Who handles an item, when that is not today's account manager: the diary needs to know who served.
pub fn by_another<'a>(case: &Case<'_>, item: &PlanItem<'a>) -> Option<&'a str> {
    let handler = item.handler.filter(|name| !name.trim().is_empty())?;
    let manager = case.who().filter(|_| case.is_managed());
    let is_manager = manager.is_some_and(|name| is_same(name, handler));
    (!is_manager).then_some(handler)
}
