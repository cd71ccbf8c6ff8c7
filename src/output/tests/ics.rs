//! A calendar as other programs take it: its lines, its escapes, and the whole of one.

use ical::parser::ical::component::IcalCalendar;

use super::*;

fn days(summary: &str) -> Days {
    Days {
        lang: Lang::Zh,
        name: "客户服务".to_owned(),
        today: date("2026-11-20"),
        entries: vec![Entry {
            uid: "huarui/items/p7@kefu".to_owned(),
            day: date("2026-12-31"),
            sequence: 60_283_188,
            changed: chrono::DateTime::from_timestamp(1_795_972_100, 0),
            summary: summary.to_owned(),
            description: "客户：华锐\n键入：kefu next huarui".to_owned(),
            category: "服务计划".to_owned(),
            tentative: false,
        }],
    }
}

fn read(text: &str) -> IcalCalendar {
    let mut calendars = ical::IcalParser::new(text.as_bytes());
    let calendar = calendars.next().unwrap().unwrap();
    assert!(calendars.next().is_none());
    calendar
}

/// The summary as another reader has it, without its escapes.
fn summary(text: &str) -> String {
    let calendar = read(text);
    let mut properties = calendar.events[0].properties.iter();
    let found = properties.find(|it| it.name == "SUMMARY").unwrap();
    let mut plain = String::new();
    let value = found.value.clone().unwrap_or_default();
    let mut chars = value.chars();
    while let Some(c) = chars.next() {
        plain.push(match (c, c == '\\') {
            (_, true) => match chars.next().unwrap() {
                'n' => '\n',
                other => other,
            },
            (c, false) => c,
        });
    }
    plain
}

/// The lines of the file that hold the summary.
fn lines(text: &str) -> Vec<&str> {
    let lines = text
        .split("\r\n")
        .skip_while(|it| !it.starts_with("SUMMARY:"));
    let mut lines = lines.take_while(|it| it.starts_with("SUMMARY:") || it.starts_with(' '));
    lines.by_ref().collect()
}

#[test]
fn an_entry_is_a_whole_day_with_its_end_on_the_next() {
    let text = days("华锐：年度回顾").written();
    assert_eq!(
        text,
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//kefu//kefu//ZH\r\nCALSCALE:GREGORIAN\r\n\
         METHOD:PUBLISH\r\nX-PUBLISHED-TTL:P1D\r\nNAME:客户服务\r\nX-WR-CALNAME:客户服务\r\n\
         BEGIN:VEVENT\r\nDESCRIPTION:客户：华锐\\n键入：kefu next huarui\r\n\
         DTEND;VALUE=DATE:20270101\r\nDTSTAMP:20261120T000000Z\r\nDTSTART;VALUE=DATE:20261231\r\n\
         LAST-MODIFIED:20261129T170820Z\r\nSEQUENCE:60283188\r\nSTATUS:CONFIRMED\r\n\
         SUMMARY:华锐：年度回顾\r\nTRANSP:TRANSPARENT\r\nUID:huarui/items/p7@kefu\r\n\
         CATEGORIES:服务计划\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
    );
    let mut provisional = days("华锐：年度回顾");
    provisional.entries[0].tentative = true;
    let changed = text.replace("STATUS:CONFIRMED", "STATUS:TENTATIVE");
    assert_eq!(provisional.written(), changed);
}

#[test]
fn a_line_has_75_octets_at_most() {
    // `SUMMARY:` has eight.
    for (letters, parts) in [
        (66, [74].as_slice()),
        (67, &[75]),
        (68, &[75, 2]),
        (141, &[75, 75]),
        (142, &[75, 75, 2]),
    ] {
        let said = "a".repeat(letters);
        let text = days(&said).written();
        let lengths: Vec<usize> = lines(&text).iter().map(|it| it.len()).collect();
        assert_eq!(lengths, parts, "{letters}");
        assert_eq!(summary(&text), said);
    }
}

#[test]
fn no_line_is_broken_within_a_character() {
    // A Chinese character of three octets ends on octet 74, 75, 76 or 77 of the line, an emoji of four likewise.
    for (letters, character, first) in [
        (63, '险', 74),
        (64, '险', 75),
        (65, '险', 73),
        (66, '险', 74),
        (62, '🔥', 74),
        (63, '🔥', 75),
        (64, '🔥', 72),
        (65, '🔥', 73),
        (66, '🔥', 74),
    ] {
        let said = format!("{}{character}经纪", "a".repeat(letters));
        let text = days(&said).written();
        let lines = lines(&text);
        assert_eq!(
            (lines.len(), lines[0].len()),
            (2, first),
            "{letters}{character}"
        );
        assert_eq!(summary(&text), said);
    }
    for long in 0..200 {
        let said = format!(
            "{} {}",
            "a".repeat(long % 9),
            "保险经纪客户服务 ".repeat(long / 9 + 1)
        );
        let said = said.trim();
        let text = days(said).written();
        assert!(text.split("\r\n").all(|line| line.len() <= 75), "{text}");
        assert_eq!(text.matches('\n').count(), text.matches("\r\n").count());
        assert_eq!(summary(&text), said);
    }
}

#[test]
fn what_a_user_wrote_is_text_and_no_property() {
    let said = "甲,乙;丙\\丁\nEND:VEVENT\r\nATTACH:x";
    let text = days(said).written();
    assert_eq!(
        lines(&text).concat(),
        r"SUMMARY:甲\,乙\;丙\\丁\nEND:VEVENT\nATTACH:x"
    );
    assert_eq!(read(&text).events[0].properties.len(), 11);
    assert_eq!(summary(&text), "甲,乙;丙\\丁\nEND:VEVENT\nATTACH:x");
    assert_eq!(
        lines(&days("甲\u{1b}\u{202e}乙\r丙").written()),
        [r"SUMMARY:甲␛\\u{202e}乙␍丙"]
    );
}
