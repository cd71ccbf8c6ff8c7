//! The client's insurance, claims and changes: policies, claims, endorsements, risks.

use chrono::NaiveDate;

use super::{Span, owned};
use crate::model::{self, Record};
use crate::money::Fen;
use crate::standing::{History, Premiums, insurers};

/// A policy of the year; without its brokerage.
#[derive(Clone, Debug, PartialEq)]
pub struct Policy {
    /// The product.
    pub product: Option<String>,
    /// The insurer.
    pub insurer: Option<String>,
    /// The policy number.
    pub number: Option<String>,
    /// The first day of cover.
    pub starts: Option<NaiveDate>,
    /// The last day of cover, inclusive.
    pub ends: Option<NaiveDate>,
    /// Whether it was surrendered or cancelled.
    pub ended_early: bool,
    /// The sum insured, CNY.
    pub sum_insured: Option<Fen>,
    /// The premium, CNY, with what the endorsements issued by then added or returned.
    pub premium: Option<Fen>,
}

/// The premium of one product, CNY; zero when there was none.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// The product.
    pub product: Option<String>,
    /// Of the policies of the year.
    pub now: Fen,
    /// Of those of the year before.
    pub before: Fen,
}

/// How far a claim has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ClaimStage {
    /// The loss is known; the insurer has not been notified.
    Reported,
    /// The insurer is notified; papers are being gathered.
    Notified,
    /// The papers are complete; the insurer decides.
    Complete,
    /// The insurer has decided.
    Decided,
    /// The amount is agreed, and not paid yet.
    Agreed,
    /// It is paid.
    Paid,
    /// The insurer denied it.
    Denied,
    /// The denial is contested.
    Contested,
    /// The client withdrew it.
    Withdrawn,
    /// It is closed, and nothing was paid.
    Closed,
}

/// A claim.
#[derive(Clone, Debug, PartialEq)]
pub struct Claim {
    /// The day of the loss.
    pub loss: Option<NaiveDate>,
    /// What happened.
    pub cause: Option<String>,
    /// The product it is made under.
    pub product: Option<String>,
    /// The insurer's own number for it.
    pub number: Option<String>,
    /// The amount claimed or reserved, CNY.
    pub amount: Option<Fen>,
    /// What was paid, CNY.
    pub paid: Option<Fen>,
    /// How far it has come.
    pub stage: ClaimStage,
}

impl ClaimStage {
    /// Whether it still waits for its end.
    pub fn is_open(self) -> bool {
        match self {
            ClaimStage::Reported
            | ClaimStage::Notified
            | ClaimStage::Complete
            | ClaimStage::Decided
            | ClaimStage::Agreed
            | ClaimStage::Contested => true,
            ClaimStage::Paid | ClaimStage::Denied | ClaimStage::Withdrawn | ClaimStage::Closed => {
                false
            }
        }
    }
}

/// A change of a policy.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// What is changed.
    pub text: String,
    /// The product.
    pub product: Option<String>,
    /// The day it was asked for.
    pub requested: Option<NaiveDate>,
    /// The day the insurer issued it.
    pub issued: Option<NaiveDate>,
    /// What it adds to the premium, CNY; below zero when premium is returned.
    pub premium: Option<Fen>,
}

/// A change of risk, with what is done about it.
#[derive(Clone, Debug, PartialEq)]
pub struct Improvement {
    /// What changed.
    pub text: String,
    /// What is done about it.
    pub measure: String,
    /// The day the measure was taken.
    pub measured: Option<NaiveDate>,
    /// The day the insurer was told.
    pub told: Option<NaiveDate>,
}

/// The policies of the days reported on.
pub(super) fn policies(record: &Record<'_>, span: Span) -> Vec<Policy> {
    let mut policies: Vec<_> = of_span(record, span).collect();
    policies.sort_by_key(|policy| policy.starts);
    let premiums = Premiums::on(record, span.until);
    let history = History::of(record, span.until);
    let policy = |it: &model::Policy<'_>| Policy {
        product: owned(it.product),
        insurer: owned(insurers(it).as_deref()),
        number: owned(it.number),
        starts: it.starts,
        ends: history.last_day(it),
        ended_early: history.terminated(it).is_some(),
        sum_insured: it.sum_insured,
        premium: premiums.of(it),
    };
    policies.into_iter().map(policy).collect()
}

/// The policies that cover the last of the days, and those that began or were cancelled within them. A policy that
/// only reaches into them from before and runs out is the year before's.
pub(super) fn of_span<'a>(
    record: &'a Record<'a>,
    span: Span,
) -> impl Iterator<Item = &'a model::Policy<'a>> {
    let history = History::of(record, span.until);
    record.policies.iter().filter(move |policy| {
        let Some(starts) = policy.starts else {
            return false;
        };
        let ends = history.last_day(policy);
        let runs = ends.is_none_or(|ends| span.until <= ends);
        let cancelled = history.terminated(policy);
        let cancelled = cancelled.is_some_and(|day| span.holds(day));
        starts <= span.until && (runs || cancelled || span.starts <= starts)
    })
}

