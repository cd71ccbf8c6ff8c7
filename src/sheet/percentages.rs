//! Which cells of a workbook show their number as a percentage: a cell that shows 15% holds 0.15.
//!
//! `calamine` tells of dates alone how a cell is formatted, so the parts of the workbook are read once more, for this.
//! What cannot be read here is no percentage, and whoever asks for one asks the person.

use std::collections::{HashMap, HashSet};
use std::io::{Cursor, Read};

use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};
use zip::ZipArchive;

/// The cells of the nth sheet that do, by their names: `I4`.
pub(super) fn of_sheet(bytes: &[u8], nth: usize) -> HashSet<String> {
    read(bytes, nth).unwrap_or_default()
}

fn read(bytes: &[u8], nth: usize) -> Option<HashSet<String>> {
    let mut book = ZipArchive::new(Cursor::new(bytes)).ok()?;
    let formats = formats(&part(&mut book, "xl/styles.xml")?)?;
    if !formats.contains(&true) {
        return None;
    }
    let mut sheets = Vec::new();
    each(&part(&mut book, "xl/workbook.xml")?, |name, tag| {
        sheets.extend(tag.filter(|_| name == "sheet").map(|it| value(it, "id")));
    })?;
    let id = sheets.into_iter().nth(nth)??;
    let mut target = None;
    each(&part(&mut book, "xl/_rels/workbook.xml.rels")?, |_, tag| {
        if let Some(tag) = tag.filter(|it| value(it, "Id").as_ref() == Some(&id)) {
            target = value(tag, "Target");
        }
    })?;
    let target = target?;
    let path = match target.strip_prefix('/') {
        Some(whole) => whole.to_owned(),
        None => format!("xl/{target}"),
    };
    let mut cells = HashSet::new();
    each(&part(&mut book, &path)?, |name, tag| {
        let Some(tag) = tag.filter(|_| name == "c") else {
            return;
        };
        let style = value(tag, "s").and_then(|style| style.parse::<usize>().ok());
        if style.is_some_and(|style| formats.get(style) == Some(&true)) {
            cells.extend(value(tag, "r"));
        }
    })?;
    Some(cells)
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
fn formats(styles: &str) -> Option<Vec<bool>> {
    // 9 and 10 are 0% and 0.00% in every workbook; the others are written out.
    let of_all = ["9", "10"].map(|id| (id.to_owned(), true));
    let mut formats: HashMap<String, bool> = HashMap::from(of_all);
    let mut shown = Vec::new();
    let mut is_of_cells = false;
    each(styles, |name, tag| match (name, tag) {
        ("numFmt", Some(tag)) => {
            if let Some((id, code)) = value(tag, "numFmtId").zip(value(tag, "formatCode")) {
                formats.insert(id, is_percentage(&code));
            }
        }
        ("cellXfs", tag) => is_of_cells = tag.is_some(),
        ("xf", Some(tag)) if is_of_cells => {
            let format = value(tag, "numFmtId").and_then(|id| formats.get(&id));
            shown.push(format == Some(&true));
        }
        _ => {}
    })?;
    Some(shown)
}

/// Whether a format has a % that is not only written behind the number: `0.0%`, but not `0.0"%"`.
fn is_percentage(code: &str) -> bool {
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

/// Every element of a part by its name: where it begins, and once more, without its tag, where it ends.
fn each(part: &str, mut see: impl FnMut(&str, Option<&BytesStart<'_>>)) -> Option<()> {
    let mut reader = Reader::from_str(part);
    reader.config_mut().expand_empty_elements = true;
    loop {
        match reader.read_event().ok()? {
            Event::Start(tag) => see(tag.local_name().into_inner(), Some(&tag)),
            Event::End(tag) => see(tag.local_name().into_inner(), None),
            Event::Eof => return Some(()),
            _ => {}
        }
    }
}

/// The value of an attribute, whatever prefix it has.
fn value(tag: &BytesStart<'_>, name: &str) -> Option<String> {
    let mut all = tag.attributes().flatten();
    let found = all.find(|it| it.key.local_name().into_inner() == name)?;
    let value = found.normalized_value(XmlVersion::Implicit1_0).ok()?;
    Some(value.into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_format_is_a_percentage_by_a_sign_of_its_own() {
        for code in ["0%", "0.0%", "#,##0.00%;[Red]-0.00%", "0.0\\ %", "0\"约\"%"] {
            assert!(is_percentage(code), "{code}");
        }
        for code in ["0.00", "0.0\"%\"", "0\\%", "yyyy-mm-dd"] {
            assert!(!is_percentage(code), "{code}");
        }
    }

    #[test]
    fn a_style_counts_by_its_place_among_those_of_cells() {
        let styles = "<!-- <xf numFmtId=\"9\"/> --><x:styleSheet><x:numFmts><x:numFmt numFmtId='164' formatCode='0.0&quot;约&quot;%'/>\
             <x:numFmt formatCode=\"a>b\" numFmtId=\"165\"/></x:numFmts>\
             <x:cellStyleXfs><x:xf numFmtId=\"9\"/></x:cellStyleXfs>\
             <x:cellXfs><x:xf numFmtId=\"0\"/><x:xf numFmtId=\"10\"><x:alignment/></x:xf><x:xf numFmtId=\"164\"/>\
             <x:xf numFmtId=\"165\"/></x:cellXfs><x:cellStyles><x:xf numFmtId=\"9\"/></x:cellStyles></x:styleSheet>";
        assert_eq!(formats(styles).unwrap(), [false, true, true, false]);
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
