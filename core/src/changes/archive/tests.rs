//! What is re-filed, kept and reported of an archive, and on which days.

use super::*;
use crate::changes::Since;
use crate::changes::StepRefusal;
use crate::changes::testing::{day, edited, too_early};

const TODAY: &str = "2026-11-20";
const APPOINTED: &str = "[client]\nname = '甲'\n\n[appointment]\nestablished = 2026-03-02\n";

fn ticked(text: &str, what: Tick, on: &str) -> Result<String, Refusal> {
    edited(text, |case| Ok(tick(case, &what, day(on))?.edits))
}

fn parts(parts: &[ArchivePart]) -> Tick {
    let parts = parts.to_vec();
    Tick {
        parts,
        ..Tick::default()
    }
}

#[test]
fn the_archive_stands_with_its_last_part() {
    let two = ticked(
        APPOINTED,
        parts(&[ArchivePart::Paper, ArchivePart::Information]),
        "2026-03-05",
    )
    .unwrap();
    assert_eq!(
        two,
        format!("{APPOINTED}\n[archive]\npaper = 2026-03-05\ninformation = 2026-03-05\n")
    );
    // The last part is an earlier day's: the archive stands from the latest one on.
    assert_eq!(
        ticked(&two, parts(&[ArchivePart::Electronic]), "2026-03-04").unwrap(),
        format!(
            "{APPOINTED}\n[archive]\nestablished = 2026-03-05\npaper = 2026-03-05\n\
             electronic = 2026-03-04\ninformation = 2026-03-05\n"
        )
    );
    let stands = format!("{APPOINTED}\n[archive]\nestablished = 2026-03-09\n");
    assert_eq!(
        ticked(&stands, parts(ArchivePart::ALL), "2026-03-10").unwrap(),
        format!("{stands}paper = 2026-03-10\nelectronic = 2026-03-10\ninformation = 2026-03-10\n")
    );
}

#[test]
fn what_is_ticked_lies_between_the_appointment_and_today() {
    let tick = |text: &str, on: &str| ticked(text, parts(&[ArchivePart::Paper]), on);
    let early = too_early("2026-03-01", "2026-03-02", Since::Appointed);
    assert!(tick(APPOINTED, "2026-03-02").is_ok());
    assert_eq!(tick(APPOINTED, "2026-03-01"), Err(early.clone()));
    assert!(tick(APPOINTED, TODAY).is_ok());
    let late = Refusal::InFuture {
        day: day("2026-11-21"),
        today: day(TODAY),
    };
    assert_eq!(tick(APPOINTED, "2026-11-21"), Err(late.clone()));
    let prospect = "client.name = '甲'\n";
    assert_eq!(tick(prospect, TODAY), Err(Refusal::NotAppointed));

    let report = |text: &str, on: &str| edited(text, |case| report(case, day(on)));
    assert_eq!(
        report(APPOINTED, "2026-03-02").unwrap(),
        format!("{APPOINTED}\n[archive]\nreported = 2026-03-02\n")
    );
    assert_eq!(report(APPOINTED, "2026-03-01"), Err(early));
    assert_eq!(report(APPOINTED, "2026-11-21"), Err(late));
    assert_eq!(report(prospect, TODAY), Err(Refusal::NotAppointed));
}

#[test]
fn a_day_on_record_is_not_overwritten() {
    let filed = format!("{APPOINTED}\n[archive]\npaper = 2026-03-04\nreported = 2026-03-04\n");
    let tick = |on: &str| ticked(&filed, parts(&[ArchivePart::Paper]), on);
    let there = |part| StepRefusal::there("archive", part, day("2026-03-04"));
    assert_eq!(tick("2026-03-04").unwrap(), filed);
    assert_eq!(tick("2026-03-05"), Err(there("paper").into()));

    let report = |on: &str| edited(&filed, |case| report(case, day(on)));
    assert_eq!(report("2026-03-04").unwrap(), filed);
    assert_eq!(report("2026-03-05"), Err(there("reported").into()));
}

