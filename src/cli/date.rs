//! Days as a person types them.

use std::ops::RangeInclusive;

use chrono::NaiveDate;

use super::full_width::narrowed;
use crate::both;
use crate::lang::Both;

/// The years a person may type. A mistyped 0206 or 1026 for 2026 is not a day of service. The last year
/// leaves room for cover for life, which ends when the insured would be over a hundred years old.
pub const YEARS: RangeInclusive<i64> = 1900..=2199;

/// Reads `2026-03-02`, also `2026-3-2`, `2026/3/2`, `2026.3.2`, `20260302` and `2026年3月2日`, each in
/// full-width characters too.
///
/// # Errors
///
/// A text in both languages, for [`super::mistakes`] to pick from.
pub fn day(text: &str) -> Result<NaiveDate, String> {
    let narrow = narrowed(text);
    let text = narrow.as_deref().unwrap_or(text);
    let trimmed = text.trim().trim_end_matches('日');
    let parts: Vec<&str> = trimmed.split(['-', '/', '.', '年', '月']).collect();
    let numbers = match parts[..] {
        [whole] if whole.len() == 8 && whole.is_ascii() => [&whole[..4], &whole[4..6], &whole[6..]],
        [year, month, day] if year.len() == 4 => [year, month, day],
        _ => return Err(both!("日期写作 2026-03-02", "write a date as 2026-03-02").to_owned()),
    };
    let [year, month, day] = numbers.map(|part| {
        let digits = !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
        part.parse::<u32>().ok().filter(|_| digits)
    });
    let (Some(year), Some(month), Some(day)) = (year, month, day) else {
        return Err(both!("日期写作 2026-03-02", "write a date as 2026-03-02").to_owned());
    };
    let date = NaiveDate::from_ymd_opt(year as i32, month, day)
        .ok_or_else(|| both!("没有这一天", "there is no such day").to_owned())?;
    if YEARS.contains(&year.into()) {
        return Ok(date);
    }
    let (first, last) = YEARS.into_inner();
    Err(Both {
        zh: format!("年份要在 {first} 到 {last} 之间"),
        en: format!("the year must be from {first} to {last}"),
    }
    .joined())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::{Lang, half};

    #[test]
    fn a_day_is_read_as_people_type_it() {
        let read = |text| day(text).map(|day| day.to_string());
        for text in [
            "2026-03-02",
            "2026-3-2",
            "2026/3/2",
            "2026.03.02",
            "20260302",
            "2026年3月2日",
            "２０２６-０３-０２",
            "２０２６年３月２日",
            "２０２６／３／２",
            "2026–03–02",
        ] {
            assert_eq!(read(text), Ok("2026-03-02".to_owned()), "{text}");
        }
    }

    #[test]
    fn the_first_and_the_last_year_can_be_typed() {
        for text in ["1900-01-01", "2199-12-31"] {
            assert_eq!(day(text).map(|day| day.to_string()), Ok(text.to_owned()));
        }
    }

    #[test]
    fn what_is_no_day_is_refused_in_both_languages() {
        let refused = |text: &str| {
            let said = day(text).unwrap_err();
            (
                half(&said, Lang::Zh).to_owned(),
                half(&said, Lang::En).to_owned(),
            )
        };
        let form = (
            "日期写作 2026-03-02".into(),
            "write a date as 2026-03-02".into(),
        );
        for text in [
            "",
            "3-2",
            "26-03-02",
            "2026-03",
            "2026-0x-02",
            "二〇二六",
            "2026-03-02-01",
            "+026-01-01",
        ] {
            assert_eq!(refused(text), form, "{text}");
        }
        let none = ("没有这一天".into(), "there is no such day".into());
        for text in ["2026-02-30", "20260229", "2026-13-01", "2026-00-10"] {
            assert_eq!(refused(text), none, "{text}");
        }
        let far = (
            "年份要在 1900 到 2199 之间".into(),
            "the year must be from 1900 to 2199".into(),
        );
        for text in [
            "0206-11-01",
            "10261101",
            "1899-12-31",
            "2200年1月1日",
            "9999-12-31",
        ] {
            assert_eq!(refused(text), far, "{text}");
        }
        assert_eq!(refused("20266-11-01"), form);
    }
}
