//! What a plan lacks: times of a service, commitments and needs that nothing answers (D38–D42).

use chrono::NaiveDate;

use super::promise;
use super::spread::Rest;
use crate::changes::plan::items;
use crate::model::{Plan, last_day_of_year_from};
use crate::standard::Service;
use crate::standing::{Case, Minimum, ServiceYear, is_reference, minimums};

/// What a plan lacks.
pub(super) struct Missing<'a> {
    pub services: Vec<Lack<'a>>,
    pub commitments: Vec<(&'a str, &'a str, Option<&'a Service>)>,
    pub needs: Vec<(&'a str, &'a str, Option<&'a Service>)>,
    /// Place in the plan, id, and all that it covers from now on.
    pub covering: Vec<(usize, &'a str, Vec<String>)>,
}

/// So many times of a service are missing.
pub(super) struct Lack<'a> {
    pub service: &'a Service,
    /// How many the plan will have.
    pub wanted: u32,
    /// How many of them it lacks.
    pub missing: u32,
    /// How many of those no standard asks for, but a commitment does.
    pub promised: u32,
    /// The commitments they answer.
    pub covers: Vec<String>,
}

impl<'a> Missing<'a> {
    pub fn of(
        case: &Case<'a>,
        year: &ServiceYear<'a>,
        rest: &Rest,
        plan: Option<&'a Plan<'a>>,
    ) -> Missing<'a> {
        let alive = || {
            let items = plan.iter().flat_map(|plan| plan.items.iter().enumerate());
            items.filter(|(_, item)| item.dropped.is_none())
        };
        let promised = case.record.appointment.iter();
        let promised = promised.flat_map(|it| &it.commitments);
        // A commitment is for each year, so this year's plan answers it; a need is met once.
        let promised = promised.filter(|it| !alive().any(|(_, item)| item.covers.contains(&it.id)));
        let met = |id: &str| {
            let mut all = items(case.record).filter(|found| found.item.dropped.is_none());
            all.any(|found| found.item.covers.contains(&id))
        };
        let needs = case.record.needs.iter().filter(|need| !met(need.id));

        let share = Share::of(case, year, rest);
        let mut of = Missing {
            services: Vec::new(),
            commitments: Vec::new(),
            needs: needs
                .map(|it| (it.id, it.text, promise::service(case.standard, it.text)))
                .collect(),
            covering: Vec::new(),
        };
        let mut by_service: Vec<(&'a Service, &str, u32)> = Vec::new();
        for it in promised {
            match promise::service(case.standard, it.text) {
                Some(service) => {
                    let times = promise::times_a_year(it.text).unwrap_or(1);
                    by_service.push((service, it.id, share.of_promise(times)));
                }
                None => of.commitments.push((it.id, it.text, None)),
            }
        }
        for Minimum { service, least, .. } in minimums(case, year) {
            let own = || by_service.iter().filter(|(of, ..)| of.code == service.code);
            let standard = share.of_standard(service, least);
            let times = own().map(|(.., times)| *times).max().unwrap_or(0);
            let wanted = standard.max(times);
            let there = alive().filter(|(_, item)| item.service == Some(&service.code));
            let there = there.count() as u32;
            // A need that is met by this service is one of its times too.
            let needed = of.needs.iter().filter(|(.., it)| *it == Some(service));
            let there = there + needed.count() as u32;
            let covers: Vec<String> = own().map(|(_, id, _)| (*id).to_owned()).collect();
            let missing = wanted.saturating_sub(there);
            let answered = of.covered_by_open(plan, service, &covers) || missing > 0;
            if !answered {
                for (_, id, _) in own() {
                    let all = case
                        .record
                        .appointment
                        .iter()
                        .flat_map(|it| &it.commitments);
                    let text = all
                        .clone()
                        .find(|it| it.id == *id)
                        .map(|it| (it.id, it.text));
                    of.commitments
                        .extend(text.map(|(id, text)| (id, text, Some(service))));
                }
            }
            of.services.push(Lack {
                service,
                wanted,
                missing,
                promised: wanted.saturating_sub(standard.max(there)).min(missing),
                covers,
            });
        }
        of
    }

    /// Has the open items of a service cover these commitments; whether there were any.
    fn covered_by_open(
        &mut self,
        plan: Option<&'a Plan<'a>>,
        service: &Service,
        ids: &[String],
    ) -> bool {
        if ids.is_empty() {
            return true;
        }
        let items = plan.iter().flat_map(|plan| plan.items.iter().enumerate());
        let open = items.filter(|(_, item)| item.is_open() && item.service == Some(&service.code));
        let before = self.covering.len();
        self.covering.extend(open.map(|(nth, item)| {
            let covers = item.covers.iter().map(|id| (*id).to_owned());
            (nth, item.id, covers.chain(ids.iter().cloned()).collect())
        }));
        self.covering.len() > before
    }
}

/// What even the shortest service holds, when the standard has it: contact, and an account of the service.
const ALWAYS: [&str; 4] = [
    "phone-call",
    "visit",
    "account-review",
    "stewardship-report",
];

/// The share of a full year that a term is, where the standard is only a reference (D39).
struct Share {
    days: u64,
    of: u64,
}

impl Share {
    fn of(case: &Case<'_>, year: &ServiceYear<'_>, rest: &Rest) -> Share {
        let days = |from: NaiveDate, to: NaiveDate| (to - from).num_days().max(0) as u64 + 1;
        let of = days(year.starts, last_day_of_year_from(year.starts));
        let plan = year.recorded.and_then(|(_, year)| year.plan.as_ref());
        let starts = plan.and_then(|plan| plan.starts).unwrap_or(year.starts);
        match is_reference(case, year) {
            true => Share {
                days: days(starts, rest.last).min(of),
                of,
            },
            false => Share { days: of, of },
        }
    }

    /// So many times a year, rounded to the nearest number, halves up.
    fn rounded(&self, times: u32) -> u32 {
        ((u64::from(times) * self.days * 2 + self.of) / (self.of * 2)) as u32
    }

    fn of_standard(&self, service: &Service, least: u32) -> u32 {
        let at_least = ALWAYS.contains(&service.code.as_str()) && least > 0;
        self.rounded(least).max(u32::from(at_least))
    }

    /// A promise is kept at least once.
    fn of_promise(&self, times: u32) -> u32 {
        self.rounded(times).max(1)
    }
}
