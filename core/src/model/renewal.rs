//! A renewal: opened before the earliest expiry, taken step by step to an outcome for each policy (D64–D67).

use chrono::NaiveDate;

use super::course::{once, step};
use super::fields::Fields;
use super::form::rows::{ID, Section, born, fact, handler, ids, section, with};
use crate::both;
use crate::words;

mod fates;
mod outcome;

pub use fates::Fates;
pub(crate) use fates::{Extended, Fate};
pub(super) use outcome::{LOSS, OUTCOMES};
pub use outcome::{Loss, Outcome, OutcomeKind};

words! {
    /// A step of a renewal, in the order they are taken (D65); its code is its key in the record.
    RenewalStep {
        /// 回顾与报告: the year reviewed and reported on.
        Reviewed = "reviewed",
        /// 更新风险信息: exposures brought up to date.
        Exposure = "exposure",
        /// 续转方案与询价: the programme is ready, and quotations are asked for.
        Programme = "programme",
        /// 询价分析: quotations compared.
        Comparison = "comparison",
        /// 续转建议: proposed to the client.
        Proposal = "proposal",
        /// 客户签字确认: what the client accepts and declines.
        Choice = "choice",
        /// 承保: cover bound.
        Bound = "bound",
    }
}

/// The renewal of policies that expire together. Its steps are in the order in which they are taken (D65).
#[derive(Clone, Debug, PartialEq)]
pub struct Renewal<'d> {
    /// Its name in this file.
    pub id: &'d str,
    /// The policies it is about, by their ids.
    pub policies: Vec<&'d str>,
    /// Which of us handles it.
    pub handler: Option<&'d str>,
    /// The day it was opened (D64).
    pub started: Option<NaiveDate>,
    /// The day the year was reviewed and reported on.
    pub reviewed: Option<NaiveDate>,
    /// The day exposures were brought up to date.
    pub exposure: Option<NaiveDate>,
    /// The day the renewal programme was ready and quotations were asked for.
    pub programme: Option<NaiveDate>,
    /// The day the quotations were compared.
    pub comparison: Option<NaiveDate>,
    /// The day it was proposed to the client.
    pub proposal: Option<NaiveDate>,
    /// What was recommended, in words (经纪人监管规定 53).
    pub recommended: Option<&'d str>,
    /// Why: the client's needs, risk and means, and similar cover that it holds.
    pub reason: Option<&'d str>,
    /// The day the client signed its choice.
    pub choice: Option<NaiveDate>,
    /// The cover the client accepted, in words.
    pub accepted: Vec<&'d str>,
    /// The cover the client declined, in words.
    pub declined: Vec<&'d str>,
    /// The day cover was bound.
    pub bound: Option<NaiveDate>,
    /// The day it was closed, every policy with its outcome.
    pub closed: Option<NaiveDate>,
    /// What became of each policy.
    pub outcomes: Vec<Outcome<'d>>,
    /// What follows from a loss. For policies that ended without us in another way, the reason.
    pub loss: Option<Loss<'d>>,
}

impl<'d> Renewal<'d> {
    pub(super) fn read(fields: &mut Fields<'d, '_>) -> Renewal<'d> {
        let renewal = Renewal {
            id: fields.text("id").unwrap_or_default(),
            policies: fields.texts("policies"),
            handler: fields.said("handler"),
            started: fields.born("started"),
            reviewed: fields.fact("reviewed"),
            exposure: fields.fact("exposure"),
            programme: fields.fact("programme"),
            comparison: fields.fact("comparison"),
            proposal: fields.fact("proposal"),
            recommended: fields.with("proposal", |it| it.said("recommended")),
            reason: fields.with("proposal", |it| it.said("reason")),
            choice: fields.fact("choice"),
            accepted: fields.with("choice", |it| it.texts("accepted")),
            declined: fields.with("choice", |it| it.texts("declined")),
            bound: fields.fact("bound"),
            closed: fields.fact("closed"),
            outcomes: Vec::new(),
            loss: None,
        };
        let outcomes = fields.entries("outcomes", Outcome::read);
        let may_lack_its_loss = fields.left_out();
        let loss = fields.table("loss", Loss::read);
        let renewal = Renewal {
            outcomes,
            ..renewal
        };
        // What follows from a loss comes after its outcome, and is not known before it.
        let is_known = !may_lack_its_loss || renewal.is_lost();
        Renewal {
            loss: loss.filter(|_| is_known),
            ..renewal
        }
    }

    /// The day a step was taken.
    pub fn day_of(&self, step: RenewalStep) -> Option<NaiveDate> {
        match step {
            RenewalStep::Reviewed => self.reviewed,
            RenewalStep::Exposure => self.exposure,
            RenewalStep::Programme => self.programme,
            RenewalStep::Comparison => self.comparison,
            RenewalStep::Proposal => self.proposal,
            RenewalStep::Choice => self.choice,
            RenewalStep::Bound => self.bound,
        }
    }

    /// The steps of it that are substantive business, which needs an appointment, each with its day (D14, D15): quotations
    /// are asked for and compared, cover is proposed and bound. To review the year and its exposures is none.
    pub fn business(&self) -> impl Iterator<Item = (RenewalStep, NaiveDate)> {
        let steps = [
            RenewalStep::Programme,
            RenewalStep::Comparison,
            RenewalStep::Proposal,
            RenewalStep::Bound,
        ];
        let days = steps.map(|step| Some((step, self.day_of(step)?)));
        days.into_iter().flatten()
    }

    /// The outcome of a policy in it, if it is recorded; the last one when it was extended first.
    pub fn outcome_of(&self, policy: &str) -> Option<&Outcome<'d>> {
        let mut last = self.outcomes.iter().rev();
        last.find(|it| it.policy == policy && it.kind.is_some())
    }

    /// Whether it has not been closed.
    pub fn is_open(&self) -> bool {
        self.closed.is_none()
    }

    /// Whether it was not closed yet on a day.
    pub fn is_open_on(&self, day: NaiveDate) -> bool {
        self.closed.is_none_or(|closed| closed > day)
    }

    /// Whether the client took any of it elsewhere.
    pub fn is_lost(&self) -> bool {
        self.lost().next().is_some()
    }

    /// The policies that were lost, by their ids.
    pub fn lost(&self) -> impl Iterator<Item = &'d str> {
        let is_lost = |it: &&Outcome<'_>| it.kind.is_some_and(OutcomeKind::is_loss);
        self.outcomes.iter().filter(is_lost).map(|it| it.policy)
    }
}

