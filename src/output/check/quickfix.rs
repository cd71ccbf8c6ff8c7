//! A report for an editor: `path:line:column: severity: rule: message`, one line per finding, as compilers
//! write them and Vim, Emacs and VS Code read them.

use super::spot::Spot;
use super::{Line, Report, standing};
use crate::standard::Severity;
use crate::text::visible::visible;

pub(super) fn render(report: &Report) -> String {
    standing(report).map(|line| row(line, report)).collect()
}

fn row(line: &Line, report: &Report) -> String {
    let Spot {
        path,
        line: row,
        column,
    } = Spot::of(line, report);
    let word = match line.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        // Editors take an unknown word for an error.
        Severity::Advice => "note",
    };
    let (rule, message) = (&line.rule, &line.message);
    let said = format!("{path}:{row}:{column}: {word}: {rule}: {message}");
    format!("{}\n", visible(&said))
}
