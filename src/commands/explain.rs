//! `kefu explain`: the receipt of a deadline, day by day.

use chrono::{Datelike, NaiveDate};
use clap::Args;

use super::desk::Desk;
use super::listed::roomy;
use super::rating::computation;
use super::show::shown_record;
use super::{Answer, clocks, code, whose, word};
use crate::both;
use crate::commands::arguments::AboutClient;
use crate::context::Context;
use crate::lang::Lang;
use crate::output::{Block, Cell, Column, Fact, Page, Table, Tone};
use crate::say;
use crate::standing::{Case, Clock, Task, expiring};
use crate::text;
use crate::text::word::Spoken;
use crate::words;

mod claim;
mod renewal;
mod stage;

words! {
    /// What a deadline can be about.
    Subject {
        /// The service team.
        Team = "team",
        /// The client archive.
        Archive = "archive",
        /// The rating.
        Rating = "rating",
        /// The client service plan.
        Plan = "plan",
        /// The whole signing and planning stage.
        Onboarding = "onboarding",
        /// What the next stage lacks.
        Stage = "stage",
        /// The law's terms of claims.
        Claim = "claim",
        /// The steps of renewals.
        Renewal = "renewal",
    }
}

impl Subject {
    /// The clock of the signing and planning stage that is meant.
    fn task(self) -> Option<Task> {
        match self {
            Subject::Team => Some(Task::Team),
            Subject::Archive => Some(Task::Archive),
            Subject::Rating => Some(Task::Rating),
            Subject::Plan => Some(Task::Plan),
            Subject::Onboarding => Some(Task::Onboarding),
            Subject::Stage | Subject::Claim | Subject::Renewal => None,
        }
    }
}

impl Spoken for Subject {
    fn words(self) -> (&'static str, &'static str) {
        match self {
            Subject::Team => Task::Team.words(),
            Subject::Archive => Task::Archive.words(),
            Subject::Rating => Task::Rating.words(),
            Subject::Plan => Task::Plan.words(),
            Subject::Onboarding => Task::Onboarding.words(),
            Subject::Stage => ("下一阶段", "next stage"),
            Subject::Claim => ("索赔", "claims"),
            Subject::Renewal => ("续转", "renewals"),
        }
    }
}

/// Which deadline is to be explained.
#[derive(Args, Debug)]
#[command(
    after_help = both!(
        "例：\n  kefu explain huarui           全部时限\n  kefu explain huarui plan      只看服务计划\n  kefu explain huarui rating    星级评定的时限，和星级是怎么算出来的\n  kefu explain huarui stage     下一阶段还缺什么、由谁、何时、怎么登记\n  kefu explain huarui claim     各起索赔的法定期限，届满日为何顺延\n  kefu explain huarui renewal   续转各步骤的期限，从止期往前数",
        "Examples:\n  kefu explain huarui           every deadline\n  kefu explain huarui plan      only the client service plan\n  kefu explain huarui rating    the rating's deadline, and how the stars are worked out\n  kefu explain huarui stage     what the next stage lacks: who, by when, what to type\n  kefu explain huarui claim     the law's terms of each claim, and why a last day moved\n  kefu explain huarui renewal   the steps of the renewal, counted back from the expiry"
    ),
)]
pub struct Explain {
    #[command(flatten)]
    client: AboutClient,
    #[arg(value_parser = word::<Subject>(), value_name = both!("时限", "DEADLINE"), help = both!("只看一项时限；stage 看下一阶段还缺什么", "Only this deadline; stage shows what the next stage lacks"))]
    subject: Option<Subject>,
}

pub(super) fn run(explain: &Explain, context: &Context) -> anyhow::Result<Answer> {
    let desk = Desk::open(context)?;
    shown_record(&desk, &explain.client, |case| {
        Ok(page(&desk, case, explain.subject))
    })
}

fn page(desk: &Desk<'_>, case: &Case<'_>, subject: Option<Subject>) -> Page {
    let lang = desk.lang();
    let today = Fact::new("today", say!(lang, zh: "今天", en: "today"), case.today);
    let mut blocks = vec![Block::Facts(
        whose(lang, case).into_iter().chain([today]).collect(),
    )];
    if subject.is_none_or(|subject| subject.task().is_some()) {
        blocks.extend(deadlines(lang, case, subject.and_then(Subject::task)));
    }
    if subject == Some(Subject::Stage) {
        blocks.extend(stage::blocks(lang, case));
    }
    // With the rest, a person sees only parts that exist; a script gets every key.
    let all = subject.is_some() || desk.context.format.is_whole();
    if subject.is_none_or(|subject| subject == Subject::Claim) {
        let terms = claim::terms(case, subject.is_some());
        if all || !terms.is_empty() {
            blocks.extend(claim::receipts(lang, case, &terms, roomy(desk)));
        }
    }
    if subject.is_none_or(|subject| subject == Subject::Renewal) {
        let expiring = expiring(case);
        if all || !expiring.is_empty() {
            blocks.extend(renewal::receipts(lang, case, &expiring));
        }
    }
    Page {
        schema: "kefu.explain/1",
        blocks,
    }
}

