//! A renewal is started by the day it opens, which is a number of days before the earliest expiry, set by the
//! stars (D64).

use crate::document::KeyPath;
use crate::rules::{Check, Consequence, Detail, Findings, Group, OfRenewal, Rule};
use crate::standard::Severity;
use crate::standing::{Case, Expiring};

pub(in crate::rules) static RULE: Rule = Rule {
    name: "renewal-not-started",
    group: Group::Renewal,
    severity: Severity::Error,
    consequence: Consequence::Money,
    clause: "D64",
    check: Check::Expiring(check),
};

/// `expired-without-outcome` reports a policy whose cover has ended.
fn check(case: &Case<'_>, expiring: &[Expiring<'_>], findings: &mut Findings) {
    for it in expiring {
        if it.started.is_some() || case.today <= it.opens {
            continue;
        }
        let Some(first) = it.running(case.today).next() else {
            continue;
        };
        let key = match it.recorded {
            Some((nth, _)) => KeyPath::of("renewals").nth(nth).key("started"),
            None => KeyPath::of("policies").nth(first.nth).key("ends"),
        };
        let running = || it.running(case.today).map(|it| it.policy);
        // A renewal that is on record says that it is wanted.
        let occasional = running().filter(|it_is| it.recorded.is_none() && it_is.may_be_one_off());
        let fault = OfRenewal::NotStarted {
            policies: running().map(|it| it.id.to_owned()).collect(),
            occasional: occasional.map(|it| it.id.to_owned()).collect(),
            expires: first.ends,
            opens: it.opens,
            by: (case.today - it.opens).num_days(),
        };
        let finding = findings.add(&RULE, key, Detail::Renewal(fault));
        finding.due = Some(it.opens);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::values::{at, day, found, found_under};

    /// Not rated, so one star: it opens 60 days before 2027-03-19, on 2027-01-18.
    fn with(client: &str, rest: &str) -> String {
        format!(
            "[client]\nname = '甲'\n{client}[appointment]\nestablished = 2026-03-20\n\
             [[policies]]\nid = 'par'\nends = 2027-03-19\n{rest}"
        )
    }

    #[test]
    fn the_day_it_opens_is_the_last_to_start_it() {
        let on = |today| found(&RULE, today, &with("", ""));

        assert_eq!(on("2027-01-18"), []);
        assert_eq!(
            on("2027-01-19"),
            [at(
                "jia/renewal-not-started/policies.par.ends 7:1",
                Detail::Renewal(OfRenewal::NotStarted {
                    policies: vec!["par".to_owned()],
                    expires: day("2027-03-19"),
                    opens: day("2027-01-18"),
                    by: 1,
                    occasional: vec![],
                })
            )]
        );
        assert_eq!(on("2027-03-19").len(), 1);
        assert_eq!(on("2027-03-20"), []);
    }

    #[test]
    fn of_a_client_that_was_taken_over_ten_working_days_pass_first() {
        let taken = with("recorded-from = 2027-01-19\n", "");
        assert_eq!(found(&RULE, "2027-02-02", &taken), []);
        assert_eq!(found(&RULE, "2027-02-03", &taken).len(), 1);
    }

    #[test]
    fn how_far_apart_policies_are_one_renewal_is_the_company_s_to_say() {
        let text = with("", "[[policies]]\nid = 'med'\nends = 2027-03-29\n");
        let renewals = |days| {
            let standard = format!("renewal.together = {days}\n");
            found_under(&standard, &RULE, "2027-03-01", &text).len()
        };
        assert_eq!([renewals(10), renewals(9)], [1, 2]);
    }

    #[test]
    fn a_policy_that_has_expired_does_not_hide_one_that_expires_later() {
        let text = with("", "[[policies]]\nid = 'med'\nends = 2027-04-10\n");

        assert_eq!(
            found(&RULE, "2027-03-20", &text),
            [at(
                "jia/renewal-not-started/policies.med.ends 10:1",
                Detail::Renewal(OfRenewal::NotStarted {
                    policies: vec!["med".to_owned()],
                    expires: day("2027-04-10"),
                    opens: day("2027-01-18"),
                    by: 61,
                    occasional: vec![],
                })
            )]
        );
        assert_eq!(found(&RULE, "2027-04-10", &text).len(), 1);
        assert_eq!(found(&RULE, "2027-04-11", &text), []);
    }

    #[test]
    fn one_that_is_on_record_needs_its_first_day() {
        let renewal = |rest: &str| {
            let rest = format!("[[renewals]]\nid = 'x2027'\npolicies = ['par']\n{rest}");
            found(&RULE, "2027-01-19", &with("", &rest))
        };

        assert_eq!(renewal("started = 2027-01-19"), []);
        assert_eq!(renewal("started = 2027-01-20").len(), 1);
        assert_eq!(
            renewal(""),
            [at(
                "jia/renewal-not-started/renewals.x2027.started 8:1",
                Detail::Renewal(OfRenewal::NotStarted {
                    policies: vec!["par".to_owned()],
                    expires: day("2027-03-19"),
                    opens: day("2027-01-18"),
                    by: 1,
                    occasional: vec![],
                })
            )]
        );
        let settled = "outcomes = [{ policy = 'par', kind = 'risk-ceased' }]";
        assert_eq!(renewal(settled), []);
    }

    #[test]
    fn a_client_whose_service_has_ended_renews_nothing() {
        let closed = |day| with(&format!("closed = {day}\n"), "");
        assert_eq!(found(&RULE, "2027-01-19", &closed("2027-01-19")), []);
        assert_eq!(found(&RULE, "2027-01-19", &closed("2027-01-20")).len(), 1);
    }

    #[test]
    fn one_off_cover_and_what_ended_early_are_not_renewed() {
        let par = |keys: &str| {
            let text = with("", "").replace("ends = ", &format!("{keys}\nends = "));
            found(&RULE, "2027-01-19", &text).len()
        };
        assert_eq!(par(""), 1);
        assert_eq!(par("one-off = false"), 1);
        assert_eq!(par("one-off = true"), 0);
        assert_eq!(par("terminated = 2027-01-20"), 1);
        assert_eq!(par("terminated = 2027-01-19"), 0);
    }
}
