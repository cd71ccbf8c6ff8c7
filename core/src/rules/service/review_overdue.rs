//! Account reviews are held when planned, and as often as the client's stars require (D55).

use crate::rules::{Check, Consequence, Findings, Group, Rule};
use crate::standard::Severity;
use crate::standing::Case;

use super::{contact_behind, item_overdue};

pub(in crate::rules) static RULE: Rule = Rule {
    name: "review-overdue",
    group: Group::Service,
    severity: Severity::Warning,
    consequence: Consequence::Client,
    clause: "D55",
    check: Check::Client(check),
};

fn check(case: &Case<'_>, findings: &mut Findings) {
    item_overdue::overdue(&RULE, case, crate::standing::is_review, findings);
    contact_behind::behind(&RULE, case, |code| code == "account-review", findings);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::Both;
    use crate::rules::testing::values::{Found, at, day, found};
    use crate::rules::{Detail, OfService};

    fn of(today: &str, rest: &str) -> Vec<Found> {
        let text = format!(
            "client.name = '甲'\nappointment.established = 2026-01-01\n[[years]]\nstarts = 2026-01-01\n\
             rating.income = 2000000\n{rest}"
        );
        found(&RULE, today, &text)
    }

    #[test]
    fn one_of_two_is_held_in_the_first_half_year() {
        assert_eq!(of("2026-06-30", ""), []);
        assert_eq!(
            of("2026-07-01", ""),
            [at(
                "jia/review-overdue/2026-01-01-account-review 4:1",
                Detail::Service(OfService::Behind {
                    service: "account-review".to_owned(),
                    name: Both {
                        zh: "客户回顾".to_owned(),
                        en: "account review".to_owned(),
                    },
                    held: 0,
                    expected: 1,
                    least: 2,
                    starts: day("2026-01-01"),
                    managed: false,
                })
            )]
        );
        let held = "[[reviews]]\nid = 'v1'\non = 2026-06-30\n";
        assert_eq!(of("2026-07-01", held), []);
    }

    #[test]
    fn a_planned_one_is_told_by_its_item_alone() {
        let planned =
            "[[years.plan.items]]\nid = 'p1'\nservice = 'account-review'\nfinish = 2026-06-30\n";

        assert_eq!(of("2026-06-30", planned), []);
        assert_eq!(
            of("2026-07-01", planned),
            [at(
                "jia/review-overdue/years.2026-01-01.plan.items.p1.finish 9:1",
                Detail::Service(OfService::Item {
                    id: "p1".to_owned(),
                    content: String::new(),
                    service: Some("account-review".to_owned()),
                    is_review: true,
                    by: None,
                    finish: day("2026-06-30"),
                    late: 1,
                })
            )]
        );
    }
}
