//! The company's service standard: what `kefu.toml` says, over the shipped sample.
//!
//! A company's file is a few lines: what it leaves out has the shipped value. The sample's figures are
//! kefu's own, plausible for a broker in mainland China; no public source gives them.

mod approvers;
mod archive;
mod broker;
mod calendar;
mod claims;
mod company;
mod complaints;
mod cost;
mod deadlines;
mod evidence;
pub mod form;
mod goals;
mod maxims;
mod reading;
mod renewal;
mod said;
mod service;
mod services;
mod severity;
mod stars;
mod waivers;
mod years;

pub use approvers::Approvers;
pub use archive::Upkeep;
pub use broker::Broker;
pub use claims::Claims;
pub use company::Standard;
pub use complaints::Complaints;
pub use cost::Cost;
pub use deadlines::Deadlines;
pub use evidence::Evidence;
pub use form::LAYOUT;
pub use goals::Goal;
pub use maxims::Maxims;
pub use reading::StandardReading;
pub use renewal::Renewal;
pub use service::ServiceTerms;
pub use services::Service;
pub use severity::{Severity, Switch};
pub use stars::Stars;
pub use waivers::Waivers;
pub use years::Years;

#[cfg(test)]
mod tests;
