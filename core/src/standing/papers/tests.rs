use super::*;
use crate::calendar::Calendar;
use crate::document::Document;
use crate::model::Record;
use crate::standard::Standard;

/// Appointed on Thursday, 2026-09-17: the archive is due on 2026-09-21.
const APPOINTED: &str = "[client]\nname = '甲'\n[appointment]\nkind = 'brokerage-agreement'\nestablished = 2026-09-17\n";
const BEFORE: &str = "2026-09-21";
const TODAY: &str = "2026-11-20";

fn papers<T>(text: &str, today: &str, ask: impl FnOnce(&Papers) -> T) -> T {
    let document = Document::parse(text).unwrap();
    let reading = Record::read(&document);
    assert_eq!(reading.faults, []);
    ask(&Papers::of(&Case {
        id: "jia",
        record: &reading.record,
        standard: &Standard::sample(),
        calendar: &Calendar::embedded(),
        today: today.parse().unwrap(),
    }))
}

/// How a kind stands, in a word or two.
fn of(kind: PaperKind, today: &str, text: &str) -> String {
    match papers(text, today, |papers| papers.state(kind)) {
        PaperState::Held { count, latest } => {
            format!(
                "held {count} {}",
                latest.map_or("undated".into(), |day| day.to_string())
            )
        }
        PaperState::Missing { since, cause } => format!("missing {} {since}", cause.code()),
        PaperState::NotYetDue { awaits, on } => {
            format!(
                "awaits {} {}",
                awaits.code(),
                on.map_or("some day".into(), |day| day.to_string())
            )
        }
        PaperState::NotNeeded => "not needed".into(),
    }
}

fn with(rest: &str) -> String {
    format!("{APPOINTED}{rest}")
}

fn diary(kind: &str, on: &str) -> String {
    with(&format!(
        "[[diary]]\nid = 'x'\non = {on}\nkind = '{kind}'\n"
    ))
}

fn policy(starts: &str, rest: &str) -> String {
    with(&format!(
        "[[policies]]\nid = 'p'\nstarts = {starts}\n{rest}"
    ))
}

#[test]
fn what_is_held_is_held_whatever_is_due() {
    let text = "client.name = '甲'\n[[archive.documents]]\nid = 'd1'\nkind = 'contract-copy'\n\
        date = 2026-03-02\n[[archive.documents]]\nid = 'd2'\nkind = 'contract-copy'\ndate = 2026-02-01\n\
        [[archive.documents]]\nid = 'd3'\nkind = 'client-manual'\n";

    assert_eq!(
        of(PaperKind::ContractCopy, TODAY, text),
        "held 2 2026-03-02"
    );
    assert_eq!(of(PaperKind::ClientManual, TODAY, text), "held 1 undated");
    assert_eq!(
        of(PaperKind::ClientProfile, TODAY, text),
        "awaits appointment some day"
    );
}

#[test]
fn a_document_of_before_us_takes_the_place_of_none_of_ours() {
    let text = |before_us: bool| {
        let paper =
            "[[archive.documents]]\nid = 'd1'\nkind = 'risk-assessment-report'\ndate = 2026-02-01";
        let survey = diary("risk-survey", "2026-10-12");
        format!("{survey}{paper}\nbefore-us = {before_us}\n")
    };
    let of = |before_us| of(PaperKind::RiskAssessmentReport, TODAY, &text(before_us));
    assert_eq!(of(false), "held 1 2026-02-01");
    assert_eq!(of(true), "missing risk-survey 2026-10-12");
}

#[test]
fn profile_letters_and_agreement_are_due_with_the_archive() {
    for kind in [
        PaperKind::ClientProfile,
        PaperKind::Correspondence,
        PaperKind::BrokerageAgreement,
    ] {
        assert_eq!(
            of(kind, "2026-09-16", APPOINTED),
            "awaits appointment some day"
        );
        assert_eq!(of(kind, BEFORE, APPOINTED), "awaits term 2026-09-21");
        assert_eq!(of(kind, "2026-09-22", APPOINTED), "missing term 2026-09-21");
        let stands = with(
            "[archive]\nestablished = 2026-09-18\npaper = 2026-09-18\nelectronic = 2026-09-18\ninformation = 2026-09-18\n",
        );
        assert_eq!(of(kind, BEFORE, &stands), "awaits term 2026-09-21");
        assert_eq!(
            of(kind, "2026-09-22", &stands),
            "missing archive 2026-09-18"
        );
    }
}

#[test]
fn an_appointment_is_made_by_one_document() {
    use PaperKind::{BrokerageAgreement, ContractCopy, PowerOfAttorney};
    let three = |appointment: &str| {
        let text = APPOINTED.replace("brokerage-agreement", appointment);
        [BrokerageAgreement, PowerOfAttorney, ContractCopy].map(|kind| of(kind, TODAY, &text))
    };
    let (due, not) = ("missing term 2026-09-21", "not needed");

    assert_eq!(three("brokerage-agreement"), [due, not, not]);
    assert_eq!(three("letter-of-appointment"), [not, due, not]);
    assert_eq!(three("cooperation-agreement"), [not, not, due]);
    assert_eq!(three("other-written"), [not, not, due]);
    let unknown = APPOINTED.replace("kind = 'brokerage-agreement'\n", "");
    assert_eq!(
        of(BrokerageAgreement, TODAY, &unknown),
        "awaits appointment-kind some day"
    );
}

