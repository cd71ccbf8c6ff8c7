//! The plan as a page: its steps, its items, its revisions, and the comparison with the standard.

use std::ops::Add;

use chrono::NaiveDate;

use crate::commands::clocks::state_cell;
use crate::commands::code;
use crate::lang::Lang;
use crate::model::{Plan, PlanItem, Year};
use crate::money::Fen;
use crate::output::{Block, Cell, Column, Fact, Format, Page, Table, Tone};
use crate::say;
use crate::standing::{Case, Clock, ServiceYear, Task, last_day_of, service_years};
use crate::text::key::{label, label_in_cny};

use super::standard;

pub(super) fn page(
    lang: Lang,
    format: Format,
    case: &Case<'_>,
    year: Option<NaiveDate>,
    open: bool,
) -> Page {
    let shown = Shown::of(case, year);
    let plan = shown.as_ref().and_then(|shown| shown.plan);
    let heading = |zh: &str, en: &str| Block::Heading(lang.pick(zh, en).to_owned());

    let mut blocks = vec![Block::Facts(facts(lang, format, case, shown.as_ref()))];
    blocks.push(heading("服务项目", "Items"));
    let mut table = items(lang, format, case, plan, open);
    if let (None, Some(day)) = (&shown, year) {
        table.empty = say!(lang,
            zh: "{day} 不在任何服务年度内。",
            en: "{day} lies in no service year."
        );
    }
    blocks.push(Block::Table(table));
    if !open {
        let is_read = matches!(format, Format::Table | Format::Markdown);
        if plan.is_some_and(|plan| !plan.revisions.is_empty()) || !is_read {
            blocks.push(heading("修订", "Revisions"));
            blocks.push(Block::Table(revisions(lang, plan)));
        }
        if let Some(shown) = &shown {
            blocks.extend(standard::blocks(lang, format, case, &shown.year()));
        }
    }
    let schema = "kefu.plan/1";
    Page { schema, blocks }
}

/// The service year whose plan is shown; it may not be on record yet.
struct Shown<'a> {
    nth: Option<usize>,
    starts: NaiveDate,
    ends: NaiveDate,
    plan: Option<&'a Plan<'a>>,
    recorded: Option<&'a Year<'a>>,
}

impl<'a> Shown<'a> {
    /// The year that contains the given day; otherwise the current one, otherwise the last one.
    fn of(case: &Case<'a>, day: Option<NaiveDate>) -> Option<Shown<'a>> {
        let recorded = case
            .record
            .years
            .iter()
            .enumerate()
            .map(|(nth, year)| Shown {
                nth: Some(nth),
                starts: year.starts,
                ends: last_day_of(case, year),
                plan: year.plan.as_ref(),
                recorded: Some(year),
            });
        let begun = service_years(case).into_iter();
        let begun = begun
            .filter(|year| year.recorded.is_none())
            .map(|year| Shown {
                nth: None,
                starts: year.starts,
                ends: year.ends,
                plan: None,
                recorded: None,
            });
        let mut years: Vec<Shown<'a>> = recorded.chain(begun).collect();
        years.sort_by_key(|year| year.starts);
        let wanted = day.unwrap_or(case.today);
        let containing = years
            .iter()
            .rposition(|year| (year.starts..=year.ends).contains(&wanted));
        match (containing, day) {
            (Some(nth), _) => Some(years.swap_remove(nth)),
            (None, None) => years.pop(),
            (None, Some(_)) => None,
        }
    }
}

impl<'a> Shown<'a> {
    fn year(&self) -> ServiceYear<'a> {
        ServiceYear {
            starts: self.starts,
            ends: self.ends,
            recorded: self.nth.zip(self.recorded),
        }
    }
}

