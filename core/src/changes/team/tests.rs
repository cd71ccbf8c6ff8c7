//! A team set up in one go or two; a client handed over: what goes with it, and what is noted afterwards.

use super::*;
use crate::standing::ChargeKind;

mod post;
mod reassigned;
mod same_day;
use crate::changes::testing::{day, in_case, too_early};

const TEAM: &str = "\
client.name = '甲'
appointment.established = 2026-03-02

[[team.members]]
name = '陈静'
role = 'account-manager'
from = 2026-03-04

[[team.members]]
name = '周婷'
role = 'deputy'
from = 2026-03-04

[[years]]
starts = 2026-03-02
[[years.plan.items]]
id = 'p1'
finish = 2026-11-30
handler = '陈静'
[[years.plan.items]]
id = 'p2'
handler = '王强'
[[years.plan.items]]
id = 'p3'
handler = '陈静'
done = 2026-11-02
[[policies]]
id = 'par'
ends = 2027-03-19
[[endorsements]]
id = 'b1'
text = ''
handler = '陈静'
[[duties]]
id = 'o1'
text = ''
due = 2026-12-01
handler = '陈静'
[[claims]]
id = 'k1'
handler = '陈静'
[[claims]]
id = 'k2'
handler = '陈静'
closed = 2026-10-12
[[claims]]
id = 'k3'
[[risks]]
id = 'x1'
text = ''
by = '陈静'
[[renewals]]
id = 'x2027'
policies = ['par']
handler = '陈静'
";

fn to(name: &str) -> Person {
    Person {
        name: name.into(),
        duty: "统筹".into(),
    }
}

const TWO: &str = "\
client.name = '甲'
appointment.established = 2026-09-17
team.established = 2026-09-18
[[team.members]]
name = '陈静'
role = 'account-manager'
from = 2026-09-18
";

/// The team of [`TWO`] set up further on 2026-09-22: the day it was set up, and who joins.
fn set_up(on: Option<&str>, manager: Option<&str>, deputy: Option<&str>) -> (String, Vec<String>) {
    set_up_in(TWO, on, manager, deputy)
}

fn set_up_in(
    text: &str,
    on: Option<&str>,
    manager: Option<&str>,
    deputy: Option<&str>,
) -> (String, Vec<String>) {
    let mut told = Default::default();
    in_case(text, "2026-09-22", |case| {
        let (manager, deputy) = (manager.map(to), deputy.map(to));
        let done = set(case, on.map(day), manager, deputy)?;
        told = (done.established.to_string(), done.joined);
        Ok(done.edits)
    })
    .unwrap();
    told
}

#[test]
fn who_joins_later_does_not_make_the_team_younger() {
    let joins = |day: &str| (day.to_owned(), vec!["周婷".to_owned()]);
    let (manager, deputy) = (Some("陈静"), Some("周婷"));
    assert_eq!(set_up(None, manager, deputy), joins("2026-09-18"));
    let later = Some("2026-09-21");
    assert_eq!(set_up(later, manager, deputy), joins("2026-09-18"));
    let earlier = Some("2026-09-17");
    assert_eq!(set_up(earlier, None, deputy), joins("2026-09-17"));
}

#[test]
fn a_day_given_alone_corrects_the_day_of_setting_up() {
    assert_eq!(set_up(None, Some("陈静"), None).0, "2026-09-18");
    let later = Some("2026-09-21");
    assert_eq!(set_up(later, Some("陈静"), None).0, "2026-09-21");
}

#[test]
fn the_day_of_the_team_stays_when_the_client_came_back_since() {
    let back = |on: &str| {
        TWO.replace("2026-09-18", "2025-09-18").replace(
        "2026-09-17",
        &format!("2025-09-17\nappointment.until = 2026-09-16\nappointment.later = [{{ id = 'm2', established = {on} }}]"),
    )
    };
    let given = |text: &str, on: &str| set_up_in(text, Some(on), Some("陈静"), None).0;
    assert_eq!(given(&back("2026-09-21"), "2026-09-21"), "2025-09-18");
    assert_eq!(given(&back("2026-09-22"), "2026-09-21"), "2026-09-21");
    assert_eq!(given(&back("2026-09-21"), "2025-09-19"), "2025-09-19");
}

