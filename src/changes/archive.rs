//! Re-filing the client archive on appointment, its documents, and reporting it (D25–D29).

use chrono::NaiveDate;

use super::{AppointmentRefusal, Change, Refusal, happened, in_service, next_id};
use crate::document::edit::Edit;
use crate::document::{KeyPath, Literal};
use crate::model::{PaperKind, Record, Word, words};

words! {
    /// A part of the archive that is re-filed on appointment (D25).
    Part {
        /// 书面档案.
        Paper = "paper",
        /// 电子档案.
        Electronic = "electronic",
        /// 客户信息.
        Information = "information",
    }
}

impl Part {
    /// The day the part was re-filed, if it was.
    pub fn filed(self, record: &Record<'_>) -> Option<NaiveDate> {
        let archive = record.archive.as_ref()?;
        match self {
            Part::Paper => archive.paper,
            Part::Electronic => archive.electronic,
            Part::Information => archive.information,
        }
    }
}

/// What is ticked, and where things are kept.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tick {
    /// The parts re-filed.
    pub parts: Vec<Part>,
    /// Where the client's file is kept.
    pub kept_at: Option<String>,
    /// Where the original of the appointment is kept, apart (D26).
    pub original_at: Option<String>,
}

/// What a tick leads to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ticked {
    /// The edits.
    pub edits: Vec<Edit>,
    /// The day the archive stands with this tick: the latest of its parts (D29).
    pub established: Option<NaiveDate>,
    /// The parts that lack.
    pub missing: Vec<Part>,
}

/// Ticks parts as re-filed on a day (D25). With the last of the three the archive stands, from the latest
/// of their days on, unless the record says otherwise already.
///
/// # Errors
///
/// [`Refusal::NotAppointed`], [`Refusal::TooEarly`] before the appointment, [`Refusal::InFuture`],
/// [`AppointmentRefusal::OriginalNotApart`], [`AppointmentRefusal::PartFiled`] on another day.
pub fn tick(
    record: &Record<'_>,
    tick: &Tick,
    on: NaiveDate,
    today: NaiveDate,
) -> Result<Ticked, Refusal> {
    after_appointment(record, on, today)?;
    let archive = record.archive.as_ref();
    let original = record.appointment.as_ref().and_then(|it| it.original_at);
    apart(
        tick.kept_at
            .as_deref()
            .or(archive.and_then(|it| it.kept_at)),
        tick.original_at.as_deref().or(original),
    )?;
    for part in &tick.parts {
        if let Some(there) = part.filed(record).filter(|there| *there != on) {
            let (part, on) = (*part, there);
            return Err(AppointmentRefusal::PartFiled { part, on }.into());
        }
    }

    let filed = |part: &Part| match tick.parts.contains(part) {
        true => Some(on),
        false => part.filed(record),
    };
    let missing: Vec<Part> = Part::ALL
        .iter()
        .copied()
        .filter(|part| filed(part).is_none())
        .collect();
    let stands = archive.and_then(|it| it.established);
    let latest = Part::ALL.iter().filter_map(filed).max();
    let newly = latest.filter(|_| stands.is_none() && missing.is_empty());

    let at = |key| KeyPath::of("archive").key(key);
    let mut edits: Vec<Edit> = newly
        .map(|day| Edit::set(at("established"), day))
        .into_iter()
        .collect();
    edits.extend(tick.parts.iter().map(|part| Edit::set(at(part.code()), on)));
    if let Some(place) = &tick.kept_at {
        edits.push(Edit::set(at("kept-at"), place.as_str()));
    }
    if let Some(place) = &tick.original_at {
        let at = KeyPath::of("appointment").key("original-at");
        edits.push(Edit::set(at, place.as_str()));
    }
    Ok(Ticked {
        edits,
        established: newly,
        missing,
    })
}

/// A document, as it is put into the archive.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    /// Which of the fourteen kinds it is (D28).
    pub kind: PaperKind,
    /// What is written on it.
    pub title: Option<String>,
    /// Its own date.
    pub date: Option<NaiveDate>,
    /// Where the paper is kept.
    pub place: Option<String>,
    /// The electronic document: its way from the workspace's folder, and its SHA-256 in hexadecimal.
    pub file: Option<(String, String)>,
}

