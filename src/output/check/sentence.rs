//! A sentence with commands in it, each command apart, so that it can be copied whole.

use memchr::memmem;

/// A part of a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part<'a> {
    /// Words to read.
    Words(&'a str),
    /// A command to copy.
    Command(&'a str),
}

/// The parts of a sentence: a command begins it or follows a colon, and ends where the sentence goes on.
pub fn parts(sentence: &str) -> Vec<Part<'_>> {
    let mut parts = Vec::new();
    let mut rest = sentence;
    let mut next = match sentence.starts_with("kefu ") {
        true => Some(0),
        false => command_in(sentence),
    };
    while let Some(at) = next {
        let (words, command) = rest.split_at(at);
        let end = end_of(command);
        if !words.is_empty() {
            parts.push(Part::Words(words.trim_end()));
        }
        parts.push(Part::Command(&command[..end]));
        rest = command[end..].trim_start_matches(['；', '。', '，', '.', ';', ',', ' ']);
        next = command_in(rest);
    }
    if !rest.is_empty() {
        parts.push(Part::Words(rest));
    }
    parts
}

/// Where the first command begins.
fn command_in(text: &str) -> Option<usize> {
    let commands = memmem::find_iter(text.as_bytes(), "kefu ");
    let mut commands =
        commands.filter(|at| text[..*at].ends_with("：") || text[..*at].ends_with(": "));
    commands.next()
}

/// Where a command ends; what stands in quotes is the command's.
fn end_of(command: &str) -> usize {
    let mut quoted = false;
    let mut signs = command.char_indices().peekable();
    while let Some((at, sign)) = signs.next() {
        let next = signs.peek().map(|(_, next)| *next);
        match sign {
            // A quote within quotes is written `'\''`.
            '\\' if !quoted => _ = signs.next(),
            '\'' => quoted = !quoted,
            '；' | '。' | '，' if !quoted => return at,
            '.' | ';' | ',' if !quoted && next.is_none_or(char::is_whitespace) => return at,
            _ => {}
        }
    }
    command.len()
}

#[cfg(test)]
mod tests {
    use super::Part::{Command, Words};
    use super::*;

    #[test]
    fn a_command_stands_apart_from_the_sentence() {
        assert_eq!(
            parts(
                "日期记错的，更正：kefu correct jia k1 on=日期；确属先做后签的，报合规人员处理。"
            ),
            [
                Words("日期记错的，更正："),
                Command("kefu correct jia k1 on=日期"),
                Words("确属先做后签的，报合规人员处理。"),
            ]
        );
        assert_eq!(
            parts("If a day is wrong: kefu correct jia k1 on=DATE. To see it: kefu team show jia"),
            [
                Words("If a day is wrong:"),
                Command("kefu correct jia k1 on=DATE"),
                Words("To see it:"),
                Command("kefu team show jia"),
            ]
        );
        assert_eq!(
            parts("kefu diary add jia, then: kefu review hold jia"),
            [
                Command("kefu diary add jia"),
                Words("then:"),
                Command("kefu review hold jia"),
            ]
        );
        assert_eq!(parts("kefu next"), [Command("kefu next")]);
        assert_eq!(parts(""), []);
        let sentence = "其间有往来而漏记的，用 kefu log --on 补记。";
        assert_eq!(parts(sentence), [Words(sentence)]);
    }

    #[test]
    fn what_stands_in_quotes_is_the_command_s() {
        let quoted = r"kefu correct jia 'd；1. it'\''s; x' file=FILE";
        assert_eq!(
            parts(&format!("Put it back; if not: {quoted}. Or wait.")),
            [
                Words("Put it back; if not:"),
                Command(quoted),
                Words("Or wait."),
            ]
        );
    }
}
