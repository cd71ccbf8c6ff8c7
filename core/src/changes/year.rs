//! The service year of a rating or a plan; it is put on record if it is not there yet (D32, D68).

use chrono::NaiveDate;

use super::Refusal;
use crate::document::KeyPath;
use crate::document::edit::Edit;
use crate::model::Rating;
use crate::standing::{Case, ServiceYear, another_year, last_day_of, recorded_year, service_years};

/// The service year that a change is about.
#[derive(Clone, Debug, PartialEq)]
pub struct Meant<'a> {
    /// The year; one that has begun by itself is not on record yet.
    pub year: ServiceYear<'a>,
    /// Its place in `[[years]]`, also when it is not there yet.
    pub nth: usize,
    /// The edits that put it on record, with earlier years that are missing; none when it is on record.
    pub begun: Vec<Edit>,
}

impl<'a> Meant<'a> {
    pub(crate) fn of_record(case: &Case<'a>, nth: usize) -> Meant<'a> {
        let year = &case.record.years[nth];
        let (starts, ends) = (year.starts, last_day_of(case, year));
        Meant {
            year: ServiceYear {
                starts,
                ends,
                recorded: Some((nth, year)),
            },
            nth,
            begun: Vec::new(),
        }
    }

    /// Its rating, when it has one.
    pub fn rating(&self) -> Option<&'a Rating<'a>> {
        let (_, year) = self.year.recorded?;
        year.rating.as_ref()
    }
}

/// The service year that contains a day, today when none is given: the recorded one that begins last,
/// otherwise one that has begun by today and is not on record.
///
/// # Errors
///
/// Not appointed, or no service year contains the day.
pub(crate) fn year_for<'a>(case: &Case<'a>, day: Option<NaiveDate>) -> Result<Meant<'a>, Refusal> {
    let record = case.record;
    if record.appointed().is_none() {
        return Err(Refusal::NotAppointed);
    }
    let day = day.unwrap_or(case.today);
    if let Some((nth, _)) = recorded_year(case, day) {
        return Ok(Meant::of_record(case, nth));
    }

    let years = service_years(case).into_iter();
    // Nobody records here what was over before the record begins or the client came back, unless asked to.
    let is_asked = |year: &ServiceYear<'_>| {
        let is_old = case.is_unrecorded(year.ends) || case.is_before_return(year.ends);
        !is_old || (year.starts..=year.ends).contains(&day)
    };
    let unrecorded = years.filter(|year| year.recorded.is_none() && is_asked(year));
    let by_then: Vec<_> = unrecorded.take_while(|year| year.starts <= day).collect();
    let last = by_then.last().filter(|last| day <= last.ends);
    let year = *last.ok_or_else(|| no_service_year(case, day))?;
    Ok(Meant {
        year,
        nth: record.years.len() + by_then.len() - 1,
        begun: by_then.iter().map(put_on_record).collect(),
    })
}

/// What is refused of the service year that contains a day names that year, if it is not the one of today: a command that
/// the refusal leads to would be about another one.
pub fn in_year(case: &Case<'_>, day: Option<NaiveDate>, refusal: Refusal) -> Refusal {
    let meant = day.and_then(|day| year_for(case, Some(day)).ok());
    match meant.and_then(|meant| another_year(case, meant.year.starts)) {
        Some(starts) => Refusal::InYear(starts, Box::new(refusal)),
        None => refusal,
    }
}

fn put_on_record(year: &ServiceYear<'_>) -> Edit {
    Edit::Push {
        at: KeyPath::of("years"),
        entry: vec![("starts", year.starts.into()), ("ends", year.ends.into())],
    }
}

