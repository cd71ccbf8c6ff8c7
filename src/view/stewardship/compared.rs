//! The client's insurance beside that of the years before.

use chrono::NaiveDate;

use super::insured::of_span;
use super::{Span, owned};
use crate::alike;
use crate::model::{self, Record};
use crate::money::Fen;
use crate::standing::{Case, History, Premiums, insurers, last_day_of};

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
    /// The premium of its policies, CNY, as on its last day reported on.
    pub premium: Fen,
    /// What was paid on losses of the year until the last day of the report, CNY.
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
pub(super) fn experience(case: &Case<'_>, span: Span) -> Vec<Experience> {
    let record = case.record;
    let mut years: Vec<_> = record.years.iter().collect();
    years.sort_by_key(|year| year.starts);
    years.dedup_by_key(|year| year.starts);
    let past = years.into_iter().filter(|year| year.starts <= span.starts);
    let of = |year: &model::Year<'_>| {
        let (starts, ends) = (year.starts, last_day_of(case, year));
        let until = ends.min(span.until);
        let days = Span { starts, until };
        let premiums = Premiums::on(record, until);
        let is_loss = |claim: &&model::Claim<'_>| {
            let loss = claim.loss.or(claim.notified);
            loss.is_some_and(|loss| days.holds(loss))
        };
        let is_paid = |claim: &model::Claim<'_>| claim.paid.is_some_and(|day| day <= span.until);
        let losses = record.claims.iter().filter(is_loss);
        let paid = losses.filter(|claim| is_paid(claim));
        Experience {
            starts,
            ends,
            premium: of_span(record, days).filter_map(|it| premiums.of(it)).sum(),
            paid: paid.filter_map(|claim| claim.paid_amount).sum(),
        }
    };
    let mut all: Vec<_> = past.map(of).collect();
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
