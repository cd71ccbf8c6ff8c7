//! The business file holds every kind of document that is due by now (D28).

use crate::model::{PaperKind, Word};
use crate::rules::deadline::Timed;
use crate::rules::{Check, Consequence, Detail, Findings, Group, OfArchive, Rule};
use crate::standard::Severity;
use crate::standing::{Case, Cause, PaperState, Papers, Phase};

use super::{clock_run_out, documents, is_filing_over, undocumented};

pub(in crate::rules) static RULE: Rule = Rule {
    name: "document-missing",
    group: Group::Archive,
    severity: Severity::Warning,
    consequence: Consequence::Paper,
    clause: "D28",
    check: Check::Clocks(check),
};

/// There is one finding for each kind, so that each can be waived alone. A stage without any document has a
/// rule of its own, and an archive that was not begun is overdue as a whole. What is due with the archive has
/// the archive's deadline; the rest has the company's days for filing.
fn check(case: &Case<'_>, clocks: &[Timed], findings: &mut Findings) {
    if clock_run_out(case, clocks).is_none() {
        return;
    }
    let papers = Papers::of(case);
    for kind in PaperKind::ALL.iter().copied() {
        let PaperState::Missing { since, cause } = papers.state(kind) else {
            continue;
        };
        let is_due = match cause {
            Cause::Term => !papers.are_not_begun(),
            Cause::Archive => true,
            Cause::RiskSurvey
            | Cause::Proposal
            | Cause::RequestForQuotation
            | Cause::Placement
            | Cause::Policy
            | Cause::ClientManual
            | Cause::Reinsurance => is_filing_over(case, since),
        };
        if case.is_unrecorded(since) {
            continue;
        }
        let mut phases = told_by(kind).iter();
        let is_told = phases.any(|phase| undocumented(case, &papers, *phase).is_some());
        if is_told || !is_due {
            continue;
        }
        let fault = OfArchive::Missing { kind, cause, since };
        let finding = findings.add(&RULE, documents(case), Detail::Archive(fault));
        finding.subject = kind.code().to_owned();
    }
}

