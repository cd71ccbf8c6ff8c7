//! The written file shows the whole course of the service: every stage has a document (D30).

use crate::model::{PaperKind, Word};
use crate::rules::deadline::Timed;
use crate::rules::{Check, Consequence, Detail, Findings, Group, OfArchive, Rule};
use crate::standard::Severity;
use crate::standing::{Case, PaperState, Papers, Phase};

use super::{clock_run_out, documents, undocumented};

pub(in crate::rules) static RULE: Rule = Rule {
    name: "stage-undocumented",
    group: Group::Archive,
    severity: Severity::Warning,
    consequence: Consequence::Paper,
    clause: "D30",
    check: Check::Clocks(check),
};

/// An archive that was not begun at all is overdue, and that has its own rule.
fn check(case: &Case<'_>, clocks: &[Timed], findings: &mut Findings) {
    if clock_run_out(case, clocks).is_none() {
        return;
    }
    let papers = Papers::of(case);
    for phase in Phase::ALL.iter().copied() {
        let Some(since) = undocumented(case, &papers, phase) else {
            continue;
        };
        if phase == Phase::Appointment && papers.are_not_begun() {
            continue;
        }
        let is_due = |kind: &PaperKind| {
            Phase::of(*kind) == phase && matches!(papers.state(*kind), PaperState::Missing { .. })
        };
        let fault = OfArchive::Undocumented {
            phase,
            since,
            kinds: PaperKind::ALL.iter().copied().filter(is_due).collect(),
        };
        let finding = findings.add(&RULE, documents(case), Detail::Archive(fault));
        finding.subject = phase.code().to_owned();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::APPOINTED;
    use crate::rules::testing::values::{at, day, found, found_under};

    fn with(papers: &[(&str, &str)], rest: &str) -> String {
        let archive = "kind = 'brokerage-agreement'\n[archive]\nestablished = 2026-09-18\npaper = 2026-09-18\nelectronic = 2026-09-18\ninformation = 2026-09-18\n";
        let papers = papers.iter().enumerate().map(|(nth, (kind, rest))| {
            format!("[[archive.documents]]\nid = 'd{nth}'\nkind = '{kind}'\n{rest}\n")
        });
        let papers: String = papers.collect();
        format!("{APPOINTED}{archive}{papers}{rest}")
    }

    fn diary(kind: &str, on: &str) -> String {
        format!("[[diary]]\nid = 'x'\non = {on}\nkind = '{kind}'\n")
    }

    const PROFILE: (&str, &str) = ("client-profile", "");
    const LETTER: (&str, &str) = ("correspondence", "");

    #[test]
    fn an_appointment_without_a_document_is_told_after_the_term_of_the_archive() {
        assert_eq!(found(&RULE, "2026-09-21", &with(&[], "")), []);
        assert_eq!(
            found(&RULE, "2026-09-22", &with(&[], "")),
            [at(
                "jia/stage-undocumented/appointment 7:1",
                Detail::Archive(OfArchive::Undocumented {
                    phase: Phase::Appointment,
                    since: day("2026-09-17"),
                    kinds: vec![PaperKind::ClientProfile, PaperKind::BrokerageAgreement]
                })
            )]
        );
        assert_eq!(found(&RULE, "2026-09-22", &with(&[PROFILE], "")), []);
        assert_eq!(found(&RULE, "2026-11-20", APPOINTED), [], "not begun");
    }

    #[test]
    fn each_stretch_begins_with_a_dated_fact_under_the_appointment() {
        let of = |kind, on| {
            found(
                &RULE,
                "2026-11-20",
                &with(&[PROFILE, LETTER], &diary(kind, on)),
            )
        };
        assert_eq!(of("risk-survey", "2026-09-16"), []);
        assert_eq!(
            of("risk-survey", "2026-09-17"),
            [at(
                "jia/stage-undocumented/risk-assessment 11:1",
                Detail::Archive(OfArchive::Undocumented {
                    phase: Phase::RiskAssessment,
                    since: day("2026-09-17"),
                    kinds: vec![PaperKind::RiskAssessmentReport]
                })
            )]
        );
        assert_eq!(
            of("request-for-quotation", "2026-10-12"),
            [at(
                "jia/stage-undocumented/insurance 11:1",
                Detail::Archive(OfArchive::Undocumented {
                    phase: Phase::Insurance,
                    since: day("2026-10-12"),
                    kinds: vec![PaperKind::RequestForQuotation]
                })
            )]
        );
    }

    #[test]
    fn ten_working_days_are_given_for_filing_or_what_the_company_says() {
        let survey = with(&[PROFILE, LETTER], &diary("risk-survey", "2026-10-12"));
        assert_eq!(found(&RULE, "2026-10-26", &survey), []);
        assert_eq!(found(&RULE, "2026-10-27", &survey).len(), 1);
        let at_once = |today| found_under("archive.filing = 0\n", &RULE, today, &survey).len();
        assert_eq!([at_once("2026-10-12"), at_once("2026-10-13")], [0, 1]);
    }

    #[test]
    fn service_begins_with_the_first_entry_after_the_archive_stood() {
        let of = |on| found(&RULE, "2026-11-20", &with(&[PROFILE], &diary("visit", on)));
        assert_eq!(of("2026-09-18"), []);
        assert_eq!(
            of("2026-09-19"),
            [at(
                "jia/stage-undocumented/service 11:1",
                Detail::Archive(OfArchive::Undocumented {
                    phase: Phase::Service,
                    since: day("2026-09-19"),
                    kinds: vec![PaperKind::Correspondence]
                })
            )]
        );
        let manual = [PROFILE, ("client-manual", "")];
        let text = with(&manual, &diary("visit", "2026-09-19"));
        assert_eq!(found(&RULE, "2026-11-20", &text), []);
    }

    #[test]
    fn a_claim_leaves_a_letter_of_its_day_or_later() {
        let of = |date| {
            let papers = [PROFILE, ("correspondence", date)];
            found(
                &RULE,
                "2026-11-20",
                &with(&papers, &diary("claim", "2026-10-20")),
            )
        };
        assert_eq!(of("date = 2026-10-20"), []);
        assert_eq!(of(""), []);
        assert_eq!(
            of("date = 2026-10-19"),
            [at(
                "jia/stage-undocumented/claims 11:1",
                Detail::Archive(OfArchive::Undocumented {
                    phase: Phase::Claims,
                    since: day("2026-10-20"),
                    kinds: vec![]
                })
            )]
        );
    }

    #[test]
    fn an_entry_about_a_claim_is_of_the_day_of_that_claim() {
        let of = |date, loss: &str| {
            let papers = [PROFILE, ("correspondence", date)];
            let entry = diary("claim", "2026-10-30") + "claim = 'k1'\n";
            let rest = format!("{entry}[[claims]]\nid = 'k1'\nloss = {loss}\n");
            let found = found(&RULE, "2026-11-20", &with(&papers, &rest));
            let since = found.iter().map(|it| match &it.detail {
                Detail::Archive(OfArchive::Undocumented { since, .. }) => since.to_string(),
                detail => panic!("{detail:?}"),
            });
            since.collect::<Vec<_>>()
        };
        assert_eq!(of("date = 2026-09-21", "2026-09-21"), [""; 0]);
        assert_eq!(of("date = 2026-09-20", "2026-09-21"), ["2026-09-21"]);
        let before = "a loss before the appointment is with us from then on";
        assert_eq!(of("date = 2026-09-17", "2026-07-01"), [""; 0], "{before}");
        assert_eq!(
            of("date = 2026-09-16", "2026-07-01"),
            ["2026-09-17"],
            "{before}"
        );
    }
}
