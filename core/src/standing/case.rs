//! One client on one day, with the company's standard and the calendar.

use chrono::NaiveDate;

use crate::alike;
use crate::calendar::Calendar;
use crate::model::Record;
use crate::standard::Standard;

/// One client on one day, measured by the company's standard.
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
    /// The day of the case: everything is seen as of this day.
    pub today: NaiveDate,
}

impl<'a> Case<'a> {
    /// Whether the service has ended by today.
    pub fn is_closed(&self) -> bool {
        let closed = self.record.closed();
        closed.is_some_and(|day| day <= self.today)
    }

    /// Whether a day lies before a client that had been closed came back: what was open then ended with that service.
    pub fn is_before_return(&self, day: NaiveDate) -> bool {
        let back = self.record.returned();
        back.is_some_and(|back| day < back)
    }

    /// Whether a day lies before the record begins, so that nobody asks here what was done by then.
    pub fn is_unrecorded(&self, day: NaiveDate) -> bool {
        self.record
            .client
            .recorded_from
            .is_some_and(|begins| day < begins)
    }

    /// The day on which the record begins, if it lies within a service year and is not its first day.
    pub fn begins_within(&self, starts: NaiveDate, ends: NaiveDate) -> Option<NaiveDate> {
        let begins = self.record.client.recorded_from;
        begins.filter(|begins| starts < *begins && *begins <= ends)
    }

    /// Who is responsible for the client today, by [`Case::who_on`].
    pub fn who(&self) -> Option<&'a str> {
        self.who_on(self.today)
    }

    /// Who is responsible for the client on a day: the account manager of that day; if there is none, the
    /// last one before; before the first one, the first.
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

    /// Whether the client has an account manager today. If not, the diary must be told who served.
    pub fn is_managed(&self) -> bool {
        self.record.manager_on(self.today).is_some()
    }

    /// Whether somebody was in the client's team and is not any more.
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
