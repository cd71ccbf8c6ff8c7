//! What a file's name says of its form.

/// The form of a file, by its ending.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ending {
    /// A workbook: a sheet for each table.
    Xlsx,
    /// One table, for any spreadsheet.
    Csv,
    /// For scripts.
    Json,
    /// Plain text for a mail, a wiki or a forge.
    Markdown,
    /// For a browser and its printer.
    Html,
    /// For Word and WPS.
    Docx,
    /// Findings, for code scanning.
    Sarif,
    /// Days, for a calendar.
    Ics,
    /// No file but a folder of them.
    Folder,
    /// None of these.
    Unknown,
}

impl Ending {
    /// All that a file can have, in the order in which they are told.
    pub const ALL: [Ending; 8] = [
        Ending::Xlsx,
        Ending::Csv,
        Ending::Json,
        Ending::Markdown,
        Ending::Html,
        Ending::Docx,
        Ending::Sarif,
        Ending::Ics,
    ];

    /// The ending, with its dot.
    pub fn dotted(self) -> &'static str {
        match self {
            Ending::Xlsx => ".xlsx",
            Ending::Csv => ".csv",
            Ending::Json => ".json",
            Ending::Markdown => ".md",
            Ending::Html => ".html",
            Ending::Docx => ".docx",
            Ending::Sarif => ".sarif",
            Ending::Folder => "DIR/",
            Ending::Ics => ".ics",
            Ending::Unknown => "",
        }
    }

    /// The ending of a file's name, in any case.
    pub fn of_name(name: &str) -> Option<Ending> {
        let (_, ending) = name.rsplit_once('.')?;
        match ending.to_ascii_lowercase().as_str() {
            "xlsx" => Some(Ending::Xlsx),
            "csv" => Some(Ending::Csv),
            "json" => Some(Ending::Json),
            "md" | "markdown" => Some(Ending::Markdown),
            "html" | "htm" => Some(Ending::Html),
            "docx" => Some(Ending::Docx),
            "sarif" => Some(Ending::Sarif),
            "ics" => Some(Ending::Ics),
            _ => None,
        }
    }
}
