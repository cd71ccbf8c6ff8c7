//! From the days a file speaks of to whole years of holidays.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::collections::btree_map::Entry as Slot;

use chrono::NaiveDate;

use super::{Doubt, Import, ImportFault, OwnDay, Stretch};
use crate::calendar::doubt::YearDoubt;
use crate::calendar::festival;
use crate::calendar::flaw::{Flaw, YearFault};
use crate::calendar::holiday::{Holiday, make_up};
use crate::calendar::tally::is_weekend;
use crate::calendar::year::{Notice, Year};

/// The years of a feed, which does not say what year a day belongs to.
///
/// A year that lacks festivals is left out, as long as another is whole.
pub(super) fn years(
    stretches: Vec<Stretch>,
    mut doubts: Vec<Doubt>,
) -> Result<Import, ImportFault> {
    if stretches.is_empty() {
        return Err(ImportFault::Empty { year: None });
    }
    agree(&stretches)?;
    let mut by_year: BTreeMap<i32, Vec<Stretch>> = BTreeMap::new();
    for stretch in stretches {
        let of_year = by_year.entry(notice_year(&stretch)).or_default();
        of_year.push(stretch);
    }

    let mut years = Vec::new();
    let mut faulty = Vec::new();
    for (number, stretches) in by_year {
        match Year::new(number, Vec::new(), holidays(&stretches)) {
            Ok(year) => {
                doubts.extend(self::doubts(&year));
                years.push(year);
            }
            Err(faults) => faulty.push((number, faults)),
        }
    }

    let left_out: Option<Vec<Doubt>> = faulty
        .iter()
        .map(|(year, faults)| left_out(*year, faults))
        .collect();
    match left_out {
        Some(left_out) if !years.is_empty() => {
            doubts.extend(left_out);
            Ok(Import { years, doubts })
        }
        _ => Err(ImportFault::Years(faulty)),
    }
}

/// The days of a company's own feed, each once.
pub(super) fn own(stretches: &[Stretch]) -> Result<Vec<OwnDay>, ImportFault> {
    agree(stretches)?;
    let mut days: BTreeMap<NaiveDate, OwnDay> = BTreeMap::new();
    for stretch in stretches {
        for date in stretch.days() {
            days.entry(date).or_insert_with(|| OwnDay {
                date,
                works: stretch.works,
                words: stretch.entry.words.clone(),
            });
        }
    }
    Ok(days.into_values().collect())
}

/// The year of a table that says which year it is for.
pub(super) fn one_year(
    number: i32,
    notices: Vec<Notice>,
    days: Vec<Stretch>,
) -> Result<Import, ImportFault> {
    if days.is_empty() {
        return Err(ImportFault::Empty { year: Some(number) });
    }
    agree(&days)?;
    let year = Year::new(number, notices, holidays(&days))
        .map_err(|faults| ImportFault::Years(vec![(number, faults)]))?;
    Ok(Import {
        doubts: doubts(&year).collect(),
        years: vec![year],
    })
}

/// What may be wrong with a year.
pub(super) fn doubts(year: &Year) -> impl Iterator<Item = Doubt> {
    let number = year.number();
    let doubts = year.doubts().into_iter();
    doubts.map(move |doubt| Doubt::OfYear {
        year: number,
        doubt,
    })
}

/// Of two readings of a feed's ends the one whose years come out better; the standard one, when neither does.
pub(super) fn better(
    standard: Result<Import, ImportFault>,
    other: impl FnOnce() -> Result<Import, ImportFault>,
) -> Result<Import, ImportFault> {
    let misfit = standard.as_ref().map_or(i64::MAX, misfit);
    if misfit == 0 {
        return standard;
    }
    match other() {
        Ok(mut other) if self::misfit(&other) < misfit.min(FAR) => {
            other.doubts.push(Doubt::EndIncluded);
            Ok(other)
        }
        _ => standard,
    }
}

/// A reading this far from the law's days off is no better than another.
const FAR: i64 = 3;

