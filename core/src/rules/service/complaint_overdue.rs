//! A complaint is answered within the days that the company sets.

use crate::rules::{Check, Consequence, Findings, Group, Rule};
use crate::standard::Severity;
use crate::standing::Case;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "complaint-overdue",
    group: Group::Service,
    severity: Severity::Error,
    consequence: Consequence::Law,
    clause: "added",
    check: Check::Client(check),
};

fn check(case: &Case<'_>, findings: &mut Findings) {
    super::stuck(&RULE, "complaints", case, findings);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::values::{Found, at, certain, day, found};
    use crate::rules::{Detail, OfService};

    fn of(today: &str, steps: &str) -> Vec<Found> {
        let complaint = "[[complaints]]\nid = 't1'\nreceived = 2026-09-01\ntext = '赔款'\n";
        let text = format!("client.name = '甲'\n{complaint}{steps}");
        found(&RULE, today, &text)
    }

    /// Late by so many working days: none while a holiday or a weekend lasts.
    fn overdue(due: &str, late: i64) -> [Found; 1] {
        [at(
            "jia/complaint-overdue/complaints.t1.answered 2:1",
            Detail::Service(OfService::Stuck {
                section: "complaints",
                step: "answered",
                id: "t1".to_owned(),
                text: "赔款".to_owned(),
                since: Some(day("2026-09-01")),
                due: certain(due),
                late,
                pressed: None,
            }),
        )]
    }

    #[test]
    fn it_has_fifteen_days_thirty_when_extended_and_sixty_with_approval() {
        assert_eq!(of("2026-09-16", ""), []);
        assert_eq!(of("2026-09-17", ""), overdue("2026-09-16", 1));
        let extended = "extended = 2026-09-16\n";
        assert_eq!(of("2026-10-01", extended), []);
        assert_eq!(of("2026-10-02", extended), overdue("2026-10-01", 0));
        let approved = "extended = 2026-09-16\napproved-by = '周婷'\n";
        assert_eq!(of("2026-10-31", approved), []);
        assert_eq!(of("2026-11-01", approved), overdue("2026-10-31", 0));
        let again = "extended-again = 2026-10-01\nextended-again-by = '周婷'\n";
        let approved = &format!("{extended}{again}");
        assert_eq!(of("2026-10-31", approved), []);
        assert_eq!(of("2026-11-01", approved), overdue("2026-10-31", 0));
    }

    #[test]
    fn an_extension_after_the_last_day_extends_nothing() {
        let extended = "extended = 2026-09-17\n";
        assert_eq!(of("2026-09-20", extended), overdue("2026-09-16", 3));
        let late = "extended = 2026-09-17\napproved-by = '周婷'\n";
        assert_eq!(of("2026-10-03", late), overdue("2026-09-16", 10));
        let first = "extended = 2026-09-16\n";
        let again = "extended-again-by = '周婷'\n";
        let late = format!("{first}extended-again = 2026-10-02\n{again}");
        assert_eq!(of("2026-10-02", &late), overdue("2026-10-01", 0));
        let unapproved = format!("{first}extended-again = 2026-10-01\n");
        assert_eq!(of("2026-10-02", &unapproved), overdue("2026-10-01", 0));
        let alone = format!("extended-again = 2026-09-17\n{again}");
        assert_eq!(of("2026-09-20", &alone), overdue("2026-09-16", 3));
    }

    #[test]
    fn answered_or_withdrawn_it_waits_no_more() {
        assert_eq!(of("2026-09-17", "answered = 2026-09-17\n"), []);
        assert_eq!(of("2026-09-17", "withdrawn = 2026-09-17\n"), []);
    }
}
