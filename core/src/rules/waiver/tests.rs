use super::*;
use crate::rules::testing::values::{day, deadlines, found_of};
use crate::rules::testing::with_team;
use crate::standing::{Case, State};
use crate::used::used;

/// A team set up a day late, and the waivers of that.
fn late(waivers: &str) -> String {
    format!("{}{waivers}", with_team(Some("2026-09-22")))
}

fn waiver(id: &str, rest: &str) -> String {
    format!(
        "[[waivers]]\nid = '{id}'\nrule = 'team-late'\nreason = '客户改期'\nby = '陈静'\n{rest}\n"
    )
}

/// The waiver that settles the lateness.
fn team_late(today: &str, waivers: &str) -> Option<String> {
    let mut found = found_of(&["team-late"], today, &late(waivers));
    let is = (
        "jia/team-late/2026-09-17 6:1",
        day("2026-09-21"),
        State::Late(1),
    );
    assert_eq!(deadlines(&found), [is]);
    found.remove(0).waived
}

fn waived(by: &str) -> Option<String> {
    Some(by.to_owned())
}

#[test]
fn a_waiver_holds_from_the_day_it_was_decided_to_its_last_day() {
    let w1 = waiver("w1", "on = 2026-10-01\nuntil = 2026-10-31");

    assert_eq!(team_late("2026-09-30", &w1), None);
    assert_eq!(team_late("2026-10-01", &w1), waived("w1"));
    assert_eq!(team_late("2026-10-31", &w1), waived("w1"));
    assert_eq!(team_late("2026-11-01", &w1), None);
    let ever = waiver("w1", "until = 2026-10-31");
    assert_eq!(team_late("2026-09-22", &ever), waived("w1"));
}

#[test]
fn a_waiver_is_about_its_rule_and_its_subject() {
    let of = |rest: &str| {
        let rest = format!("until = 2026-12-31\n{rest}");
        team_late("2026-11-20", &waiver("w1", &rest))
    };

    assert_eq!(of("subject = '2026-09-17'"), waived("w1"));
    assert_eq!(of("subject = '2026-09-18'"), None);
    let other = waiver("w1", "until = 2026-12-31").replace("team-late", "plan-late");
    assert_eq!(team_late("2026-11-20", &other), None);
}

#[test]
fn of_two_the_one_that_holds_longer_is_named() {
    let until = |id, day| waiver(id, &format!("until = {day}"));
    let both = until("w1", "2026-12-31") + &until("w2", "2026-11-30");

    assert_eq!(team_late("2026-11-20", &both), waived("w1"));
    let both = until("w1", "2026-11-30") + &until("w2", "2026-12-31");
    assert_eq!(team_late("2026-11-20", &both), waived("w2"));
}

#[test]
fn a_waiver_that_lacks_something_settles_nothing() {
    let whole = waiver("w1", "until = 2026-12-31");
    assert_eq!(team_late("2026-11-20", &whole), waived("w1"));
    for (line, without) in [
        ("reason = '客户改期'", ""),
        ("reason = '客户改期'", "reason = ' '"),
        ("by = '陈静'", ""),
        ("by = '陈静'", "by = ''"),
        ("until = 2026-12-31", ""),
    ] {
        let lacking = whole.replace(line, without);
        assert_eq!(team_late("2026-11-20", &lacking), None, "{without}");
    }
}

#[test]
fn what_is_not_one_client_s_or_must_be_mended_cannot_be_waived() {
    for never in [
        "unreadable",
        "conflict-markers",
        "name-doubled",
        "year-not-covered",
        "waiver-lapsed",
        "waiver-unused",
        "waiver-incomplete",
    ] {
        assert_eq!(waivable(never).unwrap_err(), Unwaivable::Never, "{never}");
    }
    for rule in ["team-late", "personal-data", "commitment-unplanned"] {
        assert_eq!(waivable(rule).unwrap().name, rule);
    }
    let near = |name| waivable(name).unwrap_err();
    assert_eq!(near("teem-late"), Unwaivable::NoSuchRule(Some("team-late")));
    assert_eq!(near("x"), Unwaivable::NoSuchRule(None));
}

