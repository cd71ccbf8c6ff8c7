//! Service that is not a plan item: endorsements, changes of risk, what insurers owe (D58–D60).

use chrono::NaiveDate;

use super::course::{once, step};
use super::fields::Fields;
use super::form::rows::{ID, Section, born, by, fact, handler, id, said, section, term, with};
use super::is_open_on;
use crate::both;
use crate::money::Fen;

/// A change of a policy: asked for, sent to the insurer, issued, checked (D58; 保险法 20).
#[derive(Clone, Debug, PartialEq)]
pub struct Endorsement<'d> {
    /// Its name in this file.
    pub id: &'d str,
    /// The policy it changes, by its id.
    pub policy: Option<&'d str>,
    /// What is changed, in words.
    pub text: &'d str,
    /// Which of us handles it.
    pub handler: Option<&'d str>,
    /// The day the client asked for it.
    pub requested: Option<NaiveDate>,
    /// The day it was sent to the insurer.
    pub sent: Option<NaiveDate>,
    /// The day the insurer issued it.
    pub issued: Option<NaiveDate>,
    /// The insurer's number of it.
    pub number: Option<&'d str>,
    /// What it adds to the premium, CNY; below zero when premium is returned.
    pub premium: Option<Fen>,
    /// The day it was checked against what was asked for.
    pub checked: Option<NaiveDate>,
    /// The day the client withdrew it.
    pub withdrawn: Option<NaiveDate>,
}

impl<'d> Endorsement<'d> {
    pub(super) fn read(fields: &mut Fields<'d, '_>) -> Endorsement<'d> {
        Endorsement {
            id: fields.text("id").unwrap_or_default(),
            policy: fields.text("policy"),
            text: fields.needed_text("text"),
            handler: fields.said("handler"),
            requested: fields.born("requested"),
            sent: fields.fact("sent"),
            issued: fields.fact("issued"),
            number: fields.with("issued", |it| it.said("number")),
            premium: fields.with("issued", |it| it.money("premium")),
            checked: fields.fact("checked"),
            withdrawn: fields.fact("withdrawn"),
        }
    }

    /// Whether it still waits for a step.
    pub fn is_open(&self) -> bool {
        self.checked.is_none() && self.withdrawn.is_none()
    }

    /// Whether it waited on a day: what is dated later had not happened.
    pub fn is_open_on(&self, day: NaiveDate) -> bool {
        is_open_on(self.requested, [self.checked, self.withdrawn], day)
    }
}

/// A change of the client's risk: what changed, the measure taken, the insurer told (D59; 保险法 52).
#[derive(Clone, Debug, PartialEq)]
pub struct Risk<'d> {
    /// Its name in this file.
    pub id: &'d str,
    /// The day it was found.
    pub found: Option<NaiveDate>,
    /// Who found it.
    pub by: Option<&'d str>,
    /// Which of us follows it up; who found it where nobody is named.
    pub handler: Option<&'d str>,
    /// What changed, in words.
    pub text: &'d str,
    /// What is done about it, in words.
    pub measure: Option<&'d str>,
    /// The day the measure was taken.
    pub measured: Option<NaiveDate>,
    /// The day the insurer was told.
    pub told: Option<NaiveDate>,
    /// Whether it does not matter to the insurer, who then need not be told.
    pub minor: bool,
}

impl<'d> Risk<'d> {
    pub(super) fn read(fields: &mut Fields<'d, '_>) -> Risk<'d> {
        Risk {
            id: fields.text("id").unwrap_or_default(),
            found: fields.born("found"),
            by: fields.said("by"),
            handler: fields.said("handler"),
            text: fields.needed_text("text"),
            measure: fields.with("measured", |it| it.said("measure")),
            measured: fields.fact("measured"),
            told: fields.fact("told"),
            minor: fields.flag("minor"),
        }
    }

    /// Whether it waits for a measure, or for the insurer to be told.
    pub fn is_open(&self) -> bool {
        self.measured.is_none() || self.told.is_none() && !self.minor
    }

    /// Whether it waited on a day: what is dated later had not happened.
    pub fn is_open_on(&self, day: NaiveDate) -> bool {
        let waits = |step| is_open_on(self.found, [step], day);
        waits(self.measured) || waits(self.told) && !self.minor
    }
}

