//! What the last service year leaves for this year's plan: its focus, what was not done, and what the review
//! and the renewal showed (D06, D07, D55, D65).

use chrono::NaiveDate;

use super::Drafted;
use crate::model::{OutcomeKind, Plan, PlanItem, Policy, Review, Year};
use crate::money::Fen;
use crate::standard::{Goal, Service};
use crate::standing::{Case, Minimum, ServiceYear, minimums};

/// A goal with fewer of its points than this share, in per cent, is weak.
const WEAK: i64 = 60;

/// A look back at the last service year. It is empty in the first year.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct LookBack<'a> {
    /// The focus of that year's plan, unless this year has another one (D07).
    pub focus: Option<&'a str>,
    /// Items neither done nor dropped that this year's plan has again: it has their service, or covers the
    /// same commitments and needs.
    pub taken_up: Vec<&'a PlanItem<'a>>,
    /// Items neither done nor dropped that it does not have again.
    pub left_over: Vec<&'a PlanItem<'a>>,
    /// What was lowered with approval only for that year, and has no request for this one (D41).
    pub lowered: Vec<Minimum<'a>>,
    /// A new kind of service to suggest, when the plan has none (D06).
    pub new_face: Option<NewFace<'a>>,
    /// The last account review, when a goal in it scored below 60%, and those goals with their points (D55).
    pub weak: Option<(&'a Review<'a>, Vec<(&'a Goal, i64)>)>,
    /// Cover that the client declined at the renewal (D65), without whole policies that were lost.
    pub declined: Vec<&'a str>,
    /// Policies lost at the renewal, to the insurer directly or to another broker (D67).
    pub lost: Vec<&'a Policy<'a>>,
}

/// A service that is in neither this year's plan nor last year's.
#[derive(Clone, Debug, PartialEq)]
pub struct NewFace<'a> {
    /// The service.
    pub service: &'a Service,
    /// What was new last year, compared with the year before it.
    pub last_years: Vec<&'a Service>,
}

/// The recorded service year before a day.
pub(super) fn year_before<'a>(case: &Case<'a>, starts: NaiveDate) -> Option<&'a Year<'a>> {
    let before = case.record.years.iter();
    let before = before.filter(|it| it.starts < starts);
    before.max_by_key(|it| it.starts)
}

/// Looks back at the year before this one. This year's plan will also have these items; `focus` is this
/// year's focus.
pub(super) fn look_back<'a>(
    case: &Case<'a>,
    of_year: &ServiceYear<'a>,
    plan: Option<&Plan<'_>>,
    drafted: &[Drafted<'_>],
    focus: Option<&str>,
) -> LookBack<'a> {
    let Some(before) = year_before(case, of_year.starts) else {
        return LookBack::default();
    };
    let last = before.plan.as_ref();
    let open = last.iter().flat_map(|plan| &plan.items);
    // What a service that has ended left undone is nobody's to do or to drop.
    let is_over = case.is_before_return(before.starts);
    let open = open.filter(|item| item.is_open() && !is_over);
    let (taken_up, left_over) = open.partition(|item| takes_up(item, plan, drafted));
    let renewals = case.record.renewals.iter().filter(|renewal| {
        let settled = renewal.closed.or(renewal.bound).or(renewal.choice);
        settled.is_some_and(|day| (before.starts..=case.today).contains(&day))
    });
    let declined = renewals.clone().flat_map(|it| it.declined.iter().copied());
    let outcomes = renewals.flat_map(|it| &it.outcomes);
    let lost = outcomes.filter(|it| it.kind.is_some_and(OutcomeKind::is_loss));
    let policies = &case.record.policies;
    let lost = lost.filter_map(|it| policies.iter().find(|policy| policy.id == it.policy));
    let lost: Vec<&Policy<'_>> = lost.collect();
    // When the declined cover is named like a policy that was then lost, only the loss is reported.
    let is_lost = |cover: &str| lost.iter().any(|policy| is_named(policy, cover));
    let declined = declined.filter(|cover| !is_lost(cover)).collect();
    LookBack {
        focus: last
            .and_then(|plan| plan.focus)
            .filter(|last| focus.is_none_or(|now| now == *last)),
        taken_up,
        left_over,
        lowered: last.map_or(Vec::new(), |last| lowered(case, last, plan, of_year)),
        new_face: last.and_then(|last| {
            Some(NewFace {
                service: new_face(case, last, plan, drafted)?,
                last_years: new_in(case, before),
            })
        }),
        weak: weak(case, before),
        declined,
        lost,
    }
}

/// Whether the words of declined cover mean a whole policy, by its id or its product.
fn is_named(policy: &Policy<'_>, cover: &str) -> bool {
    let is_it = |name: &str| name.trim().to_lowercase() == cover.trim().to_lowercase();
    is_it(policy.id) || policy.product.is_some_and(is_it)
}

