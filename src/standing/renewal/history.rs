//! What the renewals on record say about each policy: its outcomes, its extensions, and whether an open
//! renewal has it.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::model::{Outcome, OutcomeKind, Policy, Record};

/// The renewals of a record, by their policies. It is made once for all of them: a record with thousands of
/// policies, or thousands of renewals of one policy, must not be searched again for each.
#[derive(Clone, Debug)]
pub struct History<'a> {
    /// The day it is as of.
    day: NaiveDate,
    fates: BTreeMap<&'a str, Fate>,
    /// The position of the policy with an id. If there are several, which is a fault, it is the first, as
    /// everywhere.
    policies: BTreeMap<&'a str, usize>,
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

/// What the renewals say about one policy. Each renewal is kept by its position.
#[derive(Clone, Debug, Default)]
struct Fate {
    /// Whether it has an outcome after which nothing is left to renew.
    settled: bool,
    /// The renewals in which it has an outcome, in their order.
    settled_in: Vec<usize>,
    /// Whether an open renewal has it.
    in_hand: bool,
    /// The latest day that it was extended to, and by which renewal.
    extended: Option<(NaiveDate, usize)>,
    /// The last day that any other renewal extended it to.
    extended_else: Option<NaiveDate>,
    /// For each day it was extended to, when that was agreed last.
    agreed: BTreeMap<NaiveDate, NaiveDate>,
}

