//! A complaint that was answered after its last day stays on record as late, and so does one that was settled or withdrawn
//! after it without an answer.

use super::OfService;
use crate::document::KeyPath;
use crate::rules::{Check, Consequence, Detail, Findings, Group, Rule};
use crate::standard::Severity;
use crate::standing::{Case, complaint_due, complaint_end};

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
        let (Some((on, end)), Some(due)) = (complaint_end(case, it), complaint_due(case, it))
        else {
            continue;
        };
        if due < on {
            let detail = OfService::LateAnswer {
                id: it.id.to_owned(),
                text: it.text.to_owned(),
                on,
                end,
                due,
            };
            // The key of `complaint-overdue`, whose waiver goes on.
            let key = KeyPath::of("complaints").nth(nth).key("answered");
            let finding = findings.add(&RULE, key, Detail::Service(detail));
            finding.due = Some(due);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::values::{Found, at, day, found, found_of};
    use crate::standing::ComplaintEnd;

    /// With a last day of 16 September.
    fn text(steps: &str) -> String {
        let complaint = "[[complaints]]\nid = 't1'\nreceived = 2026-09-01\ntext = '赔款'\n";
        format!("client.name = '甲'\n{complaint}{steps}")
    }

    fn of(steps: &str) -> Vec<Found> {
        found(&RULE, "2026-11-20", &text(steps))
    }

    fn late(place: &str, end: ComplaintEnd) -> [Found; 1] {
        [at(
            &format!("jia/complaint-late/complaints.t1.answered {place}"),
            Detail::Service(OfService::LateAnswer {
                id: "t1".to_owned(),
                text: "赔款".to_owned(),
                on: day("2026-09-17"),
                end,
                due: day("2026-09-16"),
            }),
        )]
    }

    #[test]
    fn the_last_day_is_in_time_and_the_next_is_late() {
        assert_eq!(of("answered = 2026-09-16\n"), []);
        assert_eq!(
            of("answered = 2026-09-17\n"),
            late("6:1", ComplaintEnd::Answered)
        );
        let settled = "settled = 2026-09-30\n";
        assert_eq!(of(&format!("answered = 2026-09-16\n{settled}")), []);
        assert_eq!(
            of(&format!("answered = 2026-09-17\n{settled}")),
            late("6:1", ComplaintEnd::Answered)
        );
    }

    #[test]
    fn settled_or_withdrawn_without_an_answer_it_was_overdue_until_then() {
        for (step, end) in [
            ("settled", ComplaintEnd::Settled),
            ("withdrawn", ComplaintEnd::Withdrawn),
        ] {
            assert_eq!(of(&format!("{step} = 2026-09-16\n")), [], "{step}");
            let steps = format!("{step} = 2026-09-17\n");
            assert_eq!(of(&steps), late("2:1", end), "{step}");
            let both = ["complaint-overdue", "complaint-late"];
            let told = |today| {
                let found = found_of(&both, today, &text(&steps.replace("-17", "-18")));
                let rule = found.iter().filter_map(|it| it.at.split('/').nth(1));
                rule.map(str::to_owned).collect::<Vec<_>>()
            };
            assert_eq!(told("2026-09-16"), [""; 0], "{step}");
            assert_eq!(told("2026-09-17"), ["complaint-overdue"], "{step}");
            assert_eq!(told("2026-09-18"), ["complaint-late"], "{step}");
        }
    }
}
