//! Cover that goes on by its outcome, while the record does not say under which policy (D67).

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use chrono::{Datelike, NaiveDate};

use super::History;
use crate::alike::folded;
use crate::model::{Outcome, OutcomeKind, Policy, Record, Renewal, is_entry_id};
use crate::standing::Case;

/// A policy that goes on by its outcome, without the policy that follows it.
#[derive(Clone, Debug, PartialEq)]
pub struct Unfollowed<'a> {
    /// The positions of the renewal and, in it, of the outcome.
    pub at: (usize, usize),
    /// The renewal.
    pub renewal: &'a Renewal<'a>,
    /// Its last day of cover, inclusive.
    pub ends: NaiveDate,
    /// Whether another policy of the same product covers the day after.
    pub covered: bool,
    /// What is to follow it.
    pub follower: Follower,
}

/// The policy that is to follow another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Follower {
    /// The policy that ends.
    pub policy: String,
    /// Its outcome.
    pub kind: OutcomeKind,
    /// Its product.
    pub product: Option<String>,
    /// The first day that it does not cover.
    pub from: NaiveDate,
    /// The id of the policy that follows.
    pub by: String,
    /// Whether that policy is on record; otherwise its id is a proposal.
    pub is_there: bool,
    /// The renewal whose outcome names a policy that never gave cover, and that policy.
    pub void: Option<(String, String)>,
}

/// The policies that go on by their outcome, of which the record does not say what follows; in the order of the file.
/// None for a client whose service has ended, nor of cover that ended before we were appointed.
pub fn unfollowed<'a>(case: &Case<'a>) -> Vec<Unfollowed<'a>> {
    let record = case.record;
    let Some(ours) = record.appointed().filter(|_| !case.is_closed()) else {
        return Vec::new();
    };
    let lacking = lacking(record, case.today);
    if lacking.is_empty() {
        return Vec::new();
    }
    let history = History::of(record, case.today);
    let successors = Successors::of(record, &history);
    let left = lacking.into_iter().filter_map(|(at, outcome, kind)| {
        let nth = history.named(&[outcome.policy]).into_iter().next()?;
        let policy = &record.policies[nth];
        let ends = history.last_day(policy)?;
        let is_ours = ours <= ends && !case.is_unrecorded(ends) && !case.is_before_return(ends);
        if !is_ours || history.terminated(policy).is_some() {
            return None;
        }
        let renewal = &record.renewals[at.0];
        let named = |by: &str| (renewal.id.to_owned(), by.to_owned());
        let follower = Follower {
            void: outcome.by.map(named),
            ..successors.follower(&history, policy, kind)?
        };
        Some(Unfollowed {
            at,
            renewal,
            ends,
            covered: successors.cover(policy, ends + ONE_DAY),
            follower,
        })
    });
    left.collect()
}

const ONE_DAY: chrono::Days = chrono::Days::new(1);

/// The outcomes by which cover goes on under a policy that none of them names, or under one that never gave cover: the
/// same again, or one that was cancelled before its first day.
fn lacking<'a>(
    record: &'a Record<'a>,
    today: NaiveDate,
) -> Vec<((usize, usize), &'a Outcome<'a>, OutcomeKind)> {
    let outcomes = || record.renewals.iter().flat_map(|it| &it.outcomes);
    let is_void = |policy: &&Policy<'_>| {
        let ended = policy.terminated.filter(|day| *day <= today);
        ended.is_some_and(|ended| policy.starts.is_some_and(|starts| ended < starts))
    };
    let void: HashSet<&str> = record
        .policies
        .iter()
        .filter(is_void)
        .map(|it| it.id)
        .collect();
    let followed: HashSet<&str> = outcomes()
        .filter(|it| {
            it.by
                .is_some_and(|by| by != it.policy && !void.contains(by))
        })
        .map(|it| it.policy)
        .collect();
    let each = record.renewals.iter().enumerate();
    let each = each.flat_map(|(nth, renewal)| {
        let outcomes = renewal.outcomes.iter().enumerate();
        outcomes.map(move |(place, outcome)| ((nth, place), outcome))
    });
    each.filter_map(|(at, outcome)| {
        let kind = outcome.kind.filter(|kind| needs_follower(*kind))?;
        (!followed.contains(outcome.policy)).then_some((at, outcome, kind))
    })
    .collect()
}

/// Whether another policy follows by an outcome; one that is extended goes on itself.
pub fn needs_follower(kind: OutcomeKind) -> bool {
    kind.goes_on() && kind != OutcomeKind::Extended
}

/// The policies of a record among which those that follow others are looked for.
pub struct Successors<'a> {
    of_product: HashMap<Cow<'a, str>, Vec<Term<'a>>>,
    ids: HashSet<&'a str>,
    /// Those that follow one by its outcome.
    named: HashSet<&'a str>,
}

