//! A loss lies within the term of the policy that it is claimed under: an insurer pays for no other (D62).

use std::collections::{HashMap, HashSet};

use super::{ClaimFault, found, open, step};
use crate::alike::is_same;
use crate::document::MOST_FAULTS;
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

/// Both days of the term belong to it; of a day that is not on record nothing is told. A claim that was denied or withdrawn
/// has its answer.
///
/// Which policy was meant is looked for through all of them, so only for the first [`MOST_FAULTS`] claims of a record.
fn check(case: &Case<'_>, findings: &mut Findings) {
    let record = case.record;
    let unanswered = |it: &(usize, &Claim<'_>)| it.1.denied.is_none() && it.1.withdrawn.is_none();
    let mut claims = open(case).filter(unanswered).peekable();
    if claims.peek().is_none() {
        return;
    }
    let history = History::of(record, case.today);
    let mut by_id = HashMap::with_capacity(record.policies.len());
    for policy in &record.policies {
        by_id.entry(policy.id).or_insert(policy);
    }
    let mut told = 0;
    for (nth, claim) in claims {
        let policy = claim.policy.and_then(|id| by_id.get(id).copied());
        let (Some(loss), Some(policy)) = (claim.loss, policy) else {
            continue;
        };
        let starts = policy.starts.filter(|starts| loss < *starts);
        let ends = history.last_day(policy).filter(|last| *last < loss);
        let Some(bound) = starts.or(ends) else {
            continue;
        };
        told += 1;
        let (other, is_covered) = match told <= MOST_FAULTS {
            true => {
                let has_term =
                    |it: &Policy<'_>| it.starts.is_some() && history.last_day(it).is_some();
                let covers = |it: &&Policy<'_>| history.covers(it, loss) && has_term(it);
                let covering: Vec<_> = record.policies.iter().filter(covers).collect();
                (meant(record, policy, &covering), !covering.is_empty())
            }
            false => (None, true),
        };
        let outside = ClaimFault::OutsideTerm {
            policy: policy.id.to_owned(),
            loss,
            bound,
            other: other.map(|it| it.id.to_owned()),
            is_covered,
            is_ahead: starts > Some(case.today),
        };
        findings.add(&RULE, step(nth, ClaimStep::Loss), found(claim, outside));
    }
}

/// The policy that was probably meant, of those that cover the loss: it follows the policy or comes before it by the
/// outcomes of renewals; otherwise it is the only one of the product, or of that with the insurer.
fn meant<'r>(
    record: &'r Record<'r>,
    policy: &'r Policy<'r>,
    covering: &[&'r Policy<'r>],
) -> Option<&'r Policy<'r>> {
    let line = line_of(record, policy.id);
    if let Some(found) = covering.iter().find(|it| line.contains(it.id)) {
        return Some(found);
    }
    let same = |one: Option<&str>, other: Option<&str>| {
        one.zip(other)
            .is_some_and(|(one, other)| is_same(one, other))
    };
    let only = |of: &[&'r Policy<'r>]| match of {
        [one] => Some(*one),
        _ => None,
    };
    let mut same_cover = covering.to_vec();
    same_cover.retain(|it| same(it.product, policy.product));
    only(&same_cover).or_else(|| {
        same_cover.retain(|it| same(it.insurer, policy.insurer));
        only(&same_cover)
    })
}

/// The policies that come before a policy and after it by the outcomes of renewals, it among them.
fn line_of<'r>(record: &'r Record<'r>, policy: &'r str) -> HashSet<&'r str> {
    let mut next: HashMap<&str, Vec<&str>> = HashMap::new();
    for outcome in record.renewals.iter().flat_map(|it| &it.outcomes) {
        if let Some(by) = outcome.by {
            next.entry(outcome.policy).or_default().push(by);
            next.entry(by).or_default().push(outcome.policy);
        }
    }
    let mut line = HashSet::new();
    let mut open = vec![policy];
    while let Some(at) = open.pop() {
        if line.insert(at) {
            open.extend(next.get(at).into_iter().flatten());
        }
    }
    line
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
            is_ahead: bound == "2026-11-21",
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
    fn under_a_policy_that_has_not_begun_no_day_of_a_loss_is_right() {
        let begun = of("2026-11-19", "starts = 2026-11-20\n", "");
        assert_eq!(begun, outside("2026-11-19", "2026-11-20"));
        let ahead = of("2026-11-19", "starts = 2026-11-21\n", "");
        assert_eq!(ahead, outside("2026-11-19", "2026-11-21"));
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
        let named: Vec<usize> = (0..MANY)
            .filter(|nth| other(&told[*nth]).is_some())
            .collect();
        assert_eq!(told.len(), MANY);
        assert_eq!(
            named,
            (0..MOST_FAULTS).collect::<Vec<_>>(),
            "the first ones alone"
        );
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
