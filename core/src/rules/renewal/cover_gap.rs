//! Cover follows cover: no day lies between a policy and the one that follows it (D67).

use crate::document::KeyPath;
use crate::rules::{Check, Consequence, Detail, Findings, GapTime, Group, OfRenewal, Rule};
use crate::standard::Severity;
use crate::standing::{Case, History, cover_gaps};

pub(in crate::rules) static RULE: Rule = Rule {
    name: "cover-gap",
    group: Group::Renewal,
    severity: Severity::Warning,
    consequence: Consequence::Money,
    clause: "D67",
    check: Check::Client(check),
};

/// A gap is told until the policy that follows has ended too.
fn check(case: &Case<'_>, findings: &mut Findings) {
    let mut gaps = cover_gaps(case);
    gaps.dedup();
    if gaps.is_empty() {
        return;
    }
    let history = History::of(case.record, case.today);
    for gap in gaps {
        if history
            .last_day(gap.by)
            .is_some_and(|ends| ends < case.today)
        {
            continue;
        }
        let mut policies = case.record.policies.iter();
        let Some(nth) = policies.position(|it| it.id == gap.by.id) else {
            continue;
        };
        let key = KeyPath::of("policies").nth(nth).key("starts");
        let fault = OfRenewal::CoverGap {
            policy: gap.policy.id.to_owned(),
            ends: gap.ends,
            by: gap.by.id.to_owned(),
            starts: gap.starts,
            from: gap.next.unwrap_or(gap.from),
            days: gap.days,
            when: match gap.next {
                Some(next) if case.today < next => GapTime::ToCome,
                Some(_) => GapTime::Now,
                None => GapTime::Over,
            },
        };
        let subject = format!("policies.{}.{}", gap.policy.id, gap.by.id);
        findings.add(&RULE, key, Detail::Renewal(fault)).subject = subject;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::values::{Found, at, day, found};

    fn of(today: &str, starts: &str, kind: &str) -> Vec<Found> {
        let text = format!(
            "client.name = '甲'\n\
             [[policies]]\nid = 'par'\nends = 2026-10-19\n\
             [[policies]]\nid = 'par2'\nstarts = {starts}\nends = 2027-10-18\n\
             [[renewals]]\nid = 'x'\npolicies = ['par']\n\
             outcomes = [{{ policy = 'par', kind = '{kind}', on = 2026-10-12, by = 'par2' }}]\n"
        );
        found(&RULE, today, &text)
    }

    fn gap(days: i64, starts: &str, from: &str, when: GapTime) -> [Found; 1] {
        [at(
            "jia/cover-gap/policies.par.par2 7:1",
            Detail::Renewal(OfRenewal::CoverGap {
                policy: "par".to_owned(),
                ends: day("2026-10-19"),
                by: "par2".to_owned(),
                starts: day(starts),
                from: day(from),
                days,
                when,
            }),
        )]
    }

    #[test]
    fn a_day_between_two_policies_is_told_until_the_second_has_ended() {
        assert_eq!(of("2026-10-19", "2026-10-20", "renewed"), []);
        assert_eq!(
            of("2026-10-19", "2026-10-21", "renewed"),
            gap(1, "2026-10-21", "2026-10-20", GapTime::ToCome)
        );
        let moved = |today: &str| of(today, "2026-10-25", "moved-insurer");
        let days = |from: &str, when| gap(5, "2026-10-25", from, when);
        assert_eq!(moved("2026-10-19"), days("2026-10-20", GapTime::ToCome));
        assert_eq!(moved("2026-10-20"), days("2026-10-20", GapTime::Now));
        assert_eq!(moved("2026-10-24"), days("2026-10-24", GapTime::Now));
        assert_eq!(moved("2026-10-25"), days("2026-10-20", GapTime::Over));
        assert_eq!(of("2027-10-18", "2026-10-25", "renewed").len(), 1);
        assert_eq!(of("2027-10-19", "2026-10-25", "renewed"), []);
        assert_eq!(of("2026-10-20", "2026-10-25", "lapsed"), []);
    }
}
