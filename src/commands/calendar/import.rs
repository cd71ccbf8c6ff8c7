//! Imports years from a file into the workspace: all are decided before the first is written.

use std::path::{Path, PathBuf};

use chrono::Datelike;

use super::failed;
use super::moves::{self, Move};
use crate::calendar::import::{self, Doubt, Import};
use crate::calendar::{Conflict, Year, YearDoubt};
use crate::commands::change::{diff, write_failed};
use crate::commands::desk::{Desk, calendars};
use crate::commands::{Answer, Failed};
use crate::output::{Block, Cell, Column, Format, Page, Table};
use crate::say;
use crate::store::{ReviseError, Revision, read_named};
use crate::text;

/// The options given with the file.
#[derive(Clone, Copy, Debug)]
pub(super) struct Asked {
    /// A later notice changed what is known.
    pub(super) amends: bool,
    /// Import a table even if it is probably not the notice's.
    pub(super) doubtful: bool,
}

/// One year of the file, and what to do with it.
struct Plan {
    year: Year,
    fate: Fate,
}

enum Fate {
    /// Where to write it.
    Written(PathBuf),
    /// It is on record with the same days.
    Known,
    /// The year is over, and it is on record with other days.
    Over(Conflict),
}

/// Imports the whole years of a file. A year that is on record with the same days is not written; one with
/// other days is refused without `--amends`, and one that is probably wrong without `--doubtful`.
pub(super) fn run(desk: &Desk<'_>, file: &Path, asked: Asked) -> anyhow::Result<Answer> {
    let lang = desk.lang();
    let name = file.display().to_string();
    let bytes = read_named(file)
        .map_err(|why| Failed::because(text::calendar::import::unreadable(lang, &why)))?;
    let Import { years, doubts } = import::read(&bytes, &name)
        .map_err(|fault| failed(lang, &name, &text::calendar::import::fault(lang, &fault)))?;

    let plans = years
        .into_iter()
        .map(|year| plan(desk, &name, year, asked.amends));
    let plans = plans.collect::<anyhow::Result<Vec<Plan>>>()?;
    only_old_ones_differ(desk, &name, &plans)?;
    if !asked.doubtful {
        refuse_grave(desk, &name, &plans)?;
    }

    let doubtful = doubts.iter().filter(|doubt| concerns(doubt, &plans));
    let doubts: Vec<Doubt> = doubtful.cloned().collect();
    let mut notes: Vec<String> = doubts
        .iter()
        .map(|doubt| text::calendar::import::doubt(lang, doubt))
        .collect();
    let mut diffs = String::new();
    let mut calendar = desk.calendar.clone();
    for plan in &plans {
        let number = plan.year.number();
        let path = match &plan.fate {
            Fate::Written(path) => path,
            Fate::Known => {
                notes.push(text::calendar::import::known(lang, number));
                continue;
            }
            Fate::Over(conflict) => {
                notes.push(text::calendar::import::over(lang, conflict));
                continue;
            }
        };
        let revision = save(desk, &plan.year, path, asked.amends)?;
        // What was decided on agrees with what is known, or amends it.
        let _ = calendar.add_year(plan.year.clone());
        let file = calendars::shown(path);
        if desk.context.dry_run {
            diffs.push_str(&diff(&file, &revision));
        } else {
            notes.push(text::calendar::import::written(lang, &plan.year, &file));
        }
        if !plan.year.doubts().is_empty() {
            notes.push(text::calendar::import::confirm(lang, number));
        }
        if !revision.recovered.is_empty() {
            notes.push(text::store::recovered(lang, &revision.recovered));
        }
    }
    let changes = plans
        .iter()
        .any(|plan| matches!(plan.fate, Fate::Written(_)));
    let moved = match changes {
        true => moves::moves(desk, &calendar)?,
        false => Vec::new(),
    };
    if changes {
        notes.push(moves::counted(lang, &moved));
    }
    if !diffs.is_empty() {
        notes.push(say!(lang, zh: "未写入（--dry-run）。", en: "Nothing was written (--dry-run)."));
    }
    Ok(Answer {
        page: page(desk, &plans, &doubts, &moved, diffs),
        notes,
        ..Answer::default()
    })
}

