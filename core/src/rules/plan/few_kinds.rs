//! A key account gets several kinds of service, each by the people who know it (D04).

use crate::rules::deadline::Timed;
use crate::rules::{Check, Consequence, Detail, Findings, Group, OfPlan, Rule};
use crate::standard::Severity;
use crate::standing::Case;

use super::Held;
use super::nothing_new::kinds;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "few-kinds",
    group: Group::Plan,
    severity: Severity::Advice,
    consequence: Consequence::Client,
    clause: "D04",
    check: Check::Clocks(check),
};

fn check(case: &Case<'_>, clocks: &[Timed], findings: &mut Findings) {
    let is_key = case.record.client.key_account;
    let Some(held) = Held::settled(case, clocks).filter(|_| is_key) else {
        return;
    };
    let (kinds, least) = (kinds(held.plan).len(), case.standard.maxims.kinds);
    if kinds < least as usize {
        let fault = OfPlan::FewKinds { kinds, least };
        findings.add(&RULE, held.key().key("items"), Detail::Plan(fault));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::planned;
    use crate::rules::testing::values::{at, found};

    fn with(services: &[&str]) -> String {
        let items = services.iter().enumerate();
        let items = items.map(|(nth, it)| format!("{{ id = 'p{nth}', service = '{it}' }}"));
        let items: Vec<String> = items.collect();
        let plan = format!("issued = 2026-10-08\nitems = [{}]\n", items.join(", "));
        planned("", &plan).replace("[appointment]", "key-account = true\n[appointment]")
    }

    #[test]
    fn the_plan_of_a_key_account_has_four_kinds_of_service() {
        let four = ["visit", "training", "bulletin", "meeting"];
        let three = ["visit", "training", "bulletin", "visit"];

        assert_eq!(found(&RULE, "2026-10-08", &with(&four)), []);
        assert_eq!(
            found(&RULE, "2026-10-08", &with(&three)),
            [at(
                "jia/few-kinds/years.2026-09-17.plan.items 10:1",
                Detail::Plan(OfPlan::FewKinds { kinds: 3, least: 4 })
            )]
        );
        assert_eq!(found(&RULE, "2026-10-07", &with(&three)), []);
        let other = with(&three).replace("key-account = true\n", "");
        assert_eq!(found(&RULE, "2026-10-08", &other), []);
    }
}
