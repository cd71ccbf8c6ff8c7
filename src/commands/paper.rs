//! Printed documents: the form, the template, and the file.

use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};

use super::change::write_failed;
use super::desk::Desk;
use super::{Answer, Failed};
use crate::both;
use crate::lang::Lang;
use crate::print::{Fault, Form, Paper, Template, Trouble};
use crate::say;
use crate::store::{self, Handed, ReadFault, WriteFault};
use crate::text;
use crate::text::visible::visible;

/// The form of a document and the file it goes into; the same for every document.
#[derive(Args, Clone, Debug)]
pub struct Paperwork {
    #[arg(long = "as", value_enum, hide_possible_values = true, value_name = both!("形式", "FORM"), help = both!("markdown、html 或 docx；不写则按 -o 的文件名，否则为 markdown", "markdown, html or docx; when left out, by the name after -o, else markdown"))]
    form: Option<FormName>,
    #[arg(short, long, value_name = both!("文件", "FILE"), help = both!("写入的文件，如 文件名.docx；- 为标准输出", "The file to write, such as NAME.docx; - is standard output"))]
    output: Option<PathBuf>,
    #[arg(long, requires = "output", help = both!("文件已存在时覆盖", "Replace the file when it already exists"))]
    force: bool,
}

/// The form a person may ask for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum FormName {
    #[value(help = both!("纯文本", "plain text"))]
    Markdown,
    #[value(help = both!("网页，可打印为 A4", "for a browser and its printer, A4"))]
    Html,
    #[value(help = both!("Word、WPS 文档", "for Word and WPS"))]
    Docx,
}

impl Paperwork {
    /// The given form: by name, by the file's name, otherwise Markdown.
    ///
    /// # Errors
    ///
    /// The file's name means another form, or none.
    pub(super) fn form(&self, desk: &Desk<'_>) -> anyhow::Result<Form> {
        let lang = desk.lang();
        let asked = self.form.map(|form| match form {
            FormName::Markdown => Form::Markdown,
            FormName::Html => Form::Html,
            FormName::Docx => Form::Docx,
        });
        let Some(file) = self.file() else {
            let form = asked.unwrap_or(Form::Markdown);
            if form == Form::Docx && (self.output.is_none() || desk.context.terminal) {
                return Err(Failed::because(say!(lang,
                    zh: "Word 文档须写入文件：-o 文件名.docx",
                    en: "A Word document goes into a file: -o NAME.docx"
                )));
            }
            return Ok(form);
        };
        let name = file.file_name().unwrap_or_default().to_string_lossy();
        let told = Form::of_name(&name);
        let shown = visible(&name);
        match (told, asked) {
            (Some(told), None) => Ok(told),
            (Some(told), Some(asked)) if told == asked => Ok(told),
            (Some(told), Some(_)) => {
                let ending = told.ending();
                Err(Failed::because(say!(lang,
                    zh: "--as 与文件名 {shown} 不符：以 .{ending} 结尾。请改其中之一。",
                    en: "--as does not match the name {shown}, which ends in .{ending}. Change one of them."
                )))
            }
            (None, _) if name.to_ascii_lowercase().ends_with(".pdf") => {
                Err(Failed::because(say!(lang,
                    zh: "没有 PDF 这种形式。请写 -o 文件名.html，用浏览器打开后打印为 PDF；或写 -o 文件名.docx，在 Word、WPS 中另存为 PDF。",
                    en: "PDF is not one of the forms. Write -o NAME.html and print it to PDF from a browser, or -o NAME.docx and save it as PDF from Word or WPS."
                )))
            }
            (None, _) => Err(Failed::because(say!(lang,
                zh: "文件名 {shown} 须以 .md、.html 或 .docx 结尾。",
                en: "The name {shown} must end in .md, .html or .docx."
            ))),
        }
    }

    /// Whether a document was asked for at all, in some form or into some file.
    pub(super) fn is_asked_for(&self) -> bool {
        self.form.is_some() || self.output.is_some()
    }

    /// The file to write; `None` for standard output.
    fn file(&self) -> Option<&Path> {
        let output = self.output.as_deref();
        output.filter(|path| *path != Path::new("-"))
    }
}

