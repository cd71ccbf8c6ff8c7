//! A diary entry says who served the client, in what way, and what was done (D54); a review says who held it.

use crate::document::KeyPath;
use crate::rules::{Check, Consequence, Detail, Findings, Group, OfService, Rule};
use crate::standard::Severity;
use crate::standing::{Case, year_today};

pub(in crate::rules) static RULE: Rule = Rule {
    name: "diary-incomplete",
    group: Group::Service,
    severity: Severity::Warning,
    consequence: Consequence::Paper,
    clause: "D54",
    check: Check::Client(check),
};

/// Only for the current service year. `response-missing` reports a missing response.
fn check(case: &Case<'_>, findings: &mut Findings) {
    let Some(year) = year_today(case) else {
        return;
    };
    let lacks = |text: Option<&str>| text.is_none_or(|text| text.chars().all(char::is_whitespace));
    let diary = case.record.diary.iter().enumerate();
    for (nth, entry) in diary.filter(|(_, entry)| entry.on >= year.starts) {
        let parts = [("by", entry.by), ("kind", entry.kind), ("did", entry.did)];
        let missing = parts.into_iter().filter(|(_, text)| lacks(*text));
        let lacks: Vec<&'static str> = missing.map(|(key, _)| key).collect();
        if let Some(first) = lacks.first() {
            let key = KeyPath::of("diary").nth(nth).key(first);
            let on = entry.on;
            let detail = OfService::EntryIncomplete { on, lacks };
            findings.add(&RULE, key, Detail::Service(detail));
        }
    }
    // A review is the entry of its day.
    let reviews = case.record.reviews.iter().enumerate();
    let of_the_year = reviews.filter(|(_, it)| (year.starts..=case.today).contains(&it.on));
    for (nth, review) in of_the_year.filter(|(_, it)| it.by.is_none()) {
        let key = KeyPath::of("reviews").nth(nth).key("by");
        let on = review.on;
        let detail = OfService::ReviewByNobody { on };
        findings.add(&RULE, key, Detail::Service(detail));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::APPOINTED;
    use crate::rules::testing::values::{Found, at, day, found};

    fn of(entry: &str) -> Vec<Found> {
        let text = format!("{APPOINTED}[[diary]]\nid = 'd1'\n{entry}");
        found(&RULE, "2026-11-20", &text)
    }

    #[test]
    fn a_review_says_who_held_it() {
        let of = |on: &str, by: &str| {
            let text = format!("{APPOINTED}[[reviews]]\nid = 'v1'\non = {on}\n{by}");
            found(&RULE, "2026-11-20", &text)
        };
        assert_eq!(of("2026-11-12", "by = '陈静'\n"), []);
        let detail = OfService::ReviewByNobody {
            on: day("2026-11-12"),
        };
        assert_eq!(
            of("2026-11-12", "by = '　'\n"),
            [at(
                "jia/diary-incomplete/reviews.v1.by 8:1",
                Detail::Service(detail)
            )]
        );
        assert_eq!(of("2026-09-16", ""), [], "before this year");
    }

    #[test]
    fn who_how_and_what_are_there_and_are_not_blank() {
        let whole = "on = 2026-11-12\nby = '陈静'\nkind = 'visit'\ndid = '走访'\n";

        assert_eq!(of(whole), []);
        assert_eq!(
            of(&whole.replace("'走访'", "' '")),
            [at(
                "jia/diary-incomplete/diary.d1.did 10:1",
                Detail::Service(OfService::EntryIncomplete {
                    on: day("2026-11-12"),
                    lacks: vec!["did"]
                })
            )]
        );
        assert_eq!(
            of("on = 2026-11-12\n"),
            [at(
                "jia/diary-incomplete/diary.d1.by 5:1",
                Detail::Service(OfService::EntryIncomplete {
                    on: day("2026-11-12"),
                    lacks: vec!["by", "kind", "did"]
                })
            )]
        );
    }

    #[test]
    fn what_was_written_before_the_year_that_runs_is_left_alone() {
        assert_eq!(of("on = 2026-09-17\n").len(), 1);
        assert_eq!(of("on = 2026-09-16\n"), []);
    }
}
