//! The findings by kind: what a whole book still lacks, in a line for each rule.

use super::{Line, Report, severity, standing};
use crate::lang::Lang;
use crate::output::{Cell, Column, Table};
use crate::say;
use crate::standard::Severity;

/// How often a rule found something that is not waived.
#[derive(Debug, PartialEq)]
pub(super) struct Kind<'r> {
    /// The rule's name.
    pub(super) rule: &'r str,
    /// The gravest that it was.
    pub(super) severity: Severity,
    /// How many findings.
    pub(super) count: usize,
    /// In how many clients' records.
    pub(super) clients: usize,
    /// The rule's place among all, so that equals keep an order.
    first: usize,
}

/// One for each rule that found something: the gravest first, of those alike the most frequent.
pub(super) fn kinds(report: &Report) -> Vec<Kind<'_>> {
    let mut kinds: Vec<(Kind<'_>, Option<&str>)> = Vec::new();
    for (nth, line) in standing(report).enumerate() {
        let client = line.client.as_deref();
        // The findings stand client by client, so a client that is not the last one is another.
        match kinds.iter_mut().find(|(kind, _)| kind.rule == line.rule) {
            Some((kind, last)) => {
                kind.count += 1;
                kind.clients += usize::from(client.is_some() && *last != client);
                kind.severity = kind.severity.max(line.severity);
                *last = client;
            }
            None => kinds.push((begun(line, nth), client)),
        }
    }
    let mut kinds: Vec<Kind<'_>> = kinds.into_iter().map(|(kind, _)| kind).collect();
    kinds.sort_by(|one, other| {
        let key = |kind: &Kind<'_>| (kind.severity, kind.count);
        key(other).cmp(&key(one)).then(one.first.cmp(&other.first))
    });
    kinds
}

fn begun(line: &Line, first: usize) -> Kind<'_> {
    Kind {
        rule: &line.rule,
        severity: line.severity,
        count: 1,
        clients: usize::from(line.client.is_some()),
        first,
    }
}

/// The kinds as a table.
pub(super) fn table(report: &Report, lang: Lang) -> Table {
    let count = |count: usize| Cell::Count(i64::try_from(count).unwrap_or(i64::MAX));
    let row = |kind: &Kind<'_>| {
        vec![
            severity(kind.severity, lang).into(),
            kind.rule.into(),
            count(kind.count),
            count(kind.clients),
        ]
    };
    Table {
        key: "by-rule",
        columns: vec![
            Column::new("severity", say!(lang, zh: "级别", en: "severity")),
            Column::new("rule", say!(lang, zh: "规则", en: "rule")),
            Column::new("count", say!(lang, zh: "项数", en: "findings")).right(),
            Column::new("clients", say!(lang, zh: "客户数", en: "clients")).right(),
        ],
        rows: kinds(report).iter().map(row).collect(),
        empty: String::new(),
    }
}
