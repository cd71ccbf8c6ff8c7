//! The contacts of all clients, a line each: whom to call.

use crate::commands::people::{self, People, Shape};
use crate::commands::who::Asked;
use crate::commands::{Answer, desk::Desk};
use crate::model::Contact;
use crate::output::{Cell, Column};
use crate::say;
use crate::standing::Case;
use crate::text::command::{Ask, kefu};

/// With `--who`, those of the clients whose account manager that is.
pub(super) fn run(list: &People, desk: &Desk<'_>) -> anyhow::Result<Answer> {
    let lang = desk.lang();
    let add = kefu("client contact").word(Ask::CLIENT).word(Ask::NAME);
    let add = add.say(lang);
    let shape = Shape {
        schema: "kefu.contacts/1",
        key: "contacts",
        columns: vec![
            Column::new("contact", say!(lang, zh: "联系人", en: "contact")),
            Column::of(lang, "contacts.role").grow(),
            Column::of(lang, "contacts.phone"),
            Column::of(lang, "contacts.email"),
            Column::of(lang, "contacts.until"),
        ],
        empty: say!(lang,
            zh: "没有联系人。登记：{add}",
            en: "There is no contact. To add one: {add}"
        ),
    };
    let rows = |case: &Case<'_>, who: &Asked| -> Vec<Vec<Cell>> {
        let contacts = case.record.contacts.iter();
        let stays = |it: &&Contact<'_>| list.all || it.is_there_on(case.today);
        let asked = contacts.filter(|it| stays(it) && who.is(case.who()));
        let cells = |it: &Contact<'_>| {
            vec![
                Cell::from(it.name),
                Cell::from(it.role),
                Cell::from(it.phone),
                Cell::from(it.email),
                Cell::from(it.until),
            ]
        };
        asked.map(cells).collect()
    };
    people::list(desk, list, shape, rows)
}
