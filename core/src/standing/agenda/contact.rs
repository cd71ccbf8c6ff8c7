//! The day by which the diary speaks again, where no plan item is to be done by then (D30, D56).

use super::{Todo, Waived, What, When};
use crate::standing::{Case, service_years, silence};

/// The last day without an entry that the stars and the plan allow; nothing on a day that has one. An open plan item that is
/// due by then says it already.
pub(super) fn contact<'a>(
    case: &Case<'a>,
    waived: &Waived<'_>,
    manager: Option<&'a str>,
) -> Option<Todo<'a>> {
    let silence = silence(case)?;
    let (since, _) = silence.since;
    if since == case.today {
        return None;
    }
    let due = case.calendar.due(since, silence.allowed());
    let years = service_years(case).into_iter();
    let plans = years.filter_map(|year| year.recorded?.1.plan.as_ref());
    let mut items = plans.flat_map(|plan| &plan.items);
    let is_planned = items.any(|item| {
        item.is_open_on(case.today) && item.finish.is_some_and(|finish| finish <= due.date)
    });
    (!is_planned && !waived.silence(since, due.date)).then_some(Todo {
        when: When::By(due.date),
        provisional: due.provisional,
        who: manager,
        what: What::Contact { since },
    })
}
