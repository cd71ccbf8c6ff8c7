//! Account reviews are held when planned, and as often as the client's stars ask (D55).

use crate::rules::{Check, Findings, Group, Rule};
use crate::standard::Severity;
use crate::standing::Case;

use super::{contact_behind, item_overdue};

pub(in crate::rules) static RULE: Rule = Rule {
    name: "review-overdue",
    group: Group::Service,
    severity: Severity::Warning,
    clause: "D55",
    check: Check::Client(check),
};

fn check(case: &Case<'_>, findings: &mut Findings) {
    item_overdue::overdue(&RULE, case, item_overdue::is_review, findings);
    contact_behind::behind(&RULE, case, |code| code == "account-review", findings);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::found;

    fn of(today: &str, rest: &str) -> Vec<String> {
        let text = format!(
            "client.name = '甲'\nappointment.established = 2026-01-01\n[[years]]\nstarts = 2026-01-01\n\
             rating.income = 2000000\n{rest}"
        );
        found(&RULE, today, &text)
    }

    #[test]
    fn one_of_two_is_held_in_the_first_half_year() {
        assert_eq!(of("2026-06-30", ""), [""; 0]);
        assert_eq!(
            of("2026-07-01", ""),
            [
                r#"jia/review-overdue/2026-01-01-account-review 4:1 Service(Behind { service: "account-review", name: Both { zh: "客户回顾", en: "account review" }, held: 0, expected: 1, least: 2, starts: 2026-01-01 })"#
            ]
        );
        let held = "[[reviews]]\nid = 'v1'\non = 2026-06-30\n";
        assert_eq!(of("2026-07-01", held), [""; 0]);
    }

    #[test]
    fn a_planned_one_is_told_by_its_item_alone() {
        let planned =
            "[[years.plan.items]]\nid = 'p1'\nservice = 'account-review'\nfinish = 2026-06-30\n";

        assert_eq!(of("2026-06-30", planned), [""; 0]);
        assert_eq!(
            of("2026-07-01", planned),
            [
                r#"jia/review-overdue/years.2026-01-01.plan.items.p1.finish 9:1 Service(Item { id: "p1", content: "", service: Some("account-review"), is_review: true, by: None, finish: 2026-06-30, late: 1 })"#
            ]
        );
    }
}
