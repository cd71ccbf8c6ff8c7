//! What became of each policy, what follows from it, and the end of a renewal.

use super::*;

fn ended(text: &str, verdicts: &[&str], reason: Option<&str>) -> Result<String, Refusal> {
    let verdicts: Vec<Verdict> = verdicts.iter().map(|it| verdict(it)).collect();
    lines(text, |case| {
        let verdicts = by_id(case.record, &verdicts)?;
        outcome(case, &verdicts, reason, day("2027-03-10"))
    })
}

#[test]
fn one_command_gives_a_policy_one_outcome() {
    let text = open_one().replace("id = 'par'\n", "id = 'par'\nnumber = 'PQ-26'\n");
    let once = ended(&text, &["par=renewed"], None);
    assert!(once.is_ok(), "{once:?}");
    assert_eq!(ended(&text, &["par=renewed", "PQ-26=renewed"], None), once);
    for two in [
        ["PQ-26=renewed", "par=lapsed"],
        ["par=renewed", "par=renewed:par27"],
    ] {
        let policy = "par".into();
        assert_eq!(ended(&text, &two, None), no(No::GivenTwo { policy }));
    }
}

#[test]
fn each_policy_has_its_outcome_and_a_loss_its_reason() {
    let text = open_one();

    assert_eq!(
        ended(&text, &["par=renewed:par27", "med=lost-to-direct"], Some("价格")),
        Ok("[[renewals.outcomes]] | policy = \"par\" | kind = \"renewed\" | on = 2027-03-10 | by = \"par27\" | [[renewals.outcomes]] | policy = \"med\" | kind = \"lost-to-direct\" | on = 2027-03-10 | [renewals.loss] | reason = \"价格\"".into())
    );
    assert_eq!(
        ended(&text, &["med=lost-to-direct"], None),
        no(No::LossWithoutReason {
            policy: "med".into()
        })
    );
    let numbered = text.replace("id = 'par27'", "id = 'par27'\nnumber = 'PQ-27'");
    let numbered = numbered.replace("id = 'par'\n", "id = 'par'\nnumber = 'PQ-26'\n");
    assert_eq!(
        ended(&numbered, &["PQ-26=renewed:PQ-27"], None),
        ended(&text, &["par=renewed:par27"], None)
    );
    let known = text.clone() + "[renewals.loss]\nreason = '价格'\n";
    assert!(ended(&known, &["med=lost-to-direct"], None).is_ok());
    let lapsed = "[[renewals.outcomes]] | policy = \"par\" | kind = \"lapsed\" | on = 2027-03-10";
    let with_reason = format!("{lapsed} | [renewals.loss] | reason = \"停产\"");
    assert_eq!(ended(&text, &["par=lapsed"], Some("停产")), Ok(with_reason));
    assert_eq!(ended(&text, &["par=lapsed"], None), Ok(lapsed.to_owned()));
    let renewed = "[[renewals.outcomes]] | policy = \"par\" | kind = \"renewed\" | on = 2027-03-10";
    let why = format!("{renewed} | reason = \"费率上调\"");
    assert_eq!(ended(&text, &["par=renewed"], Some("费率上调")), Ok(why));
    assert_eq!(
        ended(&text, &["car=renewed"], None),
        no(No::NotInRenewal {
            policy: "car".into()
        })
    );
}

#[test]
fn an_outcome_is_of_a_day_since_the_start_unless_the_policy_had_ended_by_then() {
    let of = |ends: &str, on: &str| {
        let text = open_one().replace("started = 2026-11-19", "started = 2027-03-05");
        let text = text.replace("ends = 2027-03-19", &format!("ends = {ends}"));
        let told = lines(&text, |case| {
            outcome(case, &[verdict("par=lapsed")], None, day(on))
        });
        told.is_ok()
    };
    assert!(of("2027-03-05", "2027-03-05"));
    assert!(!of("2027-03-05", "2027-03-04"));
    assert!(of("2027-03-04", "2027-03-04"));
    assert!(of("2027-03-04", "2027-03-01"));
}

