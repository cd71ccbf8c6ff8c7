//! What holds for every page, whatever a user wrote into it.

use chrono::NaiveDate;
use proptest::prelude::*;

use crate::lang::Lang;
use crate::money::Fen;
use crate::output::*;
use crate::text::visible::{hides, visible};
use crate::wrap::{LongWord, longest_word, width, wrap};

/// A page in which every text is one of the user's.
fn page(texts: &[String]) -> Page {
    let text = |at: usize| texts[at % texts.len()].clone();
    let row = |at: usize| {
        vec![
            Cell::Id(text(at)),
            Cell::Text(text(at + 1)).toned(Tone::Bad),
            Cell::Date(NaiveDate::default()),
            Cell::Code {
                code: text(at + 2),
                label: text(at + 2),
                tone: Tone::Bad,
            },
            Cell::List(vec![text(at + 3), text(at)]),
            Cell::Money(Fen(-at_as_fen(at))),
        ]
    };
    Page {
        schema: "kefu.any/1",
        blocks: vec![
            Block::Heading(text(0)),
            Block::Table(Table {
                key: "rows",
                columns: vec![
                    Column::new("id", "编号"),
                    Column::new("text", "内容").grow(),
                    Column::new("date", "Date"),
                    Column::new("code", "代码"),
                    Column::new("list", "List").grow(),
                    Column::new("money", "金额").right(),
                ],
                rows: (0..3).map(row).collect(),
                empty: text(1),
            }),
            Block::Text(text(2)),
            Block::Facts(vec![
                Fact::new("first", "客户", text(0)),
                Fact::new(
                    "second",
                    "Response",
                    Cell::Many(vec![text(1).into(), Cell::Empty]),
                ),
            ]),
        ],
    }
}

fn at_as_fen(at: usize) -> i64 {
    i64::try_from(at).expect("a row's number is small") * 12_345
}

fn style(width: usize) -> Style {
    Style {
        width,
        rows: None,
        colour: false,
        lang: Lang::Zh,
    }
}

/// Anything at all, with what hides or acts more often than chance would have it.
fn any_texts() -> impl Strategy<Value = Vec<String>> {
    let sign = prop_oneof![
        any::<char>(),
        prop::sample::select(
            "\u{1b}[\u{7}\r\n\t\u{202e}\u{200d}\u{2028}\u{9b}=+-@|`<客，（★👨\"',; "
                .chars()
                .collect::<Vec<_>>()
        ),
    ];
    let text = prop::collection::vec(sign, 0..30).prop_map(String::from_iter);
    prop::collection::vec(text, 1..6)
}

/// What people write: Chinese with Latin words, numbers and dates in it.
fn written_texts() -> impl Strategy<Value = Vec<String>> {
    let words = [
        "客",
        "户",
        "委托",
        "，",
        "。",
        "（",
        "）",
        "“",
        "”",
        "——",
        " ",
        "kefu",
        "plan",
        "2026-03-20",
        "12",
        "★",
        "→",
        "👨",
        "e\u{301}",
        "\n",
        "\t",
    ];
    let text = prop::collection::vec(prop::sample::select(words.to_vec()), 0..40);
    prop::collection::vec(text.prop_map(|words| words.concat()), 1..6)
}

proptest! {
    #[test]
    fn no_line_is_wider_than_the_terminal(texts in written_texts(), room in 20usize..130) {
        // A word that is longer than its place sticks out; labels take at most ten columns before it.
        let page = page(&texts);
        let pairs = texts.iter().flat_map(|one| texts.iter().map(move |two| format!("{one}、{two}、")));
        let longest = pairs.map(|pair| longest_word(&visible(&pair))).max().unwrap_or(0);

        for line in render(&page, Format::Table, &style(room)).lines() {
            prop_assert!(width(line) <= room.max(longest + 10), "{} > {}: {}", width(line), room, line);
        }
    }

    #[test]
    fn data_never_acts_on_a_terminal(texts in any_texts(), room in 0usize..130) {
        let page = page(&texts);
        let colour = Style { colour: true, ..style(room) };
        let mut coloured = render(&page, Format::Table, &colour);
        for ink in ["0", "1", "2", "31"] {
            coloured = coloured.replace(&format!("\u{1b}[{ink}m"), "");
        }

        prop_assert_eq!(&coloured, &render(&page, Format::Table, &style(room)));
        for text in [coloured, render(&page, Format::Json, &colour), render(&page, Format::Csv, &colour), render(&page, Format::Markdown, &colour)] {
            let joined = text.replace('\u{200d}', "");
            prop_assert!(!joined.contains(|c| hides(c) && c != '\n' && c != '\t'), "{:?}", text);
        }
    }

    #[test]
    fn json_reads_back_to_the_same_texts(texts in any_texts()) {
        let json = render(&page(&texts), Format::Json, &style(100));
        let read: serde_json::Value = serde_json::from_str(&json).expect("it is JSON");
        let text = |at: usize| texts[at % texts.len()].as_str();

        prop_assert_eq!(read["first"].as_str(), Some(text(0)));
        prop_assert_eq!(read["rows"][2]["text"].as_str(), Some(text(3)));
        prop_assert_eq!(read["rows"][1]["money"].as_f64(), Some(-123.45));
    }

    #[test]
    fn csv_reads_back_to_the_same_cells(texts in any_texts()) {
        let texts: Vec<String> = (texts.iter())
            .map(|text| text.replace(|c| hides(c) && c != '\n' && c != '\t', ""))
            .collect();
        let csv = render(&page(&texts), Format::Csv, &style(100));
        let read: Vec<::csv::StringRecord> = (::csv::Reader::from_reader(csv.as_bytes()).records())
            .collect::<Result<_, _>>()
            .expect("it is CSV");

        prop_assert_eq!(read.len(), 3);
        for (at, record) in read.iter().enumerate() {
            for (column, text) in [(0, at), (1, at + 1), (3, at + 2)] {
                let text = &texts[text % texts.len()];
                let cell = &record[column];
                prop_assert!(cell == text || cell.strip_prefix('\'') == Some(text), "{:?} {:?}", cell, text);
                prop_assert!(!cell.starts_with(['=', '+', '-', '@', '\t', '＝']));
            }
        }
    }

    #[test]
    fn wrapping_loses_nothing_and_starts_no_line_with_a_closing_mark(texts in written_texts(), room in 8usize..40) {
        for text in &texts {
            let lines = wrap(text, room, LongWord::Keep);
            let ink = |text: &str| text.replace([' ', '\n'], "");

            prop_assert_eq!(ink(&lines.concat()), ink(text));
            for paragraph in text.split('\n') {
                for line in &wrap(paragraph, room, LongWord::Keep)[1..] {
                    prop_assert!(!line.starts_with(['，', '。', '）', ' ']), "{:?}", line);
                }
            }
        }
    }
}
