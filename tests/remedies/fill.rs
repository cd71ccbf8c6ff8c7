//! The words of a command, and what an honest person writes for its placeholders.

use chrono::{Months, NaiveDate, TimeDelta};
use kefu::document::Document;
use kefu::lang::Lang;
use kefu::model::{Record, Role};
use kefu::rules::Finding;
use kefu::standard::Standard;
use kefu::text;

/// Somebody outside every team, who approves.
pub const APPROVER: &str = "客户关系管理中心";

/// Somebody who joins a team.
pub const NEWCOMER: &str = "林致远";

const DEPUTY: &str = "沈书瑶";

/// The words of a command without `kefu`, as a shell splits them.
pub fn words(command: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut quote = None;
    for sign in command.chars() {
        match (quote, sign) {
            (None, '\'' | '"') => quote = Some(sign),
            (Some(open), sign) if open == sign => quote = None,
            (None, ' ') => words.push(String::new()),
            (_, sign) => words.last_mut().unwrap().push(sign),
        }
    }
    words.retain(|word| !word.is_empty());
    assert_eq!(words.remove(0), "kefu");
    words
}

/// The words with their placeholders filled in; `None` where only the person who serves the client can choose.
pub fn filled(
    words: &[String],
    text: &str,
    today: NaiveDate,
    finding: Option<&Finding>,
) -> Option<Vec<String>> {
    let document = Document::parse(text).unwrap();
    let reading = Record::read(&document);
    let record = &reading.record;
    let verb = match words[0].as_str() {
        "correct" => words[..3].join(" "),
        _ => words[..2].join(" "),
    };
    let mut full = Vec::new();
    for (nth, word) in words.iter().enumerate() {
        let option = nth
            .checked_sub(1)
            .map_or("", |before| words[before].as_str());
        let of = (verb.as_str(), option);
        full.push(match word.split_once('=') {
            Some((known, asked)) if is_asked(asked) => {
                let known = if is_asked(known) { "renewal" } else { known };
                format!("{known}={}", said(asked, of, record, today, finding)?)
            }
            _ if is_asked(word) => said(word, of, record, today, finding)?,
            _ => word.clone(),
        });
    }
    Some(full)
}

/// Whether there is something to fill in.
pub fn asks(words: &[String]) -> bool {
    let mut parts = words.iter().map(|word| word.rsplit('=').next().unwrap());
    parts.any(is_asked)
}

fn is_asked(word: &str) -> bool {
    // What is returned has its sign: `-AMOUNT`.
    let word = word.strip_prefix('-').unwrap_or(word);
    !word.is_empty() && word.chars().all(|sign| sign.is_ascii_uppercase())
}

