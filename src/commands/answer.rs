//! The answer of a command, or why there is none.

use std::fmt;

use crate::output::check::Report;
use crate::output::{Days, Page};
use crate::print::Form;

/// The answer of a command.
#[derive(Debug, Default)]
pub struct Answer {
    /// The answer itself, for standard output.
    pub page: Option<Page>,
    /// The report of a check, in place of a page.
    pub report: Option<Report>,
    /// The answer of a command that prints a document, in place of a page or beside it: its bytes in each form.
    pub documents: Vec<(Form, Vec<u8>)>,
    /// The files of a folder, where the answer is one: the name of each and its bytes.
    pub folder: Vec<(String, Vec<u8>)>,
    /// What of the answer belongs into a calendar.
    pub days: Option<Days>,
    /// Words about it, for standard error.
    pub notes: Vec<String>,
    /// The exit code, when the command was done.
    pub code: u8,
}

impl Answer {
    /// Only a page.
    pub(super) fn page(page: Page) -> Answer {
        Answer {
            page: Some(page),
            ..Answer::default()
        }
    }
}

/// A command that could not be done: the sentence for the user, and the exit code.
#[derive(Debug)]
pub struct Failed {
    /// 2 when it cannot be done, 4 when it may be tried again.
    pub code: u8,
    /// What is wrong and what to type next, in the user's language.
    pub message: String,
}

impl Failed {
    /// A command that cannot be done (exit code 2).
    pub(super) fn because(message: String) -> anyhow::Error {
        Failed { code: 2, message }.into()
    }
}

impl fmt::Display for Failed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Failed {}
