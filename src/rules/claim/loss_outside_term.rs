//! A loss lies within the term of the policy that it is claimed under: an insurer pays for no other (D62).

use super::{ClaimFault, found, open, step};
use crate::alike::is_same;
use crate::model::{Claim, ClaimStep, Policy};
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
        let covers = |it: &&Policy<'_>| history.covers(it, loss) && history.last_day(it).is_some();
        // The year before or after of the same cover is meant more often than another cover.
        let is_another = |it: &&Policy<'_>| match (it.product, policy.product) {
            (Some(one), Some(other)) => !is_same(one, other),
            _ => true,
        };
        let other = policies.iter().filter(covers).min_by_key(is_another);
        let outside = ClaimFault::OutsideTerm {
            policy: policy.id.to_owned(),
            loss,
            bound,
            other: other.map(|it| it.id.to_owned()),
        };
        findings.add(&RULE, step(nth, ClaimStep::Loss), found(claim, outside));
    }
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

    /// The policy that is named for a loss on 2026-10-01.
    fn named(policies: &str) -> Option<String> {
        match &of("2026-10-01", policies, "")[0].detail {
            Detail::Claim(OfClaim {
                fault: ClaimFault::OutsideTerm { other, .. },
                ..
            }) => other.clone(),
            fault => panic!("{fault:?}"),
        }
    }

    #[test]
    fn of_several_the_one_of_the_same_product_is_named() {
        let policy = |id: &str, product: &str| {
            format!(
                "[[policies]]\nid = '{id}'\nproduct = '{product}'\nstarts = 2026-10-01\nends = 2027-09-30\n"
            )
        };
        let own = format!("{TERM}product = '财产险'\n");
        let [el, next] = [policy("el", "雇主责任险"), policy("par27", "财产险")];
        assert_eq!(named(&format!("{own}{el}{next}")), Some("par27".to_owned()));
        assert_eq!(named(&format!("{own}{el}")), Some("el".to_owned()));
        assert_eq!(named(&format!("{TERM}{el}{next}")), Some("el".to_owned()));
    }

    #[test]
    fn a_policy_in_whose_term_it_lies_is_named() {
        let other = |from: &str, until: &str| {
            named(&format!("{TERM}[[policies]]\nid = 'el'\n{from}{until}"))
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
