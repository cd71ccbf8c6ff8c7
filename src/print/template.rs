//! The shipped templates of every paper, and a company's own in their place (D51).

use std::borrow::Cow;

use super::Form;
use super::docx::{self, Part};
use super::engine::{Fault, Source};
use super::logo::Logo;
use crate::lang::Lang;

/// A document that kefu prints.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Paper {
    /// The client service plan.
    Plan,
    /// The stewardship report on a service year.
    Stewardship,
}

impl Paper {
    /// Its name in the names of template files.
    fn code(self) -> &'static str {
        match self {
            Paper::Plan => "plan",
            Paper::Stewardship => "stewardship",
        }
    }
}

/// How a document is laid out.
#[derive(Clone, Debug, PartialEq)]
pub enum Template {
    /// A text: HTML, which may use the [shared parts](Template::parts) and a style sheet, or Markdown.
    Text {
        /// Which of the two.
        form: Form,
        /// The template.
        source: Source,
        /// `style.css`.
        style: Source,
    },
    /// The parts of a Word document.
    Docx {
        /// Its name.
        name: String,
        /// What is in the file, in its order.
        parts: Vec<Part>,
    },
}

impl Template {
    /// The name of the style sheet that HTML templates include.
    pub const STYLE: &str = "style.css";

    /// The names under which a workspace may keep its own template: the first that is there counts. One
    /// with a language is for that language only.
    pub fn names(paper: Paper, form: Form, lang: Lang) -> [String; 2] {
        let (paper, ending) = (paper.code(), form.ending());
        let lang = match lang {
            Lang::Zh => "zh",
            Lang::En => "en",
        };
        [
            format!("{paper}.{lang}.{ending}"),
            format!("{paper}.{ending}"),
        ]
    }

    /// The shipped template.
    pub fn shipped(paper: Paper, form: Form) -> Template {
        let (markdown, html, document) = match paper {
            Paper::Plan => (
                include_str!("templates/plan.md"),
                include_str!("templates/plan.html"),
                include_str!("templates/docx/plan.document.xml"),
            ),
            Paper::Stewardship => (
                include_str!("templates/stewardship.md"),
                include_str!("templates/stewardship.html"),
                include_str!("templates/docx/stewardship.document.xml"),
            ),
        };
        Template::of(paper.code(), form, [markdown, html, document])
    }

    /// The lists to sign when clients are handed over: a page for a browser or a Word document. The company may style the
    /// page but not replace it.
    pub fn hand_over(form: Form) -> Template {
        let html = include_str!("templates/hand-over.html");
        let document = include_str!("templates/docx/hand-over.document.xml");
        Template::of("hand-over", form, [html, html, document])
    }

