//! Lines of Chinese and English within a width, broken where a printer would break them.
//!
//! Han text breaks between any two characters, but no line starts with a closing mark (`，。）」`) or
//! ends with an opening one (`（「`); Latin words, dates and amounts stay whole. Characters of
//! ambiguous width (`★ → · — …`) are taken as narrow, as terminals do unless told otherwise.

use std::str::CharIndices;

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// What becomes of a word that is longer than a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LongWord {
    /// It stands whole on a line of its own and sticks out, so that it can be copied.
    Keep,
    /// It is cut to the width, so that the columns beside it hold.
    Split,
}

/// The columns a text takes at a terminal.
pub fn width(text: &str) -> usize {
    text.width()
}

/// No text takes more columns than this: a character beyond ASCII has two bytes at least, or three where it is wide.
fn most_columns(text: &str) -> usize {
    let ascii = text.bytes().filter(u8::is_ascii).count();
    ascii + (text.len() - ascii) * 2 / 3
}

/// The text in lines of at most `room` columns; line feeds in it stay line ends.
pub fn wrap(text: &str, room: usize, long: LongWord) -> Vec<String> {
    wrap_after(0, text, room, long)
}

/// As [`wrap`], where `taken` columns of the first line are not free. That line is empty when nothing
/// fits on it.
pub fn wrap_after(taken: usize, text: &str, room: usize, long: LongWord) -> Vec<String> {
    if taken + most_columns(text) <= room && !text.contains('\n') {
        return vec![trimmed(text).to_owned()];
    }
    let mut used = taken;
    let mut lines = Vec::new();
    for paragraph in text.split('\n') {
        // Where the line begins that is not ended yet, and the next piece.
        let (mut start, mut at) = (0, 0);
        for piece in Pieces::of(paragraph) {
            if piece.ink > 0 && used > 0 && used + piece.ink > room {
                lines.push(trimmed(&paragraph[start..at]).to_owned());
                (start, used) = (at, 0);
            }
            if piece.ink > room && long == LongWord::Split {
                for cut in cuts(piece.text, room) {
                    lines.push(paragraph[start..at + cut].to_owned());
                    start = at + cut;
                }
                at += piece.text.len();
                used = width(&paragraph[start..at]);
            } else {
                at += piece.text.len();
                used += piece.columns;
            }
        }
        lines.push(trimmed(&paragraph[start..]).to_owned());
        used = 0;
    }
    lines
}

/// The columns of the longest run that may not be broken.
pub fn longest_word(text: &str) -> usize {
    let pieces = text.split('\n').flat_map(Pieces::of);
    pieces.map(|piece| piece.ink).max().unwrap_or(0)
}

/// The text in runs that may not be broken, each with the spaces after it.
pub fn pieces(text: &str) -> impl Iterator<Item = &str> {
    Pieces::of(text).map(|piece| piece.text)
}

/// A run that may not be broken, with the spaces after it.
struct Piece<'t> {
    text: &'t str,
    /// Its columns without those spaces.
    ink: usize,
    /// Its columns with them.
    columns: usize,
}

impl<'t> Piece<'t> {
    /// Measures the run as a whole: the columns of joined characters are not those of each.
    fn of(text: &'t str) -> Piece<'t> {
        let (ink, spaces) = text.split_at(trimmed(text).len());
        let ink = width(ink);
        Piece {
            text,
            ink,
            columns: ink + width(spaces),
        }
    }
}

/// The pieces of a text, one after the other.
struct Pieces<'t> {
    text: &'t str,
    signs: CharIndices<'t>,
    /// The first character of the next piece, and where it is.
    first: Option<(usize, Sign)>,
}

impl<'t> Pieces<'t> {
    fn of(text: &'t str) -> Pieces<'t> {
        let mut signs = text.char_indices();
        let first = signs.next().map(|(at, c)| (at, Sign::of(c)));
        Pieces { text, signs, first }
    }
}

impl<'t> Iterator for Pieces<'t> {
    type Item = Piece<'t>;

