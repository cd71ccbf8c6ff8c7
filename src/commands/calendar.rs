//! `kefu calendar`: working days of mainland China, counted and explained, and the years behind them.

use std::path::PathBuf;

use chrono::NaiveDate;
use clap::Subcommand;

use super::desk::Desk;
use super::{Answer, Failed};
use crate::both;
use crate::calendar::Calendar;
use crate::cli::date::{Ahead, Dated, Happened, YEARS};
use crate::context::Context;
use crate::lang::Lang;
use crate::output::{Format, Page};
use crate::standard::Standard;
use crate::store::NotFound;
use crate::text;

mod company;
mod confirm;
mod import;
mod moves;
mod page;

/// What can be asked of the calendar.
#[derive(Subcommand, Debug)]
pub enum Verb {
    /// Counts to a deadline.
    #[command(
        about = both!("某日之后第 N 个工作日是哪天，逐日列明", "The N-th working day after a day, each day explained"),
        after_help = both!(
            "当日不计，自次日起算。\n例：\n  kefu calendar due 2026-09-28 10",
            "The day itself is not counted. Day 1 is the next working day.\nExample:\n  kefu calendar due 2026-09-28 10"
        ),
    )]
    Due {
        #[arg(value_name = both!("日期", "DATE"), help = both!("起算日，本身不计", "The day to count from, which is not counted itself"))]
        date: Happened,
        #[arg(value_parser = clap::value_parser!(u32).range(0..=10_000), value_name = "N", help = both!("工作日数，0 至 10000", "How many working days, 0 to 10000"))]
        days: u32,
    },
    /// Counts between two days.
    #[command(
        about = both!("两日之间有多少个工作日", "How many working days lie between two days"),
        after_help = both!(
            "前一日不计，后一日计入；后一日更早时为负数。\n例：\n  kefu calendar between 2026-09-28 2026-10-15",
            "The first day is not counted, the last one is. The number is negative when the last day comes first.\nExample:\n  kefu calendar between 2026-09-28 2026-10-15"
        ),
    )]
    Between {
        #[arg(value_name = both!("自", "FROM"), help = both!("自哪天，本身不计", "From this day, which is not counted itself"))]
        from: Dated,
        #[arg(value_name = both!("至", "TO"), help = both!("至哪天，计入", "To this day, which is counted"))]
        to: Dated,
        #[arg(long, help = both!("首日也计入", "Count the first day too"))]
        inclusive: bool,
    },
    /// Whether people work on a day.
    #[command(
        about = both!("某日是否工作日，以及为什么", "Whether a day is a working day, and why"),
        after_help = both!(
            "退出码：是为 0，否为 1。\n例：\n  kefu calendar is-working-day 2026-10-10 && 每日脚本",
            "Exit code: 0 for yes, 1 for no.\nExample:\n  kefu calendar is-working-day 2026-10-10 && nightly-script"
        ),
    )]
    IsWorkingDay {
        #[arg(value_name = both!("日期", "DATE"), help = both!("哪一天，默认今天", "The day; today when left out"))]
        date: Option<Ahead>,
    },
    /// Shows a year.
    #[command(
        about = both!("一年的放假和调休安排、各月工作日", "A year's holidays and make-up days, and its working days by month"),
        after_help = both!(
            "尚未收录的年份照样列出（只有周末和法定节假日，到 2050 年），退出码仍为 0；脚本请看 JSON 的 covered。\n\n例：\n  kefu calendar show 2026",
            "A year without a notice is shown with its weekends and, up to 2050, the days off by law. The exit code is still 0. For scripts, `covered` in the JSON says whether there is a notice.\n\nExample:\n  kefu calendar show 2026"
        ),
    )]
    Show {
        #[arg(value_parser = clap::value_parser!(i32).range(YEARS), value_name = both!("年份", "YEAR"), help = both!("年份，如 2026", "The year, such as 2026"))]
        year: i32,
    },
    /// Imports years.
    #[command(
        about = both!("导入放假安排：iCalendar 日历、JSON 表或年度 .toml 文件", "Import holidays from an iCalendar feed, a JSON table or a year's .toml file"),
        after_help = both!(
            "写入工作区的 calendars/年份.toml。已有相同安排的年份不写入；安排不同的，须加 --amends，该年的文件即整个换成新的。净放假天数与规定相差超过 2 天、只有放假没有调休、或与法定节假日冲突的，须加 --doubtful；相差一两天的会写入，在 kefu calendar confirm 之前由 check 提示。受影响的期限、计划事项和续转按客户列出。先看将写入什么：--dry-run\n例：\n  kefu calendar import 2027.ics\n  kefu calendar import 公司日历.ics --company",
            "Writes calendars/YEAR.toml in the workspace. A year that is already on record with the same days is not written. A year whose days differ needs --amends, and then its whole file is replaced. A table needs --doubtful if its days off differ from the law by more than two, if it has no make-up days, or if a day off by law is a working day in it. A table that differs by one or two is written, and check reports it until kefu calendar confirm. The command lists by client which deadlines, plan items and renewals move. To see first what would be written: --dry-run\nExamples:\n  kefu calendar import 2027.ics\n  kefu calendar import office.ics --company"
        ),
    )]
    Import {
        #[arg(value_name = both!("文件", "FILE"), help = both!("要导入的文件", "The file to import"))]
        file: PathBuf,
        #[arg(long, help = both!("补充通知改了已有的安排，以此文件为准", "A later notice changed the year: take the days of this file"))]
        amends: bool,
        #[arg(long, help = both!("明知与规定相差太多，仍要导入", "Take a table all the same that can hardly be right"))]
        doubtful: bool,
        #[arg(long, conflicts_with_all = ["amends", "doubtful"], help = both!("是公司自己的日历：休息日、上班日写入 kefu.toml", "The feed is the company's own: its days go into kefu.toml"))]
        company: bool,
    },
    /// Confirms a year.
    #[command(
        about = both!("确认某年的放假安排：与通知核对过，疑点不再提示", "Confirm a year's table that was in doubt: it was compared with the notice"),
        after_help = both!(
            "在该年的文件中记下 confirmed = 今天。\n例：\n  kefu calendar confirm 2027",
            "Writes confirmed = today into the year's file.\nExample:\n  kefu calendar confirm 2027"
        ),
    )]
    Confirm {
        #[arg(value_parser = clap::value_parser!(i32).range(YEARS), value_name = both!("年份", "YEAR"), help = both!("年份，如 2027", "The year, such as 2027"))]
        year: i32,
    },
}

