//! An endorsement does not wait for its next step longer than the company allows (D58).

use crate::rules::{Check, Consequence, Findings, Group, Rule};
use crate::standard::Severity;
use crate::standing::Case;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "endorsement-stuck",
    group: Group::Service,
    severity: Severity::Warning,
    consequence: Consequence::Money,
    clause: "D58",
    check: Check::Client(check),
};

fn check(case: &Case<'_>, findings: &mut Findings) {
    super::stuck(&RULE, "endorsements", case, findings);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::values::{Found, at, certain, day, found};
    use crate::rules::{Detail, OfService};

    fn of(today: &str, days: &str) -> Vec<Found> {
        let text =
            format!("client.name = '甲'\n[[endorsements]]\nid = 'b1'\ntext = '加保'\n{days}");
        found(&RULE, today, &text)
    }

    fn stuck(step: &'static str, since: &str, due: &str) -> [Found; 1] {
        [at(
            &format!("jia/endorsement-stuck/endorsements.b1.{step} 2:1"),
            Detail::Service(OfService::Stuck {
                section: "endorsements",
                step,
                id: "b1".to_owned(),
                text: "加保".to_owned(),
                since: Some(day(since)),
                due: certain(due),
                late: 1,
                pressed: None,
            }),
        )]
    }

    #[test]
    fn each_step_has_its_own_term_with_the_last_day_in_it() {
        let asked = "requested = 2026-11-02\n";
        let sent = "requested = 2026-11-02\nsent = 2026-11-03\n";
        let issued = "requested = 2026-11-02\nsent = 2026-11-03\nissued = 2026-11-04\n";

        assert_eq!(of("2026-11-05", asked), []);
        assert_eq!(
            of("2026-11-06", asked),
            stuck("sent", "2026-11-02", "2026-11-05")
        );
        assert_eq!(of("2026-11-24", sent), []);
        assert_eq!(
            of("2026-11-25", sent),
            stuck("issued", "2026-11-03", "2026-11-24")
        );
        assert_eq!(of("2026-11-11", issued), []);
        assert_eq!(
            of("2026-11-12", issued),
            stuck("checked", "2026-11-04", "2026-11-11")
        );
        assert_eq!(
            of("2026-11-25", &format!("{sent}withdrawn = 2026-11-20\n")),
            []
        );
    }
}
