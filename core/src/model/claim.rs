//! An insurance claim: from the loss to payment, denial or withdrawal (D62; 保险法 21–26).

use chrono::NaiveDate;

use super::course::{once, step, unless};
use super::fields::Fields;
use super::form::rows::{ID, Section, born, fact, handler, id, said, section, with};
use super::is_open_on;
use super::word::Word;
use crate::both;
use crate::money::Fen;
use crate::words;

mod lists;
mod proof;

pub(super) use lists::{ADVANCES, INTERRUPTIONS};
pub use lists::{Advance, Interruption, InterruptionKind};
pub use proof::NoProof;

words! {
    /// A step of a claim; its code is the key that dates it.
    ClaimStep {
        /// 出险.
        Loss = "loss",
        /// 报案 (保险法 21).
        Notified = "notified",
        /// The claim and its papers first reached the insurer (保险法 23).
        FirstReceived = "first-received",
        /// The insurer asked for missing papers (保险法 22).
        Asked = "asked",
        /// The papers were complete (保险法 23).
        Complete = "complete",
        /// The client's liability to a third party was determined (保险法司法解释四 18).
        LiabilityFixed = "liability-fixed",
        /// The insurer decided (保险法 23).
        Decided = "decided",
        /// The amount was agreed (保险法 23).
        Agreed = "agreed",
        /// It was denied (保险法 24).
        Denied = "denied",
        /// The denial was contested.
        Contested = "contested",
        /// It was paid.
        Paid = "paid",
        /// The client withdrew it.
        Withdrawn = "withdrawn",
        /// It was closed.
        Closed = "closed",
    }
}

/// A claim. The insurer's terms run in calendar days.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Claim<'d> {
    /// Its name in this file.
    pub id: &'d str,
    /// The policy it is made under, by its id.
    pub policy: Option<&'d str>,
    /// The day of the loss (保险事故发生日).
    pub loss: Option<NaiveDate>,
    /// What happened, in words.
    pub cause: Option<&'d str>,
    /// The amount claimed or reserved, CNY.
    pub amount: Option<Fen>,
    /// Which of us handles it.
    pub handler: Option<&'d str>,
    /// The number the insurer gave when the loss was reported (报案号).
    pub number: Option<&'d str>,
    /// The numbers of the files the insurer opened for it (立案号, 赔案号); several to one notification.
    pub claim_numbers: Vec<&'d str>,
    /// Whether others handled it before we were appointed: until then it was no business of ours (D15).
    pub before_us: bool,
    /// The day the insurer was notified (保险法 21).
    pub notified: Option<NaiveDate>,
    /// The day claim and papers first reached the insurer: the 30 days to decide begin (保险法司法解释二 15).
    pub first_received: Option<NaiveDate>,
    /// The day the insurer asked for missing papers; it must ask for all of them at one time (保险法 22).
    pub asked: Option<NaiveDate>,
    /// The day the papers were complete; the time since it asked for them is taken off the 30 days.
    pub complete: Option<NaiveDate>,
    /// The day the client's liability was determined: under liability cover the limitation begins (解释四 18).
    pub liability_fixed: Option<NaiveDate>,
    /// The day the insurer decided, whether or not it pays (保险法 23).
    pub decided: Option<NaiveDate>,
    /// The day the amount was agreed: the 10 days to pay begin (保险法 23).
    pub agreed: Option<NaiveDate>,
    /// The amount agreed, CNY.
    pub agreed_amount: Option<Fen>,
    /// What was paid ahead or in part, before the last payment.
    pub advances: Vec<Advance<'d>>,
    /// The day it was paid; with several payments that of the last.
    pub paid: Option<NaiveDate>,
    /// What was paid in all, CNY.
    pub paid_amount: Option<Fen>,
    /// The day it was denied (保险法 24).
    pub denied: Option<NaiveDate>,
    /// Why the insurer denied it.
    pub denied_reason: Option<&'d str>,
    /// The day the denial was contested.
    pub contested: Option<NaiveDate>,
    /// What made its limitation begin again.
    pub interruptions: Vec<Interruption<'d>>,
    /// The day the client withdrew it.
    pub withdrawn: Option<NaiveDate>,
    /// The day it was closed.
    pub closed: Option<NaiveDate>,
    /// The written proof it was closed with, by the id of a document of the archive.
    pub proof: Option<&'d str>,
}

