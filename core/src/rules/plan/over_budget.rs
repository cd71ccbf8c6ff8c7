//! The service costs no more than its share of the income (D48).

use std::ops::Add;

use chrono::NaiveDate;

use crate::model::last_day_of_year_from;
use crate::money::Fen;
use crate::rules::{Check, Consequence, Detail, Findings, Group, OfPlan, Rule};
use crate::standard::Severity;
use crate::standing::{Case, ServiceYear, stars_in_force};

use super::Held;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "over-budget",
    group: Group::Plan,
    severity: Severity::Warning,
    consequence: Consequence::Money,
    clause: "D48",
    check: Check::Client(check),
};

/// It is also reported while the plan is being written, because that is the time to make it cheaper.
fn check(case: &Case<'_>, findings: &mut Findings) {
    let Some((held, budget)) = budget(case) else {
        return;
    };
    if budget.share_is_past(budget.most) {
        findings.add(&RULE, held.key().key("items"), budget.told(true));
    }
}

/// The cost of the current year's plan, and the year's income, CNY.
pub(super) struct Budget {
    cost: Fen,
    actual: Option<Fen>,
    income: Fen,
    pub(super) most: i64,
}

/// The budget of the current year; `None` while its income or its costs are not known.
pub(super) fn budget<'a>(case: &Case<'a>) -> Option<(Held<'a>, Budget)> {
    let held = Held::of(case)?;
    let stars = held.rating().and_then(|it| stars_in_force(case, it))?;
    // What was spent counts in place of what was expected.
    let costs = held.items().filter_map(|(_, item)| item.best_cost());
    let cost = costs.reduce(Fen::add)?;
    let spent = held.items().filter_map(|(_, item)| item.actual_cost);
    let budget = Budget {
        cost,
        actual: spent.reduce(Fen::add),
        income: earned_in(&held.year, stars.yearly_income),
        most: case.standard.cost.most,
    };
    Some((held, budget))
}

impl Budget {
    /// Whether the cost is more than a share of the income, in hundredths of a per cent.
    pub(super) fn share_is_past(&self, share: i64) -> bool {
        self.is_past(self.cost, share)
    }

    fn is_past(&self, cost: Fen, share: i64) -> bool {
        i128::from(cost.0) * 10_000 > i128::from(self.income.0) * i128::from(share)
    }

    /// Whether the cost is a share of the income or more.
    pub(super) fn share_is_reached(&self, share: i64) -> bool {
        i128::from(self.cost.0) * 10_000 >= i128::from(self.income.0) * i128::from(share)
    }

    pub(super) fn told(&self, over: bool) -> Detail {
        Detail::Plan(OfPlan::Budget {
            cost: self.cost,
            actual: self.actual,
            is_spent: self.actual.is_some_and(|it| self.is_past(it, self.most)),
            income: self.income,
            most: self.most,
            over,
        })
    }
}

/// The part of twelve months' income that a service year earns: by its days, when it is shorter.
fn earned_in(year: &ServiceYear<'_>, yearly: Fen) -> Fen {
    let days = |to: NaiveDate| i128::from((to - year.starts).num_days() + 1);
    let whole = days(last_day_of_year_from(year.starts));
    let served = days(year.ends).min(whole);
    let earned = i128::from(yearly.0) * served / whole;
    Fen(i64::try_from(earned).unwrap_or(i64::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::planned;
    use crate::rules::testing::values::{at, found, found_under};

    fn with(income: &str, items: &str) -> String {
        let year = format!("rating.income = {income}\n");
        planned(&year, &format!("items = [{items}]\n"))
    }

    #[test]
    fn a_quarter_of_the_income_is_the_most_to_the_fen() {
        let of = |items: &str| found(&RULE, "2026-09-18", &with("200000", items));

        assert_eq!(
            of("{ id = 'p1', cost = 49999.99 }, { id = 'p2', cost = 0.01 }"),
            []
        );
        assert_eq!(
            of("{ id = 'p1', cost = 50000 }, { id = 'p2', cost = 0.01 }"),
            [at(
                "jia/over-budget/years.2026-09-17.plan.items 9:1",
                Detail::Plan(OfPlan::Budget {
                    cost: Fen(5000001),
                    actual: None,
                    is_spent: false,
                    income: Fen(20000000),
                    most: 2500,
                    over: true
                })
            )]
        );
        let dropped =
            "{ id = 'p1', cost = 50000 }, { id = 'p2', cost = 0.01, dropped = 2026-09-18 }";
        assert_eq!(of(dropped), []);
        let own = |most: &str| {
            let standard = format!("cost.most = {most}\n");
            let text = with("200000", "{ id = 'p1', cost = 50001 }");
            found_under(&standard, &RULE, "2026-09-18", &text).len()
        };
        assert_eq!([own("25"), own("25.01")], [1, 0]);
    }

    #[test]
    fn what_was_spent_counts_in_place_of_what_was_expected() {
        let of = |items: &str| {
            let found = found(&RULE, "2026-09-18", &with("200000", items)).into_iter();
            let spent = found.map(|it| match it.detail {
                Detail::Plan(OfPlan::Budget {
                    cost,
                    actual,
                    is_spent,
                    ..
                }) => (cost, actual, is_spent),
                other => panic!("{other:?}"),
            });
            spent.collect::<Vec<_>>()
        };
        let two = |actual: &str| {
            of(&format!(
                "{{ id = 'p1', cost = 60000, done = 2026-09-18, actual-cost = {actual} }}, {{ id = 'p2', cost = 10000 }}"
            ))
        };
        assert_eq!(two("40000"), []);
        let past = |cost, actual, is_spent| vec![(Fen(cost), Some(Fen(actual)), is_spent)];
        assert_eq!(two("40000.01"), past(5000001, 4000001, false));
        assert_eq!(two("50000"), past(6000000, 5000000, false));
        assert_eq!(two("50000.01"), past(6000001, 5000001, true));
        let unforeseen = of("{ id = 'p1', done = 2026-09-18, actual-cost = 50000.01 }");
        assert_eq!(unforeseen, past(5000001, 5000001, true));
        let later = of("{ id = 'p1', cost = 1, done = 2026-09-19, actual-cost = 50000.01 }");
        assert_eq!(later, [], "not done yet");
    }

    #[test]
    fn a_short_year_earns_by_its_days() {
        // 2026-09-17 to 2026-11-28 are 73 days, a fifth of the year to 2027-09-16.
        let text = with("200000", "{ id = 'p1', cost = 10000.01 }").replace(
            "starts = 2026-09-17\n",
            "starts = 2026-09-17\nends = 2026-11-28\n",
        );
        let exact = text.replace("10000.01", "10000");

        assert_eq!(found(&RULE, "2026-09-18", &text).len(), 1);
        assert_eq!(found(&RULE, "2026-09-18", &exact), []);
    }
}
