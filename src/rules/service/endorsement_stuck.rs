//! An endorsement does not wait for its next step longer than the company allows (D58).

use crate::rules::{Check, Findings, Group, Rule};
use crate::standard::Severity;
use crate::standing::Case;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "endorsement-stuck",
    group: Group::Service,
    severity: Severity::Warning,
    clause: "D58",
    check: Check::Client(check),
};

fn check(case: &Case<'_>, findings: &mut Findings) {
    super::stuck(&RULE, case, findings);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::found;

    fn of(today: &str, days: &str) -> Vec<String> {
        let text =
            format!("client.name = '甲'\n[[endorsements]]\nid = 'b1'\ntext = '加保'\n{days}");
        found(&RULE, today, &text)
    }

    #[test]
    fn each_step_has_its_own_term_with_the_last_day_in_it() {
        let asked = "requested = 2026-11-02\n";
        let sent = "requested = 2026-11-02\nsent = 2026-11-03\n";
        let issued = "requested = 2026-11-02\nsent = 2026-11-03\nissued = 2026-11-04\n";

        assert_eq!(of("2026-11-05", asked), [""; 0]);
        assert_eq!(
            of("2026-11-06", asked),
            [
                r#"jia/endorsement-stuck/endorsements.b1.sent 2:1 Service(Stuck { section: "endorsements", step: "sent", id: "b1", text: "加保", since: Some(2026-11-02), due: 2026-11-05, late: 1 })"#
            ]
        );
        assert_eq!(of("2026-11-24", sent), [""; 0]);
        assert_eq!(
            of("2026-11-25", sent),
            [
                r#"jia/endorsement-stuck/endorsements.b1.issued 2:1 Service(Stuck { section: "endorsements", step: "issued", id: "b1", text: "加保", since: Some(2026-11-03), due: 2026-11-24, late: 1 })"#
            ]
        );
        assert_eq!(of("2026-11-11", issued), [""; 0]);
        assert_eq!(
            of("2026-11-12", issued),
            [
                r#"jia/endorsement-stuck/endorsements.b1.checked 2:1 Service(Stuck { section: "endorsements", step: "checked", id: "b1", text: "加保", since: Some(2026-11-04), due: 2026-11-11, late: 1 })"#
            ]
        );
        assert_eq!(
            of("2026-11-25", &format!("{sent}withdrawn = 2026-11-20\n")),
            [""; 0]
        );
    }
}
