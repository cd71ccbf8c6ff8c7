//! Makes the tree of a [`Document`] from a text, in one pass and without a second copy of the text, because
//! this takes most of the time of `check`.
//!
//! ```text
//! plain      the lines that records are made of, read without a grammar; it declines all else
//! events     what `toml_parser`, which knows the grammar, finds in any text
//! scalar     single keys and values
//! builder    the tree both of them build: what a table is, and when a key stands twice
//! filling    the table that plain lines go into, until its end
//! section    the part of it that headers are for
//! ```

use toml_parser::{ParseError, Source};

use self::builder::Builder;
use super::{Document, MOST_FAULTS, Span, SyntaxFault};

mod builder;
mod events;
mod filling;
mod plain;
pub(super) mod scalar;
mod section;

pub(super) fn parse(text: &str) -> Result<Document<'_>, Vec<SyntaxFault>> {
    if u32::try_from(text.len()).is_err() {
        let what = "the text is too long".to_owned();
        return Err(vec![SyntaxFault {
            at: Span::default(),
            what,
        }]);
    }

    match plain::read(text) {
        Some(builder) => Ok(builder.document(true)),
        None => by_grammar(text),
    }
}

/// Reads any text, and tells its faults.
fn by_grammar(text: &str) -> Result<Document<'_>, Vec<SyntaxFault>> {
    let source = Source::new(text);
    let tokens = source.lex().into_vec();
    let mut faults = Vec::new();
    let mut report = |fault: ParseError| {
        if faults.len() < MOST_FAULTS {
            faults.push(fault);
        }
    };

    let mut builder = Builder::new(source, tokens.len() / 6 + 1);
    toml_parser::parser::parse_document(&tokens, &mut builder, &mut report);

    faults.append(&mut builder.faults);
    if faults.is_empty() {
        return Ok(builder.document(false));
    }
    let mut faults: Vec<SyntaxFault> = faults.iter().map(syntax_fault).collect();
    faults.sort_by_key(|fault| fault.at.start);
    faults.truncate(MOST_FAULTS);
    Err(faults)
}

pub(super) fn syntax_fault(fault: &ParseError) -> SyntaxFault {
    let at = fault.unexpected().or(fault.context()).unwrap_or_default();
    SyntaxFault {
        at: span(at),
        what: fault.description().to_owned(),
    }
}

pub(super) fn span(span: toml_parser::Span) -> Span {
    Span {
        start: span.start() as u32,
        end: span.end() as u32,
    }
}
