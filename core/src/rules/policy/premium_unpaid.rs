//! The premium is paid by the day it is due: unpaid cover may be no cover, and brings no brokerage (保险法 14).

use crate::document::KeyPath;
use crate::rules::{Check, Consequence, Detail, Findings, Group, OfPolicy, Rule};
use crate::standard::Severity;
use crate::standing::{Case, premiums_due};

pub(in crate::rules) static RULE: Rule = Rule {
    name: "premium-unpaid",
    group: Group::Policy,
    severity: Severity::Warning,
    consequence: Consequence::Money,
    clause: "added",
    check: Check::Client(check),
};

fn check(case: &Case<'_>, findings: &mut Findings) {
    let record = case.record;
    if record.closed().is_some_and(|closed| closed <= case.today) {
        return;
    }
    for it in premiums_due(case)
        .into_iter()
        .filter(|it| it.due < case.today)
    {
        let key = KeyPath::of("policies").nth(it.nth);
        let key = match it.instalment {
            Some((nth, _)) => key.key("instalments").nth(nth).key("paid"),
            None => key.key("paid"),
        };
        let fault = OfPolicy::Unpaid {
            policy: it.policy.id.to_owned(),
            product: it.policy.product.unwrap_or_default().to_owned(),
            instalment: it.instalment.map(|(_, it)| it.id.to_owned()),
            due: it.due,
            by: (case.today - it.due).num_days(),
            amount: it.amount,
        };
        let finding = findings.add(&RULE, key, Detail::Policy(fault));
        finding.due = Some(it.due);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::money::Fen;
    use crate::rules::testing::values::{Found, at, day, found, found_under};

    const PAR: &str =
        "[[policies]]\nid = 'par'\nby = '王强'\nstarts = 2026-03-20\npremium = 2520000\n";

    fn text(client: &str, rest: &str) -> String {
        format!(
            "[client]\nname = '甲'\n{client}[appointment]\nestablished = 2026-03-02\n{PAR}{rest}"
        )
    }

    fn unpaid(place: &str, instalment: Option<&str>, due: &str, yuan: i64) -> Found {
        at(
            &format!("jia/premium-unpaid/policies.par.{place}"),
            Detail::Policy(OfPolicy::Unpaid {
                policy: "par".to_owned(),
                product: String::new(),
                instalment: instalment.map(str::to_owned),
                due: day(due),
                by: 1,
                amount: Some(Fen::yuan(yuan)),
            }),
        )
    }

    #[test]
    fn the_last_day_to_pay_is_on_time_and_the_next_is_not() {
        let on = |today: &str| found(&RULE, today, &text("", ""));
        assert_eq!(on("2026-04-19"), []);
        assert_eq!(
            on("2026-04-20"),
            [unpaid("paid 5:1", None, "2026-04-19", 2_520_000)]
        );
        let days = |days: u32| {
            let standard = format!("service.premium = {days}\n");
            found_under(&standard, &RULE, "2026-05-20", &text("", "")).len()
        };
        assert_eq!([days(60), days(61)], [1, 0]);
    }

    #[test]
    fn an_instalment_is_told_by_its_number() {
        let rest = "[[policies.instalments]]\nid = '2'\ndue = 2026-09-20\namount = 630000\n";
        let on = |today: &str| found(&RULE, today, &text("", rest));
        assert_eq!(on("2026-09-20"), []);
        let place = "instalments.2.paid 10:1";
        assert_eq!(
            on("2026-09-21"),
            [unpaid(place, Some("2"), "2026-09-20", 630_000)]
        );
    }

    #[test]
    fn where_service_has_ended_nobody_collects() {
        let closed = |day| text(&format!("closed = {day}\n"), "");
        assert_eq!(found(&RULE, "2026-11-20", &closed("2026-11-20")), []);
        assert_eq!(found(&RULE, "2026-11-20", &closed("2026-11-21")).len(), 1);
    }
}
