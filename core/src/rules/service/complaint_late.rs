//! A complaint that was answered after its last day stays on record as late.

use super::OfService;
use crate::document::KeyPath;
use crate::rules::{Check, Consequence, Detail, Findings, Group, Rule};
use crate::standard::Severity;
use crate::standing::{Case, complaint_due};

pub(in crate::rules) static RULE: Rule = Rule {
    name: "complaint-late",
    group: Group::Service,
    severity: Severity::Warning,
    consequence: Consequence::Law,
    clause: "added",
    check: Check::Client(check),
};

fn check(case: &Case<'_>, findings: &mut Findings) {
    for (nth, it) in case.record.complaints.iter().enumerate() {
        let (Some(answered), Some(due)) = (it.answered, complaint_due(case, it)) else {
            continue;
        };
        if due < answered {
            let detail = OfService::LateAnswer {
                id: it.id.to_owned(),
                text: it.text.to_owned(),
                answered,
                due,
            };
            let key = KeyPath::of("complaints").nth(nth).key("answered");
            let finding = findings.add(&RULE, key, Detail::Service(detail));
            finding.due = Some(due);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::values::{at, day, found};

    #[test]
    fn the_last_day_is_in_time_and_the_next_is_late() {
        let of = |answered: &str| {
            let complaint = "[[complaints]]\nid = 't1'\nreceived = 2026-09-01\ntext = '赔款'\n";
            let text = format!("client.name = '甲'\n{complaint}answered = {answered}\n");
            found(&RULE, "2026-11-20", &text)
        };
        assert_eq!(of("2026-09-16"), []);
        assert_eq!(
            of("2026-09-17"),
            [at(
                "jia/complaint-late/complaints.t1.answered 6:1",
                Detail::Service(OfService::LateAnswer {
                    id: "t1".to_owned(),
                    text: "赔款".to_owned(),
                    answered: day("2026-09-17"),
                    due: day("2026-09-16"),
                }),
            )]
        );
    }
}
