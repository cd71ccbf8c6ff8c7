//! What is to be corrected: the commands in a remedy, and what the right values may be.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use kefu::document::Document;
use kefu::lang::Lang;
use kefu::model::Record;
use kefu::rules::Finding;
use kefu::text;

use crate::fill::{APPROVER, NEWCOMER, words};

/// How many ways to fill in one command are tried.
const WAYS: usize = 60;

/// The corrections that a remedy names, each from its `kefu` to where the sentence goes on.
pub fn corrections(remedy: &str) -> Vec<String> {
    let begins = remedy.match_indices("kefu correct ");
    let ends = |rest: &str| {
        let stops = [". ", "; ", ", then: "].into_iter();
        let end = stops.filter_map(|stop| rest.find(stop)).min();
        rest[..end.unwrap_or(rest.len())].to_owned()
    };
    begins.map(|(at, _)| ends(&remedy[at..])).collect()
}

/// A correction without what a record says: its keys and placeholders.
pub fn shape(command: &str) -> String {
    let words = words(command);
    let told: Vec<&str> = words[3..].iter().map(String::as_str).collect();
    format!("correct {}", told.join(" "))
}

/// The words of a correction, filled in every way that may be right; none where only a person who knows the client
/// can tell.
pub fn ways(command: &str, text: &str, today: NaiveDate, finding: &Finding) -> Vec<Vec<String>> {
    let mut ways: Vec<Vec<String>> = vec![Vec::new()];
    for word in words(command) {
        let values = match word.split_once('=') {
            Some((key, asked)) if is_asked(asked) => {
                let values = values(key, asked, text, today, finding).into_iter();
                values.map(|value| format!("{key}={value}")).collect()
            }
            _ if word == "ITEM" => Vec::new(),
            _ => vec![word],
        };
        let longer = |way: &Vec<String>| {
            let with = values.iter().map(|value| {
                let mut way = way.clone();
                way.push(value.clone());
                way
            });
            with.collect::<Vec<_>>()
        };
        ways = ways.iter().flat_map(longer).collect();
    }
    ways.truncate(WAYS);
    ways
}

fn is_asked(word: &str) -> bool {
    // What is returned has its sign: `-AMOUNT`.
    let word = word.strip_prefix('-').unwrap_or(word);
    !word.is_empty() && word.chars().all(|sign| sign.is_ascii_uppercase())
}

/// What a person may write for a placeholder.
fn values(
    key: &str,
    asked: &str,
    text: &str,
    today: NaiveDate,
    finding: &Finding,
) -> BTreeSet<String> {
    let one = |value: &str| BTreeSet::from([value.to_owned()]);
    match asked {
        // An item does not finish before it starts.
        "DATE" if key == "start" => dated(text, "finish"),
        "DATE" if key == "finish" => dated(text, "start"),
        "DATE" => days(today, finding),
        "NAME" if key == "approved-by" => one(APPROVER),
        "NAME" => people(text),
        "ID" => ids(text),
        "AMOUNT" => one("0"),
        "-AMOUNT" => one("-1"),
        "FACTOR" => one("size"),
        "RULE" => one("diary-silent"),
        "KIND" | "SERVICE" => one("visit"),
        "TEXT" | "CONTENT" | "DUTY" | "FOCUS" => one("办妥了这件事"),
        "FILE" => BTreeSet::new(),
        other => panic!("nobody knows what to write for {other} of {key}"),
    }
}

/// The days that the finding speaks of, and those beside them; and today.
fn days(today: NaiveDate, finding: &Finding) -> BTreeSet<String> {
    let said = text::finding::message(Lang::En, finding);
    let said = said.split(|sign: char| !sign.is_ascii_digit() && sign != '-');
    let said = said.filter_map(|word| word.parse::<NaiveDate>().ok());
    let beside = said.flat_map(|day| [day.pred_opt().unwrap(), day, day.succ_opt().unwrap()]);
    beside.chain([today]).map(|day| day.to_string()).collect()
}

/// The days of a key, whatever its entry.
fn dated(text: &str, key: &str) -> BTreeSet<String> {
    let of = |line: &str| {
        let (_, rest) = line.split_once(&format!("{key} = "))?;
        let day = rest.get(..10)?.parse::<NaiveDate>().ok()?;
        Some(day.to_string())
    };
    text.lines().filter_map(of).collect()
}

/// Those in the team, and others.
fn people(text: &str) -> BTreeSet<String> {
    let document = Document::parse(text).unwrap();
    let reading = Record::read(&document);
    let members = reading.record.team.iter().flat_map(|it| &it.members);
    let members = members.map(|it| it.name.to_owned());
    members
        .chain([APPROVER.to_owned(), NEWCOMER.to_owned()])
        .collect()
}

/// The ids of all entries.
fn ids(text: &str) -> BTreeSet<String> {
    let quoted = |line: &str| {
        let (_, rest) = line.trim().split_once("id = ")?;
        let quote = rest.chars().next()?;
        Some(rest[1..].split(quote).next()?.to_owned())
    };
    text.lines().filter_map(quoted).collect()
}
