//! Open work has the day from which its terms count; without it no term runs, and nobody is told that one is over.

use crate::document::KeyPath;
use crate::rules::{Check, Consequence, Detail, Findings, Group, Rule};
use crate::standard::Severity;
use crate::standing::{Case, is_in_hand};

pub(in crate::rules) static RULE: Rule = Rule {
    name: "first-day-missing",
    group: Group::Record,
    severity: Severity::Error,
    consequence: Consequence::Money,
    clause: "added",
    check: Check::Client(check),
};

/// Claims and complaints go on after the service has ended, the others end with it. Before the appointment none of this is
/// ours.
fn check(case: &Case<'_>, findings: &mut Findings) {
    let (record, today) = (case.record, case.today);
    if record.appointed().is_none() {
        return;
    }
    let mut missing = |list: &'static str, nth: usize, key: &'static str| {
        let way = KeyPath::of(list).nth(nth).key(key);
        findings.add(&RULE, way, Detail::NoDay);
    };
    for (nth, it) in record.claims.iter().enumerate() {
        if it.loss.is_none() && is_in_hand(case, it) {
            missing("claims", nth, "loss");
        }
    }
    for (nth, it) in record.complaints.iter().enumerate() {
        if it.received.is_none() && it.is_open() {
            missing("complaints", nth, "received");
        }
    }
    if case.is_closed() {
        return;
    }
    for (nth, it) in record.duties.iter().enumerate() {
        if it.due.is_none() && it.is_open_on(today) {
            missing("duties", nth, "due");
        }
    }
    for (nth, it) in record.endorsements.iter().enumerate() {
        // What has gone on counts from the step after the request.
        let is_begun = it.requested.or(it.sent).or(it.issued).is_some();
        if !is_begun && it.is_open_on(today) {
            missing("endorsements", nth, "requested");
        }
    }
    for (nth, it) in record.risks.iter().enumerate() {
        if it.found.is_none() && it.is_open_on(today) {
            missing("risks", nth, "found");
        }
    }
    for (nth, policy) in record.policies.iter().enumerate() {
        let is_paid = policy.paid.is_some_and(|on| on <= today);
        for (of, it) in policy.instalments.iter().enumerate() {
            if it.due.is_none() && it.paid.is_none() && !is_paid {
                let list = KeyPath::of("policies").nth(nth).key("instalments");
                findings.add(&RULE, list.nth(of).key("due"), Detail::NoDay);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::APPOINTED;
    use crate::rules::testing::values::found;

    fn of(client: &str, rest: &str) -> Vec<String> {
        let text = APPOINTED.replace("[appointment]", &format!("{client}[appointment]"));
        let found = found(&RULE, "2026-11-20", &format!("{text}{rest}"));
        found.into_iter().map(|it| it.at).collect()
    }

    /// Each list with its key, and what ends an entry of it.
    const LISTS: [(&str, &str, &str); 5] = [
        ("claims", "loss", "closed"),
        ("complaints", "received", "withdrawn"),
        ("duties", "due", "done"),
        ("endorsements", "requested", "withdrawn"),
        ("risks", "found", "withdrawn"),
    ];

    #[test]
    fn what_is_open_has_the_day_from_which_it_counts() {
        for (list, key, end) in LISTS {
            let entry = format!("[[{list}]]\nid = 'e1'\ntext = '火灾'\n");
            let entry = match list {
                "claims" => entry.replace("text", "cause"),
                _ => entry,
            };
            let at = [format!("jia/first-day-missing/{list}.e1.{key} 5:1")];
            assert_eq!(of("", &entry), at, "{list}");
            assert_eq!(of("", &format!("{entry}{key} = 2026-11-20\n")), [""; 0]);
            if list != "risks" {
                assert_eq!(of("", &format!("{entry}{end} = 2026-11-20\n")), [""; 0]);
            }
            let ends_with_service = !["claims", "complaints"].contains(&list);
            let closed = of("closed = 2026-11-20\n", &entry);
            assert_eq!(closed.is_empty(), ends_with_service, "{list}");
        }
    }

    #[test]
    fn an_instalment_that_is_not_paid_has_its_last_day() {
        let policy = |rest: &str, instalment: &str| {
            let text = format!(
                "[[policies]]\nid = 'par'\n{rest}[[policies.instalments]]\nid = '1'\namount = 5\n{instalment}"
            );
            of("", &text).len()
        };
        assert_eq!(policy("", ""), 1);
        assert_eq!(policy("", "due = 2026-12-20\n"), 0);
        assert_eq!(policy("", "paid = 2026-11-20\n"), 0);
        assert_eq!(policy("paid = 2026-11-20\n", ""), 0);
        assert_eq!(policy("paid = 2026-11-21\n", ""), 1);
    }
}
