use super::*;
use crate::calendar::Calendar;
use crate::changes::PlanRefusal;
use crate::document::Document;
use crate::document::edit::apply;
use crate::model::{LAYOUT, Record};
use crate::standard::Standard;

const CLIENT: &str = "\
client.name = '甲'
appointment.established = 2026-03-02
team.members = [{ name = '陈静', role = 'account-manager', from = 2026-03-04 }]

[[years]]
starts = 2026-03-02
[[years.plan.items]]
id = 'p1'
content = '拜访'
[[years.plan.items]]
id = 'p2'
content = '查勘'
done = 2026-08-01
";

fn day(day: &str) -> NaiveDate {
    day.parse().unwrap()
}

fn entry(kind: &str, on: &str) -> NewEntry {
    NewEntry {
        on: day(on),
        by: None,
        kind: kind.to_owned(),
        did: "谈了".to_owned(),
        response: None,
        item: None,
        actual_cost: None,
        claim: None,
        attendance: None,
        finding: None,
    }
}

/// The record after writing on 2026-11-20, or the refusal.
fn written(text: &str, entry: NewEntry) -> Result<String, Refusal> {
    let document = Document::parse(text).unwrap();
    let reading = Record::read(&document);
    assert_eq!(reading.faults, []);
    let written = add(
        &Case {
            id: "jia",
            record: &reading.record,
            standard: &Standard::sample(),
            calendar: &Calendar::embedded(),
            today: day("2026-11-20"),
        },
        entry,
    )?;
    Ok(apply(text, &written.edits, &LAYOUT).unwrap())
}

