//! A claim is paid, or sued for, before the insurer may plead its limitation: 2 years, 5 under life insurance
//! (保险法 26).

use super::{ClaimFault, clocks, found, step};
use crate::rules::{Check, Consequence, Findings, Group, Rule};
use crate::standard::Severity;
use crate::standing::{Case, ClaimTerm};

pub(in crate::rules) static RULE: Rule = Rule {
    name: "limitation-near",
    group: Group::Claim,
    severity: Severity::Error,
    consequence: Consequence::Money,
    clause: "D62",
    check: Check::Client(check),
};

/// This also applies after a denial: until the claim is closed, the denial may still be contested.
fn check(case: &Case<'_>, findings: &mut Findings) {
    let near = i64::from(case.standard.claims.limitation_near);
    for (nth, claim, clock) in clocks(case, ClaimTerm::Limitation) {
        let due = clock.due.date;
        let left = (due - case.today).num_days();
        if left <= near {
            let key = step(nth, clock.after);
            let limitation = ClaimFault::Limitation { clock, left };
            findings.add(&RULE, key, found(claim, limitation)).due = Some(due);
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
        let claim = format!("[[claims]]\nid = 'k1'\npolicy = 'par'\nloss = 2024-11-20\n{rest}");
        found(&RULE, today, &format!("{APPOINTED}{claim}"))
    }

    /// The finding so many days before the two years end.
    fn left(left: i64) -> [Found; 1] {
        limited(2, "2026-11-20", false, left)
    }

    fn limited(years: u32, until: &str, provisional: bool, left: i64) -> [Found; 1] {
        let clock = ClaimClock {
            term: ClaimTerm::Limitation,
            after: ClaimStep::Loss,
            from: day("2024-11-20"),
            length: Length::Years(years),
            stopped: 0,
            interrupted: None,
            marine: false,
            counted: day(until),
            due: Due {
                date: day(until),
                provisional,
            },
            done: None,
        };
        [at(
            "jia/limitation-near/claims.k1.loss 8:1",
            Detail::Claim(OfClaim {
                id: "k1".to_owned(),
                cause: None,
                fault: ClaimFault::Limitation { clock, left },
            }),
        )]
    }

    #[test]
    fn it_is_near_from_ninety_days_before_and_stays_when_it_is_past() {
        assert_eq!(on("2026-08-21", ""), []);
        assert_eq!(on("2026-08-22", ""), left(90));
        assert_eq!(on("2026-11-20", ""), left(0));
        assert_eq!(on("2026-11-21", ""), left(-1));
    }

    #[test]
    fn what_is_paid_withdrawn_or_closed_is_not_barred_and_a_denial_may_be_contested() {
        for end in ["paid", "withdrawn", "closed"] {
            assert_eq!(on("2026-11-20", &format!("{end} = 2026-10-01\n")), []);
        }
        assert_eq!(on("2026-11-20", "denied = 2026-10-01\n"), left(0));
        let contested = "denied = 2026-10-01\ncontested = 2026-10-08\n";
        assert_eq!(on("2026-11-20", contested), left(0));
    }

    #[test]
    fn a_claim_under_life_insurance_has_five_years() {
        let life = "[[policies]]\nid = 'par'\nlife = true\n";
        assert_eq!(on("2026-11-20", life), []);
        assert_eq!(on("2029-08-21", life), []);
        assert_eq!(on("2029-08-22", life), limited(5, "2029-11-20", true, 90));
    }
}
