//! The steps of a plan: client relations' opinion, issue, internal circulation, sending (D44–D47).

use chrono::NaiveDate;

use super::{plan_at, planned};
use crate::alike;
use crate::changes::step::{At, take, take_again};
use crate::changes::{Change, PlanRefusal, Refusal, happened_in_service};
use crate::document::edit::Edit;
use crate::model::Role;
use crate::standing::Case;

/// Records client relations' opinion on the plan (D47). A later opinion replaces an earlier one until the plan is
/// issued; from then on the one on record stays, also a late one.
///
/// # Errors
///
/// No plan, somebody who is not a client-relations member that day, an issued plan that
/// has such an opinion, or a day in the future or before the appointment.
pub fn opinion(
    case: &Case<'_>,
    year: Option<NaiveDate>,
    on: NaiveDate,
    by: String,
    text: String,
) -> Change {
    happened_in_service(case, on)?;
    let (nth, plan) = planned(case, year)?;
    let members = |day| -> Vec<&str> {
        let members = case.record.in_role_on(Role::ClientRelations, day);
        members.map(|member| member.name).collect()
    };
    if !alike::is_among(&by, members(on)) {
        let members = members(on).into_iter();
        return Err(Refusal::Plan(PlanRefusal::NotClientRelations {
            name: by,
            day: on,
            members: members.map(str::to_owned).collect(),
        }));
    }
    if let (Some(issued), Some(there)) = (plan.issued, &plan.opinion)
        && let (Some(author), Some(given), Some(_)) = (there.by, there.on, there.text)
        && alike::is_among(author, members(given))
        && (there.text, author, given) != (Some(&text), &by, on)
    {
        let (by, on) = (author.to_owned(), given);
        return Err(PlanRefusal::OpinionGiven { by, on, issued }.into());
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
/// A second run with the same day changes only the focus.
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

/// Records the day the plan was circulated internally (D44); a plan that was revised since is circulated
/// again.
///
/// # Errors
///
/// No plan, not in service on that day, again on a day before the plan changed, or what [`take`] refuses.
pub fn circulate(case: &Case<'_>, year: Option<NaiveDate>, on: NaiveDate) -> Change {
    step(case, year, "circulated", on)
}

/// Records the day the client's version was sent (D44); a plan that was revised since is sent again.
///
/// # Errors
///
/// As [`circulate`].
pub fn send(case: &Case<'_>, year: Option<NaiveDate>, on: NaiveDate) -> Change {
    step(case, year, "sent", on)
}

/// A step is repeated when the plan has changed since: it was issued after the day of that step, or revised
/// on that day or later.
fn step(case: &Case<'_>, year: Option<NaiveDate>, key: &'static str, on: NaiveDate) -> Change {
    happened_in_service(case, on)?;
    let (nth, plan) = planned(case, year)?;
    let at = At::section("years.plan", plan_at(nth));
    let there = match key {
        "sent" => plan.sent,
        _ => plan.circulated,
    };
    let Some(there) = there else {
        return take(case, &at, key, on, Vec::new());
    };
    let revisions = plan.revisions.iter().filter_map(|it| it.on);
    let revised = revisions.filter(|revised| there <= *revised).min();
    let issued = plan.issued.filter(|issued| there < *issued);
    if plan.issued.is_some() && issued.or(revised).is_none() {
        return take(case, &at, key, on, Vec::new());
    }
    // What went out between is the plan of before, which went out already.
    match [issued, revised].into_iter().flatten().min() {
        Some(changed) if (there..changed).contains(&on) && on != there => {
            Err(PlanRefusal::BeforeChange {
                step: key,
                there,
                day: on,
                changed,
                revised: Some(changed) == revised,
            }
            .into())
        }
        _ => take_again(case, &at, key, on),
    }
}
