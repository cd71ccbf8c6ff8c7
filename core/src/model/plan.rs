//! The client service plan of a service year (D37–D51).

use chrono::NaiveDate;

use super::appointment::PROMISES_AND_NEEDS;
use super::course::{once, step};
use super::fields::Fields;
use super::form::rows::{
    ID, Section, TABLE, born, by, fact, handler, ids, said, section, term, with,
};
use crate::both;
use crate::money::Fen;
use crate::words;

mod lowering;

pub(super) use lowering::LOWERINGS;
pub use lowering::Lowering;

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
    /// What a plan item is meant to bring (D46).
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
    /// The first day it covers; the service year's when left out (D50).
    pub starts: Option<NaiveDate>,
    /// The last day it covers, inclusive; the service year's when left out (D50).
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
            focus: fields.said("focus"),
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
            by: fields.said("by"),
            on: fields.born("on"),
            text: fields.said("text"),
        }
    }
}

/// One service, planned: content, expected start, expected finish and handler are required (D43).
#[derive(Clone, Debug, PartialEq)]
pub struct PlanItem<'d> {
    /// Its name in this file, for diary entries to fulfil it.
    pub id: &'d str,
    /// The service of the standard that it is.
    pub service: Option<&'d str>,
    /// What will be done.
    pub content: Option<&'d str>,
    /// Where it comes from (D42).
    pub origin: Option<Origin>,
    /// The commitments and needs it covers, by their ids (D17).
    pub covers: Vec<&'d str>,
    /// Expected start.
    pub start: Option<NaiveDate>,
    /// Expected finish, inclusive.
    pub finish: Option<NaiveDate>,
    /// Who does it.
    pub handler: Option<&'d str>,
    /// What it is meant to bring (D46).
    pub purpose: Option<Purpose>,
    /// The expected cost, CNY (D48).
    pub cost: Option<Fen>,
    /// The day it was done.
    pub done: Option<NaiveDate>,
    /// What it actually cost, CNY (D48).
    pub actual_cost: Option<Fen>,
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
            content: fields.said("content"),
            origin: fields.word("origin"),
            covers: fields.texts("covers"),
            start: fields.date("start"),
            finish: fields.date("finish"),
            handler: fields.said("handler"),
            purpose: fields.word("purpose"),
            cost: fields.money("cost"),
            done: fields.fact("done"),
            actual_cost: fields.with("done", |it| it.money("actual-cost")),
            dropped: fields.fact("dropped"),
            dropped_reason: fields.with("dropped", |it| it.said("dropped-reason")),
        }
    }

    /// The missing ones of the four fields that a plan must state, by their keys (D43).
    pub fn lacks(&self) -> Vec<&'static str> {
        let fields = [
            ("content", self.content.is_some()),
            ("start", self.start.is_some()),
            ("finish", self.finish.is_some()),
            ("handler", self.handler.is_some()),
        ];
        let lacking = fields.into_iter().filter(|(_, there)| !there);
        lacking.map(|(field, _)| field).collect()
    }

    /// What it cost, else what it is expected to cost, CNY (D48).
    pub fn best_cost(&self) -> Option<Fen> {
        self.actual_cost.or(self.cost)
    }

    /// Whether it covers a commitment or a need (D17, D37): a dropped item covers nothing, and a commitment
    /// or need without an id cannot be covered.
    pub fn answers(&self, id: &str) -> bool {
        self.dropped.is_none() && !id.is_empty() && self.covers.contains(&id)
    }

    /// Whether it is still to be done.
    pub fn is_open(&self) -> bool {
        self.done.is_none() && self.dropped.is_none()
    }

    /// Whether it was still to be done on a day: what is dated later had not happened.
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
            by: fields.said("by"),
            reason: fields.said("reason"),
        }
    }
}

