//! Short words for an editor: sections, keys, and the codes of closed lists.

use super::word::Spoken;
use crate::lang::Lang;
use crate::model::{
    AppointmentKind, Basis, ClientKind, Factor, InterruptionKind, LicenceKind, Origin, OutcomeKind,
    PaperKind, Purpose, Role, Word,
};
use crate::standard::Switch;

pub mod record;
pub mod standard;

/// The meaning of the codes of a closed list; empty for a list of other words.
pub fn meanings(lang: Lang, codes: &[&str]) -> Vec<(&'static str, &'static str)> {
    fn of<W: Word + Spoken>(lang: Lang) -> Vec<(&'static str, &'static str)> {
        let meaning = |word: &W| (word.code(), word.say(lang));
        W::ALL.iter().map(meaning).collect()
    }
    let lists = [
        of::<ClientKind>(lang),
        of::<LicenceKind>(lang),
        of::<AppointmentKind>(lang),
        of::<Role>(lang),
        of::<PaperKind>(lang),
        of::<Basis>(lang),
        of::<Factor>(lang),
        of::<Origin>(lang),
        of::<Purpose>(lang),
        of::<OutcomeKind>(lang),
        of::<InterruptionKind>(lang),
        of::<Switch>(lang),
    ];
    let is_it = |list: &Vec<(&str, &str)>| list.iter().map(|(code, _)| code).eq(codes);
    lists.into_iter().find(is_it).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{self, Kind, Record, Section, shape};
    use crate::standard::{self, Standard};

    type Explains<'a> = (
        &'a dyn Fn(&str) -> Option<String>,
        &'a dyn Fn(&str, &str) -> Option<String>,
    );

    fn unexplained(sections: &[Section], (section, key): Explains<'_>) -> Vec<String> {
        let mut lacking = Vec::new();
        for it in sections {
            if section(it.name).is_none() {
                lacking.push(it.name.to_owned());
            }
            let is_said =
                |name, kind: &Kind| *kind == Kind::Section || key(it.name, name).is_some();
            let without = it.keys.iter().filter(|of| !is_said(of.name, &of.kind));
            lacking.extend(without.map(|of| format!("{}.{}", it.name, of.name)));
        }
        lacking
    }

    #[test]
    fn every_section_and_key_is_explained() {
        let lang = Lang::En;
        let sections = shape(&model::LAYOUT, |document| Record::read(document).faults);
        let section = |name: &str| record::section(lang, name);
        let key = |section: &str, name: &str| record::key(lang, section, name);
        assert_eq!(
            unexplained(&sections, (&section, &key)),
            Vec::<String>::new()
        );

        let sections = shape(&standard::LAYOUT, |document| {
            Standard::read(document).faults
        });
        let section = |name: &str| super::standard::section(lang, name);
        let key = |section: &str, name: &str| super::standard::key(lang, section, name);
        assert_eq!(
            unexplained(&sections, (&section, &key)),
            Vec::<String>::new()
        );
    }

    #[test]
    fn every_word_of_a_record_means_something() {
        for it in shape(&model::LAYOUT, |document| Record::read(document).faults) {
            for of in it.keys {
                if let Kind::Word(codes) = of.kind {
                    let meanings = meanings(Lang::Zh, &codes);
                    assert_eq!(meanings.len(), codes.len(), "{}.{}", it.name, of.name);
                }
            }
        }
    }
}
