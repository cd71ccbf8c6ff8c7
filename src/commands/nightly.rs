//! `kefu nightly DIR`: the check of every client, filed by day, and what changed since the last run.

use std::ops::RangeInclusive;
use std::path::PathBuf;

use chrono::NaiveDate;
use clap::Args;

use super::change::write_failed;
use super::check::{gather, selection};
use super::desk::Desk;
use super::house::{self, FIGURES, Then};
use super::{Answer, Failed};
use crate::both;
use crate::context::Context;
use crate::lang::Lang;
use crate::output::check::{Earlier, Line, Report, earlier, render};
use crate::output::{Format, Style};
use crate::rules::Status;
use crate::say;
use crate::standard::Severity;
use crate::store::{CHECK, Nights, Unfit};
use crate::text::visible::visible;

mod digests;
mod kept;
mod page;

/// Where the runs are filed.
#[derive(Args, Debug)]
#[command(
    after_help = both!(
        "文件夹里一天一个子文件夹：check.json、给公司看的 index.html 及其各页、每位有新问题的人一份摘要（digest-姓名.md、.html、.txt，各不足 4096 字节，供群机器人和邮件用）。同一天再运行，替换当天的。读不出来或已不在的记录，原来的问题不算已解决；改名的客户不算新的。详见 docs/nightly.md。\n退出码与核对相同：0 没有错误；1 有；2 无法执行；3 有记录读不出来或已不在；4 请稍后再试。\n\n例：\n  kefu nightly /srv/kefu-nightly\n  kefu nightly D:\\kefu-nightly --on-working-days",
        "DIR has a folder for each day: check.json, index.html and its pages for the house, and a digest for each person with something new (digest-NAME.md, .html, .txt, each below 4,096 bytes, for a group robot or a mail). A second run on one day replaces it. The earlier findings of a record that cannot be read or is gone are not settled, and a renamed client is not new. More in docs/nightly.md.\nExit codes are those of a check: 0 no error; 1 some; 2 could not be done; 3 some record could not be read or is gone; 4 try again.\n\nExamples:\n  kefu nightly /srv/kefu-nightly\n  kefu nightly D:\\kefu-nightly --on-working-days"
    ),
)]
pub struct Nightly {
    #[arg(value_name = both!("文件夹", "DIR"), help = both!("存放各天结果的文件夹；没有就新建", "The folder in which each day is filed; made when it is not there"))]
    folder: PathBuf,
    #[arg(long, help = both!("休息日不运行，也不出声；调休上班的日子照常", "Do nothing, without a word, on days of rest; run on days that make up for a holiday"))]
    on_working_days: bool,
}

/// A run: what it found, and what changed.
struct Night<'n> {
    report: &'n Report,
    since: Option<NaiveDate>,
    /// The working days since the last run on which there was none.
    missed: Vec<NaiveDate>,
}

impl Night<'_> {
    /// What is new.
    fn found(&self) -> impl Iterator<Item = &Line> {
        self.of(Status::New)
    }

    /// What is still open: what was seen again, and what could not be looked at.
    fn open(&self) -> impl Iterator<Item = &Line> {
        let since = self.report.since.iter();
        self.of(Status::Open)
            .chain(since.flat_map(|since| &since.unseen))
    }

    fn settled(&self) -> impl Iterator<Item = &Line> {
        let since = self.report.since.iter();
        since.flat_map(|since| &since.settled)
    }

    fn of(&self, status: Status) -> impl Iterator<Item = &Line> {
        let lines = self.report.findings.iter();
        lines.filter(move |line| line.status == Some(status))
    }
}

pub(super) fn run(nightly: &Nightly, context: &Context) -> anyhow::Result<Answer> {
    let desk = Desk::open(context)?;
    if nightly.on_working_days && !desk.calendar.is_working(desk.today) {
        return Ok(Answer::default());
    }
    let lang = desk.lang();
    let folder = context.here().join(&nightly.folder);
    let nights = Nights::at(&folder, &desk.workspace)
        .map_err(|unfit| Failed::because(refused(lang, nightly, &unfit)))?;
    let writing = match context.dry_run {
        true => None,
        false => {
            let writing = nights.open(&desk.workspace);
            Some(writing.map_err(|failure| write_failed(lang, &failure))?)
        }
    };
    let days = nights.days();
    if let Some(newest) = days.last().filter(|newest| **newest > desk.today) {
        let (today, newest) = (desk.today, nights.day(*newest));
        let newest = newest.to_string_lossy();
        let newest = visible(&newest);
        return Err(Failed::because(say!(lang,
            zh: "{newest} 比 {today} 晚；各次运行前后相比，不能补更早的一天。日期有误的，删去该文件夹再运行。",
            en: "{newest} is later than {today}. Each run counts from the one before, so no earlier day can be filed. If that day is wrong, delete its folder and run again."
        )));
    }
    let mut notes = Vec::new();
    let since = before(&nights, &days, desk.today, lang, &mut notes);
    let mut report = checked(&desk, since.as_ref())?;
    let today = desk.today;
    if since.is_none() {
        for line in &mut report.findings {
            line.status = Some(match line.waived {
                None => Status::New,
                Some(_) => Status::Waived,
            });
        }
    }
    let night = Night {
        report: &report,
        since: since.as_ref().map(|since| since.today),
        missed: since.map_or_else(Vec::new, |since| {
            let after = since.today.iter_days().skip(1);
            let between = after.take_while(|day| *day < today);
            between
                .filter(|day| desk.calendar.is_working(*day))
                .collect()
        }),
    };

    let then = [LAST_WEEK, LAST_YEAR].map(|ages| then(&nights, &days, today, ages));
    let then: Vec<Then> = then.into_iter().flatten().collect();
    let files = files(&desk, &night, &then)?;
    // index.html leads to the pages in folders of their own.
    let names = files.iter().map(|(name, _)| name);
    let names = names.filter(|name| !kept::is_page(name) || *name == kept::INDEX);
    let names: Vec<String> = names.cloned().collect();
    if let Some(writing) = writing {
        let filed = writing.file(today, &files);
        filed.map_err(|failure| write_failed(lang, &failure))?;
        writing.prune(&kept::too_old(&nights.days(), today));
        for day in kept::without_pages(&nights.days(), today) {
            writing.thin(day, kept::is_page);
        }
        if let Err(failure) = desk.workspace.note_nights(&nights) {
            notes.push(format!("{:#}", write_failed(lang, &failure)));
        }
    } else {
        let place = nights.day(today);
        let place = place.to_string_lossy();
        let place = visible(&place);
        notes.push(say!(lang,
            zh: "将写入 {place}；未写入（--dry-run）。",
            en: "Would write {place}; nothing was written (--dry-run)."
        ));
    }

    let is_error = |line: &Line| line.severity == Severity::Error && line.waived.is_none();
    let code = match (report.complete, report.findings.iter().any(is_error)) {
        (false, _) => 3,
        (true, true) => 1,
        (true, false) => 0,
    };
    // Nothing new, nothing sent: cron mails what a command prints.
    let is_quiet = night.found().next().is_none() && night.missed.is_empty() && report.complete;
    let silent = is_quiet
        && context.format == Format::Table
        && !context.terminal
        && context.files.is_empty();
    let page = (!silent).then(|| page::page(&desk, &night, &nights.day(today), &names));
    Ok(Answer {
        page,
        notes,
        code,
        ..Answer::default()
    })
}

