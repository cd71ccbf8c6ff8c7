//! Revises a plan, for a reason (D53).

use chrono::NaiveDate;

use super::items::{covered, in_order, recorded, reviser};
use super::{open_item, planned};
use crate::alike;
use crate::changes::service::service;
use crate::changes::{PlanRefusal, Refusal, happened_in_service, united};
use crate::document::Literal;
use crate::document::edit::Edit;
use crate::model::{PlanItem, Purpose, Word};
use crate::money::Fen;
use crate::standing::Case;

/// What is changed in one item.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Alteration {
    /// The item.
    pub item: String,
    /// The service of the standard: its code, or its name in either language.
    pub service: Option<String>,
    /// What will be done.
    pub content: Option<String>,
    /// Expected start.
    pub start: Option<NaiveDate>,
    /// Expected finish, inclusive.
    pub finish: Option<NaiveDate>,
    /// Who does it.
    pub handler: Option<String>,
    /// Commitments and needs that it covers from now on too, by their ids.
    pub covers: Vec<String>,
    /// What it is to bring about.
    pub purpose: Option<Purpose>,
    /// What it is expected to cost, CNY.
    pub cost: Option<Fen>,
}

/// A plan revised.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Revised {
    /// The edits.
    pub edits: Vec<Edit>,
    /// The revision's id; none for a change of a draft, which is not a revision.
    pub id: Option<String>,
    /// The account manager who made it.
    pub by: String,
}

/// Revises a plan, with a reason, as the account manager; and one item of it, if an item changes (D53). The
/// plan is that of the item, else that of the year that contains a day. An item of a plan that was not issued
/// yet may change without a reason, and no revision is recorded.
///
/// # Errors
///
/// A plan that was issued and no reason for a change, no plan, no open item of that id, no such service, commitment or
/// need, a finish before the start, somebody who is not the account manager that day, or a day in the future
/// or before the appointment.
pub fn revise(
    case: &Case<'_>,
    year: Option<NaiveDate>,
    on: NaiveDate,
    by: Option<String>,
    reason: Option<String>,
    change: Option<Alteration>,
) -> Result<Revised, Refusal> {
    happened_in_service(case, on)?;
    let record = case.record;
    let nth = match &change {
        Some(change) => open_item(record, &change.item)?.year,
        None => planned(case, year)?.0,
    };
    let manager = reviser(record, on)?;
    if let Some(name) = by.filter(|by| !alike::is_same(by, manager)) {
        return Err(Refusal::Plan(PlanRefusal::NotTheManager {
            name,
            manager: manager.to_owned(),
            day: on,
        }));
    }

    let by = manager.to_owned();
    let mut edits = match change {
        Some(change) => {
            let edits = altered(case, change)?;
            if edits.is_empty() {
                // The item is already so, and a revision must change something.
                return Ok(Revised {
                    edits,
                    id: None,
                    by,
                });
            }
            edits
        }
        None => Vec::new(),
    };
    let Some(reason) = reason else {
        let plan = record.years.get(nth).and_then(|year| year.plan.as_ref());
        let issued = plan.and_then(|plan| plan.issued);
        return match issued {
            Some(issued) => Err(PlanRefusal::ReviseWithoutReason { issued }.into()),
            None => Ok(Revised {
                edits,
                id: None,
                by,
            }),
        };
    };

    let id = Some(recorded(record, nth, on, reason, &mut edits)?.id);
    Ok(Revised { edits, id, by })
}

fn altered(case: &Case<'_>, change: Alteration) -> Result<Vec<Edit>, Refusal> {
    let found = open_item(case.record, &change.item)?;
    let old = found.item;
    in_order(change.start.or(old.start), change.finish.or(old.finish))?;

    let given = change.service.as_deref();
    let service = given.map(|given| service(case.standard, given.trim()));
    let code = service.transpose()?.map(|service| service.code.as_str());
    let purpose = change.purpose.map(Purpose::code);
    covered(case.record, &change.covers)?;
    let covers = also_covering(old, change.covers);

    let new_text = |given: Option<String>, was: Option<&str>| {
        let given = given.filter(|given| was != Some(given.as_str()));
        given.map(Literal::from)
    };
    let new_day = |given: Option<NaiveDate>, was: Option<NaiveDate>| {
        let given = given.filter(|given| was != Some(*given));
        given.map(Literal::from)
    };
    let (code, was) = (code.map(str::to_owned), old.purpose.map(Purpose::code));
    let keys: [(&str, Option<Literal>); 8] = [
        ("service", new_text(code, old.service)),
        ("content", new_text(change.content, old.content)),
        ("covers", covers.map(Literal::Texts)),
        ("start", new_day(change.start, old.start)),
        ("finish", new_day(change.finish, old.finish)),
        ("handler", new_text(change.handler, old.handler)),
        ("purpose", new_text(purpose.map(str::to_owned), was)),
        (
            "cost",
            change
                .cost
                .filter(|it| old.cost != Some(*it))
                .map(Literal::from),
        ),
    ];
    let set = keys
        .into_iter()
        .filter_map(|(key, value)| Some(Edit::set(found.key(key), value?)));
    Ok(set.collect())
}

/// Everything that an item covers together with these; `None` when it already covers them.
fn also_covering(item: &PlanItem<'_>, more: Vec<String>) -> Option<Vec<String>> {
    let covers = united(item.covers.iter().copied(), more);
    (covers.len() > item.covers.len()).then_some(covers)
}
