//! The service plan for the client: what will be done, when, and by whom (D42–D44).

use chrono::NaiveDate;

use crate::lang::Lang;
use crate::model::{AppointmentKind, Commitment, PlanItem, Record, Role, Year};
use crate::standard::{Broker, Standard};
use crate::standing::{Case, Kept, Promise, Share, plan_term, recorded_year, service_years};

mod internal;

pub use internal::{Advice, Dropped, InternalItem, InternalPlan, Rated, Revised, internal_plan};

/// The plan of one service year, as the client may see it.
///
/// It has no field that stars, income, cost, purpose, origin or a reason could come from (D35). Two things
/// are left out although they look harmless: the leading group, because only clients with many stars have one
/// (D24), and the ids of items, because a gap would show that one was dropped.
#[derive(Clone, Debug, PartialEq)]
pub struct ClientPlan {
    /// The client's full name.
    pub client: String,
    /// The broker's name, when the workspace says it.
    pub broker: Option<String>,
    /// Its particulars.
    pub particulars: Broker,
    /// The appointment for it.
    pub appointment: Option<Appointed>,
    /// The first day it covers (D50).
    pub starts: NaiveDate,
    /// The last day it covers, inclusive (D50).
    pub ends: NaiveDate,
    /// The one focus of the year (D07).
    pub focus: Option<String>,
    /// The day it was issued; a plan without is a draft.
    pub issued: Option<NaiveDate>,
    /// The day of its last revision after it was issued (D53).
    pub revised: Option<NaiveDate>,
    /// Who serves the client, account manager first.
    pub team: Vec<Colleague>,
    /// Whom we talk to at the client's.
    pub contacts: Vec<ContactPerson>,
    /// The services, by their start; an item's number is its place here, from 1.
    pub items: Vec<Item>,
    /// What the appointment promises, each with the numbers of the items that cover it (D17).
    pub commitments: Vec<Answered>,
    /// The client's needs of this year, each with the numbers of the items that cover it (D37).
    pub needs: Vec<Answered>,
}

/// The written appointment.
#[derive(Clone, Debug, PartialEq)]
pub struct Appointed {
    /// The kind of document.
    pub kind: Option<AppointmentKind>,
    /// The day it was established.
    pub on: NaiveDate,
}

/// One of the team.
#[derive(Clone, Debug, PartialEq)]
pub struct Colleague {
    /// The person's name.
    pub name: String,
    /// The role.
    pub role: Option<Role>,
    /// What the person does for the client (D20).
    pub duty: Option<String>,
    /// The office telephone.
    pub phone: Option<String>,
}

/// Somebody at the client's.
#[derive(Clone, Debug, PartialEq)]
pub struct ContactPerson {
    /// The person's name.
    pub name: String,
    /// The person's position.
    pub role: Option<String>,
    /// The office telephone.
    pub phone: Option<String>,
    /// The office e-mail address.
    pub email: Option<String>,
}

/// One service, planned (D43).
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    /// The name of the service in the standard, or its code when the standard has none.
    pub service: Option<String>,
    /// What will be done.
    pub content: Option<String>,
    /// Expected start.
    pub start: Option<NaiveDate>,
    /// Expected finish, inclusive.
    pub finish: Option<NaiveDate>,
    /// Who does it.
    pub handler: Option<String>,
}

/// A commitment or need, and what covers it.
#[derive(Clone, Debug, PartialEq)]
pub struct Answered {
    /// The commitment or need in words.
    pub text: String,
    /// The numbers of the items that cover it, from 1.
    pub items: Vec<usize>,
    /// When it is kept, if it has no dates and so needs no item.
    pub undated: Option<Kept>,
}

/// The recorded service year whose plan is meant: the one that contains `day`; without a day, the present
/// one, or the last on record when service is over. `None` when that year is not on record.
pub fn planned_year<'a>(case: &Case<'a>, day: Option<NaiveDate>) -> Option<&'a Year<'a>> {
    let present = recorded_year(case, day.unwrap_or(case.today));
    // A year that began by itself has no plan yet, and last year's plan is not used for it.
    let begun = || {
        let years = service_years(case);
        years.last().is_some_and(|year| year.recorded.is_none())
    };
    match (present, day) {
        (Some((_, year)), _) => Some(year),
        (None, Some(_)) => None,
        (None, None) if begun() => None,
        (None, None) => case.record.years.iter().max_by_key(|year| year.starts),
    }
}

