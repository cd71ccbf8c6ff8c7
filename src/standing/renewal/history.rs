//! What the renewals on record say of each policy: its outcomes, what it was extended to, who sees to it.

use std::collections::HashMap;

use chrono::NaiveDate;

use crate::model::{Outcome, OutcomeKind, Policy, Record};

/// The renewals of a record, by the policies they speak of. It is made once for all of them: a record of
/// thousands of policies, each with its renewals, must not be searched for each anew.
#[derive(Clone, Debug)]
pub struct History<'a> {
    outcomes: HashMap<&'a str, Vec<(usize, &'a Outcome<'a>)>>,
    /// The positions of the open renewals that name a policy.
    open: HashMap<&'a str, Vec<usize>>,
    /// The positions of the policies of an id.
    policies: HashMap<&'a str, Vec<usize>>,
}

impl<'a> History<'a> {
    /// The history as it stood on a day: what is dated later had not happened.
    pub fn of(record: &'a Record<'a>, day: NaiveDate) -> History<'a> {
        let mut history = History {
            outcomes: HashMap::new(),
            open: HashMap::new(),
            policies: HashMap::new(),
        };
        // Most records have no renewal yet, and pay nothing.
        if record.renewals.is_empty() {
            return history;
        }
        for (nth, renewal) in record.renewals.iter().enumerate() {
            let settled = |it: &&Outcome<'_>| it.on.is_none_or(|on| on <= day);
            for outcome in renewal.outcomes.iter().filter(settled) {
                let of_it = history.outcomes.entry(outcome.policy).or_default();
                of_it.push((nth, outcome));
            }
            if renewal.is_open_on(day) {
                for id in &renewal.policies {
                    history.open.entry(id).or_default().push(nth);
                }
            }
        }
        for (nth, policy) in record.policies.iter().enumerate() {
            history.policies.entry(policy.id).or_default().push(nth);
        }
        history
    }

    /// The positions of the policies that a renewal names, in the order of the file, each once.
    pub(super) fn named(&self, ids: &[&str]) -> Vec<usize> {
        let found = ids.iter().filter_map(|id| self.policies.get(id)).flatten();
        let mut found: Vec<usize> = found.copied().collect();
        found.sort_unstable();
        found.dedup();
        found
    }

    /// The last day of cover of a policy, inclusive: what it was extended to, else its own.
    pub fn last_day(&self, policy: &Policy<'_>) -> Option<NaiveDate> {
        last_of(policy, self.outcomes_of(policy.id))
    }

    /// The same without what one renewal extended it to: the last day that renewal found.
    pub(super) fn last_day_but(&self, policy: &Policy<'_>, renewal: usize) -> Option<NaiveDate> {
        let outcomes = self.outcomes_of(policy.id);
        last_of(policy, outcomes.filter(|(nth, _)| *nth != renewal))
    }

    /// Whether a policy has an outcome. One that was extended to a day expires once more.
    pub(super) fn is_settled(&self, policy: &str) -> bool {
        self.outcomes_of(policy).any(|(_, it)| match it.kind {
            Some(OutcomeKind::Extended) => it.until.is_none(),
            Some(_) => true,
            None => false,
        })
    }

    /// Whether a policy has an outcome in a renewal.
    pub(super) fn is_settled_in(&self, policy: &str, renewal: usize) -> bool {
        let mut of_it = self.outcomes_of(policy);
        of_it.any(|(nth, it)| nth == renewal && it.kind.is_some())
    }

    /// Whether an open renewal sees to a policy.
    pub(super) fn is_in_hand(&self, policy: &str) -> bool {
        let open = self.open.get(policy);
        let mut open = open.into_iter().flatten();
        open.any(|renewal| !self.is_settled_in(policy, *renewal))
    }

    /// The last day on which it was agreed to extend a policy to a day.
    pub(super) fn extended_on(&self, policy: &str, until: NaiveDate) -> Option<NaiveDate> {
        self.outcomes_of(policy)
            .filter(|(_, it)| it.kind == Some(OutcomeKind::Extended) && it.until == Some(until))
            .filter_map(|(_, it)| it.on)
            .max()
    }

    fn outcomes_of(&self, policy: &str) -> impl Iterator<Item = (usize, &'a Outcome<'a>)> {
        self.outcomes.get(policy).into_iter().flatten().copied()
    }
}

fn last_of<'a>(
    policy: &Policy<'_>,
    outcomes: impl Iterator<Item = (usize, &'a Outcome<'a>)>,
) -> Option<NaiveDate> {
    let extended = outcomes.filter(|(_, it)| it.kind == Some(OutcomeKind::Extended));
    let extended = extended.filter_map(|(_, it)| it.until);
    policy.ends.into_iter().chain(extended).max()
}
