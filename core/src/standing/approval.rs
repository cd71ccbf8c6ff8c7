//! Who may approve: somebody else than those who ask (D33, D35, D41; 消费投诉处理管理办法).

use chrono::NaiveDate;

use super::Case;
use super::people;
use crate::alike;
use crate::model::{Complaint, Role};
use crate::words;

words! {
    /// What takes an approval.
    Approval {
        /// Other stars than the computed ones (D33).
        Override = "override",
        /// A lowered standard (D41).
        Lowering = "lowering",
        /// Stars made public (D35).
        Publication = "publication",
        /// A waiver.
        Waiver = "waiver",
        /// The longest time to answer a complaint, which takes approval from above.
        Extension = "extension",
    }
}

/// Why somebody may not approve.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoApprover {
    /// The company names who may, and this is none of them.
    NotNamed(Vec<String>),
    /// The company names nobody, and this is one of the client's service team.
    OfTeam,
    /// This is who handles the complaint.
    Handler,
}

/// Whom the company names for an approval; empty where it names nobody.
pub fn named<'a>(case: &Case<'a>, approval: Approval) -> &'a [String] {
    let approvers = &case.standard.approvers;
    match approval {
        Approval::Override => &approvers.stars,
        Approval::Lowering => &approvers.lowering,
        Approval::Publication => &approvers.publication,
        Approval::Waiver => &approvers.waiver,
        Approval::Extension => &[],
    }
}

/// Whether somebody may approve on a day: whom `[approvers]` names, and where it names none, whoever is not of the
/// client's service team that day. The leading group stands above the team.
///
/// # Errors
///
/// Why not.
pub fn may_approve(
    case: &Case<'_>,
    approval: Approval,
    by: &str,
    on: NaiveDate,
) -> Result<(), NoApprover> {
    let named = named(case, approval);
    if named.iter().any(|name| alike::is_same(name, by)) {
        return Ok(());
    }
    if !named.is_empty() {
        return Err(NoApprover::NotNamed(named.to_vec()));
    }
    let team = case.record.team.iter();
    let mut members = team.flat_map(|team| team.members_on(on));
    let is_of_team = members.any(|it| it.role != Some(Role::Leader) && alike::is_same(it.name, by));
    match is_of_team {
        true => Err(NoApprover::OfTeam),
        false => Ok(()),
    }
}

/// Whether somebody may approve on a day that a complaint has the longest time to its answer: nobody who handles it, and nobody
/// of the client's service team that day but the leading group.
///
/// # Errors
///
/// Why not.
pub fn may_extend(
    case: &Case<'_>,
    complaint: &Complaint<'_>,
    by: &str,
    on: NaiveDate,
) -> Result<(), NoApprover> {
    let handler = complaint.handler.unwrap_or_default();
    let mut handlers = std::iter::once(handler).chain(people(handler));
    if handlers.any(|name| !name.is_empty() && alike::is_same(name, by)) {
        return Err(NoApprover::Handler);
    }
    may_approve(case, Approval::Extension, by, on)
}
