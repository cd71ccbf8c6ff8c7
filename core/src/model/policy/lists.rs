//! The lists of a policy: its co-insurers, and the instalments of its premium.

use chrono::NaiveDate;

use crate::both;
use crate::model::fields::Fields;
use crate::model::form::rows::{ID, Section, fact, said, section, term};
use crate::money::Fen;

/// An insurer that has a share of the policy (共保).
#[derive(Clone, Debug, PartialEq)]
pub struct CoInsurer<'d> {
    /// Its name in this policy.
    pub id: &'d str,
    /// The insurer.
    pub insurer: Option<&'d str>,
    /// Its share, in hundredths of a percent.
    pub share: Option<i64>,
}

impl<'d> CoInsurer<'d> {
    pub(super) fn read(fields: &mut Fields<'d, '_>) -> CoInsurer<'d> {
        CoInsurer {
            id: fields.text("id").unwrap_or_default(),
            insurer: fields.said("insurer"),
            share: fields.percent("share"),
        }
    }
}

/// The form of `policies.co-insurers`.
pub(in crate::model) const CO_INSURERS: Section = section(
    "policies.co-insurers",
    "id",
    both!("共保公司", "the co-insurer"),
)
.told_by(&["insurer"])
.keys(&[
    ID,
    said("insurer", both!("共保公司名称", "the co-insurer's name")),
    said("share", both!("共保份额", "the co-insurer's share"))
        .head(both!("份额", "share"))
        .note(both!(
            "百分比，首席承保人承担其余",
            "per cent; the leader has what the others leave"
        )),
]);

/// A part of the premium that is paid by a day of its own.
#[derive(Clone, Debug, PartialEq)]
pub struct Instalment<'d> {
    /// Its name in this policy.
    pub id: &'d str,
    /// The last day to pay it, inclusive.
    pub due: Option<NaiveDate>,
    /// The amount, CNY.
    pub amount: Option<Fen>,
    /// The day it was paid.
    pub paid: Option<NaiveDate>,
}

impl<'d> Instalment<'d> {
    pub(super) fn read(fields: &mut Fields<'d, '_>) -> Instalment<'d> {
        Instalment {
            id: fields.text("id").unwrap_or_default(),
            due: fields.date("due"),
            amount: fields.money("amount"),
            paid: fields.fact("paid"),
        }
    }
}

/// The form of `policies.instalments`.
pub(in crate::model) const INSTALMENTS: Section = section(
    "policies.instalments",
    "id",
    both!("分期保险费", "the instalment of the premium"),
)
.told_by(&["due", "amount"])
.keys(&[
    ID,
    term("due", both!("应缴日", "the due day of the instalment"))
        .head(both!("应缴日", "due"))
        .note(both!("含当日", "inclusive")),
    said("amount", both!("应缴金额", "the amount of the instalment"))
        .head(both!("应缴金额", "amount"))
        .note(both!("元", "CNY")),
    fact("paid", both!("实缴日", "the payment of the instalment")).head(both!("实缴日", "paid")),
]);