/// Each fingerprint's last part, as the agenda knows it too: with the one finding waived, one thing less
/// is to be done.
#[test]
fn what_is_waived_is_off_the_agenda_once_it_is_overdue() {
    let text = "\
client.name = '甲'
appointment.established = 2026-09-17
[[years]]
starts = 2026-09-17
plan.items = [{ id = 'p1', finish = 2026-11-02 }, { id = 'p2', service = 'account-review', finish = 2026-11-03 }]
[[endorsements]]
id = 'b1'
text = ''
requested = 2026-10-12
[[endorsements]]
id = 'b2'
text = ''
sent = 2026-10-12
[[endorsements]]
id = 'b3'
text = ''
issued = 2026-10-12
[[risks]]
id = 'x1'
text = ''
found = 2026-10-12
[[duties]]
id = 'o1'
text = ''
due = 2026-11-04
";
    let rules = [
        "team-overdue",
        "archive-overdue",
        "rating-overdue",
        "plan-overdue",
        "item-overdue",
        "review-overdue",
        "endorsement-stuck",
        "risk-unmeasured",
        "duty-overdue",
    ];
    assert_eq!(agenda_of("2026-11-20", text), 12);
    are_off_the_agenda(text, &rules, 12);
    let issued = text.replace("plan.items", "plan.issued = 2026-09-24\nplan.items");
    are_off_the_agenda(&issued, &["not-circulated"], 1);
}

#[test]
fn what_is_waived_of_claims_renewals_and_hand_overs_is_off_the_agenda_too() {
    let text = "\
client.name = '甲'
[appointment]
established = 2025-03-02
until = 2026-11-10
[[team.hand-overs]]
id = 'h1'
on = 2026-11-01
by = '陈静'
to = '周婷'
[[policies]]
id = 'opens'
starts = 2025-12-21
ends = 2026-12-20
[[policies]]
id = 'begun'
starts = 2025-12-26
ends = 2026-12-25
[[policies]]
id = 'over'
starts = 2025-11-01
ends = 2026-10-31
[[policies]]
id = 'renewed'
starts = 2025-11-01
ends = 2026-10-31
[[renewals]]
id = 'x2026'
policies = ['begun']
started = 2026-10-26
[[renewals]]
id = 'x2026-2'
policies = ['renewed']
started = 2026-09-01
outcomes = [{ policy = 'renewed', kind = 'renewed' }]
[[claims]]
id = 'k1'
complete = 2026-09-01
[[claims]]
id = 'k2'
loss = 2024-06-03
[[diary]]
id = 'd1'
on = 2026-11-11
";
    let rules = [
        "appointment-expired",
        "insurer-decision-overdue",
        "limitation-near",
        "renewal-not-started",
        "renewal-step-overdue",
        "expired-without-outcome",
        "following-policy-missing",
        "hand-over-incomplete",
    ];
    are_off_the_agenda(text, &rules, 8);
    let told = text.replace("to = '周婷'", "to = '周婷'\ntold = 2026-11-02");
    are_off_the_agenda(&told, &["hand-over-incomplete"], 1);
    let extended = "until = 2026-10-31\n[[appointment.extensions]]\nid = 'e1'\nuntil = 2026-11-10";
    let text = text.replace("until = 2026-11-10", extended);
    are_off_the_agenda(&text, &rules[..1], 1);
    let recorded = text.replace("started = 2026-10-26\n", "");
    are_off_the_agenda(&recorded, &["renewal-not-started"], 2);
}

/// That these rules find so much in a record on 20 November, and that each finding, waived, is one thing less to do.
fn are_off_the_agenda(text: &str, rules: &[&str], count: usize) {
    let left = |waiver: &str| agenda_of("2026-11-20", &format!("{text}{waiver}"));
    let found = found_of(rules, "2026-11-20", text);
    let all = left("");
    assert_eq!(found.len(), count, "{found:#?}");
    for it in found {
        let (rule, subject) = (it.at.split('/').nth(1).unwrap(), it.subject());
        let fingerprint = &it.at;
        let waiver = |rest: &str| {
            format!(
                "[[waivers]]\nid = 'w1'\nrule = '{rule}'\nsubject = '{subject}'\nby = '陈静'\n{rest}"
            )
        };
        let whole = "reason = '客户改期'\nuntil = 2026-11-20\n";
        assert_eq!(left(&waiver(whole)), all - 1, "{fingerprint}");
        assert_eq!(left(&waiver(&whole.replace("-20", "-19"))), all);
        assert_eq!(left(&waiver("until = 2026-11-20\n")), all);
        for (on, gone) in [("2026-11-20", 1), ("2026-11-21", 0)] {
            let decided = waiver(&format!("on = {on}\n{whole}"));
            assert_eq!(left(&decided), all - gone, "{fingerprint}");
        }
    }
}

