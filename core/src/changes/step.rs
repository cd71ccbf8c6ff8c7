//! Records a dated step of an entry by the rows of its course: the same rules for every list.
//!
//! - What is recorded has happened by today.
//! - The same day again is no change. Another day does not overwrite it, unless the step can happen again.
//! - A step is refused once an end on record bars it, and while the step that it needs is missing.
//! - A step is not dated before the steps that come before it, or after those that come after it.

use chrono::NaiveDate;

use super::{Change, Entry, Refusal, StepRefusal, happened, listed};
use crate::document::edit::Edit;
use crate::document::{Document, Item, KeyPath, Literal, Value};
use crate::model::course::{Again, Step};
use crate::model::form::{Section, section_of};
use crate::model::nearest;
use crate::standing::Case;

/// What is recorded with a step: other keys of its entry.
pub type With = Vec<(&'static str, Literal)>;

/// An entry with steps, and its place in the record.
#[derive(Clone, Debug)]
pub struct At {
    entry: Entry,
    way: KeyPath,
}

impl At {
    /// The nth entry of a list.
    pub fn nth(section: &'static str, nth: usize, id: &str) -> At {
        let id = Some(id.to_owned());
        At {
            entry: Entry { section, id },
            way: KeyPath::of(section).nth(nth),
        }
    }

    /// An entry whose way is known.
    pub(super) fn entry(section: &'static str, way: KeyPath, id: &str) -> At {
        let id = Some(id.to_owned());
        At {
            entry: Entry { section, id },
            way,
        }
    }

    /// A section that is not a list.
    pub fn section(section: &'static str, way: KeyPath) -> At {
        let id = None;
        At {
            entry: Entry { section, id },
            way,
        }
    }
}

/// Records a step on a day, by the key that holds its day, with what is known with it.
///
/// # Errors
///
/// A day in the future, and every [`StepRefusal`] but [`StepRefusal::NotListed`].
pub fn take(case: &Case<'_>, at: &At, key: &'static str, on: NaiveDate, with: With) -> Change {
    let again = row(at, key).again;
    taken(case, at, key, again, on, with)
}

/// Records a step again although the rows say that it happens once, because its subject has changed since.
///
/// # Errors
///
/// As [`take`].
pub(crate) fn take_again(case: &Case<'_>, at: &At, key: &'static str, on: NaiveDate) -> Change {
    taken(case, at, key, Again::Replaces, on, Vec::new())
}

fn taken(
    case: &Case<'_>,
    at: &At,
    key: &'static str,
    again: Again,
    on: NaiveDate,
    with: With,
) -> Change {
    happened(case, on)?;
    let days = Days::of(case, at);
    let there = days.of_step(key);
    if there != Some(on) {
        lawful(&days, at, row(at, key), again, on)?;
    }

    let key_at = |key| at.way.clone().key(key);
    let day = (there != Some(on)).then(|| Edit::set(key_at(key), on));
    let with = with.into_iter();
    let with = with.map(|(key, value)| Edit::set(key_at(key), value));
    Ok(day.into_iter().chain(with).collect())
}

/// Whether a step may be recorded on a day that is not on record for it.
fn lawful(
    days: &Days<'_>,
    at: &At,
    step: &'static Step,
    again: Again,
    day: NaiveDate,
) -> Result<(), StepRefusal> {
    let section = section(at);
    let entry = || at.entry.clone();
    match (days.of_step(step.key), again) {
        (None, _) => {
            open(days, at, step)?;
            begun(days, at, section, step)?;
        }
        (Some(on), Again::Refused) => {
            let (entry, step) = (entry(), step.key);
            return Err(StepRefusal::There { entry, step, on });
        }
        // It has happened since, so the earlier day does not replace the later one.
        (Some(on), Again::Replaces) if day < on => {
            return Err(StepRefusal::TooEarly {
                entry: entry(),
                step: step.key,
                day,
                after: step.key,
                on,
            });
        }
        (Some(_), Again::Replaces) => open(days, at, step)?,
    }

    in_order(days, at, step, day)
}

/// Refuses a day before the steps that come first, or after those that come later.
fn in_order(
    days: &Days<'_>,
    at: &At,
    step: &'static Step,
    day: NaiveDate,
) -> Result<(), StepRefusal> {
    let dated = |key: &'static str| Some((days.of_step(key)?, key));
    let latest = step
        .after
        .iter()
        .filter_map(|key| dated(key))
        .max_by_key(|(on, _)| *on);
    if let Some((on, after)) = latest.filter(|(on, _)| day < *on) {
        return Err(StepRefusal::TooEarly {
            entry: at.entry.clone(),
            step: step.key,
            day,
            after,
            on,
        });
    }
    let followers = section(at).followers(step.key);
    let earliest = followers
        .filter_map(|row| dated(row.key))
        .min_by_key(|(on, _)| *on);
    if let Some((on, before)) = earliest.filter(|(on, _)| *on < day) {
        return Err(StepRefusal::TooLate {
            entry: at.entry.clone(),
            step: step.key,
            day,
            before,
            on,
        });
    }
    Ok(())
}

/// Whether the steps of an entry that a correction changes stand as its course says in the document after it: in their order,
/// and none without the step that it needs, unless it stood without it before. What an end bars is not asked, because a
/// correction takes no new step.
///
/// # Errors
///
/// As [`take`].
pub(super) fn stand(
    [before, after]: [&Document<'_>; 2],
    at: &At,
    changed: &[&str],
) -> Result<(), StepRefusal> {
    let [was, days] = [before, after].map(|it| Days(it.at(&at.way)));
    let section = section(at);
    let changed = section.steps.iter().filter(|it| changed.contains(&it.key));
    for step in changed {
        if let Some(day) = days.of_step(step.key) {
            in_order(&days, at, step, day)?;
            let stood_without =
                was.of_step(step.key).is_some() && begun(&was, at, section, step).is_err();
            if !stood_without {
                begun(&days, at, section, step)?;
            }
        }
    }
    Ok(())
}

/// Refuses a step that an end on record bars.
fn open(days: &Days<'_>, at: &At, step: &'static Step) -> Result<(), StepRefusal> {
    for bar in step.bars {
        let is_lifted = bar.unless.is_some_and(|key| days.of_step(key).is_some());
        let on = days.of_step(bar.by);
        if !is_lifted && (on.is_some() || days.is_true(bar.by)) {
            return Err(StepRefusal::Over {
                entry: at.entry.clone(),
                step: step.key,
                end: bar.by,
                on,
            });
        }
    }
    Ok(())
}

/// Refuses a step without the steps that it needs; all missing ones are reported at once.
fn begun(
    days: &Days<'_>,
    at: &At,
    section: &Section,
    step: &'static Step,
) -> Result<(), StepRefusal> {
    let lacking = needed(days, section, step);
    if lacking.is_empty() {
        return Ok(());
    }
    let (entry, step) = (at.entry.clone(), step.key);
    Err(StepRefusal::Needs {
        entry,
        step,
        lacking,
    })
}

/// The steps that another needs and that are not on record, in the order in which they are taken.
pub(crate) fn lacking(case: &Case<'_>, at: &At, key: &'static str) -> Vec<&'static str> {
    needed(&Days::of(case, at), section(at), row(at, key))
}

fn needed(days: &Days<'_>, section: &Section, step: &'static Step) -> Vec<&'static str> {
    let needed = |row: &&'static Step| section.step(row.needs?);
    let needs = std::iter::successors(needed(&step), |row| needed(row));
    let lacks = needs.take_while(|row| days.of_step(row.key).is_none());
    let mut lacking: Vec<&'static str> = lacks.map(|row| row.key).collect();
    lacking.reverse();
    lacking
}

