//! A Word document: unzipped, its placeholders filled, zipped again; the same bytes every time.
//!
//! A placeholder is written in Word as any other text: `{{ client }}`, `{% if focus %}`. Two more, each
//! alone in its row or paragraph, take that row or paragraph away with them: `{%tr for it in items %}` …
//! `{%tr endfor %}` repeat table rows, `{%p if needs %}` … `{%p endif %}` keep or leave out paragraphs.

use std::borrow::Cow;
use std::io::{Cursor, Read, Write};

use minijinja::Value;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipArchive, ZipWriter};

use super::Form;
use super::engine::{self, Fault, Source, Trouble};
use super::escape::{Into, escaped};

mod together;

use together::kept_together;

/// One part of a Word document.
#[derive(Clone, Debug, PartialEq)]
pub struct Part {
    /// Its name in the file, such as `word/document.xml`.
    pub name: String,
    /// What it holds.
    pub bytes: Cow<'static, [u8]>,
}

/// The most parts, and bytes unpacked, that a template has.
const MOST_PARTS: usize = 1000;
const MOST_BYTES: u64 = 32 * 1024 * 1024;

/// The parts of a Word document, in the order of its file.
pub(super) fn parts(file: &str, bytes: &[u8]) -> Result<Vec<Part>, Fault> {
    let refused = || Fault::at(file, None, Trouble::NotDocx);
    let mut zip = ZipArchive::new(Cursor::new(bytes)).map_err(|_| refused())?;
    if zip.len() > MOST_PARTS {
        return Err(refused());
    }
    let mut parts = Vec::new();
    let mut room = MOST_BYTES;
    for nth in 0..zip.len() {
        let part = zip.by_index(nth).map_err(|_| refused())?;
        if part.is_dir() {
            continue;
        }
        let name = part.name().map_err(|_| refused())?.into_owned();
        let mut bytes = Vec::new();
        // One byte past the limit shows that there is more, without unpacking it.
        part.take(room + 1)
            .read_to_end(&mut bytes)
            .map_err(|_| refused())?;
        room = room.checked_sub(bytes.len() as u64).ok_or_else(refused)?;
        parts.push(Part {
            name,
            bytes: Cow::Owned(bytes),
        });
    }
    let is_word = parts.iter().any(|part| part.name == "word/document.xml");
    is_word.then_some(parts).ok_or_else(refused)
}

/// The document with its placeholders filled; the mark must be on some page, header or footer.
pub(super) fn filled(
    file: &str,
    parts: &[Part],
    sheet: &Value,
    mark: &str,
) -> Result<Vec<u8>, Fault> {
    let mark = escaped(Into::WordText, mark);
    let mut marked = false;
    let mut written = Vec::new();
    for part in parts {
        let bytes = if has_words(&part.name) {
            let text = filled_part(file, part, sheet)?;
            marked |= part.name.starts_with("word/") && text.contains(&mark);
            Cow::Owned(kept_together(&text).into_bytes())
        } else {
            part.bytes.clone()
        };
        let name = part.name.clone();
        written.push(Part { name, bytes });
    }
    if !marked {
        return Err(Fault::at(file, None, Trouble::Unmarked));
    }
    Ok(zipped(&written))
}

/// The parts as one file, every entry with the same fixed time.
pub(super) fn zipped(parts: &[Part]) -> Vec<u8> {
    let how = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default());
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for part in parts {
        zip.start_file(part.name.as_str(), how)
            .and_then(|()| Ok(zip.write_all(&part.bytes)?))
            .expect("memory takes parts that are bounded, each with a name of its own");
    }
    zip.finish()
        .expect("memory takes the end of the file")
        .into_inner()
}

/// Whether a part has text for people; the others are copied unchanged.
fn has_words(name: &str) -> bool {
    let page = |kind: &str| name.starts_with(&format!("word/{kind}")) && name.ends_with(".xml");
    name == "word/document.xml" || name == "docProps/core.xml" || page("header") || page("footer")
}

fn filled_part(file: &str, part: &Part, sheet: &Value) -> Result<String, Fault> {
    let shown = format!("{file} ({})", part.name);
    let source = Source::own(shown.clone(), part.bytes.to_vec())?.called(&part.name);
    let whole = joined(&source.text)
        .and_then(|text| unhoused(&text, "{%tr", "w:tr"))
        .and_then(|text| unhoused(&text, "{%p", "w:p"));
    let text = whole.map_err(|(trouble, near)| Fault {
        near: Some(near),
        ..Fault::at(&shown, None, trouble)
    })?;
    let source = source.with_text(text);
    // Word writes a part in one line, or in its own lines, so a line number is useless.
    engine::filled(Form::Docx, &[&source], &source, sheet).map_err(|fault| Fault {
        line: None,
        ..fault
    })
}

