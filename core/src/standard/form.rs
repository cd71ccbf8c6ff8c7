//! The form of `kefu.toml`: every section and key, in one place.
//!
//! ```text
//! FORM       the sections
//! Section    its name, its words, its keys
//! Key        its name, what it takes within which bounds, its shipped value, its words
//! ```
//!
//! The rows of a section stand in the file of its name, with the struct and the lines that read it. What is
//! read and what is a fault, the sample, unknown keys, a new `kefu.toml` and the editor's schema follow from
//! the rows.

use std::sync::LazyLock;

use super::approvers::APPROVERS;
use super::archive::ARCHIVE;
use super::broker::{BROKER, COLLEAGUES};
use super::calendar::CALENDAR;
use super::claims::CLAIMS;
use super::company::COMPANY;
use super::complaints::COMPLAINTS;
use super::cost::COST;
use super::deadlines::DEADLINES;
use super::evidence::EVIDENCE;
use super::goals::GOALS;
use super::maxims::MAXIMS;
use super::renewal::RENEWAL;
use super::service::SERVICE;
use super::services::SERVICES;
use super::stars::STARS;
use super::waivers::WAIVERS;
use super::years::YEARS;
use crate::document::edit::Layout;

pub(super) mod rows;

pub use rows::{Key, Section, Takes};

/// Every section of `kefu.toml`. What is not named here is an unknown key.
pub static FORM: &[Section] = &[
    COMPANY, BROKER, COLLEAGUES, DEADLINES, YEARS, ARCHIVE, STARS, SERVICES, COST, MAXIMS, SERVICE,
    CLAIMS, COMPLAINTS, RENEWAL, GOALS, CALENDAR, APPROVERS, WAIVERS, EVIDENCE,
];

/// The sections and keys of `kefu.toml`.
pub static LAYOUT: LazyLock<Layout> = LazyLock::new(|| {
    let below = || FORM.iter().map(|it| it.name).filter(|it| !it.is_empty());
    let keys = |section: &Section| {
        let keys = section.keys.iter().map(|key| key.name);
        match section.name {
            "" => keys.chain(below()).collect(),
            _ => keys.collect(),
        }
    };
    Layout(FORM.iter().map(|it| (it.name, keys(it))).collect())
});

/// The section of this name.
pub fn section_of(name: &str) -> Option<&'static Section> {
    FORM.iter().find(|section| section.name == name)
}

#[cfg(test)]
mod tests;
