use super::super::testing::{Of, day, edited};
use super::*;
use crate::model::{NoProof, PaperKind};

mod before_us;
mod numbered;
mod paid;

const K1: Of = Of("claims", "k1");

const CLIENT: &str = "\
client.name = '甲'
appointment.established = 2026-03-02

[[archive.documents]]
id = 'd1'
kind = 'correspondence'
title = '赔款通知书'

[[policies]]
id = 'par'
product = '财产一切险'
";

const TODAY: &str = "2026-11-20";

fn fire() -> NewClaim {
    NewClaim {
        id: None,
        policy: "par".into(),
        loss: day("2026-07-18"),
        cause: "二号仓库火灾".into(),
        amount: Some(Fen::yuan(3_400_000)),
        handler: None,
        number: None,
        claim_numbers: Vec::new(),
        notified: None,
        before_us: false,
    }
}

fn added(text: &str, new: NewClaim) -> Result<String, Refusal> {
    edited(text, |case| add(case, new).map(|(_, edits)| edits))
}

/// The keys of the claim after a step, joined.
fn stepped(keys: &str, taken: ClaimStep, on: &str) -> Result<String, Refusal> {
    let text = format!("{CLIENT}\n[[claims]]\nid = 'k1'\n{keys}");
    let new = edited(&text, |case| step(case, "k1", taken, day(on), Vec::new()))?;
    let claim = new.split_once("id = 'k1'\n").unwrap().1;
    Ok(claim.trim_end().replace('\n', "; "))
}

fn closed(keys: &str, proof: Option<&str>) -> Result<String, Refusal> {
    let text = format!("{CLIENT}\n[[claims]]\nid = 'k1'\n{keys}");
    let new = edited(&text, |case| close(case, "k1", proof, day("2026-10-12")))?;
    Ok(new.split_once("id = 'k1'\n").unwrap().1.to_owned())
}

#[test]
fn a_loss_becomes_a_claim_with_the_next_number() {
    let claim = "\n[[claims]]\nid = \"k1\"\npolicy = \"par\"\nloss = 2026-07-18\n\
                 cause = \"二号仓库火灾\"\namount = 3400000\n";
    let one = added(CLIENT, fire()).unwrap();
    assert_eq!(one, format!("{CLIENT}{claim}"));
    let two = added(&one, fire()).unwrap();
    assert!(two.contains("id = \"k2\""));

    let id = Some("k1".to_owned());
    let again = added(&one, NewClaim { id, ..fire() });
    let (id, cause) = ("k1".to_owned(), "二号仓库火灾".to_owned());
    assert_eq!(again, Err(ClaimRefusal::IdThere { id, cause }.into()));
}

#[test]
fn a_policy_told_by_its_number_is_recorded_by_its_id() {
    let text = CLIENT.replace("id = 'par'", "id = 'par'\nnumber = 'PQ-1'");
    let policy = "PQ-1".to_owned();
    let by_number = added(&text, NewClaim { policy, ..fire() });
    assert!(by_number.is_ok());
    assert_eq!(by_number, added(&text, fire()));
}

#[test]
fn a_claim_is_made_of_a_loss_that_happened_under_a_policy_on_record() {
    let loss = |on: &str| {
        added(
            CLIENT,
            NewClaim {
                loss: day(on),
                ..fire()
            },
        )
        .map(|_| ())
    };
    assert_eq!(loss(TODAY), Ok(()));
    let (tomorrow, today) = (day("2026-11-21"), day(TODAY));
    let in_future = Refusal::InFuture {
        day: tomorrow,
        today,
    };
    assert_eq!(loss("2026-11-21"), Err(in_future.clone()));

    let notified = |on: &str| {
        let notified = Some(day(on));
        added(CLIENT, NewClaim { notified, ..fire() }).map(|_| ())
    };
    assert_eq!(notified("2026-07-18"), Ok(()));
    let early = K1.early(("notified", "2026-07-17"), ("loss", "2026-07-18"));
    assert_eq!(notified("2026-07-17"), Err(early));
    assert_eq!(notified("2026-11-21"), Err(in_future));

    let policy = "pra".to_owned();
    let refused = added(CLIENT, NewClaim { policy, ..fire() }).unwrap_err();
    assert!(matches!(refused, Refusal::Policy(_)), "{refused:?}");
}

