//! Words of help and of mistakes in lines: examples stay as they are, notes stay whole.

pub use crate::wrap::width;
use crate::wrap::{self, LongWord};

/// Breaks a text into lines of at most so many columns.
///
/// A line that begins with a space is left as it is: it is an example, to be copied. What follows of a point, a line that
/// begins with a hyphen, stands below its first word.
pub fn wrap(text: &str, columns: usize) -> Vec<String> {
    let broken = |line: &str, room| wrap::wrap(line, room, LongWord::Keep);
    text.lines()
        .flat_map(|line| match line.strip_prefix(POINT) {
            _ if line.starts_with(' ') => vec![line.to_owned()],
            None => broken(line, columns),
            Some(point) => {
                let lines = broken(point, columns.saturating_sub(POINT.len()));
                let heads = std::iter::once(POINT).chain(std::iter::repeat("  "));
                let lines = heads.zip(lines).map(|(head, line)| format!("{head}{line}"));
                lines.collect()
            }
        })
        .collect()
}

/// The start of a point.
const POINT: &str = "- ";

/// Breaks a text as [`wrap`] does, with notes after it that stay whole where a line can hold them.
///
/// Notes follow after a space; one in full-width brackets has its space in the bracket.
pub fn wrap_with_notes(text: &str, notes: &[String], columns: usize) -> Vec<String> {
    let mut lines = wrap(text, columns);
    for note in notes {
        let Some(last) = lines.last_mut() else {
            lines = wrap(note, columns);
            continue;
        };
        let glue = if note.starts_with('（') { "" } else { " " };
        let taken = width(last) + width(glue);
        let mut parts = match width(note) <= columns {
            true if taken + width(note) > columns => vec![String::new(), note.clone()],
            true => vec![note.clone()],
            false => wrap::wrap_after(taken, note, columns, LongWord::Keep),
        };
        let first = parts.remove(0);
        if !first.is_empty() {
            last.push_str(glue);
            last.push_str(&first);
        }
        lines.append(&mut parts);
    }
    lines
}

/// Puts pieces on lines, as many as fit; `glue` says what stands before a piece on the same line.
pub fn fill<'a>(
    pieces: impl IntoIterator<Item = (&'a str, String)>,
    columns: usize,
) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for (glue, piece) in pieces {
        match lines.last_mut() {
            Some(line) if width(line) + width(glue) + width(&piece) <= columns => {
                line.push_str(glue);
                line.push_str(&piece);
            }
            _ => lines.push(piece),
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_full_before_it_breaks() {
        assert_eq!(wrap("ab cd ef", 5), ["ab cd", "ef"]);
        assert_eq!(wrap("ab cd ef", 4), ["ab", "cd", "ef"]);
        assert_eq!(wrap("客户经理", 4), ["客户", "经理"]);
        assert_eq!(wrap("客户经理", 5), ["客户", "经理"]);
        assert_eq!(wrap("客户经理", 6), ["客户经", "理"]);
    }

    #[test]
    fn the_lines_of_a_point_stand_below_each_other() {
        assert_eq!(wrap("- ab cd ef\n- g", 7), ["- ab cd", "  ef", "- g"]);
        assert_eq!(wrap("- ab cd", 6), ["- ab", "  cd"]);
    }

    #[test]
    fn words_stay_whole_and_punctuation_stays_with_its_word() {
        assert_eq!(wrap("unbreakable", 4), ["unbreakable"]);
        assert_eq!(wrap("用kefu登记", 6), ["用kefu", "登记"]);
        assert_eq!(wrap("登记客户，建档", 8), ["登记客", "户，建档"]);
        assert_eq!(wrap("客户（华锐）", 6), ["客户", "（华", "锐）"]);
        assert_eq!(wrap("所谓“首席”", 5), ["所谓", "“首", "席”"]);
    }

    #[test]
    fn a_note_is_broken_only_when_no_line_holds_it() {
        let note = |text: &str| [text.to_owned()];

        assert_eq!(
            wrap_with_notes("客户", &note("（默认：a）"), 15),
            ["客户（默认：a）"]
        );
        assert_eq!(
            wrap_with_notes("客户", &note("（默认：a）"), 14),
            ["客户", "（默认：a）"]
        );
        assert_eq!(
            wrap_with_notes("客户", &note("（默认：a）"), 10),
            ["客户（默", "认：a）"]
        );
        assert_eq!(
            wrap_with_notes("So", &note("[default: a]"), 15),
            ["So [default: a]"]
        );
        assert_eq!(
            wrap_with_notes("So", &note("[default: a]"), 14),
            ["So", "[default: a]"]
        );
        assert_eq!(wrap_with_notes("", &note("[env: A]"), 14), ["[env: A]"]);
    }

    #[test]
    fn examples_and_empty_lines_are_left_as_they_are() {
        assert_eq!(
            wrap("例：\n\n  kefu client add huarui", 10),
            ["例：", "", "  kefu client add huarui"]
        );
    }
}