/// The steps of the plan; a person sees only those that are on record.
fn facts(lang: Lang, format: Format, case: &Case<'_>, shown: Option<&Shown<'_>>) -> Vec<Fact> {
    let said = |zh: &str, en: &str| lang.pick(zh, en).to_owned();
    let plan = shown.and_then(|shown| shown.plan);
    let opinion = plan.and_then(|plan| plan.opinion.as_ref());
    let clock = shown.and_then(|shown| {
        let mut clocks = Clock::all(case).into_iter();
        clocks.find(|clock| clock.task == Task::Plan && clock.year == shown.nth)
    });
    let due = clock.as_ref().map(|clock| clock.due.date);
    let is_person = !format.is_whole();
    // For a person the state has it.
    let provisional = clock.as_ref().filter(|_| !is_person);
    let provisional = provisional.map(|it| Cell::Flag(it.due.provisional, String::new()));
    let clock = clock
        .as_ref()
        .map(|clock| state_cell(lang, clock.state(case), clock.due.provisional));
    let mut facts = vec![
        Fact::new("client", said("客户", "client"), case.record.client.name),
        Fact::new("id", said("编号", "id"), Cell::Id(case.id.to_owned())),
        Fact::of(lang, "years.starts", shown.map(|it| it.starts)),
        Fact::of(lang, "years.ends", shown.map(|it| it.ends)),
        Fact::of(lang, "years.plan.focus", plan.and_then(|it| it.focus)),
        Fact::new("due", said("定稿期限", "due"), due),
        Fact::of(lang, "years.plan.issued", plan.and_then(|it| it.issued)),
        Fact::new("state", said("情况", "state"), clock.unwrap_or(Cell::Empty)),
        Fact::of(
            lang,
            "years.plan.circulated",
            plan.and_then(|it| it.circulated),
        ),
        Fact::of(lang, "years.plan.sent", plan.and_then(|it| it.sent)),
        Fact::new(
            "opinion",
            label(lang, "years.plan.opinion.text"),
            opinion.and_then(|it| it.text),
        ),
        Fact::new(
            "opinion-by",
            label(lang, "years.plan.opinion.by"),
            opinion.and_then(|it| it.by),
        ),
        Fact::new(
            "opinion-on",
            label(lang, "years.plan.opinion.on"),
            opinion.and_then(|it| it.on),
        ),
        Fact::new(
            "cost",
            said("预计费用合计（元）", "expected cost in all (CNY)"),
            kept(plan).filter_map(|item| item.cost).reduce(Fen::add),
        ),
        Fact::new(
            "actual-cost",
            said("已发生费用合计（元）", "actual cost so far (CNY)"),
            kept(plan)
                .filter_map(|item| item.actual_cost)
                .reduce(Fen::add),
        ),
        Fact::new("provisional", "", provisional),
    ];
    if is_person {
        facts.retain(|fact| fact.value != Cell::Empty);
    }
    facts
}

/// The items that were not dropped.
fn kept<'p>(plan: Option<&'p Plan<'_>>) -> impl Iterator<Item = &'p PlanItem<'p>> {
    let items = plan.into_iter().flat_map(|plan| &plan.items);
    items.filter(|item| item.dropped.is_none())
}