/// The plan of a service year as the client may have it, service names in its language; `None` while the
/// year has no plan with an item in it.
pub fn client_plan(case: &Case<'_>, year: &Year<'_>, lang: Lang) -> Option<ClientPlan> {
    let plan = year.plan.as_ref()?;
    let items = kept(year);
    if items.is_empty() {
        return None;
    }
    let record = case.record;
    let (starts, ends) = plan_term(case, year);
    let day = case.today.min(ends);
    let promised = |commitment: &Commitment<'_>| {
        let promise = Promise::of(case.standard, commitment);
        let keeping = keeping(case, year, &promise, &items);
        // What was promised once and is kept is no part of a later year's plan.
        let is_over = keeping.is_empty() && promise.is_met_before(record, year.starts);
        (!is_over).then(|| Answered {
            text: commitment.text.to_owned(),
            items: keeping.into_iter().map(|(number, _)| number).collect(),
            undated: Some(promise.kept).filter(|kept| !kept.is_dated()),
        })
    };
    let appointment = record.appointment_on(year.starts);
    let needs = record.needs.iter();

    Some(ClientPlan {
        client: record.client.name_on(day).to_owned(),
        broker: case.standard.company.clone(),
        particulars: case.standard.broker.clone(),
        appointment: appointment.and_then(|appointment| {
            let on = appointment.established?;
            let kind = appointment.kind;
            Some(Appointed { kind, on })
        }),
        starts,
        ends,
        focus: plan.focus.map(str::to_owned),
        issued: plan.issued,
        revised: last_revised(plan.issued, plan.revisions.iter().filter_map(|it| it.on)),
        team: team(case.standard, record, day),
        contacts: present(record, day),
        commitments: appointment
            .into_iter()
            .flat_map(|appointment| &appointment.commitments)
            .filter_map(promised)
            .collect(),
        needs: needs
            .filter(|need| is_of_year(record, year, need.id, need.found, ends))
            .map(|need| Answered {
                text: need.text.to_owned(),
                items: answering(&items, need.id),
                undated: None,
            })
            .collect(),
        items: items.iter().map(|item| shown(case, item, lang)).collect(),
    })
}

/// The items that are not dropped, by their start; those without one last, otherwise as in the file.
pub(super) fn kept<'a>(year: &'a Year<'a>) -> Vec<&'a PlanItem<'a>> {
    let items = year.plan.iter().flat_map(|plan| &plan.items);
    let mut items: Vec<_> = items.filter(|item| item.dropped.is_none()).collect();
    items.sort_by_key(|item| (item.start.is_none(), item.start, item.finish));
    items
}

/// The items of a year's plan that keep a promise, each with its number from 1.
pub(super) fn keeping<'i>(
    case: &Case<'_>,
    year: &Year<'_>,
    promise: &Promise<'_>,
    items: &[&'i PlanItem<'i>],
) -> Vec<(usize, &'i PlanItem<'i>)> {
    let keeping = promise.kept_by(items.iter().copied(), Share::of_recorded(case, year));
    let numbered = (1..).zip(items.iter().copied());
    let keeps = |it: &PlanItem<'_>| keeping.iter().any(|item| std::ptr::eq(*item, it));
    numbered.filter(|(_, it)| keeps(it)).collect()
}

pub(super) fn answering(items: &[&PlanItem<'_>], id: &str) -> Vec<usize> {
    let numbered = items.iter().zip(1..);
    let answering = numbered.filter(|(item, _)| item.answers(id));
    answering.map(|(_, number)| number).collect()
}

/// Whether a need belongs in this year's plan, which ends on a day: the plan covers it, or no plan does and
/// it was found in time.
fn is_of_year(
    record: &Record<'_>,
    year: &Year<'_>,
    id: &str,
    found: Option<NaiveDate>,
    ends: NaiveDate,
) -> bool {
    let answers = |year: &Year<'_>| !answering(&kept(year), id).is_empty();
    answers(year) || (!record.years.iter().any(answers) && found.is_none_or(|found| found <= ends))
}

fn last_revised(
    issued: Option<NaiveDate>,
    revisions: impl Iterator<Item = NaiveDate>,
) -> Option<NaiveDate> {
    let issued = issued?;
    revisions.filter(|on| *on > issued).max()
}

/// The team on a day without its leading group, in the order of the roles.
pub(super) fn team(standard: &Standard, record: &Record<'_>, day: NaiveDate) -> Vec<Colleague> {
    let members = record.team.iter().flat_map(|team| team.members_on(day));
    let mut members: Vec<_> = members
        .filter(|member| member.role != Some(Role::Leader))
        .collect();
    members.sort_by_key(|member| rank(member.role));
    let colleague = |member: &crate::model::Member<'_>| Colleague {
        name: member.name.to_owned(),
        role: member.role,
        duty: member.duty.map(str::to_owned),
        phone: standard.broker.phone_of(member.name).map(str::to_owned),
    };
    members.into_iter().map(colleague).collect()
}

fn rank(role: Option<Role>) -> u8 {
    match role {
        Some(Role::AccountManager) => 0,
        Some(Role::Deputy) => 1,
        Some(Role::NonLife) => 2,
        Some(Role::Life) => 3,
        Some(Role::ClientRelations) => 4,
        Some(Role::Producer) => 5,
        Some(Role::Other) | None => 6,
        Some(Role::Leader) => 7,
    }
}

/// The contacts who are still at the client's on a day.
fn present(record: &Record<'_>, day: NaiveDate) -> Vec<ContactPerson> {
    let there = record.contacts.iter().filter(|it| it.is_there_on(day));
    let person = |contact: &crate::model::Contact<'_>| ContactPerson {
        name: contact.name.to_owned(),
        role: contact.role.map(str::to_owned),
        phone: contact.phone.map(str::to_owned),
        email: contact.email.map(str::to_owned),
    };
    there.map(person).collect()
}

fn shown(case: &Case<'_>, item: &PlanItem<'_>, lang: Lang) -> Item {
    Item {
        service: item.service.map(|code| service(case, code, lang)),
        content: item.content.map(str::to_owned),
        start: item.start,
        finish: item.finish,
        handler: item.handler.map(str::to_owned),
    }
}

pub(super) fn service(case: &Case<'_>, code: &str, lang: Lang) -> String {
    let known = case.standard.service(code);
    known.map_or(code, |it| it.name.pick(lang)).to_owned()
}

#[cfg(test)]
mod tests;
