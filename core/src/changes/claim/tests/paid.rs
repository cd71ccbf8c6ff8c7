//! A payment stays on record: one that follows it is added, and another amount is refused. The insurer decides on what it
//! received, and agrees on what it decided.

use super::*;

/// The keys of a claim after a payment, joined.
fn paid(keys: &str, yuan: i64, on: &str) -> Result<String, Refusal> {
    let text = format!("{CLIENT}\n[[claims]]\nid = 'k1'\n{AGREED}{keys}");
    let new = edited(&text, |case| pay(case, "k1", Fen::yuan(yuan), day(on)))?;
    let claim = new.split_once(AGREED).unwrap().1;
    Ok(claim.trim_end().replace('\n', "; "))
}

const AGREED: &str = "notified = 2026-07-18\nagreed = 2026-08-20\nagreed-amount = 50000\n";

/// What is refused where so much was paid in all on 2026-08-25.
fn there(yuan: i64, given: i64, is_short: bool) -> Result<String, Refusal> {
    let refusal = ClaimRefusal::PaidThere {
        claim: "k1".to_owned(),
        on: day("2026-08-25"),
        paid: Fen::yuan(yuan),
        given: Fen::yuan(given),
        is_short,
    };
    Err(refusal.into())
}

#[test]
fn what_was_paid_before_stays_as_a_payment_in_part() {
    let part = "paid = 2026-08-25\npaid-amount = 30000\n";
    let entry = "; ; [[claims.advances]]; id = \"1\"; on = 2026-08-25; amount = 30000";
    let then = "paid = 2026-08-26; paid-amount = 30001";
    assert_eq!(
        paid(part, 30_001, "2026-08-26"),
        Ok(format!("{then}{entry}"))
    );
    assert_eq!(
        paid(part, 30_000, "2026-08-25"),
        Ok(part.trim_end().replace('\n', "; "))
    );
    assert_eq!(
        paid(part, 30_000, "2026-08-26"),
        there(30_000, 30_000, true)
    );
    // A second payment may come on the same day.
    let then = "paid = 2026-08-25; paid-amount = 40000";
    assert_eq!(
        paid(part, 40_000, "2026-08-25"),
        Ok(format!("{then}{entry}"))
    );
    assert_eq!(
        paid(part, 29_999, "2026-08-25"),
        there(30_000, 29_999, true)
    );
    assert_eq!(
        paid(part, 40_000, "2026-08-24"),
        there(30_000, 40_000, true)
    );

    // What was paid ahead is part of it.
    let ahead = "[[claims.advances]]\nid = '1'\non = 2026-08-01\namount = 5000\n";
    let added = paid(&format!("{part}{ahead}"), 40_000, "2026-08-26").unwrap();
    assert!(
        added.ends_with("id = \"2\"; on = 2026-08-25; amount = 25000"),
        "{added}"
    );
    let all_ahead = ahead.replace("5000", "30000");
    let added = paid(&format!("{part}{all_ahead}"), 40_000, "2026-08-26").unwrap();
    assert_eq!(added.matches("claims.advances").count(), 1, "{added}");
}

#[test]
fn what_was_paid_in_full_is_not_paid_again() {
    let all = "paid = 2026-08-25\npaid-amount = 50000\n";
    assert_eq!(
        paid(all, 50_000, "2026-08-25"),
        Ok(all.trim_end().replace('\n', "; "))
    );
    assert_eq!(
        paid(all, 60_000, "2026-08-25"),
        there(50_000, 60_000, false)
    );
    let again = K1.there("paid", "2026-08-25");
    assert_eq!(paid(all, 60_000, "2026-08-26"), Err(again));
}

#[test]
fn the_insurer_decides_on_what_it_received_and_agrees_on_what_it_decided() {
    let received = "notified = 2026-07-18\nfirst-received = 2026-07-20\n";
    let decided = |on: &str| stepped(received, ClaimStep::Decided, on).map(drop);
    assert_eq!(decided("2026-07-20"), Ok(()));
    let early = K1.early(("decided", "2026-07-19"), ("first-received", "2026-07-20"));
    assert_eq!(decided("2026-07-19"), Err(early));

    let decided = "notified = 2026-07-18\ndecided = 2026-08-20\n";
    let agreed = |on: &str| stepped(decided, ClaimStep::Agreed, on).map(drop);
    assert_eq!(agreed("2026-08-20"), Ok(()));
    let early = K1.early(("agreed", "2026-08-19"), ("decided", "2026-08-20"));
    assert_eq!(agreed("2026-08-19"), Err(early));
    let agreed = "notified = 2026-07-18\nagreed = 2026-08-20\n";
    let late = K1.late(("decided", "2026-08-21"), ("agreed", "2026-08-20"));
    assert_eq!(stepped(agreed, ClaimStep::Decided, "2026-08-21"), Err(late));
    // An insurer may decide before the papers are complete, as it does when it denies.
    assert!(stepped(decided, ClaimStep::Complete, "2026-08-25").is_ok());
}

#[test]
fn what_was_paid_in_all_is_no_less_than_what_was_paid_ahead() {
    let ahead = "advances = [{ id = '1', on = 2026-08-21, amount = 30000 }]\n";
    assert!(paid(ahead, 30_000, "2026-08-25").is_ok());
    assert_eq!(
        paid(ahead, 29_999, "2026-08-25"),
        Err(ClaimRefusal::LessThanAhead {
            claim: "k1".to_owned(),
            ahead: Fen::yuan(30_000),
            given: Fen::yuan(29_999),
        }
        .into())
    );
}
