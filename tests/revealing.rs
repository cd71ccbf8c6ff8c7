//! The form says which texts the client gets on paper, and `client-text-reveals` reads those: here every text of two
//! records is replaced in turn, and looked for on both papers.

#![allow(clippy::unwrap_used)]

use std::collections::BTreeMap;

use kefu::calendar::Calendar;
use kefu::document::{Document, Value};
use kefu::lang::Lang;
use kefu::model::Record;
use kefu::model::form::FORM;
use kefu::print::{Form, Paper, Template, plan, print, stewardship};
use kefu::standard::Standard;
use kefu::standing::Case;
use kefu::view;

const RECORDS: [&str; 3] = [
    include_str!("print/plan.toml"),
    include_str!("stewardship/record.toml"),
    BACK,
];
const MARK: &str = "魑魅魍魉";

/// A client that came back, in its second appointment.
const BACK: &str = "\
[client]
name = '甲'
[appointment]
established = 2025-03-02
until = 2026-03-01
[[appointment.later]]
id = 'm2'
established = 2026-03-02
until = 2027-03-01
[[appointment.later.commitments]]
id = 'c1'
text = '每季度上门拜访一次'
[[years]]
starts = 2026-03-02
summary = '全年平稳'
[years.plan]
issued = 2026-03-13
[[years.plan.items]]
id = 'p1'
service = 'visit'
content = '上门拜访'
covers = ['c1']
start = 2026-03-20
finish = 2026-03-31
handler = '陈静'
";

/// Names, numbers and addresses stand on papers too, and nobody writes a sentence there.
const NAMES: &[&str] = &[
    "client.name",
    "contacts.phone",
    "contacts.email",
    "team.members.name",
    "years.plan.items.handler",
    "claims.number",
    // The code of a service stands on paper only where the standard has no name for it.
    "years.plan.items.service",
    "diary.kind",
];

/// Both papers for the client, as Markdown; `None` for a text that is no record.
fn papers(text: &str) -> Option<String> {
    let document = Document::parse(text).ok()?;
    let reading = Record::read(&document);
    if !reading.faults.is_empty() {
        return None;
    }
    let case = Case {
        id: "jia",
        record: &reading.record,
        standard: &Standard::sample(),
        calendar: &Calendar::embedded(),
        today: "2026-11-20".parse().unwrap(),
    };
    let lang = Lang::Zh;
    let year = view::plan::planned_year(&case, None)?;
    let plan = view::plan::client_plan(&case, year, lang).map(|plan| {
        let sheet = plan::for_client(lang, &plan, case.today);
        let template = Template::shipped(Paper::Plan, Form::Markdown);
        print(&template, &sheet).unwrap()
    });
    let year = view::stewardship::reported_year(&case, None)?;
    let report = view::stewardship::stewardship(&case, year, lang);
    let sheet = stewardship::for_client(lang, &report, None);
    let template = Template::shipped(Paper::Stewardship, Form::Markdown);
    let report = print(&template, &sheet).unwrap();
    Some(String::from_utf8([plan.unwrap_or_default(), report].concat()).unwrap())
}

#[test]
fn what_is_printed_for_the_client_is_what_the_rule_reads() {
    // Whether any text under a key of the form is printed.
    let mut printed: BTreeMap<String, bool> = BTreeMap::new();
    for record in RECORDS {
        let document = Document::parse(record).unwrap();
        let ways = document.ways();
        for item in document.items() {
            if !matches!(item.value(), Value::Text(_)) {
                continue;
            }
            let span = item.span().range();
            let marked = format!("{}'{MARK}'{}", &record[..span.start], &record[span.end..]);
            if let Some(papers) = papers(&marked) {
                let keys = ways.to(item).keys().join(".");
                *printed.entry(keys).or_default() |= papers.contains(MARK);
            }
        }
    }
    let keys = FORM.iter().flat_map(|section| {
        let keys = section.keys.iter();
        keys.map(|key| (format!("{}.{}", section.name, key.name), key.printed))
    });
    let keys: BTreeMap<String, bool> = keys.collect();
    let mut wrong = Vec::new();
    for (key, is_printed) in &printed {
        let is_marked = keys.get(key).copied().unwrap_or_default();
        if *is_printed != is_marked && !NAMES.contains(&key.as_str()) {
            wrong.push(format!("{key}: printed {is_printed}, marked {is_marked}"));
        }
    }
    for (key, _) in keys.iter().filter(|(_, is_marked)| **is_marked) {
        if !printed.contains_key(key) {
            wrong.push(format!("{key}: in neither record"));
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
    assert!(printed.len() > 30, "{printed:?}");
}
