//! A service that was done is in the client diary: who, when, what, and how the client responded (D54).

use chrono::NaiveDate;

use crate::document::KeyPath;
use crate::model::PlanItem;
use crate::rules::{Check, Consequence, Detail, Findings, Group, OfService, Rule};
use crate::standard::Severity;
use crate::standing::{Case, by_another, is_review, year_today};

pub(in crate::rules) static RULE: Rule = Rule {
    name: "done-undocumented",
    group: Group::Service,
    severity: Severity::Warning,
    consequence: Consequence::Paper,
    clause: "D54",
    check: Check::Client(check),
};

/// Only for the current service year: nobody remembers what was done a year ago.
fn check(case: &Case<'_>, findings: &mut Findings) {
    let Some((year_nth, year)) = year_today(case).and_then(|year| year.recorded) else {
        return;
    };
    let told = Told::of(case);
    for (nth, item) in year.plan.iter().flat_map(|plan| &plan.items).enumerate() {
        let done = item.done.filter(|on| !case.is_unrecorded(*on));
        let Some(on) = done.filter(|_| !told.tells_of(item)) else {
            continue;
        };
        let detail = OfService::Undocumented {
            id: item.id.to_owned(),
            content: item.content.unwrap_or_default().to_owned(),
            service: item.service.map(str::to_owned),
            is_review: is_review(item),
            by: by_another(case, item).map(str::to_owned),
            on,
        };
        let items = KeyPath::of("years").nth(year_nth).key("plan").key("items");
        let key = items.nth(nth).key("done");
        findings.add(&RULE, key, Detail::Service(detail));
    }
}

/// What the diary and the reviews tell of, each in order: items by their id, and services by day and kind.
struct Told<'a> {
    items: Vec<&'a str>,
    services: Vec<(NaiveDate, &'a str)>,
}

impl<'a> Told<'a> {
    fn of(case: &Case<'a>) -> Told<'a> {
        let (diary, reviews) = (&case.record.diary, &case.record.reviews);
        let entries = diary.iter().filter_map(|entry| entry.item);
        let held = reviews.iter().filter_map(|review| review.item);
        // An entry of the same kind and day that names no item is the same service.
        let unnamed = diary.iter().filter(|entry| entry.item.is_none());
        let unnamed = unnamed.filter_map(|entry| Some((entry.on, entry.kind?)));
        let reviewed = reviews.iter().filter(|review| review.item.is_none());
        let reviewed = reviewed.map(|review| (review.on, "account-review"));
        let mut items: Vec<&str> = entries.chain(held).collect();
        items.sort_unstable();
        let mut services: Vec<(NaiveDate, &str)> = unnamed.chain(reviewed).collect();
        services.sort_unstable();
        Told { items, services }
    }

    fn tells_of(&self, item: &PlanItem<'_>) -> bool {
        let service = item.done.zip(item.service);
        self.items.binary_search(&item.id).is_ok()
            || service.is_some_and(|it| self.services.binary_search(&it).is_ok())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::planned;
    use crate::rules::testing::values::{Found, at, day, found};

    fn of(service: &str, rest: &str) -> Vec<Found> {
        let item = format!(
            "[[years.plan.items]]\nid = 'p1'\nservice = '{service}'\ndone = 2026-11-12\n{rest}"
        );
        found(&RULE, "2026-11-20", &planned("", &item))
    }

    #[test]
    fn what_was_done_is_told_by_its_item_or_by_its_kind_and_day() {
        let entry = |kind: &str, on: &str, rest: &str| {
            of(
                "visit",
                &format!("[[diary]]\nid = 'd1'\non = {on}\nkind = '{kind}'\n{rest}"),
            )
        };
        let missing = [at(
            "jia/done-undocumented/years.2026-09-17.plan.items.p1.done 11:1",
            Detail::Service(OfService::Undocumented {
                id: "p1".to_owned(),
                content: String::new(),
                service: Some("visit".to_owned()),
                is_review: false,
                by: None,
                on: day("2026-11-12"),
            }),
        )];

        assert_eq!(of("visit", ""), missing);
        assert_eq!(entry("visit", "2026-11-13", "item = 'p1'\n"), []);
        assert_eq!(entry("visit", "2026-11-12", ""), []);
        assert_eq!(entry("visit", "2026-11-12", "item = 'p2'\n"), missing);
        assert_eq!(entry("visit", "2026-11-13", ""), missing);
        assert_eq!(entry("phone-call", "2026-11-12", ""), missing);
    }

    #[test]
    fn a_review_tells_of_itself() {
        let review = |rest: &str| of("account-review", &format!("[[reviews]]\nid = 'v1'\n{rest}"));

        assert_eq!(review("on = 2026-11-13\nitem = 'p1'\n"), []);
        assert_eq!(review("on = 2026-11-12\n"), []);
        assert_eq!(review("on = 2026-11-13\n").len(), 1);
    }

    #[test]
    fn what_was_done_before_the_record_begins_is_left_alone() {
        let item = "[[years.plan.items]]\nid = 'p1'\nservice = 'visit'\ndone = 2026-11-12\n";
        let of = |begins: &str| {
            let begins = format!("recorded-from = {begins}\n[appointment]");
            let text = planned("", item).replacen("[appointment]", &begins, 1);
            found(&RULE, "2026-11-20", &text).len()
        };
        assert_eq!([of("2026-11-12"), of("2026-11-13")], [1, 0]);
    }

    #[test]
    fn a_year_that_is_over_is_left_alone() {
        let item = "[[years.plan.items]]\nid = 'p1'\nservice = 'visit'\ndone = 2026-11-12\n";
        let text = planned("", item);
        assert_eq!(found(&RULE, "2027-09-16", &text).len(), 1);
        assert_eq!(found(&RULE, "2027-09-17", &text), []);
    }
}
