//! The receipts of renewals: the calendar days of each step before the earliest expiry (D64, D65).

use chrono::Duration;

use crate::commands::renewal::step_state;
use crate::lang::Lang;
use crate::output::{Block, Cell, Column, Table, Tone};
use crate::say;
use crate::standing::{Case, Expiring};

/// The steps of every renewal of the client, with the days they are counted from.
pub(super) fn receipts(lang: Lang, case: &Case<'_>, expiring: &[Expiring<'_>]) -> Vec<Block> {
    let mut blocks = vec![
        Block::Heading(say!(lang,
            zh: "续转期限（日历日，自最早止期往前数）",
            en: "Renewal steps (calendar days, back from the earliest expiry)"
        )),
        Block::Table(table(lang, case, expiring)),
    ];
    if !expiring.is_empty() {
        blocks.push(Block::Text(say!(lang,
            zh: "天数由 kefu.toml 的 [renewal] 规定；启动的天数按星级（D64）。遇休息日不顺延，应提前办完。",
            en: "[renewal] in kefu.toml sets the days; the stars set those of the start (D64). A day off does not move them."
        )));
    }
    blocks
}

/// The day each renewal is counted from, its start and its steps.
fn table(lang: Lang, case: &Case<'_>, expiring: &[Expiring<'_>]) -> Table {
    let code = |code: &str, label: String| Cell::Code {
        code: code.to_owned(),
        label,
        tone: Tone::Plain,
    };
    let mut rows = Vec::new();
    for it in expiring {
        let policies: Vec<String> = it.open().map(|it| it.policy.id.to_owned()).collect();
        let renewal = it.recorded.map(|(_, renewal)| renewal.id.to_owned());
        let of_it = || {
            let renewal = Cell::from(renewal.clone().map(Cell::Id));
            [
                renewal,
                Cell::List(policies.clone()),
                Cell::Date(it.expires),
            ]
        };
        let state = |due, done| step_state(lang, case.today, (due, done), it.is_settled());
        let mut row = |cells: [Cell; 6]| rows.push(of_it().into_iter().chain(cells).collect());

        let listed = lang.list(&policies);
        row([
            code("expiry", say!(lang, zh: "止期", en: "expiry")),
            Cell::Count(0),
            Cell::Date(it.expires),
            code("expiry", listed),
            Cell::Empty,
            Cell::Empty,
        ]);
        let counted = |days: u32| it.expires - Duration::days(days.into());
        let days = it.starts_before(case);
        let begins = || {
            code(
                "cover-begins",
                say!(lang,
                    zh: "不早于起保、展期、首份计划或接手",
                    en: "not before cover, extension, plan or takeover"
                ),
            )
        };
        row([
            code(
                "start",
                say!(lang, zh: "启动续转", en: "start of the renewal"),
            ),
            Cell::Count(days.into()),
            Cell::Date(it.opens),
            (counted(days) != it.opens).then(begins).into(),
            it.started.into(),
            state(it.opens, it.started),
        ]);
        let opens = || {
            code(
                "opens",
                say!(lang, zh: "启动之前不到期", en: "not due before the start"),
            )
        };
        for step in &it.steps {
            row([
                super::code(lang, step.step),
                Cell::Count(step.days.into()),
                Cell::Date(step.due),
                (counted(step.days) != step.due).then(opens).into(),
                step.done.into(),
                state(step.due, step.done),
            ]);
        }
    }
    Table {
        key: "renewals",
        columns: vec![
            Column::data("renewal"),
            Column::data("policies"),
            Column::data("expires"),
            Column::new("step", say!(lang, zh: "步骤", en: "step")).grow(),
            Column::new("days-before", say!(lang, zh: "规定天数", en: "days set")).right(),
            Column::new("due", say!(lang, zh: "期限", en: "due")),
            Column::new("why", say!(lang, zh: "说明", en: "note")).grow(),
            Column::new("done", say!(lang, zh: "完成", en: "done")),
            Column::new("state", say!(lang, zh: "情况", en: "state")),
        ],
        rows,
        empty: say!(lang,
            zh: "没有待续转的保单。",
            en: "No policy waits for renewal."
        ),
    }
}
