//! What in a change may be a mistake. The change is made, and the command reports it: an overwritten fact, an
//! entry that already exists, a name that nobody in the team has.

use chrono::NaiveDate;

use crate::alike;
use crate::document::edit::Edit;
use crate::document::{Document, Item, KeyPath, Literal, Value};
use crate::model::form::section_of;
use crate::model::{Policy, Record, is_contact, name, namesake};
use crate::standing::{Case, without_outcome};

/// One of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Slip {
    /// A value on record was overwritten.
    Overwritten {
        /// Its place.
        key: KeyPath,
        /// The goal, when it is a score: one command may overwrite several scores.
        goal: Option<String>,
        /// The old value.
        was: Literal,
        /// The new value.
        now: Literal,
    },
    /// The list already has the same entry.
    Doubled {
        /// That entry.
        id: String,
        /// The name of the new one.
        new: String,
    },
    /// No policy of the client is with this insurer.
    OtherInsurer {
        /// The name given.
        name: String,
        /// The insurers of its policies.
        insurers: Vec<String>,
        /// The name of the entry that was written.
        entry: String,
    },
    /// The client is closed, and what was written is of a later day.
    Closed {
        /// The day the service ended.
        on: NaiveDate,
    },
    /// Nobody in the team has this name.
    Stranger {
        /// The name given.
        name: String,
        /// The member who was probably meant.
        near: Option<String>,
        /// Those in the team.
        team: Vec<String>,
        /// The name of the entry that was written, and the key that holds the name.
        at: (String, &'static str),
    },
}

/// All such mistakes in the edits of a command.
///
/// A hand-over lists what it moves itself, so that is not reported again.
pub fn slips(document: &Document<'_>, case: &Case<'_>, edits: &[Edit]) -> Vec<Slip> {
    let hand_over = KeyPath::of("team").key("hand-overs");
    if edits.iter().any(|edit| *edit.at() == hand_over) {
        return Vec::new();
    }
    // A payment of a claim that another follows stays, as a payment in part.
    let kept = edits.iter().filter_map(|edit| match edit {
        Edit::Push { at, .. } if at.keys() == ["claims", "advances"] => at.split_last(),
        _ => None,
    });
    let kept: Vec<KeyPath> = kept.map(|(claim, _)| claim).collect();
    let is_kept = |edit: &&Edit| kept.iter().any(|claim| edit.at().is_under(claim));
    let mut slips: Vec<Slip> = edits
        .iter()
        .filter(|edit| matches!(edit, Edit::Push { .. }) || !is_kept(edit))
        .filter_map(|edit| overwritten(document, edit).or_else(|| doubled(document, edit)))
        .collect();
    slips.extend(
        edits
            .iter()
            .filter_map(|edit| other_insurer(case.record, edit)),
    );
    slips.extend(edits.iter().find_map(|edit| after_closing(case, edit)));
    for edit in edits {
        let stranger = stranger(case, edit).filter(|it| !slips.contains(it));
        slips.extend(stranger);
    }
    slips
}

fn overwritten(document: &Document<'_>, edit: &Edit) -> Option<Slip> {
    let Edit::Set { at, value } = edit else {
        return None;
    };
    let there = document.at(at)?;
    if value.is_said_by(there) {
        return None;
    }
    let score = at.split_last().and_then(|(score, _)| document.at(&score));
    let goal = score.and_then(|score| Literal::of(score.get("goal")?));
    Some(Slip::Overwritten {
        key: at.clone(),
        goal: goal.as_ref().and_then(text).map(str::to_owned),
        was: Literal::of(there)?,
        now: value.clone(),
    })
}

/// The lists in which the same entry is easily written twice, and the keys that make two of their entries the
/// same.
const SAME: &[(&str, &[&str])] = &[
    ("needs", &["text"]),
    ("appointment.commitments", &["text"]),
    ("appointment.later.commitments", &["text"]),
    ("archive.documents", &["kind", "title", "date", "file"]),
    (
        "years.plan.items",
        &["service", "content", "start", "finish"],
    ),
    ("policies", &["insurer", "product", "number", "starts"]),
    (
        "endorsements",
        &["policy", "text", "requested", "issued", "premium"],
    ),
    ("risks", &["found", "text"]),
    ("duties", &["insurer", "text", "due"]),
    ("claims", &["policy", "loss", "cause"]),
    ("claims.advances", &["on", "amount"]),
    ("complaints", &["received", "from", "text"]),
    ("diary", &["on", "by", "kind", "did", "item"]),
];

