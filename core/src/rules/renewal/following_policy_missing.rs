//! Cover that goes on has a policy: the outcome names the one that follows, or one of the same product covers the
//! next day (D67).

use crate::document::KeyPath;
use crate::rules::{Check, Consequence, Detail, Findings, Group, OfRenewal, Rule};
use crate::standard::Severity;
use crate::standing::{Case, unfollowed};

pub(in crate::rules) static RULE: Rule = Rule {
    name: "following-policy-missing",
    group: Group::Renewal,
    severity: Severity::Error,
    consequence: Consequence::Money,
    clause: "D67",
    check: Check::Client(check),
};

/// Until the last day of cover the new policy may still come.
fn check(case: &Case<'_>, findings: &mut Findings) {
    for it in unfollowed(case) {
        if it.covered || case.today <= it.ends {
            continue;
        }
        let (renewal, outcome) = it.at;
        let of = (it.renewal.id, &it.follower.policy);
        let subject = format!("renewals.{}.outcomes.{}", of.0, of.1);
        let key = KeyPath::of("renewals").nth(renewal).key("outcomes");
        let key = key.nth(outcome).key("by");
        let fault = OfRenewal::NoFollower {
            ends: it.ends,
            follower: it.follower,
        };
        let finding = findings.add(&RULE, key, Detail::Renewal(fault));
        finding.subject = subject;
        finding.due = Some(it.ends);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::OutcomeKind;
    use crate::rules::testing::values::{Found, at, day, found};
    use crate::standing::Follower;

    fn of(today: &str, by: &str) -> Vec<Found> {
        let text = format!(
            "client.name = '甲'\nappointment.established = 2025-11-01\n\
             [[policies]]\nid = 'par'\nproduct = '财产险'\nstarts = 2025-11-20\nends = 2026-11-19\n\
             [[renewals]]\nid = 'x'\npolicies = ['par']\nclosed = 2026-11-12\n\
             outcomes = [{{ policy = 'par', kind = 'renewed', on = 2026-11-12{by} }}]\n"
        );
        found(&RULE, today, &text)
    }

    #[test]
    fn the_policy_that_follows_is_on_record_by_the_last_day_of_cover() {
        assert_eq!(of("2026-11-19", ""), []);
        assert_eq!(
            of("2026-11-20", ""),
            [at(
                "jia/following-policy-missing/renewals.x.outcomes.par 12:13",
                Detail::Renewal(OfRenewal::NoFollower {
                    ends: day("2026-11-19"),
                    follower: Follower {
                        policy: "par".to_owned(),
                        kind: OutcomeKind::Renewed,
                        product: Some("财产险".to_owned()),
                        from: day("2026-11-20"),
                        by: "par-2026".to_owned(),
                        is_there: false,
                        void: None,
                    },
                })
            )]
        );
        assert_eq!(of("2026-11-20", ", by = 'par27'"), []);
    }

    #[test]
    fn a_policy_of_the_same_product_that_covers_the_next_day_is_enough() {
        let with = |starts: &str| {
            let text = format!(
                "client.name = '甲'\nappointment.established = 2025-11-01\n\
                 [[policies]]\nid = 'par'\nproduct = '财产险'\nstarts = 2025-11-20\nends = 2026-11-19\n\
                 [[policies]]\nid = 'q'\nproduct = '财产险'\nstarts = {starts}\nends = 2027-11-19\n\
                 [[renewals]]\nid = 'x'\npolicies = ['par']\noutcomes = [{{ policy = 'par', kind = 'renewed' }}]\n"
            );
            found(&RULE, "2026-11-28", &text).len()
        };
        assert_eq!(with("2026-11-20"), 0);
        assert_eq!(with("2026-11-21"), 1);
    }
}
