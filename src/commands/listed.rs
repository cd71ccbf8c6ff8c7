//! Whose a line is in a list over all clients: the id, which is typed, and the name, which a person knows.

use super::desk::Desk;
use crate::output::{Cell, Column};
use crate::say;
use crate::standing::Case;

/// From how many columns on a line has room.
const ROOMY: usize = 100;

/// The columns of the client's id and name. Where there is little room a person does without the name, and
/// of one client without both, since its name stands above; a script finds every key.
pub(super) fn client_columns(desk: &Desk<'_>, of_all: bool) -> [Column; 2] {
    let lang = desk.lang();
    let shown = |column: Column, shown: bool| match shown {
        true => column,
        false => Column::data(column.key),
    };
    let id = Column::new("client", say!(lang, zh: "编号", en: "client"));
    let name = Column::new("name", say!(lang, zh: "客户", en: "name")).grow();
    [shown(id, of_all), shown(name, of_all && roomy(desk))]
}

/// Whether a line has room for what a person could do without.
pub(super) fn roomy(desk: &Desk<'_>) -> bool {
    desk.context.style.width >= ROOMY
}

/// The cells of these columns.
pub(super) fn client_cells(case: &Case<'_>) -> [Cell; 2] {
    let id = Cell::Id(case.id.to_owned());
    [id, Cell::from(case.record.client.name)]
}
