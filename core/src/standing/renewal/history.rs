//! What the renewals on record say about each policy on a day: its outcomes, its extensions, and whether an open
//! renewal has it.

use chrono::NaiveDate;

use crate::model::{Extended, Fate, Fates, Policy, Record, Renewal};

/// The renewals of a record, by their policies, as they stood on a day.
#[derive(Clone, Copy, Debug)]
pub struct History<'a> {
    /// The day it is as of.
    day: NaiveDate,
    fates: &'a Fates<'a>,
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

impl<'a> History<'a> {
    /// The history as it stood on a day: what is dated later had not happened.
    pub fn of(record: &'a Record<'a>, day: NaiveDate) -> History<'a> {
        let fates = record.fates();
        History { day, fates }
    }

    /// The same as it stood on another day.
    pub(super) fn on(self, day: NaiveDate) -> History<'a> {
        History { day, ..self }
    }

    /// The day it is as of.
    pub(super) fn day(&self) -> NaiveDate {
        self.day
    }

    fn fate(&self, policy: &str) -> Option<&Fate> {
        self.fates.of_policy(policy)
    }

    fn extended(&self, policy: &str) -> Option<Extended> {
        let extended = &self.fate(policy)?.extended;
        let known = extended.partition_point(|it| it.on <= self.day);
        extended.get(known.checked_sub(1)?).copied()
    }

    /// Whether a policy was extended on this very day, by another renewal than this one.
    pub(super) fn is_extended_by_another(&self, policy: &str, renewal: usize) -> bool {
        let extended = self.extended(policy);
        extended.is_some_and(|it| it.on == self.day && it.last.1 != renewal)
    }

    /// The positions of the policies that a renewal names, in the order of the file, each once.
    pub(super) fn named(&self, ids: &[&str]) -> Vec<usize> {
        let mut found: Vec<usize> = ids
            .iter()
            .filter_map(|id| self.fates.place_of(id))
            .collect();
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

    /// Whether a policy covers a day, both ends inclusive; one without a first day covers every earlier day, one without an
    /// end every later one.
    pub fn covers(&self, policy: &Policy<'_>, day: NaiveDate) -> bool {
        let begun = policy.starts.is_none_or(|starts| starts <= day);
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

#[cfg(test)]
mod tests;
