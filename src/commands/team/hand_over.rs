//! Hands a client over, and prints the list of open work as a page for both to sign (D69).

use std::cell::RefCell;

use chrono::NaiveDate;
use clap::Args;

use super::super::Answer;
use super::super::change::{Decision, change};
use super::super::desk::Desk;
use super::usual_duty;
use crate::alike;
use crate::both;
use crate::changes::team::{self, Person, Settled};
use crate::cli::date::{Around, Happened};
use crate::cli::words::{one_line, words};
use crate::lang::Lang;
use crate::model::Role;
use crate::output::{Block, Cell, Column, Ending, Fact, Format, Page, Table};
use crate::print::hand_over as sheet;
use crate::say;
use crate::standing::{Case, Charge, charges};
use crate::text::command::{Ask, kefu};

mod all;
mod list;
mod paper;

pub(super) use list::{Line, lines, open};

/// Which client, from whom to whom, and when.
#[derive(Args, Debug)]
pub struct HandOver {
    #[arg(required_unless_present = "all", conflicts_with = "all", value_name = both!("客户", "CLIENT"), help = both!("客户编号或全称", "The client's id or exact name"))]
    client: Option<String>,
    #[arg(long, requires_all = ["from", "to"], help = both!("移交人任客户经理的全部客户", "All clients whose account manager hands over"))]
    all: bool,
    #[arg(long, value_parser = one_line, requires = "all", conflicts_with = "client", value_name = both!("姓名", "NAME"), help = both!("移交人（与 --all 同用）", "Who hands over (with --all)"))]
    from: Option<String>,
    #[arg(long, value_parser = one_line, required_unless_present_any = ["signed", "told"], value_name = both!("姓名", "NAME"), help = both!("新任客户经理", "The new account manager"))]
    to: Option<String>,
    #[arg(long, value_parser = words, requires = "to", value_name = both!("职责", "TEXT"), help = both!("职责（不写则用通常职责）", "The duty (the usual one when left out)"))]
    duty: Option<String>,
    #[arg(long, requires = "to", value_name = both!("日期", "DATE"), help = both!("新任第一天，默认今天", "The first day of the new account manager; today when left out"))]
    on: Option<Around>,
    #[arg(long, value_name = both!("日期", "DATE"), help = both!("交接清单签署日期", "The day both signed the list of open work"))]
    signed: Option<Happened>,
    #[arg(long, value_name = both!("日期", "DATE"), help = both!("告知客户的日期", "The day the client was told"))]
    told: Option<Happened>,
}

impl HandOver {
    /// Whether there is a list to sign.
    pub(super) fn has_a_list(&self) -> bool {
        self.to.is_some()
    }
}

/// Hands over what was asked for, or records what was done of it.
pub(super) fn run(desk: &Desk<'_>, asked: &HandOver) -> anyhow::Result<Answer> {
    let settled = Settled {
        signed: asked.signed.map(|it| it.by(desk.today)),
        told: asked.told.map(|it| it.by(desk.today)),
    };
    let given = asked.on.map(|on| on.on(desk.today));
    let on = given.unwrap_or(desk.today);
    let usual = || usual_duty(desk.record_lang(), Role::AccountManager);
    let to = asked.to.clone().map(|name| Person {
        duty: asked.duty.clone().unwrap_or_else(usual),
        name,
    });
    match (&asked.client, &asked.from, to) {
        (_, Some(from), Some(to)) if asked.all => all::hand_over(desk, from, on, &to, settled),
        (client, _, Some(to)) => {
            let client = client.as_deref().unwrap_or_default();
            hand_over(desk, client, given, &to, settled)
        }
        (client, _, None) => {
            let client = client.as_deref().unwrap_or_default();
            self::settled(desk, client, settled)
        }
    }
}

