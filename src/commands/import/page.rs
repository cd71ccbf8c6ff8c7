//! What an import does, or would do, as a page.

use super::cells::Fault;
use super::columns::Headings;
use super::written::{State, Written};
use super::{Verb, kefu};
use crate::cli::shown::shown;
use crate::commands::Answer;
use crate::commands::desk::Desk;
use crate::lang::Lang;
use crate::output::{Block, Cell, Column, Fact, Page, Table, Tone};
use crate::say;

/// The whole answer: of so many rows how many are new, changed and the same; each that changes; each fault by row and column; what
/// is said of numbers that another client has.
pub(super) fn answer(
    desk: &Desk<'_>,
    verb: &Verb,
    headings: &Headings,
    rows: usize,
    planned: &[Written],
    (faults, doubled): (&[Fault], Vec<String>),
) -> Answer {
    let lang = desk.lang();
    let is_read = desk.context.format.is_whole();
    let count = |state| planned.iter().filter(|it| it.state == state).count();
    let (new, changed, same) = (count(State::New), count(State::Changed), count(State::Same));
    let counted = |key, word: String, count: usize| Fact::new(key, word, Cell::Count(count as i64));
    let mut blocks = vec![Block::Facts(vec![
        counted("rows", say!(lang, zh: "读入行数", en: "rows read"), rows),
        counted("new", say!(lang, zh: "新客户", en: "new clients"), new),
        counted(
            "changed",
            say!(lang, zh: "有改动的客户", en: "clients changed"),
            changed,
        ),
        counted(
            "same",
            say!(lang, zh: "没有变化的客户", en: "clients left as they are"),
            same,
        ),
        counted(
            "faulty",
            say!(lang, zh: "有错的行", en: "rows with faults"),
            faulty(faults),
        ),
    ])];
    let moving = planned
        .iter()
        .filter(|it| is_read || it.state != State::Same);
    let lines: Vec<Vec<Cell>> = moving.map(|it| line(lang, it, is_read)).collect();
    let told = clients(lang, lines);
    // Where there are faults they are what a reader must see, also of a CSV, which holds one table.
    match (faults.is_empty(), is_read) {
        (false, _) => {
            blocks.push(Block::Table(faults_table(lang, faults)));
            blocks.extend(is_read.then_some(Block::Table(told)));
        }
        (true, true) => blocks.extend([told, faults_table(lang, faults)].map(Block::Table)),
        (true, false) if told.rows.is_empty() => {}
        (true, false) => blocks.push(Block::Table(told)),
    }
    let mut notes = unread(lang, headings);
    notes.extend(closed(lang, planned));
    notes.extend(doubled);
    notes.push(match (faults.is_empty(), desk.context.dry_run) {
        (false, _) => say!(lang,
            zh: "有错的行改好之前，一行都没有写入。",
            en: "Nothing was written: first correct the rows with faults."
        ),
        (true, true) => say!(lang, zh: "未写入（--dry-run）。", en: "Nothing was written (--dry-run)."),
        (true, false) if new + changed == 0 => {
            say!(lang, zh: "没有变化：档案中已经如此。", en: "Nothing to change: the records say all this.")
        }
        (true, false) => {
            let check = kefu("check").say(lang);
            say!(lang,
                zh: "已写入 {new} 家新客户、{changed} 家改动。看还缺什么：{check}",
                en: "Written: {new} new, {changed} changed. To see what the book still lacks: {check}"
            )
        }
    });
    Answer {
        notes,
        code: u8::from(!faults.is_empty()) * 2,
        ..Answer::page(Page {
            schema: match verb {
                Verb::Clients(_) => "kefu.import-clients/1",
                Verb::Policies(_) => "kefu.import-policies/1",
                Verb::Contacts(_) => "kefu.import-contacts/1",
                Verb::Teams(_) => "kefu.import-teams/1",
            },
            blocks,
        })
    }
}

/// How many rows have a fault.
fn faulty(faults: &[Fault]) -> usize {
    let mut rows: Vec<usize> = faults.iter().map(|fault| fault.row).collect();
    rows.dedup();
    rows.len()
}

