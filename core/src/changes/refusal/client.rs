//! Why the client or a contact is not changed. `text::refusal::client` says what to do instead.

use chrono::NaiveDate;

use super::Refusal;

/// Why the client or a contact is not changed so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ClientRefusal {
    /// It was before the first contact.
    BeforeContact {
        /// The day given.
        day: NaiveDate,
        /// The day of the first contact, if it is on record.
        contact: Option<NaiveDate>,
    },
    /// Nobody of that name or id is among the client's contacts.
    NoSuchContact {
        /// The name or id that was given.
        name: String,
        /// The names of those who are.
        contacts: Vec<String>,
    },
    /// Several contacts have the name: the id says which one is meant.
    SeveralContacts {
        /// The name.
        name: String,
        /// Their ids.
        ids: Vec<String>,
    },
    /// The former name that was given is the name the client has.
    NameHolds {
        /// The name.
        name: String,
    },
    /// The record begins on a day already, by its own word or by its diary: begun later, it would forget what was overdue
    /// or late in between.
    RecordBegun {
        /// That day.
        begun: NaiveDate,
        /// The later day that was given.
        later: NaiveDate,
    },
    /// Service of the client has ended already, or an end is agreed.
    Closed {
        /// Its last day.
        on: NaiveDate,
    },
}

impl From<ClientRefusal> for Refusal {
    fn from(refusal: ClientRefusal) -> Refusal {
        Refusal::Client(refusal)
    }
}
