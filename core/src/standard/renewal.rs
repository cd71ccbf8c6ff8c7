//! When a renewal opens, and its steps.

use super::form::rows::{Section, counts, days, days_or_none, section};
use super::said::Said;
use crate::both;

/// Renewal, in calendar days before the earliest expiry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Renewal {
    /// When it opens, for one to five stars (D64).
    pub starts: [u32; 5],
    /// The year reviewed and reported on (D65).
    pub review: u32,
    /// Exposures brought up to date (D65).
    pub exposure: u32,
    /// The programme, and quotations asked for (D65).
    pub programme: u32,
    /// Quotations compared (D65).
    pub comparison: u32,
    /// Proposed to the client (D65).
    pub proposal: u32,
    /// The client's signed choice (D65).
    pub choice: u32,
    /// Cover bound (D65).
    pub bound: u32,
    /// Policies that end so many days apart at most are one renewal.
    pub together: u32,
}

/// The form of `renewal`.
pub(super) const RENEWAL: Section = section(
    "renewal",
    both!(
        "续转步骤，最早到期日之前的自然日",
        "steps of a renewal, in calendar days before the earliest expiry"
    ),
    &[
        counts(
            "starts",
            [60, 60, 90, 120, 120],
            both!(
                "启动续转，依次为一至五星",
                "its start, for one to five stars"
            ),
        ),
        days("review", 90, both!("回顾与报告", "the review and report")),
        days("exposure", 75, both!("更新风险信息", "the exposure update")),
        days(
            "programme",
            60,
            both!("续转方案与询价", "the programme, and quotations asked for"),
        ),
        days(
            "comparison",
            45,
            both!("询价分析", "the quotations compared"),
        ),
        days(
            "proposal",
            30,
            both!("向客户提出建议", "the proposal to the client"),
        ),
        days(
            "choice",
            14,
            both!("客户签字确认", "the client's signed choice"),
        ),
        days("bound", 7, both!("承保", "cover bound")),
        days_or_none(
            "together",
            30,
            both!(
                "到期日相隔多少天以内一同续转",
                "policies that end at most this many days apart are one renewal"
            ),
        ),
    ],
);

impl Renewal {
    pub(super) fn read(said: &mut Said<'_, '_, '_>) -> Renewal {
        Renewal {
            starts: said.counts("starts"),
            review: said.count("review"),
            exposure: said.count("exposure"),
            programme: said.count("programme"),
            comparison: said.count("comparison"),
            proposal: said.count("proposal"),
            choice: said.count("choice"),
            bound: said.count("bound"),
            together: said.count("together"),
        }
    }

    /// Calendar days before expiry by which the year is reviewed and reported on, for 1 to 5 stars: nothing
    /// of a renewal is due before it opens.
    pub fn accounted(&self, stars: u8) -> u32 {
        let starts = self.starts[usize::from(stars.clamp(1, 5)) - 1];
        self.review.min(starts)
    }
}
