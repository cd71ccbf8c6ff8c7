//! The answer of any command into the files that `-o` names: the only place that writes them.

use std::path::Path;

use super::answer::{Answer, Failed};
use super::change::write_failed;
use super::taken::taken;
use crate::context::{Context, Named};
use crate::lang::Lang;
use crate::output::{self, Ending, check};
use crate::print::Form;
use crate::say;
use crate::store::{self, Handed, ReadFault, WriteFailure, WriteFault};
use crate::text::file::csv_holds;
use crate::text::visible::visible;

/// Refuses a file that cannot be written, before the command does anything.
///
/// # Errors
///
/// The ending of a file is none of those that the command gives, or its folder is not there.
pub(super) fn accept(context: &Context, gives: &[Ending]) -> anyhow::Result<()> {
    let lang = context.lang;
    own_folder(context)?;
    let unfit = |file: &&Named| !gives.contains(&file.ending);
    let Some(file) = context.files.iter().find(unfit) else {
        let path = |file: &Named| context.here().join(&file.path);
        let is_there = |file: &&Named| path(file).parent().is_none_or(Path::is_dir);
        let homeless = context.files.iter().find(|file| !is_there(file));
        return homeless.map_or(Ok(()), |file| Err(no_folder(lang, file)));
    };
    let shown = shown(file);
    if gives.is_empty() {
        return Err(Failed::because(say!(lang,
            zh: "{shown}：这条命令没有可写入文件的答复，请去掉 -o。",
            en: "{shown}: this command has no answer to write into a file. Leave -o out."
        )));
    }
    let known: Vec<&str> = gives.iter().map(|it| it.dotted()).collect();
    let known = known.join(lang.comma());
    if file.ending == Ending::Unknown {
        let is_pdf = shown.to_ascii_lowercase().ends_with(".pdf");
        return Err(Failed::because(
            match (is_pdf, gives.contains(&Ending::Html)) {
                (true, true) => no_pdf(lang),
                _ => say!(lang,
                    zh: "文件名 {shown} 的结尾看不出形式。这条命令可以写：{known}",
                    en: "The ending of {shown} does not say which form it has. This command makes: {known}"
                ),
            },
        ));
    }
    Err(Failed::because(say!(lang,
        zh: "{shown}：这条命令没有这种形式的文件。可以写：{known}",
        en: "{shown}: this command makes no file of this form. It makes: {known}"
    )))
}

/// Refuses to fill a folder that holds the records, or something else that the workspace lives on.
fn own_folder(context: &Context) -> anyhow::Result<()> {
    let mut folders = context.files.iter();
    let Some(folder) = folders.find(|it| it.ending == Ending::Folder) else {
        return Ok(());
    };
    let place = context.here().join(&folder.path);
    match context.workspace() {
        Ok(workspace) if workspace.uses(&place) => {
            let lang = context.lang;
            Err(Failed::because(used_by_workspace(lang, &shown(folder))))
        }
        _ => Ok(()),
    }
}

/// A folder that kefu does not fill.
fn used_by_workspace(lang: Lang, folder: &str) -> String {
    say!(lang,
        zh: "{folder} 是工作区自己用的文件夹。请写工作区以外的，或工作区里另起的一个，如 monday。",
        en: "{folder} is a folder that the workspace itself uses. Name one outside the workspace, or one of its own in it, such as monday."
    )
}

/// How a paper becomes a PDF.
fn no_pdf(lang: Lang) -> String {
    say!(lang,
        zh: "没有 PDF 这种形式。请写 -o 文件名.html，用浏览器打开后打印为 PDF；或写 -o 文件名.docx，在 Word、WPS 中另存为 PDF。",
        en: "PDF is not one of the forms. Write -o NAME.html and print it to PDF from a browser, or -o NAME.docx and save it as PDF from Word or WPS."
    )
}

/// The answer, written into the files that were named; what is left of it is a receipt for each. Without a file it is
/// as it was.
///
/// What the command did stays done when a file cannot be written: then the receipts say so, and the code is that of a
/// command that could not be done.
pub(super) fn hand_out(context: &Context, answer: Answer) -> Answer {
    if context.files.is_empty() {
        return answer;
    }
    let lang = context.lang;
    if context.dry_run {
        let is_paper = answer.page.is_none() && !answer.documents.is_empty();
        let mut notes = match is_paper {
            true => Vec::new(),
            false => answer.notes,
        };
        notes.extend(context.files.iter().map(|file| {
            let shown = shown(file);
            say!(lang,
                zh: "将写入 {shown}；未写入（--dry-run）。",
                en: "Would write {shown}; nothing was written (--dry-run)."
            )
        }));
        return Answer {
            notes,
            documents: Vec::new(),
            ..answer
        };
    }

    let (mut receipts, mut code) = (Vec::new(), answer.code);
    let (mut is_lost, has_paper) = (true, !answer.documents.is_empty() || answer.days.is_some());
    for file in &context.files {
        match written(context, file, &answer) {
            Ok(receipt) => {
                is_lost = false;
                receipts.push(receipt);
            }
            Err(error) => {
                code = error
                    .downcast_ref()
                    .map_or(2, |failed: &Failed| failed.code);
                receipts.push(format!("{error:#}"));
            }
        }
        receipts.extend(left_out(context, file, &answer));
    }
    // What is to be said of a paper or a calendar is said once there is one.
    if !(is_lost && has_paper) {
        receipts.extend(answer.notes);
    }
    Answer {
        notes: receipts,
        code,
        page: answer.page.filter(|_| context.named_stdout),
        report: answer.report.filter(|_| context.named_stdout),
        documents: match context.named_stdout {
            true => answer.documents,
            false => Vec::new(),
        },
        folder: Vec::new(),
        days: None,
    }
}