fn plan(desk: &Desk<'_>, name: &str, year: Year, amends: bool) -> anyhow::Result<Plan> {
    let lang = desk.lang();
    let known = desk.calendar.year(year.number());
    if known.is_some_and(|known| known.departures() == year.departures()) {
        let fate = Fate::Known;
        return Ok(Plan { year, fate });
    }

    let year = match desk.calendar.clone().add_year(year.clone()) {
        Ok(()) => year,
        Err(_) if amends => year.amending(),
        Err(conflict) if year.number() < desk.today.year() => {
            let fate = Fate::Over(conflict);
            return Ok(Plan { year, fate });
        }
        Err(conflict) => {
            let told = text::calendar::import::conflict_on_import(lang, &conflict);
            return Err(failed(lang, name, &told));
        }
    };
    let number = year.number();
    let path = calendars::place(&desk.workspace, number)
        .map_err(|why| Failed::because(text::store::unreadable(lang, &why)))?;
    let file = calendars::shown(&path);
    let unread = desk.apart.iter().find(|it| it.fault.file() == Some(&*file));
    if unread.is_some_and(|it| it.is_unread()) && !amends {
        let told = text::calendar::import::in_the_way(lang, &file);
        return Err(failed(lang, name, &told));
    }
    let fate = Fate::Written(path);
    Ok(Plan { year, fate })
}

/// A year that is over may differ beside others that are taken; a file of such years alone is refused.
fn only_old_ones_differ(desk: &Desk<'_>, name: &str, plans: &[Plan]) -> anyhow::Result<()> {
    let lang = desk.lang();
    let mut over = plans.iter().filter_map(|plan| match &plan.fate {
        Fate::Over(conflict) => Some(conflict),
        Fate::Written(_) | Fate::Known => None,
    });
    match over.next() {
        Some(conflict) if plans.iter().all(|plan| matches!(plan.fate, Fate::Over(_))) => {
            let told = text::calendar::import::conflict_on_import(lang, conflict);
            Err(failed(lang, name, &told))
        }
        _ => Ok(()),
    }
}

/// Refuses tables that can hardly be the notice's.
fn refuse_grave(desk: &Desk<'_>, name: &str, plans: &[Plan]) -> anyhow::Result<()> {
    let lang = desk.lang();
    let written = plans
        .iter()
        .filter(|plan| matches!(plan.fate, Fate::Written(_)));
    let grave: Vec<String> = written
        .flat_map(|plan| {
            let doubts = plan.year.doubts().into_iter().filter(YearDoubt::is_grave);
            let number = plan.year.number();
            doubts.map(move |doubt| text::calendar::year_doubt(lang, number, &doubt))
        })
        .collect();
    match grave.is_empty() {
        true => Ok(()),
        false => Err(failed(
            lang,
            name,
            &text::calendar::import::grave(lang, &grave),
        )),
    }
}

/// Whether a doubt is about the file as a whole, or a year that is not known by other means.
fn concerns(doubt: &Doubt, plans: &[Plan]) -> bool {
    let Doubt::OfYear { year, .. } = doubt else {
        return true;
    };
    let mut plans = plans.iter().filter(|plan| plan.year.number() == *year);
    !plans.any(|plan| matches!(plan.fate, Fate::Over(_)))
}

