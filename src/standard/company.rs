//! What a company holds its service against.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::Switch;
use crate::lang::Both;
use crate::money::Fen;

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
    /// In how many working days a document is filed, after the day of what leaves it (D28, D30). What is
    /// due with the archive itself has the archive's own term.
    pub filing: u32,
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

/// Shares of a service year's income, in hundredths of a per cent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cost {
    /// The service may cost at most this share of the income (D48); inclusive.
    pub most: i64,
    /// From this share on a person should look at it (D48); inclusive.
    pub warn: i64,
    /// Realised income that falls short of the expected by this share is a gap (D49); inclusive.
    pub income_gap: i64,
}

/// When a plan is told a maxim of the deck.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Maxims {
    /// The most of a plan's items that begin in one month, in hundredths of a per cent; inclusive (D05).
    pub bunched: i64,
    /// Calendar days from either end of the insurance period within which there is contact (D08).
    pub ends: u32,
    /// The least kinds of service in the plan of a key account (D04).
    pub kinds: u32,
}

/// When what runs beside the plan is stuck, in working days after the step before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ServiceTerms {
    /// The longest silence in the diary for one to five stars (D56).
    pub silence: [u32; 5],
    /// An endorsement asked for is sent to the insurer (D58).
    pub endorsement_sent: u32,
    /// One that was sent is issued (D58).
    pub endorsement_issued: u32,
    /// One that was issued is checked (D58).
    pub endorsement_checked: u32,
    /// A change of risk has its measure, and the insurer is told (D59).
    pub risk: u32,
    /// A client that changed its account manager is told, and the list of what was open is signed (D69).
    pub hand_over: u32,
    /// A client manual stands, from the first day of the policy year (D57).
    pub manual: u32,
    /// A client manual made so many calendar days before the policy year begins is that year's.
    pub manual_ahead: u32,
}

/// What a company expects of open claims, in calendar days. The insurer's own terms are the law's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Claims {
    /// An open claim of which nothing was heard for so many days is silent.
    pub silence: u32,
    /// So many days before the limitation runs out it is near.
    pub limitation_near: u32,
}

/// The days to answer a complaint, in calendar days from its receipt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Complaints {
    /// A usual one.
    pub answer: u32,
    /// A complex one, whose time was extended.
    pub complex: u32,
    /// One whose time was extended with approval.
    pub approved: u32,
}

/// Renewal, in calendar days before the earliest expiry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Renewal {
    /// When it opens, for one to five stars (D64).
    pub starts: [u32; 5],
    /// The year reviewed and reported on (D65).
    pub review: u32,
    /// Exposures brought up to date (D65).
    pub exposure: u32,
    /// The programme, and quotations asked for (D65).
    pub programme: u32,
    /// Quotations compared (D65).
    pub comparison: u32,
    /// Proposed to the client (D65).
    pub proposal: u32,
    /// The client's signed choice (D65).
    pub choice: u32,
    /// Cover bound (D65).
    pub bound: u32,
    /// Policies that end so many days apart at most are one renewal.
    pub together: u32,
}

impl Renewal {
    /// Calendar days before expiry by which the year is reviewed and reported on, for 1 to 5 stars: nothing
    /// of a renewal is due before it opens.
    pub fn accounted(&self, stars: u8) -> u32 {
        let starts = self.starts[usize::from(stars.clamp(1, 5)) - 1];
        self.review.min(starts)
    }
}

/// A goal of the unit, and how it is scored in an account review (D55).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Goal {
    /// Its code in records.
    pub code: String,
    /// Its name.
    pub name: Both,
    /// The full points.
    pub points: u32,
}

impl Standard {
    /// The goal with this code.
    pub fn goal(&self, code: &str) -> Option<&Goal> {
        self.goals.iter().find(|goal| goal.code == code)
    }

    /// The service with this code.
    pub fn service(&self, code: &str) -> Option<&Service> {
        self.services.iter().find(|service| service.code == code)
    }
}