#[test]
fn the_numbers_of_the_insurers_files_are_added_to_those_on_record() {
    let notified = |keys: &str, on: Option<&str>, files: &[&str]| {
        let text = format!("{CLIENT}\n[[claims]]\nid = 'k1'\n{keys}");
        let files = files.iter().map(|it| it.to_string()).collect();
        let new = edited(&text, |case| {
            notify(case, "k1", on.map(day), None, files).map(|(_, edits)| edits)
        });
        new.map(|new| {
            new.split_once("id = 'k1'\n")
                .unwrap()
                .1
                .trim_end()
                .replace('\n', "; ")
        })
    };
    assert_eq!(
        notified("", Some("2026-07-18"), &["PA-1"]).unwrap(),
        r#"claim-numbers = ["PA-1"]; notified = 2026-07-18"#
    );
    let there = "claim-numbers = ['PA-1']\nnotified = 2026-07-18\n";
    assert_eq!(
        notified(there, None, &["PA-2", "PA-1"]).unwrap(),
        r#"claim-numbers = ["PA-1", "PA-2"]; notified = 2026-07-18"#
    );
    assert_eq!(
        notified(there, None, &[]).unwrap(),
        there.trim_end().replace('\n', "; ")
    );
}

#[test]
fn a_claim_waits_for_the_appointment() {
    let notified = |appointed: &str| {
        let text = CLIENT.replace("2026-03-02", appointed);
        let (loss, notified) = (day("2026-07-01"), Some(day("2026-07-18")));
        added(
            &text,
            NewClaim {
                loss,
                notified,
                ..fire()
            },
        )
        .map(|_| ())
    };
    assert_eq!(notified("2026-07-18"), Ok(()));
    let (on, appointed) = (day("2026-07-18"), day("2026-07-19"));
    let new = NewClaim {
        loss: day("2026-07-01"),
        notified: Some(on),
        ..fire()
    };
    let refusal = ClaimRefusal::BeforeAppointment {
        claim: EarlyClaim::New(Box::new(new)),
        day: on,
        appointed,
    };
    assert_eq!(notified("2026-07-19"), Err(refusal.into()));
}

#[test]
fn each_step_waits_for_the_one_before_it() {
    let needs = |keys, step: ClaimStep, lacking: &[&'static str]| {
        let refusal = K1.needs(step.code(), lacking);
        assert_eq!(stepped(keys, step, TODAY), Err(refusal), "{step:?}");
    };
    for step in [
        ClaimStep::Asked,
        ClaimStep::Complete,
        ClaimStep::Decided,
        ClaimStep::Agreed,
        ClaimStep::Denied,
    ] {
        needs("loss = 2026-07-18\n", step, &["notified"]);
        let notified = "notified = 2026-07-18\n";
        let taken = stepped(notified, step, TODAY).unwrap();
        assert!(taken.ends_with(&format!("{} = {TODAY}", step.code())));
    }
    needs("notified = 2026-07-18\n", ClaimStep::Paid, &["agreed"]);
    needs("notified = 2026-07-18\n", ClaimStep::Contested, &["denied"]);
    assert_eq!(
        stepped("loss = 2026-07-18\n", ClaimStep::Withdrawn, "2026-07-18"),
        Ok("loss = 2026-07-18; withdrawn = 2026-07-18".to_owned())
    );
}

#[test]
fn a_step_may_fall_on_the_day_of_the_one_it_follows_and_not_before() {
    let complete = |on| {
        stepped(
            "notified = 2026-07-18\nasked = 2026-07-25\n",
            ClaimStep::Complete,
            on,
        )
    };
    assert_eq!(
        complete("2026-07-25"),
        Ok("notified = 2026-07-18; asked = 2026-07-25; complete = 2026-07-25".to_owned())
    );
    let early = K1.early(("complete", "2026-07-24"), ("asked", "2026-07-25"));
    assert_eq!(complete("2026-07-24"), Err(early));
    let (day, today) = (day("2026-11-21"), day(TODAY));
    assert_eq!(
        complete("2026-11-21"),
        Err(Refusal::InFuture { day, today })
    );
}

#[test]
fn a_step_added_later_lies_before_those_that_follow_it() {
    let asked = |on| {
        stepped(
            "notified = 2026-07-18\ncomplete = 2026-08-25\n",
            ClaimStep::Asked,
            on,
        )
    };
    assert!(asked("2026-08-25").is_ok());
    let late = K1.late(("asked", "2026-08-26"), ("complete", "2026-08-25"));
    assert_eq!(asked("2026-08-26"), Err(late));
}

#[test]
fn a_day_on_record_is_not_overwritten() {
    let keys = "notified = 2026-07-18\n";
    assert_eq!(
        stepped(keys, ClaimStep::Notified, "2026-07-18"),
        Ok("notified = 2026-07-18".to_owned())
    );
    let refusal = K1.there("notified", "2026-07-18");
    assert_eq!(
        stepped(keys, ClaimStep::Notified, "2026-07-19"),
        Err(refusal)
    );
}

