//! Working days of mainland China: which days count, when a deadline falls, and why.
//!
//! - [`Calendar`] answers the questions; it holds the years and the company's own days
//!   - [`Year`] is one year's table, as the State Council's notice arranged it
//!     - [`Holiday`] its days off, and the weekend days worked for them (调休)
//!   - [`Day`] what one day is, and why
//!   - [`Due`] a deadline; [`Receipt`] the days it counted and those it skipped
//! - [`import`] reads years from the files people have
//!
//! A year without a notice is **not covered**. A count that runs into it goes on by the plain week less the days
//! that the law itself gives off, and is *provisional*: the notice adds days off and days worked.

mod counting;
mod day;
mod doubt;
mod embedded;
mod festival;
mod flaw;
mod holiday;
pub mod import;
mod statute;
mod tally;
mod year;
mod year_file;

pub use counting::{Calendar, Conflict, Due, Receipt};
pub use day::Day;
pub use doubt::YearDoubt;
pub use festival::english;
pub use flaw::{Flaw, YearFault};
pub use holiday::Holiday;
pub use year::{Notice, Year};

/// The embedded years, made once for tests that ask thousands of times.
#[cfg(test)]
pub(crate) static EMBEDDED: std::sync::LazyLock<Calendar> =
    std::sync::LazyLock::new(Calendar::embedded);
