//! Charts for Word: bars of characters, which Word, WPS and LibreOffice show alike and a person can edit.

use serde::Serialize;

use crate::print::bars::{BarRow, Shade, Stack};

/// A row of a chart.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct WordRow {
    /// What is measured.
    pub label: String,
    /// Its bars.
    pub bars: Vec<WordBar>,
}

/// A bar, in parts that follow each other; each part empty when there is none.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct WordBar {
    /// What it is compared with.
    pub light: String,
    /// What counts.
    pub dark: String,
    /// The additional part.
    pub green: String,
    /// The figure at its end.
    pub figure: String,
}

/// The characters of the longest bar.
const LONGEST: u128 = 30;

/// The rows, drawn to one scale; none when there is nothing to draw.
pub(super) fn in_word(rows: &[BarRow]) -> Vec<WordRow> {
    let bars = rows.iter().flat_map(|row| &row.bars);
    let most = bars.map(sum).max().unwrap_or(0);
    let row = |row: &BarRow| WordRow {
        label: row.label.clone(),
        bars: row.bars.iter().map(|it| bar(it, most)).collect(),
    };
    rows.iter().filter(|_| most > 0).map(row).collect()
}

fn sum(stack: &Stack) -> u128 {
    stack.parts.iter().map(|(part, _)| amount(*part)).sum()
}

fn amount(part: i64) -> u128 {
    u128::from(part.max(0).unsigned_abs())
}

fn bar(stack: &Stack, most: u128) -> WordBar {
    let of = |shade: Shade| {
        let parts = stack.parts.iter().filter(|(_, it)| *it == shade);
        drawn(parts.map(|(part, _)| amount(*part)).sum(), most)
    };
    WordBar {
        light: of(Shade::Light),
        dark: of(Shade::Dark),
        green: of(Shade::Green),
        figure: stack.figure.clone(),
    }
}

/// The least of anything is one character.
fn drawn(length: u128, most: u128) -> String {
    let characters = match length {
        0 => 0,
        _ => ((length * LONGEST * 2 + most) / (most * 2)).max(1),
    };
    "█".repeat(usize::try_from(characters).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bars_are_drawn_to_one_scale_and_the_least_is_seen() {
        let row = |parts: &[(i64, Shade)]| BarRow {
            label: "x".to_owned(),
            bars: vec![Stack {
                parts: parts.to_vec(),
                figure: "1".to_owned(),
            }],
        };
        let rows = [
            row(&[(1000, Shade::Light)]),
            row(&[(500, Shade::Dark), (1, Shade::Green)]),
            row(&[(-5, Shade::Dark), (983, Shade::Green)]),
        ];
        let lengths =
            |it: &WordBar| [&it.light, &it.dark, &it.green].map(|part| part.chars().count());
        let drawn: Vec<_> = in_word(&rows)
            .iter()
            .map(|it| lengths(&it.bars[0]))
            .collect();
        assert_eq!(drawn, [[30, 0, 0], [0, 15, 1], [0, 0, 29]]);
        assert_eq!(in_word(&[row(&[(0, Shade::Dark)])]), []);
        assert_eq!(in_word(&[]), []);
    }
}
