//! What the calendar shows: a count day by day, a day and why, a year.

use chrono::{Datelike, Months, NaiveDate};

use crate::calendar::{Calendar, Day, Holiday, Notice, Receipt, Year};
use crate::lang::Lang;
use crate::output::{Block, Cell, Column, Fact, Page, Table, Tone};
use crate::say;
use crate::standard::Standard;
use crate::text;

/// A deadline with every day counted or skipped. A script gets the two lists apart, as in `check`'s
/// findings; a person and a spreadsheet one list in the order of the days.
pub(super) fn due(lang: Lang, calendar: &Calendar, receipt: &Receipt, for_scripts: bool) -> Page {
    let mut facts = vec![
        Fact::new(
            "from",
            say!(lang, zh: "起算日（不计）", en: "from (not counted)"),
            receipt.from,
        ),
        Fact::new(
            "working-days",
            say!(lang, zh: "工作日数", en: "working days"),
            Cell::Count(receipt.working_days.into()),
        ),
        Fact::new(
            "due",
            say!(lang, zh: "到期日", en: "due"),
            date_and_weekday(lang, receipt, for_scripts),
        ),
        provisional(lang, receipt.due.provisional),
    ];
    let mut blocks = Vec::new();
    if for_scripts {
        let counted = receipt.counted.iter().map(|&day| Cell::Date(day)).collect();
        facts.push(Fact::new("counted", "", Cell::Many(counted)));
        blocks.push(Block::Facts(facts));
        blocks.push(Block::Table(skipped(receipt)));
    } else {
        blocks.push(Block::Facts(facts));
        blocks.push(Block::Table(days(lang, calendar, receipt)));
    }
    blocks.extend(doubt(lang, calendar, receipt.from, receipt.due.date));
    Page {
        schema: "kefu.calendar-due/1",
        blocks,
    }
}

fn date_and_weekday(lang: Lang, receipt: &Receipt, for_scripts: bool) -> Cell {
    let date = receipt.due.date;
    let tone = match receipt.due.provisional {
        true => Tone::Warning,
        false => Tone::Good,
    };
    match for_scripts {
        true => Cell::from(date),
        false => Cell::from(text::calendar::date(lang, date)).toned(tone),
    }
}

/// Each day after the first up to the day due: its number where it counts, and what it is.
fn days(lang: Lang, calendar: &Calendar, receipt: &Receipt) -> Table {
    let counted = receipt.counted.iter().zip(1..);
    let counted = counted.map(|(&date, nth)| (date, Some(nth), calendar.kind(date)));
    let skipped = receipt.skipped.iter();
    let skipped = skipped.map(|(date, day)| (*date, None, day.clone()));
    let mut days: Vec<(NaiveDate, Option<i64>, Day)> = counted.chain(skipped).collect();
    days.sort_by_key(|(date, ..)| *date);

    let row = |(date, nth, day): (NaiveDate, Option<i64>, Day)| {
        let tone = match nth {
            Some(_) => Tone::Plain,
            None => Tone::Faint,
        };
        vec![
            nth.map_or(Cell::Empty, Cell::Count),
            Cell::from(date).toned(tone),
            Cell::from(text::calendar::weekday(lang, date.weekday())).toned(tone),
            kind(lang, &day, tone),
            Cell::Flag(!calendar.covers(date), String::new()),
        ]
    };
    Table {
        key: "days",
        columns: vec![
            Column::new("nth", say!(lang, zh: "计", en: "no.")).right(),
            Column::new("date", say!(lang, zh: "日期", en: "date")),
            Column::new("weekday", say!(lang, zh: "星期", en: "day")),
            Column::new("why", say!(lang, zh: "说明", en: "why")).grow(),
            Column::data("provisional"),
        ],
        rows: days.into_iter().map(row).collect(),
        empty: say!(lang, zh: "不计任何一天：起算日当天到期。", en: "No day is counted: the due date is the day itself."),
    }
}

fn skipped(receipt: &Receipt) -> Table {
    let row = |(date, day): &(NaiveDate, Day)| {
        vec![
            Cell::from(*date),
            Cell::from(day.code()),
            Cell::from(named(day)),
        ]
    };
    Table {
        key: "skipped",
        columns: vec![
            Column::new("date", ""),
            Column::new("why", ""),
            Column::new("name", ""),
        ],
        rows: receipt.skipped.iter().map(row).collect(),
        empty: String::new(),
    }
}

