//! The service year a rating or a plan belongs to, begun when nobody has recorded it yet (D32, D68).

use chrono::NaiveDate;

use super::Refusal;
use crate::document::KeyPath;
use crate::document::edit::Edit;
use crate::model::{Record, last_day_of_year_from};

/// The place in `[[years]]` of the service year that contains a day (today when none is given), and the
/// edits that put it on record when it is not.
///
/// The first year begins with the appointment, each next one on the day after the last; only years that
/// have begun by today are put on record. A year ends after twelve months, or with the appointment.
///
/// # Errors
///
/// Not appointed, or no service year contains the day.
pub(crate) fn year_for(
    record: &Record<'_>,
    today: NaiveDate,
    day: Option<NaiveDate>,
) -> Result<(usize, Vec<Edit>), Refusal> {
    let appointed = record.appointed().ok_or(Refusal::NotAppointed)?;
    let day = day.unwrap_or(today);
    let recorded = record.years.iter().enumerate();
    let containing = recorded.filter(|(_, year)| year.contains(day));
    if let Some((nth, _)) = containing.max_by_key(|(_, year)| year.starts) {
        return Ok((nth, Vec::new()));
    }

    let nowhere = || no_service_year(record, day);
    let last = record.years.iter().map(|year| year.last_day()).max();
    let ended = record.appointment.as_ref().and_then(|it| it.ends());
    let no_later = [Some(today), ended, record.closed()];
    let no_later = no_later.into_iter().flatten().min().unwrap_or(today);
    let mut next = match last {
        None => Some(appointed),
        Some(last) => last.succ_opt(),
    };
    let mut edits = Vec::new();
    let mut nth = record.years.len();
    while let Some(starts) = next.filter(|starts| *starts <= day && *starts <= no_later) {
        let whole = last_day_of_year_from(starts);
        let ends = ended.map_or(whole, |ended| whole.min(ended));
        edits.push(Edit::Push {
            at: KeyPath::of("years"),
            entry: vec![("starts", starts.into()), ("ends", ends.into())],
        });
        if day <= ends {
            return Ok((nth, edits));
        }
        nth += 1;
        next = ends.succ_opt();
    }
    Err(nowhere())
}

/// The refusal for a day in no service year, with those on record.
pub(crate) fn no_service_year(record: &Record<'_>, day: NaiveDate) -> Refusal {
    let years = record.years.iter();
    Refusal::NoServiceYear {
        day,
        years: years.map(|year| (year.starts, year.last_day())).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Document;
    use crate::document::edit::apply;
    use crate::model::LAYOUT;

    const APPOINTED: &str = "client.name = '甲'\nappointment.established = 2026-03-02\n";

    /// The place of the year, and what is added to the record; or the refusal.
    fn year(text: &str, today: &str, on: Option<&str>) -> Result<(usize, String), Refusal> {
        let document = Document::parse(text).unwrap();
        let reading = Record::read(&document);
        assert_eq!(reading.faults, []);
        let day = on.map(|day| day.parse().unwrap());
        let (nth, edits) = year_for(&reading.record, today.parse().unwrap(), day)?;
        let new = apply(text, &edits, LAYOUT).unwrap();
        Ok((nth, new.strip_prefix(text).unwrap().replace('\n', " ")))
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
