//! Today's figures beside those of earlier days, and the file in which a later day finds them.

use chrono::NaiveDate;
use serde_json::Value;

use super::House;
use crate::commands::report::portfolio;
use crate::money::Fen;
use crate::output::{self, Block, Cell, Column, Ending, Page, Table, Tone};
use crate::print::house::Part;
use crate::say;

/// The file of today's figures.
pub(in crate::commands) const FIGURES: &str = "portfolio.json";

/// The schema of what it holds: the head of `kefu report portfolio -f json`.
const SCHEMA: &str = "kefu.portfolio/1";

/// The columns of earlier days: last week, last year.
const THEN: [&str; 3] = ["then", "before", "first"];

/// The figures of an earlier day.
pub(in crate::commands) struct Then {
    day: NaiveDate,
    figures: Value,
}

impl Then {
    /// The figures that kefu wrote on a day; `None` when the text is something else.
    pub(in crate::commands) fn read(day: NaiveDate, json: &[u8]) -> Option<Then> {
        let figures: Value = serde_json::from_slice(json).ok()?;
        let is_it = figures.get("schema")?.as_str()? == SCHEMA;
        is_it.then_some(Then { day, figures })
    }

    /// A figure of that day, as today's is written.
    fn cell(&self, key: &str, today: &Cell) -> Cell {
        let value = self.figures.get(key).and_then(Value::as_f64);
        let Some(value) = value else {
            return Cell::Empty;
        };
        let hundredths = (value * 100.0).round() as i64;
        match today {
            Cell::Money(_) => Cell::Money(Fen(hundredths)),
            Cell::Percent(_) | Cell::Empty => Cell::Percent(hundredths),
            _ => Cell::Count(value.round() as i64),
        }
    }
}

impl House<'_> {
    /// The file of today's figures.
    pub(super) fn figures_file(&self) -> Vec<u8> {
        let page = Page {
            schema: SCHEMA,
            blocks: vec![Block::Facts(portfolio::facts(
                self.desk.lang(),
                &self.tally,
            ))],
        };
        output::file(&page, Ending::Json, &self.desk.context.style).unwrap_or_default()
    }

    /// Today's figures beside those of earlier days, the latest first; nothing without any.
    pub(super) fn then(&self, then: &[Then]) -> Option<Part> {
        let lang = self.desk.lang();
        let facts = portfolio::facts(lang, &self.tally);
        let shown = &then[..then.len().min(THEN.len())];
        if shown.is_empty() {
            return None;
        }
        let mut columns = vec![
            Column::new("figure", say!(lang, zh: "数字", en: "figure")).grow(),
            Column::new("now", self.desk.today.to_string()).right(),
        ];
        let days = THEN.iter().zip(shown);
        columns.extend(days.map(|(key, then)| Column::new(key, then.day.to_string()).right()));
        let rows = facts.into_iter().map(|fact| {
            let earlier = shown
                .iter()
                .map(|then| then.cell(fact.key, &fact.value).toned(Tone::Faint));
            let earlier: Vec<Cell> = earlier.collect();
            let today = [Cell::Text(fact.label), fact.value];
            today.into_iter().chain(earlier).collect()
        });
        let table = Table {
            key: "then",
            columns,
            rows: rows.collect(),
            empty: String::new(),
        };
        let title = say!(lang, zh: "今天与从前", en: "Today and before");
        Some(Part::of(lang, title, &table, |_, _| None))
    }
}
