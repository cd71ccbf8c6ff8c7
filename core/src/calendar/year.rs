//! One year as the State Council's notice arranges it: its holidays, and the weekend days worked for them.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::NaiveDate;

use super::flaw::{YearFault, flaws};
use super::holiday::Holiday;
use super::tally::is_weekend;
use crate::lang::Both;

/// One year's table. It is whole and free of contradictions: no other can be made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Year {
    number: i32,
    amends: bool,
    confirmed: Option<NaiveDate>,
    notices: Vec<Notice>,
    holidays: Vec<Holiday>,
}

/// A notice of the State Council's General Office; what is not known of it is absent.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Notice {
    /// Its number, such as `国办发明电〔2025〕7号`.
    pub number: Option<String>,
    /// The day it bears.
    pub issued: Option<NaiveDate>,
    /// The day it was made public, where the day it bears is not known.
    pub published: Option<NaiveDate>,
    /// Where it can be read.
    pub url: Option<String>,
}

impl Year {
    /// Makes the year's table, or tells everything that is wrong with it.
    ///
    /// # Errors
    /// No holidays, a festival missing, a day outside of the year and the December before, a make-up
    /// day that is no weekend day, or a day said twice.
    pub fn new(
        number: i32,
        notices: Vec<Notice>,
        holidays: Vec<Holiday>,
    ) -> Result<Year, Vec<YearFault>> {
        let flaws = flaws(number, &holidays);
        if !flaws.is_empty() {
            let no_line = |(_, flaw)| YearFault { line: None, flaw };
            return Err(flaws.into_iter().map(no_line).collect());
        }

        Ok(Year::known(number, notices, holidays))
    }

    /// The table of a year that is known to be whole, as the years that ship are.
    pub(super) fn known(number: i32, notices: Vec<Notice>, mut holidays: Vec<Holiday>) -> Year {
        holidays.sort_by_key(|holiday| holiday.from);
        for holiday in &mut holidays {
            holiday.work.sort();
        }
        Year {
            number,
            amends: false,
            confirmed: None,
            notices,
            holidays,
        }
    }

    /// The same table, said to take the place of what is already known of the year.
    pub fn amending(self) -> Year {
        Year {
            amends: true,
            ..self
        }
    }

    /// The same table, compared with the notice on a day by somebody who found it right.
    pub fn confirmed_on(self, day: NaiveDate) -> Year {
        Year {
            confirmed: Some(day),
            ..self
        }
    }

    /// The year.
    pub fn number(&self) -> i32 {
        self.number
    }

    /// Whether it takes the place of what is already known of the year.
    pub fn amends(&self) -> bool {
        self.amends
    }

    /// The day on which somebody compared it with the notice and found it right.
    pub fn confirmed(&self) -> Option<NaiveDate> {
        self.confirmed
    }

    /// The notice that arranged the year, and any later ones that amended it, in order.
    pub fn notices(&self) -> &[Notice] {
        &self.notices
    }

    /// The holidays, first to last. The first may begin in the December before.
    pub fn holidays(&self) -> &[Holiday] {
        &self.holidays
    }

    /// What the table says of a day: the holiday it belongs to, and whether it is worked. `None` when
    /// it says nothing, so that the week decides.
    pub fn said_of(&self, date: NaiveDate) -> Option<(&Arc<Both>, bool)> {
        self.holidays.iter().find_map(|it| {
            if it.from <= date && date <= it.to {
                Some((&it.name, false))
            } else if it.work.contains(&date) {
                Some((&it.name, true))
            } else {
                None
            }
        })
    }

    /// Every day the table speaks of, weekends inside a holiday included, and whether each is worked.
    pub fn days(&self) -> BTreeMap<NaiveDate, bool> {
        let mut days = BTreeMap::new();
        for holiday in &self.holidays {
            days.extend(holiday.days_off().map(|day| (day, false)));
            days.extend(holiday.work.iter().map(|&day| (day, true)));
        }
        days
    }

    /// The days of [`days`](Year::days) that depart from Monday–Friday. They are what the year means:
    /// two tables that agree on them agree.
    pub fn departures(&self) -> BTreeMap<NaiveDate, bool> {
        let mut days = self.days();
        days.retain(|&day, works| *works == is_weekend(day));
        days
    }

    /// Weekdays off less weekend days worked: how many days off the law gives in a year.
    pub fn check_sum(&self) -> i64 {
        let departures = self.departures();
        departures
            .values()
            .map(|&works| if works { -1 } else { 1 })
            .sum()
    }

