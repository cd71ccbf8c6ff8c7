//! Days by their meaning: what had not happened on the day of reading is not on record then.

use chrono::NaiveDate;

use super::Fields;

impl Fields<'_, '_> {
    /// The day of something that happened; nothing when it had not happened on the day of reading.
    #[inline(always)]
    pub fn fact(&mut self, key: &str) -> Option<NaiveDate> {
        let day = self.date(key)?;
        self.happened(day);
        self.reader.is_known(day).then_some(day)
    }

    /// The first day of the table; before it, the reader leaves the table out.
    #[inline(always)]
    pub fn born(&mut self, key: &str) -> Option<NaiveDate> {
        let day = self.date(key)?;
        self.happened(day);
        self.born = Some(day);
        self.reader.is_known(day).then_some(day)
    }

    /// The same for a day that must be there.
    #[inline(always)]
    pub fn needed_born(&mut self, key: &'static str) -> NaiveDate {
        let day = self.needed_date(key);
        self.happened(day);
        self.born = Some(day);
        day
    }

    /// The last of several days. The earlier ones are not on record, so it is always read as written.
    #[inline(always)]
    pub fn latest(&mut self, key: &str) -> Option<NaiveDate> {
        let day = self.date(key)?;
        self.reader.saw(day);
        Some(day)
    }

    /// What is known only together with a fact of this table: nothing while that had not happened.
    #[inline(always)]
    pub fn with<T: Default>(&mut self, fact: &str, read: impl FnOnce(&mut Self) -> T) -> T {
        let value = read(self);
        if self.reader.reads_all() {
            return value;
        }
        let is_known = self.date(fact).is_none_or(|day| self.reader.is_known(day));
        if is_known { value } else { T::default() }
    }

    /// Whether entries of the last list read were left out, because they did not exist yet on the day of
    /// reading.
    pub fn left_out(&self) -> bool {
        self.left_out
    }

    fn happened(&mut self, day: NaiveDate) {
        self.earliest = self.earliest.min(day);
        self.reader.saw(day);
    }
}
