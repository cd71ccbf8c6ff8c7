use std::io::{Cursor, Write};

use encoding_rs::GB18030;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::*;

fn text(text: &str) -> Value {
    Value::Text(text.to_owned())
}

/// Each row as its number and its cells.
fn rows(bytes: &[u8]) -> Vec<(usize, Vec<Value>)> {
    let sheet = Sheet::read(bytes).unwrap();
    let told = |row: Row| (row.number, row.cells);
    sheet.rows.into_iter().map(told).collect()
}

const CSV: &str =
    "客户名称,保费\r\n\r\n\"华锐,重工\",\" 252万 \"\r\n,,\r\n临海,\"两\r\n行\"\r\n末,1\r\n";

fn read() -> Vec<(usize, Vec<Value>)> {
    vec![
        (1, vec![text("客户名称"), text("保费")]),
        (3, vec![text("华锐,重工"), text("252万")]),
        (5, vec![text("临海"), text("两\r\n行")]),
        (7, vec![text("末"), text("1")]),
    ]
}

#[test]
fn a_csv_is_read_in_the_encodings_that_offices_use() {
    assert_eq!(rows(CSV.as_bytes()), read());
    assert_eq!(rows(format!("\u{feff}{CSV}").as_bytes()), read());
    let (gb, ..) = GB18030.encode(CSV);
    assert_eq!(rows(&gb), read());
    let wide: Vec<u8> = CSV.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let marked = [&[0xff, 0xfe], &wide[..]].concat();
    assert_eq!(rows(&marked), read());
    assert_eq!(Sheet::read(b"\xff\x00,a\n"), Err(SheetFault::Encoding));
}

#[test]
fn semicolons_and_tabs_separate_cells_too() {
    for sign in [";", "\t"] {
        let table = format!("名称{sign}保费\n甲{sign}1,5\n");
        assert_eq!(
            rows(table.as_bytes()),
            [
                (1, vec![text("名称"), text("保费")]),
                (2, vec![text("甲"), text("1,5")])
            ]
        );
    }
}

#[test]
fn a_title_with_other_signs_does_not_say_what_separates_the_cells() {
    let table = "二零二六年,清单\n名称;保费\n甲;1\n乙;2\n";
    assert_eq!(rows(table.as_bytes())[2], (3, vec![text("甲"), text("1")]));
}

#[test]
fn an_apostrophe_before_what_would_be_a_formula_is_no_part_of_it() {
    let table = "电话,备注\n'+86 532 5550101,'已读\n'=甲,440620262605000123\t\n";
    assert_eq!(
        rows(table.as_bytes())[1..],
        [
            (2, vec![text("+86 532 5550101"), text("'已读")]),
            (3, vec![text("=甲"), text("440620262605000123")])
        ]
    );
}

#[test]
fn nothing_is_no_table() {
    assert_eq!(Sheet::read(b""), Err(SheetFault::Empty));
    assert_eq!(Sheet::read(b",,\n , \n"), Err(SheetFault::Empty));
}

/// A workbook with an empty sheet and one that begins in B2, as Excel writes it.
fn workbook() -> Vec<u8> {
    let parts = [
        (
            "[Content_Types].xml",
            r#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/></Types>"#,
        ),
        (
            "_rels/.rels",
            r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#,
        ),
        (
            "xl/workbook.xml",
            r#"<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="空" sheetId="1" r:id="r1"/><sheet name="保单" sheetId="2" r:id="r2"/></sheets></workbook>"#,
        ),
        (
            "xl/_rels/workbook.xml.rels",
            r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet2.xml"/><Relationship Id="r3" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>"#,
        ),
        (
            "xl/styles.xml",
            r#"<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>"#,
        ),
        (
            "xl/worksheets/sheet1.xml",
            r#"<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData/></worksheet>"#,
        ),
        (
            "xl/worksheets/sheet2.xml",
            r##"<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="2"><c r="B2" t="inlineStr"><is><t>起期</t></is></c><c r="C2" t="inlineStr"><is><t>保费</t></is></c><c r="D2" t="inlineStr"><is><t>寿险</t></is></c></row><row r="3"><c r="B3" s="1"><v>46022</v></c><c r="C3"><v>2520000.5</v></c><c r="D3" t="b"><v>1</v></c></row><row r="4"><c r="B4" t="e"><v>#REF!</v></c></row></sheetData></worksheet>"##,
        ),
    ];
    let mut book = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, part) in parts {
        book.start_file(name, SimpleFileOptions::default()).unwrap();
        book.write_all(part.as_bytes()).unwrap();
    }
    book.finish().unwrap().into_inner()
}

#[test]
fn a_workbook_gives_its_first_sheet_with_anything_in_it() {
    let day = |text: &str| Value::Day(text.parse().unwrap());
    assert_eq!(
        rows(&workbook()),
        [
            (
                2,
                vec![Value::Empty, text("起期"), text("保费"), text("寿险")]
            ),
            (
                3,
                vec![
                    Value::Empty,
                    day("2025-12-31"),
                    Value::Number(2_520_000.5),
                    Value::Flag(true)
                ]
            ),
            (
                4,
                vec![
                    Value::Empty,
                    Value::Fault("#REF!".to_owned()),
                    Value::Empty,
                    Value::Empty
                ]
            ),
        ]
    );
    assert!(matches!(
        Sheet::read(b"PK\x03\x04"),
        Err(SheetFault::Xlsx(_))
    ));
}