/// Whether this year's plan has an item of the same service, or covers everything that the old one covered.
fn takes_up(item: &PlanItem<'_>, plan: Option<&Plan<'_>>, drafted: &[Drafted<'_>]) -> bool {
    let there = || {
        let items = plan.iter().flat_map(|plan| &plan.items);
        items.filter(|it| it.dropped.is_none())
    };
    let is_covered = |id: &&str| {
        there().any(|it| it.answers(id))
            || drafted
                .iter()
                .any(|it| it.covers.iter().any(|own| own == id))
    };
    let is_planned = |code: &str| {
        there().any(|it| it.service == Some(code))
            || drafted
                .iter()
                .any(|it| it.service.is_some_and(|own| own.code == code))
    };
    let is_answered = !item.covers.is_empty() && item.covers.iter().all(is_covered);
    is_answered || item.service.is_some_and(is_planned)
}

/// The services lowered with approval in last year's plan, each with this year's minimum and the lowering
/// that counted then; those that this year's plan also lowers, or that are referred for it, are left out.
fn lowered<'a>(
    case: &Case<'a>,
    last: &'a Plan<'a>,
    plan: Option<&Plan<'_>>,
    of_year: &ServiceYear<'a>,
) -> Vec<Minimum<'a>> {
    let of = |plan: &'a Plan<'a>, code: &str| {
        let lowerings = plan.lowerings.iter();
        let counted = lowerings.filter(|it| it.service == Some(code) && it.counts(case.today));
        counted.max_by_key(|it| it.approved)
    };
    let is_asked = |code: &str| {
        let mut lowerings = plan.iter().flat_map(|plan| &plan.lowerings);
        lowerings.any(|it| it.service == Some(code))
    };
    let now = minimums(case, of_year).into_iter();
    now.filter(|it| !is_asked(&it.service.code))
        .filter_map(|it| {
            let lowered = of(last, &it.service.code)?;
            let least = lowered.least?;
            (least < i64::from(it.standard)).then_some(Minimum {
                lowered: Some(lowered),
                ..it
            })
        })
        .collect()
}

/// What a service typically cost in the plan of the year before, as the estimate for this one: the median of
/// its items, the cheaper one of two. One expensive drill must not set the price of every training, so items
/// without a cost on record count too; when most have none, there is no estimate.
pub(super) fn typical_cost(before: Option<&Year<'_>>, service: &Service) -> Option<Fen> {
    let plan = before.and_then(|year| year.plan.as_ref());
    let items = plan.iter().flat_map(|plan| &plan.items);
    let of_it = items.filter(|item| item.service == Some(&service.code) && item.dropped.is_none());
    let mut costs: Vec<Option<Fen>> = of_it.map(|item| item.best_cost()).collect();
    costs.sort_unstable();
    let middle = costs.len().checked_sub(1)? / 2;
    costs[middle]
}

/// The last account review since the year began, when it has weak goals.
fn weak<'a>(case: &Case<'a>, before: &Year<'_>) -> Option<(&'a Review<'a>, Vec<(&'a Goal, i64)>)> {
    let reviews = case.record.reviews.iter();
    let reviews = reviews.filter(|it| (before.starts..=case.today).contains(&it.on));
    let last = reviews.max_by_key(|review| review.on)?;
    let scored = last.scores.iter().filter_map(|score| {
        let goal = case.standard.goal(score.goal)?;
        Some((goal, score.points?))
    });
    let weak = scored.filter(|(goal, points)| points * 100 < i64::from(goal.points) * WEAK);
    let weak: Vec<_> = weak.collect();
    (!weak.is_empty()).then_some((last, weak))
}

/// A service that neither plan has, when everything in this year's plan was in last year's (D06).
fn new_face<'a>(
    case: &Case<'a>,
    last: &Plan<'_>,
    plan: Option<&Plan<'_>>,
    drafted: &[Drafted<'_>],
) -> Option<&'a Service> {
    let old: Vec<&str> = kinds(last).collect();
    let own = drafted.iter().filter_map(|item| item.service);
    let now = plan.into_iter().flat_map(kinds);
    let mut now = now.chain(own.map(|it| it.code.as_str()));
    if old.is_empty() || now.any(|kind| !old.contains(&kind)) {
        return None;
    }
    let services = case.standard.services.iter();
    let mut unused = services.filter(|it| !old.contains(&it.code.as_str()));
    unused.next()
}

/// The services of the standard that are in a year's plan but were not in the plan of the year before; none
/// when there is no earlier plan to compare with.
fn new_in<'a>(case: &Case<'a>, year: &Year<'_>) -> Vec<&'a Service> {
    let before = year_before(case, year.starts).and_then(|it| it.plan.as_ref());
    let old: Vec<&str> = before.into_iter().flat_map(kinds).collect();
    let now: Vec<&str> = year.plan.iter().flat_map(kinds).collect();
    let is_new = |code: &str| !old.is_empty() && now.contains(&code) && !old.contains(&code);
    let services = case.standard.services.iter();
    services.filter(|it| is_new(&it.code)).collect()
}

/// The kinds of service a plan holds.
fn kinds<'p>(plan: &'p Plan<'_>) -> impl Iterator<Item = &'p str> {
    let alive = plan.items.iter().filter(|item| item.dropped.is_none());
    alive.filter_map(|item| item.service)
}
