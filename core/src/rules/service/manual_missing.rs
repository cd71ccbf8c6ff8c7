//! The client gets its manual every policy year (D57).

use crate::document::KeyPath;
use crate::rules::{Check, Consequence, Detail, Findings, Group, OfService, Rule};
use crate::standard::Severity;
use crate::standing::{
    CLIENT_MANUAL, Case, has_manual, is_reference, minimums, policy_year, year_today,
};

pub(in crate::rules) static RULE: Rule = Rule {
    name: "manual-missing",
    group: Group::Service,
    severity: Severity::Warning,
    consequence: Consequence::Client,
    clause: "D57",
    check: Check::Client(check),
};

/// A manual that was planned and is overdue is reported as that item.
fn check(case: &Case<'_>, findings: &mut Findings) {
    let Some(year) = year_today(case).filter(|year| !is_reference(case, year)) else {
        return;
    };
    let minimum = minimums(case, &year)
        .into_iter()
        .find(|it| it.service.code == CLIENT_MANUAL);
    if minimum.is_some_and(|it| it.least == 0) {
        return;
    }
    let Some(of_policy) = policy_year(case) else {
        return;
    };
    let (starts, due) = (of_policy.starts, of_policy.due);
    if due.date < case.today && !has_manual(case, starts) {
        let detail = OfService::NoManual {
            starts,
            due,
            late: case.calendar.between(due.date, case.today),
            managed: case.is_managed(),
        };
        let key = KeyPath::of("policies").nth(of_policy.policy).key("starts");
        let finding = findings.add(&RULE, key, Detail::Service(detail));
        finding.subject = starts.to_string();
        finding.due = Some(due.date);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::values::{Found, at, certain, day, found, found_under};

    fn text(rest: &str) -> String {
        format!(
            "client.name = '甲'\nappointment.established = 2026-03-02\n\
             [[years]]\nstarts = 2026-03-02\n\
             [[policies]]\nid = 'par'\nstarts = 2026-06-01\nends = 2029-05-31\n{rest}"
        )
    }

    fn of(today: &str, rest: &str) -> Vec<Found> {
        found(&RULE, today, &text(rest))
    }

    #[test]
    fn it_stands_thirty_working_days_after_the_policy_year_begins() {
        assert_eq!(of("2026-07-14", ""), []);
        assert_eq!(
            of("2026-07-15", ""),
            [at(
                "jia/manual-missing/2026-06-01 7:1",
                Detail::Service(OfService::NoManual {
                    starts: day("2026-06-01"),
                    due: certain("2026-07-14"),
                    late: 1,
                    managed: false,
                })
            )]
        );
        assert_eq!(
            found_under("service.manual = 31\n", &RULE, "2026-07-15", &text("")),
            []
        );
    }

    #[test]
    fn an_entry_an_item_or_a_document_of_that_year_is_one() {
        let entry =
            |day: &str| format!("[[diary]]\nid = 'd'\non = {day}\nkind = 'client-manual'\n");
        let item = |rest: &str| {
            format!(
                "[[years]]\nstarts = 2025-03-02\n[[years.plan.items]]\nid = 'p1'\nservice = 'client-manual'\n{rest}"
            )
        };
        let paper = |day: &str| {
            format!("[[archive.documents]]\nid = 'd1'\nkind = 'client-manual'\ndate = {day}\n")
        };
        // The policy begins ten days into the service year.
        let near = |rest: &str| {
            let year = "[[years]]\nstarts = ";
            let from = format!("{year}2026-03-02");
            text(rest).replace(&from, &format!("{year}2026-05-22"))
        };
        let of = |rest: &str| found(&RULE, "2026-11-20", &near(rest)).len();

        assert_eq!([of(&entry("2026-05-02")), of(&entry("2026-05-01"))], [0, 1]);
        assert_eq!([of(&paper("2026-05-02")), of(&paper("2026-05-01"))], [0, 1]);
        let later = near(&entry("2026-05-18"));
        let ahead = |days| {
            let standard = format!("service.manual-ahead = {days}\n");
            found_under(&standard, &RULE, "2026-11-20", &later).len()
        };
        assert_eq!([ahead(14), ahead(13)], [0, 1]);
        assert_eq!(
            [
                of(&item("done = 2026-06-01\n")),
                of(&item("done = 2026-05-01\n"))
            ],
            [0, 1]
        );
        assert_eq!(
            [
                of(&item("finish = 2026-11-19\n")),
                of(&item("finish = 2026-11-20\n")),
                of(&item("finish = 2026-11-20\ndropped = 2026-06-01\n")),
                of("")
            ],
            [0, 0, 1, 1],
            "overdue, planned, dropped, none"
        );
    }

    #[test]
    fn one_made_earlier_in_the_service_year_is_that_of_the_policy() {
        let made = |day: &str| {
            let entry = format!("[[diary]]\nid = 'd'\non = {day}\nkind = 'client-manual'\n");
            of("2026-11-20", &entry).len()
        };
        assert_eq!(["2026-03-01", "2026-03-02"].map(made), [1, 0]);

        // The next policy year begins in the next service year: the manual of the first is not its own.
        let next = |day: &str| {
            let entry = format!("[[diary]]\nid = 'd'\non = {day}\nkind = 'client-manual'\n");
            let text = text(&entry).replace(
                "[[policies]]",
                "[[years]]\nstarts = 2027-03-02\n[[policies]]",
            );
            found(&RULE, "2027-08-02", &text).len()
        };
        assert_eq!(
            ["2026-06-01", "2027-03-01", "2027-03-02"].map(next),
            [1, 1, 0]
        );
    }

    #[test]
    fn a_policy_of_three_years_has_three_policy_years() {
        let later = text("").replace(
            "[[policies]]",
            "[[years]]\nstarts = 2027-03-02\n[[policies]]",
        );
        let made = "[[diary]]\nid = 'd'\non = 2026-06-10\nkind = 'client-manual'\n";
        let of = |today: &str| found(&RULE, today, &format!("{later}{made}"));

        assert_eq!(of("2027-05-31"), []);
        assert_eq!(of("2027-06-30"), []);
        assert_eq!(of("2027-08-02").len(), 1);
    }

    #[test]
    fn nobody_lacks_one_whose_standard_asks_for_none() {
        let consulting = text("").replace("client.name", "client.consulting = true\nclient.name");
        let rated = text("").replace("[[policies]]", "rating.income = 1\n[[policies]]");
        let none = "services = [{ code = 'client-manual', least = [0, 1, 1, 1, 1] }]\n";

        assert_eq!(found(&RULE, "2026-11-20", &consulting), []);
        assert_eq!(found(&RULE, "2026-11-20", &rated).len(), 1);
        assert_eq!(found_under(none, &RULE, "2026-11-20", &rated), []);
    }

    #[test]
    fn a_policy_runs_from_its_first_day_to_its_last_and_its_year_turns_on_the_anniversary() {
        // With one working day to make it in, and none ahead, every edge is seen at once.
        let standard = "service = { manual = 1, manual-ahead = 0 }\n";
        let with = |rest: &str| {
            format!(
                "client.name = '甲'\nappointment.established = 2024-02-29\n\
                 [[policies]]\nid = 'par'\nstarts = 2024-02-29\nends = 2026-02-28\n{rest}"
            )
        };
        let of = |today: &str, rest: &str| {
            let found = found_under(standard, &RULE, today, &with(rest));
            let years = found.iter().map(|it| it.subject().to_owned());
            years.collect::<Vec<_>>()
        };

        assert_eq!(of("2024-03-01", ""), [""; 0]);
        assert_eq!(of("2024-03-02", ""), ["2024-02-29"]);
        assert_eq!(of("2025-02-28", ""), ["2024-02-29"]);
        // A Saturday: Monday is the first working day after it.
        assert_eq!(of("2025-03-01", ""), [""; 0]);
        assert_eq!(of("2025-03-03", ""), [""; 0]);
        assert_eq!(of("2025-03-04", ""), ["2025-03-01"]);
        assert_eq!(of("2026-02-28", ""), ["2025-03-01"]);
        assert_eq!(of("2026-03-01", ""), [""; 0]);
        let made = |day: &str| {
            let entry = format!("[[diary]]\nid = 'd'\non = {day}\nkind = 'client-manual'\n");
            of("2025-03-04", &entry).len()
        };
        assert_eq!(
            ["2025-02-28", "2025-03-01", "2025-03-04", "2025-03-05"].map(made),
            [1, 0, 0, 1]
        );
        // Of two, the one that began first counts.
        let older = |starts: &str| {
            let older = format!("[[policies]]\nid = 'car'\nstarts = {starts}\n");
            of("2025-03-04", &older)
        };
        assert_eq!(older("2024-02-28"), ["2025-02-28"]);
        assert_eq!(older("2025-03-03"), ["2025-03-01"]);
    }
}
