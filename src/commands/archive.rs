//! `kefu archive`: the client archive, re-filed after the appointment, its documents, and its report
//! (D25–D30).

use chrono::NaiveDate;
use clap::{ArgAction, Subcommand};

use super::change::{Decision, change};
use super::desk::Desk;
use super::filed::filed;
use super::show::shown_record;
use super::{Answer, Failed, word};
use crate::both;
use crate::changes::Refusal;
use crate::changes::archive::{self, Document, Tick, Ticked};
use crate::cli::date::Happened;
use crate::cli::entry_id::id_in;
use crate::cli::words::one_line;
use crate::commands::arguments::{AboutClient, OfClient};
use crate::context::Context;
use crate::lang::Lang;
use crate::model::{ArchivePart, PaperKind, Word};
use crate::say;
use crate::standing::{Case, Clock, Task, archive_set_up};
use crate::text;
use crate::text::command::{Ask, correct, kefu};
use crate::text::word::Spoken;

mod kind;
mod page;

use kind::Kinds;

/// What can be done with an archive.
#[derive(Subcommand, Debug)]
pub enum Verb {
    /// Ticks parts as re-filed.
    #[command(
        about = both!("登记档案已按正式客户要求重新建档（D25）", "Record which parts of the archive were filed again as a client's (D25)"),
        after_help = both!(
            "例：\n  kefu archive tick huarui paper electronic --on 2026-03-04\n  kefu archive tick huarui --all --kept-at 档案室C-3 --original-at 正本柜A-12",
            "Examples:\n  kefu archive tick huarui paper electronic --on 2026-03-04\n  kefu archive tick huarui --all --kept-at \"Room C-3\" --original-at \"Safe A-12\""
        ),
    )]
    Tick {
        #[command(flatten)]
        client: OfClient,
        #[arg(value_parser = word::<ArchivePart>(), value_name = both!("部分", "PART"), help = both!("已重新建档的部分", "The parts that are re-filed"))]
        parts: Vec<ArchivePart>,
        #[arg(long, conflicts_with = "parts", help = both!("三个部分全部建档", "All three parts"))]
        all: bool,
        #[arg(long, value_name = both!("日期", "DATE"), help = both!("建档日期，默认今天", "The day it was done; today when left out"))]
        on: Option<Happened>,
        #[arg(long, value_parser = one_line, value_name = both!("地点", "PLACE"), help = both!("客户档案的存放处", "Where the client's file is kept"))]
        kept_at: Option<String>,
        #[arg(long, value_parser = one_line, value_name = both!("地点", "PLACE"), help = both!("委托文件正本的存放处，须与客户档案分开（D26）", "Where the original of the appointment is kept, apart from the file (D26)"))]
        original_at: Option<String>,
    },
    /// Puts a document in.
    #[command(
        about = both!("将一份文件归入业务档案（D28）", "Put a document into the business file (D28)"),
        after_help = both!(
            "例：\n  kefu archive add huarui risk-assessment-report --title 厂区风险评估报告 --date 2026-02-20 --file documents/huarui/风险评估.pdf",
            "Example:\n  kefu archive add huarui risk-assessment-report --title \"Plant survey\" --date 2026-02-20 --file documents/huarui/survey.pdf"
        ),
    )]
    Add {
        #[command(flatten)]
        client: OfClient,
        #[arg(value_parser = Kinds, value_name = both!("种类", "KIND"), help = both!("十四种业务档案之一", "One of the fourteen kinds"))]
        kind: PaperKind,
        #[arg(long, value_parser = one_line, value_name = both!("题名", "TEXT"), help = both!("文件题名", "What is written on it"))]
        title: Option<String>,
        #[arg(long, value_name = both!("日期", "DATE"), help = both!("文件本身的日期", "The document's own date"))]
        date: Option<Happened>,
        #[arg(long, value_parser = one_line, value_name = both!("地点", "PLACE"), help = both!("纸质文件的存放处", "Where the paper is kept"))]
        place: Option<String>,
        #[arg(long, value_parser = one_line, value_name = both!("路径", "PATH"), help = both!("电子文件，从工作区文件夹写起，用“/”分隔", "The electronic document: its path from the workspace's folder, with '/'"))]
        file: Option<String>,
        #[arg(long, help = both!("委托前由他人制作、客户带来的文件", "Others made it before the appointment, and the client brought it"))]
        before_us: bool,
        #[arg(long, value_delimiter = ',', value_parser = id_in(&["policies"]), value_name = both!("保单,…", "POLICY,…"), help = both!("所属保单，按编号或保单号，如保单复印件；可写几份", "The policies it is about, by their ids or numbers, such as those of a copy"))]
        policies: Vec<String>,
    },
    /// Whether others made a document before us.
    #[command(
        about = both!("登记文件在委托前由他人制作（D15）", "Others made a document before we were appointed (D15)"),
        after_help = both!(
            "这样的文件不算我们的业务，也不能代替我方应有的文件。\n例：\n  kefu archive set huarui d3 --before-us true",
            "Such a document is no business of ours, and takes the place of none of ours.\nExample:\n  kefu archive set huarui d3 --before-us true"
        ),
    )]
    Set {
        #[command(flatten)]
        client: OfClient,
        #[arg(value_parser = id_in(&["archive.documents"]), value_name = both!("文件", "DOCUMENT"), help = both!("文件编号，如 d3", "The document's id, such as d3"))]
        document: String,
        #[arg(long, action = ArgAction::Set, value_name = "true|false", help = both!("委托前由他人制作", "Others made it before the appointment"))]
        before_us: bool,
    },
    /// Records that it was reported.
    #[command(
        about = both!("登记客户档案已上报（D27）", "Record that the archive was reported (D27)"),
        after_help = both!(
            "例：\n  kefu archive report huarui --on 2026-03-05",
            "Example:\n  kefu archive report huarui --on 2026-03-05"
        ),
    )]
    Report {
        #[command(flatten)]
        client: OfClient,
        #[arg(long, value_name = both!("日期", "DATE"), help = both!("上报日期，默认今天", "The day it was reported; today when left out"))]
        on: Option<Happened>,
    },
    /// Shows it.
    #[command(
        about = both!("查看客户档案：三个部分与十四种业务档案", "Show the archive: its three parts and the fourteen kinds"),
        after_help = both!(
            "例：\n  kefu archive show huarui",
            "Example:\n  kefu archive show huarui"
        ),
    )]
    Show {
        #[command(flatten)]
        client: AboutClient,
    },
}

