//! What a service commitment promises, if its words are clear: which service, and when it is kept (D16, D17).

mod when;
mod words;

use std::cell::OnceCell;

use super::Share;
use crate::model::{Commitment, PlanItem};
use crate::standard::{Service, Standard};

pub use when::Kept;

/// A commitment as kefu understands it.
#[derive(Clone, Debug)]
pub struct Promise<'a> {
    /// Its name in the record.
    pub id: &'a str,
    /// Its words.
    pub text: &'a str,
    /// When it is kept.
    pub kept: Kept,
    standard: &'a Standard,
    /// The service that its words name, once somebody has asked for it.
    service: OnceCell<Option<&'a Service>>,
}

impl<'a> Promise<'a> {
    /// Reads a commitment.
    pub fn of(standard: &'a Standard, commitment: &Commitment<'a>) -> Promise<'a> {
        let service = OnceCell::new();
        let look = || *service.get_or_init(|| service_named(standard, commitment.text));
        Promise {
            id: commitment.id,
            text: commitment.text,
            kept: Kept::of(commitment.text, || look().is_some()),
            standard,
            service,
        }
    }

    /// The service of the standard that its words name, if any.
    pub fn service(&self) -> Option<&'a Service> {
        let look = || service_named(self.standard, self.text);
        *self.service.get_or_init(look)
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
            let is_counted = matches!(self.kept, Kept::Yearly(_));
            let is_done = item.done.is_some() && item.dropped.is_none();
            let is_service = || self.service().map(|it| it.code.as_str()) == item.service;
            is_counted && is_done && item.service.is_some() && is_service()
        };
        item.answers(self.id) || is_of_it()
    }
}

/// The service of the standard that the words of a commitment or a need name.
pub fn service_named<'s>(standard: &'s Standard, text: &str) -> Option<&'s Service> {
    words::service(standard, text)
}
