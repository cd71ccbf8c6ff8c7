//! Records clients, their contacts and needs, another id, and the end of service.

use chrono::NaiveDate;

use super::super::change::{Decision, change, create};
use super::super::desk::Desk;
use super::super::plan::to_plan;
use super::super::which::{self, Which};
use super::super::{Answer, Failed};
use super::left::left_open;
use super::said;
use crate::changes::client::{self, Details};
use crate::cli::shown::shown;
use crate::commands::who;
use crate::output::{Block, Cell, Fact, Format, Page};
use crate::say;
use crate::sound;
use crate::store::{Id, WriteFault};
use crate::text;
use crate::text::command::{Ask, kefu};

/// Records a new client with a free id and a name that no other client has.
pub(super) fn add(
    desk: &Desk<'_>,
    given: &str,
    name: &str,
    details: Details,
) -> anyhow::Result<Answer> {
    let lang = desk.lang();
    let id = id(desk, given, Some(name))?;
    let which = Which {
        id: id.to_string(),
        path: desk.workspace.client_path(&id),
    };
    if let Some((other, written)) = which::called(desk, name)?
        && other.id != which.id
    {
        return Err(name_taken(desk, &written, &other));
    }

    let is_prospect = details.first_contact.is_some();
    let edits = client::add(details, desk.today)
        .map_err(|refusal| Failed::because(text::refusal::refusal(lang, &refusal, given)))?;
    let next = if is_prospect {
        said::appoint(lang, id.as_str())
    } else {
        let set = kefu("client set")
            .word(&id)
            .option("--first-contact", Ask::DATE)
            .say(lang);
        say!(lang,
            zh: "首次接触后登记：{set}",
            en: "After the first contact: {set}"
        )
    };
    let name = shown(name);
    let said = say!(lang,
        zh: "已登记：{name}（{id}）。{next}",
        en: "Recorded: {name} ({id}). {next}"
    );
    create(desk, &which, &edits, &said)
}

/// Changes a client's data; at least one value must be given.
pub(super) fn set(desk: &Desk<'_>, client: &str, details: &Details) -> anyhow::Result<Answer> {
    let lang = desk.lang();
    if details.is_empty() {
        let set = kefu("client set")
            .word(client)
            .option("--sector", Ask::SECTOR)
            .say(lang);
        return Err(Failed::because(say!(lang,
            zh: "没有写要改什么，例如：{set}。全部选项：kefu client set --help",
            en: "Say what to change, for instance: {set}. All options: kefu client set --help"
        )));
    }
    if let Some(name) = &details.name {
        let which = which::exactly(desk, client)?;
        if let Some((other, written)) = which::called(desk, name)?
            && other != which
        {
            return Err(name_taken(desk, &written, &other));
        }
    }
    change(desk, client, |case| {
        let edits = client::set(case, details.clone())?;
        let said = said::set(lang, case.record, details, case.id);
        Ok(Decision { edits, said })
    })
}

/// Records a name that the client had before.
pub(super) fn former_name(
    desk: &Desk<'_>,
    client: &str,
    name: &str,
    until: NaiveDate,
) -> anyhow::Result<Answer> {
    change(desk, client, |case| {
        let (id, edits) = client::former_name(case, name, until)?;
        let name = shown(name);
        let said = say!(desk.lang(),
            zh: "已登记曾用名 {id}：{name}，用至 {until}。",
            en: "Former name {id} recorded: {name}, until {until}."
        );
        Ok(Decision { edits, said })
    })
}

/// Records a need.
pub(super) fn need(
    desk: &Desk<'_>,
    client: &str,
    text: &str,
    by: Option<&str>,
    found: NaiveDate,
) -> anyhow::Result<Answer> {
    change(desk, client, |case| {
        let user = who::serving(desk, case, found);
        let (id, edits) = client::need(case, text, by.or(user.as_deref()), found)?;
        let done = say!(desk.lang(), zh: "已登记需求 {id}。\n", en: "Need {id} recorded.\n");
        let said = done + &to_plan(desk.lang(), case, &id);
        Ok(Decision { edits, said })
    })
}

