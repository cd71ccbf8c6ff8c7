//! The company's service standard: what `kefu.toml` says, over the shipped sample.
//!
//! A company's file is a few lines: what it leaves out has the shipped value. The sample's figures are
//! kefu's own, plausible for a broker in mainland China; no public source gives them.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::document::Document;
use crate::document::edit::Layout;
use crate::lang::Both;
use crate::model::{Fault, Fields, Reader, UnknownKey};
use crate::money::Fen;

mod sample;
mod severity;

pub use severity::{Severity, Switch};

/// The standard that every client of the workspace is held against (D03).
#[derive(Clone, Debug, PartialEq)]
pub struct Standard {
    /// The broker's name.
    pub company: Option<String>,
    /// The language of the workspace, when a person has not chosen one: `zh` or `en`.
    pub lang: Option<String>,
    /// The time zone that says which day it is, such as `Asia/Shanghai`.
    pub timezone: Option<String>,
    /// The terms of the signing and planning stage.
    pub deadlines: Deadlines,
    /// What keeps the client archive fresh.
    pub archive: Upkeep,
    /// From which income a client has how many stars.
    pub stars: Stars,
    /// What a service year holds at least, per star (D38, D40).
    pub services: Vec<Service>,
    /// Rest days of the company's own.
    pub rest_days: Vec<NaiveDate>,
    /// Working days of the company's own.
    pub work_days: Vec<NaiveDate>,
    /// Rules whose severity the company sets, or which it switches off.
    pub severities: BTreeMap<String, Switch>,
}

/// Terms in working days, counted from the day after the appointment was established.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Deadlines {
    /// The service team (D21).
    pub team: u32,
    /// The client archive (D29).
    pub archive: u32,
    /// The star rating (D34).
    pub rating: u32,
    /// The client service plan (D45).
    pub plan: u32,
    /// The whole stage (D11).
    pub onboarding: u32,
    /// How many working days ahead something is shown as due soon.
    pub due_soon: u32,
}

/// What keeps the client archive fresh.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Upkeep {
    /// For how many calendar days the company's client system counts as in step (D31).
    pub crm_days: u32,
}

/// The stars' thresholds (D32) and what hangs on them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stars {
    /// The least income of one service year for two, three, four and five stars, CNY, inclusive.
    pub thresholds: [Fen; 4],
    /// From how many stars on a leading group is suggested (D24).
    pub leading_group: u8,
}

impl Stars {
    /// The stars, 1 to 5, of an income of one service year.
    pub fn of(&self, income: Fen) -> u8 {
        1 + self
            .thresholds
            .iter()
            .filter(|least| income >= **least)
            .count() as u8
    }
}

/// A service of the standard, and how often a service year must hold it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Service {
    /// Its code in records.
    pub code: String,
    /// Its name.
    pub name: Both,
    /// The least number a year for one to five stars.
    pub least: [u32; 5],
}

/// A `kefu.toml` as it was read.
#[derive(Clone, Debug, PartialEq)]
pub struct StandardReading {
    /// The standard; only to be relied on when there are no faults.
    pub standard: Standard,
    /// Every value that is not what it must be.
    pub faults: Vec<Fault>,
    /// Every key that no one knows.
    pub unknown: Vec<UnknownKey>,
}

impl Standard {
    /// The shipped sample.
    pub fn sample() -> Standard {
        sample::standard()
    }

    /// Reads a `kefu.toml` over the sample, and goes on past every fault so that all are told at once.
    pub fn read(document: &Document<'_>) -> StandardReading {
        let sample = Standard::sample();
        let mut reader = Reader::new(document);
        let mut root = reader.root();
        let standard = Standard {
            company: root.text("company").map(str::to_owned),
            lang: root.text_of("lang", &["zh", "en"]).map(str::to_owned),
            timezone: root.time_zone("timezone").map(str::to_owned),
            deadlines: root
                .table("deadlines", |fields| deadlines(fields, sample.deadlines))
                .unwrap_or(sample.deadlines),
            archive: root
                .table("archive", |fields| upkeep(fields, sample.archive))
                .unwrap_or(sample.archive),
            stars: root
                .table("stars", |fields| stars(fields, sample.stars))
                .unwrap_or(sample.stars),
            services: services(root.entries("services", service), sample.services),
            rest_days: Vec::new(),
            work_days: Vec::new(),
            severities: root.table("check", severities).unwrap_or_default(),
        };
        let (rest_days, work_days) = root
            .table("calendar", |fields| {
                fields.text_of("region", &["CN"]);
                (fields.dates("rest"), fields.dates("work"))
            })
            .unwrap_or_default();
        root.finish();
        let (faults, unknown) = reader.finish(&LAYOUT);
        StandardReading {
            standard: Standard {
                rest_days,
                work_days,
                ..standard
            },
            faults,
            unknown,
        }
    }