#[test]
fn a_survey_leaves_a_report_whether_in_the_diary_or_the_plan() {
    let of = |today, text: &str| of(PaperKind::RiskAssessmentReport, today, text);
    let survey = diary("risk-survey", "2026-10-28");
    assert_eq!(of("2026-10-27", &survey), "awaits risk-survey 2026-10-28");
    assert_eq!(of("2026-10-28", &survey), "missing risk-survey 2026-10-28");
    assert_eq!(
        of(TODAY, &diary("visit", "2026-10-28")),
        "awaits risk-survey some day"
    );
    assert_eq!(
        of(TODAY, &diary("risk-survey", "2026-09-16")),
        "awaits risk-survey some day",
        "before the appointment"
    );

    let item = |rest: &str| {
        let year = "[[years]]\nstarts = 2026-09-17\n[[years.plan.items]]\nid = 'p1'\nservice = 'risk-survey'\n";
        with(&format!("{year}{rest}"))
    };
    let open = item("finish = 2026-11-20\n");
    assert_eq!(of(TODAY, &open), "awaits risk-survey 2026-11-20");
    assert_eq!(of("2026-11-21", &open), "awaits risk-survey some day");
    let done = item("finish = 2026-11-20\ndone = 2026-11-18\n");
    assert_eq!(of(TODAY, &done), "missing risk-survey 2026-11-18");
    let dropped = item("finish = 2026-11-20\ndropped = 2026-11-18\n");
    assert_eq!(of(TODAY, &dropped), "awaits risk-survey some day");
}

#[test]
fn papers_of_insurance_are_due_by_the_diary_or_by_a_policy() {
    use PaperKind::*;
    for (kind, entry, cause) in [
        (InsuranceProposal, "proposal", "proposal"),
        (
            RequestForQuotation,
            "request-for-quotation",
            "request-for-quotation",
        ),
        (QuotationComparison, "placement", "placement"),
        (ProposalFormCopy, "placement", "placement"),
        (InsuranceProgramme, "placement", "placement"),
    ] {
        let done = diary(entry, "2026-10-12");
        assert_eq!(
            of(kind, TODAY, &done),
            format!("missing {cause} 2026-10-12")
        );
        assert_eq!(
            of(kind, TODAY, APPOINTED),
            format!("awaits {cause} some day")
        );
        let policy = |starts| policy(starts, "");
        assert_eq!(
            of(kind, TODAY, &policy("2026-11-20")),
            "missing policy 2026-11-20"
        );
        assert_eq!(
            of(kind, TODAY, &policy("2026-11-21")),
            format!("awaits {cause} 2026-11-21")
        );
        assert_eq!(
            of(kind, TODAY, &policy("2026-09-16")),
            format!("awaits {cause} some day"),
            "another broker's"
        );
        assert_eq!(
            of(kind, TODAY, &policy("2026-09-17")),
            "missing policy 2026-09-17"
        );
    }
    let asked = diary("request-for-quotation", "2026-10-12");
    assert_eq!(
        of(QuotationComparison, TODAY, &asked),
        "awaits placement some day"
    );
}

#[test]
fn a_policy_leaves_its_copy_and_a_slip_where_it_is_reinsured() {
    let copy = |starts| of(PaperKind::PolicyAndInvoiceCopy, TODAY, &policy(starts, ""));
    assert_eq!(copy("2026-11-20"), "missing policy 2026-11-20");
    assert_eq!(copy("2026-11-21"), "awaits policy 2026-11-21");
    let placed = diary("placement", "2026-10-12");
    assert_eq!(
        of(PaperKind::PolicyAndInvoiceCopy, TODAY, &placed),
        "awaits policy some day"
    );

    let slip = |starts, rest| of(PaperKind::ReinsuranceSlip, TODAY, &policy(starts, rest));
    assert_eq!(slip("2026-11-20", ""), "not needed");
    let reinsured = "reinsurance = true\n";
    assert_eq!(
        slip("2026-11-20", reinsured),
        "missing reinsurance 2026-11-20"
    );
    assert_eq!(slip("2026-11-21", reinsured), "awaits policy 2026-11-21");
    assert_eq!(slip("2026-09-16", reinsured), "not needed");
}

#[test]
fn a_manual_is_filed_once_it_was_handed_over() {
    let manual = diary("client-manual", "2026-10-12");
    assert_eq!(
        of(PaperKind::ClientManual, TODAY, &manual),
        "missing client-manual 2026-10-12"
    );
    assert_eq!(
        of(PaperKind::ClientManual, TODAY, APPOINTED),
        "awaits client-manual some day"
    );
}

#[test]
fn nothing_is_missing_before_the_term_of_the_archive_is_over() {
    let survey = diary("risk-survey", "2026-09-18");
    let of = |today| of(PaperKind::RiskAssessmentReport, today, &survey);

    assert_eq!(of(BEFORE), "awaits term 2026-09-21");
    assert_eq!(of("2026-09-22"), "missing risk-survey 2026-09-18");
}
