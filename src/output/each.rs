//! Works on many rows with all processors.

use rayon::prelude::*;

/// From this many rows on, using all processors is faster.
const MANY: usize = 500;

/// Does the same to each row, with all processors when there are many rows.
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
