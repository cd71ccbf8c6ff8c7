//! For short service years and advisory clients the standard is a reference, not a minimum (D39).

use crate::rules::deadline::Timed;
use crate::rules::{Check, Consequence, Detail, Findings, Group, OfPlan, Rule};
use crate::standard::Severity;
use crate::standing::{Case, is_reference, minimums, stars_in_force};

use super::Held;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "below-reference",
    group: Group::Plan,
    severity: Severity::Advice,
    consequence: Consequence::Client,
    clause: "D39",
    check: Check::Clocks(check),
};

/// One finding for the whole plan: a person looks at it once, not service by service.
fn check(case: &Case<'_>, clocks: &[Timed], findings: &mut Findings) {
    let Some(held) = Held::settled(case, clocks).filter(|held| is_reference(case, &held.year))
    else {
        return;
    };
    let minimums = minimums(case, &held.year);
    let services: Vec<_> = minimums
        .iter()
        .filter_map(|minimum| held.shortfall(minimum))
        .collect();
    let stars = held.rating().and_then(|it| stars_in_force(case, it));
    if let (Some(stars), false) = (stars, services.is_empty()) {
        let fault = OfPlan::BelowReference {
            services,
            stars: stars.stars,
        };
        findings.add(&RULE, held.key(), Detail::Plan(fault));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::Both;
    use crate::rules::Shortfall;
    use crate::rules::testing::planned;
    use crate::rules::testing::values::{at, found};

    /// One star asks for two calls, a manual, a bulletin, a claims session and a review.
    fn with(services: &[&str]) -> String {
        let items = services.iter().enumerate();
        let items = items.map(|(nth, it)| format!("{{ id = 'p{nth}', service = '{it}' }}"));
        let items: Vec<String> = items.collect();
        let plan = format!("issued = 2026-10-08\nitems = [{}]\n", items.join(", "));
        let year = "rating.income = 20000\n";
        planned(year, &plan).replace("[appointment]", "consulting = true\n[appointment]")
    }

    fn short(code: &str, zh: &str, en: &str, planned: u32, least: u32) -> Shortfall {
        let (zh, en) = (zh.to_owned(), en.to_owned());
        Shortfall {
            code: code.to_owned(),
            name: Both { zh, en },
            planned,
            least,
            standard: None,
        }
    }

    const ALL: [&str; 6] = [
        "phone-call",
        "phone-call",
        "client-manual",
        "bulletin",
        "claims-session",
        "account-review",
    ];

    #[test]
    fn what_falls_short_of_the_reference_is_told_together() {
        assert_eq!(found(&RULE, "2026-10-08", &with(&ALL)), []);
        assert_eq!(
            found(&RULE, "2026-10-08", &with(&ALL[1..5])),
            [at(
                "jia/below-reference/years.2026-09-17.plan 9:1",
                Detail::Plan(OfPlan::BelowReference {
                    services: vec![
                        short("phone-call", "电话拜访", "phone call", 1, 2),
                        short("account-review", "客户回顾", "account review", 0, 1),
                    ],
                    stars: 1
                })
            )]
        );
        let minimum = with(&ALL[1..]).replace("consulting = true\n", "");
        assert_eq!(found(&RULE, "2026-10-08", &minimum), []);
        assert_eq!(found(&RULE, "2026-10-07", &with(&[])), []);
    }
}
