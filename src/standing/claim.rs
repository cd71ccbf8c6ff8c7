//! The terms of a claim, in the law's calendar days and years, and the last day with news of it (D62; 保险法
//! 23–26).

use std::collections::HashMap;

use chrono::{Days, Months, NaiveDate};

use super::{Case, State};
use crate::calendar::Due;
use crate::model::{Claim, ClaimStep, words};

words! {
    /// What a term of a claim runs for.
    ClaimTerm {
        /// The insurer decides: 30 days after the papers were complete (保险法 23).
        Decision = "decision",
        /// The insurer gives notice of a denial: 3 days after it decided (保险法 24).
        DenialNotice = "denial-notice",
        /// The insurer pays: 10 days after the amount was agreed (保险法 23).
        Payment = "payment",
        /// The claim may still be made: 2 years after the loss, 5 under life insurance (保险法 26).
        Limitation = "limitation",
    }
}

/// How long a term is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Length {
    /// Calendar days.
    Days(u32),
    /// Years, to the same day of the same month (民法典 202).
    Years(u32),
}

/// A term of a claim. The day of the event is not counted (民法典 201).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClaimClock {
    /// What it runs for.
    pub term: ClaimTerm,
    /// The step it runs from.
    pub after: ClaimStep,
    /// The day of that step.
    pub from: NaiveDate,
    /// How long it is.
    pub length: Length,
    /// The last day as counted.
    pub counted: NaiveDate,
    /// The last day on time: when the counted one is a day off by law, the next day that is not (民法典 203).
    pub due: Due,
    /// The day it was done, if that is today or before.
    pub done: Option<NaiveDate>,
}

impl ClaimClock {
    /// The terms of a claim that have begun by today, in the order of the trade.
    ///
    /// Once a claim is withdrawn or closed, its unfinished terms end; the limitation also ends with the
    /// payment. The record does not say what interrupts a limitation, so interruptions are not counted and
    /// the day is never too late. A notice of denial is due only when there was a denial.
    pub fn all(case: &Case<'_>, claim: &Claim<'_>) -> Vec<ClaimClock> {
        let taken = |step| claim.on(step).filter(|day| *day <= case.today);
        let first = |steps: &[ClaimStep]| steps.iter().filter_map(|step| taken(*step)).min();
        let life = policy_is_life(case, claim);
        let years = if life { 5 } else { 2 };
        let denied = taken(ClaimStep::Denied);
        let decided = first(&[
            ClaimStep::Decided,
            ClaimStep::Agreed,
            ClaimStep::Denied,
            ClaimStep::Paid,
        ]);
        let terms = [
            (
                ClaimTerm::Decision,
                ClaimStep::Complete,
                Length::Days(30),
                decided,
            ),
            (
                ClaimTerm::DenialNotice,
                ClaimStep::Decided,
                Length::Days(3),
                denied,
            ),
            (
                ClaimTerm::Payment,
                ClaimStep::Agreed,
                Length::Days(10),
                taken(ClaimStep::Paid),
            ),
            (
                ClaimTerm::Limitation,
                ClaimStep::Loss,
                Length::Years(years),
                None,
            ),
        ];

        let is_over = first(&[ClaimStep::Withdrawn, ClaimStep::Closed]).is_some();
        let is_paid = taken(ClaimStep::Paid).is_some();
        let runs = |clock: &ClaimClock| match clock.term {
            ClaimTerm::Decision | ClaimTerm::Payment => clock.done.is_some() || !is_over,
            ClaimTerm::DenialNotice => clock.done.is_some(),
            ClaimTerm::Limitation => !is_over && !is_paid,
        };
        let clocks = terms.into_iter().filter_map(|(term, after, length, done)| {
            let from = taken(after)?;
            let counted = length.after(from);
            Some(ClaimClock {
                term,
                after,
                from,
                length,
                counted,
                due: case.calendar.roll(counted),
                done,
            })
        });
        clocks.filter(runs).collect()
    }

    /// Its state on a day; counts are calendar days.
    pub fn state(&self, today: NaiveDate) -> State {
        State::in_calendar_days(self.due.date, self.done, today)
    }
}

impl Length {
    /// The last day of the term that runs from a day, which is itself not counted.
    fn after(self, from: NaiveDate) -> NaiveDate {
        let last = match self {
            Length::Days(days) => from.checked_add_days(Days::new(days.into())),
            Length::Years(years) => from.checked_add_months(Months::new(12 * years)),
        };
        last.unwrap_or(NaiveDate::MAX)
    }
}

