//! A need has the day on which it was learned, and who learned it (D37).

use crate::document::KeyPath;
use crate::rules::{Check, Consequence, Detail, Findings, Group, OfPlan, Rule};
use crate::standard::Severity;
use crate::standing::{Case, year_today};

pub(in crate::rules) static RULE: Rule = Rule {
    name: "need-incomplete",
    group: Group::Plan,
    severity: Severity::Advice,
    consequence: Consequence::Paper,
    clause: "D37",
    check: Check::Client(check),
};

/// Only needs of the current service year, and those without a day: who learned an older one nobody can say now.
fn check(case: &Case<'_>, findings: &mut Findings) {
    let Some(year) = year_today(case).filter(|_| !case.is_closed()) else {
        return;
    };
    let is_asked = |found| found >= year.starts && !case.is_unrecorded(found);
    for (nth, need) in case.record.needs.iter().enumerate() {
        if !need.found.is_none_or(is_asked) {
            continue;
        }
        let parts = [("found", need.found.is_none()), ("by", need.by.is_none())];
        let missing = parts.into_iter().filter(|(_, is_missing)| *is_missing);
        let lacks: Vec<&'static str> = missing.map(|(key, _)| key).collect();
        if let Some(first) = lacks.first() {
            let key = KeyPath::of("needs").nth(nth).key(first);
            let fault = OfPlan::NeedIncomplete {
                id: need.id.to_owned(),
                text: need.text.to_owned(),
                lacks,
            };
            findings.add(&RULE, key, Detail::Plan(fault));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::APPOINTED;
    use crate::rules::testing::values::{Found, at, found};

    fn of(need: &str) -> Vec<Found> {
        let text = format!("{APPOINTED}[[needs]]\nid = 'n1'\ntext = '加保'\n{need}");
        found(&RULE, "2026-11-20", &text)
    }

    fn lacks(place: &str, lacks: &[&'static str]) -> [Found; 1] {
        [at(
            &format!("jia/need-incomplete/needs.n1.{place}"),
            Detail::Plan(OfPlan::NeedIncomplete {
                id: "n1".to_owned(),
                text: "加保".to_owned(),
                lacks: lacks.to_vec(),
            }),
        )]
    }

    #[test]
    fn a_need_has_its_day_and_who_learned_it() {
        assert_eq!(of("found = 2026-09-18\nby = '陈静'\n"), []);
        assert_eq!(
            of("found = 2026-09-18\nby = '　'\n"),
            lacks("by 9:1", &["by"])
        );
        assert_eq!(of("by = '陈静'\n"), lacks("found 5:1", &["found"]));
        assert_eq!(of(""), lacks("found 5:1", &["found", "by"]));
        assert_eq!(of("found = 2026-09-16\n"), [], "before this year");
    }

    #[test]
    fn a_client_that_has_left_or_was_not_appointed_is_not_asked() {
        let need = "[[needs]]\nid = 'n1'\ntext = '加保'\n";
        let closed = APPOINTED.replace("[appointment]", "closed = 2026-11-18\n[appointment]");
        assert_eq!(found(&RULE, "2026-11-20", &format!("{closed}{need}")), []);
        let prospect = format!("client.name = '甲'\n{need}");
        assert_eq!(found(&RULE, "2026-11-20", &prospect), []);
    }
}
