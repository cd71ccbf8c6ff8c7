//! Records the re-filing of the client archive after the appointment, its documents, and its report
//! (D25–D29).

use chrono::NaiveDate;

use super::step::{self, At, take};
use super::{
    AppointmentRefusal, Change, Refusal, before_us, happened, happened_in_service, next_id, policy,
    united,
};
use crate::alike;
use crate::document::edit::Edit;
use crate::document::{KeyPath, Literal};
use crate::model::{ArchivePart, PaperKind, Word};
use crate::standing::Case;

/// What is ticked, and where things are kept.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tick {
    /// The parts re-filed.
    pub parts: Vec<ArchivePart>,
    /// Where the client's file is kept.
    pub kept_at: Option<String>,
    /// Where the original of the appointment is kept, apart (D26).
    pub original_at: Option<String>,
}

/// The result of a tick.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ticked {
    /// The edits.
    pub edits: Vec<Edit>,
    /// The day the archive is set up with this tick: the latest of its parts (D29).
    pub established: Option<NaiveDate>,
    /// The parts that are missing.
    pub missing: Vec<ArchivePart>,
}

/// Ticks parts as re-filed on a day (D25). With the last of the three the archive is set up, on the latest of
/// their days, unless the record already has a day.
///
/// # Errors
///
/// [`Refusal::NotAppointed`], [`Refusal::TooEarly`] before the appointment, [`Refusal::InFuture`],
/// [`AppointmentRefusal::OriginalNotApart`], and what [`take`] refuses.
pub fn tick(case: &Case<'_>, tick: &Tick, on: NaiveDate) -> Result<Ticked, Refusal> {
    let record = case.record;
    happened_in_service(case, on)?;
    let archive = record.archive.as_ref();
    let original = record.appointment().and_then(|it| it.original_at);
    apart(
        tick.kept_at
            .as_deref()
            .or(archive.and_then(|it| it.kept_at)),
        tick.original_at.as_deref().or(original),
    )?;
    let filed = tick.parts.iter().map(|part| taken(case, part.code(), on));
    let filing = filed.collect::<Result<Vec<_>, _>>()?;

    let filed = |part: &ArchivePart| match tick.parts.contains(part) {
        true => Some(on),
        false => part.filed(archive),
    };
    let missing: Vec<ArchivePart> = ArchivePart::ALL
        .iter()
        .copied()
        .filter(|part| filed(part).is_none())
        .collect();
    let stands = archive.and_then(|it| it.established);
    let latest = ArchivePart::ALL.iter().filter_map(filed).max();
    let newly = latest.filter(|_| stands.is_none() && missing.is_empty());

    let at = |key| KeyPath::of("archive").key(key);
    let mut edits: Vec<Edit> = newly
        .map(|day| Edit::set(at("established"), day))
        .into_iter()
        .collect();
    edits.extend(filing.into_iter().flatten());
    if let Some(place) = &tick.kept_at {
        edits.push(Edit::set(at("kept-at"), place.as_str()));
    }
    if let Some(place) = &tick.original_at {
        let at = record.appointment_way().key("original-at");
        edits.push(Edit::set(at, place.as_str()));
    }
    Ok(Ticked {
        edits,
        established: newly,
        missing,
    })
}

/// A document, as it is put into the archive.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    /// Which of the fourteen kinds it is (D28).
    pub kind: PaperKind,
    /// What is written on it.
    pub title: Option<String>,
    /// Its own date.
    pub date: Option<NaiveDate>,
    /// Where the paper is kept.
    pub place: Option<String>,
    /// The electronic document: its way from the workspace's folder, and its SHA-256 in hexadecimal.
    pub file: Option<(String, String)>,
    /// Whether others made it before we were appointed.
    pub before_us: bool,
    /// The policies it is about, by their ids or numbers.
    pub policies: Vec<String>,
}

