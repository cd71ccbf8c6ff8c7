//! A service counts towards the standard only under its code in the standard.

use crate::document::KeyPath;
use crate::model::{TradeKind, Word, nearest};
use crate::rules::{Check, Consequence, Detail, Findings, Group, Rule, UnknownService};
use crate::standard::{Severity, Standard};
use crate::standing::Case;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "service-unknown",
    group: Group::Record,
    severity: Severity::Warning,
    consequence: Consequence::Paper,
    clause: "added",
    check: Check::Client(check),
};

fn check(case: &Case<'_>, findings: &mut Findings) {
    let standard = case.standard;
    for (year_nth, year) in case.record.years.iter().enumerate() {
        for (nth, item) in year.plan.iter().flat_map(|plan| &plan.items).enumerate() {
            if let Some(code) = item.service
                && standard.service(code).is_none()
            {
                let items = KeyPath::of("years").nth(year_nth).key("plan").key("items");
                let near = nearest(code, services(standard));
                let key = items.nth(nth).key("service");
                add(UnknownService::PlanItem, key, code, near, findings);
            }
        }
    }
    for (nth, entry) in case.record.diary.iter().enumerate() {
        if let Some(code) = entry.kind
            && TradeKind::from_code(code).is_none()
            && standard.service(code).is_none()
        {
            let key = KeyPath::of("diary").nth(nth).key("kind");
            let known = services(standard).chain(TradeKind::ALL.iter().map(|kind| kind.code()));
            add(
                UnknownService::Diary,
                key,
                code,
                nearest(code, known),
                findings,
            );
        }
    }
}

fn services(standard: &Standard) -> impl Iterator<Item = &str> {
    standard
        .services
        .iter()
        .map(|service| service.code.as_str())
}

fn add(of: UnknownService, key: KeyPath, code: &str, near: Option<&str>, findings: &mut Findings) {
    let detail = Detail::UnknownService {
        of,
        code: code.to_owned(),
        near: near.map(str::to_owned),
    };
    findings.add(&RULE, key, detail);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::values::{at, found, found_under};

    fn text(service: &str, kind: &str) -> String {
        format!(
            "\
client.name = '甲'
[[years]]
starts = 2026-03-02
[[years.plan.items]]
id = 'p1'
service = '{service}'
[[diary]]
id = 'd1'
on = 2026-03-26
kind = '{kind}'
"
        )
    }

    #[test]
    fn a_service_is_one_of_the_standard() {
        assert_eq!(found(&RULE, "2026-11-20", &text("visit", "visit")), []);
        assert_eq!(
            found(&RULE, "2026-11-20", &text("visits", "drill")),
            [
                at(
                    "jia/service-unknown/years.2026-03-02.plan.items.p1.service 6:1",
                    Detail::UnknownService {
                        of: UnknownService::PlanItem,
                        code: "visits".to_owned(),
                        near: Some("visit".to_owned())
                    }
                ),
                at(
                    "jia/service-unknown/diary.d1.kind 10:1",
                    Detail::UnknownService {
                        of: UnknownService::Diary,
                        code: "drill".to_owned(),
                        near: None
                    }
                ),
            ]
        );
        let own = "[[services]]\ncode = 'drill'\n";
        assert_eq!(
            found_under(own, &RULE, "2026-11-20", &text("drill", "drill")),
            []
        );
    }

    #[test]
    fn the_diary_also_has_the_kinds_of_the_trade_and_a_plan_has_not() {
        for kind in TradeKind::ALL.iter().map(|kind| kind.code()) {
            assert_eq!(found(&RULE, "2026-11-20", &text("visit", kind)), []);
        }
        assert_eq!(
            found(&RULE, "2026-11-20", &text("enquiry", "enquirry")),
            [
                at(
                    "jia/service-unknown/years.2026-03-02.plan.items.p1.service 6:1",
                    Detail::UnknownService {
                        of: UnknownService::PlanItem,
                        code: "enquiry".to_owned(),
                        near: None
                    }
                ),
                at(
                    "jia/service-unknown/diary.d1.kind 10:1",
                    Detail::UnknownService {
                        of: UnknownService::Diary,
                        code: "enquirry".to_owned(),
                        near: Some("enquiry".to_owned())
                    }
                ),
            ]
        );
    }
}
