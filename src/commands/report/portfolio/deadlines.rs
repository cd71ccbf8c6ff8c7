//! How the deadlines were kept: by quarter, by account manager, by both, and one by one.

use std::collections::BTreeMap;

use super::cells::{faults, nothing, rate, who_cell};
use super::parts_of_the_stage;
use crate::commands::code;
use crate::commands::desk::Desk;
use crate::lang::Lang;
use crate::model::Word;
use crate::output::{Cell, Column, Table, Tone};
use crate::portfolio::{Punctuality, QUARTERS, Quarter, Tally, quarters_until};
use crate::say;
use crate::standing::Task;

/// A line for each quarter.
pub(super) fn by_quarter(desk: &Desk<'_>, tally: &Tally) -> Table {
    let lang = desk.lang();
    let quarters = quarters_until(desk.today);
    let row = |quarter: &Quarter| {
        let parts = parts_of_the_stage(tally, |it, _| it == *quarter);
        let of = |task| tally.punctuality(|it, _, which| it == *quarter && which == task);
        let mut cells = vec![Cell::Text(quarter.to_string())];
        cells.extend(kept(parts, of));
        cells
    };
    let mut columns = vec![Column::new(
        "quarter",
        say!(lang, zh: "季度", en: "quarter"),
    )];
    columns.extend(kept_columns(lang));
    Table {
        key: "deadlines",
        columns,
        rows: quarters.iter().map(row).collect(),
        empty: String::new(),
    }
}

/// An account manager whose deadlines fell due.
pub(super) struct Responsible<'a> {
    /// The name; `None` where nobody was on record.
    pub(super) who: Option<&'a str>,
    /// The four parts of the signing stage.
    pub(super) parts: Punctuality,
    /// The same parts in each quarter that had any.
    quarters: BTreeMap<Quarter, Punctuality>,
    tasks: BTreeMap<Task, Punctuality>,
}

/// Who had deadlines that fell due, the lowest rate first, then by name; nobody last.
pub(super) fn responsible(tally: &Tally) -> Vec<Responsible<'_>> {
    let person = |(who, theirs): (_, Vec<(Quarter, Task, Punctuality)>)| {
        let mut it = Responsible {
            who,
            parts: Punctuality::default(),
            quarters: BTreeMap::new(),
            tasks: BTreeMap::new(),
        };
        for (quarter, task, punctuality) in theirs {
            it.tasks.entry(task).or_default().add(punctuality);
            if task != Task::Onboarding {
                it.parts.add(punctuality);
                it.quarters.entry(quarter).or_default().add(punctuality);
            }
        }
        it
    };
    let mut people: Vec<_> = tally.by_manager().into_iter().map(person).collect();
    let rate = |it: &Responsible<'_>| it.parts.rate().unwrap_or(i64::MAX);
    people.sort_by_key(|it| (it.who.is_none(), rate(it)));
    people
}

/// A line for each account manager.
pub(super) fn by_manager(desk: &Desk<'_>, tally: &Tally) -> Table {
    let lang = desk.lang();
    let row = |it: Responsible<'_>| {
        let of = |task| it.tasks.get(&task).copied().unwrap_or_default();
        let mut cells = vec![who_cell(desk, it.who)];
        cells.extend(kept(it.parts, of));
        cells
    };
    let mut columns =
        vec![Column::new("manager", say!(lang, zh: "客户经理", en: "manager")).grow()];
    columns.extend(kept_columns(lang));
    Table {
        key: "deadlines-by-manager",
        columns,
        rows: responsible(tally).into_iter().map(row).collect(),
        empty: nothing(lang),
    }
}

