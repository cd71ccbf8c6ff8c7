//! The steps that settle a plan: client relations' opinion, issue, internal circulation, sending (D44–D47).

use chrono::NaiveDate;

use super::{plan_at, planned};
use crate::changes::{Change, PlanRefusal, Refusal, Since, happened_in_service, not_before};
use crate::document::edit::Edit;
use crate::model::{Plan, Role};
use crate::standing::Case;

/// Records what client relations say of the plan; a later opinion takes the place of an earlier one (D47).
///
/// # Errors
///
/// No plan, somebody who is not a client-relations member that day, or a day in the future or before the
/// appointment.
pub fn opinion(
    case: &Case<'_>,
    year: Option<NaiveDate>,
    on: NaiveDate,
    by: String,
    text: String,
) -> Change {
    happened_in_service(case, on)?;
    let (nth, _) = planned(case, year)?;
    let team = case.record.team.iter();
    let members: Vec<&str> = team
        .flat_map(|team| team.members_on(on))
        .filter(|member| member.role == Some(Role::ClientRelations))
        .map(|member| member.name)
        .collect();
    if !members.contains(&by.as_str()) {
        return Err(Refusal::Plan(PlanRefusal::NotClientRelations {
            name: by,
            day: on,
            members: members.into_iter().map(str::to_owned).collect(),
        }));
    }
    let key = |key| plan_at(nth).key("opinion").key(key);
    Ok(vec![
        Edit::set(key("by"), by),
        Edit::set(key("on"), on),
        Edit::set(key("text"), text),
    ])
}

/// Issues the written plan, with the focus of the year (D07, D42, D43, D45).
///
/// Run again with the same day, it changes the focus alone.
///
/// # Errors
///
/// No items, an item that lacks one of the four fields, issued on another day, or a day in the future or
/// before the appointment.
pub fn issue(
    case: &Case<'_>,
    year: Option<NaiveDate>,
    on: NaiveDate,
    focus: Option<String>,
) -> Change {
    happened_in_service(case, on)?;
    let (nth, plan) = planned(case, year)?;
    if let Some(issued) = plan.issued.filter(|issued| *issued != on) {
        return Err(Refusal::Plan(PlanRefusal::Issued { on: issued }));
    }
    for item in plan.items.iter().filter(|item| item.dropped.is_none()) {
        let lacks = item.lacks();
        if !lacks.is_empty() {
            let item = item.id.to_owned();
            return Err(Refusal::Plan(PlanRefusal::ItemIncomplete { item, lacks }));
        }
    }

    let focus = focus.map(|focus| Edit::set(plan_at(nth).key("focus"), focus));
    let issued = Edit::set(plan_at(nth).key("issued"), on);
    Ok(focus.into_iter().chain([issued]).collect())
}

/// Records the day the plan was circulated internally (D44); a plan revised since is circulated anew.
///
/// # Errors
///
/// No plan, circulated on another day as it stands, or a day in the future or before the appointment.
pub fn circulate(case: &Case<'_>, year: Option<NaiveDate>, on: NaiveDate) -> Change {
    happened_in_service(case, on)?;
    let (nth, plan) = planned(case, year)?;
    if let Some(on) = stands(plan, plan.circulated, on) {
        return Err(Refusal::Plan(PlanRefusal::CirculatedThere { on }));
    }
    Ok(vec![Edit::set(plan_at(nth).key("circulated"), on)])
}

/// Records the day the client's version was sent (D44); a plan revised since is sent anew.
///
/// # Errors
///
/// No plan, not issued by that day, sent on another day as it stands, or a day in the future or before the appointment.
pub fn send(case: &Case<'_>, year: Option<NaiveDate>, on: NaiveDate) -> Change {
    happened_in_service(case, on)?;
    let (nth, plan) = planned(case, year)?;
    let issued = plan.issued.ok_or(Refusal::Plan(PlanRefusal::NotIssued))?;
    not_before(on, Some(issued), Since::PlanIssued)?;
    if let Some(on) = stands(plan, plan.sent, on) {
        return Err(Refusal::Plan(PlanRefusal::SentThere { on }));
    }
    Ok(vec![Edit::set(plan_at(nth).key("sent"), on)])
}

/// The day on record of a step that another day must not overwrite: the plan it was about is still the same,
/// neither issued after it nor revised on it or later.
fn stands(plan: &Plan<'_>, recorded: Option<NaiveDate>, on: NaiveDate) -> Option<NaiveDate> {
    let there = recorded.filter(|day| *day != on)?;
    let issued = plan.issued.is_some_and(|issued| issued <= there);
    let revised = plan.revisions.iter().filter_map(|it| it.on);
    let same = issued && revised.max().is_none_or(|revised| revised < there);
    same.then_some(there)
}
