//! `kefu next`: what to do first, and how, for reading every morning.

use std::cmp::Reverse;

use chrono::NaiveDate;
use clap::Args;

use super::clocks::said_cell;
use super::desk::Desk;
use super::survey::survey;
use super::{Answer, Failed, last_night, which, who};
use crate::alike;
use crate::both;
use crate::context::Context;
use crate::lang::Lang;
use crate::model::Word;
use crate::output::{Block, Cell, Column, Ending, Page, Table, Tone};
use crate::say;
use crate::standing::{Case, Stake, State, Todo, When, agenda, stars_on};
use crate::text;
use crate::text::command::{Ask, kefu};
use crate::text::todo::Known;

pub(super) mod days;
pub(super) mod what;

use what::what;

/// The usual number of working days to look ahead.
const AHEAD: u32 = 10;

/// The greatest number of working days to look ahead: ten years of them.
const FURTHEST: i64 = 2500;

/// Whose agenda, and how far ahead.
#[derive(Args, Debug, Default)]
#[command(
    after_help = both!(
        "顺序：先法律与钱（时效、保障、委托、续转、对外期限），再签约期限、待批准的、答应客户的、标准服务，最后是资讯；期限未到、也不紧的，按日期排在后面。每项下一行是要键入的命令，日期等换成实际的。\n编号：p 计划项目，k 索赔，b 批改，o 保险公司义务，t 投诉，h 移交，x 续转或风险变化。\n\n例：\n  kefu next\n  kefu next --who 陈静 --within 5\n  kefu next huarui\n  kefu next --who 陈静 -o 陈静.ics    放进 Outlook、手机的日历",
        "Order: first law and money (limitation, cover, appointment, renewal, terms towards others), then the terms of signing, approvals that wait, what the client was promised, the standard's service, and news last. What is still to come and does not press follows by its day. Below each line stands what to type; put the real day for DATE.\nIds: p plan item, k claim, b endorsement, o insurer's duty, t complaint, h hand-over, x renewal or change of risk.\n\nExamples:\n  kefu next\n  kefu next --who \"Chen Jing\" --within 5\n  kefu next huarui\n  kefu next --who \"Chen Jing\" -o chen.ics    for the calendar of Outlook or a phone"
    ),
)]
pub struct Next {
    #[arg(value_name = both!("客户", "CLIENT"), help = both!("只看一个客户", "Only this client"))]
    client: Option<String>,
    #[arg(long, value_name = both!("姓名", "NAME"), help = both!("只看某人经办的；me 或“我”是您自己", "Only the work of this person; me is you"))]
    who: Option<String>,
    #[arg(long, value_name = both!("工作日", "DAYS"), value_parser = clap::value_parser!(u32).range(0..=FURTHEST), help = both!("往后看几个工作日（默认 10，-o 写入 .ics 时不限；逾期的总会列出）", "How many working days ahead (10 when left out, all with -o NAME.ics; what is overdue is always shown)"))]
    within: Option<u32>,
    #[arg(long, conflicts_with = "within", help = both!("全部列出，不限期限，也不按屏幕收起", "List everything, however far ahead, and do not fold it to the screen"))]
    all: bool,
}

/// One line of the agenda.
struct Line {
    when: When,
    provisional: bool,
    /// Working days left, below zero since a day in the past.
    left: i64,
    past: bool,
    client: String,
    name: String,
    who: Option<String>,
    kind: &'static str,
    category: String,
    what: Cell,
    item: Option<String>,
    stake: Stake,
    /// They order the lines, and are printed nowhere.
    stars: u8,
    command: String,
}

impl Line {
    /// The order in which a person acts: by what is at stake. Of equals, what has come goes before what is to come, the
    /// clients with most stars go first, then the day decides. What costs nothing yet goes by its day.
    fn rank(&self, today: NaiveDate) -> impl Ord + use<> {
        let day = self.when.day();
        let stars = Reverse(self.stars);
        match self.stake {
            Stake::Nothing => (self.stake, false, Reverse(0), day, stars),
            stake => (stake, day > today, stars, day, Reverse(0)),
        }
    }
}

