//! The whole portfolio in figures: one client's tally, and those of all clients added up.
//!
//! ```text
//! Tally          what one client adds, or many          D03
//!   Income       of one service year, by its basis      D32
//!   Managed      what one account manager has in hand
//!   Month        what ends in a month                   D64
//!   Punctuality  deadlines kept and missed              D11 D21 D29 D34 D45
//!   Delivery     a service against its plans            D52
//! ```
//!
//! Nothing here makes words. Adding is exact, and its order makes no difference.

mod figure;
mod span;
mod tally;

pub use figure::{Delivery, Ends, Income, Managed, Punctuality, Ranked, Sum};
pub use span::{MONTHS, Month, QUARTERS, Quarter, months_from, quarters_until};
pub use tally::Tally;

#[cfg(test)]
mod tests;