/// The stages whose kinds another rule reports when they have no document at all. The papers of a claim are
/// letters.
fn told_by(kind: PaperKind) -> &'static [Phase] {
    match Phase::of(kind) {
        Phase::Appointment => &[Phase::Appointment],
        Phase::RiskAssessment => &[Phase::RiskAssessment],
        Phase::Insurance => &[Phase::Insurance],
        Phase::Service if kind == PaperKind::Correspondence => &[Phase::Service, Phase::Claims],
        Phase::Service => &[Phase::Service],
        Phase::Claims => &[Phase::Claims],
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::APPOINTED;
    use crate::rules::testing::values::{at, day, found, found_under};

    const BEGUN: &str = "kind = 'letter-of-appointment'\n[archive]\nestablished = 2026-09-18\npaper = 2026-09-18\nelectronic = 2026-09-18\ninformation = 2026-09-18\n";

    fn with(kinds: &[&str], rest: &str) -> String {
        let papers = kinds
            .iter()
            .enumerate()
            .map(|(nth, kind)| format!("[[archive.documents]]\nid = 'd{nth}'\nkind = '{kind}'\n"));
        let papers: String = papers.collect();
        format!("{APPOINTED}{BEGUN}{papers}{rest}")
    }

    fn missing(today: &str, kinds: &[&str], rest: &str) -> Vec<String> {
        let found = found(&RULE, today, &with(kinds, rest));
        found.iter().map(|it| it.subject().to_owned()).collect()
    }

    #[test]
    fn what_the_appointment_asks_for_is_due_once_the_term_of_the_archive_is_over() {
        let profile = ["client-profile"];
        assert_eq!(missing("2026-09-21", &profile, ""), [""; 0]);
        assert_eq!(
            found(&RULE, "2026-09-22", &with(&profile, "")),
            [
                at(
                    "jia/document-missing/correspondence 11:1",
                    Detail::Archive(OfArchive::Missing {
                        kind: PaperKind::Correspondence,
                        cause: Cause::Archive,
                        since: day("2026-09-18")
                    })
                ),
                at(
                    "jia/document-missing/power-of-attorney 11:1",
                    Detail::Archive(OfArchive::Missing {
                        kind: PaperKind::PowerOfAttorney,
                        cause: Cause::Archive,
                        since: day("2026-09-18")
                    })
                ),
            ]
        );
        let all = ["client-profile", "correspondence", "power-of-attorney"];
        assert_eq!(missing("2026-09-22", &all, ""), [""; 0]);
    }

    #[test]
    fn a_stretch_of_the_way_without_any_document_is_another_rule_s() {
        assert_eq!(missing("2026-11-20", &["correspondence"], ""), [""; 0]);
        let survey = "[[diary]]\nid = 'x'\non = 2026-10-12\nkind = 'risk-survey'\n";
        let base = ["client-profile", "correspondence", "power-of-attorney"];
        assert_eq!(missing("2026-11-20", &base, survey), [""; 0]);
        let proposed = [base.as_slice(), &["insurance-proposal"]].concat();
        assert_eq!(
            missing("2026-11-20", &proposed, survey),
            ["risk-assessment-report"]
        );
    }

    #[test]
    fn a_letter_is_asked_for_once_where_a_claim_left_none() {
        let base = ["client-profile", "power-of-attorney", "client-manual"];
        let claim = "[[diary]]\nid = 'x'\non = 2026-10-12\nkind = 'claim'\n";
        let letter = ["correspondence"];
        assert_eq!(missing("2026-10-26", &base, claim), letter);
        assert_eq!(missing("2026-10-27", &base, claim), [""; 0], "the claim's");
        let visit = claim.replace("'claim'", "'visit'");
        assert_eq!(missing("2026-10-27", &base, &visit), letter);
    }

    #[test]
    fn what_happened_since_is_filed_in_ten_working_days_or_what_the_company_says() {
        let base = [
            "client-profile",
            "correspondence",
            "power-of-attorney",
            "insurance-proposal",
        ];
        let survey = "[[diary]]\nid = 'x'\non = 2026-10-12\nkind = 'risk-survey'\n";
        assert_eq!(missing("2026-10-26", &base, survey), [""; 0]);
        assert_eq!(
            missing("2026-10-27", &base, survey),
            ["risk-assessment-report"]
        );
        let text = with(&base, survey);
        let longer = |today| found_under("archive.filing = 11\n", &RULE, today, &text).len();
        assert_eq!([longer("2026-10-27"), longer("2026-10-28")], [0, 1]);
    }

    #[test]
    fn a_document_of_a_later_day_is_not_filed_yet() {
        let text = with(
            &["client-profile", "power-of-attorney", "correspondence"],
            "",
        )
        .replace(
            "kind = 'correspondence'",
            "kind = 'correspondence'\ndate = 2026-10-09",
        );
        let found = |today| found(&RULE, today, &text).len();
        assert_eq!([found("2026-10-08"), found("2026-10-09")], [1, 0]);
    }

    #[test]
    fn an_archive_not_begun_is_overdue_and_no_more() {
        let none = format!("{APPOINTED}kind = 'letter-of-appointment'\n");
        assert_eq!(found(&RULE, "2026-11-20", &none), []);
        let begun = format!("{none}[[archive.documents]]\nid = 'd1'\nkind = 'client-profile'\n");
        assert_eq!(
            found(&RULE, "2026-11-20", &begun),
            [
                at(
                    "jia/document-missing/correspondence 6:1",
                    Detail::Archive(OfArchive::Missing {
                        kind: PaperKind::Correspondence,
                        cause: Cause::Term,
                        since: day("2026-09-21")
                    })
                ),
                at(
                    "jia/document-missing/power-of-attorney 6:1",
                    Detail::Archive(OfArchive::Missing {
                        kind: PaperKind::PowerOfAttorney,
                        cause: Cause::Term,
                        since: day("2026-09-21")
                    })
                ),
            ]
        );
        let closed = begun.replace("[appointment]", "closed = 2026-11-20\n[appointment]");
        assert_eq!(found(&RULE, "2026-11-19", &closed).len(), 2);
        assert_eq!(found(&RULE, "2026-11-20", &closed), []);
    }
}
