//! The days without cover between a policy and the one that follows it (D67).

use chrono::NaiveDate;

use super::History;
use crate::alike::is_same;
use crate::model::{Outcome, OutcomeKind, Policy, Record};
use crate::standing::Case;

/// Days without cover.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CoverGap<'a> {
    /// The policy that ended.
    pub policy: &'a Policy<'a>,
    /// Its last day of cover, inclusive.
    pub ends: NaiveDate,
    /// The policy that follows it.
    pub by: &'a Policy<'a>,
    /// The first day of that one.
    pub starts: NaiveDate,
    /// The first day without cover.
    pub from: NaiveDate,
    /// The first day without cover from the day of the case on; `None` when the gap is over.
    pub next: Option<NaiveDate>,
    /// How many there are.
    pub days: i64,
}

/// The gaps that the outcomes of a record leave, in the order of the file.
pub fn cover_gaps<'a>(case: &Case<'a>) -> Vec<CoverGap<'a>> {
    let record = case.record;
    let outcomes = record.renewals.iter().flat_map(|it| &it.outcomes);
    let history = History::of(record, case.today);
    let gaps = outcomes.filter_map(|outcome| {
        let (policy, by) = followed(record, outcome)?;
        cover_gap(record, &history, policy, by)
    });
    gaps.collect()
}

/// The two policies of an outcome that names what follows.
fn followed<'a>(
    record: &'a Record<'a>,
    outcome: &Outcome<'a>,
) -> Option<(&'a Policy<'a>, &'a Policy<'a>)> {
    outcome.kind.filter(|kind| OutcomeKind::goes_on(*kind))?;
    let find = |id: &str| record.policies.iter().find(|it| it.id == id);
    Some((find(outcome.policy)?, find(outcome.by?)?))
}

/// The days without cover between two policies; those that another policy of the same product covers are no gap.
pub fn cover_gap<'a>(
    record: &'a Record<'a>,
    history: &History<'a>,
    policy: &'a Policy<'a>,
    by: &'a Policy<'a>,
) -> Option<CoverGap<'a>> {
    let (ends, starts) = (history.last_day(policy)?, by.starts?);
    let first = ends.succ_opt()?;
    if starts <= first {
        return None;
    }
    let is_of_kind = |it: &&Policy<'a>| match (it.product, policy.product.or(by.product)) {
        (Some(one), Some(other)) => is_same(one, other),
        _ => false,
    };
    let others = record.policies.iter().filter(is_of_kind);
    let mut between: Vec<(NaiveDate, NaiveDate)> = others
        .filter_map(|it| {
            let last = history.last_day(it).unwrap_or(NaiveDate::MAX);
            Some((it.starts?, last.min(starts.pred_opt()?)))
        })
        .filter(|(from, to)| first <= *to && *from < starts)
        .collect();
    between.sort_unstable();
    between.push((starts, starts));
    let (mut free, mut from, mut next, mut days) = (first, None, None, 0);
    let today = history.day();
    for (begins, last) in between {
        if free < begins {
            from = from.or(Some(free));
            next = next.or((today < begins).then_some(free.max(today)));
            days += (begins - free).num_days();
        }
        free = free.max(last.succ_opt()?);
    }
    Some(CoverGap {
        policy,
        ends,
        by,
        starts,
        from: from?,
        next,
        days,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::standing::tests::on;

    /// The gap between a policy until 2026-10-19 and one from a day on, with others of the same product between.
    fn between(starts: &str, others: &[(&str, &str, &str)]) -> Option<(String, i64)> {
        let others = others.iter().enumerate().map(|(nth, (product, starts, ends))| {
            format!("[[policies]]\nid = 'o{nth}'\nproduct = '{product}'\nstarts = {starts}\nends = {ends}\n")
        });
        let text = format!(
            "client.name = '甲'\n\
             [[policies]]\nid = 'par'\nproduct = '财产一切险'\nstarts = 2025-10-20\nends = 2026-10-19\n\
             [[policies]]\nid = 'par2'\nproduct = '财产一切险'\nstarts = {starts}\nends = 2027-12-31\n{}\
             [[renewals]]\nid = 'x'\npolicies = ['par']\n\
             outcomes = [{{ policy = 'par', kind = 'renewed', by = 'par2' }}]\n",
            others.collect::<String>()
        );
        on("2026-11-28", &text, |case| {
            let gaps = cover_gaps(case);
            let gap = gaps.first()?;
            Some((gap.from.to_string(), gap.days))
        })
    }

    fn days(from: &str, days: i64) -> Option<(String, i64)> {
        Some((from.to_owned(), days))
    }

    #[test]
    fn cover_of_the_next_day_leaves_none_and_of_the_day_after_one() {
        assert_eq!(between("2026-10-01", &[]), None);
        assert_eq!(between("2026-10-20", &[]), None);
        assert_eq!(between("2026-10-21", &[]), days("2026-10-20", 1));
        assert_eq!(between("2026-10-25", &[]), days("2026-10-20", 5));
    }

    #[test]
    fn what_another_policy_of_the_same_product_covers_is_no_gap() {
        let of = |product, starts, ends| between("2026-10-25", &[(product, starts, ends)]);

        assert_eq!(of("财产一切险", "2026-10-20", "2026-10-24"), None);
        assert_eq!(of("财产一切险 ", "2026-10-01", "2026-12-31"), None);
        assert_eq!(
            of("财产一切险", "2026-10-20", "2026-10-23"),
            days("2026-10-24", 1)
        );
        assert_eq!(
            of("财产一切险", "2026-10-21", "2026-10-24"),
            days("2026-10-20", 1)
        );
        assert_eq!(
            of("雇主责任险", "2026-10-20", "2026-10-24"),
            days("2026-10-20", 5)
        );
        assert_eq!(
            of("财产一切险", "2026-10-22", "2026-10-22"),
            days("2026-10-20", 4)
        );
        let two = [
            ("财产一切险", "2026-10-23", "2026-10-24"),
            ("财产一切险", "2026-10-20", "2026-10-22"),
        ];
        assert_eq!(between("2026-10-25", &two), None);
    }

    #[test]
    fn the_next_day_without_cover_is_today_or_later() {
        let text = "client.name = '甲'\n\
             [[policies]]\nid = 'par'\nproduct = '财产一切险'\nends = 2026-10-19\n\
             [[policies]]\nid = 'o'\nproduct = '财产一切险'\nstarts = 2026-10-22\nends = 2026-10-24\n\
             [[policies]]\nid = 'par2'\nproduct = '财产一切险'\nstarts = 2026-10-28\n\
             [[renewals]]\nid = 'x'\npolicies = ['par']\n\
             outcomes = [{ policy = 'par', kind = 'renewed', by = 'par2' }]\n";
        let next = |today: &str| {
            let next = on(today, text, |case| cover_gaps(case)[0].next);
            next.map(|day| day.to_string())
        };
        let day = |day: &str| Some(day.to_owned());
        assert_eq!(next("2026-10-19"), day("2026-10-20"));
        assert_eq!(next("2026-10-21"), day("2026-10-21"));
        assert_eq!(next("2026-10-22"), day("2026-10-25"), "covered by another");
        assert_eq!(next("2026-10-27"), day("2026-10-27"));
        assert_eq!(next("2026-10-28"), None);
    }
}
