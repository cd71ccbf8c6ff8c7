//! The pictures of the portfolio's page, one for each table.

use super::cells::nobody;
use super::deadlines::{Responsible, responsible};
use super::section::{Picture, by_income, delivered, ranks};
use super::{Part, parts_of_the_stage};
use crate::commands::desk::Desk;
use crate::lang::Lang;
use crate::model::Word;
use crate::money::grouped;
use crate::portfolio::{Punctuality, Quarter, Tally, months_from, quarters_until};
use crate::print::{BarRow, Shade, Stack, bar_chart, capital, column_chart};
use crate::say;
use crate::standing::Stage;
use crate::text::amount::rounded;
use crate::text::paper;
use crate::text::word::Spoken;

/// A whole bar of shares, in parts of it.
const WHOLE: usize = 10_000;

/// The most account managers that a picture shows; the table has them all.
const MOST: usize = 16;

/// The picture of a table; `None` when there is nothing to draw.
pub(super) fn of(
    lang: Lang,
    part: Part,
    picture: Picture,
    desk: &Desk<'_>,
    tally: &Tally,
) -> Option<String> {
    if picture == Picture::None {
        return None;
    }
    match part {
        Part::Stages => stages(lang, tally),
        Part::Stars => stars(lang, tally),
        Part::Managers => managers(lang, tally),
        Part::Expiries => expiries(lang, desk, tally),
        Part::Deadlines if picture == Picture::ByManager => {
            let people = responsible(tally).into_iter().take(MOST);
            let nobody = nobody(lang);
            let row = |it: Responsible<'_>| kept(it.who.unwrap_or(&nobody).to_owned(), it.parts);
            punctuality(lang, people.map(row).collect())
        }
        Part::Deadlines => {
            let quarters = quarters_until(desk.today);
            let row = |quarter: &Quarter| {
                let parts = parts_of_the_stage(tally, |it, _| it == *quarter);
                kept(quarter.to_string(), parts)
            };
            punctuality(lang, quarters.iter().map(row).collect())
        }
        Part::Services => services(lang, desk, tally),
    }
}

/// Says that a picture does not have all account managers of its table.
pub(super) fn left_off(lang: Lang, part: Part, picture: Picture, people: usize) -> Option<String> {
    let is_of_people = picture == Picture::ByManager || part == Part::Managers;
    (is_of_people && people > MOST).then(|| {
        say!(lang,
            zh: "图中只有前 {MOST} 位。",
            en: "The picture has only the first {MOST}."
        )
    })
}

