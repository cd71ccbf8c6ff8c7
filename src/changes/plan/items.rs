//! The items of a plan: added, done, dropped, changed for a reason (D42, D43, D53).

use chrono::NaiveDate;

use super::{item, items, open_item, plan_at, planned};
use crate::alike;
use crate::changes::service::service;
use crate::changes::year::year_for;
use crate::changes::{Change, PlanRefusal, Refusal, happened_in_service, next_id};
use crate::document::Literal;
use crate::document::edit::Edit;
use crate::model::{Origin, Plan, PlanItem, Purpose, Record, Word};
use crate::money::Fen;
use crate::standing::Case;

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

    let id = next_id("p", items(record).map(|found| found.item.id));
    let origin = new.origin.unwrap_or(covered);
    let mut entry: Vec<(&'static str, Literal)> = vec![
        ("id", id.as_str().into()),
        ("service", service.code.as_str().into()),
        ("content", new.content.into()),
        ("origin", origin.code().into()),
    ];
    if !new.covers.is_empty() {
        entry.push(("covers", Literal::Texts(new.covers)));
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

/// Records the day an item was done (D52).
///
/// # Errors
///
/// No such item, dropped, done on another day, or a day in the future or before the appointment.
pub fn done(case: &Case<'_>, id: &str, on: NaiveDate) -> Change {
    happened_in_service(case, on)?;
    let found = item(case.record, id)?;
    if found.item.done == Some(on) {
        return Ok(Vec::new());
    }
    let found = open_item(case.record, id)?;
    Ok(vec![Edit::set(found.key("done"), on)])
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
    let plan = year.plan.as_ref().filter(|_| case.today <= year.last_day());
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
fn recorded(
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
fn reviser<'a>(record: &'a Record<'a>, on: NaiveDate) -> Result<&'a str, Refusal> {
    let manager = record.manager_on(on).map(|member| member.name);
    manager.ok_or(Refusal::Plan(PlanRefusal::NoReviser { day: on }))
}

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

/// The next revision's id, over all years, because the plan of an item and the plan of today may differ.
fn revision_id(record: &Record<'_>) -> String {
    let plans = record.years.iter().filter_map(|year| year.plan.as_ref());
    let revisions = plans.flat_map(|plan| &plan.revisions);
    next_id("r", revisions.map(|revision| revision.id))
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
    let mut covers: Vec<String> = item.covers.iter().map(|id| (*id).to_owned()).collect();
    for id in more {
        if !covers.contains(&id) {
            covers.push(id);
        }
    }
    (covers.len() > item.covers.len()).then_some(covers)
}

/// Where an item comes from that covers these commitments and needs, which must be on record (D42).
fn covered(record: &Record<'_>, covers: &[String]) -> Result<Origin, Refusal> {
    let promised = record.appointment.iter().flat_map(|it| &it.commitments);
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

fn in_order(start: Option<NaiveDate>, finish: Option<NaiveDate>) -> Result<(), Refusal> {
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
