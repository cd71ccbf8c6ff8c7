//! The kind of file a document is.

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

    /// The form by the ending of a file's name, in any case.
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
