//! The years in `calendars/`. A file that cannot be taken is kept apart and told; it stops nothing, and its year
//! counts as one without a notice.

use std::path::{Path, PathBuf};

use crate::calendar::{Calendar, Year};
use crate::document::Place;
use crate::lang::Lang;
use crate::rules::OfCalendar;
use crate::store::{ReadFault, Unreadable, Workspace};
use crate::text;

/// A file of `calendars/` that was not taken.
pub struct Apart {
    /// Where in it the first fault stands.
    pub place: Place,
    /// What is wrong with it.
    pub fault: OfCalendar,
    /// Why it could not be opened or is no text, in words.
    pub reason: Option<String>,
}

impl Apart {
    /// Whether the file is no year's table, so that nothing of it is known.
    pub fn is_unread(&self) -> bool {
        !matches!(self.fault, OfCalendar::Contradicts { .. })
    }

    /// What is wrong with it, in a sentence.
    pub fn told(&self, lang: Lang) -> String {
        let told = || text::finding::of_calendar(lang, &self.fault);
        self.reason.clone().unwrap_or_else(told)
    }
}

/// Adds the workspace's years to the calendar; those that cannot be added are given back.
pub(super) fn read(lang: Lang, workspace: &Workspace, calendar: &mut Calendar) -> Vec<Apart> {
    let unread = |why: Unreadable, file: String| {
        let line = match why.fault {
            ReadFault::NotUtf8 { line } => line as u32,
            _ => Place::START.line,
        };
        let why = why.from_root(workspace.root());
        Apart {
            place: Place { line, column: 1 },
            fault: OfCalendar::NotRead { file },
            reason: Some(text::store::unreadable(lang, &why)),
        }
    };
    let mut paths = match workspace.calendars() {
        Ok(paths) => paths,
        Err(why) => return vec![unread(why, "calendars".to_owned())],
    };
    // What bears a year's own name is that year's; a copy beside it is held against it.
    paths.sort_by_key(|path| !is_named_for_a_year(path));

    let mut apart = Vec::new();
    for path in paths {
        let file = shown(&path);
        let taken = workspace
            .read_text(&path)
            .map_err(|why| unread(why, file.clone()))
            .and_then(|text| add(calendar, &text, file));
        apart.extend(taken.err());
    }
    apart
}

fn add(calendar: &mut Calendar, text: &str, file: String) -> Result<(), Apart> {
    let apart = |line: Option<usize>, fault| Apart {
        place: Place {
            line: line.map_or(Place::START.line, |line| line as u32),
            column: 1,
        },
        fault,
        reason: None,
    };
    let year = Year::from_toml(text).map_err(|faults| {
        let mut lines = (1..).zip(text.lines());
        let merge = lines.find(|(_, line)| line.starts_with("<<<<<<< "));
        match merge {
            Some((line, _)) => apart(Some(line), OfCalendar::Merge { file: file.clone() }),
            None => {
                let line = faults.first().and_then(|fault| fault.line);
                let file = file.clone();
                apart(line, OfCalendar::Faults { file, faults })
            }
        }
    })?;
    calendar
        .add_year(year)
        .map_err(|conflict| apart(None, OfCalendar::Contradicts { file, conflict }))
}

/// `2027.toml`, and not `2027 (1).toml`.
fn is_named_for_a_year(path: &Path) -> bool {
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    stem.len() == 4 && stem.bytes().all(|byte| byte.is_ascii_digit())
}

/// The file as a person names it, from the workspace's folder.
pub(in crate::commands) fn shown(path: &Path) -> String {
    let name = path.file_name().unwrap_or_default();
    format!("calendars/{}", name.to_string_lossy())
}

/// The file of `calendars/` that holds a year already, whatever its name; else where it belongs.
///
/// # Errors
/// The folder cannot be listed.
pub(in crate::commands) fn place(workspace: &Workspace, year: i32) -> Result<PathBuf, Unreadable> {
    let named = workspace
        .root()
        .join("calendars")
        .join(format!("{year}.toml"));
    let mut paths = workspace.calendars()?;
    paths.sort_by_key(|path| *path != named);
    let holds = |path: &PathBuf| {
        let text = workspace.read_text(path).unwrap_or_default();
        Year::from_toml(&text).is_ok_and(|held| held.number() == year)
    };
    Ok(paths.into_iter().find(holds).unwrap_or(named))
}
