//! How long a client's business file is kept: 5 years from the end of an insurance contract of one year
//! or less, 10 of a longer one (保险经纪人监管规定 第五十一条).

use chrono::{Months, NaiveDate};

use super::renewal::History;
use crate::model::{Policy, Record, last_day_of_year_from};

/// How long a file is kept, and because of which policy.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Retention<'a> {
    /// The last day it must be kept, inclusive.
    pub until: NaiveDate,
    /// The policy whose file must be kept longest.
    pub policy: &'a Policy<'a>,
    /// The years from its end: 5 or 10.
    pub years: u32,
}

/// How long the file must be kept: as long as the policy with the latest such day. `None` without a policy,
/// and while one of them has no last day, because the law's term has not begun.
pub fn retention<'a>(record: &'a Record<'a>) -> Option<Retention<'a>> {
    let history = History::of(record, NaiveDate::MAX);
    let last_day = |policy: &Policy<'_>| history.last_day(policy);
    if record.policies.iter().any(|it| last_day(it).is_none()) {
        return None;
    }
    let kept = record.policies.iter().filter_map(|policy| {
        let ends = last_day(policy)?;
        // The term of the contract decides, also of one that ended before it was over.
        let term = history.end_of_term(policy);
        let is_short = |starts| term.is_some_and(|term| term <= last_day_of_year_from(starts));
        let years = match policy.starts {
            Some(starts) if is_short(starts) => 5,
            // A policy without a first day on record may be a long one.
            Some(_) | None => 10,
        };
        let until = ends.checked_add_months(Months::new(12 * years))?;
        Some(Retention {
            until,
            policy,
            years,
        })
    });
    kept.max_by_key(|kept| kept.until)
}

/// Whether cover from one day to another, both inclusive, is a year and one day. Nearly always the last day
/// was written as if it were not covered; and the file is kept ten years instead of five.
pub fn is_a_year_and_a_day(starts: NaiveDate, ends: NaiveDate) -> bool {
    last_day_of_year_from(starts).succ_opt() == Some(ends)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Document;

    #[test]
    fn a_year_and_a_day_is_just_that() {
        let told = |starts: &str, ends: &str| {
            is_a_year_and_a_day(starts.parse().unwrap(), ends.parse().unwrap())
        };
        assert!(!told("2026-03-20", "2027-03-19"));
        assert!(told("2026-03-20", "2027-03-20"));
        assert!(!told("2026-03-20", "2027-03-21"));
        assert!(!told("2028-02-29", "2029-02-28"));
        assert!(told("2028-02-29", "2029-03-01"));
        assert!(!told("2028-02-29", "2029-03-02"));
    }

    fn kept(policies: &str) -> Option<String> {
        let text = format!("client.name = '甲'\n{policies}");
        let document = Document::parse(&text).unwrap();
        let reading = Record::read(&document);
        assert_eq!(reading.faults, []);
        let kept = retention(&reading.record)?;
        Some(format!("{} {} {}", kept.policy.id, kept.years, kept.until))
    }

    fn policy(id: &str, starts: &str, ends: &str) -> String {
        format!("[[policies]]\nid = '{id}'\nstarts = {starts}\nends = {ends}\n")
    }

    #[test]
    fn a_year_is_kept_five_years_and_a_day_more_ten() {
        let par = |ends: &str| kept(&policy("par", "2026-03-20", ends)).unwrap();

        assert_eq!(par("2027-03-19"), "par 5 2032-03-19");
        assert_eq!(par("2027-03-20"), "par 10 2037-03-20");
        assert_eq!(par("2026-06-19"), "par 5 2031-06-19");
    }

    #[test]
    fn a_year_from_a_leap_day_ends_with_february() {
        let from_leap_day = |ends: &str| kept(&policy("par", "2024-02-29", ends)).unwrap();

        assert_eq!(from_leap_day("2025-02-28"), "par 5 2030-02-28");
        assert_eq!(from_leap_day("2025-03-01"), "par 10 2035-03-01");
        let to_leap_day = kept(&policy("par", "2023-03-01", "2024-02-29"));
        assert_eq!(to_leap_day.unwrap(), "par 5 2029-02-28");
    }

    #[test]
    fn the_longest_of_all_policies_counts() {
        let both =
            policy("par", "2032-01-01", "2032-12-31") + &policy("car", "2025-01-01", "2028-01-01");
        assert_eq!(kept(&both).unwrap(), "car 10 2038-01-01");
        let shorter = both.replace("2028-01-01", "2025-12-31");
        assert_eq!(kept(&shorter).unwrap(), "par 5 2037-12-31");
        let unknown = "policies = [{ id = 'old', ends = 2026-03-19 }]\n";
        assert_eq!(kept(unknown).unwrap(), "old 10 2036-03-19");
        assert_eq!(kept(""), None);
        assert_eq!(kept("policies = [{ id = 'par' }]\n"), None);
        let open_ended = "[[policies]]\nid = 'life'\nstarts = 2026-03-20\n";
        assert_eq!(kept(&(both + open_ended)), None);
    }

    #[test]
    fn an_extension_makes_the_contract_longer() {
        let extended = policy("par", "2026-03-20", "2027-03-19")
            + "[[renewals]]\nid = 'x2027'\npolicies = ['par']\n\
               outcomes = [{ policy = 'par', kind = 'extended', until = 2027-06-19 }]\n";
        assert_eq!(kept(&extended).unwrap(), "par 10 2037-06-19");
    }

    #[test]
    fn what_ended_early_is_kept_from_that_day_for_as_long_as_its_term_asks() {
        let ended = |ends: &str| {
            kept(&(policy("par", "2026-03-20", ends) + "terminated = 2026-08-31\n")).unwrap()
        };
        assert_eq!(ended("2027-03-19"), "par 5 2031-08-31");
        assert_eq!(ended("2027-03-20"), "par 10 2036-08-31");
    }
}