/// Each product's premium, this year's products first, in the order of the file.
///
/// Of days before the client came to us the record has only what still ran then. A product without premium a year before
/// may so be one that nobody wrote down: where there is one, nothing of the year before is told.
pub(super) fn lines(record: &Record<'_>, span: Span) -> Vec<Line> {
    let now: Vec<_> = of_span(record, span).collect();
    let before: Vec<_> = of_span(record, span.before()).collect();
    let mut products: Vec<Option<&str>> = Vec::new();
    for policy in now.iter().chain(&before) {
        if !products.contains(&policy.product) {
            products.push(policy.product);
        }
    }
    // Each year's as it stood on its last day reported on.
    let [premiums_now, premiums_before] =
        [span, span.before()].map(|it| Premiums::on(record, it.until));
    let of = |policies: &[&model::Policy<'_>], premiums: &Premiums<'_>, product: Option<&str>| {
        let same = policies.iter().filter(|policy| policy.product == product);
        same.filter_map(|policy| premiums.of(policy)).sum::<Fen>()
    };
    let lines = products.into_iter().map(|product| Line {
        product: owned(product),
        now: of(&now, &premiums_now, product),
        before: of(&before, &premiums_before, product),
    });
    let mut lines: Vec<Line> = lines.collect();
    let unknown = |line: &Line| line.now != Fen(0) && line.before == Fen(0);
    if begins(record) > Some(span.before().until) && lines.iter().any(unknown) {
        lines.retain(|line| line.now != Fen(0));
        lines.iter_mut().for_each(|line| line.before = Fen(0));
    }
    lines
}

/// The day from which on the record has all that happened.
fn begins(record: &Record<'_>) -> Option<NaiveDate> {
    let appointed = || {
        record
            .appointments
            .iter()
            .filter_map(|it| it.established)
            .min()
    };
    record.client.recorded_from.or_else(appointed)
}

/// The claims whose loss lies in the days, and older ones that came to their end in them or have none yet.
pub(super) fn claims(record: &Record<'_>, span: Span) -> Vec<Claim> {
    let claims = record.claims.iter();
    let mut claims: Vec<_> = claims.filter(|claim| is_of_span(claim, span)).collect();
    claims.sort_by_key(|claim| claim.loss.or(claim.notified));
    let claim = |it: &model::Claim<'_>| {
        let happened = |day: Option<NaiveDate>| day.is_some_and(|day| day <= span.until);
        Claim {
            loss: it.loss,
            cause: owned(it.cause),
            product: product(record, it.policy),
            number: owned(it.number),
            amount: it.amount,
            paid: it.paid_amount.filter(|_| happened(it.paid)),
            stage: stage(it, &happened),
        }
    };
    claims.into_iter().map(claim).collect()
}

fn is_of_span(claim: &model::Claim<'_>, span: Span) -> bool {
    let Some(begun) = claim.loss.or(claim.notified) else {
        return false;
    };
    let ended = claim.closed.or(claim.paid).or(claim.withdrawn);
    begun <= span.until && ended.is_none_or(|ended| span.starts <= ended.max(begun))
}

/// How far a claim had come, by the latest of its steps.
fn stage(claim: &model::Claim<'_>, happened: &dyn Fn(Option<NaiveDate>) -> bool) -> ClaimStage {
    let steps = [
        (claim.withdrawn, ClaimStage::Withdrawn),
        (claim.paid, ClaimStage::Paid),
        (claim.agreed, ClaimStage::Agreed),
        (claim.contested, ClaimStage::Contested),
        (claim.denied, ClaimStage::Denied),
        (claim.closed, ClaimStage::Closed),
        (claim.decided, ClaimStage::Decided),
        (claim.complete, ClaimStage::Complete),
        (claim.notified, ClaimStage::Notified),
    ];
    let reached = steps.into_iter().find(|(day, _)| happened(*day));
    let stage = reached.map_or(ClaimStage::Reported, |(_, stage)| stage);
    match stage {
        // A denial that was contested in vain is closed as denied.
        ClaimStage::Contested if happened(claim.closed) => ClaimStage::Denied,
        other => other,
    }
}

/// The endorsements asked for or issued in the days, and not withdrawn.
pub(super) fn endorsements(record: &Record<'_>, span: Span) -> Vec<Change> {
    let within = |day: Option<NaiveDate>| day.is_some_and(|day| span.holds(day));
    let happened = |day: Option<NaiveDate>| day.filter(|day| *day <= span.until);
    let of_span = record.endorsements.iter().filter(|it| {
        (within(it.requested) || within(it.issued)) && happened(it.withdrawn).is_none()
    });
    let mut of_span: Vec<_> = of_span.collect();
    of_span.sort_by_key(|it| it.requested.or(it.issued));
    let change = |it: &model::Endorsement<'_>| {
        let issued = happened(it.issued);
        Change {
            text: it.text.to_owned(),
            product: product(record, it.policy),
            requested: it.requested,
            issued,
            premium: it.premium.filter(|_| issued.is_some()),
        }
    };
    of_span.into_iter().map(change).collect()
}

/// The changes of risk found or measured in the days. One without a measure by the last of them is left out:
/// until then it is an internal note that nobody has reviewed for the client.
pub(super) fn improvements(record: &Record<'_>, span: Span) -> Vec<Improvement> {
    let within = |day: Option<NaiveDate>| day.is_some_and(|day| span.holds(day));
    let happened = |day: Option<NaiveDate>| day.filter(|day| *day <= span.until);
    let of_span = record.risks.iter();
    let mut of_span: Vec<_> = of_span
        .filter(|it| within(it.found) || within(it.measured))
        .collect();
    of_span.sort_by_key(|it| it.found);
    let improvement = |it: &model::Risk<'_>| {
        let measured = happened(it.measured);
        let measure = it.measure.filter(|_| measured == it.measured);
        Some(Improvement {
            text: it.text.to_owned(),
            measure: owned(measure)?,
            measured,
            told: happened(it.told),
        })
    };
    of_span.into_iter().filter_map(improvement).collect()
}

/// The product of the policy with an id.
fn product(record: &Record<'_>, policy: Option<&str>) -> Option<String> {
    let id = policy?;
    let policy = record.policies.iter().find(|policy| policy.id == id)?;
    owned(policy.product)
}
