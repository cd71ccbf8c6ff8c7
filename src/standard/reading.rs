//! Reading a `kefu.toml`: what the company says, over the shipped sample.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::{
    Claims, Complaints, Cost, Deadlines, Goal, Maxims, Renewal, Service, ServiceTerms, Standard,
    Stars, Switch, Upkeep,
};
use crate::document::Document;
use crate::document::edit::Layout;
use crate::lang::Both;
use crate::model::{Fault, Fields, Reader, UnknownKey};

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
            cost: root
                .table("cost", |fields| cost(fields, sample.cost))
                .unwrap_or(sample.cost),
            maxims: root
                .table("maxims", |fields| maxims(fields, sample.maxims))
                .unwrap_or(sample.maxims),
            service: root
                .table("service", |fields| service_terms(fields, sample.service))
                .unwrap_or(sample.service),
            claims: root
                .table("claims", |fields| claims(fields, sample.claims))
                .unwrap_or(sample.claims),
            complaints: root
                .table("complaints", |fields| complaints(fields, sample.complaints))
                .unwrap_or(sample.complaints),
            renewal: root
                .table("renewal", |fields| renewal(fields, sample.renewal))
                .unwrap_or(sample.renewal),
            goals: goals(root.entries("goals", goal), sample.goals),
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
}

/// The sections and keys of `kefu.toml`.
pub static LAYOUT: LazyLock<Layout> = LazyLock::new(|| Layout::of(KEYS));

const KEYS: &[(&str, &[&str])] = &[
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
            "cost",
            "maxims",
            "service",
            "claims",
            "complaints",
            "renewal",
            "goals",
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
    ("archive", &["crm-days", "filing"]),
    ("stars", &["thresholds", "leading-group"]),
    ("services", &["code", "zh", "en", "least"]),
    ("cost", &["most", "warn", "income-gap"]),
    ("maxims", &["bunched", "ends", "kinds"]),
    (
        "service",
        &[
            "silence",
            "endorsement-sent",
            "endorsement-issued",
            "endorsement-checked",
            "risk",
            "hand-over",
            "manual",
            "manual-ahead",
        ],
    ),
    ("claims", &["silence", "limitation-near"]),
    ("complaints", &["answer", "complex", "approved"]),
    (
        "renewal",
        &[
            "starts",
            "review",
            "exposure",
            "programme",
            "comparison",
            "proposal",
            "choice",
            "bound",
            "together",
        ],
    ),
    ("goals", &["code", "zh", "en", "points"]),
    ("calendar", &["region", "rest", "work"]),
];

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
        filing: days_or_none(fields, "filing", sample.filing),
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

fn cost(fields: &mut Fields<'_, '_>, sample: Cost) -> Cost {
    Cost {
        most: fields.percent("most").unwrap_or(sample.most),
        warn: fields.percent("warn").unwrap_or(sample.warn),
        income_gap: fields.percent("income-gap").unwrap_or(sample.income_gap),
    }
}

fn maxims(fields: &mut Fields<'_, '_>, sample: Maxims) -> Maxims {
    let mut count = |key, shipped| {
        let count = fields.integer(key, 0, LONGEST);
        count.map_or(shipped, |count| count as u32)
    };
    Maxims {
        ends: count("ends", sample.ends),
        kinds: count("kinds", sample.kinds),
        bunched: fields.percent("bunched").unwrap_or(sample.bunched),
    }
}

/// Days, as the company has them or as shipped.
fn days(fields: &mut Fields<'_, '_>, key: &str, shipped: u32) -> u32 {
    let days = fields.integer(key, 1, LONGEST);
    days.map_or(shipped, |days| days as u32)
}

/// The same where none at all makes sense too.
fn days_or_none(fields: &mut Fields<'_, '_>, key: &str, shipped: u32) -> u32 {
    let days = fields.integer(key, 0, LONGEST);
    days.map_or(shipped, |days| days as u32)
}

fn service_terms(fields: &mut Fields<'_, '_>, sample: ServiceTerms) -> ServiceTerms {
    ServiceTerms {
        silence: fields.counts("silence").unwrap_or(sample.silence),
        endorsement_sent: days(fields, "endorsement-sent", sample.endorsement_sent),
        endorsement_issued: days(fields, "endorsement-issued", sample.endorsement_issued),
        endorsement_checked: days(fields, "endorsement-checked", sample.endorsement_checked),
        risk: days(fields, "risk", sample.risk),
        hand_over: days(fields, "hand-over", sample.hand_over),
        manual: days(fields, "manual", sample.manual),
        manual_ahead: days_or_none(fields, "manual-ahead", sample.manual_ahead),
    }
}

fn claims(fields: &mut Fields<'_, '_>, sample: Claims) -> Claims {
    Claims {
        silence: days(fields, "silence", sample.silence),
        limitation_near: days(fields, "limitation-near", sample.limitation_near),
    }
}

fn complaints(fields: &mut Fields<'_, '_>, sample: Complaints) -> Complaints {
    Complaints {
        answer: days(fields, "answer", sample.answer),
        complex: days(fields, "complex", sample.complex),
        approved: days(fields, "approved", sample.approved),
    }
}

fn renewal(fields: &mut Fields<'_, '_>, sample: Renewal) -> Renewal {
    Renewal {
        starts: fields.counts("starts").unwrap_or(sample.starts),
        review: days(fields, "review", sample.review),
        exposure: days(fields, "exposure", sample.exposure),
        programme: days(fields, "programme", sample.programme),
        comparison: days(fields, "comparison", sample.comparison),
        proposal: days(fields, "proposal", sample.proposal),
        choice: days(fields, "choice", sample.choice),
        bound: days(fields, "bound", sample.bound),
        together: days_or_none(fields, "together", sample.together),
    }
}

/// A goal as the company's file has it.
fn goal(fields: &mut Fields<'_, '_>) -> Goal {
    let code = fields.needed_text("code").to_owned();
    let name = |text: Option<&str>| text.map_or_else(|| code.clone(), str::to_owned);
    let (zh, en) = (name(fields.text("zh")), name(fields.text("en")));
    Goal {
        name: Both { zh, en },
        points: days(fields, "points", 10),
        code,
    }
}

/// The company's goals; the sample's when it names none, for goals are a set.
fn goals(own: Vec<Goal>, sample: Vec<Goal>) -> Vec<Goal> {
    if own.is_empty() { sample } else { own }
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
