//! Both ends of the insurance period are key: there is contact near them (D08).

use chrono::{Days, NaiveDate};

use crate::model::is_contact;
use crate::rules::{Check, Detail, Findings, Group, OfPlan, Rule};
use crate::standard::Severity;
use crate::standing::{Case, plan_term};

use super::Held;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "ends-untouched",
    group: Group::Plan,
    severity: Severity::Advice,
    clause: "D08",
    check: Check::Client(check),
};

/// Told of a plan that was issued, and of an end only while something can still be done near it: one whose
/// days have passed is past mending, and one long after the plan's term is the business of a later plan.
fn check(case: &Case<'_>, findings: &mut Findings) {
    let Some((held, _)) = Held::issued(case) else {
        return;
    };
    let within = case.standard.maxims.ends;
    let term = plan_term(case, held.recorded);
    let period = period(case, &held);
    for (first, day) in [(true, period.0), (false, period.1)] {
        let Some(window) = window(day, within) else {
            continue;
        };
        let can_be_mended = case.today <= window.1 && window.0 <= term.1;
        if can_be_mended && !is_touched(case, &held, window) {
            let fault = OfPlan::EndUntouched { first, day, within };
            let finding = findings.add(&RULE, held.key().key("items"), Detail::Plan(fault));
            finding.subject = format!("{}.{day}", held.year.starts);
        }
    }
}

/// The insurance period of the year: from the first start to the last end of the policies that begin in
/// it; without them, the service year.
fn period(case: &Case<'_>, held: &Held<'_>) -> (NaiveDate, NaiveDate) {
    let year = &held.year;
    let policies = case.record.policies.iter();
    let begun = policies.filter_map(|policy| {
        let starts = policy.starts?;
        let is_here = (year.starts..=year.ends).contains(&starts);
        is_here.then_some((starts, policy.ends?))
    });
    let both = |one: (NaiveDate, NaiveDate), other: (NaiveDate, NaiveDate)| {
        (one.0.min(other.0), one.1.max(other.1))
    };
    begun.reduce(both).unwrap_or((year.starts, year.ends))
}

/// The days within so many of a day, both ends inclusive.
fn window(day: NaiveDate, within: u32) -> Option<(NaiveDate, NaiveDate)> {
    let days = Days::new(within.into());
    Some((day.checked_sub_days(days)?, day.checked_add_days(days)?))
}

