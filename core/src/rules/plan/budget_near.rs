//! A plan that nearly reaches its highest cost is reported, so that a person looks at it (D48).

use crate::rules::{Check, Consequence, Findings, Group, Rule};
use crate::standard::Severity;
use crate::standing::Case;

use super::over_budget::budget;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "budget-near",
    group: Group::Plan,
    severity: Severity::Advice,
    consequence: Consequence::Money,
    clause: "D48",
    check: Check::Client(check),
};

fn check(case: &Case<'_>, findings: &mut Findings) {
    let Some((held, budget)) = budget(case) else {
        return;
    };
    let costs = budget.share_is_reached(case.standard.cost.warn);
    if costs && !budget.share_is_past(budget.most) {
        findings.add(&RULE, held.key().key("items"), budget.told(false));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::money::Fen;
    use crate::rules::testing::planned;
    use crate::rules::testing::values::{at, found};
    use crate::rules::{Detail, OfPlan};

    #[test]
    fn from_a_fifth_of_the_income_to_a_quarter() {
        let of = |cost: &str| {
            let plan = format!("items = [{{ id = 'p1', cost = {cost} }}]\n");
            let text = planned("rating.income = 200000\n", &plan);
            found(&RULE, "2026-09-18", &text)
        };
        assert_eq!(of("39999.99"), []);
        assert_eq!(
            of("40000"),
            [at(
                "jia/budget-near/years.2026-09-17.plan.items 9:1",
                Detail::Plan(OfPlan::Budget {
                    cost: Fen(4000000),
                    actual: None,
                    is_spent: false,
                    income: Fen(20000000),
                    most: 2500,
                    over: false
                })
            )]
        );
        assert_eq!(of("50000").len(), 1);
        assert_eq!(of("50000.01"), []);
    }

    #[test]
    fn without_costs_there_is_no_budget() {
        let text = planned("rating.income = 0\n", "items = [{ id = 'p1' }]\n");
        assert_eq!(found(&RULE, "2026-09-18", &text), []);
    }
}
