//! The items of a plan: added, done, dropped, changed for a reason (D42, D43, D53).

use chrono::NaiveDate;

use super::{item, item_done_on, open_item, plan_at, spent};
use crate::changes::service::service;
use crate::changes::year::year_for;
use crate::changes::{PlanRefusal, Refusal, happened_in_service, next_id, united};
use crate::document::Literal;
use crate::document::edit::Edit;
use crate::model::{Origin, Plan, Purpose, Record, Word};
use crate::money::Fen;
use crate::standing::{Case, last_day_of};

/// A service to be planned.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewItem {
    /// The service of the standard: its code, or its name in either language.
    pub service: String,
    /// What will be done.
    pub content: String,
    /// Expected start.
    pub start: NaiveDate,
    /// Expected finish, inclusive.
    pub finish: NaiveDate,
    /// Who does it.
    pub handler: String,
    /// Where it comes from; when left out, what it covers decides.
    pub origin: Option<Origin>,
    /// The commitments and needs it covers, by their ids.
    pub covers: Vec<String>,
    /// What it is meant to bring.
    pub purpose: Option<Purpose>,
    /// The expected cost, CNY.
    pub cost: Option<Fen>,
}

/// An item added to a plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Added {
    /// The edits.
    pub edits: Vec<Edit>,
    /// The item's id.
    pub id: String,
    /// The revision recorded with it, when a reason was given.
    pub revision: Option<Recorded>,
    /// The day the plan was issued, when no revision of today explains this change of it.
    pub issued: Option<NaiveDate>,
}

/// A revision recorded with the change it explains.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recorded {
    /// Its id.
    pub id: String,
    /// The account manager who made it.
    pub by: String,
}

/// An item dropped from a plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dropped {
    /// The edits.
    pub edits: Vec<Edit>,
    /// The revision recorded with it, when the plan had been issued.
    pub revision: Option<Recorded>,
}

/// Plans a service in the year that contains a day, today when none is given (D42, D43). An issued plan needs
/// a reason; with one, the account manager's revision is recorded at the same time (D53).
///
/// # Errors
///
/// Not appointed, no such service, commitment or need, a finish before the start, or a reason and no
/// account manager today to revise.
pub fn add(
    case: &Case<'_>,
    year: Option<NaiveDate>,
    new: NewItem,
    reason: Option<String>,
) -> Result<Added, Refusal> {
    let record = case.record;
    let meant = year_for(case, year)?;
    let (nth, mut edits) = (meant.nth, meant.begun);
    let service = service(case.standard, &new.service)?;
    let covered = covered(record, &new.covers)?;
    in_order(Some(new.start), Some(new.finish))?;

    let id = next_id(record, "years.plan.items", "p");
    let origin = new.origin.unwrap_or(covered);
    let mut entry: Vec<(&'static str, Literal)> = vec![
        ("id", id.as_str().into()),
        ("service", service.code.as_str().into()),
        ("content", new.content.into()),
        ("origin", origin.code().into()),
    ];
    if !new.covers.is_empty() {
        let covers = united([], new.covers);
        entry.push(("covers", Literal::Texts(covers)));
    }
    entry.push(("start", new.start.into()));
    entry.push(("finish", new.finish.into()));
    entry.push(("handler", new.handler.into()));
    if let Some(purpose) = new.purpose {
        entry.push(("purpose", purpose.code().into()));
    }
    if let Some(cost) = new.cost {
        entry.push(("cost", cost.into()));
    }
    let at = plan_at(nth).key("items");
    edits.push(Edit::Push { at, entry });
    let revision = match reason {
        Some(reason) => Some(recorded(record, nth, case.today, reason, &mut edits)?),
        None => None,
    };
    let plan = record.years.get(nth).and_then(|year| year.plan.as_ref());
    let plan = plan.filter(|_| revision.is_none());
    Ok(Added {
        edits,
        id,
        revision,
        issued: plan.and_then(|plan| unexplained(plan, case.today)),
    })
}

/// Records the day an item was done (D52), and what it actually cost, CNY (D48). Without a day it is today; an item that
/// is done keeps its day when only its cost is given.
///
/// # Errors
///
/// No such item, dropped, done on another day, or a day in the future or before the appointment.
pub fn done(
    case: &Case<'_>,
    id: &str,
    on: Option<NaiveDate>,
    actual_cost: Option<Fen>,
) -> Result<(NaiveDate, Vec<Edit>), Refusal> {
    let there = item(case.record, id)?.item.done;
    let on = on.or(there.filter(|_| actual_cost.is_some()));
    let on = on.unwrap_or(case.today);
    happened_in_service(case, on)?;
    let mut edits = item_done_on(case.record, id, on)?;
    edits.extend(spent(case.record, id, actual_cost)?);
    Ok((on, edits))
}