/// What a person writes for a placeholder.
fn said(
    asked: &str,
    (verb, option): (&str, &str),
    record: &Record<'_>,
    today: NaiveDate,
    finding: Option<&Finding>,
) -> Option<String> {
    let rule = finding.map(|it| it.rule.name);
    let a_year_on = today + Months::new(12);
    let word = match (asked, option) {
        ("DATE", "--until") if verb == "waiver add" => (today + TimeDelta::days(90)).to_string(),
        ("DATE", "--until") if verb == "appointment record" => {
            let until = record.appointment().and_then(|it| it.until);
            until.unwrap_or(a_year_on).to_string()
        }
        ("DATE", "--until") => {
            let ends = record.appointment().and_then(|it| it.ends());
            let later = ends.map_or(a_year_on, |ends| ends.max(a_year_on));
            (later + TimeDelta::days(400)).to_string()
        }
        ("DATE", "--win-back" | "--licence-until") => a_year_on.to_string(),
        // Contact near the end of the insurance period, of which the finding says the day.
        ("DATE", "--start" | "--finish") if rule == Some("ends-untouched") => {
            let said = text::finding::message(Lang::En, finding?);
            let day = said
                .split([' ', ',', '.'])
                .find_map(|word| word.parse::<NaiveDate>().ok())?;
            day.max(today).to_string()
        }
        ("DATE", _) if verb.starts_with("correct") => finish_of(record, verb)
            .filter(|finish| *finish < today)
            .unwrap_or(today)
            .to_string(),
        ("DATE", _) => today.to_string(),
        ("NAME", "--by") if verb == "plan opinion" => {
            member(record, today, Role::ClientRelations).unwrap_or_else(|| APPROVER.to_owned())
        }
        ("NAME", "--by") if verb.starts_with("log") => NEWCOMER.to_owned(),
        ("NAME", "--by" | "--approved-by") => APPROVER.to_owned(),
        ("NAME", "--handler") => {
            member(record, today, Role::AccountManager).unwrap_or_else(|| NEWCOMER.to_owned())
        }
        ("NAME", "--deputy") => match begins_later(record, today, Role::Deputy) {
            true => return None,
            false => DEPUTY.to_owned(),
        },
        ("NAME", _) => NEWCOMER.to_owned(),
        ("AMOUNT", _) => "120000".to_owned(),
        ("-AMOUNT", _) => "-1".to_owned(),
        ("KIND", _) if verb.starts_with("log") => "visit".to_owned(),
        ("KIND", _) => {
            let kind = record.appointment().and_then(|it| it.kind);
            use kefu::model::Word;
            kind.map_or("brokerage-agreement", |it| it.code())
                .to_owned()
        }
        ("SERVICE", _) => service(record),
        ("LICENCE", _) => "agency".to_owned(),
        ("CONTENT" | "TEXT" | "FOCUS" | "TITLE" | "DUTY", _) => "办妥了这件事".to_owned(),
        ("POINTS", _) => "9".to_owned(),
        ("BASIS", _) => "expected".to_owned(),
        ("OUTCOME", _) => "renewed".to_owned(),
        ("COVER", "--decline") => "营业中断险".to_owned(),
        ("COVER", _) => "财产一切险".to_owned(),
        ("ROLE", _) => "deputy".to_owned(),
        ("ID", _) => "C-990".to_owned(),
        ("PLACE", _) => "档案室 Z-1".to_owned(),
        ("TEMPLATE", _) => "WT-2026-01".to_owned(),
        ("N", _) => "3".to_owned(),
        ("NUMBER", _) => "PD-1".to_owned(),
        ("DOCUMENT" | "ITEM", _) => return None,
        other => panic!("nobody knows what to write for {other:?} of {verb}"),
    };
    Some(word)
}

/// Who has a role in the team on a day.
fn member(record: &Record<'_>, today: NaiveDate, role: Role) -> Option<String> {
    let mut members = record.team.iter().flat_map(|it| &it.members);
    let there = members.find(|it| it.role == Some(role) && it.is_in_on(today))?;
    Some(there.name.to_owned())
}

/// The finish of the plan item that a correction names.
fn finish_of(record: &Record<'_>, verb: &str) -> Option<NaiveDate> {
    let (_, id) = verb.split_once("plan.items/")?;
    let plans = record.years.iter().flat_map(|it| &it.plan);
    let mut items = plans.flat_map(|plan| &plan.items);
    items.find(|item| item.id == id)?.finish
}

/// Whether somebody has a role from a later day on.
fn begins_later(record: &Record<'_>, today: NaiveDate, role: Role) -> bool {
    let mut members = record.team.iter().flat_map(|it| &it.members);
    members.any(|it| it.role == Some(role) && it.from.is_some_and(|from| today < from))
}

/// A service of the standard that no plan of the record has yet, or any.
fn service(record: &Record<'_>) -> String {
    let items = record.years.iter().flat_map(|it| &it.plan);
    let items = items.flat_map(|plan| &plan.items);
    let planned: Vec<&str> = items.filter_map(|item| item.service).collect();
    let standard = Standard::sample();
    let mut services = standard.services.iter().map(|it| it.code.clone());
    services
        .find(|code| !planned.contains(&code.as_str()))
        .unwrap_or_else(|| "visit".to_owned())
}
