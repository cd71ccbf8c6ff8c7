//! A loss lies within the term of the policy that it is claimed under: an insurer pays for no other (D62).

use std::borrow::Cow;
use std::collections::{BTreeSet, HashMap};

use chrono::NaiveDate;

use super::{ClaimFault, found, open, step};
use crate::alike::folded;
use crate::model::{Claim, ClaimStep, Policy, Record};
use crate::rules::{Check, Consequence, Findings, Group, Rule};
use crate::standard::Severity;
use crate::standing::{Case, History};

pub(in crate::rules) static RULE: Rule = Rule {
    name: "loss-outside-term",
    group: Group::Claim,
    severity: Severity::Warning,
    consequence: Consequence::Money,
    clause: "D62",
    check: Check::Client(check),
};

/// A claim whose loss lies outside the term of its policy.
struct Outside<'r> {
    at: usize,
    claim: &'r Claim<'r>,
    loss: NaiveDate,
    policy: &'r Policy<'r>,
    /// The first day of the term, or the last one.
    bound: NaiveDate,
}

fn check(case: &Case<'_>, findings: &mut Findings) {
    let history = match open(case).any(|(_, claim)| is_unanswered(claim)) {
        true => History::of(case.record, case.today),
        false => return,
    };
    let outside = outside(case, &history);
    if outside.is_empty() {
        return;
    }
    let meant = meant(case.record, &history, &outside);
    for (it, (other, is_covered)) in outside.iter().zip(meant) {
        let fault = ClaimFault::OutsideTerm {
            policy: it.policy.id.to_owned(),
            loss: it.loss,
            bound: it.bound,
            other: other.map(|it| it.id.to_owned()),
            is_covered,
        };
        let at = step(it.at, ClaimStep::Loss);
        findings.add(&RULE, at, found(it.claim, fault));
    }
}

/// A claim that was denied or withdrawn has its answer.
fn is_unanswered(claim: &Claim<'_>) -> bool {
    claim.policy.is_some() && claim.denied.is_none() && claim.withdrawn.is_none()
}

/// Both days of the term belong to it; of a day that is not on record nothing is told.
fn outside<'r>(case: &'r Case<'r>, history: &History<'_>) -> Vec<Outside<'r>> {
    let mut policies = HashMap::new();
    for policy in &case.record.policies {
        policies.entry(policy.id).or_insert(policy);
    }
    let unanswered = open(case).filter(|(_, claim)| is_unanswered(claim));
    let outside = unanswered.filter_map(|(at, claim)| {
        let (loss, policy) = (claim.loss?, *policies.get(claim.policy?)?);
        let starts = policy.starts.filter(|starts| loss < *starts);
        let ends = history.last_day(policy).filter(|last| *last < loss);
        Some(Outside {
            at,
            claim,
            loss,
            policy,
            bound: starts.or(ends)?,
        })
    });
    outside.collect()
}

/// For each claim the policy that was probably meant, and whether there is any that covers the loss.
///
/// The one that was meant is of the same cover, and the loss lies in its term. It follows the policy or comes before it by
/// the outcomes of renewals; otherwise it is the only one of the product, or of that with the insurer. There may be
/// thousands of claims and of policies, so the losses are gone through by their days, with the policies in force.
fn meant<'r>(
    record: &'r Record<'r>,
    history: &History<'_>,
    outside: &[Outside<'r>],
) -> Vec<(Option<&'r Policy<'r>>, bool)> {
    let lines = lines(record);
    let policies = record.policies.iter().enumerate();
    let terms = policies.filter_map(|(at, it)| Some((it.starts?, history.last_day(it)?, at)));
    let mut begin: Vec<_> = terms.filter(|(first, last, _)| first <= last).collect();
    let mut end = begin.clone();
    begin.sort_unstable();
    end.sort_unstable_by_key(|(_, last, _)| *last);
    let (mut begin, mut end) = (begin.into_iter().peekable(), end.into_iter().peekable());

    let mut in_force = InForce::default();
    let mut meant = vec![(None, false); outside.len()];
    let mut by_day: Vec<_> = outside.iter().zip(&mut meant).collect();
    by_day.sort_by_key(|(it, _)| it.loss);
    for (it, answer) in by_day {
        while let Some((_, _, at)) = begin.next_if(|(first, _, _)| *first <= it.loss) {
            in_force.turn(&record.policies, &lines, at, true);
        }
        while let Some((_, _, at)) = end.next_if(|(_, last, _)| *last < it.loss) {
            in_force.turn(&record.policies, &lines, at, false);
        }
        let other = in_force.instead_of(it.policy, &lines);
        *answer = (other.map(|at| &record.policies[at]), in_force.all > 0);
    }
    meant
}