/// The receipts of the signing and planning stage: all of them, or only one.
fn deadlines(lang: Lang, case: &Case<'_>, task: Option<Task>) -> Vec<Block> {
    let mut clocks = Clock::all(case);
    clocks.retain(|clock| task.is_none_or(|task| clock.task == task));
    let has_unrecorded = clocks.iter().any(|clock| clock.unrecorded);
    // Those of before the record would bury the others; who asks for one task sees them.
    clocks.retain(|clock| task.is_some() || !clock.unrecorded);
    let mut blocks = vec![
        Block::Table(clocks::table(lang, case, &clocks)),
        Block::Table(days_table(lang, case, &clocks)),
    ];
    for clock in &clocks {
        if let Some(parts) = text::clock::parts(lang, clock) {
            let what = clock.task.say(lang);
            let said = say!(lang, zh: "{what}：{parts}", en: "{what}: {parts}");
            blocks.push(Block::Text(said));
        }
    }
    let begins = case.record.client.recorded_from;
    if let Some(begins) = begins.filter(|_| has_unrecorded) {
        blocks.push(Block::Text(say!(lang,
            zh: "本档案起自 {begins}：最后期限在此之前的，不算逾期，不算迟延，也不计入按时率。",
            en: "This record begins on {begins}. A deadline whose last day was before is not overdue, not late, and in no rate.")));
    }
    if clocks.iter().any(|clock| clock.due.provisional) {
        blocks.push(Block::Text(text::clock::provisional(lang)));
    }
    if task == Some(Task::Rating) {
        blocks.push(Block::Heading(
            say!(lang, zh: "星级的由来（仅供内部）", en: "How the stars are worked out (internal)"),
        ));
        blocks.extend(computation(lang, case, None));
    }
    blocks
}

/// Every day from the first one counted to the due date: which working day it is, or why it is not one.
fn days_table(lang: Lang, case: &Case<'_>, clocks: &[Clock]) -> Table {
    let mut starts: Vec<NaiveDate> = clocks.iter().map(|clock| clock.from).collect();
    starts.sort();
    starts.dedup();

    let mut rows = Vec::new();
    for from in starts {
        let same_start = || clocks.iter().filter(|clock| clock.from == from);
        let longest = same_start()
            .map(|clock| clock.working_days)
            .max()
            .unwrap_or(0);
        let receipt = case.calendar.explain(from, longest);
        let mut days: Vec<(NaiveDate, Option<i64>)> = receipt
            .counted
            .iter()
            .zip(1..)
            .map(|(day, nth)| (*day, Some(nth)))
            .chain(receipt.skipped.iter().map(|(day, _)| (*day, None)))
            .collect();
        days.sort();
        rows.push(vec![
            Cell::Date(from),
            weekday(lang, from),
            Cell::Count(0),
            Cell::Code {
                code: "day-zero".to_owned(),
                label: say!(lang, zh: "起算日，不计入", en: "the day itself, not counted"),
                tone: Tone::Faint,
            },
            Cell::Empty,
        ]);
        for (day, nth) in days {
            let kind = case.calendar.kind(day);
            let plain = matches!(kind, crate::calendar::Day::Working);
            let due: Vec<Cell> = same_start()
                .filter(|clock| clock.due.date == day)
                .map(|clock| code(lang, clock.task))
                .collect();
            let why = Cell::Code {
                code: kind.code().to_owned(),
                label: if plain {
                    String::new()
                } else {
                    text::calendar::day(lang, &kind)
                },
                tone: if nth.is_none() {
                    Tone::Faint
                } else {
                    Tone::Good
                },
            };
            rows.push(vec![
                Cell::Date(day),
                weekday(lang, day),
                nth.map_or(Cell::Empty, Cell::Count),
                why,
                Cell::Many(due),
            ]);
        }
    }
    Table {
        key: "days",
        columns: vec![
            Column::new("date", say!(lang, zh: "日期", en: "date")),
            Column::new("weekday", say!(lang, zh: "星期", en: "day")),
            Column::new(
                "working-day",
                say!(lang, zh: "第几个工作日", en: "working day"),
            )
            .right(),
            Column::new("why", say!(lang, zh: "说明", en: "note")),
            Column::new("due", say!(lang, zh: "到期", en: "due")).grow(),
        ],
        rows,
        empty: String::new(),
    }
}

fn weekday(lang: Lang, day: NaiveDate) -> Cell {
    Cell::Code {
        code: day.weekday().to_string().to_lowercase(),
        label: text::calendar::weekday(lang, day.weekday()),
        tone: Tone::Plain,
    }
}
