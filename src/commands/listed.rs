//! The client of a line in a list over all clients: the id, for typing, and the name, for reading.

use super::desk::Desk;
use crate::output::{Cell, Column};
use crate::say;
use crate::standing::Case;

/// From how many columns on a line has room.
const ROOMY: usize = 100;

/// The columns of the client's id and name. When there is little room, the name is left out; for one client
/// both are left out, because its name is in the heading. A script gets every key.
pub(super) fn client_columns(desk: &Desk<'_>, of_all: bool) -> [Column; 2] {
    let lang = desk.lang();
    if desk.context.format.is_whole() {
        // In a table of its own beside others a reader must see whose id it is, and `import` too.
        return [
            Column::new("client", say!(lang, zh: "客户编号", en: "client id")),
            Column::new("name", say!(lang, zh: "客户名称", en: "client name")).grow(),
        ];
    }
    let shown = |column: Column, shown: bool| match shown {
        true => column,
        false => column.only_in_files(),
    };
    let id = Column::new("client", say!(lang, zh: "编号", en: "client"));
    let name = Column::new("name", say!(lang, zh: "客户", en: "name")).grow();
    [shown(id, of_all), shown(name, of_all && roomy(desk))]
}

/// Whether a line has room for columns that could be left out.
pub(super) fn roomy(desk: &Desk<'_>) -> bool {
    desk.context.style.width >= ROOMY
}

/// The cells of these columns.
pub(super) fn client_cells(case: &Case<'_>) -> [Cell; 2] {
    let id = Cell::Id(case.id.to_owned());
    [id, Cell::from(case.record.client.name)]
}
