//! A calendar feed (iCalendar, RFC 5545) of days off and days worked.
//!
//! It is read here rather than by a general parser, because a fault must name its line, and because the
//! little that is needed of the format is smaller than what would have to be asked of a parser.

use chrono::{Days, NaiveDate, NaiveDateTime, TimeDelta};

use super::{Doubt, Entry, EntryFlaw, ImportFault, LONGEST_ENTRY, Place, Stretch, understood};

/// The feed, with its events understood.
pub(super) struct Feed {
    pub(super) stretches: Vec<Stretch>,
    pub(super) doubts: Vec<Doubt>,
}

/// Reads the feed, or tells every event of it that cannot be understood.
pub(super) fn read(bytes: &[u8]) -> Result<Feed, ImportFault> {
    let (mut stretches, mut doubts) = (Vec::new(), Vec::new());
    let mut refused = Vec::new();
    for event in events(bytes)? {
        let entry = Entry {
            place: Place::Line(event.line),
            words: event.summary(),
        };
        if event.is_cancelled() {
            doubts.push(Doubt::Cancelled(entry));
            continue;
        }
        match event.stretch(entry.clone()) {
            Ok(stretch) => stretches.push(stretch),
            Err(flaw) => refused.push((entry, flaw)),
        }
    }

    if !refused.is_empty() {
        return Err(ImportFault::Entries(refused));
    }
    Ok(Feed { stretches, doubts })
}

/// An event: the line it begins on, and what stands in it but not in a part of it, such as an alarm.
struct Event {
    line: usize,
    properties: Vec<Property>,
}

/// `NAME;PARAMETER=…:value`
struct Property {
    name: String,
    parameters: String,
    value: String,
}

/// When an event begins or ends.
enum Moment {
    Day(NaiveDate),
    /// The local time in China, or wherever the feed says it is.
    Time(NaiveDateTime),
}

impl Event {
    fn stretch(&self, entry: Entry) -> Result<Stretch, EntryFlaw> {
        if ["RRULE", "RDATE", "RECURRENCE-ID"]
            .iter()
            .any(|name| self.get(name).is_some())
        {
            return Err(EntryFlaw::Repeats);
        }
        let (marked, holiday) = understood(&entry.words);
        let works = self.special_day().or(marked).ok_or(EntryFlaw::Unmarked)?;
        if !works && holiday.is_none() {
            return Err(EntryFlaw::Nameless);
        }

        let (from, to) = self.days()?;
        if (to - from).num_days() >= LONGEST_ENTRY {
            return Err(EntryFlaw::TooLong);
        }
        Ok(Stretch {
            entry,
            holiday,
            from,
            to,
            works,
        })
    }

    /// The first and the last day. Without an end it is one day; an end is exclusive.
    fn days(&self) -> Result<(NaiveDate, NaiveDate), EntryFlaw> {
        let start = self.get("DTSTART").ok_or(EntryFlaw::NoStart)?.moment()?;
        let end = match (self.get("DTEND"), self.get("DURATION")) {
            (Some(end), _) => Some(end.moment()?),
            (None, Some(duration)) => Some(after(&start, &duration.value)?),
            (None, None) => None,
        };

        match (start, end) {
            (Moment::Day(from), None) => Ok((from, from)),
            (Moment::Day(from), Some(Moment::Day(end))) => {
                // Equal days would be a feed whose ends are inclusive, and whose longer events we
                // would cut short by a day.
                let last = end.pred_opt().filter(|&last| from <= last);
                Ok((from, last.ok_or(EntryFlaw::EndsBeforeStart)?))
            }
            (Moment::Time(from), None) => Ok((from.date(), from.date())),
            (Moment::Time(from), Some(Moment::Time(end))) if from <= end => {
                // Midnight ends the day before it; an event of no length is still on its day.
                let last = end.checked_sub_signed(TimeDelta::seconds(1)).unwrap_or(end);
                Ok((from.date(), last.date().max(from.date())))
            }
            (Moment::Time(_), Some(Moment::Time(_))) => Err(EntryFlaw::EndsBeforeStart),
            (Moment::Day(_), Some(Moment::Time(_))) | (Moment::Time(_), Some(Moment::Day(_))) => {
                let end = self.get("DTEND").map(|it| it.value.clone());
                Err(EntryFlaw::BadDate(end.unwrap_or_default()))
            }
        }
    }

    /// What Apple's feeds say of the day outright: worked (`true`) or off.
    fn special_day(&self) -> Option<bool> {
        match self.get("X-APPLE-SPECIAL-DAY")?.value.trim() {
            "ALTERNATE-WORKDAY" => Some(true),
            "WORK-HOLIDAY" => Some(false),
            _ => None,
        }
    }

    fn is_cancelled(&self) -> bool {
        let status = self.get("STATUS");
        status.is_some_and(|it| it.value.trim().eq_ignore_ascii_case("CANCELLED"))
    }

    fn summary(&self) -> String {
        self.get("SUMMARY")
            .map(|it| unescaped(&it.value))
            .unwrap_or_default()
    }

    fn get(&self, name: &str) -> Option<&Property> {
        self.properties.iter().find(|it| it.name == name)
    }
}

