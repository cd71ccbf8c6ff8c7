//! Messages about a file to import: what was written, what to check, and why it was refused.

use super::{conflicting, festivals, listed, short, year_doubt, year_fault};
use crate::calendar::import::{Doubt, Entry, EntryFlaw, ImportFault, Place};
use crate::calendar::{Conflict, Year, YearFault};
use crate::lang::Lang;
use crate::store::{Kind, ReadFault, Unreadable};
use crate::text::command::kefu;
use crate::{say, text};

/// How many of the events that were left out are named.
const NAMED: usize = 6;

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

/// Why a file could not be imported; several faults have one line each.
pub fn fault(lang: Lang, fault: &ImportFault) -> String {
    match fault {
        ImportFault::UnknownFormat => say!(lang,
            zh: "看不出是什么格式：可导入 iCalendar 日历（以 BEGIN:VCALENDAR 开头）、按日列出的 JSON 表，或 .toml 年度文件",
            en: "unknown format: an iCalendar feed (which begins with BEGIN:VCALENDAR), a JSON table of days or a year's .toml file can be imported"),
        ImportFault::NoFeed => say!(lang,
            zh: "公司自己的日子从 iCalendar 日历（以 BEGIN:VCALENDAR 开头）导入，这个文件不是",
            en: "the company's own days come from an iCalendar feed (which begins with BEGIN:VCALENDAR), and this is none"),
        ImportFault::NotUtf8 { line } => say!(lang,
            zh: "第 {line} 行不是 UTF-8 文字，请另存为 UTF-8 后再导入",
            en: "line {line} is not UTF-8: save the file as UTF-8 and import it again"),
        ImportFault::Json {
            line,
            column,
            words,
        } => {
            let words = short(words);
            say!(lang,
                zh: "第 {line} 行第 {column} 列：不是按日列出的 JSON 表（{words}）",
                en: "line {line}, column {column}: not a JSON table of days ({words})")
        }
        ImportFault::Garbled { line } => say!(lang,
            zh: "第 {line} 行不合 iCalendar 格式",
            en: "line {line} is not iCalendar"),
        ImportFault::Unclosed { line, part } => {
            let part = short(part);
            say!(lang,
                zh: "第 {line} 行起的 {part} 没有结束，文件可能未下载完整",
                en: "{part}, which begins on line {line}, has no end: the download may be incomplete")
        }
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
                en: "{date} is both a day off and a working day: {first} contradicts {second}")
        }
        ImportFault::Empty { year: None } => say!(lang,
            zh: "没有任何一天：放假通知尚未发布，不等于全年没有假期",
            en: "no days at all: the notice is not issued yet, which does not mean a year without holidays"),
        ImportFault::Empty { year: Some(year) } => say!(lang,
            zh: "{year} 年没有任何一天：放假通知尚未发布，不等于全年没有假期",
            en: "no days at all for {year}: the notice is not issued yet, which does not mean a year without holidays"),
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

/// Why a year of a file to import cannot be added to what is known, and what to do.
pub fn conflict_on_import(lang: Lang, conflict: &Conflict) -> String {
    let (year, days) = (conflict.year, conflicting(lang, conflict));
    say!(lang,
        zh: "{year} 年与已有的放假安排不一致；如系补充通知所改，请加 --amends\n{days}",
        en: "The days given for {year} differ from those on record. If a later notice changed them, add --amends\n{days}")
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
            en: "{file} is a folder. Give the name of the file to import"),
        ReadFault::TooLarge => say!(lang,
            zh: "{file} 超过 4 MiB，不是放假安排。请核对是否选错了文件",
            en: "{file} is over 4 MiB, too large for a table of holidays. Check that it is the right file"),
        ReadFault::NotAFile(_)
        | ReadFault::NotAFolder(_)
        | ReadFault::NotUtf8 { .. }
        | ReadFault::Os(_) => text::store::unreadable(lang, why),
    }
}

