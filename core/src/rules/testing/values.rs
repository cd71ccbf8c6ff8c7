//! Asking one rule about one text on a day, with what it finds as values to compare.

use chrono::NaiveDate;

use crate::calendar::{Due, EMBEDDED};
use crate::document::Document;
use crate::model::Record;
use crate::rules::*;
use crate::standard::Standard;
use crate::standing::{Clock, State, Task};

/// What a test compares of a finding.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::rules) struct Found {
    /// Its fingerprint and its place: `jia/manager-missing/team.members 5:1`.
    pub at: String,
    /// What was found.
    pub detail: Detail,
    /// The id of the waiver that settles it.
    pub waived: Option<String>,
}

impl Found {
    /// What in the client it is about: `team.members`.
    pub fn subject(&self) -> &str {
        let fingerprint = self.at.rsplit_once(' ').map_or(&*self.at, |(it, _)| it);
        fingerprint.splitn(3, '/').last().unwrap_or_default()
    }

    /// The same at another place.
    pub fn moved(mut self, place: &str) -> Found {
        let (fingerprint, _) = self.at.rsplit_once(' ').unwrap();
        self.at = format!("{fingerprint} {place}");
        self
    }

    /// The deadline it is about.
    fn deadline(&self) -> (&Clock, State) {
        match &self.detail {
            Detail::Deadline { clock, state, .. } => (clock, *state),
            other => panic!("{} is about no deadline: {other:?}", self.at),
        }
    }
}

/// A last day that no notice will move.
pub(in crate::rules) fn certain(date: &str) -> Due {
    Due::fixed(day(date))
}

/// Findings about deadlines: where each is, its last day, and how it stands.
pub(in crate::rules) fn deadlines(found: &[Found]) -> Vec<(&str, NaiveDate, State)> {
    let mut deadlines = Vec::new();
    for it in found {
        let (clock, state) = it.deadline();
        deadlines.push((&*it.at, clock.due.date, state));
    }
    deadlines
}

/// What is not done, of the first of these findings about deadlines.
pub(in crate::rules) fn missing(found: &[Found]) -> Vec<Task> {
    let missing = found[0].deadline().0.missing.iter();
    missing.map(|part| part.task).collect()
}

/// A finding that no waiver settles.
pub(in crate::rules) fn at(at: &str, detail: Detail) -> Found {
    Found {
        at: at.to_owned(),
        detail,
        waived: None,
    }
}

/// A day, as `2026-11-20`.
pub(in crate::rules) fn day(day: &str) -> NaiveDate {
    day.parse().unwrap()
}

/// What a rule finds in the record of the client `jia` on a day.
pub(in crate::rules) fn found(rule: &'static Rule, today: &str, text: &str) -> Vec<Found> {
    found_under("", rule, today, text)
}

/// The same under a standard of the company's own.
pub(in crate::rules) fn found_under(
    standard: &str,
    rule: &'static Rule,
    today: &str,
    text: &str,
) -> Vec<Found> {
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
pub(in crate::rules) fn found_with(
    filed: &Filed,
    rule: &'static Rule,
    today: &str,
    text: &str,
) -> Vec<Found> {
    looked(rule, &Standard::sample(), "jia", today, text, filed)
}

/// What a rule finds in a client's file of this name.
pub(in crate::rules) fn found_as(id: &str, rule: &'static Rule, text: &str) -> Vec<Found> {
    let filed = Filed::default();
    looked(rule, &Standard::sample(), id, "2026-11-20", text, &filed)
}

/// What these rules and groups find in the record of the client `jia` on a day.
pub(in crate::rules) fn found_of(names: &[&str], today: &str, text: &str) -> Vec<Found> {
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
) -> Vec<Found> {
    looked_of(&[rule.name], standard, id, today, text, filed)
}

fn looked_of(
    names: &[&str],
    standard: &Standard,
    id: &str,
    today: &str,
    text: &str,
    filed: &Filed,
) -> Vec<Found> {
    let names: Vec<String> = names.iter().map(|name| (*name).to_owned()).collect();
    let selection = Selection::new(&names, &[], &Default::default()).unwrap();
    let ground = Ground {
        standard,
        calendar: &EMBEDDED,
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
    findings.iter().map(seen).collect()
}

fn seen(finding: &Finding) -> Found {
    let place = finding.place.map(|place| format!(" {place}"));
    Found {
        at: format!("{}{}", finding.fingerprint(), place.unwrap_or_default()),
        detail: finding.detail.clone(),
        waived: finding.waived.as_ref().map(|waived| waived.id.clone()),
    }
}

/// What a rule finds in all clients of a workspace.
pub(in crate::rules) fn in_workspace(
    rule: &'static Rule,
    today: &str,
    clients: &[(&str, &str)],
) -> Vec<Found> {
    let standard = Standard::sample();
    let ground = Ground {
        standard: &standard,
        calendar: &EMBEDDED,
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
        calendar: &EMBEDDED,
        today: ground.today,
        calendar_files: &[],
        recovered: Vec::new(),
        misplaced: Vec::new(),
        clients: counted.collect(),
    };
    let name = [rule.name.to_owned()];
    let selection = Selection::new(&name, &[], &Default::default()).unwrap();
    workspace(&census, &selection).iter().map(seen).collect()
}