/// Puts a document into the archive; returns its id with the edits.
///
/// The same file of the same kind again is the same document: its data are changed, and the checksum if the
/// file was replaced.
///
/// # Errors
///
/// [`Refusal::InFuture`], a policy that is not on record, and [`AppointmentRefusal::NotBeforeUs`].
pub fn add(case: &Case<'_>, document: Document) -> Result<(String, Vec<Edit>), Refusal> {
    if let Some(date) = document.date {
        happened(case, date)?;
    }
    if document.before_us {
        before_us(case, document.date)?;
    }
    let policies = document.policies.iter();
    let policies = policies.map(|given| Ok(policy::find(case.record, given)?.1.id.to_owned()));
    let policies = united([], policies.collect::<Result<Vec<String>, Refusal>>()?);
    let (file, sha256) = document.file.unzip();
    let papers = case
        .record
        .archive
        .iter()
        .flat_map(|it| it.documents.iter());
    let mut same = papers.clone().enumerate();
    let same = same.find(|(_, paper)| {
        file.is_some() && paper.file == file.as_deref() && paper.kind == Some(document.kind)
    });

    let texts = [
        ("title", document.title),
        ("place", document.place),
        ("file", file),
        ("sha256", sha256),
    ];
    let date = document.date.map(|date| ("date", Literal::Date(date)));
    let said: Vec<(&'static str, Literal)> = texts
        .into_iter()
        .filter_map(|(key, text)| Some((key, Literal::Text(text?))))
        .chain(date)
        .chain(
            document
                .before_us
                .then_some(("before-us", Literal::Bool(true))),
        )
        .chain((!policies.is_empty()).then_some(("policies", Literal::Texts(policies))))
        .collect();
    let list = KeyPath::of("archive").key("documents");
    if let Some((nth, paper)) = same {
        let edits = said
            .into_iter()
            .map(|(key, value)| Edit::set(list.clone().nth(nth).key(key), value));
        return Ok((paper.id.to_owned(), edits.collect()));
    }

    let id = next_id(case.record, "archive.documents", "d");
    let kind = document.kind.code();
    let mut entry = vec![("id", id.clone().into()), ("kind", kind.into())];
    // The order of the layout, whatever the order of the arguments.
    let keys = [
        "title",
        "date",
        "place",
        "file",
        "sha256",
        "before-us",
        "policies",
    ];
    for key in keys {
        entry.extend(said.iter().find(|(said, _)| *said == key).cloned());
    }
    Ok((id, vec![Edit::Push { at: list, entry }]))
}

/// Records whether others made a document before we were appointed.
///
/// # Errors
///
/// No such document, and [`AppointmentRefusal::NotBeforeUs`].
pub fn set(case: &Case<'_>, id: &str, is_before_us: bool) -> Change {
    let archive = case.record.archive.as_ref();
    let papers = archive.map_or(&[][..], |it| &it.documents);
    let (nth, paper) = step::find("archive.documents", papers, id, |it| {
        let kind = it.kind.map(Word::code);
        (it.id, it.title.or(kind).unwrap_or_default(), true)
    })?;
    let at = KeyPath::of("archive").key("documents").nth(nth);
    let at = at.key("before-us");
    if !is_before_us {
        return Ok(vec![Edit::Remove { at }]);
    }
    before_us(case, paper.date)?;
    Ok(vec![Edit::set(at, true)])
}

/// Records the day the archive was reported (D27).
///
/// # Errors
///
/// [`Refusal::NotAppointed`], [`Refusal::TooEarly`] before the appointment, [`Refusal::InFuture`],
/// and what [`take`] refuses.
pub fn report(case: &Case<'_>, on: NaiveDate) -> Change {
    happened_in_service(case, on)?;
    taken(case, "reported", on)
}

fn taken(case: &Case<'_>, key: &'static str, on: NaiveDate) -> Change {
    let at = At::section("archive", KeyPath::of("archive"));
    take(case, &at, key, on, Vec::new())
}

/// Refuses the same place for the client's file and the original of the appointment (D26).
fn apart(kept_at: Option<&str>, original_at: Option<&str>) -> Result<(), Refusal> {
    match (kept_at, original_at) {
        (Some(kept), Some(original)) if alike::is_same(kept, original) => {
            let place = kept.trim().to_owned();
            Err(Refusal::Appointment(AppointmentRefusal::OriginalNotApart {
                place,
            }))
        }
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests;