/// How far the years of a file are from what the law gives: days too many or too few, and far, when a day is off
/// by law that they have worked.
fn misfit(import: &Import) -> i64 {
    let of_year = |doubt: &Doubt| match doubt {
        Doubt::OfYear {
            doubt: YearDoubt::CheckSum { found, usual },
            ..
        } => (found - usual).abs(),
        Doubt::OfYear { .. } => FAR,
        _ => 0,
    };
    import.doubts.iter().map(of_year).sum()
}

/// A year that is merely not all there, rather than wrong.
fn left_out(year: i32, faults: &[YearFault]) -> Option<Doubt> {
    let [YearFault { flaw, .. }] = faults else {
        return None;
    };
    let missing = match flaw {
        Flaw::Missing(missing) => missing.clone(),
        Flaw::Empty => festival::missing(year, std::iter::empty()),
        _ => return None,
    };
    Some(Doubt::LeftOut { year, missing })
}

/// The year whose notice the days are of. A nameless make-up day in December can only be New Year's.
fn notice_year(stretch: &Stretch) -> i32 {
    let holiday = stretch.holiday.as_deref().unwrap_or("元旦");
    festival::notice_year(stretch.from, holiday)
}

/// Refuses a day that one entry gives off and another has worked.
fn agree(stretches: &[Stretch]) -> Result<(), ImportFault> {
    let mut said: BTreeMap<NaiveDate, &Stretch> = BTreeMap::new();
    for stretch in stretches {
        for date in stretch.days() {
            match said.entry(date) {
                Slot::Vacant(slot) => {
                    slot.insert(stretch);
                }
                Slot::Occupied(slot) if slot.get().works == stretch.works => {}
                Slot::Occupied(slot) => {
                    return Err(ImportFault::Contradiction {
                        date,
                        first: slot.get().entry.clone(),
                        second: stretch.entry.clone(),
                    });
                }
            }
        }
    }
    Ok(())
}

/// The holidays that a year's days come to, each with the days worked for it.
fn holidays(stretches: &[Stretch]) -> Vec<Holiday> {
    let (worked, mut off): (Vec<&Stretch>, Vec<&Stretch>) =
        stretches.iter().partition(|it| it.works);
    off.sort_by_key(|it| (&it.holiday, it.from));

    let mut days_worked: BTreeMap<NaiveDate, &str> = BTreeMap::new();
    for stretch in worked {
        let holiday = stretch.holiday.as_deref().unwrap_or_default();
        for day in stretch.days() {
            days_worked.entry(day).or_insert(holiday);
        }
    }

    let mut runs: Vec<Run> = Vec::new();
    for stretch in off {
        match runs.last_mut() {
            Some(run) if run.goes_on_with(stretch, &days_worked) => run.to = stretch.to.max(run.to),
            _ => runs.push(Run::of(stretch)),
        }
    }

    // Two festivals that share a day are kept as one holiday of both names.
    runs.sort_by_key(|run| (run.from, Reverse(run.to)));
    let mut apart: Vec<Run> = Vec::new();
    for run in runs {
        match apart.last_mut() {
            Some(before) if run.from <= before.to => before.join(run),
            _ => apart.push(run),
        }
    }

    let mut holidays: Vec<Holiday> = apart.into_iter().map(Run::holiday).collect();
    for (day, holiday) in days_worked {
        // A year of days worked alone has no holiday to hang them on, and is refused as empty.
        let _ = make_up(&mut holidays, day, holiday);
    }
    holidays
}

/// Days off that make one holiday.
struct Run<'s> {
    names: Vec<&'s str>,
    from: NaiveDate,
    to: NaiveDate,
}

