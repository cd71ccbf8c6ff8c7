//! The lists of all claims are one list each: an id is that of one payment or interruption of the record.

use super::*;
use crate::model::InterruptionKind;

const TWO: &str = "client.name = '甲'\nappointment.established = 2026-03-02\n\n\
    [[claims]]\nid = 'k1'\nloss = 2026-07-18\nagreed = 2026-08-20\nagreed-amount = 50000\n\
    paid = 2026-08-25\npaid-amount = 30000\n\n\
    [[claims]]\nid = 'k2'\nloss = 2026-07-19\n";

/// What a change makes of `TWO` and an entry of `k2`.
fn with(entry: &str, change: impl FnOnce(&Case<'_>) -> Change) -> String {
    edited(&format!("{TWO}\n{entry}"), change).unwrap()
}

const PAID: &str = "[[claims.advances]]\nid = '1'\non = 2026-09-01\namount = 500\n";
const DEMANDED: &str = "[[claims.interruptions]]\nid = '1'\non = 2026-09-01\nkind = 'demand'\n";

#[test]
fn a_payment_ahead_is_numbered_over_all_claims() {
    for id in ["k1", "k2"] {
        let text = with(PAID, |case| {
            advance(case, id, Fen::yuan(700), day("2026-08-24"))
        });
        let entry = "[[claims.advances]]\nid = \"2\"\non = 2026-08-24\namount = 700\n";
        assert!(text.contains(entry), "{text}");
    }
    let text = with(PAID, |case| {
        pay(case, "k1", Fen::yuan(50_000), day("2026-09-10"))
    });
    let entry = "[[claims.advances]]\nid = \"2\"\non = 2026-08-25\namount = 30000\n";
    assert!(text.contains(entry), "{text}");
}

#[test]
fn an_interruption_is_numbered_over_all_claims() {
    let demand = InterruptionKind::Demand;
    for id in ["k1", "k2"] {
        let text = with(DEMANDED, |case| {
            interrupt(case, id, demand, day("2026-09-02"), None)
        });
        let entry = "[[claims.interruptions]]\nid = \"2\"\non = 2026-09-02\nkind = \"demand\"\n";
        assert!(text.contains(entry), "{text}");
    }
    let again = with(DEMANDED, |case| {
        interrupt(case, "k2", demand, day("2026-09-01"), None)
    });
    assert_eq!(again, format!("{TWO}\n{DEMANDED}"));
}
