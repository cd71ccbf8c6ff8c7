//! An income for several service years belongs to each of them in part (D36).

use chrono::NaiveDate;

use super::stars::yearly;
use super::{Case, History, Premiums, last_day_of};
use crate::model::{Policy, Year, whole_months};
use crate::money::Fen;

/// A service year whose income includes the whole brokerage of policies that run longer than a year.
#[derive(Clone, Debug, PartialEq)]
pub struct Unapportioned<'a> {
    /// The first of those policies.
    pub policy: &'a Policy<'a>,
    /// The whole months it runs.
    pub months: u32,
    /// How many others there are.
    pub others: usize,
    /// The brokerage of all of them for their whole term, CNY.
    pub whole: Fen,
    /// The part of it that belongs to one service year, CNY: `brokerage × 12 ÷ months`, each.
    pub share: Fen,
    /// The income on record, CNY.
    pub income: Fen,
    /// What the income of one service year would be, CNY.
    pub yearly: Fen,
    /// The stars that income gives.
    pub stars: u8,
}

/// Whether the income of one year includes the brokerage of several years; `None` when it does not, or when
/// the record does not say enough.
///
/// This compares the income with the policies that begin in the year. The income need not equal their
/// brokerage to the fen. It counts as including the whole of the long policies when it is at least nine
/// tenths of the sum of all brokerages, and nearer to that sum than to the sum with only the yearly parts of
/// the long ones. An income that is further above the sum than that came from elsewhere too, so nothing is
/// known of its parts; and once the later years are taken off, the rest is never asked to be spread again. A
/// rating for more than twelve months has already been apportioned.
pub fn unapportioned<'a>(case: &Case<'a>, year: &'a Year<'a>) -> Option<Unapportioned<'a>> {
    let rating = year.rating.as_ref()?;
    let (income, served) = (rating.income?, rating.months.unwrap_or(12));
    if served > 12 {
        return None;
    }
    let within = year.starts..=last_day_of(case, year);
    let begins = |policy: &&Policy<'_>| policy.starts.is_some_and(|day| within.contains(&day));
    let placed = || case.record.policies.iter().filter(begins);
    let history = History::of(case.record, case.today);
    let months =
        |policy: &Policy<'_>| longer_than_a_year(policy.starts?, history.last_day(policy)?);
    let long = || placed().filter_map(|policy| Some((policy, months(policy)?)));
    let (policy, months) = long().next()?;
    let premiums = Premiums::on(case.record, case.today);
    let brokerage = |policy: &Policy<'_>| premiums.brokerage(policy);

    let sum = |amounts: &mut dyn Iterator<Item = Fen>| {
        let sum: i128 = amounts.map(|amount| i128::from(amount.0)).sum();
        i64::try_from(sum).map(Fen).ok()
    };
    let all = sum(&mut placed().filter_map(brokerage))?;
    let whole = sum(&mut long().filter_map(|(policy, _)| brokerage(policy)))?;
    let share =
        sum(&mut long()
            .filter_map(|(policy, months)| Some(yearly(brokerage(policy)?, months.into()))))?;
    let spared = i128::from(whole.0 - share.0);
    let (held, sum_of_all) = (i128::from(income.0), i128::from(all.0));
    let is_nearer_to_whole = 2 * held > 2 * sum_of_all - spared;
    let is_of_policies = 10 * held >= 9 * sum_of_all && 2 * held <= 2 * sum_of_all + spared;
    if spared == 0 || !is_nearer_to_whole || !is_of_policies {
        return None;
    }
    let yearly = yearly(spare(income, all, spared), served);
    Some(Unapportioned {
        policy,
        months,
        others: long().count() - 1,
        whole,
        share,
        income,
        yearly,
        stars: case.standard.stars.of(yearly),
    })
}

/// An income without what belongs to later years; an income below the sum of all brokerages is reduced in
/// proportion.
fn spare(income: Fen, all: Fen, spared: i128) -> Fen {
    let (income, all) = (i128::from(income.0), i128::from(all.0));
    let spared = match income < all {
        true => income - income * (all - spared) / all,
        false => spared,
    };
    Fen(i64::try_from(income - spared).unwrap_or(i64::MAX))
}

/// The whole months a policy runs, when there are more than twelve. A few days more than a year, such as an
/// end written one day too late, do not make a second service year.
fn longer_than_a_year(first: NaiveDate, last: NaiveDate) -> Option<u32> {
    let months = whole_months(first, last);
    (months > 12).then_some(months)
}
