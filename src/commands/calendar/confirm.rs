//! A year's table that may be wrong, confirmed by a person who compared it with the notice.

use super::failed;
use crate::calendar::Year;
use crate::commands::change::{diff, write_failed};
use crate::commands::desk::{Desk, calendars};
use crate::commands::{Answer, Failed};
use crate::document::KeyPath;
use crate::document::edit::{Edit, Layout, apply};
use crate::output::{Block, Page};
use crate::say;
use crate::store::ReviseError;
use crate::text;

/// Notes in the year's file that its table was compared with the notice today.
pub(super) fn run(desk: &Desk<'_>, number: i32) -> anyhow::Result<Answer> {
    let lang = desk.lang();
    let unreadable = |why| Failed::because(text::store::unreadable(lang, &why));
    let doubts = desk.calendar.year(number).map(Year::doubts);
    let note = |said: String| Answer {
        notes: vec![said],
        ..Answer::default()
    };
    match doubts {
        None => {
            return Err(Failed::because(text::calendar::confirm::unknown(
                lang, number,
            )));
        }
        Some(doubts) if doubts.is_empty() => {
            return Ok(note(text::calendar::confirm::certain(lang, number)));
        }
        Some(_) => {}
    }

    let path = calendars::place(&desk.workspace, number).map_err(unreadable)?;
    let file = calendars::shown(&path);
    let edit = |old: Option<&str>| -> Result<Option<String>, String> {
        let old = old.unwrap_or_default();
        let year = Year::from_toml(old).map_err(|_| text::calendar::confirm::gone(lang, &file))?;
        if year.confirmed().is_some() {
            return Ok(None);
        }
        let edit = Edit::set(KeyPath::of("confirmed"), desk.today);
        let new = apply(old, &[edit], &Layout::NONE);
        let new = new.map_err(|_| text::calendar::confirm::by_hand(lang, &file, desk.today))?;
        Ok(Some(new))
    };
    let revised = match desk.context.dry_run {
        true => desk.workspace.preview(&path, edit),
        false => desk.to_write()?.revise(&path, edit),
    };
    let revision = revised.map_err(|error| match error {
        ReviseError::Edit(told) => failed(lang, &file, &told),
        ReviseError::Failed(failure) => write_failed(lang, &failure),
    })?;
    if revision.after.is_none() {
        return Ok(note(text::calendar::confirm::already(lang, number)));
    }
    if desk.context.dry_run {
        let text = diff(&file, &revision);
        return Ok(Answer {
            page: Some(Page {
                schema: "kefu.calendar-confirm/1",
                blocks: vec![Block::Diff { key: "diff", text }],
            }),
            ..note(say!(lang, zh: "未写入（--dry-run）。", en: "Nothing was written (--dry-run)."))
        });
    }
    Ok(note(text::calendar::confirm::confirmed(
        lang, number, &file,
    )))
}