/// Those of them that a later step may have added to the entry on record.
const LATER: &[&str] = &["issued", "premium"];

fn doubled(document: &Document<'_>, edit: &Edit) -> Option<Slip> {
    let Edit::Push { at, entry } = edit else {
        return None;
    };
    let list = at.keys().join(".");
    let (_, keys) = SAME.iter().find(|(name, _)| *name == list)?;
    let says_the_same = |there: &Item<'_>| {
        keys.iter().all(|key| {
            let given = entry.iter().find(|(name, _)| name == key);
            match (given, there.get(key)) {
                (Some((_, given)), Some(there)) => is_alike(given, there),
                (None, None) => true,
                (None, Some(_)) => LATER.contains(key),
                _ => false,
            }
        })
    };
    let same = document.at(at)?.items().find(says_the_same)?;
    let new = name_of(document, edit)?;
    match Literal::of(same.get("id")?)? {
        Literal::Text(id) => Some(Slip::Doubled { id, new }),
        _ => None,
    }
}

/// Whether a value is on record, a text however it was typed.
fn is_alike(given: &Literal, there: Item<'_>) -> bool {
    match (given, there.value()) {
        (Literal::Text(given), Value::Text(there)) => alike::is_same(given, there),
        _ => given.is_said_by(there),
    }
}

/// The leader of a policy and its co-insurers.
fn all_insurers<'d>(policy: &Policy<'d>) -> impl Iterator<Item = &'d str> + use<'d> {
    let others: Vec<_> = policy
        .co_insurers
        .iter()
        .filter_map(|it| it.insurer)
        .collect();
    policy.insurer.into_iter().chain(others)
}

/// An insurer that is recorded as owing something, but has no policy of the client.
fn other_insurer(record: &Record<'_>, edit: &Edit) -> Option<Slip> {
    let Edit::Push { at, entry } = edit else {
        return None;
    };
    if *at != KeyPath::of("duties") {
        return None;
    }
    let (_, given) = entry.iter().find(|(key, _)| *key == "insurer")?;
    let name = text(given)?;
    let mut insurers: Vec<String> = Vec::new();
    for insurer in record.policies.iter().flat_map(all_insurers) {
        if !alike::is_among(insurer, insurers.iter().map(String::as_str)) {
            insurers.push(insurer.to_owned());
        }
    }
    if insurers.is_empty() || alike::is_among(name, insurers.iter().map(String::as_str)) {
        return None;
    }
    let name = name.to_owned();
    Some(Slip::OtherInsurer {
        name,
        insurers,
        entry: name_of(record.document(), edit)?,
    })
}

/// The name of the entry that an edit writes into, by its list and id, or of the section.
fn name_of(document: &Document<'_>, edit: &Edit) -> Option<String> {
    let (at, id) = match edit {
        Edit::Push { at, entry } => {
            let list = section_of(&at.keys().join("."))?;
            let id = entry
                .iter()
                .find(|(key, _)| Some(*key) == list.identified_by);
            (
                at.clone(),
                id.and_then(|(_, id)| text(id)).map(str::to_owned),
            )
        }
        Edit::Set { at, .. } => {
            let (at, _) = at.split_last()?;
            let list = section_of(&at.keys().join("."))?;
            let id = list.identified_by.zip(document.at(&at));
            let id = id.and_then(|(key, entry)| Literal::of(entry.get(key)?));
            (at, id.as_ref().and_then(text).map(str::to_owned))
        }
        Edit::Paste { .. } | Edit::Remove { .. } => return None,
    };
    let short = name::short(section_of(&at.keys().join("."))?);
    Some(match id {
        Some(id) => format!("{short}/{id}"),
        None => short.to_owned(),
    })
}

