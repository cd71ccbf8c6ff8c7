//! What was done for the client in a service year, for the client to read (D63).

use std::collections::{BTreeMap, HashSet};

use chrono::{Months, NaiveDate};

use super::plan::{Colleague, keeping, kept, service, team};
use crate::lang::Lang;
use crate::model::{PlanItem, Record, Role, Year, is_contact};
use crate::standard::Broker;
use crate::standing::{
    Case, Kept as When, Promise, as_it_stood, last_day_of, last_day_served, recorded_year,
};

mod compared;
mod insured;
mod placed;

pub use compared::{Changed, Experience, Renewed};
pub use insured::{Change, Claim, ClaimStage, Improvement, Line, Policy};
pub use placed::{Advice, Insurer};

/// The report on one service year, as the client may see it.
///
/// It has no field that stars, income, brokerage, cost or a purpose could come from (D35). From the diary it
/// has kind and number, never what was written about a talk or how the client responded; from a plan item,
/// what the client's plan says and the day it was done. Dropped items are not in it, because the client's
/// plan does not have them.
#[derive(Clone, Debug, PartialEq)]
pub struct Stewardship {
    /// The client's full name.
    pub client: String,
    /// The broker's name, when the workspace says it.
    pub broker: Option<String>,
    /// Its particulars.
    pub particulars: Broker,
    /// The day the report is printed.
    pub issued: NaiveDate,
    /// The account manager's name.
    pub manager: Option<String>,
    /// The first day of the service year.
    pub starts: NaiveDate,
    /// Its last day, inclusive.
    pub ends: NaiveDate,
    /// The last day that is reported on, inclusive: the year's last, or today while it runs.
    pub until: NaiveDate,
    /// What the record says of the year in short.
    pub summary: Option<String>,
    /// The focus of the year (D07).
    pub focus: Option<String>,
    /// Each kind of service: planned, delivered, and delivered beyond the plan.
    pub kinds: Vec<Kind>,
    /// The services planned, by their start; an item's number is its place here, from 1.
    pub services: Vec<Service>,
    /// What the appointment promises, and how far it was kept (D17).
    pub commitments: Vec<Kept>,
    /// The policies of the year, by their first day of cover.
    pub policies: Vec<Policy>,
    /// The premium of each product, this year and the year before.
    pub lines: Vec<Line>,
    /// The premium of each insurer.
    pub insurers: Vec<Insurer>,
    /// What was recommended in the year, and what became of it.
    pub advice: Vec<Advice>,
    /// Those policies that follow another, beside it.
    pub renewed: Vec<Renewed>,
    /// What this service year and those before cost and brought.
    pub experience: Vec<Experience>,
    /// The claims of the year, by the day of the loss.
    pub claims: Vec<Claim>,
    /// The changes of policies asked for in the year (D58).
    pub endorsements: Vec<Change>,
    /// The changes of risk, and what is done about them (D59).
    pub improvements: Vec<Improvement>,
    /// The focus of the next service year.
    pub next_focus: Option<String>,
    /// The client's needs that a service of the year met (D37).
    pub met_needs: Vec<Met>,
    /// The client's needs that no service has covered yet (D37).
    pub open_needs: Vec<String>,
    /// Who serves the client, account manager first; without the leading group (D24).
    pub team: Vec<Colleague>,
}

/// How often a service was planned and delivered.
#[derive(Clone, Debug, PartialEq)]
pub struct Kind {
    /// Its name in the standard, or its code when the standard has none.
    pub service: String,
    /// How many the plan holds.
    pub planned: usize,
    /// How many of them were delivered.
    pub delivered: usize,
    /// How many more the diary has.
    pub beyond: usize,
}

/// One service of the plan.
#[derive(Clone, Debug, PartialEq)]
pub struct Service {
    /// The name of the service in the standard, or its code when the standard has none.
    pub service: Option<String>,
    /// What it is.
    pub content: Option<String>,
    /// Expected start.
    pub start: Option<NaiveDate>,
    /// Expected finish, inclusive.
    pub finish: Option<NaiveDate>,
    /// The day it was done.
    pub done: Option<NaiveDate>,
}

