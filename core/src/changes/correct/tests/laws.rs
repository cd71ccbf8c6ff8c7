//! The laws of the commands, held by corrections.

use super::*;

#[test]
fn a_step_that_is_not_on_record_is_recorded_by_its_command() {
    let not_yet = |section: &'static str, id: Option<&str>, step| {
        let entry = Entry {
            section,
            id: id.map(str::to_owned),
        };
        Err(CorrectRefusal::NotYet { entry, step }.into())
    };
    let of = |name: &str, key: &'static str| with(RECORD, name, &[(key, on("2026-10-01"))]);
    assert_eq!(of("k1", "closed"), not_yet("claims", Some("k1"), "closed"));
    assert_eq!(of("client", "closed"), not_yet("client", None, "closed"));
    assert_eq!(
        of("p2", "dropped"),
        not_yet("years.plan.items", Some("p2"), "dropped")
    );
}

#[test]
fn a_day_that_a_closed_claim_lacks_is_written_in_its_order() {
    let closed = RECORD.replace("loss = 2026-09-08\n", "").replace(
        "asked = 2026-09-12\n",
        "asked = 2026-09-12\nclosed = 2026-10-01\n",
    );
    let lost = |date| with(&closed, "k1", &[("loss", on(date))]);
    assert!(lost("2026-09-09").is_ok());
    let late = StepRefusal::TooLate {
        entry: Of("claims", "k1").entry(),
        step: "loss",
        day: day("2026-09-10"),
        before: "notified",
        on: day("2026-09-09"),
    };
    assert_eq!(lost("2026-09-10"), Err(late.into()));
}

#[test]
fn what_is_of_the_service_is_not_before_the_appointment() {
    let rated = RECORD.replace(
        "[years.plan]\n",
        "[years.rating]\nrated = 2024-03-01\n\n[years.plan]\n",
    );
    let rating = |day| with(&rated, "2024-02-29.rating", &[("rated", on(day))]);
    assert!(rating("2024-02-29").is_ok());
    assert!(matches!(
        rating("2024-02-28"),
        Err(Refusal::TooEarly { .. })
    ));
}

#[test]
fn an_issued_plan_stays_issued_and_its_day_is_corrected() {
    let issued = RECORD.replace("[years.plan]\n", "[years.plan]\nissued = 2024-03-08\n");
    let plan = |day| with(&issued, "2024-02-29.plan", &[("issued", day)]);
    assert!(plan(on("2024-03-07")).is_ok());
    assert!(matches!(
        plan(None),
        Err(Refusal::Correct(CorrectRefusal::OwnWay { .. }))
    ));
}

#[test]
fn a_year_with_a_plan_and_an_outcome_of_a_closed_renewal_stay() {
    let year = edited(RECORD, |case| {
        remove(case, entry(case, "years/2024-02-29")?)
    });
    let held = |name: &str, by: &[&str]| {
        Err(CorrectRefusal::Held {
            name: name.to_owned(),
            by: by.iter().map(|it| (*it).to_owned()).collect(),
        }
        .into())
    };
    let by = ["diary/d1"];
    assert_eq!(year, held("years/2024-02-29", &by));

    let renewal = "\n[[policies]]\nid = \"par\"\n\n[[renewals]]\nid = \"r1\"\npolicies = [\"par\"]\nCLOSED\n[[renewals.outcomes]]\npolicy = \"par\"\nkind = \"risk-ceased\"\n";
    let of = |closed: &str| {
        let text = format!("{RECORD}{}", renewal.replace("CLOSED", closed));
        edited(&text, |case| remove(case, entry(case, "r1.outcomes/par")?))
    };
    assert!(of("").is_ok());
    let closed = of("closed = 2026-10-01\n");
    let instead = ("renewals/r1", "closed");
    let ground_of = ground("renewals.outcomes/par", "renewals/r1", instead);
    assert_eq!(closed, ground_of);
    let unplanned = RECORD.replace("item = \"p1\"\n", "");
    let year = edited(&unplanned, |case| {
        remove(case, entry(case, "years/2024-02-29")?)
    });
    let instead = ("years/2024-02-29", "starts");
    let ground_of = ground("years/2024-02-29", "2024-02-29.plan", instead);
    assert_eq!(year, ground_of);
}

