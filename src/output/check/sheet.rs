//! The terminal that a report is written on: its width, its colours, and lines set in.

use crate::lang::Lang;
use crate::output::Style;
use crate::text::visible::visible;
use crate::wrap::{LongWord, wrap};

/// The width of a report when the width of the terminal is not known.
const DEFAULT_WIDTH: usize = 100;
/// The least width of a terminal.
const LEAST_WIDTH: usize = 20;
/// The indent of a finding's text.
pub(super) const INDENT: usize = 4;

pub(super) const BOLD: &str = "1";
pub(super) const FAINT: &str = "2";
pub(super) const RED: &str = "31";
pub(super) const YELLOW: &str = "33";
pub(super) const BLUE: &str = "34";

/// The terminal that is written on.
pub(super) struct Sheet {
    pub(super) width: usize,
    pub(super) colour: bool,
    pub(super) lang: Lang,
}

impl Sheet {
    pub(super) fn of(style: &Style) -> Sheet {
        Sheet {
            width: match style.width {
                0 | usize::MAX => DEFAULT_WIDTH,
                width => width.max(LEAST_WIDTH),
            },
            colour: style.colour,
            lang: style.lang,
        }
    }

    pub(super) fn indented(&self, text: &str, ink: &str) -> Vec<String> {
        self.set_in(INDENT, text, ink)
    }

    pub(super) fn set_in(&self, columns: usize, text: &str, ink: &str) -> Vec<String> {
        let margin = " ".repeat(columns);
        let lines = wrap(&visible(text), self.width - columns, LongWord::Keep);
        let line = |line: &String| format!("{margin}{}", self.paint(line, ink));
        lines.iter().map(line).collect()
    }

    pub(super) fn whole(&self, text: &str, ink: &str) -> String {
        format!("{}{}", " ".repeat(INDENT), self.paint(&visible(text), ink))
    }

    pub(super) fn paint(&self, text: &str, ink: &str) -> String {
        if self.colour && !ink.is_empty() && !text.is_empty() {
            format!("\u{1b}[{ink}m{text}\u{1b}[0m")
        } else {
            text.to_owned()
        }
    }
}
