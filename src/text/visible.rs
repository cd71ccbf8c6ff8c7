//! Invisible parts of a user's text: control, direction and zero-width characters.

use std::borrow::Cow;

/// The text with every control or invisible character written out instead of sent.
///
/// A line feed becomes `⏎`, other ASCII controls their control picture (escape is `␛`), the rest a
/// code such as `\u{202e}`. Han, emoji with their joiners, combining marks and variation selectors
/// stay as they are.
pub fn visible(text: &str) -> Cow<'_, str> {
    visible_except(text, &[])
}

/// Like [`visible`], but the characters in `kept` stay. A carriage return before a line feed is part of the
/// line end and is dropped.
pub(crate) fn visible_except<'a>(text: &'a str, kept: &[char]) -> Cow<'a, str> {
    if !text.chars().any(hides) {
        return Cow::Borrowed(text);
    }

    let mut shown = String::with_capacity(text.len());
    let mut emoji = false;
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        let next = chars.peek().copied();
        match c {
            '\r' if next == Some('\n') => {}
            '\u{200d}' if emoji && next.is_some_and(is_emoji) => shown.push(c),
            _ if !hides(c) || kept.contains(&c) => shown.push(c),
            '\n' => shown.push('⏎'),
            _ => shown.push_str(&written_out(c)),
        }
        emoji = is_emoji(c) || (emoji && c == '\u{fe0f}');
    }
    Cow::Owned(shown)
}

/// Whether a character controls the display, or is invisible.
pub(crate) fn hides(c: char) -> bool {
    // Nearly all characters are of these.
    if matches!(c, ' '..='~' | '\u{4e00}'..='\u{9fff}') {
        return false;
    }
    c.is_control()
        || matches!(c,
            '\u{ad}'                        // soft hyphen
            | '\u{34f}'                     // grapheme joiner
            | '\u{61c}'                     // Arabic letter mark
            | '\u{115f}' | '\u{1160}' | '\u{3164}' | '\u{ffa0}' // Hangul fillers
            | '\u{17b4}' | '\u{17b5}'       // Khmer inherent vowels
            | '\u{180e}'                    // Mongolian vowel separator
            | '\u{200b}'..='\u{200f}'       // zero width, left-to-right and right-to-left marks
            | '\u{2028}'..='\u{202e}'       // line and paragraph separators, direction
            | '\u{2060}'..='\u{206f}'       // word joiner, invisible operators, isolates
            | '\u{feff}'                    // byte-order mark
            | '\u{fff9}'..='\u{fffb}'       // interlinear notes
            | '\u{1bca0}'..='\u{1bca3}'     // shorthand format controls
            | '\u{1d173}'..='\u{1d17a}'     // musical format controls
            | '\u{e0000}'..='\u{e00ff}'     // tags; the variation selectors after them stay
        )
}

fn written_out(c: char) -> String {
    match c {
        '\0'..='\x1f' => char::from_u32(0x2400 + u32::from(c)),
        '\x7f' => Some('␡'),
        _ => None,
    }
    .map_or_else(|| c.escape_unicode().to_string(), String::from)
}

fn is_emoji(c: char) -> bool {
    matches!(c, '\u{2190}'..='\u{21ff}' | '\u{2600}'..='\u{27bf}' | '\u{2b00}'..='\u{2bff}' | '\u{1f000}'..='\u{1faff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ordinary_text_is_not_touched() {
        for text in [
            "华锐重工（青岛）——“五星”…",
            "e\u{301}t\u{e9} ★★★☆ → ·",
            "👨\u{200d}👩\u{200d}👧 ❤\u{fe0f}\u{200d}🔥 🇨🇳 👍🏽",
            "葛\u{e0100}城",
            "\u{a0}\u{3000}",
        ] {
            assert_eq!(visible(text), text);
            assert_eq!(
                visible_except(&format!("{text}\t"), &['\t']),
                format!("{text}\t")
            );
        }
        assert!(matches!(visible("华锐"), Cow::Borrowed(_)));
    }

    #[test]
    fn what_acts_or_hides_is_written_out() {
        let cases = [
            ("\u{1b}[31m红\u{1b}[0m", "␛[31m红␛[0m"),
            ("一\n二\r\n三\r四\t五", "一⏎二⏎三␍四␉五"),
            ("\0\x07\x08\x7f", "␀␇␈␡"),
            ("\u{85}\u{9b}31m", "\\u{85}\\u{9b}31m"),
            ("\u{202e}gpj.exe\u{202c}", "\\u{202e}gpj.exe\\u{202c}"),
            (
                "\u{2066}a\u{2069}\u{200e}\u{200f}\u{61c}",
                "\\u{2066}a\\u{2069}\\u{200e}\\u{200f}\\u{61c}",
            ),
            (
                "a\u{200b}b\u{200d}c\u{feff}\u{ad}",
                "a\\u{200b}b\\u{200d}c\\u{feff}\\u{ad}",
            ),
            ("👨\u{200d}a", "👨\\u{200d}a"),
            ("a\u{2028}b\u{2029}", "a\\u{2028}b\\u{2029}"),
            ("\u{e0041}", "\\u{e0041}"),
        ];
        for (text, shown) in cases {
            assert_eq!(visible(text), shown);
        }
    }
}
