//! The brokerage income that the policies on record bring to a service year (D32, D36).

use std::ops::Add;

use chrono::NaiveDate;

use super::{Case, History, Premiums};
use crate::model::{Policy, day_after_months, last_day_of_year_from, whole_months};
use crate::money::Fen;

/// The brokerage of the policies that belong to the time from `starts` to `ends`, both inclusive, CNY;
/// `None` when none of them has a premium and a percentage.
///
/// A policy belongs to the service year it begins in. One that covers more than twelve months is spread over
/// them (D36): each of its policy years counts, with its share of the months, in the service year it begins
/// in. It covers from its first day to the last on which it is in force ([`History`]). A part of a month does not
/// count, and shares are rounded down to the fen. What an endorsement issued
/// by today adds or returns belongs to its policy ([`Premiums`]).
pub fn income_of_policies(case: &Case<'_>, starts: NaiveDate, ends: NaiveDate) -> Option<Fen> {
    let premiums = Premiums::on(case.record, case.today);
    shares(case, starts, ends, |policy| premiums.brokerage(policy))
}

/// What was received of that brokerage by a day, that day inclusive, CNY; `None` when nothing was. What was
/// received for several years is spread like the brokerage itself: realised income belongs to all of them too
/// (D36).
pub fn received_of_policies(
    case: &Case<'_>,
    starts: NaiveDate,
    ends: NaiveDate,
    by: NaiveDate,
) -> Option<Fen> {
    shares(case, starts, ends, |policy| {
        let received = policy.received?;
        policy
            .received_on
            .is_none_or(|on| on <= by)
            .then_some(received)
    })
}

