//! The ratings of one service year; nothing where it was rated once.

use crate::commands::code;
use crate::lang::Lang;
use crate::model::Rating;
use crate::output::{Block, Cell, Column, Table};
use crate::say;
use crate::text::key::label_in_cny;

pub(super) fn blocks(lang: Lang, rating: &Rating<'_>) -> Vec<Block> {
    if rating.later.is_empty() {
        return Vec::new();
    }
    let later = rating.later.iter().map(|it| (it.id, it.stated));
    let rows = [("", rating.first)]
        .into_iter()
        .chain(later)
        .map(|(id, it)| {
            vec![
                Cell::Id(id.to_owned()),
                Cell::from(it.rated),
                Cell::from(it.basis.map(|basis| code(lang, basis))),
                Cell::from(it.income),
                Cell::Count(it.months.unwrap_or(12)),
                it.stars
                    .and_then(|stars| u8::try_from(stars).ok())
                    .map_or(Cell::Empty, Cell::Stars),
            ]
        });
    let income = label_in_cny(lang, "years.rating.income");
    let table = Table {
        key: "ratings",
        columns: vec![
            Column::data("id"),
            Column::of(lang, "years.rating.rated"),
            Column::of(lang, "years.rating.basis"),
            Column::new("income", income).right(),
            Column::of(lang, "years.rating.months").right(),
            Column::of(lang, "years.rating.stars"),
        ],
        rows: rows.collect(),
        empty: String::new(),
    };
    let heading = say!(lang, zh: "本年度的历次评定", en: "Ratings of this year");
    vec![Block::Heading(heading), Block::Table(table)]
}
