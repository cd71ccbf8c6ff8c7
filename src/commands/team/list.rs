//! The teams of all clients, a post each: who serves whom, in which role, from when.

use crate::commands::people::{self, People, Shape};
use crate::commands::spoken::code;
use crate::commands::who::Asked;
use crate::commands::{Answer, desk::Desk};
use crate::model::Member;
use crate::output::{Cell, Column};
use crate::say;
use crate::standing::Case;
use crate::text::command::{Ask, kefu};

pub(super) fn run(list: &People, desk: &Desk<'_>) -> anyhow::Result<Answer> {
    let lang = desk.lang();
    let set = kefu("team set").word(Ask::CLIENT);
    let set = set.option("--manager", Ask::NAME).say(lang);
    let shape = Shape {
        schema: "kefu.teams/1",
        key: "members",
        columns: vec![
            Column::new("member", say!(lang, zh: "成员", en: "member")),
            Column::of(lang, "team.members.role"),
            Column::of(lang, "team.members.duty").grow(),
            Column::of(lang, "team.members.from"),
            Column::of(lang, "team.members.until"),
        ],
        empty: say!(lang,
            zh: "服务团队中没有人。设立团队：{set}",
            en: "Nobody is in a service team. To set one up: {set}"
        ),
    };
    let rows = |case: &Case<'_>, who: &Asked| -> Vec<Vec<Cell>> {
        let members = case.record.team.iter().flat_map(|it| &it.members);
        let stays = |it: &&Member<'_>| list.all || it.until.is_none_or(|until| case.today <= until);
        let asked = members.filter(|it| stays(it) && who.is(Some(it.name)));
        let cells = |it: &Member<'_>| {
            vec![
                Cell::from(it.name),
                it.role.map_or(Cell::Empty, |role| code(lang, role)),
                Cell::from(it.duty),
                Cell::from(it.from),
                Cell::from(it.until),
            ]
        };
        asked.map(cells).collect()
    };
    people::list(desk, list, shape, rows)
}
