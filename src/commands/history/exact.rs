//! The history key by key, with the values as they are, for scripts and files.

use super::{Recorded, day};
use crate::commands::desk::Desk;
use crate::commands::past::{days, literal};
use crate::document::Literal;
use crate::lang::Lang;
use crate::merge::What;
use crate::output::{Cell, Column, Tone};
use crate::say;

/// What each line says.
pub(super) fn columns(lang: Lang) -> Vec<Column> {
    vec![
        Column::new("recorded", say!(lang, zh: "记录日", en: "recorded")),
        Column::new("committed", say!(lang, zh: "提交日", en: "committed")),
        Column::new("author", say!(lang, zh: "记录人", en: "by")),
        Column::new("commit", say!(lang, zh: "提交", en: "commit")),
        Column::new("subject", say!(lang, zh: "提交说明", en: "message")).grow(),
        Column::new("entry", say!(lang, zh: "条目", en: "entry")),
        Column::new("day", say!(lang, zh: "所记日期", en: "about")),
        Column::new("what", say!(lang, zh: "变动", en: "what")),
        Column::new("key", say!(lang, zh: "项", en: "key")),
        Column::new("was", say!(lang, zh: "原值", en: "was")).grow(),
        Column::new("is", say!(lang, zh: "现值", en: "is")).grow(),
    ]
}

/// A line for each key, with the values as they are; one for a commit that has none.
pub(super) fn rows(desk: &Desk<'_>, it: &Recorded<'_>) -> Vec<Vec<Cell>> {
    let lang = desk.lang();
    let head: Vec<Cell> = match it.version {
        None => vec![Cell::Empty; 5],
        Some(version) => {
            let commit = &version.commit;
            let committed = crate::context::day_of(&desk.standard, commit.committed);
            vec![
                days(desk, commit).0.into(),
                committed.into(),
                Cell::Text(commit.author.clone()),
                Cell::Id(commit.id.clone()),
                Cell::Text(commit.subject.clone()),
            ]
        }
    };
    let code = |code: &str, zh: &str, en: &str| Cell::Code {
        code: code.to_owned(),
        label: say!(lang, zh: "{zh}", en: "{en}"),
        tone: Tone::Plain,
    };
    let none = |what: Cell| {
        let rest = vec![
            Cell::Empty,
            Cell::Empty,
            what,
            Cell::Empty,
            Cell::Empty,
            Cell::Empty,
        ];
        vec![[head.clone(), rest].concat()]
    };
    let Some(changes) = &it.changes else {
        return none(code("unreadable", "读不出来", "unreadable"));
    };
    if changes.is_empty() && it.renamed.is_some() {
        return none(code("renamed", "改名", "renamed"));
    }
    if changes.is_empty() {
        return none(code(
            "layout",
            "注释、空白或次序",
            "comments, blanks or order",
        ));
    }
    let exact = |written: &Option<String>| match written {
        None => Cell::Empty,
        Some(written) => cell(written),
    };
    let mut rows = Vec::new();
    for change in changes {
        let what = match change.what {
            What::New => code("new", "新增", "new"),
            What::Gone => code("gone", "删去", "taken away"),
            What::Kept => code("changed", "更改", "changed"),
        };
        let own = [
            Cell::Id(change.entry.name.clone()),
            Cell::from(day(change)),
            what,
        ];
        for value in &change.values {
            let values = [
                Cell::Id(value.key.clone()),
                exact(&value.was),
                exact(&value.is),
            ];
            rows.push([&head[..], &own, &values].concat());
        }
        if change.values.is_empty() {
            let values = [Cell::Empty, Cell::Empty, Cell::Empty];
            rows.push([&head[..], &own, &values].concat());
        }
    }
    rows
}

/// A value as it is.
fn cell(written: &str) -> Cell {
    match literal(written) {
        Some(Literal::Text(text)) => Cell::Text(text),
        Some(Literal::Texts(texts)) => Cell::List(texts),
        Some(Literal::Date(day)) => Cell::Date(day),
        Some(Literal::Dates(days)) => Cell::Many(days.into_iter().map(Cell::Date).collect()),
        Some(Literal::Integer(number)) => Cell::Count(number),
        Some(Literal::Money(amount)) => Cell::Money(amount),
        Some(Literal::Bool(flag)) => Cell::Flag(flag, flag.to_string()),
        None => Cell::Text(written.to_owned()),
    }
}
