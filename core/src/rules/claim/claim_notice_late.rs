//! A loss that the insurer was told of late stays on record (保险法 21), within the house's days.

use super::{ClaimFault, found, step};
use crate::rules::{Check, Consequence, Findings, Group, Rule};
use crate::standard::Severity;
use crate::standing::{Case, ClaimClock, ClaimTerm, State, was_in_hand};

pub(in crate::rules) static RULE: Rule = Rule {
    name: "claim-notice-late",
    group: Group::Claim,
    severity: Severity::Warning,
    consequence: Consequence::Client,
    clause: "D62",
    check: Check::Client(check),
};

/// `claim-unnotified` reports a loss that the insurer is still to be told of. The end of a claim does not undo what was
/// late. A loss of the time before we were appointed was not ours to tell, nor is a notice that was given when others
/// had the claim.
fn check(case: &Case<'_>, findings: &mut Findings) {
    for (nth, claim) in case.record.claims.iter().enumerate() {
        let Some(clock) = ClaimClock::of(case, claim, ClaimTerm::Notice) else {
            continue;
        };
        let (State::Late(days), Some(notified)) = (clock.state(case.today), clock.done) else {
            continue;
        };
        let ours = |day| was_in_hand(case, claim, day);
        if case.record.is_served_on(clock.from) && ours(notified) {
            let due = clock.due.date;
            // The key of `claim-unnotified`, whose waiver goes on.
            let key = step(nth, clock.after);
            let late = ClaimFault::NoticeLate {
                clock,
                notified,
                days,
            };
            findings.add(&RULE, key, found(claim, late)).due = Some(due);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::Due;
    use crate::model::ClaimStep;
    use crate::rules::testing::APPOINTED;
    use crate::rules::testing::values::{Found, at, day, found, found_of, found_under};
    use crate::rules::{Detail, OfClaim};
    use crate::standing::Length;

    const LOSS: &str = "[[claims]]\nid = 'k1'\nloss = 2026-11-05\n";

    fn on(notified: &str, rest: &str) -> Vec<Found> {
        let notified = format!("notified = {notified}\n");
        found(
            &RULE,
            "2026-11-28",
            &format!("{APPOINTED}{LOSS}{notified}{rest}"),
        )
    }

    fn late(notified: &str, days: i64) -> [Found; 1] {
        let due = day("2026-11-08");
        let clock = ClaimClock {
            term: ClaimTerm::Notice,
            after: ClaimStep::Loss,
            from: day("2026-11-05"),
            length: Length::Days(3),
            stopped: 0,
            interrupted: None,
            marine: false,
            counted: due,
            due: Due {
                date: due,
                provisional: false,
            },
            done: Some(day(notified)),
        };
        [at(
            "jia/claim-notice-late/claims.k1.loss 7:1",
            Detail::Claim(OfClaim {
                id: "k1".to_owned(),
                cause: None,
                fault: ClaimFault::NoticeLate {
                    clock,
                    notified: day(notified),
                    days,
                },
            }),
        )]
    }

    #[test]
    fn the_third_day_is_in_time_and_the_next_is_late_for_good() {
        assert_eq!(on("2026-11-08", ""), []);
        assert_eq!(on("2026-11-09", ""), late("2026-11-09", 1));
        assert_eq!(on("2026-11-28", ""), late("2026-11-28", 20));
        assert_eq!(on("2026-11-29", ""), []);
        for end in ["paid", "denied", "withdrawn", "closed"] {
            let ended = on("2026-11-09", &format!("{end} = 2026-11-28\n"));
            assert_eq!(ended, late("2026-11-09", 1), "{end}");
        }
    }

    #[test]
    fn the_company_sets_the_days() {
        let text = format!("{APPOINTED}{LOSS}notified = 2026-11-09\n");
        let under = |days| {
            let days = format!("claims.notice = {days}\n");
            found_under(&days, &RULE, "2026-11-28", &text).len()
        };
        assert_eq!([under(3), under(4)], [1, 0]);
    }

    /// Appointed on 2026-03-02, with a loss and a notice.
    fn told(client: &str, claim: &str) -> usize {
        let text = format!(
            "[client]\nname = '甲'\n{client}[appointment]\nestablished = 2026-03-02\n[[claims]]\nid = 'k1'\n{claim}"
        );
        found(&RULE, "2027-11-28", &text).len()
    }

    #[test]
    fn a_loss_before_the_appointment_or_the_record_is_not_ours() {
        let of = |loss: &str| told("", &format!("loss = {loss}\nnotified = 2026-05-01\n"));
        assert_eq!([of("2026-03-01"), of("2026-03-02")], [0, 1]);
        let taken = "loss = 2026-02-27\nnotified = 2026-03-30\nbefore-us = true\n";
        assert_eq!(told("", taken), 0);

        let claim = "loss = 2026-06-01\nnotified = 2026-06-30\n";
        let from = |day: &str| told(&format!("recorded-from = {day}\n"), claim);
        assert_eq!([from("2026-06-04"), from("2026-06-05")], [1, 0]);
    }

    const CLAIM: &str = "loss = 2026-06-01\nnotified = 2026-07-10\npolicy = 'par'\n\
        [[policies]]\nid = 'par'\n[[renewals]]\nid = 'x1'\npolicies = ['par']\n\
        outcomes = [{ policy = 'par', kind = 'lost-to-broker', on = 2026-07-01 }]\n";

    #[test]
    fn a_notice_that_others_gave_after_they_took_the_claim_over_is_not_ours() {
        let others = format!("{CLAIM}loss.claims-by = '安正保险经纪'\n");
        let closed = |day: &str, claim: &str| told(&format!("closed = {day}\n"), claim);
        assert_eq!(closed("2026-07-10", &others), 0);
        assert_eq!(closed("2026-07-11", &others), 1, "it was ours that day");
        assert_eq!(closed("2026-07-10", CLAIM), 1, "nobody took it over");
        assert_eq!(closed("2026-06-01", CLAIM), 0, "the loss came later");

        // When the client comes back, that is still so.
        let back = "[[appointment.later]]\nid = 'm2'\nestablished = 2027-02-01\n";
        assert_eq!(closed("2026-07-10", &format!("{others}{back}")), 0);
        assert_eq!(closed("2026-07-11", &format!("{others}{back}")), 1);
    }

    #[test]
    fn a_waiver_of_a_loss_not_told_holds_for_the_notice_that_was_given_meanwhile() {
        let both = ["claim-unnotified", RULE.name];
        let waived = |notified: &str| {
            let waiver = "[[waivers]]\nid = 'w1'\nrule = 'claim-unnotified'\nsubject = 'claims.k1.loss'\n\
                reason = '客户未告知出险'\nby = '陈静'\non = 2026-11-10\nuntil = 2026-11-20\n";
            let text = format!("{APPOINTED}{LOSS}notified = {notified}\n{waiver}");
            let found = found_of(&both, "2026-11-28", &text).into_iter();
            let found = found.map(|it| (it.at, it.waived));
            found.collect::<Vec<(String, Option<String>)>>()
        };
        let at = || "jia/claim-notice-late/claims.k1.loss 7:1".to_owned();
        assert_eq!(waived("2026-11-20"), [(at(), Some("w1".to_owned()))]);
        assert_eq!(waived("2026-11-21"), [(at(), None)]);
    }
}