#[test]
fn what_is_waived_before_it_is_overdue_is_still_to_be_done() {
    let duty = |due: &str| {
        format!(
            "client.name = '甲'\n[[duties]]\nid = 'o1'\ntext = ''\ndue = {due}\n\
                 [[waivers]]\nrule = 'duty-overdue'\nreason = '客户改期'\nby = '陈静'\nuntil = 2026-12-31\n"
        )
    };
    assert_eq!(agenda_of("2026-11-20", &duty("2026-11-20")), 1);
    assert_eq!(agenda_of("2026-11-20", &duty("2026-11-19")), 0);
}

/// How many things a client waits for.
fn agenda_of(today: &str, text: &str) -> usize {
    let document = crate::document::Document::parse(text).unwrap();
    let reading = crate::model::Record::read(&document);
    assert_eq!(reading.faults, []);
    let case = Case {
        id: "jia",
        record: &reading.record,
        standard: &crate::standard::Standard::sample(),
        calendar: &crate::calendar::Calendar::embedded(),
        today: today.parse().unwrap(),
    };
    crate::standing::agenda(&case).len()
}

#[test]
fn a_closed_client_s_waivers_are_not_told_of() {
    let closed = |day: &str| {
        let text = late(&waiver("w1", "until = 2026-10-31"));
        let text = text.replace("[appointment]", &format!("closed = {day}\n[appointment]"));
        found_of(&["team-late", "waiver"], "2026-11-20", &text).len()
    };

    assert_eq!(closed("2026-11-20"), 1, "the finding alone");
    assert_eq!(closed("2026-11-21"), 2, "and the lapsed waiver");
}

#[test]
fn thousands_of_waivers_meet_thousands_of_findings_once() {
    const MANY: usize = 10_000;
    let one = |nth: usize| {
        format!(
            "[[duties]]\nid = 'o{nth}'\ntext = '出单'\ndue = 2026-11-02\n\
                 [[waivers]]\nid = 'w{nth}'\nrule = 'duty-overdue'\nsubject = 'duties.o{nth}.due'\n\
                 reason = '已催'\nby = '陈静'\nuntil = 2026-12-31\n"
        )
    };
    let text: String = (0..MANY).map(one).collect();
    let text = with_team(Some("2026-09-21")) + &text;
    let begun = used();
    let told = found_of(&["duty-overdue"], "2026-11-20", &text);

    assert_eq!(told.len(), MANY);
    assert!(told.iter().all(|it| it.waived.is_some()));
    assert!((used() - begun).as_secs() < 8, "{:?}", used() - begun);
}

#[test]
fn what_is_done_while_its_delay_is_waived_stays_waived() {
    let overdue = |rest: &str| waiver("w1", rest).replace("team-late", "team-overdue");
    let of = |rest: &str| team_late("2026-11-20", &overdue(rest));

    // The team was set up on 2026-09-22.
    assert_eq!(of("until = 2026-09-22"), waived("w1"));
    assert_eq!(of("until = 2026-09-21"), None);
    assert_eq!(of("on = 2026-09-22\nuntil = 2026-10-31"), waived("w1"));
    assert_eq!(of("on = 2026-09-23\nuntil = 2026-10-31"), None);
    let subject = |day: &str| of(&format!("until = 2026-10-31\nsubject = '{day}'"));
    assert_eq!(subject("2026-09-17"), waived("w1"));
    assert_eq!(subject("2026-09-18"), None);
    // That waiver did its work: it neither lapsed nor is it unused.
    let told = |rest: &str| {
        let rules = [
            "team-overdue",
            "team-late",
            "waiver-lapsed",
            "waiver-unused",
        ];
        let found = found_of(&rules, "2026-11-20", &late(&overdue(rest))).into_iter();
        let of_waivers = found.map(|it| it.at).filter(|at| at.contains("/waiver-"));
        of_waivers.collect::<Vec<_>>()
    };
    assert_eq!(told("until = 2026-09-22"), [""; 0]);
    assert_eq!(told("until = 2026-12-31"), [""; 0]);
    assert_eq!(told("on = 2026-09-23\nuntil = 2026-12-31").len(), 1);
}

#[test]
fn a_waiver_of_a_missing_opinion_holds_for_the_late_one() {
    let waived = |given: &str, until: &str| {
        let text = format!(
            "client.name = '甲'\nappointment.established = 2026-09-17\n\
             [[team.members]]\nname = '孙丽'\nrole = 'client-relations'\n\
             [[years]]\nstarts = 2026-09-17\n[years.plan]\nissued = 2026-10-08\n\
             opinion = {{ by = '孙丽', on = {given}, text = '同意' }}\n{}",
            waiver("w1", &format!("on = 2026-10-09\nuntil = {until}"))
                .replace("team-late", "opinion-missing")
        );
        let rules = [
            "opinion-missing",
            "opinion-late",
            "waiver-lapsed",
            "waiver-unused",
        ];
        let found = found_of(&rules, "2026-11-20", &text).into_iter();
        found
            .map(|it| (it.subject().to_owned(), it.waived))
            .collect::<Vec<_>>()
    };
    let late = "years.2026-09-17.plan.opinion".to_owned();
    let w1 = Some("w1".to_owned());
    assert_eq!(waived("2026-10-12", "2026-10-12"), [(late.clone(), w1)]);
    let after = waived("2026-10-13", "2026-10-12");
    assert_eq!(after[0], (late, None), "given after the waiver ended");
}