#[test]
fn a_claim_that_is_over_takes_no_step_that_would_undo_its_end() {
    let over = |keys: &str, step: ClaimStep, end: ClaimStep, on: &str| {
        let refusal = K1.over(step.code(), (end.code(), on));
        let keys = format!("notified = 2026-07-18\n{keys}");
        assert_eq!(stepped(&keys, step, TODAY), Err(refusal), "{keys}");
    };
    let denied = "denied = 2026-09-23\n";
    over(denied, ClaimStep::Agreed, ClaimStep::Denied, "2026-09-23");
    over(
        "agreed = 2026-09-30\n",
        ClaimStep::Denied,
        ClaimStep::Agreed,
        "2026-09-30",
    );
    over(
        "paid = 2026-10-09\n",
        ClaimStep::Withdrawn,
        ClaimStep::Paid,
        "2026-10-09",
    );
    over(
        "withdrawn = 2026-10-09\n",
        ClaimStep::Complete,
        ClaimStep::Withdrawn,
        "2026-10-09",
    );
    over(
        "closed = 2026-10-12\n",
        ClaimStep::Asked,
        ClaimStep::Closed,
        "2026-10-12",
    );

    let contested = "notified = 2026-07-18\ndenied = 2026-09-23\ncontested = 2026-09-28\n";
    assert!(stepped(contested, ClaimStep::Agreed, TODAY).is_ok());
}

#[test]
fn a_claim_is_closed_once_settled_and_with_its_proof() {
    let claim = || "k1".to_owned();
    let paid = "notified = 2026-07-18\nagreed = 2026-09-30\npaid = 2026-10-09\n";
    assert_eq!(
        closed(paid, Some("d1")),
        Ok(format!("{paid}closed = 2026-10-12\nproof = \"d1\"\n"))
    );
    for end in ["denied", "withdrawn"] {
        assert!(closed(&format!("{end} = 2026-10-12\n"), Some("d1")).is_ok());
    }
    assert_eq!(
        closed("notified = 2026-07-18\n", Some("d1")),
        Err(ClaimRefusal::Unsettled {
            claim: claim(),
            owed: None,
            before_paid: vec!["agreed"],
            before_denied: vec![],
        }
        .into())
    );
    let short = format!("agreed-amount = 900\n{paid}paid-amount = 899\n");
    assert_eq!(
        closed(&short, Some("d1")),
        Err(ClaimRefusal::Unsettled {
            claim: claim(),
            owed: Some((Fen(90_000), Fen(100))),
            before_paid: vec![],
            before_denied: vec![],
        }
        .into())
    );
    assert!(closed(&short.replace("899", "900"), Some("d1")).is_ok());
    assert_eq!(
        closed(paid, None),
        Err(ClaimRefusal::NoProof { claim: claim() }.into())
    );
    let unknown = ClaimRefusal::UnknownProof {
        given: "d9".into(),
        near: None,
        known: vec![("d1".into(), "赔款通知书".into())],
    };
    assert_eq!(closed(paid, Some("d9")), Err(unknown.into()));
    let late = closed("withdrawn = 2026-10-13\n", Some("d1")).unwrap_err();
    let early = K1.early(("closed", "2026-10-12"), ("withdrawn", "2026-10-13"));
    assert_eq!(late, early);
}

#[test]
fn a_document_of_before_the_loss_closes_no_claim() {
    let closed = |loss: &str| {
        let text = format!(
            "{CLIENT}\n[[claims]]\nid = 'k1'\nloss = {loss}\nwithdrawn = 2026-10-09\n\
             [[archive.documents]]\nid = 'd2'\ndate = 2026-08-02\n"
        );
        edited(&text, |case| {
            close(case, "k1", Some("d2"), day("2026-10-12"))
        })
    };
    let early = ClaimRefusal::ProvesNothing {
        proof: "d2".into(),
        why: NoProof::Early(day("2026-08-02")),
    };

    assert!(closed("2026-08-02").is_ok());
    assert_eq!(closed("2026-08-03"), Err(early.into()));
}

#[test]
fn a_document_that_says_nothing_of_the_end_closes_no_claim() {
    let closed = |kind: PaperKind| {
        let text = format!(
            "{CLIENT}\n[[claims]]\nid = 'k1'\nwithdrawn = 2026-10-09\n\
             [[archive.documents]]\nid = 'd2'\nkind = '{}'\n",
            kind.code()
        );
        edited(&text, |case| {
            close(case, "k1", Some("d2"), day("2026-10-12"))
        })
    };
    let nothing = ClaimRefusal::ProvesNothing {
        proof: "d2".into(),
        why: NoProof::Kind(PaperKind::ClientManual),
    };

    assert!(closed(PaperKind::Correspondence).is_ok());
    assert!(closed(PaperKind::ContractCopy).is_ok());
    assert_eq!(closed(PaperKind::ClientManual), Err(nothing.into()));
}

#[test]
fn a_claim_that_is_not_there_is_told_from_those_that_are() {
    let text = format!("{CLIENT}\n[[claims]]\nid = 'k1'\ncause = '火灾'\n");
    let refused = edited(&text, |case| {
        step(case, "k2", ClaimStep::Notified, day(TODAY), Vec::new())
    });
    assert_eq!(refused, Err(K1.not_listed("k2", "火灾")));
}
