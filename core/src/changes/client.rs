//! Records a client, its contacts, its needs, and the end of its service (D01, D31, D37).

use chrono::NaiveDate;

use super::{Change, ClientRefusal, Refusal, Since, happened, next_id, not_before};
use crate::alike;
use crate::document::edit::Edit;
use crate::document::{KeyPath, Literal};
use crate::model::{Appointment, ClientKind, Contact, LicenceKind, Record, Word, name};
use crate::sound;
use crate::standing::Case;

pub mod merge;

/// What is given about a client; `None` is not given.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Details {
    /// The full name of the company.
    pub name: Option<String>,
    /// Direct or channel.
    pub kind: Option<ClientKind>,
    /// Mostly advisory work (D39).
    pub consulting: Option<bool>,
    /// 关键企业 (D04).
    pub key_account: Option<bool>,
    /// The trade the client is in.
    pub sector: Option<String>,
    /// The licence of a channel client (保险法 130).
    pub licence_kind: Option<LicenceKind>,
    /// The number of that licence.
    pub licence_number: Option<String>,
    /// The last day of that licence.
    pub licence_until: Option<NaiveDate>,
    /// Its id in the company's client system (D31).
    pub crm_id: Option<String>,
    /// The day that system was last brought up to date (D31).
    pub crm_synced: Option<NaiveDate>,
    /// The day it became a target (D01).
    pub identified: Option<NaiveDate>,
    /// The day of the first contact (D01).
    pub first_contact: Option<NaiveDate>,
    /// The day the client disclosure notice was handed over.
    pub disclosure_notice: Option<NaiveDate>,
    /// The day from which this record is kept.
    pub recorded_from: Option<NaiveDate>,
}

impl Details {
    /// Whether nothing is given.
    pub fn is_empty(&self) -> bool {
        *self == Details::default()
    }
}

/// A new record: what is given and nothing more. Without any day the client is a target (D01). Only a person
/// knows since when; a day invented here could be later than the appointment that is recorded next.
///
/// # Errors
///
/// [`Refusal::InFuture`].
pub fn add(details: Details, today: NaiveDate) -> Change {
    written(details, today)
}

/// Changes what is given; a value that is already so stays as it is written.
///
/// # Errors
///
/// [`Refusal::InFuture`], [`ClientRefusal::RecordBegun`].
pub fn set(case: &Case<'_>, mut details: Details) -> Change {
    let client = &case.record.client;
    // A key left out means "direct", or "no"; writing that would only add a line.
    let kind = client.kind.unwrap_or(ClientKind::Direct);
    details.kind = details.kind.filter(|new| *new != kind);
    details.consulting = details.consulting.filter(|new| *new != client.consulting);
    details.key_account = details.key_account.filter(|new| *new != client.key_account);
    if let Some(later) = details.recorded_from {
        begins(case, later)?;
    }
    written(details, case.today)
}

/// A record begins no later than its own word and its diary say: what was written down here day by day is of it.
///
/// # Errors
///
/// [`ClientRefusal::RecordBegun`].
pub(super) fn begins(case: &Case<'_>, later: NaiveDate) -> Result<(), Refusal> {
    let first = case.record.diary.iter().map(|entry| entry.on).min();
    let recorded_from = case.record.client.recorded_from;
    let begun = recorded_from.into_iter().chain(first).min();
    match begun.filter(|begun| *begun < later) {
        Some(begun) => Err(ClientRefusal::RecordBegun { begun, later }.into()),
        None => Ok(()),
    }
}

fn written(details: Details, today: NaiveDate) -> Change {
    let dates = [
        ("crm-synced", details.crm_synced),
        ("identified", details.identified),
        ("first-contact", details.first_contact),
        ("disclosure-notice", details.disclosure_notice),
        ("recorded-from", details.recorded_from),
    ];
    let mut days = dates.iter().filter_map(|(_, day)| *day);
    if let Some(day) = days.find(|day| *day > today) {
        return Err(Refusal::InFuture { day, today });
    }

    let kind = details.kind.map(|kind| kind.code().to_owned());
    let licence = details.licence_kind.map(|kind| kind.code().to_owned());
    let texts = [
        ("name", details.name),
        ("kind", kind),
        ("sector", details.sector),
        ("licence-kind", licence),
        ("licence-number", details.licence_number),
        ("crm-id", details.crm_id),
    ];
    let flags = [
        ("consulting", details.consulting),
        ("key-account", details.key_account),
    ];
    let texts = texts.map(|(key, text)| (key, text.map(Literal::Text)));
    let flags = flags.map(|(key, flag)| (key, flag.map(Literal::Bool)));
    // A licence ends on a day to come.
    let until = ("licence-until", details.licence_until);
    let dates = dates.into_iter().chain([until]);
    let dates = dates.map(|(key, day)| (key, day.map(Literal::Date)));
    let said = texts.into_iter().chain(flags).chain(dates);
    let edits = said.filter_map(|(key, value)| {
        let at = KeyPath::of("client").key(key);
        Some(Edit::Set { at, value: value? })
    });
    Ok(edits.collect())
}

