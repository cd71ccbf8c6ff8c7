//! What holds for every calendar, day and file.

use std::sync::Arc;

use chrono::{Datelike, Days, NaiveDate, Weekday};
use kefu::calendar::{Calendar, Holiday, Year, import};
use kefu::lang::{Both, Lang};
use kefu::text;
use proptest::prelude::*;

use crate::{YEAR_2027, date};

/// A date from 2001 to 2031: covered years and those around them.
fn near() -> impl Strategy<Value = NaiveDate> {
    (0u64..11_000).prop_map(|day| date("2001-06-01") + Days::new(day))
}

/// The calendar with some days of the company's own.
fn calendars() -> impl Strategy<Value = Calendar> {
    prop::collection::vec((near(), any::<bool>()), 0..6).prop_map(|days| {
        let mut calendar = Calendar::embedded();
        for (date, works) in days {
            match works {
                true => calendar.work_on(date, None),
                false => calendar.rest_on(date, Some("司庆".into())),
            }
        }
        calendar
    })
}

/// A whole year, invented: each festival somewhere in its month, some with a day worked after it.
fn years() -> impl Strategy<Value = Year> {
    let festivals = [
        ("元旦", 1),
        ("春节", 2),
        ("清明节", 4),
        ("劳动节", 5),
        ("端午节", 6),
        ("中秋节", 9),
        ("国庆节\"\\\u{7}", 10),
    ];
    let holidays = festivals.map(|(name, month)| (Just(name), Just(month), 1u32..15, 0u64..9));
    (2008i32..9999, any::<bool>(), holidays).prop_map(|(number, amends, drawn)| {
        let holiday = |(zh, month, day, length): (&str, u32, u32, u64)| {
            let from = NaiveDate::from_ymd_opt(number, month, day).unwrap();
            let to = from + Days::new(length);
            let after = to
                .iter_days()
                .skip(1)
                .find(|it| it.weekday() == Weekday::Sat);
            Holiday {
                name: Arc::new(Both {
                    zh: zh.into(),
                    en: format!("{zh}\n"),
                }),
                from,
                to,
                work: after.filter(|_| length % 2 == 0).into_iter().collect(),
            }
        };
        let year = Year::new(number, Vec::new(), drawn.map(holiday).to_vec()).unwrap();
        if amends { year.amending() } else { year }
    })
}

proptest! {
    #[test]
    fn due_is_the_first_day_with_so_many_working_days(
        calendar in calendars(), from in near(), n in 1u32..400,
    ) {
        let due = calendar.due(from, n);

        prop_assert!(calendar.is_working(due.date));
        prop_assert_eq!(calendar.between(from, due.date), i64::from(n));
        prop_assert_eq!(calendar.between(from, due.date - Days::new(1)), i64::from(n) - 1);
        prop_assert_eq!(due.provisional, calendar.provisional_between(from, due.date));
    }

    #[test]
    fn a_receipt_holds_every_day_once_and_agrees_with_due(
        calendar in calendars(), from in near(), n in 0u32..120,
    ) {
        let receipt = calendar.explain(from, n);

        prop_assert_eq!(receipt.due, calendar.due(from, n));
        prop_assert_eq!(receipt.counted.len(), n as usize);
        prop_assert!(receipt.skipped.iter().all(|(_, day)| !day.is_working()));
        let mut days = receipt.counted;
        days.extend(receipt.skipped.iter().map(|(day, _)| *day));
        days.sort();
        let all: Vec<NaiveDate> = from.iter_days().skip(1)
            .take_while(|&day| day <= receipt.due.date).collect();
        prop_assert_eq!(days, all);
    }

    #[test]
    fn between_counts_the_days_that_work_and_adds_up(
        calendar in calendars(), a in near(), b in near(), c in near(),
    ) {
        prop_assert_eq!(calendar.between(a, b) + calendar.between(b, c), calendar.between(a, c));
        prop_assert_eq!(calendar.between(a, b), -calendar.between(b, a));

        let (from, to) = (a.min(b), a.max(b));
        let days = from.iter_days().skip(1).take_while(|&day| day <= to);
        let working = days.filter(|&day| calendar.kind(day).is_working()).count();
        prop_assert_eq!(calendar.between(from, to), working as i64);
    }

    #[test]
    fn what_a_day_is_and_how_it_counts_are_the_same_in_every_december(day in 0u64..1_100) {
        let mut calendar = Calendar::embedded();
        calendar.add_year(Year::from_toml(YEAR_2027).unwrap()).unwrap();
        let day = date("2026-01-01") + Days::new(day);

        prop_assert_eq!(calendar.kind(day).is_working(), calendar.is_working(day));
    }

    #[test]
    fn a_year_is_read_back_as_it_was_written(year in years()) {
        prop_assert_eq!(Year::from_toml(&year.to_toml()), Ok(year));
    }

    #[test]
    fn any_bytes_give_an_answer(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let answer = |bytes: &[u8], name| {
            if let Err(fault) = import::read(bytes, name) {
                text::calendar::import::fault(Lang::Zh, &fault);
                text::calendar::import::fault(Lang::En, &fault);
            }
        };
        answer(&bytes, "2027.toml");
        answer(&[b"BEGIN:VCALENDAR\n", &bytes[..]].concat(), "feed");
        answer(&[b"{", &bytes[..]].concat(), "feed");
    }

    #[test]
    fn any_damage_to_a_file_gives_an_answer(
        sample in 0usize..5, at in 0usize..6_000, len in 0usize..40,
        with in prop::collection::vec(prop_oneof![Just(b'9'), Just(b'0'), Just(b'\n'), any::<u8>()], 0..12),
    ) {
        let samples = [
            include_str!("samples/apple-style-2026.ics"),
            include_str!("samples/per-day-no-dtend-2026.ics"),
            include_str!("samples/xiu-ban-2026.ics"),
            include_str!("samples/holiday-cn-style-2026.json"),
            YEAR_2027,
        ];
        let mut bytes = samples[sample].as_bytes().to_vec();
        let start = at % bytes.len();
        let end = bytes.len().min(start + len);
        bytes.splice(start..end, with);

        if let Ok(import) = import::read(&bytes, "2027.toml") {
            for year in import.years {
                prop_assert_eq!(Year::from_toml(&year.to_toml()), Ok(year));
            }
        }
    }
}
