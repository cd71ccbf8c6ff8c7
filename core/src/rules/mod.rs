//! The rules that a client's service is checked by: one rule in each file, with its clause.
//!
//! ```text
//! RULES       every rule, in the order it is documented
//! Rule        its lasting name, group, severity and clause
//! Finding     what a rule found, as data: `text::finding` puts it into words
//! Selection   which rules are asked, and how grave each is here
//! Source      one client's file, as text and as it was read
//! look        asks every rule about one client
//! Census      what is known of all clients together
//! ```
//!
//! There are no texts here.

mod ahead;
mod appointment;
mod archive;
mod calendar;
mod census;
mod claim;
mod deadline;
mod detail;
mod entry;
mod filed;
mod look;
mod plan;
mod policy;
mod rating;
mod record;
mod renewal;
mod rule;
mod selection;
mod service;
mod since;
mod source;
mod stars;
mod subject;
mod team;
#[cfg(test)]
mod testing;
#[cfg(test)]
mod tests;
mod unfit;
mod waiver;

use std::sync::LazyLock;

use rule::{Check, Findings};

pub use ahead::Ahead;
pub use appointment::{Early, GoesOn, LicencePart, OfAppointment};
pub use archive::{OfArchive, PolicyFact};
pub use calendar::OfCalendar;
pub use census::{Census, Counted};
pub use claim::{ClaimFault, OfClaim};
pub use detail::{Detail, EntryIdFault, Personal, Reference, UnknownService};
pub use entry::Entry;
pub use filed::{Filed, OnFile};
pub use look::{Ground, Looked, calendar_not_read, look, not_read, workspace};
pub use plan::{Gap, OfPlan, OpinionFault, Shortfall, Unapproved};
pub use policy::OfPolicy;
pub use rating::{OfRating, Secret, told};
pub use renewal::{GapTime, OfRenewal, OneOutcome};
pub use rule::{Addition, Consequence, Finding, Group, Rule, order, rule};
pub use selection::{Asked, Selection, UnknownRule};
pub use service::{OfRevision, OfService};
pub use since::{Compared, Extent, Had, Known, Status, compare};
pub use source::{Read, Source};
pub use stars::tells_stars;
pub use team::{OfTeam, TwoAtOnce};
pub use unfit::{Unfit, conflicts};
pub use waiver::{Lack, OfWaiver, Unwaivable, Waived, WaiverState, waivable};

/// Every rule, in the order it is documented.
pub static RULES: LazyLock<Vec<&'static Rule>> = LazyLock::new(|| {
    let groups = [
        deadline::RULES,
        appointment::RULES,
        team::RULES,
        archive::RULES,
        rating::RULES,
        plan::RULES,
        claim::RULES,
        policy::RULES,
        service::RULES,
        renewal::RULES,
        record::RULES,
        calendar::RULES,
        waiver::RULES,
    ];
    groups.concat()
});