/// A policy, its first and its last day.
struct Term<'a> {
    id: &'a str,
    starts: Option<NaiveDate>,
    last: Option<NaiveDate>,
}

impl<'a> Successors<'a> {
    /// Those of a record.
    pub fn of(record: &'a Record<'a>, history: &History<'a>) -> Successors<'a> {
        let mut of_product: HashMap<_, Vec<Term<'a>>> = HashMap::new();
        for policy in &record.policies {
            if let Some(product) = policy.product {
                of_product.entry(folded(product)).or_default().push(Term {
                    id: policy.id,
                    starts: policy.starts,
                    last: history.last_day(policy),
                });
            }
        }
        let outcomes = record.renewals.iter().flat_map(|it| &it.outcomes);
        Successors {
            of_product,
            ids: record.policies.iter().map(|it| it.id).collect(),
            named: outcomes.filter_map(|it| it.by).collect(),
        }
    }

    /// Those of the same product that begin after a policy.
    fn after<'b>(&'b self, policy: &Policy<'b>) -> impl Iterator<Item = &'b Term<'a>> {
        let product = policy.product.map(folded);
        let all = product.and_then(|it| self.of_product.get(&it));
        let (starts, id) = (policy.starts, policy.id);
        let all = all.into_iter().flatten();
        all.filter(move |it| it.starts > starts && it.id != id)
    }

    /// Whether one of them covers a day.
    fn cover(&self, policy: &Policy<'_>, day: NaiveDate) -> bool {
        self.after(policy)
            .any(|it| it.starts <= Some(day) && it.last.is_none_or(|last| day <= last))
    }

    /// What is to follow a policy with an outcome: of its product, one that follows none yet, otherwise a policy to be
    /// recorded. `None` where the policy has no last day.
    pub fn follower(
        &self,
        history: &History<'_>,
        policy: &Policy<'_>,
        kind: OutcomeKind,
    ) -> Option<Follower> {
        let ends = history.last_day(policy)?;
        let there = self
            .after(policy)
            .filter(|it| it.last.is_none_or(|last| ends < last))
            .filter(|it| !self.named.contains(it.id))
            .min_by_key(|it| it.starts);
        let from = ends + ONE_DAY;
        Some(Follower {
            policy: policy.id.to_owned(),
            kind,
            product: policy.product.map(str::to_owned),
            from,
            by: there.map_or_else(|| self.free_id(policy.id, from), |it| it.id.to_owned()),
            is_there: there.is_some(),
            void: None,
        })
    }

