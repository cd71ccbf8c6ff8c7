//! What a person has in hand for a client: plan items, claims, renewals, endorsements, insurers' duties.

use chrono::NaiveDate;

use super::Case;
use super::renewal::of_record;
use crate::document::KeyPath;
use crate::model::{Record, words};

words! {
    /// What is in hand.
    ChargeKind {
        /// An open item of a plan.
        Item = "item",
        /// An open claim.
        Claim = "claim",
        /// A renewal that is not closed.
        Renewal = "renewal",
        /// An endorsement that waits for a step.
        Endorsement = "endorsement",
        /// Something an insurer owes.
        Duty = "duty",
    }
}

/// One thing that is open and has a handler.
#[derive(Clone, Debug, PartialEq)]
pub struct Charge<'a> {
    /// What it is.
    pub kind: ChargeKind,
    /// Its id.
    pub id: &'a str,
    /// What it is about, in words: the item's content, the claim's cause, the renewal's policies.
    pub what: String,
    /// The last day for it or for its next step; `None` where the record sets none.
    pub due: Option<NaiveDate>,
    /// Who handles it.
    pub handler: &'a str,
    /// The way to its handler.
    pub key: KeyPath,
}

/// Everything open that has a handler, kind by kind, in the order of the file.
pub fn charges<'a>(case: &Case<'a>) -> Vec<Charge<'a>> {
    let record: &'a Record<'a> = case.record;
    let mut charges = Vec::new();
    let mut add = |kind, id, what: &str, due, handler: Option<&'a str>, way: KeyPath| {
        let Some(handler) = handler else { return };
        charges.push(Charge {
            kind,
            id,
            what: what.to_owned(),
            due,
            handler,
            key: way.key("handler"),
        });
    };
    for (year_nth, year) in record.years.iter().enumerate() {
        for (nth, item) in year.plan.iter().flat_map(|plan| &plan.items).enumerate() {
            if item.is_open() {
                let items = KeyPath::of("years").nth(year_nth).key("plan").key("items");
                let content = item.content.unwrap_or_default();
                let (due, handler) = (item.finish, item.handler);
                add(
                    ChargeKind::Item,
                    item.id,
                    content,
                    due,
                    handler,
                    items.nth(nth),
                );
            }
        }
    }
    for (nth, claim) in record.claims.iter().enumerate() {
        if claim.is_open() {
            let cause = claim.cause.unwrap_or_default();
            let way = KeyPath::of("claims").nth(nth);
            add(ChargeKind::Claim, claim.id, cause, None, claim.handler, way);
        }
    }
    for (nth, renewal) in record.renewals.iter().enumerate() {
        if renewal.is_open() {
            let due = of_record(case, nth).map(|it| it.next_step().map_or(it.expires, |it| it.due));
            let policies = renewal.policies.join(" ");
            let way = KeyPath::of("renewals").nth(nth);
            let handler = renewal.handler;
            add(
                ChargeKind::Renewal,
                renewal.id,
                &policies,
                due,
                handler,
                way,
            );
        }
    }
    for (nth, endorsement) in record.endorsements.iter().enumerate() {
        if endorsement.is_open() {
            let way = KeyPath::of("endorsements").nth(nth);
            let (id, text, handler) = (endorsement.id, endorsement.text, endorsement.handler);
            add(ChargeKind::Endorsement, id, text, None, handler, way);
        }
    }
    for (nth, duty) in record.duties.iter().enumerate() {
        if duty.is_open() {
            let way = KeyPath::of("duties").nth(nth);
            add(
                ChargeKind::Duty,
                duty.id,
                duty.text,
                duty.due,
                duty.handler,
                way,
            );
        }
    }
    charges
}
