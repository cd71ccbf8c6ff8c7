//! Which cells of a workbook show their number as a percentage: a cell that shows 15% holds 0.15.
//!
//! `calamine` tells of dates alone how a cell is formatted, so the parts of the workbook are read once more, for this.
//! What cannot be read here is no percentage, and whoever asks for one asks the person.

use std::collections::{HashMap, HashSet};
use std::io::{Cursor, Read};

use zip::ZipArchive;

/// The cells of the nth sheet that do, by their names: `I4`.
pub(super) fn of_sheet(bytes: &[u8], nth: usize) -> HashSet<String> {
    read(bytes, nth).unwrap_or_default()
}

fn read(bytes: &[u8], nth: usize) -> Option<HashSet<String>> {
    let mut book = ZipArchive::new(Cursor::new(bytes)).ok()?;
    let formats = formats(&part(&mut book, "xl/styles.xml")?);
    if !formats.contains(&true) {
        return None;
    }
    let workbook = part(&mut book, "xl/workbook.xml")?;
    let sheet = tags(&workbook).filter(|tag| tag.name == "sheet").nth(nth)?;
    let id = sheet.value("id")?;
    let related = part(&mut book, "xl/_rels/workbook.xml.rels")?;
    let mut related = tags(&related).filter(|tag| tag.name == "Relationship");
    let target = related.find(|tag| tag.value("Id") == Some(id))?;
    let target = target.value("Target")?;
    let path = match target.strip_prefix('/') {
        Some(whole) => whole.to_owned(),
        None => format!("xl/{target}"),
    };
    let sheet = part(&mut book, &path)?;
    let is_shown = |tag: &Tag<'_>| {
        let style = tag.value("s").and_then(|style| style.parse::<usize>().ok());
        style.is_some_and(|style| formats.get(style) == Some(&true))
    };
    let cells = tags(&sheet).filter(|tag| tag.name == "c" && is_shown(tag));
    Some(
        cells
            .filter_map(|tag| tag.value("r").map(str::to_owned))
            .collect(),
    )
}

/// The name of a cell by its row from 1 and its column from 0: `AB7`.
pub(super) fn name(row: usize, column: usize) -> String {
    let mut letters = Vec::new();
    let mut left = column + 1;
    while left > 0 {
        let letter = (left - 1) % 26;
        letters.push(b'A' + letter as u8);
        left = (left - 1) / 26;
    }
    let letters: String = letters
        .iter()
        .rev()
        .map(|&letter| char::from(letter))
        .collect();
    format!("{letters}{row}")
}

/// For each style of a cell whether it shows a percentage.
fn formats(styles: &str) -> Vec<bool> {
    // 9 and 10 are 0% and 0.00% in every workbook; the others are written out.
    let mut formats: HashMap<&str, bool> = HashMap::from([("9", true), ("10", true)]);
    let mut shown = Vec::new();
    let mut is_of_cells = false;
    for tag in tags(styles) {
        match tag.name {
            "numFmt" => {
                if let Some((id, code)) = tag.value("numFmtId").zip(tag.value("formatCode")) {
                    formats.insert(id, is_percentage(code));
                }
            }
            "cellXfs" => is_of_cells = !tag.is_end,
            "xf" if is_of_cells && !tag.is_end => {
                let format = tag.value("numFmtId").and_then(|id| formats.get(id));
                shown.push(format == Some(&true));
            }
            _ => {}
        }
    }
    shown
}

/// Whether a format has a % that is not only written behind the number: `0.0%`, but not `0.0"%"`.
fn is_percentage(code: &str) -> bool {
    let code = code.replace("&quot;", "\"");
    let outside = code.split('"').step_by(2).collect::<String>();
    let mut signs = outside.chars();
    while let Some(sign) = signs.next() {
        match sign {
            '%' => return true,
            // What follows is written as it is, or is as wide as a blank.
            '\\' | '_' | '*' => drop(signs.next()),
            _ => {}
        }
    }
    false
}

fn part(book: &mut ZipArchive<Cursor<&[u8]>>, path: &str) -> Option<String> {
    let mut text = String::new();
    book.by_name(path).ok()?.read_to_string(&mut text).ok()?;
    Some(text)
}

