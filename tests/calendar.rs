//! The calendar against what is known: deadlines counted by others, feeds people have, and its own laws.

use std::collections::BTreeMap;

use chrono::{Datelike, Days, NaiveDate, Weekday};
use kefu::calendar::import::{self, Doubt, EntryFlaw, Import, ImportFault, Place};
use kefu::calendar::{Calendar, Conflict, Day, Flaw, Holiday, Year};
use kefu::lang::Lang;
use kefu::text;
use proptest::prelude::*;

/// Next year's notice as it could be, with a New Year's holiday that begins in December.
const YEAR_2027: &str = include_str!("calendar/2027.toml");

fn date(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// Every row of an oracle that the calendar contradicts.
fn contradicted(oracle: &str, row: impl Fn(&[&str]) -> Result<(), String>) -> Vec<String> {
    let rows: Vec<&str> = oracle.lines().skip(1).collect();
    assert!(rows.len() > 20, "the oracle is there");
    let check = |line: &&str| {
        let cells: Vec<&str> = line.split(',').collect();
        row(&cells).err().map(|found| format!("{line}: {found}"))
    };
    rows.iter().filter_map(check).collect()
}

#[test]
fn deadlines_fall_where_others_counted_them() {
    let calendar = Calendar::embedded();
    let wrong = contradicted(include_str!("calendar/deadlines.csv"), |cells| {
        let due = calendar.due(date(cells[0]), cells[1].parse().unwrap());
        match due.date == date(cells[2]) && !due.provisional {
            true => Ok(()),
            false => Err(format!("{due:?}")),
        }
    });

    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn working_days_between_two_days_are_as_others_counted_them() {
    let calendar = Calendar::embedded();
    let wrong = contradicted(include_str!("calendar/between.csv"), |cells| {
        let (from, to) = (date(cells[0]), date(cells[1]));
        let after = calendar.between(from, to);
        let inclusive = calendar.between(from.pred_opt().unwrap(), to);
        match (after.to_string(), inclusive.to_string()) == (cells[2].into(), cells[3].into()) {
            true => Ok(()),
            false => Err(format!("{after}, {inclusive}")),
        }
    });

    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn each_counted_day_is_the_one_others_counted() {
    let calendar = Calendar::embedded();
    let wrong = contradicted(include_str!("calendar/explained.csv"), |cells| {
        let receipt = calendar.explain(date(cells[0]), cells[1].parse().unwrap());
        let counted: Vec<String> = receipt.counted.iter().map(NaiveDate::to_string).collect();
        match receipt.due.date == date(cells[2]) && counted.join(" ") == cells[3] {
            true => Ok(()),
            false => Err(format!("{:?}: {counted:?}", receipt.due)),
        }
    });

    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_receipt_names_each_day_skipped() {
    let calendar = Calendar::embedded();
    let receipt = calendar.explain(date("2026-09-18"), 6);
    let skipped: Vec<String> = receipt
        .skipped
        .iter()
        .map(|(date, day)| {
            format!(
                "{date} {} {}",
                day.code(),
                text::calendar::day(Lang::En, day)
            )
        })
        .collect();

    assert_eq!(receipt.due.date, date("2026-09-28"));
    assert_eq!(
        skipped,
        [
            "2026-09-19 weekend weekend (Sat)",
            "2026-09-25 holiday Mid-Autumn Festival",
            "2026-09-26 holiday Mid-Autumn Festival",
            "2026-09-27 holiday Mid-Autumn Festival",
        ]
    );
    assert_eq!(calendar.kind(receipt.counted[0]).code(), "make-up");
}

#[test]
fn no_working_days_are_due_on_the_day_itself() {
    let calendar = Calendar::embedded();
    for day in ["2026-10-01", "2026-10-08", "2031-01-01"] {
        let due = calendar.due(date(day), 0);

        assert_eq!((due.date, due.provisional), (date(day), false));
    }
}

#[test]
fn a_count_is_provisional_once_it_counts_a_day_without_a_notice() {
    let calendar = Calendar::embedded();
    let due = |from, n| {
        let due = calendar.due(date(from), n);
        (due.date.to_string(), due.provisional)
    };

    assert_eq!(calendar.covered_until(), date("2026-12-31"));
    assert_eq!(due("2026-12-30", 1), ("2026-12-31".into(), false));
    assert_eq!(due("2026-12-30", 2), ("2027-01-01".into(), true));
    assert_eq!(due("2003-12-30", 1), ("2003-12-31".into(), true));
    assert_eq!(due("2003-12-31", 1), ("2004-01-02".into(), false));
    assert_eq!(
        calendar.uncovered(date("2026-12-31"), date("2028-01-05")),
        Some(2027)
    );
    assert_eq!(
        calendar.uncovered(date("2028-01-05"), date("2026-12-31")),
        Some(2027)
    );
    assert_eq!(
        calendar.uncovered(date("2026-12-31"), date("2026-12-31")),
        None
    );
    assert_eq!(
        calendar.uncovered(date("2027-03-01"), date("2027-03-01")),
        None
    );
}

#[test]
fn next_years_notice_is_missed_from_november() {
    let mut calendar = Calendar::embedded();
    assert_eq!(calendar.next_year_missing(date("2026-10-31")), None);
    assert_eq!(calendar.next_year_missing(date("2026-11-01")), Some(2027));
    assert_eq!(calendar.next_year_missing(date("2025-11-01")), None);

    calendar
        .add_year(Year::from_toml(YEAR_2027).unwrap())
        .unwrap();
    assert_eq!(calendar.next_year_missing(date("2026-12-31")), None);
    assert_eq!(calendar.next_year_missing(date("2027-11-01")), Some(2028));
}

#[test]
fn the_company_has_the_last_word_on_its_own_days() {
    let mut calendar = Calendar::embedded();
    // A plain Friday off, a make-up Saturday off, a holiday worked, a Sunday of a year not covered worked.
    calendar.rest_on(date("2026-03-13"), Some("司庆".into()));
    calendar.rest_on(date("2026-02-14"), None);
    calendar.work_on(date("2026-02-23"), Some("值守".into()));
    calendar.work_on(date("2027-06-06"), None);

    assert_eq!(
        calendar.kind(date("2026-03-13")),
        Day::CompanyRest(Some("司庆".into()))
    );
    assert_eq!(calendar.kind(date("2026-02-14")), Day::CompanyRest(None));
    assert_eq!(
        calendar.kind(date("2026-02-23")),
        Day::CompanyWork(Some("值守".into()))
    );
    assert_eq!(calendar.due(date("2026-03-12"), 1).date, date("2026-03-16"));
    assert_eq!(calendar.due(date("2026-02-13"), 1).date, date("2026-02-23"));
    assert_eq!(calendar.due(date("2027-06-04"), 1).date, date("2027-06-06"));
    assert!(calendar.due(date("2027-06-04"), 1).provisional);

    calendar.work_on(date("2026-03-13"), None);
    assert_eq!(calendar.due(date("2026-03-12"), 1).date, date("2026-03-13"));
}

#[test]
fn next_years_notice_changes_the_december_before() {
    let mut calendar = Calendar::embedded();
    assert!(calendar.is_working(date("2026-12-31")));
    assert!(!calendar.is_working(date("2026-12-27")));

    calendar
        .add_year(Year::from_toml(YEAR_2027).unwrap())
        .unwrap();

    assert_eq!(calendar.covered_until(), date("2027-12-31"));
    assert_eq!(calendar.kind(date("2026-12-27")).code(), "make-up");
    assert_eq!(calendar.kind(date("2026-12-31")).code(), "holiday");
    assert_eq!(calendar.due(date("2026-12-30"), 1).date, date("2027-01-04"));
    assert_eq!(calendar.due(date("2026-12-25"), 1).date, date("2026-12-27"));
    // What 2026's own notice arranged is as it was.
    assert_eq!(calendar.year(2026), Calendar::embedded().year(2026));
}

#[test]
fn a_year_already_known_is_replaced_only_when_told_so() {
    let mut calendar = Calendar::embedded();
    let known = calendar.year(2026).unwrap().clone();
    assert_eq!(calendar.add_year(known.clone()), Ok(()));

    // A second notice gives Monday 11 May off and has Saturday 16 May worked.
    let mut holidays = known.holidays().to_vec();
    holidays.push(Holiday {
        from: date("2026-05-11"),
        to: date("2026-05-11"),
        work: vec![date("2026-05-16")],
        ..holidays[3].clone()
    });
    let amended = Year::new(2026, Vec::new(), holidays).unwrap();
    assert_eq!(
        calendar.add_year(amended.clone()),
        Err(Conflict {
            year: 2026,
            days: BTreeMap::from([(date("2026-05-11"), true), (date("2026-05-16"), false)]),
        })
    );
    assert_eq!(calendar.year(2026), Some(&known));
    assert!(calendar.is_working(date("2026-05-11")));

    calendar.add_year(amended.amending()).unwrap();
    assert!(!calendar.is_working(date("2026-05-11")));
    assert!(calendar.is_working(date("2026-05-16")));

    calendar.add_year(known.amending()).unwrap();
    assert!(calendar.is_working(date("2026-05-11")));
}

#[test]
fn a_gap_between_covered_years_ends_what_is_covered() {
    let mut calendar = Calendar::embedded();
    let year_2028 = YEAR_2027
        .lines()
        .filter(|line| !line.starts_with("work"))
        .map(|line| {
            line.replace("2026-12-31", "2028-01-01")
                .replace("2027-", "2028-")
        })
        .map(|line| line.replace("year = 2027", "year = 2028") + "\n")
        .collect::<String>();
    calendar
        .add_year(Year::from_toml(&year_2028).unwrap())
        .unwrap();

    assert!(calendar.covers(date("2028-05-01")));
    assert!(!calendar.covers(date("2027-05-01")));
    assert_eq!(calendar.covered_until(), date("2026-12-31"));
}

#[test]
fn no_date_and_no_term_is_too_far() {
    let mut calendar = Calendar::embedded();
    calendar.rest_on(NaiveDate::MAX, None);
    calendar.work_on(NaiveDate::MIN, None);
    for from in [NaiveDate::MIN, date("2026-10-01"), NaiveDate::MAX] {
        for n in [0, 1, 1_000_000, u32::MAX] {
            let receipt = calendar.explain(from, n);
            assert!(receipt.due.date >= from);
            assert!(receipt.counted.len() + receipt.skipped.len() <= 36_600);
        }
        calendar.kind(from);
        calendar.next_year_missing(from);
        calendar.between(NaiveDate::MAX, from);
        assert!(calendar.provisional_between(NaiveDate::MIN, NaiveDate::MAX));
    }
    let end = calendar.due(date("2026-10-01"), u32::MAX);
    assert_eq!((end.date, end.provisional), (NaiveDate::MAX, true));
}

mod feeds {
    use super::*;

    const APPLE: &str = include_str!("calendar/samples/apple-style-2026.ics");
    const PER_DAY: &str = include_str!("calendar/samples/per-day-no-dtend-2026.ics");
    const XIU_BAN: &str = include_str!("calendar/samples/xiu-ban-2026.ics");
    const JSON: &str = include_str!("calendar/samples/holiday-cn-style-2026.json");
    const EMPTY: &str = include_str!("calendar/samples/holiday-cn-style-2027-empty.json");

    fn read(text: &str) -> Result<Import, ImportFault> {
        import::read(text.as_bytes(), "feed")
    }

    /// A feed of one event with these lines, and what is wrong with it.
    fn flaw_of(event: &str) -> EntryFlaw {
        let feed = format!("BEGIN:VCALENDAR\nBEGIN:VEVENT\n{event}\nEND:VEVENT\nEND:VCALENDAR\n");
        match read(&feed) {
            Err(ImportFault::Entries(entries)) => {
                let [(entry, flaw)] = &entries[..] else {
                    panic!("{entries:?}");
                };
                assert_eq!(entry.place, Place::Line(2));
                flaw.clone()
            }
            other => panic!("{event}: {other:?}"),
        }
    }

    /// The 2026 feed with this event added, read into its one year.
    fn with(event: &str) -> Import {
        let event = format!("BEGIN:VEVENT\n{event}\nEND:VEVENT\nEND:VCALENDAR");
        read(&XIU_BAN.replace("END:VCALENDAR", &event)).unwrap()
    }

    #[test]
    fn every_sample_of_2026_is_exactly_2026() {
        let calendar = Calendar::embedded();
        let known = calendar.year(2026).unwrap();
        for sample in [APPLE, PER_DAY, XIU_BAN, JSON] {
            let import = read(sample).unwrap();

            assert_eq!(import.doubts, []);
            assert_eq!(import.years.len(), 1);
            assert_eq!(import.years[0].number(), 2026);
            assert_eq!(import.years[0].holidays(), known.holidays());
            assert_eq!(import.years[0].days(), known.days());
            assert_eq!(
                Calendar::embedded().add_year(import.years[0].clone()),
                Ok(())
            );
        }
        let url = read(JSON).unwrap().years[0].notices()[0].url.clone();
        assert_eq!(url, known.notices()[0].url);
    }

    #[test]
    fn an_empty_year_is_not_taken_for_a_year_without_holidays() {
        let refused = read(EMPTY).unwrap_err();
        assert_eq!(refused, ImportFault::Empty { year: Some(2027) });
        assert_eq!(
            read("BEGIN:VCALENDAR\nEND:VCALENDAR"),
            Err(ImportFault::Empty { year: None })
        );
    }

    #[test]
    fn line_ends_byte_order_mark_and_folds_change_nothing() {
        let plain = read(APPLE);
        let windows = format!(
            "\u{feff}{}",
            APPLE.replace("\r\n", "\n").replace('\n', "\r\n")
        );
        assert_eq!(read(&windows), plain);

        // Folded as old programs do it: every ten bytes, in the middle of characters too.
        let mut folded = Vec::new();
        for line in APPLE.lines() {
            for (at, part) in line.as_bytes().chunks(10).enumerate() {
                folded.extend(if at == 0 { &b""[..] } else { b"\r\n " });
                folded.extend(part);
            }
            folded.extend(b"\r\n");
        }
        let days = |import: Result<Import, ImportFault>| import.unwrap().years[0].days();
        assert_eq!(days(import::read(&folded, "feed")), days(plain));
    }

    #[test]
    fn an_event_is_refused_unless_it_says_what_it_is() {
        let day = "DTSTART:20260501";
        assert_eq!(
            flaw_of(&format!("{day}\nSUMMARY:劳动节")),
            EntryFlaw::Unmarked
        );
        assert_eq!(
            flaw_of(&format!("{day}\nSUMMARY:劳动节调休")),
            EntryFlaw::Unmarked
        );
        assert_eq!(flaw_of(day), EntryFlaw::Unmarked);
        assert_eq!(flaw_of(&format!("{day}\nSUMMARY:休")), EntryFlaw::Nameless);
        assert_eq!(flaw_of("SUMMARY:劳动节（休）"), EntryFlaw::NoStart);
        for repeats in [
            "RRULE:FREQ=YEARLY",
            "RDATE:20260502",
            "RECURRENCE-ID:20260501",
        ] {
            let event = format!("{day}\nSUMMARY:劳动节（休）\n{repeats}");
            assert_eq!(flaw_of(&event), EntryFlaw::Repeats);
        }
        for wrong in [
            "20260231",
            "2026-05-01",
            "202605",
            "20260501T25",
            "20260501T250000",
            "",
        ] {
            assert_eq!(
                flaw_of(&format!("DTSTART:{wrong}\nSUMMARY:劳动节（休）")),
                EntryFlaw::BadDate(wrong.into())
            );
        }
    }

    #[test]
    fn an_end_is_exclusive_and_after_the_start() {
        let flaw =
            |lines: &str| flaw_of(&format!("DTSTART:20260501\n{lines}\nSUMMARY:劳动节（休）"));

        assert_eq!(flaw("DTEND:20260501"), EntryFlaw::EndsBeforeStart);
        assert_eq!(flaw("DTEND:20260430"), EntryFlaw::EndsBeforeStart);
        assert_eq!(flaw("DTEND:20260602"), EntryFlaw::TooLong);
        assert_eq!(flaw("DTEND:99991231"), EntryFlaw::TooLong);
        assert_eq!(
            flaw("DTEND:20260502T000000"),
            EntryFlaw::BadDate("20260502T000000".into())
        );
        assert_eq!(flaw("DURATION:PT5H"), EntryFlaw::BadLength("PT5H".into()));
        assert_eq!(
            flaw("DURATION:P99999999999999999D"),
            EntryFlaw::BadLength("P99999999999999999D".into())
        );
    }

    #[test]
    fn work_is_looked_for_before_rest_and_apples_mark_before_both() {
        let made_up = |event: &str| {
            let import = with(event);
            let days = import.years[0].days();
            days.get(&date("2026-03-07")).copied()
        };

        assert_eq!(
            made_up("DTSTART:20260307\nSUMMARY:上班(补春节假期)"),
            Some(true)
        );
        assert_eq!(made_up("DTSTART:20260307\nSUMMARY:补班"), Some(true));
        assert_eq!(made_up("DTSTART:20260307\nSUMMARY:调休上班"), Some(true));
        assert_eq!(
            made_up("DTSTART:20260307\nSUMMARY:春节（休）\nX-APPLE-SPECIAL-DAY:ALTERNATE-WORKDAY"),
            Some(true)
        );
        assert_eq!(made_up("DTSTART:20260307\nSUMMARY:春节休假"), Some(false));
        assert_eq!(made_up("DTSTART:20260308\nSUMMARY:春节休假"), None);
    }

    #[test]
    fn a_timed_event_is_on_its_local_date() {
        let off = |event: &str| -> Vec<String> {
            let import = with(&format!("{event}\nSUMMARY:厂庆（休）"));
            let known = Calendar::embedded().year(2026).unwrap().days();
            let mut days = import.years[0].days();
            days.retain(|day, _| !known.contains_key(day));
            days.keys().map(NaiveDate::to_string).collect()
        };

        assert_eq!(
            off("DTSTART:20260707T090000\nDTEND:20260707T180000"),
            ["2026-07-07"]
        );
        assert_eq!(
            off("DTSTART:20260707T000000\nDTEND:20260708T000000"),
            ["2026-07-07"]
        );
        assert_eq!(
            off("DTSTART:20260707T090000\nDTEND:20260707T090000"),
            ["2026-07-07"]
        );
        assert_eq!(off("DTSTART:20260706T155959Z"), ["2026-07-06"]);
        assert_eq!(off("DTSTART:20260706T160000Z"), ["2026-07-07"]);
        assert_eq!(
            off("DTSTART;TZID=\"Asia/Shanghai: +8\":20260706T233000\nDURATION:P1D"),
            ["2026-07-06", "2026-07-07"]
        );
        assert_eq!(
            off("DTSTART;VALUE=DATE:20260707\nDURATION:P2D"),
            ["2026-07-07", "2026-07-08"]
        );
    }

    #[test]
    fn an_event_cancelled_or_inside_an_alarm_is_none() {
        let import = with("STATUS:CANCELLED\nDTSTART:20260708\nSUMMARY:厂庆（休）");
        assert_eq!(import.years[0].check_sum(), 13);
        assert!(
            matches!(&import.doubts[..], [Doubt::Cancelled(entry)] if entry.words == "厂庆（休）")
        );

        let import = with(
            "DTSTART:20260708\nBEGIN:VALARM\nSUMMARY:劳动节（班）\nEND:VALARM\nSUMMARY:厂庆（休）",
        );
        let days = import.years[0].days();
        assert_eq!(days.get(&date("2026-07-08")), Some(&false));
        assert_eq!(
            import.doubts,
            [Doubt::CheckSum {
                year: 2026,
                found: 14,
                usual: 13
            }]
        );
    }

    #[test]
    fn a_day_off_and_worked_at_once_is_refused() {
        let event =
            "BEGIN:VEVENT\nDTSTART:20261003\nSUMMARY:国庆节（班）\nEND:VEVENT\nEND:VCALENDAR";
        let refused = read(&XIU_BAN.replace("END:VCALENDAR", event)).unwrap_err();

        let ImportFault::Contradiction {
            date: on,
            first,
            second,
        } = refused
        else {
            panic!("{refused:?}");
        };
        assert_eq!(on, date("2026-10-03"));
        assert_eq!(first.words, "国庆节(休)");
        assert_eq!(second.words, "国庆节（班）");
    }

    #[test]
    fn a_feed_that_breaks_off_is_refused() {
        let end = XIU_BAN.trim_end().len() - "END:VCALENDAR".len();
        assert_eq!(
            read(&XIU_BAN[..end]),
            Err(ImportFault::Unclosed {
                line: 1,
                part: "VCALENDAR".into()
            })
        );
        let in_event = XIU_BAN.rfind("END:VEVENT").unwrap();
        let line = XIU_BAN[..XIU_BAN.rfind("BEGIN:VEVENT").unwrap()]
            .lines()
            .count()
            + 1;
        assert_eq!(
            read(&XIU_BAN[..in_event]),
            Err(ImportFault::Unclosed {
                line,
                part: "VEVENT".into()
            })
        );
    }

    #[test]
    fn what_is_no_text_or_no_format_is_told() {
        assert_eq!(
            read("<!DOCTYPE html>\n<html>"),
            Err(ImportFault::UnknownFormat)
        );
        assert_eq!(read(""), Err(ImportFault::UnknownFormat));
        assert_eq!(
            import::read(b"BEGIN:VCALENDAR\nX-A:\xd0\xdd\nEND:VCALENDAR", "gbk.ics"),
            Err(ImportFault::NotUtf8 { line: 2 })
        );
        assert_eq!(
            import::read(b"{\n\"year\": \"\xff\"}", "feed"),
            Err(ImportFault::NotUtf8 { line: 2 })
        );
        assert_eq!(
            read("BEGIN:VCALENDAR\nno colon\nEND:VCALENDAR"),
            Err(ImportFault::Garbled { line: 2 })
        );
        assert!(matches!(
            read("{\"year\": 2026}"),
            Err(ImportFault::Json { line: 1, column: 14, words }) if words == "missing field `days`"
        ));
    }

    #[test]
    fn a_years_own_file_can_be_imported() {
        let import = import::read(YEAR_2027.as_bytes(), "2027.TOML").unwrap();

        assert_eq!(import.years, [Year::from_toml(YEAR_2027).unwrap()]);
        assert_eq!(import.doubts, []);
        assert!(matches!(
            import::read(b"year = 2027", "2027.toml"),
            Err(ImportFault::YearFile(_))
        ));
    }

    #[test]
    fn a_year_that_lacks_a_festival_is_not_covered() {
        let without = |name: &str| -> String {
            let table = JSON.parse::<serde_json::Value>().unwrap();
            let mut table = table.clone();
            let days = table["days"].as_array_mut().unwrap();
            days.retain(|day| day["name"] != name);
            table.to_string()
        };

        for festival in [
            "元旦",
            "春节",
            "清明节",
            "劳动节",
            "端午节",
            "中秋节",
            "国庆节",
        ] {
            let refused = read(&without(festival)).unwrap_err();
            let ImportFault::Years(years) = refused else {
                panic!("{refused:?}");
            };
            assert_eq!(years.len(), 1);
            assert_eq!(years[0].0, 2026);
            assert_eq!(years[0].1[0].flaw, Flaw::Missing(vec![festival]));
        }
    }

    /// A feed of several notice years, all its days of one kind in an event each.
    fn feed_of(years: &[Year]) -> String {
        let mut feed = String::from("BEGIN:VCALENDAR\r\n");
        for year in years {
            for holiday in year.holidays() {
                let mark = |works| if works { "班" } else { "休" };
                let mut event = |day: NaiveDate, works| {
                    let (day, name) = (day.format("%Y%m%d"), &holiday.name.zh);
                    feed += &format!("BEGIN:VEVENT\r\nDTSTART;VALUE=DATE:{day}\r\n");
                    feed += &format!("SUMMARY:{name}（{}）\r\nEND:VEVENT\r\n", mark(works));
                };
                holiday.days_off().for_each(|day| event(day, false));
                holiday.work.iter().for_each(|&day| event(day, true));
            }
        }
        feed + "END:VCALENDAR\r\n"
    }

    #[test]
    fn a_feed_of_all_years_gives_each_its_own_december_days() {
        let calendar = Calendar::embedded();
        let years: Vec<Year> = (2004..=2026)
            .map(|year| calendar.year(year).unwrap().clone())
            .collect();
        let import = read(&feed_of(&years)).unwrap();

        assert_eq!(import.doubts, []);
        let days = |years: &[Year]| -> Vec<(i32, BTreeMap<NaiveDate, bool>)> {
            let of = |year: &Year| (year.number(), year.departures());
            years.iter().map(of).collect()
        };
        assert_eq!(days(&import.years), days(&years));
    }

    #[test]
    fn next_years_days_before_its_notice_are_left_out_and_told() {
        let import = with("DTSTART:20261231\nDTEND:20270104\nSUMMARY:元旦（休）");

        assert_eq!(import.years.len(), 1);
        assert_eq!(import.years[0].number(), 2026);
        assert_eq!(
            import.doubts,
            [Doubt::LeftOut {
                year: 2027,
                missing: vec!["春节", "清明节", "劳动节", "端午节", "中秋节", "国庆节"],
            }]
        );
    }

    #[test]
    fn two_festivals_on_one_day_are_one_holiday_of_both_names() {
        let event = "BEGIN:VEVENT\nDTSTART:20261006\nSUMMARY:中秋（休）\nEND:VEVENT\nEND:VCALENDAR";
        let import = read(&XIU_BAN.replace("END:VCALENDAR", event)).unwrap();
        let last = import.years[0].holidays().last().unwrap();

        assert_eq!(last.name.zh, "国庆节、中秋节");
        assert_eq!(last.name.en, "National Day and Mid-Autumn Festival");
        assert_eq!(
            (last.from, last.to),
            (date("2026-10-01"), date("2026-10-07"))
        );
    }
}

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
                name: std::sync::Arc::new(kefu::lang::Both {
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
                text::calendar::fault(Lang::Zh, &fault);
                text::calendar::fault(Lang::En, &fault);
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
            include_str!("calendar/samples/apple-style-2026.ics"),
            include_str!("calendar/samples/per-day-no-dtend-2026.ics"),
            include_str!("calendar/samples/xiu-ban-2026.ics"),
            include_str!("calendar/samples/holiday-cn-style-2026.json"),
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
