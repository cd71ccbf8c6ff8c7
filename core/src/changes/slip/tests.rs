use super::*;
use crate::calendar::Calendar;
use crate::changes::testing::day;
use crate::money::Fen;
use crate::standard::Standard;

const RECORD: &str = "[client]\nname = '甲'\nfirst-contact = 2025-11-20\n\n\
    [team]\nestablished = 2026-03-04\n\
    [[team.members]]\nname = '陈静'\n[[team.members]]\nname = '周婷'\nuntil = 2026-05-01\n\
    [[team.members]]\nname = 'Wang Qiang'\n\n\
    [[policies]]\nid = 'par'\ninsurer = '东海财险'\npremium = 2_520_000\npaid = 2026-04-10\n\n\
    [[endorsements]]\nid = 'b1'\npolicy = 'par'\ntext = '退费'\nissued = 2026-09-05\npremium = -5000\n\
    [[endorsements]]\nid = 'b2'\npolicy = 'par'\ntext = '增加被保险人'\nrequested = 2026-08-01\n\
    issued = 2026-08-10\npremium = 900\n\n\
    [[risks]]\nid = 'x1'\nfound = 2026-09-21\ntext = '新仓库投产'\n";

fn found(edits: &[Edit]) -> Vec<Slip> {
    found_in(RECORD, edits)
}

fn found_in(text: &str, edits: &[Edit]) -> Vec<Slip> {
    let document = Document::parse(text).unwrap();
    let reading = Record::read(&document);
    assert_eq!(reading.faults, []);
    let case = Case {
        id: "jia",
        record: &reading.record,
        standard: &Standard::sample(),
        calendar: &Calendar::embedded(),
        today: day("2026-11-20"),
    };
    slips(&document, &case, edits)
}

fn policy(key: &str) -> KeyPath {
    KeyPath::of("policies").nth(0).key(key)
}