/// What is given about a contact; `None` is not given.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ContactDetails {
    /// Its id in the record; made from the surname when left out.
    pub id: Option<String>,
    /// The person's position.
    pub role: Option<String>,
    /// The office telephone.
    pub phone: Option<String>,
    /// The office e-mail address.
    pub email: Option<String>,
    /// The person's last day there.
    pub until: Option<NaiveDate>,
}

/// Adds a contact, or changes the one who has this id or name; returns its id with the edits.
///
/// A known name with a new id is another person of the same name. A known id with a new name gives the
/// contact the new name.
///
/// # Errors
///
/// [`ClientRefusal::SeveralContacts`].
pub fn contact(
    case: &Case<'_>,
    name: &str,
    details: ContactDetails,
) -> Result<(String, Vec<Edit>), Refusal> {
    let record = case.record;
    let known = match &details.id {
        Some(id) => of_id(record, id),
        None => meant(record, name)?,
    };
    let more = [
        ("role", details.role),
        ("phone", details.phone),
        ("email", details.email),
    ];
    let more = more.map(|(key, text)| (key, text.map(Literal::Text)));
    let until = ("until", details.until.map(Literal::Date));
    let more = more.into_iter().chain([until]);
    let more = more.filter_map(|(key, value)| Some((key, value?)));

    let Some((nth, contact)) = known else {
        let id = details.id.clone().unwrap_or_else(|| free_id(record, name));
        let mut entry = vec![("id", id.clone().into()), ("name", name.into())];
        entry.extend(more);
        let at = KeyPath::of("contacts");
        return Ok((id, vec![Edit::Push { at, entry }]));
    };
    let at = |key| KeyPath::of("contacts").nth(nth).key(key);
    let mut edits = Vec::new();
    let by_id = details.id.is_some();
    if contact.id != name && (by_id || !alike::is_same(contact.name, name)) {
        edits.push(Edit::set(at("name"), name));
    }
    edits.extend(more.map(|(key, value)| Edit::set(at(key), value)));
    Ok((contact.id.to_owned(), edits))
}

/// Removes a contact; a person has the right to ask for this (个人信息保护法).
///
/// # Errors
///
/// [`ClientRefusal::NoSuchContact`], [`ClientRefusal::SeveralContacts`].
pub fn forget_contact(case: &Case<'_>, name: &str, id: Option<&str>) -> Change {
    let record = case.record;
    let found = match id {
        Some(id) => of_id(record, id),
        None => meant(record, name)?,
    };
    let Some((nth, _)) = found else {
        return Err(no_such(record, id.unwrap_or(name)));
    };
    let at = KeyPath::of("contacts").nth(nth);
    Ok(vec![Edit::Remove { at }])
}

/// Whether a contact has this id, for one who is named as an entry there is.
///
/// # Errors
///
/// [`ClientRefusal::NoSuchContact`].
pub fn is_there(case: &Case<'_>, id: &str) -> Result<(), Refusal> {
    let found = of_id(case.record, id);
    found.map(|_| ()).ok_or_else(|| no_such(case.record, id))
}

fn no_such(record: &Record<'_>, name: &str) -> Refusal {
    let contacts = record.contacts.iter().map(|it| it.name.to_owned());
    Refusal::Client(ClientRefusal::NoSuchContact {
        name: name.to_owned(),
        contacts: contacts.collect(),
    })
}

fn of_id<'r, 'd>(record: &'r Record<'d>, id: &str) -> Option<(usize, &'r Contact<'d>)> {
    let mut contacts = record.contacts.iter().enumerate();
    contacts.find(|(_, contact)| contact.id == id)
}

