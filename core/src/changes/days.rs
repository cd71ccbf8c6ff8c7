//! The days on which something can have happened: not after today, and not before earlier steps.

use chrono::NaiveDate;

use super::{AppointmentRefusal, ClientRefusal, Refusal, Since};
use crate::standing::Case;

/// Refuses a fact in the future: what is recorded as done has happened by today.
pub(crate) fn happened(case: &Case<'_>, day: NaiveDate) -> Result<(), Refusal> {
    let today = case.today;
    if day > today {
        return Err(Refusal::InFuture { day, today });
    }
    Ok(())
}

/// Refuses a day before another recorded day; does nothing when that one is not on record.
pub(crate) fn not_before(
    day: NaiveDate,
    earliest: Option<NaiveDate>,
    since: Since,
) -> Result<(), Refusal> {
    match earliest {
        Some(earliest) if day < earliest => Err(Refusal::TooEarly {
            day,
            earliest,
            since,
        }),
        Some(_) | None => Ok(()),
    }
}

/// Refuses a day before the client appointed us.
pub(crate) fn in_service(case: &Case<'_>, on: NaiveDate) -> Result<(), Refusal> {
    let appointed = case.record.appointed().ok_or(Refusal::NotAppointed)?;
    not_before(on, Some(appointed), Since::Appointed)
}

/// Refuses a day in the future, and one on which we did not know the client yet: before the first contact and the appointment.
pub(crate) fn happened_since_contact(case: &Case<'_>, on: NaiveDate) -> Result<(), Refusal> {
    happened(case, on)?;
    let contact = case.record.client.first_contact;
    let known = [contact, case.record.appointed()];
    match known.into_iter().flatten().any(|day| day <= on) {
        true => Ok(()),
        false => Err(ClientRefusal::BeforeContact { day: on, contact }.into()),
    }
}

/// Refuses to say that others did before an appointment what was done while the client was ours.
pub(crate) fn before_us(case: &Case<'_>, first: Option<NaiveDate>) -> Result<(), Refusal> {
    let record = case.record;
    let Some(day) = first.filter(|day| record.taken_over(*day).is_none()) else {
        return Ok(());
    };
    match record.appointment_on(day).and_then(|it| it.established) {
        Some(appointed) => Err(AppointmentRefusal::NotBeforeUs { day, appointed }.into()),
        None => Ok(()),
    }
}

/// Refuses a day in the future or before the client appointed us.
pub(crate) fn happened_in_service(case: &Case<'_>, on: NaiveDate) -> Result<(), Refusal> {
    happened(case, on)?;
    in_service(case, on)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::changes::testing::{day, in_case, too_early};

    #[test]
    fn today_has_happened_and_tomorrow_has_not() {
        let told = |on: &str| {
            in_case("client.name = '甲'\n", "2026-11-20", |case| {
                happened(case, day(on)).map(|()| Vec::new())
            })
            .err()
        };

        assert_eq!(told("2026-11-20"), None);
        let (day, today) = (day("2026-11-21"), day("2026-11-20"));
        assert_eq!(told("2026-11-21"), Some(Refusal::InFuture { day, today }));
    }

    #[test]
    fn a_client_is_known_from_the_first_contact_or_the_appointment() {
        let told = |text: &str, on: &str| {
            in_case(
                &format!("client.name = '甲'\n{text}"),
                "2026-11-20",
                |case| happened_since_contact(case, day(on)).map(|()| Vec::new()),
            )
            .err()
        };
        let early = |on: &str, contact: Option<&str>| {
            let (on, contact) = (day(on), contact.map(day));
            Some(ClientRefusal::BeforeContact { day: on, contact }.into())
        };
        let contact = "client.first-contact = 2026-02-01\n";
        assert_eq!(told(contact, "2026-02-01"), None);
        let before = early("2026-01-31", Some("2026-02-01"));
        assert_eq!(told(contact, "2026-01-31"), before);
        let appointed = "appointment.established = 2026-03-02\n";
        assert_eq!(told(appointed, "2026-03-02"), None);
        assert_eq!(told(appointed, "2026-03-01"), early("2026-03-01", None));
        assert_eq!(told(&format!("{contact}{appointed}"), "2026-03-01"), None);
        assert_eq!(told("", "2026-03-01"), early("2026-03-01", None));
    }

    #[test]
    fn nothing_of_the_service_happened_before_the_appointment() {
        let told = |text: &str, on: &str| {
            in_case(text, "2026-11-20", |case| {
                happened_in_service(case, day(on)).map(|()| Vec::new())
            })
            .err()
        };
        let appointed = "client.name = '甲'\nappointment.established = 2026-03-02\n";

        assert_eq!(told(appointed, "2026-03-02"), None);
        let early = too_early("2026-03-01", "2026-03-02", Since::Appointed);
        assert_eq!(told(appointed, "2026-03-01"), Some(early));
        assert_eq!(
            told("client.name = '甲'\n", "2026-03-02"),
            Some(Refusal::NotAppointed)
        );
    }
}
