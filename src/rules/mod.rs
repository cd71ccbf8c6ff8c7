//! What a client's service is held against: one rule, one file, each citing its clause.
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
//! Nothing here makes words.

mod appointment;
mod archive;
mod calendar;
mod census;
mod claim;
mod deadline;
mod detail;
mod filed;
mod look;
mod plan;
mod rating;
mod record;
mod renewal;
mod rule;
mod selection;
mod service;
mod source;
mod subject;
mod team;
#[cfg(test)]
mod testing;
#[cfg(test)]
mod tests;
mod unfit;
mod waiver;

use rule::{Check, Findings};

pub use appointment::{Early, GoesOn, OfAppointment};
pub use archive::OfArchive;
pub use census::{Census, Counted};
pub use claim::{ClaimFault, OfClaim};
pub use detail::{Detail, EntryIdFault, Personal, Reference, Start, UnknownService};
pub use filed::{Filed, OnFile};
pub use look::{Ground, Looked, look, not_read, workspace};
pub use plan::{Gap, OfPlan, Shortfall, Unapproved};
pub use rating::OfRating;
pub use renewal::OfRenewal;
pub use rule::{Finding, Group, Rule, order, rule};
pub use selection::{Asked, Selection, UnknownRule};
pub use service::{OfRevision, OfService};
pub use source::{Read, Source};
pub use team::OfTeam;
pub use unfit::Unfit;
pub use waiver::{Lack, OfWaiver, Unwaivable, Waived, WaiverState, waivable};

/// Every rule, in the order it is documented.
pub static RULES: &[&Rule] = &[
    &deadline::team_overdue::RULE,
    &deadline::team_late::RULE,
    &deadline::archive_overdue::RULE,
    &deadline::archive_late::RULE,
    &deadline::rating_overdue::RULE,
    &deadline::rating_late::RULE,
    &deadline::plan_overdue::RULE,
    &deadline::plan_late::RULE,
    &deadline::onboarding_overdue::RULE,
    &deadline::deadline_soon::RULE,
    &appointment::contact_before_appointment::RULE,
    &appointment::cooperation_with_direct_client::RULE,
    &appointment::commitment_unplanned::RULE,
    &appointment::template_missing::RULE,
    &appointment::term_missing::RULE,
    &appointment::appointment_expired::RULE,
    &appointment::disclosure_notice_missing::RULE,
    &team::manager_missing::RULE,
    &team::manager_doubled::RULE,
    &team::manager_gap::RULE,
    &team::deputy_missing::RULE,
    &team::deputy_is_manager::RULE,
    &team::team_of_one::RULE,
    &team::duty_missing::RULE,
    &team::client_relations_missing::RULE,
    &team::handler_left::RULE,
    &team::leading_group_missing::RULE,
    &archive::document_missing::RULE,
    &archive::stage_undocumented::RULE,
    &archive::original_not_apart::RULE,
    &archive::archive_unreported::RULE,
    &archive::document_lost::RULE,
    &archive::document_unreadable::RULE,
    &archive::document_changed::RULE,
    &archive::crm_stale::RULE,
    &rating::stars_differ::RULE,
    &rating::override_unapproved::RULE,
    &rating::published_unapproved::RULE,
    &rating::income_not_apportioned::RULE,
    &plan::item_incomplete::RULE,
    &plan::below_standard::RULE,
    &plan::below_reference::RULE,
    &plan::lowered_unapproved::RULE,
    &plan::need_unplanned::RULE,
    &plan::not_circulated::RULE,
    &plan::opinion_missing::RULE,
    &plan::purpose_missing::RULE,
    &plan::over_budget::RULE,
    &plan::budget_near::RULE,
    &plan::income_gap::RULE,
    &plan::item_outside_term::RULE,
    &plan::items_bunched::RULE,
    &plan::focus_missing::RULE,
    &plan::focus_repeated::RULE,
    &plan::nothing_new::RULE,
    &plan::ends_untouched::RULE,
    &plan::claims_missing::RULE,
    &plan::few_kinds::RULE,
    &claim::claim_silent::RULE,
    &claim::claim_closed_unsettled::RULE,
    &claim::claim_closed_without_proof::RULE,
    &claim::insurer_decision_overdue::RULE,
    &claim::limitation_near::RULE,
    &service::item_overdue::RULE,
    &service::done_undocumented::RULE,
    &service::diary_item_mismatch::RULE,
    &service::revision_not_managers::RULE,
    &service::diary_incomplete::RULE,
    &service::response_missing::RULE,
    &service::diary_silent::RULE,
    &service::contact_behind::RULE,
    &service::review_overdue::RULE,
    &service::review_unscored::RULE,
    &service::manual_missing::RULE,
    &service::endorsement_stuck::RULE,
    &service::risk_unmeasured::RULE,
    &service::duty_overdue::RULE,
    &service::complaint_overdue::RULE,
    &service::complaint_late::RULE,
    &renewal::renewal_not_started::RULE,
    &renewal::renewal_step_overdue::RULE,
    &renewal::appointment_ends_before_renewal::RULE,
    &renewal::expired_without_outcome::RULE,
    &renewal::loss_incomplete::RULE,
    &renewal::hand_over_incomplete::RULE,
    &renewal::hand_over_late::RULE,
    &record::unreadable::RULE,
    &record::conflict_markers::RULE,
    &record::unknown_key::RULE,
    &record::id_invalid::RULE,
    &record::id_doubled::RULE,
    &record::name_doubled::RULE,
    &record::date_in_future::RULE,
    &record::dates_out_of_order::RULE,
    &record::two_endings::RULE,
    &record::personal_data::RULE,
    &record::reference_unknown::RULE,
    &record::service_unknown::RULE,
    &calendar::year_not_covered::RULE,
    &waiver::waiver_lapsed::RULE,
    &waiver::waiver_unused::RULE,
    &waiver::waiver_incomplete::RULE,
];
