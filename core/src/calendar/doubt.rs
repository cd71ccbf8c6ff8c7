//! What may be wrong with a year's table that is whole and free of contradictions.

use chrono::NaiveDate;

use super::holiday::Holiday;
use super::statute;
use super::year::Year;

/// A sum of days off this far from the usual one may still be the notice's; one further away is a table of
/// something else.
const NEAR: i64 = 2;

/// A holiday of so many days takes more than the law gives: weekend days are worked for it.
const LONG: i64 = 7;

/// What may be wrong with a year's table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum YearDoubt {
    /// It does not give the number of days off that the law gives.
    CheckSum {
        /// Its weekdays off less its weekend days worked.
        found: i64,
        /// What that should come to.
        usual: i64,
    },
    /// It has long holidays, and no weekend day worked for them.
    NoMakeUp,
    /// Days that the law itself gives off, and the table does not.
    Statutory(Vec<NaiveDate>),
}

impl YearDoubt {
    /// Whether the table can hardly be the notice's, so that nobody should count by it unless he says so.
    pub fn is_grave(&self) -> bool {
        match self {
            YearDoubt::CheckSum { found, usual } => (found - usual).abs() > NEAR,
            YearDoubt::NoMakeUp | YearDoubt::Statutory(_) => true,
        }
    }
}

impl Year {
    /// What may be wrong with the table.
    pub fn doubts(&self) -> Vec<YearDoubt> {
        let (found, usual) = (self.check_sum(), self.usual_check_sum());
        let sum = (found != usual).then_some(YearDoubt::CheckSum { found, usual });
        let is_long = |it: &Holiday| it.length() >= LONG;
        let made_up = |it: &Holiday| !it.work.is_empty();
        let holidays = self.holidays();
        let no_make_up = holidays.iter().any(is_long) && !holidays.iter().any(made_up);

        let by_law = statute::YEARS.get(&self.number()).into_iter().flatten();
        let mut by_law: Vec<NaiveDate> = by_law.flat_map(Holiday::days_off).collect();
        by_law.retain(|day| !self.rests(*day));
        let statutory = (!by_law.is_empty()).then_some(YearDoubt::Statutory(by_law));

        let no_make_up = no_make_up.then_some(YearDoubt::NoMakeUp);
        [sum, no_make_up, statutory].into_iter().flatten().collect()
    }

    /// Whether nobody works on a day by the table and the week.
    fn rests(&self, day: NaiveDate) -> bool {
        match self.said_of(day) {
            Some((_, works)) => !works,
            None => super::tally::is_weekend(day),
        }
    }
}
