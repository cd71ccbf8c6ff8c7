//! The tables of the portfolio, each under its title.

use super::Part;
use super::cells::{faults, nothing, rate, who_cell};
use super::deadlines::{by_manager, by_manager_and_quarter, by_quarter};
use crate::commands::code;
use crate::commands::desk::Desk;
use crate::lang::Lang;
use crate::model::Word;
use crate::output::{Cell, Column, Table, Tone};
use crate::portfolio::{Delivery, Managed, Tally, months_from};
use crate::say;
use crate::standing::Stage;
use crate::text::command::{Ask, kefu};

/// A table under its title, with a note.
pub(super) struct Section {
    pub(super) part: Part,
    pub(super) picture: Picture,
    pub(super) title: String,
    pub(super) note: String,
    pub(super) table: Table,
}

/// What a picture shows of its part.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Picture {
    /// All of it.
    Whole,
    /// A bar for each account manager.
    ByManager,
    /// Nothing: the table is for people to read as it is, and a script adds up the deadlines one by one.
    None,
}

/// All of them, in the order they are read.
pub(super) fn sections(desk: &Desk<'_>, tally: &Tally) -> Vec<Section> {
    let lang = desk.lang();
    let section = |part, title, note, table| Section {
        part,
        picture: Picture::Whole,
        title,
        note,
        table,
    };
    vec![
        section(
            Part::Stages,
            say!(lang, zh: "各阶段的客户", en: "Clients by stage"),
            String::new(),
            stages(lang, tally),
        ),
        section(
            Part::Stars,
            say!(lang, zh: "星级与服务年度收入", en: "Stars and yearly income"),
            say!(lang,
                zh: "金额单位：元。服务中的客户，按当前服务年度的评级依据；“本年已实现”为本年度至今登记的收入。",
                en: "Amounts in CNY. Clients served, by the current service year; 'so far' is the income recorded as realised in it."
            ),
            stars(desk, tally),
        ),
        section(
            Part::Expiries,
            say!(lang, zh: "今后十二个月到期", en: "Ending in the coming twelve months"),
            say!(lang,
                zh: "金额单位：元。“续转中”为已启动续转、尚无结果的保单；“未启动”为尚未启动的。",
                en: "Amounts in CNY. 'in hand' are the policies whose renewal is open, 'waiting' those whose renewal has not been started."
            ),
            expiries(desk, tally),
        ),
        section(
            Part::Services,
            say!(lang, zh: "计划完成情况", en: "Service against plan"),
            say!(lang,
                zh: "当前服务年度的计划；完成率只看应已完成的项目。",
                en: "The plans of the current service years; the rate is the share done of what should be done by now."
            ),
            services(desk, tally),
        ),
        section(
            Part::Deadlines,
            say!(lang, zh: "各季度时限准时率", en: "Deadlines on time, by quarter"),
            say!(lang,
                zh: "按到期日所在季度，只计已过的时限；合计不含签约全程。",
                en: "By the quarter of the last day, once it is past; the totals do not count the stage as a whole."
            ),
            by_quarter(desk, tally),
        ),
        section(
            Part::Managers,
            say!(lang, zh: "客户经理", en: "Account managers"),
            {
                let next = kefu("next").option("--who", Ask::NAME).say(lang);
                say!(lang,
                    zh: "金额单位：元。星级各列为服务中的客户数；逾期事项见 {next}。",
                    en: "Amounts in CNY. The columns of stars count clients served. To see what is overdue: {next}."
                )
            },
            managers(desk, tally),
        ),
        Section {
            picture: Picture::ByManager,
            ..section(
                Part::Deadlines,
                say!(lang, zh: "各客户经理时限准时率", en: "Deadlines on time, by account manager"),
                say!(lang,
                    zh: "同样五个季度；记在到期当日的客户经理名下，准时率最低的在前。",
                    en: "The same five quarters, counted for the account manager of the last day; the lowest rate first."
                ),
                by_manager(desk, tally),
            )
        },
        Section {
            picture: Picture::None,
            ..section(
                Part::Deadlines,
                say!(lang, zh: "各客户经理各季度时限准时率", en: "Deadlines on time, by account manager and quarter"),
                say!(lang,
                    zh: "准时率（准时数/到期数）；口径和次序同上表。",
                    en: "The rate, and how many of those due were kept; counted and ordered as in the table above."
                ),
                by_manager_and_quarter(desk, tally),
            )
        },
    ]
}

