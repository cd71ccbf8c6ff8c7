use super::{FORM, LAYOUT, Takes};
use crate::document::Document;
use crate::lang::{Lang, half};
use crate::model::{Kind, shape};
use crate::standard::Standard;

#[test]
fn every_row_is_read_as_it_says() {
    let kind = |takes: Takes| match takes {
        Takes::Text | Takes::Needed | Takes::TimeZone => Kind::Text,
        Takes::Word(words) => Kind::Word(words.to_vec()),
        Takes::Texts => Kind::Texts,
        Takes::Date => Kind::Date,
        Takes::Dates => Kind::Dates,
        Takes::Severities => Kind::Table,
        Takes::Count { least, most, .. } => Kind::Integer {
            least: least.into(),
            most: most.into(),
        },
        Takes::Percent(_) => Kind::Percent,
        Takes::Counts(_) => Kind::Counts,
        Takes::Amounts(_) => Kind::RisingAmounts,
    };
    let rows = FORM.iter().flat_map(|section| {
        let keys = section.keys.iter();
        keys.map(|key| {
            let is_needed = key.takes == Takes::Needed;
            (section.name, key.name, kind(key.takes), is_needed)
        })
    });

    let read = shape(&LAYOUT, |document| Standard::read(document).faults);
    let read = read.iter().flat_map(|section| {
        let keys = section.keys.iter();
        let keys = keys.filter(|key| key.kind != Kind::Section);
        keys.map(|key| (section.name, key.name, key.kind.clone(), key.needed))
    });
    assert_eq!(read.collect::<Vec<_>>(), rows.collect::<Vec<_>>());
}

#[test]
fn a_shipped_value_can_be_written_as_it_is() {
    let mut text = String::new();
    for section in FORM
        .iter()
        .filter(|it| !["services", "goals", "colleagues"].contains(&it.name))
    {
        if !section.name.is_empty() {
            text += &format!("[{}]\n", section.name);
        }
        let lines = section.keys.iter().filter_map(|key| {
            let value = key.takes.shipped()?;
            Some(format!("{} = {value}\n", key.name))
        });
        text.extend(lines);
    }
    assert!(text.contains("[complaints]\nanswer = 15\ncomplex = 30\napproved = 60\n"));
    assert!(text.contains("thresholds = [50000, 200000, 500000, 1000000]\n"));
    assert!(text.contains("[cost]\nmost = 25\n"));

    let reading = Standard::read(&Document::parse(&text).unwrap());
    assert_eq!((reading.faults, reading.unknown), (vec![], vec![]));
    assert_eq!(reading.standard, Standard::sample());
}

#[test]
fn every_section_and_key_has_words_in_both_languages() {
    let both = |words| [half(words, Lang::Zh), half(words, Lang::En)];
    for section in FORM {
        let words = section.keys.iter().map(|key| key.words);
        for words in words.chain([section.words]) {
            let [zh, en] = both(words);
            assert!(zh != en && !zh.is_empty() && !en.is_empty(), "{words}");
        }
    }
}