pub(super) fn run(verb: &Verb, context: &Context) -> anyhow::Result<Answer> {
    let desk = &Desk::open(context)?;
    let day = |on: &Option<Happened>| Happened::or_today(*on, desk.today);
    match verb {
        Verb::Tick {
            client,
            parts,
            all,
            on,
            kept_at,
            original_at,
        } => {
            let what = Tick {
                parts: parts.clone(),
                kept_at: kept_at.clone(),
                original_at: original_at.clone(),
            };
            tick(desk, client, &what, *all, day(on))
        }
        Verb::Add {
            client,
            kind,
            title,
            date,
            place,
            file,
            before_us,
            policies,
        } => {
            let file = file.as_deref().map(|file| summed(desk, file)).transpose()?;
            let document = Document {
                kind: *kind,
                title: title.clone(),
                date: date.map(|date| date.by(desk.today)),
                place: place.clone(),
                file,
                before_us: *before_us,
                policies: policies.clone(),
            };
            add(desk, client, &document)
        }
        Verb::Set {
            client,
            document,
            before_us,
        } => set(desk, client, document, *before_us),
        Verb::Report { client, on } => change(desk, client, |case| {
            let on = day(on);
            let edits = archive::report(case, on)?;
            let name = case.record.client.name;
            let mut said = say!(desk.lang(),
                zh: "{name}：客户档案和客户信息已于 {on} 上报。",
                en: "{name}: the archive and client information were reported on {on}."
            );
            said.extend(too_soon(desk.lang(), case, on));
            Ok(Decision { edits, said })
        }),
        Verb::Show { client } => shown_record(desk, client, |case| {
            Ok(page::show(desk.lang(), case, &filed(desk, case.record)))
        }),
    }
}