/// Writes one file, and says so.
fn written(context: &Context, file: &Named, answer: &Answer) -> anyhow::Result<String> {
    let lang = context.lang;
    if file.ending == Ending::Folder {
        return written_folder(context, file, answer);
    }
    let shown = shown(file);
    let Some(bytes) = content(context, file.ending, answer) else {
        return Err(Failed::because(say!(lang,
            zh: "没有可写入 {shown} 的答复。",
            en: "There is no answer to write into {shown}."
        )));
    };
    let path = context.here().join(&file.path);
    let handed = store::hand_out(&path, &bytes, context.replace);
    let handed = handed.map_err(|failure| failed(lang, file, &failure))?;
    Ok(match handed {
        Handed::New => say!(lang, zh: "已写入 {shown}。", en: "Wrote {shown}."),
        Handed::Replaced => say!(lang, zh: "已覆盖 {shown}。", en: "Replaced {shown}."),
        Handed::Same => say!(lang,
            zh: "没有变化：{shown} 已经如此。",
            en: "Nothing to change: {shown} already has this content."
        ),
    })
}

/// Fills a folder, and says so.
fn written_folder(context: &Context, folder: &Named, answer: &Answer) -> anyhow::Result<String> {
    let lang = context.lang;
    let place = context.here().join(&folder.path);
    let shown = shown(folder);
    let shelved = store::shelve(&place, &answer.folder, context.replace);
    let shelved = shelved.map_err(|failure| match failure.fault {
        WriteFault::Exists => {
            let file = failure.path.strip_prefix(context.here());
            let file = file.unwrap_or(&failure.path).to_string_lossy();
            let file = visible(&file);
            Failed::because(say!(lang,
                zh: "{file} 不是 kefu 写的，或后来改过，{shown} 未写入。确要覆盖请加 --force，或换一个文件夹。",
                en: "{file} was not made by kefu, or was changed since, so {shown} was not written. To replace it add --force, or choose another folder."
            ))
        }
        _ => write_failed(lang, &failure),
    })?;
    let (written, removed) = (shelved.written, shelved.removed);
    let all = written + shelved.same;
    Ok(match (written, removed) {
        (0, 0) => say!(lang,
            zh: "没有变化：{shown} 的 {all} 个文件已经如此。",
            en: "Nothing to change: the {all} files in {shown} already have this content."
        ),
        (_, 0) => say!(lang,
            zh: "已写入 {shown}，共 {all} 个文件。",
            en: "Wrote {shown}: {all} files."
        ),
        _ => say!(lang,
            zh: "已写入 {shown}，共 {all} 个文件；从前写的 {removed} 个不再需要，已删除。",
            en: "Wrote {shown}: {all} files. Taken away, since no longer made: {removed}."
        ),
    })
}

/// What a file of this form holds: the document where there is one, otherwise the page or the report.
fn content(context: &Context, ending: Ending, answer: &Answer) -> Option<Vec<u8>> {
    if ending == Ending::Ics {
        return answer.days.as_ref().map(|days| days.written().into_bytes());
    }
    let form = Form::of(ending);
    let mut documents = answer.documents.iter();
    if let Some((_, bytes)) = documents.find(|(of, _)| Some(*of) == form) {
        return Some(bytes.clone());
    }
    let style = &context.style;
    match (&answer.report, &answer.page) {
        (Some(report), _) => check::file(report, ending, style),
        (None, Some(page)) => output::file(page, ending, style),
        (None, None) => None,
    }
}

/// What a CSV leaves out of a page with several tables.
fn left_out(context: &Context, file: &Named, answer: &Answer) -> Option<String> {
    let page = answer.page.as_ref();
    let page = page.filter(|_| file.ending == Ending::Csv)?;
    let (held, others) = output::left_out_of_csv(page, &context.style);
    csv_holds(context.lang, held, &others)
}

fn failed(lang: Lang, file: &Named, failure: &WriteFailure) -> anyhow::Error {
    let shown = shown(file);
    match failure.fault {
        WriteFault::Exists => Failed::because(taken(lang, &shown)),
        WriteFault::Read(ReadFault::Gone) => no_folder(lang, file),
        _ => write_failed(lang, failure),
    }
}

fn no_folder(lang: Lang, file: &Named) -> anyhow::Error {
    let shown = shown(file);
    let folder = file.path.parent().unwrap_or(&file.path);
    let folder = folder.to_string_lossy();
    let folder = visible(&folder);
    Failed::because(say!(lang,
        zh: "没有文件夹 {folder}，{shown} 未写入。请先建立该文件夹，或换一个位置。",
        en: "There is no folder {folder}, and {shown} was not written. Make the folder first, or choose another place."
    ))
}

fn shown(file: &Named) -> String {
    visible(&file.path.to_string_lossy()).into_owned()
}