impl<'d> Claim<'d> {
    pub(super) fn read(fields: &mut Fields<'d, '_>) -> Claim<'d> {
        Claim {
            id: fields.text("id").unwrap_or_default(),
            policy: fields.text("policy"),
            loss: fields.born("loss"),
            cause: fields.said("cause"),
            amount: fields.money("amount"),
            handler: fields.said("handler"),
            number: fields.said("number"),
            claim_numbers: fields.texts("claim-numbers"),
            before_us: fields.flag("before-us"),
            notified: fields.fact("notified"),
            first_received: fields.fact("first-received"),
            asked: fields.fact("asked"),
            complete: fields.fact("complete"),
            liability_fixed: fields.fact("liability-fixed"),
            decided: fields.fact("decided"),
            agreed: fields.fact("agreed"),
            agreed_amount: fields.with("agreed", |it| it.money("agreed-amount")),
            advances: fields.entries("advances", Advance::read),
            paid: fields.fact("paid"),
            paid_amount: fields.with("paid", |it| it.money("paid-amount")),
            denied: fields.fact("denied"),
            denied_reason: fields.with("denied", |it| it.said("denied-reason")),
            contested: fields.fact("contested"),
            interruptions: fields.entries("interruptions", Interruption::read),
            withdrawn: fields.fact("withdrawn"),
            closed: fields.fact("closed"),
            proof: fields.with("closed", |it| it.text("proof")),
        }
    }

    /// Whether less was paid than was agreed.
    pub fn is_short(&self) -> bool {
        let amounts = self.paid_amount.zip(self.agreed_amount);
        amounts.is_some_and(|(paid, agreed)| paid < agreed)
    }

    /// What is still owed of the sum that was agreed, CNY; `None` once it was paid, in the end or ahead. A payment without
    /// an amount was all of it.
    pub fn owed(&self) -> Option<Fen> {
        let agreed = self.agreed_amount?;
        let ahead: Fen = self.advances.iter().filter_map(|it| it.amount).sum();
        let paid = match self.paid {
            Some(_) => self.paid_amount?.max(ahead),
            None => ahead,
        };
        (paid < agreed).then(|| Fen(agreed.0 - paid.0))
    }

    /// Whether it came to its end: it was denied or withdrawn, or the insurer paid, at least what was agreed.
    pub fn is_settled(&self) -> bool {
        let is_paid =
            self.paid.is_some() || (self.agreed_amount.is_some() && !self.advances.is_empty());
        let is_given_up = self.denied.is_some() || self.withdrawn.is_some();
        is_given_up || (is_paid && self.owed().is_none())
    }

    /// What was paid by a day, CNY: the whole with the last payment, before it what was paid ahead or in part.
    pub fn paid_by(&self, day: NaiveDate) -> Option<Fen> {
        if self.paid.is_some_and(|paid| paid <= day) && self.paid_amount.is_some() {
            return self.paid_amount;
        }
        let paid = |it: &&Advance<'_>| it.on.is_some_and(|on| on <= day);
        let ahead: Fen = self
            .advances
            .iter()
            .filter(paid)
            .filter_map(|it| it.amount)
            .sum();
        (ahead != Fen(0)).then_some(ahead)
    }

    /// Whether it still waits for its end.
    pub fn is_open(&self) -> bool {
        self.closed.is_none()
    }

    /// Whether it waited for its end on a day: what is dated later had not happened.
    pub fn is_open_on(&self, day: NaiveDate) -> bool {
        is_open_on(self.loss, [self.closed], day)
    }

    /// The day of a step, if it was taken.
    pub fn on(&self, step: ClaimStep) -> Option<NaiveDate> {
        match step {
            ClaimStep::Loss => self.loss,
            ClaimStep::Notified => self.notified,
            ClaimStep::FirstReceived => self.first_received,
            ClaimStep::Asked => self.asked,
            ClaimStep::Complete => self.complete,
            ClaimStep::LiabilityFixed => self.liability_fixed,
            ClaimStep::Decided => self.decided,
            ClaimStep::Agreed => self.agreed,
            ClaimStep::Denied => self.denied,
            ClaimStep::Contested => self.contested,
            ClaimStep::Paid => self.paid,
            ClaimStep::Withdrawn => self.withdrawn,
            ClaimStep::Closed => self.closed,
        }
    }

    /// The steps taken, each with its day, in the order they happened; on one day in that of the trade.
    pub fn steps(&self) -> Vec<(ClaimStep, NaiveDate)> {
        let taken = |step: &ClaimStep| self.on(*step).map(|day| (*step, day));
        let mut steps: Vec<_> = ClaimStep::ALL.iter().filter_map(taken).collect();
        steps.sort_by_key(|(step, day)| (*day, *step));
        steps
    }
}

