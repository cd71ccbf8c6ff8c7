//! A plan item is done by its expected finish, or dropped (D52).

use crate::document::KeyPath;
use crate::model::PlanItem;
use crate::rules::{Check, Consequence, Detail, Findings, Group, OfService, Rule};
use crate::standard::Severity;
use crate::standing::{Case, by_another, is_review, service_years};

pub(in crate::rules) static RULE: Rule = Rule {
    name: "item-overdue",
    group: Group::Service,
    severity: Severity::Warning,
    consequence: Consequence::Client,
    clause: "D52",
    check: Check::Client(check),
};

/// Account reviews have their own rule.
fn check(case: &Case<'_>, findings: &mut Findings) {
    overdue(&RULE, case, |item| !is_review(item), findings);
}

/// Adds the items of every plan that has begun that are past their finish and neither done nor dropped.
pub(super) fn overdue(
    rule: &'static Rule,
    case: &Case<'_>,
    wanted: impl Fn(&PlanItem<'_>) -> bool,
    findings: &mut Findings,
) {
    if case.is_closed() {
        return;
    }
    for year in service_years(case) {
        let recorded = year.recorded;
        let Some((year_nth, year)) = recorded.filter(|_| !case.is_before_return(year.starts))
        else {
            continue;
        };
        for (nth, item) in year.plan.iter().flat_map(|plan| &plan.items).enumerate() {
            let Some(finish) = item.finish.filter(|finish| *finish < case.today) else {
                continue;
            };
            if item.is_open_on(case.today) && wanted(item) {
                let detail = OfService::Item {
                    id: item.id.to_owned(),
                    content: item.content.unwrap_or_default().to_owned(),
                    service: item.service.map(str::to_owned),
                    is_review: is_review(item),
                    by: by_another(case, item).map(str::to_owned),
                    finish,
                    late: case.calendar.between(finish, case.today),
                };
                let items = KeyPath::of("years").nth(year_nth).key("plan").key("items");
                let key = items.nth(nth).key("finish");
                findings.add(rule, key, Detail::Service(detail)).due = Some(finish);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::values::{Found, at, day, found};

    fn of(today: &str, before: &str, rest: &str) -> Vec<Found> {
        let text = format!(
            "client.name = '甲'\n{before}appointment.established = 2026-03-02\n[[years]]\nstarts = 2026-03-02\n\
             [[years.plan.items]]\nid = 'p1'\ncontent = '拜访'\nfinish = 2026-11-19\n{rest}"
        );
        found(&RULE, today, &text)
    }

    fn overdue(place: &str) -> [Found; 1] {
        [at(
            &format!("jia/item-overdue/years.2026-03-02.plan.items.p1.finish {place}"),
            Detail::Service(OfService::Item {
                id: "p1".to_owned(),
                content: "拜访".to_owned(),
                service: None,
                is_review: false,
                by: None,
                finish: day("2026-11-19"),
                late: 1,
            }),
        )]
    }

    #[test]
    fn the_finish_is_in_time_and_the_next_day_is_not() {
        assert_eq!(of("2026-11-19", "", ""), []);
        assert_eq!(of("2026-11-20", "", ""), overdue("8:1"));
        assert_eq!(of("2026-11-20", "", "done = 2026-11-20\n"), []);
        assert_eq!(of("2026-11-20", "", "dropped = 2026-11-20\n"), []);
        // What is dated later had not happened on that day.
        assert_eq!(of("2026-11-20", "", "done = 2026-11-21\n"), overdue("8:1"));
        assert_eq!(
            of("2026-11-20", "", "dropped = 2026-11-21\n"),
            overdue("8:1")
        );
        assert_eq!(of("2026-11-20", "", "service = 'account-review'\n"), []);
    }

    #[test]
    fn a_client_that_is_closed_owes_nothing() {
        assert_eq!(
            of("2026-11-20", "client.closed = 2026-11-21\n", ""),
            overdue("9:1")
        );
        assert_eq!(of("2026-11-20", "client.closed = 2026-11-20\n", ""), []);
    }

    #[test]
    fn an_item_of_a_service_that_was_closed_is_not_asked_when_the_client_comes_back() {
        let of = |closed: &str| {
            let text = format!(
                "[client]\nname = '甲'\n{closed}[appointment]\nestablished = 2026-03-02\nuntil = 2026-08-31\n\
                 [[appointment.later]]\nid = 'm2'\nestablished = 2026-10-12\n\
                 [[years]]\nstarts = 2026-03-02\nplan.items = [{{ id = 'p1', finish = 2026-10-30 }}]\n"
            );
            found(&RULE, "2026-11-20", &text).len()
        };
        assert_eq!(of(""), 1);
        assert_eq!(of("closed = 2026-08-31\n"), 0);
    }
}