/// The workspace's own template of a paper if it has one, otherwise the shipped one.
///
/// # Errors
///
/// A template that cannot be read.
pub(super) fn own_template(desk: &Desk<'_>, paper: Paper, form: Form) -> anyhow::Result<Template> {
    let lang = desk.lang();
    let faulty = |found: Fault| Failed::because(fault(lang, &found));
    let mut template = Template::shipped(paper, form);
    for name in Template::names(paper, form, lang) {
        if let Some((file, bytes)) = own_file(desk, &name)? {
            template = template.replaced(file, bytes).map_err(faulty)?;
            break;
        }
    }
    match form {
        Form::Html => styled(desk, template),
        Form::Markdown | Form::Docx => Ok(template),
    }
}

/// The template with the workspace's own style sheet, if it has one.
///
/// # Errors
///
/// A style sheet that cannot be read.
pub(super) fn styled(desk: &Desk<'_>, template: Template) -> anyhow::Result<Template> {
    match own_file(desk, Template::STYLE)? {
        Some((file, bytes)) => template
            .styled(file, bytes)
            .map_err(|found| Failed::because(fault(desk.lang(), &found))),
        None => Ok(template),
    }
}

/// A file of `templates/`: how a person names it, and what it holds; `None` when it is not there.
fn own_file(desk: &Desk<'_>, name: &str) -> anyhow::Result<Option<(String, Vec<u8>)>> {
    let lang = desk.lang();
    let file = format!("templates/{name}");
    let path = desk
        .workspace
        .inside(&file)
        .map_err(|why| Failed::because(text::store::outside(lang, &file, &why)))?;
    match desk.workspace.read(&path) {
        Ok(bytes) => Ok(Some((file, bytes))),
        Err(why) if matches!(why.fault, ReadFault::Gone) => Ok(None),
        Err(why) => Err(Failed::because(text::store::unreadable(lang, &why))),
    }
}

/// The document to standard output, or into the file the user named.
///
/// # Errors
///
/// The file is there already, or cannot be written.
pub(super) fn hand_out(
    desk: &Desk<'_>,
    paper: &Paperwork,
    document: Vec<u8>,
    mut notes: Vec<String>,
) -> anyhow::Result<Answer> {
    let lang = desk.lang();
    let Some(file) = paper.file() else {
        return Ok(Answer {
            document: Some(document),
            notes,
            ..Answer::default()
        });
    };
    let shown = visible(&file.to_string_lossy()).into_owned();
    if desk.context.dry_run {
        return Ok(Answer {
            notes: vec![say!(lang,
                zh: "将写入 {shown}；未写入（--dry-run）。",
                en: "Would write {shown}; nothing was written (--dry-run)."
            )],
            ..Answer::default()
        });
    }

    let path = desk.context.here().join(file);
    let handed = store::hand_out(&path, &document, paper.force).map_err(|failure| {
        match failure.fault {
            WriteFault::Exists => Failed::because(say!(lang,
                zh: "{shown} 已经存在，未覆盖。确要覆盖请加 --force，或换一个文件名。",
                en: "{shown} already exists and was not replaced. To replace it add --force, or choose another name."
            )),
            WriteFault::Read(ReadFault::Gone) => {
                let folder = file.parent().unwrap_or(file).to_string_lossy();
                let folder = visible(&folder);
                Failed::because(say!(lang,
                    zh: "没有文件夹 {folder}，{shown} 未写入。请先建立该文件夹，或换一个位置。",
                    en: "There is no folder {folder}, and {shown} was not written. Make the folder first, or choose another place."
                ))
            }
            _ => write_failed(lang, &failure),
        }
    })?;
    let note = match handed {
        Handed::New => say!(lang, zh: "已写入 {shown}。", en: "Wrote {shown}."),
        Handed::Replaced => say!(lang, zh: "已覆盖 {shown}。", en: "Replaced {shown}."),
        Handed::Same => say!(lang,
            zh: "没有变化：{shown} 已经如此。",
            en: "Nothing to change: {shown} already has this content."
        ),
    };
    notes.insert(0, note);
    Ok(Answer {
        notes,
        ..Answer::default()
    })
}

