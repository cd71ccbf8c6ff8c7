//! Where words about the command line are read, and the reader's half of them.

use clap::builder::StyledStr;

use crate::lang::{Lang, half};

/// Where words about the command line will be read.
#[derive(Clone, Copy, Debug)]
pub struct Screen {
    /// The reader's language.
    pub lang: Lang,
    /// The width to fill, in terminal columns; a Han character takes two.
    pub columns: usize,
    /// Whether headings may be bold.
    pub colour: bool,
}

impl Screen {
    /// A heading or label: bold where colour is on, plain where it is not.
    pub(super) fn bold(&self, text: &str) -> String {
        if self.colour {
            format!("\u{1b}[1m{text}\u{1b}[0m")
        } else {
            text.to_owned()
        }
    }
}

/// The reader's half of a text that clap holds.
///
/// Clap's `Display` would drop the separator with all control characters, and run the halves together.
pub(super) fn picked(text: &StyledStr, lang: Lang) -> String {
    half(&text.ansi().to_string(), lang).to_owned()
}
