//! Within 60 days of claim and papers the insurer pays ahead what can be determined already (保险法 25). From
//! when they run is disputed, so it is a warning.

use super::{ClaimFault, clocks, found, step};
use crate::rules::{Check, Consequence, Findings, Group, Rule};
use crate::standard::Severity;
use crate::standing::{Case, ClaimTerm, State};

pub(in crate::rules) static RULE: Rule = Rule {
    name: "advance-overdue",
    group: Group::Claim,
    severity: Severity::Warning,
    consequence: Consequence::Money,
    clause: "D62",
    check: Check::Client(check),
};

fn check(case: &Case<'_>, findings: &mut Findings) {
    for (nth, claim, clock) in clocks(case, ClaimTerm::Advance) {
        if let State::Overdue(days) = clock.state(case.today) {
            let (key, due) = (step(nth, clock.after), clock.due.date);
            let unpaid = ClaimFault::NoAdvance { clock, days };
            findings.add(&RULE, key, found(claim, unpaid)).due = Some(due);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::Due;
    use crate::model::ClaimStep;
    use crate::rules::testing::APPOINTED;
    use crate::rules::testing::values::{Found, at, day, found};
    use crate::rules::{Detail, OfClaim};
    use crate::standing::{ClaimClock, Length};

    fn on(today: &str, rest: &str) -> Vec<Found> {
        let claim = format!("[[claims]]\nid = 'k1'\n{rest}");
        found(&RULE, today, &format!("{APPOINTED}{claim}"))
    }

    fn unpaid(after: ClaimStep, place: &str, days: i64) -> [Found; 1] {
        let clock = ClaimClock {
            term: ClaimTerm::Advance,
            after,
            from: day("2026-09-12"),
            length: Length::Days(60),
            stopped: 0,
            interrupted: None,
            marine: false,
            counted: day("2026-11-11"),
            due: Due {
                date: day("2026-11-11"),
                provisional: false,
            },
            done: None,
        };
        [at(
            place,
            Detail::Claim(OfClaim {
                id: "k1".to_owned(),
                cause: None,
                fault: ClaimFault::NoAdvance { clock, days },
            }),
        )]
    }

    #[test]
    fn the_sixtieth_day_is_in_time_and_the_next_is_not() {
        let place = "jia/advance-overdue/claims.k1.complete 7:1";
        let complete = "complete = 2026-09-12\ndecided = 2026-10-08\n";
        assert_eq!(on("2026-11-11", complete), []);
        let unpaid = |days| unpaid(ClaimStep::Complete, place, days);
        assert_eq!(on("2026-11-12", complete), unpaid(1));
        assert_eq!(on("2026-11-28", complete), unpaid(17));
    }

    #[test]
    fn it_runs_from_the_first_receipt_and_nothing_is_taken_off() {
        let place = "jia/advance-overdue/claims.k1.first-received 7:1";
        let received = "first-received = 2026-09-12\nasked = 2026-09-20\ncomplete = 2026-10-30\n";
        assert_eq!(on("2026-11-11", received), []);
        let unpaid = unpaid(ClaimStep::FirstReceived, place, 1);
        assert_eq!(on("2026-11-12", received), unpaid);
        assert_eq!(on("2026-11-28", "notified = 2026-09-12\n"), []);
    }

    #[test]
    fn a_payment_ahead_an_agreement_and_every_end_ends_it() {
        let ahead = "[[claims.advances]]\nid = '1'\non = 2026-11-13\namount = 300000\n";
        let of = |today, rest: &str| on(today, &format!("complete = 2026-09-12\n{rest}")).len();
        assert_eq!(of("2026-11-12", ahead), 1);
        assert_eq!(of("2026-11-13", ahead), 0);
        for end in ["agreed", "denied", "paid", "withdrawn", "closed"] {
            assert_eq!(of("2026-11-13", &format!("{end} = 2026-11-13\n")), 0);
        }
        assert_eq!(of("2026-11-13", "decided = 2026-11-13\n"), 1);
    }
}
