//! A client that came back and was recorded again: its new record becomes the later appointment of the old one.

use chrono::NaiveDate;

use crate::alike;
use crate::changes::numbered;
use crate::document::edit::{self, Edit};
use crate::document::{Document, KeyPath};
use crate::model::{Appointment, LAYOUT, Member, Record};

/// How the appointments of two records stand to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Order {
    /// The first begins after service under the second ended.
    Later,
    /// The second begins after service under the first ended.
    Earlier,
    /// Both are established, on different days, and neither was over before the other began.
    Together,
    /// One of them has none, or both begin on the same day.
    Same,
}

pub(super) fn order(from: &Record<'_>, into: &Record<'_>) -> Order {
    let (Some(one), Some(other)) = (from.appointed(), into.appointed()) else {
        return Order::Same;
    };
    if one == other {
        Order::Same
    } else if is_over_before(into, one) {
        Order::Later
    } else if is_over_before(from, other) {
        Order::Earlier
    } else {
        Order::Together
    }
}

/// Whether a record has an appointment before a day, and service under the last of those ended before it.
fn is_over_before(record: &Record<'_>, day: NaiveDate) -> bool {
    let all = record.appointments.iter();
    let mut earlier = all.filter(|it| it.established.is_some_and(|on| on < day));
    let last = earlier.next_back();
    last.is_some_and(|it| record.served_until(it).is_some_and(|until| until < day))
}

/// The text of the later record as it reads beside the earlier one: its first appointment is a later one, with its own
/// closing, and what stands of the team and the archive is not said again. `None` where the appointment is not
/// a section with its lists below it.
pub(super) fn as_later(from: &Record<'_>, into: &Record<'_>) -> Option<String> {
    let document = from.document();
    let first = KeyPath::of("appointment");
    let block = edit::block(document, &first)?;
    let taken = [from, into].map(|it| it.appointments.iter().filter_map(|it| it.later));
    let taken = taken.into_iter().flatten().map(|(_, id)| id);
    let id = numbered("m", taken.chain(std::iter::once("m1")));

    let text = document.text();
    let text = text.replacen(block, &with_headers_of_later(block, &id), 1);
    let text = edit::apply(&text, &not_again(from, into), &LAYOUT).ok()?;

    let document = Document::parse(&text).ok()?;
    let closing = closing(from, &Record::read(&document).record);
    let text = edit::apply(&text, &closing, &LAYOUT).ok()?;
    let document = Document::parse(&text).ok()?;
    is_the_same(from, &Record::read(&document).record).then_some(text)
}

/// The lines of the first appointment with the headers of a later one.
fn with_headers_of_later(block: &str, id: &str) -> String {
    let later = format!("[[appointment.later]]\nid = \"{id}\"");
    let headers = [
        ("[appointment]", later.as_str()),
        (
            "[[appointment.commitments]]",
            "[[appointment.later.commitments]]",
        ),
        (
            "[[appointment.extensions]]",
            "[[appointment.later.extensions]]",
        ),
    ];
    let lines = block.split_inclusive('\n').map(|line| {
        let mut all = headers.iter();
        let new = all.find_map(|(old, new)| Some(format!("{new}{}", line.strip_prefix(old)?)));
        new.unwrap_or_else(|| line.to_owned())
    });
    lines.collect()
}

/// Takes away what the earlier record says already: the days on which team and archive were set up hold after the return too,
/// and who is in the team still is.
fn not_again(from: &Record<'_>, into: &Record<'_>) -> Vec<Edit> {
    let mut edits = Vec::new();
    let (one, other) = (from.document(), into.document());
    for (section, keys) in [
        ("team", &["established"][..]),
        (
            "archive",
            &[
                "established",
                "paper",
                "electronic",
                "information",
                "reported",
            ],
        ),
    ] {
        for key in keys {
            let at = KeyPath::of(section).key(key);
            if one.at(&at).is_some() && other.at(&at).is_some() {
                edits.push(Edit::Remove { at });
            }
        }
    }
    let there = members(into);
    let stays = |new: &Member<'_>| {
        let mut same = there.iter().filter(|it| it.role == new.role);
        same.any(|it| it.until.is_none() && alike::is_same(it.name, new.name))
    };
    let new = members(from).iter().enumerate();
    let again = new.filter(|(_, it)| stays(it));
    // From the last on, so that the others keep their places.
    edits.extend(again.rev().map(|(nth, _)| Edit::Remove {
        at: KeyPath::of("team").key("members").nth(nth),
    }));
    edits
}

fn members<'r, 'd>(record: &'r Record<'d>) -> &'r [Member<'d>] {
    record.team.as_ref().map_or(&[], |it| &it.members)
}

/// Moves the closing of the later record to the appointment that it ended.
fn closing(from: &Record<'_>, later: &Record<'_>) -> Vec<Edit> {
    let Some(closed) = from.client.closed else {
        return Vec::new();
    };
    let mut of_it = established(from).zip(established(later));
    let of_it = of_it.find(|(it, _)| it.closed.is_none() && from.closed_under(it) == Some(closed));
    let Some(way) = of_it.map(|(_, it)| it.way()) else {
        return Vec::new();
    };
    let client = |key| KeyPath::of("client").key(key);
    let mut edits = vec![
        Edit::Remove {
            at: client("closed"),
        },
        Edit::set(way.clone().key("closed"), closed),
    ];
    if let Some(reason) = from.client.closed_reason {
        edits.push(Edit::Remove {
            at: client("closed-reason"),
        });
        edits.push(Edit::set(way.key("closed-reason"), reason));
    }
    edits
}

/// Whether the appointments are the ones of before, but for their place and where their closing is written.
fn is_the_same(from: &Record<'_>, later: &Record<'_>) -> bool {
    let said = |record: &Record<'_>| {
        let all = established(record).map(|it| Appointment {
            later: None,
            closed: record.closed_under(it),
            closed_reason: record.closed_reason_under(it),
            ..it.clone()
        });
        format!("{:?}", all.collect::<Vec<_>>())
    };
    said(from) == said(later)
}

fn established<'r, 'd>(
    record: &'r Record<'d>,
) -> impl Iterator<Item = &'r Appointment<'d>> + use<'r, 'd> {
    record
        .appointments
        .iter()
        .filter(|it| it.established.is_some())
}
