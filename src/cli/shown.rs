//! What a person typed, shown safely on the terminal.

/// A text from outside made safe to show: control and direction characters are spelt out, and what goes
/// past 60 characters is cut.
pub fn shown(text: &str) -> String {
    cut(text, 60)
}

/// A text made safe to show, cut past so many characters.
pub fn cut(text: &str, longest: usize) -> String {
    let mut shown: String = text.chars().take(longest).map(escaped).collect();
    if text.chars().nth(longest).is_some() {
        shown.push('…');
    }
    shown
}

/// A letter, or its code when it would act on the terminal instead of being shown.
pub fn escaped(letter: char) -> String {
    let turns = matches!(letter, '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{feff}');
    if letter.is_control() || turns {
        letter.escape_unicode().to_string()
    } else {
        letter.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_acts_on_a_terminal_is_spelt_out() {
        assert_eq!(shown("华锐 Huarui ★"), "华锐 Huarui ★");
        assert_eq!(
            shown("\u{1b}[31m\u{7f}\u{9b}\n"),
            "\\u{1b}[31m\\u{7f}\\u{9b}\\u{a}"
        );
        assert_eq!(
            shown("a\u{202e}b\u{2066}\u{200f}"),
            "a\\u{202e}b\\u{2066}\\u{200f}"
        );
    }

    #[test]
    fn a_text_is_cut_after_sixty_characters() {
        assert_eq!(shown(&"客".repeat(60)), "客".repeat(60));
        assert_eq!(shown(&"客".repeat(61)), format!("{}…", "客".repeat(60)));
    }
}
