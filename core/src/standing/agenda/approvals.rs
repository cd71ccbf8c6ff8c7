//! Approvals that are waited for: of other stars (D33), and of a lowered standard (D41).

use chrono::NaiveDate;

use super::{Todo, What, When};
use crate::model::Year;
use crate::standing::approval::named;
use crate::standing::{Approval, Case};

/// The approvals that a service year waits for. Each is in the hands of those who can give it; where the company
/// names nobody, the account manager sees to it.
pub(super) fn approvals<'a>(
    case: &Case<'a>,
    year: &'a Year<'a>,
    manager: Option<&'a str>,
) -> Vec<Todo<'a>> {
    let happened = |day: Option<NaiveDate>| day.filter(|day| *day <= case.today);
    let waiting = |referred, approved| match happened(approved) {
        Some(_) => None,
        None => happened(referred),
    };
    let over = year
        .rating
        .as_ref()
        .and_then(|rating| rating.over.as_ref())
        .and_then(|over| {
            let since = waiting(over.referred, over.approved)?;
            let stars = over.stars;
            Some((Approval::Override, since, What::OverrideApproval { stars }))
        });
    let lowerings = year.plan.iter().flat_map(|plan| &plan.lowerings);
    let lowerings = lowerings.filter_map(|it| {
        let since = waiting(it.referred, it.approved)?;
        let (id, service) = (it.id, it.service);
        Some((
            Approval::Lowering,
            since,
            What::LoweringApproval { id, service },
        ))
    });

    let mut todos = Vec::new();
    for (approval, since, what) in over.into_iter().chain(lowerings) {
        let named = named(case, approval);
        let theirs = named.iter().map(|name| Some(name.as_str()));
        let own = named.is_empty().then_some(manager);
        todos.extend(theirs.chain(own).map(|who| Todo {
            when: When::Since(since),
            provisional: false,
            who,
            what: what.clone(),
        }));
    }
    todos
}
