//! `kefu correct`: mends a slip in any entry or section of a record.

use clap::Args;

use super::change::{Decision, Stop, change_told};
use super::desk::Desk;
use super::{Answer, Failed, refused, which};
use crate::changes::correct::{self, Given};
use crate::cli::words::words;
use crate::commands::arguments::OfClient;
use crate::context::Context;
use crate::lang::Lang;
use crate::model::form::Table;
use crate::rules::Source;
use crate::standing::Case;
use crate::text;
use crate::text::command::kefu;
use crate::{both, say};

mod compared;
mod moved;
mod page;
mod value;

/// What to type, for the help.
pub(super) const EXAMPLES: &str = both!(
    "不写要改什么，就列出这一条的各项和现在的内容。日期、金额、种类的写法与登记时相同；“项=”去掉这一项。\n例：\n  kefu correct huarui k1                       看看有哪些项\n  kefu correct huarui k1 loss=2026-09-07\n  kefu correct huarui 20261112-1 response=同意十月复检\n  kefu correct huarui p7 done=                  重新打开\n  kefu correct huarui 20261112-1 --remove\n  kefu correct huarui 20261112-1 --to runhe",
    "With nothing to change it lists the keys of the entry and what they say. Days, amounts and kinds are written as for the command that records them; KEY= takes the key off.\nExamples:\n  kefu correct huarui k1                       what can be corrected in it\n  kefu correct huarui k1 loss=2026-09-07\n  kefu correct huarui 20261112-1 response=\"check again in October\"\n  kefu correct huarui p7 done=                 open it again\n  kefu correct huarui 20261112-1 --remove\n  kefu correct huarui 20261112-1 --to runhe"
);

/// What is to be corrected.
#[derive(Args, Debug)]
pub struct Correct {
    #[command(flatten)]
    client: OfClient,
    #[arg(value_parser = words, value_name = both!("条目", "ENTRY"), help = both!("条目编号（k1、claims/k1）或部分的名称（client、appointment、plan）", "The entry's id (k1, claims/k1), or the name of a section (client, appointment, plan)"))]
    entry: String,
    #[arg(value_name = both!("项=内容", "KEY=VALUE"), help = both!("改成什么；项写英文名或中文名，如 loss=2026-09-07、出险日期=2026-09-07", "What it becomes; the key by its name or its words, such as loss=2026-09-07"))]
    values: Vec<String>,
    #[arg(long, conflicts_with_all = ["values", "to"], help = both!("删去这一条", "Take the entry away"))]
    remove: bool,
    #[arg(long, conflicts_with = "values", value_name = both!("客户", "CLIENT"), help = both!("移到另一客户（编号或全称）", "Move the entry to another client, by id or exact name"))]
    to: Option<String>,
}

pub(super) fn run(asked: &Correct, context: &Context) -> anyhow::Result<Answer> {
    let desk = Desk::open(context)?;
    let which = which::exactly(&desk, &asked.client)?;
    if let Some(to) = &asked.to {
        return moved::to(&desk, &which, &asked.entry, to);
    }
    if asked.values.is_empty() && !asked.remove {
        return page::of_entry(&desk, &which, &asked.entry);
    }
    let lang = desk.lang();
    change_told(&desk, &which, |case, source| {
        let table = entry(lang, case, &asked.entry)?;
        let name = correct::name_of(case, table);
        let shown = crate::cli::shown::shown(&name);
        if asked.remove {
            let edits = correct::remove(case, table).map_err(|it| stop(lang, case, &it))?;
            let said = say!(lang, zh: "已删去 {shown}。", en: "{shown} was taken away.");
            return decided(&desk, source, (case, Some(table)), said, edits);
        }
        let given = given(&desk, case, table, &asked.values)?;
        let edits = correct::set(case, table, &given).map_err(|it| stop(lang, case, &it))?;
        let said = say!(lang, zh: "已更正 {shown}：", en: "{shown} was corrected:");
        decided(&desk, source, (case, Some(table)), said, edits)
    })
}

/// The decision with its lines, unless the record would contradict itself; and what `check` says now that it did not say
/// before.
fn decided(
    desk: &Desk<'_>,
    source: &Source<'_>,
    (case, table): (&Case<'_>, Option<&Table<'_>>),
    said: String,
    edits: Vec<crate::document::edit::Edit>,
) -> Result<(Decision, Vec<String>), Stop> {
    let lines = text::corrected::lines(desk.lang(), case.record, table, &edits);
    let said = std::iter::once(said).chain(lines).collect::<Vec<_>>();
    let told = compared::told(desk, source, case, &edits)?;
    let said = said.join("\n");
    Ok((Decision { edits, said }, told))
}

/// The entry that is meant.
fn entry<'a>(lang: Lang, case: &Case<'a>, given: &str) -> Result<&'a Table<'a>, Stop> {
    correct::entry(case, given).map_err(|refusal| stop(lang, case, &refusal))
}

fn stop(lang: Lang, case: &Case<'_>, refusal: &crate::changes::Refusal) -> Stop {
    Stop::Refused(refused::told(lang, case, refusal))
}

/// The keys and their new values, each read as the commands read it.
fn given(
    desk: &Desk<'_>,
    case: &Case<'_>,
    table: &Table<'_>,
    values: &[String],
) -> Result<Vec<Given>, Stop> {
    let lang = desk.lang();
    let section = table.section();
    let mut given: Vec<Given> = Vec::new();
    for typed in values {
        let Some((key, value)) = typed.split_once(['=', '＝']) else {
            return Err(Stop::Refused(no_value(lang, case, table, typed)));
        };
        let key = correct::key(section, key.trim(), text::corrected::names)
            .map_err(|refusal| stop(lang, case, &refusal))?;
        if given.iter().any(|(other, _)| *other == key.name) {
            let key = key.name;
            return Err(Stop::Refused(say!(lang,
                zh: "{key} 写了两次，只写一次。",
                en: "{key} is given twice. Give it once."
            )));
        }
        given.extend(value::read(desk, case, section, key, value)?);
    }
    Ok(given)
}

fn no_value(lang: Lang, case: &Case<'_>, table: &Table<'_>, typed: &str) -> String {
    let typed = crate::cli::shown::shown(typed);
    let name = correct::name_of(case, table);
    let show = kefu("correct").word(case.id).word(&name).say(lang);
    say!(lang,
        zh: "“{typed}”没有写改成什么：写作“项=内容”，如 on=2026-11-12。有哪些项：{show}",
        en: "'{typed}' does not say what it becomes: write KEY=VALUE, such as on=2026-11-12. To see the keys: {show}"
    )
}

/// A failure in words, as an error of the whole command.
fn failed(stop: String) -> anyhow::Error {
    Failed::because(stop)
}
