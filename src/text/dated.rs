//! The days that a change writes, so that a person who typed yesterday or 11-18 sees the whole date.

use chrono::NaiveDate;

use super::key;
use crate::document::edit::Edit;
use crate::document::{KeyPath, Literal};
use crate::lang::{Lang, half};
use crate::model::form::key_of;
use crate::say;

/// The sentence with a line below its first for each day that the edits write and the sentence does not name, but
/// today's: `  出险日期：2026-11-18`. The days of a plan that was drafted were counted by kefu and not typed, and stand in
/// its table.
pub fn with_days(lang: Lang, said: &str, edits: &[Edit], today: NaiveDate) -> String {
    let mut lines: Vec<String> = Vec::new();
    let is_drafted = edits.iter().filter(|edit| adds_item(edit)).count() > 1;
    let typed = edits.iter().filter(|edit| !(is_drafted && adds_item(edit)));
    for (way, day) in typed.flat_map(days) {
        let keys: Vec<&str> = way.iter().map(String::as_str).collect();
        let is_said = day == today || said.contains(&day.to_string());
        let Some(row) = key_of(&keys).filter(|_| !is_said) else {
            continue;
        };
        let noun = key::without_article(half(row.words, lang));
        let line = say!(lang, zh: "  {noun}：{day}", en: "  {noun}: {day}");
        if !lines.contains(&line) {
            lines.push(line);
        }
    }
    let mut all = said.split('\n');
    let first = all.next().into_iter().map(str::to_owned);
    let rest = all.map(str::to_owned);
    first
        .chain(lines)
        .chain(rest)
        .collect::<Vec<_>>()
        .join("\n")
}

/// Whether an edit adds an item to a plan.
fn adds_item(edit: &Edit) -> bool {
    matches!(edit, Edit::Push { at, .. } if at.keys() == ["years", "plan", "items"])
}

/// The keys that an edit gives a day.
fn days(edit: &Edit) -> Vec<(Vec<String>, NaiveDate)> {
    let keys = |at: &KeyPath| at.keys().into_iter().map(str::to_owned).collect::<Vec<_>>();
    match edit {
        Edit::Set {
            at,
            value: Literal::Date(day),
        } => vec![(keys(at), *day)],
        Edit::Push { at, entry } => {
            let dated = entry.iter().filter_map(|(key, value)| match value {
                Literal::Date(day) => Some((*key, *day)),
                _ => None,
            });
            let way = |key: &str| keys(at).into_iter().chain([key.to_owned()]).collect();
            dated.map(|(key, day)| (way(key), day)).collect()
        }
        Edit::Set { .. } | Edit::Paste { .. } | Edit::Remove { .. } => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_days_of_a_drafted_plan_stand_in_its_table() {
        let item = |id: &str| Edit::Push {
            at: KeyPath::of("years").nth(0).key("plan").key("items"),
            entry: vec![
                ("id", id.into()),
                ("start", Literal::Date("2026-11-23".parse().unwrap())),
            ],
        };
        let told = |edits: &[Edit]| {
            let today = "2026-11-20".parse().unwrap();
            with_days(Lang::Zh, "已拟入计划。", edits, today)
        };
        assert_eq!(told(&[item("p1"), item("p2")]), "已拟入计划。");
        assert_eq!(
            told(&[item("p1")]),
            "已拟入计划。\n  预计开始日期：2026-11-23"
        );
    }

    #[test]
    fn a_day_that_the_sentence_does_not_name_is_told_below_it() {
        let day = |text: &str| Literal::Date(text.parse().unwrap());
        let list = KeyPath::of;
        let edits = [Edit::Push {
            at: list("claims"),
            entry: vec![
                ("id", "k1".into()),
                ("loss", day("2026-11-18")),
                ("notified", day("2026-11-19")),
            ],
        }];
        let told = |said, today: &str| with_days(Lang::Zh, said, &edits, today.parse().unwrap());
        assert_eq!(
            told("已登记索赔 k1：2026-11-18 出险。\n尽快报案", "2026-11-20"),
            "已登记索赔 k1：2026-11-18 出险。\n  报案日期：2026-11-19\n尽快报案"
        );
        assert_eq!(
            told("已登记索赔 k1。", "2026-11-19"),
            "已登记索赔 k1。\n  出险日期：2026-11-18"
        );
        assert_eq!(
            told("2026-11-18、2026-11-19", "2026-11-20"),
            "2026-11-18、2026-11-19"
        );
    }
}