    /// What [`check_sum`](Year::check_sum) should be: 10 days off until 2007, 11 from 2008, 13 from
    /// 2025; one more in 2015 for the day of victory, two more in 2020 for the epidemic.
    ///
    /// The law has changed before and may again, so another sum is a doubt and no fault.
    pub fn usual_check_sum(&self) -> i64 {
        match self.number {
            ..=2007 => 10,
            2015 => 12,
            2020 => 13,
            2008..=2024 => 11,
            2025.. => 13,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::festival;
    use crate::calendar::flaw::Flaw;
    use crate::calendar::holiday::make_up;

    fn date(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn holiday(zh: &str, from: &str, to: &str, work: &[&str]) -> Holiday {
        Holiday {
            name: festival::named(zh),
            from: date(from),
            to: date(to),
            work: work.iter().map(|day| date(day)).collect(),
        }
    }

    /// A year 2027 that could be, with thirteen days off.
    fn whole() -> Vec<Holiday> {
        vec![
            holiday("元旦", "2027-01-01", "2027-01-03", &[]),
            holiday(
                "春节",
                "2027-02-05",
                "2027-02-13",
                &["2027-01-30", "2027-02-14"],
            ),
            holiday("清明节", "2027-04-03", "2027-04-05", &[]),
            holiday("劳动节", "2027-05-01", "2027-05-05", &["2027-05-08"]),
            holiday("端午节", "2027-06-09", "2027-06-09", &[]),
            holiday("中秋节", "2027-09-15", "2027-09-15", &[]),
            holiday(
                "国庆节",
                "2027-10-01",
                "2027-10-07",
                &["2027-09-26", "2027-10-09"],
            ),
        ]
    }

    /// The flaws of the whole year after a change.
    fn after(change: impl Fn(&mut Vec<Holiday>)) -> Vec<Flaw> {
        let mut holidays = whole();
        change(&mut holidays);
        match Year::new(2027, Vec::new(), holidays) {
            Ok(_) => Vec::new(),
            Err(faults) => faults.into_iter().map(|fault| fault.flaw).collect(),
        }
    }

    #[test]
    fn a_whole_year_is_taken() {
        assert_eq!(after(|_| {}), []);
        assert_eq!(
            Year::new(2027, Vec::new(), whole()).unwrap().check_sum(),
            13
        );
    }

    #[test]
    fn a_year_is_kept_in_the_order_of_its_days() {
        let mut holidays = whole();
        holidays.reverse();
        for holiday in &mut holidays {
            holiday.work.reverse();
        }

        assert_eq!(
            Year::new(2027, Vec::new(), holidays),
            Year::new(2027, Vec::new(), whole())
        );
    }

    #[test]
    fn an_empty_year_is_no_year() {
        assert_eq!(after(Vec::clear), [Flaw::Empty]);
    }

    #[test]
    fn a_festival_left_out_is_told() {
        let flaws = after(|year| {
            year.remove(5);
            year.remove(2);
        });

        assert_eq!(flaws, [Flaw::Missing(vec!["清明节", "中秋节"])]);
    }

    #[test]
    fn a_day_is_the_years_own_or_of_the_december_before() {
        assert_eq!(after(|it| it[0].from = date("2026-12-31")), []);
        assert_eq!(after(|it| it[0].work = vec![date("2026-12-26")]), []);
        assert_eq!(
            after(|it| it[0].work = vec![date("2026-11-29")]),
            [Flaw::Outside(date("2026-11-29"))]
        );
        assert_eq!(
            after(|it| it[6].work = vec![date("2028-01-01")]),
            [Flaw::Outside(date("2028-01-01"))]
        );
    }

    #[test]
    fn mistyped_ends_are_told_and_not_walked() {
        let (from, to) = (date("2027-02-05"), date("2027-02-04"));
        assert_eq!(after(|it| it[1].to = to), [Flaw::Backwards { from, to }]);

        let to = date("2027-03-08");
        assert_eq!(after(|it| it[1].to = to), [Flaw::TooLong { from, to }]);
    }

    #[test]
    fn a_make_up_day_is_a_weekend_day_said_once() {
        assert_eq!(
            after(|it| it[1].work.push(date("2027-02-15"))),
            [Flaw::MakeUpOnWeekday(date("2027-02-15"))]
        );
        assert_eq!(
            after(|it| it[1].work.push(date("2027-02-07"))),
            [Flaw::Contradiction(date("2027-02-07"))]
        );
        assert_eq!(
            after(|it| it[2].work.push(date("2027-02-14"))),
            [Flaw::Doubled(date("2027-02-14"))]
        );
    }

    #[test]
    fn a_make_up_day_goes_to_its_holiday_before_the_nearest() {
        let mut holidays = whole();
        make_up(&mut holidays, date("2027-09-19"), "国庆").unwrap();
        make_up(&mut holidays, date("2027-09-12"), "").unwrap();

        assert_eq!(holidays[6].work.last(), Some(&date("2027-09-19")));
        assert_eq!(holidays[5].work, [date("2027-09-12")]);
    }
}
