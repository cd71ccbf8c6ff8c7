//! The appointments of a client in time: the one that ran on a day, the end of service under each, and the day the client
//! came back.

use chrono::NaiveDate;

use super::{Appointment, Record};
use crate::document::KeyPath;

impl<'d> Record<'d> {
    /// The last appointment: the one that runs, or ran last.
    pub fn appointment(&self) -> Option<&Appointment<'d>> {
        self.appointments.last()
    }

    /// The way to the table of the last appointment, also while there is none.
    pub fn appointment_way(&self) -> KeyPath {
        self.appointment()
            .map_or_else(|| KeyPath::of("appointment"), Appointment::way)
    }

    /// The appointment by which a day is measured: the last one established by then, otherwise the first.
    pub fn appointment_on(&self, day: NaiveDate) -> Option<&Appointment<'d>> {
        let mut all = self.appointments.iter();
        let established = |it: &&Appointment<'d>| it.established.is_some_and(|on| on <= day);
        all.rfind(established).or(self.appointments.first())
    }

    /// The day the first appointment was established; before it the client is a target or prospect (D14).
    pub fn appointed(&self) -> Option<NaiveDate> {
        self.appointments.first()?.established
    }

    /// The day the next appointment was established.
    pub fn next_appointed(&self, appointment: &Appointment<'_>) -> Option<NaiveDate> {
        let mut later = self.appointments.iter().skip(1);
        let next = later.find(|it| it.established > appointment.established)?;
        next.established
    }

    /// The day the client was closed, unless it came back since.
    pub fn closed(&self) -> Option<NaiveDate> {
        match self.appointment() {
            Some(last) => self.closed_under(last),
            None => self.client.closed,
        }
    }

    /// The day the client was closed while an appointment was its last one.
    pub fn closed_under(&self, appointment: &Appointment<'_>) -> Option<NaiveDate> {
        let from = appointment.later.and(appointment.established);
        let next = self.next_appointed(appointment);
        let is_of_it = |day: &NaiveDate| {
            from.is_none_or(|from| from <= *day) && next.is_none_or(|next| *day < next)
        };
        appointment.closed.or(self.client.closed.filter(is_of_it))
    }

    /// Why the client was closed then.
    pub fn closed_reason_under(&self, appointment: &Appointment<'d>) -> Option<&'d str> {
        self.closed_under(appointment)?;
        match appointment.closed {
            Some(_) => appointment.closed_reason,
            None => self.client.closed_reason,
        }
    }

    /// Why the client was closed, unless it came back since.
    pub fn closed_reason(&self) -> Option<&'d str> {
        match self.appointment() {
            Some(last) => self.closed_reason_under(last),
            None => self.client.closed_reason,
        }
    }

    /// The last day of service under an appointment: the day the client was closed, or the last day agreed, whichever
    /// is earlier.
    pub fn served_until(&self, appointment: &Appointment<'_>) -> Option<NaiveDate> {
        let closed = self.closed_under(appointment).into_iter();
        closed.chain(appointment.ends()).min()
    }

    /// Whether a day lies under an appointment, and before the client was closed. One that is over goes on until then.
    pub fn is_served_on(&self, day: NaiveDate) -> bool {
        let under = self.appointment_on(day);
        let under = under.filter(|it| it.established.is_some_and(|from| from <= day));
        under.is_some_and(|it| self.closed_under(it).is_none_or(|closed| day < closed))
    }

    /// Whether the client was closed on a day and came back later: neither the day of the closing nor that of the return.
    pub fn is_away_on(&self, day: NaiveDate) -> bool {
        self.appointments.iter().any(|it| {
            let (closed, back) = (self.closed_under(it), self.next_appointed(it));
            closed.is_some_and(|closed| closed < day) && back.is_some_and(|back| day < back)
        })
    }

    /// The closing of a client that came back, and the day of the return, where the return lies after the one day and not
    /// after the other; the first of them.
    pub fn away_between(
        &self,
        from: NaiveDate,
        until: NaiveDate,
    ) -> Option<(NaiveDate, NaiveDate)> {
        self.appointments.iter().find_map(|it| {
            let (closed, back) = (self.closed_under(it)?, self.next_appointed(it)?);
            (from < back && back <= until).then_some((closed, back))
        })
    }

    /// The day a client that had been closed came back, by another appointment.
    pub fn returned(&self) -> Option<NaiveDate> {
        let closed = |it: &&Appointment<'d>| self.closed_under(it).is_some();
        let mut all = self.appointments.iter();
        let last = all.rfind(|it| closed(it) && self.next_appointed(it).is_some())?;
        self.next_appointed(last)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Document;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    const BACK: &str = "\
[client]
name = '甲'
closed = 2026-06-30
[appointment]
established = 2025-03-02
until = 2027-03-01
[[appointment.later]]
id = 'm3'
established = 2028-11-02
until = 2029-11-01
[[appointment.later]]
id = 'm2'
established = 2026-07-01
until = 2028-06-30
";

    #[test]
    fn each_day_has_the_appointment_that_ran_then() {
        let document = Document::parse(BACK).expect("TOML");
        let record = Record::read(&document).record;
        let on = |text: &str| {
            let appointment = record.appointment_on(day(text)).expect("one");
            (
                appointment.later.map_or("", |(_, id)| id),
                appointment.way().to_string(),
                record.served_until(appointment),
            )
        };
        let first = ("", "appointment".to_owned(), Some(day("2026-06-30")));
        assert_eq!(on("2025-01-01"), first);
        assert_eq!(on("2026-06-30"), first);
        let second = (
            "m2",
            "appointment.later[1]".to_owned(),
            Some(day("2028-06-30")),
        );
        assert_eq!(on("2026-07-01"), second);
        assert_eq!(on("2028-11-01"), second);
        assert_eq!(on("2028-11-02").0, "m3");
        assert_eq!(record.appointed(), Some(day("2025-03-02")));
        assert_eq!(record.closed(), None);
        assert_eq!(record.returned(), Some(day("2026-07-01")));
    }

    #[test]
    fn a_client_is_away_from_its_closing_until_it_comes_back() {
        let text = BACK.replace("2026-07-01", "2026-09-01");
        let document = Document::parse(&text).expect("TOML");
        let record = Record::read(&document).record;
        let days = ["06-29", "06-30", "07-01", "08-31", "09-01"];
        let away = days.map(|it| record.is_away_on(day(&format!("2026-{it}"))));
        assert_eq!(away, [false, false, true, true, false]);
        // The second appointment ended without a closing: the client was ours until somebody decided.
        assert!(!record.is_away_on(day("2028-10-01")));
    }

    #[test]
    fn a_closing_belongs_to_the_appointment_before_it() {
        let of = |closed: &str| {
            let text = BACK.replace("closed = 2026-06-30", &format!("closed = {closed}"));
            let document = Document::parse(&text).expect("TOML");
            let record = Record::read(&document).record;
            (record.closed(), record.returned())
        };
        assert_eq!(of("2026-07-01"), (None, Some(day("2028-11-02"))));
        assert_eq!(of("2028-11-01"), (None, Some(day("2028-11-02"))));
        assert_eq!(of("2028-11-02"), (Some(day("2028-11-02")), None));
        let own =
            "[[appointment.later]]\nid = 'm4'\nestablished = 2030-01-01\nclosed = 2030-05-31\n";
        let text = format!("{BACK}{own}");
        let document = Document::parse(&text).expect("TOML");
        let record = Record::read(&document).record;
        assert_eq!(record.closed(), Some(day("2030-05-31")));
        assert_eq!(record.returned(), Some(day("2026-07-01")));
    }
}