/// The form of `claims`.
///
/// Claims (D62; 保险法 21–26). An insurer may deny, or pay on account, before the papers are complete; it cannot
/// before it knows of the loss. It decides on a claim that it has received, and agrees on an amount once it decided. After a
/// denial an amount can be agreed only once the denial was contested.
pub(super) const CLAIMS: Section = section("claims", "id", both!("索赔", "the claim"))
    .told_by(&["policy", "loss", "cause", "number"])
    .keys(&[
        ID,
        id(
            &["policies"],
            "policy",
            both!("出险保单", "the policy of the claim"),
        )
        .head(both!("保单", "policy")),
        born("loss", both!("出险日期", "the loss")),
        said("cause", both!("出险经过", "the cause of the loss"))
            .head(both!("出险经过", "cause"))
            .printed(),
        said("amount", both!("索赔金额", "the amount claimed"))
            .head(both!("索赔金额", "claimed"))
            .note(both!("或估损金额，元", "or reserved, CNY")),
        handler("handler", both!("经办人", "the handler of the claim"))
            .head(both!("经办人", "handler")),
        said("number", both!("报案号", "the loss notification number"))
            .head(both!("报案号", "notification number")),
        said("claim-numbers", both!("赔案号", "the claim numbers")).note(both!(
            "立案号，可有多个",
            "the insurer's, one for each file it opened"
        )),
        said(
            "before-us",
            both!("委托前由他人办理", "the claim of before us"),
        )
        .note(both!(
            "true 或 false",
            "whether others handled it before the appointment"
        )),
        fact("notified", both!("报案日期", "the notice of loss")),
        fact(
            "first-received",
            both!(
                "首次收到索赔请求和单证日期",
                "the first receipt of claim and papers"
            ),
        ),
        fact(
            "asked",
            both!("要求补充单证日期", "the insurer's request for papers"),
        ),
        fact(
            "complete",
            both!("索赔单证齐全日期", "the completion of the claim papers"),
        ),
        fact(
            "liability-fixed",
            both!(
                "赔偿责任确定日期",
                "the determination of the client's liability"
            ),
        )
        .note(both!(
            "责任保险的诉讼时效由此起算",
            "from it the limitation runs under liability cover"
        )),
        fact("decided", both!("核定日期", "the insurer's decision")),
        fact(
            "agreed",
            both!("达成赔付协议日期", "the agreement on the amount"),
        ),
        with(
            "agreed",
            "agreed-amount",
            both!("协议赔款", "the amount agreed"),
        )
        .head(both!("协议赔款", "agreed"))
        .note(both!("元", "CNY")),
        fact("paid", both!("赔款到账日期", "the payment of the claim")).note(both!(
            "分次赔付的，末次到账日",
            "of several payments the last"
        )),
        with("paid", "paid-amount", both!("赔款", "the amount paid"))
            .head(both!("赔款", "paid"))
            .note(both!("合计，元", "in all, CNY")),
        fact("denied", both!("拒赔日期", "the denial of the claim")),
        with(
            "denied",
            "denied-reason",
            both!("拒赔理由", "the reason of the denial"),
        )
        .head(both!("拒赔理由", "why denied")),
        fact(
            "contested",
            both!("对拒赔提出异议的日期", "the contesting of the denial"),
        ),
        fact(
            "withdrawn",
            both!("索赔撤回日期", "the withdrawal of the claim"),
        ),
        fact("closed", both!("索赔结案日期", "the closing of the claim")),
        with("closed", "proof", both!("结案凭据", "the closing proof"))
            .head(both!("结案凭据", "proof"))
            .names(&["archive.documents"])
            .note(both!(
                "业务档案中的编号",
                "a document of the archive, by its id"
            )),
    ])
    .steps(&[
        step("loss", "claim add").bars(&[once("closed")]),
        step("notified", "claim notify")
            .after(&["loss"])
            .bars(&[once("closed")]),
        step("first-received", "claim receive")
            .after(&["loss", "notified"])
            .needs("notified")
            .bars(&[once("closed"), once("withdrawn"), once("paid")]),
        step("asked", "claim ask")
            .after(&["loss", "notified"])
            .needs("notified")
            .bars(&[once("closed"), once("withdrawn"), once("paid")]),
        step("complete", "claim complete")
            .after(&["loss", "notified", "first-received", "asked"])
            .needs("notified")
            .bars(&[once("closed"), once("withdrawn"), once("paid")]),
        step("liability-fixed", "claim liability")
            .after(&["loss"])
            .bars(&[once("closed"), once("withdrawn"), once("paid")]),
        step("decided", "claim decide")
            .after(&["loss", "notified", "first-received"])
            .needs("notified")
            .bars(&[once("closed"), once("withdrawn"), once("paid")]),
        step("agreed", "claim agree")
            .after(&[
                "loss",
                "notified",
                "first-received",
                "decided",
                "denied",
                "contested",
            ])
            .needs("notified")
            .bars(&[
                once("closed"),
                once("withdrawn"),
                once("paid"),
                unless("denied", "contested"),
            ]),
        step("denied", "claim deny")
            .after(&["loss", "notified", "decided"])
            .needs("notified")
            .bars(&[
                once("closed"),
                once("withdrawn"),
                once("paid"),
                once("agreed"),
            ]),
        step("contested", "claim contest")
            .after(&["loss", "notified", "denied"])
            .needs("denied")
            .bars(&[once("closed"), once("withdrawn"), once("paid")]),
        step("paid", "claim pay")
            .after(&["loss", "notified", "agreed"])
            .needs("agreed")
            .bars(&[
                once("closed"),
                once("withdrawn"),
                unless("denied", "contested"),
            ]),
        step("withdrawn", "claim withdraw")
            .after(&[
                "loss",
                "notified",
                "first-received",
                "asked",
                "complete",
                "liability-fixed",
                "decided",
                "agreed",
                "denied",
                "contested",
            ])
            .bars(&[once("closed"), once("paid")]),
        step("closed", "claim close").after(&[
            "loss",
            "notified",
            "first-received",
            "asked",
            "complete",
            "liability-fixed",
            "decided",
            "agreed",
            "denied",
            "contested",
            "paid",
            "withdrawn",
        ]),
    ]);