/// Whether a contact is planned or on record in a window.
fn is_touched(case: &Case<'_>, held: &Held<'_>, window: (NaiveDate, NaiveDate)) -> bool {
    let planned = held.items().any(|(_, item)| {
        let start = item.start.or(item.finish);
        let finish = item.finish.or(item.start);
        item.service.is_some_and(is_contact)
            && start.is_some_and(|start| start <= window.1)
            && finish.is_some_and(|finish| finish >= window.0)
    });
    let mut diary = case.record.diary.iter();
    planned
        || diary.any(|entry| {
            entry.kind.is_some_and(is_contact) && (window.0..=window.1).contains(&entry.on)
        })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::planned;
    use crate::rules::testing::values::{Found, at, day, found};

    /// One visit near the end, 2027-09-16; the start is what is looked at.
    const LATE: &str = "{ id = 'p9', service = 'visit', start = 2027-08-02, finish = 2027-08-06 }";

    fn with(items: &str, rest: &str) -> String {
        let plan = format!("issued = 2026-09-18\nitems = [{items}]\n");
        planned("", &plan) + rest
    }

    fn visit(start: &str, finish: &str) -> String {
        format!("{{ id = 'p1', service = 'visit', start = {start}, finish = {finish} }}")
    }

    fn start() -> Found {
        at(
            "jia/ends-untouched/2026-09-17.2026-09-17 9:1",
            Detail::Plan(OfPlan::EndUntouched {
                first: true,
                day: day("2026-09-17"),
                within: 45,
            }),
        )
    }

    #[test]
    fn a_visit_within_forty_five_days_touches_an_end() {
        // 2026-11-01 is 45 days after 2026-09-17.
        let from = |start: &str| {
            let items = format!("{}, {LATE}", visit(start, "2026-11-30"));
            found(&RULE, "2026-09-18", &with(&items, ""))
        };
        assert_eq!(from("2026-11-01"), []);
        assert_eq!(from("2026-11-02"), [start()]);
        let survey = with(LATE, "").replace(
            "items = [",
            "items = [{ id = 'p1', service = 'risk-survey', start = 2026-10-01 }, ",
        );
        assert_eq!(found(&RULE, "2026-09-18", &survey), [start()]);

        // 2027-08-02 is 45 days before 2027-09-16.
        let early = visit("2026-09-21", "2026-09-25");
        let to = |finish: &str| {
            let items = format!("{early}, {}", visit("2027-07-01", finish));
            found(&RULE, "2026-09-18", &with(&items, ""))
        };
        assert_eq!(to("2027-08-02"), []);
        assert_eq!(
            to("2027-08-01"),
            [at(
                "jia/ends-untouched/2026-09-17.2027-09-16 9:1",
                Detail::Plan(OfPlan::EndUntouched {
                    first: false,
                    day: day("2027-09-16"),
                    within: 45
                })
            )]
        );
    }

    #[test]
    fn the_diary_tells_of_contact_that_nobody_planned() {
        let seen = |today: &str, on: &str, kind: &str| {
            let entry = format!("[[diary]]\nid = 'd1'\non = {on}\nkind = '{kind}'\n");
            found(&RULE, today, &with(LATE, &entry))
        };
        let entry = |on: &str, kind: &str| seen("2026-10-09", on, kind);
        assert_eq!(entry("2026-08-03", "enquiry"), []);
        assert_eq!(entry("2026-08-02", "enquiry"), [start()]);
        assert_eq!(entry("2026-10-08", "claim"), [start()]);
        // One of tomorrow has not happened.
        assert_eq!(seen("2026-11-01", "2026-11-01", "enquiry"), []);
        assert_eq!(seen("2026-10-31", "2026-11-01", "enquiry"), [start()]);
    }

    #[test]
    fn an_end_past_mending_is_not_told() {
        assert_eq!(found(&RULE, "2026-11-01", &with(LATE, "")), [start()]);
        assert_eq!(found(&RULE, "2026-11-02", &with(LATE, "")), []);
        assert_eq!(found(&RULE, "2026-09-17", &with(LATE, "")), []);
    }

    #[test]
    fn the_policies_of_the_year_make_the_period() {
        let policy = |ends: &str| {
            let policies = format!(
                "[[policies]]\nid = 'a'\nstarts = 2026-10-01\nends = 2027-06-30\n\
                 [[policies]]\nid = 'b'\nstarts = 2026-10-10\nends = {ends}\n\
                 [[policies]]\nid = 'c'\nstarts = 2026-09-16\nends = 2029-09-15\n"
            );
            found(&RULE, "2026-10-09", &with("", &policies))
        };
        assert_eq!(
            policy("2027-10-09"),
            [
                at(
                    "jia/ends-untouched/2026-09-17.2026-10-01 9:1",
                    Detail::Plan(OfPlan::EndUntouched {
                        first: true,
                        day: day("2026-10-01"),
                        within: 45
                    })
                ),
                at(
                    "jia/ends-untouched/2026-09-17.2027-10-09 9:1",
                    Detail::Plan(OfPlan::EndUntouched {
                        first: false,
                        day: day("2027-10-09"),
                        within: 45
                    })
                )
            ]
        );
        // A policy belongs to the year it begins in, of whatever day of it.
        let begun = |starts: &str, ends: &str| {
            let policy = format!("[[policies]]\nid = 'a'\nstarts = {starts}\nends = {ends}\n");
            let found = found(&RULE, "2026-10-09", &with("", &policy));
            let subjects = found.iter().map(|it| it.subject().to_owned());
            subjects.collect::<Vec<String>>()
        };
        assert_eq!(
            begun("2026-09-16", "2027-06-30")[1],
            "2026-09-17.2027-09-16"
        );
        assert_eq!(
            begun("2026-09-17", "2027-06-30")[1],
            "2026-09-17.2027-06-30"
        );
        assert_eq!(begun("2027-09-16", "2028-09-15"), ["2026-09-17.2027-09-16"]);
        assert_eq!(
            begun("2027-09-17", "2028-09-16")[0],
            "2026-09-17.2026-09-17"
        );
        // 2027-10-31 is 45 days after the term; with one day more the end is a later plan's.
        assert_eq!(policy("2027-10-31").len(), 2);
        assert_eq!(policy("2027-11-01").len(), 1);
    }
}
