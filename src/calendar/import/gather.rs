//! From the days a file speaks of to whole years of holidays.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry as Slot;

use chrono::NaiveDate;

use super::{Doubt, Import, ImportFault, Stretch};
use crate::calendar::festival;
use crate::calendar::flaw::{Flaw, YearFault};
use crate::calendar::tally::is_weekend;
use crate::calendar::year::{self, Holiday, Notice, Year};

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
                doubts.extend(doubt(&year));
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
        doubts: doubt(&year).into_iter().collect(),
        years: vec![year],
    })
}

/// Whether the year gives another number of days off than the law.
pub(super) fn doubt(year: &Year) -> Option<Doubt> {
    let (found, usual) = (year.check_sum(), year.usual_check_sum());
    (found != usual).then_some(Doubt::CheckSum {
        year: year.number(),
        found,
        usual,
    })
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
    off.sort_by_key(|it| (it.from, it.to));

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
            Some(run) if run.goes_on_with(stretch, &days_worked) => run.extend(stretch),
            _ => runs.push(Run::of(stretch)),
        }
    }

    let mut holidays: Vec<Holiday> = runs.into_iter().map(Run::holiday).collect();
    for (day, holiday) in days_worked {
        // A year of days worked alone has no holiday to hang them on, and is refused as empty.
        let _ = year::make_up(&mut holidays, day, holiday);
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

    /// Whether a later stretch is more of the same: it shares a day with this run, or is of the same
    /// name with nothing but a weekend off between, which a feed of weekdays leaves out.
    fn goes_on_with(&self, later: &Stretch, worked: &BTreeMap<NaiveDate, &str>) -> bool {
        let shares_a_day = later.from <= self.to;
        let same_name = later
            .holiday
            .as_deref()
            .is_some_and(|name| self.is_called(name));
        let mut between = self.to.iter_days().skip(1);
        shares_a_day
            || same_name
                && between
                    .find(|day| *day >= later.from || !is_weekend(*day) || worked.contains_key(day))
                    .is_some_and(|day| day == later.from)
    }

    fn extend(&mut self, later: &'s Stretch) {
        self.to = self.to.max(later.to);
        if let Some(name) = later.holiday.as_deref()
            && !self.is_called(name)
        {
            self.names.push(name);
        }
    }

    fn is_called(&self, name: &str) -> bool {
        self.names
            .iter()
            .any(|it| it.split('、').any(|it| it == name) || *it == name)
    }

    fn holiday(self) -> Holiday {
        Holiday {
            name: festival::named(&self.names.join("、")),
            from: self.from,
            to: self.to,
            work: Vec::new(),
        }
    }
}