    /// An id for the policy that follows: that of the one before, if a command takes it, with the year.
    fn free_id(&self, policy: &str, from: NaiveDate) -> String {
        let before = Some(policy).filter(|id| is_entry_id(id));
        let plain = format!("{}-{}", before.unwrap_or("pol"), from.year());
        let numbered = (2..).map(|nth| format!("{plain}-{nth}"));
        let mut ids = std::iter::once(plain.clone()).chain(numbered);
        ids.find(|id| !self.ids.contains(id.as_str()))
            .expect("the numbers never end")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::standing::tests::on;
    use crate::used::used;

    /// Of a policy until 2026-11-19 that was renewed, with more of the record: who follows, and whether it is covered.
    fn of(outcome: &str, more: &str) -> Vec<(String, bool, bool)> {
        let text = format!(
            "client.name = '甲'\nappointment.established = 2025-11-01\n\
             [[policies]]\nid = 'par'\nproduct = '财产险'\nstarts = 2025-11-20\nends = 2026-11-19\n\
             [[renewals]]\nid = 'x'\npolicies = ['par']\noutcomes = [{{ policy = 'par', on = 2026-11-10, {outcome} }}]\n{more}"
        );
        on("2026-11-28", &text, |case| {
            let all = unfollowed(case).into_iter();
            all.map(|it| (it.follower.by, it.follower.is_there, it.covered))
                .collect()
        })
    }

    fn policy(id: &str, product: &str, starts: &str, ends: &str) -> String {
        format!(
            "[[policies]]\nid = '{id}'\nproduct = '{product}'\nstarts = {starts}\nends = {ends}\n"
        )
    }

    #[test]
    fn what_goes_on_without_a_policy_is_left_open_and_what_ends_is_not() {
        let proposed = [("par-2026".to_owned(), false, false)];
        for kind in ["renewed", "moved-insurer", "partly-renewed"] {
            assert_eq!(of(&format!("kind = '{kind}'"), ""), proposed, "{kind}");
        }
        assert_eq!(of("kind = 'renewed', by = 'par27'", ""), []);
        assert_eq!(of("kind = 'extended', until = 2027-01-19", ""), []);
        assert_eq!(of("kind = 'lapsed'", ""), []);
        let taken = policy("par-2026", "雇主责任险", "2026-11-20", "2027-11-19");
        let second = [("par-2026-2".to_owned(), false, false)];
        assert_eq!(of("kind = 'renewed'", &taken), second);
    }

    #[test]
    fn a_policy_that_never_gave_cover_follows_none() {
        let by = |ended: &str| {
            let policy = policy("par27", "财产险", "2026-11-20", "2027-11-19");
            of(
                "kind = 'renewed', by = 'par27'",
                &format!("{policy}{ended}"),
            )
        };
        let proposed = [("par-2026".to_owned(), false, false)];
        assert_eq!(by(""), []);
        assert_eq!(by("terminated = 2026-11-19\n"), proposed);
        assert_eq!(by("terminated = 2026-11-20\n"), []);
        assert_eq!(of("kind = 'renewed', by = 'par'", ""), proposed);
    }

    #[test]
    fn a_later_policy_of_the_same_product_may_follow() {
        let with =
            |product, starts, ends| of("kind = 'renewed'", &policy("q", product, starts, ends));
        let there = |covered| [("q".to_owned(), true, covered)];
        assert_eq!(with("财产险", "2026-11-20", "2027-11-19"), there(true));
        assert_eq!(with("财产险", "2026-11-21", "2027-11-19"), there(false));
        let ended = [("par-2026".to_owned(), false, false)];
        assert_eq!(with("财产险", "2026-01-01", "2026-11-19"), ended);
        assert_eq!(with("雇主责任险", "2026-11-20", "2027-11-19"), ended);
        let before = with("财产险", "2025-11-20", "2027-11-19");
        assert_eq!(before, ended, "begun together, it stands beside");
    }

    #[test]
    fn what_ended_early_or_was_not_ours_needs_none() {
        let cut = |from: &str, to: &str| {
            let text = "client.name = '甲'\nappointment.established = 2025-11-01\n\
                [[policies]]\nid = 'par'\nstarts = 2025-11-20\nends = 2026-11-19\n\
                [[renewals]]\nid = 'x'\npolicies = ['par']\noutcomes = [{ policy = 'par', kind = 'renewed' }]\n";
            on("2026-11-28", &text.replace(from, to), |case| {
                unfollowed(case).len()
            })
        };
        assert_eq!(cut("", ""), 1);
        assert_eq!(cut("ends =", "terminated = 2026-11-18\nends ="), 0);
        assert_eq!(
            cut("established = 2025-11-01", "established = 2026-11-19"),
            1
        );
        assert_eq!(
            cut("established = 2025-11-01", "established = 2026-11-20"),
            0
        );
        assert_eq!(
            cut(
                "client.name = '甲'",
                "client = { name = '甲', recorded-from = 2026-11-19 }"
            ),
            1
        );
        assert_eq!(
            cut(
                "client.name = '甲'",
                "client = { name = '甲', recorded-from = 2026-11-20 }"
            ),
            0
        );
        assert_eq!(
            cut(
                "client.name = '甲'",
                "client = { name = '甲', closed = 2026-11-29 }"
            ),
            1
        );
        assert_eq!(
            cut(
                "client.name = '甲'",
                "client = { name = '甲', closed = 2026-11-28 }"
            ),
            0
        );
        assert_eq!(cut("ends = 2026-11-19\n", ""), 0);
    }

    /// Held against each other these would be a hundred million pairs.
    #[test]
    fn thousands_of_policies_are_looked_through_at_once() {
        const MANY: usize = 10_000;
        let one = |nth: usize| {
            let outcome = match nth % 2 {
                0 => "",
                _ => ", by = 'q'",
            };
            format!(
                "[[policies]]\nid = 'p{nth}'\nproduct = '险种{}'\nstarts = 2025-{:02}-{:02}\nends = 2026-{:02}-19\n\
                 [[renewals]]\nid = 'x{nth}'\npolicies = ['p{nth}']\noutcomes = [{{ policy = 'p{nth}', kind = 'renewed'{outcome} }}]\n",
                nth % 100,
                1 + nth % 12,
                1 + nth % 28,
                1 + nth % 12
            )
        };
        let text: String = (0..MANY).map(one).collect();
        let text = format!("client.name = '甲'\nappointment.established = 2025-11-01\n{text}");
        let (left, spent) = on("2026-11-28", &text, |case| {
            let begun = used();
            (unfollowed(case).len(), used() - begun)
        });
        assert_eq!(left, MANY / 2);
        assert!(spent.as_secs() < 1, "{spent:?}");
    }
}
