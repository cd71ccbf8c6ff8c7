//! Asking one rule about one text on a day, with findings as lines to compare.

use super::*;
use crate::calendar::Calendar;
use crate::document::Document;
use crate::model::{Record, Word};
use crate::standard::Standard;
use crate::standing::{Clock, State};

/// An appointment on Thursday, 2026-09-17: day 3 is 2026-09-21, day 5 2026-09-23, day 10 2026-10-08.
pub(super) const APPOINTED: &str = "\
[client]
name = '甲'
[appointment]
established = 2026-09-17
";

pub(super) fn with_team(done: Option<&str>) -> String {
    with("[team]\nestablished", done)
}

pub(super) fn with_archive(done: Option<&str>) -> String {
    with("[archive]\nestablished", done)
}

pub(super) fn with_rating(done: Option<&str>) -> String {
    with(
        "[[years]]\nstarts = 2026-09-17\n[years.rating]\nrated",
        done,
    )
}

pub(super) fn with_plan(done: Option<&str>) -> String {
    with("[[years]]\nstarts = 2026-09-17\n[years.plan]\nissued", done)
}

/// An appointment with a team: each member's name and role, and further lines of its table.
pub(super) fn with_members(members: &[(&str, &str, &str)]) -> String {
    let tables = members.iter().map(|(name, role, rest)| {
        format!("[[team.members]]\nname = '{name}'\nrole = '{role}'\n{rest}\n")
    });
    let tables: String = tables.collect();
    let none = if members.is_empty() { "[team]\n" } else { "" };
    format!("{APPOINTED}{none}{tables}")
}

/// An appointment with a service year from its day: further lines of the year, then those of its plan.
pub(super) fn planned(year: &str, plan: &str) -> String {
    format!("{APPOINTED}[[years]]\nstarts = 2026-09-17\n{year}[years.plan]\n{plan}")
}

fn with(key: &str, done: Option<&str>) -> String {
    let done = done.map(|day| format!("{key} = {day}\n"));
    format!("{APPOINTED}{}", done.unwrap_or_default())
}

/// What a rule finds in the record of the client `jia` on a day.
pub(super) fn found(rule: &'static Rule, today: &str, text: &str) -> Vec<String> {
    found_under("", rule, today, text)
}

/// The same under a standard of the company's own.
pub(super) fn found_under(
    standard: &str,
    rule: &'static Rule,
    today: &str,
    text: &str,
) -> Vec<String> {
    let document = Document::parse(standard).unwrap();
    let reading = Standard::read(&document);
    assert_eq!(reading.faults, []);
    looked(
        rule,
        &reading.standard,
        "jia",
        today,
        text,
        &Filed::default(),
    )
}

/// The same when the disk was asked for the files the record names.
pub(super) fn found_with(
    filed: &Filed,
    rule: &'static Rule,
    today: &str,
    text: &str,
) -> Vec<String> {
    looked(rule, &Standard::sample(), "jia", today, text, filed)
}

/// What a rule finds in a client's file of this name.
pub(super) fn found_as(id: &str, rule: &'static Rule, text: &str) -> Vec<String> {
    let filed = Filed::default();
    looked(rule, &Standard::sample(), id, "2026-11-20", text, &filed)
}

/// What these rules and groups find in the record of the client `jia` on a day.
pub(super) fn found_of(names: &[&str], today: &str, text: &str) -> Vec<String> {
    let filed = Filed::default();
    looked_of(names, &Standard::sample(), "jia", today, text, &filed)
}

fn looked(
    rule: &'static Rule,
    standard: &Standard,
    id: &str,
    today: &str,
    text: &str,
    filed: &Filed,
) -> Vec<String> {
    looked_of(&[rule.name], standard, id, today, text, filed)
}

fn looked_of(
    names: &[&str],
    standard: &Standard,
    id: &str,
    today: &str,
    text: &str,
    filed: &Filed,
) -> Vec<String> {
    let names: Vec<String> = names.iter().map(|name| (*name).to_owned()).collect();
    let selection = Selection::new(&names, &[], &Default::default()).unwrap();
    let ground = Ground {
        standard,
        calendar: &Calendar::embedded(),
        today: today.parse().unwrap(),
    };
    let document = Document::parse(text);
    let reading = document.as_ref().map(Record::read);
    let read = match (&document, &reading) {
        (Ok(document), Ok(reading)) => Read::Whole(document, reading),
        (Err(faults), _) | (Ok(_), &Err(faults)) => Read::Broken(faults),
    };
    let source = Source {
        id,
        id_is_valid: !id.contains(' '),
        text,
        read,
    };
    let mut findings = look(&source, &ground, &selection, filed).findings;
    findings.sort_by(order);
    findings.iter().map(told).collect()
}

/// A finding in one line: its fingerprint, its place, what was found, and what settles it.
pub(super) fn told(finding: &Finding) -> String {
    let place = finding.place.map(|place| format!("{place} "));
    let detail = match &finding.detail {
        Detail::Deadline { clock, state, .. } => deadline(clock, *state),
        Detail::Order { first, then } => format!("{} {} < {} {}", then.0, then.1, first.0, first.1),
        detail => format!("{detail:?}"),
    };
    let waived = finding.waived.as_ref();
    let waived = waived.map(|waived| format!(" waived by {}", waived.id));
    format!(
        "{} {}{detail}{}",
        finding.fingerprint(),
        place.unwrap_or_default(),
        waived.unwrap_or_default()
    )
}

fn deadline(clock: &Clock, state: State) -> String {
    let missing: Vec<&str> = clock.missing.iter().map(|task| task.code()).collect();
    let without = match missing.as_slice() {
        [] => String::new(),
        missing => format!(" without {}", missing.join(", ")),
    };
    format!("{} {state:?}{without}", clock.due.date)
}

/// What a rule finds in all clients of a workspace.
pub(super) fn in_workspace(
    rule: &'static Rule,
    today: &str,
    clients: &[(&str, &str)],
) -> Vec<String> {
    let (standard, calendar) = (Standard::sample(), Calendar::embedded());
    let ground = Ground {
        standard: &standard,
        calendar: &calendar,
        today: today.parse().unwrap(),
    };
    let counted = clients.iter().filter_map(|(id, text)| {
        let document = Document::parse(text).unwrap();
        let reading = Record::read(&document);
        let source = Source {
            id,
            id_is_valid: true,
            text,
            read: Read::Whole(&document, &reading),
        };
        look(&source, &ground, &Selection::all(), &Filed::default()).counted
    });
    let census = Census {
        calendar: &calendar,
        today: ground.today,
        clients: counted.collect(),
    };
    let name = [rule.name.to_owned()];
    let selection = Selection::new(&name, &[], &Default::default()).unwrap();
    workspace(&census, &selection).iter().map(told).collect()
}
