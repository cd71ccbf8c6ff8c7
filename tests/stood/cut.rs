//! A record in which nothing is written that happened after a day: what it lacks is said key by key, over the
//! text alone, by nothing that the program itself goes by.

use chrono::NaiveDate;
use toml::{Table, Value};

/// The facts of a section, each with the keys that are known with it.
pub type Facts = &'static [(&'static str, &'static [&'static str])];

/// What happens to a section whose first fact is of a later day.
#[derive(Clone, Copy, PartialEq)]
pub enum Kind {
    /// It stays, and lacks what is dated later.
    Stays,
    /// It is not there.
    Goes,
    /// It is not there, unless something else in it happened before.
    GoesWhole,
}

use Kind::{Goes, GoesWhole, Stays};

pub const FACTS: &[(&str, Kind, Facts)] = &[
    (
        "client",
        Stays,
        &[
            ("identified", &[]),
            ("first-contact", &[]),
            ("disclosure-notice", &[]),
        ],
    ),
    ("needs", Goes, &[("found", &[])]),
    ("appointment", Stays, &[("established", &[])]),
    ("appointment.extensions", Goes, &[("on", &[])]),
    ("appointment.later", Goes, &[("established", &[])]),
    ("appointment.later.extensions", Goes, &[("on", &[])]),
    ("team", Stays, &[("established", &[])]),
    ("team.hand-overs", Stays, &[("signed", &[]), ("told", &[])]),
    (
        "archive",
        Stays,
        &[
            ("established", &[]),
            ("paper", &[]),
            ("electronic", &[]),
            ("information", &[]),
            ("reported", &[]),
        ],
    ),
    ("archive.documents", Goes, &[("date", &[])]),
    (
        "years.rating",
        Goes,
        &[("rated", &[]), ("realised-at", &["realised"])],
    ),
    ("years.rating.later", Goes, &[("rated", &[])]),
    (
        "years.rating.override",
        Goes,
        &[("referred", &[]), ("approved", &["approved-by"])],
    ),
    (
        "years.rating.publication",
        Stays,
        &[("published", &[]), ("approved", &["approved-by"])],
    ),
    (
        "years.plan",
        Stays,
        &[("issued", &[]), ("circulated", &[]), ("sent", &[])],
    ),
    ("years.plan.opinion", Goes, &[("on", &[])]),
    (
        "years.plan.lowerings",
        GoesWhole,
        &[("referred", &[]), ("approved", &["approved-by"])],
    ),
    (
        "years.plan.items",
        Stays,
        &[("done", &["actual-cost"]), ("dropped", &["dropped-reason"])],
    ),
    ("years.plan.revisions", Goes, &[("on", &[])]),
    (
        "policies",
        Stays,
        &[
            ("paid", &[]),
            ("received-on", &["received"]),
            ("terminated", &["terminated-reason"]),
        ],
    ),
    ("policies.instalments", Stays, &[("paid", &[])]),
    (
        "endorsements",
        GoesWhole,
        &[
            ("requested", &[]),
            ("sent", &[]),
            ("issued", &["number", "premium"]),
            ("checked", &[]),
            ("withdrawn", &[]),
        ],
    ),
    (
        "risks",
        GoesWhole,
        &[("found", &[]), ("measured", &["measure"]), ("told", &[])],
    ),
    (
        "duties",
        Stays,
        &[
            ("pressed", &[]),
            ("done", &[]),
            ("dropped", &["dropped-reason"]),
        ],
    ),
    (
        "claims",
        GoesWhole,
        &[
            ("loss", &[]),
            ("notified", &[]),
            ("first-received", &[]),
            ("asked", &[]),
            ("complete", &[]),
            ("liability-fixed", &[]),
            ("decided", &[]),
            ("agreed", &["agreed-amount"]),
            ("paid", &["paid-amount"]),
            ("denied", &["denied-reason"]),
            ("contested", &[]),
            ("withdrawn", &[]),
            ("closed", &["proof"]),
        ],
    ),
    ("claims.advances", Goes, &[("on", &[])]),
    ("claims.interruptions", Goes, &[("on", &[]), ("ended", &[])]),
    (
        "complaints",
        GoesWhole,
        &[
            ("received", &[]),
            ("extended", &["extended-reason", "approved-by"]),
            (
                "extended-again",
                &["extended-again-reason", "extended-again-by"],
            ),
            ("answered", &["answer", "cause", "redress"]),
            ("settled", &["response", "lesson"]),
            ("withdrawn", &[]),
        ],
    ),
    ("reviews", Goes, &[("on", &[])]),
    (
        "renewals",
        GoesWhole,
        &[
            ("started", &[]),
            ("reviewed", &[]),
            ("exposure", &[]),
            ("programme", &[]),
            ("comparison", &[]),
            ("proposal", &["recommended", "reason"]),
            ("choice", &["accepted", "declined"]),
            ("bound", &[]),
            ("closed", &[]),
        ],
    ),
    ("renewals.outcomes", Goes, &[("on", &[])]),
    ("renewals.loss", Stays, &[("talk", &[]), ("report", &[])]),
    ("diary", Goes, &[("on", &[])]),
];

