//! The account manager revises the plan, on a day and for a reason (D53).

use crate::alike;
use crate::document::KeyPath;
use crate::model::Revision;
use crate::rules::{Check, Consequence, Detail, Findings, Group, OfRevision, OfService, Rule};
use crate::standard::Severity;
use crate::standing::{Case, service_years};

pub(in crate::rules) static RULE: Rule = Rule {
    name: "revision-not-managers",
    group: Group::Service,
    severity: Severity::Error,
    consequence: Consequence::Client,
    clause: "D53",
    check: Check::Client(check),
};

/// Only for plans whose year is not over: in others nobody can correct it.
fn check(case: &Case<'_>, findings: &mut Findings) {
    if case.is_closed() {
        return;
    }
    for year in service_years(case) {
        let Some((year_nth, recorded)) = year.recorded.filter(|_| case.today <= year.ends) else {
            continue;
        };
        let revisions = recorded.plan.iter().flat_map(|plan| &plan.revisions);
        for (nth, revision) in revisions.enumerate() {
            let at = KeyPath::of("years")
                .nth(year_nth)
                .key("plan")
                .key("revisions");
            for (key, fault) in faults(case, revision) {
                let id = revision.id.to_owned();
                let detail = Detail::Service(OfService::Revision { id, fault });
                findings.add(&RULE, at.clone().nth(nth).key(key), detail);
            }
        }
    }
}

fn faults(case: &Case<'_>, revision: &Revision<'_>) -> Vec<(&'static str, OfRevision)> {
    let mut faults = Vec::new();
    match (revision.on, revision.by) {
        (None, _) => faults.push(("on", OfRevision::NoDay)),
        (Some(_), None) => {}
        (Some(on), Some(by)) => {
            let manager = case.record.manager_on(on).map(|it| it.name.trim());
            let by = by.trim();
            if !manager.is_some_and(|manager| alike::is_same(manager, by)) {
                let (by, manager) = (by.to_owned(), manager.map(str::to_owned));
                faults.push(("by", OfRevision::NotManager { by, on, manager }));
            }
        }
    }
    if revision.by.is_none() {
        faults.push(("by", OfRevision::Nobody));
    }
    if revision.reason.is_none() {
        faults.push(("reason", OfRevision::NoReason));
    }
    faults
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::values::{Found, at, day, found};

    const TEXT: &str = "client.name = '甲'\nappointment.established = 2026-03-02\n\
         team.members = [{ name = '陈静', role = 'account-manager', from = 2026-03-04, until = 2026-07-20 },\
         { name = '周婷', role = 'deputy' }]\n\
         [[years]]\nstarts = 2026-03-02\n[[years.plan.revisions]]\nid = 'r1'\n";

    fn of(today: &str, revision: &str) -> Vec<Found> {
        found(&RULE, today, &format!("{TEXT}{revision}"))
    }

    fn revision(key: &str, fault: OfRevision) -> Found {
        let id = "r1".to_owned();
        at(
            &format!("jia/revision-not-managers/years.2026-03-02.plan.revisions.r1.{key}"),
            Detail::Service(OfService::Revision { id, fault }),
        )
    }

    fn not_manager(by: &str, on: &str, manager: Option<&str>) -> [Found; 1] {
        let fault = OfRevision::NotManager {
            by: by.to_owned(),
            on: day(on),
            manager: manager.map(str::to_owned),
        };
        [revision("by 9:1", fault)]
    }

    #[test]
    fn it_is_made_by_the_account_manager_of_that_day() {
        let by = |by: &str, on: &str| {
            of(
                "2026-11-20",
                &format!("on = {on}\nby = '{by}'\nreason = '改期'\n"),
            )
        };

        assert_eq!(by("陈静", "2026-03-04"), []);
        assert_eq!(by("陈静", "2026-07-20"), []);
        assert_eq!(
            by("陈静", "2026-07-21"),
            not_manager("陈静", "2026-07-21", None)
        );
        assert_eq!(
            by("周婷", "2026-07-20"),
            not_manager("周婷", "2026-07-20", Some("陈静"))
        );
    }

    #[test]
    fn it_has_a_day_a_person_and_a_reason_while_its_year_runs() {
        let faults = [
            revision("on 6:1", OfRevision::NoDay),
            revision("reason 6:1", OfRevision::NoReason),
            revision("by 8:1", OfRevision::Nobody),
        ];
        assert_eq!(of("2027-03-01", "by = ' '\n"), faults);
        let closed = |day: &str| {
            let text = TEXT.replace(
                "client.name",
                &format!("client.closed = {day}\nclient.name"),
            );
            found(&RULE, "2026-11-20", &format!("{text}by = ' '\n")).len()
        };
        assert_eq!([closed("2026-11-20"), closed("2026-11-21")], [0, 3]);
        assert_eq!(of("2027-03-02", "by = ' '\n"), []);
    }
}
