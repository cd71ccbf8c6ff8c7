//! `kefu client merge`: two records of one client become one. The second gets what the first says, then the first is set
//! aside. Interrupted in between, both say it, and the same command finishes.

use std::cell::RefCell;

use crate::changes::client::merge::{self, MergeFault, Merged};
use crate::cli::shown::shown;
use crate::commands::change::{Decision, Stop, change_told, write_failed};
use crate::commands::desk::Desk;
use crate::commands::show::with_whole_record;
use crate::commands::which::{self, Which};
use crate::commands::{Answer, Failed};
use crate::document::Document;
use crate::lang::Lang;
use crate::model::Record;
use crate::say;
use crate::store::WriteFault;
use crate::text::command::{Ask, kefu};

/// How many places that differ are named.
const MOST: usize = 12;

/// Merges the first client into the second.
pub(super) fn merge(desk: &Desk<'_>, from: &str, into: &str) -> anyhow::Result<Answer> {
    let lang = desk.lang();
    let (from, into) = (which::exactly(desk, from)?, which::exactly(desk, into)?);
    if from == into {
        let id = shown(&from.id);
        return Err(Failed::because(say!(lang,
            zh: "{id} 不能并入自身；请写同一客户的两份记录：kefu client list",
            en: "{id} cannot be merged into itself. Name the two records of the client: kefu client list"
        )));
    }
    let text = with_whole_record(desk, &from, |case| {
        Ok(case.record.document().text().to_owned())
    })?;
    let document = Document::parse(&text).expect("the record was read");
    let reading = Record::read(&document);

    let merged: RefCell<Merged> = RefCell::default();
    let mut answer = change_told(desk, &into, |case, _| {
        let new = merge::merge(&reading.record, case.record)
            .map_err(|fault| Stop::Refused(told(lang, &fault, &from, &into)))?;
        let (edits, said) = (new.edits.clone(), String::new());
        merged.replace(new);
        Ok((Decision { edits, said }, Vec::new()))
    })?;
    let merged = merged.into_inner();
    // The receipt of this change is that of both files.
    answer.notes.remove(0);
    let (file, id) = (from.file(), shown(&into.id));
    if desk.context.dry_run {
        answer.notes.insert(0, say!(lang,
            zh: "未写入（--dry-run）。{file} 的内容将并入 {id}，原文件将移到 .kefu/merged/。",
            en: "Nothing was written (--dry-run). What {file} says would go into {id}, and the file to .kefu/merged/."
        ));
        return Ok(answer);
    }
    let kept = desk.workspace.set_aside(&from.path, &text);
    let kept = kept.map_err(|failure| match failure.fault {
        WriteFault::KeptChanging { .. } => Failed::because(say!(lang,
            zh: "{file} 在此期间有改动，内容已并入 {id}，原文件仍在；请再运行一次。",
            en: "{file} was changed meanwhile. What it said before is in {id}, and the file is still there. Run the command again."
        )),
        _ => {
            let why = format!("{:#}", write_failed(lang, &failure));
            let code = failure.exit_code();
            let message = say!(lang,
                zh: "{why}\n{file} 的内容已并入 {id}，原文件仍在；请再运行一次。",
                en: "{why}\nWhat {file} says is in {id}, and the file is still there. Run the command again."
            );
            Failed { code, message }.into()
        }
    })?;
    let kept = kept
        .file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned();
    answer
        .notes
        .insert(0, receipt(lang, &from, &into, &merged, &kept));
    if desk.workspace.has_documents(&from.id) {
        let folder = format!("documents/{}", from.id);
        answer.notes.push(say!(lang,
            zh: "{folder}/ 仍在原处；记录中引用的文件路径不变。",
            en: "{folder}/ stays where it is; the record refers to the files by that path."
        ));
    }
    Ok(answer)
}

