//! Rest days and working days of the company's own.

use chrono::NaiveDate;

use super::form::rows::{Section, Takes, key, section};
use super::said::Said;
use crate::both;

/// The form of `calendar`.
pub(super) const CALENDAR: Section = section(
    "calendar",
    both!("工作日", "working days"),
    &[
        key("region", Takes::Word(&["CN"]), both!("地区", "the region")),
        key(
            "rest",
            Takes::Dates,
            both!("公司自己的休息日", "the company's own rest days"),
        ),
        key(
            "work",
            Takes::Dates,
            both!("公司自己的上班日", "the company's own working days"),
        ),
    ],
);

/// The company's rest days, then its working days.
pub(super) fn read(said: &mut Said<'_, '_, '_>) -> (Vec<NaiveDate>, Vec<NaiveDate>) {
    said.text("region");
    (said.dates("rest"), said.dates("work"))
}
