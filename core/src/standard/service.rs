//! When what runs beside the plan is stuck.

use super::form::rows::{Section, counts, days, days_or_none, section};
use super::said::Said;
use crate::both;

/// When what runs beside the plan is stuck, in working days after the step before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ServiceTerms {
    /// The longest silence in the diary for one to five stars (D56).
    pub silence: [u32; 5],
    /// An endorsement asked for is sent to the insurer (D58).
    pub endorsement_sent: u32,
    /// One that was sent is issued (D58).
    pub endorsement_issued: u32,
    /// One that was issued is checked (D58).
    pub endorsement_checked: u32,
    /// A change of risk has its measure, and the insurer is told (D59).
    pub risk: u32,
    /// A client that changed its account manager is told, and the list of what was open is signed (D69).
    pub hand_over: u32,
    /// A client manual stands, from the first day of the policy year (D57).
    pub manual: u32,
    /// A client manual made so many calendar days before the policy year begins is that year's.
    pub manual_ahead: u32,
    /// A premium without instalments is paid, in calendar days from inception (保险法 14).
    pub premium: u32,
}

/// The form of `service`.
pub(super) const SERVICE: Section = section(
    "service",
    both!(
        "服务实施的期限，工作日",
        "terms of the service stage in working days"
    ),
    &[
        counts(
            "silence",
            [90, 60, 30, 20, 15],
            both!(
                "客户日志最长间隔，依次为一至五星",
                "the longest time without a diary entry, for one to five stars"
            ),
        ),
        days(
            "endorsement-sent",
            3,
            both!("批改申请送交保险公司", "an endorsement sent to the insurer"),
        ),
        days(
            "endorsement-issued",
            15,
            both!("保险公司出具批单", "an endorsement issued by the insurer"),
        ),
        days(
            "endorsement-checked",
            5,
            both!("核对批单", "an endorsement checked"),
        ),
        days(
            "risk",
            10,
            both!(
                "应对风险变化并告知保险公司",
                "a measure against a change of risk, and the report to the insurer"
            ),
        ),
        days(
            "hand-over",
            5,
            both!(
                "更换客户经理后告知客户、签字移交的工作日",
                "working days to tell the client of a new account manager and to sign the hand-over"
            ),
        ),
        days(
            "manual",
            30,
            both!(
                "送交客户手册，自保险年度首日",
                "the client manual, from the first day of the policy year"
            ),
        ),
        days_or_none(
            "manual-ahead",
            30,
            both!(
                "可提前多少自然日制作",
                "how many calendar days before that day it may be made"
            ),
        ),
        days(
            "premium",
            30,
            both!(
                "没有分期的保险费，起保后多少自然日内付清",
                "calendar days from inception to pay a premium without instalments"
            ),
        ),
    ],
);

impl ServiceTerms {
    pub(super) fn read(said: &mut Said<'_, '_, '_>) -> ServiceTerms {
        ServiceTerms {
            silence: said.counts("silence"),
            endorsement_sent: said.count("endorsement-sent"),
            endorsement_issued: said.count("endorsement-issued"),
            endorsement_checked: said.count("endorsement-checked"),
            risk: said.count("risk"),
            hand_over: said.count("hand-over"),
            manual: said.count("manual"),
            manual_ahead: said.count("manual-ahead"),
            premium: said.count("premium"),
        }
    }
}