/// What is wrong with a placeholder, and its words.
type Torn = (Trouble, String);

/// The text with every placeholder in one piece: Word cuts words into runs wherever it likes, and turns
/// straight quotation marks into curly ones.
fn joined(text: &str) -> Result<String, Torn> {
    let mut whole = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('{') {
        whole.push_str(&rest[..at]);
        rest = &rest[at..];
        match placeholder(rest) {
            None => {
                whole.push('{');
                rest = &rest[1..];
            }
            Some(length) => {
                whole.push_str(&in_one_piece(&rest[..length])?);
                rest = &rest[length..];
            }
        }
    }
    whole.push_str(rest);
    Ok(whole)
}

/// The length of the placeholder that a text begins with, tags of XML inside it counted; `None` when it
/// begins with none, or with one that does not end in its paragraph.
fn placeholder(text: &str) -> Option<usize> {
    let mut seen = ['\0'; 2];
    let mut opened = None;
    let mut count = 0;
    let mut at = 0;
    while at < text.len() {
        let rest = &text[at..];
        if rest.starts_with('<') {
            if rest.starts_with("</w:p>") {
                return None;
            }
            at += rest.find('>')? + 1;
            continue;
        }
        let c = rest.chars().next()?;
        at += c.len_utf8();
        count += 1;
        seen = [seen[1], c];
        match opened {
            None if count == 2 => match seen {
                ['{', '{'] => opened = Some(['}', '}']),
                ['{', '%'] => opened = Some(['%', '}']),
                _ => return None,
            },
            None => {}
            Some(end) if count > 3 && seen == end => return Some(at),
            Some(_) => {}
        }
    }
    None
}

/// A placeholder without the tags inside it, which must close and open again in the same order.
fn in_one_piece(torn: &str) -> Result<String, Torn> {
    let mut words = String::new();
    let mut open: Vec<&str> = Vec::new();
    let mut closed: Vec<&str> = Vec::new();
    let mut rest = torn;
    while let Some(at) = rest.find('<') {
        words.push_str(&rest[..at]);
        let end = rest[at..].find('>').map_or(rest.len(), |end| at + end);
        let tag = &rest[at + 1..end];
        rest = rest.get(end + 1..).unwrap_or_default();
        let name = |tag: &'_ str| tag.split([' ', '/', '>']).next().unwrap_or_default().len();
        if let Some(tag) = tag.strip_prefix('/') {
            if open.last() == Some(&tag) {
                open.pop();
            } else {
                closed.push(tag);
            }
        } else if !tag.ends_with('/') {
            open.push(&tag[..name(tag)]);
        }
    }
    words.push_str(rest);
    let words = words
        .replace(['“', '”'], "\"")
        .replace(['‘', '’'], "'")
        .replace("&quot;", "\"")
        .replace("&apos;", "'")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&amp;", "&");
    closed.reverse();
    if open == closed {
        Ok(words)
    } else {
        Err((Trouble::Torn, words))
    }
}

/// The text with every `{%tr …%}` in the place of its row, or `{%p …%}` of its paragraph.
fn unhoused(text: &str, mark: &str, house: &str) -> Result<String, Torn> {
    let mut text = text.to_owned();
    let close = format!("</{house}>");
    while let Some(at) = find_mark(&text, mark) {
        let length = text[at..].find("%}").map_or(text.len() - at, |end| end + 2);
        let words = text[at..at + length].to_owned();
        let homeless = || (Trouble::Homeless, words.clone());
        let opens = |tag: &str| text[..at].rfind(tag);
        let start = opens(&format!("<{house}>"))
            .max(opens(&format!("<{house} ")))
            .ok_or_else(homeless)?;
        let end = text[at..].find(&close).ok_or_else(homeless)?;
        let end = at + end + close.len();
        if text[start..at].contains(&close) {
            return Err(homeless());
        }
        let plain = format!("{{%{}", &words[mark.len()..]);
        text.replace_range(start..end, &plain);
    }
    Ok(text)
}

/// Where `{%tr` stands and is not the beginning of a longer word.
fn find_mark(text: &str, mark: &str) -> Option<usize> {
    let mut marks = text.match_indices(mark).map(|(at, _)| at);
    marks.find(|at| text[at + mark.len()..].starts_with(char::is_whitespace))
}

#[cfg(test)]
mod tests;
