//! `kefu undo`: takes back your last change in this folder.

use super::change::{diff, write_failed};
use super::desk::Desk;
use super::{Answer, Failed};
use crate::both;
use crate::cli::shown::shown;
use crate::context::{Context, moment};
use crate::lang::Lang;
use crate::output::{Block, Cell, Column, Format, Page, Table};
use crate::say;
use crate::store::{Revision, TakenBack, UndoFault, Undone};
use crate::text::command::kefu;
use crate::text::undo::said;

/// What to type, for the help.
pub(super) const EXAMPLES: &str = both!(
    "撤销的是您在这个文件夹中用 kefu 作的改动，一条命令为一次，改了几个文件的一并撤销。此后文件又改过的，不撤销。\n例：\n  kefu undo -n       先看看撤销什么\n  kefu undo",
    "It takes back your own changes in this folder, one command at a time, with all its files. When a file was changed since, nothing is taken back.\nExamples:\n  kefu undo -n       see first what it takes back\n  kefu undo"
);

pub(super) fn run(context: &Context) -> anyhow::Result<Answer> {
    let desk = Desk::open(context)?;
    let lang = desk.lang();
    let undone = desk.to_write()?.undo(&context.run.by, context.dry_run);
    let undone = undone.map_err(|fault| match fault {
        UndoFault::Failed(failure) => write_failed(lang, &failure),
        UndoFault::Nothing => Failed::because(say!(lang,
            zh: "没有可撤销的改动：撤销的是您在这个文件夹中用 kefu 作的改动。",
            en: "There is nothing to take back: undo is about your own changes in this folder."
        )),
        UndoFault::Changed { file, words } => Failed::because(changed(lang, &file, &words)),
    })?;
    Ok(answer(&desk, &undone))
}

fn changed(lang: Lang, file: &str, words: &[String]) -> String {
    let (file, words) = (shown(file), said(words));
    let correct = kefu("correct --help").say(lang);
    say!(lang,
        zh: "没有撤销：{file} 在“{words}”之后又改过。要改其中一项，用更正：{correct}",
        en: "Nothing was taken back: {file} was changed after '{words}'. To mend a part of it, correct it: {correct}"
    )
}

fn answer(desk: &Desk<'_>, undone: &Undone) -> Answer {
    let lang = desk.lang();
    let words = said(&undone.run.words);
    let at = undone.at.map(|at| moment(&desk.standard, at));
    let at = at.map_or(
        String::new(),
        |at| say!(lang, zh: "（{at}）", en: " ({at})"),
    );
    let is_back = undone.changes.is_empty();
    let mut notes = vec![match desk.context.dry_run {
        _ if is_back => say!(lang,
            zh: "{words}{at}：没有什么可撤销，文件已是改动之前的样子。",
            en: "{words}{at}: nothing is left of it to take back, because the files are as they were before."
        ),
        false => say!(lang, zh: "已撤销：{words}{at}", en: "Taken back: {words}{at}"),
        true => say!(lang,
            zh: "将撤销：{words}{at}。未写入（--dry-run）。",
            en: "It would take back: {words}{at}. Nothing was written (--dry-run)."
        ),
    }];
    if !desk.context.dry_run {
        notes.extend(undone.changes.iter().map(|change| line(lang, change)));
    }
    if let Some(next) = &undone.next {
        let next = said(next);
        notes.push(say!(lang, zh: "再往前一次：{next}", en: "The one before: {next}"));
    }
    Answer {
        page: page(desk, undone),
        notes,
        ..Answer::default()
    }
}

/// A file and what became of it.
fn line(lang: Lang, change: &TakenBack) -> String {
    match change {
        TakenBack::Name { from, to } => {
            let (from, to) = (shown(from), shown(to));
            say!(lang, zh: "  {from} 改回 {to}", en: "  {from} is {to} again")
        }
        TakenBack::Text { file, revision } => {
            let file = shown(file);
            match &revision.after {
                None => say!(lang,
                    zh: "  {file} 是新建的，已删去",
                    en: "  {file} was new and is gone"
                ),
                Some(_) => say!(lang,
                    zh: "  {file} 恢复原来的内容",
                    en: "  {file} is as it was before"
                ),
            }
        }
    }
}

/// With `--dry-run` the diff; for scripts the files.
fn page(desk: &Desk<'_>, undone: &Undone) -> Option<Page> {
    let lang = desk.lang();
    let file = |change: &TakenBack| match change {
        TakenBack::Text { file, .. } => file.clone(),
        TakenBack::Name { from, .. } => from.clone(),
    };
    let mut blocks = Vec::new();
    if desk.context.format != Format::Table {
        let rows = undone.changes.iter();
        blocks.push(Block::Table(Table {
            key: "files",
            columns: vec![Column::new("file", say!(lang, zh: "文件", en: "file"))],
            rows: rows.map(|change| vec![Cell::Text(file(change))]).collect(),
            empty: String::new(),
        }));
    }
    if desk.context.dry_run {
        let diffs = undone.changes.iter().map(|change| match change {
            TakenBack::Text { file, revision } => {
                let after = revision.after.clone().unwrap_or_default();
                let after = Some(after);
                let revision = Revision {
                    after,
                    ..revision.clone()
                };
                diff(file, &revision)
            }
            TakenBack::Name { from, to } => format!("{from} → {to}\n"),
        });
        blocks.push(Block::Diff {
            key: "diff",
            text: diffs.collect(),
        });
    }
    let schema = "kefu.undo/1";
    (!blocks.is_empty()).then_some(Page { schema, blocks })
}
