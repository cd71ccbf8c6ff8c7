//! What the calendar has to say: what a day is, and why a year was not taken.

use chrono::{Datelike, NaiveDate, Weekday};

use crate::calendar::import::{Doubt, Entry, EntryFlaw, ImportFault, Place};
use crate::calendar::{Conflict, Day, Flaw, Year, YearFault, english};
use crate::lang::Lang;
use crate::say;
use crate::store::{Kind, ReadFault, Unreadable};

/// A list of faults shows this many and counts the rest.
const SHOWN: usize = 8;

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

/// What a date is worth that was counted through a year without a notice, and what to do about it.
pub fn provisional(lang: Lang, year: i32) -> String {
    say!(lang,
        zh: "{year} 年的放假安排尚未收录，暂按普通周末推算，日期可能变动。有了放假通知，请导入：kefu calendar import 文件",
        en: "There is no holiday notice for {year}, so its plain weeks were counted and dates may yet change. Once you have the notice: kefu calendar import FILE")
}

/// Why a file could not be imported; several faults stand on a line each.
pub fn fault(lang: Lang, fault: &ImportFault) -> String {
    match fault {
        ImportFault::UnknownFormat => say!(lang,
            zh: "看不出是什么格式：可导入 iCalendar 日历（以 BEGIN:VCALENDAR 开头）、按日列出的 JSON 表，或 .toml 年度文件",
            en: "unknown format: an iCalendar feed (which begins with BEGIN:VCALENDAR), a JSON table of days or a year's .toml file can be imported"),
        ImportFault::NotUtf8 { line } => say!(lang,
            zh: "第 {line} 行不是 UTF-8 文字，请另存为 UTF-8 后再导入",
            en: "line {line} is not UTF-8: save the file as UTF-8 and import it again"),
        ImportFault::Json {
            line,
            column,
            words,
        } => say!(lang,
            zh: "第 {line} 行第 {column} 列：不是按日列出的 JSON 表（{words}）",
            en: "line {line}, column {column}: not a JSON table of days ({words})"),
        ImportFault::Garbled { line } => say!(lang,
            zh: "第 {line} 行不合 iCalendar 格式",
            en: "line {line} is not iCalendar"),
        ImportFault::Unclosed { line, part } => say!(lang,
            zh: "第 {line} 行起的 {part} 没有结束，文件可能未下载完整",
            en: "{part} from line {line} is never ended: the download may have broken off"),
        ImportFault::Entries(entries) => {
            listed(lang, entries, |(entry, flaw)| entry_flaw(lang, entry, flaw))
        }
        ImportFault::Contradiction {
            date,
            first,
            second,
        } => {
            let (first, second) = (place(lang, first), place(lang, second));
            say!(lang,
                zh: "{date} 既放假又上班：{first}与{second}相互矛盾",
                en: "{date} is both off and worked: {first} against {second}")
        }
        ImportFault::Empty { year: None } => say!(lang,
            zh: "没有任何一天：放假通知尚未发布，不等于全年没有假期",
            en: "no days at all: that is a notice not issued yet, not a year without holidays"),
        ImportFault::Empty { year: Some(year) } => say!(lang,
            zh: "{year} 年没有任何一天：放假通知尚未发布，不等于全年没有假期",
            en: "no days at all for {year}: that is a notice not issued yet, not a year without holidays"),
        ImportFault::Years(years) => {
            let faults = years.iter().flat_map(|(year, faults)| {
                let of_year = move |fault| (*year, fault);
                faults.iter().map(of_year)
            });
            let faults: Vec<(i32, &YearFault)> = faults.collect();
            listed(lang, &faults, |(year, fault)| {
                let fault = year_fault(lang, fault);
                say!(lang, zh: "{year} 年：{fault}", en: "{year}: {fault}")
            })
        }
        ImportFault::YearFile(faults) => listed(lang, faults, |fault| year_fault(lang, fault)),
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

/// Why a year in the workspace cannot be added to what is known, and what to do.
pub fn conflict(lang: Lang, conflict: &Conflict) -> String {
    let (year, days) = (conflict.year, conflicting(lang, conflict));
    say!(lang,
        zh: "{year} 年与已有的放假安排不一致；如系补充通知所改，请在年度文件中写 amends = true\n{days}",
        en: "{year} differs from what is known of the year; if a later notice changed it, write amends = true in the year's file\n{days}")
}

/// Why a year of a file to import cannot be added to what is known, and what to do.
pub fn conflict_on_import(lang: Lang, conflict: &Conflict) -> String {
    let (year, days) = (conflict.year, conflicting(lang, conflict));
    say!(lang,
        zh: "{year} 年与已有的放假安排不一致；如系补充通知所改，请加 --amends\n{days}",
        en: "{year} differs from what is known of the year; if a later notice changed it, add --amends\n{days}")
}

fn conflicting(lang: Lang, conflict: &Conflict) -> String {
    let days: Vec<(NaiveDate, bool)> = conflict.days.iter().map(|(d, w)| (*d, *w)).collect();
    listed(lang, &days, |(date, works)| match works {
        true => say!(lang,
            zh: "{date}：已知上班，新表放假",
            en: "{date}: known to be worked, off in the new table"),
        false => say!(lang,
            zh: "{date}：已知放假，新表上班",
            en: "{date}: known to be off, worked in the new table"),
    })
}

/// A file that was not imported, and why.
pub fn not_imported(lang: Lang, file: &str, told: &str) -> String {
    let told = match told.contains('\n') {
        true => format!("\n{told}"),
        false => say!(lang, zh: "{told}", en: " {told}"),
    };
    say!(lang,
        zh: "未导入 {file}：{told}",
        en: "{file} was not imported:{told}")
}

/// A file to import that cannot be read.
pub fn unreadable(lang: Lang, why: &Unreadable) -> String {
    let file = why.path.display();
    match why.fault {
        ReadFault::Gone => say!(lang,
            zh: "没有 {file} 这个文件。请核对文件名和路径。",
            en: "There is no file {file}. Check its name and path."),
        ReadFault::NotAFile(Kind::Folder) => say!(lang,
            zh: "{file} 是文件夹。请指定其中要导入的文件",
            en: "{file} is a folder. Name the file in it that is to be imported"),
        ReadFault::TooLarge => say!(lang,
            zh: "{file} 超过 4 MiB，不是放假安排。请核对是否选错了文件",
            en: "{file} has more than 4 MiB and is no table of holidays. Check that it is the right file"),
        ReadFault::NotAFile(_)
        | ReadFault::NotAFolder(_)
        | ReadFault::NotUtf8 { .. }
        | ReadFault::Os(_) => super::store::unreadable(lang, why),
    }
}

/// A year that was written into the workspace.
pub fn written(lang: Lang, year: &Year, file: &str) -> String {
    let (number, holidays) = (year.number(), year.holidays().len());
    let work: usize = year.holidays().iter().map(|it| it.work.len()).sum();
    say!(lang,
        zh: "{number} 年放假安排已写入 {file}：{holidays} 个假期，{work} 个调休上班日。工作日即按此计算。",
        en: "{number} was written to {file}: {holidays} holidays, {work} make-up working days. Working days are counted by it from now on.")
}

/// A year that was not written, since it is known with the same days.
pub fn known(lang: Lang, year: i32) -> String {
    say!(lang,
        zh: "{year} 年已收录，放假安排相同，未写入。",
        en: "{year} is known already, with the same days; nothing was written.")
}

/// A year's file that came to hold other days while kefu was about to write it.
pub fn changed(lang: Lang, file: &str) -> String {
    say!(lang,
        zh: "{file} 刚被其他程序改为不同的安排，未写入。请核对后重试",
        en: "{file} was just given other days by another program; nothing was written. Look at it and try again")
}

/// A year's place that is taken by another year.
pub fn other_year(lang: Lang, file: &str, year: i32) -> String {
    say!(lang,
        zh: "{file} 中是 {year} 年的安排，未写入。请先把该文件改名为 {year}.toml",
        en: "{file} holds the year {year}; nothing was written. Rename that file to {year}.toml first")
}

/// What a person should look at before relying on an import.
pub fn doubt(lang: Lang, doubt: &Doubt) -> String {
    match doubt {
        Doubt::CheckSum { year, found, usual } => say!(lang,
            zh: "{year} 年净放假 {found} 天，按规定应为 {usual} 天，请对照通知核对",
            en: "{year} comes to {found} days off net of make-up days, where the law gives {usual}: compare it with the notice"),
        Doubt::LeftOut { year, missing } => {
            let missing = festivals(lang, missing);
            say!(lang,
                zh: "{year} 年未导入：缺{missing}",
                en: "{year} was left out: no {missing}")
        }
        Doubt::Cancelled(entry) => {
            let entry = place(lang, entry);
            say!(lang, zh: "{entry}已取消，未计入", en: "{entry} is cancelled and was left out")
        }
    }
}

fn entry_flaw(lang: Lang, entry: &Entry, flaw: &EntryFlaw) -> String {
    let entry = place(lang, entry);
    match flaw {
        EntryFlaw::Unmarked => say!(lang,
            zh: "{entry}未标明是休是班",
            en: "{entry} is marked neither off (休) nor worked (班)"),
        EntryFlaw::Nameless => say!(lang,
            zh: "{entry}放假而未写节日",
            en: "{entry} is off but names no holiday"),
        EntryFlaw::NoStart => say!(lang, zh: "{entry}没有日期", en: "{entry} has no date"),
        EntryFlaw::BadDate(written) => say!(lang,
            zh: "{entry}的日期“{written}”无法识别",
            en: "{entry}: '{written}' is no date"),
        EntryFlaw::BadLength(written) => say!(lang,
            zh: "{entry}的时长“{written}”不是整天",
            en: "{entry}: '{written}' is no length in whole days"),
        EntryFlaw::EndsBeforeStart => say!(lang,
            zh: "{entry}的结束不在开始之后（结束日不含在内）",
            en: "{entry} does not end after it begins (the end day itself is not included)"),
        EntryFlaw::TooLong => say!(lang,
            zh: "{entry}长逾一个月，日期应有误",
            en: "{entry} is longer than a month: a date must be wrong"),
        EntryFlaw::Repeats => say!(lang,
            zh: "{entry}是重复日程，放假安排须逐日列明",
            en: "{entry} repeats: holidays must be listed day by day"),
    }
}

fn flaw(lang: Lang, flaw: &Flaw) -> String {
    match flaw {
        Flaw::NotToml(words) => say!(lang,
            zh: "不合 TOML 格式（{words}）",
            en: "not TOML ({words})"),
        Flaw::MissingKey(key) => say!(lang, zh: "缺 {key}", en: "{key} is missing"),
        Flaw::UnknownKey(key) => say!(lang, zh: "不认识 {key}", en: "unknown key {key}"),
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
            en: "no holidays at all: that is a notice not issued yet, not a year without holidays"),
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
            en: "{date} is both off and worked"),
    }
}

