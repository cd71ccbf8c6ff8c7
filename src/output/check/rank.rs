//! The order in which a person acts: errors first, then by consequence, then the clients with most stars.

use std::cmp::Reverse;

use super::{Line, Report};
use crate::alike;
use crate::lang::Lang;
use crate::rules::{Consequence, rule};
use crate::say;
use crate::standard::Severity;
use crate::text;
use crate::text::visible::visible;

/// The place of a finding: a lower one comes first. Equal ones stay in the order of the report.
fn rank(line: &Line) -> (bool, Reverse<Severity>, Consequence, Reverse<Option<u8>>) {
    let Line {
        severity,
        consequence,
        stars,
        ..
    } = *line;
    let waived = line.waived.is_some();
    (waived, Reverse(severity), consequence, Reverse(stars))
}

/// The findings in the order to act on them, waived ones last.
pub(super) fn ranked(report: &Report) -> Vec<&Line> {
    in_order(report.findings.iter())
}

fn in_order<'r>(lines: impl Iterator<Item = &'r Line>) -> Vec<&'r Line> {
    let mut lines: Vec<&Line> = lines.collect();
    lines.sort_by_key(|line| rank(line));
    lines
}

/// Whether two findings are one person's, however the name was typed in each record.
pub(super) fn is_of_one(one: &Line, other: &Line) -> bool {
    let (is_of_all, is_nobodys, name) = person_of(one);
    let (theirs, nobodys, other) = person_of(other);
    let same = alike::is_same(name.unwrap_or_default(), other.unwrap_or_default());
    (is_of_all, is_nobodys, true) == (theirs, nobodys, same)
}

/// Whose a finding is: first those of a person, then what nobody is responsible for, and last what concerns the
/// workspace as a whole.
pub(super) fn person_of(line: &Line) -> (bool, bool, Option<&str>) {
    (
        line.client.is_none(),
        line.who.is_none(),
        line.who.as_deref(),
    )
}

/// Findings by person, in the order to act on them.
pub fn by_person<'r>(lines: impl Iterator<Item = &'r Line>) -> Vec<Vec<&'r Line>> {
    of_each(&in_order(lines))
}

/// Whose a finding is, as a person reads it.
pub fn whose(line: &Line, lang: Lang) -> String {
    match (&line.client, &line.who) {
        (None, _) => say!(lang, zh: "工作区", en: "Workspace"),
        (Some(_), None) => say!(lang, zh: "没有客户经理", en: "No account manager"),
        (Some(_), Some(who)) => visible(who).into_owned(),
    }
}

/// What the rule of a finding is about; empty of a rule that this kefu does not have.
pub fn title(line: &Line, lang: Lang) -> &'static str {
    rule(&line.rule).map_or("", |rule| text::rule::title(lang, rule))
}

/// The client of a finding, by name and id.
pub fn client(line: &Line, lang: Lang) -> String {
    match (&line.name, &line.client) {
        (Some(name), Some(id)) if !name.is_empty() => format!("{name} · {id}"),
        (_, Some(id)) => id.clone(),
        (_, None) => say!(lang, zh: "工作区", en: "Workspace"),
    }
}

/// Ranked findings by person; who has the gravest comes first.
pub(super) fn of_each<'r>(ranked: &[&'r Line]) -> Vec<Vec<&'r Line>> {
    let mut people: Vec<Vec<&'r Line>> = Vec::new();
    for line in ranked.iter().copied() {
        let theirs = |group: &&mut Vec<&'r Line>| is_of_one(group[0], line);
        match people.iter_mut().find(theirs) {
            Some(group) => group.push(line),
            None => people.push(vec![line]),
        }
    }
    people.sort_by_key(|group| (person_of(group[0]).0, person_of(group[0]).1));
    people
}
