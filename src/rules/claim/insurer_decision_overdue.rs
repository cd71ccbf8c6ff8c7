//! The insurer decides within 30 days of complete papers and pays within 10 of the agreement (保险法 23).

use super::{ClaimFault, found, open, step};
use crate::rules::{Check, Findings, Group, Rule};
use crate::standard::Severity;
use crate::standing::{Case, ClaimClock, ClaimTerm, State};

pub(in crate::rules) static RULE: Rule = Rule {
    name: "insurer-decision-overdue",
    group: Group::Claim,
    severity: Severity::Warning,
    clause: "D62",
    check: Check::Client(check),
};

fn check(case: &Case<'_>, findings: &mut Findings) {
    for (nth, claim) in open(case) {
        for clock in ClaimClock::all(case, claim) {
            let is_insurers = match clock.term {
                ClaimTerm::Decision | ClaimTerm::Payment => true,
                ClaimTerm::DenialNotice | ClaimTerm::Limitation => false,
            };
            if let State::Overdue(days) = clock.state(case.today)
                && is_insurers
            {
                let (key, due) = (step(nth, clock.after), clock.due.date);
                let late = ClaimFault::InsurerLate { clock, days };
                findings.add(&RULE, key, found(claim, late)).due = Some(due);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::{APPOINTED, found};
    use crate::rules::{ClaimFault, Detail, OfClaim};

    /// The fingerprint and the place, with the term and the days it is past.
    fn on(today: &str, rest: &str) -> Vec<String> {
        let claim = format!("[[claims]]\nid = 'k1'\n{rest}");
        let found = found(&RULE, today, &format!("{APPOINTED}{claim}"));
        let short = |line: String| {
            let (at, rest) = line.split_once(" Claim(").unwrap();
            let term = rest
                .split("term: ")
                .nth(1)
                .unwrap()
                .split(',')
                .next()
                .unwrap();
            let days = rest
                .rsplit("days: ")
                .next()
                .unwrap()
                .split(' ')
                .next()
                .unwrap();
            format!("{at} {term} {days}")
        };
        found.into_iter().map(short).collect()
    }

    #[test]
    fn the_last_day_is_on_time_and_the_next_is_not() {
        let complete = "complete = 2026-08-25\n";
        assert_eq!(on("2026-09-24", complete), [""; 0]);
        assert_eq!(
            on("2026-09-25", complete),
            ["jia/insurer-decision-overdue/claims.k1.complete 7:1 Decision 1"]
        );
        let agreed = "complete = 2026-08-25\nagreed = 2026-09-30\n";
        assert_eq!(on("2026-10-10", agreed), [""; 0]);
        assert_eq!(
            on("2026-10-11", agreed),
            ["jia/insurer-decision-overdue/claims.k1.agreed 8:1 Payment 1"]
        );
    }

    #[test]
    fn what_was_decided_late_and_what_is_barred_is_told_elsewhere_or_not() {
        let today = "2026-11-20";
        assert_eq!(
            on(today, "complete = 2026-08-25\ndecided = 2026-11-01\n"),
            [""; 0]
        );
        assert_eq!(on(today, "loss = 2020-01-01\n"), [""; 0]);
        assert_eq!(
            on(today, "complete = 2026-08-25\nwithdrawn = 2026-09-01\n"),
            [""; 0]
        );
        assert_eq!(
            on(today, "complete = 2026-08-25\nclosed = 2026-10-01\n"),
            [""; 0]
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
            today: "2026-11-20".parse().unwrap(),
        };
        check(&case, &mut findings);
        let found = findings.finish();

        assert_eq!(found[0].due, "2026-09-24".parse().ok());
        let Detail::Claim(OfClaim {
            fault: ClaimFault::InsurerLate { days, .. },
            ..
        }) = &found[0].detail
        else {
            panic!("{:?}", found[0].detail)
        };
        assert_eq!(*days, 57);
    }
}
