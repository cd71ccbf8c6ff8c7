//! Days for a calendar: an iCalendar file (RFC 5545) that Outlook, WPS, a phone or a server reads.
//!
//! The same days on the same day are the same bytes: nothing in it is drawn by lot or read from the clock.

use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use icalendar::{Calendar, Component, Event, EventLike, EventStatus, Property};

use crate::lang::Lang;
use crate::text::visible::visible_except;

/// What goes into a calendar.
#[derive(Clone, Debug, PartialEq)]
pub struct Days {
    /// The language of its words.
    pub lang: Lang,
    /// The name of the calendar.
    pub name: String,
    /// The day it was made.
    pub today: NaiveDate,
    /// Its entries, soonest first.
    pub entries: Vec<Entry>,
}

/// One whole day in a calendar.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// By which a calendar finds the entry again.
    pub uid: String,
    /// The day.
    pub day: NaiveDate,
    /// A number that grows whenever anything of the entry changes.
    pub sequence: u32,
    /// When what it says was written last.
    pub changed: Option<DateTime<Utc>>,
    /// What it is, in a line.
    pub summary: String,
    /// The rest, in a few lines.
    pub description: String,
    /// The kind of work.
    pub category: String,
    /// Whether the day may still change.
    pub tentative: bool,
}

impl Days {
    /// The file. Lines are at most 75 octets and end with CRLF.
    pub fn written(&self) -> String {
        let mut calendar = Calendar::empty();
        let made_by = self.lang.pick("-//kefu//kefu//ZH", "-//kefu//kefu//EN");
        for (key, value) in [
            ("VERSION", "2.0"),
            ("PRODID", made_by),
            ("CALSCALE", "GREGORIAN"),
            ("METHOD", "PUBLISH"),
            // How often Outlook asks again, where it was subscribed to.
            ("X-PUBLISHED-TTL", "P1D"),
        ] {
            calendar.append_property(Property::new(key, value));
        }
        calendar.name(&plain(&self.name));
        for entry in &self.entries {
            calendar.push(self.event(entry));
        }
        let unfolded = calendar.to_string().replace("\r\n ", "");
        unfolded.split_inclusive("\r\n").map(folded).collect()
    }

    fn event(&self, entry: &Entry) -> Event {
        let mut event = Event::new();
        event
            .uid(&plain(&entry.uid))
            .sequence(entry.sequence)
            .timestamp(self.today.and_time(NaiveTime::MIN).and_utc())
            .starts(entry.day)
            // The day after: an end is not part of the entry.
            .ends(entry.day.succ_opt().unwrap_or(entry.day))
            .summary(&plain(&entry.summary))
            .description(&plain(&entry.description))
            .categories([plain(&entry.category)])
            .status(match entry.tentative {
                true => EventStatus::Tentative,
                false => EventStatus::Confirmed,
            })
            // A last day does not take up anybody's time.
            .add_property("TRANSP", "TRANSPARENT");
        if let Some(changed) = entry.changed {
            event.last_modified(changed);
        }
        event.done()
    }
}

/// The most octets of a line.
const MOST: usize = 75;

/// A line in parts of at most 75 octets, none of them broken within a character; each after the first begins with a
/// space, which counts. None is broken beside a space of its own, which some readers
/// would take away. (Of the library's own
/// parts the last may have 76.)
fn folded(line: &str) -> String {
    let (mut rest, end) = match line.strip_suffix("\r\n") {
        Some(line) => (line, "\r\n"),
        None => (line, ""),
    };
    let (mut parts, mut room) = (String::with_capacity(line.len() * 2), MOST);
    while rest.len() > room {
        let mut ends = (1..=room).rev().filter(|at| rest.is_char_boundary(*at));
        let longest = ends.clone().next().unwrap_or(room);
        let at = ends.find(|at| !rest[..*at].ends_with(' ') && !rest[*at..].starts_with(' '));
        let (part, more) = rest.split_at(at.unwrap_or(longest));
        parts.push_str(part);
        parts.push_str("\r\n ");
        (rest, room) = (more, MOST - 1);
    }
    parts + rest + end
}

/// A text without control characters, which a calendar may not hold.
fn plain(text: &str) -> String {
    visible_except(text, &['\n']).into_owned()
}
