//! The days of a policy that ended early (保险法 50, 54), and of one that follows another (D67).

use super::Wrong;
use crate::document::KeyPath;
use crate::standing::{Case, History};

/// Checks that each early end lies before the end of the policy's term, and not before the day before its first: one
/// that was cancelled from its inception never covered a day.
pub(super) fn early_ends(case: &Case<'_>, wrong: &mut Wrong) {
    let policies = case.record.policies.iter().enumerate();
    let mut ended = policies
        .filter(|(_, it)| it.terminated.is_some())
        .peekable();
    if ended.peek().is_none() {
        return;
    }
    let history = History::of(case.record, case.today);
    for (nth, it) in ended {
        let key = |key| KeyPath::of("policies").nth(nth).key(key);
        let Some(terminated) = it.terminated else {
            continue;
        };
        if let Some(starts) = it.starts
            && terminated.succ_opt().is_some_and(|next| next < starts)
        {
            wrong.hold(|| key("starts"), starts, || key("terminated"), terminated);
        }
        if let Some(term) = history.end_of_term(it) {
            wrong.hold(|| key("terminated"), terminated, || key("ends"), term);
        }
    }
}

/// Checks that a policy that follows another does not end before it.
pub(super) fn followers(case: &Case<'_>, wrong: &mut Wrong) {
    let record = case.record;
    let outcomes = record.renewals.iter().flat_map(|it| &it.outcomes);
    let history = History::of(record, case.today);
    for outcome in outcomes.filter(|it| it.by.is_some()) {
        let place = |id: &str| record.fates().place_of(id);
        let (Some(policy), Some(by)) = (place(outcome.policy), outcome.by.and_then(place)) else {
            continue;
        };
        let last_day = |nth: usize| history.last_day(&record.policies[nth]);
        let key = |nth: usize| {
            let term = history.end_of_term(&record.policies[nth]);
            let key = match last_day(nth) == term {
                true => "ends",
                false => "terminated",
            };
            KeyPath::of("policies").nth(nth).key(key)
        };
        if let (Some(ends), Some(by_ends)) = (last_day(policy), last_day(by)) {
            wrong.hold(|| key(policy), ends, || key(by), by_ends);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::of;

    fn ended(terminated: &str) -> Vec<String> {
        of(&format!(
            "[[policies]]\nid = 'par'\nstarts = 2026-03-02\nends = 2026-11-18\nterminated = {terminated}\n"
        ))
    }

    #[test]
    fn a_policy_ends_early_within_its_term_or_before_it_began() {
        assert_eq!(ended("2026-03-01"), [""; 0], "cancelled from inception");
        assert_eq!(
            ended("2026-02-28"),
            ["6:1 policies[0].terminated 2026-02-28 < policies[0].starts 2026-03-02"]
        );
        assert_eq!(ended("2026-11-18"), [""; 0]);
        assert_eq!(
            ended("2026-11-19"),
            ["5:1 policies[0].ends 2026-11-18 < policies[0].terminated 2026-11-19"]
        );
    }

    #[test]
    fn what_follows_does_not_end_before_what_it_follows() {
        let by = |ends: &str| {
            of(&format!(
                "[[policies]]\nid = 'par'\nends = 2026-10-18\n[[policies]]\nid = 'new'\nends = {ends}\n\
                 [[renewals]]\nid = 'x'\npolicies = ['par']\n\
                 outcomes = [{{ policy = 'par', kind = 'renewed', by = 'new' }}]\n"
            ))
        };
        assert_eq!(by("2026-10-18"), [""; 0]);
        assert_eq!(
            by("2026-10-17"),
            ["7:1 policies[1].ends 2026-10-17 < policies[0].ends 2026-10-18"]
        );
    }

    #[test]
    fn cover_that_ended_early_names_the_day_of_that_end() {
        let renewed = "[[policies]]\nid = 'par'\nends = 2027-10-18\nterminated = 2026-10-18\n[[policies]]\nid = 'new'\nends = 2026-10-17\n\
             [[renewals]]\nid = 'x'\npolicies = ['par']\noutcomes = [{ policy = 'par', kind = 'renewed', by = 'new' }]\n";
        assert_eq!(
            of(renewed),
            ["8:1 policies[1].ends 2026-10-17 < policies[0].terminated 2026-10-18"]
        );
    }

    #[test]
    fn an_extension_makes_the_term_longer() {
        let extended = |until: &str| {
            of(&format!(
                "[[policies]]\nid = 'par'\nends = 2026-10-18\nterminated = 2026-11-18\n\
                 [[renewals]]\nid = 'x'\npolicies = ['par']\n\
                 outcomes = [{{ policy = 'par', kind = 'extended', until = {until} }}]\n"
            ))
        };
        assert_eq!(extended("2026-11-18"), [""; 0]);
        assert_eq!(extended("2026-11-17").len(), 1);
    }
}
