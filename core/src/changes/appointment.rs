//! Records the appointment, its extensions, and what it promises (D12–D17).

use chrono::NaiveDate;

use super::{
    AppointmentRefusal, Change, Entry, Refusal, Since, StepRefusal, happened, next_id,
    next_id_beside, not_before,
};
use crate::document::edit::Edit;
use crate::document::{KeyPath, Literal};
use crate::model::{Appointment, AppointmentKind, ClientKind, Record, Word};
use crate::standing::Case;

/// What is known about the appointment; what is left out stays as recorded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Terms {
    /// The kind of document.
    pub kind: AppointmentKind,
    /// The day it was established; today when neither this nor the record has one.
    pub on: Option<NaiveDate>,
    /// Its last day, inclusive.
    pub until: Option<NaiveDate>,
    /// The company template it was made from (D13).
    pub template: Option<String>,
    /// Where the original is kept (D26).
    pub original_at: Option<String>,
}

/// The appointment that somebody records.
#[derive(Clone, Copy, Debug)]
pub struct Meant<'r, 'd> {
    /// The one on record; `None` for a new one.
    pub there: Option<&'r Appointment<'d>>,
    /// The day it was established.
    pub established: NaiveDate,
    /// Whether the client comes back by it: the last one is over, or the client was closed.
    pub anew: bool,
}

/// Records the appointment, or completes the record of it (D12, D14). Once the last one is over or the client is closed,
/// it begins again; the one before stays as it is.
///
/// The day it was established and its agreed end are facts: once recorded, another day is refused.
pub fn record(case: &Case<'_>, terms: Terms) -> Change {
    let record = case.record;
    let client_kind = record.client.kind.unwrap_or(ClientKind::Direct);
    if terms.kind == AppointmentKind::CooperationAgreement && client_kind == ClientKind::Direct {
        return Err(AppointmentRefusal::CooperationWithDirect.into());
    }
    let meant = meant(case, terms.on)?;
    let established = meant.established;
    let recorded = meant.there.and_then(|it| it.until);
    match (recorded, terms.until) {
        (Some(until), Some(given)) if given != until => {
            let entry = meant.there.map_or_else(first, named);
            let step = "until";
            let on = until;
            return Err(StepRefusal::There { entry, step, on }.into());
        }
        (_, Some(until)) if until < established => {
            return Err(AppointmentRefusal::EndsBeforeStart { until, established }.into());
        }
        _ => {}
    }

    let texts = [
        ("template", terms.template),
        ("original-at", terms.original_at),
    ];
    let texts = texts.into_iter();
    let said = texts.filter_map(|(key, text)| Some((key, Literal::Text(text?))));
    let until = terms.until.map(|day| ("until", day.into()));
    let said = until.into_iter().chain(said);
    let said = [
        ("kind", terms.kind.code().into()),
        ("established", established.into()),
    ]
    .into_iter()
    .chain(said);
    if meant.anew {
        // The first one is m1, although it needs no name.
        let first = std::iter::once("m1");
        let id = (
            "id",
            Literal::Text(next_id_beside(record, "appointment.later", "m", first)),
        );
        let at = KeyPath::of("appointment").key("later");
        let entry = std::iter::once(id).chain(said).collect();
        return Ok(vec![Edit::Push { at, entry }]);
    }
    let way = meant
        .there
        .map_or_else(|| record.appointment_way(), Appointment::way);
    Ok(said
        .map(|(key, value)| Edit::set(way.clone().key(key), value))
        .collect())
}

