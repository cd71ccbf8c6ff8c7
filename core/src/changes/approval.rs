//! Holding an approval against those who may give it.

use chrono::NaiveDate;

use super::Refusal;
use crate::standing::{Approval, Case, may_approve};

/// Refuses what is approved by somebody who may not (D33, D35, D41).
///
/// # Errors
///
/// The company names others, or it names nobody and this is one of the client's team that day.
pub(super) fn by_another(
    case: &Case<'_>,
    approval: Approval,
    by: &str,
    on: NaiveDate,
) -> Result<(), Refusal> {
    may_approve(case, approval, by, on).map_err(|why| Refusal::Approver {
        approval,
        by: by.to_owned(),
        on,
        why,
    })
}
