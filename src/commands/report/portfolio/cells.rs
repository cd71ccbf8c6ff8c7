//! Cells of the portfolio's tables: numbers, rates and account managers.

use crate::commands::desk::Desk;
use crate::lang::Lang;
use crate::output::{Cell, Tone};
use crate::say;

/// A count with a tone, and faint when it is zero.
pub(super) fn faults(number: usize, tone: Tone) -> Cell {
    match number {
        0 => Cell::counted(0).toned(Tone::Faint),
        _ => Cell::counted(number).toned(tone),
    }
}

pub(super) fn rate(rate: Option<i64>) -> Cell {
    Cell::from(rate.map(Cell::Percent))
}

pub(super) fn nothing(lang: Lang) -> String {
    say!(lang, zh: "无。", en: "None.")
}

/// An account manager; where none is on record a person reads so, and a script finds nothing.
pub(super) fn who_cell(desk: &Desk<'_>, who: Option<&str>) -> Cell {
    match (who, desk.context.format.is_whole()) {
        (Some(who), _) => Cell::from(who),
        (None, true) => Cell::Empty,
        (None, false) => Cell::from(nobody(desk.lang())),
    }
}

/// Who answers for a client that has no account manager on record.
pub(super) fn nobody(lang: Lang) -> String {
    say!(lang, zh: "（未登记）", en: "(nobody)")
}
