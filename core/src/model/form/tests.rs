use super::{FORM, Role, section_of};
use crate::lang::{Lang, half};
use crate::model::{Kind, LAYOUT, Record, shape};

/// Every key of the form with the name of its section.
fn keys() -> impl Iterator<Item = (&'static str, &'static super::Key)> {
    FORM.iter()
        .flat_map(|section| section.keys.iter().map(|key| (section.name, key)))
}

fn way(section: &str, key: &str) -> String {
    [section, key].join(".").trim_start_matches('.').to_owned()
}

#[test]
fn the_form_and_the_reader_agree_on_sections_lists_and_days() {
    for read in shape(&LAYOUT, |document| Record::read(document).faults) {
        let section = section_of(read.name).unwrap();
        assert_eq!(
            section.identified_by.is_some(),
            read.is_list,
            "{}",
            read.name
        );
        for key in read.keys {
            let way = way(read.name, key.name);
            let Some(row) = section.key(key.name) else {
                assert_eq!(key.kind, Kind::Section, "{way}");
                continue;
            };
            let role = row.role;
            let is_day = matches!(role, Role::Born | Role::Fact | Role::Latest | Role::Term);
            assert_eq!(is_day, key.kind == Kind::Date, "{way}");
        }
    }
}

/// A record is walked through in this order.
#[test]
fn a_section_stands_after_the_one_above_it() {
    for (place, section) in FORM.iter().enumerate().skip(1) {
        let above = section.name.rsplit_once('.').map_or("", |(above, _)| above);
        assert!(super::place_of(above) < place, "{}", section.name);
    }
}

#[test]
fn what_the_form_names_is_there() {
    for section in FORM {
        let name = section.name;
        if let Some(key) = section.identified_by {
            assert!(section.key(key).is_some(), "{name} is identified by {key}");
        }
        for key in section.told_by {
            assert!(section.key(key).is_some(), "{name} is told by {key}");
        }
        // Members, years, scores and outcomes are told by what identifies them.
        let has_id = section.identified_by == Some("id");
        assert_eq!(
            has_id,
            !section.told_by.is_empty(),
            "{name} is told by a key"
        );
        let born = section.keys.iter().filter(|key| key.role == Role::Born);
        assert!(born.count() <= 1, "{name} begins once");
    }
    for (section, key) in keys() {
        let way = way(section, key.name);
        match key.role {
            Role::With(fact) => {
                let fact = section_of(section).unwrap().key(fact);
                let fact = fact.map(|key| key.role);
                assert!(matches!(fact, Some(Role::Fact | Role::Born)), "{way}");
            }
            Role::Born
            | Role::Fact
            | Role::Latest
            | Role::Term
            | Role::Handler
            | Role::By
            | Role::Said => {}
        }
        for list in key.names {
            assert!(
                section_of(list).is_some_and(|it| it.identified_by.is_some()),
                "{way} names an entry of {list}"
            );
        }
    }
}

/// A head is the words of the key made shorter: whatever a page calls it, it is one term.
#[test]
fn a_head_leaves_words_out_and_has_no_others() {
    for (section, key) in keys().filter(|(_, key)| !key.head.is_empty()) {
        let way = way(section, key.name);
        let (words, head) = (half(key.words, Lang::Zh), half(key.head, Lang::Zh));
        let mut left = words.chars();
        assert!(
            head.chars().all(|it| left.any(|other| other == it)),
            "{way}: {head} is not {words} made shorter"
        );
        assert!(half(key.head, Lang::En).is_ascii(), "{way}");
        assert!(head.chars().count() <= 12, "{way}: {head}");
    }
}

#[test]
fn every_section_and_key_has_words_in_both_languages() {
    let rows = keys().map(|(section, key)| (way(section, key.name), key.words));
    let sections = FORM.iter().map(|it| (it.name.to_owned(), it.words));
    for (way, words) in rows.chain(sections) {
        let (zh, en) = (half(words, Lang::Zh), half(words, Lang::En));
        assert!(!zh.is_empty() && !zh.is_ascii(), "{way}: {zh}");
        assert!(en.is_ascii() && en != zh, "{way}: {en}");
        assert!(
            ["the ", "an ", "a "].iter().any(|it| en.starts_with(it)) || en.starts_with("the"),
            "{way}: {en} has its article"
        );
    }
}
