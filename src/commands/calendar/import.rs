//! Imports years from a file into the workspace: all are decided before the first is written.

use std::path::{Path, PathBuf};

use super::failed;
use crate::calendar::Year;
use crate::calendar::import::{self, Doubt, Import};
use crate::commands::change::{diff, write_failed};
use crate::commands::desk::Desk;
use crate::commands::{Answer, Failed};
use crate::output::{Block, Cell, Column, Format, Page, Table};
use crate::say;
use crate::store::{ReviseError, Revision, read_named};
use crate::text;

/// One year of the file, and what to do with it.
struct Plan {
    year: Year,
    /// Where to write it; `None` for a year that is on record with the same days.
    path: Option<PathBuf>,
}

/// Imports the whole years of a file. A year that is on record with the same days is not written; one with
/// other days is refused without `--amends`.
pub(super) fn run(desk: &Desk<'_>, file: &Path, amends: bool) -> anyhow::Result<Answer> {
    let lang = desk.lang();
    let name = file.display().to_string();
    let bytes = read_named(file)
        .map_err(|why| Failed::because(text::calendar::import::unreadable(lang, &why)))?;
    let Import { years, doubts } = import::read(&bytes, &name)
        .map_err(|fault| failed(lang, &name, &text::calendar::import::fault(lang, &fault)))?;

    let plans = years
        .into_iter()
        .map(|year| plan(desk, &name, year, amends));
    let plans = plans.collect::<anyhow::Result<Vec<Plan>>>()?;

    let doubtful = doubts
        .iter()
        .map(|doubt| text::calendar::import::doubt(lang, doubt));
    let mut notes: Vec<String> = doubtful.collect();
    let mut diffs = String::new();
    for plan in &plans {
        let number = plan.year.number();
        let Some(path) = &plan.path else {
            notes.push(text::calendar::import::known(lang, number));
            continue;
        };
        let revision = save(desk, &plan.year, path, amends)?;
        let file = shown(path);
        if desk.context.dry_run {
            diffs.push_str(&diff(&file, &revision));
        } else {
            notes.push(text::calendar::import::written(lang, &plan.year, &file));
        }
        if !revision.recovered.is_empty() {
            notes.push(text::store::recovered(lang, &revision.recovered));
        }
    }
    if !diffs.is_empty() {
        notes.push(say!(lang, zh: "未写入（--dry-run）。", en: "Nothing was written (--dry-run)."));
    }
    Ok(Answer {
        page: page(desk, &plans, &doubts, diffs),
        notes,
        ..Answer::default()
    })
}

fn plan(desk: &Desk<'_>, name: &str, year: Year, amends: bool) -> anyhow::Result<Plan> {
    let lang = desk.lang();
    let known = desk.calendar.year(year.number());
    if known.is_some_and(|known| known.departures() == year.departures()) {
        return Ok(Plan { year, path: None });
    }

    let year = match desk.calendar.clone().add_year(year.clone()) {
        Ok(()) => year,
        Err(_) if amends => year.amending(),
        Err(conflict) => {
            let told = text::calendar::import::conflict_on_import(lang, &conflict);
            return Err(failed(lang, name, &told));
        }
    };
    let path = Some(place(desk, year.number())?);
    Ok(Plan { year, path })
}

/// The file that holds the year already, whatever its name; else `calendars/YEAR.toml`.
fn place(desk: &Desk<'_>, number: i32) -> anyhow::Result<PathBuf> {
    let unreadable = |why| Failed::because(text::store::unreadable(desk.lang(), &why));
    for path in desk.workspace.calendars().map_err(unreadable)? {
        let text = desk.workspace.read_text(&path).map_err(unreadable)?;
        if Year::from_toml(&text).is_ok_and(|year| year.number() == number) {
            return Ok(path);
        }
    }
    let calendars = desk.workspace.root().join("calendars");
    Ok(calendars.join(format!("{number}.toml")))
}

/// Writes the year, unless the file was changed in the meantime.
fn save(desk: &Desk<'_>, year: &Year, path: &Path, amends: bool) -> anyhow::Result<Revision> {
    let lang = desk.lang();
    let edit = |old: Option<&str>| {
        let there = old.and_then(|old| Year::from_toml(old).ok());
        match there {
            Some(there) if there.number() != year.number() => {
                let told = text::calendar::import::other_year(lang, &shown(path), there.number());
                Err(told)
            }
            Some(there) if there.departures() == year.departures() => Ok(None),
            Some(_) if !amends && !year.amends() => {
                Err(text::calendar::import::changed(lang, &shown(path)))
            }
            Some(_) | None => Ok(Some(year.to_toml())),
        }
    };
    let revised = match desk.context.dry_run {
        true => desk.workspace.preview(path, edit),
        false => desk.workspace.revise(path, edit),
    };
    revised.map_err(|error| match error {
        ReviseError::Edit(told) => Failed::because(told),
        ReviseError::Failed(failure) => write_failed(lang, &failure),
    })
}

/// The file as a person names it, from the workspace's folder.
fn shown(path: &Path) -> String {
    let name = path.file_name().unwrap_or_default();
    format!("calendars/{}", name.to_string_lossy())
}

/// For a script what became of each year; for a person only the diff, when there is one.
fn page(desk: &Desk<'_>, plans: &[Plan], doubts: &[Doubt], diff: String) -> Option<Page> {
    let mut blocks = Vec::new();
    if desk.context.format != Format::Table {
        blocks.push(Block::Table(years(desk, plans)));
        blocks.push(Block::Table(doubtful(desk, doubts)));
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
        let changed = plan.path.is_some();
        let yes = if changed { "✓" } else { "" };
        vec![
            Cell::Count(plan.year.number().into()),
            Cell::from(plan.path.as_deref().map(shown)),
            Cell::Flag(changed, yes.to_owned()),
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
            Doubt::CheckSum { year, .. } => ("check-sum", Some(*year)),
            Doubt::LeftOut { year, .. } => ("left-out", Some(*year)),
            Doubt::Cancelled(_) => ("cancelled", None),
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
