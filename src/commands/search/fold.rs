//! Text as it is searched: case, width and blanks do not matter, nor whether a mark is stored apart from its letter.
//!
//! A text is folded character by character, so that a part of a text folds to a part of the whole: what a file does not
//! hold in its own text, none of its values holds.

use unicode_normalization::UnicodeNormalization;

/// A text folded, with the place of each byte in it.
pub(super) struct Folded {
    /// The text, for comparing only.
    pub(super) text: String,
    /// Where in the original the character of each byte begins.
    from: Vec<u32>,
}

impl Folded {
    /// Folds a text, and keeps the places.
    pub(super) fn of(original: &str) -> Folded {
        let mut folded = Folded {
            text: String::with_capacity(original.len()),
            from: Vec::with_capacity(original.len()),
        };
        for (at, c) in original.char_indices() {
            add(c, &mut folded.text);
            folded.from.resize(folded.text.len(), at as u32);
        }
        folded
    }

    /// The part of the original that a part of the folded text stands for.
    pub(super) fn original(
        &self,
        original: &str,
        part: std::ops::Range<usize>,
    ) -> std::ops::Range<usize> {
        let at = |byte: usize| {
            self.from
                .get(byte)
                .map_or(original.len(), |at| *at as usize)
        };
        let last = at(part.end.saturating_sub(1));
        let length = original[last..].chars().next().map_or(0, char::len_utf8);
        at(part.start)..last + length
    }
}

/// A text folded.
pub(super) fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    fold_into(text, &mut folded);
    folded
}

/// The same into a buffer, which is emptied first.
pub(super) fn fold_into(text: &str, folded: &mut String) {
    folded.clear();
    folded.reserve(text.len());
    for c in text.chars() {
        add(c, folded);
    }
}

fn add(c: char, folded: &mut String) {
    match c {
        '!'..='~' => folded.push(c.to_ascii_lowercase()),
        '\u{4e00}'..='\u{9fff}' => folded.push(c),
        _ if is_left_out(c) => {}
        _ => {
            let parts = std::iter::once(c).nfkd().flat_map(char::to_lowercase);
            // A letter of another width may be a blank once it is taken apart.
            folded.extend(parts.filter(|c| !is_left_out(*c)).map(plain));
        }
    }
}

/// The dots between the parts of a name are one.
fn plain(c: char) -> char {
    match c {
        '•' | '・' | '‧' | '∙' | '⋅' | '●' | '᛫' => '·',
        c => c,
    }
}

/// Blanks, and what is not seen.
fn is_left_out(c: char) -> bool {
    c.is_whitespace()
        || c.is_control()
        || matches!(c, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn writings_of_one_text_fold_to_one() {
        for (one, other) in [
            ("Chen Jing", "ｃｈｅｎ　ｊｉｎｇ"),
            ("PQ-2026", "ｐｑ－２０２６"),
            ("café", "cafe\u{301}"),
            ("消防泵房", "消防\n  泵房"),
            ("（青岛）", "(青岛)"),
            ("阿依古丽·买买提", "阿依古丽 • 买买提"),
            ("ﾎﾟﾝﾌﾟ", "ポンプ"),
            ("ế", "e\u{302}\u{301}"),
        ] {
            assert_eq!(fold(one), fold(other), "{one} {other}");
        }
        assert_ne!(fold("青岛"), fold("青鸟"));
    }

    #[test]
    fn a_part_folds_to_a_part_and_leads_back_to_it() {
        let text = "走访 二号\n车间（ＡＢ）, é";
        let folded = Folded::of(text);
        assert_eq!(folded.text, fold(text));
        for (asked, expected) in [
            ("二号车间", "二号\n车间"),
            ("(ab", "（ＡＢ"),
            ("走", "走"),
            ("é", "é"),
        ] {
            let asked = fold(asked);
            let at = folded.text.find(&asked).unwrap();
            let part = folded.original(text, at..at + asked.len());
            assert_eq!(&text[part], expected);
        }
    }
}
