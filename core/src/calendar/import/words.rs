//! What the words of an entry say: off or worked, and for which holiday.

use crate::calendar::festival;

/// What marks a day as worked, and as off, wherever it stands.
const WORKED: [&str; 5] = ["上班", "补班", "调班", "加班", "工作日"];
const OFF: [&str; 5] = ["休假", "放假", "假期", "休息", "公休"];

/// The same in English; hyphens are blanks by then.
const WORKED_EN: [&str; 7] = [
    "workday",
    "working day",
    "work day",
    "make up day",
    "makeup day",
    "(work)",
    "(working)",
];
const OFF_EN: [&str; 6] = [
    "holiday", "day off", "days off", "(off)", "rest day", "vacation",
];

/// What a text says of its day, worked (`true`) or off, and the holiday it names.
///
/// Work is looked for first: `上班(补春节假期)` speaks of both. 调休 by itself means either.
pub(super) fn understood(words: &str) -> (Option<bool>, Option<String>) {
    let plain = words.replace("调休", "").replace("非工作日", "休息");
    let english = festival::plain(words);
    let says = |sign: char, marks: &[&str], in_english: &[&str]| {
        is_tag(&plain, sign)
            || marks.iter().any(|mark| plain.contains(mark))
            || in_english.iter().any(|mark| english.contains(mark))
    };
    let works = if says('班', &WORKED, &WORKED_EN) {
        Some(true)
    } else if says('休', &OFF, &OFF_EN) || is_tag(&plain, '假') {
        Some(false)
    } else {
        None
    };
    (works, holiday_in(words))
}

/// Whether a sign stands as a mark of its own: first or last in the text, or with no letter on either side.
fn is_tag(text: &str, sign: char) -> bool {
    let signs: Vec<char> = text.trim().chars().collect();
    let free = |at: Option<usize>| {
        let beside = at.and_then(|at| signs.get(at));
        beside.is_none_or(|beside| !beside.is_alphanumeric())
    };
    signs.iter().enumerate().any(|(at, it)| {
        let (before, after) = (at.checked_sub(1), Some(at + 1));
        *it == sign && (free(before) || free(after))
    })
}

/// The holiday a text names: its festivals, else what is left without the marks.
pub(super) fn holiday_in(words: &str) -> Option<String> {
    let festivals = festival::spoken_of(words);
    if !festivals.is_empty() {
        return Some(festivals.join("、"));
    }

    let mut rest = words.to_owned();
    let marks = WORKED.iter().chain(&OFF).copied();
    for mark in marks.chain(["调休", "班", "休", "假"]) {
        rest = rest.replace(mark, "");
    }
    for mark in WORKED_EN.iter().chain(&OFF_EN) {
        while let Some(at) = rest.to_ascii_lowercase().find(mark) {
            rest.replace_range(at..at + mark.len(), "");
        }
    }
    let rest = rest.trim_matches(|sign: char| !sign.is_alphanumeric());
    (!rest.is_empty()).then(|| rest.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_is_heard_in_both_languages_and_not_inside_a_word() {
        let works = |words| understood(words).0;

        for off in [
            "春节（休）",
            "休｜春节",
            "国庆节 休",
            "元旦假期",
            "春节休假",
            "Spring Festival(Holiday)",
            "Tomb-Sweeping Day (day off)",
            "端午放假",
            "中秋（假）",
            "国庆节（非工作日）",
        ] {
            assert_eq!(works(off), Some(false), "{off}");
        }
        for worked in [
            "春节（班）",
            "班｜春节",
            "补班",
            "调休上班",
            "国庆节（工作日）",
            "上班(补春节假期)",
            "Spring Festival (Workday)",
            "Working day for the holiday",
            "National Day (make-up day)",
        ] {
            assert_eq!(works(worked), Some(true), "{worked}");
        }
        for neither in [
            "春节",
            "鲁班诞辰",
            "退休金发放日",
            "劳动节调休",
            "立春",
            "National Day",
            "Weekend",
            "",
        ] {
            assert_eq!(works(neither), None, "{neither}");
        }
    }

    #[test]
    fn a_holiday_is_known_by_its_chinese_or_english_name() {
        let holiday = |words| holiday_in(words).unwrap_or_default();

        assert_eq!(holiday("New Year’s Day (day off)"), "元旦");
        assert_eq!(holiday("Chinese New Year's Eve (day off)"), "春节");
        assert_eq!(holiday("Tomb Sweeping Day"), "清明节");
        assert_eq!(holiday("Labor Day Holiday"), "劳动节");
        assert_eq!(holiday("DRAGON BOAT FESTIVAL"), "端午节");
        assert_eq!(holiday("Mid-autumn Festival(Workday)"), "中秋节");
        assert_eq!(
            holiday("Mid-Autumn Festival and National Day"),
            "中秋节、国庆节"
        );
        assert_eq!(holiday("厂庆（休）"), "厂庆");
        assert_eq!(holiday("Founders' Day (day off)"), "Founders' Day");
        assert_eq!(holiday("休"), "");
        assert_eq!(holiday("(Holiday)"), "");
    }
}