#[test]
fn the_original_is_kept_apart() {
    let keep = |text: &str, kept_at: Option<&str>, original_at: Option<&str>| {
        let tick = Tick {
            kept_at: kept_at.map(str::to_owned),
            original_at: original_at.map(str::to_owned),
            ..Tick::default()
        };
        ticked(text, tick, TODAY)
    };
    let apart = "[client]\nname = '甲'\n\n[appointment]\nestablished = 2026-03-02\n\
        original-at = \"A-12\"\n\n[archive]\nkept-at = \"C-3\"\n";
    assert_eq!(keep(APPOINTED, Some("C-3"), Some("A-12")).unwrap(), apart);

    let together = |place: &str| {
        Err(Refusal::Appointment(AppointmentRefusal::OriginalNotApart {
            place: place.into(),
        }))
    };
    assert_eq!(keep(APPOINTED, Some("C-3"), Some("C-3 ")), together("C-3"));
    assert_eq!(keep(apart, Some("A-12"), None), together("A-12"));
    assert_eq!(keep(apart, None, Some("C-3")), together("C-3"));
    assert!(keep(apart, Some("A-12"), Some("C-3")).is_ok());
}

#[test]
fn a_document_is_added_once_and_its_file_may_be_replaced() {
    let report = |sum: &str| Document {
        kind: PaperKind::RiskAssessmentReport,
        title: None,
        date: Some(day(TODAY)),
        place: None,
        file: Some(("documents/a.pdf".into(), sum.into())),
        before_us: false,
        policies: Vec::new(),
    };
    let add = |text: &str, document: Document| {
        edited(text, |case| add(case, document).map(|(_, edits)| edits))
    };
    let prospect = "[client]\nname = '甲'\n";
    let one = "[client]\nname = '甲'\n\n[[archive.documents]]\nid = \"d1\"\n\
        kind = \"risk-assessment-report\"\ndate = 2026-11-20\nfile = \"documents/a.pdf\"\nsha256 = \"00\"\n";
    assert_eq!(add(prospect, report("00")).unwrap(), one);
    assert_eq!(add(one, report("00")).unwrap(), one);
    assert_eq!(add(one, report("11")).unwrap(), one.replace("00\"", "11\""));

    let other = Document {
        kind: PaperKind::ContractCopy,
        ..report("00")
    };
    let second = "\n[[archive.documents]]\nid = \"d2\"\nkind = \"contract-copy\"\n\
        date = 2026-11-20\nfile = \"documents/a.pdf\"\nsha256 = \"00\"\n";
    assert_eq!(add(one, other).unwrap(), format!("{one}{second}"));

    let paper = Document {
        kind: PaperKind::RiskAssessmentReport,
        title: Some("厂区".into()),
        date: None,
        place: Some("C-3".into()),
        file: None,
        before_us: false,
        policies: Vec::new(),
    };
    let third = "\n[[archive.documents]]\nid = \"d2\"\nkind = \"risk-assessment-report\"\n\
        title = \"厂区\"\nplace = \"C-3\"\n";
    assert_eq!(add(one, paper).unwrap(), format!("{one}{third}"));

    let tomorrow = Document {
        date: Some(day("2026-11-21")),
        ..report("00")
    };
    let late = Refusal::InFuture {
        day: day("2026-11-21"),
        today: day(TODAY),
    };
    assert_eq!(add(prospect, tomorrow), Err(late));
}

#[test]
fn a_document_of_before_us_is_dated_before_the_appointment() {
    let of = |date: &str| {
        let text = format!("{APPOINTED}\n[[archive.documents]]\nid = 'd1'\n{date}");
        let set = edited(&text, |case| set(case, "d1", true));
        set.map(|new| new[text.len()..].to_owned())
    };
    let theirs = Ok("before-us = true\n".to_owned());
    assert_eq!(of("date = 2026-03-01\n"), theirs);
    assert_eq!(of(""), theirs);
    let (day, appointed) = (day("2026-03-02"), day("2026-03-02"));
    let refusal = AppointmentRefusal::NotBeforeUs { day, appointed };
    assert_eq!(of("date = 2026-03-02\n"), Err(refusal.into()));
    let text = format!("{APPOINTED}\n[[archive.documents]]\nid = 'd1'\nbefore-us = true\n");
    let ours = edited(&text, |case| set(case, "d1", false)).unwrap();
    assert_eq!(ours, text.replace("before-us = true\n", ""));
}
