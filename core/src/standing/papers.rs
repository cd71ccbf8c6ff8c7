//! Which of the fourteen kinds of document a business file holds, and which it should by now (D28, D30).
//!
//! Only dated facts decide what is due: they show which stage the client has reached (D01). Nothing is
//! missing before the archive's deadline has passed (D29).

use chrono::{Days, NaiveDate};

use super::{Case, archive_set_up};
use crate::model::{AppointmentKind, Paper, PaperKind, Word};
use crate::words;

mod traces;

use traces::{Seen, Traces};

words! {
    /// A stage of the client's course (D01), and the documents that belong to it.
    Phase {
        /// 确立委托关系.
        Appointment = "appointment",
        /// 风险评估.
        RiskAssessment = "risk-assessment",
        /// 保险: from the request for quotation to the policy.
        Insurance = "insurance",
        /// 客户服务, once the archive is set up.
        Service = "service",
        /// 索赔. It has none of the fourteen kinds for itself: its papers are letters.
        Claims = "claims",
    }
}

words! {
    /// What makes a kind of document due.
    Cause {
        /// The archive is set up.
        Archive = "archive",
        /// The archive's deadline has passed, whether or not it is set up.
        Term = "term",
        /// A risk survey took place.
        RiskSurvey = "risk-survey",
        /// A proposal was made.
        Proposal = "proposal",
        /// Quotations were asked for.
        RequestForQuotation = "request-for-quotation",
        /// Insurance was placed.
        Placement = "placement",
        /// A policy placed under the appointment has begun.
        Policy = "policy",
        /// The client manual was handed over.
        ClientManual = "client-manual",
        /// A reinsured policy has begun.
        Reinsurance = "reinsurance",
    }
}

words! {
    /// What must happen before a kind of document becomes due.
    Awaited {
        /// The appointment.
        Appointment = "appointment",
        /// The archive's deadline.
        Term = "term",
        /// The kind of the appointment must be on record.
        AppointmentKind = "appointment-kind",
        /// A risk survey.
        RiskSurvey = "risk-survey",
        /// A proposal, or a policy.
        Proposal = "proposal",
        /// A request for quotation, or a policy.
        RequestForQuotation = "request-for-quotation",
        /// A placement, or a policy.
        Placement = "placement",
        /// A policy.
        Policy = "policy",
        /// The client manual.
        ClientManual = "client-manual",
    }
}

/// The state of a kind of document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PaperState {
    /// The archive holds it.
    Held {
        /// How many documents there are.
        count: usize,
        /// The latest date on one of them.
        latest: Option<NaiveDate>,
    },
    /// It is due, and the archive does not hold it.
    Missing {
        /// The day of what makes it due.
        since: NaiveDate,
        /// What makes it due.
        cause: Cause,
    },
    /// It will be due.
    NotYetDue {
        /// What it waits for.
        awaits: Awaited,
        /// The expected day, when there is one.
        on: Option<NaiveDate>,
    },
    /// Nothing in the record makes it due.
    NotNeeded,
}

/// A client's fourteen kinds on a day.
#[derive(Clone, Debug)]
pub struct Papers {
    held: [(usize, Option<NaiveDate>); 14],
    appointment: Option<AppointmentKind>,
    appointed: Option<NaiveDate>,
    /// The last day on time for the archive.
    term: Option<NaiveDate>,
    is_term_over: bool,
    /// The day the archive was set up.
    established: Option<NaiveDate>,
    traces: Traces,
}

impl Phase {
    /// The stage that produces documents of a kind.
    pub fn of(kind: PaperKind) -> Phase {
        match kind {
            PaperKind::ClientProfile
            | PaperKind::BrokerageAgreement
            | PaperKind::PowerOfAttorney
            | PaperKind::ContractCopy => Phase::Appointment,
            // The proposal is the result of the assessment.
            PaperKind::RiskAssessmentReport | PaperKind::InsuranceProposal => Phase::RiskAssessment,
            PaperKind::InsuranceProgramme
            | PaperKind::RequestForQuotation
            | PaperKind::QuotationComparison
            | PaperKind::ProposalFormCopy
            | PaperKind::PolicyAndInvoiceCopy
            | PaperKind::ReinsuranceSlip => Phase::Insurance,
            PaperKind::Correspondence | PaperKind::ClientManual => Phase::Service,
        }
    }
}