fn clients(lang: Lang, rows: Vec<Vec<Cell>>) -> Table {
    Table {
        key: "clients",
        columns: vec![
            Column::new("id", say!(lang, zh: "编号", en: "id")),
            Column::new("name", say!(lang, zh: "客户", en: "client")).grow(),
            Column::new("state", say!(lang, zh: "结果", en: "result")),
            Column::new("rows", say!(lang, zh: "行", en: "rows")),
        ],
        rows,
        empty: say!(lang, zh: "没有变化。", en: "Nothing changes."),
    }
}

fn line(lang: Lang, it: &Written, is_read: bool) -> Vec<Cell> {
    let (code, label, tone) = match it.state {
        State::New => ("new", say!(lang, zh: "新增", en: "new"), Tone::Good),
        State::Changed => (
            "changed",
            say!(lang, zh: "改动", en: "changed"),
            Tone::Warning,
        ),
        State::Same => ("same", say!(lang, zh: "不变", en: "the same"), Tone::Faint),
    };
    vec![
        Cell::Id(it.id.clone()),
        Cell::from(it.name.as_str()),
        Cell::Code {
            code: code.to_owned(),
            label,
            tone,
        },
        match is_read {
            true => Cell::Many(it.rows.iter().map(|row| Cell::Count(*row as i64)).collect()),
            false => Cell::List(runs(&it.rows)),
        },
    ]
}

/// The rows as a person writes them: those that follow each other as one run, 2–2001.
fn runs(rows: &[usize]) -> Vec<String> {
    let mut runs: Vec<(usize, usize)> = Vec::new();
    for row in rows {
        match runs.last_mut() {
            Some((_, last)) if *last + 1 == *row => *last = *row,
            _ => runs.push((*row, *row)),
        }
    }
    let told = runs.into_iter().map(|(first, last)| match last - first {
        0 => first.to_string(),
        _ => format!("{first}–{last}"),
    });
    told.collect()
}

fn faults_table(lang: Lang, faults: &[Fault]) -> Table {
    let row = |fault: &Fault| {
        vec![
            Cell::Count(fault.row as i64),
            Cell::from(fault.column.as_str()),
            Cell::from(fault.why.as_str()),
        ]
    };
    Table {
        key: "faults",
        columns: vec![
            Column::new("row", say!(lang, zh: "行", en: "row")).right(),
            Column::new("column", say!(lang, zh: "列", en: "column")),
            Column::new("why", say!(lang, zh: "错在哪里", en: "what is wrong")).grow(),
        ],
        rows: faults.iter().map(row).collect(),
        empty: say!(lang, zh: "没有错。", en: "No faults."),
    }
}

/// The clients whose service has ended, and that the table changes all the same.
fn closed(lang: Lang, planned: &[Written]) -> Option<String> {
    let closed = planned
        .iter()
        .filter(|it| it.is_closed && it.state != State::Same);
    let closed: Vec<String> = closed.map(|it| shown(&it.name)).collect();
    if closed.is_empty() {
        return None;
    }
    let closed = closed.join(lang.comma());
    Some(say!(lang,
        zh: "请核对：这些客户的服务已经终止，表里却有改动：{closed}。",
        en: "Please check: the service of these clients has ended, and the table changes them: {closed}."
    ))
}

/// The columns that nobody reads; a person learns of them and is not left to guess.
fn unread(lang: Lang, headings: &Headings) -> Vec<String> {
    let unread = headings.columns.iter();
    let unread = unread.filter(|it| it.key.is_none() && !it.words.is_empty());
    let unread: Vec<String> = unread.map(|it| shown(&it.words)).collect();
    if unread.is_empty() {
        return Vec::new();
    }
    let unread = unread.join(lang.comma());
    vec![say!(lang,
        zh: "没有读的列：{unread}。要读的，用 --map 写明是哪个键。",
        en: "Columns not read: {unread}. To have one read, say with --map which key it is."
    )]
}

#[cfg(test)]
mod tests {
    use super::runs;

    #[test]
    fn rows_that_follow_each_other_are_one_run() {
        assert_eq!(runs(&[3]), ["3"]);
        assert_eq!(runs(&[2, 3, 5, 7, 8, 9]), ["2–3", "5", "7–9"]);
    }
}
