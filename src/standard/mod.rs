//! The company's service standard: what `kefu.toml` says, over the shipped sample.
//!
//! A company's file is a few lines: what it leaves out has the shipped value. The sample's figures are
//! kefu's own, plausible for a broker in mainland China; no public source gives them.

mod company;
mod reading;
mod sample;
mod severity;

pub use company::{
    Claims, Complaints, Cost, Deadlines, Goal, Maxims, Renewal, Service, ServiceTerms, Standard,
    Stars, Upkeep,
};
pub use reading::{LAYOUT, StandardReading};
pub use severity::{Severity, Switch};

#[cfg(test)]
mod tests;
