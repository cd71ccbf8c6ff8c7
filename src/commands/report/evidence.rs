//! `kefu report evidence`: for every deadline the day claimed beside the day it came into git, with what `check` said then.

use std::collections::HashSet;

use chrono::NaiveDate;
use clap::Args;

use self::entered::{Entered, entered};
use crate::both;
use crate::calendar::Due;
use crate::cli::date::Happened;
use crate::commands::desk::Desk;
use crate::commands::progress::Progress;
use crate::commands::which::{self, Which};
use crate::commands::{Answer, Failed, past};
use crate::context::end_of;
use crate::document::Document;
use crate::git::{Folder, Past};
use crate::model::Record;
use crate::output::Cell;
use crate::rules::{self, Filed, Finding, Ground, Read, Selection, Source};
use crate::say;
use crate::standard::Standard;
use crate::standing::{Deadline, State, Thing, as_it_stood, deadlines};
use crate::store::Id;

mod entered;
mod page;

/// Of whom, and as of which day.
#[derive(Args, Debug)]
pub struct Arguments {
    #[arg(value_name = both!("客户", "CLIENT"), help = both!("客户编号、名称或其一部分、拼音；不写则为全部客户", "The client's id, name, a part of it or its pinyin; all clients when left out"))]
    client: Option<String>,
    #[arg(long, value_name = both!("日期", "DATE"), help = both!("以当日最后一次提交为准，默认今天", "As of the last commit of that day; today when left out"))]
    as_of: Option<Happened>,
}

/// What the evidence of one client rests on.
struct Evidence {
    which: Which,
    name: String,
    rows: Vec<Row>,
    findings: Vec<Finding>,
    waivers: Vec<Vec<Cell>>,
}

/// One deadline.
struct Row {
    of: Thing,
    /// The entry it belongs to, as a person names it.
    entry: Option<String>,
    from: Option<NaiveDate>,
    due: Due,
    done: Option<NaiveDate>,
    state: State,
    entered: Entered,
}

impl Row {
    fn of(deadline: Deadline<'_>, entered: Entered) -> Row {
        let Deadline {
            from,
            due,
            done,
            state,
            ..
        } = deadline;
        Row {
            of: deadline.of,
            entry: deadline.entry.map(|(list, id)| format!("{list}/{id}")),
            from,
            due,
            done,
            state,
            entered,
        }
    }
}

/// What came of looking at a client: its evidence, or why there is none.
enum Looked {
    /// What its record says.
    Known(Box<Evidence>),
    /// Not in git by then.
    Absent(Which),
    /// It could not be read then.
    Unread(Which),
}

pub(super) fn run(arguments: &Arguments, desk: &Desk<'_>) -> anyhow::Result<Answer> {
    let lang = desk.lang();
    let as_of = Happened::or_today(arguments.as_of, desk.today);
    let mut asked = match &arguments.client {
        Some(client) => vec![which::fitting(desk, client)?],
        None => which::entries(desk)?.iter().map(Which::of).collect(),
    };
    let folder = past::folder(desk)?;
    let until = end_of(&desk.standard, as_of);
    let commit = past::told(desk, folder.last_until(until))?;
    let Some(commit) = commit else {
        return Err(Failed::because(say!(lang,
            zh: "到 {as_of} 为止没有提交，无从核验。",
            en: "There is no commit by {as_of}, so there is no evidence."
        )));
    };
    let then = standard_then(desk, &folder, &commit)?;
    let ground = Ground {
        standard: then.as_ref().unwrap_or(&desk.standard),
        calendar: &desk.calendar,
        today: as_of,
    };
    let selection = Selection::new(&[], &[], &ground.standard.severities)
        .map_err(|_| Failed::because(say!(lang,
            zh: "当时的 kefu.toml 中 [check] 有不认识的规则，请先在工作区核对：kefu check",
            en: "[check] in kefu.toml of that commit names an unknown rule. Look at the workspace first: kefu check"
        )))?;

    let there = asked.len();
    if arguments.client.is_none() {
        let gone = gone(desk, &folder, &commit, &asked)?;
        asked.extend(gone);
    }
    let progress = Progress::of(desk.context, asked.len());
    let (mut known, mut notes, mut code) = (Vec::new(), Vec::new(), 0);
    let records = past::records(desk, &folder)?;
    let mut seen: HashSet<String> = HashSet::new();
    for (nth, which) in asked.into_iter().enumerate() {
        if nth >= there {
            let file = which.file();
            if seen.contains(&file) {
                continue;
            }
            notes.push(say!(lang,
                zh: "{file} 已不在工作区，按当时的提交核验。",
                en: "{file} is not in the folder any more. The evidence is of the record as that commit has it."
            ));
        }
        let past = past::past(desk, &records, &commit, &which)?;
        seen.extend(past.versions.first().and_then(|it| it.file.clone()));
        if arguments.as_of.is_none() && is_changed(desk, &which, &past) {
            let file = which.file();
            notes.push(say!(lang,
                zh: "{file} 有尚未提交的改动，不在核验之内。",
                en: "{file} has changes that are not committed. They are no part of the evidence."
            ));
        }
        match look(desk, which, &past, &ground, &selection) {
            Looked::Known(evidence) => known.push(*evidence),
            Looked::Absent(which) => {
                let file = which.file();
                notes.push(say!(lang,
                    zh: "{file} 到 {as_of} 为止没有提交过，不在 Git 中，无从核验。",
                    en: "{file} was not committed by {as_of}: git knows nothing of it, and there is no evidence."
                ));
            }
            Looked::Unread(which) => {
                code = 3;
                let file = which.file();
                notes.push(say!(lang,
                    zh: "{file} 在当时的提交中读不出来，未核验。",
                    en: "{file} cannot be read in that commit, and was left out."
                ));
            }
        }
        progress.step();
    }
    drop(progress);
    known.sort_by(|one, other| one.which.id.cmp(&other.which.id));
    if then.is_none() {
        notes.push(say!(lang,
            zh: "当时的提交中没有可读的 kefu.toml，按现在的标准核对。",
            en: "That commit has no kefu.toml that can be read, so the present standard is used."
        ));
    }
    let page = page::page(desk, &ground, &commit, &known, arguments.client.is_some());
    Ok(Answer {
        page: Some(page),
        notes,
        code,
        ..Answer::default()
    })
}