    fn next(&mut self) -> Option<Piece<'t>> {
        let (start, mut before) = self.first.take()?;
        let mut are_plain = true;
        let (mut ink, mut columns) = (0, 0);
        let end = loop {
            are_plain &= before.is_plain;
            columns += before.columns.unwrap_or(0);
            if before.kind != Kind::Space {
                ink = columns;
            }
            let Some((at, c)) = self.signs.next() else {
                break self.text.len();
            };
            let after = Sign::of(c);
            if may_break(before, after) {
                self.first = Some((at, after));
                break at;
            }
            before = after;
        };
        let text = &self.text[start..end];
        Some(match are_plain {
            true => Piece { text, ink, columns },
            false => Piece::of(text),
        })
    }
}

/// A character: the columns it takes, and whether a line may begin or end with it.
#[derive(Clone, Copy)]
struct Sign {
    c: char,
    columns: Option<usize>,
    kind: Kind,
    /// Whether it takes the same columns whatever stands beside it.
    is_plain: bool,
}

/// Where in a line a character may stand.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Space,
    /// Never first on a line.
    Closing,
    /// Not first on a line, unless a space is before it: then it opens something, as in ` .gitignore`.
    ClosingAfterWord,
    /// Never last on a line.
    Opening,
    Other,
}

impl Sign {
    /// Most characters are letters, digits or Han, which need no look into a table.
    fn of(c: char) -> Sign {
        let (columns, kind, is_plain) = match c {
            'a'..='z' | 'A'..='Z' | '0'..='9' => (Some(1), Kind::Other, true),
            '\u{4e00}'..='\u{9fff}' => (Some(2), Kind::Other, true),
            ' '..='~' => (Some(1), Kind::of(c), true),
            '\u{3000}'..='\u{3029}' | '\u{ff01}'..='\u{ff5e}' => (Some(2), Kind::of(c), true),
            _ => (c.width(), Kind::of(c), false),
        };
        Sign {
            c,
            columns,
            kind,
            is_plain,
        }
    }

    fn is_wide(self) -> bool {
        self.columns == Some(2)
    }
}

impl Kind {
    fn of(c: char) -> Kind {
        match c {
            ' ' | '\u{3000}' => Kind::Space,
            '，' | '。' | '；' | '：' | '、' | '！' | '？' | '）' | '」' | '』' | '》' | '】'
            | '〉' | '〕' | '］' | '｝' | '〗' | '〙' | '％' | '‰' | '℃' | '々' | '〻' | 'ー'
            | '～' | '〜' | '゛' | '゜' => Kind::Closing,
            '—' | '…' | '·' | '‥' | '•' | '”' | '’' | ',' | '.' | ';' | ':' | '!' | '?' | ')'
            | ']' | '}' | '%' | '/' | '-' => Kind::ClosingAfterWord,
            '（' | '「' | '『' | '《' | '【' | '〈' | '〔' | '［' | '｛' | '〖' | '〘' | '“'
            | '‘' | '￥' | '＄' | '＃' | '¥' | '$' | '(' | '[' | '{' | '#' => Kind::Opening,
            _ => Kind::Other,
        }
    }
}

fn may_break(before: Sign, after: Sign) -> bool {
    if matches!(after.kind, Kind::Space | Kind::Closing) || joins(before.c, after) {
        return false;
    }
    if before.kind == Kind::Space {
        return true;
    }
    if before.kind == Kind::Opening || after.kind == Kind::ClosingAfterWord {
        return false;
    }
    // 2026年3月20日 is a date as well.
    if before.c.is_ascii_digit() && matches!(after.c, '年' | '月' | '日')
        || after.c.is_ascii_digit() && matches!(before.c, '年' | '月')
    {
        return false;
    }
    before.is_wide() || after.is_wide()
}

/// Whether two characters make one sign: a combining mark, a joined emoji, a skin tone.
fn joins(before: char, after: Sign) -> bool {
    after.columns == Some(0) || before == '\u{200d}' || matches!(after.c, '\u{1f3fb}'..='\u{1f3ff}')
}

fn is_space(c: char) -> bool {
    c == ' ' || c == '\u{3000}'
}

fn trimmed(text: &str) -> &str {
    text.trim_end_matches(is_space)
}