/// The lines that are new.
fn new_lines(text: &str, entry: NewEntry) -> String {
    let new = written(text, entry).unwrap();
    let new = new.strip_prefix(text).unwrap();
    new.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn an_entry_has_its_day_a_number_and_the_account_manager() {
    assert_eq!(
        new_lines(CLIENT, entry("visit", "2026-11-20")),
        "[[diary]] id = \"20261120-1\" on = 2026-11-20 by = \"陈静\" kind = \"visit\" did = \"谈了\""
    );
    let all = NewEntry {
        by: Some("王强".into()),
        response: Some("同意".into()),
        attendance: Some(12),
        finding: Some("值得推广".into()),
        ..entry("其他", "2026-03-01")
    };
    let all = NewEntry {
        kind: "other".into(),
        ..all
    };
    assert_eq!(
        new_lines(CLIENT, all),
        "[[diary]] id = \"20260301-1\" on = 2026-03-01 by = \"王强\" kind = \"other\" did = \"谈了\" \
         response = \"同意\" attendance = 12 finding = \"值得推广\""
    );
}

#[test]
fn the_number_follows_the_highest_of_that_day_alone() {
    let diary = |ids: &[&str]| {
        let entries = ids
            .iter()
            .map(|id| format!("[[diary]]\nid = '{id}'\non = 2026-11-20\n"));
        CLIENT.to_owned() + &entries.collect::<String>()
    };
    let next = |ids: &[&str]| {
        let lines = new_lines(&diary(ids), entry("visit", "2026-11-20"));
        lines.split('"').nth(1).map(str::to_owned).unwrap()
    };

    assert_eq!(
        next(&["20261120-9", "20261120-10", "20261119-40"]),
        "20261120-11"
    );
    assert_eq!(next(&["20261119-1", "开业"]), "20261120-1");
}

#[test]
fn an_entry_fulfils_an_open_item_and_no_other() {
    let fulfils = |item: &str| NewEntry {
        item: Some(item.into()),
        ..entry("visit", "2026-11-19")
    };
    let open = vec![("p1".to_owned(), "拜访".to_owned())];

    let text = written(CLIENT, fulfils("p1")).unwrap();
    assert!(
        text.contains("content = '拜访'\ndone = 2026-11-19\n"),
        "{text}"
    );
    assert!(text.contains("item = \"p1\""), "{text}");
    let spent = NewEntry {
        actual_cost: Some(Fen::yuan(3200)),
        ..fulfils("p1")
    };
    let text = written(CLIENT, spent).unwrap();
    let costs = "content = '拜访'\ndone = 2026-11-19\nactual-cost = 3200\n";
    assert!(text.contains(costs), "{text}");
    let not_open = |item: &str, why| {
        let item = item.to_owned();
        Err(DiaryRefusal::ItemNotOpen { item, why }.into())
    };
    let (item, on) = ("p2".to_owned(), day("2026-08-01"));
    let done = PlanRefusal::ItemDone {
        item,
        on,
        open: open.clone(),
    };
    assert_eq!(written(CLIENT, fulfils("p2")), not_open("p2", done));
    let item = "p3".to_owned();
    let unknown = PlanRefusal::NoSuchItem { item, open };
    assert_eq!(written(CLIENT, fulfils("p3")), not_open("p3", unknown));
}

#[test]
fn an_entry_fulfils_an_item_of_its_own_service_and_one_done_that_day_is_told_of_once() {
    let fulfils = |kind: &str, on: &str| NewEntry {
        item: Some("p2".into()),
        ..entry(kind, on)
    };
    let client = CLIENT.replace("done = 2026-08-01", "service = 'visit'\ndone = 2026-08-01");
    assert_ne!(client, CLIENT);

    let refused = written(&client, fulfils("phone-call", "2026-08-01"));
    let name = |code: &str| {
        let name = Standard::sample().service(code).map(|it| it.name.clone());
        (code.to_owned(), name)
    };
    let other = DiaryRefusal::OtherService {
        item: "p2".to_owned(),
        service: Box::new(name("visit")),
        kind: Box::new(name("phone-call")),
    };
    assert_eq!(refused, Err(other.into()));

    let told = written(&client, fulfils("visit", "2026-08-01")).unwrap();
    assert!(told.contains("item = \"p2\""), "{told}");
    assert_eq!(told.matches("done = ").count(), 1, "{told}");
    for (text, on) in [(&told, "2026-08-01"), (&client, "2026-08-02")] {
        let again = written(text, fulfils("visit", on));
        let not_open = matches!(again, Err(Refusal::Diary(DiaryRefusal::ItemNotOpen { .. })));
        assert!(not_open, "{again:?}");
    }
}

#[test]
fn substantive_business_waits_for_the_appointment_and_a_talk_does_not() {
    let by = |kind: &str, on: &str| NewEntry {
        by: Some("李明".into()),
        ..entry(kind, on)
    };
    let prospect = "client.name = '乙'\n";
    for kind in [
        "risk-survey",
        "proposal",
        "request-for-quotation",
        "placement",
        "claim",
    ] {
        let refused = |day, appointed| {
            Err(Refusal::Diary(DiaryRefusal::BeforeAppointment {
                day,
                appointed,
            }))
        };
        let eve = day("2026-03-01");
        assert_eq!(
            written(CLIENT, by(kind, "2026-03-01")),
            refused(eve, Some(day("2026-03-02")))
        );
        assert!(written(CLIENT, by(kind, "2026-03-02")).is_ok(), "{kind}");
        assert_eq!(
            written(prospect, by(kind, "2026-03-01")),
            refused(eve, None)
        );
    }
    for kind in ["visit", "phone-call", "enquiry", "endorsement", "other"] {
        assert!(written(prospect, by(kind, "2026-03-01")).is_ok(), "{kind}");
    }
}

#[test]
fn somebody_served_the_client_and_not_tomorrow() {
    let nobody = |on: &str, appointed| {
        Err(Refusal::Diary(DiaryRefusal::NobodyServed {
            day: day(on),
            appointed,
        }))
    };
    assert_eq!(
        written(CLIENT, entry("visit", "2026-03-03")),
        nobody("2026-03-03", true)
    );
    assert!(written(CLIENT, entry("visit", "2026-03-04")).is_ok());
    assert_eq!(
        written("client.name = '乙'\n", entry("visit", "2026-03-04")),
        nobody("2026-03-04", false)
    );
    let (tomorrow, today) = (day("2026-11-21"), day("2026-11-20"));
    assert_eq!(
        written(CLIENT, entry("visit", "2026-11-21")),
        Err(Refusal::InFuture {
            day: tomorrow,
            today
        })
    );
}