fn items(
    lang: Lang,
    format: Format,
    case: &Case<'_>,
    plan: Option<&Plan<'_>>,
    open: bool,
) -> Table {
    let said = |zh: &str, en: &str| lang.pick(zh, en).to_owned();
    let mut columns = vec![
        Column::new("id", said("编号", "id")),
        Column::of(lang, "years.plan.items.service").grow(),
        Column::of(lang, "years.plan.items.content").grow(),
        Column::of(lang, "years.plan.items.start"),
        Column::of(lang, "years.plan.items.finish"),
        Column::of(lang, "years.plan.items.handler"),
        Column::new("state", said("状态", "state")).grow(),
    ];
    // There is no room for everything on a screen; a script and a spreadsheet get all.
    let whole = format.is_whole();
    if whole {
        columns.extend([
            Column::of(lang, "years.plan.items.origin"),
            Column::of(lang, "years.plan.items.covers"),
            Column::of(lang, "years.plan.items.purpose"),
            Column::new("cost", label_in_cny(lang, "years.plan.items.cost")).right(),
            Column::of(lang, "years.plan.items.done"),
            Column::new(
                "actual-cost",
                label_in_cny(lang, "years.plan.items.actual-cost"),
            )
            .right(),
            Column::of(lang, "years.plan.items.dropped"),
            Column::of(lang, "years.plan.items.dropped-reason"),
        ]);
    }
    let row = |item: &PlanItem<'_>| {
        let mut row = vec![
            Cell::Id(item.id.to_owned()),
            standard::service(lang, case, item.service),
            Cell::from(item.content),
            Cell::from(item.start),
            Cell::from(item.finish),
            Cell::from(item.handler),
            state(lang, case, item),
        ];
        if whole {
            let covers = item.covers.iter().map(|id| (*id).to_owned());
            row.extend([
                item.origin.map_or(Cell::Empty, |origin| code(lang, origin)),
                Cell::List(covers.collect()),
                item.purpose
                    .map_or(Cell::Empty, |purpose| code(lang, purpose)),
                Cell::from(item.cost),
                Cell::from(item.done),
                Cell::from(item.actual_cost),
                Cell::from(item.dropped),
                Cell::from(item.dropped_reason),
            ]);
        }
        row
    };
    let items = plan.iter().flat_map(|plan| &plan.items);
    Table {
        key: "items",
        columns,
        rows: items
            .filter(|item| !open || item.is_open())
            .map(row)
            .collect(),
        empty: match open {
            true => say!(lang, zh: "没有未完成的项目。", en: "No item is open."),
            false => say!(lang, zh: "还没有服务项目。", en: "No service is planned yet."),
        },
    }
}

/// Done, dropped, overdue or open: an item is overdue when its expected finish has passed.
fn state(lang: Lang, case: &Case<'_>, item: &PlanItem<'_>) -> Cell {
    let passed = item.finish.is_some_and(|finish| finish < case.today);
    let spent = spent(lang, item);
    let (code, label, tone) = match (item.done, item.dropped) {
        (Some(day), _) => (
            "done",
            say!(lang, zh: "完成 {day}{spent}", en: "done {day}{spent}"),
            Tone::Good,
        ),
        (None, Some(day)) => (
            "dropped",
            say!(lang, zh: "取消 {day}", en: "dropped {day}"),
            Tone::Faint,
        ),
        (None, None) if passed => ("overdue", say!(lang, zh: "逾期", en: "overdue"), Tone::Bad),
        (None, None) => ("open", say!(lang, zh: "未完成", en: "open"), Tone::Plain),
    };
    Cell::Code {
        code: code.to_owned(),
        label,
        tone,
    }
}

/// What an item cost beside what it was expected to cost (D48).
fn spent(lang: Lang, item: &PlanItem<'_>) -> String {
    match (item.actual_cost, item.cost) {
        (None, _) => String::new(),
        (Some(actual), None) => say!(lang, zh: "，{actual} 元", en: ", CNY {actual}"),
        (Some(actual), Some(cost)) => say!(lang,
            zh: "，{actual} 元（预计 {cost}）",
            en: ", CNY {actual} ({cost} expected)"),
    }
}

fn revisions(lang: Lang, plan: Option<&Plan<'_>>) -> Table {
    let said = |zh: &str, en: &str| lang.pick(zh, en).to_owned();
    let revisions = plan.iter().flat_map(|plan| &plan.revisions);
    let rows = revisions.map(|revision| {
        vec![
            Cell::Id(revision.id.to_owned()),
            Cell::from(revision.on),
            Cell::from(revision.by),
            Cell::from(revision.reason),
        ]
    });
    Table {
        key: "revisions",
        columns: vec![
            Column::new("id", said("编号", "id")),
            Column::of(lang, "years.plan.revisions.on"),
            Column::of(lang, "years.plan.revisions.by"),
            Column::of(lang, "years.plan.revisions.reason").grow(),
        ],
        rows: rows.collect(),
        empty: String::new(),
    }
}
