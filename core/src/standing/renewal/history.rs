//! What the renewals on record say about each policy: its outcomes, its extensions, and whether an open
//! renewal has it.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use chrono::NaiveDate;

use crate::model::{Outcome, OutcomeKind, Policy, Record, Renewal};

/// The renewals of a record, by their policies. It is made once for all of them and for all days: a record with thousands
/// of policies, or thousands of renewals of one policy, must not be searched again for each.
#[derive(Clone, Debug)]
pub struct History<'a> {
    /// The day it is as of.
    day: NaiveDate,
    told: Rc<Told<'a>>,
}

/// What a history is read from.
#[derive(Debug)]
struct Told<'a> {
    /// The ids of all policies that a renewal names, in order.
    ids: Vec<&'a str>,
    /// What became of each of them.
    fates: Vec<Fate>,
    /// The ids of all policies on record with their positions, in order. Of several with one id, which is a fault, the first
    /// is meant, as everywhere.
    policies: Vec<(&'a str, usize)>,
}

/// Where a policy stands on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cover {
    /// It has not begun.
    ToCome,
    /// It covers the day.
    InForce,
    /// Its term is over.
    Over,
    /// It was surrendered or cancelled, and is over.
    EndedEarly,
}

/// What the renewals say about one policy, each thing with the day from which it is known. Each renewal is kept by its
/// position.
#[derive(Debug, Default)]
struct Fate {
    /// The first outcome after which nothing is left to renew.
    settled: Option<NaiveDate>,
    /// The renewals in which it has an outcome, in order.
    settled_in: Vec<(usize, NaiveDate)>,
    /// Before this day an open renewal has it.
    in_hand: Option<NaiveDate>,
    /// How far it was extended, from each day on which that was agreed.
    extended: Vec<Extended>,
    /// For each day it was extended to, when that was agreed.
    agreed: BTreeMap<NaiveDate, BTreeSet<NaiveDate>>,
}

/// How far a policy was extended by all that was agreed until a day.
#[derive(Clone, Copy, Debug)]
struct Extended {
    /// The day.
    on: NaiveDate,
    /// The latest day that it was extended to, and by which renewal.
    last: (NaiveDate, usize),
    /// The last day that any other renewal extended it to.
    others: Option<NaiveDate>,
}

