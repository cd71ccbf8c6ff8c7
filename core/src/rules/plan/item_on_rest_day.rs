//! An item is finished on a day on which people work.

use chrono::NaiveDate;

use crate::calendar::Day;
use crate::rules::{Check, Consequence, Detail, Findings, Group, OfPlan, Rule};
use crate::standard::Severity;
use crate::standing::Case;

use super::Held;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "item-on-rest-day",
    group: Group::Plan,
    severity: Severity::Advice,
    consequence: Consequence::Client,
    clause: "added",
    check: Check::Client(check),
};

/// From how many working days ahead a weekend is told. Many a plan ends its items with the month, whatever day
/// that is; a holiday comes with its notice, and then the plan is looked at again.
const WEEKEND_NEAR: i64 = 10;

/// Once that day is past, whether it was one of rest is no matter.
fn check(case: &Case<'_>, findings: &mut Findings) {
    let Some(held) = Held::of(case) else { return };
    for (nth, item) in held.items().filter(|(_, item)| item.is_open()) {
        let finish = item.finish.filter(|day| *day >= case.today);
        let Some(finish) = finish.filter(|day| !case.calendar.is_working(*day)) else {
            continue;
        };
        let kind = case.calendar.kind(finish);
        if matches!(kind, Day::Weekend(_))
            && case.calendar.between(case.today, finish) > WEEKEND_NEAR
        {
            continue;
        }
        let works = |day: &NaiveDate| case.calendar.is_working(*day);
        let begins = item.start.unwrap_or(case.today).max(case.today);
        let mut before = std::iter::successors(finish.pred_opt(), |day| day.pred_opt())
            .take_while(|day| *day >= begins);
        let fault = OfPlan::OnRestDay {
            item: item.id.to_owned(),
            finish,
            day: kind,
            instead: before
                .find(works)
                .or_else(|| finish.iter_days().find(works))
                .unwrap_or(finish),
            provisional: !case.calendar.covers(finish),
        };
        findings.add(&RULE, held.item_key(nth).key("finish"), Detail::Plan(fault));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::planned;
    use crate::rules::testing::values::found;

    /// What is told of an item to be finished on a day: the working day to take instead.
    fn told(finish: &str, rest: &str) -> Vec<String> {
        told_on("2026-09-18", finish, rest)
    }

    fn told_on(today: &str, finish: &str, rest: &str) -> Vec<String> {
        let plan = format!("items = [{{ id = 'p1', finish = {finish}{rest} }}]\n");
        let found = found(&RULE, today, &planned("", &plan));
        let last = found.iter().map(|it| match &it.detail {
            Detail::Plan(OfPlan::OnRestDay {
                instead,
                provisional,
                ..
            }) => format!("{instead}{}", if *provisional { "?" } else { "" }),
            other => panic!("{other:?}"),
        });
        last.collect()
    }

    #[test]
    fn a_weekend_or_holiday_is_told_and_a_make_up_day_is_not() {
        assert_eq!(told("2026-09-18", ""), [""; 0]);
        assert_eq!(told("2026-09-19", ""), ["2026-09-18"]);
        // A Sunday that is worked for National Day, and the week that is off for it.
        assert_eq!(told("2026-09-20", ""), [""; 0]);
        assert_eq!(told("2026-09-30", ""), [""; 0]);
        assert_eq!(told("2026-10-01", ""), ["2026-09-30"]);
        assert_eq!(told("2026-10-07", ""), ["2026-09-30"]);
        assert_eq!(told("2026-10-08", ""), [""; 0]);
    }

    #[test]
    fn a_weekend_is_told_when_it_is_near_and_a_holiday_at_any_time() {
        // The tenth working day after Friday 13 November is Friday 27.
        assert_eq!(told_on("2026-11-13", "2026-11-28", ""), ["2026-11-27"]);
        assert_eq!(told_on("2026-11-12", "2026-11-28", ""), [""; 0]);
        assert_eq!(told_on("2026-11-12", "2027-01-01", ""), ["2026-12-31?"]);
    }

    #[test]
    fn what_begins_on_that_day_too_goes_to_the_next_working_day() {
        assert_eq!(told("2026-10-01", ", start = 2026-10-01"), ["2026-10-08"]);
        assert_eq!(told("2026-10-01", ", start = 2026-09-30"), ["2026-09-30"]);
    }

    #[test]
    fn without_a_notice_the_days_off_by_law_are_told() {
        assert_eq!(told("2027-02-08", ""), ["2027-02-04?"]);
        assert_eq!(told("2027-02-09", ""), [""; 0]);
    }

    #[test]
    fn what_is_done_dropped_or_past_is_left_alone() {
        assert_eq!(told("2026-09-19", ", done = 2026-09-18"), [""; 0]);
        assert_eq!(told("2026-09-19", ", dropped = 2026-09-18"), [""; 0]);
        assert_eq!(told("2026-09-13", ""), [""; 0]);
    }
}
