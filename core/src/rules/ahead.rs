//! Facts that are dated in the future: until such a day is corrected, the command that records the fact finds it on record.

use super::entry::Entries;
use crate::document::{Step, Value};
use crate::standing::{Case, each_fact};

/// A fact whose day on record lies after today.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ahead {
    /// The entry or section, by the name that is its alone.
    pub entry: String,
    /// The section of the form that this is.
    pub section: &'static str,
    /// The key that holds the day.
    pub key: String,
    /// By what the command that records the fact names the entry: its id; of a lowered standard the service, of a diary
    /// entry the plan item. `None` of a section that is no list.
    pub named: Option<String>,
}

/// The facts of a record whose days lie after today, in the order of the file.
pub(super) fn ahead(case: &Case<'_>) -> Vec<Ahead> {
    let mut found = Vec::new();
    // Most records have none, and are not searched.
    if !case.record.has_fact_after(case.today) {
        return found;
    }
    let tables = case.record.tables();
    let mut entries = Entries::new(tables, case.today);
    each_fact(case.record, |day, way| {
        let (Some(table), Some((_, Step::Key(key)))) = (tables.holding(&way), way.split_last())
        else {
            return;
        };
        let Some(entry) = entries.of(&way).filter(|_| case.today < day) else {
            return;
        };
        let section = table.section();
        let said = |key| match table.item.get(key)?.value() {
            Value::Text(said) => Some(said.to_owned()),
            _ => None,
        };
        found.push(Ahead {
            entry: entry.name,
            section: section.name,
            key: key.clone(),
            named: match section.name {
                "years.plan.lowerings" => said("service"),
                "diary" => said("item"),
                _ => section.identified_by.map(|_| table.id.to_owned()),
            },
        });
    });
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::Calendar;
    use crate::document::Document;
    use crate::model::Record;
    use crate::standard::Standard;

    #[test]
    fn a_day_after_today_is_ahead_with_what_its_command_names() {
        let text = "\
client.name = '甲'
[archive]
reported = 2026-11-21
established = 2026-11-20
[[years]]
starts = 2026-03-02
[[years.plan.items]]
id = 'p1'
finish = 2026-12-31
done = 2026-11-22
[[years.plan.lowerings]]
id = 'l1'
service = 'visit'
approved = 2026-11-23
[[diary]]
id = 'd1'
on = 2026-11-24
item = 'p2'
[[diary]]
on = 2026-11-25
";
        let document = Document::parse(text).unwrap();
        let case = Case {
            id: "jia",
            record: &Record::read(&document).record,
            standard: &Standard::sample(),
            calendar: &Calendar::embedded(),
            today: "2026-11-20".parse().unwrap(),
        };

        let found = ahead(&case).into_iter();
        let found: Vec<_> = found
            .map(|it| {
                let named = it.named.unwrap_or_default();
                format!("{} {} {named}", it.entry, it.key)
            })
            .collect();
        assert_eq!(
            found,
            [
                "archive reported ",
                "plan.items/p1 done p1",
                "plan.lowerings/l1 approved visit",
                "diary/d1 on p2",
            ],
            "the last entry has no name that a command could take"
        );
    }
}
