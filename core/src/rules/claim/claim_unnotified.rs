//! The insurer is told of a loss without delay (保险法 21), within the house's days.

use super::{ClaimFault, clocks, found, step};
use crate::rules::{Check, Consequence, Findings, Group, Rule};
use crate::standard::Severity;
use crate::standing::{Case, ClaimTerm, State};

pub(in crate::rules) static RULE: Rule = Rule {
    name: "claim-unnotified",
    group: Group::Claim,
    severity: Severity::Error,
    consequence: Consequence::Money,
    clause: "D62",
    check: Check::Client(check),
};

fn check(case: &Case<'_>, findings: &mut Findings) {
    // Before the appointment the claim is in other hands.
    if case.record.appointed().is_none() {
        return;
    }
    for (nth, claim, clock) in clocks(case, ClaimTerm::Notice) {
        if let State::Overdue(_) = clock.state(case.today) {
            let (key, due) = (step(nth, clock.after), clock.due.date);
            let days = (case.today - clock.from).num_days();
            let untold = ClaimFault::Unnotified { clock, days };
            findings.add(&RULE, key, found(claim, untold)).due = Some(due);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::Due;
    use crate::model::ClaimStep;
    use crate::rules::testing::APPOINTED;
    use crate::rules::testing::values::{Found, at, day, found, found_under};
    use crate::rules::{Detail, OfClaim};
    use crate::standing::{ClaimClock, Length};

    const LOSS: &str = "[[claims]]\nid = 'k1'\nloss = 2026-11-05\n";

    fn on(today: &str, rest: &str) -> Vec<Found> {
        found(&RULE, today, &format!("{APPOINTED}{LOSS}{rest}"))
    }

    fn untold(notice: u32, due: &str, days: i64) -> [Found; 1] {
        let clock = ClaimClock {
            term: ClaimTerm::Notice,
            after: ClaimStep::Loss,
            from: day("2026-11-05"),
            length: Length::Days(notice),
            stopped: 0,
            interrupted: None,
            marine: false,
            counted: day(due),
            due: Due {
                date: day(due),
                provisional: false,
            },
            done: None,
        };
        [at(
            "jia/claim-unnotified/claims.k1.loss 7:1",
            Detail::Claim(OfClaim {
                id: "k1".to_owned(),
                cause: None,
                fault: ClaimFault::Unnotified { clock, days },
            }),
        )]
    }

    /// 2026-11-08 is a Sunday: to tell the insurer does not wait for Monday.
    #[test]
    fn three_days_are_in_time_and_the_next_is_not() {
        assert_eq!(on("2026-11-08", ""), []);
        assert_eq!(on("2026-11-09", ""), untold(3, "2026-11-08", 4));
    }

    #[test]
    fn the_notice_ends_it_however_late_and_so_does_the_end_of_the_claim() {
        assert_eq!(on("2026-11-28", "notified = 2026-11-28\n"), []);
        let untold = untold(3, "2026-11-08", 23);
        assert_eq!(on("2026-11-28", "notified = 2026-11-29\n"), untold);
        for end in ["paid", "withdrawn", "closed"] {
            assert_eq!(on("2026-11-28", &format!("{end} = 2026-11-28\n")), []);
        }
        // Papers do not show on which day the insurer was told.
        assert_eq!(on("2026-11-28", "complete = 2026-11-20\n").len(), 1);
    }

    #[test]
    fn the_company_sets_the_days() {
        let text = format!("{APPOINTED}{LOSS}");
        let under = |today| found_under("claims.notice = 1\n", &RULE, today, &text);
        assert_eq!(under("2026-11-06"), []);
        assert_eq!(under("2026-11-07"), untold(1, "2026-11-06", 2));
    }

    #[test]
    fn a_loss_outlives_the_client_s_closing_unless_another_took_it_over() {
        let closed = APPOINTED.replace("[appointment]", "closed = 2026-11-20\n[appointment]");
        let lost = |by: &str| {
            format!(
                "{closed}{LOSS}policy = 'par'\n[[policies]]\nid = 'par'\n[[renewals]]\nid = 'x1'\npolicies = ['par']\n\
                 outcomes = [{{ policy = 'par', kind = 'lost-to-broker', on = 2026-11-20 }}]\nloss.claims-by = '{by}'\n\
                 [[team.members]]\nname = '陈静'\n"
            )
        };
        let of = |text: &str| found(&RULE, "2026-11-28", text).len();
        assert_eq!(of(&format!("{closed}{LOSS}")), 1);
        assert_eq!(of(&lost("陈静")), 1);
        assert_eq!(of(&lost("安正保险经纪")), 0);
    }
}
