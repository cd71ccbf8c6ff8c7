//! What was promised by a day is planned for it (D17).

use crate::model::PlanItem;
use crate::rules::{Check, Consequence, Detail, Findings, Group, OfPlan, Rule};
use crate::standard::Severity;
use crate::standing::{Case, Kept, Promise};

use super::Held;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "item-past-promise",
    group: Group::Plan,
    severity: Severity::Warning,
    consequence: Consequence::Client,
    clause: "D17",
    check: Check::Client(check),
};

/// While the day is still to come, so that the item can be moved before it. An item beside those that keep the promise in
/// time may be later, and so may one whose commitment says no day clearly.
fn check(case: &Case<'_>, findings: &mut Findings) {
    let Some(held) = Held::of(case) else { return };
    let promised = case.record.appointment_on(held.year.starts);
    for commitment in promised.into_iter().flat_map(|it| &it.commitments) {
        let answers = |item: &PlanItem<'_>| item.dropped.is_none() && item.answers(commitment.id);
        let covering = held.items().filter(|(_, item)| answers(item));
        let covering: Vec<_> = covering.collect();
        // To read the promise is worth it only where an item may begin after its day, which is not over.
        let begins_later = |item: &PlanItem<'_>| item.start.is_some_and(|it| case.today < it);
        if !covering
            .iter()
            .any(|(_, item)| item.is_open() && begins_later(item))
        {
            continue;
        }
        let promise = Promise::of(case.standard, commitment);
        let Kept::Once(times) = promise.kept else {
            continue;
        };
        let last = promise.days_in(held.year.starts).map(|(_, last)| last);
        let Some(last) = last.filter(|last| case.today <= *last) else {
            continue;
        };
        let is_late = |item: &PlanItem<'_>| {
            let day = item.done.or(item.start);
            day.is_some_and(|day| last < day)
        };
        let plans = case
            .record
            .years
            .iter()
            .filter_map(|year| year.plan.as_ref());
        let items = plans.flat_map(|plan| &plan.items);
        let in_time = items.filter(|item| answers(item) && !is_late(item));
        if times as usize <= in_time.count() {
            continue;
        }
        for (nth, item) in covering {
            let Some(start) = item.start.filter(|_| item.is_open() && is_late(item)) else {
                continue;
            };
            let fault = OfPlan::PastPromise {
                item: item.id.to_owned(),
                start,
                commitment: commitment.id.to_owned(),
                text: commitment.text.to_owned(),
                last,
            };
            findings.add(&RULE, held.item_key(nth).key("start"), Detail::Plan(fault));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::planned;
    use crate::rules::testing::values::{at, day, found};

    fn record(commitment: &str, items: &[&str]) -> String {
        let items = items.iter().map(|item| format!("{{ {item} }}"));
        let items: Vec<String> = items.collect();
        let plan = format!("items = [{}]\n", items.join(", "));
        let of =
            format!("[[appointment.commitments]]\nid = 'c1'\ntext = '{commitment}'\n[[years]]");
        planned("", &plan).replacen("[[years]]", &of, 1)
    }

    /// The items told of on a day.
    fn told(today: &str, commitment: &str, items: &[&str]) -> Vec<String> {
        let found = found(&RULE, today, &record(commitment, items)).into_iter();
        let told = found.map(|it| match it.detail {
            Detail::Plan(OfPlan::PastPromise { item, last, .. }) => format!("{item} {last}"),
            other => format!("{other:?}"),
        });
        told.collect()
    }

    const BY: &str = "2026 年 12 月底前完成消防演练";
    const LATE: &str = "id = 'p', covers = ['c1'], start = 2027-01-01";

    #[test]
    fn an_item_begins_by_the_day_that_was_promised() {
        let late = "id = 'p1', covers = ['c1'], start = 2027-01-01, finish = 2027-01-08";
        assert_eq!(
            found(&RULE, "2026-11-20", &record(BY, &[late])),
            [at(
                "jia/item-past-promise/years.2026-09-17.plan.items.p1.start 11:40",
                Detail::Plan(OfPlan::PastPromise {
                    item: "p1".to_owned(),
                    start: day("2027-01-01"),
                    commitment: "c1".to_owned(),
                    text: BY.to_owned(),
                    last: day("2026-12-31"),
                })
            )]
        );
        let of = |item: &str| told("2026-11-20", BY, &[item]);
        assert_eq!(of("id = 'p', covers = ['c1'], start = 2026-12-31"), [""; 0]);
        assert_eq!(of("id = 'p', start = 2027-01-01"), [""; 0]);
        assert_eq!(of("id = 'p', covers = ['c1']"), [""; 0]);
        assert_eq!(of(&format!("{LATE}, dropped = 2026-11-01")), [""; 0]);
    }

    #[test]
    fn it_is_told_as_long_as_the_day_is_still_to_come() {
        assert_eq!(told("2026-12-31", BY, &[LATE]), ["p 2026-12-31"]);
        assert_eq!(told("2027-01-01", BY, &[LATE]), [""; 0]);
    }

    #[test]
    fn what_comes_beside_those_in_time_may_be_later() {
        let in_time = "id = 'q', covers = ['c1'], start = 2026-10-12";
        assert_eq!(told("2026-11-20", BY, &[in_time, LATE]), [""; 0]);
        let twice = "2026 年 12 月底前演练两次";
        let of = |items: &[&str]| told("2026-11-20", twice, items);
        assert_eq!(of(&[in_time, LATE]), ["p 2026-12-31"]);
        let dropped = format!("{in_time}, dropped = 2026-11-01");
        assert_eq!(told("2026-11-20", BY, &[&dropped, LATE]), ["p 2026-12-31"]);
        assert_eq!(of(&[in_time, &in_time.replace('q', "r"), LATE]), [""; 0]);
        // One that is done counts by the day on which it was.
        let done = "id = 'q', covers = ['c1'], start = 2027-01-12, done = 2026-11-12";
        assert_eq!(told("2026-11-20", BY, &[done, LATE]), [""; 0]);
    }

    #[test]
    fn words_without_a_clear_day_bind_nothing() {
        for commitment in [
            "每年演练一次",
            "上半年演练一次",
            "2026 年 12 月起上门培训",
            "新仓库投产前演练",
            "协助建立应急预案",
        ] {
            assert_eq!(
                told("2026-11-20", commitment, &[LATE]),
                [""; 0],
                "{commitment}"
            );
        }
    }
}