#[test]
fn an_outcome_may_learn_what_follows_and_does_not_become_another() {
    let text =
        open_one() + "[[renewals.outcomes]]\npolicy = 'par'\nkind = 'renewed'\non = 2027-03-09\n";
    let there = no(No::OutcomeThere {
        policy: "par".into(),
        kind: OutcomeKind::Renewed,
        on: Some(day("2027-03-09")),
    });

    assert_eq!(ended(&text, &["par=renewed"], None), Ok(String::new()));
    assert_eq!(
        ended(&text, &["par=renewed:par27"], None),
        Ok("by = \"par27\"".into())
    );
    assert_eq!(ended(&text, &["par=lapsed"], None), there);
}

#[test]
fn an_extension_learns_its_last_day_where_it_has_none() {
    let extended = |renewal: &str, rest: &str| {
        let outcome = "[[renewals.outcomes]]\npolicy = 'par'\nkind = 'extended'\non = 2027-03-09\n";
        open_one() + renewal + outcome + rest
    };
    for renewal in ["", "closed = 2027-03-09\n"] {
        assert_eq!(
            ended(&extended(renewal, ""), &["par=extended:2027-03-20"], None),
            Ok("until = 2027-03-20".into()),
            "{renewal}"
        );
    }
    let there = no(No::OutcomeThere {
        policy: "par".into(),
        kind: OutcomeKind::Extended,
        on: Some(day("2027-03-09")),
    });
    let closed = extended("closed = 2027-03-09\n", "until = 2027-03-25\n");
    assert_eq!(ended(&closed, &["par=extended:2027-03-30"], None), there);
}

#[test]
fn a_closed_renewal_learns_what_follows_and_nothing_else() {
    let closed = |outcome: &str| {
        open_one()
            + "closed = 2027-03-09\n[[renewals.outcomes]]\npolicy = 'par'\nkind = 'renewed'\n"
            + outcome
    };
    let there = |on| {
        no(No::OutcomeThere {
            policy: "par".into(),
            kind: OutcomeKind::Renewed,
            on,
        })
    };
    let text = closed("");
    assert_eq!(
        ended(&text, &["par=renewed:par27"], None),
        Ok("by = \"par27\"".into())
    );
    assert_eq!(ended(&text, &["par=renewed"], None), there(None));
    assert_eq!(
        ended(&text, &["par=moved-insurer:par27"], None),
        there(None)
    );
    let named = closed("by = 'par27'\n");
    assert_eq!(ended(&named, &["par=renewed:par27"], None), there(None));
}

#[test]
fn what_follows_must_be_able_to() {
    let text = open_one();
    let nothing = |kind| {
        let policy = "par".into();
        no(No::NothingFollows { policy, kind })
    };
    let short = |until: Option<&str>| {
        no(No::ExtendedToNoDay {
            policy: "par".into(),
            ends: Some(day("2027-03-19")),
            until: until.map(day),
        })
    };

    assert_eq!(
        ended(&text, &["par=lapsed:par27"], None),
        nothing(OutcomeKind::Lapsed)
    );
    assert_eq!(
        ended(&text, &["par=renewed:par"], None),
        nothing(OutcomeKind::Renewed)
    );
    assert_eq!(
        ended(&text, &["par=renewed:2028-03-19"], None),
        nothing(OutcomeKind::Renewed)
    );
    assert!(matches!(
        ended(&text, &["par=renewed:par28"], None),
        Err(Refusal::Renewal(No::NoSuchFollower { .. }))
    ));
    assert_eq!(ended(&text, &["par=extended"], None), short(None));
    assert_eq!(
        ended(&text, &["par=extended:2027-03-19"], None),
        short(Some("2027-03-19"))
    );
    assert_eq!(
        ended(&text, &["par=extended:2027-03-20"], None),
        Ok("[[renewals.outcomes]] | policy = \"par\" | kind = \"extended\" | on = 2027-03-10 | until = 2027-03-20".into())
    );
    let extended = text
        + "outcomes = [{ policy = 'par', kind = 'extended', on = 2027-03-09, until = 2027-03-20 }]\n";
    let again = ended(&extended, &["par=renewed:par27"], None).unwrap();
    assert!(again.contains("kind = \"renewed\""), "{again}");
}