/// Hands the client over, and returns the page to sign; of a hand-over that is on record and not signed yet, the page once more.
fn hand_over(
    desk: &Desk<'_>,
    client: &str,
    given: Option<NaiveDate>,
    to: &Person,
    settled: Settled,
) -> anyhow::Result<Answer> {
    let lang = desk.lang();
    // The list is made where the record is read, because a change may be decided more than once.
    let page = RefCell::new((Vec::new(), None));
    let list = |case: &Case<'_>, by: &str, on: NaiveDate, lines: &[Line]| {
        let client = case.record.client.name;
        let to = &to.name;
        let blocks = to_sign(desk, &Names { client, by, to }, on, lines);
        let broker = desk.standard.company.as_deref();
        let listed = paper::client(desk, case, on, lines);
        let sheet = sheet::of_client(lang, (by, to), broker, desk.today, listed);
        (blocks, Some(sheet))
    };
    let nothing_else = settled == Settled::default();
    let mut answer = change(desk, client, |case| {
        if let Some((by, on)) = unsigned(case, given, &to.name).filter(|_| nothing_else) {
            let lines = lines(lang, case, &taken_over(case, by, &to.name, on));
            let (mut blocks, sheet) = list(case, by, on, &lines);
            blocks.extend(still_to_sign(lang, &to.name, lines.len()).map(Block::Text));
            *page.borrow_mut() = (blocks, sheet);
            return Ok(Decision {
                edits: Vec::new(),
                said: String::new(),
            });
        }
        let on = given.unwrap_or(desk.today);
        let done = team::hand_over(case, on, to.clone(), settled)?;
        let lines = lines(lang, case, &done.moved);
        *page.borrow_mut() = list(case, done.by, on, &lines);
        let said = said(lang, case, (&to.name, on), lines.len(), &done, settled);
        let edits = done.edits;
        Ok(Decision { edits, said })
    })?;
    let (mut blocks, sheet) = page.into_inner();
    if let Some(sheet) = sheet {
        answer.documents = paper::documents(desk, &sheet)?;
    }
    match &mut answer.page {
        Some(page) => {
            page.schema = "kefu.hand-over/1";
            // What would change, or for scripts what did, is read after the list; on a list to sign it has no place.
            if desk.context.dry_run || is_for_scripts(desk) {
                blocks.append(&mut page.blocks);
            }
            page.blocks = blocks;
        }
        None => {
            let schema = "kefu.hand-over/1";
            answer.page = Some(Page { schema, blocks });
        }
    }
    Ok(answer)
}

/// The hand-over on record to this person, if it is the last one and its list waits to be signed: by whom, and the day.
fn unsigned<'r>(
    case: &Case<'r>,
    given: Option<NaiveDate>,
    to: &str,
) -> Option<(&'r str, NaiveDate)> {
    let hand_overs = case.record.team.iter().flat_map(|team| &team.hand_overs);
    let last = hand_overs.max_by_key(|it| it.on)?;
    let is_theirs = last.to.is_some_and(|name| alike::is_same(name, to));
    let is_that_day = given.is_none_or(|given| last.on == Some(given));
    let waits = last.signed.is_none() && is_theirs && is_that_day;
    Some((last.by?, last.on?)).filter(|_| waits)
}

/// Whether a script reads the answer.
fn is_for_scripts(desk: &Desk<'_>) -> bool {
    let mut files = desk.context.files.iter();
    desk.context.format == Format::Json || files.any(|it| it.ending == Ending::Json)
}

/// Records that the last hand-over was signed, or the client told of it.
fn settled(desk: &Desk<'_>, client: &str, settled: Settled) -> anyhow::Result<Answer> {
    let lang = desk.lang();
    change(desk, client, |case| {
        let edits = team::hand_over_settled(case, settled)?;
        let mut said = Vec::new();
        if let Some(day) = settled.signed {
            said.push(say!(lang,
                zh: "交接清单已于 {day} 签字。",
                en: "The list of the hand-over was signed on {day}."
            ));
        }
        if let Some(day) = settled.told {
            said.push(say!(lang,
                zh: "已于 {day} 告知客户更换客户经理。",
                en: "The client was told of the new account manager on {day}."
            ));
        }
        let said = said.join(match lang {
            Lang::Zh => "",
            Lang::En => " ",
        });
        Ok(Decision { edits, said })
    })
}

/// For the page about a team: its hand-overs and, until the last is signed, what its taker has in hand.
pub(super) fn of_team(desk: &Desk<'_>, case: &Case<'_>) -> Vec<Block> {
    let lang = desk.lang();
    let hand_overs = case.record.team.iter().flat_map(|team| &team.hand_overs);
    let rows = hand_overs.clone().map(|it| {
        vec![
            Cell::Id(it.id.to_owned()),
            Cell::from(it.on),
            Cell::from(it.by),
            Cell::from(it.to),
            Cell::from(it.signed),
            Cell::from(it.told),
        ]
    });
    let table = Table {
        key: "hand-overs",
        columns: vec![
            Column::new("id", say!(lang, zh: "编号", en: "id")),
            Column::of(lang, "team.hand-overs.on"),
            Column::of(lang, "team.hand-overs.by"),
            Column::of(lang, "team.hand-overs.to"),
            Column::of(lang, "team.hand-overs.signed"),
            Column::of(lang, "team.hand-overs.told"),
        ],
        rows: rows.collect(),
        empty: String::new(),
    };
    let for_scripts = match desk.context.format {
        Format::Json => true,
        Format::Table | Format::Csv | Format::Markdown => false,
    };
    if table.rows.is_empty() && !for_scripts {
        return Vec::new();
    }
    let heading = say!(lang, zh: "移交", en: "Hand-overs");
    let mut blocks = vec![Block::Heading(heading), Block::Table(table)];

    let last = hand_overs.max_by_key(|it| it.on);
    if let Some((to, by, on)) = last
        .filter(|it| it.signed.is_none())
        .and_then(|it| Some((it.to?, it.by?, it.on?)))
    {
        let theirs = taken_over(case, by, to, on);
        let theirs = lines(lang, case, &theirs);
        let client = case.record.client.name;
        let names = Names { client, by, to };
        // The page has the client's name already.
        let to_sign = to_sign(desk, &names, on, &theirs);
        let facts = |block: &Block| matches!(block, Block::Facts(_));
        blocks.extend(to_sign.into_iter().filter(|block| !facts(block)));
        blocks.extend(still_to_sign(lang, to, theirs.len()).map(Block::Text));
    }
    blocks
}

