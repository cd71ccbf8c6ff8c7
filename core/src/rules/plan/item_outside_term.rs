//! The items of a plan lie in its term (D50).

use crate::rules::{Check, Consequence, Detail, Findings, Group, OfPlan, Rule};
use crate::standard::Severity;
use crate::standing::{Case, plan_term};

use super::Held;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "item-outside-term",
    group: Group::Plan,
    severity: Severity::Warning,
    consequence: Consequence::Client,
    clause: "D50",
    check: Check::Client(check),
};

/// The days of done items no longer matter, nor do those before the record begins.
fn check(case: &Case<'_>, findings: &mut Findings) {
    let Some(held) = Held::of(case) else { return };
    let term = plan_term(case, held.recorded);
    for (nth, item) in held.items().filter(|(_, item)| item.is_open()) {
        let days = [("start", item.start), ("finish", item.finish)];
        let outside = days.into_iter().find_map(|(key, day)| {
            let day = day.filter(|day| *day < term.0 || *day > term.1)?;
            let day = Some(day).filter(|day| !case.is_unrecorded(*day))?;
            Some((key, day))
        });
        if let Some((key, day)) = outside {
            let fault = OfPlan::OutsideTerm {
                item: item.id.to_owned(),
                day,
                term,
            };
            findings.add(&RULE, held.item_key(nth).key(key), Detail::Plan(fault));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::planned;
    use crate::rules::testing::values::{Found, at, day, found};

    fn with(plan: &str, item: &str) -> Vec<Found> {
        let plan = format!("{plan}items = [{{ id = 'p1', {item} }}]\n");
        found(&RULE, "2026-11-20", &planned("", &plan))
    }

    #[test]
    fn the_service_year_is_the_term_when_nothing_else_is_said() {
        let of =
            |start: &str, finish: &str| with("", &format!("start = {start}, finish = {finish}"));
        assert_eq!(of("2026-09-17", "2027-09-16"), []);
        assert_eq!(
            of("2026-09-16", "2027-09-16"),
            [at(
                "jia/item-outside-term/years.2026-09-17.plan.items.p1.start 8:23",
                Detail::Plan(OfPlan::OutsideTerm {
                    item: "p1".to_owned(),
                    day: day("2026-09-16"),
                    term: (day("2026-09-17"), day("2027-09-16"))
                })
            )]
        );
        assert_eq!(
            of("2026-09-17", "2027-09-17"),
            [at(
                "jia/item-outside-term/years.2026-09-17.plan.items.p1.finish 8:43",
                Detail::Plan(OfPlan::OutsideTerm {
                    item: "p1".to_owned(),
                    day: day("2027-09-17"),
                    term: (day("2026-09-17"), day("2027-09-16"))
                })
            )]
        );
    }

    #[test]
    fn the_plan_may_set_its_own_term_and_the_appointment_cuts_the_years() {
        let own = "starts = 2026-10-01\nends = 2027-10-31\n";
        let finish = |day: &str| with(own, &format!("finish = {day}")).len();
        assert_eq!([finish("2027-10-31"), finish("2027-11-01")], [0, 1]);
        assert_eq!(with(own, "start = 2026-09-30").len(), 1);

        let cut = |finish: &str| {
            let plan = format!("items = [{{ id = 'p1', finish = {finish} }}]\n");
            let text = planned("", &plan).replace("[[years]]", "until = 2026-12-31\n[[years]]");
            found(&RULE, "2026-11-20", &text).len()
        };
        assert_eq!([cut("2026-12-31"), cut("2027-01-01")], [0, 1]);
    }

    #[test]
    fn what_was_due_before_the_record_begins_is_not_asked_for() {
        let of = |begins: &str, finish: &str| {
            let plan = format!("items = [{{ id = 'p1', finish = {finish} }}]\n");
            let text = planned("", &plan);
            let begins = format!("recorded-from = {begins}\n[appointment]");
            found(&RULE, "2026-11-20", &text.replace("[appointment]", &begins)).len()
        };
        assert_eq!(of("2026-11-01", "2026-10-31"), 0);
        assert_eq!(of("2026-11-01", "2027-09-17"), 1);
    }

    #[test]
    fn what_is_done_or_dropped_may_lie_where_it_was() {
        assert_eq!(with("", "start = 2026-09-16, done = 2026-09-18"), []);
        assert_eq!(with("", "start = 2026-09-16, dropped = 2026-09-18"), []);
    }
}