/// The contact with this name or, when nobody has it, with this id.
fn meant<'r, 'd>(
    record: &'r Record<'d>,
    name: &str,
) -> Result<Option<(usize, &'r Contact<'d>)>, Refusal> {
    let contacts = record.contacts.iter().enumerate();
    let called: Vec<_> = contacts
        .filter(|(_, it)| alike::is_same(it.name, name))
        .collect();
    match called[..] {
        [] => Ok(of_id(record, name)),
        [one] => Ok(Some(one)),
        _ => Err(Refusal::Client(ClientRefusal::SeveralContacts {
            name: name.to_owned(),
            ids: called.iter().map(|(_, it)| it.id.to_owned()).collect(),
        })),
    }
}

/// `liu`, and when that is taken, or the name of a section, `liu2`, `liu3`, …
fn free_id(record: &Record<'_>, person: &str) -> String {
    let surname = match sound::surname(person) {
        surname if surname.is_empty() => "contact".to_owned(),
        surname => surname,
    };
    let taken = |id: &str| name::is_section(id) || of_id(record, id).is_some();
    if !taken(&surname) {
        return surname;
    }
    let mut further = (2_usize..).map(|number| format!("{surname}{number}"));
    further
        .find(|id| !taken(id))
        .expect("a record holds finitely many contacts")
}

/// Records a name that the client had until a day; with the name it has, nothing is recorded. A known former name gets
/// another last day.
///
/// # Errors
///
/// [`Refusal::InFuture`], [`ClientRefusal::NameHolds`].
pub fn former_name(
    case: &Case<'_>,
    name: &str,
    until: NaiveDate,
) -> Result<(String, Vec<Edit>), Refusal> {
    happened(case, until)?;
    let client = &case.record.client;
    if alike::is_same(client.name, name) {
        let name = client.name.to_owned();
        return Err(Refusal::Client(ClientRefusal::NameHolds { name }));
    }
    let at = KeyPath::of("client").key("former-names");
    let mut known = client.former_names.iter().enumerate();
    if let Some((nth, known)) = known.find(|(_, it)| alike::is_same(it.name, name)) {
        let edit = Edit::set(at.nth(nth).key("until"), until);
        return Ok((known.id.to_owned(), vec![edit]));
    }
    let id = next_id(case.record, "client.former-names", "a");
    let entry = vec![
        ("id", id.clone().into()),
        ("name", name.into()),
        ("until", until.into()),
    ];
    Ok((id, vec![Edit::Push { at, entry }]))
}

/// Records what the client needs, the day it was found and who found it (D37), the account manager of that day where nobody
/// is named; returns its id too.
///
/// # Errors
///
/// [`Refusal::InFuture`].
pub fn need(
    case: &Case<'_>,
    text: &str,
    by: Option<&str>,
    found: NaiveDate,
) -> Result<(String, Vec<Edit>), Refusal> {
    happened(case, found)?;
    let id = next_id(case.record, "needs", "n");
    let mut entry = vec![("id", id.clone().into()), ("found", found.into())];
    let manager = case.record.manager_on(found).map(|it| it.name);
    entry.extend(by.or(manager).map(|by| ("by", by.into())));
    entry.push(("text", text.into()));
    let at = KeyPath::of("needs");
    Ok((id, vec![Edit::Push { at, entry }]))
}

/// Ends service on a day, which may be agreed ahead, for a reason.
///
/// # Errors
///
/// [`ClientRefusal::Closed`], and [`Refusal::TooEarly`] before the client was appointed or, when it never was,
/// before it was contacted or identified.
pub fn close(case: &Case<'_>, on: NaiveDate, reason: &str) -> Change {
    let record = case.record;
    if let Some(on) = record.closed() {
        return Err(Refusal::Client(ClientRefusal::Closed { on }));
    }
    let client = &record.client;
    let appointment = record.appointment();
    let began = [
        (appointment.and_then(|it| it.established), Since::Appointed),
        (client.first_contact, Since::Contacted),
        (client.identified, Since::Identified),
    ];
    if let Some((began, since)) = began.into_iter().find(|(day, _)| day.is_some()) {
        not_before(on, began, since)?;
    }
    // The end of a service to which the client came back is that of the appointment by which it did.
    let later = appointment.filter(|it| it.later.is_some());
    let way = later.map_or_else(|| KeyPath::of("client"), Appointment::way);
    let at = |key| way.clone().key(key);
    Ok(vec![
        Edit::set(at("closed"), on),
        Edit::set(at("closed-reason"), reason),
    ])
}

#[cfg(test)]
mod tests;
