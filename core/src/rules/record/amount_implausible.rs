//! No amount is below zero, but the premium that an endorsement returns; and a share lies between nothing and the whole.

use crate::document::KeyPath;
use crate::model::{Claim, Policy, Year};
use crate::money::{Fen, WHOLE};
use crate::rules::{Check, Consequence, Detail, Findings, Group, Rule};
use crate::standard::Severity;
use crate::standing::Case;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "amount-implausible",
    group: Group::Record,
    severity: Severity::Error,
    consequence: Consequence::Money,
    clause: "added",
    check: Check::Client(check),
};

fn check(case: &Case<'_>, findings: &mut Findings) {
    let mut told = Told(findings);
    for (nth, year) in case.record.years.iter().enumerate() {
        of_year(|| KeyPath::of("years").nth(nth), year, &mut told);
    }
    for (nth, policy) in case.record.policies.iter().enumerate() {
        of_policy(|| KeyPath::of("policies").nth(nth), policy, &mut told);
    }
    for (nth, claim) in case.record.claims.iter().enumerate() {
        of_claim(|| KeyPath::of("claims").nth(nth), claim, &mut told);
    }
}

fn of_year(at: impl Fn() -> KeyPath, year: &Year<'_>, told: &mut Told<'_>) {
    if let Some(rating) = &year.rating {
        let at = || at().key("rating");
        told.amount(rating.first.income, || at().key("income"));
        told.amount(rating.realised, || at().key("realised"));
        for (nth, later) in rating.later.iter().enumerate() {
            told.amount(later.stated.income, || {
                at().key("later").nth(nth).key("income")
            });
        }
    }
    for (nth, item) in year.plan.iter().flat_map(|it| &it.items).enumerate() {
        let at = || at().key("plan").key("items").nth(nth);
        told.amount(item.cost, || at().key("cost"));
        told.amount(item.actual_cost, || at().key("actual-cost"));
    }
}

fn of_policy(at: impl Fn() -> KeyPath, policy: &Policy<'_>, told: &mut Told<'_>) {
    told.amount(policy.sum_insured, || at().key("sum-insured"));
    told.amount(policy.premium, || at().key("premium"));
    told.share(policy.brokerage_percent, || at().key("brokerage-percent"));
    told.amount(policy.received, || at().key("received"));
    for (nth, it) in policy.co_insurers.iter().enumerate() {
        told.share(it.share, || at().key("co-insurers").nth(nth).key("share"));
    }
    for (nth, it) in policy.instalments.iter().enumerate() {
        told.amount(it.amount, || at().key("instalments").nth(nth).key("amount"));
    }
}

fn of_claim(at: impl Fn() -> KeyPath, claim: &Claim<'_>, told: &mut Told<'_>) {
    told.amount(claim.amount, || at().key("amount"));
    told.amount(claim.agreed_amount, || at().key("agreed-amount"));
    told.amount(claim.paid_amount, || at().key("paid-amount"));
    for (nth, it) in claim.advances.iter().enumerate() {
        told.amount(it.amount, || at().key("advances").nth(nth).key("amount"));
    }
}

struct Told<'f>(&'f mut Findings);

impl Told<'_> {
    fn amount(&mut self, amount: Option<Fen>, at: impl FnOnce() -> KeyPath) {
        if let Some(amount) = amount.filter(|it| *it < Fen(0)) {
            self.0.add(&RULE, at(), Detail::BelowZero(amount));
        }
    }

    fn share(&mut self, share: Option<i64>, at: impl FnOnce() -> KeyPath) {
        if let Some(share) = share.filter(|it| !(0..=WHOLE).contains(it)) {
            self.0.add(&RULE, at(), Detail::NoShare(share));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::form::FORM;
    use crate::model::{Kind, takes};
    use crate::rules::testing::values::{Found, at, found};

    /// What is told of one value under a key of a section.
    fn of(section: &str, key: &str, value: &str) -> Vec<Found> {
        let mut text = "client.name = '甲'\n".to_owned();
        let parts: Vec<&str> = section.split('.').collect();
        for nth in 1..=parts.len() {
            let name = parts[..nth].join(".");
            let table = matches!(name.as_str(), "years.rating" | "years.plan");
            text += &match table {
                true => format!("[{name}]\n"),
                false => format!("[[{name}]]\nid = 'a'\n"),
            };
            if name == "years" {
                text += "starts = 2026-03-02\n";
            }
        }
        found(&RULE, "2026-11-20", &format!("{text}{key} = {value}\n"))
    }

    #[test]
    fn no_amount_is_below_zero_but_what_is_returned() {
        let mut returned = Vec::new();
        for section in FORM {
            for key in section.keys {
                let kind = takes(section.name, key.name).map(|it| &it.kind);
                let (below, most, more) = match kind {
                    Some(Kind::Money) => ("-0.01", "900000000", None),
                    Some(Kind::Percent) => ("-0.01", "100", Some("100.01")),
                    _ => continue,
                };
                let way = format!("{}.{}", section.name, key.name);
                assert_eq!(of(section.name, key.name, "0"), [], "{way}");
                assert_eq!(of(section.name, key.name, most), [], "{way}");
                if let Some(more) = more {
                    assert_eq!(of(section.name, key.name, more).len(), 1, "{way}");
                }
                match of(section.name, key.name, below).len() {
                    0 => returned.push(way),
                    told => assert_eq!(told, 1, "{way}"),
                }
            }
        }
        assert_eq!(returned, ["endorsements.premium"]);
    }

    #[test]
    fn it_is_told_with_its_place() {
        assert_eq!(
            of("policies.co-insurers", "share", "-40"),
            [at(
                "jia/amount-implausible/policies.a.co-insurers.a.share 6:1",
                Detail::NoShare(-4000)
            )]
        );
        assert_eq!(
            of("policies", "premium", "-500.5"),
            [at(
                "jia/amount-implausible/policies.a.premium 4:1",
                Detail::BelowZero(Fen(-50_050))
            )]
        );
    }
}
