//! The lists of a claim: what was paid before the last payment, and what interrupted its limitation.

use chrono::NaiveDate;

use crate::both;
use crate::model::fields::Fields;
use crate::model::form::rows::{ID, Section, born, fact, said, section};
use crate::money::Fen;
use crate::words;

words! {
    /// What makes the limitation of a claim begin again (民法典 195).
    InterruptionKind {
        /// 提出履行请求: the claim was demanded from the insurer.
        Demand = "demand",
        /// 同意履行: the insurer consented to pay.
        Consent = "consent",
        /// 提起诉讼.
        Suit = "suit",
        /// 申请仲裁.
        Arbitration = "arbitration",
        /// 与提起诉讼或申请仲裁具有同等效力的其他情形.
        Other = "other",
    }
}

impl InterruptionKind {
    /// Whether it takes its time: the limitation begins again when it has ended.
    pub fn lasts(self) -> bool {
        match self {
            InterruptionKind::Suit | InterruptionKind::Arbitration | InterruptionKind::Other => {
                true
            }
            InterruptionKind::Demand | InterruptionKind::Consent => false,
        }
    }
}

/// What interrupted the limitation of a claim.
#[derive(Clone, Debug, PartialEq)]
pub struct Interruption<'d> {
    /// Its name in this file.
    pub id: &'d str,
    /// The day of it.
    pub on: Option<NaiveDate>,
    /// What it was.
    pub kind: Option<InterruptionKind>,
    /// The day the suit, arbitration and the like ended.
    pub ended: Option<NaiveDate>,
}

impl<'d> Interruption<'d> {
    pub(super) fn read(fields: &mut Fields<'d, '_>) -> Interruption<'d> {
        Interruption {
            id: fields.text("id").unwrap_or_default(),
            on: fields.born("on"),
            kind: fields.word("kind"),
            ended: fields.fact("ended"),
        }
    }
}

/// A payment before the last one: what could be determined (保险法 25), or a part.
#[derive(Clone, Debug, PartialEq)]
pub struct Advance<'d> {
    /// Its name in this file.
    pub id: &'d str,
    /// The day it was paid.
    pub on: Option<NaiveDate>,
    /// What was paid, CNY.
    pub amount: Option<Fen>,
}

impl<'d> Advance<'d> {
    pub(super) fn read(fields: &mut Fields<'d, '_>) -> Advance<'d> {
        Advance {
            id: fields.text("id").unwrap_or_default(),
            on: fields.born("on"),
            amount: fields.money("amount"),
        }
    }
}

/// The form of `claims.advances`.
pub(in crate::model) const ADVANCES: Section = section(
    "claims.advances",
    "id",
    both!("预付赔款", "the payment ahead"),
)
.told_by(&["on", "amount"])
.note(both!(
    "预付或部分赔款",
    "what was paid before the last payment"
))
.keys(&[
    ID,
    born("on", both!("预付赔款到账日期", "the payment ahead")),
    said("amount", both!("预付赔款", "the amount paid ahead")).note(both!("元", "CNY")),
]);

/// The form of `claims.interruptions`.
pub(in crate::model) const INTERRUPTIONS: Section = section(
    "claims.interruptions",
    "id",
    both!("时效中断", "the interruption of the limitation"),
)
.told_by(&["on", "kind"])
.keys(&[
    ID,
    born(
        "on",
        both!("时效中断日期", "the interruption of the limitation"),
    ),
    said("kind", both!("中断事由", "the kind of interruption")),
    fact(
        "ended",
        both!("诉讼或仲裁终结日期", "the end of the suit or arbitration"),
    ),
]);
