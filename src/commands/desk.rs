//! An open workspace: its standard and calendar are read, and the day is known.

use chrono::NaiveDate;

use super::Failed;
use crate::calendar::{Calendar, Year};
use crate::context::Context;
use crate::document::Document;
use crate::lang::Lang;
use crate::model::{Record, UnknownKey};
use crate::rules::Ground;
use crate::standard::Standard;
use crate::standing::Case;
use crate::store::Workspace;
use crate::text;

/// A workspace, opened.
pub struct Desk<'c> {
    /// Who asks, and how.
    pub context: &'c Context,
    /// The folder.
    pub workspace: Workspace,
    /// The company's standard.
    pub standard: Standard,
    /// The unknown keys of `kefu.toml`.
    pub unknown: Vec<UnknownKey>,
    /// The working days, with the workspace's years and the company's own days.
    pub calendar: Calendar,
    /// The day as of which records are seen.
    pub today: NaiveDate,
}

impl<'c> Desk<'c> {
    /// Opens the workspace of this run.
    ///
    /// # Errors
    ///
    /// There is no workspace, or its `kefu.toml` or a year in `calendars/` has faults; all are reported.
    pub fn open(context: &'c Context) -> anyhow::Result<Desk<'c>> {
        let lang = context.lang;
        let workspace = context
            .workspace()
            .map_err(|lost| Failed::because(text::store::not_found(lang, &lost)))?;
        let text = workspace
            .kefu_toml()
            .map_err(|why| Failed::because(text::store::unreadable(lang, &why)))?;
        let (standard, unknown) = read_standard(lang, &text)?;
        let calendar = read_calendar(lang, &workspace, &standard)?;
        Ok(Desk {
            today: context.today(&standard),
            context,
            workspace,
            standard,
            unknown,
            calendar,
        })
    }

    /// The language to speak.
    pub fn lang(&self) -> Lang {
        self.context.lang
    }

    /// The language of the words kefu writes into records: the workspace's; the caller's only when the
    /// workspace has none.
    pub fn record_lang(&self) -> Lang {
        match self.standard.lang.as_deref() {
            Some("zh") => Lang::Zh,
            Some("en") => Lang::En,
            Some(_) | None => self.lang(),
        }
    }

    /// What every client is measured by today.
    pub fn ground(&self) -> Ground<'_> {
        Ground {
            standard: &self.standard,
            calendar: &self.calendar,
            today: self.today,
        }
    }

    /// A client's record, measured by the standard today.
    pub fn case<'a>(&'a self, id: &'a str, record: &'a Record<'a>) -> Case<'a> {
        Case {
            id,
            record,
            standard: &self.standard,
            calendar: &self.calendar,
            today: self.today,
        }
    }
}

fn read_standard(lang: Lang, text: &str) -> anyhow::Result<(Standard, Vec<UnknownKey>)> {
    let document = Document::parse(text).map_err(|found| {
        Failed::because(text::document::broken(lang, "kefu.toml", text, &found))
    })?;
    let reading = Standard::read(&document);
    if !reading.faults.is_empty() {
        let told = text::document::faulty(lang, "kefu.toml", &reading.faults);
        return Err(Failed::because(told));
    }
    Ok((reading.standard, reading.unknown))
}

/// The embedded calendar, the workspace's own years, the company's own days.
fn read_calendar(
    lang: Lang,
    workspace: &Workspace,
    standard: &Standard,
) -> anyhow::Result<Calendar> {
    let mut calendar = Calendar::embedded();
    let unreadable = |why| Failed::because(text::store::unreadable(lang, &why));
    for path in workspace.calendars().map_err(unreadable)? {
        let name = path
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        let file = format!("calendars/{name}");
        let text = workspace.read_text(&path).map_err(unreadable)?;
        let year = Year::from_toml(&text).map_err(|faults| {
            let told = faults.iter().map(|fault| {
                let line = fault.line.map_or(String::new(), |line| format!(":{line}"));
                format!("{file}{line} {}", text::calendar::year_fault(lang, fault))
            });
            Failed::because(text::document::faults(
                lang,
                &file,
                &told.collect::<Vec<_>>(),
            ))
        })?;
        calendar.add_year(year).map_err(|conflict| {
            let told = text::calendar::conflict(lang, &conflict);
            Failed::because(format!("{file}: {told}"))
        })?;
    }
    for day in &standard.rest_days {
        calendar.rest_on(*day, None);
    }
    for day in &standard.work_days {
        calendar.work_on(*day, None);
    }
    Ok(calendar)
}
