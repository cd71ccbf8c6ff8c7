//! The appointments that ran before the last one, and how each ended.

use crate::commands::code;
use crate::lang::Lang;
use crate::output::{Cell, Column, Table};
use crate::say;
use crate::standing::Case;

/// The appointments before the last one, the first one first; the first is called m1.
pub(in crate::commands) fn earlier(lang: Lang, case: &Case<'_>) -> Table {
    let record = case.record;
    let all = record.appointments.iter();
    let earlier = all.take(record.appointments.len().saturating_sub(1));
    let rows = earlier.map(|it| {
        vec![
            Cell::Id(it.later.map_or("m1", |(_, id)| id).to_owned()),
            Cell::from(it.kind.map(|kind| code(lang, kind))),
            Cell::from(it.established),
            Cell::from(it.ends()),
            Cell::from(record.closed_under(it)),
            Cell::from(record.closed_reason_under(it)),
        ]
    });
    Table {
        key: "earlier-appointments",
        columns: vec![
            Column::new("id", say!(lang, zh: "编号", en: "id")),
            Column::of(lang, "appointment.kind").grow(),
            Column::of(lang, "appointment.established"),
            Column::of(lang, "appointment.until"),
            Column::of(lang, "client.closed"),
            Column::of(lang, "client.closed-reason").grow(),
        ],
        rows: rows.collect(),
        empty: String::new(),
    }
}
