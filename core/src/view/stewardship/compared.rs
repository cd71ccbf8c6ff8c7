//! The client's insurance beside that of the years before.

use chrono::NaiveDate;

use super::insured::of_span;
use super::{Span, owned};
use crate::alike;
use crate::model::{self, Record};
use crate::money::Fen;
use crate::standing::{Case, History, Premiums, insurers, last_day_served};

/// The most service years that are compared.
const MOST: usize = 5;

/// A policy beside the one it followed.
#[derive(Clone, Debug, PartialEq)]
pub struct Renewed {
    /// The product.
    pub product: Option<String>,
    /// The terms that are others now; none when all are as they were.
    pub changed: Vec<Changed>,
    /// Why they are others.
    pub reason: Option<String>,
}

/// A term of a policy that is another than before.
#[derive(Clone, Debug, PartialEq)]
pub enum Changed {
    /// The insurer.
    Insurer(Words),
    /// 被保险人.
    Insured(Words),
    /// The product.
    Product(Words),
    /// The sum insured, CNY.
    SumInsured(Amounts),
    /// The premium, CNY, with what endorsements issued by then added or returned.
    Premium(Amounts),
    /// How the premium is paid.
    Payment(Words),
}

/// What is written in both policies, the earlier first.
type Words = (String, String);
/// What both policies amount to, the earlier first.
type Amounts = (Fen, Fen);

/// What a service year cost and brought.
#[derive(Clone, Debug, PartialEq)]
pub struct Experience {
    /// The first day of the service year.
    pub starts: NaiveDate,
    /// Its last day, inclusive.
    pub ends: NaiveDate,
    /// The premium of the policies that belong to it, CNY, as on the last day of the report.
    pub premium: Fen,
    /// What was paid under these policies until that day, CNY.
    pub paid: Fen,
}

impl Experience {
    /// What was paid for each hundred of premium; `None` without premium. Halves are rounded up.
    pub fn ratio(&self) -> Option<i64> {
        let (paid, premium) = (i128::from(self.paid.0), i128::from(self.premium.0));
        let percent = (paid * 200 + premium).checked_div(premium * 2)?;
        (premium > 0).then(|| i64::try_from(percent).unwrap_or(i64::MAX))
    }
}

/// The policies of the days reported on that follow another, by the outcome of its renewal.
pub(super) fn renewed(record: &Record<'_>, span: Span) -> Vec<Renewed> {
    let mut policies: Vec<_> = of_span(record, span).collect();
    policies.sort_by_key(|policy| policy.starts);
    let outcomes = || record.renewals.iter().flat_map(|it| &it.outcomes);
    let pairs = policies.into_iter().filter_map(|now| {
        let outcome = outcomes().find(|it| it.by == Some(now.id))?;
        let mut all = record.policies.iter();
        let before = all.find(|it| it.id == outcome.policy && it.id != now.id)?;
        Some((before, now, outcome.reason))
    });
    pairs
        .map(|(before, now, reason)| Renewed {
            product: owned(now.product.or(before.product)),
            changed: changed(record, before, now, span.until),
            reason: owned(reason),
        })
        .collect()
}

/// A term that only one of the two policies has on record is not compared.
fn changed(
    record: &Record<'_>,
    before: &model::Policy<'_>,
    now: &model::Policy<'_>,
    until: NaiveDate,
) -> Vec<Changed> {
    fn both<T: PartialEq>(before: Option<T>, now: Option<T>) -> Option<(T, T)> {
        before.zip(now).filter(|(before, now)| before != now)
    }
    let insured = |it: &model::Policy<'_>| (!it.insured.is_empty()).then(|| it.insured.join("、"));
    let words = |before: Option<&str>, now: Option<&str>| {
        let differ = both(owned(before), owned(now));
        differ.filter(|(before, now)| !alike::is_same(before, now))
    };
    let last_day = History::of(record, until).last_day(before);
    let before_premium = Premiums::on(record, last_day.unwrap_or(until).min(until)).of(before);
    let terms = [
        words(before.product, now.product).map(Changed::Product),
        words(insurers(before).as_deref(), insurers(now).as_deref()).map(Changed::Insurer),
        words(insured(before).as_deref(), insured(now).as_deref()).map(Changed::Insured),
        both(before.sum_insured, now.sum_insured).map(Changed::SumInsured),
        both(before_premium, Premiums::on(record, until).of(now)).map(Changed::Premium),
        words(before.payment, now.payment).map(Changed::Payment),
    ];
    terms.into_iter().flatten().collect()
}

