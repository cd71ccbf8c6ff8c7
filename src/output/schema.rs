//! JSON Schemas of a record and of `kefu.toml`, for editors: draft 7, which Taplo and similar tools read.
//!
//! Unknown keys are allowed, because the files keep them; `kefu check` reports them. In JSON Schema a day is
//! a string, and editors accept a TOML date for it.

use serde_json::{Map, Value, json};

use crate::lang::Lang;
use crate::model::{self, Key, Kind, Record, Section, Word, shape};
use crate::rules::{Group, RULES};
use crate::say;
use crate::standard::{self, Standard, Switch};
use crate::text;
use crate::text::schema;

/// The schema of a client's record, its words in one language: the same bytes for the same kefu.
pub fn client_schema(lang: Lang) -> String {
    let file = File {
        sections: shape(&model::LAYOUT, |document| Record::read(document).faults),
        section: schema::record::section,
        key: schema::record::key,
        lang,
    };
    file.schema("kefu client")
}

/// The schema of a company's `kefu.toml`, in the same manner.
pub fn standard_schema(lang: Lang) -> String {
    let file = File {
        sections: shape(&standard::LAYOUT, |document| {
            Standard::read(document).faults
        }),
        section: schema::standard::section,
        key: schema::standard::key,
        lang,
    };
    file.schema("kefu.toml")
}

/// A kind of file: what it holds, and the words for that.
struct File {
    sections: Vec<Section>,
    section: fn(Lang, &str) -> Option<String>,
    key: fn(Lang, &str, &str) -> Option<String>,
    lang: Lang,
}

impl File {
    fn schema(&self, title: &str) -> String {
        let mut whole = self.table("");
        let draft = "http://json-schema.org/draft-07/schema#";
        whole.insert("$schema".into(), draft.into());
        whole.insert("title".into(), title.into());
        let json = serde_json::to_string_pretty(&whole)
            .expect("strings, numbers and string keys are always JSON");
        json + "\n"
    }

    /// A section: a table, or one entry of a list of tables.
    fn table(&self, name: &str) -> Map<String, Value> {
        let section = self.sections.iter().find(|section| section.name == name);
        let keys = section.map_or(&[][..], |section| &section.keys);
        let properties: Map<String, Value> = keys
            .iter()
            .map(|key| (key.name.to_owned(), self.property(name, key)))
            .collect();
        let needed = keys.iter().filter(|key| key.needed);
        let needed: Vec<&str> = needed.map(|key| key.name).collect();

        let mut table = Map::new();
        table.insert("type".into(), "object".into());
        table.insert("description".into(), (self.section)(self.lang, name).into());
        table.insert("properties".into(), properties.into());
        if !needed.is_empty() {
            table.insert("required".into(), needed.into());
        }
        table
    }

    fn property(&self, section: &str, key: &Key) -> Value {
        let mut property = match &key.kind {
            Kind::Section => return self.below(section, key),
            Kind::Text => json!({ "type": "string" }),
            Kind::Word(codes) => json!({ "type": "string", "enum": codes }),
            Kind::Texts => json!({ "type": "array", "items": { "type": "string" } }),
            Kind::Names => json!({ "type": ["string", "array"], "items": { "type": "string" } }),
            Kind::Date => day(),
            Kind::Dates => json!({ "type": "array", "items": day() }),
            Kind::Flag => json!({ "type": "boolean" }),
            Kind::Integer { least, most } => {
                json!({ "type": "integer", "minimum": least, "maximum": most })
            }
            Kind::Money | Kind::Percent => json!({ "type": "number" }),
            Kind::RisingAmounts => many(4, json!({ "type": "number" })),
            Kind::Counts => many(
                5,
                json!({ "type": "integer", "minimum": 0, "maximum": 366 }),
            ),
            Kind::Table => json!({ "type": "object", "properties": self.severities() }),
        };
        let mut words = (self.key)(self.lang, section, key.name).unwrap_or_default();
        if let Kind::Word(codes) = &key.kind {
            words += &self.meanings(codes);
        }
        property["description"] = words.into();
        property
    }

    /// A section below another, as its form is.
    fn below(&self, section: &str, key: &Key) -> Value {
        let name = match section {
            "" => key.name.to_owned(),
            _ => format!("{section}.{}", key.name),
        };
        let is_list = self.sections.iter().any(|it| it.name == name && it.is_list);
        let table = Value::from(self.table(&name));
        match is_list {
            true => {
                let words = (self.section)(self.lang, &name);
                json!({ "type": "array", "description": words, "items": table })
            }
            false => table,
        }
    }

    /// The rules and groups, each with the severities that a company may set.
    fn severities(&self) -> Map<String, Value> {
        let codes: Vec<&str> = Switch::ALL.iter().map(|switch| switch.code()).collect();
        let meanings = self.meanings(&codes);
        let switch = |words: &str| {
            let words = words.to_owned() + &meanings;
            json!({ "type": "string", "enum": codes, "description": words })
        };
        let lang = self.lang;
        let rules = RULES.iter();
        let rules = rules.map(|rule| (rule.name, text::rule::title(lang, rule)));
        let groups = Group::ALL.iter();
        let groups = groups.map(|group| (group.code(), text::rule::group(lang, *group)));
        rules
            .chain(groups)
            .map(|(name, words)| (name.to_owned(), switch(words)))
            .collect()
    }

    fn meanings(&self, codes: &[&str]) -> String {
        let meanings = schema::meanings(self.lang, codes).into_iter();
        meanings
            .map(|(code, meaning)| {
                say!(self.lang, zh: "\n- {code}：{meaning}", en: "\n- {code}: {meaning}")
            })
            .collect()
    }
}

fn day() -> Value {
    json!({ "type": "string", "format": "date" })
}

fn many(count: usize, item: Value) -> Value {
    json!({ "type": "array", "items": item, "minItems": count, "maxItems": count })
}
