//! The client archive as a checklist: what is there, what is missing and since when, what is not due yet.

use crate::commands::code;
use crate::lang::Lang;
use crate::model::ArchivePart;
use crate::model::{Paper, PaperKind, Word};
use crate::output::{Block, Cell, Column, Fact, Page, Table, Tone};
use crate::rules::{Filed, OnFile};
use crate::say;
use crate::standing::{Case, PaperState, Papers};
use crate::text::command::{Ask, kefu};
use crate::text::key::label;
use crate::text::word::Spoken;

/// The page: the state of the archive, its fourteen kinds, and its documents one by one.
pub(super) fn show(lang: Lang, case: &Case<'_>, filed: &Filed) -> Page {
    let papers = Papers::of(case);
    let missing = PaperKind::ALL.iter().copied();
    let missing = missing.filter(|kind| matches!(papers.state(*kind), PaperState::Missing { .. }));
    let mut blocks = vec![
        Block::Facts(facts(lang, case, missing.clone().count())),
        Block::Table(checklist(lang, case, &papers)),
    ];
    if let Some(first) = missing.map(Word::code).next() {
        let id = case.id;
        let add = kefu("archive add")
            .word(id)
            .word(first)
            .option("--title", Ask::TITLE)
            .option("--date", Ask::DATE)
            .option("--place", Ask::PLACE_OF_DOCUMENT)
            .say(lang);
        blocks.push(Block::Text(say!(lang,
            zh: "补归所缺文件：{add}",
            en: "To file what is missing: {add}"
        )));
    }
    blocks.push(Block::Table(documents(lang, case, filed)));
    Page {
        schema: "kefu.archive/1",
        blocks,
    }
}

fn facts(lang: Lang, case: &Case<'_>, missing: usize) -> Vec<Fact> {
    let words = |zh: &str, en: &str| lang.pick(zh, en).to_owned();
    let record = case.record;
    let archive = record.archive.as_ref();
    let original = record.appointment().and_then(|it| it.original_at);
    let fact = |key, zh, en, value| Fact::new(key, words(zh, en), value);
    let established = Cell::from(archive.and_then(|it| it.established));
    let mut facts = vec![
        fact("client", "客户", "client", Cell::from(record.client.name)),
        fact("id", "编号", "id", Cell::Id(case.id.to_owned())),
        Fact::of(lang, "archive.established", established),
    ];
    for part in ArchivePart::ALL {
        let filed = Cell::from(part.filed(record.archive.as_ref()));
        facts.push(Fact::new(part.code(), part.say(lang), filed));
    }
    let reported = Cell::from(archive.and_then(|it| it.reported));
    let kept_at = Cell::from(archive.and_then(|it| it.kept_at));
    let count = Cell::counted(missing);
    let tone = if missing == 0 {
        Tone::Good
    } else {
        Tone::Warning
    };
    facts.extend([
        Fact::of(lang, "archive.reported", reported),
        Fact::of(lang, "archive.kept-at", kept_at),
        Fact::of(lang, "appointment.original-at", Cell::from(original)),
        fact("missing", "缺少种类", "kinds missing", count.toned(tone)),
    ]);
    facts
}

/// The fourteen kinds, each with its state, the day for it, and why.
fn checklist(lang: Lang, case: &Case<'_>, papers: &Papers) -> Table {
    let rows = PaperKind::ALL.iter().map(|kind| {
        let (state, date, why) = match papers.state(*kind) {
            PaperState::Held { latest, .. } => (held(lang), latest, Cell::Empty),
            PaperState::Missing { since, cause } => {
                let state = state(lang, "missing", ("缺", "missing"), Tone::Bad);
                (state, Some(since), code(lang, cause))
            }
            PaperState::NotYetDue { awaits, on } => {
                let state = state(lang, "not-yet-due", ("未到期", "not due yet"), Tone::Plain);
                (state, on, code(lang, awaits))
            }
            PaperState::NotNeeded => {
                let state = state(lang, "not-needed", ("不需要", "not needed"), Tone::Faint);
                (state, None, Cell::Empty)
            }
        };
        let documents = case.record.archive.iter().flat_map(|it| &it.documents);
        let of_kind = documents.filter(|paper| paper.kind == Some(*kind) && !paper.before_us);
        let ids = of_kind.map(|paper| paper.id.to_owned()).collect();
        vec![
            code(lang, *kind),
            state,
            Cell::from(date),
            Cell::List(ids),
            why,
        ]
    });
    Table {
        key: "kinds",
        columns: vec![
            Column::new(
                "kind",
                say!(lang, zh: "业务档案（D28）", en: "business file (D28)"),
            )
            .grow(),
            Column::new("state", say!(lang, zh: "状态", en: "state")),
            Column::of(lang, "archive.documents.date"),
            Column::new("documents", say!(lang, zh: "文件", en: "filed as")),
            Column::new("why", say!(lang, zh: "缘由", en: "why")).grow(),
        ],
        rows: rows.collect(),
        empty: String::new(),
    }
}

