//! A plan serves the renewal or new business (D46).

use crate::rules::{Check, Consequence, Detail, Findings, Group, OfPlan, Rule};
use crate::standard::Severity;
use crate::standing::Case;

use super::Held;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "purpose-missing",
    group: Group::Plan,
    severity: Severity::Warning,
    consequence: Consequence::Paper,
    clause: "D46",
    check: Check::Client(check),
};

/// One item with a purpose is enough; other rules report a plan without items.
fn check(case: &Case<'_>, findings: &mut Findings) {
    let Some((held, _)) = Held::issued(case) else {
        return;
    };
    let mut items = held.items().peekable();
    if items.peek().is_some() && items.all(|(_, item)| item.purpose.is_none()) {
        findings.add(
            &RULE,
            held.key().key("items"),
            Detail::Plan(OfPlan::NoPurpose),
        );
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::planned;
    use crate::rules::testing::values::{at, found};

    #[test]
    fn one_item_with_a_purpose_is_enough() {
        let on = |today: &str, items: &str| {
            let plan = format!("issued = 2026-10-08\nitems = [{items}]\n");
            found(&RULE, today, &planned("", &plan))
        };
        let missing = [at(
            "jia/purpose-missing/years.2026-09-17.plan.items 9:1",
            Detail::Plan(OfPlan::NoPurpose),
        )];
        let none = "{ id = 'p1' }, { id = 'p2' }";

        assert_eq!(on("2026-10-08", none), missing);
        assert_eq!(on("2026-10-07", none), []);
        let one = none.replace("'p2'", "'p2', purpose = 'new-business'");
        assert_eq!(on("2026-10-08", &one), []);
        let dropped = one.replace("'p2'", "'p2', dropped = 2026-10-08");
        assert_eq!(on("2026-10-08", &dropped), missing);
        assert_eq!(on("2026-10-08", ""), []);
    }
}
