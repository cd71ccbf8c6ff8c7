//! The insurer decides within 30 days of claim and papers and pays within 10 of the agreement (保险法 23).

use super::{ClaimFault, clocks, found, step};
use crate::rules::{Check, Consequence, Findings, Group, Rule};
use crate::standard::Severity;
use crate::standing::{Case, ClaimTerm, State};

pub(in crate::rules) static RULE: Rule = Rule {
    name: "insurer-decision-overdue",
    group: Group::Claim,
    severity: Severity::Warning,
    consequence: Consequence::Money,
    clause: "D62",
    check: Check::Client(check),
};

fn check(case: &Case<'_>, findings: &mut Findings) {
    let terms = [ClaimTerm::Decision, ClaimTerm::Payment];
    for (nth, claim, clock) in terms.into_iter().flat_map(|term| clocks(case, term)) {
        if let State::Overdue(days) = clock.state(case.today) {
            let (key, due) = (step(nth, clock.after), clock.due.date);
            let paid = claim.paid_by(case.today);
            let late = ClaimFault::InsurerLate { clock, days, paid };
            findings.add(&RULE, key, found(claim, late)).due = Some(due);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::Due;
    use crate::model::{ClaimStep, Word};
    use crate::rules::testing::APPOINTED;
    use crate::rules::testing::values::{Found, at, day, found};
    use crate::rules::{Detail, OfClaim};
    use crate::standing::{ClaimClock, Length};

    fn on(today: &str, rest: &str) -> Vec<Found> {
        let claim = format!("[[claims]]\nid = 'k1'\n{rest}");
        found(&RULE, today, &format!("{APPOINTED}{claim}"))
    }

    /// The finding on the day after the last day of a term.
    fn late(place: &str, clock: ClaimClock) -> [Found; 1] {
        let step = clock.after.code();
        [at(
            &format!("jia/insurer-decision-overdue/claims.k1.{step} {place}"),
            Detail::Claim(OfClaim {
                id: "k1".to_owned(),
                cause: None,
                fault: ClaimFault::InsurerLate {
                    clock,
                    days: 1,
                    paid: None,
                },
            }),
        )]
    }

    #[test]
    fn the_last_day_is_on_time_and_the_next_is_not() {
        let complete = "complete = 2026-08-25\n";
        let decision = ClaimClock {
            term: ClaimTerm::Decision,
            after: ClaimStep::Complete,
            from: day("2026-08-25"),
            length: Length::Days(30),
            stopped: 0,
            interrupted: None,
            marine: false,
            counted: day("2026-09-24"),
            due: Due {
                date: day("2026-09-24"),
                provisional: false,
            },
            done: None,
        };
        assert_eq!(on("2026-09-24", complete), []);
        assert_eq!(on("2026-09-25", complete), late("7:1", decision));
        // Saturday, 2026-10-10, is a working day after the holidays.
        let agreed = "complete = 2026-08-25\nagreed = 2026-09-30\n";
        let payment = ClaimClock {
            term: ClaimTerm::Payment,
            after: ClaimStep::Agreed,
            from: day("2026-09-30"),
            length: Length::Days(10),
            stopped: 0,
            interrupted: None,
            marine: false,
            counted: day("2026-10-10"),
            due: Due {
                date: day("2026-10-10"),
                provisional: false,
            },
            done: None,
        };
        assert_eq!(on("2026-10-10", agreed), []);
        assert_eq!(on("2026-10-11", agreed), late("8:1", payment));
    }

    #[test]
    fn what_was_decided_late_and_what_is_barred_is_told_elsewhere_or_not() {
        let today = "2026-11-20";
        assert_eq!(
            on(today, "complete = 2026-08-25\ndecided = 2026-11-01\n"),
            []
        );
        assert_eq!(on(today, "loss = 2020-01-01\n"), []);
        assert_eq!(
            on(today, "complete = 2026-08-25\nwithdrawn = 2026-09-01\n"),
            []
        );
        assert_eq!(
            on(today, "complete = 2026-08-25\nclosed = 2026-10-01\n"),
            []
        );
    }

    #[test]
    fn the_finding_is_due_when_the_term_was() {
        let mut findings = Findings::default();
        let text = format!("{APPOINTED}[[claims]]\nid = 'k1'\ncomplete = 2026-08-25\n");
        let document = crate::document::Document::parse(&text).unwrap();
        let record = crate::model::Record::read(&document).record;
        let case = Case {
            id: "jia",
            record: &record,
            standard: &crate::standard::Standard::sample(),
            calendar: &crate::calendar::Calendar::embedded(),
            today: day("2026-11-20"),
        };
        check(&case, &mut findings);
        let found = findings.finish();

        assert_eq!(found[0].due, Some(day("2026-09-24")));
    }
}
