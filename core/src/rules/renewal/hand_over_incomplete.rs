//! After a hand-over the client is told, the list of open work is signed, and the new account manager has all
//! of it (D69).

use std::cell::LazyCell;
use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;

use crate::alike::{folded, is_same};
use crate::document::KeyPath;
use crate::model::{HandOver, Role, Team};
use crate::rules::{Check, Consequence, Detail, Findings, Group, OfRenewal, Rule};
use crate::standard::Severity;
use crate::standing::{Case, charges, hand_over_due, people};

pub(in crate::rules) static RULE: Rule = Rule {
    name: "hand-over-incomplete",
    group: Group::Renewal,
    severity: Severity::Warning,
    consequence: Consequence::Client,
    clause: "D69",
    check: Check::Client(check),
};

/// There are working days after the change to sign and to tell the client, those of `hand-over-late`. Somebody who
/// stays in the team in another role may keep open work.
fn check(case: &Case<'_>, findings: &mut Findings) {
    let record = case.record;
    let Some(team) = &record.team else { return };
    if case.is_closed() {
        return;
    }
    by_dates_alone(case, team, findings);
    by_words_alone(case, team, findings);
    let members = LazyCell::new(|| {
        let members = team.members_on(case.today);
        members
            .map(|member| folded(member.name))
            .collect::<HashSet<_>>()
    });
    // By person, because a record may have thousands of both.
    let open = LazyCell::new(|| {
        let mut open: HashMap<_, Vec<String>> = HashMap::new();
        for charge in charges(case) {
            if let Some(handler) = charge.handler {
                // As the whole is written in the team, or each of several by name.
                let people = std::iter::once(handler).chain(people(handler)).map(folded);
                for person in people.collect::<HashSet<_>>() {
                    let theirs = open.entry(person).or_default();
                    theirs.push(charge.id.to_owned());
                }
            }
        }
        open
    });
    for (nth, it) in team.hand_overs.iter().enumerate() {
        let Some(on) = it.on.filter(|on| !case.is_before_return(*on)) else {
            continue;
        };
        let due = hand_over_due(case, on).date;
        if due >= case.today {
            continue;
        }
        let by = it.by.unwrap_or_default();
        let still: Vec<String> = match members.contains(&folded(by)) {
            true => Vec::new(),
            false => open.get(&folded(by)).cloned().unwrap_or_default(),
        };
        let by_now = |day: Option<NaiveDate>| day.is_some_and(|day| day <= case.today);
        let (signed, told) = (by_now(it.signed), by_now(it.told));
        if signed && told && still.is_empty() {
            continue;
        }
        let fault = OfRenewal::HandOver {
            to: it.to.unwrap_or_default().to_owned(),
            by: by.to_owned(),
            on,
            signed,
            told,
            still,
            heir: record.manager_on(case.today).map(|it| it.name.to_owned()),
            is_last: team.hand_overs.iter().all(|other| other.on <= it.on),
        };
        let key = KeyPath::of("team").key("hand-overs").nth(nth);
        let key = match (told, signed) {
            (false, _) => key.key("told"),
            (true, false) => key.key("signed"),
            (true, true) => key.key("by"),
        };
        let finding = findings.add(&RULE, key, Detail::Renewal(fault));
        finding.due = Some(due);
    }
}

/// Adds the changes of the account manager without a hand-over on record. They are reported while the new one
/// is account manager.
fn by_dates_alone(case: &Case<'_>, team: &Team<'_>, findings: &mut Findings) {
    let members = team.members.iter().enumerate();
    let mut managers: Vec<_> = members
        .filter(|(_, member)| member.role == Some(Role::AccountManager))
        .collect();
    managers.sort_by_key(|(_, member)| member.from);
    for pair in managers.windows(2) {
        let [(_, old), (nth, new)] = pair else {
            continue;
        };
        let Some(on) = new.from else { continue };
        let due = hand_over_due(case, on).date;
        if due >= case.today {
            continue;
        }
        let is_theirs = |it: &HandOver<'_>| {
            let to = it.to.is_none_or(|to| is_same(to, new.name));
            let in_term = |day| old.from < Some(day) && new.until.is_none_or(|until| day <= until);
            to && it.on.is_none_or(in_term)
        };
        if is_same(old.name, new.name) || team.hand_overs.iter().any(is_theirs) {
            continue;
        }
        // Nobody hands over a client that was away in between.
        let is_away = |left| case.record.away_between(left, on).is_some();
        if old.until.is_some_and(is_away) {
            continue;
        }
        let fault = OfRenewal::NoHandOver {
            by: old.name.to_owned(),
            to: new.name.to_owned(),
            on,
        };
        let key = KeyPath::of("team").key("members").nth(*nth).key("from");
        findings.add(&RULE, key, Detail::Renewal(fault)).due = Some(due);
    }
}