impl Service {
    /// Whether it should have been done by the last day that is reported on.
    pub fn is_outstanding(&self, until: NaiveDate) -> bool {
        self.done.is_none() && self.finish.is_some_and(|finish| finish < until)
    }
}

/// A need of the client that was met.
#[derive(Clone, Debug, PartialEq)]
pub struct Met {
    /// The need in words.
    pub text: String,
    /// The day it became known.
    pub found: Option<NaiveDate>,
    /// The day of the last service of the year that covers it.
    pub done: NaiveDate,
}

/// A commitment, and the services that keep it.
#[derive(Clone, Debug, PartialEq)]
pub struct Kept {
    /// The commitment in words.
    pub text: String,
    /// How many services were planned for it.
    pub planned: usize,
    /// How many of them were delivered.
    pub delivered: usize,
    /// When it is kept, if it has no dates and so needs no service.
    pub undated: Option<When>,
}

/// The recorded service year that is reported on: the one that contains `day`; without a day, the last on
/// record that had begun by today. `None` when there is no such year.
pub fn reported_year<'a>(case: &Case<'a>, day: Option<NaiveDate>) -> Option<&'a Year<'a>> {
    let years = case.record.years.iter();
    let meant = match day {
        Some(day) => recorded_year(case, day).map(|(_, year)| year),
        None => years.max_by_key(|year| (year.starts <= case.today, year.starts)),
    };
    meant.filter(|year| year.starts <= case.today)
}

/// The report on a service year as the client may have it, service names in its language. What happened
/// after the last day it reports on is not in it. Where the service ended earlier than the year, it is reported on to that end,
/// and what was planned for later and not done is left out.
pub fn stewardship(case: &Case<'_>, year: &Year<'_>, lang: Lang) -> Stewardship {
    let (starts, ends) = (year.starts, last_day_served(case, year));
    let until = case.today.min(ends).max(starts);
    let stood = as_it_stood(case.record, until);
    let record = stood.record();
    let case = &Case { record, ..*case };
    // Of two years that begin on one day, the last is the one reported on.
    let mut years = record.years.iter();
    let year = years.rfind(|it| it.starts == starts).unwrap_or(year);
    let is_cut = ends < last_day_of(case, year);
    let mut items = kept(year);
    items.retain(|it| !is_cut || it.done.is_some() || it.finish.is_none_or(|on| on <= ends));
    let happened = |day: Option<NaiveDate>| day.filter(|day| *day <= until);
    let span = Span { starts, until };
    let promised = record.appointment_on(starts).into_iter();
    let promised = promised.flat_map(|appointment| &appointment.commitments);
    let team = team(case.standard, record, until);

    Stewardship {
        client: record.client.name_on(until).to_owned(),
        broker: case.standard.company.clone(),
        particulars: case.standard.broker.clone(),
        issued: case.today,
        manager: team
            .first()
            .filter(|it| it.role == Some(Role::AccountManager))
            .map(|it| it.name.clone()),
        starts,
        ends,
        until,
        summary: owned(year.summary),
        focus: owned(year.plan.as_ref().and_then(|plan| plan.focus)),
        kinds: kinds(case, &items, span, lang),
        services: items
            .iter()
            .map(|item| Service {
                service: item.service.map(|code| service(case, code, lang)),
                content: owned(item.content),
                start: item.start,
                finish: item.finish,
                done: happened(item.done),
            })
            .collect(),
        commitments: promised
            .filter_map(|commitment| {
                let promise = Promise::of(case.standard, commitment);
                let keeping = keeping(case, year, &promise, &items);
                let is_over = keeping.is_empty() && promise.is_met_before(record, year.starts);
                let done = keeping.iter().filter_map(|(_, it)| happened(it.done));
                (!is_over).then(|| Kept {
                    text: commitment.text.to_owned(),
                    planned: keeping.len(),
                    delivered: done.count(),
                    undated: Some(promise.kept).filter(|it| !it.is_dated()),
                })
            })
            .collect(),
        policies: insured::policies(record, span),
        lines: insured::lines(record, span),
        insurers: placed::insurers(record, span),
        advice: placed::advice(record, span),
        renewed: compared::renewed(record, span),
        experience: compared::experience(case, span),
        claims: insured::claims(record, span),
        endorsements: insured::endorsements(record, span),
        improvements: insured::improvements(record, span),
        next_focus: next_focus(record, ends),
        met_needs: met_needs(record, &items, span),
        open_needs: open_needs(record, until),
        team,
    }
}