fn stages(lang: Lang, tally: &Tally) -> Table {
    let clients = |stage: &Stage| tally.stages.get(stage).copied().unwrap_or(0);
    let rows = Stage::ALL.iter();
    Table {
        key: "stages",
        columns: vec![
            Column::new("stage", say!(lang, zh: "阶段", en: "stage")),
            Column::new("clients", say!(lang, zh: "客户", en: "clients")).right(),
        ],
        rows: rows
            .map(|stage| vec![code(lang, *stage), Cell::counted(clients(stage))])
            .collect(),
        empty: String::new(),
    }
}

/// How a number of stars is written; that a client is not rated is nothing for a script.
fn stars_cell(desk: &Desk<'_>, stars: Option<u8>) -> Cell {
    match (stars, desk.context.format.is_whole()) {
        (Some(stars), _) => Cell::Stars(stars),
        (None, true) => Cell::Empty,
        (None, false) => {
            let label = say!(desk.lang(), zh: "未评定", en: "not rated");
            let (code, tone) = ("not-rated".to_owned(), Tone::Plain);
            Cell::Code { code, label, tone }
        }
    }
}

/// Five stars first, those not rated last.
pub(super) fn ranks() -> impl Iterator<Item = Option<u8>> {
    (1..=5).rev().map(Some).chain([None])
}

fn stars(desk: &Desk<'_>, tally: &Tally) -> Table {
    let lang = desk.lang();
    let row = |stars: Option<u8>| {
        let ranked = tally.stars.get(&stars).cloned().unwrap_or_default();
        let income = ranked.income;
        vec![
            stars_cell(desk, stars),
            Cell::counted(ranked.clients),
            Cell::Money(income.yearly()),
            Cell::Money(income.expected.fen()),
            Cell::Money(income.realised.fen()),
            Cell::Money(income.so_far.fen()),
        ]
    };
    Table {
        key: "stars",
        columns: vec![
            Column::new("stars", say!(lang, zh: "星级", en: "stars")),
            Column::new("clients", say!(lang, zh: "客户", en: "clients")).right(),
            Column::new("income", say!(lang, zh: "年收入", en: "yearly income")).right(),
            Column::new("expected", say!(lang, zh: "按预期", en: "expected")).right(),
            Column::new("realised", say!(lang, zh: "按已实现", en: "realised")).right(),
            Column::new("so-far", say!(lang, zh: "本年已实现", en: "so far")).right(),
        ],
        rows: ranks().map(row).collect(),
        empty: String::new(),
    }
}

/// The account managers by their income, largest first; then by name.
pub(super) fn by_income(tally: &Tally) -> Vec<(&Option<String>, &Managed)> {
    let mut managers: Vec<_> = tally.managers.iter().collect();
    managers.sort_by_key(|(who, managed)| (-managed.income.0, who.is_none(), *who));
    managers
}

fn managers(desk: &Desk<'_>, tally: &Tally) -> Table {
    let lang = desk.lang();
    let row = |(who, managed): (&Option<String>, &Managed)| {
        let mut cells = vec![
            who_cell(desk, who.as_deref()),
            Cell::counted(managed.clients.iter().sum()),
        ];
        let ranks = ranks().map(|stars| managed.clients[usize::from(stars.unwrap_or(0))]);
        cells.extend(ranks.map(|clients| faults(clients, Tone::Plain)));
        cells.push(Cell::Money(managed.income.fen()));
        cells.push(faults(managed.overdue, Tone::Bad));
        cells.push(faults(managed.complaints, Tone::Warning));
        cells
    };
    let rank = |key, stars: &str| Column::new(key, stars).right();
    Table {
        key: "managers",
        columns: vec![
            Column::new("manager", say!(lang, zh: "客户经理", en: "manager")).grow(),
            Column::new("clients", say!(lang, zh: "客户", en: "clients")).right(),
            rank("stars-5", "★5"),
            rank("stars-4", "★4"),
            rank("stars-3", "★3"),
            rank("stars-2", "★2"),
            rank("stars-1", "★1"),
            Column::new("unrated", say!(lang, zh: "未评", en: "none")).right(),
            Column::new("income", say!(lang, zh: "年收入", en: "yearly income")).right(),
            Column::new("overdue", say!(lang, zh: "逾期", en: "overdue")).right(),
            Column::new("complaints", say!(lang, zh: "投诉", en: "complaints")).right(),
        ],
        rows: by_income(tally).into_iter().map(row).collect(),
        empty: nothing(lang),
    }
}