/// The last day with news of each claim; the diary is read once, however many claims there are.
#[derive(Clone, Debug)]
pub struct Heard<'a> {
    /// The latest entry about a claim, by the claim's id.
    entries: HashMap<&'a str, NaiveDate>,
    today: NaiveDate,
}

impl<'a> Heard<'a> {
    /// What the diary of a client says about its claims, up to today.
    pub fn of(case: &Case<'a>) -> Heard<'a> {
        let mut entries: HashMap<&str, NaiveDate> = HashMap::new();
        let by_now = case.record.diary.iter().filter(|it| it.on <= case.today);
        for (claim, on) in by_now.filter_map(|it| Some((it.claim?, it.on))) {
            let last = entries.entry(claim).or_insert(on);
            *last = on.max(*last);
        }
        let today = case.today;
        Heard { entries, today }
    }

    /// The last day with news of a claim, today or before: its latest step, or the latest entry about it in
    /// the diary. `None` when it has no date at all.
    pub fn last(&self, claim: &Claim<'_>) -> Option<NaiveDate> {
        let steps = claim.steps().into_iter().map(|(_, day)| day);
        let steps = steps.filter(|day| *day <= self.today);
        steps.chain(self.entries.get(claim.id).copied()).max()
    }
}

/// The last day with news of one claim, by [`Heard::last`].
pub fn last_heard(case: &Case<'_>, claim: &Claim<'_>) -> Option<NaiveDate> {
    Heard::of(case).last(claim)
}

/// Whether the claim is made under life insurance.
fn policy_is_life(case: &Case<'_>, claim: &Claim<'_>) -> bool {
    let mut policies = case.record.policies.iter();
    policies.any(|policy| Some(policy.id) == claim.policy && policy.life)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::Calendar;
    use crate::document::Document;
    use crate::model::{Record, Word};
    use crate::standard::Standard;

    fn on<T>(today: &str, keys: &str, look: impl FnOnce(&Case<'_>, &Claim<'_>) -> T) -> T {
        let text = format!("client.name = '甲'\n[[claims]]\nid = 'k1'\n{keys}");
        let document = Document::parse(&text).unwrap();
        let reading = Record::read(&document);
        assert_eq!(reading.faults, []);
        let case = Case {
            id: "jia",
            record: &reading.record,
            standard: &Standard::sample(),
            calendar: &Calendar::embedded(),
            today: today.parse().unwrap(),
        };
        look(&case, &reading.record.claims[0])
    }

    fn clocks(today: &str, keys: &str) -> Vec<String> {
        on(today, keys, |case, claim| {
            let told = |clock: &ClaimClock| {
                let state = clock.state(case.today);
                let (term, counted, due) = (clock.term.code(), clock.counted, clock.due);
                let maybe = if due.provisional { " provisional" } else { "" };
                format!(
                    "{term} {} {counted} {}{maybe} {state:?}",
                    clock.from, due.date
                )
            };
            ClaimClock::all(case, claim).iter().map(told).collect()
        })
    }

    #[test]
    fn the_insurer_decides_within_thirty_days_of_complete_papers() {
        let decision = |today: &str, rest: &str| {
            clocks(today, &format!("complete = 2026-08-25\n{rest}"))[0].clone()
        };
        assert_eq!(
            decision("2026-09-24", ""),
            "decision 2026-08-25 2026-09-24 2026-09-24 Running(0)"
        );
        assert_eq!(
            decision("2026-09-25", ""),
            "decision 2026-08-25 2026-09-24 2026-09-24 Overdue(1)"
        );
        for decided in ["decided", "agreed", "denied", "paid"] {
            let kept = format!("{decided} = 2026-09-24\n");
            let late = format!("{decided} = 2026-09-26\n");
            assert!(decision("2026-11-20", &kept).ends_with("OnTime"));
            assert!(decision("2026-11-20", &late).ends_with("Late(2)"));
            assert!(decision("2026-09-25", &late).ends_with("Overdue(1)"));
        }
    }

    /// 2026-10-01 to 10-07 are the National Day holiday; 10-10 is a Saturday that is worked.
    #[test]
    fn a_last_day_off_moves_to_the_next_that_is_not() {
        let payment =
            |agreed: &str| clocks("2026-09-30", &format!("agreed = {agreed}\n"))[0].clone();

        assert_eq!(
            payment("2026-09-20"),
            "payment 2026-09-20 2026-09-30 2026-09-30 Running(0)"
        );
        assert_eq!(
            payment("2026-09-21"),
            "payment 2026-09-21 2026-10-01 2026-10-08 Running(8)"
        );
        assert_eq!(
            payment("2026-09-30"),
            "payment 2026-09-30 2026-10-10 2026-10-10 Running(10)"
        );
    }

    #[test]
    fn the_insurer_pays_within_ten_days_of_the_agreement() {
        let payment =
            |today: &str, rest: &str| clocks(today, &format!("agreed = 2026-09-10\n{rest}"));
        assert_eq!(
            payment("2026-09-21", ""),
            ["payment 2026-09-10 2026-09-20 2026-09-20 Overdue(1)"]
        );
        assert_eq!(
            payment("2026-11-20", "paid = 2026-09-20\n"),
            ["payment 2026-09-10 2026-09-20 2026-09-20 OnTime"]
        );
        assert_eq!(
            payment("2026-11-20", "paid = 2026-09-21\n"),
            ["payment 2026-09-10 2026-09-20 2026-09-20 Late(1)"]
        );
    }

    #[test]
    fn a_denial_is_told_within_three_days_of_the_decision() {
        let denied = |day: &str| {
            clocks(
                "2026-11-20",
                &format!("decided = 2026-09-21\ndenied = {day}\n"),
            )
        };
        let term = "denial-notice 2026-09-21 2026-09-24 2026-09-24";
        assert_eq!(denied("2026-09-24"), [format!("{term} OnTime")]);
        assert_eq!(denied("2026-09-25"), [format!("{term} Late(1)")]);
        assert_eq!(clocks("2026-11-20", "decided = 2026-09-21\n"), [""; 0]);
    }

    #[test]
    fn a_claim_is_barred_two_years_after_the_loss_and_five_under_life_insurance() {
        let life = "policy = 'life'\n[[policies]]\nid = 'life'\nlife = true\n";
        let loss = |day: &str, rest: &str| clocks("2026-11-20", &format!("loss = {day}\n{rest}"));

        assert_eq!(
            loss("2024-11-20", ""),
            ["limitation 2024-11-20 2026-11-20 2026-11-20 Running(0)"]
        );
        assert_eq!(
            loss("2024-11-19", ""),
            ["limitation 2024-11-19 2026-11-19 2026-11-19 Overdue(1)"]
        );
        // 2026-11-22 is a Sunday; 2028 has no notice yet, and no 29 February two years on.
        assert_eq!(
            loss("2024-11-22", ""),
            ["limitation 2024-11-22 2026-11-22 2026-11-23 Running(3)"]
        );
        assert_eq!(
            loss("2024-02-29", ""),
            ["limitation 2024-02-29 2026-02-28 2026-02-28 Overdue(265)"]
        );
        assert_eq!(
            loss("2026-07-18", ""),
            ["limitation 2026-07-18 2028-07-18 2028-07-18 provisional Running(606)"]
        );
        assert_eq!(
            loss("2021-11-20", life),
            ["limitation 2021-11-20 2026-11-20 2026-11-20 Running(0)"]
        );
        for end in ["paid", "withdrawn", "closed"] {
            let ended = format!("{end} = 2026-11-20\n");
            assert_eq!(loss("2024-11-20", &ended), [""; 0], "{end}");
        }
    }

    #[test]
    fn what_was_not_kept_runs_no_more_once_the_claim_is_over() {
        let keys = "complete = 2026-08-25\nclosed = 2026-10-01\n";
        assert_eq!(clocks("2026-10-01", keys), [""; 0]);
        assert_eq!(
            clocks("2026-09-30", keys),
            ["decision 2026-08-25 2026-09-24 2026-09-24 Overdue(6)"]
        );
    }

    #[test]
    fn a_claim_is_heard_of_by_its_steps_and_by_the_diary() {
        let heard =
            |today: &str, keys: &str| on(today, keys, last_heard).map(|day| day.to_string());
        let diary = "[[diary]]\nid = 'd1'\non = 2026-09-01\nclaim = 'k1'\n\
                     [[diary]]\nid = 'd2'\non = 2026-09-09\nclaim = 'k2'\n";

        assert_eq!(heard("2026-11-20", ""), None);
        let loss = "loss = 2026-07-18\n";
        assert_eq!(heard("2026-11-20", loss).as_deref(), Some("2026-07-18"));
        let both = format!("{loss}{diary}");
        assert_eq!(heard("2026-11-20", &both).as_deref(), Some("2026-09-01"));
        assert_eq!(heard("2026-09-01", &both).as_deref(), Some("2026-09-01"));
        assert_eq!(heard("2026-08-31", &both).as_deref(), Some("2026-07-18"));
    }
}