/// Where a text is cut so that each part has the width; it is cut only where a sign ends.
fn cuts(text: &str, room: usize) -> Vec<usize> {
    let mut signs: Vec<usize> = Vec::new();
    let mut before = None;
    for (at, c) in text.char_indices() {
        if before.is_none_or(|before| !joins(before, Sign::of(c))) {
            signs.push(at);
        }
        before = Some(c);
    }
    signs.push(text.len());

    let mut cuts = Vec::new();
    let mut start = 0;
    for sign in signs.windows(2) {
        let is_first = sign[0] == start;
        if !is_first && width(&text[start..sign[0]]) + width(&text[sign[0]..sign[1]]) > room {
            cuts.push(sign[0]);
            start = sign[0];
        }
    }
    cuts
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kept(text: &str, room: usize) -> Vec<String> {
        wrap(text, room, LongWord::Keep)
    }

    #[test]
    fn signs_of_ambiguous_width_are_narrow() {
        for sign in ["★", "→", "·", "—", "…", "─", "⏎", "␛", "“", "①"] {
            assert_eq!(width(sign), 1, "{sign}");
        }
        for sign in ["客", "，", "（", "！", "👨\u{200d}👩\u{200d}👧", "👍🏽"] {
            assert_eq!(width(sign), 2, "{sign}");
        }
    }

    #[test]
    fn the_columns_of_a_text_are_those_of_its_pieces() {
        for text in [
            "自2026-03-20起，保费 1,232,000.50 元（含税）。",
            "好👨\u{200d}👩\u{200d}👧👍🏽 葛\u{e0100}城 e\u{301}té ☎\u{fe0f} 🇨🇳🇨🇳",
        ] {
            let columns = pieces(text).map(width);
            assert_eq!(columns.sum::<usize>(), width(text), "{text}");
        }
    }

    #[test]
    fn a_text_is_broken_when_it_is_one_column_too_long_and_not_before() {
        assert_eq!(kept("委托关系", 8), ["委托关系"]);
        assert_eq!(kept("委托关系", 7), ["委托关", "系"]);
        assert_eq!(kept("account manager", 15), ["account manager"]);
        assert_eq!(kept("account manager", 14), ["account", "manager"]);
    }

    #[test]
    fn no_line_starts_with_a_closing_mark_or_ends_with_an_opening_one() {
        assert_eq!(
            kept("服务计划，已送达。", 9),
            ["服务计", "划，已送", "达。"]
        );
        assert_eq!(kept("见（附件）。", 6), ["见（附", "件）。"]);
        assert_eq!(kept("见（附件）。", 5), ["见", "（附", "件）。"]);
        assert_eq!(kept("同意“加保”的", 5), ["同意", "“加", "保”的"]);
        assert_eq!(kept("等等……——好", 6), ["等", "等……——", "好"]);
        assert_eq!(kept("词 ，后", 4), ["词 ，", "后"]);
    }

    #[test]
    fn words_dates_amounts_and_joined_signs_stay_whole() {
        assert_eq!(kept("自2026-03-20起", 12), ["自2026-03-20", "起"]);
        assert_eq!(kept("自2026-03-20起", 11), ["自", "2026-03-20", "起"]);
        assert_eq!(kept("于2026年3月20日办", 14), ["于", "2026年3月20日", "办"]);
        assert_eq!(
            kept("保费1,232,000.50元", 12),
            ["保费", "1,232,000.50", "元"]
        );
        assert_eq!(kept("好👨\u{200d}👩👍🏽", 2), ["好", "👨\u{200d}👩", "👍🏽"]);
        assert_eq!(kept("葛\u{e0100}城", 2), ["葛\u{e0100}", "城"]);
    }

    #[test]
    fn a_word_longer_than_the_line_is_kept_or_split() {
        let text = "见 clients/huarui.toml 。";

        assert_eq!(kept(text, 8), ["见", "clients/huarui.toml 。"]);
        assert_eq!(
            wrap(text, 8, LongWord::Split),
            ["见", "clients/", "huarui.t", "oml 。"]
        );
        assert_eq!(longest_word(text), 22);
        // What takes no column is not lost.
        assert_eq!(wrap("\u{fe0f}一☎", 1, LongWord::Split), ["\u{fe0f}一", "☎"]);
    }

    #[test]
    fn lines_and_indents_of_the_writer_stay() {
        assert_eq!(kept("一\n\n  二三", 4), ["一", "", "  二", "三"]);
        assert_eq!(kept("", 4), [""]);
        assert_eq!(
            wrap_after(3, "委托 关系", 6, LongWord::Keep),
            ["委", "托 关", "系"]
        );
        assert_eq!(wrap_after(5, "委托", 6, LongWord::Keep), ["", "委托"]);
    }
}
