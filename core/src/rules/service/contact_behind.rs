//! Calls, visits and meetings keep up with the standard during the year (D56).

use crate::document::KeyPath;
use crate::rules::{Check, Consequence, Detail, Findings, Group, OfService, Rule};
use crate::standard::Severity;
use crate::standing::{Case, paces};

pub(in crate::rules) static RULE: Rule = Rule {
    name: "contact-behind",
    group: Group::Service,
    severity: Severity::Warning,
    consequence: Consequence::Client,
    clause: "D56",
    check: Check::Client(check),
};

/// Account reviews have their own rule.
fn check(case: &Case<'_>, findings: &mut Findings) {
    behind(&RULE, case, |code| code != "account-review", findings);
}

/// Adds the services that were held less often than the days passed require.
pub(super) fn behind(
    rule: &'static Rule,
    case: &Case<'_>,
    wanted: impl Fn(&str) -> bool,
    findings: &mut Findings,
) {
    for pace in paces(case, wanted) {
        if pace.is_behind() {
            let starts = pace.year.starts;
            let detail = OfService::Behind {
                service: pace.service.code.clone(),
                name: pace.service.name.clone(),
                held: pace.held,
                expected: pace.expected,
                least: pace.least,
                starts,
                managed: case.is_managed(),
            };
            let key = match pace.year.recorded {
                Some((nth, _)) => KeyPath::of("years").nth(nth).key("starts"),
                None => case.record.appointment_way().key("established"),
            };
            let finding = findings.add(rule, key, Detail::Service(detail));
            finding.subject = format!("{starts}-{}", pace.service.code);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::Both;
    use crate::rules::testing::values::{Found, at, day, found};

    /// Two stars: four calls a year, one visit, one review.
    const CLIENT: &str = "\
client.name = '甲'
appointment.established = 2026-01-01
[[years]]
starts = 2026-01-01
rating.income = 60000
";

    fn behind(held: u32, expected: u32) -> [Found; 1] {
        [at(
            "jia/contact-behind/2026-01-01-phone-call 4:1",
            Detail::Service(OfService::Behind {
                service: "phone-call".to_owned(),
                name: Both {
                    zh: "电话拜访".to_owned(),
                    en: "phone call".to_owned(),
                },
                held,
                expected,
                least: 4,
                starts: day("2026-01-01"),
                managed: false,
            }),
        )]
    }

    #[test]
    fn a_call_is_due_when_a_fourth_of_the_year_has_gone() {
        assert_eq!(found(&RULE, "2026-04-02", CLIENT), []);
        assert_eq!(found(&RULE, "2026-04-03", CLIENT), behind(0, 1));
        let call = "[[diary]]\nid = 'd'\non = 2026-04-02\nkind = 'phone-call'\n";
        assert_eq!(found(&RULE, "2026-04-03", &format!("{CLIENT}{call}")), []);
        assert_eq!(found(&RULE, "2026-07-02", &format!("{CLIENT}{call}")), []);
        assert_eq!(
            found(&RULE, "2026-07-03", &format!("{CLIENT}{call}")),
            behind(1, 2)
        );
    }

    #[test]
    fn a_new_year_that_is_not_rated_keeps_the_pace_of_the_last_rating() {
        let keys = |today: &str, next: &str| {
            let calls = ["2026-03-01", "2026-06-01", "2026-09-01", "2026-12-01"];
            let entry =
                |day: &str| format!("[[diary]]\nid = '{day}'\non = {day}\nkind = 'phone-call'\n");
            let calls: String = calls.map(entry).concat();
            let found = found(&RULE, today, &format!("{CLIENT}{next}{calls}"));
            found.into_iter().map(|it| it.at).collect::<Vec<_>>()
        };
        let recorded = "[[years]]\nstarts = 2027-01-01\n";

        for next in ["", recorded] {
            assert_eq!(keys("2027-04-02", next), [""; 0]);
        }
        let behind = "jia/contact-behind/2027-01-01-phone-call";
        assert_eq!(keys("2027-04-03", ""), [format!("{behind} 2:13")]);
        assert_eq!(keys("2027-04-03", recorded), [format!("{behind} 7:1")]);
    }

    #[test]
    fn an_approved_lowering_counts_and_a_reference_binds_nobody() {
        let lowered = "[[years.plan.lowerings]]\nid = 'l1'\nservice = 'phone-call'\nleast = 0\n\
                       approved = 2026-04-03\napproved-by = '中心'\n";
        let consulting = CLIENT.replace("client.name", "client.consulting = true\nclient.name");

        assert_eq!(
            found(&RULE, "2026-04-03", &format!("{CLIENT}{lowered}")),
            []
        );
        assert_eq!(found(&RULE, "2026-04-03", &consulting), []);
    }
}