/// The clients of a commit that have no file of that name any more, also those that got another id since.
fn gone(
    desk: &Desk<'_>,
    folder: &Folder,
    commit: &str,
    there: &[Which],
) -> anyhow::Result<Vec<Which>> {
    let files = past::told(desk, folder.files_in(commit, "clients"))?;
    let names = files.iter().filter_map(|it| it.strip_prefix("clients/"));
    let then = names.filter_map(|name| desk.workspace.client_of_file(name));
    let then = then.map(|entry| Which::of(&entry));
    Ok(then.filter(|it| !there.contains(it)).collect())
}

/// Whether a record in git says something else than the one in the folder.
fn is_changed(desk: &Desk<'_>, which: &Which, past: &Past) -> bool {
    let is_there = past.versions.first().is_some_and(|it| it.bytes.is_some());
    let now = desk.workspace.read_text(&which.path);
    is_there && now.is_ok_and(|now| !past::is_committed(past, &now))
}

/// The company's standard as a commit has it; `None` where it cannot be read.
fn standard_then(
    desk: &Desk<'_>,
    folder: &Folder,
    commit: &str,
) -> anyhow::Result<Option<Standard>> {
    let found = past::told(desk, folder.file_in(commit, "kefu.toml"))?;
    let text = found.and_then(|bytes| String::from_utf8(bytes).ok());
    Ok(text.and_then(|text| {
        let document = Document::parse(&text).ok()?;
        let reading = Standard::read(&document);
        reading.faults.is_empty().then_some(reading.standard)
    }))
}

/// The evidence of one client.
fn look(
    desk: &Desk<'_>,
    which: Which,
    past: &Past,
    ground: &Ground<'_>,
    selection: &Selection,
) -> Looked {
    let Some(version) = past.versions.first().filter(|it| it.bytes.is_some()) else {
        return Looked::Absent(which);
    };
    let Some(text) = past::text(version) else {
        return Looked::Unread(which);
    };
    let Ok(document) = Document::parse(text) else {
        return Looked::Unread(which);
    };
    let reading = Record::read(&document);
    if !reading.faults.is_empty() {
        return Looked::Unread(which);
    }
    let source = Source {
        id: &which.id,
        id_is_valid: Id::parse(&which.id).is_ok(),
        text,
        read: Read::Whole(&document, &reading),
    };
    let looked = rules::look(&source, ground, selection, &Filed::default());
    let stood = as_it_stood(&reading.record, ground.today);
    let case = ground.case(&which.id, stood.record());
    let asked = deadlines(&case);
    let entered = entered(desk, ground, past, &asked);
    let rows = asked.into_iter().zip(entered);
    let rows = rows.map(|(deadline, entered)| Row::of(deadline, entered));
    let rows = rows.collect();
    let waivers = reading.record.waivers.iter().zip(looked.waivers);
    let waivers =
        waivers.map(|(waiver, state)| page::waiver(desk.lang(), &which.id, waiver, state));
    let waivers = waivers.collect();
    let name = reading.record.client.name.to_owned();
    Looked::Known(Box::new(Evidence {
        name,
        rows,
        findings: looked.findings,
        waivers,
        which,
    }))
}
