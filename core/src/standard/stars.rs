//! How stars come about, and what hangs on them.

use chrono::NaiveDate;

use super::form::rows::{Section, Takes, count, key, section};
use super::said::Said;
use crate::both;
use crate::money::Fen;

/// The stars' thresholds (D32) and what hangs on them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stars {
    /// The least income of one service year for two, three, four and five stars, CNY, inclusive.
    pub thresholds: [Fen; 4],
    /// The day from which the thresholds hold: what was rated before keeps its stars. `None` where they always held.
    pub from: Option<NaiveDate>,
    /// From how many stars on a leading group is suggested (D24).
    pub leading_group: u8,
}

/// The form of `stars`.
pub(super) const STARS: Section = section(
    "stars",
    both!("星级的划分", "how the stars are worked out"),
    &[
        key(
            "thresholds",
            Takes::Amounts([
                Fen::yuan(50_000),
                Fen::yuan(200_000),
                Fen::yuan(500_000),
                Fen::yuan(1_000_000),
            ]),
            both!(
                "收入（元）达到多少为二、三、四、五星，含本数",
                "income, CNY, from which a client has two, three, four, five stars"
            ),
        ),
        key(
            "from",
            Takes::Date,
            both!(
                "本标准自哪天起施行；此前的评定保持原星级",
                "the day from which they hold; what was rated before keeps its stars"
            ),
        ),
        count(
            "leading-group",
            1..=5,
            4,
            both!(
                "从几星起可设领导小组",
                "the stars from which there is a leading group"
            ),
        ),
    ],
);

impl Stars {
    pub(super) fn read(said: &mut Said<'_, '_, '_>) -> Stars {
        Stars {
            thresholds: said.amounts("thresholds"),
            from: said.date("from"),
            leading_group: said.count("leading-group") as u8,
        }
    }

    /// Whether what was rated on a day keeps the stars of that day, because the thresholds hold only from a later one.
    pub fn keep(&self, rated: Option<NaiveDate>) -> bool {
        let days = rated.zip(self.from);
        days.is_some_and(|(rated, from)| rated < from)
    }

    /// The stars, 1 to 5, of an income of one service year.
    pub fn of(&self, income: Fen) -> u8 {
        1 + self
            .thresholds
            .iter()
            .filter(|least| income >= **least)
            .count() as u8
    }
}
