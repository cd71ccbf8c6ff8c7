//! The term of the appointment, and the clients that we serve under it.

use chrono::NaiveDate;

use crate::document::KeyPath;
use crate::model::{Appointment, Client, ClientKind};
use crate::standing::Case;

/// The last day of the appointment, inclusive, and its key.
pub(in crate::rules) fn end(appointment: &Appointment<'_>) -> Option<(KeyPath, NaiveDate)> {
    let ends = appointment.ends()?;
    let way = KeyPath::of("appointment");
    let extensions = &appointment.extensions;
    let by = extensions.iter().position(|it| it.until == Some(ends));
    let key = match by {
        Some(nth) => way.key("extensions").nth(nth).key("until"),
        None => way.key("until"),
    };
    Some((key, ends))
}

/// The appointment of a client that is still served: nobody can add what is missing in a closed client's
/// papers.
pub(super) fn of_served<'a>(case: &'a Case<'_>) -> Option<&'a Appointment<'a>> {
    let is_closed = case.is_closed();
    let appointment = case.record.appointment.as_ref();
    appointment.filter(|_| !is_closed)
}

/// The client, when it is a channel client that is appointed and served.
pub(super) fn channel<'a>(case: &'a Case<'_>) -> Option<&'a Client<'a>> {
    let client = &case.record.client;
    let appointed = of_served(case)?.established?;
    (appointed <= case.today && client.kind == Some(ClientKind::Channel)).then_some(client)
}
