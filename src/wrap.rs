//! Lines of Chinese and English within a width, broken where a printer would break them.
//!
//! Han text breaks between any two characters, but no line starts with a closing mark (`，。）」`) or
//! ends with an opening one (`（「`); Latin words, dates and amounts stay whole. Characters of
//! ambiguous width (`★ → · — …`) are taken as narrow, as terminals do unless told otherwise.

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

/// The text in lines of at most `room` columns; line feeds in it stay line ends.
pub fn wrap(text: &str, room: usize, long: LongWord) -> Vec<String> {
    wrap_after(0, text, room, long)
}

/// As [`wrap`], where `taken` columns of the first line are not free. That line is empty when nothing
/// fits on it.
pub fn wrap_after(taken: usize, text: &str, room: usize, long: LongWord) -> Vec<String> {
    let mut used = taken;
    let mut lines = Vec::new();
    for paragraph in text.split('\n') {
        let mut line = String::new();
        for piece in pieces(paragraph) {
            let (ink, spaces) = piece.split_at(trimmed(piece).len());
            let ink = width(ink);
            if ink > 0 && used > 0 && used + ink > room {
                lines.push(trimmed(&line).to_owned());
                line.clear();
                used = 0;
            }
            if ink > room && long == LongWord::Split {
                let mut cuts = cut(piece, room);
                line = cuts.pop().unwrap_or_default();
                used = width(&line);
                lines.append(&mut cuts);
            } else {
                line.push_str(piece);
                used += ink + width(spaces);
            }
        }
        lines.push(trimmed(&line).to_owned());
        used = 0;
    }
    lines
}

/// The columns of the longest run that may not be broken.
pub fn longest_word(text: &str) -> usize {
    let widths = text
        .split('\n')
        .flat_map(pieces)
        .map(|piece| width(trimmed(piece)));
    widths.max().unwrap_or(0)
}

/// The text in runs that may not be broken, each with the spaces after it.
pub fn pieces(text: &str) -> Vec<&str> {
    let mut pieces = Vec::new();
    let mut start = 0;
    let mut before = None;
    for (at, c) in text.char_indices() {
        let after = Sign::of(c);
        if before.is_some_and(|before| may_break(before, after)) {
            pieces.push(&text[start..at]);
            start = at;
        }
        before = Some(after);
    }
    pieces.push(&text[start..]);
    pieces
}

/// A character, and the columns it takes.
#[derive(Clone, Copy)]
struct Sign {
    c: char,
    columns: Option<usize>,
}

impl Sign {
    fn of(c: char) -> Sign {
        Sign {
            c,
            columns: c.width(),
        }
    }

    fn is_wide(self) -> bool {
        self.columns == Some(2)
    }
}

/// Never first on a line.
const CLOSING: &str = "，。；：、！？）」』》】〉〕］｝〗〙％‰℃々〻ー～〜゛゜";
/// Not first on a line, unless a space is before them: then they open something, as in ` .gitignore`.
const CLOSING_AFTER_WORD: &str = "—…·‥•”’,.;:!?)]}%/-";
/// Never last on a line.
const OPENING: &str = "（「『《【〈〔［｛〖〘“‘￥＄＃¥$([{#";

/// Most characters are letters, digits or Han, and no mark.
fn is_one_of(marks: &str, c: char) -> bool {
    let is_word = c.is_ascii_alphanumeric() || ('\u{4e00}'..='\u{9fff}').contains(&c);
    !is_word && marks.contains(c)
}

fn may_break(before: Sign, after: Sign) -> bool {
    if is_space(after.c) || is_one_of(CLOSING, after.c) || joins(before.c, after) {
        return false;
    }
    if is_space(before.c) {
        return true;
    }
    if is_one_of(OPENING, before.c) || is_one_of(CLOSING_AFTER_WORD, after.c) {
        return false;
    }
    // 2026年3月20日 is a date as well.
    if before.c.is_ascii_digit() && "年月日".contains(after.c)
        || after.c.is_ascii_digit() && "年月".contains(before.c)
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

/// The text cut to the width wherever a sign ends.
fn cut(text: &str, room: usize) -> Vec<String> {
    let mut signs: Vec<String> = Vec::new();
    let mut before = None;
    for c in text.chars() {
        match signs.last_mut() {
            Some(sign) if before.is_some_and(|before| joins(before, Sign::of(c))) => sign.push(c),
            _ => signs.push(c.into()),
        }
        before = Some(c);
    }

    let mut lines = vec![String::new()];
    for sign in signs {
        let line = lines.last_mut().expect("it begins with a line");
        if !line.is_empty() && width(line) + width(&sign) > room {
            lines.push(sign);
        } else {
            line.push_str(&sign);
        }
    }
    lines
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
            let columns = pieces(text).into_iter().map(width);
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
