//! `kefu next`: what is due and overdue, soonest first, for reading every morning.

use chrono::NaiveDate;
use clap::Args;

use super::clocks::state_cell;
use super::desk::Desk;
use super::survey::survey;
use super::{Answer, code, which};
use crate::both;
use crate::context::Context;
use crate::lang::Lang;
use crate::output::{Block, Cell, Column, Page, Table, Tone};
use crate::say;
use crate::standing::{Case, State, What, agenda};

/// How far ahead one looks of a morning, in working days.
const AHEAD: u32 = 10;

/// How far ahead one may look, in working days: ten years of them.
const FURTHEST: i64 = 2500;

/// Whose agenda, and how far ahead.
#[derive(Args, Debug, Default)]
pub struct Next {
    #[arg(value_name = both!("客户", "CLIENT"), help = both!("只看一个客户", "One client alone"))]
    client: Option<String>,
    #[arg(long, value_name = both!("姓名", "NAME"), help = both!("只看某人经办的", "What one person is to do"))]
    who: Option<String>,
    #[arg(long, value_name = both!("工作日", "DAYS"), value_parser = clap::value_parser!(u32).range(0..=FURTHEST), help = both!("往后看几个工作日（默认 10；逾期的总会列出）", "How many working days ahead (10 when left out; what is overdue is always shown)"))]
    within: Option<u32>,
}

/// One line of the agenda.
struct Line {
    due: NaiveDate,
    provisional: bool,
    left: i64,
    past: bool,
    client: String,
    name: String,
    who: Option<String>,
    kind: &'static str,
    what: Cell,
    item: Option<String>,
}

pub(super) fn run(next: &Next, context: &Context) -> anyhow::Result<Answer> {
    let desk = Desk::open(context)?;
    let lang = desk.lang();
    let only = match &next.client {
        Some(client) => Some(which::fitting(&desk, client)?.id),
        None => None,
    };
    let survey = survey(&desk, only.as_deref(), |case| lines(lang, case))?;

    let theirs = |line: &&Line| {
        let who = next.who.as_deref();
        who.is_none_or(|who| line.who.as_deref() == Some(who))
    };
    let mut lines: Vec<&Line> = survey
        .found
        .iter()
        .flat_map(|(_, lines)| lines)
        .filter(theirs)
        .collect();
    lines.sort_by_key(|line| line.due);
    let within = next.within.unwrap_or(AHEAD);
    let shown = lines
        .iter()
        .filter(|line| line.left <= i64::from(within))
        .count();
    let later = lines.len() - shown;
    let furthest = lines.last().map_or(0, |line| line.left.min(FURTHEST));
    lines.truncate(shown);

    let nobody = survey.found.is_empty() && survey.unread.is_empty();
    let empty = match (&next.who, nobody) {
        (_, true) => say!(lang,
            zh: "还没有客户。登记客户：kefu client add 编号 --name 全称",
            en: "There are no clients yet. Add one: kefu client add ID --name NAME"
        ),
        (Some(who), false) => say!(lang,
            zh: "{within} 个工作日内，{who}没有到期事项，也没有逾期。姓名须与记录中完全一致。",
            en: "Nothing of {who}'s is due within {within} working days, and nothing is overdue. The name must be just as it is in the records."
        ),
        (None, false) => say!(lang,
            zh: "{within} 个工作日内没有到期事项，也没有逾期。",
            en: "Nothing is due within {within} working days, and nothing is overdue."
        ),
    };
    let mut answer = Answer::page(page(lang, &lines, empty));
    if later > 0 {
        answer.notes.push(say!(lang,
            zh: "另有 {later} 项在 {within} 个工作日之后。全部列出：kefu next --within {furthest}",
            en: "Beyond {within} working days: {later} more. To list them too: kefu next --within {furthest}"
        ));
    }
    Ok(survey.answer(answer))
}

fn lines(lang: Lang, case: &Case<'_>) -> Vec<Line> {
    let line = |todo: &crate::standing::Todo<'_>| {
        let (kind, what, item) = match &todo.what {
            What::Clock(task) => ("deadline", code(lang, *task), None),
            What::Item { id, content } => ("item", Cell::from(*content), Some((*id).to_owned())),
            What::AppointmentEnds => {
                let ends = Cell::Code {
                    code: "appointment-ends".to_owned(),
                    label: say!(lang, zh: "委托到期", en: "appointment ends"),
                    tone: Tone::Plain,
                };
                ("appointment-ends", ends, None)
            }
            What::RenewalOpens { policies } => {
                let policies = policies.join(" ");
                let what =
                    say!(lang, zh: "启动续转：{policies}", en: "start the renewal of {policies}");
                ("renewal-opens", Cell::from(what), None)
            }
            What::RenewalStep { id, step } => {
                ("renewal-step", code(lang, *step), Some((*id).to_owned()))
            }
            What::Expires { policies } => {
                let policies = policies.join(" ");
                let what = say!(lang, zh: "保单到期：{policies}", en: "cover ends: {policies}");
                ("expires", Cell::from(what), None)
            }
            What::WinBack { id } => {
                let what = say!(lang, zh: "流失业务再争取", en: "ask for lost business again");
                ("win-back", Cell::from(what), Some((*id).to_owned()))
            }
            What::Tell { id } => {
                let what = say!(lang, zh: "告知客户更换客户经理", en: "tell the client of the new manager");
                ("hand-over", Cell::from(what), Some((*id).to_owned()))
            }
        };
        Line {
            due: todo.due,
            provisional: todo.provisional,
            left: case.calendar.between(case.today, todo.due),
            past: todo.due < case.today,
            client: case.id.to_owned(),
            name: case.record.client.name.to_owned(),
            who: todo.who.map(str::to_owned),
            kind,
            what,
            item,
        }
    };
    agenda(case).iter().map(line).collect()
}

fn page(lang: Lang, lines: &[&Line], empty: String) -> Page {
    let row = |line: &&Line| {
        let (state, tone) = match line.left {
            left if left < 0 => (State::Overdue(-left), Tone::Bad),
            0 if line.past => (State::Overdue(0), Tone::Bad),
            0 => (State::Running(0), Tone::Warning),
            left => (State::Running(left), Tone::Plain),
        };
        vec![
            Cell::Date(line.due).toned(tone),
            Cell::Count(line.left),
            state_cell(lang, state, line.provisional),
            Cell::Id(line.client.clone()),
            Cell::Text(line.name.clone()),
            Cell::from(line.kind),
            Cell::from(line.item.clone()),
            line.what.clone(),
            Cell::from(line.who.clone()),
        ]
    };
    Page {
        schema: "kefu.next/1",
        blocks: vec![Block::Table(Table {
            key: "agenda",
            columns: vec![
                Column::new("due", say!(lang, zh: "期限", en: "due")),
                Column::data("working-days-left"),
                Column::new("state", say!(lang, zh: "情况", en: "state")),
                Column::new("client", say!(lang, zh: "编号", en: "client")),
                Column::new("name", say!(lang, zh: "客户", en: "name")).grow(),
                Column::data("kind"),
                Column::new("item", say!(lang, zh: "项", en: "item")),
                Column::new("what", say!(lang, zh: "事项", en: "what")).grow(),
                Column::new("who", say!(lang, zh: "经办人", en: "who")),
            ],
            rows: lines.iter().map(row).collect(),
            empty,
        })],
    }
}