/// Tables that can hardly be the notice's, why, and how to take them all the same.
pub fn grave(lang: Lang, doubts: &[String]) -> String {
    let doubts = doubts.join("\n");
    say!(lang,
        zh: "{doubts}\n这不像是国务院的放假安排，请核对来源；确认无误仍要导入，请加 --doubtful",
        en: "{doubts}\nThis can hardly be the State Council's notice. Look at where the file comes from; if it is right all the same, add --doubtful")
}

/// A year that is over and known with other days, left as it is.
pub fn over(lang: Lang, conflict: &Conflict) -> String {
    let year = conflict.year;
    let days: Vec<String> = conflict.days.keys().map(ToString::to_string).collect();
    let days = lang.list(&days);
    say!(lang,
        zh: "{year} 年已过，文件中的安排与已知的不同（{days}），未改动。要以文件为准，请加 --amends",
        en: "{year} is over, and the file differs from what is known of it ({days}); it was left as it is. To take the file's days, add --amends")
}

/// A file that cannot be read, in the place of the year's.
pub fn in_the_way(lang: Lang, file: &str) -> String {
    say!(lang,
        zh: "{file} 已存在而无法读取，未写入。请先改正或移走；要整个换成新的，请加 --amends",
        en: "{file} is there and cannot be read; nothing was written. Correct it or move it away first; to replace the whole of it, add --amends")
}

/// How a doubt is settled.
pub fn confirm(lang: Lang, year: i32) -> String {
    let confirm = kefu("calendar confirm").word(year.to_string()).say(lang);
    say!(lang,
        zh: "在确认之前，check 会一直提示。与通知核对无误后：{confirm}",
        en: "Until that is settled, check tells of it. Once you have compared it with the notice: {confirm}")
}

/// A year that was written into the workspace.
pub fn written(lang: Lang, year: &Year, file: &str) -> String {
    let (number, holidays) = (year.number(), year.holidays().len());
    let work: usize = year.holidays().iter().map(|it| it.work.len()).sum();
    say!(lang,
        zh: "{number} 年放假安排已写入 {file}：{holidays} 个假期，{work} 个调休上班日。工作日即按此计算。",
        en: "{number} was written to {file}: {holidays} holidays, {work} make-up working days. Working days are counted by it from now on.")
}

/// A year that was not written, because it is on record with the same days.
pub fn known(lang: Lang, year: i32) -> String {
    say!(lang,
        zh: "{year} 年已收录，放假安排相同，未写入。",
        en: "{year} is already on record with the same days; nothing was written.")
}

/// A year's file that got other days while kefu was about to write it.
pub fn changed(lang: Lang, file: &str) -> String {
    say!(lang,
        zh: "{file} 刚被其他程序改为不同的安排，未写入。请核对后重试",
        en: "Another program has just written other days to {file}; nothing was written. Look at the file and try again")
}

/// A year's file name that is used for another year.
pub fn other_year(lang: Lang, file: &str, year: i32) -> String {
    say!(lang,
        zh: "{file} 中是 {year} 年的安排，未写入。请先把该文件改名为 {year}.toml",
        en: "{file} holds the year {year}; nothing was written. Rename that file to {year}.toml first")
}

/// What a person should look at before relying on an import.
pub fn doubt(lang: Lang, doubt: &Doubt) -> String {
    match doubt {
        Doubt::OfYear { year, doubt } => year_doubt(lang, *year, doubt),
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
        Doubt::Replaced(entry) => {
            let entry = place(lang, entry);
            say!(lang, zh: "{entry}另有更新的版本，未计入", en: "{entry} has a later version and was left out")
        }
        Doubt::Unmarked(entries) => unmarked(lang, entries),
        Doubt::EndIncluded => say!(lang,
            zh: "日程的结束日算在假期之内：只有这样读，全年天数才对得上",
            en: "the days that events end on were counted as days off: only so does the year come out"),
    }
}