/// The form of `years.plan`.
///
/// The client service plan (D44, D45): a plan is sent to the client only after it was issued.
pub(super) const PLAN: Section = section("years.plan", TABLE, both!("服务计划", "the plan"))
    .keys(&[
        said("focus", both!("年度重点", "the year's focus"))
            .head(both!("年度重点", "focus"))
            .printed(),
        term("starts", both!("服务计划首日", "the first day of the plan")),
        term("ends", both!("服务计划末日", "the last day of the plan"))
            .note(both!("含当日", "inclusive")),
        fact("issued", both!("服务计划定稿日期", "the issue of the plan"))
            .head(both!("定稿日期", "issued")),
        fact(
            "circulated",
            both!(
                "服务计划内部披露日期",
                "the internal circulation of the plan"
            ),
        )
        .head(both!("内部披露", "circulated")),
        fact(
            "sent",
            both!(
                "服务计划提交客户日期",
                "the sending of the plan to the client"
            ),
        )
        .head(both!("提交客户", "sent to client")),
    ])
    .steps(&[
        step("issued", "plan issue"),
        step("circulated", "plan circulate"),
        step("sent", "plan send").needs("issued").after(&["issued"]),
    ]);

/// The form of `years.plan.opinion`.
pub(super) const OPINION: Section = section(
    "years.plan.opinion",
    TABLE,
    both!("客户关系管理人员意见", "the opinion of client relations"),
)
.keys(&[
    by("by", both!("意见人", "the author of the opinion")).head(both!("意见人", "given by")),
    born(
        "on",
        both!(
            "客户关系管理人员意见日期",
            "the opinion of client relations"
        ),
    )
    .head(both!("意见日期", "given on")),
    said(
        "text",
        both!("客户关系管理人员意见内容", "the opinion in words"),
    )
    .head(both!("客户关系管理人员意见", "opinion")),
]);

/// The form of `years.plan.items`.
pub(super) const ITEMS: Section =
    section("years.plan.items", "id", both!("计划项目", "the plan item"))
        .told_by(&["service", "content", "finish"])
        .keys(&[
            ID,
            said("service", both!("服务类别", "the service")).note(both!(
                "kefu.toml 或随附标准中的",
                "of kefu.toml or the shipped standard"
            )),
            said("content", both!("服务内容", "the content of the item"))
                .head(both!("服务内容", "content"))
                .printed(),
            said("origin", both!("项目来源", "the origin of the item"))
                .head(both!("来源", "origin")),
            ids(
                PROMISES_AND_NEEDS,
                "covers",
                both!("所落实的承诺和需求", "the commitments and needs it answers"),
            )
            .head(both!("落实", "covers")),
            term(
                "start",
                both!("预计开始日期", "the expected start of the plan item"),
            )
            .head(both!("预计开始", "start")),
            term(
                "finish",
                both!("预计完成日期", "the expected finish of the plan item"),
            )
            .head(both!("预计完成", "finish"))
            .note(both!("含当日", "inclusive")),
            handler("handler", both!("经办人", "the handler of the item"))
                .head(both!("经办人", "handler")),
            said("purpose", both!("项目目的", "the purpose of the item"))
                .head(both!("目的", "purpose")),
            said("cost", both!("预计费用", "the expected cost of the item"))
                .head(both!("预计费用", "cost"))
                .note(both!("元", "CNY")),
            fact(
                "done",
                both!("计划项目完成日期", "the completion of the plan item"),
            )
            .head(both!("完成日期", "done")),
            with(
                "done",
                "actual-cost",
                both!("实际费用", "the actual cost of the item"),
            )
            .head(both!("实际费用", "actual cost"))
            .note(both!("元", "CNY")),
            fact(
                "dropped",
                both!("计划项目取消日期", "the dropping of the plan item"),
            )
            .head(both!("取消日期", "dropped")),
            with(
                "dropped",
                "dropped-reason",
                both!("计划项目取消原因", "the reason the item was dropped"),
            )
            .head(both!("取消原因", "why dropped")),
        ])
        .steps(&[
            step("done", "plan done").bars(&[once("dropped")]),
            step("dropped", "plan drop").bars(&[once("done")]),
        ]);

/// The form of `years.plan.revisions`.
pub(super) const REVISIONS: Section = section(
    "years.plan.revisions",
    "id",
    both!("计划修订", "the revision"),
)
.told_by(&["on", "reason"])
.keys(&[
    ID,
    born("on", both!("服务计划修订日期", "the revision of the plan")).head(both!("修订日期", "on")),
    by("by", both!("修订人", "the author of the revision")).head(both!("修订人", "by")),
    said("reason", both!("修订原因", "the reason of the revision"))
        .head(both!("修订原因", "reason")),
]);
