//! Works on many rows with all processors.

use rayon::prelude::*;

/// From this many rows on it pays to have all processors at them.
const MANY: usize = 500;

/// The same done to each row in turn, by all processors where there are many.
pub(super) fn of_each<T: Sync, R: Send>(
    rows: &[T],
    work: impl Fn(usize, &T) -> R + Sync,
) -> Vec<R> {
    match rows.len() < MANY {
        true => (rows.iter().enumerate())
            .map(|(at, row)| work(at, row))
            .collect(),
        false => (rows.par_iter().enumerate())
            .map(|(at, row)| work(at, row))
            .collect(),
    }
}
