//! The client service plan of a service year (D37–D51).

use chrono::NaiveDate;

use super::fields::Fields;
use super::word::words;
use crate::money::Fen;

words! {
    /// Where a plan item comes from (D42).
    Origin {
        /// 星级服务标准.
        Standard = "standard",
        /// 委托文件中的服务承诺.
        Commitment = "commitment",
        /// 客户的具体需求.
        Need = "need",
        /// Anything else.
        Other = "other",
    }
}

words! {
    /// What a plan item is to bring about (D46).
    Purpose {
        /// 保证续保.
        Renewal = "renewal",
        /// 开发新的服务需求.
        NewBusiness = "new-business",
    }
}

/// The plan of one service year.
#[derive(Clone, Debug, PartialEq)]
pub struct Plan<'d> {
    /// The one focus of the year (D07).
    pub focus: Option<&'d str>,
    /// The first day it covers; the service year's when nothing is said (D50).
    pub starts: Option<NaiveDate>,
    /// The last day it covers, inclusive; the service year's when nothing is said (D50).
    pub ends: Option<NaiveDate>,
    /// The day the written plan was issued (D45).
    pub issued: Option<NaiveDate>,
    /// The day it was circulated internally (D44).
    pub circulated: Option<NaiveDate>,
    /// The day the client's version was sent (D44).
    pub sent: Option<NaiveDate>,
    /// What client relations say of it (D47).
    pub opinion: Option<Opinion<'d>>,
    /// Service standards lowered for this plan (D41).
    pub lowerings: Vec<Lowering<'d>>,
    /// The services planned.
    pub items: Vec<PlanItem<'d>>,
    /// The changes made while it ran (D53).
    pub revisions: Vec<Revision<'d>>,
}

impl<'d> Plan<'d> {
    pub(super) fn read(fields: &mut Fields<'d, '_>) -> Plan<'d> {
        Plan {
            focus: fields.text("focus"),
            starts: fields.date("starts"),
            ends: fields.date("ends"),
            issued: fields.fact("issued"),
            circulated: fields.fact("circulated"),
            sent: fields.fact("sent"),
            opinion: fields.table("opinion", Opinion::read),
            lowerings: fields.entries("lowerings", Lowering::read),
            items: fields.entries("items", PlanItem::read),
            revisions: fields.entries("revisions", Revision::read),
        }
    }
}

/// The client-relations member's opinion of the plan (D47).
#[derive(Clone, Debug, PartialEq)]
pub struct Opinion<'d> {
    /// Who gave it.
    pub by: Option<&'d str>,
    /// The day it was given.
    pub on: Option<NaiveDate>,
    /// The opinion in words.
    pub text: Option<&'d str>,
}

impl<'d> Opinion<'d> {
    fn read(fields: &mut Fields<'d, '_>) -> Opinion<'d> {
        Opinion {
            by: fields.text("by"),
            on: fields.born("on"),
            text: fields.text("text"),
        }
    }
}

/// A service of the standard lowered for one plan: referred first, carried out once approved (D41).
#[derive(Clone, Debug, PartialEq)]
pub struct Lowering<'d> {
    /// Its name in this file.
    pub id: &'d str,
    /// The service, by its code.
    pub service: Option<&'d str>,
    /// How often the service year then holds it at least.
    pub least: Option<i64>,
    /// The first day it takes effect; the day it is approved when nothing is said.
    pub from: Option<NaiveDate>,
    /// Why.
    pub reason: Option<&'d str>,
    /// The day it was referred up.
    pub referred: Option<NaiveDate>,
    /// The day it was approved, no later than it takes effect.
    pub approved: Option<NaiveDate>,
    /// Who approved it.
    pub approved_by: Option<&'d str>,
}

impl<'d> Lowering<'d> {
    fn read(fields: &mut Fields<'d, '_>) -> Lowering<'d> {
        Lowering {
            id: fields.text("id").unwrap_or_default(),
            service: fields.text("service"),
            least: fields.integer("least", 0, 366),
            from: fields.date("from"),
            reason: fields.text("reason"),
            referred: fields.born("referred"),
            approved: fields.fact("approved"),
            approved_by: fields.with("approved", |it| it.text("approved-by")),
        }
    }
}

