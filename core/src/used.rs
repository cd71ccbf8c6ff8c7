//! For tests: the time that this thread has used. Unlike the time on the clock it does not grow while others use the
//! machine, so a test that bounds it fails for what kefu does alone.

use std::fs;
use std::sync::OnceLock;
use std::time::{Duration, Instant};

/// The processor time of this thread, from some beginning; on a system that does not tell it, the time on the clock.
pub(crate) fn used() -> Duration {
    static BEGUN: OnceLock<Instant> = OnceLock::new();
    // Linux tells it in nanoseconds, before two other numbers.
    let told = fs::read_to_string("/proc/thread-self/schedstat");
    let first = told.iter().flat_map(|told| told.split(' ')).next();
    match first.and_then(|it| it.parse().ok()) {
        Some(nanoseconds) => Duration::from_nanos(nanoseconds),
        None => BEGUN.get_or_init(Instant::now).elapsed(),
    }
}