/// Something an insurer owes the client, by a day (D60).
#[derive(Clone, Debug, PartialEq)]
pub struct Duty<'d> {
    /// Its name in this file.
    pub id: &'d str,
    /// The insurer.
    pub insurer: Option<&'d str>,
    /// What it owes, in words.
    pub text: &'d str,
    /// Who of ours sees to it.
    pub handler: Option<&'d str>,
    /// The last day for it, inclusive.
    pub due: Option<NaiveDate>,
    /// The day the insurer was last pressed for it.
    pub pressed: Option<NaiveDate>,
    /// The day it was done.
    pub done: Option<NaiveDate>,
    /// The day it was given up.
    pub dropped: Option<NaiveDate>,
    /// Why it was given up.
    pub dropped_reason: Option<&'d str>,
}

impl<'d> Duty<'d> {
    pub(super) fn read(fields: &mut Fields<'d, '_>) -> Duty<'d> {
        Duty {
            id: fields.text("id").unwrap_or_default(),
            insurer: fields.said("insurer"),
            text: fields.needed_text("text"),
            handler: fields.said("handler"),
            due: fields.date("due"),
            pressed: fields.fact("pressed"),
            done: fields.fact("done"),
            dropped: fields.fact("dropped"),
            dropped_reason: fields.with("dropped", |it| it.said("dropped-reason")),
        }
    }

    /// Whether the insurer still owes it.
    pub fn is_open(&self) -> bool {
        self.done.is_none() && self.dropped.is_none()
    }

    /// Whether the insurer owed it on a day: what is dated later had not happened.
    pub fn is_open_on(&self, day: NaiveDate) -> bool {
        is_open_on(None, [self.done, self.dropped], day)
    }
}

/// The form of `endorsements`.
///
/// Endorsements (D58). An issued one is part of the contract and is not withdrawn (保险法 20).
pub(super) const ENDORSEMENTS: Section =
    section("endorsements", "id", both!("批改", "the endorsement"))
        .told_by(&["text"])
        .keys(&[
            ID,
            id(
                &["policies"],
                "policy",
                both!("所批改的保单", "the policy of the endorsement"),
            )
            .head(both!("保单", "policy")),
            said("text", both!("批改内容", "the endorsement in words"))
                .head(both!("批改内容", "change"))
                .printed(),
            handler("handler", both!("经办人", "the handler of the endorsement"))
                .head(both!("经办人", "handler")),
            born(
                "requested",
                both!("批改申请日期", "the request for the endorsement"),
            )
            .head(both!("申请日期", "requested")),
            fact(
                "sent",
                both!(
                    "批改申请送交保险公司日期",
                    "the sending of the endorsement to the insurer"
                ),
            ),
            fact(
                "issued",
                both!("批单出具日期", "the issue of the endorsement"),
            )
            .head(both!("批单出具日期", "issued")),
            with(
                "issued",
                "number",
                both!("批单号", "the endorsement's number"),
            ),
            with(
                "issued",
                "premium",
                both!("保险费增减", "the change of premium"),
            )
            .head(both!("保险费增减", "premium"))
            .note(both!("元，批减为负", "CNY, below zero when returned")),
            fact(
                "checked",
                both!("批单核对日期", "the check of the endorsement"),
            ),
            fact(
                "withdrawn",
                both!("批改撤回日期", "the withdrawal of the endorsement"),
            ),
        ])
        .steps(&[
            step("requested", "endorsement add"),
            step("sent", "endorsement send")
                .waits(
                    "endorsement-send",
                    "endorsement-stuck",
                    both!("批改申请送保险公司", "endorsement to the insurer"),
                    both!("待送保险公司", "to be sent"),
                )
                .after(&["requested"])
                .bars(&[once("withdrawn")]),
            step("issued", "endorsement issue")
                .waits(
                    "endorsement-issue",
                    "endorsement-stuck",
                    both!("保险公司出具批单", "endorsement from the insurer"),
                    both!("待出批单", "with the insurer"),
                )
                .after(&["requested", "sent"])
                .needs("sent")
                .bars(&[once("withdrawn")]),
            step("checked", "endorsement check")
                .waits(
                    "endorsement-check",
                    "endorsement-stuck",
                    both!("核对批单", "endorsement check"),
                    both!("待核对", "to be checked"),
                )
                .after(&["requested", "sent", "issued"])
                .needs("issued")
                .bars(&[once("withdrawn")]),
            step("withdrawn", "endorsement withdraw")
                .after(&["requested", "sent"])
                .bars(&[once("issued"), once("checked")]),
        ]);

