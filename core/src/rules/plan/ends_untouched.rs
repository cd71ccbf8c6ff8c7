//! Both ends of the insurance period are important: there is contact near them (D08).

use chrono::NaiveDate;

use crate::model::is_contact;
use crate::rules::{Check, Consequence, Detail, Findings, Group, OfPlan, Rule};
use crate::standard::Severity;
use crate::standing::{Case, ends, plan_term};

use super::Held;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "ends-untouched",
    group: Group::Plan,
    severity: Severity::Advice,
    consequence: Consequence::Client,
    clause: "D08",
    check: Check::Client(check),
};

/// Told of a plan that was issued, and of an end only while there is a working day near it, within the term: one whose
/// days have passed is past mending.
fn check(case: &Case<'_>, findings: &mut Findings) {
    let Some((held, _)) = Held::issued(case) else {
        return;
    };
    let (_, last) = plan_term(case, held.recorded);
    for end in ends(case, &held.year) {
        let until = end.near.1.min(last);
        let mut left = case.today.iter_days().take_while(|day| *day <= until);
        let can_be_mended = left.any(|day| case.calendar.surely_works(day));
        if can_be_mended && !is_touched(case, end.near) {
            let day = end.day;
            let fault = OfPlan::EndUntouched {
                first: end.first,
                day,
                within: case.standard.maxims.ends,
            };
            let finding = findings.add(&RULE, held.key().key("items"), Detail::Plan(fault));
            finding.subject = format!("{}.{day}", held.year.starts);
        }
    }
}

/// Whether a contact is planned, in the plan of any year, or on record in a window.
fn is_touched(case: &Case<'_>, window: (NaiveDate, NaiveDate)) -> bool {
    let plans = case.record.years.iter().filter_map(|it| it.plan.as_ref());
    let items = plans.flat_map(|plan| &plan.items);
    let mut items = items.filter(|item| item.dropped.is_none());
    let planned = items.any(|item| {
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
        assert_eq!(seen("2026-10-30", "2026-10-30", "enquiry"), []);
        assert_eq!(seen("2026-10-29", "2026-10-30", "enquiry"), [start()]);
    }

    #[test]
    fn an_end_past_mending_is_not_told() {
        // 2026-11-01 is a Sunday: the Friday before it is the last day to do something on.
        assert_eq!(found(&RULE, "2026-10-30", &with(LATE, "")), [start()]);
        assert_eq!(found(&RULE, "2026-10-31", &with(LATE, "")), []);
        assert_eq!(found(&RULE, "2026-09-17", &with(LATE, "")), []);
    }

    fn told(policies: &[(&str, &str)]) -> Vec<String> {
        let policies = (0..).zip(policies).map(|(nth, (starts, ends))| {
            format!("[[policies]]\nid = 'a{nth}'\nstarts = {starts}\nends = {ends}\n")
        });
        let policies: String = policies.collect();
        let found = found(&RULE, "2026-10-09", &with("", &policies));
        let subjects = found
            .iter()
            .map(|it| it.subject().replace("2026-09-17.", ""));
        subjects.collect()
    }

    #[test]
    fn the_first_beginning_and_the_last_expiry_in_the_term_are_the_ends() {
        let policies = "[[policies]]\nid = 'a'\nstarts = 2026-10-01\nends = 2027-06-30\n";
        assert_eq!(
            found(&RULE, "2026-10-09", &with("", policies)),
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
                    "jia/ends-untouched/2026-09-17.2027-06-30 9:1",
                    Detail::Plan(OfPlan::EndUntouched {
                        first: false,
                        day: day("2027-06-30"),
                        within: 45
                    })
                )
            ]
        );
        let several = [
            ("2026-10-10", "2027-03-31"),
            ("2026-10-01", "2027-06-30"),
            ("2026-11-01", "2027-05-31"),
        ];
        assert_eq!(told(&several), ["2026-10-01", "2027-06-30"]);
        // Without policies in the term, it is the term's own ends.
        assert_eq!(told(&[]), ["2026-09-17", "2027-09-16"]);
        let before_and_after = [("2025-09-16", "2026-09-16"), ("2027-09-17", "2028-09-16")];
        assert_eq!(told(&before_and_after), ["2026-09-17", "2027-09-16"]);
    }

    #[test]
    fn an_expiry_after_the_term_is_the_next_plans_and_a_beginning_before_it_was_the_last_ones() {
        assert_eq!(
            told(&[("2026-10-01", "2027-09-16")]),
            ["2026-10-01", "2027-09-16"]
        );
        assert_eq!(told(&[("2026-10-01", "2027-09-17")]), ["2026-10-01"]);
        assert_eq!(told(&[("2026-09-17", "2027-09-17")]), ["2026-09-17"]);
        assert_eq!(told(&[("2026-09-16", "2027-06-30")]), ["2027-06-30"]);
        assert_eq!(told(&[("2026-09-16", "2029-09-15")]), [""; 0]);
    }

    #[test]
    fn a_contact_of_the_plan_before_touches_the_beginning() {
        let last = "[[years]]\nstarts = 2025-09-17\nends = 2026-09-16\nplan.items = [";
        let with_last = |item: &str| {
            let text = with(LATE, "") + last + item + "]\n";
            found(&RULE, "2026-09-18", &text).len()
        };
        let visit = "{ id = 'p0', service = 'visit', start = 2026-08-03, finish = 2026-08-07 }";
        assert_eq!(with_last(visit), 0);
        assert_eq!(
            with_last(&visit.replace("start", "dropped = 2026-08-07, start")),
            1
        );
    }

    #[test]
    fn a_plan_of_one_contact_has_it_at_the_end() {
        // One star asks for two calls a year, and in four months for one.
        let short = |ends: &str| {
            let text = with("", "").replace(
                "starts = 2026-09-17\n",
                &format!("starts = 2026-09-17\nends = {ends}\nrating.income = 1\n"),
            );
            let found = found(&RULE, "2026-09-18", &text);
            let subjects = found.iter().map(|it| it.subject().to_owned());
            subjects.collect::<Vec<String>>()
        };
        assert_eq!(short("2027-01-16"), ["2026-09-17.2027-01-16"]);
        // 274 days of 365: of two calls a year, one and a half are two.
        assert_eq!(short("2027-06-16").len(), 1);
        assert_eq!(short("2027-06-17").len(), 2);
    }

    #[test]
    fn a_plan_whose_term_is_over_is_past_mending() {
        let text = with("", "").replace("issued =", "ends = 2026-10-30\nissued =");
        assert_eq!(found(&RULE, "2026-10-30", &text).len(), 2);
        assert_eq!(found(&RULE, "2026-10-31", &text).len(), 0);
    }
}
