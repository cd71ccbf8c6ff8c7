//! What people type for a day, and which day it is.

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

/// What each of the types makes of a text on a day.
fn on(today: &str, text: &str) -> (String, String) {
    let today = today.parse().unwrap();
    let past: Result<Happened, String> = text.parse();
    let ahead: Result<Ahead, String> = text.parse();
    (
        past.map(|it| it.by(today).to_string()).unwrap(),
        ahead.map(|it| it.from(today).to_string()).unwrap(),
    )
}

/// Today, what is typed, and the two days that are meant.
fn are(expected: &[(&str, &str, &str, &str)]) {
    for (today, typed, past, ahead) in expected {
        let days = ((*past).to_owned(), (*ahead).to_owned());
        assert_eq!(on(today, typed), days, "{today} {typed}");
    }
}

#[test]
fn a_day_without_its_year_is_the_latest_that_happened_and_the_next_ahead() {
    are(&[
        ("2026-11-18", "11-17", "2026-11-17", "2027-11-17"),
        ("2026-11-18", "11-18", "2026-11-18", "2026-11-18"),
        ("2026-11-18", "11-19", "2025-11-19", "2026-11-19"),
        ("2026-11-18", "1-1", "2026-01-01", "2027-01-01"),
        ("2026-11-18", "12-31", "2025-12-31", "2026-12-31"),
        ("2026-01-01", "1-1", "2026-01-01", "2026-01-01"),
        ("2026-01-01", "12-31", "2025-12-31", "2026-12-31"),
        ("2026-12-31", "1-1", "2026-01-01", "2027-01-01"),
    ]);
}

#[test]
fn a_29_february_is_one_that_there_was_or_will_be() {
    are(&[
        ("2026-11-18", "2-29", "2024-02-29", "2028-02-29"),
        ("2028-02-28", "2-29", "2024-02-29", "2028-02-29"),
        ("2028-02-29", "2-29", "2028-02-29", "2028-02-29"),
        ("2028-03-01", "2-29", "2028-02-29", "2032-02-29"),
        ("2103-12-31", "2-29", "2096-02-29", "2104-02-29"),
        ("2096-03-01", "2-29", "2096-02-29", "2104-02-29"),
    ]);
}

#[test]
fn a_day_without_its_year_is_read_as_people_type_it() {
    for typed in [
        "3-2",
        "03-02",
        "3/2",
        "3.2",
        "3月2日",
        "3月2",
        "03月02号",
        "３月２日",
        "３－２",
        " 3–2 ",
    ] {
        assert_eq!(on("2026-11-18", typed).0, "2026-03-02", "{typed}");
    }
}

#[test]
fn the_days_around_today_have_names() {
    for (names, day) in [
        (&["前天"][..], "2026-12-30"),
        (&["yesterday", "Yesterday", "昨天", "昨日"], "2026-12-31"),
        (&["today", "TODAY", "今天", " 今日 "], "2027-01-01"),
        (&["tomorrow", "明天", "明日"], "2027-01-02"),
        (&["后天"], "2027-01-03"),
    ] {
        for name in names {
            let same = (day.to_owned(), day.to_owned());
            assert_eq!(on("2027-01-01", name), same, "{name}");
            let dated: Dated = name.parse().unwrap();
            let day = day.parse().unwrap();
            assert_eq!(dated.on("2027-01-01".parse().unwrap()), day, "{name}");
        }
    }
}

#[test]
fn a_whole_day_is_itself_on_any_day() {
    for text in ["2026-11-18", "20261118", "2026年11月18日"] {
        for today in ["2026-11-17", "2026-11-18", "2030-01-01"] {
            let same = ("2026-11-18".to_owned(), "2026-11-18".to_owned());
            assert_eq!(on(today, text), same, "{text} {today}");
        }
    }
}

#[test]
fn both_ends_of_a_span_belong_together() {
    let [today, july, december]: [NaiveDate; 3] =
        ["2026-11-29", "2026-07-01", "2026-12-10"].map(|day| day.parse().unwrap());
    let to = |text: &str| text.parse::<Happened>().unwrap().since(july, today);
    assert_eq!(to("9-30").to_string(), "2026-09-30");
    assert_eq!(to("12-31").to_string(), "2026-12-31");
    assert_eq!(to("6-30").to_string(), "2027-06-30");
    assert_eq!(to("昨天").to_string(), "2026-11-28");
    let start = |text: &str| text.parse::<Ahead>().unwrap().until(december, today);
    assert_eq!(start("11-20").to_string(), "2026-11-20");
    assert_eq!(start("12-10").to_string(), "2026-12-10");
    assert_eq!(start("12-11").to_string(), "2025-12-11");
    assert_eq!(start("明天").to_string(), "2026-11-30");
}

#[test]
fn what_is_no_day_of_any_year_says_what_may_be_typed() {
    let refused = |text: &str| text.parse::<Happened>().unwrap_err();
    for text in ["11-31", "2-30", "13-1", "31/11", "4月31日"] {
        let said = refused(text);
        assert_eq!(
            (half(&said, Lang::Zh), half(&said, Lang::En)),
            (
                "哪一年都没有这一天；日期写作 2026-03-02、11-18、3月2日、今天、昨天",
                "no year has this day; write a date as 2026-03-02, 11-18, today or yesterday"
            ),
            "{text}"
        );
    }
    for text in ["", "x", "0-1", "1-0", "2026-03", "18", "someday", "上周五"] {
        let said = refused(text);
        assert_eq!(
            half(&said, Lang::En),
            "write a date as 2026-03-02, 11-18, today or yesterday",
            "{text}"
        );
    }
    for text in ["2026-02-29", "20260230"] {
        assert_eq!(half(&refused(text), Lang::En), "there is no such day");
    }
}

