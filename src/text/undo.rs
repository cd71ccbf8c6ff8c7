//! The words of a command that was run, as they are typed again.

use super::cut;
use super::visible::visible;

/// `kefu log huarui visit "走访"`: each word in quotes where it has a blank, the whole cut where it is long.
pub fn said(words: &[String]) -> String {
    let typed = words.iter().map(|word| {
        let is_one = !word.is_empty() && !word.contains(char::is_whitespace);
        match is_one {
            true => visible(word).into_owned(),
            false => format!("\"{}\"", visible(word)),
        }
    });
    let typed: Vec<String> = std::iter::once("kefu".to_owned()).chain(typed).collect();
    cut(&typed.join(" "))
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_command_is_said_as_it_was_typed() {
        let said = |words: &[&str]| {
            let words: Vec<String> = words.iter().map(|word| (*word).to_owned()).collect();
            super::said(&words)
        };
        assert_eq!(
            said(&["log", "huarui", "visit", "走访 二号车间"]),
            "kefu log huarui visit \"走访 二号车间\""
        );
        assert_eq!(
            said(&["client", "need", "a", ""]),
            "kefu client need a \"\""
        );
        assert_eq!(said(&["log", "a\u{1b}[31m"]), "kefu log a␛[31m");
        assert_eq!(said(&["x".repeat(80).as_str()]).chars().count(), 61);
    }
}
