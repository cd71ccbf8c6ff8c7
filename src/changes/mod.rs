//! What a command may change in a record: each decides on edits, or refuses with a reason.
//!
//! Pure decisions, one file per noun: they see the record as it is and what the user asked for, and return
//! the edits that `document::edit` makes in the text. Nothing is written here.

use chrono::NaiveDate;

use crate::document::edit::Edit;

pub mod diary;
pub mod plan;
mod refusal;
mod service;
pub mod team;
mod year;

pub use refusal::Refusal;
pub use service::kind;

/// The edits a command makes, or the trade's no.
pub type Change = Result<Vec<Edit>, Refusal>;

/// The next id of a list: the number after the highest ever used, `p8` after `p1` and `p7`.
pub(crate) fn next_id<'a>(prefix: &str, ids: impl Iterator<Item = &'a str>) -> String {
    let highest = ids
        .filter_map(|id| id.strip_prefix(prefix)?.parse::<u32>().ok())
        .max();
    format!(
        "{prefix}{}",
        highest.map_or(1, |highest| u64::from(highest) + 1)
    )
}

/// What happened lies today or before.
pub(crate) fn has_come(day: NaiveDate, today: NaiveDate) -> Result<(), Refusal> {
    if day > today {
        return Err(Refusal::InFuture { day, today });
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_follows_the_highest_one_and_fills_no_gap() {
        let next = |ids: &[&str]| next_id("p", ids.iter().copied());

        assert_eq!(next(&[]), "p1");
        assert_eq!(next(&["p1", "p7", "p3"]), "p8");
        assert_eq!(next(&["p9", "p10", "visit", "c40", "p"]), "p11");
        assert_eq!(next(&["p4294967295"]), "p4294967296");
    }

    #[test]
    fn today_has_come_and_tomorrow_has_not() {
        let today: NaiveDate = "2026-11-20".parse().unwrap();
        let day = today.succ_opt().unwrap();

        assert_eq!(has_come(today, today), Ok(()));
        assert_eq!(has_come(day, today), Err(Refusal::InFuture { day, today }));
    }
}