/// The recorded days of one entry's steps.
struct Days<'d>(Option<Item<'d>>);

impl<'d> Days<'d> {
    fn of(case: &Case<'d>, at: &At) -> Days<'d> {
        Days(case.record.document().at(&at.way))
    }

    fn of_step(&self, key: &str) -> Option<NaiveDate> {
        match self.0?.get(key)?.value() {
            Value::Date(day) => Some(day),
            _ => None,
        }
    }

    /// Whether a key that holds no day says yes.
    fn is_true(&self, key: &str) -> bool {
        let value = self.0.and_then(|it| it.get(key)).map(|it| it.value());
        matches!(value, Some(Value::Bool(true)))
    }
}

fn section(at: &At) -> &'static Section {
    section_of(at.entry.section).expect("every caller names a section of the form")
}

fn row(at: &At, key: &str) -> &'static Step {
    section(at)
        .step(key)
        .expect("every caller names a step of its rows")
}

/// The entry of a list with this id, and its position. `said` gives an entry's id, its words and whether it is open.
///
/// # Errors
///
/// [`StepRefusal::NotListed`], with those there are.
pub(crate) fn find<'r, T>(
    section: &'static str,
    entries: &'r [T],
    id: &str,
    said: impl Fn(&'r T) -> (&'r str, &'r str, bool),
) -> Result<(usize, &'r T), Refusal> {
    let mut all = entries.iter().enumerate();
    all.find(|(_, entry)| said(entry).0 == id).ok_or_else(|| {
        let ids = entries.iter().map(|entry| said(entry).0);
        let refusal = StepRefusal::NotListed {
            section,
            id: id.to_owned(),
            near: nearest(id, ids).map(str::to_owned),
            known: listed(entries.iter().map(&said)),
        };
        refusal.into()
    })
}