/// The policies in force on a day, by their positions.
#[derive(Default)]
struct InForce<'r> {
    all: usize,
    by_line: HashMap<usize, BTreeSet<usize>>,
    by_product: HashMap<Cow<'r, str>, BTreeSet<usize>>,
    by_insurer: HashMap<(Cow<'r, str>, Cow<'r, str>), BTreeSet<usize>>,
}

impl<'r> InForce<'r> {
    /// Adds the policy at a position whose cover begins, or takes out one whose cover is over.
    fn turn(&mut self, all: &'r [Policy<'r>], lines: &Lines<'r>, at: usize, begins: bool) {
        let policy = &all[at];
        let turn = |set: &mut BTreeSet<usize>| match begins {
            true => set.insert(at),
            false => set.remove(&at),
        };
        match begins {
            true => self.all += 1,
            false => self.all -= 1,
        }
        if let Some(line) = lines.get(policy.id) {
            turn(self.by_line.entry(*line).or_default());
        }
        let Some(product) = policy.product.map(folded) else {
            return;
        };
        if let Some(insurer) = policy.insurer.map(folded) {
            let both = (product.clone(), insurer);
            turn(self.by_insurer.entry(both).or_default());
        }
        turn(self.by_product.entry(product).or_default());
    }

    fn instead_of(&self, policy: &'r Policy<'r>, lines: &Lines<'r>) -> Option<usize> {
        let line = lines.get(policy.id).and_then(|it| self.by_line.get(it));
        if let Some(first) = line.and_then(BTreeSet::first) {
            return Some(*first);
        }
        let only = |set: &BTreeSet<usize>| set.first().copied().filter(|_| set.len() == 1);
        let product = policy.product.map(folded)?;
        let of_product = self.by_product.get(&product).and_then(only);
        of_product.or_else(|| {
            let both = (product, policy.insurer.map(folded)?);
            self.by_insurer.get(&both).and_then(only)
        })
    }
}

/// The number of the line that a policy is in: of those that come before it and after it by the outcomes of renewals.
type Lines<'r> = HashMap<&'r str, usize>;

