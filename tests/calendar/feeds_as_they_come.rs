//! Feeds as people download them: with festivals beside the marked days, in versions, from other countries.

use kefu::calendar::Calendar;
use kefu::calendar::import::{self, Doubt, Entry, EntryFlaw, Import, ImportFault, Place};

use crate::feeds::{XIU_BAN, read, with};

const APPLE: &str = include_str!("samples/apple-style-2026.ics");

/// A feed with further events, each by its lines.
fn added(feed: &str, events: &[&str]) -> String {
    let events = events
        .iter()
        .map(|event| format!("BEGIN:VEVENT\n{event}\nEND:VEVENT\n"));
    let events: String = events.collect();
    feed.replace("END:VCALENDAR", &format!("{events}END:VCALENDAR"))
}

/// The words of the events that were left out without a mark.
fn left_out(import: &Import) -> Vec<&str> {
    let unmarked = import.doubts.iter().flat_map(|doubt| match doubt {
        Doubt::Unmarked(entries) => entries.as_slice(),
        _ => &[],
    });
    unmarked.map(|entry| entry.words.as_str()).collect()
}

fn refused(feed: &str) -> Vec<(Entry, EntryFlaw)> {
    match read(feed) {
        Err(ImportFault::Entries(entries)) => entries,
        other => panic!("{other:?}"),
    }
}

#[test]
fn festivals_solar_terms_and_repeats_beside_marked_days_are_left_out_and_told() {
    let whole = added(
        APPLE,
        &[
            "DTSTART;VALUE=DATE:20250101\nSUMMARY:元旦\nRRULE:FREQ=YEARLY;COUNT=5",
            "DTSTART;VALUE=DATE:20260204\nDTEND;VALUE=DATE:20260205\nSUMMARY:立春",
            "DTSTART;VALUE=DATE:20260216\nSUMMARY:除夕",
            "DTSTART;VALUE=DATE:20270206\nSUMMARY:春节",
            "DTSTART;VALUE=DATE:20260910\nSUMMARY:教师节\nX-APPLE-SPECIAL-DAY:TRUE",
            "DTSTART;VALUE=DATE:nonsense\nSUMMARY:七夕",
        ],
    );
    let import = read(&whole).unwrap();

    assert_eq!(import.years, read(APPLE).unwrap().years);
    assert_eq!(
        left_out(&import),
        ["元旦", "立春", "除夕", "春节", "教师节", "七夕"]
    );
    assert_eq!(import.doubts.len(), 1);
}

#[test]
fn marked_by_words_alone_a_festival_without_its_mark_is_refused_by_its_line() {
    let beside = |event: &str| added(XIU_BAN, &[event]);
    let taken = |event: &str| read(&beside(event)).is_ok();

    assert!(taken("DTSTART:20260204\nSUMMARY:立春"));
    assert!(taken("DTSTART:20261001\nSUMMARY:国庆节"));
    // In a year without any marked day it says nothing of days off.
    assert!(taken("DTSTART:20280126\nSUMMARY:春节"));
    let lost = beside("DTSTART:20261008\nSUMMARY:国庆节");
    let line = lost
        .lines()
        .position(|line| line == "DTSTART:20261008")
        .unwrap();
    let entry = Entry {
        place: Place::Line(line),
        words: "国庆节".into(),
    };
    assert_eq!(refused(&lost), [(entry, EntryFlaw::Unmarked)]);
}

#[test]
fn of_two_versions_of_an_event_the_later_holds() {
    let old = "UID:a\nDTSTART:20260707\nSUMMARY:厂庆（休）";
    let new = "UID:a\nSEQUENCE:2\nDTSTART:20260708\nSUMMARY:厂庆（休）";
    let off = |events: &[&str]| {
        let import = read(&added(XIU_BAN, events)).unwrap();
        let known = Calendar::embedded().year(2026).unwrap().days();
        let mut days = import.years[0].days();
        days.retain(|day, _| !known.contains_key(day));
        let days: Vec<String> = days.keys().map(ToString::to_string).collect();
        let replaced = |doubt: &&Doubt| matches!(doubt, Doubt::Replaced(_));
        (
            days.join(" "),
            import.doubts.iter().filter(replaced).count(),
        )
    };

    assert_eq!(off(&[old, new]), ("2026-07-08".into(), 1));
    assert_eq!(off(&[new, old]), ("2026-07-08".into(), 1));
    // No one of two that bear the same number is later.
    let same = new.replace("SEQUENCE:2\n", "");
    assert_eq!(off(&[old, &same]), ("2026-07-07 2026-07-08".into(), 0));
    // A later version may say that there is none.
    let gone = "UID:a\nSEQUENCE:3\nSTATUS:CANCELLED\nDTSTART:20260708\nSUMMARY:厂庆（休）";
    assert_eq!(off(&[old, new, gone]), (String::new(), 2));
    // Nor is one without a name a version of another.
    let nameless = new.replace("UID:a\n", "");
    assert_eq!(off(&[old, &nameless]), ("2026-07-07 2026-07-08".into(), 0));
}

