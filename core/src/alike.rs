//! One person, company or place, written by two hands: width, blanks, capitals, brackets and the dot between names differ.

use std::borrow::Cow;
use std::collections::HashMap;

use unicode_normalization::UnicodeNormalization;

/// Whether two names are one, however they were typed: （青岛） and (青岛), 阿依古丽·买买提 and 阿依古丽•买买提.
pub fn is_same(one: &str, other: &str) -> bool {
    if one == other {
        return true;
    }
    match (is_simple(one), is_simple(other)) {
        (true, true) => simple(one).eq(simple(other)),
        _ => folded(one) == folded(other),
    }
}

/// The form in which two writings of one name are equal. It is for comparing only, and never shown.
pub fn folded(name: &str) -> Cow<'_, str> {
    // Most names are Han characters alone, which stay as they are.
    if name.chars().all(is_plain) {
        return Cow::Borrowed(name);
    }
    if is_simple(name) {
        return Cow::Owned(simple(name).collect());
    }
    let wide = name.nfkc().filter(|c| !is_left_out(*c));
    let dotted = wide.map(|c| if is_dot(c) { '·' } else { round(c) });
    Cow::Owned(dotted.flat_map(char::to_lowercase).collect())
}

/// Whether this is one of the names.
pub fn is_among<'n>(name: &str, names: impl IntoIterator<Item = &'n str>) -> bool {
    names.into_iter().any(|there| is_same(there, name))
}

/// Whether something is of the person asked for; everything is when nobody was.
pub fn is_asked(whose: Option<&str>, asked: Option<&str>) -> bool {
    asked.is_none_or(|asked| whose.is_some_and(|whose| is_same(whose, asked)))
}

/// Whether a name, or a part of it, was typed; nothing typed is no part.
pub fn holds(name: &str, typed: &str) -> bool {
    let typed = folded(typed);
    !typed.is_empty() && folded(name).contains(&*typed)
}

/// Each name as it was first written, for figures that add up what several records say of one person.
#[derive(Clone, Debug, Default)]
pub struct Writings(HashMap<String, String>);

impl Writings {
    /// The first writing of a name.
    pub fn first(&mut self, name: String) -> String {
        let first = self.0.entry(folded(&name).into_owned());
        first.or_insert(name).clone()
    }
}

fn is_plain(c: char) -> bool {
    matches!(c, '\u{4e00}'..='\u{9fff}' | 'a'..='z' | '0'..='9')
}

/// Whether a name is of Han characters and ASCII alone, which have one width.
fn is_simple(name: &str) -> bool {
    name.chars().all(|c| c.is_ascii() || is_plain(c))
}

/// What [`folded`] makes of such a name.
fn simple(name: &str) -> impl Iterator<Item = char> {
    let left = name.chars().filter(|c| !is_left_out(*c));
    left.map(|c| round(c.to_ascii_lowercase()))
}

/// Blanks, what is not seen (joiners, marks of direction, a byte-order mark), and the full stop of a sentence that a name was
/// copied from.
fn is_left_out(c: char) -> bool {
    c.is_whitespace()
        || c.is_control()
        || matches!(
            c,
            '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '。' | '｡'
        )
}

/// The round bracket in the place of any other: 〔集团〕, 【集团】 and [集团] are （集团）.
fn round(c: char) -> char {
    match c {
        '[' | '〔' | '【' | '〖' | '［' => '(',
        ']' | '〕' | '】' | '〗' | '］' => ')',
        c => c,
    }
}

/// Whether a character acts on what stands around it and is not seen: a control character, or one that turns the
/// direction of writing.
pub fn acts(c: char) -> bool {
    c.is_control() || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// The dots that people type between the parts of a name.
fn is_dot(c: char) -> bool {
    matches!(c, '·' | '•' | '・' | '‧' | '∙' | '⋅' | '●' | '᛫')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_one_whatever_the_hand_that_typed_it() {
        for (one, other) in [
            ("阿依古丽·买买提", "阿依古丽•买买提"),
            ("阿依古丽·买买提", "阿依古丽 ‧ 买买提"),
            ("阿依古丽・买买提", "阿依古丽･买买提"),
            ("华锐重工（青岛）有限公司", "华锐重工(青岛)有限公司"),
            ("华锐重工（青岛）有限公司", "华锐重工〔青岛〕有限公司"),
            ("华锐重工【青岛】有限公司", "华锐重工[青岛]有限公司"),
            ("华锐重工有限公司", "华锐重工有限公司。"),
            ("Chen Jing", "chen  jing"),
            ("ＡＢＣ保险", "abc保险"),
            ("陈静", " 陈\u{3000}静 "),
            ("陈静", "陈\u{200b}静"),
            ("档案室 C-3", "档案室Ｃ－3"),
        ] {
            assert!(is_same(one, other), "{one} {other}");
            assert!(is_same(other, one), "{one} {other}");
        }
    }

    #[test]
    fn what_turns_the_direction_acts_and_what_joins_does_not() {
        let acting = [
            '\u{7}', '\n', '\u{85}', '\u{9b}', '\u{202a}', '\u{202e}', '\u{2066}', '\u{2069}',
        ];
        assert!(acting.into_iter().all(acts));
        let harmless = [
            '刘', '“', '\u{200d}', '\u{2029}', '\u{202f}', '\u{2065}', '\u{206a}', '\u{a0}',
        ];
        assert!(!harmless.into_iter().any(acts));
    }

    #[test]
    fn other_names_stay_apart() {
        for (one, other) in [
            ("陈静", "陈婧"),
            ("陈静", "陈静静"),
            ("阿依古丽·买买提", "阿依古丽·买合提"),
            ("华锐重工（青岛）有限公司", "华锐重工（烟台）有限公司"),
            ("档案室 C-3", "档案室 C-31"),
            ("陈静", ""),
        ] {
            assert!(!is_same(one, other), "{one} {other}");
        }
    }

    #[test]
    fn a_part_of_a_name_is_found_however_it_was_typed() {
        assert!(holds("华锐重工（青岛）有限公司", "(青岛)"));
        assert!(holds("ＡＢＣ保险", "abc"));
        assert!(!holds("华锐重工", "青岛"));
        assert!(!holds("华锐重工", " "));
        assert!(is_among("chen jing", ["周婷", "Chen Jing"]));
        assert!(!is_among("陈静", []));
    }

    #[test]
    fn one_person_keeps_the_first_writing() {
        let mut writings = Writings::default();
        let first =
            ["阿依·买买提", "陈静", "阿依•买买提", "陈 静"].map(|it| writings.first(it.to_owned()));
        assert_eq!(first, ["阿依·买买提", "陈静", "阿依·买买提", "陈静"]);
    }

    #[test]
    fn the_short_way_folds_as_the_long_one() {
        for name in ["档案室 C-3", "Chen\tJing", "\u{7f}a B", "ab1陈", ""] {
            assert!(is_simple(name));
            // A wide blank asks for the long way, and is left out by it.
            assert_eq!(folded(name), folded(&format!("{name}\u{3000}")));
        }
    }

    #[test]
    fn folding_again_changes_nothing() {
        for name in ["阿依古丽 • 买买提", "ＡＢＣ（中国）", "陈静", "İstanbul"] {
            let once = folded(name);
            assert_eq!(folded(&once), once);
        }
    }
}