#[test]
fn a_day_that_may_lie_on_either_side_needs_its_year() {
    let refused = "11-18".parse::<Dated>().unwrap_err();
    assert_eq!(
        half(&refused, Lang::En),
        "write its year too, such as 2026-03-02: this day may be over or lie ahead"
    );
    let none = "11-31".parse::<Ahead>().unwrap_err();
    assert_eq!("11-31".parse::<Dated>(), Err(none));
}

#[test]
fn a_day_of_a_post_is_the_next_one_only_where_that_is_soon() {
    let near = |today: &str, text: &str| {
        let day: Around = text.parse().unwrap();
        day.on(today.parse().unwrap()).to_string()
    };
    for (today, typed, meant) in [
        ("2027-03-26", "4-1", "2027-04-01"),
        ("2027-03-26", "3-26", "2027-03-26"),
        ("2027-03-26", "3-25", "2027-03-25"),
        ("2026-12-30", "1-4", "2027-01-04"),
        ("2027-01-04", "12-30", "2026-12-30"),
        ("2027-03-26", "5-25", "2027-05-25"),
        ("2027-03-26", "5-26", "2026-05-26"),
        ("2027-03-26", "明天", "2027-03-27"),
        ("2027-03-26", "2026-04-01", "2026-04-01"),
    ] {
        assert_eq!(near(today, typed), meant, "{today} {typed}");
    }
}

/// The days of a span as it is typed on 2026-11-29, or those that it cannot be.
fn span_of(first: &str, last: &str) -> Result<(String, String), (String, String)> {
    let today = "2026-11-29".parse().unwrap();
    let day = |text: &str| text.parse::<Ahead>().unwrap();
    let said = |(first, last): (NaiveDate, NaiveDate)| (first.to_string(), last.to_string());
    span(day(first), day(last), today).map(said).map_err(said)
}

#[test]
fn the_last_day_of_a_span_is_the_next_after_the_first() {
    let is = |first: &str, last: &str| Ok((first.to_owned(), last.to_owned()));
    for (first, last, meant) in [
        ("3-20", "3-31", is("2027-03-20", "2027-03-31")),
        ("11-10", "12-5", is("2026-11-10", "2026-12-05")),
        ("12-20", "1-10", is("2026-12-20", "2027-01-10")),
        ("2026-03-20", "3-31", is("2026-03-20", "2026-03-31")),
        ("2026-03-20", "3-20", is("2026-03-20", "2026-03-20")),
        ("2026-03-20", "3-10", is("2026-03-20", "2027-03-10")),
        ("2027-12-20", "1-10", is("2027-12-20", "2028-01-10")),
        ("yesterday", "11-28", is("2026-11-28", "2026-11-28")),
        ("3-20", "2026-03-31", is("2026-03-20", "2026-03-31")),
    ] {
        assert_eq!(span_of(first, last), meant, "{first} {last}");
    }
}

#[test]
fn two_days_without_years_are_at_most_half_a_year_apart() {
    let is = |last: &str| ("2026-11-20".to_owned(), last.to_owned());
    assert_eq!(span_of("11-20", "5-22"), Ok(is("2027-05-22")));
    assert_eq!(span_of("11-20", "5-23"), Err(is("2027-05-23")));
    assert_eq!(span_of("11-20", "2027-05-23"), Ok(is("2027-05-23")));
    let between = |first: &str, last: &str| (first.to_owned(), last.to_owned());
    let day_before = between("2026-11-29", "2027-11-28");
    assert_eq!(span_of("today", "11-28"), Err(day_before));
    let half = between("2026-11-29", "2027-05-31");
    assert_eq!(span_of("today", "5-31"), Ok(half));
    assert_eq!(
        span_of("5-30", "today"),
        Ok(between("2026-05-30", "2026-11-29"))
    );
    assert_eq!(
        span_of("5-29", "today"),
        Err(between("2026-05-29", "2026-11-29"))
    );
    let reversed = ("2026-03-20".to_owned(), "2027-03-10".to_owned());
    assert_eq!(span_of("3-20", "3-10"), Err(reversed));
}

#[test]
fn what_followed_is_the_next_such_day_that_there_was() {
    let after = |first: &str, typed: &str| {
        let (first, today) = (first.parse().unwrap(), "2026-11-29".parse().unwrap());
        let day: Happened = typed.parse().unwrap();
        day.after(first, today).to_string()
    };
    assert_eq!(after("2025-03-01", "4-1"), "2025-04-01");
    assert_eq!(after("2025-03-01", "3-1"), "2025-03-01");
    assert_eq!(after("2025-12-20", "1-5"), "2026-01-05");
    assert_eq!(after("2026-11-20", "11-29"), "2026-11-29");
    assert_eq!(after("2026-11-20", "11-30"), "2025-11-30", "not ahead");
    assert_eq!(after("2026-11-20", "yesterday"), "2026-11-28");
}

#[test]
fn what_was_paid_was_due_on_the_nearest_such_day() {
    let due = |paid: &str, typed: &str| {
        let (paid, today) = (paid.parse().unwrap(), "2026-11-29".parse().unwrap());
        let day: Ahead = typed.parse().unwrap();
        day.nearest(paid, today).to_string()
    };
    assert_eq!(due("2026-11-25", "11-20"), "2026-11-20");
    assert_eq!(due("2026-11-25", "12-1"), "2026-12-01");
    assert_eq!(due("2026-01-05", "12-31"), "2025-12-31");
    assert_eq!(due("2026-01-05", "2027-01-01"), "2027-01-01");
}