/// Drops an item for a reason; it stays on record (D53).
///
/// For an issued plan this is a revision. It is recorded at the same time, with the same reason and the
/// account manager of the day; a revision of that day with this reason is not written twice.
///
/// # Errors
///
/// No such item, done or dropped already, a day in the future or before the appointment, or an issued plan
/// and no account manager that day to revise it.
pub fn drop(case: &Case<'_>, id: &str, on: NaiveDate, reason: String) -> Result<Dropped, Refusal> {
    happened_in_service(case, on)?;
    let found = open_item(case.record, id)?;
    let mut edits = vec![
        Edit::set(found.key("dropped"), on),
        Edit::set(found.key("dropped-reason"), reason.as_str()),
    ];
    let year = &case.record.years[found.year];
    // When the year is over, its remaining items are dropped without a revision.
    let plan = year
        .plan
        .as_ref()
        .filter(|_| case.today <= last_day_of(case, year));
    let issued = |plan: &&Plan<'_>| {
        let issued = plan.issued;
        issued.is_some_and(|issued| issued < case.today && issued <= on)
    };
    let told = |plan: &Plan<'_>| {
        let mut revisions = plan.revisions.iter();
        revisions.any(|it| it.on == Some(on) && it.reason == Some(reason.as_str()))
    };
    let revision = match plan.filter(issued).is_some_and(|plan| !told(plan)) {
        true => Some(recorded(case.record, found.year, on, reason, &mut edits)?),
        false => None,
    };
    Ok(Dropped { edits, revision })
}

/// Adds the revision of a plan by the account manager of a day to the edits (D53).
pub(super) fn recorded(
    record: &Record<'_>,
    nth: usize,
    on: NaiveDate,
    reason: String,
    edits: &mut Vec<Edit>,
) -> Result<Recorded, Refusal> {
    let by = reviser(record, on)?.to_owned();
    let id = revision_id(record);
    edits.push(Edit::Push {
        at: plan_at(nth).key("revisions"),
        entry: vec![
            ("id", id.as_str().into()),
            ("on", on.into()),
            ("by", by.as_str().into()),
            ("reason", reason.into()),
        ],
    });
    Ok(Recorded { id, by })
}

/// The only person who may revise a plan on a day: the account manager.
pub(super) fn reviser<'a>(record: &'a Record<'a>, on: NaiveDate) -> Result<&'a str, Refusal> {
    let manager = record.manager_on(on).map(|member| member.name);
    manager.ok_or(Refusal::Plan(PlanRefusal::NoReviser { day: on }))
}

/// The next revision's id, over all years, because the plan of an item and the plan of today may differ.
fn revision_id(record: &Record<'_>) -> String {
    next_id(record, "years.plan.revisions", "r")
}

/// Where an item comes from that covers these commitments and needs, which must be on record (D42).
pub(super) fn covered(record: &Record<'_>, covers: &[String]) -> Result<Origin, Refusal> {
    let promised = record.appointments.iter().flat_map(|it| &it.commitments);
    let promised: Vec<(&str, &str)> = promised.map(|it| (it.id, it.text)).collect();
    let needed: Vec<(&str, &str)> = record.needs.iter().map(|it| (it.id, it.text)).collect();
    let is_of = |list: &[(&str, &str)], id: &String| list.iter().any(|(known, _)| known == id);

    let unknown = covers
        .iter()
        .find(|id| !is_of(&promised, id) && !is_of(&needed, id));
    if let Some(unknown) = unknown {
        let known = promised.iter().chain(&needed);
        return Err(Refusal::Plan(PlanRefusal::NothingToCover {
            id: unknown.clone(),
            known: known
                .map(|(id, text)| ((*id).to_owned(), (*text).to_owned()))
                .collect(),
        }));
    }
    Ok(if covers.iter().any(|id| is_of(&promised, id)) {
        Origin::Commitment
    } else if !covers.is_empty() {
        Origin::Need
    } else {
        Origin::Standard
    })
}

pub(super) fn in_order(start: Option<NaiveDate>, finish: Option<NaiveDate>) -> Result<(), Refusal> {
    match (start, finish) {
        (Some(start), Some(finish)) if finish < start => {
            Err(Refusal::Plan(PlanRefusal::FinishBeforeStart {
                start,
                finish,
            }))
        }
        _ => Ok(()),
    }
}

/// The day the plan was issued, when no revision of today explains today's change.
fn unexplained(plan: &Plan<'_>, today: NaiveDate) -> Option<NaiveDate> {
    let explained = plan
        .revisions
        .iter()
        .any(|revision| revision.on == Some(today));
    plan.issued.filter(|issued| *issued < today && !explained)
}
