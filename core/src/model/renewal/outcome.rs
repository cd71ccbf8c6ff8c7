//! What became of a policy at its end, and what follows when the business is lost (D67).

use chrono::NaiveDate;

use crate::both;
use crate::model::fields::Fields;
use crate::model::form::rows::{Section, TABLE, born, fact, handler, id, said, section, term};
use crate::words;

words! {
    /// What became of a policy at its end (D67).
    OutcomeKind {
        /// 续保.
        Renewed = "renewed",
        /// 转保: with another insurer, through us.
        MovedInsurer = "moved-insurer",
        /// 部分续保.
        PartlyRenewed = "partly-renewed",
        /// 展期.
        Extended = "extended",
        /// 到期未续保.
        Lapsed = "lapsed",
        /// 流失: placed with the insurer directly.
        LostToDirect = "lost-to-direct",
        /// 流失: placed through another broker.
        LostToBroker = "lost-to-broker",
        /// 保险标的灭失.
        RiskCeased = "risk-ceased",
        /// 我方放弃.
        DeclinedByUs = "declined-by-us",
        /// 保险公司拒保.
        DeclinedByInsurer = "declined-by-insurer",
    }
}

impl OutcomeKind {
    /// Whether the client took the business elsewhere: a loss needs a reason, an exit talk and more.
    pub fn is_loss(self) -> bool {
        matches!(self, OutcomeKind::LostToDirect | OutcomeKind::LostToBroker)
    }

    /// Whether cover continues through us. When it does not, the reason can be recorded, also when it is not
    /// a loss.
    pub fn goes_on(self) -> bool {
        match self {
            OutcomeKind::Renewed
            | OutcomeKind::MovedInsurer
            | OutcomeKind::PartlyRenewed
            | OutcomeKind::Extended => true,
            OutcomeKind::Lapsed
            | OutcomeKind::LostToDirect
            | OutcomeKind::LostToBroker
            | OutcomeKind::RiskCeased
            | OutcomeKind::DeclinedByUs
            | OutcomeKind::DeclinedByInsurer => false,
        }
    }
}

/// What became of one policy.
#[derive(Clone, Debug, PartialEq)]
pub struct Outcome<'d> {
    /// The policy that ended, by its id.
    pub policy: &'d str,
    /// What became of it.
    pub kind: Option<OutcomeKind>,
    /// The day that was settled.
    pub on: Option<NaiveDate>,
    /// The policy that follows it, by its id.
    pub by: Option<&'d str>,
    /// The new last day of a policy that was extended, inclusive: it expires once more.
    pub until: Option<NaiveDate>,
    /// Why the terms of the policy that follows are others.
    pub reason: Option<&'d str>,
}

impl<'d> Outcome<'d> {
    pub(super) fn read(fields: &mut Fields<'d, '_>) -> Outcome<'d> {
        Outcome {
            policy: fields.needed_text("policy"),
            kind: fields.word("kind"),
            on: fields.born("on"),
            by: fields.text("by"),
            until: fields.date("until"),
            reason: fields.said("reason"),
        }
    }
}

/// What follows when the client takes business elsewhere (D67).
#[derive(Clone, Debug, PartialEq)]
pub struct Loss<'d> {
    /// Why.
    pub reason: Option<&'d str>,
    /// The day of the talk about it.
    pub talk: Option<NaiveDate>,
    /// The day of the final report.
    pub report: Option<NaiveDate>,
    /// Who handles the open claims to their end.
    pub claims_by: Option<&'d str>,
    /// The day to ask again.
    pub win_back: Option<NaiveDate>,
}

impl<'d> Loss<'d> {
    pub(super) fn read(fields: &mut Fields<'d, '_>) -> Loss<'d> {
        Loss {
            reason: fields.said("reason"),
            talk: fields.fact("talk"),
            report: fields.fact("report"),
            claims_by: fields.said("claims-by"),
            win_back: fields.date("win-back"),
        }
    }
}

/// The form of `renewals.outcomes`.
pub(in crate::model) const OUTCOMES: Section = section(
    "renewals.outcomes",
    "policy",
    both!("续转结果", "the outcome"),
)
.keys(&[
    id(
        &["policies"],
        "policy",
        both!("到期保单", "the policy that ended"),
    )
    .head(both!("保单", "policy")),
    said("kind", both!("续转结果", "the outcome")),
    born(
        "on",
        both!("续转结果确定日期", "the outcome of the renewal"),
    )
    .head(both!("确定日期", "settled")),
    id(
        &["policies"],
        "by",
        both!("接续保单", "the policy that follows"),
    )
    .head(both!("接续保单", "followed by")),
    term(
        "until",
        both!("展期后的保险止期", "the last day of the extension"),
    )
    .note(both!("含当日", "inclusive")),
    said(
        "reason",
        both!("条件变动原因", "the reason of the changed terms"),
    )
    .head(both!("变动原因", "why the terms changed"))
    .printed(),
]);

/// The form of `renewals.loss`.
pub(in crate::model) const LOSS: Section = section(
    "renewals.loss",
    TABLE,
    both!("流失的后续", "the aftermath of the loss"),
)
.keys(&[
    said("reason", both!("流失原因", "the reason of the loss")).head(both!("流失原因", "reason")),
    fact("talk", both!("流失访谈日期", "the exit talk")).head(both!("流失访谈", "exit talk")),
    fact("report", both!("流失总结报告日期", "the final report"))
        .head(both!("总结报告", "final report")),
    handler(
        "claims-by",
        both!("未决赔案责任人", "the owner of the open claims"),
    )
    .head(both!("未决赔案责任人", "owner of open claims")),
    term("win-back", both!("再争取日期", "the win-back day")),
]);