impl<'a> History<'a> {
    /// The history as it stood on a day: what is dated later had not happened.
    pub fn of(record: &'a Record<'a>, day: NaiveDate) -> History<'a> {
        let mut history = History {
            day,
            fates: BTreeMap::new(),
            policies: BTreeMap::new(),
        };
        // Most records have no renewal yet, and cost nothing here.
        if record.renewals.is_empty() {
            return history;
        }
        for (nth, renewal) in record.renewals.iter().enumerate() {
            let known = |it: &&Outcome<'_>| it.on.is_none_or(|on| on <= day);
            for outcome in renewal.outcomes.iter().filter(known) {
                let fate = history.fates.entry(outcome.policy).or_default();
                fate.comes(nth, outcome);
            }
            if renewal.is_open_on(day) {
                for id in &renewal.policies {
                    let fate = history.fates.entry(id).or_default();
                    fate.in_hand |= !fate.is_settled_in(nth);
                }
            }
        }
        for (nth, policy) in record.policies.iter().enumerate() {
            history.policies.entry(policy.id).or_insert(nth);
        }
        history
    }

    /// The day it is as of.
    pub(super) fn day(&self) -> NaiveDate {
        self.day
    }

    /// The positions of the policies that a renewal names, in the order of the file, each once.
    pub(super) fn named(&self, ids: &[&str]) -> Vec<usize> {
        let found = ids.iter().filter_map(|id| self.policies.get(id));
        let mut found: Vec<usize> = found.copied().collect();
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
        let extended = self.fates.get(policy.id).and_then(|fate| fate.extended);
        policy.agreed_end.max(extended.map(|(until, _)| until))
    }

    /// The last day of cover of a policy that was surrendered or cancelled.
    pub fn terminated(&self, policy: &Policy<'_>) -> Option<NaiveDate> {
        policy.terminated.filter(|day| *day <= self.day)
    }

    /// Whether a policy covers a day, both ends inclusive; one without an end covers every later day.
    pub fn covers(&self, policy: &Policy<'_>, day: NaiveDate) -> bool {
        let begun = policy.starts.is_some_and(|starts| starts <= day);
        begun && self.last_day(policy).is_none_or(|ends| day <= ends)
    }

    /// The same without the extension by one renewal: the last day as it was before that renewal.
    pub(super) fn last_day_but(&self, policy: &Policy<'_>, renewal: usize) -> Option<NaiveDate> {
        let extended = self.fates.get(policy.id).and_then(|fate| {
            let last = fate.extended.filter(|(_, by)| *by != renewal);
            last.map_or(fate.extended_else, |(until, _)| Some(until))
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
        self.fates.get(policy).is_some_and(|fate| fate.settled)
    }

    /// Whether a policy has an outcome in a renewal.
    pub(super) fn is_settled_in(&self, policy: &str, renewal: usize) -> bool {
        let fate = self.fates.get(policy);
        fate.is_some_and(|fate| fate.is_settled_in(renewal))
    }

    /// Whether an open renewal has a policy.
    pub(super) fn is_in_hand(&self, policy: &str) -> bool {
        self.fates.get(policy).is_some_and(|fate| fate.in_hand)
    }

    /// The day from which a policy has the cover by which it was extended to a day: that after its last day before, or on
    /// which it was agreed last, where that is later.
    pub(super) fn extended_from(&self, policy: &Policy<'_>, until: NaiveDate) -> Option<NaiveDate> {
        let fate = self.fates.get(policy.id)?;
        let agreed = fate.agreed.get(&until).copied();
        let by = fate.extended.filter(|(last, _)| *last == until);
        let before = by.and_then(|(_, by)| self.last_day_but(policy, by));
        let before = before.filter(|last| *last < until);
        agreed.max(before.and_then(|last| last.succ_opt()))
    }
}

impl Fate {
    fn is_settled_in(&self, renewal: usize) -> bool {
        self.settled_in.binary_search(&renewal).is_ok()
    }

    /// Adds an outcome, of a renewal that is not earlier in the file than those added before.
    fn comes(&mut self, renewal: usize, outcome: &Outcome<'_>) {
        let Some(kind) = outcome.kind else {
            return;
        };
        if self.settled_in.last() != Some(&renewal) {
            self.settled_in.push(renewal);
        }
        let Some(until) = outcome.until.filter(|_| kind == OutcomeKind::Extended) else {
            self.settled = true;
            return;
        };
        if let Some(on) = outcome.on {
            let last = self.agreed.entry(until).or_insert(on);
            *last = on.max(*last);
        }
        match self.extended {
            Some((last, by)) if by == renewal => self.extended = Some((last.max(until), by)),
            Some((last, _)) if until <= last => {
                self.extended_else = self.extended_else.max(Some(until));
            }
            before => {
                self.extended_else = before.map(|(last, _)| last);
                self.extended = Some((until, renewal));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Document;

    #[test]
    fn a_renewal_finds_the_last_day_that_all_others_extended_a_policy_to() {
        let untils = [
            &["2026-04-01"][..],
            &["2026-03-25", "2026-05-01"],
            &["2026-04-15", "2026-04-10"],
        ];
        let renewal = |untils: &[&str]| {
            let outcomes = untils.iter().map(|until| {
                format!(
                    "[[renewals.outcomes]]\npolicy = 'par'\nkind = 'extended'\nuntil = {until}\n"
                )
            });
            format!(
                "[[renewals]]\nid = 'x'\npolicies = ['par']\n{}",
                outcomes.collect::<String>()
            )
        };
        for order in [
            [0, 1, 2],
            [0, 2, 1],
            [1, 0, 2],
            [1, 2, 0],
            [2, 0, 1],
            [2, 1, 0],
        ] {
            let renewals: String = order.iter().map(|nth| renewal(untils[*nth])).collect();
            let text = format!(
                "client.name = '甲'\n[[policies]]\nid = 'par'\nends = 2026-03-19\n{renewals}"
            );
            let document = Document::parse(&text).unwrap();
            let reading = Record::read(&document);
            assert_eq!(reading.faults, []);
            let history = History::of(&reading.record, NaiveDate::MAX);
            let policy = &reading.record.policies[0];

            let day = |text: &str| text.parse::<NaiveDate>().ok();
            assert_eq!(history.last_day(policy), day("2026-05-01"), "{order:?}");
            for (place, nth) in order.iter().enumerate() {
                let others = (0..3)
                    .filter(|other| other != nth)
                    .flat_map(|it| untils[it]);
                let found = history.last_day_but(policy, place);
                assert_eq!(
                    found,
                    others.max().and_then(|it| day(it)),
                    "{order:?} {place}"
                );
            }
        }
    }

    /// Of a policy from 2026-03-20 to 2027-03-19, with these keys and renewals: its last day as of a day.
    fn last_day(keys: &str, renewals: &str, as_of: &str) -> String {
        let text = format!(
            "client.name = '甲'\n[[policies]]\nid = 'par'\nstarts = 2026-03-20\nends = 2027-03-19\n\
             {keys}{renewals}"
        );
        let document = Document::parse(&text).unwrap();
        let reading = Record::read(&document);
        assert_eq!(reading.faults, []);
        let history = History::of(&reading.record, as_of.parse().unwrap());
        let policy = &reading.record.policies[0];
        let last = history.last_day(policy).unwrap();
        let next = last.succ_opt().unwrap();
        assert_eq!(
            [last, next].map(|day| history.covers(policy, day)),
            [policy.starts <= Some(last), false]
        );
        last.to_string()
    }

    #[test]
    fn cover_ends_when_the_extended_term_does_or_when_it_is_ended_before() {
        const EXTENDED: &str = "[[renewals]]\nid = 'x'\npolicies = ['par']\noutcomes = \
            [{ policy = 'par', kind = 'extended', on = 2027-03-10, until = 2027-05-19 }]\n";
        let ended = |day: &str| format!("terminated = {day}\n");

        assert_eq!(last_day("", "", "2027-12-31"), "2027-03-19");
        assert_eq!(last_day("", EXTENDED, "2027-03-09"), "2027-03-19");
        assert_eq!(last_day("", EXTENDED, "2027-03-10"), "2027-05-19");
        let early = ended("2026-08-31");
        assert_eq!(last_day(&early, "", "2026-08-30"), "2027-03-19");
        assert_eq!(last_day(&early, "", "2026-08-31"), "2026-08-31");
        assert_eq!(last_day(&early, EXTENDED, "2027-12-31"), "2026-08-31");
        let after = ended("2027-04-30");
        assert_eq!(last_day(&after, EXTENDED, "2027-12-31"), "2027-04-30");
        let never = ended("2026-03-19");
        assert_eq!(last_day(&never, "", "2026-03-20"), "2026-03-19");
        let late = ended("2027-03-20");
        assert_eq!(last_day(&late, "", "2027-12-31"), "2027-03-19");
    }

    #[test]
    fn a_policy_is_to_come_in_force_or_over() {
        let cover = |keys: &str, day: &str| {
            let text = format!("client.name = '甲'\n[[policies]]\nid = 'par'\n{keys}");
            let document = Document::parse(&text).unwrap();
            let reading = Record::read(&document);
            let history = History::of(&reading.record, day.parse().unwrap());
            history.cover(&reading.record.policies[0], day.parse().unwrap())
        };
        let term = "starts = 2026-03-20\nends = 2027-03-19\n";
        assert_eq!(cover(term, "2026-03-19"), Cover::ToCome);
        assert_eq!(cover(term, "2026-03-20"), Cover::InForce);
        assert_eq!(cover(term, "2027-03-19"), Cover::InForce);
        assert_eq!(cover(term, "2027-03-20"), Cover::Over);
        let early = format!("{term}terminated = 2026-08-31\n");
        assert_eq!(cover(&early, "2026-08-31"), Cover::InForce);
        assert_eq!(cover(&early, "2026-09-01"), Cover::EndedEarly);
        assert_eq!(cover("", "2026-09-01"), Cover::InForce);
        let never = format!("{term}terminated = 2026-03-19\n");
        assert_eq!(cover(&never, "2026-03-20"), Cover::EndedEarly);
    }
}
