//! The company's own days from a feed into `kefu.toml`.

use std::path::Path;

use chrono::{Datelike, NaiveDate};

use super::failed;
use super::moves;
use crate::calendar::import::{self, Company, OwnDay};
use crate::calendar::{Calendar, Day};
use crate::commands::change::{diff, write_failed};
use crate::commands::desk::Desk;
use crate::commands::{Answer, Failed};
use crate::document::edit::{Edit, Layout, apply};
use crate::document::{Document, KeyPath, Literal};
use crate::output::{Block, Cell, Column, Format, Page, Table, Tone};
use crate::say;
use crate::standard::Standard;
use crate::store::{ReviseError, read_named};
use crate::text;

const FILE: &str = "kefu.toml";

/// Adds the days that a feed marks to the company's own. What is so already, by the notice or by `kefu.toml`, is
/// not written again.
pub(super) fn run(desk: &Desk<'_>, file: &Path) -> anyhow::Result<Answer> {
    let lang = desk.lang();
    let name = file.display().to_string();
    let bytes = read_named(file)
        .map_err(|why| Failed::because(text::calendar::import::unreadable(lang, &why)))?;
    let Company { days, doubts } = import::company(&bytes)
        .map_err(|fault| failed(lang, &name, &text::calendar::import::fault(lang, &fault)))?;
    let known = days.len();
    let new: Vec<OwnDay> = days.into_iter().filter(|day| is_new(desk, day)).collect();
    let known = known - new.len();
    let lines: Vec<String> = doubts
        .iter()
        .map(|doubt| text::calendar::import::doubt(lang, doubt))
        .collect();
    let mut answer = Answer {
        notes: lines,
        ..Answer::default()
    };
    if new.is_empty() {
        answer
            .notes
            .push(text::calendar::company::nothing(lang, known));
        return Ok(answer);
    }

    let edit = |old: Option<&str>| edited(desk, old.unwrap_or_default(), &new);
    let path = desk.workspace.kefu_toml_path();
    let revised = match desk.context.dry_run {
        true => desk.workspace.preview(&path, edit),
        false => desk.to_write()?.revise(&path, edit),
    };
    let revision = revised.map_err(|error| match error {
        ReviseError::Edit(told) => failed(lang, &name, &told),
        ReviseError::Failed(failure) => write_failed(lang, &failure),
    })?;

    let moved = moves::moves(desk, &with(&desk.calendar, &new))?;
    let mut blocks = vec![Block::Table(table(desk, &new))];
    if !moved.is_empty() || desk.context.format != Format::Table {
        blocks.push(Block::Table(moves::table(lang, &moved)));
    }
    if desk.context.dry_run {
        let text = diff(FILE, &revision);
        blocks.push(Block::Diff { key: "diff", text });
    } else {
        let written = text::calendar::company::written(lang, &new, known);
        answer.notes.push(written);
    }
    answer.notes.push(moves::counted(lang, &moved));
    if desk.context.dry_run {
        let nothing =
            say!(lang, zh: "未写入（--dry-run）。", en: "Nothing was written (--dry-run).");
        answer.notes.push(nothing);
    }
    answer.page = Some(Page {
        schema: "kefu.calendar-company/1",
        blocks,
    });
    Ok(answer)
}

/// Whether a day is otherwise than it would be without saying so. In a year without a notice that is not known.
fn is_new(desk: &Desk<'_>, day: &OwnDay) -> bool {
    let (own, other) = match day.works {
        true => (&desk.standard.work_days, &desk.standard.rest_days),
        false => (&desk.standard.rest_days, &desk.standard.work_days),
    };
    let by_law = desk.calendar.by_law(day.date).is_working();
    let is_so = desk.calendar.covers(day.date) && by_law == day.works;
    other.contains(&day.date) || !(own.contains(&day.date) || is_so)
}

/// `kefu.toml` with the days at the end of their lists.
fn edited(desk: &Desk<'_>, old: &str, new: &[OwnDay]) -> Result<Option<String>, String> {
    let lang = desk.lang();
    let by_hand = || text::calendar::company::by_hand(lang);
    let document = Document::parse(old).map_err(|_| by_hand())?;
    let reading = Standard::read(&document);
    if !reading.faults.is_empty() {
        return Err(by_hand());
    }
    let Standard {
        mut rest_days,
        mut work_days,
        ..
    } = reading.standard;
    let (rest_before, work_before) = (rest_days.clone(), work_days.clone());
    let mut against: Vec<NaiveDate> = Vec::new();
    for day in new {
        let (own, other) = match day.works {
            true => (&mut work_days, &rest_before),
            false => (&mut rest_days, &work_before),
        };
        if other.contains(&day.date) {
            against.push(day.date);
        }
        if !own.contains(&day.date) {
            own.push(day.date);
        }
    }
    if !against.is_empty() {
        return Err(text::calendar::company::against(lang, &against));
    }

    let set = |key: &'static str, before: &[NaiveDate], after: Vec<NaiveDate>| {
        let at = KeyPath::of("calendar").key(key);
        (before != after).then(|| Edit::set(at, Literal::Dates(after)))
    };
    let rest = set("rest", &rest_before, rest_days);
    let work = set("work", &work_before, work_days);
    let edits: Vec<Edit> = rest.into_iter().chain(work).collect();
    let text = apply(old, &edits, &Layout::NONE).map_err(|_| by_hand())?;
    Ok((text != old).then_some(text))
}

fn with(calendar: &Calendar, new: &[OwnDay]) -> Calendar {
    let mut calendar = calendar.clone();
    for day in new {
        match day.works {
            true => calendar.work_on(day.date, None),
            false => calendar.rest_on(day.date, None),
        }
    }
    calendar
}

fn table(desk: &Desk<'_>, new: &[OwnDay]) -> Table {
    let lang = desk.lang();
    let row = |day: &OwnDay| {
        let kind = match day.works {
            true => Day::CompanyWork(None),
            false => Day::CompanyRest(None),
        };
        vec![
            Cell::Date(day.date),
            Cell::from(text::calendar::weekday(lang, day.date.weekday())),
            Cell::Code {
                code: kind.code().to_owned(),
                label: text::calendar::day(lang, &kind),
                tone: Tone::Plain,
            },
            Cell::from(day.words.as_str()),
        ]
    };
    Table {
        key: "days",
        columns: vec![
            Column::new("date", say!(lang, zh: "日期", en: "date")),
            Column::new("weekday", say!(lang, zh: "星期", en: "day")),
            Column::new("kind", say!(lang, zh: "公司自定", en: "the company's own")),
            Column::new("words", say!(lang, zh: "日程", en: "event")).grow(),
        ],
        rows: new.iter().map(row).collect(),
        empty: String::new(),
    }
}