/// The parts of an amount of each policy that belong to the time from `starts` to `ends`.
fn shares(
    case: &Case<'_>,
    starts: NaiveDate,
    ends: NaiveDate,
    amount: impl Fn(&Policy<'_>) -> Option<Fen>,
) -> Option<Fen> {
    let history = History::of(case.record, case.today);
    let policies = case.record.policies.iter();
    let shares = policies.filter_map(|policy| {
        let last = history.last_day(policy);
        share((policy.starts?, last), amount(policy)?, starts, ends)
    });
    shares.reduce(Fen::add)
}

fn share(
    (first, last): (NaiveDate, Option<NaiveDate>),
    amount: Fen,
    starts: NaiveDate,
    ends: NaiveDate,
) -> Option<Fen> {
    let last = last.unwrap_or_else(|| last_day_of_year_from(first));
    let months = whole_months(first, last).max(1);
    let mut served = 0;
    let mut passed = 0;
    while passed < months {
        let begins = day_after_months(first, passed)?;
        if begins > ends {
            break;
        }
        if begins >= starts {
            served += (months - passed).min(12);
        }
        passed += 12;
    }
    (served > 0).then(|| {
        let fen = i128::from(amount.0) * i128::from(served) / i128::from(months);
        Fen(i64::try_from(fen).unwrap_or(i64::MAX))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::standing::tests::on;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn income(year: [&str; 2], policies: &[(&str, &str)]) -> Option<i64> {
        let tables = policies.iter().map(|(starts, ends)| {
            format!(
                "[[policies]]\nstarts = {starts}\nends = {ends}\npremium = 6000000\nbrokerage-percent = 15\n"
            )
        });
        let text = format!("client.name = '甲'\n{}", tables.collect::<String>());
        let [starts, ends] = year.map(day);
        on("2026-11-20", &text, |case| {
            income_of_policies(case, starts, ends).map(|fen| fen.0 / 100)
        })
    }

    #[test]
    fn an_issued_endorsement_brings_and_takes_income() {
        let text = "\
client.name = '甲'
[[policies]]
id = 'par'
starts = 2026-04-15
ends = 2029-04-14
premium = 6000000
brokerage-percent = 15
";
        let of = |premium: i64, issued: &str| {
            let text = format!(
                "{text}[[endorsements]]\nid = 'b1'\npolicy = 'par'\ntext = ''\npremium = {premium}\n{issued}"
            );
            let [starts, ends] = YEAR.map(day);
            on("2026-11-20", &text, |case| {
                income_of_policies(case, starts, ends).map(|fen| fen.0 / 100)
            })
        };

        // 15 % of it, a third in each of the three years.
        assert_eq!(of(200_000, ""), Some(300_000));
        assert_eq!(of(200_000, "issued = 2026-11-20\n"), Some(310_000));
        assert_eq!(of(200_000, "issued = 2026-11-21\n"), Some(300_000));
        assert_eq!(of(-200_000, "issued = 2026-11-20\n"), Some(290_000));
    }

    const YEAR: [&str; 2] = ["2026-03-02", "2027-03-01"];

    #[test]
    fn a_policy_belongs_to_the_service_year_it_begins_in() {
        let of = |starts, ends| income(YEAR, &[(starts, ends)]);

        assert_eq!(of("2026-03-01", "2027-02-28"), None);
        assert_eq!(of("2026-03-02", "2027-03-01"), Some(900_000));
        assert_eq!(of("2027-03-01", "2028-02-29"), Some(900_000));
        assert_eq!(of("2027-03-02", "2028-03-01"), None);
        assert_eq!(of("2026-06-01", "2026-08-31"), Some(900_000));
        let two = [("2026-03-20", "2027-03-19"), ("2026-04-01", "2027-03-31")];
        assert_eq!(income(YEAR, &two), Some(1_800_000));
    }

    #[test]
    fn a_longer_policy_is_spread_over_its_months() {
        let three_years = [("2026-04-15", "2029-04-14")];
        for year in [
            YEAR,
            ["2027-03-02", "2028-03-01"],
            ["2028-03-02", "2029-03-01"],
        ] {
            assert_eq!(income(year, &three_years), Some(300_000), "{year:?}");
        }
        assert_eq!(income(["2029-03-02", "2030-03-01"], &three_years), None);

        // 18 months: two thirds in the first year, the rest in the second.
        let longer = [("2026-04-15", "2027-10-14")];
        assert_eq!(income(YEAR, &longer), Some(600_000));
        assert_eq!(income(["2027-03-02", "2028-03-01"], &longer), Some(300_000));
    }

    #[test]
    fn what_was_received_by_a_day_is_spread_like_the_brokerage() {
        let policy = |ends: &str, received: &str| {
            format!(
                "[[policies]]\nstarts = 2026-04-15\nends = {ends}\npremium = 6000000\nbrokerage-percent = 15\n{received}\n"
            )
        };
        let of = |by: &str, policies: &[String]| {
            let text = format!("client.name = '甲'\n{}", policies.concat());
            let [starts, ends] = YEAR.map(day);
            on("2026-11-20", &text, |case| {
                received_of_policies(case, starts, ends, day(by)).map(|fen| fen.0 / 100)
            })
        };
        let one = policy("2027-04-14", "received = 300000\nreceived-on = 2026-06-30");
        let three = policy("2029-04-14", "received = 300000");
        let none = policy("2027-04-14", "");

        assert_eq!(of("2026-06-29", std::slice::from_ref(&one)), None);
        assert_eq!(of("2026-06-30", std::slice::from_ref(&one)), Some(300_000));
        assert_eq!(
            of("2026-06-30", std::slice::from_ref(&three)),
            Some(100_000)
        );
        assert_eq!(of("2026-06-30", std::slice::from_ref(&none)), None);
        assert_eq!(of("2026-06-30", &[one, three, none]), Some(400_000));
    }

    #[test]
    fn days_past_a_year_are_no_second_year_and_a_month_past_it_is() {
        let years = |ends: &str| {
            [YEAR, ["2027-03-02", "2028-03-01"]].map(|year| income(year, &[("2026-04-15", ends)]))
        };
        assert_eq!(years("2027-04-14"), [Some(900_000), None]);
        assert_eq!(years("2027-04-19"), [Some(900_000), None]);
        assert_eq!(years("2027-05-13"), [Some(900_000), None]);
        assert_eq!(years("2027-05-14"), [Some(830_769), Some(69_230)]);
        // A cover of days still is a month's.
        assert_eq!(years("2026-04-15"), [Some(900_000), None]);
    }
}
