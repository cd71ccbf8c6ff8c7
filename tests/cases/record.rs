//! A record out of a base and a few changes.

use toml::{Table, Value};

use crate::{table, text, texts};

/// The base without what the case drops, with what it sets and adds.
pub fn changed(base: Table, case: &Table) -> Value {
    let mut record = Value::Table(base);
    for path in texts(case, "drop") {
        let (mut way, last) = parts(path);
        drop_in(reach(&mut record, &mut way), last);
    }
    for (path, value) in table(case, "set") {
        let (mut way, last) = parts(path);
        let at = reach(&mut record, &mut way).as_table_mut().unwrap();
        at.insert(last.to_owned(), value.clone());
    }
    for (path, entries) in table(case, "add") {
        let (mut way, last) = parts(path);
        let at = reach(&mut record, &mut way).as_table_mut().unwrap();
        let list = at
            .entry(last)
            .or_insert_with(|| Value::Array(Vec::new()))
            .as_array_mut()
            .unwrap();
        list.extend(entries.as_array().unwrap().iter().cloned());
    }
    record
}

/// `years[0].plan.items[p5].done` as `years 0 plan items p5`, and `done`.
fn parts(path: &str) -> (impl Iterator<Item = &str>, &str) {
    let path = path.strip_suffix(']').unwrap_or(path);
    let (way, last) = path.rsplit_once(['.', '[']).unwrap_or(("", path));
    let way = way.split(['.', '[', ']']).filter(|part| !part.is_empty());
    (way, last)
}

fn reach<'r>(record: &'r mut Value, way: &mut dyn Iterator<Item = &str>) -> &'r mut Value {
    way.fold(record, |at, part| match at {
        Value::Array(list) => {
            let nth = place(list, part);
            &mut list[nth]
        }
        Value::Table(table) => table
            .entry(part)
            .or_insert_with(|| Value::Table(Table::new())),
        _ => panic!("nothing lies below {part}"),
    })
}

/// Where the entry of that name stands, or of that number.
fn place(list: &[Value], part: &str) -> usize {
    let named = |entry: &Value| {
        let keys = ["id", "name", "goal", "policy"];
        keys.iter()
            .any(|key| entry.get(key).is_some_and(|it| text(it) == part))
    };
    let by_name = list.iter().position(named);
    by_name.unwrap_or_else(|| part.parse().unwrap_or_else(|_| panic!("no entry {part}")))
}

fn drop_in(at: &mut Value, last: &str) {
    match at {
        Value::Array(list) => {
            let nth = place(list, last);
            list.remove(nth);
        }
        Value::Table(table) => {
            table
                .remove(last)
                .unwrap_or_else(|| panic!("no key {last}"));
        }
        _ => panic!("nothing lies below {last}"),
    }
}
