//! Words of the trade, as a command reads and shows them.

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};

use crate::lang::{BETWEEN, Lang};
use crate::model::Word;
use crate::output::{Cell, Fact, Tone};
use crate::say;
use crate::standing::Case;
use crate::text::word::Spoken;

/// Reads a word of a closed list from the command line, each with its meaning in both languages; the meaning
/// is taken as well as the code.
pub(super) fn word<W: Word + Spoken + Send + Sync>() -> impl TypedValueParser<Value = W> {
    let values = W::ALL.iter().map(|word| {
        let (zh, en) = word.words();
        PossibleValue::new(word.code())
            .aliases([zh, en])
            .help(format!("{zh}{BETWEEN}{en}"))
    });
    PossibleValuesParser::new(values).map(|typed| {
        let mut all = W::ALL.iter();
        let is_meant = |word: &&W| {
            let (zh, en) = word.words();
            [word.code(), zh, en].contains(&typed.as_str())
        };
        *all.find(is_meant)
            .expect("clap lets only the codes and words of the list through")
    })
}

/// The first facts of a page about one client: whose it is.
pub(super) fn whose(lang: Lang, case: &Case<'_>) -> [Fact; 2] {
    let name = case.record.client.name;
    let id = Cell::Id(case.id.to_owned());
    [
        Fact::new("client", say!(lang, zh: "客户", en: "client"), name),
        Fact::new("id", say!(lang, zh: "编号", en: "id"), id),
    ]
}

/// A word of a closed list in a page.
pub(super) fn code<W: Word + Spoken>(lang: Lang, word: W) -> Cell {
    Cell::Code {
        code: word.code().to_owned(),
        label: word.say(lang).to_owned(),
        tone: Tone::Plain,
    }
}