/// The newest earlier day that can be read; what cannot be is told.
fn before(
    nights: &Nights,
    days: &[NaiveDate],
    today: NaiveDate,
    lang: Lang,
    notes: &mut Vec<String>,
) -> Option<Earlier> {
    let earlier_days: Vec<NaiveDate> = days.iter().copied().filter(|day| *day < today).collect();
    for (nth, day) in earlier_days.iter().enumerate().rev() {
        let read = nights.read(*day, CHECK).ok();
        let read = read.and_then(|json| earlier(&json));
        if let Some(earlier) = read.filter(|it| it.today == *day) {
            return Some(earlier);
        }
        notes.push(match nth {
            0 => say!(lang,
                zh: "{day} 的 check.json 无法读取，此前没有可比的，全部算新增。",
                en: "The check.json of {day} cannot be read, and there is no earlier day to compare with, so everything is new."
            ),
            _ => say!(lang,
                zh: "{day} 的 check.json 无法读取，改与更早的一天相比。",
                en: "The check.json of {day} cannot be read, so the day before it is compared with."
            ),
        });
    }
    None
}

fn checked(desk: &Desk<'_>, since: Option<&Earlier>) -> anyhow::Result<Report> {
    let asked = gather::Asked {
        selection: &selection(desk, &[], &[])?,
        only: None,
        who: None,
        since,
    };
    gather::report(desk, &asked)
}

/// How many days ago last week's figures are of, and last year's: the newest day that is kept of them.
const LAST_WEEK: RangeInclusive<i64> = 7..=13;
const LAST_YEAR: RangeInclusive<i64> = 364..=378;

/// The figures of the newest day that is so many days old; none where none was filed.
fn then(
    nights: &Nights,
    days: &[NaiveDate],
    today: NaiveDate,
    ages: RangeInclusive<i64>,
) -> Option<Then> {
    let is_then = |day: &&NaiveDate| ages.contains(&(today - **day).num_days());
    days.iter().rev().filter(is_then).find_map(|day| {
        let json = nights.read(*day, FIGURES).ok()?;
        Then::read(*day, &json)
    })
}

/// What is filed: the check, the pages for the house, and the digests.
fn files(
    desk: &Desk<'_>,
    night: &Night<'_>,
    then: &[Then],
) -> anyhow::Result<Vec<(String, Vec<u8>)>> {
    let style = Style {
        width: usize::MAX,
        rows: None,
        colour: false,
        lang: desk.lang(),
    };
    let check = render(night.report, Format::Json, &style);
    let mut files = vec![(CHECK.to_owned(), check.into_bytes())];
    files.extend(house::pages(desk, night.report, then)?.folder);
    files.extend(digests::files(desk.lang(), night));
    Ok(files)
}

/// Why a folder is refused, and what to do.
fn refused(lang: Lang, nightly: &Nightly, unfit: &Unfit) -> String {
    let folder = nightly.folder.to_string_lossy();
    let folder = visible(&folder);
    match unfit {
        Unfit::Taken => say!(lang,
            zh: "{folder} 里有别的东西，又没有 kefu-nightly.json，不是存放每晚结果的文件夹。请另写一个空的或还没有的文件夹。",
            en: "{folder} holds other things and no kefu-nightly.json, so it is no folder of nightly runs. Name an empty folder, or one that is not there yet."
        ),
        Unfit::Workspace => say!(lang,
            zh: "{folder} 是工作区自己用的文件夹。请写工作区以外的，或工作区里另起的一个，如 nightly。",
            en: "{folder} is a folder that the workspace itself uses. Name one outside the workspace, or one of its own in it, such as nightly."
        ),
        Unfit::NotAFolder => say!(lang,
            zh: "{folder} 不是文件夹。请另写一个。",
            en: "{folder} is not a folder. Name another one."
        ),
        Unfit::Unreadable(error) => say!(lang,
            zh: "无法查看 {folder}。请核对您对它的权限。系统提示：{error}",
            en: "Cannot look into {folder}. Check your permission for it. The system says: {error}"
        ),
    }
}
