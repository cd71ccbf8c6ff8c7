//! The history as a page: folded for a person, key by key for a script.

use super::exact;
use super::{Recorded, dated, day};
use crate::cli::shown::{cut, shown};
use crate::commands::desk::Desk;
use crate::commands::listed::roomy;
use crate::commands::past::{days, literal};
use crate::commands::which::Which;
use crate::document::{KeyPath, Literal};
use crate::git::Past;
use crate::lang::{Lang, half};
use crate::merge::{Change, Changed, What};
use crate::model::form::section_of;
use crate::output::{Block, Cell, Column, Fact, Page, Table, Tone};
use crate::say;
use crate::text::corrected::said;
use crate::text::key;
use crate::text::word::kind_named;

/// How many commits, entries of one commit and values of a new entry a person sees at first.
const COMMITS: usize = 20;
const ENTRIES: usize = 12;
const VALUES: usize = 4;
/// How much of a value.
const LONGEST: usize = 40;

/// The page, and how many commits are left out.
pub(super) fn page(
    desk: &Desk<'_>,
    which: &Which,
    known: &Past,
    recorded: &[Recorded<'_>],
    is_folded: bool,
) -> (Page, usize) {
    let lang = desk.lang();
    let for_scripts = desk.context.format.is_whole() || !desk.context.files.is_empty();
    let is_folded = is_folded && !for_scripts;
    let id = Cell::Id(which.id.clone());
    let mut blocks = Vec::new();
    if for_scripts {
        blocks.push(Block::Facts(vec![
            Fact::new("client", say!(lang, zh: "客户编号", en: "client id"), id),
            Fact::new(
                "shallow",
                say!(lang, zh: "浅克隆", en: "shallow"),
                Cell::Flag(known.is_shallow, known.is_shallow.to_string()),
            ),
        ]));
    }
    let most = if is_folded { COMMITS } else { usize::MAX };
    let rows = recorded.iter().take(most);
    let rows = rows.flat_map(|it| match for_scripts {
        true => exact::rows(desk, it),
        false => rows_of(desk, it, is_folded),
    });
    let rows: Vec<Vec<Cell>> = rows.collect();
    let columns = match for_scripts {
        true => exact::columns(lang),
        false => columns(desk, &rows),
    };
    blocks.push(Block::Table(Table {
        key: "changes",
        columns,
        rows,
        empty: say!(lang, zh: "没有记录。", en: "Nothing was recorded."),
    }));
    let page = Page {
        schema: "kefu.history/1",
        blocks,
    };
    (page, recorded.len().saturating_sub(most))
}

fn columns(desk: &Desk<'_>, rows: &[Vec<Cell>]) -> Vec<Column> {
    let lang = desk.lang();
    let again = Column::new("committed", say!(lang, zh: "重新提交", en: "made again"));
    let is_again = rows.iter().any(|row| row[1] != Cell::Empty);
    let subject = Column::new("subject", say!(lang, zh: "提交说明", en: "message")).grow();
    vec![
        Column::new("recorded", say!(lang, zh: "记录日", en: "recorded")),
        if is_again {
            again
        } else {
            again.only_in_files()
        },
        Column::new("author", say!(lang, zh: "记录人", en: "by")),
        match roomy(desk) {
            true => subject,
            false => subject.only_in_files(),
        },
        Column::new("entry", say!(lang, zh: "条目", en: "entry")),
        Column::new("day", say!(lang, zh: "所记日期", en: "about")),
        Column::new("change", say!(lang, zh: "内容", en: "what changed")).grow(),
    ]
}

/// The lines of a commit for a person; the first one says whose it is.
fn rows_of(desk: &Desk<'_>, it: &Recorded<'_>, is_folded: bool) -> Vec<Vec<Cell>> {
    let lang = desk.lang();
    let mut lines = lines(desk, it, is_folded);
    if is_folded && lines.len() > ENTRIES {
        let more = lines.len() - ENTRIES;
        lines.truncate(ENTRIES);
        let told = say!(lang, zh: "另有 {more} 处（--all 全部列出）", en: "and {more} more (--all lists them)");
        lines.push([
            Cell::Empty,
            Cell::Empty,
            Cell::Text(told).toned(Tone::Faint),
        ]);
    }
    let mut head = head(desk, it);
    let rows = lines.into_iter().map(|line| {
        let empty = [Cell::Empty, Cell::Empty, Cell::Empty, Cell::Empty];
        [std::mem::replace(&mut head, empty).to_vec(), line.to_vec()].concat()
    });
    rows.collect()
}

/// The day, the day it was made again, who, and the message.
fn head(desk: &Desk<'_>, it: &Recorded<'_>) -> [Cell; 4] {
    let lang = desk.lang();
    match it.version {
        None => {
            let told = say!(lang, zh: "未提交", en: "not yet");
            let told = Cell::Text(told).toned(Tone::Warning);
            [told, Cell::Empty, Cell::Empty, Cell::Empty]
        }
        Some(version) => {
            let (made, again) = days(desk, &version.commit);
            let author = Cell::Text(version.commit.author.clone());
            let subject = Cell::Text(version.commit.subject.clone());
            [made.into(), again.into(), author, subject]
        }
    }
}

/// The entry, the day it is about, and what changed.
fn lines(desk: &Desk<'_>, it: &Recorded<'_>, is_folded: bool) -> Vec<[Cell; 3]> {
    let lang = desk.lang();
    let note = |told: String| {
        vec![[
            Cell::Empty,
            Cell::Empty,
            Cell::Text(told).toned(Tone::Faint),
        ]]
    };
    let Some(changes) = &it.changes else {
        return note(say!(lang,
            zh: "档案此时读不出来（语法有误或有冲突标记）",
            en: "the record cannot be read here (faulty, or with marks of a conflict)"
        ));
    };
    if let Some((from, to)) = &it.renamed {
        let (from, to) = (shown(from), shown(to));
        let told =
            say!(lang, zh: "文件由 {from} 改名为 {to}", en: "the file {from} was renamed to {to}");
        let mut lines = note(told);
        lines.extend(changed(desk, changes, is_folded));
        return lines;
    }
    if changes.is_empty() {
        return note(say!(lang,
            zh: "只改了注释、空白或次序",
            en: "only comments, blanks or the order"
        ));
    }
    if is_folded && it.is_first && changes.len() > ENTRIES {
        let count = changes.len();
        return note(say!(lang,
            zh: "首次入库，共 {count} 个部分和条目",
            en: "the first version, with {count} sections and entries"
        ));
    }
    changed(desk, changes, is_folded)
}

fn changed(desk: &Desk<'_>, changes: &[Change], is_folded: bool) -> Vec<[Cell; 3]> {
    let line = |change: &Change| -> Vec<[Cell; 3]> {
        let entry = Cell::Text(change.entry.name.clone());
        let day = Cell::from(day(change));
        let parts = told(desk, change, is_folded);
        let mut whose = [entry, day];
        let lines = parts.into_iter().map(|part| {
            let [entry, day] = std::mem::replace(&mut whose, [Cell::Empty, Cell::Empty]);
            [entry, day, Cell::Text(part)]
        });
        lines.collect()
    };
    changes.iter().flat_map(line).collect()
}

/// What changed in an entry: on one line where it is folded, else key by key.
fn told(desk: &Desk<'_>, change: &Change, is_folded: bool) -> Vec<String> {
    let lang = desk.lang();
    let own = section_of(&change.entry.section).and_then(|it| it.identified_by);
    let values = change.values.iter();
    // The id stands before it, and so does its day.
    let day = day(change).filter(|_| is_folded).map(|it| it.to_string());
    let is_told = |it: &&Changed| {
        let is_day = day.is_some()
            && it.is.as_ref().or(it.was.as_ref()) == day.as_ref()
            && dated(&change.entry.section).any(|key| key.name == it.key);
        change.what == What::Kept || !(Some(&*it.key) == own || it.key == "sha256" || is_day)
    };
    let values: Vec<&Changed> = values.filter(is_told).collect();
    let said = |written: &Option<String>, key: &str| match written {
        None => say!(lang, zh: "（无）", en: "(none)"),
        Some(written) => {
            let value = value(desk, &change.entry.section, key, written);
            match is_folded {
                true => cut(&value, LONGEST),
                false => value,
            }
        }
    };
    let told = values.iter().map(|it| {
        let noun = noun(lang, &change.entry.section, &it.key);
        let (was, is) = (said(&it.was, &it.key), said(&it.is, &it.key));
        match change.what {
            What::New => say!(lang, zh: "{noun} {is}", en: "{noun} {is}"),
            What::Gone => say!(lang, zh: "{noun} {was}", en: "{noun} {was}"),
            What::Kept => say!(lang, zh: "{noun}：{was} → {is}", en: "{noun}: {was} → {is}"),
        }
    });
    let mut told: Vec<String> = told.collect();
    let word = match change.what {
        What::New => say!(lang, zh: "新增", en: "new"),
        What::Gone => say!(lang, zh: "删去", en: "taken away"),
        What::Kept => return told,
    };
    if told.is_empty() {
        return vec![word];
    }
    if is_folded {
        told.truncate(VALUES);
        let more = values.len() - told.len();
        let more = match more {
            0 => String::new(),
            _ => say!(lang, zh: " 等", en: " …"),
        };
        let all = told.join(lang.pick("；".to_owned(), "; ".to_owned()).as_str());
        return vec![say!(lang, zh: "{word}：{all}{more}", en: "{word}: {all}{more}")];
    }
    let first = told.remove(0);
    let first = say!(lang, zh: "{word}：{first}", en: "{word}: {first}");
    std::iter::once(first).chain(told).collect()
}

/// What people call a key; the key itself where kefu does not know it.
fn noun(lang: Lang, section: &str, name: &str) -> String {
    let row = section_of(section).and_then(|it| it.key(name));
    row.map_or_else(
        || name.to_owned(),
        |row| match half(row.head, lang) {
            "" => key::bare(half(row.words, lang)).to_owned(),
            head => head.to_owned(),
        },
    )
}

/// A value in words; as it is written where it is none of a record's.
fn value(desk: &Desk<'_>, section: &str, name: &str, written: &str) -> String {
    let lang = desk.lang();
    let way = section.split('.').filter(|it| !it.is_empty());
    let way = way.fold(KeyPath::root(), |way, key| way.key(key)).key(name);
    if let ("diary" | "years.plan.items", "kind" | "service", Some(Literal::Text(code))) =
        (section, name, literal(written))
    {
        let service = desk.standard.service(&code).map(|it| &it.name);
        return kind_named(lang, &code, service);
    }
    match literal(written) {
        Some(literal) => said(lang, &way, &literal),
        None => crate::text::visible::visible(written).into_owned(),
    }
}
