//! The term of the appointment, and the clients that we serve under it.

use chrono::NaiveDate;

use crate::document::KeyPath;
use crate::model::{Appointment, Client, ClientKind};
use crate::standing::Case;

/// The last day of the appointment, inclusive, and its key.
pub(in crate::rules) fn end(appointment: &Appointment<'_>) -> Option<(KeyPath, NaiveDate)> {
    let ends = appointment.ends()?;
    let way = appointment.way();
    let extensions = &appointment.extensions;
    let by = extensions.iter().position(|it| it.until == Some(ends));
    let key = match by {
        Some(nth) => way.key("extensions").nth(nth).key("until"),
        None => way.key("until"),
    };
    Some((key, ends))
}

/// The appointments of a client that is still served, established by today: nobody can add what is missing in the papers
/// of a client that was closed, nor in those of before it came back.
pub(super) fn of_served<'a>(
    case: &'a Case<'_>,
) -> impl Iterator<Item = (&'a Appointment<'a>, NaiveDate)> {
    let is_closed = case.is_closed();
    let all = case.record.appointments.iter();
    all.filter_map(|it| Some((it, it.established?)))
        .filter(move |(_, on)| !is_closed && !case.is_before_return(*on))
}

/// The day by which a command names an appointment that it would not take by itself: the appointment is over, so that it
/// would begin another.
pub(super) fn named(
    case: &Case<'_>,
    appointment: &Appointment<'_>,
    on: NaiveDate,
) -> Option<NaiveDate> {
    let is_last = case.record.next_appointed(appointment).is_none();
    let until = case.record.served_until(appointment);
    let runs = is_last && until.is_none_or(|until| case.today <= until);
    (!runs).then_some(on)
}

/// The client, when it is a channel client that is appointed and served.
pub(super) fn channel<'a>(case: &'a Case<'_>) -> Option<&'a Client<'a>> {
    let client = &case.record.client;
    let (_, appointed) = of_served(case).last()?;
    (appointed <= case.today && client.kind == Some(ClientKind::Channel)).then_some(client)
}
