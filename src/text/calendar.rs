//! The words of the calendar: what a day is, and what is wrong with a year.

use chrono::{Datelike, NaiveDate, Weekday};

use crate::calendar::{Conflict, Day, Flaw, YearDoubt, YearFault, english};
use crate::lang::Lang;
use crate::say;
use crate::text::command::{Ask, kefu};
use crate::text::visible::visible;

pub mod company;
pub mod confirm;
pub mod import;

/// A list of faults shows this many and counts the rest.
const SHOWN: usize = 8;

/// A quotation has this many characters at most.
const QUOTED: usize = 60;

/// What a day is, in a few words: 春节放假, "Spring Festival".
pub fn day(lang: Lang, day: &Day) -> String {
    match day {
        Day::Working => say!(lang, zh: "工作日", en: "working day"),
        Day::MakeUp(name) => {
            let name = name.pick(lang);
            say!(lang, zh: "调休上班（{name}）", en: "make-up working day ({name})")
        }
        Day::Weekend(weekday) => {
            let weekday = self::weekday(lang, *weekday);
            say!(lang, zh: "{weekday}休息日", en: "weekend ({weekday})")
        }
        Day::Holiday(name) => {
            let name = name.pick(lang);
            say!(lang, zh: "{name}放假", en: "{name}")
        }
        Day::CompanyRest(None) => say!(lang, zh: "公司休息", en: "company day off"),
        Day::CompanyRest(Some(name)) => {
            say!(lang, zh: "公司休息（{name}）", en: "company day off ({name})")
        }
        Day::CompanyWork(None) => say!(lang, zh: "公司上班", en: "company working day"),
        Day::CompanyWork(Some(name)) => {
            say!(lang, zh: "公司上班（{name}）", en: "company working day ({name})")
        }
    }
}

/// A date with its day of the week: 2026-10-19（周一）.
pub fn date(lang: Lang, date: NaiveDate) -> String {
    let weekday = weekday(lang, date.weekday());
    say!(lang, zh: "{date}（{weekday}）", en: "{date} ({weekday})")
}

/// Whether a day is a working day, and why, in a sentence.
pub fn is_working_day(lang: Lang, date: NaiveDate, day: &Day) -> String {
    let said = self::date(lang, date);
    let why = self::day(lang, day);
    match day {
        Day::Working => say!(lang,
            zh: "{said}是工作日。",
            en: "{said} is a working day."),
        day if day.is_working() => say!(lang,
            zh: "{said}是工作日：{why}。",
            en: "{said} is a working day: {why}."),
        _ => say!(lang,
            zh: "{said}不是工作日：{why}。",
            en: "{said} is not a working day: {why}."),
    }
}

/// What it means that a date was counted through a year without a notice, and what to do.
pub fn provisional(lang: Lang, year: i32) -> String {
    let import = kefu("calendar import").word(Ask::FILE).say(lang);
    say!(lang,
        zh: "{year} 年的放假安排尚未收录，暂按周末和法定节假日推算（调休未定），日期可能变动。有了放假通知，请导入：{import}",
        en: "There is no holiday notice for {year}. Only its weekends and the days off by law were left out, so dates may still change. Once you have the notice: {import}")
}

/// What may be wrong with a year's table.
pub fn year_doubt(lang: Lang, year: i32, doubt: &YearDoubt) -> String {
    match doubt {
        YearDoubt::CheckSum { found, usual } => say!(lang,
            zh: "{year} 年净放假 {found} 天，按规定应为 {usual} 天，请对照通知核对",
            en: "{year} has {found} days off less make-up days, but the law gives {usual}: compare it with the notice"),
        YearDoubt::NoMakeUp => say!(lang,
            zh: "{year} 年有七天以上的长假，却没有一个调休上班日：表中可能只有放假、漏了调休",
            en: "{year} has a holiday of seven days or more, but no make-up working day: the table may list only the days off"),
        YearDoubt::Statutory(days) => {
            let days: Vec<String> = days.iter().map(NaiveDate::to_string).collect();
            let days = lang.list(&days);
            say!(lang,
                zh: "{year} 年 {days} 按规定放假，表中却是上班",
                en: "{year}: by law {days} is a day off, but it is a working day in the table")
        }
    }
}

