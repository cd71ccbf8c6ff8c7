//! When an event of a feed begins or ends, as a day or a time of day in China.

use chrono::{Days, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, TimeZone, Utc};
use chrono_tz::{Asia::Shanghai, Tz};

use super::EntryFlaw;
use super::lines::Property;

/// When an event begins or ends.
pub(super) enum Moment {
    /// A whole day.
    Day(NaiveDate),
    /// A time in China.
    Time {
        at: NaiveDateTime,
        /// The clock it was told by, where that is another one than China's.
        told_in: Option<String>,
    },
}

/// What China's time is called beside its name in the table of zones.
const CHINA: [&str; 4] = ["china standard time", "asia/beijing", "beijing", "china"];

impl Moment {
    /// `20260101`, or a time of it: local as it stands, else in UTC or in the zone named and then told in China's.
    pub(super) fn of(property: &Property) -> Result<Moment, EntryFlaw> {
        let written = property.value.trim();
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
        let kind = property.parameter("VALUE");
        if kind.is_some_and(|kind| kind.eq_ignore_ascii_case("DATE")) {
            return Err(bad());
        }

        let (time, in_utc) = match time.strip_suffix('Z') {
            Some(time) => (time, true),
            None => (time, false),
        };
        if time.len() != 6 || !digits(time) {
            return Err(bad());
        }
        let time = NaiveTime::parse_from_str(time, "%H%M%S").map_err(|_| bad())?;
        let told = date.and_time(time);
        let zone = match (in_utc, property.parameter("TZID")) {
            (true, _) => Some(("UTC", Tz::UTC)),
            (false, Some(name)) => match zone(name) {
                Some(zone) if zone == Shanghai => None,
                Some(zone) => Some((name, zone)),
                None => return Err(EntryFlaw::UnknownZone(name.to_owned())),
            },
            (false, None) => None,
        };
        let (at, told_in) = match zone {
            None => (told, None),
            Some((name, zone)) => {
                let at = zone.from_local_datetime(&told).earliest().ok_or_else(bad)?;
                // Near the ends of time there is no such hour in China.
                let at = at.with_timezone(&Utc).naive_utc();
                let at = at.checked_add_signed(TimeDelta::hours(8)).ok_or_else(bad)?;
                (at, Some(name.to_owned()))
            }
        };
        Ok(Moment::Time { at, told_in })
    }

    /// The day it is on.
    pub(super) fn date(&self) -> NaiveDate {
        match self {
            Moment::Day(day) => *day,
            Moment::Time { at, .. } => at.date(),
        }
    }

    /// The end of something that lasts `P3D` or `P1W`; notices give whole days.
    pub(super) fn after(&self, duration: &str) -> Result<Moment, EntryFlaw> {
        let bad = || EntryFlaw::BadLength(duration.to_owned());
        let length = duration.trim_start_matches('+').strip_prefix('P');
        let (number, days_each) = match length {
            Some(length) if length.ends_with('D') => (length.strip_suffix('D'), 1),
            Some(length) => (length.strip_suffix('W'), 7),
            None => (None, 1),
        };
        let number: u64 = number.and_then(|it| it.parse().ok()).ok_or_else(bad)?;
        let days = Days::new(number.saturating_mul(days_each));
        match self {
            Moment::Day(day) => day.checked_add_days(days).map(Moment::Day),
            Moment::Time { at, told_in } => at.checked_add_days(days).map(|at| Moment::Time {
                at,
                told_in: told_in.clone(),
            }),
        }
        .ok_or_else(bad)
    }

    /// The first and last day of something between two times. Midnight ends the day before it; what has no
    /// length is still on its day.
    ///
    /// Told by the clock of another country, several days must be whole days in China: else nobody knows which
    /// are meant.
    pub(super) fn days_up_to(&self, end: &Moment) -> Result<(NaiveDate, NaiveDate), EntryFlaw> {
        let (Moment::Time { at: from, told_in }, Moment::Time { at: end, .. }) = (self, end) else {
            return Ok((self.date(), end.date()));
        };
        if end < from {
            return Err(EntryFlaw::EndsBeforeStart);
        }
        let last = end
            .checked_sub_signed(TimeDelta::seconds(1))
            .unwrap_or(*end);
        let (first, last) = (from.date(), last.date().max(from.date()));
        let is_midnight = |time: NaiveTime| time == NaiveTime::MIN;
        let ends_a_day = is_midnight(end.time())
            || NaiveTime::from_hms_opt(23, 59, 0).is_some_and(|late| end.time() >= late);
        match told_in {
            Some(zone) if first < last && !(is_midnight(from.time()) && ends_a_day) => {
                Err(EntryFlaw::OtherDays(zone.clone()))
            }
            _ => Ok((first, last)),
        }
    }
}

/// A zone by its name in the table of zones, also after the name of who defines it: `/example.org/Asia/Shanghai`.
fn zone(name: &str) -> Option<Tz> {
    let plain = name.trim();
    if CHINA.contains(&plain.to_ascii_lowercase().as_str()) {
        return Some(Shanghai);
    }
    let parts: Vec<&str> = plain.split('/').collect();
    let ends = [parts.len(), 3, 2];
    let ends = ends.into_iter().filter(|length| *length <= parts.len());
    let mut zones = ends.filter_map(|length| {
        let name = parts[parts.len() - length..].join("/");
        name.parse::<Tz>().ok()
    });
    let found = zones.next()?;
    Some(match found {
        Tz::PRC | Tz::Asia__Chongqing | Tz::Asia__Chungking | Tz::Asia__Harbin => Shanghai,
        found => found,
    })
}
