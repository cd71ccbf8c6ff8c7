//! An amount in round figures, in the unit that fits, where it is looked at and not added up.

use crate::lang::Lang;
use crate::money::{Fen, grouped};

/// The amount in three figures at least: `8,400 元`, `7.53 万元`, `504 万元`, `1.23 亿元`; `CNY 75,300`, `CNY 5.04 m`.
/// Half of the last figure is rounded up.
pub fn rounded(lang: Lang, amount: Fen) -> String {
    let sign = if amount.0 < 0 { "−" } else { "" };
    // Each unit in fen, its name, and from how many of it on the next one is used.
    let units: [(u64, &str, u64); 3] = match lang {
        Lang::Zh => [
            (100, "元", 10_000),
            (1_000_000, "万元", 10_000),
            (10_000_000_000, "亿元", u64::MAX),
        ],
        Lang::En => [
            (100, "", 1_000_000),
            (100_000_000, "m", 1_000),
            (100_000_000_000, "bn", u64::MAX),
        ],
    };
    let fen = amount.0.unsigned_abs();
    let fits = |(unit, _, most): &&(u64, &str, u64)| (fen + unit / 2) / unit < *most;
    let (unit, name, _) = units.iter().find(fits).unwrap_or(&units[2]);
    let figure = match *unit {
        100 => grouped(whole(fen + 50, 100)),
        unit => in_three_figures(fen, unit),
    };
    match (lang, *name) {
        (Lang::Zh, name) => format!("{sign}{figure} {name}"),
        (Lang::En, "") => format!("CNY {sign}{figure}"),
        (Lang::En, name) => format!("CNY {sign}{figure} {name}"),
    }
}

/// So many of a unit, with as many decimals as make three figures, and no zero at their end.
fn in_three_figures(fen: u64, unit: u64) -> String {
    let decimals: u32 = match fen / unit {
        ..10 => 2,
        10..100 => 1,
        _ => 0,
    };
    let parts = 10_u64.pow(decimals);
    let rounded = (fen + unit / parts / 2) / (unit / parts);
    let figure = grouped(whole(rounded, parts));
    let rest = format!("{:0width$}", rounded % parts, width = decimals as usize);
    match rest.trim_end_matches('0') {
        "" => figure,
        rest => format!("{figure}.{rest}"),
    }
}

fn whole(amount: u64, unit: u64) -> usize {
    usize::try_from(amount / unit).unwrap_or(usize::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_unit_fits_and_half_a_figure_is_rounded_up() {
        for (fen, zh, en) in [
            (0, "0 元", "CNY 0"),
            (49, "0 元", "CNY 0"),
            (50, "1 元", "CNY 1"),
            (999_949, "9,999 元", "CNY 9,999"),
            (999_950, "1 万元", "CNY 10,000"),
            (7_530_000, "7.53 万元", "CNY 75,300"),
            (7_535_000, "7.54 万元", "CNY 75,350"),
            (99_950_000, "100 万元", "CNY 999,500"),
            (504_000_000, "504 万元", "CNY 5.04 m"),
            (-504_000_000, "−504 万元", "CNY −5.04 m"),
            (123_400_000_000, "12.3 亿元", "CNY 1.23 bn"),
        ] {
            let told = [Lang::Zh, Lang::En].map(|lang| rounded(lang, Fen(fen)));
            assert_eq!(told, [zh, en], "{fen}");
        }
    }
}
