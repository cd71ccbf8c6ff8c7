//! Every name that a template of the stewardship report may use.

use std::collections::BTreeMap;

use minijinja::Value;
use serde::Serialize;

use super::months::Year;
use super::word::WordRow;
use crate::print::plan::{Letterhead, Person};

/// The report as its templates see it. What is not known is an empty text.
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
    /// The mark for every page; the report has none.
    pub mark: String,
    /// The account manager's name.
    pub manager: String,
    /// The days of the service year.
    pub term: String,
    /// The last day reported on.
    pub until: String,
    /// The same day as a machine writes it.
    pub iso_date: String,
    /// The day the report is printed.
    pub issued: String,
    /// The focus of the year.
    pub focus: String,
    /// The year in at most five sentences, or as the record says it.
    pub summary: Vec<String>,
    /// The year in a few figures.
    pub glance: Vec<Figure>,
    /// Each kind of service.
    pub kinds: Vec<Kind>,
    /// The services planned.
    pub services: Vec<Service>,
    /// The commitments and how far they were kept.
    pub commitments: Vec<Commitment>,
    /// The policies of the year.
    pub policies: Vec<Policy>,
    /// The premium of each product, this year and last; empty when there was none last year.
    pub lines: Vec<Line>,
    /// The premium of all products; `null` without one.
    pub total: Option<Line>,
    /// The premium of each insurer.
    pub insurers: Vec<Insurer>,
    /// What was recommended, and what became of it.
    pub advice: Vec<Advice>,
    /// The terms of the policies that follow another, beside those before.
    pub terms: Vec<Term>,
    /// The premium and the claims paid, by service year; empty when there is nothing to compare.
    pub years: Vec<Experience>,
    /// The claims.
    pub claims: Vec<Claim>,
    /// The changes of policies.
    pub endorsements: Vec<Change>,
    /// The changes of risk.
    pub improvements: Vec<Improvement>,
    /// The focus of the next year.
    pub next_focus: String,
    /// The needs that were met in the year.
    pub met_needs: Vec<Met>,
    /// The needs that wait.
    pub open_needs: Vec<String>,
    /// The team.
    pub team: Vec<Person>,
    /// The pictures.
    pub charts: Charts,
    /// The same for Word.
    pub bars: Bars,
}

/// The pictures; SVG for HTML, each empty when there is nothing to draw.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Charts {
    /// The year with its services.
    pub calendar: Vec<Value>,
    /// Planned and delivered.
    pub kinds: Value,
    /// The premium, this year and last.
    pub premiums: Value,
    /// Claims: paid against claimed or reserved.
    pub claims: Value,
}

/// The pictures for Word, in rows; each empty when there is nothing to draw.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Bars {
    /// Planned and delivered.
    pub kinds: Vec<WordRow>,
    /// The premium, last year and this.
    pub premiums: Vec<WordRow>,
    /// Claims: claimed or reserved, and paid.
    pub claims: Vec<WordRow>,
    /// The year with its services.
    pub year: Year,
}

/// A figure and what it counts.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Figure {
    /// The figure.
    pub figure: String,
    /// What it counts.
    pub words: &'static str,
}

/// A kind of service.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Kind {
    /// Its name.
    pub service: String,
    /// How many were planned.
    pub planned: String,
    /// How many of them were delivered.
    pub delivered: String,
    /// How many more there were.
    pub beyond: String,
}

/// One service of the plan.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Service {
    /// Its number, from 1.
    pub number: usize,
    /// The name of the service.
    pub service: String,
    /// What it is.
    pub content: String,
    /// Expected finish.
    pub due: String,
    /// The day it was done, or that it is to come or outstanding.
    pub done: String,
}

/// A commitment.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Commitment {
    /// In words.
    pub text: String,
    /// How many services were delivered for it, of how many.
    pub kept: String,
}

/// A policy.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Policy {
    /// The product.
    pub product: String,
    /// The insurer.
    pub insurer: String,
    /// The policy number.
    pub number: String,
    /// The days of cover.
    pub period: String,
    /// The sum insured, CNY.
    pub sum_insured: String,
    /// The premium, CNY.
    pub premium: String,
}

/// The premium of a product, CNY.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Line {
    /// The product.
    pub product: String,
    /// This year.
    pub now: String,
    /// Last year.
    pub before: String,
    /// What it rose or fell by.
    pub change: String,
}

/// An insurer.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Insurer {
    /// Its name.
    pub insurer: String,
    /// In how many policies it has a part.
    pub policies: usize,
    /// Its premium, CNY.
    pub premium: String,
    /// Its share of all premium.
    pub share: String,
}

/// Cover that was recommended.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Advice {
    /// In words.
    pub text: String,
    /// The day it was proposed.
    pub proposed: String,
    /// What the client accepted, or that it has not decided.
    pub accepted: String,
    /// What the client declined.
    pub declined: String,
    /// The day cover was bound.
    pub bound: String,
}

/// A term of a policy beside that of the policy it followed.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Term {
    /// The product, in the first row of a policy.
    pub product: String,
    /// The term.
    pub term: String,
    /// What it was.
    pub before: String,
    /// What it is.
    pub now: String,
    /// Why it changed, in the first row of a policy.
    pub reason: String,
}

/// What a service year cost and brought.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Experience {
    /// The days of the service year.
    pub year: String,
    /// The premium, CNY.
    pub premium: String,
    /// Paid on losses of the year, CNY.
    pub paid: String,
    /// What was paid for each hundred of premium.
    pub ratio: String,
}

/// A need that was met.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Met {
    /// In words.
    pub text: String,
    /// The day it became known.
    pub found: String,
    /// The day it was met.
    pub done: String,
}

/// A claim.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Claim {
    /// The day of the loss.
    pub loss: String,
    /// What happened.
    pub cause: String,
    /// The product.
    pub product: String,
    /// Claimed or reserved, CNY.
    pub amount: String,
    /// Paid, CNY.
    pub paid: String,
    /// How far it has come.
    pub state: &'static str,
}

/// A change of a policy.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Change {
    /// What is changed.
    pub text: String,
    /// The product.
    pub product: String,
    /// The day it was asked for.
    pub requested: String,
    /// The day it was issued.
    pub issued: String,
    /// What it adds to the premium, CNY.
    pub premium: String,
}

/// A change of risk.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Improvement {
    /// What changed.
    pub text: String,
    /// What is done about it.
    pub measure: String,
    /// The day the measure was taken.
    pub measured: String,
    /// The day the insurer was told.
    pub told: String,
}