/// Which appointment somebody records: the one established on the given day; otherwise the last one while it runs; once
/// that is over, or the client closed, a new one of the given day, today when none is given.
///
/// # Errors
///
/// Another day is on record of the one that runs, or the day lies in the future.
pub fn meant<'r, 'd>(case: &Case<'r>, given: Option<NaiveDate>) -> Result<Meant<'r, 'd>, Refusal>
where
    'r: 'd,
{
    let record: &'r Record<'r> = case.record;
    let today = case.today;
    let day = given.unwrap_or(today);
    let new = |there, anew| match day > today {
        true => Err(Refusal::InFuture { day, today }),
        false => Ok(Meant {
            there,
            established: day,
            anew,
        }),
    };
    let Some((last, established)) = record
        .appointment()
        .and_then(|it| Some((it, it.established?)))
    else {
        return new(record.appointment(), false);
    };
    let of_that_day = |it: &&Appointment<'_>| given.is_some() && it.established == given;
    if let Some(there) = record.appointments.iter().find(of_that_day) {
        return Ok(Meant {
            there: Some(there),
            established: day,
            anew: false,
        });
    }
    let until = record.served_until(last);
    match given {
        _ if until.is_some_and(|until| until < day) => new(None, true),
        None => Ok(Meant {
            there: Some(last),
            established,
            anew: false,
        }),
        Some(given) if given > established => Err(AppointmentRefusal::Runs {
            given,
            established,
            until,
            name: match last.later {
                None => "appointment".to_owned(),
                Some((_, id)) => format!("appointment.later/{id}"),
            },
        }
        .into()),
        Some(_) => Err(StepRefusal::There {
            entry: named(last),
            step: "established",
            on: established,
        }
        .into()),
    }
}

/// An appointment as an entry of its record.
fn named(appointment: &Appointment<'_>) -> Entry {
    match appointment.later {
        None => first(),
        Some((_, id)) => Entry {
            section: "appointment.later",
            id: Some(id.to_owned()),
        },
    }
}

fn first() -> Entry {
    let (section, id) = ("appointment", None);
    Entry { section, id }
}

/// A later end that was agreed in writing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Longer {
    /// The day it was agreed; the one on record, or today.
    pub on: Option<NaiveDate>,
    /// The new last day, inclusive.
    pub until: NaiveDate,
    /// The document that extends it.
    pub document: Option<String>,
    /// The company template that document was made from (D13).
    pub template: Option<String>,
    /// Where its original is kept (D26).
    pub original_at: Option<String>,
}

/// Records a later end of the appointment, or completes the record of the extension to that day.
pub fn extend(case: &Case<'_>, longer: Longer) -> Change {
    let (appointment, established) = in_force(case.record)?;
    let until = longer.until;
    let at = appointment.way().key("extensions");
    let texts = [
        ("document", longer.document),
        ("template", longer.template),
        ("original-at", longer.original_at),
    ];
    let texts = texts.into_iter();
    let texts = texts.filter_map(|(key, text)| Some((key, Literal::Text(text?))));

    let mut there = appointment.extensions.iter();
    if let Some(nth) = there.position(|it| it.until == Some(until)) {
        let recorded = appointment.extensions[nth].on;
        return match (recorded, longer.on) {
            (Some(on), Some(given)) if given != on => {
                let section = match appointment.later {
                    None => "appointment.extensions",
                    Some(_) => "appointment.later.extensions",
                };
                let id = Some(appointment.extensions[nth].id.to_owned());
                let entry = Entry { section, id };
                let step = "on";
                Err(StepRefusal::There { entry, step, on }.into())
            }
            (_, on) => {
                let at = at.nth(nth);
                let on = on.filter(|_| recorded.is_none());
                let on = on.map(|on| ("on", Literal::from(on)));
                let said = on.into_iter().chain(texts);
                Ok(said
                    .map(|(key, value)| Edit::set(at.clone().key(key), value))
                    .collect())
            }
        };
    }
    let on = longer.on.unwrap_or(case.today);
    happened(case, on)?;
    not_before(on, Some(established), Since::Appointed)?;
    let ends = appointment.ends().ok_or(AppointmentRefusal::NoTerm)?;
    if until <= ends {
        return Err(AppointmentRefusal::NotLonger { until, ends }.into());
    }
    // As with promises, those of all appointments are one list.
    let entry = [
        (
            "id",
            Literal::Text(next_id(case.record, "appointment.extensions", "e")),
        ),
        ("on", on.into()),
        ("until", until.into()),
    ];
    let entry = entry.into_iter().chain(texts).collect();
    Ok(vec![Edit::Push { at, entry }])
}

/// Records a service promised in the appointment, and returns its id (D16); one that is on record in the same
/// words stays.
///
/// # Errors
///
/// [`Refusal::NotAppointed`].
pub fn commit(case: &Case<'_>, text: &str) -> Result<(String, Vec<Edit>), Refusal> {
    let (appointment, _) = in_force(case.record)?;
    if let Some(there) = appointment.commitments.iter().find(|it| it.text == text) {
        return Ok((there.id.to_owned(), Vec::new()));
    }
    // Plan items name a promise by its id alone, whichever appointment it is of.
    let id = next_id(case.record, "appointment.commitments", "c");
    let entry = vec![("id", id.clone().into()), ("text", text.into())];
    let at = appointment.way().key("commitments");
    Ok((id, vec![Edit::Push { at, entry }]))
}

fn in_force<'r, 'd>(record: &'r Record<'d>) -> Result<(&'r Appointment<'d>, NaiveDate), Refusal> {
    let appointment = record.appointment();
    appointment
        .and_then(|it| Some((it, it.established?)))
        .ok_or(Refusal::NotAppointed)
}

#[cfg(test)]
mod tests;
