//! A year's file, written by hand and read back; its faults with their lines.

use kefu::calendar::{Flaw, Year, YearFault};

use crate::date;

/// A year written as short as it may be.
const WHOLE: &str = r#"year = 2027

[[notices]]
number = "国办发明电〔2026〕9号"
issued = 2026-11-04

[[holidays]]
name = "元旦"
from = 2027-01-01
to = 2027-01-03

[[holidays]]
name = "春节"
from = 2027-02-05
to = 2027-02-11
work = [2027-01-30, 2027-02-13]

[[holidays]]
name = "清明节"
from = 2027-04-05

[[holidays]]
name = "劳动节"
from = 2027-05-01
to = 2027-05-05
work = [2027-05-08]

[[holidays]]
name = "端午节"
from = 2027-06-09

[[holidays]]
name = "中秋节"
name-en = "Moon Festival"
from = 2027-09-15

[[holidays]]
name = "国庆节"
from = 2027-10-01
to = 2027-10-07
work = [2027-10-09]
"#;

fn faults(old: &str, new: &str) -> Vec<(Option<usize>, Flaw)> {
    assert!(WHOLE.contains(old), "{old}");
    let faults = Year::from_toml(&WHOLE.replacen(old, new, 1)).expect_err(new);
    faults.into_iter().map(|it| (it.line, it.flaw)).collect()
}

#[test]
fn a_year_written_by_hand_is_read_and_written_out_whole() {
    let year = Year::from_toml(WHOLE).unwrap();

    let (name, works) = year.said_of(date("2027-02-13")).unwrap();
    assert_eq!((name.en.as_str(), works), ("Spring Festival", true));
    assert_eq!(
        year.to_toml().lines().skip(3).take(16).collect::<Vec<_>>(),
        [
            "",
            "year = 2027",
            "",
            "[[notices]]",
            r#"number = "国办发明电〔2026〕9号""#,
            "issued = 2026-11-04",
            "",
            "[[holidays]]",
            r#"name = "元旦""#,
            r#"name-en = "New Year's Day""#,
            "from = 2027-01-01",
            "to = 2027-01-03",
            "",
            "[[holidays]]",
            r#"name = "春节""#,
            r#"name-en = "Spring Festival""#,
        ]
    );
    assert_eq!(Year::from_toml(&year.to_toml()), Ok(year.clone()));
    let amending = year.amending();
    assert_eq!(Year::from_toml(&amending.to_toml()), Ok(amending));
}

#[test]
fn a_byte_order_mark_and_windows_line_ends_change_nothing() {
    let windows = format!("\u{feff}{}", WHOLE.replace('\n', "\r\n"));

    assert_eq!(Year::from_toml(&windows), Year::from_toml(WHOLE));
}

#[test]
fn a_fault_names_its_line() {
    assert_eq!(
        faults("year = 2027", "yaer = 2027"),
        [
            (Some(1), Flaw::UnknownKey("yaer".into())),
            (None, Flaw::MissingKey("year")),
        ]
    );
    assert_eq!(faults("2027", "27.5"), [(Some(1), Flaw::NotAYear)]);
    assert_eq!(
        faults("year = 2027", "year = 2027\namends = 1"),
        [(Some(2), Flaw::NotYesOrNo("amends"))]
    );
    assert_eq!(
        faults("issued = 2026-11-04", "issued = \"2026-11-04\""),
        [(Some(5), Flaw::NotADate("issued"))]
    );
    assert_eq!(
        faults("issued = 2026-11-04", "issued = 2026-11-04T08:00:00"),
        [(Some(5), Flaw::NotADate("issued"))]
    );
    assert_eq!(
        faults("work = [2027-01-30,", "wrok = [2027-01-30,"),
        [(Some(16), Flaw::UnknownKey("wrok".into()))]
    );
    assert_eq!(
        faults("work = [2027-05-08]", "work = 2027-05-08"),
        [(Some(26), Flaw::NotAList("work"))]
    );
    assert_eq!(
        faults("from = 2027-04-05", "to = 2027-04-05"),
        [(Some(18), Flaw::MissingKey("from"))]
    );
    assert_eq!(
        faults("name = \"端午节\"", "name = \"\""),
        [(Some(29), Flaw::NotText("name"))]
    );
}

#[test]
fn what_the_holidays_come_to_is_judged_with_the_line_of_the_holiday() {
    assert_eq!(
        faults("[2027-01-30, 2027-02-13]", "[2027-01-29, 2027-02-06]"),
        [
            (Some(12), Flaw::MakeUpOnWeekday(date("2027-01-29"))),
            (Some(12), Flaw::Contradiction(date("2027-02-06"))),
        ]
    );
    assert_eq!(
        faults("name = \"中秋节\"", "name = \"厂庆\""),
        [(None, Flaw::Missing(vec!["中秋节"]))]
    );
    assert_eq!(
        Year::from_toml("year = 2027"),
        Err(vec![YearFault {
            line: None,
            flaw: Flaw::Empty
        }])
    );
}

#[test]
fn what_is_no_toml_is_told_with_the_parsers_words() {
    let faults = faults("to = 2027-01-03", "to 2027-01-03");

    assert!(
        matches!(&faults[..], [(Some(10), Flaw::NotToml(words)), ..] if !words.is_empty()),
        "{faults:?}"
    );
}