impl Papers {
    /// What a client's archive holds, and which stages the client has reached by the record.
    pub fn of(case: &Case<'_>) -> Papers {
        let record = case.record;
        let appointment = record.appointment_on(case.today);
        let appointed = appointment
            .and_then(|it| it.established)
            .filter(|day| *day <= case.today);
        let days = case.standard.deadlines.archive;
        let term = appointed.map(|day| case.calendar.due(day, days).date);
        let archive = record.archive.as_ref();
        let established = archive.and_then(archive_set_up);
        // A later appointment is a document of its own; the archive that stands is its archive from its first day.
        let later = appointment.and_then(|it| it.later.and(it.established));
        let since = later.and_then(|on| on.checked_sub_days(Days::new(SIGNED_AHEAD)));
        let is_of_it = |paper: &Paper<'_>| since.is_none() || paper.date >= since;
        let mut papers = Papers {
            held: Default::default(),
            appointment: appointment.and_then(|it| it.kind),
            appointed,
            term,
            is_term_over: term.is_some_and(|day| case.today > day),
            established: established
                .map(|day| later.map_or(day, |on| on.max(day)))
                .filter(|day| *day <= case.today),
            traces: Traces::default(),
        };
        for paper in archive.into_iter().flat_map(|it| &it.documents) {
            let is_held =
                |kind: &PaperKind| !paper.before_us && (!is_appointment(*kind) || is_of_it(paper));
            if let Some(kind) = paper.kind.filter(is_held) {
                let (count, latest) = &mut papers.held[kind as usize];
                *count += 1;
                *latest = (*latest).max(paper.date);
            }
        }
        if let Some(appointed) = appointed {
            papers.traces = Traces::of(case, appointed, papers.established.or(papers.term));
        }
        papers
    }

    /// The state of a kind.
    pub fn state(&self, kind: PaperKind) -> PaperState {
        let (count, latest) = self.held[kind as usize];
        if count > 0 {
            return PaperState::Held { count, latest };
        }
        if !self.is_asked_for(kind) {
            return PaperState::NotNeeded;
        }
        let waits = |awaits, on| PaperState::NotYetDue { awaits, on };
        if self.appointed.is_none() {
            return waits(Awaited::Appointment, None);
        }
        match self.cause(kind) {
            Ok(_) if !self.is_term_over => waits(Awaited::Term, self.term),
            Ok((cause, since)) => PaperState::Missing { since, cause },
            Err((awaits, on)) => waits(awaits, on),
        }
    }

    /// Whether anything can make a kind due at all: the appointment is one document and not three, and a
    /// reinsurance slip belongs only to reinsurance.
    fn is_asked_for(&self, kind: PaperKind) -> bool {
        let agreed =
            |by: &[AppointmentKind]| self.appointment.is_none_or(|kind| by.contains(&kind));
        match kind {
            PaperKind::BrokerageAgreement => agreed(&[AppointmentKind::BrokerageAgreement]),
            // What clients call a letter of appointment (授权书) is filed as 授权委托书. Insurers ask for one in
            // addition to a brokerage agreement, but that is their request, and our record does not show it.
            PaperKind::PowerOfAttorney => agreed(&[AppointmentKind::LetterOfAppointment]),
            // A cooperation agreement and other written documents are contracts, filed as a copy: the
            // original is filed apart (D26).
            PaperKind::ContractCopy => agreed(&[
                AppointmentKind::CooperationAgreement,
                AppointmentKind::OtherWritten,
            ]),
            PaperKind::ReinsuranceSlip => {
                let reinsured = self.traces.reinsured;
                reinsured.done.or(reinsured.to_come).is_some()
            }
            PaperKind::ClientProfile
            | PaperKind::Correspondence
            | PaperKind::RiskAssessmentReport
            | PaperKind::InsuranceProposal
            | PaperKind::InsuranceProgramme
            | PaperKind::RequestForQuotation
            | PaperKind::QuotationComparison
            | PaperKind::ProposalFormCopy
            | PaperKind::PolicyAndInvoiceCopy
            | PaperKind::ClientManual => true,
        }
    }