pub(super) fn run(next: &Next, context: &Context) -> anyhow::Result<Answer> {
    let desk = Desk::open(context)?;
    let lang = desk.lang();
    let only = match &next.client {
        Some(client) => match which::fitting(&desk, client) {
            Ok(which) => Some(which.id),
            Err(unknown) => return Err(of_a_person(&desk, client)?.unwrap_or(unknown)),
        },
        None => None,
    };
    let survey = survey(&desk, only.as_deref(), |case| lines(lang, case))?;

    let who = who::asked(&desk, next.who.as_deref())?;
    let theirs = |line: &&Line| who.is(line.who.as_deref());
    let mut lines: Vec<&Line> = survey
        .found
        .iter()
        .flat_map(|(_, lines)| lines)
        .filter(theirs)
        .collect();
    lines.sort_by_key(|line| line.rank(desk.today));
    let within = match next.all {
        true => u32::MAX,
        false => next.within.unwrap_or(AHEAD),
    };
    let of_all = lines.len();
    lines.retain(|line| line.left <= i64::from(within));
    let later = of_all - lines.len();
    who.known(&desk, of_all > 0)?;

    let span = text::clock::working_days_en(i64::from(within));
    let nobody = survey.found.is_empty() && survey.unread.is_empty();
    let empty = match (who.name(), nobody) {
        (_, true) => {
            let add = kefu("client add")
                .word(Ask::ID)
                .option("--name", Ask::FULL_NAME)
                .say(lang);
            say!(lang,
                zh: "还没有客户。登记客户：{add}",
                en: "There are no clients yet. Add one: {add}"
            )
        }
        (None, false) if next.all => {
            say!(lang, zh: "没有待办事项。", en: "There is nothing to do.")
        }
        (Some(who), false) if next.all => say!(lang,
            zh: "{who}没有待办事项。",
            en: "{who} has nothing to do."
        ),
        (Some(who), false) => say!(lang,
            zh: "{within} 个工作日内，{who}没有到期事项，也没有逾期。",
            en: "Nothing of {who}'s is due within {span}, and nothing is overdue."
        ),
        (None, false) => say!(lang,
            zh: "{within} 个工作日内没有到期事项，也没有逾期。",
            en: "Nothing is due within {span}, and nothing is overdue."
        ),
    };
    let every = kefu("next")
        .flag("--all")
        .words(&next.client)
        .options("--who", &next.who)
        .say(lang);
    let mut answer = Answer::page(page(&desk, &lines, within, next.all, empty));
    if let Some(Block::Ranked { all, .. }) =
        answer.page.as_mut().and_then(|it| it.blocks.first_mut())
    {
        *all = (later == 0).then(|| every.clone());
    }
    if later > 0 {
        let next = every;
        answer.notes.push(match within {
            0 => say!(lang,
                zh: "另有 {later} 项在下个工作日及以后。全部列出：{next}",
                en: "From the next working day on: {later} more. To list them too: {next}"
            ),
            _ => say!(lang,
                zh: "另有 {later} 项在 {within} 个工作日之后。全部列出：{next}",
                en: "Beyond {span}: {later} more. To list them too: {next}"
            ),
        });
    }
    if context.files.iter().any(|it| it.ending == Ending::Ics) {
        let (client, who) = (only.as_deref(), who.name());
        let within = next.within;
        days::give(
            &desk,
            days::Asked {
                client,
                who,
                within,
            },
            &mut answer,
        )?;
    }
    answer.notes.extend(last_night::long_ago(&desk));
    Ok(survey.answer(answer))
}

/// The message when the given client is not a client but a person with work to do.
fn of_a_person(desk: &Desk<'_>, word: &str) -> anyhow::Result<Option<anyhow::Error>> {
    let lang = desk.lang();
    let survey = survey(desk, None, |case| lines(lang, case))?;
    let mut lines = survey.found.iter().flat_map(|(_, lines)| lines);
    if !lines.any(|line| alike::is_asked(line.who.as_deref(), Some(word))) {
        return Ok(None);
    }
    let next = kefu("next").option("--who", word).say(lang);
    let word = crate::cli::shown::shown(word);
    Ok(Some(Failed::because(say!(lang,
        zh: "“{word}”不是客户，是经办人。看其经办的：{next}",
        en: "'{word}' is a handler, not a client. To see the work of that person: {next}"
    ))))
}

fn lines(lang: Lang, case: &Case<'_>) -> Vec<Line> {
    let stars = stars_on(case, case.today);
    let known = Known::of(case);
    let line = |todo: &Todo<'_>| {
        let (kind, what, item) = what(lang, case, &todo.what);
        let day = todo.when.day();
        Line {
            when: todo.when,
            provisional: todo.provisional,
            left: case.calendar.between(case.today, day),
            past: day < case.today,
            client: case.id.to_owned(),
            name: case.record.client.name.to_owned(),
            who: todo.who.map(str::to_owned),
            kind,
            category: days::category(lang, &todo.what),
            what,
            item,
            stake: Stake::of(case, &known.items, todo),
            stars,
            command: text::todo::command(lang, case, &known, todo),
        }
    };
    agenda(case).iter().map(line).collect()
}

/// The state of a line: work that has waited has no last day to compare with.
fn state(lang: Lang, line: &Line, today: NaiveDate) -> Cell {
    match line.when {
        When::Since(since) => Cell::Code {
            code: "waiting".to_owned(),
            label: text::clock::waiting(lang, since, today, -line.left),
            tone: Tone::Warning,
        },
        When::By(due) => {
            let state = State::of(due, None, today, |_, _| line.left.abs());
            let said = match state {
                State::Running(0) if today < due => text::clock::before_next_brief(lang),
                state => text::clock::brief(lang, state),
            };
            said_cell(lang, state, said, line.provisional)
        }
    }
}

