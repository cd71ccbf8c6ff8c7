//! A renewal by which cover goes on keeps the steps that nobody took, also once it is closed (D65).

use crate::document::KeyPath;
use crate::model::{RenewalStep, Word};
use crate::rules::{Check, Consequence, Detail, Findings, Group, OfRenewal, Rule};
use crate::standard::Severity;
use crate::standing::{Case, History, steps_missed};

pub(in crate::rules) static RULE: Rule = Rule {
    name: "renewal-step-missing",
    group: Group::Renewal,
    severity: Severity::Warning,
    consequence: Consequence::Client,
    clause: "D65",
    check: Check::Client(check),
};

/// `renewal-step-overdue` reports while a policy waits for its outcome.
fn check(case: &Case<'_>, findings: &mut Findings) {
    let history = History::of(case.record, case.today);
    for (nth, renewal) in case.record.renewals.iter().enumerate() {
        let steps = steps_missed(case, &history, nth);
        let Some((first, due)) = steps.first().copied() else {
            continue;
        };
        let steps = steps.into_iter();
        let fault = OfRenewal::StepsMissing {
            renewal: renewal.id.to_owned(),
            steps: steps.map(|(step, _): (RenewalStep, _)| step).collect(),
            closed: !renewal.is_open_on(case.today),
        };
        let key = KeyPath::of("renewals").nth(nth).key(first.code());
        let finding = findings.add(&RULE, key, Detail::Renewal(fault));
        finding.due = Some(due);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::values::{at, found};
    use RenewalStep::{Bound, Choice, Exposure, Reviewed};

    /// One star: opened on 2027-01-18; the choice is due on 2027-03-05, cover bound on 2027-03-12.
    fn with(steps: &str, kind: &str, on: &str, closed: &str) -> String {
        format!(
            "[client]\nname = '甲'\n[appointment]\nestablished = 2026-03-20\n\
             [[policies]]\nid = 'par'\nends = 2027-03-19\n\
             [[renewals]]\nid = 'x2027'\npolicies = ['par']\nstarted = 2027-01-18\n{steps}{closed}\
             outcomes = [{{ policy = 'par', kind = '{kind}', on = {on} }}]\n"
        )
    }

    const REVIEWED: &str = "reviewed = 2027-01-18\nexposure = 2027-01-18\n";
    const OFFERED: &str =
        "programme = 2027-01-18\ncomparison = 2027-02-02\nproposal = 2027-02-17\n";

    fn steps(today: &str, text: &str) -> Vec<RenewalStep> {
        let found = found(&RULE, today, text).into_iter();
        let steps = found.flat_map(|it| match it.detail {
            Detail::Renewal(OfRenewal::StepsMissing { steps, .. }) => steps,
            other => panic!("{other:?}"),
        });
        steps.collect()
    }

    #[test]
    fn a_renewal_closed_as_renewed_keeps_every_step_that_it_lacks() {
        let taken = format!("{REVIEWED}{OFFERED}");
        let text = with(&taken, "renewed", "2027-03-02", "closed = 2027-03-02\n");
        assert_eq!(
            found(&RULE, "2029-03-02", &text),
            [at(
                "jia/renewal-step-missing/renewals.x2027.choice 8:1",
                Detail::Renewal(OfRenewal::StepsMissing {
                    renewal: "x2027".to_owned(),
                    steps: vec![Choice, Bound],
                    closed: true
                })
            )]
        );
        let all = format!("{taken}choice = 2027-03-01\nbound = 2027-03-02\n");
        let all = with(&all, "renewed", "2027-03-02", "closed = 2027-03-02\n");
        assert_eq!(found(&RULE, "2029-03-02", &all), []);
        let moved = text.replace("'renewed'", "'moved-insurer'");
        assert_eq!(steps("2029-03-02", &moved), [Choice, Bound]);
    }

    #[test]
    fn while_it_is_open_those_are_meant_that_were_overdue_at_its_outcome() {
        let of = |on: &str| {
            let taken = format!("{REVIEWED}{OFFERED}");
            steps("2027-04-30", &with(&taken, "renewed", on, ""))
        };
        assert_eq!(of("2027-03-05"), []);
        assert_eq!(of("2027-03-06"), [Choice]);
        assert_eq!(of("2027-03-12"), [Choice]);
        assert_eq!(of("2027-03-13"), [Choice, Bound]);
    }

    #[test]
    fn an_extension_leaves_what_was_not_due_to_the_next_renewal() {
        let of = |on: &str| {
            let text = with(OFFERED, "extended", on, "closed = 2027-03-19\n");
            steps("2027-04-30", &text)
        };
        assert_eq!(of("2027-03-05"), [Reviewed, Exposure]);
        assert_eq!(of("2027-03-06"), [Reviewed, Exposure, Choice]);
    }

    #[test]
    fn cover_that_ended_needs_no_steps() {
        for kind in ["lapsed", "lost-to-direct", "risk-ceased"] {
            let text = with("", kind, "2027-03-19", "closed = 2027-03-19\n");
            assert_eq!(found(&RULE, "2027-04-30", &text), [], "{kind}");
        }
    }
}