    /// What makes a kind due, and its day; otherwise what must happen first.
    fn cause(&self, kind: PaperKind) -> Result<(Cause, NaiveDate), (Awaited, Option<NaiveDate>)> {
        let traces = &self.traces;
        let by = |seen: Seen, cause, awaited| match seen.done {
            Some(day) => Ok((cause, day)),
            None => Err((awaited, seen.to_come)),
        };
        // A client with insurance has passed all earlier stages, whatever the diary says.
        let by_or_policy = |seen: Seen, cause, awaited| match seen.done {
            Some(day) => Ok((cause, day)),
            None => by(traces.policy, Cause::Policy, awaited)
                .map_err(|_| (awaited, seen.or(traces.policy).to_come)),
        };
        match kind {
            PaperKind::BrokerageAgreement
            | PaperKind::PowerOfAttorney
            | PaperKind::ContractCopy
                if self.appointment.is_none() =>
            {
                Err((Awaited::AppointmentKind, None))
            }
            PaperKind::ClientProfile
            | PaperKind::Correspondence
            | PaperKind::BrokerageAgreement
            | PaperKind::PowerOfAttorney
            | PaperKind::ContractCopy => match (self.established, self.term) {
                (Some(day), _) => Ok((Cause::Archive, day)),
                (None, Some(day)) if self.is_term_over => Ok((Cause::Term, day)),
                (None, day) => Err((Awaited::Term, day)),
            },
            PaperKind::RiskAssessmentReport => {
                by(traces.survey, Cause::RiskSurvey, Awaited::RiskSurvey)
            }
            PaperKind::InsuranceProposal => {
                by_or_policy(traces.proposal, Cause::Proposal, Awaited::Proposal)
            }
            PaperKind::RequestForQuotation => by_or_policy(
                traces.request,
                Cause::RequestForQuotation,
                Awaited::RequestForQuotation,
            ),
            // Quotations are compared before one is recommended (保险经纪人监管规定 第五十三条): the comparison
            // is there when insurance is placed, not yet when quotations are asked for.
            PaperKind::QuotationComparison
            | PaperKind::ProposalFormCopy
            | PaperKind::InsuranceProgramme => {
                by_or_policy(traces.placement, Cause::Placement, Awaited::Placement)
            }
            PaperKind::PolicyAndInvoiceCopy => by(traces.policy, Cause::Policy, Awaited::Policy),
            PaperKind::ClientManual => {
                by(traces.manual, Cause::ClientManual, Awaited::ClientManual)
            }
            PaperKind::ReinsuranceSlip => by(traces.reinsured, Cause::Reinsurance, Awaited::Policy),
        }
    }

    /// Whether the archive is not set up and holds none of the fourteen kinds: then there is no archive yet,
    /// and its deadline reports that (D29).
    pub fn are_not_begun(&self) -> bool {
        self.established.is_none() && self.held.iter().all(|(count, _)| *count == 0)
    }

    /// The day a client reached a stage, by dated facts.
    pub fn reached(&self, phase: Phase) -> Option<NaiveDate> {
        let traces = &self.traces;
        match phase {
            Phase::Appointment => self.appointed,
            Phase::RiskAssessment => traces.survey.or(traces.proposal).done,
            Phase::Insurance => traces.request.or(traces.placement).or(traces.policy).done,
            Phase::Service => traces.service.done,
            Phase::Claims => traces.claim.done,
        }
    }

    /// The day a client reached a stage that has no document at all; `None` when there is a document, or none
    /// is due (D30).
    pub fn undocumented(&self, phase: Phase) -> Option<NaiveDate> {
        let reached = self.reached(phase).filter(|_| self.is_term_over)?;
        let mut states = kinds_of(phase).map(|kind| self.state(kind));
        let is_documented = match phase {
            Phase::Claims => self.traces.is_claim_on_file,
            _ => states
                .clone()
                .any(|it| matches!(it, PaperState::Held { .. })),
        };
        let is_due =
            phase == Phase::Claims || states.any(|it| matches!(it, PaperState::Missing { .. }));
        (is_due && !is_documented).then_some(reached)
    }
}

/// How many days before a later appointment its document may be dated.
const SIGNED_AHEAD: u64 = 30;

/// Whether documents of a kind are the appointment itself.
fn is_appointment(kind: PaperKind) -> bool {
    matches!(
        kind,
        PaperKind::BrokerageAgreement | PaperKind::PowerOfAttorney | PaperKind::ContractCopy
    )
}

fn kinds_of(phase: Phase) -> impl Iterator<Item = PaperKind> + Clone {
    let kinds = PaperKind::ALL.iter().copied();
    kinds.filter(move |kind| Phase::of(*kind) == phase)
}

#[cfg(test)]
mod tests;
