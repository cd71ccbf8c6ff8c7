//! One holiday of a year, and the weekend days worked for it.

use std::sync::Arc;

use chrono::NaiveDate;

use super::festival;
use crate::lang::Both;

/// One holiday of a year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Holiday {
    /// Its name; two festivals kept as one are joined by `、`.
    pub name: Arc<Both>,
    /// The first day off, weekends included.
    pub from: NaiveDate,
    /// The last day off, inclusive, weekends included.
    pub to: NaiveDate,
    /// The Saturdays and Sundays worked for it.
    pub work: Vec<NaiveDate>,
}

impl Holiday {
    /// Its days off, first to last, weekends included.
    pub fn days_off(&self) -> impl Iterator<Item = NaiveDate> + use<> {
        let to = self.to;
        self.from.iter_days().take_while(move |&day| day <= to)
    }

    /// How many calendar days it is long.
    pub fn length(&self) -> i64 {
        (self.to - self.from).num_days() + 1
    }
}

/// Notes a day worked with the holiday it makes up for: the nearest of that name, else the nearest.
///
/// `None` when there is no holiday at all.
pub(super) fn make_up(holidays: &mut [Holiday], day: NaiveDate, name: &str) -> Option<()> {
    let exact = holidays.iter().any(|it| it.name.zh == name);
    let festivals = match exact {
        true => Vec::new(),
        false => festival::spoken_of(name),
    };
    let is_for = |it: &Holiday| match exact {
        true => it.name.zh == name,
        false => festival::spoken_of(&it.name.zh)
            .iter()
            .any(|one| festivals.contains(one)),
    };
    let days_away = |it: &Holiday| (it.from - day).max(day - it.to);
    let nearest = holidays
        .iter_mut()
        .min_by_key(|it| (!is_for(it), days_away(it)))?;
    nearest.work.push(day);
    Some(())
}