/// The days reported on, both ends inclusive.
#[derive(Clone, Copy, Debug)]
struct Span {
    starts: NaiveDate,
    until: NaiveDate,
}

impl Span {
    fn holds(self, day: NaiveDate) -> bool {
        (self.starts..=self.until).contains(&day)
    }

    /// The same days a year before.
    fn before(self) -> Span {
        let earlier = |day: NaiveDate| day.checked_sub_months(Months::new(12)).unwrap_or(day);
        Span {
            starts: earlier(self.starts),
            until: earlier(self.until),
        }
    }
}

/// Each kind of service in the order of the standard, then those that the standard does not know.
///
/// An entry of the diary counts beyond the plan when it fulfils no item of it, and its kind is a service of
/// the standard or a contact with the client: other entries of the diary are not services to report.
fn kinds(case: &Case<'_>, items: &[&PlanItem<'_>], span: Span, lang: Lang) -> Vec<Kind> {
    let services = &case.standard.services;
    let rank = |code: &str| {
        let known = services.iter().position(|service| service.code == code);
        known.unwrap_or(services.len())
    };
    let mut kinds: BTreeMap<(usize, &str), [usize; 3]> = BTreeMap::new();
    for item in items {
        let Some(code) = item.service else { continue };
        let [planned, delivered, _] = kinds.entry((rank(code), code)).or_default();
        *planned += 1;
        *delivered += usize::from(item.done.is_some_and(|done| done <= span.until));
    }
    let ids: HashSet<&str> = items.iter().map(|it| it.id).collect();
    for entry in case.record.diary.iter().filter(|it| span.holds(it.on)) {
        let Some(code) = entry.kind else { continue };
        let fulfils = entry.item.is_some_and(|id| ids.contains(id));
        if !fulfils && (rank(code) < services.len() || is_contact(code)) {
            kinds.entry((rank(code), code)).or_default()[2] += 1;
        }
    }
    kinds
        .into_iter()
        .map(|((_, code), [planned, delivered, beyond])| Kind {
            service: service(case, code, lang),
            planned,
            delivered,
            beyond,
        })
        .collect()
}

/// The focus of the first plan after this year's that has one.
fn next_focus(record: &Record<'_>, ends: NaiveDate) -> Option<String> {
    let later = record.years.iter().filter(|year| year.starts > ends);
    let plan = later.min_by_key(|year| year.starts)?.plan.as_ref()?;
    owned(plan.focus)
}

/// The needs that a service of the year's plan met within the days reported on, in the order of the file.
fn met_needs(record: &Record<'_>, items: &[&PlanItem<'_>], span: Span) -> Vec<Met> {
    let done = |id: &str| {
        let covering = items.iter().filter(|item| item.covers.contains(&id));
        let days = covering.filter_map(|item| item.done);
        days.filter(|day| span.holds(*day)).max()
    };
    let needs = record.needs.iter();
    let met = needs.filter_map(|need| {
        Some(Met {
            text: need.text.to_owned(),
            found: need.found,
            done: done(need.id)?,
        })
    });
    met.collect()
}

/// The needs known by a day that no service of any year has covered.
fn open_needs(record: &Record<'_>, until: NaiveDate) -> Vec<String> {
    let items = record.years.iter().flat_map(kept);
    let done = items.filter(|item| item.done.is_some_and(|done| done <= until));
    let answered: HashSet<&str> = done.flat_map(|item| item.covers.iter().copied()).collect();
    let waits = |id: &str| id.is_empty() || !answered.contains(id);
    let needs = record.needs.iter();
    needs
        .filter(|need| need.found.is_none_or(|found| found <= until) && waits(need.id))
        .map(|need| need.text.to_owned())
        .collect()
}

fn owned(text: Option<&str>) -> Option<String> {
    text.map(str::to_owned)
}

#[cfg(test)]
mod tests;
