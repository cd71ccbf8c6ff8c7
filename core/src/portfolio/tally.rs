//! One client in figures, and figures added to each other.

use std::collections::{BTreeMap, HashMap};

use chrono::NaiveDate;

use super::figure::{Delivery, Ends, Income, Managed, Punctuality, Ranked, Sum};
use super::span::{Month, Quarter, coming, quarters_until};
use crate::alike::Writings;
use crate::model::{Basis, OutcomeKind, PlanItem, Policy};
use crate::standing::{
    Case, Clock, History, Premiums, Stage, State, Task, agenda, stars_in_force, year_today,
};

/// What one client adds to the portfolio, or many clients together.
///
/// Clients count as served while the appointment holds: in the signing and planning stage or the service
/// stage. Stars, income and services are those of served clients, in the current service year.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Tally {
    /// The clients at each stage.
    pub stages: BTreeMap<Stage, usize>,
    /// The served clients of each number of stars; `None` while the year is not rated.
    pub stars: BTreeMap<Option<u8>, Ranked>,
    /// The figures of each account manager; `None` when nobody is on record.
    pub managers: BTreeMap<Option<String>, Managed>,
    /// What ends in each of the coming months, by the first day of the month.
    pub ends: BTreeMap<Month, Ends>,
    /// The deadlines that fell due, by quarter, by who was account manager that day, by what was due.
    pub deadlines: BTreeMap<(Quarter, Option<String>, Task), Punctuality>,
    /// Each service of the current plans, by its code.
    pub services: BTreeMap<String, Delivery>,
}

impl Tally {
    /// What one client adds, on the day of the case.
    pub fn of(case: &Case<'_>) -> Tally {
        let mut tally = Tally::default();
        let stage = Stage::of(case);
        tally.stages.insert(stage, 1);
        let served = match stage {
            Stage::Signing | Stage::Service => true,
            Stage::Target | Stage::Prospect | Stage::Expired | Stage::Ended => false,
        };
        let mut managed = Managed::default();
        if served {
            let (stars, income) = rated(case);
            managed.clients[usize::from(stars.unwrap_or(0))] = 1;
            managed.income = Sum::from(income.yearly());
            let clients = 1;
            tally.stars.insert(stars, Ranked { clients, income });
            tally.deliver(case);
        }
        // After the service has ended, complaints go on, and lost business is asked for again.
        managed.overdue = overdue(case);
        let complaints = case.record.complaints.iter();
        managed.complaints = complaints.filter(|it| it.is_open()).count();
        if stage != Stage::Ended {
            tally.end(case);
        }
        if served || managed.overdue + managed.complaints > 0 {
            let who = case.who().map(str::to_owned);
            tally.managers.insert(who, managed);
        }
        tally.fall_due(case);
        tally
    }

    /// Adds other clients.
    pub fn add(&mut self, other: Tally) {
        for (stage, clients) in other.stages {
            *self.stages.entry(stage).or_default() += clients;
        }
        for (stars, ranked) in other.stars {
            let sum = self.stars.entry(stars).or_default();
            sum.clients += ranked.clients;
            sum.income.add(ranked.income);
        }
        for (who, managed) in other.managers {
            let sum = self.managers.entry(who).or_default();
            for (clients, more) in sum.clients.iter_mut().zip(managed.clients) {
                *clients += more;
            }
            sum.income.0 += managed.income.0;
            sum.overdue += managed.overdue;
            sum.complaints += managed.complaints;
        }
        for (month, ends) in other.ends {
            let sum = self.ends.entry(month).or_default();
            sum.policies += ends.policies;
            sum.clients += ends.clients;
            sum.premium.0 += ends.premium.0;
            sum.opened += ends.opened;
            sum.settled += ends.settled;
            sum.appointments += ends.appointments;
        }
        for (key, punctuality) in other.deadlines {
            self.deadlines.entry(key).or_default().add(punctuality);
        }
        for (code, delivery) in other.services {
            self.services.entry(code).or_default().add(delivery);
        }
    }

    /// Each person by one name, however it was typed in each record.
    pub fn by_one_name(&mut self, writings: &mut Writings) {
        let mut first = |who: Option<String>| who.map(|who| writings.first(who));
        let managers = std::mem::take(&mut self.managers);
        self.managers = managers
            .into_iter()
            .map(|(who, it)| (first(who), it))
            .collect();
        for ((quarter, who, task), punctuality) in std::mem::take(&mut self.deadlines) {
            let key = (quarter, first(who), task);
            self.deadlines.entry(key).or_default().add(punctuality);
        }
    }

    /// How many clients are served.
    pub fn served(&self) -> usize {
        self.stars.values().map(|ranked| ranked.clients).sum()
    }

    /// The income of all served clients.
    pub fn income(&self) -> Income {
        let mut all = Income::default();
        for ranked in self.stars.values() {
            all.add(ranked.income);
        }
        all
    }

    /// The deadlines that are as `wanted` says. Whoever adds up different tasks leaves out
    /// [`Task::Onboarding`], which is the last of the others once more.
    pub fn punctuality(&self, wanted: impl Fn(Quarter, Option<&str>, Task) -> bool) -> Punctuality {
        let mut all = Punctuality::default();
        for ((quarter, who, task), punctuality) in &self.deadlines {
            if wanted(*quarter, who.as_deref(), *task) {
                all.add(*punctuality);
            }
        }
        all
    }

    /// What became of the deadlines of each account manager, by quarter and task. One look at each, however
    /// many people there are.
    pub fn by_manager(&self) -> BTreeMap<Option<&str>, Vec<(Quarter, Task, Punctuality)>> {
        let mut people: BTreeMap<Option<&str>, Vec<_>> = BTreeMap::new();
        for ((quarter, who, task), punctuality) in &self.deadlines {
            let theirs = people.entry(who.as_deref()).or_default();
            theirs.push((*quarter, *task, *punctuality));
        }
        people
    }