/// What a file holds, quoted: at most so much of it that a sentence stays one.
fn short(words: &str) -> String {
    let shown = visible(words);
    match shown.char_indices().nth(QUOTED) {
        Some((end, _)) => format!("{}…", &shown[..end]),
        None => shown.into_owned(),
    }
}

/// What is wrong with a year's table, with its line where it has one.
pub fn year_fault(lang: Lang, fault: &YearFault) -> String {
    let flaw = flaw(lang, &fault.flaw);
    match fault.line {
        Some(line) => say!(lang, zh: "第 {line} 行：{flaw}", en: "line {line}: {flaw}"),
        None => flaw,
    }
}

fn conflicting(lang: Lang, conflict: &Conflict) -> String {
    differing(lang, conflict).join("\n")
}

/// The days on which two tables of a year differ: a few, and how many more there are.
pub(crate) fn differing(lang: Lang, conflict: &Conflict) -> Vec<String> {
    let days: Vec<(NaiveDate, bool)> = conflict.days.iter().map(|(d, w)| (*d, *w)).collect();
    lines(lang, &days, |(date, works)| match works {
        true => say!(lang,
            zh: "{date}：已知上班，新表放假",
            en: "{date}: a working day on record, a day off in the new table"),
        false => say!(lang,
            zh: "{date}：已知放假，新表上班",
            en: "{date}: a day off on record, a working day in the new table"),
    })
}

fn flaw(lang: Lang, flaw: &Flaw) -> String {
    match flaw {
        Flaw::NotToml(words) => {
            let words = short(words);
            say!(lang,
                zh: "不合 TOML 格式（{words}）",
                en: "not TOML ({words})")
        }
        Flaw::MissingKey(key) => say!(lang, zh: "缺 {key}", en: "{key} is missing"),
        Flaw::UnknownKey(key) => {
            let key = short(key);
            say!(lang, zh: "不认识 {key}", en: "unknown key {key}")
        }
        Flaw::NotText(key) => say!(lang,
            zh: "{key} 应为引号内的文字，且不能为空",
            en: "{key} must be a text in quotes and not empty"),
        Flaw::NotADate(key) => say!(lang,
            zh: "{key} 应为日期，如 2027-02-05，不加引号",
            en: "{key} must be a date such as 2027-02-05, without quotes"),
        Flaw::NotAList(key) => say!(lang,
            zh: "{key} 应为列表：work 写作 [2027-01-30]，其余写作 [[{key}]]",
            en: "{key} must be a list: [2027-01-30] for work, else [[{key}]]"),
        Flaw::NotYesOrNo(key) => say!(lang,
            zh: "{key} 应为 true 或 false",
            en: "{key} must be true or false"),
        Flaw::NotAYear => say!(lang,
            zh: "年份应为四位数字",
            en: "the year must have four digits"),
        Flaw::Empty => say!(lang,
            zh: "一个节日也没有：放假通知尚未发布，不等于全年没有假期",
            en: "no holidays at all: the notice is not issued yet, which does not mean a year without holidays"),
        Flaw::Missing(missing) => {
            let missing = festivals(lang, missing);
            say!(lang, zh: "缺{missing}", en: "no {missing}")
        }
        Flaw::Nameless => say!(lang, zh: "节日没有名称", en: "a holiday has no name"),
        Flaw::Backwards { from, to } => say!(lang,
            zh: "{from} 至 {to}：结束早于开始",
            en: "{from} to {to} ends before it begins"),
        Flaw::TooLong { from, to } => say!(lang,
            zh: "{from} 至 {to}：长逾一个月，日期应有误",
            en: "{from} to {to} is longer than a month: a date must be wrong"),
        Flaw::Outside(date) => say!(lang,
            zh: "{date} 不在当年，也不在上年 12 月",
            en: "{date} is neither in the year nor in the December before"),
        Flaw::MakeUpOnWeekday(date) => say!(lang,
            zh: "{date} 不是周六、周日，无所谓调休上班",
            en: "{date} is no Saturday or Sunday, so it cannot be a make-up working day"),
        Flaw::Doubled(date) => say!(lang,
            zh: "{date} 写了两次",
            en: "{date} is listed twice"),
        Flaw::Contradiction(date) => say!(lang,
            zh: "{date} 既放假又上班",
            en: "{date} is both a day off and a working day"),
    }
}

