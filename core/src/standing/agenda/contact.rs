//! The day by which the diary speaks again, where no plan item is to be done by then (D30, D56).

use super::{Todo, Waived, What, When};
use crate::standing::{Case, silence};

/// The last day without an entry that the stars and the plan allow; nothing on a day that has one. A plan item of the agenda that
/// is due by then says it already; one that is waived, or that a closing settled, says nothing.
pub(super) fn contact<'a>(
    case: &Case<'a>,
    waived: &Waived<'_>,
    items: &[Todo<'a>],
    manager: Option<&'a str>,
) -> Option<Todo<'a>> {
    let silence = silence(case)?;
    let (since, _) = silence.since;
    if since == case.today {
        return None;
    }
    let due = case.calendar.due(since, silence.allowed());
    let is_planned = items.iter().any(|item| item.when.day() <= due.date);
    (!is_planned && !waived.silence(since, due.date)).then_some(Todo {
        when: When::By(due.date),
        provisional: due.provisional,
        who: manager,
        what: What::Contact { since },
    })
}