fn held(lang: Lang) -> Cell {
    state(lang, "held", ("已存", "held"), Tone::Good)
}

fn state(lang: Lang, code: &str, (zh, en): (&str, &str), tone: Tone) -> Cell {
    let label = lang.pick(zh, en);
    Cell::Code {
        code: code.to_owned(),
        label: label.to_owned(),
        tone,
    }
}

/// The documents one by one, with where to find them and whether their files are as they were filed.
fn documents(lang: Lang, case: &Case<'_>, filed: &Filed) -> Table {
    let papers = case.record.archive.iter().flat_map(|it| &it.documents);
    let rows = papers.enumerate().map(|(nth, paper)| {
        let on_file = filed.document(nth).map_or(Cell::Empty, |found| {
            let is_changed = paper.sha256.is_some_and(|sum| found.differs(sum));
            on_file(lang, found, is_changed)
        });
        vec![
            Cell::Id(paper.id.to_owned()),
            named(lang, paper),
            Cell::from(paper.title),
            Cell::from(paper.date),
            before_us(lang, paper),
            Cell::from(paper.place),
            Cell::from(paper.file),
            on_file,
        ]
    });
    let has_files = case
        .record
        .archive
        .iter()
        .flat_map(|it| &it.documents)
        .any(|it| it.file.is_some());
    let (file, file_state) = match has_files {
        true => (
            Column::of(lang, "archive.documents.file").grow(),
            Column::new("file-state", say!(lang, zh: "核对", en: "checked")),
        ),
        false => (Column::data("file"), Column::data("file-state")),
    };
    let mut papers = case.record.archive.iter().flat_map(|it| &it.documents);
    let before_us = match papers.any(|it| it.before_us) {
        true => Column::of(lang, "archive.documents.before-us"),
        false => Column::data("before-us"),
    };
    Table {
        key: "documents",
        columns: vec![
            Column::new("id", say!(lang, zh: "编号", en: "id")),
            Column::new("kind", label(lang, "archive.documents.title")).grow(),
            Column::data("title"),
            Column::of(lang, "archive.documents.date"),
            before_us,
            Column::of(lang, "archive.documents.place"),
            file,
            file_state,
        ],
        rows: rows.collect(),
        empty: say!(lang, zh: "还没有归档的文件。", en: "No document has been filed yet."),
    }
}

/// Whether others made a document before us; a person sees only where they did.
fn before_us(lang: Lang, paper: &Paper<'_>) -> Cell {
    match paper.before_us {
        true => Cell::Flag(true, say!(lang, zh: "是", en: "yes")),
        false => Cell::Flag(false, String::new()),
    }
}

/// A document by what is written on it, else by its kind; the list above has the kinds of all.
fn named(lang: Lang, paper: &Paper<'_>) -> Cell {
    let kind = paper.kind.map_or(Cell::Empty, |kind| code(lang, kind));
    match (kind, paper.title) {
        (Cell::Code { code, tone, .. }, Some(title)) => Cell::Code {
            code,
            label: title.to_owned(),
            tone,
        },
        (kind, _) => kind,
    }
}

fn on_file(lang: Lang, found: &OnFile, is_changed: bool) -> Cell {
    match found {
        OnFile::There(_) if is_changed => {
            state(lang, "changed", ("已改动", "changed"), Tone::Warning)
        }
        OnFile::There(_) => state(lang, "there", ("完好", "as filed"), Tone::Good),
        OnFile::Gone => state(lang, "gone", ("不在", "gone"), Tone::Bad),
        OnFile::Unfit => state(lang, "unfit", ("不是文件", "no file"), Tone::Bad),
        OnFile::Unread(_) => state(lang, "unread", ("读不出", "unreadable"), Tone::Warning),
    }
}
