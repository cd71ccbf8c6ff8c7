//! What a service commitment promises, if its words are clear: which service, and when it is kept (D16, D17).

mod when;
mod words;

use super::Share;
use crate::model::{Commitment, PlanItem};
use crate::standard::{Service, Standard};

pub use when::Kept;

/// A commitment as kefu understands it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Promise<'a> {
    /// Its name in the record.
    pub id: &'a str,
    /// Its words.
    pub text: &'a str,
    /// The service of the standard that they name, if any.
    pub service: Option<&'a Service>,
    /// When it is kept.
    pub kept: Kept,
}

impl<'a> Promise<'a> {
    /// Reads a commitment.
    pub fn of(standard: &'a Standard, commitment: &Commitment<'a>) -> Promise<'a> {
        let service = service_named(standard, commitment.text);
        Promise {
            id: commitment.id,
            text: commitment.text,
            service,
            kept: Kept::of(commitment.text, service.is_some()),
        }
    }

    /// How often the plan of a service year must cover it, at least once; `None` when its words have no number.
    pub fn times_in(&self, share: Share) -> Option<u32> {
        match self.kept {
            Kept::Yearly(times) => Some(share.of_times(times).max(1)),
            Kept::Once | Kept::Always | Kept::OnEvent | Kept::Unsaid => None,
        }
    }

    /// Whether a plan item keeps it: the item names it, or is a finished time of the service that was promised so
    /// many times a year.
    pub fn is_kept_by(&self, item: &PlanItem<'_>) -> bool {
        let is_of_it = || {
            let is_service = self
                .service
                .is_some_and(|it| item.service == Some(&it.code));
            let is_counted = matches!(self.kept, Kept::Yearly(_));
            is_service && is_counted && item.done.is_some() && item.dropped.is_none()
        };
        item.answers(self.id) || is_of_it()
    }
}

/// The service of the standard that the words of a commitment or a need name.
pub fn service_named<'s>(standard: &'s Standard, text: &str) -> Option<&'s Service> {
    words::service(standard, text)
}
