//! The business file of a policy has its facts (经纪人监管规定 44).

use chrono::NaiveDate;

use crate::document::KeyPath;
use crate::model::Policy;
use crate::rules::{Check, Consequence, Detail, Findings, Group, OfArchive, PolicyFact, Rule};
use crate::standard::Severity;
use crate::standing::{Case, History, begun_with_us};

use super::is_filing_over;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "policy-incomplete",
    group: Group::Archive,
    severity: Severity::Warning,
    consequence: Consequence::Law,
    clause: "added",
    check: Check::Client(check),
};

/// Of policies in force, once the company's days for filing have passed. Applicant and insured are the client where
/// they are left out; the last day of cover has a rule of its own. Without the first day nobody can say by when the others,
/// the papers and the premium are due, so that day is asked for at once.
fn check(case: &Case<'_>, findings: &mut Findings) {
    if case.is_closed() {
        return;
    }
    let history = History::of(case.record, case.today);
    if case.record.appointed().is_some() {
        let policies = case.record.policies.iter().enumerate();
        let undated = policies.filter(|(_, it)| it.starts.is_none());
        for (nth, policy) in undated.filter(|(_, it)| history.covers(it, case.today)) {
            add(nth, policy, None, vec![PolicyFact::Starts], findings);
        }
    }
    for (nth, policy, starts) in begun_with_us(case) {
        if !history.covers(policy, case.today) || !is_filing_over(case, starts) {
            continue;
        }
        let facts = [
            (PolicyFact::Insurer, policy.insurer.is_none()),
            (PolicyFact::Product, policy.product.is_none()),
            (PolicyFact::Number, policy.issued_number().is_none()),
            (PolicyFact::SumInsured, policy.sum_insured.is_none()),
            (PolicyFact::Premium, policy.premium.is_none()),
        ];
        let lacking = facts.into_iter().filter(|(_, lacks)| *lacks);
        let lacks: Vec<PolicyFact> = lacking.map(|(fact, _)| fact).collect();
        if !lacks.is_empty() {
            add(nth, policy, Some(starts), lacks, findings);
        }
    }
}

fn add(
    nth: usize,
    policy: &Policy<'_>,
    starts: Option<NaiveDate>,
    lacks: Vec<PolicyFact>,
    findings: &mut Findings,
) {
    let fault = OfArchive::PolicyLacks {
        policy: policy.id.to_owned(),
        starts,
        lacks,
    };
    let key = KeyPath::of("policies").nth(nth).key("id");
    let finding = findings.add(&RULE, key, Detail::Archive(fault));
    finding.subject = policy.id.to_owned();
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::APPOINTED;
    use crate::rules::testing::values::{Found, at, day, found, found_under};

    const WHOLE: &str = "insurer = '东海财险'\nproduct = '财产一切险'\nnumber = 'P1'\nsum-insured = 100\npremium = 1\n";

    fn text(facts: &str) -> String {
        format!(
            "{APPOINTED}[[policies]]\nid = 'par'\nstarts = 2026-10-12\nends = 2027-10-11\n{facts}"
        )
    }

    fn of(today: &str, facts: &str) -> Vec<Found> {
        found(&RULE, today, &text(facts))
    }

    #[test]
    fn what_is_missing_of_a_policy_is_told_once_its_file_should_be_complete() {
        let lacking = |lacks: &[PolicyFact]| {
            [at(
                "jia/policy-incomplete/par 6:1",
                Detail::Archive(OfArchive::PolicyLacks {
                    policy: "par".to_owned(),
                    starts: Some(day("2026-10-12")),
                    lacks: lacks.to_vec(),
                }),
            )]
        };
        use PolicyFact::{Insurer, Number, Premium, Product, SumInsured};
        assert_eq!(of("2026-10-26", ""), []);
        assert_eq!(
            of("2026-10-27", ""),
            lacking(&[Insurer, Product, Number, SumInsured, Premium])
        );
        assert_eq!(of("2026-10-27", WHOLE), []);
        let blank = WHOLE.replace("'P1'", "' '");
        assert_eq!(of("2026-10-27", &blank), lacking(&[Number]));
        let awaited = WHOLE.replace("'P1'", "'待出单'");
        assert_eq!(of("2026-10-27", &awaited), lacking(&[Number]));
        let unsaid = WHOLE.replace("sum-insured = 100\n", "");
        assert_eq!(of("2026-10-27", &unsaid), lacking(&[SumInsured]));
        let longer = |today| found_under("archive.filing = 11\n", &RULE, today, &text("")).len();
        assert_eq!([longer("2026-10-27"), longer("2026-10-28")], [0, 1]);
    }

    #[test]
    fn the_first_day_is_asked_for_at_once() {
        let of = |today: &str, facts: &str| {
            let text = format!("{APPOINTED}[[policies]]\nid = 'par'\n{facts}");
            found(&RULE, today, &text)
        };
        let lacking = [at(
            "jia/policy-incomplete/par 6:1",
            Detail::Archive(OfArchive::PolicyLacks {
                policy: "par".to_owned(),
                starts: None,
                lacks: vec![PolicyFact::Starts],
            }),
        )];
        assert_eq!(of("2026-09-17", "ends = 2026-11-20\n"), lacking);
        assert_eq!(of("2026-11-20", "ends = 2026-11-20\n"), lacking);
        assert_eq!(of("2026-11-21", "ends = 2026-11-20\n"), []);
        assert_eq!(of("2026-09-16", "ends = 2026-11-20\n"), []);
        assert_eq!(of("2026-11-20", "starts = 2026-11-20\n"), []);
    }

    #[test]
    fn only_a_policy_of_ours_in_force_is_looked_at() {
        assert_eq!(of("2027-10-11", "").len(), 1);
        assert_eq!(of("2027-10-12", ""), []);
        let taken_over = |starts: &str| {
            let text = text("").replace("starts = 2026-10-12", starts);
            found(&RULE, "2026-11-20", &text).len()
        };
        assert_eq!(taken_over("starts = 2026-09-16"), 0);
        assert_eq!(taken_over("starts = 2026-09-17"), 1);
        let closed = text("").replace("[appointment]", "closed = 2026-11-20\n[appointment]");
        assert_eq!(found(&RULE, "2026-11-19", &closed).len(), 1);
        assert_eq!(found(&RULE, "2026-11-20", &closed), []);
    }
}
