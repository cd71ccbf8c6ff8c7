//! Each step of a renewal that was started is taken in time before expiry (D65).

use crate::document::KeyPath;
use crate::model::{RenewalStep, Word};
use crate::rules::{Check, Consequence, Detail, Findings, Group, OfRenewal, Rule};
use crate::standard::Severity;
use crate::standing::{Case, Expiring};

pub(in crate::rules) static RULE: Rule = Rule {
    name: "renewal-step-overdue",
    group: Group::Renewal,
    severity: Severity::Warning,
    consequence: Consequence::Money,
    clause: "D65",
    check: Check::Expiring(check),
};

/// There is one finding for a renewal, however many steps are late. `renewal-not-started` reports before the
/// start, and `expired-without-outcome` after the end of all cover.
fn check(case: &Case<'_>, expiring: &[Expiring<'_>], findings: &mut Findings) {
    for it in expiring {
        let Some((nth, renewal)) = it.recorded.filter(|_| it.started.is_some()) else {
            continue;
        };
        let Some(expires) = it.running(case.today).next().map(|first| first.ends) else {
            continue;
        };
        let late = it.steps.iter();
        let late = late.filter(|step| step.done.is_none() && step.due < case.today);
        let steps: Vec<(RenewalStep, _)> = late.map(|it| (it.step, it.due)).collect();
        if let Some((first, due)) = steps.first().copied() {
            let key = KeyPath::of("renewals").nth(nth).key(first.code());
            let fault = OfRenewal::StepsOverdue {
                renewal: renewal.id.to_owned(),
                steps,
                expires,
            };
            let finding = findings.add(&RULE, key, Detail::Renewal(fault));
            finding.due = Some(due);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::values::{Found, at, day, found, found_under};

    /// Five stars: opened 2026-11-19, reviewed by 2026-12-19, bound by 2027-03-12.
    fn with(renewal: &str) -> String {
        format!(
            "client.name = '甲'\nappointment.established = 2026-03-20\n\
             years = [{{ starts = 2026-03-20, rating = {{ income = 1200000 }} }}]\n\
             [[policies]]\nid = 'par'\nends = 2027-03-19\n\
             [[renewals]]\nid = 'x2027'\npolicies = ['par']\n{renewal}"
        )
    }

    const ALL_BUT_BOUND: &str = "started = 2026-11-19\nreviewed = 2026-12-19\nexposure = 2027-01-03\n\
        programme = 2027-01-18\ncomparison = 2027-02-02\nproposal = 2027-02-17\nchoice = 2027-03-05\n";

    #[test]
    fn the_last_day_of_a_step_is_on_time_and_the_next_is_not() {
        let on = |today| found(&RULE, today, &with("started = 2026-11-19\n"));

        assert_eq!(on("2026-12-19"), []);
        assert_eq!(
            on("2026-12-20"),
            [at(
                "jia/renewal-step-overdue/renewals.x2027.reviewed 7:1",
                Detail::Renewal(OfRenewal::StepsOverdue {
                    renewal: "x2027".to_owned(),
                    steps: vec![(RenewalStep::Reviewed, day("2026-12-19"))],
                    expires: day("2027-03-19")
                })
            )]
        );
        assert_eq!(
            on("2027-01-04"),
            [at(
                "jia/renewal-step-overdue/renewals.x2027.reviewed 7:1",
                Detail::Renewal(OfRenewal::StepsOverdue {
                    renewal: "x2027".to_owned(),
                    steps: vec![
                        (RenewalStep::Reviewed, day("2026-12-19")),
                        (RenewalStep::Exposure, day("2027-01-03"))
                    ],
                    expires: day("2027-03-19")
                })
            )]
        );
        let bound = |today| found(&RULE, today, &with(ALL_BUT_BOUND));
        assert_eq!(bound("2027-03-12"), []);
        assert_eq!(
            bound("2027-03-13"),
            [at(
                "jia/renewal-step-overdue/renewals.x2027.bound 7:1",
                Detail::Renewal(OfRenewal::StepsOverdue {
                    renewal: "x2027".to_owned(),
                    steps: vec![(RenewalStep::Bound, day("2027-03-12"))],
                    expires: day("2027-03-19")
                })
            )]
        );
        assert_eq!(bound("2027-03-19").len(), 1);
        assert_eq!(bound("2027-03-20"), []);
    }

    #[test]
    fn a_policy_that_has_expired_does_not_hide_what_is_late_for_the_others() {
        let policies = "[[policies]]\nid = 'med'\nends = 2027-03-31\n[[policies]]\nid = 'par'";
        let text = with(ALL_BUT_BOUND)
            .replace("[[policies]]\nid = 'par'", policies)
            .replace("['par']", "['par', 'med']");
        let expires = |today: &str| {
            let found = found(&RULE, today, &text).into_iter();
            let last = |found: Found| match found.detail {
                Detail::Renewal(OfRenewal::StepsOverdue { expires, .. }) => expires,
                other => panic!("{other:?}"),
            };
            found.map(last).collect::<Vec<_>>()
        };

        assert_eq!(expires("2027-03-19"), [day("2027-03-19")]);
        assert_eq!(expires("2027-03-20"), [day("2027-03-31")]);
        assert_eq!(expires("2027-03-31"), [day("2027-03-31")]);
        assert_eq!(expires("2027-04-01"), []);
    }

    #[test]
    fn nothing_is_late_before_the_start_nor_after_the_outcome() {
        let on = |renewal: &str| found(&RULE, "2027-03-13", &with(renewal));

        assert_eq!(on(""), []);
        let settled = "outcomes = [{ policy = 'par', kind = 'renewed' }]\n";
        assert_eq!(on(&format!("{ALL_BUT_BOUND}{settled}")), []);
        assert_eq!(on(&format!("{ALL_BUT_BOUND}closed = 2027-03-12\n")), []);
        assert_eq!(on(&format!("{ALL_BUT_BOUND}bound = 2027-03-13\n")), []);
    }

    #[test]
    fn the_company_sets_the_days() {
        let text = with(ALL_BUT_BOUND);
        let under = |days| {
            found_under(
                &format!("renewal.bound = {days}"),
                &RULE,
                "2027-03-13",
                &text,
            )
        };
        assert_eq!(under(6), []);
        assert_eq!(under(7).len(), 1);
    }
}
