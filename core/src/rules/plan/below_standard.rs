//! A plan has at least the standard of the client's stars (D40).

use crate::rules::deadline::Timed;
use crate::rules::{Check, Consequence, Detail, Findings, Group, OfPlan, Rule};
use crate::standard::Severity;
use crate::standing::{Case, is_reference, minimums, stars_in_force};

use super::Held;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "below-standard",
    group: Group::Plan,
    severity: Severity::Error,
    consequence: Consequence::Client,
    clause: "D40",
    check: Check::Clocks(check),
};

/// One finding for each service, so that each can be waived for its own reason.
fn check(case: &Case<'_>, clocks: &[Timed], findings: &mut Findings) {
    let Some(held) = Held::settled(case, clocks).filter(|held| !is_reference(case, &held.year))
    else {
        return;
    };
    let Some(stars) = held.rating().and_then(|it| stars_in_force(case, it)) else {
        return;
    };
    for minimum in minimums(case, &held.year) {
        if let Some(service) = held.shortfall(&minimum) {
            let subject = format!("{}.{}", held.year.starts, service.code);
            let fault = OfPlan::BelowStandard {
                service,
                stars: stars.stars,
            };
            let finding = findings.add(&RULE, held.key(), Detail::Plan(fault));
            finding.subject = subject;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::Both;
    use crate::rules::Shortfall;
    use crate::rules::testing::planned;
    use crate::rules::testing::values::{Found, at, found_under};

    /// A standard that asks three stars for nothing but two visits, which the sample asks them for too.
    const VISITS: &str = "\
services = [
  { code = 'phone-call', least = [0, 0, 0, 0, 0] },
  { code = 'meeting', least = [0, 0, 0, 0, 0] },
  { code = 'client-manual', least = [0, 0, 0, 0, 0] },
  { code = 'risk-survey', least = [0, 0, 0, 0, 0] },
  { code = 'training', least = [0, 0, 0, 0, 0] },
  { code = 'bulletin', least = [0, 0, 0, 0, 0] },
  { code = 'claims-session', least = [0, 0, 0, 0, 0] },
  { code = 'account-review', least = [0, 0, 0, 0, 0] },
  { code = 'stewardship-report', least = [0, 0, 0, 0, 0] },
]
";

    fn on(today: &str, text: &str) -> Vec<Found> {
        found_under(VISITS, &RULE, today, text)
    }

    fn with(plan: &str, items: &str) -> String {
        planned(
            "rating.income = 200000\n",
            &format!("{plan}items = [{items}]\n"),
        )
    }

    const ONE: &str = "{ id = 'p1', service = 'visit' }";
    const TWO: &str = "{ id = 'p1', service = 'visit' }, { id = 'p2', service = 'visit' }";
    fn short() -> Found {
        at(
            "jia/below-standard/2026-09-17.visit 8:1",
            Detail::Plan(OfPlan::BelowStandard {
                service: Shortfall {
                    code: "visit".to_owned(),
                    name: Both {
                        zh: "上门拜访".to_owned(),
                        en: "visit".to_owned(),
                    },
                    planned: 1,
                    least: 2,
                    standard: None,
                },
                stars: 3,
            }),
        )
    }

    #[test]
    fn as_many_as_the_standard_are_enough_and_one_less_is_not() {
        let issued = "issued = 2026-10-08\n";

        assert_eq!(on("2026-10-08", &with(issued, TWO)), []);
        assert_eq!(on("2026-10-08", &with(issued, ONE)), [short()]);
        let dropped = TWO.replace("'p2'", "'p2', dropped = 2026-10-08");
        assert_eq!(on("2026-10-08", &with(issued, &dropped)), [short()]);
        let two_stars = with(issued, ONE).replace("200000", "199999.99");
        assert_eq!(on("2026-10-08", &two_stars), []);
        let unrated = with(issued, ONE).replace("rating.income = 200000\n", "");
        assert_eq!(on("2026-10-08", &unrated), []);
    }

    #[test]
    fn a_plan_begun_and_not_issued_is_held_to_it_after_its_term() {
        assert_eq!(on("2026-10-08", &with("", ONE)), []);
        assert_eq!(on("2026-10-09", &with("", ONE)), [short()]);
        assert_eq!(on("2026-10-09", &with("", "")), []);
        assert_eq!(
            on("2026-10-09", &with("issued = 2026-10-08\n", "")).len(),
            1
        );
    }

    #[test]
    fn an_approved_lowering_takes_the_place_of_the_standard() {
        let lowered = |least: u32, approval: &str| {
            let lowering = format!(
                "[[years.plan.lowerings]]\nid = 'l1'\nservice = 'visit'\nleast = {least}\n{approval}"
            );
            let text = with("issued = 2026-10-08\n", ONE);
            on("2026-10-08", &format!("{text}{lowering}"))
        };
        let approved = "approved = 2026-10-08\napproved-by = '中心'\n";

        assert_eq!(lowered(1, approved), []);
        assert_eq!(lowered(1, "referred = 2026-10-08\n"), [short()]);
        assert_eq!(
            lowered(1, &approved.replace("10-08", "10-09")),
            [short()],
            "an approval still to come"
        );
    }

    #[test]
    fn a_short_year_and_an_advisory_client_are_not_held_to_it() {
        let text = with("issued = 2026-10-08\n", ONE);
        let ends = |day: &str| {
            let year = format!("starts = 2026-09-17\nends = {day}\n");
            on("2026-10-08", &text.replace("starts = 2026-09-17\n", &year)).len()
        };
        assert_eq!([ends("2027-09-15"), ends("2027-09-16")], [0, 1]);
        let advised = text.replace("[appointment]", "consulting = true\n[appointment]");
        assert_eq!(on("2026-10-08", &advised), []);
    }
}