#[test]
fn a_member_may_join_ahead_but_no_team_is_set_up_ahead() {
    let later = Some("2026-10-09");
    let (there, joined) = set_up(later, None, Some("周婷"));
    assert_eq!(
        (&*there, &joined[..]),
        ("2026-09-18", &["周婷".to_owned()][..])
    );

    let refused = |text: &str, deputy: Option<&str>| {
        in_case(text, "2026-09-22", |case| {
            let deputy = deputy.map(to);
            Ok(set(case, later.map(day), Some(to("陈静")), deputy)?.edits)
        })
        .unwrap_err()
    };
    let ahead = Refusal::InFuture {
        day: day("2026-10-09"),
        today: day("2026-09-22"),
    };
    assert_eq!(refused(TWO, None), ahead);
    let (appointed, _) = TWO.split_once("team.established").unwrap();
    assert_eq!(refused(appointed, Some("周婷")), ahead);
}

/// The team of [`TEAM`] with another deputy from a day on: the lines that change, and who made way.
fn deputised(text: &str, name: &str, on: &str) -> Result<(String, Vec<String>), Refusal> {
    let mut replaced = Vec::new();
    let new = in_case(text, "2026-11-20", |case| {
        let done = set(case, Some(day(on)), None, Some(to(name)))?;
        replaced = done.replaced;
        Ok(done.edits)
    })?;
    let diff = similar::TextDiff::from_lines(text, &new);
    let added = diff.iter_all_changes();
    let added = added.filter(|change| change.tag() == similar::ChangeTag::Insert);
    let added = added.map(|change| change.value().trim().to_owned());
    let added: Vec<String> = added.filter(|line| !line.is_empty()).collect();
    Ok((added.join(" | "), replaced))
}

#[test]
fn a_new_deputy_takes_the_place_of_the_one_there_is() {
    let text = TEAM.replace(
        "[[team.members]]\nname = '陈静'",
        "[team]\nestablished = 2026-03-04\n[[team.members]]\nname = '陈静'",
    );
    let joins = "[[team.members]] | name = \"赵磊\" | role = \"deputy\" | duty = \"统筹\"";
    assert_eq!(
        deputised(&text, "赵磊", "2026-11-20"),
        Ok((
            format!("until = 2026-11-19 | {joins} | from = 2026-11-20"),
            vec!["周婷".to_owned()]
        ))
    );
    // On the second day of the one there is, no earlier.
    assert_eq!(
        deputised(&text, "赵磊", "2026-03-05").unwrap().0,
        format!("until = 2026-03-04 | {joins} | from = 2026-03-05")
    );
    let (name, from) = ("周婷".to_owned(), day("2026-03-04"));
    assert_eq!(
        deputised(&text, "赵磊", "2026-03-04"),
        Err(TeamRefusal::DeputyThere { name, from }.into())
    );

    assert_eq!(
        deputised(&text, "周婷", "2026-03-04"),
        Ok((String::new(), vec![]))
    );
    let gone = text.replace(
        "from = 2026-03-04\n\n[[years",
        "until = 2026-11-19\n\n[[years",
    );
    assert_eq!(
        deputised(&gone, "赵磊", "2026-11-20"),
        Ok((format!("{joins} | from = 2026-11-20"), vec![]))
    );
}

#[test]
fn the_last_day_on_record_of_a_deputy_stays_and_the_next_begins_after_it() {
    let left = |until: &str| {
        let member = "name = '周婷'\nrole = 'deputy'";
        assert_eq!(TEAM.matches(member).count(), 1);
        let team = "[team]\nestablished = 2026-03-04\n[[team.members]]\nname = '陈静'";
        TEAM.replace(member, &format!("{member}\nuntil = {until}"))
            .replace("[[team.members]]\nname = '陈静'", team)
    };
    let joins = |on: &str| {
        format!(
            "[[team.members]] | name = \"赵磊\" | role = \"deputy\" | duty = \"统筹\" | from = {on}"
        )
    };
    let none = Vec::<String>::new;
    let text = left("2026-11-20");
    let new = deputised(&text, "赵磊", "2026-11-20");
    assert_eq!(new, Ok((joins("2026-11-21"), none())));
    // The same again is no change, on either day.
    let again = in_case(&text, "2026-11-20", |case| {
        let done = set(case, Some(day("2026-11-20")), None, Some(to("赵磊")))?;
        let after = done.follows.unwrap();
        let told = (after.name.as_str(), after.from, after.after.as_str());
        assert_eq!(told, ("赵磊", day("2026-11-21"), "周婷"));
        Ok(done.edits)
    });
    let again = again.unwrap();
    for on in ["2026-11-20", "2026-11-21"] {
        assert_eq!(deputised(&again, "赵磊", on), Ok((String::new(), none())));
    }
    // On the day after, and before the day that was agreed.
    let after = deputised(&left("2026-11-19"), "赵磊", "2026-11-20");
    assert_eq!(after, Ok((joins("2026-11-20"), none())));
    let sooner = deputised(&left("2026-11-30"), "赵磊", "2026-11-20");
    let lines = format!("until = 2026-11-19 | {}", joins("2026-11-20"));
    assert_eq!(sooner, Ok((lines, vec!["周婷".to_owned()])));
}

