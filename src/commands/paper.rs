//! Printed documents: the form and the template.

use clap::{Args, ValueEnum};

use super::Failed;
use super::desk::Desk;
use crate::both;
use crate::lang::Lang;
use crate::output::Ending;
use crate::print::{Fault, Form, Logo, Paper, Template, Trouble};
use crate::say;
use crate::store::ReadFault;
use crate::text;
use crate::text::visible::visible;

/// The forms of a document, as files.
pub(super) const PAPERS: [Ending; 3] = [Ending::Markdown, Ending::Html, Ending::Docx];

/// The form of a document; the same for every document.
#[derive(Args, Clone, Debug)]
pub struct Paperwork {
    #[arg(long = "as", value_enum, hide_possible_values = true, value_name = both!("形式", "FORM"), help = both!("markdown、html 或 docx；不写则按 -o 的文件名，否则为 markdown", "markdown, html or docx; when left out, by the name after -o, else markdown"))]
    form: Option<FormName>,
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

impl FormName {
    fn form(self) -> Form {
        match self {
            FormName::Markdown => Form::Markdown,
            FormName::Html => Form::Html,
            FormName::Docx => Form::Docx,
        }
    }
}

impl Paperwork {
    /// The document in each form that is wanted: by the names of the files, by `--as`, otherwise Markdown.
    ///
    /// # Errors
    ///
    /// A file's name means another form than `--as`, a Word document would go to a terminal, or the document cannot be
    /// made.
    pub(super) fn each(
        &self,
        desk: &Desk<'_>,
        mut made: impl FnMut(Form) -> anyhow::Result<Vec<u8>>,
    ) -> anyhow::Result<Vec<(Form, Vec<u8>)>> {
        let forms = self.forms(desk)?.into_iter();
        forms.map(|form| Ok((form, made(form)?))).collect()
    }

    fn forms(&self, desk: &Desk<'_>) -> anyhow::Result<Vec<Form>> {
        let (lang, context) = (desk.lang(), desk.context);
        let asked = self.form.map(FormName::form);
        let mut forms = self.of_files(desk)?;
        if context.named_stdout || context.files.is_empty() {
            let form = asked.unwrap_or(Form::Markdown);
            if form == Form::Docx && (!context.named_stdout || context.terminal) {
                return Err(Failed::because(say!(lang,
                    zh: "Word 文档须写入文件：-o 文件名.docx",
                    en: "A Word document goes into a file: -o NAME.docx"
                )));
            }
            // What goes to standard output stands first.
            forms.insert(0, form);
        }
        forms.dedup();
        Ok(forms)
    }

    /// The forms of the documents' files.
    ///
    /// # Errors
    ///
    /// A file's name means another form than `--as`.
    fn of_files(&self, desk: &Desk<'_>) -> anyhow::Result<Vec<Form>> {
        let lang = desk.lang();
        let asked = self.form.map(FormName::form);
        let mut forms = Vec::new();
        for file in &desk.context.files {
            let Some(form) = Form::of(file.ending) else {
                continue;
            };
            if asked.is_some_and(|asked| asked != form) {
                let name = file.path.file_name().unwrap_or_default().to_string_lossy();
                let (shown, ending) = (visible(&name), form.ending());
                return Err(Failed::because(say!(lang,
                    zh: "--as 与文件名 {shown} 不符：以 .{ending} 结尾。请改其中之一。",
                    en: "--as does not match the name {shown}, which ends in .{ending}. Change one of them."
                )));
            }
            forms.push(form);
        }
        Ok(forms)
    }

    /// Whether an internal report is wanted as a page for a browser, and whether as tables.
    ///
    /// # Errors
    ///
    /// `--as` asks for a form that it does not have.
    pub(super) fn page_or_tables(&self, desk: &Desk<'_>) -> anyhow::Result<(bool, bool)> {
        let (lang, context) = (desk.lang(), desk.context);
        if self.form.is_some_and(|form| form != FormName::Html) {
            return Err(Failed::because(say!(lang,
                zh: "这份报告写成文件有网页和表格：-o 文件名.html、文件名.xlsx。其他形式用 -f markdown、-f json。",
                en: "This report is written to a file as a page for a browser or as tables: -o NAME.html, NAME.xlsx. For other forms use -f markdown or -f json."
            )));
        }
        let is_page = |ending| ending == Ending::Html;
        let mut files = context.files.iter().map(|file| file.ending);
        let any_page = files.clone().any(is_page) || self.form.is_some();
        let any_table = files.any(|ending| !is_page(ending) && ending != Ending::Folder);
        // A folder is filled with pages of its own.
        let is_answered = any_page || context.fills_a_folder();
        Ok((any_page, any_table || context.named_stdout || !is_answered))
    }
}

/// A template is a document for people.
///
/// # Errors
///
/// It is asked for as data.
pub(super) fn no_data(desk: &Desk<'_>) -> anyhow::Result<()> {
    match desk.context.format.is_whole() {
        false => Ok(()),
        true => Err(Failed::because(say!(desk.lang(),
            zh: "模板只有 markdown、html、docx 三种（--as），没有 json、csv 形式。请去掉 -f。",
            en: "A template is markdown, html or docx (--as); there is no json or csv of it. Leave -f out."
        ))),
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
            // Whoever makes a Word template puts the logo into it.
            if form == Form::Docx {
                return Ok(template);
            }
            break;
        }
    }
    match form {
        Form::Markdown => Ok(template),
        Form::Html => with_logo(desk, styled(desk, template)?),
        Form::Docx => with_logo(desk, template),
    }
}

/// The template with the company's logo, if the workspace has one.
///
/// # Errors
///
/// A file that cannot be read, or is no picture.
pub(super) fn with_logo(desk: &Desk<'_>, template: Template) -> anyhow::Result<Template> {
    for name in Logo::NAMES {
        let Some((file, bytes)) = own_file(desk, name)? else {
            continue;
        };
        let logo = Logo::read(bytes).ok_or_else(|| {
            Failed::because(say!(desk.lang(),
                zh: "{file} 不是可用的 PNG 或 JPEG 图片。请另存为 PNG，或移走该文件。",
                en: "{file} is no PNG or JPEG picture that can be used. Save it as PNG, or take the file away."
            ))
        })?;
        return Ok(template.with_logo(&logo));
    }
    Ok(template)
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