/// Events that nothing marks: how many, and what some of them call themselves.
fn unmarked(lang: Lang, entries: &[Entry]) -> String {
    let mut names: Vec<String> = Vec::new();
    for entry in entries {
        let name = short(&entry.words);
        if !name.is_empty() && !names.contains(&name) {
            names.push(name);
        }
    }
    let (count, more) = (entries.len(), names.len() > NAMED);
    names.truncate(NAMED);
    let named = lang.list(&names);
    let named = match names.is_empty() {
        true => lang.pick("没有名称", "without a name").to_owned(),
        false => named,
    };
    match (count, more) {
        (1, _) => say!(lang,
            zh: "有 1 个日程未标明是休是班，未计入：{named}",
            en: "1 event is marked neither off nor worked and was left out: {named}"),
        (_, true) => say!(lang,
            zh: "有 {count} 个日程未标明是休是班，未计入：{named}等",
            en: "{count} events are marked neither off nor worked and were left out: {named} and others"),
        (_, false) => say!(lang,
            zh: "有 {count} 个日程未标明是休是班，未计入：{named}",
            en: "{count} events are marked neither off nor worked and were left out: {named}"),
    }
}

fn entry_flaw(lang: Lang, entry: &Entry, flaw: &EntryFlaw) -> String {
    let entry = place(lang, entry);
    match flaw {
        EntryFlaw::Unmarked => say!(lang,
            zh: "{entry}未标明是休是班",
            en: "{entry} is marked neither as a day off (休) nor as a working day (班)"),
        EntryFlaw::Nameless => say!(lang,
            zh: "{entry}放假而未写节日",
            en: "{entry} is a day off but names no holiday"),
        EntryFlaw::NoStart => say!(lang, zh: "{entry}没有日期", en: "{entry} has no date"),
        EntryFlaw::BadDate(written) => {
            let written = short(written);
            say!(lang,
                zh: "{entry}的日期“{written}”无法识别",
                en: "{entry}: '{written}' is not a date")
        }
        EntryFlaw::BadLength(written) => {
            let written = short(written);
            say!(lang,
                zh: "{entry}的时长“{written}”不是整天",
                en: "{entry}: '{written}' is not a length in whole days")
        }
        EntryFlaw::EndsBeforeStart => say!(lang,
            zh: "{entry}的结束不在开始之后（结束日不含在内）",
            en: "{entry} does not end after it begins (the end day itself is not included)"),
        EntryFlaw::TooLong => say!(lang,
            zh: "{entry}长逾一个月，日期应有误",
            en: "{entry} is longer than a month: a date must be wrong"),
        EntryFlaw::Repeats => say!(lang,
            zh: "{entry}是重复日程，放假安排须逐日列明",
            en: "{entry} repeats: holidays must be listed day by day"),
        EntryFlaw::UnknownZone(zone) => {
            let zone = short(zone);
            say!(lang,
                zh: "{entry}的时区“{zone}”无法识别",
                en: "{entry}: the time zone '{zone}' is not known")
        }
        EntryFlaw::OtherDays(zone) => {
            let zone = short(zone);
            say!(lang,
                zh: "{entry}按时区“{zone}”记了几天，换成中国时间不是整天，看不出是哪几天",
                en: "{entry} lasts some days by the clock of '{zone}', which are no whole days in China: it does not say which are meant")
        }
    }
}

/// An entry as a person finds it: by its place and its own words.
fn place(lang: Lang, entry: &Entry) -> String {
    let words = short(&entry.words);
    let place = match entry.place {
        Place::Line(line) => say!(lang, zh: "第 {line} 行", en: "line {line}"),
        Place::Item(item) => say!(lang, zh: "第 {item} 项", en: "item {item}"),
    };
    match words.is_empty() {
        true => place,
        false => say!(lang, zh: "{place}“{words}”", en: "{place} '{words}'"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::import;

    #[test]
    fn a_refused_file_is_told_by_place_and_reason() {
        let json =
            br#"{"year": 2027, "days": [{"name": "", "date": "2027-01-01", "isOffDay": true},
            {"name": "\u6625\u8282", "date": "2027-2-5", "isOffDay": true}]}"#;
        let refused = import::read(json, "2027.json").unwrap_err();

        assert_eq!(
            [Lang::Zh, Lang::En].map(|lang| fault(lang, &refused)),
            [
                "第 1 项放假而未写节日\n第 2 项“春节”的日期“2027-2-5”无法识别",
                "item 1 is a day off but names no holiday\nitem 2 '春节': '2027-2-5' is not a date",
            ]
        );
    }
}