/// The refusal for a day in no service year, with those on record.
pub fn no_service_year(case: &Case<'_>, day: NaiveDate) -> Refusal {
    let years = case.record.years.iter();
    Refusal::NoServiceYear {
        day,
        years: years.map(|it| (it.starts, last_day_of(case, it))).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::changes::testing::in_case;

    const APPOINTED: &str = "client.name = '甲'\nappointment.established = 2026-03-02\n";

    /// The place of the year and what is added to the record, or the refusal.
    fn year(text: &str, today: &str, on: Option<&str>) -> Result<(usize, String), Refusal> {
        let mut place = 0;
        let new = in_case(text, today, |case| {
            let meant = year_for(case, on.map(|day| day.parse().unwrap()))?;
            place = meant.nth;
            Ok(meant.begun)
        })?;
        Ok((place, new.strip_prefix(text).unwrap().replace('\n', " ")))
    }

    fn nowhere(day: &str, years: &[(&str, &str)]) -> Result<(usize, String), Refusal> {
        let read = |day: &str| day.parse::<NaiveDate>().unwrap();
        let years = years.iter().map(|(from, to)| (read(from), read(to)));
        Err(Refusal::NoServiceYear {
            day: read(day),
            years: years.collect(),
        })
    }

    fn added(nth: usize, years: &[(&str, &str)]) -> Result<(usize, String), Refusal> {
        let years = years
            .iter()
            .map(|(from, to)| format!(" [[years]] starts = {from} ends = {to} "));
        Ok((nth, years.collect()))
    }

    #[test]
    fn the_first_year_begins_with_the_appointment() {
        let first = added(0, &[("2026-03-02", "2027-03-01")]);

        assert_eq!(year(APPOINTED, "2026-03-02", None), first);
        assert_eq!(year(APPOINTED, "2027-03-01", None), first);
        assert_eq!(
            year(APPOINTED, "2026-03-01", None),
            nowhere("2026-03-01", &[])
        );
        assert_eq!(
            year("client.name = '甲'\n", "2026-03-02", None),
            Err(Refusal::NotAppointed)
        );
    }

    #[test]
    fn a_year_on_record_is_taken_as_it_is() {
        let text = format!("{APPOINTED}[[years]]\nstarts = 2026-03-02\nends = 2026-12-31\n");

        assert_eq!(year(&text, "2026-12-31", None), added(0, &[]));
        assert_eq!(year(&text, "2027-06-01", Some("2026-03-02")), added(0, &[]));
        assert_eq!(
            year(&text, "2027-06-01", Some("2026-03-01")),
            nowhere("2026-03-01", &[("2026-03-02", "2026-12-31")])
        );
    }

    #[test]
    fn the_next_year_begins_when_its_day_happened() {
        let text = format!("{APPOINTED}[[years]]\nstarts = 2026-03-02\n");
        let next = added(1, &[("2027-03-02", "2028-03-01")]);

        assert_eq!(year(&text, "2027-03-02", None), next);
        assert_eq!(year(&text, "2027-03-02", Some("2027-09-01")), next);
        assert_eq!(
            year(&text, "2027-03-01", Some("2027-03-02")),
            nowhere("2027-03-02", &[("2026-03-02", "2027-03-01")])
        );
        assert_eq!(
            year(&text, "2028-03-02", None),
            added(
                2,
                &[("2027-03-02", "2028-03-01"), ("2028-03-02", "2029-03-01")]
            )
        );
    }

    #[test]
    fn a_year_without_its_end_is_over_with_the_appointment() {
        let text = format!("{APPOINTED}until = 2026-08-31\n[[years]]\nstarts = 2026-03-02\n")
            .replace("appointment.established", "[appointment]\nestablished");

        assert_eq!(year(&text, "2026-08-31", None), added(0, &[]));
        assert_eq!(
            year(&text, "2026-09-01", None),
            nowhere("2026-09-01", &[("2026-03-02", "2026-08-31")])
        );
    }

    #[test]
    fn the_years_of_before_a_client_came_back_are_left_as_they_are() {
        let text = "client.name = '甲'\nclient.closed = 2026-08-31\nappointment.established = 2026-03-02\n\
                    appointment.until = 2027-03-01\n\
                    appointment.later = [{ id = 'm2', established = 2026-11-02, until = 2028-11-01 }]\n";
        let second = added(0, &[("2026-11-02", "2027-11-01")]);
        assert_eq!(year(text, "2026-11-20", None), second);
        let first = added(0, &[("2026-03-02", "2026-11-01")]);
        assert_eq!(year(text, "2026-11-20", Some("2026-03-02")), first);
    }

    #[test]
    fn no_year_reaches_past_the_appointment_or_begins_after_the_client_left() {
        let until = format!("{APPOINTED}appointment.until = 2026-08-31\n");
        let closed = format!("{APPOINTED}client.closed = 2027-01-31\n");
        let year_two = format!("{closed}[[years]]\nstarts = 2026-03-02\nends = 2027-01-31\n");

        let short = added(0, &[("2026-03-02", "2026-08-31")]);
        assert_eq!(year(&until, "2026-08-31", None), short);
        assert_eq!(year(&until, "2026-09-01", None), nowhere("2026-09-01", &[]));
        assert!(year(&closed, "2027-02-10", None).is_ok());
        assert_eq!(
            year(&year_two, "2027-02-01", None),
            nowhere("2027-02-01", &[("2026-03-02", "2027-01-31")])
        );
    }
}
