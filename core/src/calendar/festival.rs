//! The festivals mainland China rests on, how feeds call them, and what they are called in English.

use std::sync::Arc;

use crate::lang::Both;

/// A festival that the law makes a holiday.
struct Festival {
    zh: &'static str,
    en: &'static str,
    /// What a text says when it means this festival.
    said: &'static [&'static str],
    /// The first year it is a holiday in.
    since: i32,
}

pub(super) const NEW_YEAR: &str = "元旦";
pub(super) const SPRING: &str = "春节";
pub(super) const QINGMING: &str = "清明节";
pub(super) const LABOUR_DAY: &str = "劳动节";
pub(super) const DRAGON_BOAT: &str = "端午节";
pub(super) const MID_AUTUMN: &str = "中秋节";
pub(super) const NATIONAL_DAY: &str = "国庆节";

const FESTIVALS: [Festival; 7] = [
    Festival {
        zh: NEW_YEAR,
        en: "New Year's Day",
        said: &["元旦", "new year"],
        since: 1949,
    },
    Festival {
        zh: SPRING,
        en: "Spring Festival",
        said: &["春节", "春節", "除夕", "大年", "spring festival"],
        since: 1949,
    },
    Festival {
        zh: QINGMING,
        en: "Qingming Festival",
        said: &[
            "清明",
            "qingming",
            "qing ming",
            "ching ming",
            "tomb sweeping",
        ],
        since: 2008,
    },
    Festival {
        zh: LABOUR_DAY,
        en: "Labour Day",
        said: &[
            "劳动节",
            "勞動節",
            "五一",
            "labour day",
            "labor day",
            "may day",
        ],
        since: 1949,
    },
    Festival {
        zh: DRAGON_BOAT,
        en: "Dragon Boat Festival",
        said: &["端午", "dragon boat", "duanwu"],
        since: 2008,
    },
    Festival {
        zh: MID_AUTUMN,
        en: "Mid-Autumn Festival",
        said: &["中秋", "mid autumn", "midautumn", "moon festival"],
        since: 2008,
    },
    Festival {
        zh: NATIONAL_DAY,
        en: "National Day",
        said: &["国庆", "國慶", "national day"],
        since: 1949,
    },
];

/// The English name of a holiday: each festival of `国庆节、中秋节` by its own name, and what is no
/// festival as it stands.
pub fn english(zh: &str) -> String {
    let names: Vec<&str> = zh
        .split('、')
        .map(|part| {
            FESTIVALS
                .iter()
                .find(|it| it.zh == part)
                .map_or(part, |it| it.en)
        })
        .collect();
    names.join(" and ")
}

/// A holiday's name in both languages, from the Chinese one.
pub(super) fn named(zh: &str) -> Arc<Both> {
    Arc::new(Both {
        zh: zh.to_owned(),
        en: english(zh),
    })
}

/// A text as names and marks are looked for in it: in small letters, with blanks for hyphens. The new year of the
/// moon's calendar is the Spring Festival.
pub(super) fn plain(text: &str) -> String {
    let text = text.to_lowercase().replace('’', "'").replace('-', " ");
    ["chinese new year", "lunar new year"]
        .iter()
        .fold(text, |text, name| text.replace(name, "spring festival"))
}

/// The festivals a text speaks of in Chinese or English, in its order: `上班(补春节假期)` speaks of 春节.
pub(super) fn spoken_of(text: &str) -> Vec<&'static str> {
    let text = plain(text);
    let place = |it: &Festival| it.said.iter().filter_map(|said| text.find(said)).min();
    let mut found: Vec<(usize, &str)> = FESTIVALS
        .iter()
        .filter_map(|it| Some((place(it)?, it.zh)))
        .collect();
    found.sort();
    found.into_iter().map(|(_, zh)| zh).collect()
}

/// The year whose notice a holiday's day belongs to: New Year's holiday of next year may begin, or be
/// made up for, in December.
pub(super) fn notice_year(date: chrono::NaiveDate, holiday: &str) -> i32 {
    use chrono::Datelike;

    let new_year = holiday.contains(NEW_YEAR) && date.month() == 12;
    date.year() + i32::from(new_year)
}

/// The festivals of `year` that none of `holidays` (name, days off with weekends) is for.
///
/// 国庆节 alone is at most seven days: one of eight holds 中秋节, whether it says so or not.
pub(super) fn missing<'a>(
    year: i32,
    holidays: impl Iterator<Item = (&'a str, i64)>,
) -> Vec<&'static str> {
    let mut kept: Vec<&str> = Vec::new();
    for (name, days) in holidays {
        let festivals = spoken_of(name);
        if festivals.contains(&NATIONAL_DAY) && days >= 8 {
            kept.push(MID_AUTUMN);
        }
        kept.extend(festivals);
    }
    FESTIVALS
        .iter()
        .filter(|it| year >= it.since && !kept.contains(&it.zh))
        .map(|it| it.zh)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::NaiveDate;

    #[test]
    fn a_merged_holiday_has_both_english_names() {
        assert_eq!(english("春节"), "Spring Festival");
        assert_eq!(
            english("国庆节、中秋节"),
            "National Day and Mid-Autumn Festival"
        );
        assert_eq!(english("抗战胜利纪念日"), "抗战胜利纪念日");
    }

    #[test]
    fn festivals_are_heard_under_the_names_feeds_use() {
        assert_eq!(spoken_of("上班(补春节假期)"), ["春节"]);
        assert_eq!(spoken_of("中秋、国庆休假"), ["中秋节", "国庆节"]);
        assert_eq!(spoken_of("五一"), ["劳动节"]);
        assert_eq!(
            spoken_of("Mid-Autumn Festival, National Day"),
            ["中秋节", "国庆节"]
        );
        assert_eq!(spoken_of("Lunar New Year’s Eve"), ["春节"]);
        assert_eq!(spoken_of("New Year's Day"), ["元旦"]);
        assert!(spoken_of("教师节").is_empty());
        assert!(spoken_of("Teachers' Day").is_empty());
    }

    #[test]
    fn only_new_year_reaches_back_into_december() {
        let date = |month, day| NaiveDate::from_ymd_opt(2026, month, day).unwrap();

        assert_eq!(notice_year(date(12, 31), "元旦"), 2027);
        assert_eq!(notice_year(date(11, 30), "元旦"), 2026);
        assert_eq!(notice_year(date(12, 31), "厂庆"), 2026);
    }

    #[test]
    fn mid_autumn_may_hide_in_a_national_day_of_eight_days() {
        let holidays = |national| {
            [
                ("元旦", 3),
                ("春节", 9),
                ("清明节", 3),
                ("劳动节", 5),
                ("端午节", 3),
                ("国庆节", national),
            ]
        };

        assert!(missing(2028, holidays(8).into_iter()).is_empty());
        assert_eq!(missing(2028, holidays(7).into_iter()), ["中秋节"]);
        assert!(missing(2007, holidays(7).into_iter()).is_empty());
        assert_eq!(missing(2007, [].into_iter()).len(), 4);
        assert_eq!(missing(2008, [].into_iter()).len(), 7);
    }
}
