//! The keys of an entry and what they say, for a person who wants to correct one.

use super::{correct, failed};
use crate::commands::Answer;
use crate::commands::desk::Desk;
use crate::commands::refused;
use crate::commands::show::with_whole_record;
use crate::commands::spoken::whose;
use crate::commands::which::Which;
use crate::document::Literal;
use crate::lang::{Lang, half};
use crate::model::form::{FORM, Key, Section, Table};
use crate::model::{Kind, takes};
use crate::money::Fen;
use crate::output::{Block, Cell, Column, Fact, Page, Table as Rows, Tone};
use crate::say;
use crate::standing::Case;
use crate::text;
use crate::text::command::{Ask, kefu};

/// The keys of the entry that is meant: those on record first, each with its value.
pub(super) fn of_entry(desk: &Desk<'_>, which: &Which, given: &str) -> anyhow::Result<Answer> {
    let lang = desk.lang();
    with_whole_record(desk, which, |case| {
        let table = correct::entry(case, given)
            .map_err(|refusal| failed(refused::told(lang, case, &refusal)))?;
        let name = correct::name_of(case, table);
        let noun = text::key::noun(lang, table.section());
        let mut facts = whose(lang, case).to_vec();
        facts.push(Fact::new("entry", noun, Cell::Id(name.clone())));
        let within = within(case, table);
        if !within.is_empty() {
            let word = say!(lang, zh: "其中的条目", en: "entries in it");
            facts.push(Fact::new("entries", word, Cell::List(within.clone())));
        }
        let rows = Rows {
            key: "keys",
            columns: vec![
                Column::new("key", say!(lang, zh: "项", en: "key")),
                Column::new("words", say!(lang, zh: "含义", en: "meaning")),
                Column::new("value", say!(lang, zh: "现在的内容", en: "what it says")).grow(),
            ],
            rows: rows(desk, table),
            empty: String::new(),
        };
        let to_type = kefu("correct")
            .word(case.id)
            .word(&name)
            .word(Ask::KEY_AND_VALUE)
            .say(lang);
        let mut notes = vec![say!(lang, zh: "更正：{to_type}", en: "To correct it: {to_type}")];
        if let Some(first) = within.first() {
            let show = kefu("correct").word(case.id).word(first).say(lang);
            notes.push(say!(lang,
                zh: "更正其中一条，先看有哪些项，如：{show}",
                en: "To correct an entry in it, see its keys first, such as: {show}"
            ));
        }
        Ok(Answer {
            notes,
            ..Answer::page(Page {
                schema: "kefu.entry/1",
                blocks: vec![Block::Facts(facts), Block::Table(rows)],
            })
        })
    })
}

/// The names of the entries that stand within a section: the members of the team, the items of a plan.
fn within(case: &Case<'_>, table: &Table<'_>) -> Vec<String> {
    let list = format!("{}.", table.section().name);
    let sections = FORM
        .iter()
        .filter(|it| it.identified_by.is_some() && it.name.starts_with(&list));
    let tables = case.record.tables();
    let entries = sections.flat_map(|it| tables.of_section(it.name));
    let own = entries.filter(|it| it.nths().starts_with(table.nths()));
    own.map(|it| correct::name_of(case, it)).collect()
}

fn rows(desk: &Desk<'_>, table: &Table<'_>) -> Vec<Vec<Cell>> {
    let lang = desk.lang();
    let keys = table.section().keys.iter();
    let (there, lacking): (Vec<&Key>, Vec<&Key>) =
        keys.partition(|key| table.item.get(key.name).is_some());
    let keys = there.into_iter().chain(lacking);
    keys.map(|key| {
        let value = table.item.get(key.name).and_then(Literal::of);
        vec![
            Cell::Id(key.name.to_owned()),
            Cell::from(text::key::bare(half(key.words, lang))),
            value.map_or(Cell::Empty, |value| cell(lang, table.section(), key, value)),
        ]
    })
    .collect()
}

/// A value as its key takes it.
fn cell(lang: Lang, section: &Section, key: &Key, value: Literal) -> Cell {
    let kind = takes(section.name, key.name).map(|it| &it.kind);
    let hundredths = |number: i64| number.saturating_mul(100);
    match (kind, value) {
        (Some(Kind::Word(codes)), Literal::Text(code)) => {
            let mut all = text::schema::meanings(lang, codes).into_iter();
            let word = all.find(|(known, _)| *known == code);
            let label = word.map_or(code.clone(), |(_, word)| word.to_owned());
            let tone = Tone::Plain;
            Cell::Code { code, label, tone }
        }
        (Some(Kind::Percent), Literal::Money(share)) => Cell::Percent(share.0),
        (Some(Kind::Percent), Literal::Integer(share)) => Cell::Percent(hundredths(share)),
        (Some(Kind::Money), Literal::Integer(yuan)) => Cell::Money(Fen(hundredths(yuan))),
        (_, Literal::Money(amount)) => Cell::Money(amount),
        (_, Literal::Integer(number)) => Cell::Count(number),
        (_, Literal::Date(day)) => Cell::Date(day),
        (_, Literal::Bool(flag)) => {
            let word = match flag {
                true => say!(lang, zh: "是", en: "yes"),
                false => say!(lang, zh: "否", en: "no"),
            };
            Cell::Flag(flag, word)
        }
        (_, Literal::Texts(texts)) => Cell::List(texts),
        (_, Literal::Dates(days)) => Cell::Many(days.into_iter().map(Cell::Date).collect()),
        (_, Literal::Text(text)) => Cell::Text(text),
    }
}
