//! The printing room: facts and words laid out on paper by a template, as Markdown, HTML or DOCX.
//!
//! ```text
//! plan        the service plan as a sheet: what its templates may name
//! stewardship the report on a service year as a sheet
//! portfolio   the figures of all clients as a sheet
//! client      all of one client as a sheet, for the house
//! board       the figures and tables of those two
//! chart       the year as a picture: what happens when, in SVG
//! bars        numbers as pictures: bars and columns, in SVG
//! template    the shipped templates, and a company's own in their place
//! engine      a template filled with a sheet, within bounds of work and room
//! escape      what a user wrote, made harmless for each form
//! docx        a Word document: taken apart, filled, zipped again with the same bytes every time
//! ```
//!
//! Nothing here knows a client's record: a sheet is made from a [`view`](crate::view), and what is not in
//! the view cannot be printed, whatever a template asks for. Templates are data: they reach no file, no
//! clock and no environment, and one that would never end is stopped.

mod bars;
pub mod board;
mod chart;
pub mod client;
mod docx;
mod engine;
mod escape;
pub mod plan;
pub mod portfolio;
pub mod stewardship;
mod template;

pub use bars::{BarRow, Shade, Stack, bar_chart, column_chart};
pub use chart::{Bar, Row, year_charts};
pub use engine::{Fault, Trouble};
pub use plan::capital;
pub use template::{Paper, Template};

use escape::{Into, escaped};
use serde::Serialize;

/// The kind of file a document is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// Plain text for a mail, a wiki or a forge.
    Markdown,
    /// One file for a browser and its printer; it needs nothing else and runs nothing.
    Html,
    /// For Word, WPS and LibreOffice.
    Docx,
}

impl Form {
    /// The ending of its files, without the dot.
    pub fn ending(self) -> &'static str {
        match self {
            Form::Markdown => "md",
            Form::Html => "html",
            Form::Docx => "docx",
        }
    }

    /// The form a file's name tells by its ending, in any case.
    pub fn of_name(name: &str) -> Option<Form> {
        let (_, ending) = name.rsplit_once('.')?;
        match ending.to_ascii_lowercase().as_str() {
            "md" | "markdown" => Some(Form::Markdown),
            "html" | "htm" => Some(Form::Html),
            "docx" => Some(Form::Docx),
            _ => None,
        }
    }
}

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
            let text = engine::filled(*form, &[style, source], source, &sheet)?;
            let into = match form {
                Form::Markdown => Into::Markdown,
                Form::Html | Form::Docx => Into::Html,
            };
            if !text.contains(&escaped(into, mark)) {
                return Err(Fault::at(&source.file, None, Trouble::Unmarked));
            }
            Ok(text.into_bytes())
        }
        Template::Docx { name, parts } => docx::filled(name, parts, &sheet, mark),
    }
}