/// How many working days lie after one day up to another, or with the first day itself.
pub(super) fn between(
    lang: Lang,
    calendar: &Calendar,
    from: NaiveDate,
    to: NaiveDate,
    inclusive: bool,
) -> Page {
    // The earlier day is the one that may be left out, so that backwards the number only changes its sign.
    let (earlier, later) = (from.min(to), from.max(to));
    let start = match inclusive {
        true => earlier.pred_opt().unwrap_or(earlier),
        false => earlier,
    };
    let count = calendar.between(start, later);
    let working_days = if to < from { -count } else { count };
    let label = |zh_en: (&str, &str), date: NaiveDate| {
        let counted = inclusive || (date == later && from != to);
        match (lang, counted) {
            (Lang::Zh, true) => format!("{}（计入）", zh_en.0),
            (Lang::Zh, false) => format!("{}（不计）", zh_en.0),
            (Lang::En, true) => format!("{} (counted)", zh_en.1),
            (Lang::En, false) => format!("{} (not counted)", zh_en.1),
        }
    };
    let unsure = calendar.provisional_between(start, later);
    let mut blocks = vec![Block::Facts(vec![
        Fact::new("from", label(("自", "from"), from), from),
        Fact::new("to", label(("至", "to"), to), to),
        Fact::new(
            "working-days",
            say!(lang, zh: "工作日", en: "working days"),
            Cell::Count(working_days),
        ),
        provisional(lang, unsure),
    ])];
    blocks.extend(doubt(lang, calendar, start, later));
    Page {
        schema: "kefu.calendar-between/1",
        blocks,
    }
}

/// Whether people work on a day, and why: a sentence for a person, else facts.
pub(super) fn is_working_day(
    lang: Lang,
    calendar: &Calendar,
    date: NaiveDate,
    in_words: bool,
) -> Page {
    let day = calendar.kind(date);
    let works = day.is_working();
    let company_says = matches!(day, Day::CompanyRest(_) | Day::CompanyWork(_));
    let unsure = !calendar.covers(date) && !company_says;
    let mut blocks = Vec::new();
    if in_words {
        let said = text::calendar::is_working_day(lang, date, &day);
        blocks.push(Block::Text(said));
    } else {
        let yes = match works {
            true => say!(lang, zh: "是", en: "yes"),
            false => say!(lang, zh: "否", en: "no"),
        };
        blocks.push(Block::Facts(vec![
            Fact::new("date", say!(lang, zh: "日期", en: "date"), date),
            Fact::new(
                "working",
                say!(lang, zh: "工作日", en: "working day"),
                Cell::Flag(works, yes),
            ),
            Fact::new(
                "why",
                say!(lang, zh: "说明", en: "why"),
                kind(lang, &day, Tone::Plain),
            ),
            Fact::new("name", say!(lang, zh: "名称", en: "name"), named(&day)),
            provisional(lang, unsure),
        ]));
    }
    if unsure {
        blocks.push(Block::Text(text::calendar::provisional(lang, date.year())));
    }
    Page {
        schema: "kefu.calendar-day/1",
        blocks,
    }
}

/// A year: its notices, holidays and make-up days, the company's own days, working days by month.
pub(super) fn year(lang: Lang, calendar: &Calendar, standard: &Standard, number: i32) -> Page {
    let table = calendar.year(number);
    let covered = table.is_some();
    let word = match covered {
        true => say!(lang, zh: "已收录", en: "yes"),
        false => say!(lang, zh: "未收录", en: "no"),
    };
    let months = months_of(number);
    let in_month = |(first, last): &(NaiveDate, NaiveDate)| working_days(calendar, *first, *last);
    let all = months.iter().map(in_month).sum();
    let mut blocks = vec![Block::Facts(vec![
        Fact::new(
            "year",
            say!(lang, zh: "年份", en: "year"),
            Cell::Count(number.into()),
        ),
        Fact::new(
            "covered",
            say!(lang, zh: "放假安排", en: "notice known"),
            Cell::Flag(covered, word),
        ),
        Fact::new(
            "working-days",
            say!(lang, zh: "工作日", en: "working days"),
            Cell::Count(all),
        ),
    ])];
    if !covered {
        blocks.push(Block::Text(text::calendar::provisional(lang, number)));
    }

    // The next year's notice speaks of this December, when New Year's holiday begins or is made up for in it.
    let of_next = calendar.year(number + 1).into_iter();
    let of_next = of_next
        .flat_map(|year| year.holidays())
        .filter(|it| it.from.year() == number || it.work.iter().any(|day| day.year() == number));
    let own = table.map_or_else(|| calendar.statutory(number), Year::holidays);
    let holidays: Vec<&Holiday> = own.iter().chain(of_next).collect();
    let notices = table.map_or(&[][..], |year| year.notices());
    blocks.push(Block::Table(holidays_table(lang, &holidays)));
    blocks.push(Block::Table(company_table(lang, standard, number)));
    blocks.push(Block::Table(months_table(lang, calendar, &months)));
    blocks.push(Block::Table(notices_table(lang, notices)));
    Page {
        schema: "kefu.calendar-year/1",
        blocks,
    }
}

fn notices_table(lang: Lang, notices: &[Notice]) -> Table {
    let row = |it: &Notice| {
        vec![
            Cell::from(it.number.as_deref()),
            Cell::from(it.issued),
            Cell::from(it.published),
            Cell::from(it.url.as_deref()),
        ]
    };
    Table {
        key: "notices",
        columns: vec![
            Column::new("number", say!(lang, zh: "通知文号", en: "notice")),
            Column::new("issued", say!(lang, zh: "成文", en: "issued")),
            Column::new("published", say!(lang, zh: "发布", en: "published")),
            Column::new("url", say!(lang, zh: "出处", en: "address")).grow(),
        ],
        rows: notices.iter().map(row).collect(),
        empty: String::new(),
    }
}

