//! A record's JSON Schema, for editors: draft 7, the one that Taplo and its like read.
//!
//! Unknown keys are allowed, for a record keeps them; `kefu check` points them out. A day is a string to JSON
//! Schema, and editors take a TOML date for one.

use serde_json::{Map, Value, json};

use crate::lang::Lang;
use crate::model::{Key, Kind, LAYOUT, Record, Section, shape};
use crate::say;
use crate::text::schema;

/// The schema of a client's record, its words in one language: the same bytes for the same kefu.
pub fn client_schema(lang: Lang) -> String {
    let sections = shape(LAYOUT, |document| Record::read(document).faults);
    let mut whole = table(&sections, "", lang);
    whole.insert(
        "$schema".into(),
        "http://json-schema.org/draft-07/schema#".into(),
    );
    whole.insert("title".into(), "kefu client".into());
    let json = serde_json::to_string_pretty(&whole)
        .expect("strings, numbers and string keys are always JSON");
    json + "\n"
}

/// A section: a table, or one entry of a list of tables.
fn table(sections: &[Section], name: &str, lang: Lang) -> Map<String, Value> {
    let keys = sections.iter().find(|section| section.name == name);
    let keys = keys.map_or(&[][..], |section| &section.keys);
    let properties: Map<String, Value> = keys
        .iter()
        .map(|key| (key.name.to_owned(), property(sections, name, key, lang)))
        .collect();
    let needed: Vec<&str> = keys
        .iter()
        .filter(|key| key.needed)
        .map(|key| key.name)
        .collect();

    let mut table = Map::new();
    table.insert("type".into(), "object".into());
    if let Some(words) = schema::section(lang, name) {
        table.insert("description".into(), words.into());
    }
    table.insert("properties".into(), properties.into());
    if !needed.is_empty() {
        table.insert("required".into(), needed.into());
    }
    table
}

fn property(sections: &[Section], section: &str, key: &Key, lang: Lang) -> Value {
    let mut property = match &key.kind {
        Kind::Section => return below(sections, section, key, lang),
        Kind::Text => json!({ "type": "string" }),
        Kind::Word(codes) => json!({ "type": "string", "enum": codes }),
        Kind::Texts => json!({ "type": "array", "items": { "type": "string" } }),
        Kind::Date => json!({ "type": "string", "format": "date" }),
        Kind::Flag => json!({ "type": "boolean" }),
        Kind::Integer { least, most } => {
            json!({ "type": "integer", "minimum": least, "maximum": most })
        }
        Kind::Decimal => json!({ "type": "number" }),
    };
    let mut words = schema::key(lang, section, key.name)
        .unwrap_or_default()
        .to_owned();
    if let Kind::Word(codes) = &key.kind {
        for (code, meaning) in schema::meanings(lang, codes) {
            words += &say!(lang, zh: "\n- {code}：{meaning}", en: "\n- {code}: {meaning}");
        }
    }
    property["description"] = words.into();
    property
}

/// A section below another, as its form is.
fn below(sections: &[Section], section: &str, key: &Key, lang: Lang) -> Value {
    let name = match section {
        "" => key.name.to_owned(),
        _ => format!("{section}.{}", key.name),
    };
    let is_list = sections.iter().any(|it| it.name == name && it.is_list);
    let table = Value::from(table(sections, &name, lang));
    match (is_list, schema::section(lang, &name)) {
        (true, words) => json!({ "type": "array", "description": words, "items": table }),
        (false, _) => table,
    }
}