#[test]
fn a_renewal_is_closed_once_every_policy_has_its_outcome() {
    let shut = |text: &str| lines(text, |case| close(case, None, day("2027-03-10")));
    let par = "[[renewals.outcomes]]\npolicy = 'par'\nkind = 'renewed'\n";
    let med = "[[renewals.outcomes]]\npolicy = 'med'\nkind = 'lapsed'\n";
    let lack = |policies: &[(&str, &str)]| {
        let policies = policies.iter();
        let policies = policies.map(|(id, product)| ((*id).to_owned(), (*product).to_owned()));
        no(No::OutcomesLack {
            policies: policies.collect(),
        })
    };

    let (one, other) = (("par", "财产一切险"), ("med", "团体医疗险"));
    assert_eq!(shut(&open_one()), lack(&[one, other]));
    assert_eq!(shut(&format!("{}{par}", open_one())), lack(&[other]));
    let all = format!("{}{par}{med}", open_one());
    assert_eq!(shut(&all), Ok("closed = 2027-03-10".into()));
    let early = lines(&all, |case| close(case, Some("x2027"), day("2026-11-18")));
    let refused = X2027.early(("closed", "2026-11-18"), ("started", "2026-11-19"));
    assert_eq!(early, Err(refused));
    let closed = all.replace("started", "closed = 2027-03-09\nstarted");
    assert_eq!(shut(&closed), no(No::NoneOpen));
    let named = lines(&closed, |case| {
        close(case, Some("x2027"), day("2027-03-10"))
    });
    assert_eq!(named, Err(X2027.there("closed", "2027-03-09")));
}

#[test]
fn what_follows_a_loss_is_noted_of_the_last_one_lost() {
    let lost = open_one() + "[[renewals.outcomes]]\npolicy = 'med'\nkind = 'lost-to-broker'\n";
    let talk = |text: &str, on: &str| {
        let aftermath = Aftermath {
            talk: Some(day(on)),
            win_back: Some(day("2028-01-10")),
            ..Aftermath::default()
        };
        lines(text, |case| loss(case, None, &aftermath))
    };

    assert_eq!(
        talk(&lost, "2027-03-10"),
        Ok("[renewals.loss] | talk = 2027-03-10 | win-back = 2028-01-10".into())
    );
    assert!(matches!(
        talk(&lost, "2027-03-11"),
        Err(Refusal::InFuture { .. })
    ));
    assert_eq!(talk(&open_one(), "2027-03-10"), no(No::NothingLost));
    let named = lines(&lost, |case| loss(case, Some("x9"), &Aftermath::default()));
    assert_eq!(
        named,
        no(No::NoSuchRenewal {
            given: "x9".into(),
            ids: vec!["x2027".into()]
        })
    );
}

/// `par=renewed:par27`, `par=extended:2027-03-20`.
fn verdict(text: &str) -> Verdict {
    let (policy, rest) = text.split_once('=').unwrap();
    let (kind, then) = rest
        .split_once(':')
        .map_or((rest, None), |(kind, then)| (kind, Some(then)));
    Verdict {
        policy: policy.to_owned(),
        kind: OutcomeKind::from_code(kind).unwrap(),
        then: then.map(|then| match then.parse() {
            Ok(until) => Then::Until(until),
            Err(_) => Then::Policy(then.to_owned()),
        }),
    }
}

#[test]
fn what_follows_runs_longer_than_what_it_follows() {
    let by = |ends: &str| {
        let open = open_one().replace("ends = 2028-03-19", &format!("ends = {ends}"));
        ended(&open, &["par=renewed:par27"], None)
    };
    assert!(by("2027-03-20").is_ok());
    assert_eq!(
        by("2027-03-19"),
        no(No::FollowerEnded {
            policy: "par".into(),
            ends: day("2027-03-19"),
            by: "par27".into(),
            by_ends: day("2027-03-19"),
        })
    );
}