/// Ends service.
pub(super) fn close(
    desk: &Desk<'_>,
    client: &str,
    reason: &str,
    on: NaiveDate,
) -> anyhow::Result<Answer> {
    let lang = desk.lang();
    change(desk, client, |case| {
        let edits = client::close(case, on, reason)?;
        let (name, id) = (shown(case.record.client.name), case.id);
        let plans = case.record.years.iter().filter_map(|it| it.plan.as_ref());
        let items = plans.flat_map(|plan| plan.items.iter());
        let open = items.filter(|item| item.is_open()).count();
        let mut said = say!(lang,
            zh: "{name}：服务已于 {on} 终止。",
            en: "{name}: service ended on {on}."
        );
        if on > desk.today {
            said = say!(lang,
                zh: "{name}：服务将于 {on} 终止。",
                en: "{name}: service ends on {on}."
            );
        }
        if open > 0 {
            let show = kefu("plan show").word(id).flag("--open").say(lang);
            said += &say!(lang,
                zh: "尚有 {open} 项计划未完成，请逐项了结：{show}",
                en: " Plan items still open: {open}. Complete or drop each of them. To see them: {show}"
            );
        }
        said.extend(left_open(lang, case).iter().map(|line| format!("\n{line}")));
        Ok(Decision { edits, said })
    })
}

/// Gives a client another id, and its file the same name.
pub(super) fn rename(desk: &Desk<'_>, old: &str, new: &str) -> anyhow::Result<Answer> {
    let lang = desk.lang();
    let new = id(desk, new, None)?;
    let which = which::even_misnamed(desk, old)?;
    let old = which.id.clone();
    if old == new.as_str() && which.path == desk.workspace.client_path(&new) {
        let note = say!(lang, zh: "没有变化：编号已是 {new}。", en: "Nothing to change: the id is {new} already.");
        return Ok(renamed(desk, &new, false, vec![note]));
    }
    let others = which::entries(desk)?;
    if others
        .iter()
        .any(|entry| entry.stem() == new.as_str() && entry.path != which.path)
    {
        return Err(id_taken(desk, &new));
    }

    if desk.context.dry_run {
        let note = say!(lang,
            zh: "未写入（--dry-run）。clients/{old}.toml 将改名为 clients/{new}.toml。",
            en: "Nothing was written (--dry-run). clients/{old}.toml would become clients/{new}.toml."
        );
        return Ok(renamed(desk, &new, true, vec![note]));
    }
    desk.to_write()?
        .rename(&which.path, &new)
        .map_err(|failure| match failure.fault {
            WriteFault::Exists => id_taken(desk, &new),
            _ => {
                let code = failure.exit_code();
                let message = text::store::write_failure(lang, &failure);
                Failed { code, message }.into()
            }
        })?;
    let mut notes = vec![say!(lang,
        zh: "编号已由 {old} 改为 {new}。",
        en: "{old} is {new} now."
    )];
    let documents = format!("documents/{old}");
    if desk.workspace.has_documents(&old) {
        notes.push(say!(lang,
            zh: "{documents}/ 仍用原编号；记录中引用的文件路径不变，如移动文件请一并修改。",
            en: "{documents}/ still has the old id. The record refers to the files by that path, so change both or neither."
        ));
    }
    Ok(renamed(desk, &new, true, notes))
}

