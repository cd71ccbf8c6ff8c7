//! What expires, of one client or all, and the progress of its renewal: to read every morning.

use chrono::{Days, NaiveDate};

use super::super::desk::Desk;
use super::super::survey::survey;
use super::super::{Answer, code, which};
use crate::commands::who::Who;
use crate::lang::Lang;
use crate::output::{Block, Cell, Column, Page, Table, Tone};
use crate::say;
use crate::standing::{Case, Expiring, expiring};
use crate::text::claim::days;
use crate::text::command::kefu;

/// The usual number of calendar days to look ahead: the earliest start of a renewal in the shipped standard.
pub(super) const AHEAD: u32 = 120;

/// The greatest number of calendar days to look ahead: thirty years of them.
pub(super) const FURTHEST: i64 = 11_000;

/// From this many columns of the terminal on, every column of the list has room.
const ROOMY: usize = 100;

/// One line of the list.
struct Line {
    expires: NaiveDate,
    who: Option<String>,
    cells: Vec<Cell>,
}

/// Lists what expires within so many calendar days, soonest first; what expired without an outcome too.
pub(super) fn list(
    desk: &Desk<'_>,
    client: Option<&str>,
    within: u32,
    who: &Who,
) -> anyhow::Result<Answer> {
    let lang = desk.lang();
    let who = who.asked(desk)?;
    let which = client.map(|word| which::fitting(desk, word)).transpose()?;
    let only = which.as_ref().map(|it| it.id.as_str());
    let survey = survey(desk, only, |case| lines(lang, case))?;
    let until = desk.today + Days::new(u64::from(within));
    let lines = survey.found.iter().flat_map(|(_, lines)| lines);
    let mut lines: Vec<&Line> = lines.filter(|line| who.is(line.who.as_deref())).collect();
    lines.sort_by_key(|line| line.expires);
    let shown = lines.iter().filter(|line| line.expires <= until).count();
    let (later, next) = (lines.len() - shown, lines.get(shown).map(|it| it.expires));
    lines.truncate(shown);

    let span = days(Lang::En, i64::from(within));
    let empty = say!(lang,
        zh: "{within} 天内没有保单到期，也没有到期而无结果的保单。",
        en: "No policy expires within {span}, and none has expired without an outcome."
    );
    let empty = who.empty(desk, !lines.is_empty() || next.is_some(), empty)?;
    let mut answer = Answer::page(page(desk, &lines, empty));
    if let Some(next) = next {
        let days = (next - desk.today).num_days();
        let list = kefu("renewal list")
            .option("--expiring-within", days)
            .words(only)
            .say(lang);
        answer.notes.push(say!(lang,
            zh: "{within} 天之后另有 {later} 批到期，最近的为 {next}：{list}",
            en: "Beyond {span}: {later} more, the next on {next}: {list}"
        ));
    }
    Ok(survey.answer(answer))
}

fn lines(lang: Lang, case: &Case<'_>) -> Vec<Line> {
    let all = expiring(case);
    let open = all.iter().filter(|it| !it.is_settled());
    open.map(|it| line(lang, case, it)).collect()
}

fn line(lang: Lang, case: &Case<'_>, it: &Expiring<'_>) -> Line {
    let renewal = it.recorded.map(|(_, renewal)| renewal);
    let handler = renewal.and_then(|it| it.handler).or(case.who());
    let policies: Vec<String> = it.open().map(|it| it.policy.id.to_owned()).collect();
    let today = case.today;
    let tone = |day: NaiveDate| match day {
        day if day < today => Tone::Bad,
        day if day == today => Tone::Warning,
        _ => Tone::Plain,
    };
    let (step, due) = match (it.started, it.next_step()) {
        (None, _) => {
            let label = say!(lang, zh: "启动续转", en: "start renewal");
            (coded("start", label), Some(it.opens))
        }
        (Some(_), Some(next)) => (code(lang, next.step), Some(next.due)),
        (Some(_), None) => {
            let label = say!(lang, zh: "登记结果", en: "record outcomes");
            (coded("outcome", label), Some(it.expires))
        }
    };
    let cells = vec![
        Cell::Date(it.expires).toned(tone(it.expires)),
        Cell::Count((it.expires - today).num_days()),
        Cell::Id(case.id.to_owned()),
        Cell::from(case.record.client.name),
        Cell::List(policies),
        Cell::from(renewal.map(|it| Cell::Id(it.id.to_owned()))),
        step,
        Cell::from(due.map(|due| Cell::Date(due).toned(tone(due)))),
        Cell::from(handler),
    ];
    Line {
        expires: it.expires,
        who: handler.map(str::to_owned),
        cells,
    }
}

fn coded(code: &str, label: String) -> Cell {
    Cell::Code {
        code: code.to_owned(),
        label,
        tone: Tone::Plain,
    }
}

/// A person with little room does without the days left and the renewal's id; a script finds every key.
fn page(desk: &Desk<'_>, lines: &[&Line], empty: String) -> Page {
    let lang = desk.lang();
    let roomy = desk.context.style.width >= ROOMY;
    let if_roomy = |column: Column| match roomy {
        true => column,
        false => column.only_in_files(),
    };
    Page {
        schema: "kefu.renewal-list/1",
        blocks: vec![Block::Table(Table {
            key: "renewals",
            columns: vec![
                Column::new("expires", say!(lang, zh: "到期", en: "expires")),
                if_roomy(Column::new("days-left", say!(lang, zh: "天", en: "days")).right()),
                Column::new("client", say!(lang, zh: "编号", en: "client")),
                Column::new("name", say!(lang, zh: "客户", en: "name")).grow(),
                Column::new("policies", say!(lang, zh: "保单", en: "policies")).grow(),
                if_roomy(Column::new(
                    "renewal",
                    say!(lang, zh: "续转", en: "renewal"),
                )),
                Column::new("next", say!(lang, zh: "下一步", en: "next")).grow(),
                Column::new("due", say!(lang, zh: "最迟", en: "by")),
                Column::new("who", say!(lang, zh: "经办人", en: "who")),
            ],
            rows: lines.iter().map(|line| line.cells.clone()).collect(),
            empty,
        })],
    }
}
