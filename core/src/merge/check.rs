//! The last look at a merged text, before it may be written: it is read by another reader than the one that merged, and
//! each value of both versions must be in it, or have been taken away.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use toml::{Table, Value};

use super::part::Part;
use crate::model::form::section_of;

/// How many entries and how many keys a record has.
pub(super) fn size(part: &Part) -> (usize, usize) {
    let within = part.parts.iter().map(size);
    let own = (usize::from(part.is_list), part.lines.len());
    within.fold(own, |(entries, keys), it| (entries + it.0, keys + it.1))
}

/// Whether a merged text, once with our side of each conflict and once with theirs, holds what it must.
///
/// Three versions make each value: the one that both have, or the one that a side changed; none, if a side took it away.
/// In a conflict our value stands in the one text and theirs in the other.
pub(super) fn holds(base: Option<&Part>, ours: &Part, theirs: &Part, merged: &[String; 2]) -> bool {
    let of_part = |part: &Part| Facts::of(&part.text());
    let (Some(ours), Some(theirs)) = (of_part(ours), of_part(theirs)) else {
        return false;
    };
    let base = match base.map(of_part) {
        Some(None) => return false,
        Some(Some(base)) => base,
        None => Facts::default(),
    };
    let [Some(with_ours), Some(with_theirs)] = [&merged[0], &merged[1]].map(|it| Facts::of(it))
    else {
        return false;
    };
    let all = [&base, &ours, &theirs, &with_ours, &with_theirs];
    let ways: BTreeSet<&String> = all.iter().flat_map(|it| it.0.keys()).collect();
    ways.into_iter().all(|way| {
        let [base, ours, theirs, with_ours, with_theirs] = all.map(|it| it.0.get(way).map(told));
        let is_list = matches!(all[3].0.get(way), Some(Value::Array(_)));
        let is_due = with_ours == with_theirs
            && match () {
                () if ours == theirs => with_ours == ours,
                () if ours == base => with_ours == theirs,
                () if theirs == base => with_ours == ours,
                () => is_list,
            };
        is_due || (with_ours == ours && with_theirs == theirs && ours != theirs)
    })
}

/// Every value of a record by the way to it, on which entries are named by their ids.
#[derive(Debug, Default)]
struct Facts(BTreeMap<String, Value>);

impl Facts {
    fn of(text: &str) -> Option<Facts> {
        let table = text.parse::<Table>().ok()?;
        let mut facts = Facts::default();
        facts.add("", "", &Value::Table(table));
        Some(facts)
    }

    fn add(&mut self, way: &str, section: &str, value: &Value) {
        match value {
            Value::Table(table) => {
                self.0.insert(format!("{way}{{}}"), Value::Boolean(true));
                for (key, value) in table {
                    let section = match section.is_empty() {
                        true => key.clone(),
                        false => format!("{section}.{key}"),
                    };
                    self.add(&format!("{way}\n{key}"), &section, value);
                }
            }
            Value::Array(list) if list.iter().all(Value::is_table) && !list.is_empty() => {
                let key = section_of(section).map_or(Some("id"), |it| it.identified_by);
                let mut seen: HashMap<String, usize> = HashMap::new();
                for entry in list {
                    let id = key.and_then(|key| entry.get(key));
                    let id = format!("{:?}", id.unwrap_or(entry));
                    let nth = seen.entry(id.clone()).or_default();
                    *nth += 1;
                    self.add(&format!("{way}\n{id} {nth}"), section, entry);
                }
            }
            other => {
                self.0.insert(way.to_owned(), other.clone());
            }
        }
    }
}

/// Compared as text, since a NaN in an unknown key equals nothing, not even itself.
fn told(value: &Value) -> String {
    format!("{value:?}")
}
