//! Opens a client's file in the user's editor, and checks it afterwards.

use std::process::Command;

use super::super::desk::Desk;
use super::super::schema;
use super::super::which::{self, Which};
use super::super::{Answer, Failed};
use crate::context;
use crate::document::Document;
use crate::model::Record;
use crate::output::{Block, Cell, Fact, Format, Page};
use crate::say;
use crate::text;

/// Starts the editor on the client's file, waits for it, and reports every fault of what was saved.
///
/// No lock is held during that time: when somebody else changes the record, the editor reports it.
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

    schema::offer(&desk.workspace, desk.record_lang());
    let before = desk.workspace.read(&which.path).ok();
    let ended = Command::new(program)
        .args(arguments)
        .arg(&which.path)
        .status()
        .map_err(|error| {
            Failed::because(say!(lang,
                zh: "无法启动编辑器 {program}。请核对 VISUAL 或 EDITOR。系统提示：{error}",
                en: "Cannot start the editor {program}. Check VISUAL or EDITOR. The system says: {error}"
            ))
        })?;
    let note = looked_over(desk, &which, before.as_deref())?;
    if !ended.success() {
        return Err(Failed::because(say!(lang,
            zh: "编辑器 {program} 未正常结束（{ended}）。{note}",
            en: "The editor {program} ended with an error ({ended}). {note}"
        )));
    }
    Ok(Answer {
        notes: vec![note],
        ..Answer::default()
    })
}

/// Reads what was saved: one sentence when it can be read, otherwise all its faults.
fn looked_over(desk: &Desk<'_>, which: &Which, before: Option<&[u8]>) -> anyhow::Result<String> {
    let lang = desk.lang();
    let file = which.file();
    let text = desk
        .workspace
        .read_text(&which.path)
        .map_err(|why| Failed::because(text::store::unreadable(lang, &why)))?;
    let document = Document::parse(&text)
        .map_err(|found| Failed::because(text::document::broken(lang, &file, &text, &found)))?;
    let reading = Record::read(&document);
    if !reading.faults.is_empty() {
        return Err(Failed::because(text::document::faulty(
            lang,
            &file,
            &reading.faults,
        )));
    }
    if before == Some(text.as_bytes()) {
        return Ok(say!(lang, zh: "没有变化。", en: "Nothing was changed."));
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
    command.push(which.path.display().to_string());
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
