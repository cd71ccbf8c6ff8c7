//! What a policy costs its holder on a day: the premium agreed, with what issued endorsements added or returned.

use std::collections::HashMap;

use chrono::NaiveDate;

use super::stars::yearly;
use crate::model::{Policy, Record, whole_months};
use crate::money::Fen;

/// The premiums of a record's policies on a day; the endorsements are read once.
#[derive(Clone, Debug)]
pub struct Premiums<'a> {
    /// What the endorsements of a policy add, by its id.
    endorsed: HashMap<&'a str, i128>,
}

impl<'a> Premiums<'a> {
    /// With the endorsements issued by a day, that day inclusive, and not withdrawn by then.
    pub fn on(record: &'a Record<'a>, day: NaiveDate) -> Premiums<'a> {
        let by_then = |date: Option<NaiveDate>| date.is_some_and(|date| date <= day);
        let mut endorsed = HashMap::new();
        for it in &record.endorsements {
            if let (Some(policy), Some(premium)) = (it.policy, it.premium)
                && by_then(it.issued)
                && !by_then(it.withdrawn)
            {
                *endorsed.entry(policy).or_default() += i128::from(premium.0);
            }
        }
        Premiums { endorsed }
    }

    /// The premium for the whole term, CNY, with what endorsements add or return; `None` without an original
    /// premium on record, because an addition alone does not give the whole.
    pub fn of(&self, policy: &Policy<'_>) -> Option<Fen> {
        let endorsed = self.endorsed.get(policy.id).copied().unwrap_or(0);
        let whole = i128::from(policy.premium?.0) + endorsed;
        let most = if whole < 0 { i64::MIN } else { i64::MAX };
        Some(Fen(i64::try_from(whole).unwrap_or(most)))
    }

    /// The part of the premium that belongs to one year of a term of more than a year, CNY: premium × 12 ÷ months,
    /// rounded down to the fen. `None` for a term of a year or less, and without the premium or the term.
    pub fn yearly(&self, policy: &Policy<'_>, last: Option<NaiveDate>) -> Option<Fen> {
        let months = whole_months(policy.starts?, last?);
        (months > 12).then(|| Some(yearly(self.of(policy)?, months.into())))?
    }

    /// The brokerage for the whole term, CNY: that premium at the policy's percentage, half a fen rounded up.
    /// `None` when either is not on record.
    pub fn brokerage(&self, policy: &Policy<'_>) -> Option<Fen> {
        policy.brokerage_on(self.of(policy)?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Document;

    const POLICIES: &str = "\
client.name = '甲'
[[policies]]
id = 'par'
premium = 1000
brokerage-percent = 15
[[policies]]
id = 'mb'
brokerage-percent = 10
";

    /// The premium and brokerage of `par` and `mb` on a day, in yuan.
    fn on(day: &str, endorsements: &str) -> [Option<(i64, Option<i64>)>; 2] {
        let text = format!("{POLICIES}{endorsements}");
        let document = Document::parse(&text).unwrap();
        let reading = Record::read(&document);
        assert_eq!(reading.faults, []);
        let premiums = Premiums::on(&reading.record, day.parse().unwrap());
        [0, 1].map(|nth| {
            let policy = &reading.record.policies[nth];
            let brokerage = premiums.brokerage(policy).map(|fen| fen.0 / 100);
            Some((premiums.of(policy)?.0 / 100, brokerage))
        })
    }

    fn endorsement(policy: &str, rest: &str) -> String {
        format!("[[endorsements]]\nid = 'b'\ntext = '加保'\npolicy = '{policy}'\n{rest}\n")
    }

    #[test]
    fn an_endorsement_counts_from_the_day_it_is_issued_up_or_down() {
        let more = endorsement("par", "issued = 2026-10-12\npremium = 200");
        let less = endorsement("par", "issued = 2026-11-02\npremium = -500");
        let both = more + &less;

        assert_eq!(on("2026-10-11", &both), [Some((1000, Some(150))), None]);
        assert_eq!(on("2026-10-12", &both), [Some((1200, Some(180))), None]);
        assert_eq!(on("2026-11-01", &both), [Some((1200, Some(180))), None]);
        assert_eq!(on("2026-11-02", &both), [Some((700, Some(105))), None]);
    }

    #[test]
    fn one_not_issued_withdrawn_without_premium_or_of_another_policy_adds_nothing() {
        for rest in [
            "premium = 200",
            "issued = 2026-11-21\npremium = 200",
            "issued = 2026-10-12",
            "issued = 2026-10-12\nwithdrawn = 2026-11-20\npremium = 200",
        ] {
            let text = endorsement("par", rest);
            assert_eq!(
                on("2026-11-20", &text)[0],
                Some((1000, Some(150))),
                "{rest}"
            );
        }
        let other = endorsement("mb", "issued = 2026-10-12\npremium = 200");
        assert_eq!(on("2026-11-20", &other), [Some((1000, Some(150))), None]);
    }
}