/// Adds the hand-overs that the posts of the team know nothing of. Who handed over on the day on which the record begins, or
/// before, need not be in it.
fn by_words_alone(case: &Case<'_>, team: &Team<'_>, findings: &mut Findings) {
    let posts = || {
        team.members
            .iter()
            .filter(|it| it.role == Some(Role::AccountManager))
    };
    // Where there is none at all, `manager-missing` tells it.
    if posts().next().is_none() {
        return;
    }
    for (nth, it) in team.hand_overs.iter().enumerate() {
        let (Some(on), Some(by), Some(to)) = (it.on, it.by, it.to) else {
            continue;
        };
        let begins = case.record.client.recorded_from;
        if on > case.today || Some(on) < begins || case.is_before_return(on) {
            continue;
        }
        let was =
            Some(on) == begins || posts().any(|it| it.from < Some(on) && is_same(it.name, by));
        let is = posts().any(|it| it.until.is_none_or(|until| on <= until) && is_same(it.name, to));
        if was && is {
            continue;
        }
        let fault = OfRenewal::NotManagers {
            people: [by, to].map(str::to_owned),
            on,
            were: [was, is],
        };
        let key = KeyPath::of("team").key("hand-overs").nth(nth).key("on");
        findings.add(&RULE, key, Detail::Renewal(fault));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::values::{Found, at, day, found};

    fn with(client: &str, hand_over: &str, rest: &str) -> String {
        format!(
            "[client]\nname = '甲'\n{client}[appointment]\nestablished = 2026-03-02\n\
             [[team.members]]\nname = '陈静'\nrole = 'account-manager'\nuntil = 2026-11-18\n\
             [[team.members]]\nname = '李明'\nrole = 'account-manager'\nfrom = 2026-11-19\n\
             [[team.hand-overs]]\nid = 'h1'\non = 2026-11-19\nby = '陈静'\nto = '李明'\n{hand_over}{rest}"
        )
    }

    fn of(signed: bool, told: bool, still: &[&str]) -> Detail {
        Detail::Renewal(OfRenewal::HandOver {
            to: "李明".to_owned(),
            by: "陈静".to_owned(),
            on: day("2026-11-19"),
            signed,
            told,
            still: still.iter().map(|id| (*id).to_owned()).collect(),
            heir: Some("李明".to_owned()),
            is_last: true,
        })
    }

    const DONE: &str = "signed = 2026-11-19\ntold = 2026-11-19\n";

    #[test]
    fn the_client_is_told_and_the_list_signed_by_the_fifth_working_day() {
        let on = |today, rest| found(&RULE, today, &with("", rest, ""));
        let lacks = |key: &str, signed: bool, told: bool| {
            [(format!("team.hand-overs.h1.{key}"), of(signed, told, &[]))]
        };
        let without_place = |found: Vec<Found>| -> Vec<(String, Detail)> {
            let cut = |it: Found| (it.subject().to_owned(), it.detail);
            found.into_iter().map(cut).collect()
        };

        assert_eq!(on("2026-11-26", ""), []);
        assert_eq!(
            without_place(on("2026-11-27", "")),
            lacks("told", false, false)
        );
        assert_eq!(
            without_place(on("2026-11-27", "told = 2026-11-18\n")),
            lacks("signed", false, true)
        );
        assert_eq!(
            without_place(on("2026-11-27", "signed = 2026-11-19\n")),
            lacks("told", true, false)
        );
        assert_eq!(on("2026-11-27", DONE), []);
        let later = "signed = 2026-11-28\ntold = 2026-11-28\n";
        assert_eq!(
            without_place(on("2026-11-27", later)),
            lacks("told", false, false)
        );
    }

    #[test]
    fn a_change_by_dates_alone_is_no_hand_over() {
        let on = |today, hand_over: &str| {
            let text = with("", "", "");
            let (text, _) = text.split_once("[[team.hand-overs]]").unwrap();
            found(&RULE, today, &format!("{text}{hand_over}"))
        };
        let missing = [at(
            "jia/hand-over-incomplete/team.members.李明.from 12:1",
            Detail::Renewal(OfRenewal::NoHandOver {
                by: "陈静".to_owned(),
                to: "李明".to_owned(),
                on: day("2026-11-19"),
            }),
        )];

        assert_eq!(on("2026-11-26", ""), []);
        assert_eq!(on("2026-11-27", ""), missing);
        let other = "[[team.hand-overs]]\nid = 'h1'\non = 2026-11-19\nby = '陈静'\nto = '周婷'\nsigned = 2026-11-19\ntold = 2026-11-19\n";
        let told = on("2026-11-27", other);
        assert_eq!(told[..1], missing);
        assert_eq!(told[1].subject(), "team.hand-overs.h1.on", "to another");
        assert_eq!(told.len(), 2);
        let theirs = other.replace("周婷", "李 明");
        assert_eq!(on("2026-11-27", &theirs), []);
        // Nobody hands over a client that was away in between.
        let away = |back: &str| {
            let text = with("closed = 2026-11-18\n", "", "");
            let (text, _) = text.split_once("[[team.hand-overs]]").unwrap();
            let later =
                format!("[[appointment.later]]\nid = 'm2'\nestablished = {back}\n[[team.members]]");
            found(
                &RULE,
                "2026-11-27",
                &text.replacen("[[team.members]]", &later, 1),
            )
            .len()
        };
        assert_eq!([away("2026-11-19"), away("2026-11-20")], [0, 1]);
        // The list may have another day than the change.
        let later = theirs.replace("on = 2026-11-19", "on = 2026-11-23");
        assert_eq!(on("2026-12-01", &later), []);
    }

    #[test]
    fn a_hand_over_is_between_account_managers() {
        let of = |client: &str, people: &str| {
            let text = with(client, DONE, "");
            let text = text.replace("by = '陈静'\nto = '李明'", people);
            let found = found(&RULE, "2026-11-20", &text).into_iter();
            let told = found.map(|it| match it.detail {
                Detail::Renewal(OfRenewal::NotManagers {
                    were: [was, is], ..
                }) => (it.at, was, is),
                other => panic!("{other:?}"),
            });
            told.collect::<Vec<_>>()
        };
        let told = |line: u32, was, is| {
            let at = format!("jia/hand-over-incomplete/team.hand-overs.h1.on {line}:1");
            [(at, was, is)]
        };
        assert_eq!(of("", "by = '陈 静'\nto = '李明'"), []);
        assert_eq!(of("", "by = '王强'\nto = '李明'"), told(15, false, true));
        assert_eq!(of("", "by = '陈静'\nto = '王强'"), told(15, true, false));
        assert_eq!(of("", "by = '李明'\nto = '陈静'"), told(15, false, false));
        let begins = |on: &str| {
            of(
                &format!("recorded-from = 2026-11-{on}\n"),
                "by = '王强'\nto = '李明'",
            )
        };
        assert_eq!(begins("18"), told(16, false, true));
        assert_eq!(begins("19"), [], "who had it before need not be on record");
        assert_eq!(begins("20"), []);
        let begins = "recorded-from = 2026-11-19\n";
        assert_eq!(
            of(begins, "by = '王强'\nto = '周婷'"),
            told(16, true, false),
            "who has it now is on record"
        );
    }

    #[test]
    fn a_hand_over_is_looked_at_from_its_day_on_and_by_the_posts_of_that_day() {
        let of = |today: &str, client: &str, people: &str, rest: &str| {
            let text = with(client, DONE, rest).replace("by = '陈静'\nto = '李明'", people);
            let found = found(&RULE, today, &text).into_iter();
            let told = found.filter_map(|it| match it.detail {
                Detail::Renewal(OfRenewal::NotManagers { were, .. }) => Some(format!("{were:?}")),
                _ => None,
            });
            told.collect::<Vec<_>>()
        };
        let stranger = "by = '王强'\nto = '李明'";
        assert_eq!(of("2026-11-18", "", stranger, ""), [""; 0]);
        assert_eq!(of("2026-11-19", "", stranger, ""), ["[false, true]"]);
        // Somebody who is account manager to the end of that day.
        let until = |day: &str| {
            let post =
                "[[team.members]]\nname = '周婷'\nrole = 'account-manager'\nfrom = 2026-03-02\n";
            let post = format!("{post}until = 2026-11-{day}\n");
            of("2026-11-20", "", "by = '陈静'\nto = '周婷'", &post)
        };
        assert_eq!(until("19"), [""; 0]);
        assert_eq!(until("18"), ["[true, false]"]);
        // What was before the client came back is over.
        let later = |on: &str| {
            let back = format!("[[appointment.later]]\nid = 'm2'\nestablished = 2026-11-{on}\n");
            of("2026-11-24", "closed = 2026-11-18\n", stranger, &back)
        };
        assert_eq!(later("19"), ["[false, true]"]);
        assert_eq!(later("20"), [""; 0]);
    }

    #[test]
    fn what_is_still_with_one_who_has_left_is_told() {
        let claim = |rest: &str| {
            let claim = format!("[[claims]]\nid = 'k1'\nhandler = '陈静'\n{rest}");
            found(&RULE, "2026-11-27", &with("", DONE, &claim))
        };

        let left = claim("");
        assert_eq!(left.len(), 1);
        assert_eq!(left[0].subject(), "team.hand-overs.h1.by");
        assert_eq!(left[0].detail, of(true, true, &["k1"]));
        assert_eq!(claim("closed = 2026-11-19\n"), []);
        let unnamed = "[[claims]]\nid = 'k1'\n";
        assert_eq!(found(&RULE, "2026-11-27", &with("", DONE, unnamed)), []);
        for handler in ["王强、陈静", "陈静/王强", "陈静、陈 静"] {
            let several = format!("[[claims]]\nid = 'k1'\nhandler = '{handler}'\n");
            let left = found(&RULE, "2026-11-27", &with("", DONE, &several));
            assert_eq!(left.len(), 1, "{handler}");
            assert_eq!(left[0].detail, of(true, true, &["k1"]), "{handler}");
        }
        let others = "[[claims]]\nid = 'k1'\nhandler = '王强、李明'\n";
        assert_eq!(found(&RULE, "2026-11-27", &with("", DONE, others)), []);
        let stays = "[[team.members]]\nname = '陈静'\nrole = 'non-life'\nfrom = 2026-11-19\n";
        assert_eq!(claim(stays), []);
    }

    #[test]
    fn a_client_whose_service_has_ended_need_not_be_told() {
        let closed = |day| with(&format!("closed = {day}\n"), "", "");
        assert_eq!(found(&RULE, "2026-11-27", &closed("2026-11-27")), []);
        assert_eq!(found(&RULE, "2026-11-27", &closed("2026-11-28")).len(), 1);
    }

    #[test]
    fn thousands_of_hand_overs_and_claims_are_answered_at_once() {
        const MANY: usize = 3_000;
        let begun = std::time::Instant::now();
        let text: String = (0..MANY)
            .map(|nth| {
                format!(
                    "[[team.hand-overs]]\nid = 'x{nth}'\non = 2026-11-18\nby = '甲{nth}'\n\
                     [[claims]]\nid = 'k{nth}'\nloss = 2026-10-01\nhandler = '甲{nth}'\n"
                )
            })
            .collect();
        let told = found(&RULE, "2026-11-27", &with("", "", &text));

        assert_eq!(told.len(), MANY + 1);
        let with_work = told.iter().filter(|it| {
            matches!(&it.detail, Detail::Renewal(OfRenewal::HandOver { still, .. }) if !still.is_empty())
        });
        assert_eq!(with_work.count(), MANY);
        assert!(begun.elapsed().as_secs() < 5, "{:?}", begun.elapsed());
    }
}
