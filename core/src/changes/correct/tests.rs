use super::*;
use crate::changes::refusal::OwnWay;
use crate::changes::testing::{Of, day, edited, in_case, too_early};
use crate::changes::{DiaryRefusal, Entry, Since, StepRefusal};
use crate::document::edit;
use crate::document::{Document, Item};
use crate::model::LAYOUT;
use crate::model::form::FORM;

mod laws;

/// A record with every section and key.
const FULL: &str = include_str!("../../model/full_record.toml");

const RECORD: &str = "\
[client]
name = \"甲\"

[appointment]
established = 2024-02-29

[[team.members]]
name = \"陈静\"

[[years]]
starts = 2024-02-29
ends = 2025-02-28

[years.plan]
starts = 2024-02-29

[[years.plan.items]]
id = \"p1\"
service = \"visit\"
handler = \"陈静\"
done = 2026-03-26
actual-cost = 100

[[years.plan.items]]
id = \"p2\"
service = \"visit\"
handler = \"陈 静\"

[[claims]]
id = \"k1\"
loss = 2026-09-08
notified = 2026-09-09
asked = 2026-09-12

[[diary]]
id = \"d1\"
on = 2026-03-26
by = \"陈静\"
kind = \"visit\"
item = \"p1\"
";

fn with(
    text: &str,
    entry_name: &str,
    given: &[(&'static str, Option<Literal>)],
) -> Result<String, Refusal> {
    edited(text, |case| set(case, entry(case, entry_name)?, given))
}

fn text(text: &str) -> Option<Literal> {
    Some(text.into())
}

fn on(date: &str) -> Option<Literal> {
    Some(day(date).into())
}

#[test]
fn a_step_that_stood_without_the_one_that_it_needs_may_have_another_day() {
    // As kefu policy end writes it for the premium that is returned.
    let refund = |sent: &str| {
        format!(
            "client.name = '甲'\nappointment.established = 2026-03-02\n[[endorsements]]\nid = 'b1'\ntext = '退费'\n{sent}issued = 2026-03-20\n"
        )
    };
    let issued = |text: &str, given: &[(&'static str, Option<Literal>)]| {
        with(text, "endorsements/b1", given).map(|_| ())
    };
    assert_eq!(issued(&refund(""), &[("issued", on("2026-03-18"))]), Ok(()));
    // What was sent stays sent while it is issued.
    let sent = refund("requested = 2026-03-10\nsent = 2026-03-12\n");
    assert_eq!(issued(&sent, &[("issued", on("2026-03-18"))]), Ok(()));
    assert!(issued(&sent, &[("sent", None), ("issued", on("2026-03-18"))]).is_err());
}

/// Every table of the full record with its name.
fn each(mut look: impl FnMut(&Case<'_>, &Table<'_>)) {
    let mut all = Vec::new();
    let listed = in_case(FULL, "2032-01-01", |case| {
        let tables = case.record.tables();
        for table in FORM.iter().flat_map(|it| tables.of_section(it.name)) {
            if !table.section().name.is_empty() {
                all.push(name::of(tables, table));
                look(case, table);
            }
        }
        Ok(Vec::new())
    });
    assert_eq!(listed.as_deref(), Ok(FULL));
    assert!(all.len() >= FORM.len() - 1, "{all:?}");
}

#[test]
fn every_key_of_every_entry_takes_the_value_it_has() {
    each(|case, table| {
        for key in table.section().keys {
            let Some(value) = table.item.get(key.name).and_then(Literal::of) else {
                continue;
            };
            let edits = set(case, table, &[(key.name, Some(value))]);
            let way = table.way().key(key.name);
            match edits {
                Ok(edits) => {
                    let after = edit::apply(FULL, &edits, &LAYOUT).unwrap();
                    assert_eq!(after, FULL, "{way}");
                }
                // What stands before the appointment in a record made up of every key.
                Err(Refusal::TooEarly { .. } | Refusal::Appointment(_)) => {}
                Err(why) => {
                    assert!(fixed(table.section(), key.name).is_some(), "{way}: {why:?}");
                }
            }
        }
    });
}

#[test]
fn an_entry_goes_alone_or_it_is_said_why_not() {
    each(|case, table| {
        let name = name::of(case.record.tables(), table);
        match remove(case, table) {
            Err(Refusal::Correct(CorrectRefusal::Stays { .. })) => {
                assert!(!can(table.section()).remove, "{name}");
            }
            Err(Refusal::Correct(
                CorrectRefusal::Held { by, .. } | CorrectRefusal::Ground { by, .. },
            )) => {
                assert!(!by.is_empty(), "{name}");
            }
            Err(Refusal::Correct(CorrectRefusal::OwnWay { way, .. })) => {
                assert_eq!(way, OwnWay::Drop, "{name}");
            }
            Err(other) => panic!("{name}: {other:?}"),
            Ok(edits) => {
                let after = edit::apply(FULL, &edits, &LAYOUT).unwrap();
                let document = Document::parse(&after).unwrap();
                let gone = count(case.record.document(), &table.way());
                assert_eq!(
                    total(&document),
                    total(case.record.document()) - gone,
                    "{name}"
                );
            }
        }
    });
}

/// How many tables of the form a document has.
fn total(document: &Document<'_>) -> usize {
    count(document, &crate::document::KeyPath::root())
}

/// How many of them stand under a way.
fn count(document: &Document<'_>, way: &crate::document::KeyPath) -> usize {
    let reading = crate::model::Record::read(document);
    let tables = reading.record.tables();
    let all = FORM.iter().flat_map(|it| tables.of_section(it.name));
    all.filter(|it| it.way().is_under(way)).count()
}

#[test]
fn what_moves_is_the_same_there_but_for_what_it_refers_to() {
    let mut moved = 0;
    each(|case, table| {
        let Ok(leaving) = leaves(case, table) else {
            return;
        };
        moved += 1;
        let new = "[client]\nname = \"乙\"\n\n[appointment]\nestablished = 2026-03-02\n";
        let after = edited(new, |case| Ok(arrives(case, &leaving)?.edits)).unwrap();
        let again = edited(&after, |case| {
            let arrived = arrives(case, &leaving)?;
            assert_eq!((arrived.id.as_str(), arrived.edits.len()), (table.id, 0));
            Ok(Vec::new())
        });
        assert_eq!(again.as_deref(), Ok(after.as_str()));

        let document = Document::parse(&after).unwrap();
        let reading = crate::model::Record::read(&document);
        let there = &reading.record.tables().of_section(table.section().name)[0];
        for key in table.section().keys {
            let value = |item: Item<'_>| item.get(key.name).and_then(Literal::of);
            let expected = value(table.item).filter(|_| key.names.is_empty());
            assert_eq!(value(there.item), expected, "{}", there.way().key(key.name));
        }
    });
    assert!(moved >= 8, "{moved}");
}

#[test]
fn an_id_that_is_taken_there_becomes_the_next_one() {
    let leaving = Leaving {
        section: "needs",
        lines: "[[needs]]\nid = \"n1\"\ntext = \"加保\"".to_owned(),
    };
    let arrived = |there: &str| {
        let mut id = String::new();
        let text = format!("[client]\nname = \"乙\"\n{there}");
        edited(&text, |case| {
            let arrived = arrives(case, &leaving)?;
            id = arrived.id;
            Ok(arrived.edits)
        })
        .unwrap();
        id
    };
    assert_eq!(arrived(""), "n1");
    assert_eq!(arrived("[[needs]]\nid = \"n1\"\ntext = \"体检\"\n"), "n2");
    let waived = "[[waivers]]\nid = \"w1\"\nrule = \"need-unplanned\"\nsubject = \"needs.n1\"\n";
    assert_eq!(arrived(waived), "n2", "a waiver names one that is gone");
    let same = "[[needs]]\nid = \"n7\"\ntext = \"加保\"\n";
    assert_eq!(arrived(same), "n7", "it is there already");

    let policy = Leaving {
        section: "policies",
        lines: "[[policies]]\nid = \"par\"\npremium = 5".to_owned(),
    };
    let text = "[client]\nname = \"乙\"\n\n[appointment]\nestablished = 2026-03-02\n\n[[policies]]\nid = \"par\"\n";
    let after = edited(text, |case| Ok(arrives(case, &policy)?.edits)).unwrap();
    assert_eq!(
        after,
        format!("{text}\n[[policies]]\nid = \"par-1\"\npremium = 5\n")
    );
}

#[test]
fn an_entry_is_the_same_only_with_all_that_stands_within_it() {
    let claim = "[[claims]]\nid = \"k1\"\nnotified = 2026-07-18\n\n[[claims.advances]]\nid = \"1\"\non = 2026-09-18\namount = 500\n";
    let leaving = Leaving {
        section: "claims",
        lines: claim.to_owned(),
    };
    let client = "[client]\nname = \"乙\"\n\n[appointment]\nestablished = 2026-03-02\n\n";
    let id = |there: &str| {
        let mut id = String::new();
        edited(&format!("{client}{there}"), |case| {
            let arrived = arrives(case, &leaving)?;
            id = arrived.id;
            Ok(arrived.edits)
        })
        .unwrap();
        id
    };
    assert_eq!(id(claim), "k1");
    let less = claim.split_once("\n\n").unwrap().0;
    assert_eq!(id(less), "k2");
    assert_eq!(id(&claim.replace("500", "600")), "k2");
}

#[test]
fn the_day_of_the_appointment_takes_its_first_year_along() {
    let after = with(RECORD, "appointment", &[("established", on("2024-03-02"))]).unwrap();
    let expected = RECORD
        .replace("2024-02-29", "2024-03-02")
        .replace("2025-02-28", "2025-03-01");
    assert_eq!(after, expected);

    let other = RECORD.replace("starts = 2024-02-29", "starts = 2024-03-01");
    let after = with(&other, "appointment", &[("established", on("2024-02-28"))]).unwrap();
    let expected = other.replace("established = 2024-02-29", "established = 2024-02-28");
    assert_eq!(after, expected, "a year of another day stays");
}

#[test]
fn a_finished_item_and_its_diary_entry_are_of_one_day() {
    let both = RECORD.replace("2026-03-26", "2026-03-27");
    let by_entry = with(RECORD, "d1", &[("on", on("2026-03-27"))]);
    assert_eq!(by_entry.as_deref(), Ok(both.as_str()));
    let by_item = with(RECORD, "p1", &[("done", on("2026-03-27"))]);
    assert_eq!(by_item.as_deref(), Ok(both.as_str()));

    let other_day = RECORD.replace("done = 2026-03-26", "done = 2026-03-25");
    let alone = with(&other_day, "d1", &[("on", on("2026-03-27"))]).unwrap();
    let expected = other_day.replace("on = 2026-03-26", "on = 2026-03-27");
    assert_eq!(alone, expected, "another day of the item is its own");
}

#[test]
fn an_item_is_open_again_without_the_entry_that_fulfilled_it() {
    let done = "done = 2026-03-26\nactual-cost = 100\n";
    let removed = edited(RECORD, |case| remove(case, entry(case, "d1")?)).unwrap();
    let (without, _) = RECORD.split_once("\n[[diary]]").unwrap();
    assert_eq!(removed, without.replace(done, ""));

    let opened = with(RECORD, "p1", &[("done", None)]).unwrap();
    let expected = RECORD.replace(done, "").replace("item = \"p1\"\n", "");
    assert_eq!(opened, expected);

    let two = format!(
        "{RECORD}\n[[diary]]\nid = \"d2\"\non = 2026-03-26\nkind = \"visit\"\nitem = \"p1\"\n"
    );
    let removed = edited(&two, |case| remove(case, entry(case, "d1")?)).unwrap();
    assert!(removed.contains(done), "the other entry fulfils it too");
}

#[test]
fn an_entry_fulfils_another_item_of_its_own_service() {
    let moved = with(RECORD, "d1", &[("item", text("p2"))]).unwrap();
    let expected = RECORD
        .replace("done = 2026-03-26\nactual-cost = 100\n", "")
        .replace("item = \"p1\"", "item = \"p2\"")
        .replace(
            "handler = \"陈 静\"\n",
            "handler = \"陈 静\"\ndone = 2026-03-26\n",
        );
    assert_eq!(moved, expected);

    let other = with(RECORD, "d1", &[("kind", text("risk-survey"))]);
    assert!(matches!(
        other,
        Err(Refusal::Diary(DiaryRefusal::OtherService { .. }))
    ));
}

#[test]
fn a_name_is_mended_wherever_it_was_written() {
    let after = with(RECORD, "team.members/陈静", &[("name", text("陈婧"))]).unwrap();
    let expected = RECORD.replace("陈静", "陈婧").replace("陈 静", "陈婧");
    assert_eq!(after, expected);
}

#[test]
fn a_name_is_mended_beside_those_who_share_a_work() {
    let shared = RECORD.replace("\"陈 静\"", "\"王强、陈 静\"");
    let after = with(&shared, "team.members/陈静", &[("name", text("陈婧"))]).unwrap();
    let expected = shared.replace("陈静", "陈婧").replace("陈 静", "陈婧");
    assert_eq!(after, expected);
}

#[test]
fn a_complaint_of_a_colleague_follows_the_name_and_one_of_an_insurer_stays() {
    let complaints = "\n[[complaints]]\nid = \"t1\"\ntext = \"晚\"\nagainst = \"陈静\"\n\n\
                      [[complaints]]\nid = \"t2\"\ntext = \"晚\"\nagainst = \"东海财险\"\n";
    let record = format!("{RECORD}{complaints}");
    let after = with(&record, "team.members/陈静", &[("name", text("陈婧"))]).unwrap();
    let expected = record.replace("陈静", "陈婧").replace("陈 静", "陈婧");
    assert_eq!(after, expected);
}

#[test]
fn the_steps_stay_in_their_order() {
    const K1: Of = Of("claims", "k1");
    let notified = |date| with(RECORD, "k1", &[("notified", on(date))]);
    assert!(notified("2026-09-08").is_ok());
    assert_eq!(
        notified("2026-09-07"),
        Err(K1.early(("notified", "2026-09-07"), ("loss", "2026-09-08")))
    );
    assert!(notified("2026-09-12").is_ok());
    assert_eq!(
        notified("2026-09-13"),
        Err(StepRefusal::TooLate {
            entry: K1.entry(),
            step: "notified",
            day: day("2026-09-13"),
            before: "asked",
            on: day("2026-09-12"),
        }
        .into())
    );
    assert!(with(RECORD, "k1", &[("asked", on("2026-11-20"))]).is_ok());
    assert_eq!(
        with(RECORD, "k1", &[("asked", on("2026-11-21"))]),
        Err(Refusal::InFuture {
            day: day("2026-11-21"),
            today: day("2026-11-20"),
        })
    );
}

#[test]
fn a_step_goes_only_with_those_that_need_it() {
    let off = |keys: &[&'static str]| {
        let given: Vec<Given> = keys.iter().map(|key| (*key, None)).collect();
        with(RECORD, "k1", &given)
    };
    assert_eq!(
        off(&["notified"]),
        Err(CorrectRefusal::NeededBy {
            name: "claims/k1".to_owned(),
            section: "claims",
            key: "notified",
            by: "asked",
        }
        .into())
    );
    let steps = "notified = 2026-09-09\nasked = 2026-09-12\n";
    let both = off(&["asked", "notified"]);
    assert_eq!(both.as_deref(), Ok(RECORD.replace(steps, "").as_str()));
}
