//! A calendar feed of days off and days worked: what its events mean.

use std::collections::{HashMap, HashSet};

use chrono::{Datelike, NaiveDate};

use super::lines::{Event, events};
use super::moment::Moment;
use super::words::understood;
use super::{Doubt, Entry, EntryFlaw, ImportFault, LONGEST_ENTRY, Place, Stretch};
use crate::calendar::festival;

/// The feed, with its events understood but for where they end.
pub(super) struct Feed {
    marked: Vec<Marked>,
    refused: Vec<(Entry, EntryFlaw)>,
    pub(super) doubts: Vec<Doubt>,
}

/// Whether a day that an event ends on is one of its days. By the standard it is not; some programs write it so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum End {
    Excluded,
    Included,
}

/// An event that is marked as off or worked.
struct Marked {
    entry: Entry,
    holiday: Option<String>,
    works: bool,
    from: NaiveDate,
    to: To,
}

/// Where an event's days end.
enum To {
    /// Its last day.
    Last(NaiveDate),
    /// The day it is said to end on, which may be its last or the one after.
    Told(NaiveDate),
}

/// Reads the feed. What keeps single events from being taken is told with [`Feed::stretches`].
pub(super) fn read(bytes: &[u8]) -> Result<Feed, ImportFault> {
    let mut doubts = Vec::new();
    let mut marked = Vec::new();
    let mut refused = Vec::new();
    let mut unmarked = Vec::new();
    let mut by_property = false;
    for event in latest(events(bytes)?, &mut doubts) {
        let entry = entry_of(&event);
        if is_cancelled(&event) {
            doubts.push(Doubt::Cancelled(entry));
            continue;
        }
        let (said, holiday) = understood(&entry.words);
        let marked_outright = special_day(&event);
        by_property |= marked_outright.is_some();
        match marked_outright.or(said) {
            None => unmarked.push((event, entry)),
            Some(works) => match span(&event) {
                _ if !works && holiday.is_none() => refused.push((entry, EntryFlaw::Nameless)),
                Ok((from, to)) => marked.push(Marked {
                    entry,
                    holiday,
                    works,
                    from,
                    to,
                }),
                Err(flaw) => refused.push((entry, flaw)),
            },
        }
    }

    let beside = Beside::of(&marked, by_property);
    let mut left_out = Vec::new();
    for (event, entry) in unmarked {
        match beside.leaves_out(&event, &entry.words) {
            true => left_out.push(entry),
            false => refused.push((entry, EntryFlaw::Unmarked)),
        }
    }
    if !left_out.is_empty() {
        doubts.push(Doubt::Unmarked(left_out));
    }
    Ok(Feed {
        marked,
        refused,
        doubts,
    })
}

impl Feed {
    /// The days of its marked events, by one reading of their ends; or every event that cannot be understood.
    pub(super) fn stretches(&self, end: End) -> Result<Vec<Stretch>, ImportFault> {
        let mut refused = self.refused.clone();
        let mut stretches = Vec::new();
        for it in &self.marked {
            match it.last(end) {
                Ok(to) => stretches.push(Stretch {
                    entry: it.entry.clone(),
                    holiday: it.holiday.clone(),
                    from: it.from,
                    to,
                    works: it.works,
                }),
                Err(flaw) => refused.push((it.entry.clone(), flaw)),
            }
        }
        if !refused.is_empty() {
            refused.sort_by_key(|(entry, _)| entry.place);
            return Err(ImportFault::Entries(refused));
        }
        Ok(stretches)
    }
}

impl Marked {
    fn last(&self, end: End) -> Result<NaiveDate, EntryFlaw> {
        let last = match (&self.to, end) {
            (To::Last(last), _) => Some(*last),
            (To::Told(told), End::Included) => Some(*told),
            // Equal days would be a feed whose ends are included, and whose longer events we would cut short.
            (To::Told(told), End::Excluded) => told.pred_opt(),
        };
        let last = last.filter(|last| self.from <= *last);
        let last = last.ok_or(EntryFlaw::EndsBeforeStart)?;
        match (last - self.from).num_days() >= LONGEST_ENTRY {
            true => Err(EntryFlaw::TooLong),
            false => Ok(last),
        }
    }
}

/// What the marked events say of the unmarked ones beside them: festivals and solar terms of a whole calendar.
struct Beside {
    /// Whether events are marked by a property of their own, so that one without it is no day of a notice.
    by_property: bool,
    years: HashSet<i32>,
    days: HashSet<NaiveDate>,
}

