//! A plan, as its rules see it.

use chrono::NaiveDate;

use super::Shortfall;
use crate::document::KeyPath;
use crate::model::{Plan, PlanItem, Rating, Year};
use crate::rules::deadline::Timed;
use crate::standing::{Case, Minimum, ServiceYear, Task, service_years, year_today};

/// The plan that the rules check: that of the current service year.
///
/// Nobody can add to the plan of an earlier year any more; its deadlines report what was late. A closed
/// client has no such plan.
pub(super) struct Held<'a> {
    pub(super) year: ServiceYear<'a>,
    pub(super) nth: usize,
    pub(super) recorded: &'a Year<'a>,
    pub(super) plan: &'a Plan<'a>,
}

impl<'a> Held<'a> {
    pub(super) fn of(case: &Case<'a>) -> Option<Held<'a>> {
        Held::in_year(year_today(case)?)
    }

    fn in_year(year: ServiceYear<'a>) -> Option<Held<'a>> {
        let (nth, recorded) = year.recorded?;
        let plan = recorded.plan.as_ref()?;
        Some(Held {
            year,
            nth,
            recorded,
            plan,
        })
    }

    /// The plan, once it was issued, also after the service has ended: then that of the last service year. What was late in it
    /// stays.
    pub(super) fn issued_last(case: &Case<'a>) -> Option<(Held<'a>, NaiveDate)> {
        let year = year_today(case).or_else(|| service_years(case).pop())?;
        let held = Held::in_year(year)?;
        let issued = held.plan.issued.filter(|issued| *issued <= case.today)?;
        Some((held, issued))
    }

    /// The plan, once it was issued.
    pub(super) fn issued(case: &Case<'a>) -> Option<(Held<'a>, NaiveDate)> {
        let held = Held::of(case)?;
        let issued = held.plan.issued.filter(|issued| *issued <= case.today)?;
        Some((held, issued))
    }

    /// The plan, once it should be complete: it was issued, or its deadline has passed and it has an item.
    /// Until then it is being written; the deadline reports a plan that was not begun.
    pub(super) fn settled(case: &Case<'a>, clocks: &[Timed]) -> Option<Held<'a>> {
        let held = Held::of(case)?;
        let clock = held.clock(clocks)?;
        let is_over = case.today > clock.clock.due.date && held.items().next().is_some();
        (clock.clock.done.is_some() || is_over).then_some(held)
    }

    pub(super) fn clock<'c>(&self, clocks: &'c [Timed]) -> Option<&'c Timed> {
        let mut clocks = clocks.iter();
        clocks.find(|it| it.clock.task == Task::Plan && it.clock.year == Some(self.nth))
    }

    /// The items that were not dropped, with their places.
    pub(super) fn items(&self) -> impl Iterator<Item = (usize, &'a PlanItem<'a>)> + use<'a> {
        let items = self.plan.items.iter().enumerate();
        items.filter(|(_, item)| item.dropped.is_none())
    }

    /// How many items of a service there are.
    pub(super) fn count(&self, service: &str) -> u32 {
        let of_it = |(_, item): &(usize, &PlanItem<'_>)| item.service == Some(service);
        self.items().filter(of_it).count() as u32
    }

    pub(super) fn rating(&self) -> Option<&'a Rating<'a>> {
        self.recorded.rating.as_ref()
    }

    /// The plan of the service year before this one.
    pub(super) fn last_years(&self, case: &Case<'a>) -> Option<&'a Plan<'a>> {
        let years = case.record.years.iter();
        let before = years.filter(|year| year.starts < self.year.starts);
        before.max_by_key(|year| year.starts)?.plan.as_ref()
    }

    pub(super) fn key(&self) -> KeyPath {
        KeyPath::of("years").nth(self.nth).key("plan")
    }

    pub(super) fn item_key(&self, item: usize) -> KeyPath {
        self.key().key("items").nth(item)
    }

    /// How a service is below its minimum; `None` when it is not.
    pub(super) fn shortfall(&self, minimum: &Minimum<'_>) -> Option<Shortfall> {
        let service = minimum.service;
        let planned = self.count(&service.code);
        (planned < minimum.least).then(|| Shortfall {
            code: service.code.clone(),
            name: service.name.clone(),
            planned,
            least: minimum.least,
            standard: minimum.lowered.map(|_| minimum.standard),
        })
    }
}