fn lines<'r>(record: &'r Record<'r>) -> Lines<'r> {
    let mut near: HashMap<&str, Vec<&str>> = HashMap::new();
    for outcome in record.renewals.iter().flat_map(|it| &it.outcomes) {
        if let Some(by) = outcome.by {
            near.entry(outcome.policy).or_default().push(by);
            near.entry(by).or_default().push(outcome.policy);
        }
    }
    let mut lines = Lines::new();
    for (line, first) in near.keys().enumerate() {
        let mut open = vec![*first];
        while let Some(policy) = open.pop() {
            if !lines.contains_key(policy) {
                lines.insert(policy, line);
                open.extend(&near[policy]);
            }
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::APPOINTED;
    use crate::rules::testing::values::{Found, at, day, found as told};
    use crate::rules::{Detail, OfClaim};
    use crate::used::used;

    fn of(loss: &str, policy: &str, rest: &str) -> Vec<Found> {
        let claim = format!("[[claims]]\nid = 'k1'\nloss = {loss}\npolicy = 'par'\n{rest}");
        let policy = format!("[[policies]]\nid = 'par'\n{policy}");
        told(&RULE, "2026-11-20", &format!("{APPOINTED}{claim}{policy}"))
    }

    fn outside(loss: &str, bound: &str) -> [Found; 1] {
        let fault = ClaimFault::OutsideTerm {
            policy: "par".to_owned(),
            loss: day(loss),
            bound: day(bound),
            other: None,
            is_covered: false,
        };
        [at(
            "jia/loss-outside-term/claims.k1.loss 7:1",
            Detail::Claim(OfClaim {
                id: "k1".to_owned(),
                cause: None,
                fault,
            }),
        )]
    }

    const TERM: &str = "starts = 2025-10-01\nends = 2026-09-30\n";

    #[test]
    fn the_first_day_and_the_last_belong_to_the_term() {
        assert_eq!(of("2025-10-01", TERM, ""), []);
        assert_eq!(of("2026-09-30", TERM, ""), []);
        let early = outside("2025-09-30", "2025-10-01");
        assert_eq!(of("2025-09-30", TERM, ""), early);
        let late = outside("2026-10-01", "2026-09-30");
        assert_eq!(of("2026-10-01", TERM, ""), late);
    }

    #[test]
    fn another_policy_is_asked_for_only_where_one_covers_the_day() {
        let is_covered = |more: &str| {
            let found = of("2026-10-01", &format!("{TERM}{more}"), "");
            matches!(
                &found[0].detail,
                Detail::Claim(OfClaim {
                    fault: ClaimFault::OutsideTerm {
                        other: None,
                        is_covered: true,
                        ..
                    },
                    ..
                })
            )
        };
        assert!(is_covered(&policy("car", "车险", "平安")));
        assert!(!is_covered(
            "[[policies]]\nid = 'q'\nstarts = 2025-10-01\nends = 2026-09-30\n"
        ));
    }

    /// The policy that is named, of a claim under `par` whose insurer and product are 平安 and 团体健康险.
    fn other(loss: &str, more: &str) -> Option<String> {
        let of_par = format!("{TERM}insurer = '平安'\nproduct = '团体健康险'\n{more}");
        match &of(loss, &of_par, "")[0].detail {
            Detail::Claim(OfClaim {
                fault: ClaimFault::OutsideTerm { other, .. },
                ..
            }) => other.clone(),
            fault => panic!("{fault:?}"),
        }
    }

    fn policy(id: &str, product: &str, insurer: &str) -> String {
        let term = "starts = 2026-10-01\nends = 2027-09-30\n";
        format!("[[policies]]\nid = '{id}'\nproduct = '{product}'\ninsurer = '{insurer}'\n{term}")
    }

    fn renewed(policy: &str, by: &str) -> String {
        format!(
            "[[renewals]]\nid = 'x{policy}'\npolicies = ['{policy}']\n\
             outcomes = [{{ policy = '{policy}', kind = 'renewed', on = 2026-09-20, by = '{by}' }}]\n"
        )
    }

    #[test]
    fn a_policy_of_another_cover_is_not_named() {
        let car = policy("car", "车险", "平安");
        assert_eq!(other("2026-10-01", &car), None);
        let both = car.clone() + &policy("gh27", "团体健康险", "东海");
        assert_eq!(other("2026-10-01", &both), Some("gh27".to_owned()));
        let followed = format!(
            "{car}{}{}",
            policy("el", "高端医疗", "东海"),
            renewed("par", "el")
        );
        assert_eq!(other("2026-10-01", &followed), Some("el".to_owned()));
    }

    #[test]
    fn of_several_of_the_product_that_of_the_insurer_is_named() {
        let two = |one, other| policy("q1", "团体健康险", one) + &policy("q2", "团体健康险", other);
        assert_eq!(
            other("2026-10-01", &two("东海", "平安")),
            Some("q2".to_owned())
        );
        assert_eq!(other("2026-10-01", &two("东海", "安和")), None);
        assert_eq!(other("2026-10-01", &two("平安", "平安")), None);
        let settled = two("东海", "平安") + &renewed("par", "q1");
        assert_eq!(other("2026-10-01", &settled), Some("q1".to_owned()));
    }

    #[test]
    fn a_policy_is_followed_over_several_renewals_and_back() {
        let short = "[[policies]]\nid = 'y'\nstarts = 2026-10-01\nends = 2026-10-31\n";
        let last = "[[policies]]\nid = 'z'\nstarts = 2026-11-01\nends = 2027-10-31\n";
        let line = format!("{short}{last}{}{}", renewed("par", "y"), renewed("y", "z"));
        assert_eq!(other("2026-11-01", &line), Some("z".to_owned()));
        let before = "[[policies]]\nid = 'w'\nstarts = 2024-10-01\nends = 2025-09-30\n";
        let before = format!("{before}{}", renewed("w", "par"));
        assert_eq!(other("2025-09-30", &before), Some("w".to_owned()));
    }

    #[test]
    fn a_policy_in_whose_term_it_lies_is_named() {
        let other = |from: &str, until: &str| {
            let el = format!("[[policies]]\nid = 'el'\nproduct = '团体健康险'\n{from}{until}");
            other("2026-10-01", &el)
        };
        let el = Some("el".to_owned());
        let until = "ends = 2027-09-30\n";
        assert_eq!(other("starts = 2026-10-01\n", until), el);
        assert_eq!(other("starts = 2026-10-02\n", until), None);
        assert_eq!(other("starts = 2026-10-01\n", ""), None);
        assert_eq!(other("starts = 2025-10-01\n", "ends = 2026-09-30\n"), None);
    }

    /// Held against each other, claims and policies would be a hundred million pairs, and so would lines of policies.
    #[test]
    fn thousands_of_claims_find_their_policies_at_once() {
        const MANY: usize = 10_000;
        let one = |nth: usize| {
            let (of, year) = (nth / 2, 2025 + nth % 2);
            let next = of + 1;
            format!(
                "[[policies]]\nid = 'p{nth}'\nproduct = '险种{}'\ninsurer = '保险公司{of}'\n\
                 starts = {year}-10-01\nends = {year}-12-31\n\
                 [[claims]]\nid = 'k{nth}'\nloss = 2025-10-{:02}\npolicy = 'p{}'\n\
                 [[renewals]]\nid = 'x{nth}'\npolicies = ['q{of}']\n\
                 outcomes = [{{ policy = 'q{of}', kind = 'renewed', by = 'q{next}' }}]\n",
                of % 10,
                1 + nth % 28,
                2 * of + 1,
            )
        };
        let text = APPOINTED.to_owned() + &(0..MANY).map(one).collect::<String>();
        let begun = used();
        let told = told(&RULE, "2026-11-20", &text);
        let other = |it: &Found| match &it.detail {
            Detail::Claim(OfClaim {
                fault: ClaimFault::OutsideTerm { other, .. },
                ..
            }) => other.clone(),
            other => panic!("{other:?}"),
        };
        let named = told.iter().filter_map(other);
        let each: BTreeSet<String> = named.collect();
        assert_eq!((told.len(), each.len()), (MANY, MANY / 2));
        assert!((used() - begun).as_secs() < 8, "{:?}", used() - begun);
    }

    #[test]
    fn an_early_end_and_an_extension_move_the_last_day() {
        let ended = format!("{TERM}terminated = 2026-06-30\n");
        assert_eq!(of("2026-06-30", &ended, ""), []);
        let late = outside("2026-07-01", "2026-06-30");
        assert_eq!(of("2026-07-01", &ended, ""), late);
        let extended = "[[renewals]]\nid = 'x1'\npolicies = ['par']\n\
            outcomes = [{ policy = 'par', kind = 'extended', on = 2026-09-20, until = 2026-10-31 }]\n";
        let extended = format!("{TERM}{extended}");
        assert_eq!(of("2026-10-31", &extended, ""), []);
        let late = outside("2026-11-01", "2026-10-31");
        assert_eq!(of("2026-11-01", &extended, ""), late);
    }

    #[test]
    fn of_a_term_that_is_not_known_nothing_is_told() {
        assert_eq!(of("2026-10-01", "", ""), []);
        assert_eq!(of("2026-10-01", "starts = 2025-10-01\n", ""), []);
        let early = outside("2025-09-30", "2025-10-01");
        assert_eq!(of("2025-09-30", "starts = 2025-10-01\n", ""), early);
        assert_eq!(of("2025-09-30", "ends = 2026-09-30\n", ""), []);
    }

    #[test]
    fn a_claim_with_its_answer_is_left_alone() {
        for end in ["denied", "withdrawn", "closed"] {
            let rest = format!("{end} = 2026-11-02\n");
            assert_eq!(of("2026-10-01", TERM, &rest), [], "{end}");
        }
        assert_eq!(of("2026-10-01", TERM, "paid = 2026-11-02\n").len(), 1);
    }
}
