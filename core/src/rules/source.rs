//! One client's file, as the rules see it.

use crate::document::{Document, SyntaxFault};
use crate::model::{Reading, Record};

/// One client's file: its text, and the result of reading it.
#[derive(Clone, Copy, Debug)]
pub struct Source<'a> {
    /// The file's name without `.toml`.
    pub id: &'a str,
    /// Whether that name is a valid client id.
    pub id_is_valid: bool,
    /// The whole text.
    pub text: &'a str,
    /// What was read in it.
    pub read: Read<'a>,
}

/// What was read in a text.
#[derive(Clone, Copy, Debug)]
pub enum Read<'a> {
    /// The text is not TOML, for these reasons.
    Broken(&'a [SyntaxFault]),
    /// The document, and the record in it with its faults.
    Whole(&'a Document<'a>, &'a Reading<'a>),
}

impl<'a> Source<'a> {
    /// The document and the record, when there is no fault in either.
    pub(super) fn record(&self) -> Option<(&'a Document<'a>, &'a Record<'a>)> {
        match self.read {
            Read::Whole(document, reading) if reading.faults.is_empty() => {
                Some((document, &reading.record))
            }
            Read::Whole(..) | Read::Broken(_) => None,
        }
    }
}