/// What is agreed or planned and may lie ahead, what says itself from when it holds, and the last day of several.
pub const AHEAD: &[&str] = &[
    "appointment.extensions.until",
    "appointment.later.closed",
    "appointment.later.extensions.until",
    "appointment.later.until",
    "appointment.until",
    "client.closed",
    "client.crm-synced",
    "client.former-names.until",
    "client.licence-until",
    "client.recorded-from",
    "contacts.until",
    "duties.due",
    "policies.ends",
    "policies.instalments.due",
    "policies.starts",
    "renewals.loss.win-back",
    "renewals.outcomes.until",
    "team.hand-overs.on",
    "team.members.from",
    "team.members.until",
    "waivers.on",
    "waivers.until",
    "years.ends",
    "years.plan.ends",
    "years.plan.items.finish",
    "years.plan.items.start",
    "years.plan.lowerings.from",
    "years.plan.starts",
    "years.starts",
];

fn section(way: &str) -> Option<(Kind, Facts)> {
    let section = FACTS.iter().find(|(section, ..)| *section == way)?;
    Some((section.1, section.2))
}

pub fn inside(way: &str, key: &str) -> String {
    [way, key].join(".").trim_start_matches('.').to_owned()
}

fn day(value: &Value) -> Option<NaiveDate> {
    value.as_datetime()?.to_string().parse().ok()
}

/// Every date in a value that is a fact, with the key it stands under.
fn facts_in(way: &str, value: &Value, found: &mut Vec<NaiveDate>) {
    match value {
        Value::Array(entries) => entries.iter().for_each(|it| facts_in(way, it, found)),
        Value::Table(table) => {
            for (key, value) in table {
                let is_fact =
                    section(way).is_some_and(|(_, facts)| facts.iter().any(|(it, _)| it == key));
                found.extend(day(value).filter(|_| is_fact));
                facts_in(&inside(way, key), value, found);
            }
        }
        Value::String(_)
        | Value::Integer(_)
        | Value::Float(_)
        | Value::Boolean(_)
        | Value::Datetime(_) => {}
    }
}

/// Whether a section was there on a day at all.
fn is_there(way: &str, value: &Value, today: NaiveDate) -> bool {
    let Some((kind, facts)) = section(way) else {
        return true;
    };
    let born = value.get(facts[0].0).and_then(day);
    match (kind, born) {
        (Goes, Some(born)) => born <= today,
        (GoesWhole, Some(born)) if born > today => {
            let mut dated = Vec::new();
            facts_in(way, value, &mut dated);
            dated.iter().any(|day| *day <= today)
        }
        (Stays | GoesWhole, _) | (Goes, None) => true,
    }
}

/// Takes out of a section what is dated later than a day.
fn cut(way: &str, table: &mut Table, today: NaiveDate) {
    let before = table
        .get("outcomes")
        .and_then(Value::as_array)
        .map(Vec::len);
    table.retain(|key, value| is_there(&inside(way, key), value, today));
    for (key, value) in table.iter_mut() {
        let way = inside(way, key);
        match value {
            Value::Table(inner) => cut(&way, inner, today),
            Value::Array(entries) => {
                entries.retain(|it| is_there(&way, it, today));
                let tables = entries.iter_mut().filter_map(Value::as_table_mut);
                tables.for_each(|it| cut(&way, it, today));
            }
            Value::String(_)
            | Value::Integer(_)
            | Value::Float(_)
            | Value::Boolean(_)
            | Value::Datetime(_) => {}
        }
    }
    for (fact, with_it) in section(way).map_or(&[] as Facts, |(_, facts)| facts) {
        if table
            .get(*fact)
            .and_then(day)
            .is_some_and(|day| day > today)
        {
            table.remove(*fact);
            with_it.iter().for_each(|key| {
                table.remove(*key);
            });
        }
    }
    if let Some(outcomes) = table.get("outcomes").and_then(Value::as_array) {
        let is_lost = |it: &Value| it["kind"].as_str().unwrap().starts_with("lost-");
        if Some(outcomes.len()) < before && !outcomes.iter().any(is_lost) {
            table.remove("loss");
        }
    }
}

/// A record in which nothing is written that happened after a day.
pub fn as_written_on(today: NaiveDate, text: &str) -> String {
    let mut table: Table = toml::from_str(text.trim_start_matches('\u{feff}')).unwrap();
    cut("", &mut table, today);
    toml::to_string(&table).unwrap()
}
