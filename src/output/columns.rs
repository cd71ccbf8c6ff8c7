//! How wide each column of a table is, and whether a table can stand in a terminal at all.

/// The columns left free between two columns of a table.
pub(super) const GAP: usize = 2;

/// Below this many columns a table that would have to wrap is hard to read.
const NARROW: usize = 50;

/// What a column asks for, in columns of the terminal.
#[derive(Clone, Copy, Debug)]
pub(super) struct Want {
    /// What it takes with every cell on one line.
    pub whole: usize,
    /// What it takes at the least; the same as `whole` where cells may not wrap.
    pub least: usize,
}

/// The width of each column, or `None` when the table cannot stand in `room` and is better written
/// as records.
///
/// When not all can be whole, those that wrap share what the others leave, the narrowest first.
pub(super) fn share(wants: &[Want], room: usize) -> Option<Vec<usize>> {
    let gaps = GAP * wants.len().saturating_sub(1);
    let whole: usize = wants.iter().map(|want| want.whole).sum();
    if whole + gaps <= room {
        return Some(wants.iter().map(|want| want.whole).collect());
    }
    let least: usize = wants.iter().map(|want| want.least).sum();
    if room < NARROW || least + gaps > room {
        return None;
    }

    let mut widths: Vec<usize> = wants.iter().map(|want| want.least).collect();
    for _ in 0..room - least - gaps {
        let wrapped = widths
            .iter_mut()
            .zip(wants)
            .filter(|(width, want)| **width < want.whole);
        if let Some((narrowest, _)) = wrapped.min_by_key(|(width, _)| **width) {
            *narrowest += 1;
        }
    }
    Some(widths)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wants(wants: &[(usize, usize)]) -> Vec<Want> {
        wants
            .iter()
            .map(|&(whole, least)| Want { whole, least })
            .collect()
    }

    #[test]
    fn a_table_that_fits_is_whole() {
        assert_eq!(share(&wants(&[(10, 10), (28, 16)]), 40), Some(vec![10, 28]));
        assert_eq!(share(&wants(&[]), 40), None.or(Some(vec![])));
    }

    #[test]
    fn the_columns_that_wrap_share_what_is_left() {
        let table = wants(&[(10, 10), (40, 16), (60, 12), (20, 20)]);

        assert_eq!(share(&table, 100), Some(vec![10, 32, 32, 20]));
        assert_eq!(share(&table, 64), Some(vec![10, 16, 12, 20]));
        assert_eq!(share(&table, 63), None);
    }

    #[test]
    fn a_narrow_terminal_takes_no_table_that_wraps() {
        let table = wants(&[(10, 10), (60, 16)]);

        assert_eq!(share(&table, 50), Some(vec![10, 38]));
        assert_eq!(share(&table, 49), None);
    }
}
