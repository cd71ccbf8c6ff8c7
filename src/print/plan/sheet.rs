//! Every name that a template of the service plan may use.

use std::collections::BTreeMap;

use minijinja::Value;
use serde::Serialize;

/// The plan as its templates see it. What is not known is an empty text, so that `{% if focus %}` may ask.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Sheet {
    /// The language of the words, as HTML names it: `zh-CN` or `en`.
    pub lang: &'static str,
    /// Headings and labels by name; see `text::paper`.
    pub t: BTreeMap<&'static str, &'static str>,
    /// The client's full name.
    pub client: String,
    /// The broker's name.
    pub broker: String,
    /// What stands below it.
    pub letterhead: Letterhead,
    /// Whether the plan has not been issued.
    pub draft: bool,
    /// The mark on every page: internal, or a draft; empty on an issued plan for the client.
    pub mark: String,
    /// The appointment: kind of document and day.
    pub appointment: String,
    /// The days it covers.
    pub term: String,
    /// The focus of the year.
    pub focus: String,
    /// The account manager's name.
    pub manager: String,
    /// The day it was issued, or drafted.
    pub date: String,
    /// The same day as a machine writes it: `2026-03-13`.
    pub iso_date: String,
    /// The day of its last revision.
    pub revised: String,
    /// The team.
    pub team: Vec<Person>,
    /// The client's people.
    pub contacts: Vec<Contact>,
    /// The services.
    pub items: Vec<Service>,
    /// The commitments and the services for them.
    pub commitments: Vec<Wish>,
    /// The needs and the services for them.
    pub needs: Vec<Wish>,
    /// The year as pictures; SVG for HTML.
    pub charts: Vec<Value>,
    /// The internal data; `null` on paper for the client.
    pub internal: Option<Internal>,
}

/// The broker's particulars.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Letterhead {
    /// The address.
    pub address: String,
    /// The telephone.
    pub phone: String,
    /// The number of the licence.
    pub licence: String,
}

/// One of the team.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Person {
    /// The name.
    pub name: String,
    /// The role in words.
    pub role: String,
    /// The duty.
    pub duty: String,
    /// The office telephone.
    pub phone: String,
}

/// Somebody at the client's.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Contact {
    /// The name.
    pub name: String,
    /// The position.
    pub position: String,
    /// The office telephone.
    pub phone: String,
    /// The office e-mail address.
    pub email: String,
}

/// One service.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Service {
    /// Its number, from 1.
    pub number: usize,
    /// The name of the service.
    pub service: String,
    /// What will be done.
    pub content: String,
    /// Expected start.
    pub start: String,
    /// Expected finish.
    pub finish: String,
    /// Who does it.
    pub handler: String,
}

/// A commitment or need.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Wish {
    /// In words.
    pub text: String,
    /// The numbers of the services for it; empty when there is none.
    pub items: String,
}

/// What stays in the house.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Internal {
    /// The client's id.
    pub id: String,
    /// The stars, drawn, with what they come from.
    pub stars: String,
    /// The income of the service year, CNY, and its basis.
    pub income: String,
    /// What the services cost together, CNY, and its share of the income.
    pub cost: String,
    /// The day it was circulated.
    pub circulated: String,
    /// The day the client's version was sent.
    pub sent: String,
    /// Client relations' opinion: text, who, when.
    pub opinion: String,
    /// The leading group's names.
    pub leaders: String,
    /// More about the services, in their order.
    pub items: Vec<InternalService>,
    /// The services dropped.
    pub dropped: Vec<Dropped>,
    /// The revisions.
    pub revisions: Vec<Revision>,
}

/// More about a service.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct InternalService {
    /// Its number.
    pub number: usize,
    /// Its name in the record.
    pub id: String,
    /// What will be done.
    pub content: String,
    /// Where it comes from.
    pub origin: String,
    /// The commitments and needs it covers, by their ids.
    pub covers: String,
    /// What it is meant to bring.
    pub purpose: String,
    /// The expected cost, CNY.
    pub cost: String,
    /// The day it was done.
    pub done: String,
}

/// A service dropped.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Dropped {
    /// Its name in the record.
    pub id: String,
    /// The name of the service.
    pub service: String,
    /// What would have been done.
    pub content: String,
    /// The day it was dropped.
    pub date: String,
    /// Why.
    pub reason: String,
}

/// A change of the plan.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Revision {
    /// The day.
    pub date: String,
    /// Who made it.
    pub by: String,
    /// Why.
    pub reason: String,
}
