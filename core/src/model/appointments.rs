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

    /// Where nobody of us served the client on a day, the day from which we did: before the first appointment, and after the end
    /// or the closing of one that another follows.
    pub fn taken_over(&self, day: NaiveDate) -> Option<NaiveDate> {
        let next =
            (self.appointments.iter()).find(|it| it.established.is_some_and(|on| day < on))?;
        let mut all = self.appointments.iter();
        let before = all.rfind(|it| it.established.is_some_and(|on| on <= day));
        let was_over = |it: &Appointment<'_>| self.served_until(it).is_some_and(|last| last < day);
        next.established.filter(|_| before.is_none_or(was_over))
    }

    /// Whether the client was closed on a day and came back later: neither the day of the closing nor that of the return.
    pub fn is_away_on(&self, day: NaiveDate) -> bool {
        self.appointments.iter().any(|it| {
            let (closed, back) = (self.closed_under(it), self.next_appointed(it));
            closed.is_some_and(|closed| closed < day) && back.is_some_and(|back| day < back)
        })
    }

    /// The last day on which somebody had to serve the client before it was away: the day before its closing, or the last day of
    /// an appointment that was over before another. It was away where the other one lies after the one day and not after the
    /// other; the first time counts.
    pub fn away_between(&self, from: NaiveDate, until: NaiveDate) -> Option<NaiveDate> {
        self.appointments.iter().find_map(|it| {
            let back = self.next_appointed(it)?;
            let closed = self.closed_under(it).and_then(|on| on.pred_opt());
            let over = it.ends().filter(|on| on.succ_opt() < Some(back));
            let last = closed.into_iter().chain(over).min()?;
            (from < back && back <= until).then_some(last)
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
    fn what_was_served_by_others_is_taken_over_with_the_next_appointment() {
        let text = BACK.replace("2026-07-01", "2026-09-01");
        let document = Document::parse(&text).expect("TOML");
        let record = Record::read(&document).record;
        let from = |on: &str| record.taken_over(day(on)).map(|it| it.to_string());
        let [first, second, third] = ["2025-03-02", "2026-09-01", "2028-11-02"].map(str::to_owned);
        for (on, expected) in [
            ("2025-03-01", Some(first)),
            ("2025-03-02", None),
            ("2026-06-30", None),
            ("2026-07-01", Some(second.clone())),
            ("2026-08-31", Some(second)),
            ("2026-09-01", None),
            ("2028-06-30", None),
            ("2028-07-01", Some(third)),
            ("2028-11-02", None),
            ("2029-11-02", None),
        ] {
            assert_eq!(from(on), expected, "{on}");
        }
    }

    #[test]
    fn nobody_need_serve_between_a_closing_or_an_end_and_the_next_appointment() {
        let text = BACK.replace("2026-07-01", "2026-09-01");
        let served = |text: &str, from: &str, until: &str| {
            let document = Document::parse(text).expect("TOML");
            let record = Record::read(&document).record;
            record
                .away_between(day(from), day(until))
                .map(|it| it.to_string())
        };
        let closed = Some("2026-06-29".to_owned());
        assert_eq!(served(&text, "2026-06-01", "2026-09-01"), closed);
        assert_eq!(served(&text, "2026-06-01", "2026-08-31"), None);
        let over = Some("2028-06-30".to_owned());
        assert_eq!(served(&text, "2026-09-01", "2028-11-02"), over);
        // One that the next follows at once leaves no day between.
        let at_once = text.replace("2028-11-02", "2028-07-01");
        assert_eq!(served(&at_once, "2026-09-01", "2028-11-02"), None);
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
