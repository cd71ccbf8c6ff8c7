//! Nightly runs: over a year, from the script, and what leaves the house.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

mod digests;
#[cfg(unix)]
mod script;
mod year;
