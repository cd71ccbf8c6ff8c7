//! What the renewals on record say about each policy: its outcomes, its extensions, and until when an open renewal has it.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::{Outcome, OutcomeKind, Renewal};
use crate::model::Policy;

/// The renewals of a record, by their policies. It is made once for all of them: a record with thousands of policies, or
/// thousands of renewals of one policy, must not be searched again for each.
#[derive(Clone, Debug, Default)]
pub struct Fates<'a> {
    /// The ids of all policies that a renewal names, in order.
    ids: Vec<&'a str>,
    /// What became of each of them.
    fates: Vec<Fate>,
    /// The ids of all policies on record with their positions, in order. Of several with one id, which is a fault, the first
    /// is meant, as everywhere.
    policies: Vec<(&'a str, usize)>,
}

/// What the renewals say about one policy, each thing with the day from which it is known. Each renewal is kept by its
/// position.
#[derive(Clone, Debug, Default)]
pub(crate) struct Fate {
    /// The first outcome after which nothing is left to renew.
    pub settled: Option<NaiveDate>,
    /// The renewals in which it has an outcome, in order.
    settled_in: Vec<(usize, NaiveDate)>,
    /// Before this day an open renewal has it.
    pub in_hand: Option<NaiveDate>,
    /// How far it was extended, from each day on which that was agreed.
    pub extended: Vec<Extended>,
    /// For each day it was extended to, when that was agreed.
    pub agreed: BTreeMap<NaiveDate, BTreeSet<NaiveDate>>,
}

/// How far a policy was extended by all that was agreed until a day.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Extended {
    /// The day.
    pub on: NaiveDate,
    /// The latest day that it was extended to, and by which renewal.
    pub last: (NaiveDate, usize),
    /// The last day that any other renewal extended it to.
    pub others: Option<NaiveDate>,
}

impl<'a> Fates<'a> {
    /// Reads all renewals on record.
    pub(in crate::model) fn of(policies: &[Policy<'a>], renewals: &[Renewal<'a>]) -> Fates<'a> {
        // Most records have no renewal yet, and cost nothing here.
        let mut ids: Vec<&str> = renewals.iter().flat_map(named_by).collect();
        if ids.is_empty() {
            return Fates::default();
        }
        ids.sort_unstable();
        ids.dedup();
        let places = policies.iter().enumerate().map(|(nth, it)| (it.id, nth));
        let mut policies: Vec<(&str, usize)> = places.collect();
        policies.sort_unstable();
        let mut told = Fates {
            fates: vec![Fate::default(); ids.len()],
            ids,
            policies,
        };
        for (nth, renewal) in renewals.iter().enumerate() {
            for outcome in &renewal.outcomes {
                if let Some(fate) = told.fate_of(outcome.policy) {
                    fate.comes(nth, outcome);
                }
            }
            for id in &renewal.policies {
                if let Some(fate) = told.fate_of(id) {
                    let ends = [renewal.closed, fate.settled_in(nth)];
                    let ends = ends.into_iter().flatten().min();
                    fate.in_hand = fate.in_hand.max(Some(ends.unwrap_or(NaiveDate::MAX)));
                }
            }
        }
        told.fates.iter_mut().for_each(Fate::add_up);
        told
    }

    /// What became of a policy; `None` where no renewal names it.
    pub(crate) fn of_policy(&self, policy: &str) -> Option<&Fate> {
        let place = self.ids.binary_search(&policy).ok()?;
        self.fates.get(place)
    }

    fn fate_of(&mut self, policy: &str) -> Option<&mut Fate> {
        let place = self.ids.binary_search(&policy).ok()?;
        self.fates.get_mut(place)
    }

    /// The position of a policy on record; `None` also where the record has no renewal.
    pub(crate) fn place_of(&self, id: &str) -> Option<usize> {
        let place = self.policies.partition_point(|it| it.0 < id);
        let found = self.policies.get(place).filter(|it| it.0 == id);
        found.map(|(_, nth)| *nth)
    }
}

/// The policies that a renewal names, in itself or in its outcomes.
fn named_by<'a, 'r>(renewal: &'r Renewal<'a>) -> impl Iterator<Item = &'a str> + use<'a, 'r> {
    let settled = renewal.outcomes.iter().map(|it| it.policy);
    settled.chain(renewal.policies.iter().copied())
}

impl Fate {
    /// The day of its outcome in a renewal.
    pub fn settled_in(&self, renewal: usize) -> Option<NaiveDate> {
        let place = self.settled_in.binary_search_by_key(&renewal, |it| it.0);
        Some(self.settled_in[place.ok()?].1)
    }

    fn comes(&mut self, renewal: usize, outcome: &Outcome<'_>) {
        let Some(kind) = outcome.kind else {
            return;
        };
        let on = outcome.on.unwrap_or(NaiveDate::MIN);
        match self.settled_in.last_mut() {
            Some((last, first)) if *last == renewal => *first = on.min(*first),
            _ => self.settled_in.push((renewal, on)),
        }
        let Some(until) = outcome.until.filter(|_| kind == OutcomeKind::Extended) else {
            self.settled = Some(self.settled.map_or(on, |first| on.min(first)));
            return;
        };
        if let Some(on) = outcome.on {
            self.agreed.entry(until).or_default().insert(on);
        }
        self.extended.push(Extended {
            on,
            last: (until, renewal),
            others: None,
        });
    }

    /// Adds to each extension those agreed before it.
    fn add_up(&mut self) {
        self.extended.sort_by_key(|it| it.on);
        let mut before: Option<Extended> = None;
        for it in &mut self.extended {
            if let Some(before) = before {
                (it.last, it.others) = match (before.last, it.last) {
                    ((last, by), (until, too)) if by == too => {
                        ((last.max(until), by), before.others)
                    }
                    ((last, by), (until, _)) if until <= last => {
                        ((last, by), before.others.max(Some(until)))
                    }
                    ((last, _), further) => (further, Some(last)),
                };
            }
            before = Some(*it);
        }
    }
}