/// The form of `renewals`.
///
/// Renewals (D64, D65). From the quotations on, each step needs the one before: only quotations that were
/// asked for are compared, and nothing is bound without the client's choice. The review and the exposure
/// update are independent of them.
pub(super) const RENEWALS: Section = section("renewals", "id", both!("续转", "the renewal"))
    .told_by(&["policies"])
    .keys(&[
        ID,
        ids(
            &["policies"],
            "policies",
            both!("一同续转的保单", "the policies of the renewal"),
        ),
        handler("handler", both!("经办人", "the handler of the renewal"))
            .head(both!("经办人", "handler")),
        born("started", both!("续转启动日期", "the start of the renewal"))
            .head(both!("启动日期", "started")),
        fact(
            "reviewed",
            both!("续转回顾与报告日期", "the review before the renewal"),
        ),
        fact("exposure", both!("风险信息更新日期", "the exposure update")),
        fact(
            "programme",
            both!("续转方案与询价日期", "the renewal programme"),
        ),
        fact(
            "comparison",
            both!("询价分析日期", "the quotation comparison"),
        ),
        fact(
            "proposal",
            both!("续转建议送交客户日期", "the proposal to the client"),
        ),
        with(
            "proposal",
            "recommended",
            both!("推荐的续转方案", "the cover recommended"),
        )
        .head(both!("推荐的方案", "recommended"))
        .printed(),
        with(
            "proposal",
            "reason",
            both!("推荐续转方案的理由", "the reason of the recommendation"),
        )
        .head(both!("推荐的理由", "reason"))
        .note(both!(
            "需求、风险、支付能力、已有同类保障",
            "needs, risk, means, similar cover held"
        )),
        fact(
            "choice",
            both!("客户签字确认日期", "the client's signed choice"),
        ),
        with(
            "choice",
            "accepted",
            both!("客户接受的保障", "the cover accepted"),
        )
        .head(both!("接受的保障", "accepted"))
        .printed(),
        with(
            "choice",
            "declined",
            both!("客户不接受的保障", "the cover declined"),
        )
        .head(both!("不接受的保障", "declined"))
        .printed(),
        fact("bound", both!("续转承保日期", "the binding of cover")),
        fact("closed", both!("续转结束日期", "the close of the renewal"))
            .head(both!("结束日期", "closed")),
    ])
    .steps(&[
        step("started", "renewal start"),
        step("reviewed", "renewal step")
            .after(&["started"])
            .bars(&[once("closed")]),
        step("exposure", "renewal step")
            .after(&["started"])
            .bars(&[once("closed")]),
        step("programme", "renewal step")
            .after(&["started"])
            .bars(&[once("closed")]),
        step("comparison", "renewal step")
            .after(&["started", "programme"])
            .needs("programme")
            .bars(&[once("closed")]),
        step("proposal", "renewal step")
            .after(&["started", "programme", "comparison"])
            .needs("comparison")
            .bars(&[once("closed")]),
        step("choice", "renewal step")
            .after(&["started", "programme", "comparison", "proposal"])
            .needs("proposal")
            .bars(&[once("closed")]),
        step("bound", "renewal step")
            .after(&["started", "programme", "comparison", "proposal", "choice"])
            .needs("choice")
            .bars(&[once("closed")]),
        step("closed", "renewal close").after(&[
            "started",
            "reviewed",
            "exposure",
            "programme",
            "comparison",
            "proposal",
            "choice",
            "bound",
        ]),
    ]);
