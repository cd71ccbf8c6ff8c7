//! Each renewal leaves its papers: programme, request for quotation, comparison, proposal (D28).

use crate::document::KeyPath;
use crate::rules::{Check, Consequence, Detail, Findings, Group, OfArchive, Rule};
use crate::standard::Severity;
use crate::standing::{Case, renewals_without_paper};

use super::is_filing_over;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "renewal-undocumented",
    group: Group::Archive,
    severity: Severity::Warning,
    consequence: Consequence::Paper,
    clause: "D28",
    check: Check::Client(check),
};

/// The papers of an earlier year are of that year.
fn check(case: &Case<'_>, findings: &mut Findings) {
    if case.is_closed() {
        return;
    }
    let mut lacking = renewals_without_paper(case);
    lacking.retain(|it| is_filing_over(case, it.since) && !case.is_unrecorded(it.since));
    for of_one in lacking.chunk_by(|one, other| one.nth == other.nth) {
        let (nth, since) = (of_one[0].nth, of_one[0].since);
        let renewal = &case.record.renewals[nth];
        // A paper from before the start, or of today when the renewal is closed, is of it only if it names its policies.
        let named = renewal.policies.iter();
        let fault = OfArchive::OfRenewal {
            renewal: renewal.id.to_owned(),
            policies: named.map(|id| (*id).to_owned()).collect(),
            kinds: of_one.iter().map(|it| it.kind).collect(),
            since,
        };
        let key = KeyPath::of("renewals").nth(nth).key("id");
        let finding = findings.add(&RULE, key, Detail::Archive(fault));
        finding.subject = renewal.id.to_owned();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::PaperKind;
    use crate::rules::testing::APPOINTED;
    use crate::rules::testing::values::{at, day, found};

    fn with(papers: &[(&str, &str)], renewal: &str) -> String {
        let papers = papers.iter().enumerate().map(|(nth, (kind, rest))| {
            format!("[[archive.documents]]\nid = 'd{nth}'\nkind = '{kind}'\n{rest}\n")
        });
        let papers: String = papers.collect();
        format!(
            "{APPOINTED}kind = 'letter-of-appointment'\n{papers}[[renewals]]\nid = 'x1'\npolicies = ['par']\nstarted = 2027-06-01\n{renewal}"
        )
    }

    fn lacking(today: &str, papers: &[(&str, &str)], renewal: &str) -> Vec<PaperKind> {
        let found = found(&RULE, today, &with(papers, renewal));
        let kinds = found.into_iter().flat_map(|it| match it.detail {
            Detail::Archive(OfArchive::OfRenewal { kinds, .. }) => kinds,
            other => panic!("{other:?}"),
        });
        kinds.collect()
    }

    #[test]
    fn each_step_leaves_its_paper_in_ten_working_days() {
        let comparison = "comparison = 2027-06-14\n";
        assert_eq!(found(&RULE, "2027-06-28", &with(&[], comparison)), []);
        assert_eq!(
            found(&RULE, "2027-06-29", &with(&[], comparison)),
            [at(
                "jia/renewal-undocumented/x1 7:1",
                Detail::Archive(OfArchive::OfRenewal {
                    renewal: "x1".to_owned(),
                    policies: vec!["par".to_owned()],
                    kinds: vec![PaperKind::QuotationComparison],
                    since: day("2027-06-14"),
                })
            )]
        );
        assert_eq!(
            lacking(
                "2027-08-02",
                &[],
                "programme = 2027-06-07\nproposal = 2027-06-21\n"
            ),
            [
                PaperKind::InsuranceProgramme,
                PaperKind::RequestForQuotation,
                PaperKind::InsuranceProposal
            ]
        );
        let closed =
            with(&[], comparison).replace("[appointment]", "closed = 2027-07-01\n[appointment]");
        assert_eq!(found(&RULE, "2027-06-30", &closed).len(), 1);
        assert_eq!(found(&RULE, "2027-07-01", &closed), []);
    }

    #[test]
    fn a_step_from_before_the_record_owes_none_here() {
        let text = with(&[], "programme = 2027-06-07\ncomparison = 2027-06-14\n");
        let from = |begins: &str| {
            let text = text.replace(
                "[appointment]",
                &format!("recorded-from = {begins}\n[appointment]"),
            );
            let found = found(&RULE, "2027-08-02", &text).into_iter();
            let kinds = found.map(|it| match it.detail {
                Detail::Archive(OfArchive::OfRenewal { kinds, .. }) => kinds.len(),
                other => panic!("{other:?}"),
            });
            kinds.collect::<Vec<_>>()
        };
        assert_eq!(from("2027-06-07"), [3]);
        assert_eq!(from("2027-06-08"), [1]);
        assert_eq!(from("2027-06-14"), [1]);
        assert_eq!(from("2027-06-15"), [0; 0]);
    }

    #[test]
    fn a_paper_is_of_the_renewal_it_was_made_in_or_whose_policy_it_names() {
        let of = |rest: &str| {
            let renewal = "comparison = 2027-06-14\nclosed = 2027-07-20\n";
            lacking("2027-08-02", &[("quotation-comparison", rest)], renewal).len()
        };
        assert_eq!(of("date = 2027-05-31"), 1, "last year's");
        assert_eq!(of("date = 2027-06-01"), 0);
        assert_eq!(of("date = 2027-07-20"), 0);
        assert_eq!(of("date = 2027-07-21"), 1, "the next renewal's");
        assert_eq!(of("title = '比较'"), 0);
        assert_eq!(of("policies = ['par']"), 0);
        assert_eq!(of("date = 2027-05-02\npolicies = ['par']"), 0);
        assert_eq!(of("date = 2027-05-01\npolicies = ['par']"), 1);
        assert_eq!(of("date = 2027-07-21\npolicies = ['par']"), 0);
        assert_eq!(of("date = 2027-06-14\npolicies = ['el']"), 1);
    }
}
