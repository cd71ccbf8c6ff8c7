//! What a plan lacks: times of a service, commitments and needs that nothing answers (D38–D42).

use chrono::NaiveDate;

use super::promise;
use super::spread::Rest;
use crate::changes::plan::items;
use crate::model::{Plan, PlanItem, last_day_of_year_from};
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
    /// Whether last year's plan left one undone: this year's comes first.
    pub owed: bool,
    /// The commitments each of the missing ones answers, in the order they happen.
    pub covers: Vec<Vec<String>>,
}

/// A commitment that names a service, and how many of its times answer it.
struct Promise<'a> {
    id: &'a str,
    text: &'a str,
    service: &'a Service,
    /// As often as its words say, in the plan's term; `None` when they do not say it.
    times: Option<u32>,
}

impl Promise<'_> {
    /// Whether the nth of so many times of its service answers it: as many as were promised, evenly among
    /// them; all of them when no number was.
    fn takes(&self, nth: u32, all: u32) -> bool {
        let times = self.times.unwrap_or(all).min(all);
        (0..times).any(|time| time * all / times == nth)
    }
}

impl<'a> Missing<'a> {
    pub fn of(
        case: &Case<'a>,
        year: &ServiceYear<'a>,
        rest: &Rest,
        plan: Option<&'a Plan<'a>>,
        last: Option<&'a Plan<'a>>,
    ) -> Missing<'a> {
        let alive = || {
            let items = plan.iter().flat_map(|plan| plan.items.iter().enumerate());
            items.filter(|(_, item)| item.dropped.is_none())
        };
        let promised = case.record.appointment.iter();
        let promised = promised.flat_map(|it| &it.commitments);
        // A commitment is for each year, so this year's plan answers it; a need is met once, when it is done.
        let promised = promised.filter(|it| !alive().any(|(_, item)| item.answers(it.id)));
        let (_, now) = year.recorded.unzip();
        let met = |id: &str| {
            items(case.record).any(|found| {
                let of = &case.record.years[found.year];
                let is_past = now.is_some_and(|now| of.starts < now.starts);
                found.item.answers(id) && (!is_past || found.item.done.is_some())
            })
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
        let mut by_service: Vec<Promise<'a>> = Vec::new();
        for it in promised {
            match promise::service(case.standard, it.text) {
                Some(service) => {
                    let times = promise::times_a_year(it.text);
                    by_service.push(Promise {
                        id: it.id,
                        text: it.text,
                        service,
                        times: times.map(|times| share.of_promise(times)),
                    });
                }
                None => of.commitments.push((it.id, it.text, None)),
            }
        }
        for Minimum { service, least, .. } in minimums(case, year) {
            let of_it = |it: &&Promise<'_>| it.service.code == service.code;
            let own: Vec<&Promise<'a>> = by_service.iter().filter(of_it).collect();
            let standard = share.of_standard(service, least);
            let times = own.iter().map(|it| it.times.unwrap_or(1)).max();
            let times = times.unwrap_or(0);
            let wanted = standard.max(times);
            let there = alive().filter(|(_, item)| item.service == Some(&service.code));
            let there = there.count() as u32;
            // A need that is met by this service is one of its times too.
            let needed = of.needs.iter().filter(|(.., it)| *it == Some(service));
            let there = there + needed.count() as u32;
            let missing = wanted.saturating_sub(there);
            let open = open_of(plan, service);
            let all = open.len() as u32 + missing;
            if all == 0 {
                let kept = own.iter().map(|it| (it.id, it.text, Some(it.service)));
                of.commitments.extend(kept);
            }
            let covers = |nth: u32| {
                let taken = own.iter().filter(|it| it.takes(nth, all));
                taken.map(|it| it.id.to_owned()).collect::<Vec<String>>()
            };
            for (nth, (at, item)) in (0..).zip(&open) {
                let more = covers(nth);
                if !more.is_empty() {
                    let covered = item.covers.iter().map(|id| (*id).to_owned());
                    let covered = covered.chain(more).collect();
                    of.covering.push((*at, item.id, covered));
                }
            }
            let first = open.len() as u32;
            of.services.push(Lack {
                service,
                wanted,
                missing,
                promised: wanted.saturating_sub(standard.max(there)).min(missing),
                owed: !open_of(last, service).is_empty(),
                covers: (first..all).map(covers).collect(),
            });
        }
        of
    }
}

/// The open items of a service with their places in the plan, in the order they start.
fn open_of<'a>(plan: Option<&'a Plan<'a>>, service: &Service) -> Vec<(usize, &'a PlanItem<'a>)> {
    let items = plan.iter().flat_map(|plan| plan.items.iter().enumerate());
    let open = items.filter(|(_, item)| item.is_open() && item.service == Some(&service.code));
    let mut open: Vec<_> = open.collect();
    open.sort_by_key(|(_, item)| (item.start.is_none(), item.start));
    open
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
