//! The company's logo above its papers, as a browser and Word read it.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

use std::fs;
use std::io::Read as _;
use std::path::Path;
use std::process::Command;

/// A picture of one grey point.
const POINT: &[u8] =
    b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\0\0\0\0\x3a\x7e\x9b\x55\
\0\0\0\nIDATx\x9cc\x68\0\0\0\x82\0\x81\x77\xcd\x72\xb6\0\0\0\0IEND\xaeB`\x82";

/// Runs kefu in the example book with this file in `templates/`.
fn kefu(book: &Path, logo: Option<(&str, &[u8])>, words: &[&str]) {
    let example = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/brokerage");
    fs::create_dir(book.join("clients")).unwrap();
    fs::create_dir(book.join("templates")).unwrap();
    for file in ["kefu.toml", "clients/huarui.toml"] {
        fs::copy(example.join(file), book.join(file)).unwrap();
    }
    if let Some((name, bytes)) = logo {
        fs::write(book.join("templates").join(name), bytes).unwrap();
    }
    let ran = Command::new(env!("CARGO_BIN_EXE_kefu"))
        .current_dir(book)
        .args(words)
        .args(["--today", "2026-11-20", "--lang", "zh", "-w", "."])
        .output()
        .unwrap();
    assert_eq!(ran.status.code(), Some(0), "{ran:?}");
}

/// The report with this logo, in HTML and as the parts of a Word document.
fn report(logo: Option<(&str, &[u8])>) -> (String, Vec<(String, Vec<u8>)>) {
    let folder = tempfile::tempdir().unwrap();
    let book = folder.path();
    let files = ["-o", "r.html", "-o", "r.docx"];
    let words = [&["report", "stewardship", "huarui"], &files[..]].concat();
    kefu(book, logo, &words);
    let html = fs::read_to_string(book.join("r.html")).unwrap();
    let mut zip = zip::ZipArchive::new(fs::File::open(book.join("r.docx")).unwrap()).unwrap();
    let parts = (0..zip.len()).map(|nth| {
        let mut part = zip.by_index(nth).unwrap();
        let mut bytes = Vec::new();
        part.read_to_end(&mut bytes).unwrap();
        (part.name().unwrap().into_owned(), bytes)
    });
    (html, parts.collect())
}

#[test]
fn a_logo_stands_at_the_head_and_without_one_nothing_does() {
    let (plain, plain_parts) = report(None);
    let (html, parts) = report(Some(("logo.png", POINT)));

    let added: Vec<&str> = html.lines().filter(|line| !plain.contains(line)).collect();
    assert_eq!(added.len(), 1, "{added:?}");
    assert!(added[0].starts_with(
        "body > header::before { content: \"\"; display: block; width: 14.0mm; height: 14.0mm;"
    ));
    assert!(added[0].contains("url(\"data:image/png;base64,iVBORw0KGgo"));

    let part = |name: &str| {
        let (_, bytes) = parts.iter().find(|(other, _)| other == name).unwrap();
        bytes.clone()
    };
    assert_eq!(part("word/media/logo.png"), POINT);
    assert_eq!(parts.len(), plain_parts.len() + 1);
    for (name, holds) in [
        ("word/document.xml", "<a:blip r:embed=\"rIdLogo\"/>"),
        (
            "word/_rels/document.xml.rels",
            "Id=\"rIdLogo\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/image\" Target=\"media/logo.png\"",
        ),
        (
            "[Content_Types].xml",
            "<Default Extension=\"png\" ContentType=\"image/png\"/>",
        ),
    ] {
        let text = String::from_utf8(part(name)).unwrap();
        assert_eq!(text.matches(holds).count(), 1, "{name}");
        roxmltree::Document::parse(&text).unwrap();
        let (_, before) = plain_parts.iter().find(|(it, _)| it == name).unwrap();
        assert!(!String::from_utf8_lossy(before).contains("ogo"), "{name}");
    }
}

#[test]
fn a_paper_in_markdown_has_no_pictures_and_asks_for_none() {
    let folder = tempfile::tempdir().unwrap();
    let no_picture = Some(("logo.png", b"<svg/>".as_slice()));
    kefu(folder.path(), no_picture, &["plan", "print", "huarui"]);
}