/// One line for each of the first faults, and the number of the others.
fn listed<T>(lang: Lang, all: &[T], line: impl Fn(&T) -> String) -> String {
    lines(lang, all, line).join("\n")
}

fn lines<T>(lang: Lang, all: &[T], line: impl Fn(&T) -> String) -> Vec<String> {
    let mut lines: Vec<String> = all.iter().take(SHOWN).map(line).collect();
    if all.len() > SHOWN {
        let more = all.len() - SHOWN;
        lines.push(say!(lang, zh: "另有 {more} 处", en: "and {more} more"));
    }
    lines
}

fn festivals(lang: Lang, missing: &[&str]) -> String {
    let name = |zh: &&str| match lang {
        Lang::Zh => (*zh).to_owned(),
        Lang::En => english(zh),
    };
    lang.list(&missing.iter().map(name).collect::<Vec<_>>())
}

/// A day of the week, short: 周六, "Sat".
pub fn weekday(lang: Lang, weekday: Weekday) -> String {
    match weekday {
        Weekday::Mon => say!(lang, zh: "周一", en: "Mon"),
        Weekday::Tue => say!(lang, zh: "周二", en: "Tue"),
        Weekday::Wed => say!(lang, zh: "周三", en: "Wed"),
        Weekday::Thu => say!(lang, zh: "周四", en: "Thu"),
        Weekday::Fri => say!(lang, zh: "周五", en: "Fri"),
        Weekday::Sat => say!(lang, zh: "周六", en: "Sat"),
        Weekday::Sun => say!(lang, zh: "周日", en: "Sun"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::Calendar;

    fn both(say: impl Fn(Lang) -> String) -> [String; 2] {
        [say(Lang::Zh), say(Lang::En)]
    }

    #[test]
    fn every_kind_of_day_is_called_by_its_reason() {
        let mut calendar = Calendar::embedded();
        let date = |text: &str| -> NaiveDate { text.parse().unwrap() };
        calendar.rest_on(date("2026-06-08"), Some("司庆".into()));
        calendar.work_on(date("2026-06-13"), None);
        let said = |text| both(|lang| day(lang, &calendar.kind(date(text))));

        assert_eq!(said("2026-06-05"), ["工作日", "working day"]);
        assert_eq!(
            said("2026-02-14"),
            ["调休上班（春节）", "make-up working day (Spring Festival)"]
        );
        assert_eq!(said("2026-06-06"), ["周六休息日", "weekend (Sat)"]);
        assert_eq!(said("2026-02-15"), ["春节放假", "Spring Festival"]);
        assert_eq!(
            said("2026-06-08"),
            ["公司休息（司庆）", "company day off (司庆)"]
        );
        assert_eq!(said("2026-06-13"), ["公司上班", "company working day"]);
    }

    #[test]
    fn a_long_list_is_cut_and_counted() {
        let many: Vec<usize> = (1..=10).collect();

        assert_eq!(
            listed(Lang::En, &many, usize::to_string),
            "1\n2\n3\n4\n5\n6\n7\n8\nand 2 more"
        );
        assert_eq!(
            listed(Lang::En, &many[..8], usize::to_string),
            "1\n2\n3\n4\n5\n6\n7\n8"
        );
    }
}