fn expiries(desk: &Desk<'_>, tally: &Tally) -> Table {
    let lang = desk.lang();
    let row = |month| {
        let ends = tally.ends.get(month).cloned().unwrap_or_default();
        vec![
            Cell::Text(month.to_string()),
            Cell::counted(ends.clients),
            Cell::counted(ends.policies),
            Cell::Money(ends.premium.fen()),
            Cell::counted(ends.waiting()),
            Cell::counted(ends.opened),
            Cell::counted(ends.settled),
            Cell::counted(ends.appointments),
        ]
    };
    Table {
        key: "expiries",
        columns: vec![
            Column::new("month", say!(lang, zh: "月份", en: "month")),
            Column::data("clients"),
            Column::new("policies", say!(lang, zh: "保单", en: "policies")).right(),
            Column::new("premium", say!(lang, zh: "保险费", en: "premium")).right(),
            Column::new("waiting", say!(lang, zh: "未启动", en: "waiting")).right(),
            Column::new("opened", say!(lang, zh: "续转中", en: "in hand")).right(),
            Column::new("settled", say!(lang, zh: "已有结果", en: "settled")).right(),
            Column::new(
                "appointments",
                say!(lang, zh: "委托到期", en: "appointments"),
            )
            .right(),
        ],
        rows: months_from(desk.today).iter().map(row).collect(),
        empty: String::new(),
    }
}

/// The services in the order of the standard, then those it does not know: code, name, delivery.
pub(super) fn delivered(desk: &Desk<'_>, tally: &Tally) -> Vec<(String, String, Delivery)> {
    let known = &desk.standard.services;
    let rank = |code: &str| known.iter().position(|service| service.code == code);
    let mut services: Vec<_> = tally.services.iter().collect();
    services.sort_by_key(|(code, _)| rank(code).unwrap_or(known.len()));
    let named = |(code, delivery): (&String, &Delivery)| {
        let service = desk.standard.service(code);
        let name = service.map_or(code.as_str(), |it| it.name.pick(desk.lang()));
        (code.clone(), name.to_owned(), *delivery)
    };
    services.into_iter().map(named).collect()
}

fn services(desk: &Desk<'_>, tally: &Tally) -> Table {
    let lang = desk.lang();
    let row = |(code, label, it): (String, String, Delivery)| {
        let tone = Tone::Plain;
        vec![
            Cell::Code { code, label, tone },
            Cell::counted(it.planned),
            Cell::counted(it.on_time + it.late),
            faults(it.late, Tone::Warning),
            faults(it.overdue, Tone::Bad),
            Cell::counted(it.to_come()),
            rate(it.rate()),
        ]
    };
    Table {
        key: "services",
        columns: vec![
            Column::of(lang, "years.plan.items.service").grow(),
            Column::new("planned", say!(lang, zh: "计划", en: "planned")).right(),
            Column::new("delivered", say!(lang, zh: "完成", en: "delivered")).right(),
            Column::new("late", say!(lang, zh: "其中迟延", en: "late")).right(),
            Column::new("overdue", say!(lang, zh: "逾期", en: "overdue")).right(),
            Column::new("to-come", say!(lang, zh: "待进行", en: "to come")).right(),
            Column::new("rate", say!(lang, zh: "完成率", en: "rate")).right(),
        ],
        rows: delivered(desk, tally).into_iter().map(row).collect(),
        empty: nothing(lang),
    }
}