#[test]
fn a_waiver_of_a_silence_holds_for_the_gap() {
    let waived = |ended: &str| {
        let text = format!(
            "client.name = '甲'\nappointment.established = 2026-10-12\n[[years]]\nstarts = 2026-10-12\n\
             rating.income = 2000000\n[[diary]]\nid = 'd1'\non = 2026-10-30\n\
             [[diary]]\nid = 'd2'\non = {ended}\n{}",
            waiver(
                "w1",
                "on = 2026-10-30\nuntil = 2026-11-24\nsubject = '2026-10-30'"
            )
            .replace("team-late", "diary-silent")
        );
        let found = found_of(&["diary-silent", "diary-gap"], "2026-11-25", &text).into_iter();
        found.map(|it| (it.at, it.waived)).collect::<Vec<_>>()
    };
    let gap = |by: Option<&str>| {
        let by = by.map(str::to_owned);
        [("jia/diary-gap/2026-10-30 11:1".to_owned(), by)]
    };
    assert_eq!(waived("2026-11-24"), gap(Some("w1")));
    assert_eq!(waived("2026-11-25"), gap(None));
}

#[test]
fn a_waiver_of_a_renewal_not_started_holds_for_the_late_start() {
    let of = |started: &str, rest: &str| {
        let text = format!(
            "client.name = '甲'\nappointment.established = 2026-03-20\n\
             [[policies]]\nid = 'par'\nends = 2027-03-19\n\
             [[renewals]]\nid = 'x2027'\npolicies = ['par']\nstarted = {started}\n{}",
            waiver(
                "w1",
                &format!("on = 2027-01-10\nuntil = 2027-02-15\n{rest}")
            )
            .replace("team-late", "renewal-not-started")
        );
        let rules = ["renewal-late", "waiver-lapsed", "waiver-unused"];
        let found = found_of(&rules, "2027-02-20", &text).into_iter();
        let named = found.map(|it| (it.subject().to_owned(), it.waived));
        named.collect::<Vec<_>>()
    };
    let late = "renewals.x2027.started".to_owned();
    let waived = [(late.clone(), Some("w1".to_owned()))];

    assert_eq!(of("2027-02-15", ""), waived);
    assert_eq!(of("2027-02-15", "subject = 'policies.par.ends'"), waived);
    assert_eq!(
        of("2027-02-15", "subject = 'renewals.x2027.started'"),
        waived
    );
    let of_another = of("2027-02-15", "subject = 'policies.pl.ends'");
    assert_eq!(of_another[0], (late.clone(), None));
    assert_eq!(of("2027-02-16", "")[0], (late, None));
}

#[test]
fn a_waiver_of_an_incomplete_hand_over_holds_for_the_late_one() {
    let of = |signed: &str, told: &str| {
        let text = format!(
            "client.name = '甲'\n[[team.hand-overs]]\nid = 'h1'\non = 2026-10-09\nby = '陈静'\nto = '李明'\n\
             signed = {signed}\ntold = {told}\n{}",
            waiver("w1", "on = 2026-10-15\nuntil = 2026-10-30")
                .replace("team-late", "hand-over-incomplete")
        );
        let rules = ["hand-over-late", "waiver-lapsed", "waiver-unused"];
        let found = found_of(&rules, "2026-11-20", &text).into_iter();
        let named = found.map(|it| (it.subject().to_owned(), it.waived));
        named.collect::<Vec<_>>()
    };
    let late = |key: &str, by: Option<&str>| {
        let subject = format!("team.hand-overs.h1.{key}");
        (subject, by.map(str::to_owned))
    };

    assert_eq!(of("2026-10-12", "2026-10-30"), [late("told", Some("w1"))]);
    assert_eq!(of("2026-10-30", "2026-10-12"), [late("signed", Some("w1"))]);
    assert_eq!(of("2026-10-31", "2026-10-20")[0], late("told", None));
    assert_eq!(of("2026-10-12", "2026-10-31")[0], late("told", None));
}
