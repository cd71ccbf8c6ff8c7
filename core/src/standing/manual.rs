//! The client manual of a policy year: by when it is due, and whether the client has it (D57).

use chrono::{Days, NaiveDate};

use super::{Case, History, service_years};
use crate::calendar::Due;
use crate::model::{PaperKind, PlanItem, Policy, day_after_months};

/// The service by which a client gets its manual.
pub const CLIENT_MANUAL: &str = "client-manual";

/// A year of a policy.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PolicyYear {
    /// The policy's place in the record.
    pub policy: usize,
    /// The first day of the year.
    pub starts: NaiveDate,
    /// The last day on which its manual is in time.
    pub due: Due,
}

/// The present year of the policy that has run longest of those that run today.
pub fn policy_year(case: &Case<'_>) -> Option<PolicyYear> {
    let history = History::of(case.record, case.today);
    let policies = case.record.policies.iter().enumerate();
    let running = policies.filter(|(_, policy)| history.covers(policy, case.today));
    let (policy, of_it) = running.min_by_key(|(_, policy)| policy.starts)?;
    let begun = first_days(of_it).take_while(|starts| *starts <= case.today);
    Some(policy_year_from(case, policy, begun.last()?))
}

/// The policy year whose manual is the next to be made, by a day at the latest: the present one where it has none,
/// else the first that begins.
pub fn manual_to_make(case: &Case<'_>, last: NaiveDate) -> Option<PolicyYear> {
    if let Some(year) = policy_year(case).filter(|year| !has_manual(case, year.starts)) {
        return Some(year);
    }
    let history = History::of(case.record, case.today);
    let policies = case.record.policies.iter().enumerate();
    let next = policies.filter_map(|(nth, policy)| {
        let starts = first_days(policy).find(|starts| *starts > case.today)?;
        (starts <= last && history.covers(policy, starts)).then_some((starts, nth))
    });
    let (starts, policy) = next.min()?;
    Some(policy_year_from(case, policy, starts))
}

fn policy_year_from(case: &Case<'_>, policy: usize, starts: NaiveDate) -> PolicyYear {
    // What began before us is ours from the appointment on.
    let appointed = case.record.appointment().and_then(|it| it.established);
    let from = appointed.map_or(starts, |day| day.max(starts));
    let due = case.calendar.due(from, case.standard.service.manual);
    PolicyYear {
        policy,
        starts,
        due,
    }
}

/// The first days of the years of a policy.
fn first_days(policy: &Policy<'_>) -> impl Iterator<Item = NaiveDate> {
    let first = policy.starts;
    (0..100).map_while(move |year| day_after_months(first?, 12 * year))
}

/// Whether a policy year has its manual: one was made, is planned, or lies in the archive.
///
/// One made in the service year in which the policy year begins is its manual, also when it came before the policy;
/// so is one made a few weeks before the policy year in the service year before. A planned one that is overdue is
/// told as that item.
pub fn has_manual(case: &Case<'_>, starts: NaiveDate) -> bool {
    let ahead = Days::new(case.standard.service.manual_ahead.into());
    let ahead = starts.checked_sub_days(ahead).unwrap_or(starts);
    let mut years = service_years(case).into_iter();
    let year = years.find(|year| (year.starts..=year.ends).contains(&starts));
    let first = year.map_or(ahead, |year| year.starts.min(ahead));
    let counts =
        |day: Option<NaiveDate>| day.is_some_and(|day| (first..=case.today).contains(&day));
    let record = case.record;
    let mut entries = record.diary.iter();
    let written = entries.any(|entry| entry.kind == Some(CLIENT_MANUAL) && counts(Some(entry.on)));

    let plans = record
        .years
        .iter()
        .filter_map(|year| Some((year.starts, year.plan.as_ref()?)));
    let mut items = plans.flat_map(|(starts, plan)| plan.items.iter().map(move |it| (starts, it)));
    let is_planned = |starts: NaiveDate, item: &PlanItem<'_>| {
        item.is_open_on(case.today) && item.finish.is_some() && !case.is_before_return(starts)
    };
    let planned = items.any(|(starts, it)| {
        it.service == Some(CLIENT_MANUAL) && (counts(it.done) || is_planned(starts, it))
    });

    let mut papers = record.archive.iter().flat_map(|archive| &archive.documents);
    let filed = papers.any(|it| it.kind == Some(PaperKind::ClientManual) && counts(it.date));
    written || planned || filed
}
