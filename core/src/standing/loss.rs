//! What is still missing after a loss: its reason, the exit talk, the final report, an owner of open claims,
//! the day to ask again (D67).

use std::collections::HashSet;

use super::Case;
use crate::model::{Record, Renewal};
use crate::words;

words! {
    /// What follows from a loss.
    LossLack {
        /// 流失原因.
        Reason = "reason",
        /// 流失访谈.
        Talk = "talk",
        /// 总结报告.
        Report = "report",
        /// 未决赔案责任人, when claims under what was lost are open.
        ClaimsBy = "claims-by",
        /// 再争取日期.
        WinBack = "win-back",
    }
}

/// What is still missing after a loss; nothing when the renewal has no loss.
pub fn loss_lacks(record: &Record<'_>, renewal: &Renewal<'_>) -> Vec<LossLack> {
    if !renewal.is_lost() {
        return Vec::new();
    }
    let loss = renewal.loss.as_ref();
    let lacks = [
        (LossLack::Reason, loss.is_some_and(|it| it.reason.is_some())),
        (LossLack::Talk, loss.is_some_and(|it| it.talk.is_some())),
        (LossLack::Report, loss.is_some_and(|it| it.report.is_some())),
        (
            LossLack::ClaimsBy,
            loss.is_some_and(|it| it.claims_by.is_some()) || !has_open_claims(record, renewal),
        ),
        (
            LossLack::WinBack,
            loss.is_some_and(|it| it.win_back.is_some()),
        ),
    ];
    let lacks = lacks.into_iter().filter(|(_, there)| !there);
    lacks.map(|(lack, _)| lack).collect()
}

/// Whether the day to ask for lost business again is still open: the diary has no entry from that day to
/// today.
pub(super) fn waits_for_win_back(case: &Case<'_>, renewal: &Renewal<'_>) -> bool {
    let day = renewal.loss.as_ref().and_then(|loss| loss.win_back);
    let written = |day| {
        let mut entries = case.record.diary.iter();
        entries.any(|entry| (day..=case.today).contains(&entry.on))
    };
    day.is_some_and(|day| !written(day))
}

/// Whether a claim is open under a policy that was lost.
fn has_open_claims(record: &Record<'_>, renewal: &Renewal<'_>) -> bool {
    let lost: HashSet<&str> = renewal.lost().collect();
    let mut open = record.claims.iter().filter(|claim| claim.is_open());
    open.any(|claim| claim.policy.is_some_and(|policy| lost.contains(policy)))
}