/// Says that an archive was reported before it was set up: possible, but usually a day is wrong or a tick is
/// missing.
fn too_soon(lang: Lang, case: &Case<'_>, on: NaiveDate) -> Option<String> {
    let (id, archive) = (case.id, case.record.archive.as_ref());
    match archive.and_then(archive_set_up) {
        None => {
            let lack = ArchivePart::ALL.iter().copied();
            let lack: Vec<ArchivePart> = lack
                .filter(|part| part.filed(case.record.archive.as_ref()).is_none())
                .collect();
            let lack = listed(lang, &lack);
            let tick = kefu("archive tick").word(id).say(lang);
            Some(say!(lang,
                zh: "\n请核对：客户档案尚未建立，还缺{lack}。已建档的，请补登：{tick}",
                en: "\nPlease check: the archive is not complete. Not re-filed yet: {lack}. If one was, tick it: {tick}"
            ))
        }
        Some(stands) if on < stands => {
            let correct = correct(id, "archive", "reported", Ask::DATE).say(lang);
            Some(say!(lang,
                zh: "\n请核对：客户档案 {stands} 才建立，上报在此之前。日期有误的，更正：{correct}",
                en: "\nPlease check: the archive was complete only on {stands}, after it was reported. If the day is wrong: {correct}"
            ))
        }
        Some(_) => None,
    }
}

/// Ticks the named parts, or all that are not ticked yet.
fn tick(
    desk: &Desk<'_>,
    client: &str,
    what: &Tick,
    all: bool,
    on: NaiveDate,
) -> anyhow::Result<Answer> {
    let lang = desk.lang();
    if *what == Tick::default() && !all {
        return Err(Failed::because(say!(lang,
            zh: "没有写要登记哪一部分：paper（书面档案）、electronic（电子档案）、information（客户信息），或 --all",
            en: "Say which part was re-filed: paper, electronic, information, or --all"
        )));
    }
    change(desk, client, |case| {
        let mut what = what.clone();
        if all {
            let left = ArchivePart::ALL.iter().copied();
            let left = left.filter(|part| part.filed(case.record.archive.as_ref()).is_none());
            what.parts = left.collect();
        }
        let ticked = archive::tick(case, &what, on)?;
        let said = ticked_words(lang, case, &what, on, &ticked);
        let edits = ticked.edits;
        Ok(Decision { edits, said })
    })
}

/// What was ticked, and then what follows: either the archive is set up, or parts are missing and have a last
/// day.
fn ticked_words(
    lang: Lang,
    case: &Case<'_>,
    what: &Tick,
    on: NaiveDate,
    ticked: &Ticked,
) -> String {
    let name = case.record.client.name;
    let mut said = if what.parts.is_empty() {
        say!(lang, zh: "{name}：存放处已登记。", en: "{name}: the places are recorded.")
    } else {
        let parts = listed(lang, &what.parts);
        say!(lang, zh: "{name}：{parts}已于 {on} 重新建档。", en: "{name}: {parts} re-filed on {on}.")
    };
    if !ticked.missing.is_empty() {
        let missing = listed(lang, &ticked.missing);
        said += &say!(lang, zh: "尚缺{missing}", en: " Still to do: {missing}");
        let clocks = Clock::all(case);
        let due = clocks.iter().rfind(|clock| clock.task == Task::Archive);
        said += &due.map_or_else(String::new, |clock| {
            let due = text::clock::last_day(lang, clock.due);
            say!(lang, zh: "，期限 {due}", en: ", due {due}")
        });
        said += &say!(lang, zh: "。", en: ".");
        return said;
    }

    if let Some(day) = ticked.established {
        said += &say!(lang,
            zh: "三部分齐备，档案建立日期记为 {day}。",
            en: " All three parts are there: the archive is set up as of {day}."
        );
    }
    let (id, record) = (case.id, case.record);
    let original = record.appointment().and_then(|it| it.original_at);
    let reported = record.archive.as_ref().and_then(|it| it.reported);
    if original.is_none() && what.original_at.is_none() {
        let tick = kefu("archive tick")
            .word(id)
            .option("--original-at", Ask::PLACE_OF_ORIGINAL)
            .say(lang);
        said += &say!(lang,
            zh: "委托文件正本单独归档后登记（D26）：{tick}",
            en: " Once the original of the appointment is filed separately (D26): {tick}"
        );
    } else if reported.is_none() {
        let report = kefu("archive report").word(id).say(lang);
        said += &say!(lang,
            zh: "上报后登记（D27）：{report}",
            en: " Once it is reported (D27): {report}"
        );
    }
    said
}

