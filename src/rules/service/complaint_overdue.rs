//! A complaint is answered within the days the house has set itself.

use crate::rules::{Check, Findings, Group, Rule};
use crate::standard::Severity;
use crate::standing::Case;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "complaint-overdue",
    group: Group::Service,
    severity: Severity::Error,
    clause: "added",
    check: Check::Client(check),
};

fn check(case: &Case<'_>, findings: &mut Findings) {
    super::stuck(&RULE, case, findings);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::found;

    fn of(today: &str, steps: &str) -> Vec<String> {
        let complaint = "[[complaints]]\nid = 't1'\nreceived = 2026-09-01\ntext = '赔款'\n";
        let text = format!("client.name = '甲'\n{complaint}{steps}");
        let subjects = found(&RULE, today, &text).into_iter();
        subjects
            .map(|it| it.split(' ').next().unwrap_or_default().to_owned())
            .collect()
    }

    #[test]
    fn it_has_fifteen_days_thirty_when_extended_and_sixty_with_approval() {
        let overdue = ["jia/complaint-overdue/complaints.t1.answered"];
        assert_eq!(of("2026-09-16", ""), [""; 0]);
        assert_eq!(of("2026-09-17", ""), overdue);
        let extended = "extended = 2026-09-16\n";
        assert_eq!(of("2026-10-01", extended), [""; 0]);
        assert_eq!(of("2026-10-02", extended), overdue);
        let approved = "extended = 2026-10-01\napproved-by = '周婷'\n";
        assert_eq!(of("2026-10-31", approved), [""; 0]);
        assert_eq!(of("2026-11-01", approved), overdue);
    }

    #[test]
    fn an_extension_after_the_last_day_extends_nothing() {
        assert_eq!(of("2026-09-20", "extended = 2026-09-17\n").len(), 1);
        let late = "extended = 2026-10-02\napproved-by = '周婷'\n";
        assert_eq!(of("2026-10-03", late).len(), 1);
    }

    #[test]
    fn answered_or_withdrawn_it_waits_no_more() {
        assert_eq!(of("2026-09-17", "answered = 2026-09-17\n"), [""; 0]);
        assert_eq!(of("2026-09-17", "withdrawn = 2026-09-17\n"), [""; 0]);
    }
}
