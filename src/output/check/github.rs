//! A report for GitHub: workflow commands, one per finding, which it shows next to the lines of a pull
//! request.
//!
//! A value ends at a comma and a name at a colon, so both are escaped in values; in the message, which is
//! last, only what would end the line.

use super::spot::Spot;
use super::{Line, Report, standing};
use crate::standard::Severity;
use crate::text::visible::visible;

pub(super) fn render(report: &Report) -> String {
    standing(report).map(|line| command(line, report)).collect()
}

fn command(line: &Line, report: &Report) -> String {
    let name = match line.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Advice => "notice",
    };
    let Spot {
        path,
        line: row,
        column,
    } = Spot::of(line, report);
    let (file, title) = (value(&path), value(&title(line)));
    let mut said = text(&line.message);
    if !line.remedy.is_empty() {
        said = said + "%0A" + &text(&line.remedy);
    }
    format!("::{name} file={file},line={row},col={column},title={title}::{said}\n")
}

/// The rule and, if it has one, its clause.
fn title(line: &Line) -> String {
    match line.clause.as_str() {
        "added" => line.rule.clone(),
        clause => format!("{} {clause}", line.rule),
    }
}

fn text(words: &str) -> String {
    let shown = visible(words);
    shown
        .replace('%', "%25")
        .replace('\r', "%0D")
        .replace('\n', "%0A")
}

fn value(words: &str) -> String {
    text(words).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_a_user_wrote_ends_a_value_or_begins_a_command() {
        assert_eq!(value("100%: a, b"), "100%25%3A a%2C b");
        assert_eq!(text("100%: a, b"), "100%25: a, b");
        assert_eq!(value("clients/华锐.toml"), "clients/华锐.toml");
        // A user's line feed or escape is written out, not sent.
        assert_eq!(text("一\n::error::二\u{1b}[2J\r"), "一⏎::error::二␛[2J␍");
        assert_eq!(text("%0A::error::"), "%250A::error::");
    }
}