fn pushed(list: &str, entry: &[(&'static str, Literal)]) -> Edit {
    Edit::Push {
        at: KeyPath::of(list),
        entry: entry.to_vec(),
    }
}

#[test]
fn what_is_written_over_is_told_and_what_is_said_again_is_not() {
    let paid = Edit::set(policy("paid"), day("2026-04-12"));
    assert_eq!(
        found(&[paid]),
        [Slip::Overwritten {
            key: policy("paid"),
            goal: None,
            was: day("2026-04-10").into(),
            now: day("2026-04-12").into(),
        }]
    );
    let same = Edit::set(policy("premium"), Fen::yuan(2_520_000));
    let new = Edit::set(policy("received"), Fen::yuan(378_000));
    let gone = Edit::Remove { at: policy("paid") };
    assert_eq!(found(&[same, new, gone]), []);
}

#[test]
fn an_entry_that_is_there_is_told_and_one_of_another_day_is_not() {
    let text = Literal::from("新仓库投产");
    let risk = |on: &str| {
        pushed(
            "risks",
            &[
                ("id", "x2".into()),
                ("found", day(on).into()),
                ("text", text.clone()),
            ],
        )
    };
    assert_eq!(
        found(&[risk("2026-09-21")]),
        [Slip::Doubled {
            id: "x1".into(),
            new: "risks/x2".into()
        }]
    );
    assert_eq!(found(&[risk("2026-09-22")]), []);
}

#[test]
fn another_refund_is_another_entry() {
    let refund = |on: &str, yuan: i64| {
        let entry = [
            ("id", "b3".into()),
            ("policy", "par".into()),
            ("text", "退费".into()),
            ("issued", day(on).into()),
            ("premium", Fen::yuan(yuan).into()),
        ];
        found(&[pushed("endorsements", &entry)])
    };
    let there = |id: &str| {
        let new = "endorsements/b3".to_owned();
        let id = id.to_owned();
        [Slip::Doubled { id, new }]
    };
    assert_eq!(refund("2026-09-05", -5000), there("b1"));
    assert_eq!(refund("2026-09-06", -5000), []);
    assert_eq!(refund("2026-09-05", -5001), []);
    let asked = |on: &str| {
        let entry = [
            ("id", "b3".into()),
            ("policy", "par".into()),
            ("text", "增加被保险人".into()),
            ("requested", day(on).into()),
        ];
        found(&[pushed("endorsements", &entry)])
    };
    assert_eq!(asked("2026-08-01"), there("b2"), "issued since");
    assert_eq!(asked("2026-08-02"), []);
}

#[test]
fn a_handler_is_of_the_team_or_told() {
    let handled = |name: &str| {
        let entry = [("id", "k9".into()), ("handler", name.into())];
        pushed("claims", &entry)
    };
    let stranger_at = |name: &str, near: Option<&str>, entry: &str| {
        [Slip::Stranger {
            name: name.into(),
            near: near.map(str::to_owned),
            team: vec!["陈静".into(), "Wang Qiang".into()],
            at: (entry.to_owned(), "handler"),
        }]
    };
    let stranger = |name: &str, near: Option<&str>| stranger_at(name, near, "claims/k9");
    assert_eq!(found(&[handled("陈静")]), []);
    assert_eq!(found(&[handled("陈晶")]), stranger("陈晶", Some("陈静")));
    assert_eq!(
        found(&[handled("Wang Qang"), handled("Wang Qang")]),
        stranger("Wang Qang", Some("Wang Qiang"))
    );
    // One name, typed otherwise.
    assert_eq!(found(&[handled("wangqiang")]), []);
    assert_eq!(
        found(&[handled("chenjing")]),
        stranger("chenjing", Some("陈静"))
    );
    assert_eq!(
        found(&[handled("Wang")]),
        stranger("Wang", Some("Wang Qiang"))
    );
    // 周婷 has left.
    assert_eq!(found(&[handled("周婷")]), stranger("周婷", None));
    let set = Edit::set(KeyPath::of("renewals").nth(0).key("handler"), "赵六");
    assert_eq!(found(&[set]), stranger_at("赵六", None, "renewals"));
}

#[test]
fn who_did_something_need_not_be_of_the_team() {
    let done = |name: &str| pushed("diary", &[("by", name.into())]);
    assert_eq!(found(&[done("赵六")]), []);
    let near = found(&[done("陈晶")]);
    assert!(matches!(&near[..], [Slip::Stranger { near: Some(near), .. }] if near == "陈静"));
}

#[test]
fn an_insurer_that_owes_something_insures_something() {
    let owed = |insurer: &str| {
        let entry = [("id", "o1".into()), ("insurer", insurer.into())];
        pushed("duties", &entry)
    };
    assert_eq!(found(&[owed("东海财险")]), []);
    assert_eq!(
        found(&[owed("东海产险")]),
        [Slip::OtherInsurer {
            name: "东海产险".into(),
            insurers: vec!["东海财险".into()],
            entry: "duties/o1".into(),
        }]
    );
    assert_eq!(
        found(&[pushed("risks", &[("insurer", "东海产险".into())])]),
        []
    );
}

#[test]
fn what_a_hand_over_moves_is_not_told_once_more() {
    let moved = Edit::set(policy("paid"), day("2026-04-12"));
    let hand_over = Edit::Push {
        at: KeyPath::of("team").key("hand-overs"),
        entry: vec![("id", "h1".into())],
    };
    assert_eq!(found(&[moved, hand_over]), []);
}

#[test]
fn every_list_is_business_or_goes_on_when_the_service_has_ended() {
    const GOES_ON: &[&str] = &[
        "client.former-names",
        "contacts",
        "appointment.extensions",
        "appointment.later",
        "appointment.later.commitments",
        "appointment.later.extensions",
        "team.hand-overs",
        "archive.documents",
        "years",
        "years.rating.later",
        "years.plan.lowerings",
        "years.plan.revisions",
        "policies.co-insurers",
        "policies.instalments",
        "claims",
        "claims.advances",
        "claims.interruptions",
        "complaints",
        "reviews.scores",
        "renewals.outcomes",
        "waivers",
    ];
    let lists = crate::model::form::FORM.iter();
    for list in lists.filter(|it| it.identified_by.is_some()) {
        let row = BUSINESS.iter().find(|(name, _)| *name == list.name);
        assert_ne!(
            row.is_some(),
            GOES_ON.contains(&list.name),
            "{} in one of the two",
            list.name
        );
        let dated = row.map(|(_, key)| *key).filter(|key| !key.is_empty());
        assert!(dated.is_none_or(|key| list.key(key).is_some()));
    }
}

#[test]
fn what_the_client_needs_after_the_end_is_asked_about() {
    let closed = RECORD.replace("[team]", "closed = 2026-11-10\n[team]");
    let asked = |list: &str, key: &'static str, on: &str| {
        let entry = [("id", "n9".into()), (key, day(on).into())];
        found_in(&closed, &[pushed(list, &entry)])
    };
    let told = [Slip::Closed {
        on: day("2026-11-10"),
    }];
    for (list, key) in [("needs", "found"), ("reviews", "on"), ("duties", "due")] {
        assert_eq!(asked(list, key, "2026-11-10"), [], "{list}");
        assert_eq!(asked(list, key, "2026-11-11"), told, "{list}");
    }
    assert_eq!(asked("complaints", "received", "2026-11-11"), []);

    // A renewal is started for the outcome of what was over by then; what ran on is renewed by others.
    let policy = |id: &str, ends: &str| format!("[[policies]]\nid = '{id}'\nends = {ends}\n");
    let policies = policy("old", "2026-11-10") + &policy("med", "2026-11-11");
    let appointed = "[appointment]\nestablished = 2026-03-02\n[team]";
    let closed = closed.replace("[team]", appointed) + &policies;
    let started = |policies: &[&str]| {
        let policies = policies.iter().map(|it| (*it).to_owned()).collect();
        let entry = [
            ("id", "x2026".into()),
            ("policies", Literal::Texts(policies)),
            ("started", day("2026-11-20").into()),
        ];
        found_in(&closed, &[pushed("renewals", &entry)])
    };
    assert_eq!(started(&["old"]), []);
    assert_eq!(started(&["old", "med"]), told);
}

#[test]
fn a_complaint_of_one_day_person_and_matter_is_one() {
    let again = |on: &str, from: &str, text: &str| {
        let complaint =
            "[[complaints]]\nid = 't1'\nreceived = 2026-11-10\nfrom = '刘洋'\ntext = '赔款晚到'\n";
        let entry = [
            ("id", "t2".into()),
            ("received", day(on).into()),
            ("from", from.into()),
            ("text", text.into()),
        ];
        found_in(
            &format!("{RECORD}{complaint}"),
            &[pushed("complaints", &entry)],
        )
    };
    let (id, new) = ("t1".to_owned(), "complaints/t2".to_owned());
    let doubled = [Slip::Doubled { id, new }];
    assert_eq!(again("2026-11-10", "刘 洋", "赔款晚到"), doubled);
    assert_eq!(again("2026-11-11", "刘洋", "赔款晚到"), []);
    assert_eq!(again("2026-11-10", "王芳", "赔款晚到"), []);
    assert_eq!(again("2026-11-10", "刘洋", "保单寄错"), []);
}

#[test]
fn a_payment_that_stays_in_part_is_not_written_over() {
    let claim = "[[claims]]\nid = 'k1'\npaid = 2026-08-25\npaid-amount = 30000\n";
    let at = |key: &str| KeyPath::of("claims").nth(0).key(key);
    let paid = Edit::set(at("paid"), day("2026-08-26"));
    let part = Edit::Push {
        at: at("advances"),
        entry: vec![("id", "1".into()), ("on", day("2026-08-25").into())],
    };
    let of = |edits: &[Edit]| found_in(&format!("{RECORD}{claim}"), edits).len();
    assert_eq!(of(std::slice::from_ref(&paid)), 1);
    assert_eq!(of(&[paid, part]), 0);
}