#[test]
fn lines_that_end_in_a_carriage_return_alone_are_lines() {
    let plain = XIU_BAN.replace("\r\n", "\n");
    assert_eq!(read(&plain.replace('\n', "\r")), read(&plain));
    assert_eq!(
        read("BEGIN:VCALENDAR\rno colon\rEND:VCALENDAR"),
        Err(ImportFault::Garbled { line: 2 })
    );
    assert_eq!(
        read("BEGIN:VCALENDAR\r\n\r\nno colon\r\nEND:VCALENDAR"),
        Err(ImportFault::Garbled { line: 3 })
    );
}

#[test]
fn a_time_of_another_zone_is_told_in_chinas_or_refused_by_its_line() {
    let off = |event: &str| {
        let import = with(&format!("{event}\nSUMMARY:厂庆（休）"));
        let known = Calendar::embedded().year(2026).unwrap().days();
        let mut days = import.years[0].days();
        days.retain(|day, _| !known.contains_key(day));
        let days: Vec<String> = days.keys().map(ToString::to_string).collect();
        days.join(" ")
    };
    // Half past midnight in Tokyo is the evening before; midnight in Tokyo of the 9th ends the 8th at 23:00.
    assert_eq!(off("DTSTART;TZID=Asia/Tokyo:20260708T003000"), "2026-07-07");
    assert_eq!(off("DTSTART;TZID=Asia/Tokyo:20260708T013000"), "2026-07-08");
    assert_eq!(
        off("DTSTART;TZID=America/New_York:20260707T120000"),
        "2026-07-08",
        "noon in summer is midnight in China"
    );
    assert_eq!(
        off("DTSTART;TZID=Asia/Tokyo:20260707T010000\nDTEND;TZID=Asia/Tokyo:20260709T010000"),
        "2026-07-07 2026-07-08"
    );
    assert_eq!(
        off("DTSTART:20260706T160000Z\nDTEND:20260708T160000Z"),
        "2026-07-07 2026-07-08"
    );
    for china in [
        "China Standard Time",
        "/example.org/20260101/Asia/Shanghai",
        "PRC",
        "Asia/Beijing",
    ] {
        let event =
            format!("DTSTART;TZID={china}:20260707T000000\nDTEND;TZID={china}:20260709T000000");
        assert_eq!(off(&event), "2026-07-07 2026-07-08", "{china}");
    }

    let flaw = |event: &str| {
        let event = format!("{event}\nSUMMARY:厂庆（休）");
        let mut refused = refused(&added(XIU_BAN, &[&event]));
        assert_eq!(refused.len(), 1);
        assert!(matches!(refused[0].0.place, Place::Line(_)));
        refused.remove(0).1
    };
    assert_eq!(
        flaw("DTSTART;TZID=Mars/Olympus:20260707T090000"),
        EntryFlaw::UnknownZone("Mars/Olympus".into())
    );
    assert_eq!(
        flaw(
            "DTSTART;TZID=America/New_York:20260707T000000\nDTEND;TZID=America/New_York:20260708T000000"
        ),
        EntryFlaw::OtherDays("America/New_York".into())
    );
    assert_eq!(
        flaw("DTSTART:20260707T000000Z\nDTEND:20260709T000000Z"),
        EntryFlaw::OtherDays("UTC".into())
    );
}

#[test]
fn a_feed_in_english_tells_the_same_year() {
    let known = Calendar::embedded();
    let mut english = APPLE.to_owned();
    for (zh, en) in [
        ("元旦", "New Year’s Day"),
        ("春节", "Chinese New Year"),
        ("清明节", "Tomb Sweeping Day"),
        ("劳动节", "Labor Day"),
        ("端午节", "Dragon Boat Festival"),
        ("中秋节", "Mid-Autumn Festival"),
        ("国庆节", "National Day"),
        ("（休）", " (day off)"),
        ("（班）", " (alternate workday)"),
    ] {
        english = english.replace(zh, en);
    }
    let unmarked = english.lines().filter(|line| !line.starts_with("X-APPLE"));
    let unmarked = unmarked.collect::<Vec<_>>().join("\n");
    for feed in [english, unmarked] {
        let import = import::read(feed.as_bytes(), "cn_en.ics").unwrap();
        assert_eq!(import.doubts, []);
        assert_eq!(
            import.years[0].holidays(),
            known.year(2026).unwrap().holidays()
        );
    }
}
