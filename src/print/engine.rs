//! Fills a template with a sheet, within limits of work and memory. A fault names its file and line.

use std::error::Error;
use std::panic::resume_unwind;
use std::thread;

use minijinja::syntax::SyntaxConfig;
use minijinja::{AutoEscape, Environment, ErrorKind, UndefinedBehavior, Value};

use super::Form;
use super::escape::{self, Into};

/// The work that one part may take: about ten times that of a plan with a thousand items. It limits both time
/// and memory.
const FUEL: u64 = 3_000_000;

/// A template's text, and the name a message calls it by.
#[derive(Clone, Debug, PartialEq)]
pub struct Source {
    /// Under which name other templates include it.
    pub(super) key: String,
    /// The file, as a person knows it.
    pub(super) file: String,
    /// The text.
    pub(super) text: String,
}

impl Source {
    pub(super) fn shipped(name: String, text: &str) -> Source {
        Source {
            key: name.clone(),
            file: name,
            text: text.to_owned(),
        }
    }

    pub(super) fn own(file: String, bytes: Vec<u8>) -> Result<Source, Fault> {
        let text = String::from_utf8(bytes).map_err(|error| {
            let before = &error.as_bytes()[..error.utf8_error().valid_up_to()];
            let line = 1 + before.iter().filter(|byte| **byte == b'\n').count();
            Fault::at(&file, Some(line), Trouble::NotUtf8)
        })?;
        Ok(Source {
            key: file.clone(),
            text: text.trim_start_matches('\u{feff}').to_owned(),
            file,
        })
    }

    pub(super) fn with_text(self, text: String) -> Source {
        Source { text, ..self }
    }

    pub(super) fn called(self, key: &str) -> Source {
        let key = key.to_owned();
        Source { key, ..self }
    }
}

/// Why a template cannot be filled.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The file.
    pub file: String,
    /// The line, from 1, where it is known.
    pub line: Option<usize>,
    /// What is wrong.
    pub trouble: Trouble,
    /// The words of the template it is about, where they are known.
    pub near: Option<String>,
}

/// What is wrong with a template.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// It is not written in UTF-8.
    NotUtf8,
    /// It is not a Word document, or is too large.
    NotDocx,
    /// A placeholder of a Word document begins in one kind of text and ends in another.
    Torn,
    /// A `{%tr …%}` is not in a table row, or a `{%p …%}` not in a paragraph.
    Homeless,
    /// It leaves out the mark that the paper must have.
    Unmarked,
    /// It names something the sheet does not have.
    Unknown,
    /// It does more than any document needs: it may never end.
    TooMuch,
    /// It is not a valid template; the engine's message, in English.
    Wrong(String),
}

impl Fault {
    pub(super) fn at(file: &str, line: Option<usize>, trouble: Trouble) -> Fault {
        Fault {
            file: file.to_owned(),
            line,
            trouble,
            near: None,
        }
    }
}

/// The room for values within values. The engine takes a call for each of them, also when they go; the work bounds how
/// deep they can be, and this holds as deep a value as that allows. The system gives only what is used of it.
const STACK: usize = 512 * 1024 * 1024;

/// The text of a template, its placeholders filled. `sources` are what it may include, itself among them.
pub(super) fn filled(
    form: Form,
    sources: &[&Source],
    main: &Source,
    sheet: &Value,
) -> Result<String, Fault> {
    let fill = || filled_here(form, sources, main, sheet);
    thread::scope(|scope| {
        let filling = thread::Builder::new().stack_size(STACK);
        match filling.spawn_scoped(scope, fill) {
            Ok(filling) => filling.join().unwrap_or_else(|panic| resume_unwind(panic)),
            // A system that does not give so much has room enough for all but a template that means harm.
            Err(_) => fill(),
        }
    })
}

fn filled_here(
    form: Form,
    sources: &[&Source],
    main: &Source,
    sheet: &Value,
) -> Result<String, Fault> {
    let mut engine = engine(form);
    let told = |error: &minijinja::Error| {
        let named = error.name().and_then(|name| {
            let named = sources.iter().find(|source| source.key == name);
            named.map(|source| source.file.as_str())
        });
        fault(named.unwrap_or(&main.file), error)
    };
    for source in sources {
        engine
            .add_template(&source.key, &source.text)
            .map_err(|error| told(&error))?;
    }
    let template = engine.get_template(&main.key).map_err(|e| told(&e))?;
    template.render(sheet).map_err(|error| told(&error))
}

fn engine<'s>(form: Form) -> Environment<'s> {
    let mut engine = Environment::new();
    engine.set_fuel(Some(FUEL));
    engine.set_recursion_limit(50);
    engine.set_debug(true);
    engine.set_syntax(
        SyntaxConfig::builder()
            .trim_blocks(true)
            .lstrip_blocks(true)
            .keep_trailing_newline(true)
            .build()
            .expect("the usual delimiters"),
    );
    // A misspelt name is a fault and not a gap on the client's paper; `{% if name %}` is allowed.
    engine.set_undefined_behavior(UndefinedBehavior::SemiStrict);
    engine.set_auto_escape_callback(|_| AutoEscape::Custom("paper".into()));
    engine.set_formatter(move |out, state, value| {
        if value.is_undefined() {
            return Err(minijinja::Error::from(ErrorKind::UndefinedError));
        }
        let safe = value.is_safe() || matches!(state.auto_escape(), AutoEscape::None);
        let text = match value.as_str() {
            _ if value.is_none() => return Ok(()),
            Some(text) if safe => return Ok(out.write_str(text)?),
            Some(text) => text.to_owned(),
            None => value.to_string(),
        };
        let into = match form {
            Form::Markdown => Into::Markdown,
            Form::Html => Into::Html,
            Form::Docx if state.name().starts_with("docProps/") => Into::Xml,
            Form::Docx => Into::WordText,
        };
        Ok(out.write_str(&escape::escaped(into, &text))?)
    });
    engine
}

/// A fault is reported at its place in the template itself, also when it was found in an included part.
fn fault(file: &str, error: &minijinja::Error) -> Fault {
    let cause = cause(error);
    let trouble = match cause.kind() {
        ErrorKind::UndefinedError => Trouble::Unknown,
        ErrorKind::OutOfFuel => Trouble::TooMuch,
        _ => Trouble::Wrong(match cause.detail() {
            Some(detail) => detail.to_owned(),
            None => cause.kind().to_string(),
        }),
    };
    let near = error
        .template_source()
        .zip(error.range())
        .and_then(|(source, range)| source.get(range))
        .map(|near| near.trim().to_owned())
        .filter(|near| !near.is_empty());
    Fault {
        file: file.to_owned(),
        line: error.line(),
        trouble,
        near,
    }
}

/// The error of an included part, which the engine keeps as the source of the one at the `include`.
fn cause(error: &minijinja::Error) -> &minijinja::Error {
    let inner = error.source().and_then(|inner| inner.downcast_ref());
    inner.map_or(error, cause)
}

#[cfg(test)]
mod tests;
