//! What a company holds its service against.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::approvers::{APPROVERS, Approvers};
use super::archive::{ARCHIVE, Upkeep};
use super::broker::Broker;
use super::calendar::{self, CALENDAR};
use super::claims::{CLAIMS, Claims};
use super::complaints::{COMPLAINTS, Complaints};
use super::cost::{COST, Cost};
use super::deadlines::{DEADLINES, Deadlines};
use super::evidence::{EVIDENCE, Evidence};
use super::form::rows::{Section, Takes, key, section};
use super::goals::Goal;
use super::maxims::{MAXIMS, Maxims};
use super::renewal::{RENEWAL, Renewal};
use super::said::Said;
use super::service::{SERVICE, ServiceTerms};
use super::services::Service;
use super::severity::Switch;
use super::stars::{STARS, Stars};
use super::waivers::{WAIVERS, Waivers};
use super::years::{YEARS, Years};
use crate::both;

/// The standard that every client of the workspace is held against (D03).
#[derive(Clone, Debug, PartialEq)]
pub struct Standard {
    /// The broker's name.
    pub company: Option<String>,
    /// What a paper says of the broker beside its name.
    pub broker: Broker,
    /// The language of the workspace, when a person has not chosen one: `zh` or `en`.
    pub lang: Option<String>,
    /// The time zone that says which day it is, such as `Asia/Shanghai`.
    pub timezone: Option<String>,
    /// The terms of the signing and planning stage.
    pub deadlines: Deadlines,
    /// How the service years follow each other.
    pub years: Years,
    /// What keeps the client archive fresh.
    pub archive: Upkeep,
    /// From which income a client has how many stars.
    pub stars: Stars,
    /// What a service year holds at least, per star (D38, D40).
    pub services: Vec<Service>,
    /// What a plan may cost, and how far income may fall short (D48, D49).
    pub cost: Cost,
    /// From when on a maxim of the deck is held up to a plan (D04, D05, D08).
    pub maxims: Maxims,
    /// When what runs beside the plan is stuck (D56–D61).
    pub service: ServiceTerms,
    /// When a claim is silent, or near its limitation (D62).
    pub claims: Claims,
    /// The days to answer a complaint.
    pub complaints: Complaints,
    /// When a renewal opens, and its steps (D64, D65).
    pub renewal: Renewal,
    /// The goals and indicators that account reviews score (D55).
    pub goals: Vec<Goal>,
    /// Rest days of the company's own.
    pub rest_days: Vec<NaiveDate>,
    /// Working days of the company's own.
    pub work_days: Vec<NaiveDate>,
    /// Who may approve what (D33, D35, D41).
    pub approvers: Approvers,
    /// How long a finding may be waived.
    pub waivers: Waivers,
    /// How soon what happened is to be on record.
    pub evidence: Evidence,
    /// Rules whose severity the company sets, or which it switches off.
    pub severities: BTreeMap<String, Switch>,
}

/// The form of the file itself.
pub(super) const COMPANY: Section = section(
    "",
    both!(
        "公司的客户服务标准；没有写的用随附样本",
        "the company's service standard; a key left out has the shipped value"
    ),
    &[
        key(
            "company",
            Takes::Text,
            both!("公司名称", "the company's name"),
        ),
        key(
            "lang",
            Takes::Word(&["zh", "en"]),
            both!("语言", "the language"),
        ),
        key(
            "timezone",
            Takes::TimeZone,
            both!(
                "时区，如 Asia/Shanghai",
                "the time zone, such as Asia/Shanghai"
            ),
        ),
        key(
            "check",
            Takes::Severities,
            both!("各规则或规则组的级别", "how grave each rule or group is"),
        ),
    ],
);

impl Standard {
    /// The shipped sample. Every figure of it is one that a company replaces.
    pub fn sample() -> Standard {
        Standard::said(&mut Said::nothing(&COMPANY))
    }

    pub(super) fn said(said: &mut Said<'_, '_, '_>) -> Standard {
        let (rest_days, work_days) = said.section(&CALENDAR, calendar::read);
        Standard {
            company: said.text("company"),
            broker: Broker::read_all(said),
            lang: said.text("lang"),
            timezone: said.text("timezone"),
            deadlines: said.section(&DEADLINES, Deadlines::read),
            years: said.section(&YEARS, Years::read),
            archive: said.section(&ARCHIVE, Upkeep::read),
            stars: said.section(&STARS, Stars::read),
            services: Service::read_all(said),
            cost: said.section(&COST, Cost::read),
            maxims: said.section(&MAXIMS, Maxims::read),
            service: said.section(&SERVICE, ServiceTerms::read),
            claims: said.section(&CLAIMS, Claims::read),
            complaints: said.section(&COMPLAINTS, Complaints::read),
            renewal: said.section(&RENEWAL, Renewal::read),
            goals: Goal::read_all(said),
            rest_days,
            work_days,
            approvers: said.section(&APPROVERS, Approvers::read),
            waivers: said.section(&WAIVERS, Waivers::read),
            evidence: said.section(&EVIDENCE, Evidence::read),
            severities: said.severities("check"),
        }
    }

    /// The goal with this code.
    pub fn goal(&self, code: &str) -> Option<&Goal> {
        self.goals.iter().find(|goal| goal.code == code)
    }

    /// The service with this code.
    pub fn service(&self, code: &str) -> Option<&Service> {
        self.services.iter().find(|service| service.code == code)
    }
}