/// The calendar of this run: the workspace's, or outside a workspace the shipped one.
struct Almanac {
    calendar: Calendar,
    standard: Standard,
    today: NaiveDate,
    /// What is to be told of files of years that were not taken.
    notes: Vec<String>,
}

impl Almanac {
    fn open(context: &Context) -> anyhow::Result<Almanac> {
        if let Err(NotFound::Nowhere { .. }) = context.workspace() {
            let standard = Standard::sample();
            return Ok(Almanac {
                calendar: Calendar::embedded(),
                today: context.today(&standard),
                standard,
                notes: Vec::new(),
            });
        }
        let desk = Desk::open(context)?;
        Ok(Almanac {
            notes: desk.apart.iter().map(|it| it.told(context.lang)).collect(),
            calendar: desk.calendar,
            today: desk.today,
            standard: desk.standard,
        })
    }

    /// The page, with what is to be told beside it.
    fn answer(self, page: Page) -> Answer {
        Answer {
            notes: self.notes,
            ..Answer::page(page)
        }
    }
}

pub(super) fn run(verb: &Verb, context: &Context) -> anyhow::Result<Answer> {
    let lang = context.lang;
    match verb {
        Verb::Due { date, days } => {
            let almanac = Almanac::open(context)?;
            let receipt = almanac.calendar.explain(date.by(almanac.today), *days);
            let for_scripts = context.format == Format::Json;
            let page = page::due(lang, &almanac.calendar, &receipt, for_scripts);
            Ok(almanac.answer(page))
        }
        Verb::Between {
            from,
            to,
            inclusive,
        } => {
            let almanac = Almanac::open(context)?;
            let [from, to] = [from, to].map(|day| day.on(almanac.today));
            let page = page::between(lang, &almanac.calendar, from, to, *inclusive);
            Ok(almanac.answer(page))
        }
        Verb::IsWorkingDay { date } => {
            let almanac = Almanac::open(context)?;
            let date = date.map_or(almanac.today, |date| date.from(almanac.today));
            let in_words = context.format == Format::Table;
            let page = page::is_working_day(lang, &almanac.calendar, date, in_words);
            let code = u8::from(!almanac.calendar.is_working(date));
            Ok(Answer {
                code,
                ..almanac.answer(page)
            })
        }
        Verb::Show { year } => {
            let almanac = Almanac::open(context)?;
            let page = page::year(lang, &almanac.calendar, &almanac.standard, *year);
            Ok(almanac.answer(page))
        }
        Verb::Import {
            file,
            company: true,
            ..
        } => company::run(&Desk::open(context)?, file),
        Verb::Import {
            file,
            amends,
            doubtful,
            company: false,
        } => {
            let asked = import::Asked {
                amends: *amends,
                doubtful: *doubtful,
            };
            import::run(&Desk::open(context)?, file, asked)
        }
        Verb::Confirm { year } => confirm::run(&Desk::open(context)?, *year),
    }
}

fn failed(lang: Lang, file: &str, told: &str) -> anyhow::Error {
    Failed::because(text::calendar::import::not_imported(lang, file, told))
}
