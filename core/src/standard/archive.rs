//! What keeps the client archive fresh.

use super::form::rows::{Section, count, days_or_none, section};
use super::said::Said;
use crate::both;

/// What keeps the client archive fresh.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Upkeep {
    /// For how many calendar days the company's client system counts as in step (D31).
    pub crm_days: u32,
    /// In how many working days a document is filed, after the day of what leaves it (D28, D30). What is
    /// due with the archive itself has the archive's own term.
    pub filing: u32,
}

/// The longest a company may leave its client system alone, in calendar days: ten years.
const LONGEST_OUT_OF_STEP: u32 = 3660;

/// The form of `archive`.
pub(super) const ARCHIVE: Section = section(
    "archive",
    both!("客户档案的维护", "how the archive is kept up"),
    &[
        count(
            "crm-days",
            1..=LONGEST_OUT_OF_STEP,
            180,
            both!(
                "客户系统多少自然日内算同步",
                "calendar days after which the client system counts as out of date"
            ),
        ),
        days_or_none(
            "filing",
            10,
            both!(
                "文件归档的工作日",
                "working days to file a document, from the event that produces it"
            ),
        ),
    ],
);

impl Upkeep {
    pub(super) fn read(said: &mut Said<'_, '_, '_>) -> Upkeep {
        Upkeep {
            crm_days: said.count("crm-days"),
            filing: said.count("filing"),
        }
    }
}