/// The form of `risks`.
///
/// Changes of the client's risk (D59): the measure and the notice to the insurer come in any order.
pub(super) const RISKS: Section = section("risks", "id", both!("风险变化", "the change of risk"))
    .told_by(&["text"])
    .keys(&[
        ID,
        born(
            "found",
            both!("风险变化发现日期", "the finding of the change of risk"),
        )
        .head(both!("发现日期", "found")),
        by("by", both!("发现人", "the colleague who found it")),
        handler(
            "handler",
            both!("经办人", "the handler of the change of risk"),
        )
        .head(both!("经办人", "handler")),
        said("text", both!("风险变化内容", "the change of risk in words"))
            .head(both!("风险变化", "change"))
            .printed(),
        with(
            "measured",
            "measure",
            both!("应对措施", "the measure against the change of risk"),
        )
        .head(both!("应对措施", "measure"))
        .printed(),
        fact("measured", both!("采取措施日期", "the day of the measure"))
            .head(both!("采取措施日期", "measured")),
        fact(
            "told",
            both!("告知保险公司日期", "the telling of the insurer"),
        )
        .head(both!("告知保险公司", "insurer told")),
        said("minor", both!("无须告知保险公司", "the minor change")).note(both!(
            "true 或 false",
            "true when the insurer need not be told"
        )),
    ])
    .steps(&[
        step("found", "risk add"),
        step("measured", "risk measure")
            .waits(
                "risk-measure",
                "risk-unmeasured",
                both!("应对风险变化", "risk measure"),
                both!("待采取措施", "needs a measure"),
            )
            .after(&["found"]),
        step("told", "risk tell")
            .waits(
                "risk-tell",
                "risk-unmeasured",
                both!("风险变化告知保险公司", "risk to the insurer"),
                both!("待告知保险公司", "insurer to be told"),
            )
            .after(&["found"])
            .bars(&[once("minor")]),
    ]);

/// The form of `duties`.
///
/// What insurers owe (D60). The insurer may be pressed again and again.
pub(super) const DUTIES: Section = section(
    "duties",
    "id",
    both!("保险公司应办事项", "the insurer's duty"),
)
.told_by(&["text"])
.keys(&[
    ID,
    said("insurer", both!("保险公司", "the insurer")),
    said("text", both!("应办事项", "the duty in words")).head(both!("应办事项", "duty")),
    handler("handler", both!("经办人", "the handler of the duty")).head(both!("经办人", "handler")),
    term("due", both!("最迟履行日期", "the last day for the duty"))
        .note(both!("含当日", "inclusive")),
    fact(
        "pressed",
        both!("最近催办日期", "the pressing of the insurer"),
    ),
    fact(
        "done",
        both!("保险公司履行日期", "the insurer's performance"),
    ),
    fact(
        "dropped",
        both!("不再要求履行的日期", "the giving-up of the insurer's duty"),
    ),
    with(
        "dropped",
        "dropped-reason",
        both!("不再要求的原因", "the reason the duty was given up"),
    ),
])
.steps(&[
    step("pressed", "duty press")
        .bars(&[once("dropped"), once("done")])
        .replaces(),
    step("done", "duty done")
        .waits(
            "duty-perform",
            "duty-overdue",
            both!("督促保险公司履行", "insurer's duty"),
            both!("待履行", "owed"),
        )
        .after(&["pressed"])
        .bars(&[once("dropped")]),
    step("dropped", "duty drop")
        .after(&["pressed"])
        .bars(&[once("done")]),
]);