/// One client's agenda: what is overdue, what waits, what is due within this many working days; and the
/// number of later items.
pub(super) fn of_client(lang: Lang, case: &Case<'_>, within: u32) -> (Table, usize) {
    let all = lines(lang, case);
    let near = |line: &&Line| line.left <= i64::from(within);
    let near: Vec<&Line> = all.iter().filter(near).collect();
    let table = table(lang, case.today, &near, String::new());
    let mut table = table.without(&["client", "name", "consequence", "type"]);
    // Nothing else here names the entry.
    let mut columns = table.columns.iter_mut();
    if let Some(item) = columns.find(|column| column.key == "item") {
        item.data_only = false;
    }
    (table, all.len() - near.len())
}

fn page(desk: &Desk<'_>, lines: &[&Line], within: u32, all: bool, empty: String) -> Page {
    let (lang, today) = (desk.lang(), desk.today);
    let table = table(lang, today, lines, empty);
    let mut blocks = vec![match all {
        true => Block::Table(table),
        false => Block::Ranked { table, all: None },
    }];
    // One or two lines need no count.
    if lines.len() > 2 {
        let mut said = counted(lang, today, lines, within);
        if desk.context.style.rows.is_some() {
            said += &say!(lang,
                zh: "--on 是办理日期，今天办的可不写。",
                en: " Leave out --on for what is done today.");
        }
        blocks.push(Block::Text(said));
    }
    Page {
        schema: "kefu.next/1",
        blocks,
    }
}

fn table(lang: Lang, today: NaiveDate, lines: &[&Line], empty: String) -> Table {
    let row = |line: &&Line| {
        let tone = match (line.when, line.left) {
            (When::Since(_), _) => Tone::Warning,
            (When::By(_), _) if line.past => Tone::Bad,
            (When::By(_), 0) => Tone::Warning,
            (When::By(_), _) => Tone::Plain,
        };
        let (due, since) = match line.when {
            When::By(due) => (Cell::Date(due), Cell::Empty),
            When::Since(since) => (Cell::Empty, Cell::Date(since)),
        };
        let left = match line.when {
            When::By(_) => Cell::Count(line.left),
            When::Since(_) => Cell::Empty,
        };
        vec![
            due.toned(tone),
            since,
            left,
            state(lang, line, today),
            Cell::Id(line.client.clone()),
            Cell::Text(line.name.clone()),
            Cell::Code {
                code: line.kind.to_owned(),
                label: line.category.clone(),
                tone: Tone::Plain,
            },
            Cell::from(line.item.clone()),
            line.what.clone(),
            Cell::from(line.who.clone()),
            Cell::Flag(line.provisional, String::new()),
            Cell::from(line.stake.code()),
            Cell::from(line.command.as_str()),
        ]
    };
    Table {
        key: "agenda",
        columns: vec![
            Column::new("due", say!(lang, zh: "期限", en: "due")),
            Column::new("since", say!(lang, zh: "等待自", en: "waiting since")).only_in_files(),
            Column::data("working-days-left"),
            Column::new("state", say!(lang, zh: "工作日", en: "working days")),
            Column::new("client", say!(lang, zh: "编号", en: "client")).only_in_files(),
            Column::new("name", say!(lang, zh: "客户", en: "name")).grow(),
            Column::data("kind"),
            Column::new("item", say!(lang, zh: "项", en: "item")).only_in_files(),
            Column::new("what", say!(lang, zh: "事项", en: "what")).grow(),
            Column::new("who", say!(lang, zh: "经办人", en: "who")),
            Column::data("provisional"),
            Column::data("consequence"),
            Column::new("type", say!(lang, zh: "键入", en: "type")).below(),
        ],
        rows: lines.iter().map(row).collect(),
        empty,
    }
}

/// "2 overdue, 1 waiting, 4 more within 10 working days."
fn counted(lang: Lang, today: NaiveDate, lines: &[&Line], within: u32) -> String {
    let count = |is: &dyn Fn(&Line) -> bool| lines.iter().filter(|line| is(line)).count();
    let overdue = count(&|line| line.when.is_overdue(today));
    let waiting = count(&|line| matches!(line.when, When::Since(_)));
    let today = count(&|line| line.when == When::By(today));
    let span = text::clock::working_days_en(i64::from(within));
    let soon = lines.len() - overdue - waiting - today;
    let parts = [
        (
            overdue,
            say!(lang, zh: "逾期 {overdue} 项", en: "{overdue} overdue"),
        ),
        (
            waiting,
            say!(lang, zh: "等待 {waiting} 项", en: "{waiting} waiting"),
        ),
        (
            today,
            say!(lang, zh: "今天到期 {today} 项", en: "{today} due today"),
        ),
        (
            soon,
            match within {
                u32::MAX => say!(lang, zh: "以后到期 {soon} 项", en: "{soon} due later"),
                _ => say!(lang,
                    zh: "{within} 个工作日内到期 {soon} 项",
                    en: "{soon} due within {span}"
                ),
            },
        ),
    ];
    let parts = parts.into_iter().filter(|(count, _)| *count > 0);
    let parts: Vec<String> = parts.map(|(_, said)| said).collect();
    let (zh, en) = (parts.join("，"), parts.join(", "));
    say!(lang, zh: "{zh}。", en: "{en}.")
}