/// What is moved and the lines that come into the record, on 2026-11-20.
fn handed(from: &str, name: &str, settled: Settled) -> Result<(String, String), Refusal> {
    let mut moved = String::new();
    let new = in_case(TEAM, "2026-11-20", |case| {
        let done = hand_over(case, day(from), to(name), settled)?;
        let ids: Vec<&str> = done.moved.iter().map(|it| it.id).collect();
        moved = ids.join(" ");
        Ok(done.edits)
    })?;
    let diff = similar::TextDiff::from_lines(TEAM, &new);
    let added = diff.iter_all_changes();
    let added = added.filter(|change| change.tag() == similar::ChangeTag::Insert);
    let added = added.map(|change| change.value().trim().to_owned());
    let added: Vec<String> = added.filter(|line| !line.is_empty()).collect();
    Ok((moved, added.join(" | ")))
}

#[test]
fn what_is_open_goes_over_and_the_hand_over_is_on_record() {
    let joins = "[[team.members]] | name = \"李明\" | role = \"account-manager\" | duty = \"统筹\" | from = 2026-11-20";
    let record =
        "[[team.hand-overs]] | id = \"h1\" | on = 2026-11-20 | by = \"陈静\" | to = \"李明\"";
    let five = ["handler = \"李明\""; 5].join(" | ");

    let (moved, lines) = handed("2026-11-20", "李明", Settled::default()).unwrap();
    assert_eq!(moved, "p1 o1 x2027 k1 k3 b1 x1");
    // k3 names nobody, and x1 says who found it: both are left as they are.
    assert_eq!(
        lines,
        format!("until = 2026-11-19 | {joins} | {record} | {five}")
    );
}

#[test]
fn of_several_who_share_a_work_only_the_account_manager_is_replaced() {
    let handed = |handler: &str, name: &str| {
        let b1 = |handler| format!("id = 'b1'\ntext = ''\nhandler = '{handler}'");
        let text = TEAM.replace(&b1("陈静"), &b1(handler));
        let new = in_case(&text, "2026-11-20", |case| {
            let done = hand_over(case, day("2026-11-20"), to(name), Settled::default())?;
            let is_moved = done.moved.iter().any(|it| it.id == "b1");
            assert_eq!(is_moved, handler.contains('静'), "{handler}");
            Ok(done.edits)
        });
        let new = new.unwrap();
        let (_, b1) = new.split_once("id = 'b1'").unwrap();
        b1.lines().nth(2).unwrap().to_owned()
    };
    assert_eq!(handed("陈静、王强", "李明"), "handler = \"李明、王强\"");
    assert_eq!(handed("王强/陈 静", "李明"), "handler = \"王强/李明\"");
    assert_eq!(handed("周婷, 陈静", "周婷"), "handler = \"周婷\"");
    assert_eq!(handed("王强、周婷", "李明"), "handler = '王强、周婷'");
}

#[test]
fn of_a_hand_over_agreed_ahead_what_is_due_before_it_stays() {
    let moved = |from| handed(from, "李明", Settled::default()).unwrap().0;

    assert_eq!(moved("2026-11-30"), "p1 o1 x2027 k1 k3 b1 x1");
    assert_eq!(moved("2026-12-01"), "o1 x2027 k1 k3 b1 x1");
    assert_eq!(moved("2026-12-02"), "x2027 k1 k3 b1 x1");
}

