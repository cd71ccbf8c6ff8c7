//! Reading a `kefu.toml`: what the company says, over the shipped sample.

use super::company::{COMPANY, Standard};
use super::form::LAYOUT;
use super::said::Said;
use crate::document::Document;
use crate::model::{Fault, Reader, UnknownKey};

/// A `kefu.toml` as it was read.
#[derive(Clone, Debug, PartialEq)]
pub struct StandardReading {
    /// The standard; only to be relied on when there are no faults.
    pub standard: Standard,
    /// Every value that is not what it must be.
    pub faults: Vec<Fault>,
    /// Every key that no one knows.
    pub unknown: Vec<UnknownKey>,
}

impl Standard {
    /// Reads a `kefu.toml` over the sample, and goes on past every fault so that all are told at once.
    pub fn read(document: &Document<'_>) -> StandardReading {
        let mut reader = Reader::new(document);
        let mut root = reader.root();
        let standard = Standard::said(&mut Said::by(&COMPANY, &mut root));
        root.finish();
        let (faults, unknown) = reader.finish(&LAYOUT);
        StandardReading {
            standard,
            faults,
            unknown,
        }
    }
}
