//! The findings of an earlier check, read from the JSON that it wrote.

use std::borrow::Cow;
use std::collections::HashSet;

use chrono::NaiveDate;
use serde::Deserialize;

use super::json::{Finding, Known, SCHEMA, Term, Waived};
use super::{Client, Line};
use crate::model::Word;
use crate::rules::{self, Consequence};
use crate::standard::Severity;

/// What an earlier check found.
#[derive(Clone, Debug, PartialEq)]
pub struct Earlier {
    /// The day of that check.
    pub today: NaiveDate,
    /// Its findings, those that it did not look at and took over from the check before it as well; none that is waived.
    pub findings: Vec<Line>,
    /// Its clients, with findings or without, and those that it took over. What an older kefu wrote names only those with findings.
    pub clients: Vec<Client>,
}

/// Reads what `check -f json` wrote; `None` when it is something else.
pub fn earlier(json: &[u8]) -> Option<Earlier> {
    // PowerShell puts a byte-order mark before what it writes into a file.
    let json = json.strip_prefix(b"\xef\xbb\xbf").unwrap_or(json);
    let whole: Whole<'_> = serde_json::from_slice(json).ok()?;
    if whole.schema != SCHEMA {
        return None;
    }
    let unseen = whole.since.map(|since| since.unseen).unwrap_or_default();
    let all = whole.findings.into_iter().chain(unseen);
    let findings = all.filter(|finding| finding.waived.is_none());
    let findings: Vec<Line> = findings.map(line).collect::<Option<_>>()?;
    let mut clients: Vec<Client> = whole.clients.into_iter().map(Known::read).collect();
    let listed: HashSet<String> = clients.iter().map(|it| it.id.clone()).collect();
    clients.extend(with_findings(&findings).filter(|it| !listed.contains(&it.id)));
    Some(Earlier {
        today: whole.today,
        findings,
        clients,
    })
}

/// The clients that findings name, each once.
fn with_findings(findings: &[Line]) -> impl Iterator<Item = Client> {
    let mut told = HashSet::new();
    findings.iter().filter_map(move |line| {
        let id = line.client.as_deref()?;
        told.insert(id).then(|| Client {
            id: id.to_owned(),
            name: line.name.clone(),
            who: line.who.clone(),
            status: None,
        })
    })
}

#[derive(Deserialize)]
struct Whole<'a> {
    schema: String,
    today: NaiveDate,
    findings: Vec<Finding<'a>>,
    since: Option<Since<'a>>,
    #[serde(default)]
    clients: Vec<Known<'a>>,
}

#[derive(Deserialize)]
struct Since<'a> {
    unseen: Vec<Finding<'a>>,
}

fn line(finding: Finding<'_>) -> Option<Line> {
    let rule = rules::rule(&finding.rule);
    Some(Line {
        severity: Severity::from_code(&finding.severity)?,
        consequence: rule.map_or(Consequence::Paper, |rule| rule.consequence),
        rule: finding.rule.into_owned(),
        clause: finding.clause.into_owned(),
        client: finding.client.map(Cow::into_owned),
        name: finding.name.map(Cow::into_owned),
        who: finding.who.map(Cow::into_owned),
        stars: None,
        file: finding.file.map(Cow::into_owned),
        line: finding.line,
        column: finding.column,
        message: finding.message.into_owned(),
        remedy: finding.remedy.into_owned(),
        due: finding.due,
        is_over: false,
        late_by: finding.deadline.as_ref().and_then(|it| it.late_by),
        deadline: finding.deadline.map(Term::read),
        fingerprint: finding.fingerprint.into_owned(),
        waived: finding.waived.map(Waived::read),
        status: None,
    })
}