/// For a script the facts of a renaming, as every change has them.
fn renamed(desk: &Desk<'_>, id: &Id, changed: bool, notes: Vec<String>) -> Answer {
    let lang = desk.lang();
    let yes = if changed { "✓" } else { "" };
    let facts = vec![
        Fact::new(
            "client",
            say!(lang, zh: "客户", en: "client"),
            Cell::Id(id.to_string()),
        ),
        Fact::new(
            "file",
            say!(lang, zh: "文件", en: "file"),
            format!("clients/{}", id.file_name()),
        ),
        Fact::new(
            "changed",
            say!(lang, zh: "有改动", en: "changed"),
            Cell::Flag(changed, yes.to_owned()),
        ),
    ];
    let page = (desk.context.format != Format::Table).then_some(Page {
        schema: "kefu.change/1",
        blocks: vec![Block::Facts(facts)],
    });
    Answer {
        page,
        notes,
        ..Answer::default()
    }
}

/// Reads a client's id; for an invalid one, the nearest free id is suggested, and for Chinese its pinyin.
fn id(desk: &Desk<'_>, given: &str, name: Option<&str>) -> anyhow::Result<Id> {
    let lang = desk.lang();
    let fault = match Id::parse(given) {
        Ok(id) => return Ok(id),
        Err(fault) => fault,
    };
    let taken = which::entries(desk)?;
    let is_taken = |id: &Id| taken.iter().any(|entry| entry.stem() == id.as_str());
    let free = |id: Id| match is_taken(&id) {
        true => (2..100)
            .filter_map(|number| Id::parse(&format!("{id}-{number}")).ok())
            .find(|id| !is_taken(id)),
        false => Some(id),
    };

    let mut said = text::store::no_id(lang, given, fault);
    let near = Id::suggest(given);
    let by_sound = match (&near, name) {
        (Some(near), _) => sounded(near.as_str()),
        (None, Some(name)) => sounded(short(name)),
        (None, None) => None,
    };
    if let Some(there) = near.as_ref().filter(|near| is_taken(near)) {
        let show = kefu("client show").word(there).say(lang);
        said += &say!(lang,
            zh: "编号 {there} 已有客户使用，查看：{show}。另一客户",
            en: " Another client has the id {there}. To see that client: {show}."
        );
    }
    said += &match (near.and_then(free), by_sound.and_then(free)) {
        (Some(near), None) => say!(lang, zh: "可改用：{near}", en: " For instance: {near}"),
        (Some(near), Some(sound)) => say!(lang,
            zh: "可改用：{near}，或用拼音：{sound}",
            en: " For instance: {near}, or its pinyin: {sound}"
        ),
        (None, Some(sound)) => say!(lang, zh: "可改用：{sound}", en: " For instance: {sound}"),
        (None, None) => String::new(),
    };
    Err(Failed::because(said))
}

/// The id a Chinese text gives by its sound; none when it is not Chinese.
fn sounded(text: &str) -> Option<Id> {
    let (whole, _) = sound::romanised(text);
    Id::suggest(&whole).filter(|id| id.as_str() != text)
}

/// A company's name without the usual endings; never empty where the name is not.
pub(in crate::commands) fn short(name: &str) -> &str {
    let ends = ["有限责任公司", "股份有限公司", "有限公司", "集团"];
    ends.iter().fold(name.trim(), |name, end| {
        name.strip_suffix(end)
            .filter(|rest| !rest.is_empty())
            .unwrap_or(name)
    })
}

fn id_taken(desk: &Desk<'_>, id: &Id) -> anyhow::Error {
    let show = kefu("client show").word(id).say(desk.lang());
    Failed::because(say!(desk.lang(),
        zh: "编号 {id} 已有客户使用，未作改动。查看：{show}；请换一个编号。",
        en: "The client {id} already exists; nothing was changed. To see it: {show}. For another client, choose another id."
    ))
}

fn name_taken(desk: &Desk<'_>, name: &str, other: &Which) -> anyhow::Error {
    let (name, id) = (shown(name), &other.id);
    let show = kefu("client show").word(id).say(desk.lang());
    Failed::because(say!(desk.lang(),
        zh: "已有客户名为“{name}”：{id}。查看：{show}；如是另一家，请写全称以示区别。",
        en: "A client called '{name}' already exists: {id}. To see it: {show}. If this is another client, give a full name that differs."
    ))
}
