//! What is told of the clients that are handed over: the receipt, the tables, the lists to sign.

use super::{Asked, Done};
use crate::commands::desk::Desk;
use crate::commands::team::hand_over::paper::form;
use crate::output::{Column, Table};
use crate::say;
use crate::text::command::{Ask, kefu};

/// How many, which have no deputy now, and what comes next.
pub(super) fn told(
    desk: &Desk<'_>,
    asked: &Asked<'_>,
    done: &[Done],
    works: usize,
    has_faults: bool,
) -> Vec<String> {
    let lang = desk.lang();
    let (from, to, on) = (asked.from, asked.to.name.as_str(), asked.on);
    let new = done.iter().filter(|it| it.is_new).count();
    let settled = done.iter().filter(|it| it.is_settled).count();
    let old = done.len() - new - settled;
    let mut told = Vec::new();
    if new > 0 {
        told.push(match desk.context.dry_run {
            true => say!(lang,
                zh: "自 {on} 起，{from}任客户经理的 {new} 家客户将移交{to}；未写入（--dry-run）。",
                en: "Clients that would go from {from} to {to} on {on}: {new}. Nothing was written (--dry-run)."
            ),
            false => say!(lang,
                zh: "自 {on} 起，{from}任客户经理的 {new} 家客户移交{to}。",
                en: "Clients that go from {from} to {to} on {on}: {new}."
            ),
        });
    }
    if settled > 0 {
        told.push(match desk.context.dry_run {
            true => say!(lang,
                zh: "将登记 {settled} 家的签字、告知日期；未写入（--dry-run）。",
                en: "Clients whose list is signed or who were told, to go on record: {settled}. Nothing was written (--dry-run)."
            ),
            false => say!(lang,
                zh: "已登记 {settled} 家的签字、告知日期。",
                en: "Clients whose list is signed or who were told, now on record: {settled}."
            ),
        });
    }
    if old > 0 {
        told.push(say!(lang,
            zh: "此前已移交 {old} 家；其清单是{to}现在手上的全部未了事项，含接手前已有的。",
            en: "Handed over before: {old}. Their lists are all open work that {to} has now, also what {to} had before."
        ));
    }
    if done.is_empty() && !has_faults {
        told.push(say!(lang,
            zh: "{on} 没有由{from}任客户经理的客户，也没有待签字的移交，没有变化。",
            en: "{from} is account manager of no client on {on}, and no hand-over waits to be signed, so nothing changes."
        ));
    }
    let without = done.iter().filter(|it| it.was_deputy);
    let without: Vec<&str> = without.map(|it| it.page.id.as_str()).collect();
    if let Some(id) = without.first() {
        let list = lang.list(&without);
        let set = kefu("team set")
            .word(*id)
            .option("--deputy", Ask::NAME)
            .say(lang);
        told.push(say!(lang,
            zh: "客户副经理因此空缺：{list}。逐户指定：{set}",
            en: "No deputy now: {list}. To name one: {set}"
        ));
    }
    let command = kefu("team hand-over")
        .option("--from", from)
        .option("--to", to)
        .flag("--all");
    if done.iter().any(|it| it.waits) {
        let has_paper = desk
            .context
            .files
            .iter()
            .any(|it| form(it.ending).is_some());
        if !has_paper {
            let print = command.clone().option("-o", Ask::FILE).say(lang);
            told.push(say!(lang,
                zh: "逐户签字的清单，随时可再打印（.docx、.html）：{print}",
                en: "The lists to sign, at any time again (.docx, .html): {print}"
            ));
        }
        let settle = command
            .option("--signed", Ask::DATE)
            .option("--told", Ask::DATE)
            .say(lang);
        told.push(say!(lang,
            zh: "清单签字、告知客户后登记：{settle}",
            en: "Once the lists are signed and the clients are told: {settle}"
        ));
    }
    if works > 0 {
        let reassign = kefu("team reassign")
            .option("--from", from)
            .option("--to", Ask::NAME)
            .say(lang);
        told.push(say!(lang,
            zh: "{from}在另外 {works} 家客户还有未了事项：{reassign}",
            en: "{from} has open work of other clients too: {works}. To move it: {reassign}"
        ));
    }
    told
}

/// The list of all clients.
pub(super) fn clients(desk: &Desk<'_>, done: &[Done]) -> Table {
    let lang = desk.lang();
    Table {
        key: "clients",
        columns: vec![
            Column::new("client", say!(lang, zh: "编号", en: "client")),
            Column::new("name", say!(lang, zh: "客户", en: "name")).grow(),
            Column::of(lang, "team.hand-overs.on"),
            Column::new("count", say!(lang, zh: "未了事项", en: "open")).right(),
        ],
        rows: done.iter().map(|it| it.row.clone()).collect(),
        empty: String::new(),
    }
}

/// The open work of all of them.
pub(super) fn open(desk: &Desk<'_>, done: &[Done]) -> Table {
    let lang = desk.lang();
    Table {
        key: "open",
        columns: vec![
            Column::new("client", say!(lang, zh: "编号", en: "client")),
            Column::new("kind", say!(lang, zh: "类别", en: "kind")),
            Column::new("id", say!(lang, zh: "事项编号", en: "id")),
            Column::new("what", say!(lang, zh: "事项", en: "what")).grow(),
            Column::new("due", say!(lang, zh: "期限", en: "due")),
            Column::data("provisional"),
        ],
        rows: done.iter().flat_map(|it| it.open.clone()).collect(),
        empty: String::new(),
    }
}