/// An entry as a person finds it: by its place and its own words.
fn place(lang: Lang, entry: &Entry) -> String {
    let words = &entry.words;
    let place = match entry.place {
        Place::Line(line) => say!(lang, zh: "第 {line} 行", en: "line {line}"),
        Place::Item(item) => say!(lang, zh: "第 {item} 项", en: "item {item}"),
    };
    match words.is_empty() {
        true => place,
        false => say!(lang, zh: "{place}“{words}”", en: "{place} '{words}'"),
    }
}

/// One line for each fault, up to a few, and how many more there are.
fn listed<T>(lang: Lang, all: &[T], line: impl Fn(&T) -> String) -> String {
    let mut lines: Vec<String> = all.iter().take(SHOWN).map(line).collect();
    if all.len() > SHOWN {
        let more = all.len() - SHOWN;
        lines.push(say!(lang, zh: "另有 {more} 处", en: "and {more} more"));
    }
    lines.join("\n")
}

fn festivals(lang: Lang, missing: &[&str]) -> String {
    match lang {
        Lang::Zh => missing.join("、"),
        Lang::En => {
            let names: Vec<String> = missing.iter().map(|zh| english(zh)).collect();
            names.join(", ")
        }
    }
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
    use crate::calendar::{Calendar, import};

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
    fn a_refused_file_is_told_by_place_and_reason() {
        let json =
            br#"{"year": 2027, "days": [{"name": "", "date": "2027-01-01", "isOffDay": true},
            {"name": "\u6625\u8282", "date": "2027-2-5", "isOffDay": true}]}"#;
        let refused = import::read(json, "2027.json").unwrap_err();

        assert_eq!(
            both(|lang| fault(lang, &refused)),
            [
                "第 1 项放假而未写节日\n第 2 项“春节”的日期“2027-2-5”无法识别",
                "item 1 is off but names no holiday\nitem 2 '春节': '2027-2-5' is no date",
            ]
        );
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