#[test]
fn a_client_is_not_handed_over_before_a_hand_over_agreed_ahead() {
    let hand = |text: &str, from: &str| {
        in_case(text, "2026-11-20", |case| {
            Ok(hand_over(case, day(from), to("李明"), Settled::default())?.edits)
        })
    };
    let ahead = hand(TEAM, "2026-12-01").unwrap();
    let (name, from) = ("李明".to_owned(), day("2026-12-01"));
    let comes = Refusal::Team(TeamRefusal::ManagerComes { name, from });
    assert_eq!(hand(&ahead, "2026-11-30"), Err(comes));
    let name = "李明".to_owned();
    let there = Refusal::Team(TeamRefusal::MemberThere { name });
    assert_eq!(hand(&ahead, "2026-12-01"), Err(there));
}

#[test]
fn a_deputy_who_takes_over_is_deputy_no_more() {
    let (_, lines) = handed("2026-11-20", "周婷", Settled::default()).unwrap();
    assert_eq!(lines.matches("until = 2026-11-19").count(), 2, "{lines}");
    let (_, lines) = handed("2026-11-20", "李明", Settled::default()).unwrap();
    assert_eq!(lines.matches("until = 2026-11-19").count(), 1, "{lines}");
    // Also one who was deputy for a single day.
    let (_, lines) = handed("2026-03-05", "周婷", Settled::default()).unwrap();
    assert_eq!(lines.matches("until = 2026-03-04").count(), 2, "{lines}");
}

#[test]
fn the_account_manager_is_no_deputy() {
    let refused = |name: &str| Some(TeamRefusal::ManagerAsDeputy { name: name.into() }.into());
    let on = day("2026-11-20");
    let set = |deputy: &str| {
        in_case(TEAM, "2026-11-20", |case| {
            set(case, Some(on), None, Some(to(deputy))).map(|it| it.edits)
        })
    };
    assert_eq!(set("陈静").err(), refused("陈静"));
    assert_eq!(set("王强").err(), None);

    let add = |name: &str| {
        in_case(TEAM, "2026-11-20", |case| {
            add(case, on, Role::Deputy, to(name))
        })
    };
    assert_eq!(add("陈静").err(), refused("陈静"));
    assert_eq!(add("王强").err(), None);
}

#[test]
fn nobody_leaves_before_the_day_they_joined() {
    let until = |last: &str| in_case(TEAM, "2026-11-20", |case| leave(case, "周婷", day(last)));
    assert!(until("2026-03-04").is_ok());
    assert_eq!(
        until("2026-03-03"),
        Err(too_early("2026-03-03", "2026-03-04", Since::Joined))
    );
}

#[test]
fn a_hand_over_is_refused_without_anybody_to_hand_over_or_too_early() {
    let refused = |from, name| handed(from, name, Settled::default()).unwrap_err();

    assert_eq!(
        refused("2026-03-03", "李明"),
        Refusal::Team(TeamRefusal::NoManager)
    );
    assert_eq!(
        refused("2026-03-04", "李明"),
        too_early("2026-03-04", "2026-03-05", Since::Managed)
    );
    assert!(handed("2026-03-05", "李明", Settled::default()).is_ok());
    assert_eq!(
        refused("2026-11-20", "陈静"),
        Refusal::Team(TeamRefusal::MemberThere {
            name: "陈静".into()
        })
    );
}

#[test]
fn it_is_signed_and_told_by_today() {
    let told = |on: &str| Settled {
        signed: Some(day("2026-11-19")),
        told: Some(day(on)),
    };
    let (_, lines) = handed("2026-11-20", "李明", told("2026-11-20")).unwrap();
    assert!(
        lines.contains("to = \"李明\" | signed = 2026-11-19 | told = 2026-11-20"),
        "{lines}"
    );
    assert!(matches!(
        handed("2026-11-20", "李明", told("2026-11-21")),
        Err(Refusal::InFuture { .. })
    ));

    let later = |text: &str, on: &str| {
        in_case(text, "2026-11-20", |case| hand_over_settled(case, told(on)))
    };
    assert_eq!(
        later(TEAM, "2026-11-20"),
        Err(Refusal::Team(TeamRefusal::NoHandOver))
    );
    let two = TEAM.to_owned()
        + "[[team.hand-overs]]\nid = 'h1'\non = 2026-06-01\n[[team.hand-overs]]\nid = 'h2'\non = 2026-11-20\n";
    let new = later(&two, "2026-11-20").unwrap();
    assert_eq!(
        new,
        two.clone() + "signed = 2026-11-19\ntold = 2026-11-20\n"
    );
    assert!(matches!(
        later(&two, "2026-11-21"),
        Err(Refusal::InFuture { .. })
    ));
}