    fn deliver(&mut self, case: &Case<'_>) {
        let year = year_today(case).and_then(|year| year.recorded);
        let plan = year.and_then(|(_, year)| year.plan.as_ref());
        let items = plan.iter().flat_map(|plan| &plan.items);
        for item in items.filter(|item| item.dropped.is_none()) {
            let Some(service) = item.service else {
                continue;
            };
            let sum = self.services.entry(service.to_owned()).or_default();
            sum.add(delivery(item, case.today));
        }
    }

    fn end(&mut self, case: &Case<'_>) {
        let record = case.record;
        let premiums = Premiums::on(record, case.today);
        let history = History::of(record, case.today);
        let standing = outcomes(case);
        let run_out = |it: &&Policy<'_>| !it.one_off && history.terminated(it).is_none();
        for policy in record.policies.iter().filter(run_out) {
            let ends = history.last_day(policy);
            let Some(month) = ends.and_then(|ends| coming(case.today, ends)) else {
                continue;
            };
            let renewed = standing.get(policy.id).copied().unwrap_or_default();
            let sum = self.ends.entry(month).or_default();
            sum.clients = 1;
            sum.policies += 1;
            sum.premium.0 += premiums
                .of(policy)
                .map_or(0, |premium| i128::from(premium.0));
            sum.settled += usize::from(renewed.settled);
            sum.opened += usize::from(renewed.opened && !renewed.settled);
        }
        let appointed = record.appointed().is_some_and(|day| day <= case.today);
        let ends = record.appointment().and_then(|it| it.ends());
        if let Some(month) = ends
            .and_then(|ends| coming(case.today, ends))
            .filter(|_| appointed)
        {
            self.ends.entry(month).or_default().appointments = 1;
        }
    }

    /// The clocks whose last day is past. One due today is not missed yet; and counting what was done before
    /// its day would make the quarter look better than it will be.
    fn fall_due(&mut self, case: &Case<'_>) {
        let quarters = quarters_until(case.today);
        for clock in Clock::all(case) {
            let due = clock.due.date;
            let quarter = Quarter::of(due);
            if due >= case.today || clock.unrecorded || !quarters.contains(&quarter) {
                continue;
            }
            let who = case.who_on(due).map(str::to_owned);
            let sum = self
                .deadlines
                .entry((quarter, who, clock.task))
                .or_default();
            match clock.state(case) {
                State::OnTime => sum.on_time += 1,
                State::Late(_) => sum.late += 1,
                State::Overdue(_) | State::Running(_) | State::Unrecorded => sum.overdue += 1,
            }
        }
    }
}

/// How far the renewal of a policy has come.
#[derive(Clone, Copy, Default)]
pub(super) struct Renewed {
    /// Whether it has its outcome. An extension settles the end it moved; the policy then waits for another.
    settled: bool,
    /// Whether a renewal of it was started that has no outcome for it yet.
    opened: bool,
}

/// The progress of all renewals by today, by the policies' ids; each renewal is read once.
pub(super) fn outcomes<'a>(case: &Case<'a>) -> HashMap<&'a str, Renewed> {
    let happened = |day: Option<NaiveDate>| day.is_some_and(|day| day <= case.today);
    let mut all: HashMap<&str, Renewed> = HashMap::new();
    for renewal in &case.record.renewals {
        let mut first: HashMap<&str, bool> = HashMap::new();
        for outcome in renewal.outcomes.iter().filter(|it| happened(it.on)) {
            let ended = outcome.kind != Some(OutcomeKind::Extended);
            first.entry(outcome.policy).or_insert(ended);
        }
        for (policy, ended) in &first {
            all.entry(policy).or_default().settled |= ended;
        }
        if happened(renewal.started) {
            let open = renewal
                .policies
                .iter()
                .filter(|id| !first.contains_key(*id));
            for policy in open {
                all.entry(policy).or_default().opened = true;
            }
        }
    }
    all
}

/// The stars in force and the income of the current service year.
pub(super) fn rated(case: &Case<'_>) -> (Option<u8>, Income) {
    let mut income = Income::default();
    let year = year_today(case).and_then(|year| year.recorded);
    let Some(rating) = year.and_then(|(_, year)| year.rating.as_ref()) else {
        return (None, income);
    };
    let counted = rating.realised_at.is_none_or(|day| day <= case.today);
    income.so_far = rating
        .realised
        .filter(|_| counted)
        .map_or(Sum(0), Sum::from);
    let Some(stars) = stars_in_force(case, rating) else {
        return (None, income);
    };
    let yearly = Sum::from(stars.yearly_income);
    match rating.basis {
        Some(Basis::Expected) => income.expected = yearly,
        Some(Basis::Realised) => income.realised = yearly,
        None => income.unsaid = yearly,
    }
    (Some(stars.stars.min(5)), income)
}

/// How much of a client's agenda is overdue.
pub(super) fn overdue(case: &Case<'_>) -> usize {
    let todos = agenda(case).into_iter();
    todos.filter(|it| it.when.is_overdue(case.today)).count()
}

pub(super) fn delivery(item: &PlanItem<'_>, today: NaiveDate) -> Delivery {
    let mut delivery = Delivery {
        planned: 1,
        ..Delivery::default()
    };
    let done = item.done.filter(|done| *done <= today);
    match (done, item.finish) {
        (Some(done), Some(finish)) if done > finish => delivery.late = 1,
        (Some(_), _) => delivery.on_time = 1,
        (None, Some(finish)) if finish < today => delivery.overdue = 1,
        (None, _) => {}
    }
    delivery
}
