//! Opens a client's record in the user's editor, as a copy, and writes what was saved into the record.

mod held;

use std::process::Command;

use super::super::change::write_failed;
use super::super::desk::Desk;
use super::super::schema;
use super::super::which::{self, Which};
use super::super::{Answer, Failed};
use crate::cli::shown::shown;
use crate::context;
use crate::document::Document;
use crate::lang::Lang;
use crate::merge::{Conflict, Side, Unmerged};
use crate::model::Record;
use crate::output::{Block, Cell, Fact, Format, Page};
use crate::say;
use crate::store::{Copy, ReviseError};
use crate::text;
use crate::text::command::kefu;
use held::{Apart, Held, hold};

/// Starts the editor on a copy of the client's file, waits for it, writes what was saved, and reports every fault of it.
///
/// No lock of the workspace is held during that time: what kefu writes meanwhile is merged with what was saved.
pub(super) fn edit(desk: &Desk<'_>, client: &str) -> anyhow::Result<Answer> {
    let lang = desk.lang();
    let which = which::exactly(desk, client)?;
    let path = which.path.display();
    let Some(editor) = context::editor() else {
        return Err(Failed::because(say!(lang,
            zh: "没有设置编辑器。请设置环境变量 VISUAL 或 EDITOR，例如：export EDITOR=vim\n或直接打开文件：{path}",
            en: "No editor is set. Set VISUAL or EDITOR, for instance: export EDITOR=vim\nOr open the file yourself: {path}"
        )));
    };
    let words = parted(&editor);
    let Some((program, arguments)) = words.split_first() else {
        return Err(Failed::because(say!(lang,
            zh: "编辑器“{editor}”不是命令。请改正环境变量 VISUAL 或 EDITOR。",
            en: "The editor '{editor}' is not a command. Correct VISUAL or EDITOR."
        )));
    };
    if desk.context.dry_run {
        return Ok(told(desk, &words, &which));
    }

    let workspace = desk.to_write()?;
    schema::offer(workspace, desk.record_lang());
    let copy = workspace.copy(&which.path);
    let copy = copy.map_err(|failure| write_failed(lang, &failure))?;
    let Some(copy) = copy else {
        return Err(Failed::because(say!(lang,
            zh: "{client} 正在另一处用 kefu client edit 编辑，请等那一处关闭编辑器。",
            en: "{client} is open in another editor by kefu client edit. Wait until that one is closed."
        )));
    };
    let ended = Command::new(program)
        .args(arguments)
        .arg(&copy.path)
        .status();
    let ended = match ended {
        Ok(ended) => ended,
        Err(error) => {
            if !copy.is_left {
                copy.drop_it();
            }
            return Err(Failed::because(say!(lang,
                zh: "无法启动编辑器 {program}。请核对 VISUAL 或 EDITOR。系统提示：{error}",
                en: "Cannot start the editor {program}. Check VISUAL or EDITOR. The system says: {error}"
            )));
        }
    };
    let place = Place::of(desk, &which);
    if !ended.success() {
        let is_new = copy.is_left || copy.saved().ok() != copy.base;
        let kept = match is_new {
            true => format!("\n{}", place.kept(lang)),
            false => String::new(),
        };
        return Err(Failed::because(say!(lang,
            zh: "编辑器 {program} 未正常结束（{ended}），记录未改。{kept}",
            en: "The editor {program} ended with an error ({ended}), and the record was not changed.{kept}"
        )));
    }
    let notes = written(desk, &which, copy, &place)?;
    Ok(Answer {
        notes,
        ..Answer::default()
    })
}

/// Where the copy is, as a person names it.
struct Place {
    copy: String,
    again: String,
}

impl Place {
    fn of(desk: &Desk<'_>, which: &Which) -> Place {
        let copy = desk.workspace.copy_path(&which.path);
        let name = copy.file_name().unwrap_or_default().to_string_lossy();
        Place {
            copy: format!(".kefu/{}", shown(&name)),
            again: kefu("client edit").word(&which.id).say(desk.lang()),
        }
    }

    /// That the copy stays, and what to do about it.
    fn kept(&self, lang: Lang) -> String {
        let Place { copy, again } = self;
        say!(lang,
            zh: "编辑器存下的内容在 {copy}，接着改：{again}\n不要它，就删去这个文件。",
            en: "What the editor saved is in {copy}. To go on with it: {again}\nIf you do not want it, delete that file."
        )
    }
}

