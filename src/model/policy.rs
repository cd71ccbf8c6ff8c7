//! An insurance policy placed for the client (保险经纪人监管规定 第四十四条).

use chrono::NaiveDate;

use super::fields::Fields;
use crate::money::Fen;

/// A policy.
#[derive(Clone, Debug, PartialEq)]
pub struct Policy<'d> {
    /// Its name in this file.
    pub id: &'d str,
    /// The insurer.
    pub insurer: Option<&'d str>,
    /// 投保人.
    pub applicant: Option<&'d str>,
    /// 被保险人.
    pub insured: Option<&'d str>,
    /// The product.
    pub product: Option<&'d str>,
    /// The policy number.
    pub number: Option<&'d str>,
    /// The first day of cover.
    pub starts: Option<NaiveDate>,
    /// The last day of cover, inclusive.
    pub ends: Option<NaiveDate>,
    /// The sum insured, CNY.
    pub sum_insured: Option<Fen>,
    /// The premium, CNY.
    pub premium: Option<Fen>,
    /// The brokerage, in hundredths of a percent of the premium.
    pub brokerage_percent: Option<i64>,
    /// How the premium is paid, in words.
    pub payment: Option<&'d str>,
    /// The day the premium was paid.
    pub paid: Option<NaiveDate>,
    /// The brokerage received so far, CNY: realised income (D32).
    pub received: Option<Fen>,
    /// The day up to which that was counted.
    pub received_on: Option<NaiveDate>,
    /// Who of ours placed it.
    pub by: Option<&'d str>,
    /// Whether it is life insurance: claims under it may be made for 5 years, not 2 (保险法 26).
    pub life: bool,
    /// Whether there is reinsurance, and so a reinsurance slip (D28).
    pub reinsurance: bool,
}

impl<'d> Policy<'d> {
    pub(super) fn read(fields: &mut Fields<'d, '_>) -> Policy<'d> {
        Policy {
            id: fields.text("id").unwrap_or_default(),
            insurer: fields.text("insurer"),
            applicant: fields.text("applicant"),
            insured: fields.text("insured"),
            product: fields.text("product"),
            number: fields.text("number"),
            starts: fields.date("starts"),
            ends: fields.date("ends"),
            sum_insured: fields.money("sum-insured"),
            premium: fields.money("premium"),
            brokerage_percent: fields.percent("brokerage-percent"),
            payment: fields.text("payment"),
            paid: fields.date("paid"),
            received: fields.money("received"),
            received_on: fields.date("received-on"),
            by: fields.text("by"),
            life: fields.flag("life"),
            reinsurance: fields.flag("reinsurance"),
        }
    }
}
