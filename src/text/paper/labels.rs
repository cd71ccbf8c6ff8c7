//! Tests that the labels on paper are the words of the form.

use super::{plan_words, stewardship_words};
use crate::lang::Lang;
use crate::text::key::{label, label_in_cny};

/// The names of the words on the plan and in the report that are keys of the record.
const ON_THE_PLAN: &[(&str, &str)] = &[
    ("appointment", "appointment.kind"),
    ("focus", "years.plan.focus"),
    ("issued", "years.plan.issued"),
    ("circulated", "years.plan.circulated"),
    ("sent", "years.plan.sent"),
    ("opinion", "years.plan.opinion.text"),
    ("service", "years.plan.items.service"),
    ("content", "years.plan.items.content"),
    ("start", "years.plan.items.start"),
    ("finish", "years.plan.items.finish"),
    ("handler", "years.plan.items.handler"),
    ("origin", "years.plan.items.origin"),
    ("covers", "years.plan.items.covers"),
    ("purpose", "years.plan.items.purpose"),
    ("done", "years.plan.items.done"),
    ("dropped_on", "years.plan.items.dropped"),
    ("commitment", "appointment.commitments.text"),
    ("need", "needs.text"),
    ("name", "team.members.name"),
    ("role", "team.members.role"),
    ("duty", "team.members.duty"),
    ("position", "contacts.role"),
    ("phone", "contacts.phone"),
    ("email", "contacts.email"),
    ("date", "years.plan.revisions.on"),
    ("by", "years.plan.revisions.by"),
];

const IN_THE_REPORT: &[(&str, &str)] = &[
    ("focus", "years.plan.focus"),
    ("service", "years.plan.items.service"),
    ("content", "years.plan.items.content"),
    ("due", "years.plan.items.finish"),
    ("done", "years.plan.items.done"),
    ("commitment", "appointment.commitments.text"),
    ("product", "policies.product"),
    ("insurer", "policies.insurer"),
    ("policy_number", "policies.number"),
    ("loss", "claims.loss"),
    ("cause", "claims.cause"),
    ("change_text", "endorsements.text"),
    ("requested", "endorsements.requested"),
    ("issued", "endorsements.issued"),
    ("summary", "years.summary"),
    ("recommended", "renewals.recommended"),
    ("accepted", "renewals.accepted"),
    ("declined", "renewals.declined"),
    ("risk", "risks.text"),
    ("measure", "risks.measure"),
    ("measured", "risks.measured"),
    ("told", "risks.told"),
    ("name", "team.members.name"),
    ("role", "team.members.role"),
    ("duty", "team.members.duty"),
];

const AMOUNTS_IN_THE_REPORT: &[(&str, &str)] = &[
    ("sum_insured", "policies.sum-insured"),
    ("premium", "policies.premium"),
    ("amount", "claims.amount"),
    ("paid", "claims.paid-amount"),
    ("premium_change", "endorsements.premium"),
];

#[test]
fn paper_calls_a_key_as_the_form_does() {
    let (plan, report) = (plan_words(Lang::Zh), stewardship_words(Lang::Zh));
    for (name, way) in ON_THE_PLAN {
        assert_eq!(plan[name], label(Lang::Zh, way), "{name}");
    }
    for (name, way) in IN_THE_REPORT {
        assert_eq!(report[name], label(Lang::Zh, way), "{name}");
    }
    for (name, way) in AMOUNTS_IN_THE_REPORT {
        assert_eq!(report[name], label_in_cny(Lang::Zh, way), "{name}");
    }
    let cost = label_in_cny(Lang::Zh, "years.plan.items.cost");
    assert_eq!(plan["cost"], cost);
}
