//! The service plan for the company: the client's version, and the internal data (D35, D46–D48, D53).

use std::ops::Add;

use chrono::NaiveDate;

use super::{ClientPlan, Colleague, client_plan, kept, service};
use crate::lang::Lang;
use crate::model::{Basis, Factor, Origin, Purpose, Role, Year};
use crate::money::Fen;
use crate::standing::{Case, stars_in_force};

/// The plan of one service year with all internal data.
#[derive(Clone, Debug, PartialEq)]
pub struct InternalPlan {
    /// The client's version.
    pub plan: ClientPlan,
    /// The client's id.
    pub id: String,
    /// The stars and the income they come from; `None` while the year has no income on record.
    pub rated: Option<Rated>,
    /// The leading group (D24).
    pub leaders: Vec<Colleague>,
    /// More about each item; the same number and order as `plan.items`.
    pub items: Vec<InternalItem>,
    /// The items that were dropped.
    pub dropped: Vec<Dropped>,
    /// What all items are expected to cost, CNY; items without a cost count as nothing (D48).
    pub cost: Fen,
    /// How many items say what they cost.
    pub costed: usize,
    /// What the items that say so actually cost, CNY; `None` while none does.
    pub actual_cost: Option<Fen>,
    /// Client relations' opinion (D47).
    pub opinion: Option<Advice>,
    /// The changes made while it ran, in the order of the file (D53).
    pub revisions: Vec<Revised>,
    /// The day it was circulated internally (D44).
    pub circulated: Option<NaiveDate>,
    /// The day the client's version was sent (D44).
    pub sent: Option<NaiveDate>,
}

/// The stars in force and where they come from (D32, D33, D36).
#[derive(Clone, Debug, PartialEq)]
pub struct Rated {
    /// The stars that count, 1 to 5.
    pub stars: u8,
    /// The income of one service year, CNY.
    pub yearly_income: Fen,
    /// Expected or realised.
    pub basis: Option<Basis>,
    /// The factor of the override that counts.
    pub factor: Option<Factor>,
}

/// What the client does not see of an item.
#[derive(Clone, Debug, PartialEq)]
pub struct InternalItem {
    /// Its name in the record.
    pub id: String,
    /// Where it comes from (D42).
    pub origin: Option<Origin>,
    /// The ids of the commitments and needs it covers.
    pub covers: Vec<String>,
    /// What it is meant to bring (D46).
    pub purpose: Option<Purpose>,
    /// The expected cost, CNY (D48).
    pub cost: Option<Fen>,
    /// What it actually cost, CNY.
    pub actual_cost: Option<Fen>,
    /// The day it was done.
    pub done: Option<NaiveDate>,
}

/// An item that was dropped.
#[derive(Clone, Debug, PartialEq)]
pub struct Dropped {
    /// Its name in the record.
    pub id: String,
    /// The name of the service.
    pub service: Option<String>,
    /// What would have been done.
    pub content: Option<String>,
    /// The day it was dropped.
    pub on: NaiveDate,
    /// Why.
    pub reason: Option<String>,
}

/// The client-relations member's opinion (D47).
#[derive(Clone, Debug, PartialEq)]
pub struct Advice {
    /// Who gave it.
    pub by: Option<String>,
    /// The day it was given.
    pub on: Option<NaiveDate>,
    /// The opinion in words.
    pub text: Option<String>,
}

/// A change of the plan (D53).
#[derive(Clone, Debug, PartialEq)]
pub struct Revised {
    /// The day of the change.
    pub on: Option<NaiveDate>,
    /// Who made it.
    pub by: Option<String>,
    /// Why.
    pub reason: Option<String>,
}

/// The plan of a service year for the company; `None` while the year has no plan with an item in it.
pub fn internal_plan(case: &Case<'_>, year: &Year<'_>, lang: Lang) -> Option<InternalPlan> {
    let client = client_plan(case, year, lang)?;
    let plan = year.plan.as_ref()?;
    let owned = |text: Option<&str>| text.map(str::to_owned);
    let items = kept(year);
    let team = case.record.team.iter();
    let day = case.today.min(client.ends);
    let leaders = team
        .flat_map(|team| team.members_on(day))
        .filter(|member| member.role == Some(Role::Leader));

    Some(InternalPlan {
        id: case.id.to_owned(),
        rated: rated(case, year),
        leaders: leaders
            .map(|member| Colleague {
                name: member.name.to_owned(),
                role: member.role,
                duty: owned(member.duty),
                phone: None,
            })
            .collect(),
        cost: items.iter().filter_map(|item| item.cost).sum(),
        costed: items.iter().filter(|item| item.cost.is_some()).count(),
        actual_cost: items
            .iter()
            .filter_map(|item| item.actual_cost)
            .reduce(Fen::add),
        items: items
            .iter()
            .map(|item| InternalItem {
                id: item.id.to_owned(),
                origin: item.origin,
                covers: item.covers.iter().map(|id| (*id).to_owned()).collect(),
                purpose: item.purpose,
                cost: item.cost,
                actual_cost: item.actual_cost,
                done: item.done,
            })
            .collect(),
        dropped: plan
            .items
            .iter()
            .filter_map(|item| {
                Some(Dropped {
                    on: item.dropped?,
                    id: item.id.to_owned(),
                    service: item.service.map(|code| service(case, code, lang)),
                    content: owned(item.content),
                    reason: owned(item.dropped_reason),
                })
            })
            .collect(),
        opinion: plan.opinion.as_ref().map(|opinion| Advice {
            by: owned(opinion.by),
            on: opinion.on,
            text: owned(opinion.text),
        }),
        revisions: plan
            .revisions
            .iter()
            .map(|revision| Revised {
                on: revision.on,
                by: owned(revision.by),
                reason: owned(revision.reason),
            })
            .collect(),
        circulated: plan.circulated,
        sent: plan.sent,
        plan: client,
    })
}

fn rated(case: &Case<'_>, year: &Year<'_>) -> Option<Rated> {
    let rating = year.rating.as_ref()?;
    let stars = stars_in_force(case, rating)?;
    let counting = stars.over.filter(|_| stars.over_counts);
    Some(Rated {
        stars: stars.stars,
        yearly_income: stars.yearly_income,
        basis: rating.basis,
        factor: counting.and_then(|over| over.factor),
    })
}
