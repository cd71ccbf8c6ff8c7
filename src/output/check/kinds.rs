//! The findings by kind: what a whole book still lacks, in a line for each rule.

use super::sheet::{BOLD, FAINT, INDENT, Sheet};
use super::{InFull, Line, Report, severity, standing};
use crate::lang::Lang;
use crate::output::{Cell, Column, Table};
use crate::say;
use crate::standard::Severity;
use crate::text::visible::visible;
use crate::wrap::width;

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

/// One for each rule that found something: the most frequent first, of those alike the gravest.
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
        let key = |kind: &Kind<'_>| (kind.count, kind.severity);
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

impl Sheet {
    /// The rules that found most, a line each, and how many the others found. Nothing where none found a thing twice,
    /// or some clients or rules were asked for: then the findings say as much themselves. A blank line follows.
    pub(super) fn kinds(&self, report: &Report, most: usize) -> Vec<String> {
        let kinds = kinds(report);
        let often = kinds.iter().take_while(|kind| kind.count > 1).count();
        let is_of_some = match &report.in_full {
            InFull::All => false,
            InFull::Clients => true,
            InFull::Rules(rules) => !rules.is_empty(),
        };
        if often == 0 || is_of_some || report.clients < 2 {
            return Vec::new();
        }
        let (told, rest) = kinds.split_at(often.min(most));
        let told: Vec<[String; 3]> = told.iter().map(|kind| self.kind(kind)).collect();
        let widest = |at: usize| told.iter().map(|row| width(&row[at])).max().unwrap_or(0);
        let (word, rule, last) = (widest(0), widest(1), widest(2));
        let is_roomy = INDENT / 2 + word + rule + last + 4 <= self.width;

        let heading = say!(self.lang, zh: "按规则", en: "By rule");
        let mut lines = vec![self.paint(&heading, BOLD)];
        for [severity, name, counts] in &told {
            let pad = |text: &str, wide: usize| {
                let blanks = wide.saturating_sub(width(text)) * usize::from(is_roomy);
                text.to_owned() + &" ".repeat(blanks)
            };
            let gap = if is_roomy { "  " } else { " " };
            let line = [pad(severity, word), pad(name, rule), counts.clone()].join(gap);
            lines.extend(self.set_in(INDENT / 2, &line, ""));
        }
        if !rest.is_empty() {
            let others: usize = rest.iter().map(|kind| kind.count).sum();
            let said = say!(self.lang,
                zh: "其余规则共 {others} 项",
                en: "and {others} of other rules");
            lines.extend(self.set_in(INDENT / 2, &said, FAINT));
        }
        lines.push(String::new());
        lines
    }

    /// The severity, the rule, and how many findings in how many clients' records.
    fn kind(&self, kind: &Kind<'_>) -> [String; 3] {
        let (count, clients) = (kind.count, kind.clients);
        let counts = match clients {
            0 => say!(self.lang, zh: "{count} 项", en: "{count}"),
            1 => say!(self.lang, zh: "{count} 项 · 1 家", en: "{count} in 1 client"),
            _ => say!(self.lang,
                zh: "{count} 项 · {clients} 家",
                en: "{count} in {clients} clients"),
        };
        [
            severity(kind.severity, self.lang),
            visible(kind.rule).into_owned(),
            counts,
        ]
    }
}

/// The kinds as a table.
pub(super) fn table(report: &Report, lang: Lang) -> Table {
    let count = Cell::counted;
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