impl Beside {
    fn of(marked: &[Marked], by_property: bool) -> Beside {
        let days = marked.iter().flat_map(|it| {
            let last = it.last(End::Excluded).unwrap_or(it.from);
            it.from.iter_days().take_while(move |day| *day <= last)
        });
        Beside {
            by_property,
            years: marked.iter().map(|it| it.from.year()).collect(),
            days: days.collect(),
        }
    }

    /// Whether an unmarked event can be left out. A festival of a year that has marked days cannot, unless its day
    /// is marked: it may be a day off that lacks its mark.
    fn leaves_out(&self, event: &Event, words: &str) -> bool {
        let first = event.get("DTSTART").and_then(|it| Moment::of(it).ok());
        let is_no_festival = festival::spoken_of(words).is_empty() && !words.is_empty();
        !self.years.is_empty()
            && (self.by_property
                || is_no_festival
                || first.is_some_and(|first| {
                    let day = first.date();
                    self.days.contains(&day) || !self.years.contains(&day.year())
                }))
    }
}

/// The events without those that a later version of the same takes the place of; these are told.
fn latest(events: Vec<Event>, doubts: &mut Vec<Doubt>) -> Vec<Event> {
    let version = |event: &Event| -> u64 {
        let version = event.value("SEQUENCE").and_then(|it| it.parse().ok());
        version.unwrap_or(0)
    };
    // One day of a series that was changed is no version of the whole.
    let name = |event: &Event| -> Option<String> {
        let uid = event.value("UID").filter(|uid| !uid.is_empty())?;
        event.get("RECURRENCE-ID").is_none().then(|| uid.to_owned())
    };
    let mut last: HashMap<String, u64> = HashMap::new();
    for event in &events {
        if let Some(name) = name(event) {
            let last = last.entry(name).or_default();
            *last = version(event).max(*last);
        }
    }
    let is_last = |event: &Event| {
        let last = name(event).and_then(|name| last.get(&name));
        last.is_none_or(|last| version(event) == *last)
    };
    let (kept, gone): (Vec<Event>, Vec<Event>) = events.into_iter().partition(is_last);
    doubts.extend(gone.iter().map(|event| Doubt::Replaced(entry_of(event))));
    kept
}

fn entry_of(event: &Event) -> Entry {
    Entry {
        place: Place::Line(event.line),
        words: event.summary(),
    }
}

/// The first day, and where the days end. Without an end it is one day.
fn span(event: &Event) -> Result<(NaiveDate, To), EntryFlaw> {
    let repeats = ["RRULE", "RDATE", "RECURRENCE-ID"];
    if repeats.iter().any(|name| event.get(name).is_some()) {
        return Err(EntryFlaw::Repeats);
    }
    let start = Moment::of(event.get("DTSTART").ok_or(EntryFlaw::NoStart)?)?;
    let end = match (event.get("DTEND"), event.get("DURATION")) {
        (Some(end), _) => Some(Moment::of(end)?),
        (None, Some(duration)) => Some(start.after(duration.value.trim())?),
        (None, None) => None,
    };
    let is_told = event.get("DTEND").is_some();
    match (&start, end) {
        (start, None) => Ok((start.date(), To::Last(start.date()))),
        (Moment::Day(from), Some(Moment::Day(end))) => match (is_told, end.pred_opt()) {
            (true, _) => Ok((*from, To::Told(end))),
            (false, Some(last)) if *from <= last => Ok((*from, To::Last(last))),
            (false, _) => Err(EntryFlaw::EndsBeforeStart),
        },
        (Moment::Time { .. }, Some(end @ Moment::Time { .. })) => {
            let (from, last) = start.days_up_to(&end)?;
            Ok((from, To::Last(last)))
        }
        (Moment::Day(_), Some(Moment::Time { .. }))
        | (Moment::Time { .. }, Some(Moment::Day(_))) => {
            let end = event.value("DTEND").unwrap_or_default();
            Err(EntryFlaw::BadDate(end.to_owned()))
        }
    }
}

/// What Apple's feeds say of the day outright: worked (`true`) or off.
fn special_day(event: &Event) -> Option<bool> {
    match event.value("X-APPLE-SPECIAL-DAY")? {
        "ALTERNATE-WORKDAY" => Some(true),
        "WORK-HOLIDAY" => Some(false),
        _ => None,
    }
}

fn is_cancelled(event: &Event) -> bool {
    let status = event.value("STATUS");
    status.is_some_and(|it| it.eq_ignore_ascii_case("CANCELLED"))
}
