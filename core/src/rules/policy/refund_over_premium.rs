//! No more premium is returned than there was; otherwise every total of premium and brokerage is wrong (D58).

use std::collections::HashMap;

use crate::document::KeyPath;
use crate::money::Fen;
use crate::rules::{Check, Consequence, Detail, Findings, Group, OfPolicy, Rule};
use crate::standard::Severity;
use crate::standing::Case;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "refund-over-premium",
    group: Group::Policy,
    severity: Severity::Error,
    consequence: Consequence::Money,
    clause: "D58",
    check: Check::Client(check),
};

/// The endorsement that leaves a premium below zero is told, in the order in which they were issued.
fn check(case: &Case<'_>, findings: &mut Findings) {
    let record = case.record;
    let endorsements = record.endorsements.iter().enumerate();
    let mut issued: Vec<_> = endorsements
        .filter(|(_, it)| it.withdrawn.is_none_or(|day| case.today < day))
        .filter_map(|(nth, it)| Some((it.issued.filter(|on| *on <= case.today)?, nth, it)))
        .collect();
    if issued
        .iter()
        .all(|(.., it)| it.premium.is_none_or(|it| it >= Fen(0)))
    {
        return;
    }
    issued.sort_by_key(|(on, nth, _)| (*on, *nth));
    let priced = record.policies.iter().rev();
    let mut premiums: HashMap<&str, i64> = priced
        .filter_map(|it| Some((it.id, it.premium?.0)))
        .collect();
    for (_, nth, it) in issued {
        let Some((policy, premium)) = it.policy.zip(it.premium) else {
            continue;
        };
        let Some(sum) = premiums.get_mut(policy) else {
            continue;
        };
        let before = *sum;
        *sum = sum.saturating_add(premium.0);
        if *sum < 0 && premium < Fen(0) {
            let fault = OfPolicy::Refund {
                endorsement: it.id.to_owned(),
                policy: policy.to_owned(),
                refund: Fen(premium.0.saturating_neg()),
                premium: Fen(before),
            };
            let key = KeyPath::of("endorsements").nth(nth).key("premium");
            findings.add(&RULE, key, Detail::Policy(fault));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::values::{Found, at, found};

    fn of(endorsements: &[(&str, &str, &str)]) -> Vec<Found> {
        let each = endorsements.iter().map(|(id, issued, premium)| {
            format!(
                "[[endorsements]]\nid = '{id}'\npolicy = 'par'\ntext = ''\nissued = {issued}\npremium = {premium}\n"
            )
        });
        let text = format!(
            "client.name = '甲'\n[[policies]]\nid = 'par'\npremium = 500000\n{}",
            each.collect::<String>()
        );
        found(&RULE, "2026-11-20", &text)
    }

    fn over(id: &str, line: u32, refund: i64, premium: i64) -> Found {
        at(
            &format!("jia/refund-over-premium/endorsements.{id}.premium {line}:1"),
            Detail::Policy(OfPolicy::Refund {
                endorsement: id.to_owned(),
                policy: "par".to_owned(),
                refund: Fen::yuan(refund),
                premium: Fen::yuan(premium),
            }),
        )
    }

    #[test]
    fn the_whole_premium_may_come_back_and_no_more() {
        assert_eq!(of(&[("b1", "2026-08-31", "-500000")]), []);
        assert_eq!(
            of(&[("b1", "2026-08-31", "-500001")]),
            [over("b1", 10, 500_001, 500_000)]
        );
        assert_eq!(of(&[("b1", "2026-11-21", "-500001")]), []);
        let withdrawn = "-500001\nwithdrawn = 2026-11-20";
        assert_eq!(of(&[("b1", "2026-08-31", withdrawn)]), []);
    }

    #[test]
    fn what_was_added_before_may_come_back_too() {
        let (more, back) = (
            ("b1", "2026-08-31", "100000"),
            ("b2", "2026-09-30", "-600000"),
        );
        assert_eq!(of(&[more, back]), []);
        assert_eq!(of(&[back, more]), [], "by the day of issue");
        let late = ("b1", "2026-10-01", "100000");
        assert_eq!(of(&[late, back]), [over("b2", 16, 600_000, 500_000)]);
    }
}