    fn of(code: &str, form: Form, [markdown, html, document]: [&'static str; 3]) -> Template {
        let name = format!("{}.{}", code, form.ending());
        let text = |text| Template::Text {
            form,
            source: Source::shipped(name.clone(), text),
            style: Source::shipped(Template::STYLE.to_owned(), STYLE),
        };
        match form {
            Form::Markdown => text(markdown),
            Form::Html => text(html),
            Form::Docx => {
                let part = |(name, text): &(&str, &'static str)| Part {
                    name: (*name).to_owned(),
                    bytes: Cow::Borrowed(match *name {
                        DOCUMENT => document.as_bytes(),
                        _ => text.as_bytes(),
                    }),
                };
                Template::Docx {
                    name: name.clone(),
                    parts: DOCX.iter().map(part).collect(),
                }
            }
        }
    }

    /// The page about all clients, only for the company, which may style it but not replace it.
    pub fn portfolio() -> Template {
        Template::of_house("portfolio.html", include_str!("templates/portfolio.html"))
    }

    /// The page about one client, only for the company, which may style it but not replace it.
    pub fn client() -> Template {
        Template::of_house("client.html", include_str!("templates/client.html"))
    }

    /// The first of the linked pages of the house, which the company may style but not replace.
    pub fn index() -> Template {
        Template::of_house("index.html", include_str!("templates/index.html"))
    }

    /// The page about one person, which the company may style but not replace.
    pub fn person() -> Template {
        Template::of_house("person.html", include_str!("templates/person.html"))
    }

    /// The style sheet of the linked pages, which they all use.
    pub fn look() -> Template {
        Template::of_house("look.css", include_str!("templates/look.css"))
    }

    fn of_house(name: &str, text: &str) -> Template {
        Template::Text {
            form: Form::Html,
            source: Source::shipped(name.to_owned(), text),
            style: Source::shipped(Template::STYLE.to_owned(), STYLE),
        }
    }

    /// The same template with a company's own file in its place; `name` is what a message calls it.
    ///
    /// # Errors
    ///
    /// Not UTF-8, or no Word document.
    pub fn replaced(self, name: String, bytes: Vec<u8>) -> Result<Template, Fault> {
        Ok(match self {
            Template::Text { form, style, .. } => Template::Text {
                form,
                source: Source::own(name, bytes)?,
                style,
            },
            Template::Docx { .. } => Template::Docx {
                parts: docx::parts(&name, &bytes)?,
                name,
            },
        })
    }

    /// The same template with the company's logo at its head; Markdown has no pictures.
    pub fn with_logo(self, logo: &Logo) -> Template {
        match self {
            Template::Text {
                form: Form::Html,
                source,
                style,
            } => {
                let text = style.text.clone() + &logo.style();
                Template::Text {
                    form: Form::Html,
                    source,
                    style: style.with_text(text),
                }
            }
            Template::Docx { name, parts } => Template::Docx {
                parts: logo.placed(parts),
                name,
            },
            text @ Template::Text { .. } => text,
        }
    }

    /// The same template with a company's own style sheet; a Word document has its styles in itself.
    ///
    /// # Errors
    ///
    /// Not UTF-8.
    pub fn styled(self, name: String, bytes: Vec<u8>) -> Result<Template, Fault> {
        Ok(match self {
            Template::Text { form, source, .. } => Template::Text {
                form,
                source,
                style: Source::own(name, bytes)?.called(Template::STYLE),
            },
            docx @ Template::Docx { .. } => docx,
        })
    }

    /// What HTML templates share, a company's own too: they extend or include these by their names.
    pub(super) fn parts() -> [Source; 10] {
        PARTS.map(|(name, text)| Source::shipped(name.to_owned(), text))
    }

    /// The template itself as a file, as a start for a company's own.
    pub fn file(&self) -> Vec<u8> {
        match self {
            Template::Text { source, .. } => source.text.as_bytes().to_vec(),
            Template::Docx { parts, .. } => docx::zipped(parts),
        }
    }
}

const STYLE: &str = include_str!("templates/style.css");

/// The parts that HTML templates share: the frame of a page, that of an internal page and of a linked one, and what they contain.
const PARTS: [(&str, &str); 10] = [
    ("base.html", include_str!("templates/base.html")),
    ("house.html", include_str!("templates/house.html")),
    ("desk.html", include_str!("templates/desk.html")),
    ("list.html", include_str!("templates/list.html")),
    ("parts.html", include_str!("templates/parts.html")),
    ("compact.html", include_str!("templates/compact.html")),
    ("board.html", include_str!("templates/board.html")),
    ("table.html", include_str!("templates/table.html")),
    ("figures.html", include_str!("templates/figures.html")),
    ("sign.html", include_str!("templates/sign.html")),
];

/// The part of a Word document that differs from paper to paper.
const DOCUMENT: &str = "word/document.xml";

/// The parts of a shipped Word document; the content types come first, as readers expect.
const DOCX: [(&str, &str); 10] = [
    (
        "[Content_Types].xml",
        include_str!("templates/docx/content_types.xml"),
    ),
    ("_rels/.rels", include_str!("templates/docx/rels.xml")),
    (DOCUMENT, ""),
    (
        "word/_rels/document.xml.rels",
        include_str!("templates/docx/document.rels.xml"),
    ),
    ("word/styles.xml", include_str!("templates/docx/styles.xml")),
    (
        "word/settings.xml",
        include_str!("templates/docx/settings.xml"),
    ),
    (
        "word/fontTable.xml",
        include_str!("templates/docx/fonts.xml"),
    ),
    (
        "word/header1.xml",
        include_str!("templates/docx/header.xml"),
    ),
    (
        "word/footer1.xml",
        include_str!("templates/docx/footer.xml"),
    ),
    ("docProps/core.xml", include_str!("templates/docx/core.xml")),
];
