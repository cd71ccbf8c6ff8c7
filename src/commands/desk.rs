//! An open workspace: its standard and calendar are read, and the day is known.

use chrono::NaiveDate;

use super::{Failed, taken};
use crate::calendar::Calendar;
use crate::context::Context;
use crate::document::Document;
use crate::lang::Lang;
use crate::model::{Record, UnknownKey};
use crate::rules::Ground;
use crate::standard::Standard;
use crate::standing::Case;
use crate::store::Workspace;
use crate::text;

pub mod calendars;

use calendars::Apart;

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
    /// The files of years that were not taken.
    pub apart: Vec<Apart>,
    /// The day as of which records are seen.
    pub today: NaiveDate,
}

impl<'c> Desk<'c> {
    /// Opens the workspace of this run.
    ///
    /// # Errors
    ///
    /// There is no workspace, or its `kefu.toml` has faults; all are reported. A year in `calendars/` that has some
    /// is kept apart.
    pub fn open(context: &'c Context) -> anyhow::Result<Desk<'c>> {
        let lang = context.lang;
        let workspace = context
            .workspace()
            .map_err(|lost| Failed::because(text::store::not_found(lang, &lost)))?;
        let text = workspace
            .kefu_toml()
            .map_err(|why| Failed::because(text::store::unreadable(lang, &why)))?;
        let (standard, unknown) = read_standard(lang, &text)?;
        let mut calendar = Calendar::embedded();
        let apart = calendars::read(lang, &workspace, &mut calendar);
        for day in &standard.rest_days {
            calendar.rest_on(*day, None);
        }
        for day in &standard.work_days {
            calendar.work_on(*day, None);
        }
        Ok(Desk {
            today: context.today(&standard),
            context,
            workspace,
            standard,
            unknown,
            calendar,
            apart,
        })
    }

    /// The workspace, to change a file in it. It is asked for before the first change of a command, since the answer of
    /// one that was made could not be written after it.
    ///
    /// # Errors
    ///
    /// A file of `-o` is there already, and `--force` was not given.
    pub fn to_write(&self) -> anyhow::Result<&Workspace> {
        taken::free(self.context)?;
        Ok(&self.workspace)
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
        self.ground().case(id, record)
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
