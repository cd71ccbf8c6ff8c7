//! An item that is dropped from an issued plan is a revision of that day (D53).

use crate::document::KeyPath;
use crate::rules::{Check, Consequence, Detail, Findings, Group, OfService, Rule};
use crate::standard::Severity;
use crate::standing::{Case, year_today};

pub(in crate::rules) static RULE: Rule = Rule {
    name: "drop-unrevised",
    group: Group::Service,
    severity: Severity::Warning,
    consequence: Consequence::Paper,
    clause: "D53",
    check: Check::Client(check),
};

/// Only for the current service year. Any revision of that day will do: one may explain several changes.
fn check(case: &Case<'_>, findings: &mut Findings) {
    let Some((year_nth, year)) = year_today(case).and_then(|year| year.recorded) else {
        return;
    };
    let Some((plan, issued)) = year.plan.as_ref().and_then(|it| Some((it, it.issued?))) else {
        return;
    };
    for (nth, item) in plan.items.iter().enumerate() {
        let Some(on) = item.dropped.filter(|on| issued < *on) else {
            continue;
        };
        if case.is_unrecorded(on) || plan.revisions.iter().any(|it| it.on == Some(on)) {
            continue;
        }
        let reason = item.dropped_reason.map(str::trim);
        let detail = OfService::DropUnrevised {
            id: item.id.to_owned(),
            content: item.content.unwrap_or_default().to_owned(),
            on,
            reason: reason.filter(|it| !it.is_empty()).map(str::to_owned),
            managed: case.record.manager_on(on).is_some(),
        };
        let items = KeyPath::of("years").nth(year_nth).key("plan").key("items");
        let key = items.nth(nth).key("dropped");
        findings.add(&RULE, key, Detail::Service(detail));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::values::{Found, at, day, found};

    /// 陈静 is account manager up to and including 2026-11-02; the plan is issued on 2026-10-08.
    fn of(dropped: &str, rest: &str) -> Vec<Found> {
        let text = format!(
            "client.name = '甲'\nappointment.established = 2026-09-17\n\
             [[team.members]]\nname = '陈静'\nrole = 'account-manager'\nuntil = 2026-11-02\n\
             [[years]]\nstarts = 2026-09-17\n[years.plan]\nissued = 2026-10-08\n\
             [[years.plan.items]]\nid = 'p1'\ncontent = '查勘'\ndropped = {dropped}\n{rest}"
        );
        found(&RULE, "2026-11-20", &text)
    }

    fn told(on: &str, reason: Option<&str>, managed: bool) -> [Found; 1] {
        [at(
            "jia/drop-unrevised/years.2026-09-17.plan.items.p1.dropped 14:1",
            Detail::Service(OfService::DropUnrevised {
                id: "p1".to_owned(),
                content: "查勘".to_owned(),
                on: day(on),
                reason: reason.map(str::to_owned),
                managed,
            }),
        )]
    }

    #[test]
    fn until_the_issue_items_come_and_go_and_from_the_next_day_by_revision() {
        assert_eq!(of("2026-10-08", ""), []);
        assert_eq!(of("2026-10-09", ""), told("2026-10-09", None, true));
        let reason = "dropped-reason = '客户停产'\n";
        let unmanaged = told("2026-11-03", Some("客户停产"), false);
        assert_eq!(of("2026-11-03", reason), unmanaged);
        assert_eq!(of("2026-11-21", ""), [], "not dropped yet");
    }

    #[test]
    fn what_was_dropped_before_the_record_begins_is_not_asked_here() {
        let from = |begins: &str| {
            let text = format!(
                "[client]\nname = '甲'\nrecorded-from = {begins}\n[appointment]\nestablished = 2026-09-17\n\
                 [[years]]\nstarts = 2026-09-17\n[years.plan]\nissued = 2026-10-08\n\
                 [[years.plan.items]]\nid = 'p1'\ncontent = '查勘'\ndropped = 2026-10-09\n"
            );
            found(&RULE, "2026-11-20", &text).len()
        };
        assert_eq!(from("2026-10-09"), 1);
        assert_eq!(from("2026-10-10"), 0);
    }

    #[test]
    fn a_revision_of_that_day_says_so() {
        let revised = |on: &str| {
            let revision = format!("[[years.plan.revisions]]\nid = 'r1'\non = {on}\n");
            of("2026-10-09", &revision)
        };
        assert_eq!(revised("2026-10-09"), []);
        assert_eq!(revised("2026-10-08").len(), 1);
        assert_eq!(revised("2026-10-10").len(), 1);
    }
}
