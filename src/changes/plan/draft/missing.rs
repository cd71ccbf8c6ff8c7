//! What is missing in a plan: times of a service, and commitments and needs that no item covers (D38–D42).

use super::promise;
use crate::changes::plan::items;
use crate::model::{Plan, PlanItem};
use crate::standard::Service;
use crate::standing::{Case, Minimum, ServiceYear, Share, minimums};

/// What is missing in a plan.
pub(super) struct Missing<'a> {
    pub services: Vec<Lack<'a>>,
    pub commitments: Vec<(&'a str, &'a str, Option<&'a Service>)>,
    pub needs: Vec<(&'a str, &'a str, Option<&'a Service>)>,
    /// Place in the plan, id, and all that it covers from now on.
    pub covering: Vec<(usize, &'a str, Vec<String>)>,
}

/// Some times of a service are missing.
pub(super) struct Lack<'a> {
    pub service: &'a Service,
    /// How many the plan will have.
    pub wanted: u32,
    /// How many of them are missing.
    pub missing: u32,
    /// How many of those come from a commitment and not from the standard.
    pub promised: u32,
    /// Whether last year's plan left one undone; then this year's is planned first.
    pub owed: bool,
    /// The commitments that each of the missing ones covers, in order of time.
    pub covers: Vec<Vec<String>>,
}

/// A commitment that names a service, and how many times of that service cover it.
struct Promise<'a> {
    id: &'a str,
    text: &'a str,
    service: &'a Service,
    /// As often as its words say, in the plan's term; `None` when they do not say it.
    times: Option<u32>,
}

impl Promise<'_> {
    /// Whether the nth time of its service covers it: as many as were promised, spread evenly; all of them
    /// when no number was promised.
    fn takes(&self, nth: u32, all: u32) -> bool {
        let times = self.times.unwrap_or(all).min(all);
        (0..times).any(|time| time * all / times == nth)
    }
}

impl<'a> Missing<'a> {
    pub fn of(
        case: &Case<'a>,
        year: &ServiceYear<'a>,
        plan: Option<&'a Plan<'a>>,
        last: Option<&'a Plan<'a>>,
    ) -> Missing<'a> {
        let alive = || {
            let items = plan.iter().flat_map(|plan| plan.items.iter().enumerate());
            items.filter(|(_, item)| item.dropped.is_none())
        };
        let promised = case.record.appointment.iter();
        let promised = promised.flat_map(|it| &it.commitments);
        // A commitment is for each year, so this year's plan must cover it; a need is met once, when its item
        // is done.
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

        let share = Share::of(case, year);
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
                        // A promise is kept at least once.
                        times: times.map(|times| share.of_times(times).max(1)),
                    });
                }
                None => of.commitments.push((it.id, it.text, None)),
            }
        }
        for Minimum {
            service,
            least: standard,
            ..
        } in minimums(case, year)
        {
            let of_it = |it: &&Promise<'_>| it.service.code == service.code;
            let own: Vec<&Promise<'a>> = by_service.iter().filter(of_it).collect();
            let times = own.iter().map(|it| it.times.unwrap_or(1)).max();
            let times = times.unwrap_or(0);
            let wanted = standard.max(times);
            let there = alive().filter(|(_, item)| item.service == Some(&service.code));
            let there = there.count() as u32;
            // An item for a need that uses this service counts as one of its times too.
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
