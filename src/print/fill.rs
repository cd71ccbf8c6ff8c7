//! Fills a template with a sheet.

use super::docx;
use super::engine::{self, Fault, Source, Trouble};
use super::escape::{Into, escaped};
use super::form::Form;
use super::template::Template;
use serde::Serialize;

/// The document: the template filled with the sheet. The same sheet gives the same bytes.
///
/// # Errors
///
/// A [`Fault`] of the template, which a shipped one does not have; also one that leaves out the sheet's
/// `mark`: an internal paper that does not say so is not printed.
pub fn print(template: &Template, sheet: &impl Serialize) -> Result<Vec<u8>, Fault> {
    let sheet = minijinja::Value::from(minijinja::value::Serde(sheet));
    let mark = sheet.get_attr("mark").unwrap_or_default();
    let mark = mark.as_str().unwrap_or_default();
    match template {
        Template::Text {
            form,
            source,
            style,
        } => {
            let parts = Template::parts();
            let (into, shared) = match form {
                Form::Markdown => (Into::Markdown, &parts[..0]),
                Form::Html | Form::Docx => (Into::Html, &parts[..]),
            };
            let mut sources: Vec<&Source> = shared.iter().collect();
            sources.extend([style, source]);
            let text = engine::filled(*form, &sources, source, &sheet)?;
            if !text.contains(&escaped(into, mark)) {
                return Err(Fault::at(&source.file, None, Trouble::Unmarked));
            }
            Ok(text.into_bytes())
        }
        Template::Docx { name, parts } => docx::filled(name, parts, &sheet, mark),
    }
}
