//! What was done for a client that leaves a document behind, and what is planned.

use std::collections::HashMap;

use chrono::NaiveDate;

use crate::model::{PaperKind, is_substantive};
use crate::standing::Case;

/// The first day of each thing that leaves a document, and the first expected one.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Traces {
    pub(super) survey: Seen,
    pub(super) proposal: Seen,
    pub(super) request: Seen,
    pub(super) placement: Seen,
    pub(super) manual: Seen,
    pub(super) policy: Seen,
    pub(super) reinsured: Seen,
    pub(super) service: Seen,
    pub(super) claim: Seen,
    /// A letter that is dated after the first claim, or not at all.
    pub(super) is_claim_on_file: bool,
}

/// The first day on which something happened, and the first day on which it is planned.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Seen {
    pub(super) done: Option<NaiveDate>,
    pub(super) to_come: Option<NaiveDate>,
}

impl Seen {
    fn note(&mut self, day: NaiveDate, today: NaiveDate) {
        let side = if day <= today {
            &mut self.done
        } else {
            &mut self.to_come
        };
        *side = Some(side.map_or(day, |known| known.min(day)));
    }

    /// The first of two things.
    pub(super) fn or(self, other: Seen) -> Seen {
        let first =
            |one: Option<NaiveDate>, two: Option<NaiveDate>| one.into_iter().chain(two).min();
        Seen {
            done: first(self.done, other.done),
            to_come: first(self.to_come, other.to_come),
        }
    }
}

impl Traces {
    /// Finds what produces a document: what was done under the appointment, and what is planned.
    ///
    /// Service counts from the day after `served_from`, on which the archive was set up or was due.
    pub(super) fn of(
        case: &Case<'_>,
        appointed: NaiveDate,
        served_from: Option<NaiveDate>,
    ) -> Traces {
        let (record, today) = (case.record, case.today);
        let mut traces = Traces::default();
        // An entry about a claim on record is of the day of that claim, however late it is written.
        let claims = record.claims.iter();
        let losses = claims.filter_map(|it| Some((it.id, it.loss.or(it.notified)?)));
        let losses: HashMap<&str, NaiveDate> = losses.collect();
        for entry in record.diary.iter().filter(|entry| entry.on >= appointed) {
            let kind = entry.kind.unwrap_or_default();
            let seen = match kind {
                "risk-survey" => Some(&mut traces.survey),
                "proposal" => Some(&mut traces.proposal),
                "request-for-quotation" => Some(&mut traces.request),
                "placement" => Some(&mut traces.placement),
                "claim" => Some(&mut traces.claim),
                "client-manual" => Some(&mut traces.manual),
                _ => None,
            };
            if let Some(seen) = seen {
                let of_claim = entry.claim.filter(|_| kind == "claim");
                let of_claim = of_claim.and_then(|it| losses.get(it)).copied();
                let day = of_claim.map_or(entry.on, |day| day.clamp(appointed, entry.on));
                seen.note(day, today);
            }
            let is_after = served_from.is_some_and(|day| entry.on > day);
            if is_after && !is_substantive(kind) {
                traces.service.note(entry.on, today);
            }
        }
        let plans = record.years.iter().filter_map(|year| year.plan.as_ref());
        for item in plans.flat_map(|plan| &plan.items) {
            let seen = match item.service {
                Some("risk-survey") => &mut traces.survey,
                Some("client-manual") => &mut traces.manual,
                _ => continue,
            };
            let expected = item.finish.filter(|day| item.is_open() && *day >= today);
            if let Some(day) = item.done.filter(|day| *day >= appointed) {
                seen.note(day, today);
            } else if let Some(day) = expected {
                // What is planned for today is still to come.
                seen.to_come = Some(seen.to_come.map_or(day, |known| known.min(day)));
            }
        }
        // Earlier insurance is the work of another broker, or of the client.
        for policy in &record.policies {
            if let Some(day) = policy.starts.filter(|day| *day >= appointed) {
                traces.policy.note(day, today);
                if policy.reinsurance {
                    traces.reinsured.note(day, today);
                }
            }
        }
        let mut papers = record.archive.iter().flat_map(|it| &it.documents);
        traces.is_claim_on_file = traces.claim.done.is_some_and(|claim| {
            papers.any(|paper| {
                paper.kind == Some(PaperKind::Correspondence)
                    && !paper.before_us
                    && paper.date.is_none_or(|day| day >= claim)
            })
        });
        traces
    }
}
