//! What the business file should hold of each policy and each renewal (D28; 经纪人监管规定 44).
//!
//! A policy that began before the appointment was taken over, and owes none of our papers. A document that others made
//! before the appointment takes the place of none of ours.

use chrono::{Days, NaiveDate};

use super::{Case, History};
use crate::model::{Paper, PaperKind, Policy, Renewal, RenewalStep};

/// How many days before a policy begins its papers may be dated, and before a renewal starts those that name its policies.
const ISSUED_AHEAD: u64 = 30;

/// The papers that a renewal leaves, each with the step that it belongs to.
const OF_RENEWAL: [(PaperKind, RenewalStep); 4] = [
    (PaperKind::InsuranceProgramme, RenewalStep::Programme),
    (PaperKind::RequestForQuotation, RenewalStep::Programme),
    (PaperKind::QuotationComparison, RenewalStep::Comparison),
    (PaperKind::InsuranceProposal, RenewalStep::Proposal),
];

/// The policies that began under the appointment by today and had any cover, with their positions and first days.
pub fn begun_with_us<'a>(case: &Case<'a>) -> Vec<(usize, &'a Policy<'a>, NaiveDate)> {
    let Some(appointed) = case.record.appointed() else {
        return Vec::new();
    };
    let history = History::of(case.record, case.today);
    let policies = case.record.policies.iter().enumerate();
    let begun = policies.filter_map(|(nth, policy)| {
        let starts = policy.starts?;
        let had_cover = history.last_day(policy).is_none_or(|last| starts <= last);
        let is_ours = (appointed..=case.today).contains(&starts) && had_cover;
        let is_ours = is_ours && !case.is_before_return(starts);
        let is_ours = is_ours && case.record.taken_over(starts).is_none();
        is_ours.then_some((nth, policy, starts))
    });
    let mut begun: Vec<_> = begun.collect();
    begun.sort_by_key(|(nth, _, starts)| (*starts, *nth));
    begun
}

/// A paper of one policy or renewal that the file lacks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lacking {
    /// The position of the policy or the renewal in the record.
    pub nth: usize,
    /// The kind of document.
    pub kind: PaperKind,
    /// The day of what makes it due.
    pub since: NaiveDate,
}

/// The policies without a copy of their own, and the reinsured ones without a slip, although others have one.
///
/// A document that names policies is theirs alone. Any other is of the policies that had begun by its date, and of those
/// that begin next, because an insurer issues them ahead. One without a date may be of any.
pub fn policies_without_paper(case: &Case<'_>) -> Vec<Lacking> {
    let begun = begun_with_us(case);
    let kinds = [PaperKind::PolicyAndInvoiceCopy, PaperKind::ReinsuranceSlip];
    let lacking = kinds.into_iter().flat_map(|kind| {
        let papers = of_kind(case, kind);
        let due = begun
            .iter()
            .filter(|(_, policy, _)| kind != PaperKind::ReinsuranceSlip || policy.reinsurance);
        let due: Vec<_> = due.copied().collect();
        let covered = covered(&papers, &due);
        let lacking = due.into_iter().zip(covered).filter(|(_, covered)| !covered);
        let is_begun = !papers.is_empty();
        let lacking = lacking.filter(move |_| is_begun);
        lacking.map(move |((nth, _, since), _)| Lacking { nth, kind, since })
    });
    lacking.collect()
}

/// Which of these policies, in the order they began, have one of these documents.
fn covered(papers: &[&Paper<'_>], policies: &[(usize, &Policy<'_>, NaiveDate)]) -> Vec<bool> {
    let named = |id: &str| papers.iter().any(|paper| paper.policies.contains(&id));
    let mut covered: Vec<bool> = policies.iter().map(|(_, it, _)| named(it.id)).collect();
    for paper in papers.iter().filter(|paper| paper.policies.is_empty()) {
        let by = |starts: NaiveDate| paper.date.is_none_or(|date| starts <= date);
        let begun = policies
            .iter()
            .take_while(|(_, _, starts)| by(*starts))
            .count();
        covered[..begun].fill(true);
        let Some((date, (_, _, next))) = paper.date.zip(policies.get(begun)) else {
            continue;
        };
        if *next <= date + Days::new(ISSUED_AHEAD) {
            let on_that_day = policies[begun..]
                .iter()
                .take_while(|it| it.2 == *next)
                .count();
            covered[begun..begun + on_that_day].fill(true);
        }
    }
    covered
}

/// What each renewal should have left by its steps and did not. A document of its kind belongs to a renewal when it names
/// one of its policies and is not of the year before, or names none and is dated from the start to the close of the renewal.
pub fn renewals_without_paper(case: &Case<'_>) -> Vec<Lacking> {
    let appointed = case.record.appointed();
    let renewals = case.record.renewals.iter().enumerate();
    let lacking = renewals.flat_map(|(nth, renewal)| {
        let due = OF_RENEWAL.iter().filter_map(move |(kind, step)| {
            let since = renewal.day_of(*step)?;
            let is_ours = appointed.is_some_and(|day| (day..=case.today).contains(&since));
            let is_ours = is_ours && !case.is_before_return(since);
            (is_ours && !has_paper(case, renewal, *kind)).then_some((*kind, since))
        });
        due.map(move |(kind, since)| Lacking { nth, kind, since })
    });
    lacking.collect()
}

fn has_paper(case: &Case<'_>, renewal: &Renewal<'_>, kind: PaperKind) -> bool {
    of_kind(case, kind).iter().any(|paper| {
        let begun = |by: NaiveDate| renewal.started.is_none_or(|started| started <= by);
        if !paper.policies.is_empty() {
            let mut named = paper.policies.iter();
            return named.any(|id| renewal.policies.contains(id))
                && paper
                    .date
                    .is_none_or(|date| begun(date + Days::new(ISSUED_AHEAD)));
        }
        paper
            .date
            .is_none_or(|date| begun(date) && renewal.closed.is_none_or(|closed| date <= closed))
    })
}

fn of_kind<'a>(case: &Case<'a>, kind: PaperKind) -> Vec<&'a Paper<'a>> {
    let papers = case.record.archive.iter().flat_map(|it| &it.documents);
    let is_ours = |paper: &&Paper<'_>| paper.kind == Some(kind) && !paper.before_us;
    papers.filter(is_ours).collect()
}
