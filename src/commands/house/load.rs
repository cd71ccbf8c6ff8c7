//! How much falls due for each person in the coming months: everything with a last day, from `standing::agenda`.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::House;
use super::place::href;
use crate::output::{Cell, Column, Table, Tone};
use crate::portfolio::{Month, months_from};
use crate::print::house::Part;
use crate::say;
use crate::standing::{When, people};
use crate::text::paper;

/// How many months are told, the present one with them.
const MONTHS: [&str; 6] = ["first", "second", "third", "fourth", "fifth", "sixth"];

/// What falls due for one person: what is overdue, then each month.
type Load = [i64; MONTHS.len() + 1];

impl House<'_> {
    /// The list on the first page, the most burdened first.
    pub(super) fn load(&self) -> Part {
        let (lang, today) = (self.desk.lang(), self.desk.today);
        let months = &months_from(today)[..MONTHS.len()];
        let nobody = say!(lang, zh: "没有经办人", en: "nobody");
        let mut loads: BTreeMap<Option<&str>, Load> = BTreeMap::new();
        for work in self.clients.iter().flat_map(|(_, seen)| &seen.work) {
            let When::By(due) = work.when else {
                continue;
            };
            let of = Month::of(due);
            let at = match due < today {
                true => Some(0),
                false => months
                    .iter()
                    .position(|month| *month == of)
                    .map(|at| at + 1),
            };
            let Some(at) = at else {
                continue;
            };
            let mut names: Vec<Option<&str>> = work
                .who
                .iter()
                .flat_map(|who| people(who))
                .map(Some)
                .collect();
            if names.is_empty() {
                names.push(None);
            }
            for name in names {
                let name = name.map(|name| self.places.written(name));
                loads.entry(name).or_default()[at] += 1;
            }
        }
        let mut loads: Vec<(Option<&str>, Load)> = loads.into_iter().collect();
        loads.sort_by_key(|(_, load)| Reverse(load.iter().sum::<i64>()));
        let most: Vec<i64> = (0..=MONTHS.len())
            .map(|at| loads.iter().map(|(_, load)| load[at]).max().unwrap_or(0))
            .collect();
        let row = |(who, load): &(Option<&str>, Load)| {
            let counts = load.iter().enumerate().map(|(at, count)| {
                let tone = match (*count, at) {
                    (0, _) => Tone::Faint,
                    (_, 0) => Tone::Bad,
                    (count, at) if count == most[at] && count > 1 => Tone::Warning,
                    _ => Tone::Plain,
                };
                Cell::Count(*count).toned(tone)
            });
            let sum = Cell::Count(load.iter().sum());
            let who = Cell::from(who.unwrap_or(&nobody));
            std::iter::once(who).chain(counts).chain([sum]).collect()
        };
        let mut columns = vec![
            Column::new("who", say!(lang, zh: "经办人", en: "who")),
            Column::new("overdue", say!(lang, zh: "逾期", en: "overdue")).right(),
        ];
        columns.extend(
            MONTHS
                .iter()
                .zip(months)
                .map(|(key, month)| Column::new(key, paper::month(lang, month.month)).right()),
        );
        columns.push(Column::new("sum", say!(lang, zh: "合计", en: "all")).right());
        let table = Table {
            key: "load",
            columns,
            rows: loads.iter().map(row).collect(),
            empty: say!(lang, zh: "六个月内没有到期事项。", en: "Nothing falls due within six months."),
        };
        let title =
            say!(lang, zh: "每人每月到期事项", en: "Work that falls due, by person and month");
        let part = Part::of(lang, title, &table, |nth, key| {
            let who = loads[nth].0?;
            (key == "who")
                .then(|| self.places.person(who))?
                .map(|it| href("", it))
        });
        Part {
            note: say!(lang,
                zh: "按经办人归集，包括为别人的客户办的事，所以与按客户经理归集的“逾期”不同。",
                en: "By handler, for other managers' clients too, so the counts differ from those of “Late”, which are by account manager."
            ),
            ..part
        }
    }
}