fn receipt(lang: Lang, from: &Which, into: &Which, merged: &Merged, kept: &str) -> String {
    let (from, into, moved) = (shown(&from.id), shown(&into.id), merged.moved);
    let mut said = say!(lang,
        zh: "{from} 已并入 {into}：移入 {moved} 条；原文件保存在 .kefu/merged/{kept}。",
        en: "{from} was merged into {into}. Entries moved: {moved}. The old file is kept as .kefu/merged/{kept}."
    );
    if merged.there > 0 {
        let there = merged.there;
        said += &say!(lang,
            zh: "\n{into} 已有的相同条目：{there} 条。",
            en: "\nEntries that {into} had already: {there}."
        );
    }
    if merged.comments > 0 {
        let comments = merged.comments;
        said += &say!(lang,
            zh: "\n条目以外的注释 {comments} 行没有移入，见原文件。",
            en: "\nLines of comment outside the entries, which only the old file has: {comments}."
        );
    }
    if !merged.renamed.is_empty() {
        let renamed = merged.renamed.iter();
        let renamed: Vec<String> = renamed
            .map(|(old, new)| format!("{} → {}", shown(old), shown(new)))
            .collect();
        let list = lang.list(&renamed);
        said += &say!(lang,
            zh: "\n编号重复，已改：{list}",
            en: "\nIds that were taken: {list}"
        );
    }
    said
}

fn told(lang: Lang, fault: &MergeFault, from: &Which, into: &Which) -> String {
    let (one, other) = (shown(&from.id), shown(&into.id));
    match fault {
        MergeFault::Apart(places) => apart(lang, places, from, into),
        MergeFault::Together {
            places,
            is_first_later,
        } => {
            let (earlier, later) = match is_first_later {
                true => (&into.id, &from.id),
                false => (&from.id, &into.id),
            };
            let apart = apart(lang, places, from, into);
            let close = kefu("client close").word(earlier);
            let close = close.option("--reason", Ask::TEXT);
            let close = close.option("--on", Ask::DATE).say(lang);
            let merge = kefu("client merge").word(later).word(earlier).say(lang);
            say!(lang,
                zh: "{apart}\n如客户曾经离开，后来再次委托，请先记下前一次服务的终止日，再把后一份并入前一份：\n  {close}\n  {merge}",
                en: "{apart}\nIf the client left and came back, first record the end of the earlier service, then merge the later record into the earlier one:\n  {close}\n  {merge}"
            )
        }
        MergeFault::OtherWay => {
            let merge = kefu("client merge").word(&into.id).word(&from.id).say(lang);
            say!(lang,
                zh: "{one} 的服务终止后，客户在 {other} 中再次委托；较晚的一份并入较早的一份：{merge}",
                en: "The client came back: its appointment in {other} begins after the service in {one} ended. The later record goes into the earlier one: {merge}"
            )
        }
        MergeFault::InBraces(list) => {
            let edit = kefu("client edit").word(&from.id).say(lang);
            let list = shown(list);
            say!(lang,
                zh: "{list} 写成了一行（花括号），不能逐条移入。请改写为 [[{list}]] 各段：{edit}",
                en: "{list} is written in braces, so its entries cannot be moved line by line. Write them as [[{list}]] sections: {edit}"
            )
        }
        MergeFault::NotASection => {
            let edit = kefu("client edit").word(&from.id).say(lang);
            say!(lang,
                zh: "{one} 的委托须写成 [appointment] 一段，承诺和展期紧随其后，才能移入：{edit}",
                en: "The appointment of {one} can only be moved as a section [appointment] with its commitments and extensions right below it. Write it so: {edit}"
            )
        }
    }
}

/// The places that differ, and what to do about them.
fn apart(lang: Lang, places: &[(String, String)], from: &Which, into: &Which) -> String {
    let (one, other) = (shown(&from.id), shown(&into.id));
    let lines = places
        .iter()
        .take(MOST)
        .map(|(place, says)| match says.is_empty() {
            true => format!("  {}", shown(place)),
            false => format!("  {} = {}", shown(place), shown(says)),
        });
    let mut lines: Vec<String> = lines.collect();
    if places.len() > MOST {
        let more = places.len() - MOST;
        lines.push(say!(lang, zh: "  另有 {more} 处", en: "  and {more} more"));
    }
    let lines = lines.join("\n");
    let correct = kefu("correct")
        .word(&from.id)
        .word(Ask::ENTRY)
        .word(Ask::KEY_AND_VALUE)
        .say(lang);
    say!(lang,
        zh: "两份记录所写不同，未合并。{one} 中与 {other} 不合的：\n{lines}\n请先在其中一份里改正，或去掉（项=）：{correct}",
        en: "The two records differ, and nothing was merged. What {one} says and {other} does not:\n{lines}\nFirst correct it in one of them, or take it off (KEY=): {correct}"
    )
}