fn holidays_table(lang: Lang, holidays: &[&Holiday]) -> Table {
    let row = |it: &&Holiday| {
        let work = it.work.iter().map(|&day| Cell::Date(day)).collect();
        vec![
            Cell::from(it.name.pick(lang)),
            Cell::from(it.from),
            Cell::from(it.to),
            Cell::Count(it.length()),
            Cell::Many(work),
        ]
    };
    Table {
        key: "holidays",
        columns: vec![
            Column::new("name", say!(lang, zh: "节日", en: "holiday")).grow(),
            Column::new("from", say!(lang, zh: "自", en: "from")),
            Column::new("to", say!(lang, zh: "至", en: "to")),
            Column::new("days", say!(lang, zh: "天数", en: "days")).right(),
            Column::new(
                "work",
                say!(lang, zh: "调休上班", en: "Make-up working days"),
            )
            .grow(),
        ],
        rows: holidays.iter().map(row).collect(),
        empty: String::new(),
    }
}

/// The company's own days of rest and work, from `kefu.toml`.
fn company_table(lang: Lang, standard: &Standard, year: i32) -> Table {
    let rest = standard
        .rest_days
        .iter()
        .map(|&day| (day, Day::CompanyRest(None)));
    let work = standard
        .work_days
        .iter()
        .map(|&day| (day, Day::CompanyWork(None)));
    let mut days: Vec<(NaiveDate, Day)> = rest.chain(work).collect();
    days.retain(|(date, _)| date.year() == year);
    days.sort_by_key(|(date, _)| *date);

    let row = |(date, day): &(NaiveDate, Day)| {
        vec![
            Cell::from(*date),
            Cell::from(text::calendar::weekday(lang, date.weekday())),
            kind(lang, day, Tone::Plain),
        ]
    };
    Table {
        key: "company-days",
        columns: vec![
            Column::new("date", say!(lang, zh: "日期", en: "date")),
            Column::new("weekday", say!(lang, zh: "星期", en: "day")),
            Column::new("kind", say!(lang, zh: "公司自定", en: "the company's own")),
        ],
        rows: days.iter().map(row).collect(),
        empty: String::new(),
    }
}

fn months_table(lang: Lang, calendar: &Calendar, months: &[(NaiveDate, NaiveDate)]) -> Table {
    let row = |(first, last): &(NaiveDate, NaiveDate)| {
        vec![
            Cell::from(first.format("%Y-%m").to_string()),
            Cell::Count(working_days(calendar, *first, *last)),
        ]
    };
    Table {
        key: "months",
        columns: vec![
            Column::new("month", say!(lang, zh: "月份", en: "month")),
            Column::new("working-days", say!(lang, zh: "工作日", en: "working days")).right(),
        ],
        rows: months.iter().map(row).collect(),
        empty: String::new(),
    }
}

/// The first and last day of each month.
fn months_of(year: i32) -> Vec<(NaiveDate, NaiveDate)> {
    let first = (1..=12).filter_map(|month| NaiveDate::from_ymd_opt(year, month, 1));
    first
        .filter_map(|first| Some((first, (first + Months::new(1)).pred_opt()?)))
        .collect()
}

/// Working days from one day to another, both counted.
fn working_days(calendar: &Calendar, first: NaiveDate, last: NaiveDate) -> i64 {
    calendar.between(first, last) + i64::from(calendar.is_working(first))
}

fn kind(lang: Lang, day: &Day, tone: Tone) -> Cell {
    Cell::Code {
        code: day.code().to_owned(),
        label: text::calendar::day(lang, day),
        tone,
    }
}

/// The holiday a day belongs to, or the name the company gave it; the Chinese one, which is the notice's.
fn named(day: &Day) -> Option<&str> {
    match day {
        Day::MakeUp(name) | Day::Holiday(name) => Some(&name.zh),
        Day::CompanyRest(name) | Day::CompanyWork(name) => name.as_deref(),
        Day::Working | Day::Weekend(_) => None,
    }
}

fn provisional(lang: Lang, unsure: bool) -> Fact {
    let (word, tone) = match unsure {
        true => (say!(lang, zh: "是", en: "yes"), Tone::Warning),
        false => (say!(lang, zh: "否", en: "no"), Tone::Plain),
    };
    let label = say!(lang, zh: "暂定", en: "provisional");
    Fact::new("provisional", label, Cell::Flag(unsure, word).toned(tone))
}

/// That a count ran into a year without a notice, and what to do about it.
fn doubt(lang: Lang, calendar: &Calendar, from: NaiveDate, to: NaiveDate) -> Option<Block> {
    let year = calendar.uncovered(from, to)?;
    Some(Block::Text(text::calendar::provisional(lang, year)))
}
