//! A diary entry or a review names a plan item of its own service (D52).

use crate::document::KeyPath;
use crate::model::PlanItem;
use crate::rules::{Check, Consequence, Detail, Findings, Group, OfService, Rule};
use crate::standard::Severity;
use crate::standing::{Case, year_today};

pub(in crate::rules) static RULE: Rule = Rule {
    name: "diary-item-mismatch",
    group: Group::Service,
    severity: Severity::Warning,
    consequence: Consequence::Paper,
    clause: "D52",
    check: Check::Client(check),
};

/// Only for the current service year. A reference to nothing has its own rule.
fn check(case: &Case<'_>, findings: &mut Findings) {
    let Some(year) = year_today(case) else {
        return;
    };
    let years = case.record.years.iter();
    let plans = years.filter_map(|year| year.plan.as_ref());
    let mut items: Vec<&PlanItem<'_>> = plans.flat_map(|plan| &plan.items).collect();
    items.sort_by_key(|item| item.id);
    let diary = case.record.diary.iter().enumerate();
    let diary = diary.map(|(nth, it)| ("diary", nth, it.on, it.kind, it.item));
    let reviews = case.record.reviews.iter().enumerate();
    let reviews = reviews.map(|(nth, it)| ("reviews", nth, it.on, Some(REVIEW), it.item));
    for (list, nth, on, kind, item) in diary.chain(reviews) {
        let (Some(kind), Some(id), true) = (kind, item, on >= year.starts) else {
            continue;
        };
        let from = items.partition_point(|item| item.id < id);
        let named = items[from..].iter().take_while(|item| item.id == id);
        let fits = |item: &&PlanItem<'_>| item.service.is_none_or(|service| service == kind);
        let (false, Some(item)) = (named.clone().any(fits), named.clone().next()) else {
            continue;
        };
        let name = |code: &str| case.standard.service(code).map(|it| it.name.clone());
        let service = item.service.unwrap_or_default();
        let detail = OfService::OtherService {
            on,
            kind: (kind.to_owned(), name(kind)),
            item: id.to_owned(),
            service: (service.to_owned(), name(service)),
        };
        let key = KeyPath::of(list).nth(nth).key("item");
        findings.add(&RULE, key, Detail::Service(detail));
    }
}

const REVIEW: &str = "account-review";

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::planned;
    use crate::rules::testing::values::{Found, at, day, found};
    use crate::standard::Standard;

    fn of(service: &str, kind: &str) -> Vec<Found> {
        let item = format!("[[years.plan.items]]\nid = 'p1'\n{service}");
        let entry =
            format!("[[diary]]\nid = 'd1'\non = 2026-11-12\nkind = '{kind}'\nitem = 'p1'\n");
        found(&RULE, "2026-11-20", &planned("", &format!("{item}{entry}")))
    }

    #[test]
    fn an_entry_of_another_service_does_not_fulfil_an_item() {
        assert_eq!(of("service = 'visit'\n", "visit"), []);
        assert_eq!(of("", "visit"), []);
        let mismatch = of("service = 'bulletin'\n", "visit");
        let name = |code: &str| {
            let name = Standard::sample().service(code).map(|it| it.name.clone());
            (code.to_owned(), name)
        };
        let other = OfService::OtherService {
            on: day("2026-11-12"),
            kind: name("visit"),
            item: "p1".to_owned(),
            service: name("bulletin"),
        };
        let place = "jia/diary-item-mismatch/diary.d1.item 15:1";
        assert_eq!(mismatch, [at(place, Detail::Service(other))]);
    }

    #[test]
    fn a_review_fulfils_a_review_alone() {
        let of = |service: &str| {
            let item = format!("[[years.plan.items]]\nid = 'p1'\nservice = '{service}'\n");
            let review = "[[reviews]]\nid = 'v1'\non = 2026-11-12\nitem = 'p1'\n";
            found(
                &RULE,
                "2026-11-20",
                &planned("", &format!("{item}{review}")),
            )
            .len()
        };
        assert_eq!(of("account-review"), 0);
        assert_eq!(of("visit"), 1);
    }
}
