//! Tables that may be wrong, and how far.

use kefu::calendar::import::{Doubt, ImportFault};
use kefu::calendar::{Calendar, Year, YearDoubt};

use crate::feeds::read;
use crate::{YEAR_2027, date};

/// The doubts of the year 2027 after a change of its file, each with whether it is grave.
fn doubts(change: impl Fn(&str) -> String) -> Vec<(YearDoubt, bool)> {
    let year = Year::from_toml(&change(YEAR_2027)).unwrap();
    let doubts = year.doubts().into_iter();
    doubts
        .map(|doubt| {
            let is_grave = doubt.is_grave();
            (doubt, is_grave)
        })
        .collect()
}

fn sum(found: i64) -> YearDoubt {
    YearDoubt::CheckSum { found, usual: 13 }
}

#[test]
fn two_days_from_the_law_are_a_doubt_and_three_are_grave() {
    let longer = |to: &'static str| {
        doubts(move |file| {
            file.replace(
                "from = 2027-06-09",
                &format!("from = 2027-06-09\nto = {to}"),
            )
        })
    };
    assert_eq!(longer("2027-06-09"), []);
    assert_eq!(longer("2027-06-10"), [(sum(14), false)]);
    // Thursday, Friday; then Monday after the weekend.
    assert_eq!(longer("2027-06-11"), [(sum(15), false)]);
    assert_eq!(longer("2027-06-13"), [(sum(15), false)]);
    assert_eq!(longer("2027-06-14"), [(sum(16), true)]);

    let fewer = |work: &'static str| {
        doubts(move |file| file.replace("work = [2027-05-08]", &format!("work = [{work}]")))
    };
    assert_eq!(fewer("2027-05-08, 2027-05-09"), [(sum(12), false)]);
    let three = "2027-05-08, 2027-05-09, 2027-05-15";
    assert_eq!(fewer(three), [(sum(11), false)]);
    let four = "2027-05-08, 2027-05-09, 2027-05-15, 2027-05-16";
    assert_eq!(fewer(four), [(sum(10), true)]);
}

#[test]
fn the_usual_sum_goes_with_the_year() {
    let calendar = Calendar::embedded();
    for year in 2004..=2026 {
        assert_eq!(calendar.year(year).unwrap().doubts(), [], "{year}");
    }
    let usual = |year| calendar.year(year).unwrap().usual_check_sum();
    assert_eq!([usual(2024), usual(2025)], [11, 13]);
}

#[test]
fn long_holidays_without_a_make_up_day_are_grave_whatever_the_sum() {
    let without_work = |file: &str| {
        let kept = file.lines().filter(|line| !line.starts_with("work"));
        kept.collect::<Vec<_>>().join("\n")
    };
    let told = doubts(without_work);
    assert_eq!(told, [(sum(19), true), (YearDoubt::NoMakeUp, true)]);

    // Six days of the Spring Festival and five of National Day need no weekend worked.
    let short = doubts(|file| {
        let file = without_work(file).replace("to = 2027-02-13", "to = 2027-02-10");
        file.replace("to = 2027-10-07", "to = 2027-10-05")
    });
    assert!(!short.iter().any(|(doubt, _)| *doubt == YearDoubt::NoMakeUp));
}

#[test]
fn a_day_off_by_law_that_is_worked_is_grave() {
    let told = doubts(|file| file.replace("from = 2027-06-09", "from = 2027-06-10"));
    let day = YearDoubt::Statutory(vec![date("2027-06-09")]);
    assert_eq!(told, [(day, true)]);
}

#[test]
fn a_doubt_is_told_until_the_table_is_confirmed() {
    let file = YEAR_2027.replace("from = 2027-06-09", "from = 2027-06-09\nto = 2027-06-10");
    let unconfirmed = |file: &str| {
        let mut calendar = Calendar::embedded();
        calendar.add_year(Year::from_toml(file).unwrap()).unwrap();
        let years = calendar.unconfirmed().map(Year::number);
        years.collect::<Vec<_>>()
    };
    assert_eq!(unconfirmed(YEAR_2027), [0; 0]);
    assert_eq!(unconfirmed(&file), [2027]);

    let confirmed = file.replace("year = 2027", "year = 2027\nconfirmed = 2026-11-30");
    assert_eq!(unconfirmed(&confirmed), [0; 0]);
    let year = Year::from_toml(&confirmed).unwrap();
    assert_eq!(year.confirmed(), Some(date("2026-11-30")));
    assert_eq!(Year::from_toml(&year.to_toml()), Ok(year));
}

#[test]
fn a_file_written_with_a_doubt_says_so_at_its_head() {
    let file = YEAR_2027.replace("from = 2027-06-09", "from = 2027-06-09\nto = 2027-06-10");
    let written = Year::from_toml(&file).unwrap().to_toml();
    let remark = "# 存疑：净放假 14 天，按规定应为 13 天。Doubtful: 14 days off, by law 13.";
    assert!(written.lines().any(|line| line == remark), "{written}");
    let certain = Year::from_toml(YEAR_2027).unwrap().to_toml();
    assert!(!certain.contains("存疑"));
}

/// The feed of 2027 in which each event holds a whole holiday; `included`: it ends on its last day.
fn whole_holidays(included: bool) -> String {
    let year = Year::from_toml(YEAR_2027).unwrap();
    let mut feed = String::from("BEGIN:VCALENDAR\n");
    let mut event = |from: chrono::NaiveDate, to: chrono::NaiveDate, name: &str| {
        let end = if included { to } else { to.succ_opt().unwrap() };
        let (from, end) = (from.format("%Y%m%d"), end.format("%Y%m%d"));
        feed += &format!(
            "BEGIN:VEVENT\nDTSTART;VALUE=DATE:{from}\nDTEND;VALUE=DATE:{end}\nSUMMARY:{name}\nEND:VEVENT\n"
        );
    };
    for it in year.holidays() {
        event(it.from, it.to, &format!("{}（休）", it.name.zh));
        for day in &it.work {
            event(*day, *day, &format!("{}（班）", it.name.zh));
        }
    }
    feed + "END:VCALENDAR\n"
}

#[test]
fn whether_an_end_day_is_included_is_told_by_which_reading_fits() {
    let known = Year::from_toml(YEAR_2027).unwrap();
    let standard = read(&whole_holidays(false)).unwrap();
    assert_eq!(standard.years[0].holidays(), known.holidays());
    assert_eq!(standard.doubts, []);

    let included = read(&whole_holidays(true)).unwrap();
    assert_eq!(included.years[0].holidays(), known.holidays());
    assert_eq!(included.doubts, [Doubt::EndIncluded]);

    // Neither reading comes near the law: the standard one and its faults are told.
    let neither = whole_holidays(true).replace("（班）", "（休）");
    assert!(matches!(read(&neither), Err(ImportFault::Entries(_))));
    // A lesser doubt in a feed that keeps the standard does not turn its ends around.
    let doubtful =
        whole_holidays(false).replace("DTEND;VALUE=DATE:20270610", "DTEND;VALUE=DATE:20270611");
    let sum = Doubt::OfYear {
        year: 2027,
        doubt: sum(14),
    };
    assert_eq!(read(&doubtful).unwrap().doubts, [sum]);
}