impl<'s> Run<'s> {
    fn of(stretch: &'s Stretch) -> Run<'s> {
        Run {
            names: stretch.holiday.as_deref().into_iter().collect(),
            from: stretch.from,
            to: stretch.to,
        }
    }

    /// Whether a later stretch is more of the same: it is of the same name, and nothing lies between
    /// but perhaps a weekend off, which a feed of weekdays leaves out.
    fn goes_on_with(&self, later: &Stretch, worked: &BTreeMap<NaiveDate, &str>) -> bool {
        let is_free_weekend = |day| is_weekend(day) && !worked.contains_key(&day);
        let mut between = self.to.iter_days().skip(1);
        later.holiday.as_deref() == self.names.last().copied()
            && between
                .find(|&day| day >= later.from || !is_free_weekend(day))
                .is_some_and(|day| day >= later.from)
    }

    fn join(&mut self, other: Run<'s>) {
        self.to = self.to.max(other.to);
        self.names.extend(other.names);
    }

    fn holiday(self) -> Holiday {
        let mut names: Vec<&str> = Vec::new();
        for name in self.names.iter().flat_map(|names| names.split('、')) {
            if !names.contains(&name) {
                names.push(name);
            }
        }
        Holiday {
            name: festival::named(&names.join("、")),
            from: self.from,
            to: self.to,
            work: Vec::new(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::import::{Entry, Place};

    fn date(day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 10, day).unwrap()
    }

    /// The holidays that single days of October 2026 come to; a leading `班` has the day worked.
    fn gathered(days: &[(u32, &str)]) -> Vec<(String, NaiveDate, NaiveDate, Vec<NaiveDate>)> {
        let stretch = |&(day, name): &(u32, &str)| Stretch {
            entry: Entry {
                place: Place::Line(1),
                words: String::new(),
            },
            holiday: Some(name.trim_start_matches('班').to_owned()),
            from: date(day),
            to: date(day),
            works: name.starts_with('班'),
        };
        let stretches: Vec<Stretch> = days.iter().map(stretch).collect();
        let plain = |it: Holiday| (it.name.zh.clone(), it.from, it.to, it.work);
        holidays(&stretches).into_iter().map(plain).collect()
    }

    fn holiday(
        name: &str,
        from: u32,
        to: u32,
        work: &[u32],
    ) -> (String, NaiveDate, NaiveDate, Vec<NaiveDate>) {
        let work = work.iter().map(|&day| date(day)).collect();
        (name.to_owned(), date(from), date(to), work)
    }

    #[test]
    fn weekdays_off_around_a_weekend_are_one_holiday() {
        // Thursday, Friday, Monday, in any order, and the Saturday after worked.
        assert_eq!(
            gathered(&[
                (5, "国庆节"),
                (1, "国庆节"),
                (10, "班国庆节"),
                (2, "国庆节")
            ]),
            [holiday("国庆节", 1, 5, &[10])]
        );
    }

    #[test]
    fn a_day_that_is_worked_parts_two_holidays() {
        // A weekday between, then a Sunday worked between, which goes to the holiday it follows.
        assert_eq!(
            gathered(&[(6, "国庆节"), (8, "国庆节")]),
            [holiday("国庆节", 6, 6, &[]), holiday("国庆节", 8, 8, &[])]
        );
        assert_eq!(
            gathered(&[(2, "国庆节"), (3, "国庆节"), (4, "班国庆节"), (5, "国庆节")]),
            [holiday("国庆节", 2, 3, &[4]), holiday("国庆节", 5, 5, &[])]
        );
    }

    #[test]
    fn neighbours_of_different_names_are_two_holidays() {
        assert_eq!(
            gathered(&[(1, "国庆节"), (2, "国庆节"), (3, "重阳节")]),
            [holiday("国庆节", 1, 2, &[]), holiday("重阳节", 3, 3, &[])]
        );
    }

    #[test]
    fn holidays_that_share_a_day_are_one_of_both_names() {
        assert_eq!(
            gathered(&[(1, "国庆节"), (2, "中秋节"), (2, "国庆节"), (5, "国庆节")]),
            [holiday("国庆节、中秋节", 1, 5, &[])]
        );
        assert_eq!(
            gathered(&[(1, "国庆节"), (2, "国庆节"), (2, "中秋节")]),
            [holiday("国庆节、中秋节", 1, 2, &[])]
        );
        assert_eq!(
            gathered(&[(1, "国庆节"), (1, "国庆节、中秋节"), (2, "国庆节")]),
            [holiday("国庆节、中秋节", 1, 2, &[])]
        );
    }
}
