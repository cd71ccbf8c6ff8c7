//! The deadlines of a client as a table, for every command that shows them.

use super::code;
use crate::lang::Lang;
use crate::output::{Cell, Column, Table, Tone};
use crate::say;
use crate::standing::{Case, Clock, State};
use crate::text;

/// The deadlines of a client: from, due, done, and the state of each.
pub(super) fn table(lang: Lang, case: &Case<'_>, clocks: &[Clock]) -> Table {
    let row = |clock: &Clock| {
        vec![
            code(lang, clock.task),
            Cell::Date(clock.from),
            Cell::Count(i64::from(clock.working_days)),
            Cell::Date(clock.due.date),
            Cell::from(clock.done),
            state_cell(lang, clock.state(case), clock.due.provisional),
            Cell::Flag(clock.due.provisional, String::new()),
        ]
    };
    Table {
        key: "deadlines",
        columns: vec![
            Column::new("task", say!(lang, zh: "事项", en: "task")),
            Column::new("from", say!(lang, zh: "起算日", en: "from")),
            Column::new("working-days", say!(lang, zh: "工作日", en: "days")).right(),
            Column::new("due", say!(lang, zh: "期限", en: "due")),
            Column::new("done", say!(lang, zh: "完成", en: "done")),
            Column::new("state", say!(lang, zh: "情况", en: "state")),
            Column::data("provisional"),
        ],
        rows: clocks.iter().map(row).collect(),
        empty: say!(lang,
            zh: "没有时限：尚未确立委托关系，或委托已终止。",
            en: "No deadlines: there is no appointment yet, or service has ended."
        ),
    }
}

/// The state of a clock, in words and colour; a date that may still change is marked.
pub(super) fn state_cell(lang: Lang, state: State, provisional: bool) -> Cell {
    said_cell(lang, state, text::clock::state(lang, state), provisional)
}

/// The state of a term, in words.
pub(super) fn said_cell(lang: Lang, state: State, said: String, provisional: bool) -> Cell {
    let tone = match state {
        State::OnTime => Tone::Good,
        State::Late(_) | State::Running(0) => Tone::Warning,
        State::Overdue(_) => Tone::Bad,
        State::Running(_) => Tone::Plain,
        State::Unrecorded => Tone::Faint,
    };
    Cell::Code {
        code: state.code().to_owned(),
        label: text::clock::marked(lang, said, provisional),
        tone,
    }
}
