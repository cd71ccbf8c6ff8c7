//! The diary says how the client responded, and not only what we did (D54).

use crate::document::KeyPath;
use crate::model::is_answered;
use crate::rules::{Check, Consequence, Detail, Findings, Group, OfService, Rule};
use crate::standard::Severity;
use crate::standing::{Case, year_today};

pub(in crate::rules) static RULE: Rule = Rule {
    name: "response-missing",
    group: Group::Service,
    severity: Severity::Warning,
    consequence: Consequence::Paper,
    clause: "D54",
    check: Check::Client(check),
};

/// Only for the current service year: nobody remembers what a client said a year ago.
fn check(case: &Case<'_>, findings: &mut Findings) {
    let Some(year) = year_today(case) else {
        return;
    };
    for (nth, entry) in case.record.diary.iter().enumerate() {
        let is_silent = entry.response.is_none();
        let in_year = (year.starts..=case.today).contains(&entry.on);
        if let Some(kind) = entry.kind.filter(|kind| is_answered(kind))
            && is_silent
            && in_year
        {
            let detail = OfService::NoResponse {
                on: entry.on,
                kind: kind.to_owned(),
                name: case.standard.service(kind).map(|it| it.name.clone()),
            };
            let key = KeyPath::of("diary").nth(nth).key("response");
            findings.add(&RULE, key, Detail::Service(detail));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::Both;
    use crate::rules::testing::values::{Found, at, day, found};

    fn of(on: &str, kind: &str, rest: &str) -> Vec<Found> {
        let text = format!(
            "client.name = '甲'\nappointment.established = 2026-03-02\n\
             [[diary]]\nid = 'd1'\non = {on}\nkind = '{kind}'\n{rest}"
        );
        found(&RULE, "2026-11-20", &text)
    }

    #[test]
    fn a_visit_has_a_response() {
        let missing = |place: &str| {
            [at(
                &format!("jia/response-missing/diary.d1.response {place}"),
                Detail::Service(OfService::NoResponse {
                    on: day("2026-11-12"),
                    kind: "visit".to_owned(),
                    name: Some(Both {
                        zh: "上门拜访".to_owned(),
                        en: "visit".to_owned(),
                    }),
                }),
            )]
        };

        assert_eq!(of("2026-11-12", "visit", ""), missing("3:1"));
        let blank = of("2026-11-12", "visit", "response = ' '\n");
        assert_eq!(blank, missing("7:1"));
        assert_eq!(of("2026-11-12", "visit", "response = '同意'\n"), []);
    }

    #[test]
    fn what_is_only_sent_or_done_for_the_client_needs_none() {
        for kind in [
            "bulletin",
            "client-manual",
            "stewardship-report",
            "placement",
            "other",
            "drill",
        ] {
            assert_eq!(of("2026-11-12", kind, ""), [], "{kind}");
        }
        for kind in [
            "phone-call",
            "meeting",
            "enquiry",
            "risk-survey",
            "training",
            "account-review",
        ] {
            assert_eq!(of("2026-11-12", kind, "").len(), 1, "{kind}");
        }
    }

    #[test]
    fn the_year_that_runs_is_asked_and_the_time_before_is_not() {
        assert_eq!(of("2026-03-02", "visit", "").len(), 1);
        assert_eq!(of("2026-03-01", "visit", ""), []);
        assert_eq!(of("2026-11-20", "visit", "").len(), 1);
        assert_eq!(of("2026-11-21", "visit", ""), []);
    }
}
