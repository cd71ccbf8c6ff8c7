//! A loss lies within the term of the policy that it is claimed under: an insurer pays for no other (D62).

use super::{ClaimFault, found, open, step};
use crate::alike::is_same;
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
fn check(case: &Case<'_>, findings: &mut Findings) {
    let unanswered = |it: &(usize, &Claim<'_>)| it.1.denied.is_none() && it.1.withdrawn.is_none();
    let mut history = None;
    for (nth, claim) in open(case).filter(unanswered) {
        let policies = &case.record.policies;
        let policy = policies.iter().find(|it| Some(it.id) == claim.policy);
        let (Some(loss), Some(policy)) = (claim.loss, policy) else {
            continue;
        };
        let history = history.get_or_insert_with(|| History::of(case.record, case.today));
        let starts = policy.starts.filter(|starts| loss < *starts);
        let ends = history.last_day(policy).filter(|last| *last < loss);
        let Some(bound) = starts.or(ends) else {
            continue;
        };
        let covers = |it: &Policy<'_>| history.covers(it, loss) && history.last_day(it).is_some();
        let outside = ClaimFault::OutsideTerm {
            policy: policy.id.to_owned(),
            loss,
            bound,
            other: meant(case.record, policy, covers).map(|it| it.id.to_owned()),
            is_covered: policies.iter().any(covers),
        };
        findings.add(&RULE, step(nth, ClaimStep::Loss), found(claim, outside));
    }
}

/// The policy that was probably meant: of the same cover, in the term of which the loss lies. It follows the policy or comes
/// before it by the outcomes of renewals; otherwise it is the only one of the product, or of that with the insurer.
fn meant<'r>(
    record: &'r Record<'r>,
    policy: &Policy<'_>,
    covers: impl Fn(&Policy<'_>) -> bool,
) -> Option<&'r Policy<'r>> {
    let covering = || record.policies.iter().filter(|it| covers(it));
    let line = line_of(record, policy.id);
    if let Some(found) = covering().find(|it| line.contains(&it.id)) {
        return Some(found);
    }
    let same = |one: Option<&str>, other: Option<&str>| {
        one.zip(other)
            .is_some_and(|(one, other)| is_same(one, other))
    };
    let of_product = covering().filter(|it| same(it.product, policy.product));
    let of_product: Vec<_> = of_product.collect();
    match of_product[..] {
        [one] => Some(one),
        _ => {
            let mut of_insurer = of_product
                .iter()
                .filter(|it| same(it.insurer, policy.insurer));
            match (of_insurer.next(), of_insurer.next()) {
                (Some(one), None) => Some(one),
                _ => None,
            }
        }
    }
}

/// The policies that come before a policy and after it by the outcomes of renewals, it among them.
fn line_of<'r>(record: &'r Record<'_>, policy: &'r str) -> Vec<&'r str> {
    let outcomes = || record.renewals.iter().flat_map(|it| &it.outcomes);
    let mut line = vec![policy];
    let mut nth = 0;
    while let Some(at) = line.get(nth).copied() {
        nth += 1;
        for outcome in outcomes() {
            let next = match outcome.by {
                Some(by) if outcome.policy == at => by,
                Some(by) if by == at => outcome.policy,
                _ => continue,
            };
            if !line.contains(&next) {
                line.push(next);
            }
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