impl<'a> History<'a> {
    /// The history as it stood on a day: what is dated later had not happened.
    pub fn of(record: &'a Record<'a>, day: NaiveDate) -> History<'a> {
        let told = Rc::new(Told::of(record));
        History { day, told }
    }

    /// The same as it stood on another day.
    pub(super) fn on(&self, day: NaiveDate) -> History<'a> {
        let told = Rc::clone(&self.told);
        History { day, told }
    }

    /// The day it is as of.
    pub(super) fn day(&self) -> NaiveDate {
        self.day
    }

    fn fate(&self, policy: &str) -> Option<&Fate> {
        self.told.fates.get(self.told.place(policy)?)
    }

    fn extended(&self, policy: &str) -> Option<Extended> {
        let extended = &self.fate(policy)?.extended;
        let known = extended.partition_point(|it| it.on <= self.day);
        extended.get(known.checked_sub(1)?).copied()
    }

    /// The positions of the policies that a renewal names, in the order of the file, each once.
    pub(super) fn named(&self, ids: &[&str]) -> Vec<usize> {
        let mut found: Vec<usize> = ids.iter().filter_map(|id| self.told.policy(id)).collect();
        found.sort_unstable();
        found.dedup();
        found
    }

    /// Until when a policy is in force, inclusive: the day on which it was ended early, else the end of its term.
    /// `None` where no end is on record.
    ///
    /// Everyone who asks until when there is cover asks this.
    pub fn last_day(&self, policy: &Policy<'_>) -> Option<NaiveDate> {
        let term = self.end_of_term(policy);
        match self.terminated(policy) {
            Some(day) => Some(term.map_or(day, |term| term.min(day))),
            None => term,
        }
    }

    /// The last day of a policy's term, inclusive: what it was extended to, else the end first agreed. It may have
    /// ended before.
    pub fn end_of_term(&self, policy: &Policy<'_>) -> Option<NaiveDate> {
        let extended = self.extended(policy.id);
        policy.agreed_end.max(extended.map(|it| it.last.0))
    }

    /// The last day of cover of a policy that was surrendered or cancelled.
    pub fn terminated(&self, policy: &Policy<'_>) -> Option<NaiveDate> {
        policy.terminated.filter(|day| *day <= self.day)
    }

    /// The day before which a policy can have no outcome in a renewal: that of the start. There is none where the policy had
    /// ended by then, because what became of it may have been known before.
    pub fn outcome_from(&self, renewal: &Renewal<'_>, policy: &Policy<'_>) -> Option<NaiveDate> {
        let ends = self.last_day(policy);
        renewal
            .started
            .filter(|on| ends.is_none_or(|ends| *on <= ends))
    }

    /// Whether a policy covers a day, both ends inclusive; one without an end covers every later day.
    pub fn covers(&self, policy: &Policy<'_>, day: NaiveDate) -> bool {
        let begun = policy.starts.is_some_and(|starts| starts <= day);
        begun && self.last_day(policy).is_none_or(|ends| day <= ends)
    }

    /// The same without the extension by one renewal: the last day as it was before that renewal.
    pub(super) fn last_day_but(&self, policy: &Policy<'_>, renewal: usize) -> Option<NaiveDate> {
        let extended = self.extended(policy.id);
        let extended = extended.and_then(|it| match it.last {
            (_, by) if by == renewal => it.others,
            (until, _) => Some(until),
        });
        let term = policy.agreed_end.max(extended);
        let ended = self.terminated(policy);
        term.map_or(ended, |term| Some(ended.map_or(term, |day| term.min(day))))
    }

    /// Where a policy stands on a day. One without a first day is taken to have begun.
    pub fn cover(&self, policy: &Policy<'_>, day: NaiveDate) -> Cover {
        let is_over = self.last_day(policy).is_some_and(|last| last < day);
        match (is_over, self.terminated(policy)) {
            (true, Some(_)) => Cover::EndedEarly,
            (true, None) => Cover::Over,
            (false, _) if policy.starts.is_some_and(|starts| day < starts) => Cover::ToCome,
            (false, _) => Cover::InForce,
        }
    }

    /// Whether a policy has an outcome. One that was extended to a day expires once more.
    pub fn is_settled(&self, policy: &str) -> bool {
        let settled = self.fate(policy).and_then(|fate| fate.settled);
        settled.is_some_and(|on| on <= self.day)
    }

    /// Whether a policy has an outcome in a renewal.
    pub(super) fn is_settled_in(&self, policy: &str, renewal: usize) -> bool {
        let fate = self.fate(policy);
        let settled = fate.and_then(|fate| fate.settled_in(renewal));
        settled.is_some_and(|on| on <= self.day)
    }

    /// Whether an open renewal has a policy.
    pub(super) fn is_in_hand(&self, policy: &str) -> bool {
        let until = self.fate(policy).and_then(|fate| fate.in_hand);
        until.is_some_and(|until| self.day < until)
    }

    /// The day from which a policy has the cover by which it was extended to a day: that after its last day before, or on
    /// which it was agreed last, where that is later.
    pub(super) fn extended_from(&self, policy: &Policy<'_>, until: NaiveDate) -> Option<NaiveDate> {
        let agreed = self.fate(policy.id)?.agreed.get(&until);
        let agreed = agreed.and_then(|days| days.range(..=self.day).next_back().copied());
        let by = self.extended(policy.id).filter(|it| it.last.0 == until);
        let before = by.and_then(|it| self.last_day_but(policy, it.last.1));
        let before = before.filter(|last| *last < until);
        agreed.max(before.and_then(|last| last.succ_opt()))
    }
}

impl<'a> Told<'a> {
    fn of(record: &'a Record<'a>) -> Told<'a> {
        // Most records have no renewal yet, and cost nothing here.
        let renewals = record.renewals.iter();
        let mut ids: Vec<&str> = renewals.flat_map(named_by).collect();
        ids.sort_unstable();
        ids.dedup();
        let policies = record.policies.iter().enumerate();
        let policies = policies.filter(|_| !ids.is_empty());
        let mut policies: Vec<(&str, usize)> = policies.map(|(nth, it)| (it.id, nth)).collect();
        policies.sort_unstable();
        let mut told = Told {
            fates: ids.iter().map(|_| Fate::default()).collect(),
            ids,
            policies,
        };
        for (nth, renewal) in record.renewals.iter().enumerate() {
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

    fn place(&self, policy: &str) -> Option<usize> {
        self.ids.binary_search(&policy).ok()
    }

    fn fate_of(&mut self, policy: &str) -> Option<&mut Fate> {
        let place = self.place(policy)?;
        self.fates.get_mut(place)
    }

    fn policy(&self, id: &str) -> Option<usize> {
        let place = self.policies.partition_point(|it| it.0 < id);
        let found = self.policies.get(place).filter(|it| it.0 == id);
        found.map(|(_, nth)| *nth)
    }
}

/// The policies that a renewal names, in itself or in its outcomes.
fn named_by<'a>(renewal: &'a Renewal<'_>) -> impl Iterator<Item = &'a str> {
    let settled = renewal.outcomes.iter().map(|it| it.policy);
    settled.chain(renewal.policies.iter().copied())
}

impl Fate {
    /// The day of its outcome in a renewal.
    fn settled_in(&self, renewal: usize) -> Option<NaiveDate> {
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

#[cfg(test)]
mod tests;