fn listed(lang: Lang, parts: &[ArchivePart]) -> String {
    let words: Vec<&str> = parts.iter().map(|part| part.say(lang)).collect();
    lang.list(&words)
}

fn add(desk: &Desk<'_>, client: &str, document: &Document) -> anyhow::Result<Answer> {
    let lang = desk.lang();
    change(desk, client, |case| {
        let (id, edits) = archive::add(case, document.clone())?;
        let kind = document.kind.say(lang);
        let mut papers = case.record.archive.iter().flat_map(|it| &it.documents);
        let mut said = match papers.any(|paper| paper.id == id) {
            false if document.file.is_some() => say!(lang,
                zh: "已归档：{kind}（{id}），并记下文件的 SHA-256；文件此后有改动或丢失，kefu check 会指出。",
                en: "Filed: {kind} ({id}), with the file's SHA-256. kefu check reports when the file changes or is gone."
            ),
            false => say!(lang, zh: "已归档：{kind}（{id}）。", en: "Filed: {kind} ({id})."),
            true => say!(lang,
                zh: "{kind}（{id}）已按现有文件更新。",
                en: "{kind} ({id}) now has the checksum of the file as it is."
            ),
        };
        said.extend(early(lang, case, document, &id));
        Ok(Decision { edits, said })
    })
}

/// Says that a document would be business before the appointment, unless others made it (D15).
fn early(lang: Lang, case: &Case<'_>, document: &Document, id: &str) -> Option<String> {
    let appointed = case.record.appointed()?;
    let date = document.date.filter(|date| *date < appointed)?;
    if document.before_us || !document.kind.is_of_business() {
        return None;
    }
    let set = kefu("archive set")
        .word(case.id)
        .word(id)
        .option("--before-us", "true")
        .say(lang);
    Some(say!(lang,
        zh: "\n请核对：{date} 早于委托关系确立之日 {appointed}，那时不应开展业务（D15）。由他人制作、客户带来的，请登记：{set}",
        en: "\nPlease check: {date} is before the appointment of {appointed}, when there should be no business yet (D15). If others made it and the client brought it: {set}"
    ))
}

/// Whether others made a document before us.
fn set(desk: &Desk<'_>, client: &str, id: &str, before_us: bool) -> anyhow::Result<Answer> {
    change(desk, client, |case| -> Result<Decision, Refusal> {
        let edits = archive::set(case, id, before_us)?;
        let said = match before_us {
            true => say!(desk.lang(),
                zh: "文件 {id} 委托前由他人制作，已登记。",
                en: "Others made document {id} before the appointment. That is on record."
            ),
            false => say!(desk.lang(),
                zh: "文件 {id} 由我方制作，已登记。",
                en: "Document {id} is ours. That is on record."
            ),
        };
        Ok(Decision { edits, said })
    })
}

/// A file reference as it is written into a record, and the sum of the file.
pub(super) fn summed(desk: &Desk<'_>, reference: &str) -> anyhow::Result<(String, String)> {
    let lang = desk.lang();
    let path = desk
        .workspace
        .inside(reference)
        .map_err(|fault| Failed::because(text::store::outside(lang, reference, &fault)))?;
    let sum = desk
        .workspace
        .digest(&path)
        .map_err(|why| Failed::because(text::store::no_document(lang, reference, &why)))?;
    let parts = reference
        .split('/')
        .filter(|part| !matches!(*part, "" | "."));
    Ok((parts.collect::<Vec<_>>().join("/"), sum))
}