/// The beginning of an element, or its end.
struct Tag<'x> {
    name: &'x str,
    is_end: bool,
    rest: &'x str,
}

impl<'x> Tag<'x> {
    /// The value of an attribute, whatever prefix it has.
    fn value(&self, name: &str) -> Option<&'x str> {
        let mut rest = self.rest;
        loop {
            let (key, after) = rest.split_once('=')?;
            let after = after.trim_start();
            let quote = after
                .chars()
                .next()
                .filter(|sign| matches!(sign, '"' | '\''))?;
            let (value, after) = after[1..].split_once(quote)?;
            if local(key.trim()) == name {
                return Some(value);
            }
            rest = after;
        }
    }
}

/// The tags of a text, in order; no comment and no quoted text has any.
fn tags(text: &str) -> impl Iterator<Item = Tag<'_>> {
    let mut rest = text;
    std::iter::from_fn(move || {
        loop {
            let from = rest.find('<')?;
            rest = &rest[from..];
            let closed = [("<!--", "-->"), ("<![CDATA[", "]]>")];
            if let Some((_, end)) = closed.iter().find(|(begin, _)| rest.starts_with(begin)) {
                rest = &rest[rest.find(end)? + end.len()..];
                continue;
            }
            let inside = &rest[1..];
            let end = end_of(inside)?;
            let tag = &inside[..end];
            let (name, of) = tag.split_once(char::is_whitespace).unwrap_or((tag, ""));
            let name = name.trim_end_matches('/');
            let (is_end, name) = match name.strip_prefix('/') {
                Some(name) => (true, local(name)),
                None => (false, local(name)),
            };
            rest = &inside[end..];
            return Some(Tag {
                name,
                is_end,
                rest: of,
            });
        }
    })
}

/// Where a tag ends: at the first `>` outside a value.
fn end_of(inside: &str) -> Option<usize> {
    let mut quote = None;
    inside.bytes().position(|sign| match (quote, sign) {
        (None, b'>') => true,
        (None, b'"' | b'\'') => {
            quote = Some(sign);
            false
        }
        (Some(open), sign) if open == sign => {
            quote = None;
            false
        }
        _ => false,
    })
}

/// A name without its prefix.
fn local(name: &str) -> &str {
    name.rsplit(':').next().unwrap_or(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_format_is_a_percentage_by_a_sign_of_its_own() {
        for code in [
            "0%",
            "0.0%",
            "#,##0.00%;[Red]-0.00%",
            "0.0\\ %",
            "0&quot;约&quot;%",
        ] {
            assert!(is_percentage(code), "{code}");
        }
        for code in ["0.00", "0.0\"%\"", "0.0&quot;%&quot;", "0\\%", "yyyy-mm-dd"] {
            assert!(!is_percentage(code), "{code}");
        }
    }

    #[test]
    fn a_style_counts_by_its_place_among_those_of_cells() {
        let styles = "<!-- <xf numFmtId=\"9\"/> --><x:styleSheet><x:numFmts><x:numFmt numFmtId='164' formatCode='0.0%'/>\
             <x:numFmt formatCode=\"a>b\" numFmtId=\"165\"/></x:numFmts>\
             <x:cellStyleXfs><x:xf numFmtId=\"9\"/></x:cellStyleXfs>\
             <x:cellXfs><x:xf numFmtId=\"0\"/><x:xf numFmtId=\"10\"><x:alignment/></x:xf><x:xf numFmtId=\"164\"/>\
             <x:xf numFmtId=\"165\"/></x:cellXfs><x:cellStyles><x:xf numFmtId=\"9\"/></x:cellStyles></x:styleSheet>";
        assert_eq!(formats(styles), [false, true, true, false]);
    }

    #[test]
    fn a_cell_is_called_by_letters_and_its_row() {
        let names = [(4, 8), (1, 0), (2, 25), (3, 26), (7, 27), (9, 702)];
        let names = names.map(|(row, column)| name(row, column));
        assert_eq!(names, ["I4", "A1", "Z2", "AA3", "AB7", "AAA9"]);
    }

    #[test]
    fn what_is_no_workbook_has_no_percentages() {
        assert_eq!(of_sheet(b"PK", 0), HashSet::new());
        assert_eq!(of_sheet(b"", 3), HashSet::new());
    }
}
