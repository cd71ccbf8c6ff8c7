//! The instalments of a policy come to its premium: what they leave out nobody collects (保险法 14).

use crate::document::KeyPath;
use crate::money::Fen;
use crate::rules::{Check, Consequence, Detail, Findings, Group, OfPolicy, Rule};
use crate::standard::Severity;
use crate::standing::{Case, Premiums};

pub(in crate::rules) static RULE: Rule = Rule {
    name: "instalments-differ",
    group: Group::Policy,
    severity: Severity::Warning,
    consequence: Consequence::Money,
    clause: "added",
    check: Check::Client(check),
};

/// They may come to the premium first agreed, or to that of today, which endorsements have changed: these are often paid
/// apart. Where an amount is not on record there is no sum; what was paid whole is settled.
fn check(case: &Case<'_>, findings: &mut Findings) {
    let record = case.record;
    if case.is_closed() {
        return;
    }
    let policies = record.policies.iter().enumerate();
    for (nth, policy) in policies.filter(|(_, it)| !it.instalments.is_empty()) {
        let is_paid = policy.paid.is_some_and(|paid| paid <= case.today);
        let amounts: Option<Vec<Fen>> = policy.instalments.iter().map(|it| it.amount).collect();
        let (Some(amounts), Some(premium), false) = (amounts, policy.premium, is_paid) else {
            continue;
        };
        let sum: Fen = amounts.into_iter().sum();
        let today = Premiums::on(record, case.today).of(policy);
        if sum != premium && Some(sum) != today {
            let fault = OfPolicy::Instalments {
                policy: policy.id.to_owned(),
                sum,
                premium: today.unwrap_or(premium),
            };
            let key = KeyPath::of("policies").nth(nth).key("instalments");
            findings.add(&RULE, key, Detail::Policy(fault)).subject = policy.id.to_owned();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::values::{Found, at, found};

    fn of(amounts: &[&str], rest: &str) -> Vec<Found> {
        let each = amounts.iter().enumerate().map(|(nth, amount)| {
            format!("[[policies.instalments]]\nid = '{nth}'\ndue = 2026-09-20\n{amount}\n")
        });
        let policy = "[[policies]]\nid = 'par'\npremium = 900\n";
        let (keys, more) = rest.split_once('|').unwrap_or((rest, ""));
        let text = format!(
            "client.name = '甲'\n{policy}{keys}{}{more}",
            each.collect::<String>()
        );
        found(&RULE, "2026-11-20", &text)
    }

    fn told(sum: i64, premium: i64) -> [Found; 1] {
        [at(
            "jia/instalments-differ/par 5:1",
            Detail::Policy(OfPolicy::Instalments {
                policy: "par".to_owned(),
                sum: Fen(sum),
                premium: Fen::yuan(premium),
            }),
        )]
    }

    #[test]
    fn they_come_to_the_premium_to_the_fen() {
        assert_eq!(of(&["amount = 450", "amount = 450"], ""), []);
        assert_eq!(
            of(&["amount = 450", "amount = 449.99"], ""),
            told(89_999, 900)
        );
        assert_eq!(
            of(&["amount = 450", "amount = 450.01"], ""),
            told(90_001, 900)
        );
    }

    #[test]
    fn an_endorsement_may_be_among_them_or_beside_them() {
        let with = |amount: &str, issued: &str| {
            let more = format!(
                "|[[endorsements]]\nid = 'b'\npolicy = 'par'\ntext = ''\npremium = 100\nissued = {issued}\n"
            );
            of(&["amount = 450", amount], &more)
        };
        assert_eq!(with("amount = 450", "2026-11-20"), []);
        assert_eq!(with("amount = 550", "2026-11-20"), []);
        assert_eq!(with("amount = 550", "2026-11-21"), told(100_000, 900));
        assert_eq!(with("amount = 500", "2026-11-20"), told(95_000, 1_000));
    }

    #[test]
    fn without_all_amounts_and_once_it_is_paid_whole_nothing_is_compared() {
        assert_eq!(of(&["amount = 450", ""], ""), []);
        assert_eq!(of(&["amount = 450"], "paid = 2026-11-20\n"), []);
        assert_eq!(of(&["amount = 450"], "paid = 2026-11-21\n").len(), 1);
        assert_eq!(of(&[], ""), []);
    }
}