impl Property {
    /// `name:value` with parameters between, whose quoted values may hold a colon.
    fn parse(line: &str) -> Option<Property> {
        let mut quoted = false;
        let colon = line.find(|sign| {
            quoted ^= sign == '"';
            sign == ':' && !quoted
        })?;
        let (head, value) = (&line[..colon], &line[colon + 1..]);
        let (name, parameters) = head.split_once(';').unwrap_or((head, ""));
        let is_name = |sign: char| sign.is_ascii_alphanumeric() || sign == '-';
        (!name.is_empty() && name.chars().all(is_name)).then(|| Property {
            name: name.to_ascii_uppercase(),
            parameters: parameters.to_ascii_uppercase(),
            value: value.to_owned(),
        })
    }

    /// `20260101`, or a time of it: local as it stands, or in UTC and then told in China's time.
    fn moment(&self) -> Result<Moment, EntryFlaw> {
        let written = self.value.trim();
        let bad = || EntryFlaw::BadDate(written.to_owned());
        let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());

        let (day, time) = match written.split_once('T') {
            Some((day, time)) => (day, Some(time)),
            None => (written, None),
        };
        if day.len() != 8 || !digits(day) {
            return Err(bad());
        }
        let date = NaiveDate::parse_from_str(day, "%Y%m%d").map_err(|_| bad())?;
        let Some(time) = time else {
            return Ok(Moment::Day(date));
        };
        if self.parameters.split(';').any(|it| it == "VALUE=DATE") {
            return Err(bad());
        }

        let (time, in_utc) = match time.strip_suffix('Z') {
            Some(time) => (time, true),
            None => (time, false),
        };
        if time.len() != 6 || !digits(time) {
            return Err(bad());
        }
        let time = chrono::NaiveTime::parse_from_str(time, "%H%M%S").map_err(|_| bad())?;
        let told = date.and_time(time);
        let ahead = TimeDelta::hours(if in_utc { 8 } else { 0 });
        told.checked_add_signed(ahead)
            .map(Moment::Time)
            .ok_or_else(bad)
    }
}

/// The end of something that lasts `P3D` or `P1W`; notices give whole days.
fn after(start: &Moment, duration: &str) -> Result<Moment, EntryFlaw> {
    let bad = || EntryFlaw::BadLength(duration.to_owned());
    let length = duration.trim().trim_start_matches('+').strip_prefix('P');
    let (number, days_each) = match length {
        Some(length) if length.ends_with('D') => (length.strip_suffix('D'), 1),
        Some(length) => (length.strip_suffix('W'), 7),
        None => (None, 1),
    };
    let number: u64 = number.and_then(|it| it.parse().ok()).ok_or_else(bad)?;
    let days = Days::new(number.saturating_mul(days_each));
    match start {
        Moment::Day(day) => day.checked_add_days(days).map(Moment::Day),
        Moment::Time(time) => time.checked_add_days(days).map(Moment::Time),
    }
    .ok_or_else(bad)
}

/// The events of a feed. Parts that are opened are closed, each in the one it was opened in.
fn events(bytes: &[u8]) -> Result<Vec<Event>, ImportFault> {
    let mut events = Vec::new();
    let mut open: Vec<(String, usize)> = Vec::new();
    for (line, text) in unfolded(bytes)? {
        let garbled = ImportFault::Garbled { line };
        let property = Property::parse(&text).ok_or(garbled.clone())?;
        let part = property.value.trim().to_ascii_uppercase();
        match property.name.as_str() {
            "BEGIN" => {
                if part == "VEVENT" {
                    events.push(Event {
                        line,
                        properties: Vec::new(),
                    });
                }
                open.push((part, line));
            }
            "END" => match open.pop() {
                Some((opened, _)) if opened == part => {}
                Some((part, line)) => return Err(ImportFault::Unclosed { line, part }),
                None => return Err(garbled),
            },
            _ => match (open.last(), events.last_mut()) {
                (Some((part, _)), Some(event)) if part == "VEVENT" => {
                    event.properties.push(property);
                }
                (Some(_), _) => {}
                (None, _) => return Err(garbled),
            },
        }
    }
    match open.into_iter().next_back() {
        Some((part, line)) => Err(ImportFault::Unclosed { line, part }),
        None => Ok(events),
    }
}

/// The lines of a feed, each with its number: a line that begins with a blank goes on the one before.
///
/// Old programs fold between the bytes of one Chinese character, so bytes are joined before they are
/// read as text.
fn unfolded(bytes: &[u8]) -> Result<Vec<(usize, String)>, ImportFault> {
    let mut lines: Vec<(usize, Vec<u8>)> = Vec::new();
    for (at, line) in bytes.split(|&byte| byte == b'\n').enumerate() {
        let line = line.strip_suffix(b"\r").unwrap_or(line);
        match (line, lines.last_mut()) {
            ([b' ' | b'\t', more @ ..], Some((_, before))) => before.extend(more),
            _ => lines.push((at + 1, line.to_vec())),
        }
    }
    let lines = lines
        .into_iter()
        .filter(|(_, line)| !line.trim_ascii().is_empty());
    lines
        .map(|(line, bytes)| match String::from_utf8(bytes) {
            Ok(text) => Ok((line, text)),
            Err(_) => Err(ImportFault::NotUtf8 { line }),
        })
        .collect()
}

/// A text without the signs that protect its commas, semicolons and line breaks.
fn unescaped(value: &str) -> String {
    let mut text = String::new();
    let mut signs = value.trim().chars();
    while let Some(sign) = signs.next() {
        match sign {
            '\\' => match signs.next() {
                Some('n' | 'N') => text.push(' '),
                Some(sign) => text.push(sign),
                None => text.push('\\'),
            },
            sign => text.push(sign),
        }
    }
    text
}
