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
    let mut ratings: Vec<_> = [("", rating.first)].into_iter().chain(later).collect();
    // A merge may have put a later one first.
    ratings.sort_by_key(|(_, it)| it.rated);
    let rows = ratings.into_iter().map(|(id, it)| {
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Document;
    use crate::model::Record;

    #[test]
    fn the_ratings_stand_in_the_order_of_their_days() {
        let later = |id: &str, rated: &str| {
            format!("[[years.rating.later]]\nid = '{id}'\nrated = {rated}\n")
        };
        let text = format!(
            "client.name = '甲'\n[[years]]\nstarts = 2026-03-02\nrating.rated = 2026-03-06\n{}{}",
            later("1", "2026-11-21"),
            later("2", "2026-11-20")
        );
        let document = Document::parse(&text).unwrap();
        let record = Record::read(&document).record;
        let rating = record.years[0].rating.as_ref().unwrap();
        let blocks = blocks(Lang::En, rating);
        let Some(Block::Table(table)) = blocks.last() else {
            panic!("{blocks:?}");
        };
        let ids: Vec<&Cell> = table.rows.iter().map(|row| &row[0]).collect();
        let id = |id: &str| Cell::Id(id.to_owned());
        assert_eq!(ids, [&id(""), &id("2"), &id("1")]);
    }
}