/// Puts a document into the archive; returns its id with the edits.
///
/// The same file of the same kind again is the same document: what is said of it is changed, and the
/// sum of a file that was replaced.
///
/// # Errors
///
/// [`Refusal::InFuture`].
pub fn add(
    record: &Record<'_>,
    document: Document,
    today: NaiveDate,
) -> Result<(String, Vec<Edit>), Refusal> {
    if let Some(date) = document.date {
        happened(date, today)?;
    }
    let (file, sha256) = document.file.unzip();
    let papers = record.archive.iter().flat_map(|it| it.documents.iter());
    let mut same = papers.clone().enumerate();
    let same = same.find(|(_, paper)| {
        file.is_some() && paper.file == file.as_deref() && paper.kind == Some(document.kind)
    });

    let texts = [
        ("title", document.title),
        ("place", document.place),
        ("file", file),
        ("sha256", sha256),
    ];
    let date = document.date.map(|date| ("date", Literal::Date(date)));
    let said: Vec<(&'static str, Literal)> = texts
        .into_iter()
        .filter_map(|(key, text)| Some((key, Literal::Text(text?))))
        .chain(date)
        .collect();
    let list = KeyPath::of("archive").key("documents");
    if let Some((nth, paper)) = same {
        let edits = said
            .into_iter()
            .map(|(key, value)| Edit::set(list.clone().nth(nth).key(key), value));
        return Ok((paper.id.to_owned(), edits.collect()));
    }

    let id = next_id("d", papers.map(|paper| paper.id));
    let kind = document.kind.code();
    let mut entry = vec![("id", id.clone().into()), ("kind", kind.into())];
    // The order of the layout, whatever the order of the arguments.
    for key in ["title", "date", "place", "file", "sha256"] {
        entry.extend(said.iter().find(|(said, _)| *said == key).cloned());
    }
    Ok((id, vec![Edit::Push { at: list, entry }]))
}

/// Notes the day the archive was reported (D27).
///
/// # Errors
///
/// [`Refusal::NotAppointed`], [`Refusal::TooEarly`] before the appointment, [`Refusal::InFuture`],
/// [`AppointmentRefusal::Reported`] on another day.
pub fn report(record: &Record<'_>, on: NaiveDate, today: NaiveDate) -> Change {
    after_appointment(record, on, today)?;
    let there = record.archive.as_ref().and_then(|it| it.reported);
    if let Some(on) = there.filter(|there| *there != on) {
        return Err(AppointmentRefusal::Reported { on }.into());
    }
    let at = KeyPath::of("archive").key("reported");
    Ok(vec![Edit::set(at, on)])
}

fn after_appointment(record: &Record<'_>, on: NaiveDate, today: NaiveDate) -> Result<(), Refusal> {
    in_service(record, on)?;
    happened(on, today)
}

/// Refuses one place for the client's file and the original of the appointment (D26).
fn apart(kept_at: Option<&str>, original_at: Option<&str>) -> Result<(), Refusal> {
    match (kept_at, original_at) {
        (Some(kept), Some(original)) if kept.trim() == original.trim() => {
            let place = kept.trim().to_owned();
            Err(Refusal::Appointment(AppointmentRefusal::OriginalNotApart {
                place,
            }))
        }
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::changes::Since;
    use crate::changes::testing::too_early;
    use crate::document;
    use crate::document::edit;
    use crate::model::LAYOUT;

    const TODAY: &str = "2026-11-20";
    const APPOINTED: &str = "[client]\nname = '甲'\n\n[appointment]\nestablished = 2026-03-02\n";

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn after(text: &str, change: impl FnOnce(&Record<'_>) -> Change) -> Result<String, Refusal> {
        let document = document::Document::parse(text).unwrap();
        let reading = Record::read(&document);
        assert_eq!(reading.faults, []);
        let edits = change(&reading.record)?;
        Ok(edit::apply(text, &edits, LAYOUT).unwrap())
    }

    fn ticked(text: &str, what: Tick, on: &str) -> Result<String, Refusal> {
        after(text, |record| {
            Ok(tick(record, &what, day(on), day(TODAY))?.edits)
        })
    }

    fn parts(parts: &[Part]) -> Tick {
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
            parts(&[Part::Paper, Part::Information]),
            "2026-03-05",
        )
        .unwrap();
        assert_eq!(
            two,
            format!("{APPOINTED}\n[archive]\npaper = 2026-03-05\ninformation = 2026-03-05\n")
        );
        // The last part is an earlier day's: the archive stands from the latest one on.
        assert_eq!(
            ticked(&two, parts(&[Part::Electronic]), "2026-03-04").unwrap(),
            format!(
                "{APPOINTED}\n[archive]\nestablished = 2026-03-05\npaper = 2026-03-05\n\
                 electronic = 2026-03-04\ninformation = 2026-03-05\n"
            )
        );
        let stands = format!("{APPOINTED}\n[archive]\nestablished = 2026-03-09\n");
        assert_eq!(
            ticked(&stands, parts(Part::ALL), "2026-03-10").unwrap(),
            format!(
                "{stands}paper = 2026-03-10\nelectronic = 2026-03-10\ninformation = 2026-03-10\n"
            )
        );
    }

    #[test]
    fn what_is_ticked_lies_between_the_appointment_and_today() {
        let tick = |text: &str, on: &str| ticked(text, parts(&[Part::Paper]), on);
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

        let report = |text: &str, on: &str| after(text, |it| report(it, day(on), day(TODAY)));
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
        let tick = |on: &str| ticked(&filed, parts(&[Part::Paper]), on);
        let (part, there) = (Part::Paper, day("2026-03-04"));
        let refused = AppointmentRefusal::PartFiled { part, on: there };
        assert_eq!(tick("2026-03-04").unwrap(), filed);
        assert_eq!(tick("2026-03-05"), Err(refused.into()));

        let report = |on: &str| after(&filed, |it| report(it, day(on), day(TODAY)));
        let refused = AppointmentRefusal::Reported { on: there };
        assert_eq!(report("2026-03-04").unwrap(), filed);
        assert_eq!(report("2026-03-05"), Err(refused.into()));
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
        };
        let add = |text: &str, document: Document| {
            after(text, |record| {
                add(record, document, day(TODAY)).map(|(_, edits)| edits)
            })
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
}