/// Writes what was saved into the record, with what kefu wrote meanwhile.
fn written(
    desk: &Desk<'_>,
    which: &Which,
    copy: Copy,
    place: &Place,
) -> anyhow::Result<Vec<String>> {
    let lang = desk.lang();
    let file = which.file();
    let stays = |why: String| Failed::because(format!("{why}\n{}", place.kept(lang)));
    let saved = copy.saved();
    let saved = saved.map_err(|why| stays(text::store::unreadable(lang, &why)))?;

    let mut held = Held::Nothing;
    let edit = |now: Option<&str>| {
        held = hold(copy.base.as_deref(), now, &saved)?;
        Ok(match &held {
            Held::Nothing => None,
            Held::Saved => Some(saved.clone()),
            Held::Both(merged) => Some(merged.text.clone()),
        })
    };
    let revision = match desk.workspace.revise(&which.path, edit) {
        Ok(revision) => revision,
        Err(ReviseError::Edit(apart)) => {
            if let Apart::Torn { now, text, .. } = &apart {
                let renewed = desk.workspace.renew_copy(&copy, text, now);
                renewed.map_err(|failure| write_failed(lang, &failure))?;
            }
            return Err(Failed::because(told_apart(lang, &file, &apart, place)));
        }
        Err(ReviseError::Failed(failure)) => {
            let code = failure.exit_code();
            let why = text::store::write_failure(lang, &failure);
            let message = format!("{why}\n{}", place.kept(lang));
            return Err(Failed { code, message }.into());
        }
    };

    if held == Held::Nothing {
        if copy.is_left {
            copy.drop_it();
        }
        // Else the copy stays: an editor that returned at once still has it open.
        return Ok(vec![say!(lang,
            zh: "没有变化。编辑器如果不等关闭就返回，请让它等待，例如：export VISUAL='code -w'",
            en: "Nothing was changed. If your editor returns at once, have it wait, for instance: export VISUAL='code -w'"
        )]);
    }
    let mut notes = Vec::new();
    if copy.is_left {
        let copy = &place.copy;
        notes.push(say!(lang,
            zh: "打开的是上次留下的 {copy}，其中有当时没有写入记录的内容。",
            en: "The editor was given {copy}, which an earlier run left with a text that was not in the record."
        ));
    }
    copy.drop_it();
    let text = revision.after.as_ref().or(revision.before.as_ref());
    notes.push(looked_over(lang, &file, text.map_or("", String::as_str))?);
    if let Held::Both(merged) = &held {
        notes.push(say!(lang,
            zh: "编辑期间记录另有改动，已按条目合并，两边都在。",
            en: "The record was changed meanwhile. Both were merged by their entries, and nothing of either is lost."
        ));
        notes.extend(text::git::merged(lang, &file, merged));
    }
    if !revision.recovered.is_empty() {
        notes.push(text::store::recovered(lang, &revision.recovered));
    }
    Ok(notes)
}

/// Why the saved text is not in the record, and where it is.
fn told_apart(lang: Lang, file: &str, apart: &Apart, place: &Place) -> String {
    let Place { copy, again } = place;
    let kept = place.kept(lang);
    match apart {
        Apart::Gone => say!(lang,
            zh: "{file} 已不存在（可能已改编号或并入另一客户），没有写入。编辑器存下的内容在 {copy}。",
            en: "{file} is gone: perhaps the client has another id now, or was merged into another. Nothing was written. What the editor saved is in {copy}."
        ),
        Apart::Marks => say!(lang,
            zh: "{copy} 中还有 <<<<<<<、=======、>>>>>>> 标记行，没有写入。每处留下一边，删去标记行：{again}",
            en: "{copy} still has lines with <<<<<<<, ======= and >>>>>>>, so nothing was written. Keep one side in each place and delete those lines: {again}"
        ),
        Apart::Torn { conflicts, .. } => {
            let lines: Vec<String> = conflicts.iter().map(|it| conflict(lang, it)).collect();
            let lines = lines.join("\n");
            say!(lang,
                zh: "编辑期间 {file} 另有改动，与您存下的不合，没有写入：\n{lines}\n两边都在 {copy}，上面是记录的，下面是您的。每处留下一边，删去 <<<<<<<、=======、>>>>>>> 标记行：{again}",
                en: "{file} was changed meanwhile, and what you saved says something else. Nothing was written:\n{lines}\nBoth are in {copy}, above what the record says, below what you saved. Keep one in each place and delete the lines with <<<<<<<, ======= and >>>>>>>: {again}"
            )
        }
        Apart::Unmerged(Unmerged::Unreadable(Side::Theirs)) => say!(lang,
            zh: "编辑期间 {file} 另有改动，而存下的内容读不出来，不能合并，没有写入。\n{kept}",
            en: "{file} was changed meanwhile. What was saved cannot be read, so both cannot be merged, and nothing was written.\n{kept}"
        ),
        Apart::Unmerged(_) => say!(lang,
            zh: "编辑期间 {file} 另有改动，两边不能按条目合并，没有写入。\n{kept}",
            en: "{file} was changed meanwhile, and both cannot be merged by their entries. Nothing was written.\n{kept}"
        ),
    }
}