    /// The service with this code.
    pub fn service(&self, code: &str) -> Option<&Service> {
        self.services.iter().find(|service| service.code == code)
    }
}

/// The sections and keys of `kefu.toml`.
pub const LAYOUT: Layout = Layout(&[
    (
        "",
        &[
            "company",
            "lang",
            "timezone",
            "deadlines",
            "archive",
            "stars",
            "services",
            "calendar",
            "check",
        ],
    ),
    (
        "deadlines",
        &[
            "team",
            "archive",
            "rating",
            "plan",
            "onboarding",
            "due-soon",
        ],
    ),
    ("archive", &["crm-days"]),
    ("stars", &["thresholds", "leading-group"]),
    ("services", &["code", "zh", "en", "least"]),
    ("calendar", &["region", "rest", "work"]),
]);

/// The longest term a company may set: a year of working days and more.
const LONGEST: i64 = 366;

fn deadlines(fields: &mut Fields<'_, '_>, sample: Deadlines) -> Deadlines {
    let mut term = |key, least, shipped| {
        fields
            .integer(key, least, LONGEST)
            .map_or(shipped, |days| days as u32)
    };
    Deadlines {
        team: term("team", 1, sample.team),
        archive: term("archive", 1, sample.archive),
        rating: term("rating", 1, sample.rating),
        plan: term("plan", 1, sample.plan),
        onboarding: term("onboarding", 1, sample.onboarding),
        due_soon: term("due-soon", 0, sample.due_soon),
    }
}

/// The longest a company may leave its client system alone, in calendar days: ten years.
const LONGEST_OUT_OF_STEP: i64 = 3660;

fn upkeep(fields: &mut Fields<'_, '_>, sample: Upkeep) -> Upkeep {
    Upkeep {
        crm_days: fields
            .integer("crm-days", 1, LONGEST_OUT_OF_STEP)
            .map_or(sample.crm_days, |days| days as u32),
    }
}

fn stars(fields: &mut Fields<'_, '_>, sample: Stars) -> Stars {
    Stars {
        thresholds: fields
            .rising_amounts("thresholds")
            .unwrap_or(sample.thresholds),
        leading_group: fields
            .integer("leading-group", 1, 5)
            .map_or(sample.leading_group, |stars| stars as u8),
    }
}

/// A service as the company's file has it: what it leaves out is taken from the sample's of that code.
struct OwnService {
    code: String,
    zh: Option<String>,
    en: Option<String>,
    least: Option<[u32; 5]>,
}

fn service(fields: &mut Fields<'_, '_>) -> OwnService {
    OwnService {
        code: fields.needed_text("code").to_owned(),
        zh: fields.text("zh").map(str::to_owned),
        en: fields.text("en").map(str::to_owned),
        least: fields.counts("least"),
    }
}

/// The sample's services as the company changed them, then the company's own.
fn services(own: Vec<OwnService>, mut services: Vec<Service>) -> Vec<Service> {
    for own in own {
        let known = services.iter().position(|service| service.code == own.code);
        let nth = known.unwrap_or_else(|| {
            services.push(Service {
                code: own.code.clone(),
                name: Both {
                    zh: own.code.clone(),
                    en: own.code.clone(),
                },
                least: [0; 5],
            });
            services.len() - 1
        });
        let service = &mut services[nth];
        if let Some(zh) = own.zh {
            service.name.zh = zh;
        }
        if let Some(en) = own.en {
            service.name.en = en;
        }
        if let Some(least) = own.least {
            service.least = least;
        }
    }
    services
}

fn severities(fields: &mut Fields<'_, '_>) -> BTreeMap<String, Switch> {
    let rules: Vec<String> = fields.keys().map(str::to_owned).collect();
    rules
        .into_iter()
        .filter_map(|rule| {
            let switch = fields.word(&rule)?;
            Some((rule, switch))
        })
        .collect()
}

#[cfg(test)]
mod tests;
