//! Writes the client diary: who served the client, how, and how the client responded (D15, D54).

use chrono::NaiveDate;

use super::claim;
use super::plan::{item_done_on, of_service, open_item, spent};
use super::service::kind;
use super::{Change, DiaryRefusal, Refusal, happened, next_id};
use crate::document::edit::Edit;
use crate::document::{KeyPath, Literal};
use crate::model::{Record, is_substantive};
use crate::money::Fen;
use crate::standing::Case;

/// What is to be written into the diary.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewEntry {
    /// The day.
    pub on: NaiveDate,
    /// Who served the client; the account manager of that day when left out.
    pub by: Option<String>,
    /// A service of the standard, or one of the trade's own kinds.
    pub kind: String,
    /// What was done.
    pub did: String,
    /// How the client responded.
    pub response: Option<String>,
    /// The plan item it fulfils.
    pub item: Option<String>,
    /// What that item actually cost, CNY (D48).
    pub actual_cost: Option<Fen>,
    /// The claim it is about (D62).
    pub claim: Option<String>,
    /// How many of the client's people attended a talk or training (D61).
    pub attendance: Option<u32>,
    /// What others can learn from it (D10).
    pub finding: Option<String>,
}

/// An entry written into the diary.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// The edits.
    pub edits: Vec<Edit>,
    /// The entry's id.
    pub id: String,
    /// The code of its kind.
    pub kind: String,
    /// Who served the client.
    pub by: String,
}

/// Writes an entry after the last one; the plan item that it fulfils is done that day (D52, D54). An item
/// that was already done that day may still get its entry.
///
/// # Errors
///
/// A day in the future, no such kind, substantive business before the appointment (D15), nobody to have
/// written it, no open item, one of another service, or no claim of that id.
pub fn add(case: &Case<'_>, new: NewEntry) -> Result<Written, Refusal> {
    let record = case.record;
    happened(case, new.on)?;
    let kind = kind(case.standard, &new.kind)?;
    after_appointment(case, new.on, &kind)?;
    let appointed = record.appointed();
    let manager = || {
        record
            .manager_on(new.on)
            .map(|member| member.name.to_owned())
    };
    let by = new.by.or_else(manager);
    let by = by.ok_or(Refusal::Diary(DiaryRefusal::NobodyServed {
        day: new.on,
        appointed: appointed.is_some(),
    }))?;
    let done = match &new.item {
        Some(item) => {
            fits(case, item, &kind)?;
            let mut done = fulfilled(record, item, new.on).map_err(|why| not_open(item, why))?;
            done.extend(spent(record, item, new.actual_cost)?);
            done
        }
        None => Vec::new(),
    };

    if let Some(id) = &new.claim {
        claim::find(record, id)?;
    }

    let day = new.on.format("%Y%m%d-").to_string();
    let id = next_id(record, "diary", &day);
    let mut entry: Vec<(&'static str, Literal)> = vec![
        ("id", id.as_str().into()),
        ("on", new.on.into()),
        ("by", by.as_str().into()),
        ("kind", kind.as_str().into()),
        ("did", new.did.into()),
    ];
    let said = [
        ("response", new.response.map(Literal::from)),
        ("item", new.item.map(Literal::from)),
        ("claim", new.claim.map(Literal::from)),
        (
            "attendance",
            new.attendance.map(|it| Literal::Integer(it.into())),
        ),
        ("finding", new.finding.map(Literal::from)),
    ];
    entry.extend(
        said.into_iter()
            .filter_map(|(key, value)| Some((key, value?))),
    );
    let mut edits = vec![Edit::Push {
        at: KeyPath::of("diary"),
        entry,
    }];
    edits.extend(done);
    Ok(Written {
        edits,
        id,
        kind,
        by,
    })
}

/// Refuses substantive business before the appointment (D15).
pub(super) fn after_appointment(
    case: &Case<'_>,
    day: NaiveDate,
    kind: &str,
) -> Result<(), Refusal> {
    let appointed = case.record.appointed();
    match is_substantive(kind) && appointed.is_none_or(|appointed| day < appointed) {
        true => Err(DiaryRefusal::BeforeAppointment { day, appointed }.into()),
        false => Ok(()),
    }
}

/// The item is done on the day of its entry. An item that was already done that day gets one entry.
pub(super) fn fulfilled(record: &Record<'_>, item: &str, on: NaiveDate) -> Change {
    if record.diary.iter().any(|entry| entry.item == Some(item)) {
        let found = open_item(record, item)?;
        return Ok(vec![Edit::set(found.key("done"), on)]);
    }
    item_done_on(record, item, on)
}

/// Refuses an item of another service than the entry's (D52).
pub(super) fn fits(case: &Case<'_>, item: &str, kind: &str) -> Result<(), Refusal> {
    let name = |code: &str| case.standard.service(code).map(|it| it.name.clone());
    match of_service(case.record, item).filter(|service| *service != kind) {
        None => Ok(()),
        Some(service) => Err(DiaryRefusal::OtherService {
            item: item.to_owned(),
            service: Box::new((service.to_owned(), name(service))),
            kind: Box::new((kind.to_owned(), name(kind))),
        }
        .into()),
    }
}

/// The refusal for an item that is not open; the entry itself could be written without it.
fn not_open(item: &str, why: Refusal) -> Refusal {
    match why {
        Refusal::Plan(why) => {
            let item = item.to_owned();
            DiaryRefusal::ItemNotOpen { item, why }.into()
        }
        other => other,
    }
}

#[cfg(test)]
mod tests;