/// What a person must decide: a line.
fn conflict(lang: Lang, of: &Conflict) -> String {
    let key = of.key.as_deref().unwrap_or_default();
    let names = [of.entry.as_str(), key].map(shown);
    let named: Vec<&str> = names.iter().map(String::as_str).collect();
    let what = named.join(" ");
    let what = what.trim();
    let absent = say!(lang, zh: "（无）", en: "(nothing)");
    let [record, saved] = [&of.ours, &of.theirs].map(|side| match (side, &of.key) {
        (Some(text), Some(_)) => shown(text),
        (Some(_), None) => say!(lang, zh: "（改过）", en: "(changed)"),
        (None, _) => absent.clone(),
    });
    say!(lang,
        zh: "  {what}：记录 {record}，您 {saved}",
        en: "  {what}: the record {record}, you {saved}"
    )
}

/// Looks over what was written: one sentence when it can be read, otherwise all its faults.
fn looked_over(lang: Lang, file: &str, text: &str) -> anyhow::Result<String> {
    let document = Document::parse(text)
        .map_err(|found| Failed::because(text::document::broken(lang, file, text, &found)))?;
    let reading = Record::read(&document);
    if !reading.faults.is_empty() {
        let told = text::document::faulty(lang, file, &reading.faults);
        return Err(Failed::because(told));
    }
    let mut note =
        say!(lang, zh: "{file} 已保存，可以读取。", en: "{file} is saved and can be read.");
    for key in &reading.unknown {
        let (place, unknown) = (key.place, &key.key);
        note += "\n";
        note += &match key.near {
            Some(near) => say!(lang,
                zh: "{file}:{place} 不认识 {unknown}，是不是 {near}？",
                en: "{file}:{place} {unknown} is not a known key; did you mean {near}?"
            ),
            None => say!(lang,
                zh: "{file}:{place} 不认识 {unknown}，原样保留。",
                en: "{file}:{place} {unknown} is not a known key; it is kept as it is."
            ),
        };
    }
    Ok(note)
}

/// What would be run.
fn told(desk: &Desk<'_>, words: &[String], which: &Which) -> Answer {
    let lang = desk.lang();
    let mut command = words.to_vec();
    command.push(desk.workspace.copy_path(&which.path).display().to_string());
    let block = if desk.context.format == Format::Table {
        Block::Verbatim(command.join(" "))
    } else {
        let label = say!(lang, zh: "命令", en: "command");
        Block::Facts(vec![Fact::new("command", label, Cell::List(command))])
    };
    Answer::page(Page {
        schema: "kefu.client-edit/1",
        blocks: vec![block],
    })
}

/// The words of a command, separated by spaces outside quotes. A backslash is an ordinary character, because
/// it separates folders on Windows.
fn parted(command: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut word: Option<String> = None;
    let mut quote = None;
    for c in command.chars() {
        match quote {
            Some(open) if c == open => quote = None,
            None if c == '"' || c == '\'' => {
                quote = Some(c);
                word.get_or_insert_default();
            }
            None if c.is_whitespace() => words.extend(word.take()),
            Some(_) | None => word.get_or_insert_default().push(c),
        }
    }
    words.extend(word);
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_editor_may_have_arguments_and_blanks_in_its_path() {
        assert_eq!(parted("vim"), ["vim"]);
        assert_eq!(parted(" code  --wait "), ["code", "--wait"]);
        assert_eq!(
            parted(r#""C:\Program Files\Edit\edit.exe" -n '' a"b c"d"#),
            [r"C:\Program Files\Edit\edit.exe", "-n", "", "ab cd"]
        );
        assert_eq!(parted("  "), [""; 0]);
    }
}
