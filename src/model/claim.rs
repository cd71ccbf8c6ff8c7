//! An insurance claim: from the loss to payment, denial or withdrawal (D62; 保险法 21–26).

use chrono::NaiveDate;

use super::fields::Fields;
use super::is_open_on;
use super::word::{Word, words};
use crate::money::Fen;

words! {
    /// A step of a claim; its code is the key that dates it.
    ClaimStep {
        /// 出险.
        Loss = "loss",
        /// 报案 (保险法 21).
        Notified = "notified",
        /// The insurer asked for missing papers (保险法 22).
        Asked = "asked",
        /// The papers were complete (保险法 23).
        Complete = "complete",
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
    /// Who of ours handles it.
    pub handler: Option<&'d str>,
    /// The number the insurer gave when the loss was reported (报案号).
    pub number: Option<&'d str>,
    /// The numbers of the files the insurer opened for it (立案号, 赔案号); several to one notification.
    pub claim_numbers: Vec<&'d str>,
    /// The day the insurer was notified (保险法 21).
    pub notified: Option<NaiveDate>,
    /// The day the insurer asked for missing papers, once and for all of them (保险法 22).
    pub asked: Option<NaiveDate>,
    /// The day the papers were complete: the 30 days to decide begin (保险法 23).
    pub complete: Option<NaiveDate>,
    /// The day the insurer decided, whether or not it pays (保险法 23).
    pub decided: Option<NaiveDate>,
    /// The day the amount was agreed: the 10 days to pay begin (保险法 23).
    pub agreed: Option<NaiveDate>,
    /// The day it was paid.
    pub paid: Option<NaiveDate>,
    /// What was paid, CNY.
    pub paid_amount: Option<Fen>,
    /// The day it was denied (保险法 24).
    pub denied: Option<NaiveDate>,
    /// Why the insurer denied it.
    pub denied_reason: Option<&'d str>,
    /// The day the denial was contested.
    pub contested: Option<NaiveDate>,
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
            cause: fields.text("cause"),
            amount: fields.money("amount"),
            handler: fields.text("handler"),
            number: fields.text("number"),
            claim_numbers: fields.texts("claim-numbers"),
            notified: fields.fact("notified"),
            asked: fields.fact("asked"),
            complete: fields.fact("complete"),
            decided: fields.fact("decided"),
            agreed: fields.fact("agreed"),
            paid: fields.fact("paid"),
            paid_amount: fields.with("paid", |it| it.money("paid-amount")),
            denied: fields.fact("denied"),
            denied_reason: fields.with("denied", |it| it.text("denied-reason")),
            contested: fields.fact("contested"),
            withdrawn: fields.fact("withdrawn"),
            closed: fields.fact("closed"),
            proof: fields.with("closed", |it| it.text("proof")),
        }
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
            ClaimStep::Asked => self.asked,
            ClaimStep::Complete => self.complete,
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
