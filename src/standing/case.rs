//! One client on one day, with the company's standard and the calendar.

use chrono::NaiveDate;

use crate::alike;
use crate::calendar::Calendar;
use crate::model::Record;
use crate::standard::Standard;

/// One client, on one day, held against the company's standard.
#[derive(Clone, Copy, Debug)]
pub struct Case<'a> {
    /// The client's id: its file's name.
    pub id: &'a str,
    /// Its record.
    pub record: &'a Record<'a>,
    /// The company's standard.
    pub standard: &'a Standard,
    /// The working days.
    pub calendar: &'a Calendar,
    /// The day it is held against the standard.
    pub today: NaiveDate,
}

impl<'a> Case<'a> {
    /// Who answers for the client today, as [`Case::who_on`] tells it.
    pub fn who(&self) -> Option<&'a str> {
        self.who_on(self.today)
    }

    /// Who answers for the client on a day; when nobody does, the last who did by then, and before the first of
    /// all begins, that one.
    pub fn who_on(&self, day: NaiveDate) -> Option<&'a str> {
        let on_the_day = self.record.manager_on(day);
        let managers = || {
            let members = self.record.team.iter().flat_map(|team| &team.members);
            members.filter(|member| member.role == Some(crate::model::Role::AccountManager))
        };
        let before = || {
            let begun = managers().filter(|member| member.from.is_none_or(|from| from <= day));
            begun.max_by_key(|member| member.until)
        };
        let to_come = || managers().min_by_key(|member| member.from);
        let who = on_the_day.or_else(before).or_else(to_come);
        who.map(|member| member.name)
    }

    /// Whether someone was in the client's team and no longer is.
    pub fn has_left(&self, name: &str) -> bool {
        let team = self.record.team.iter();
        let mut theirs = team
            .flat_map(|team| &team.members)
            .filter(|member| alike::is_same(member.name, name))
            .peekable();
        let gone = |until: NaiveDate| until < self.today;
        theirs.peek().is_some() && theirs.all(|member| member.until.is_some_and(gone))
    }
}