/// What is wrong with a template: file, line, what to do.
pub(super) fn fault(lang: Lang, fault: &Fault) -> String {
    let line = fault.line.map_or(String::new(), |line| format!(":{line}"));
    let at = format!("{}{line}", fault.file);
    // When a part is not closed, the engine points at the whole rest of the file.
    let near = fault.near.as_deref().and_then(|near| near.lines().next());
    let near = near.map_or(String::new(), |near| {
        let near = visible(near);
        say!(lang, zh: "“{near}”", en: " '{near}'")
    });
    let shipped = match fault.file.contains("stewardship") {
        true => "kefu report template",
        false => "kefu plan template",
    };
    match &fault.trouble {
        Trouble::NotUtf8 => say!(lang,
            zh: "{at} 不是 UTF-8 编码的文本，请另存为 UTF-8。",
            en: "{at} is not UTF-8 text. Save it as UTF-8."
        ),
        Trouble::NotDocx => say!(lang,
            zh: "{at} 不是 Word 文档（.docx），或者过大。随附模板：{shipped} --as docx -o 文件名.docx",
            en: "{at} is not a Word document (.docx), or is too large. The shipped template: {shipped} --as docx -o NAME.docx"
        ),
        Trouble::Torn => say!(lang,
            zh: "{at}：占位符{near}跨越了不同的格式或链接。请在 Word 中删去后一次打完。",
            en: "{at}: the placeholder{near} contains a change of format or a link. Delete it in Word and type it again without a break."
        ),
        Trouble::Homeless => say!(lang,
            zh: "{at}：{near}须单独放在一行表格（tr）或一个段落（p）里。",
            en: "{at}:{near} must be alone in a table row (tr) or paragraph (p)."
        ),
        Trouble::Unmarked => say!(lang,
            zh: "{at} 没有印出标记（内部资料、征求意见稿），未打印。请在模板中加上 {{{{ mark }}}}。",
            en: "{at} leaves out the mark (internal, draft), so nothing was printed. Put {{{{ mark }}}} into it."
        ),
        Trouble::Unknown => say!(lang,
            zh: "{at} 用了没有的名称{near}。可用的名称见随附模板：{shipped}",
            en: "{at} uses an unknown name:{near}. The shipped template has all names: {shipped}"
        ),
        Trouble::TooMuch => say!(lang,
            zh: "{at} 的运算超过上限，已停止：是否有不断重复的部分？",
            en: "{at} took too long and was stopped. Does a part of it repeat without end?"
        ),
        Trouble::Wrong(detail) => {
            let detail = visible(detail);
            say!(lang,
                zh: "{at} 有误{near}。模板引擎提示：{detail}",
                en: "{at} is wrong{near}. The template engine says: {detail}"
            )
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fault_of_a_template_is_told_in_both_languages() {
        let told = |line, trouble, near: Option<&str>| {
            let found = Fault {
                file: "templates/plan.html".to_owned(),
                line,
                trouble,
                near: near.map(str::to_owned),
            };
            [Lang::Zh, Lang::En].map(|lang| fault(lang, &found))
        };

        assert_eq!(
            told(Some(6), Trouble::Unknown, Some("clinet")),
            [
                "templates/plan.html:6 用了没有的名称“clinet”。可用的名称见随附模板：kefu plan template",
                "templates/plan.html:6 uses an unknown name: 'clinet'. The shipped template has all names: kefu plan template",
            ]
        );
        assert_eq!(
            told(None, Trouble::Unmarked, None),
            [
                "templates/plan.html 没有印出标记（内部资料、征求意见稿），未打印。请在模板中加上 {{ mark }}。",
                "templates/plan.html leaves out the mark (internal, draft), so nothing was printed. Put {{ mark }} into it.",
            ]
        );
        assert_eq!(
            told(None, Trouble::Torn, Some("{{ client }}")),
            [
                "templates/plan.html：占位符“{{ client }}”跨越了不同的格式或链接。请在 Word 中删去后一次打完。",
                "templates/plan.html: the placeholder '{{ client }}' contains a change of format or a link. Delete it in Word and type it again without a break.",
            ]
        );
        assert_eq!(
            told(None, Trouble::Homeless, Some("{%tr endfor %}")),
            [
                "templates/plan.html：“{%tr endfor %}”须单独放在一行表格（tr）或一个段落（p）里。",
                "templates/plan.html: '{%tr endfor %}' must be alone in a table row (tr) or paragraph (p).",
            ]
        );
        assert_eq!(
            told(Some(3), Trouble::TooMuch, Some("for\nmore")),
            [
                "templates/plan.html:3 的运算超过上限，已停止：是否有不断重复的部分？",
                "templates/plan.html:3 took too long and was stopped. Does a part of it repeat without end?",
            ]
        );
        assert_eq!(
            told(Some(3), Trouble::Wrong("unknown filter".to_owned()), None),
            [
                "templates/plan.html:3 有误。模板引擎提示：unknown filter",
                "templates/plan.html:3 is wrong. The template engine says: unknown filter",
            ]
        );
    }
}
