//! Files people have, read into years or refused with a reason.

use chrono::NaiveDate;
use kefu::calendar::import::{self, Doubt, Entry, EntryFlaw, Import, ImportFault, Place};
use kefu::calendar::{Calendar, Flaw, Year, YearDoubt};

use crate::{YEAR_2027, date};

const APPLE: &str = include_str!("samples/apple-style-2026.ics");
const PER_DAY: &str = include_str!("samples/per-day-no-dtend-2026.ics");
pub const XIU_BAN: &str = include_str!("samples/xiu-ban-2026.ics");
pub const JSON: &str = include_str!("samples/holiday-cn-style-2026.json");
const EMPTY: &str = include_str!("samples/holiday-cn-style-2027-empty.json");

pub fn read(text: &str) -> Result<Import, ImportFault> {
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
pub fn with(event: &str) -> Import {
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

    // Folded as old programs do it: every sixteen bytes, in the middle of characters too.
    let mut folded = Vec::new();
    for line in APPLE.lines() {
        for (at, part) in line.as_bytes().chunks(16).enumerate() {
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
    let flaw = |lines: &str| flaw_of(&format!("DTSTART:20260501\n{lines}\nSUMMARY:劳动节（休）"));

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
        off("DTSTART;X-NOTE=\"a: b; c\";TZID=Asia/Shanghai:20260706T233000\nDURATION:P1D"),
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
    assert!(matches!(&import.doubts[..], [Doubt::Cancelled(entry)] if entry.words == "厂庆（休）"));

    let import = with(
        "DTSTART:20260708\nBEGIN:VALARM\nSUMMARY:劳动节（班）\nEND:VALARM\nSUMMARY:厂庆（休）",
    );
    let days = import.years[0].days();
    assert_eq!(days.get(&date("2026-07-08")), Some(&false));
    assert_eq!(
        import.doubts,
        [Doubt::OfYear {
            year: 2026,
            doubt: YearDoubt::CheckSum {
                found: 14,
                usual: 13
            }
        }]
    );
}

#[test]
fn a_day_off_and_worked_at_once_is_refused() {
    let event = "BEGIN:VEVENT\nDTSTART:20261003\nSUMMARY:国庆节（班）\nEND:VEVENT\nEND:VCALENDAR";
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
fn a_table_that_says_a_day_twice_may_not_contradict_itself() {
    let twice = |off: &str| {
        let day = r#""days": [{"name": "国庆节", "date": "2026-10-03", "isOffDay": OFF},"#;
        read(&JSON.replacen("\"days\": [", &day.replace("OFF", off), 1))
    };

    assert_eq!(twice("true"), read(JSON));
    let entry = |item| Entry {
        place: Place::Item(item),
        words: "国庆节".into(),
    };
    let at = JSON[..JSON.find("2026-10-03").unwrap()]
        .matches("isOffDay")
        .count();
    assert_eq!(
        twice("false"),
        Err(ImportFault::Contradiction {
            date: date("2026-10-03"),
            first: entry(1),
            second: entry(at + 2),
        })
    );
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