impl Lowering<'_> {
    /// Whether it is approved by a day, and says by whom and to what; until then the standard holds.
    pub fn counts(&self, day: NaiveDate) -> bool {
        let approved = self.approved.is_some_and(|approved| approved <= day);
        approved && self.approved_by.is_some() && self.least.is_some()
    }
}

/// One service, planned: content, expected start, expected finish and handler are a must (D43).
#[derive(Clone, Debug, PartialEq)]
pub struct PlanItem<'d> {
    /// Its name in this file, for diary entries to fulfil it.
    pub id: &'d str,
    /// The service of the standard it is one of.
    pub service: Option<&'d str>,
    /// What will be done.
    pub content: Option<&'d str>,
    /// Where it comes from (D42).
    pub origin: Option<Origin>,
    /// The commitments and needs it answers, by their ids (D17).
    pub covers: Vec<&'d str>,
    /// Expected start.
    pub start: Option<NaiveDate>,
    /// Expected finish, inclusive.
    pub finish: Option<NaiveDate>,
    /// Who does it.
    pub handler: Option<&'d str>,
    /// What it is to bring about (D46).
    pub purpose: Option<Purpose>,
    /// What it is expected to cost, CNY (D48).
    pub cost: Option<Fen>,
    /// The day it was done.
    pub done: Option<NaiveDate>,
    /// The day it was dropped from the plan; it stays on record.
    pub dropped: Option<NaiveDate>,
    /// Why it was dropped.
    pub dropped_reason: Option<&'d str>,
}

impl<'d> PlanItem<'d> {
    fn read(fields: &mut Fields<'d, '_>) -> PlanItem<'d> {
        PlanItem {
            id: fields.text("id").unwrap_or_default(),
            service: fields.text("service"),
            content: fields.text("content"),
            origin: fields.word("origin"),
            covers: fields.texts("covers"),
            start: fields.date("start"),
            finish: fields.date("finish"),
            handler: fields.text("handler"),
            purpose: fields.word("purpose"),
            cost: fields.money("cost"),
            done: fields.fact("done"),
            dropped: fields.fact("dropped"),
            dropped_reason: fields.with("dropped", |it| it.text("dropped-reason")),
        }
    }

    /// Which of the four fields that a plan must state it lacks, by their keys (D43).
    pub fn lacks(&self) -> Vec<&'static str> {
        let is_said = |text: Option<&str>| text.is_some_and(|text| !text.trim().is_empty());
        let fields = [
            ("content", is_said(self.content)),
            ("start", self.start.is_some()),
            ("finish", self.finish.is_some()),
            ("handler", is_said(self.handler)),
        ];
        let lacking = fields.into_iter().filter(|(_, there)| !there);
        lacking.map(|(field, _)| field).collect()
    }

    /// Whether it is to answer a commitment or a need (D17, D37): what was dropped answers nothing, and what has
    /// no id is answered by nothing.
    pub fn answers(&self, id: &str) -> bool {
        self.dropped.is_none() && !id.is_empty() && self.covers.contains(&id)
    }

    /// Whether it still waits to be done.
    pub fn is_open(&self) -> bool {
        self.done.is_none() && self.dropped.is_none()
    }

    /// Whether it waited on a day: what is dated later had not happened.
    pub fn is_open_on(&self, day: NaiveDate) -> bool {
        let later = |it: Option<NaiveDate>| it.is_none_or(|it| it > day);
        later(self.done) && later(self.dropped)
    }
}

/// A change of the plan while it runs (D53).
#[derive(Clone, Debug, PartialEq)]
pub struct Revision<'d> {
    /// Its name in this file.
    pub id: &'d str,
    /// The day of the change.
    pub on: Option<NaiveDate>,
    /// Who made it.
    pub by: Option<&'d str>,
    /// Why.
    pub reason: Option<&'d str>,
}

impl<'d> Revision<'d> {
    fn read(fields: &mut Fields<'d, '_>) -> Revision<'d> {
        Revision {
            id: fields.text("id").unwrap_or_default(),
            on: fields.born("on"),
            by: fields.text("by"),
            reason: fields.text("reason"),
        }
    }
}