/// The lists of what is done for a client in service, each with the key that dates its entries. Claims, complaints, papers and
/// the payments of what there was go on when the service has ended.
const BUSINESS: &[(&str, &str)] = &[
    ("needs", "found"),
    ("appointment.commitments", ""),
    ("team.members", "from"),
    ("years.plan.items", "finish"),
    ("diary", "on"),
    ("policies", "starts"),
    ("endorsements", "requested"),
    ("risks", "found"),
    ("duties", "due"),
    ("reviews", "on"),
    ("renewals", "started"),
];

/// Business of a day after the service ended; claims go on, talks may win the client back, and what was over by then is
/// renewed on record for its outcome.
fn after_closing(case: &Case<'_>, edit: &Edit) -> Option<Slip> {
    let Edit::Push { at, entry } = edit else {
        return None;
    };
    let list = at.keys().join(".");
    let (_, dated) = BUSINESS.iter().find(|(name, _)| *name == list)?;
    let value = |name: &str| entry.iter().find(|(key, _)| key == &name);
    let day = match value(dated) {
        Some((_, Literal::Date(day))) => *day,
        _ => case.today,
    };
    let appointment = case.record.appointment_on(day);
    let on = match appointment {
        Some(appointment) => case.record.closed_under(appointment)?,
        None => case.record.client.closed?,
    };
    let kind = value("kind").and_then(|(_, kind)| text(kind));
    let is_talk = kind.is_some_and(|kind| is_contact(kind) || kind == "claim");
    let is_of_claim = value("claim").is_some();
    // Nor is cover that others placed before the client came back.
    let is_taken_over = list == "policies" && value("by").is_none();
    if is_taken_over && case.record.taken_over(day).is_some() {
        return None;
    }
    let is_asked = list == "renewals" && is_for_outcomes(case, value("policies"));
    (on < day && !is_talk && !is_of_claim && !is_asked).then_some(Slip::Closed { on })
}

/// Whether all policies of a renewal wait for their outcome since the service has ended.
fn is_for_outcomes(case: &Case<'_>, policies: Option<&(&'static str, Literal)>) -> bool {
    let Some((_, Literal::Texts(ids))) = policies else {
        return false;
    };
    let left = without_outcome(case);
    let waits = |id: &String| {
        left.iter()
            .flat_map(|it| it.open())
            .any(|it| it.policy.id == id)
    };
    ids.iter().all(waits)
}

/// A handler who is not in the team. The person who did, found or wrote something need not be in the team:
/// such a name is reported only when it is similar to a member's.
fn stranger(case: &Case<'_>, edit: &Edit) -> Option<Slip> {
    let (key, name) = person(edit)?;
    let members = case.record.team.iter().flat_map(|team| &team.members);
    let team: Vec<&str> = members
        .filter(|member| member.until.is_none_or(|until| case.today <= until))
        .map(|member| member.name)
        .collect();
    if team.is_empty() || alike::is_among(name, team.iter().copied()) {
        return None;
    }
    let near = namesake(name, &team).map(str::to_owned);
    if key == "by" && near.is_none() {
        return None;
    }
    Some(Slip::Stranger {
        name: name.to_owned(),
        near,
        team: team.into_iter().map(str::to_owned).collect(),
        at: (name_of(case.record.document(), edit)?, key),
    })
}

/// The colleague that an edit names, and in which role.
fn person(edit: &Edit) -> Option<(&'static str, &str)> {
    const NAMED: [&str; 3] = ["handler", "claims-by", "by"];
    let named = |key: &str| NAMED.into_iter().find(|named| *named == key);
    match edit {
        Edit::Set { at, value } => {
            let key = at.keys().into_iter().next_back().and_then(named)?;
            text(value).map(|name| (key, name))
        }
        Edit::Push { entry, .. } => {
            let mut found = entry.iter();
            let (key, value) = found.find_map(|(key, value)| Some((named(key)?, value)))?;
            text(value).map(|name| (key, name))
        }
        Edit::Paste { .. } | Edit::Remove { .. } => None,
    }
}

fn text(value: &Literal) -> Option<&str> {
    match value {
        Literal::Text(text) => Some(text),
        _ => None,
    }
}

#[cfg(test)]
mod tests;
