//! What is missing in a plan: times of a service, and commitments and needs that no item covers (D38–D42).

use super::bound::Bound;
use super::spread::Rest;
use crate::changes::plan::items;
use crate::model::{Plan, PlanItem};
use crate::standard::Service;
use crate::standing::{Case, Kept, Minimum, Promise, ServiceYear, Share, minimums, service_named};

/// What is missing in a plan.
pub(super) struct Missing<'a> {
    pub services: Vec<Lack<'a>>,
    pub commitments: Vec<Wish<'a>>,
    pub needs: Vec<Wish<'a>>,
    /// Commitments that have no dates.
    pub undated: Vec<(&'a str, Kept)>,
    /// Place in the plan, id, and all that it covers from now on.
    pub covering: Vec<(usize, &'a str, Vec<String>)>,
    /// Commitments that are kept in certain days.
    pub bounds: Vec<Bound<'a>>,
}

/// A commitment or a need that has items of its own.
#[derive(Clone, Copy)]
pub(super) struct Wish<'a> {
    pub id: &'a str,
    pub text: &'a str,
    /// The service that its words name.
    pub service: Option<&'a Service>,
    /// How many items.
    pub times: u32,
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

/// A commitment that names a service, and how many more times of that service are to cover it.
struct Promised<'a> {
    promise: Promise<'a>,
    /// How often the plan of the year must cover it, and how many of these are not planned yet; `None` when its
    /// words have no number.
    times: Option<(u32, u32)>,
    /// The days that it is kept in, where its words name any.
    bound: Option<Bound<'a>>,
}

impl Promised<'_> {
    /// Which times of its service cover it: as many as are not planned yet, evenly among the times that do not
    /// cover it and can keep it; all of them when no number was promised.
    fn places(&self, open: &[(usize, &PlanItem<'_>)], all: u32) -> Vec<u32> {
        let is_barred = |item: &PlanItem<'_>| {
            let bound = self.bound.as_ref();
            item.answers(self.promise.id) || bound.is_some_and(|bound| !bound.allows(item))
        };
        let is_free = |place: &u32| {
            let there = open.get(*place as usize);
            there.is_none_or(|(_, item)| !is_barred(item))
        };
        let free: Vec<u32> = (0..all).filter(is_free).collect();
        let count = free.len() as u32;
        let times = self.times.map_or(count, |(_, more)| more.min(count));
        let nth = |time: u32| free[(time * count / times) as usize];
        (0..times).map(nth).collect()
    }
}

impl<'a> Missing<'a> {
    pub fn of(
        case: &Case<'a>,
        year: &ServiceYear<'a>,
        plan: Option<&'a Plan<'a>>,
        last: Option<&'a Plan<'a>>,
        rest: &Rest,
    ) -> Missing<'a> {
        let alive = || {
            let items = plan.iter().flat_map(|plan| plan.items.iter().enumerate());
            items.filter(|(_, item)| item.dropped.is_none())
        };
        let (_, now) = year.recorded.unzip();
        // What is done once is met by an item of this year's plan, or by a finished one of an earlier year.
        let meeting = |id: &str| {
            let meets = items(case.record).filter(|found| {
                let of = &case.record.years[found.year];
                let is_past = now.is_some_and(|now| of.starts < now.starts);
                found.item.answers(id) && (!is_past || found.item.done.is_some())
            });
            meets.count() as u32
        };
        let needs = case.record.needs.iter();
        let needs = needs.filter(|need| meeting(need.id) == 0);
        let needs = needs.map(|it| Wish {
            id: it.id,
            text: it.text,
            service: service_named(case.standard, it.text),
            times: 1,
        });
        let mut of = Missing {
            services: Vec::new(),
            commitments: Vec::new(),
            needs: needs.collect(),
            undated: Vec::new(),
            covering: Vec::new(),
            bounds: Vec::new(),
        };
        let share = Share::of(case, year);
        let mut by_service: Vec<Promised<'a>> = Vec::new();
        let commitments = case.record.appointment_on(year.starts).into_iter();
        for commitment in commitments.flat_map(|it| &it.commitments) {
            let promise = Promise::of(case.standard, commitment);
            let planned = alive().map(|(_, item)| item);
            let kept = promise.kept_by(planned, share).len() as u32;
            let times = match promise.kept {
                Kept::Once(times) => {
                    let more = times.saturating_sub(meeting(promise.id));
                    Some((kept + more, more))
                }
                _ => {
                    let times = promise.times_in(share);
                    times.map(|times| (times, times.saturating_sub(kept)))
                }
            };
            let is_planned = match promise.kept {
                Kept::Yearly(_) | Kept::Once(_) => times.is_some_and(|(_, more)| more == 0),
                Kept::Every(_) => kept > 0 || promise.is_met_before(case.record, year.starts),
                Kept::Unsaid => kept > 0,
                Kept::Always | Kept::OnEvent => true,
            };
            if !promise.kept.is_dated() && kept == 0 {
                of.undated.push((promise.id, promise.kept));
            }
            if is_planned {
                continue;
            }
            let bound = Bound::of(&promise, year.starts, rest);
            of.bounds.extend(bound);
            match promise.service() {
                Some(_) => by_service.push(Promised {
                    promise,
                    times,
                    bound,
                }),
                None => of.commitments.push(wish(&promise, times)),
            }
        }
        for Minimum {
            service,
            least: standard,
            ..
        } in minimums(case, year)
        {
            let of_it = |it: &&Promised<'_>| it.promise.service() == Some(service);
            let own: Vec<&Promised<'a>> = by_service.iter().filter(of_it).collect();
            let times = own.iter().map(|it| it.times.map_or(1, |(all, _)| all));
            let wanted = standard.max(times.max().unwrap_or(0));
            let there = alive().filter(|(_, item)| item.service == Some(&service.code));
            let there = there.count() as u32;
            // An item for a need that uses this service counts as one of its times too.
            let needed = of.needs.iter().filter(|it| it.service == Some(service));
            let there = there + needed.count() as u32;
            let missing = wanted.saturating_sub(there);
            let open = open_of(plan, service);
            let all = open.len() as u32 + missing;
            let kept = own.iter().map(|it| (it.promise.id, it.places(&open, all)));
            let kept: Vec<(&str, Vec<u32>)> = kept.collect();
            for (it, (_, places)) in own.iter().zip(&kept) {
                if places.is_empty() {
                    of.commitments.push(wish(&it.promise, it.times));
                }
            }
            let covers = |nth: u32| {
                let taken = kept.iter().filter(|(_, places)| places.contains(&nth));
                taken
                    .map(|(id, _)| (*id).to_owned())
                    .collect::<Vec<String>>()
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

/// A commitment that gets items of its own: as many as are not planned yet, or one.
fn wish<'a>(promise: &Promise<'a>, times: Option<(u32, u32)>) -> Wish<'a> {
    Wish {
        id: promise.id,
        text: promise.text,
        service: promise.service(),
        times: times.map_or(1, |(_, more)| more),
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