/// What each service year on record cost and brought, the one reported on last; at most [`MOST`], and none of them
/// before the first with a premium.
///
/// A policy belongs to one service year on whatever day this is asked: the one in which its cover begins, or the first
/// that it covers, if it began before we served. What is paid on a claim goes with its policy, so that a ratio compares
/// the two of the same cover; without a policy it goes by the day of the loss.
pub(super) fn experience(case: &Case<'_>, span: Span) -> Vec<Experience> {
    let record = case.record;
    let mut years: Vec<_> = record.years.iter().collect();
    years.sort_by_key(|year| year.starts);
    years.dedup_by_key(|year| year.starts);
    let term = |year: &model::Year<'_>| (year.starts, last_day_served(case, year));
    let terms: Vec<_> = years.into_iter().map(term).collect();
    let premiums = Premiums::on(record, span.until);
    let history = History::of(record, span.until);
    let of_policy = |policy: &model::Policy<'_>| {
        let starts = policy.starts?;
        let last = history.last_day(policy);
        terms
            .iter()
            .position(|(first, end)| starts <= *end && last.is_none_or(|last| *first <= last))
    };
    let of_claim = |claim: &model::Claim<'_>| {
        let policy = record
            .policies
            .iter()
            .find(|it| Some(it.id) == claim.policy);
        let loss = claim.loss.or(claim.notified);
        let by_loss = || {
            let loss = loss?;
            terms
                .iter()
                .position(|(first, end)| (*first..=*end).contains(&loss))
        };
        policy.and_then(of_policy).or_else(by_loss)
    };
    let year = |(starts, ends): &(NaiveDate, NaiveDate)| Experience {
        starts: *starts,
        ends: *ends,
        premium: Fen(0),
        paid: Fen(0),
    };
    let mut all: Vec<_> = terms.iter().map(year).collect();
    let begun = |it: &&model::Policy<'_>| it.starts.is_some_and(|day| day <= span.until);
    for policy in record.policies.iter().filter(begun) {
        if let (Some(nth), Some(premium)) = (of_policy(policy), premiums.of(policy)) {
            all[nth].premium = Fen(all[nth].premium.0.saturating_add(premium.0));
        }
    }
    let is_paid = |it: &&model::Claim<'_>| it.paid.is_some_and(|day| day <= span.until);
    for claim in record.claims.iter().filter(is_paid) {
        if let (Some(nth), Some(paid)) = (of_claim(claim), claim.paid_amount) {
            all[nth].paid = Fen(all[nth].paid.0.saturating_add(paid.0));
        }
    }
    all.retain(|year| year.starts <= span.starts);
    let unknown = all.iter().take_while(|year| year.premium == Fen(0)).count();
    all.drain(..unknown.max(all.len().saturating_sub(MOST)));
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_paid_is_held_against_the_premium() {
        let ratio = |paid, premium| {
            let day = NaiveDate::MIN;
            let (paid, premium) = (Fen::yuan(paid), Fen::yuan(premium));
            let (starts, ends) = (day, day);
            let year = Experience {
                starts,
                ends,
                premium,
                paid,
            };
            year.ratio()
        };
        assert_eq!(ratio(0, 0), None);
        assert_eq!(ratio(0, 1_000), Some(0));
        assert_eq!(ratio(414, 1_000), Some(41));
        assert_eq!(ratio(415, 1_000), Some(42));
        assert_eq!(ratio(2_500, 1_000), Some(250));
        assert_eq!(ratio(10, -5), None);
    }
}
