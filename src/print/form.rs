//! The kind of file a document is.

use crate::output::Ending;

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

    /// The form that a file's ending means; `None` for one that is no document's.
    pub fn of(ending: Ending) -> Option<Form> {
        match ending {
            Ending::Markdown => Some(Form::Markdown),
            Ending::Html => Some(Form::Html),
            Ending::Docx => Some(Form::Docx),
            Ending::Xlsx
            | Ending::Csv
            | Ending::Json
            | Ending::Sarif
            | Ending::Ics
            | Ending::Unknown
            | Ending::Folder => None,
        }
    }
}
