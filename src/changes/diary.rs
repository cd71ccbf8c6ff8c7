//! Writes the client diary: who served the client, how, and how the client responded (D15, D54).

use chrono::NaiveDate;

use super::claim;
use super::plan::{item_done_on, of_service, open_item};
use super::service::kind;
use super::{Change, DiaryRefusal, Refusal, happened, next_id};
use crate::document::edit::Edit;
use crate::document::{KeyPath, Literal};
use crate::model::{Record, is_substantive};
use crate::standing::Case;

/// What is to be written into the diary.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewEntry {
    /// The day.
    pub on: NaiveDate,
    /// Who served the client; the account manager of that day when left out.
    pub by: Option<String>,
    /// A service of the standard, or one of the trade's own kinds.
    pub kind: String,
    /// What was done.
    pub did: String,
    /// How the client responded.
    pub response: Option<String>,
    /// The plan item it fulfils.
    pub item: Option<String>,
    /// The claim it is about (D62).
    pub claim: Option<String>,
    /// How many of the client's people attended a talk or training (D61).
    pub attendance: Option<u32>,
    /// What others can learn from it (D10).
    pub finding: Option<String>,
}

/// An entry written into the diary.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// The edits.
    pub edits: Vec<Edit>,
    /// The entry's id.
    pub id: String,
    /// The code of its kind.
    pub kind: String,
    /// Who served the client.
    pub by: String,
}

/// Writes an entry after the last one; the plan item that it fulfils is done that day (D52, D54). An item
/// that was already done that day may still get its entry.
///
/// # Errors
///
/// A day in the future, no such kind, substantive business before the appointment (D15), nobody to have
/// written it, no open item, one of another service, or no claim of that id.
pub fn add(case: &Case<'_>, new: NewEntry) -> Result<Written, Refusal> {
    let record = case.record;
    happened(case, new.on)?;
    let kind = kind(case.standard, &new.kind)?;
    let appointed = record.appointed();
    if is_substantive(&kind) && appointed.is_none_or(|appointed| new.on < appointed) {
        let day = new.on;
        return Err(Refusal::Diary(DiaryRefusal::BeforeAppointment {
            day,
            appointed,
        }));
    }
    let manager = || {
        record
            .manager_on(new.on)
            .map(|member| member.name.to_owned())
    };
    let by = new.by.or_else(manager);
    let by = by.ok_or(Refusal::Diary(DiaryRefusal::NobodyServed {
        day: new.on,
        appointed: appointed.is_some(),
    }))?;
    let done = match &new.item {
        Some(item) => {
            fits(case, item, &kind)?;
            fulfilled(record, item, new.on).map_err(|why| not_open(item, why))?
        }
        None => Vec::new(),
    };

    if let Some(id) = &new.claim {
        claim::find(record, id)?;
    }

    let day = new.on.format("%Y%m%d-").to_string();
    let id = next_id(&day, record.diary.iter().map(|entry| entry.id));
    let mut entry: Vec<(&'static str, Literal)> = vec![
        ("id", id.as_str().into()),
        ("on", new.on.into()),
        ("by", by.as_str().into()),
        ("kind", kind.as_str().into()),
        ("did", new.did.into()),
    ];
    let said = [
        ("response", new.response.map(Literal::from)),
        ("item", new.item.map(Literal::from)),
        ("claim", new.claim.map(Literal::from)),
        (
            "attendance",
            new.attendance.map(|it| Literal::Integer(it.into())),
        ),
        ("finding", new.finding.map(Literal::from)),
    ];
    entry.extend(
        said.into_iter()
            .filter_map(|(key, value)| Some((key, value?))),
    );
    let mut edits = vec![Edit::Push {
        at: KeyPath::of("diary"),
        entry,
    }];
    edits.extend(done);
    Ok(Written {
        edits,
        id,
        kind,
        by,
    })
}

/// The item is done on the day of its entry. An item that was already done that day gets one entry.
fn fulfilled(record: &Record<'_>, item: &str, on: NaiveDate) -> Change {
    if record.diary.iter().any(|entry| entry.item == Some(item)) {
        let found = open_item(record, item)?;
        return Ok(vec![Edit::set(found.key("done"), on)]);
    }
    item_done_on(record, item, on)
}

/// Refuses an item of another service than the entry's (D52).
fn fits(case: &Case<'_>, item: &str, kind: &str) -> Result<(), Refusal> {
    let name = |code: &str| case.standard.service(code).map(|it| it.name.clone());
    match of_service(case.record, item).filter(|service| *service != kind) {
        None => Ok(()),
        Some(service) => Err(DiaryRefusal::OtherService {
            item: item.to_owned(),
            service: Box::new((service.to_owned(), name(service))),
            kind: Box::new((kind.to_owned(), name(kind))),
        }
        .into()),
    }
}

/// The refusal for an item that is not open; the entry itself could be written without it.
fn not_open(item: &str, why: Refusal) -> Refusal {
    match why {
        Refusal::Plan(why) => {
            let item = item.to_owned();
            DiaryRefusal::ItemNotOpen { item, why }.into()
        }
        other => other,
    }
}

#[cfg(test)]
mod tests {
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
}