/// What a list holds that is made after the hand-over; nothing of one without work.
fn still_to_sign(lang: Lang, to: &str, count: usize) -> Option<String> {
    let said = say!(lang,
        zh: "尚待签字。清单是{to}现在手上的全部未了事项，共 {count} 项，含其接手前已有的；移交的事项以移交当日的清单为准。",
        en: "It is still to be signed. The list is all open work that {to} has now, {count} in all, also what {to} had before. What was handed over stands on the list of that day."
    );
    (count > 0).then_some(said)
}

/// What the taker of a hand-over on record has in hand of it.
fn taken_over<'a>(case: &Case<'a>, by: &str, to: &str, on: NaiveDate) -> Vec<Charge<'a>> {
    let mut all = charges(case);
    all.retain(|it| {
        let unwritten = !it.is_named && it.goes_over(by, on, case.today);
        unwritten || it.is_with(to, None)
    });
    all
}

/// Whose client goes from whom to whom.
struct Names<'a> {
    client: &'a str,
    by: &'a str,
    to: &'a str,
}

/// The page to sign: the open work, and a line for each of the two.
fn to_sign(desk: &Desk<'_>, names: &Names<'_>, on: NaiveDate, lines: &[Line]) -> Vec<Block> {
    let lang = desk.lang();
    let Names { client, by, to } = names;
    let table = open(lang, lines);
    let (one, other) = match lang {
        Lang::Zh => (
            format!("移交人 {by}：________________  日期：____________"),
            format!("接收人 {to}：________________  日期：____________"),
        ),
        Lang::En => (
            format!("Handed over by {by}: ________________  Date: ____________"),
            format!("Taken over by {to}: ________________  Date: ____________"),
        ),
    };
    let clean = |line: &str| crate::cli::shown::cut(line, 160);
    vec![
        Block::Heading(say!(lang, zh: "交接清单", en: "Hand-over list")),
        Block::Facts(vec![
            Fact::new("name", say!(lang, zh: "客户", en: "client"), *client),
            Fact::of(lang, "team.hand-overs.by", *by),
            Fact::of(lang, "team.hand-overs.to", *to),
            Fact::of(lang, "team.hand-overs.on", on),
        ]),
        Block::Table(table),
        Block::Verbatim(format!("{}\n\n{}", clean(&one), clean(&other))),
    ]
}

fn said(
    lang: Lang,
    case: &Case<'_>,
    (to, on): (&str, NaiveDate),
    count: usize,
    done: &team::HandedOver<'_>,
    settled: Settled,
) -> String {
    let (id, by) = (case.id, done.by);
    let last = on.pred_opt().unwrap_or(on);
    let mut said = say!(lang,
        zh: "自 {on} 起，{to}任客户经理，{by}任至 {last}；{by}移交未了事项 {count} 项。",
        en: "{to} is the account manager from {on}, {by} until {last}. Open items that {by} hands over: {count}."
    );
    if done.was_deputy {
        let add = kefu("team add")
            .word(id)
            .word(Ask::NAME)
            .option("--role", "deputy")
            .option("--duty", Ask::DUTY_IN_WORDS)
            .say(lang);
        said += &say!(lang,
            zh: "客户副经理因此空缺：{add}",
            en: " The team has no deputy now: {add}"
        );
    }
    if settled.signed.is_none() || settled.told.is_none() {
        let hand_over = kefu("team hand-over")
            .word(id)
            .option("--signed", Ask::DATE)
            .option("--told", Ask::DATE)
            .say(lang);
        said += &say!(lang,
            zh: "\n清单签字、告知客户后登记：{hand_over}",
            en: "\nOnce the list is signed and the client is told: {hand_over}"
        );
    }
    said
}