/// A line for each account manager, a column for each quarter: the rate, and how many were kept of those that
/// fell due. For people alone: a script adds up [`all_clocks`] as it likes.
pub(super) fn by_manager_and_quarter(desk: &Desk<'_>, tally: &Tally) -> Table {
    const KEYS: [&str; QUARTERS] = ["first", "second", "third", "fourth", "fifth"];
    let lang = desk.lang();
    let quarters = quarters_until(desk.today);
    let row = |it: Responsible<'_>| {
        let mut cells = vec![who_cell(desk, it.who)];
        let kept = quarters.iter().map(|quarter| it.quarters.get(quarter));
        cells.extend(kept.map(|kept| kept_of_due(kept.copied().unwrap_or_default())));
        cells.push(kept_of_due(it.parts));
        cells
    };
    let mut columns =
        vec![Column::new("manager", say!(lang, zh: "客户经理", en: "manager")).grow()];
    let of_quarter = KEYS.iter().zip(&quarters);
    columns.extend(of_quarter.map(|(key, it)| Column::new(key, it.to_string()).right()));
    columns.push(Column::new("all", say!(lang, zh: "合计", en: "all")).right());
    Table {
        key: "on-time-by-manager-and-quarter",
        columns,
        rows: responsible(tally).into_iter().map(row).collect(),
        empty: nothing(lang),
    }
}

/// `87% (7/8)`; blank when none fell due.
fn kept_of_due(it: Punctuality) -> Cell {
    let Some(rate) = it.rate() else {
        return Cell::Empty;
    };
    let tone = match (it.overdue, it.late) {
        (0, 0) => Tone::Plain,
        (0, _) => Tone::Warning,
        _ => Tone::Bad,
    };
    Cell::Text(format!("{}% ({}/{})", rate / 100, it.on_time, it.due())).toned(tone)
}

/// The deadlines one by one: quarter, account manager, task.
pub(super) fn all_clocks(lang: Lang, tally: &Tally) -> Table {
    let row = |((quarter, who, task), it): (&(_, Option<String>, Task), &Punctuality)| {
        let quarter: &Quarter = quarter;
        vec![
            Cell::Text(quarter.to_string()),
            Cell::from(who.clone()),
            code(lang, *task),
            Cell::counted(it.due()),
            Cell::counted(it.on_time),
            Cell::counted(it.late),
            Cell::counted(it.overdue),
        ]
    };
    Table {
        key: "deadlines-by-quarter-and-manager",
        columns: vec![
            Column::new("quarter", say!(lang, zh: "季度", en: "quarter")),
            Column::new("manager", say!(lang, zh: "客户经理", en: "manager")),
            Column::new("deadline", say!(lang, zh: "时限", en: "deadline")),
            Column::new("due", say!(lang, zh: "到期", en: "due")).right(),
            Column::new("on-time", say!(lang, zh: "准时", en: "on time")).right(),
            Column::new("late", say!(lang, zh: "迟延", en: "late")).right(),
            Column::new("overdue", say!(lang, zh: "逾期", en: "overdue")).right(),
        ],
        rows: tally.deadlines.iter().map(row).collect(),
        empty: nothing(lang),
    }
}

/// The sums of some deadlines and the rate of each task.
fn kept(parts: Punctuality, of: impl Fn(Task) -> Punctuality) -> Vec<Cell> {
    let mut cells = vec![
        Cell::counted(parts.due()),
        faults(parts.late, Tone::Warning),
        faults(parts.overdue, Tone::Bad),
        rate(parts.rate()),
    ];
    cells.extend(Task::ALL.iter().map(|task| rate(of(*task).rate())));
    cells
}

fn kept_columns(lang: Lang) -> [Column; 9] {
    [
        Column::new("due", say!(lang, zh: "到期", en: "due")).right(),
        Column::new("late", say!(lang, zh: "迟延", en: "late")).right(),
        Column::new("overdue", say!(lang, zh: "逾期", en: "overdue")).right(),
        Column::new("on-time", say!(lang, zh: "准时率", en: "on time")).right(),
        Column::new("team", say!(lang, zh: "团队", en: "team")).right(),
        Column::new("archive", say!(lang, zh: "档案", en: "archive")).right(),
        Column::new("rating", say!(lang, zh: "评级", en: "rating")).right(),
        Column::new("plan", say!(lang, zh: "计划", en: "plan")).right(),
        Column::new("onboarding", say!(lang, zh: "全程", en: "whole")).right(),
    ]
}
