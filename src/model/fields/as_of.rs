//! Days by what they mean: what had not happened on the day that is read is not on record then.

use chrono::NaiveDate;

use super::Fields;

impl Fields<'_, '_> {
    /// The day of something that happened; nothing while it had not happened on the day that is read.
    #[inline(always)]
    pub fn fact(&mut self, key: &str) -> Option<NaiveDate> {
        let day = self.date(key)?;
        self.happened(day);
        self.reader.is_known(day).then_some(day)
    }

    /// The day from which the table is there at all; before it, the reader leaves the table out.
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

    /// The last day of several: of those before it nothing is on record, so it is read as it stands.
    #[inline(always)]
    pub fn latest(&mut self, key: &str) -> Option<NaiveDate> {
        let day = self.date(key)?;
        self.reader.saw(day);
        Some(day)
    }

    /// What is known only with a fact of this table: nothing while that had not happened.
    #[inline(always)]
    pub fn with<T: Default>(&mut self, fact: &str, read: impl FnOnce(&mut Self) -> T) -> T {
        let value = read(self);
        if self.reader.reads_all() {
            return value;
        }
        let is_known = self.date(fact).is_none_or(|day| self.reader.is_known(day));
        if is_known { value } else { T::default() }
    }

    /// Whether the last list read lacks entries that were not there yet on the day that is read.
    pub fn left_out(&self) -> bool {
        self.left_out
    }

    fn happened(&mut self, day: NaiveDate) {
        self.earliest = self.earliest.min(day);
        self.reader.saw(day);
    }
}