fn drawn(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

fn one(label: String, value: i64, figure: String) -> BarRow {
    let parts = vec![(value, Shade::Dark)];
    let bars = vec![Stack { parts, figure }];
    BarRow { label, bars }
}

fn stages(lang: Lang, tally: &Tally) -> Option<String> {
    let clients = |stage: &Stage| tally.stages.get(stage).copied().unwrap_or(0);
    let rows = Stage::ALL.iter().map(|stage| {
        let clients = clients(stage);
        one(capital(stage.say(lang)), drawn(clients), grouped(clients))
    });
    let name = say!(lang, zh: "各阶段的客户", en: "Clients by stage");
    bar_chart(&name, &[], &rows.collect::<Vec<_>>())
}

fn stars(lang: Lang, tally: &Tally) -> Option<String> {
    let unrated = say!(lang, zh: "未评定", en: "Not rated");
    let rows = ranks().map(|stars| {
        let ranked = tally.stars.get(&stars).cloned().unwrap_or_default();
        let label = stars.map_or(unrated.clone(), |stars| "★".repeat(usize::from(stars)));
        let (income, clients) = (ranked.income.yearly(), ranked.clients);
        let (count, amount) = (grouped(clients), rounded(lang, income));
        let figure = match clients {
            1 => say!(lang, zh: "1 户，{amount}", en: "1 client, {amount}"),
            _ => say!(lang, zh: "{count} 户，{amount}", en: "{count} clients, {amount}"),
        };
        one(label, income.0, figure)
    });
    let name = say!(lang, zh: "各星级的收入", en: "Income by stars");
    bar_chart(&name, &[], &rows.collect::<Vec<_>>())
}

fn managers(lang: Lang, tally: &Tally) -> Option<String> {
    let nobody = nobody(lang);
    let bar = |count: usize, shade| Stack {
        parts: vec![(drawn(count), shade)],
        figure: grouped(count),
    };
    let row = |who: &Option<String>, clients: usize, overdue: usize| {
        let mut bars = vec![bar(clients, Shade::Dark)];
        if overdue > 0 {
            bars.push(bar(overdue, Shade::Red));
        }
        let label = who.clone().unwrap_or_else(|| nobody.clone());
        BarRow { label, bars }
    };
    let rows = by_income(tally).into_iter().take(MOST);
    let rows: Vec<BarRow> = rows
        .map(|(who, managed)| row(who, managed.clients.iter().sum(), managed.overdue))
        .collect();
    let (clients, overdue) = (
        say!(lang, zh: "客户", en: "clients"),
        say!(lang, zh: "逾期事项", en: "overdue"),
    );
    let key = [(Shade::Dark, clients.as_str()), (Shade::Red, &overdue)];
    let name = say!(lang, zh: "客户经理", en: "Account managers");
    bar_chart(&name, &key, &rows)
}

fn expiries(lang: Lang, desk: &Desk<'_>, tally: &Tally) -> Option<String> {
    let months = months_from(desk.today);
    let columns = months.iter().map(|month| {
        let ends = tally.ends.get(month).cloned().unwrap_or_default();
        let column = Stack {
            parts: vec![
                (drawn(ends.settled), Shade::Dark),
                (drawn(ends.opened), Shade::Light),
                (drawn(ends.waiting()), Shade::Amber),
            ],
            figure: match ends.policies {
                0 => String::new(),
                policies => grouped(policies),
            },
        };
        (paper::month(lang, month.month), column)
    });
    let (settled, opened, waiting) = (
        say!(lang, zh: "已有结果", en: "settled"),
        say!(lang, zh: "续转中", en: "in hand"),
        say!(lang, zh: "未启动", en: "waiting"),
    );
    let key = [
        (Shade::Dark, settled.as_str()),
        (Shade::Light, &opened),
        (Shade::Amber, &waiting),
    ];
    let name = say!(lang, zh: "到期的保单", en: "Policies that expire");
    column_chart(&name, &key, &columns.collect::<Vec<_>>())
}

/// A bar of what is due, in shares of it: as long as its rate is what was on time.
fn kept(label: String, parts: Punctuality) -> BarRow {
    let due = parts.due().max(1);
    let share = |count: usize| drawn(count.saturating_mul(WHOLE) / due);
    let stack = Stack {
        parts: vec![
            (share(parts.on_time), Shade::Dark),
            (share(parts.late), Shade::Amber),
            (share(parts.overdue), Shade::Red),
        ],
        figure: match parts.rate() {
            Some(rate) => format!("{}%", rate / 100),
            None => "–".to_owned(),
        },
    };
    let bars = vec![stack];
    BarRow { label, bars }
}

fn punctuality(lang: Lang, rows: Vec<BarRow>) -> Option<String> {
    let (on_time, late, overdue) = (
        say!(lang, zh: "准时", en: "on time"),
        say!(lang, zh: "迟延", en: "late"),
        say!(lang, zh: "逾期", en: "overdue"),
    );
    let key = [
        (Shade::Dark, on_time.as_str()),
        (Shade::Amber, &late),
        (Shade::Red, &overdue),
    ];
    let name = say!(lang, zh: "时限准时率", en: "Deadlines on time");
    bar_chart(&name, &key, &rows)
}

fn services(lang: Lang, desk: &Desk<'_>, tally: &Tally) -> Option<String> {
    let rows = delivered(desk, tally).into_iter().map(|(_, label, it)| {
        let done = it.on_time + it.late;
        let (delivered, planned) = (grouped(done), grouped(it.planned));
        BarRow {
            label: capital(&label),
            bars: vec![Stack {
                parts: vec![
                    (drawn(done), Shade::Dark),
                    (drawn(it.overdue), Shade::Red),
                    (drawn(it.to_come()), Shade::Light),
                ],
                figure: format!("{delivered}/{planned}"),
            }],
        }
    });
    let (done, overdue, to_come) = (
        say!(lang, zh: "完成", en: "delivered"),
        say!(lang, zh: "逾期", en: "overdue"),
        say!(lang, zh: "待进行", en: "to come"),
    );
    let key = [
        (Shade::Dark, done.as_str()),
        (Shade::Red, &overdue),
        (Shade::Light, &to_come),
    ];
    let name = say!(lang, zh: "计划完成情况", en: "Service against plan");
    bar_chart(&name, &key, &rows.collect::<Vec<_>>())
}