/// Writes the year, unless the file was changed in the meantime.
fn save(desk: &Desk<'_>, year: &Year, path: &Path, amends: bool) -> anyhow::Result<Revision> {
    let lang = desk.lang();
    let edit = |old: Option<&str>| {
        let there = old.and_then(|old| Year::from_toml(old).ok());
        match there {
            Some(there) if there.number() != year.number() => {
                let file = calendars::shown(path);
                let told = text::calendar::import::other_year(lang, &file, there.number());
                Err(told)
            }
            Some(there) if there.departures() == year.departures() => Ok(None),
            Some(_) if !amends && !year.amends() => Err(text::calendar::import::changed(
                lang,
                &calendars::shown(path),
            )),
            Some(_) | None => Ok(Some(year.to_toml())),
        }
    };
    let revised = match desk.context.dry_run {
        true => desk.workspace.preview(path, edit),
        false => desk.to_write()?.revise(path, edit),
    };
    revised.map_err(|error| match error {
        ReviseError::Edit(told) => Failed::because(told),
        ReviseError::Failed(failure) => write_failed(lang, &failure),
    })
}

/// For a script what became of each year; for a person what moves, and the diff when there is one.
fn page(
    desk: &Desk<'_>,
    plans: &[Plan],
    doubts: &[Doubt],
    moved: &[Move],
    diff: String,
) -> Option<Page> {
    let lang = desk.lang();
    let mut blocks = Vec::new();
    if desk.context.format != Format::Table {
        blocks.push(Block::Table(years(desk, plans)));
        blocks.push(Block::Table(doubtful(desk, doubts)));
    }
    if !moved.is_empty() || desk.context.format != Format::Table {
        blocks.push(Block::Table(moves::table(lang, moved)));
    }
    if !diff.is_empty() {
        let key = "diff";
        blocks.push(Block::Diff { key, text: diff });
    }
    let schema = "kefu.calendar-import/1";
    (!blocks.is_empty()).then_some(Page { schema, blocks })
}

fn years(desk: &Desk<'_>, plans: &[Plan]) -> Table {
    let lang = desk.lang();
    let row = |plan: &Plan| {
        let path = match &plan.fate {
            Fate::Written(path) => Some(path),
            Fate::Known | Fate::Over(_) => None,
        };
        let yes = if path.is_some() { "✓" } else { "" };
        vec![
            Cell::Count(plan.year.number().into()),
            Cell::from(path.map(|path| calendars::shown(path))),
            Cell::Flag(path.is_some(), yes.to_owned()),
        ]
    };
    Table {
        key: "years",
        columns: vec![
            Column::new("year", say!(lang, zh: "年份", en: "year")),
            Column::new("file", say!(lang, zh: "文件", en: "file")),
            Column::new("changed", say!(lang, zh: "有改动", en: "changed")),
        ],
        rows: plans.iter().map(row).collect(),
        empty: String::new(),
    }
}

fn doubtful(desk: &Desk<'_>, doubts: &[Doubt]) -> Table {
    let lang = desk.lang();
    let row = |doubt: &Doubt| {
        let (code, year) = match doubt {
            Doubt::OfYear { year, doubt } => (code(doubt), Some(*year)),
            Doubt::LeftOut { year, .. } => ("left-out", Some(*year)),
            Doubt::Cancelled(_) => ("cancelled", None),
            Doubt::Replaced(_) => ("replaced", None),
            Doubt::Unmarked(_) => ("unmarked", None),
            Doubt::EndIncluded => ("end-included", None),
        };
        vec![
            Cell::from(code),
            year.map_or(Cell::Empty, |year| Cell::Count(year.into())),
            Cell::from(text::calendar::import::doubt(lang, doubt)),
        ]
    };
    Table {
        key: "doubts",
        columns: vec![
            Column::new("doubt", say!(lang, zh: "疑点", en: "doubt")),
            Column::new("year", say!(lang, zh: "年份", en: "year")),
            Column::new("message", say!(lang, zh: "说明", en: "what")).grow(),
        ],
        rows: doubts.iter().map(row).collect(),
        empty: String::new(),
    }
}

/// What may be wrong with a year, in a word for scripts.
fn code(doubt: &YearDoubt) -> &'static str {
    match doubt {
        YearDoubt::CheckSum { .. } => "check-sum",
        YearDoubt::NoMakeUp => "no-make-up",
        YearDoubt::Statutory(_) => "statutory",
    }
}
