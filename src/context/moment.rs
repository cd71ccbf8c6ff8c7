//! Days and moments where the company is.

use std::time::SystemTime;

use chrono::{DateTime, NaiveDate, NaiveTime, TimeZone, Utc};
use chrono_tz::Tz;

use crate::standard::Standard;

/// Where kefu's users are, when their workspace does not say.
pub(super) const HOME: Tz = Tz::Asia__Shanghai;

/// A moment where the company is, to the minute: `2026-11-20 10:32`.
pub fn moment(standard: &Standard, at: SystemTime) -> String {
    let at = DateTime::<Utc>::from(at).with_timezone(&zone(standard));
    at.format("%Y-%m-%d %H:%M").to_string()
}

/// The day of a moment where the company is, in seconds of 1970.
pub fn day_of(standard: &Standard, seconds: i64) -> Option<NaiveDate> {
    let at = DateTime::<Utc>::from_timestamp(seconds, 0)?;
    Some(at.with_timezone(&zone(standard)).date_naive())
}

/// The last second of a day where the company is.
pub fn end_of(standard: &Standard, day: NaiveDate) -> i64 {
    let next = day.succ_opt().unwrap_or(day).and_time(NaiveTime::MIN);
    let begins = zone(standard).from_local_datetime(&next).earliest();
    begins.map_or(i64::MAX, |it| it.timestamp() - 1)
}

/// The zone of the company's day.
pub(super) fn zone(standard: &Standard) -> Tz {
    let zone = standard.timezone.as_deref();
    zone.and_then(|zone| zone.parse().ok()).unwrap_or(HOME)
}
