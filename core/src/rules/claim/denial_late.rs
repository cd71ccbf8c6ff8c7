//! The insurer sends a denial with its reasons in writing within 3 days of its decision (保险法 24).

use super::{ClaimFault, clocks, found, step};
use crate::model::ClaimStep;
use crate::rules::{Check, Consequence, Findings, Group, Rule};
use crate::standard::Severity;
use crate::standing::{Case, ClaimTerm, State};

pub(in crate::rules) static RULE: Rule = Rule {
    name: "denial-late",
    group: Group::Claim,
    severity: Severity::Warning,
    consequence: Consequence::Paper,
    clause: "D62",
    check: Check::Client(check),
};

fn check(case: &Case<'_>, findings: &mut Findings) {
    for (nth, claim, clock) in clocks(case, ClaimTerm::DenialNotice) {
        let contested = claim.contested.filter(|day| *day <= case.today);
        if let (State::Late(days), Some(denied), None) =
            (clock.state(case.today), clock.done, contested)
        {
            let (key, due) = (step(nth, ClaimStep::Denied), clock.due.date);
            let late = ClaimFault::DenialLate {
                clock,
                denied,
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
    use crate::rules::testing::APPOINTED;
    use crate::rules::testing::values::{Found, at, day, found};
    use crate::rules::{Detail, OfClaim};
    use crate::standing::{ClaimClock, Length};

    fn on(denied: &str, rest: &str) -> Vec<Found> {
        let claim =
            format!("[[claims]]\nid = 'k1'\ndecided = 2026-09-21\ndenied = {denied}\n{rest}");
        found(&RULE, "2026-11-20", &format!("{APPOINTED}{claim}"))
    }

    #[test]
    fn the_third_day_is_in_time_and_the_fourth_is_not() {
        let clock = ClaimClock {
            term: ClaimTerm::DenialNotice,
            after: ClaimStep::Decided,
            from: day("2026-09-21"),
            length: Length::Days(3),
            stopped: 0,
            interrupted: None,
            marine: false,
            counted: day("2026-09-24"),
            due: Due {
                date: day("2026-09-24"),
                provisional: false,
            },
            done: Some(day("2026-09-25")),
        };
        assert_eq!(on("2026-09-24", ""), []);
        let late = at(
            "jia/denial-late/claims.k1.denied 8:1",
            Detail::Claim(OfClaim {
                id: "k1".to_owned(),
                cause: None,
                fault: ClaimFault::DenialLate {
                    clock,
                    denied: day("2026-09-25"),
                    days: 1,
                },
            }),
        );
        assert_eq!(on("2026-09-25", ""), [late]);
    }

    #[test]
    fn it_is_told_until_it_is_contested_or_the_claim_is_closed_and_not_of_a_later_day() {
        assert_eq!(on("2026-09-25", "contested = 2026-11-20\n"), []);
        assert_eq!(on("2026-09-25", "contested = 2026-11-21\n").len(), 1);
        assert_eq!(on("2026-09-25", "closed = 2026-11-20\n"), []);
        assert_eq!(on("2026-09-25", "closed = 2026-11-21\n").len(), 1);
        assert_eq!(on("2026-11-21", ""), []);
    }
}
