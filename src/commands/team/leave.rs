//! Records a member's last day, and tells what is open in that person's hands and whom it may go to (D69).

use std::cell::RefCell;

use chrono::NaiveDate;

use super::super::Answer;
use super::super::change::{Decision, change};
use super::super::desk::Desk;
use super::hand_over::{Line, open};
use crate::alike;
use crate::changes::team;
use crate::model::{Member, Role};
use crate::output::{Block, Page, Table};
use crate::say;
use crate::standing::{Case, in_hand};
use crate::text::command::{Ask, Word, kefu};
use crate::text::word::Spoken;

/// Records it, and returns the list of what is open.
pub(super) fn leave(
    desk: &Desk<'_>,
    client: &str,
    name: &str,
    on: NaiveDate,
) -> anyhow::Result<Answer> {
    let lang = desk.lang();
    let table: RefCell<Option<Table>> = RefCell::default();
    let mut answer = change(desk, client, |case| {
        let edits = team::leave(case, name, on)?;
        let mut said = say!(lang,
            zh: "{name}的最后一天为 {on}。",
            en: "{name}'s last day in the team is {on}."
        );
        let stays = in_another_post(case, name, on);
        let charges = if stays {
            Vec::new()
        } else {
            in_hand(case, name)
        };
        if !charges.is_empty() {
            said.push('\n');
            said += &goes_to(desk, case, name, on, charges.len());
        }
        let lines: Vec<Line> = charges.iter().map(|it| Line::of(lang, it)).collect();
        table.replace(Some(open(lang, &lines)));
        Ok(Decision { edits, said })
    })?;
    let Some(table) = table.into_inner().filter(|it| !it.rows.is_empty()) else {
        return Ok(answer);
    };
    let page = answer.page.get_or_insert(Page {
        schema: "kefu.team-leave/1",
        blocks: Vec::new(),
    });
    page.schema = "kefu.team-leave/1";
    page.blocks.insert(0, Block::Table(table));
    Ok(answer)
}

/// Whether this person is still in the team on the day after, by another post.
fn in_another_post(case: &Case<'_>, name: &str, last: NaiveDate) -> bool {
    let members = case.record.team.iter().flat_map(|team| &team.members);
    let mut own = members.filter(|it| alike::is_same(it.name, name));
    // An open post ends by this command.
    own.any(|it| it.until.is_some_and(|until| until > last))
}

/// Whom it may go to: who is in the team on the day after, and today where that is past; the account manager first.
fn goes_to(desk: &Desk<'_>, case: &Case<'_>, name: &str, last: NaiveDate, count: usize) -> String {
    let lang = desk.lang();
    let next = last.succ_opt().unwrap_or(last).max(case.today);
    let members = case
        .record
        .team
        .iter()
        .flat_map(|team| team.members_on(next));
    let may = |it: &&Member<'_>| !alike::is_same(it.name, name) && it.role != Some(Role::Leader);
    let mut others: Vec<&Member<'_>> = members.filter(may).collect();
    others.sort_by_key(|it| it.role != Some(Role::AccountManager));
    let to = match others.first() {
        Some(it) => Word::from(it.name),
        None => Word::from(Ask::NAME),
    };
    let reassign = kefu("team reassign")
        .word(case.id)
        .option("--from", name)
        .option("--to", to)
        .say(lang);
    // Whoever has several posts is named once, with all of them.
    let mut people: Vec<(&str, Vec<&str>)> = Vec::new();
    for it in &others {
        let role = it.role.map(|role| role.say(lang)).unwrap_or_default();
        let mut named = people.iter_mut();
        match named.find(|(name, _)| alike::is_same(name, it.name)) {
            Some((_, roles)) => roles.push(role),
            None => people.push((it.name, vec![role])),
        }
    }
    let named: Vec<String> = people
        .iter()
        .map(|(name, roles)| {
            let roles = roles.join(lang.comma());
            say!(lang, zh: "{name}（{roles}）", en: "{name} ({roles})")
        })
        .collect();
    let mut said = say!(lang,
        zh: "手上还有未了事项 {count} 项，移交：{reassign}",
        en: "Still open in that person's hands: {count}. Give it to somebody else: {reassign}"
    );
    if !named.is_empty() {
        let named = lang.list(&named);
        said += &say!(lang,
            zh: "\n可移交：{named}",
            en: "\nIt may go to: {named}"
        );
    }
    said
}
