//! Not everything at once: the items of a plan are spread over the year (D05).

use chrono::NaiveDate;

use crate::rules::deadline::Timed;
use crate::rules::{Check, Consequence, Detail, Findings, Group, OfPlan, Rule};
use crate::standard::Severity;
use crate::standing::{Bunch, Case, bunch, plan_term};

use super::Held;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "items-bunched",
    group: Group::Plan,
    severity: Severity::Advice,
    consequence: Consequence::Client,
    clause: "D05",
    check: Check::Clocks(check),
};

/// The room there was is the term, from the day of the issue on.
fn check(case: &Case<'_>, clocks: &[Timed], findings: &mut Findings) {
    let Some(held) = Held::settled(case, clocks) else {
        return;
    };
    let starts: Vec<NaiveDate> = held.items().filter_map(|(_, item)| item.start).collect();
    let (first, last) = plan_term(case, held.recorded);
    let from = held.plan.issued.map_or(first, |issued| issued.max(first));
    let bunched = bunch(&starts, (from, last), case.standard.maxims.bunched);
    if let Some(Bunch { month, count, of }) = bunched {
        let fault = OfPlan::Bunched { month, count, of };
        findings.add(&RULE, held.key().key("items"), Detail::Plan(fault));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::planned;
    use crate::rules::testing::values::{Found, at, day, found};

    fn with(starts: &[&str]) -> Vec<Found> {
        let items = starts.iter().enumerate();
        let items = items.map(|(nth, it)| format!("{{ id = 'p{nth}', start = {it} }}"));
        let items: Vec<String> = items.collect();
        let plan = format!("issued = 2026-10-08\nitems = [{}]\n", items.join(", "));
        found(&RULE, "2026-10-08", &planned("", &plan))
    }

    const SPREAD: [&str; 6] = [
        "2026-10-12",
        "2026-10-30",
        "2026-10-19",
        "2026-11-01",
        "2027-10-01",
        "2027-03-01",
    ];

    #[test]
    fn half_of_the_items_may_begin_in_one_month_and_no_more() {
        let mut bunched = SPREAD;
        bunched[3] = "2026-10-31";

        assert_eq!(with(&SPREAD), []);
        assert_eq!(
            with(&bunched),
            [at(
                "jia/items-bunched/years.2026-09-17.plan.items 9:1",
                Detail::Plan(OfPlan::Bunched {
                    month: day("2026-10-01"),
                    count: 4,
                    of: 6
                })
            )]
        );
        assert_eq!(with(&bunched[..5]), []);
    }
}