fn ground(name: &str, by: &str, (entry, key): (&str, &'static str)) -> Result<String, Refusal> {
    Err(CorrectRefusal::Ground {
        name: name.to_owned(),
        by: vec![by.to_owned()],
        instead: (entry.to_owned(), key),
    }
    .into())
}

#[test]
fn two_people_of_a_team_keep_two_names() {
    let two = format!("{RECORD}\n[[team.members]]\nname = \"周婷\"\n");
    let taken = with(&two, "team.members/周婷", &[("name", text("陈 静"))]);
    let name = "陈 静".to_owned();
    assert_eq!(taken, Err(CorrectRefusal::NameTaken { name }.into()));
}

#[test]
fn one_of_two_posts_is_corrected_and_the_name_in_both() {
    let second = "\n[[team.members]]\nname = \"陈 静\"\nrole = \"life\"\n";
    let two = format!("{RECORD}{second}");
    let until = [("until", on("2026-10-31"))];
    let both = with(&two, "team.members/陈静", &until);
    assert!(both.is_ok(), "the other is written with a space");
    let two = two.replace("陈 静\"\nrole", "陈静\"\nrole");
    let names = ["team.members/陈静/1", "team.members/陈静/2"];
    let several = CorrectRefusal::SeveralEntries {
        given: "陈静".to_owned(),
        names: names.map(str::to_owned).to_vec(),
    };
    assert_eq!(with(&two, "陈静", &until), Err(several.into()));
    let after = with(&two, names[1], &until).unwrap();
    let expected = two.replace("role = \"life\"\n", "role = \"life\"\nuntil = 2026-10-31\n");
    assert_eq!(after, expected);

    let after = with(&two, names[1], &[("name", text("陈婧"))]).unwrap();
    let expected = two.replace("陈静", "陈婧").replace("陈 静", "陈婧");
    assert_eq!(after, expected);
}

#[test]
fn a_second_year_keeps_its_first_day() {
    let second = "\n[[years]]\nstarts = 2025-03-01\n";
    let two = format!("{RECORD}{second}").replace("ends = 2025-02-28\n", "");
    let after = with(&two, "appointment", &[("established", on("2024-02-28"))]).unwrap();
    let expected = two
        .replace("established = 2024-02-29", "established = 2024-02-28")
        .replace(
            "starts = 2024-02-29\n\n[years.plan]",
            "starts = 2024-02-28\nends = 2025-02-28\n\n[years.plan]",
        )
        .replace(
            "[years.plan]\nstarts = 2024-02-29",
            "[years.plan]\nstarts = 2024-02-28",
        );
    assert_eq!(after, expected);
}

#[test]
fn the_managers_change_on_the_day_of_their_hand_over() {
    let members = "\n[[team.members]]\nname = \"甲\"\nrole = \"account-manager\"\nuntil = 2026-11-09\n\n[[team.members]]\nname = \"乙\"\nrole = \"account-manager\"\nfrom = 2026-11-10\n\n[[team.hand-overs]]\nid = \"h1\"\non = 2026-11-10\nby = \"甲\"\nto = \"乙\"\n";
    let text = format!("{RECORD}{members}");
    let after = with(&text, "h1", &[("on", on("2026-11-02"))]).unwrap();
    let expected = text
        .replace("2026-11-09", "2026-11-01")
        .replace("2026-11-10", "2026-11-02");
    assert_eq!(after, expected);
}

#[test]
fn business_goes_to_a_client_that_appointed_us() {
    let claim = Leaving {
        section: "claims",
        lines: "[[claims]]\nid = \"k1\"\ncause = \"火灾\"".to_owned(),
    };
    let prospect = "[client]\nname = \"乙\"\n";
    let moved = |text: &str| edited(text, |case| Ok(arrives(case, &claim)?.edits));
    assert_eq!(moved(prospect), Err(Refusal::NotAppointed));
    let appointed = format!("{prospect}\n[appointment]\nestablished = 2026-03-02\n");
    assert!(moved(&appointed).is_ok());
}

/// What an issued plan says of an item is revised while the item is open, and then no more.
#[test]
fn what_a_finished_item_of_an_issued_plan_leaves_out_is_written() {
    let issued = RECORD.replace("[years.plan]\n", "[years.plan]\nissued = 2024-03-05\n");
    let finish = || [("finish", on("2026-03-31"))];

    let after = with(&issued, "p1", &finish()).unwrap();
    let expected = issued.replace(
        "handler = \"陈静\"\ndone",
        "finish = 2026-03-31\nhandler = \"陈静\"\ndone",
    );
    assert_eq!(after, expected);
    let dropped = issued.replace(
        "done = 2026-03-26\nactual-cost = 100",
        "dropped = 2026-03-26",
    );
    assert!(with(&dropped, "p1", &finish()).is_ok());
    let empty = issued.replace("done = ", "content = \" \"\ndone = ");
    assert!(with(&empty, "p1", &[("content", text("拜访"))]).is_ok());

    let own_way = |result: Result<String, Refusal>| {
        let is_own = matches!(
            result,
            Err(Refusal::Correct(CorrectRefusal::OwnWay {
                way: OwnWay::Revise,
                ..
            }))
        );
        assert!(is_own, "{result:?}");
    };
    own_way(with(&expected, "p1", &[("finish", on("2026-04-01"))]));
    own_way(with(&issued, "p1", &[("service", text("visit"))]));
    own_way(with(&issued, "p2", &finish()));
}

#[test]
fn substantive_business_stays_after_the_appointment() {
    let entry = |kind: &str| {
        format!(
            "{RECORD}\n[[diary]]\nid = \"d2\"\non = 2024-03-01\nby = \"陈静\"\nkind = \"{kind}\"\n"
        )
    };
    let (visit, placement) = (entry("visit"), entry("placement"));
    let early = |date| {
        let day = day(date);
        let appointed = Some(super::day("2024-02-29"));
        Err(DiaryRefusal::BeforeAppointment { day, appointed }.into())
    };
    let at = |text: &str, date| with(text, "d2", &[("on", on(date))]);
    assert!(at(&placement, "2024-02-29").is_ok());
    assert_eq!(at(&placement, "2024-02-28"), early("2024-02-28"));
    let before = at(&visit, "2024-02-28").unwrap();
    let placed = with(&before, "d2", &[("kind", text("placement"))]);
    assert_eq!(placed, early("2024-02-28"));

    // An item of the plan is service, whatever its entry is.
    let done = |date| with(RECORD, "d1", &[("on", on(date))]);
    assert!(done("2024-02-29").is_ok());
    let since_appointed = |date| Err(too_early(date, "2024-02-29", Since::Appointed));
    assert_eq!(done("2024-02-28"), since_appointed("2024-02-28"));
}

#[test]
fn a_claim_of_before_the_appointment_is_one_that_others_handled() {
    let claim = |date, more: &[Given]| {
        let days = [("loss", on("2024-02-01")), ("notified", on(date))];
        with(RECORD, "k1", &[&days[..], more].concat())
    };
    assert!(claim("2024-02-29", &[]).is_ok());
    let early = Err(too_early("2024-02-28", "2024-02-29", Since::Appointed));
    assert_eq!(claim("2024-02-28", &[]), early);
    let before_us = [("before-us", Some(true.into()))];
    assert!(claim("2024-02-28", &before_us).is_ok());
}

#[test]
fn an_appointment_that_has_years_keeps_its_day() {
    let ground = ground(
        "appointment",
        "years/2024-02-29",
        ("appointment", "established"),
    );
    let gone = with(RECORD, "appointment", &[("established", None)]);
    assert_eq!(gone, ground);
    let years = RECORD.find("[[years]]").unwrap();
    let claims = RECORD.find("[[claims]]").unwrap();
    let without = format!("{}{}", &RECORD[..years], &RECORD[claims..]);
    assert!(with(&without, "appointment", &[("established", None)]).is_ok());
}
