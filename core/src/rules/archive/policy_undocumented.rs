//! The business file holds a copy of each policy, and a slip of each reinsured one (D28).

use crate::document::KeyPath;
use crate::model::Word;
use crate::rules::{Check, Consequence, Detail, Findings, Group, OfArchive, Rule};
use crate::standard::Severity;
use crate::standing::{Case, policies_without_paper};

use super::is_filing_over;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "policy-undocumented",
    group: Group::Archive,
    severity: Severity::Warning,
    consequence: Consequence::Paper,
    clause: "D28",
    check: Check::Client(check),
};

/// Where the file holds none of a kind at all, `document-missing` says so. One finding for each policy and kind, so
/// that each can be waived alone.
fn check(case: &Case<'_>, findings: &mut Findings) {
    if case.is_closed() {
        return;
    }
    for lacking in policies_without_paper(case) {
        if !is_filing_over(case, lacking.since) || case.is_unrecorded(lacking.since) {
            continue;
        }
        let policy = case.record.policies[lacking.nth].id;
        let fault = OfArchive::OfPolicy {
            policy: policy.to_owned(),
            kind: lacking.kind,
            since: lacking.since,
        };
        let key = KeyPath::of("policies").nth(lacking.nth).key("starts");
        let finding = findings.add(&RULE, key, Detail::Archive(fault));
        finding.subject = format!("{policy}.{}", lacking.kind.code());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::PaperKind;
    use crate::rules::testing::APPOINTED;
    use crate::rules::testing::values::{at, day, found, found_under};

    fn with(papers: &[&str], policies: &[(&str, &str)]) -> String {
        let papers = papers.iter().enumerate().map(|(nth, rest)| {
            format!(
                "[[archive.documents]]\nid = 'd{nth}'\nkind = 'policy-and-invoice-copy'\n{rest}\n"
            )
        });
        let policies = policies
            .iter()
            .map(|(id, rest)| format!("[[policies]]\nid = '{id}'\n{rest}\n"));
        let all: String = papers.chain(policies).collect();
        format!("{APPOINTED}kind = 'letter-of-appointment'\n{all}")
    }

    fn lacking(today: &str, papers: &[&str], policies: &[(&str, &str)]) -> Vec<String> {
        let found = found(&RULE, today, &with(papers, policies));
        found.iter().map(|it| it.subject().to_owned()).collect()
    }

    const THREE: [(&str, &str); 3] = [
        ("a", "starts = 2026-09-20"),
        ("b", "starts = 2026-09-25"),
        ("c", "starts = 2026-10-01"),
    ];

    #[test]
    fn a_copy_is_of_what_had_begun_by_its_date_and_of_what_begins_next() {
        let copy = "policy-and-invoice-copy";
        let [b, c] = ["b", "c"].map(|id| format!("{id}.{copy}"));
        let on = |papers: &[&str]| lacking("2026-11-20", papers, &THREE);
        assert_eq!(on(&["date = 2026-09-19"]), [b.as_str(), &c]);
        assert_eq!(on(&["date = 2026-09-20"]), [c.as_str()]);
        assert_eq!(on(&["date = 2026-09-24"]), [c.as_str()]);
        assert_eq!(on(&["date = 2026-09-25"]), [""; 0]);
        assert_eq!(on(&["title = '三份'"]), [""; 0]);
        assert_eq!(on(&["date = 2026-09-20", "policies = ['b', 'c']"]), [""; 0]);
        assert_eq!(on(&["policies = ['a']", "policies = ['b']"]), [c.as_str()]);
        // The first of a kind is told by `document-missing`.
        assert_eq!(on(&[]), [""; 0]);
    }

    #[test]
    fn a_copy_is_issued_thirty_days_ahead_at_most() {
        let next = |starts: &str| {
            let policies = [("a", "starts = 2026-09-20"), ("b", starts), ("c", starts)];
            lacking("2026-11-20", &["date = 2026-09-20"], &policies).len()
        };
        assert_eq!(next("starts = 2026-10-20"), 0);
        assert_eq!(next("starts = 2026-10-21"), 2);
    }

    #[test]
    fn it_is_filed_in_ten_working_days_or_what_the_company_says() {
        let policies = [("a", "starts = 2026-09-20"), ("b", "starts = 2026-10-12")];
        let text = with(&["policies = ['a']"], &policies);
        assert_eq!(found(&RULE, "2026-10-26", &text), []);
        assert_eq!(
            found(&RULE, "2026-10-27", &text),
            [at(
                "jia/policy-undocumented/b.policy-and-invoice-copy 15:1",
                Detail::Archive(OfArchive::OfPolicy {
                    policy: "b".to_owned(),
                    kind: PaperKind::PolicyAndInvoiceCopy,
                    since: day("2026-10-12"),
                })
            )]
        );
        let longer = |today| found_under("archive.filing = 11\n", &RULE, today, &text).len();
        assert_eq!([longer("2026-10-27"), longer("2026-10-28")], [0, 1]);
        let closed = text.replace("[appointment]", "closed = 2026-11-20\n[appointment]");
        assert_eq!(found(&RULE, "2026-11-19", &closed).len(), 1);
        assert_eq!(found(&RULE, "2026-11-20", &closed), []);
    }

    #[test]
    fn a_policy_taken_over_owes_none_of_ours() {
        let copies = |starts: &str| {
            let policies = [("a", "starts = 2026-09-20"), ("b", starts)];
            lacking("2026-11-20", &["policies = ['a']"], &policies).len()
        };
        assert_eq!(copies("starts = 2026-09-16"), 0);
        assert_eq!(copies("starts = 2026-09-17"), 1);
        assert_eq!(copies("starts = 2026-09-18\nterminated = 2026-09-17"), 0);
        assert_eq!(copies("starts = 2026-09-18\nterminated = 2026-09-18"), 1);
    }

    #[test]
    fn a_policy_that_began_before_the_record_owes_none_here() {
        let text = with(
            &["policies = ['a']"],
            &[("a", "starts = 2026-09-20"), ("b", "starts = 2026-09-25")],
        );
        let from = |begins: &str| {
            let text = text.replace(
                "[appointment]",
                &format!("recorded-from = {begins}\n[appointment]"),
            );
            found(&RULE, "2026-11-20", &text).len()
        };
        assert_eq!(from("2026-09-25"), 1);
        assert_eq!(from("2026-09-26"), 0);
    }

    #[test]
    fn a_reinsured_policy_has_its_slip() {
        let two = [
            ("a", "starts = 2026-09-20\nreinsurance = true"),
            ("b", "starts = 2026-09-25\nreinsurance = true"),
            ("c", "starts = 2026-09-26"),
        ];
        let text = with(&["policies = ['a', 'b', 'c']"], &two);
        assert_eq!(found(&RULE, "2026-11-20", &text), []);
        let text = text.replace("[[policies]]\nid = 'a'", "[[archive.documents]]\nid = 'd9'\nkind = 'reinsurance-slip'\npolicies = ['a']\n[[policies]]\nid = 'a'");
        let told = found(&RULE, "2026-11-20", &text);
        let told: Vec<&str> = told.iter().map(|it| it.subject()).collect();
        assert_eq!(told, ["b.reinsurance-slip"]);
    }
}
