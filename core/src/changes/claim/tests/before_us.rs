//! Claims that others handled before the appointment (D15).

use super::*;
use crate::changes::AppointmentRefusal;

#[test]
fn a_claim_of_before_us_is_one_whose_loss_was_before_the_appointment() {
    let add = |loss: &str| {
        let (loss, notified) = (day(loss), Some(day("2026-03-02")));
        let new = NewClaim {
            loss,
            notified,
            before_us: true,
            ..fire()
        };
        added(CLIENT, new)
    };
    let taken = add("2026-03-01").unwrap();
    assert!(taken.ends_with("before-us = true\nnotified = 2026-03-02\n"));
    let late = |on: &str| {
        let (day, appointed) = (day(on), day("2026-03-02"));
        Refusal::from(AppointmentRefusal::NotBeforeUs { day, appointed })
    };
    assert_eq!(add("2026-03-02"), Err(late("2026-03-02")));

    let set = |loss: &str, is: bool| {
        let text = format!("{CLIENT}\n[[claims]]\nid = 'k1'\n{loss}");
        edited(&text, |case| crate::changes::claim::set(case, "k1", is))
            .map(|new| new[text.len()..].to_owned())
    };
    let loss = "loss = 2026-03-01\n";
    assert_eq!(set(loss, true).unwrap(), "before-us = true\n");
    assert_eq!(set(loss, false).unwrap(), "");
    assert_eq!(set("loss = 2026-03-02\n", true), Err(late("2026-03-02")));
    let unappointed = CLIENT.replace("appointment.established = 2026-03-02\n", "");
    let text = format!("{unappointed}\n[[claims]]\nid = 'k1'\n");
    let refused = edited(&text, |case| crate::changes::claim::set(case, "k1", true));
    assert_eq!(refused, Err(Refusal::NotAppointed));
}

#[test]
fn steps_before_the_appointment_are_those_of_others() {
    let early = "loss = 2026-02-01\nnotified = 2026-02-02\n";
    let taken = |keys: &str| stepped(keys, ClaimStep::FirstReceived, "2026-03-01");
    let refusal = ClaimRefusal::BeforeAppointment {
        claim: EarlyClaim::Recorded("k1".into()),
        day: day("2026-03-01"),
        appointed: day("2026-03-02"),
    };
    assert_eq!(taken(early), Err(refusal.into()));
    let theirs = taken(&format!("before-us = true\n{early}")).unwrap();
    assert!(theirs.ends_with("first-received = 2026-03-01"), "{theirs}");
}

#[test]
fn what_others_handled_while_the_client_was_away_was_before_us() {
    let back = CLIENT.replace(
        "appointment.established = 2026-03-02\n",
        "client.closed = 2026-06-30\n[appointment]\nestablished = 2025-03-02\n[[appointment.later]]\nid = 'm2'\nestablished = 2026-09-30\n",
    );
    let set = |loss: &str| {
        let text = format!("{back}\n[[claims]]\nid = 'k1'\nloss = {loss}\n");
        edited(&text, |case| crate::changes::claim::set(case, "k1", true)).err()
    };
    let ours = |on: &str, appointed: &str| {
        let (day, appointed) = (day(on), day(appointed));
        Some(Refusal::from(AppointmentRefusal::NotBeforeUs {
            day,
            appointed,
        }))
    };
    assert_eq!(set("2025-03-01"), None);
    assert_eq!(set("2026-06-30"), ours("2026-06-30", "2025-03-02"));
    assert_eq!(set("2026-07-01"), None);
    assert_eq!(set("2026-09-29"), None);
    assert_eq!(set("2026-09-30"), ours("2026-09-30", "2026-09-30"));
}
