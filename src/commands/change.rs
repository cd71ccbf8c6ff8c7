//! One change to one record: read it, decide, edit the text, read it back, save it.

use chrono::NaiveDate;

use super::desk::Desk;
use super::which::{self, Which};
use super::{Answer, Failed, refused, schema};
use crate::changes::slip::slips;
use crate::changes::{Refusal, in_year};
use crate::document::Document;
use crate::document::edit::{self, Edit, EditFault};
use crate::lang::Lang;
use crate::model::{LAYOUT, Record};
use crate::output::{Block, Cell, Fact, Format, Page};
use crate::rules::{Read, Source, Unfit};
use crate::say;
use crate::standing::Case;
use crate::store::{Id, ReviseError, Revision, WriteFailure, WriteFault};
use crate::text;
use crate::text::command::kefu;
use crate::text::dated::with_days;

/// What a command decided: the edits, and the sentence that says what was done.
pub struct Decision {
    /// The edits.
    pub edits: Vec<Edit>,
    /// What was done, in the user's language.
    pub said: String,
}

/// Changes a client's record as `decide` says; nothing is written when nothing changes.
///
/// `decide` may run more than once: when another program saved the file in the meantime, it sees the new
/// text.
///
/// # Errors
///
/// No such client, a record with faults, a refusal (all exit code 2), or an error of the disk.
pub fn change(
    desk: &Desk<'_>,
    client: &str,
    decide: impl Fn(&Case<'_>) -> Result<Decision, Refusal>,
) -> anyhow::Result<Answer> {
    change_seen(desk, client, |case, _| decide(case))
}

/// The same for a command about the service year that contains a day; what it refuses names that year, if it is another one.
///
/// # Errors
///
/// As [`change`].
pub fn change_in(
    desk: &Desk<'_>,
    client: &str,
    year: Option<NaiveDate>,
    decide: impl Fn(&Case<'_>) -> Result<Decision, Refusal>,
) -> anyhow::Result<Answer> {
    change(desk, client, |case| {
        decide(case).map_err(|refusal| in_year(case, year, refusal))
    })
}

/// The same for a command that must know what the rules find in the record as it is.
///
/// # Errors
///
/// As [`change`].
pub fn change_seen(
    desk: &Desk<'_>,
    client: &str,
    decide: impl Fn(&Case<'_>, &Source<'_>) -> Result<Decision, Refusal>,
) -> anyhow::Result<Answer> {
    let which = which::exactly(desk, client)?;
    change_told(desk, &which, |case, source| {
        let decision = decide(case, source)
            .map_err(|refusal| Stop::Refused(refused::told(desk.lang(), case, &refusal)))?;
        let slips = match source.read {
            Read::Whole(document, _) => slips(document, case, &decision.edits),
            Read::Broken(_) => Vec::new(),
        };
        let words = |slip| text::slip::slip(desk.lang(), slip, &which.id);
        let told = slips.iter().filter_map(words).collect();
        Ok((decision, told))
    })
}

/// The same for a command that itself says what may be a mistake in the change.
///
/// # Errors
///
/// As [`change`].
pub(super) fn change_told(
    desk: &Desk<'_>,
    which: &Which,
    decide: impl Fn(&Case<'_>, &Source<'_>) -> Result<(Decision, Vec<String>), Stop>,
) -> anyhow::Result<Answer> {
    let (mut said, mut told) = (String::new(), Vec::new());
    let edit = |old: Option<&str>| {
        let (decision, more, new) = decided(desk, which, old, &decide)?;
        said = with_days(desk.lang(), &decision.said, &decision.edits, desk.today);
        told = more;
        Ok(new)
    };
    save(desk, which, edit).map(|revision| answer(desk, which, &revision, &said, &told))
}

/// Finds out whether a change could be made, and writes nothing: before the first of two changes that belong together.
///
/// # Errors
///
/// As [`change`].
pub(super) fn tried(
    desk: &Desk<'_>,
    which: &Which,
    decide: impl Fn(&Case<'_>, &Source<'_>) -> Result<(Decision, Vec<String>), Stop>,
) -> anyhow::Result<()> {
    let edit = |old: Option<&str>| decided(desk, which, old, &decide).map(|(_, _, new)| new);
    let tried = desk.workspace.preview(&which.path, edit);
    tried.map(drop).map_err(|error| failed(desk, which, error))
}

/// What is decided about the text of a record, and the new text; none where nothing changes.
fn decided(
    desk: &Desk<'_>,
    which: &Which,
    old: Option<&str>,
    decide: impl Fn(&Case<'_>, &Source<'_>) -> Result<(Decision, Vec<String>), Stop>,
) -> Result<(Decision, Vec<String>, Option<String>), Stop> {
    let text = old.ok_or(Stop::Gone)?;
    let document = Document::parse(text).map_err(|faults| Stop::Unfit(Unfit::of(text, &faults)))?;
    let reading = Record::read(&document);
    if !reading.faults.is_empty() {
        return Err(Stop::Unfit(Unfit::Faults(reading.faults.len())));
    }

    let source = Source {
        id: &which.id,
        id_is_valid: Id::parse(&which.id).is_ok(),
        text,
        read: Read::Whole(&document, &reading),
    };
    let case = desk.case(&which.id, &reading.record);
    let (decision, told) = decide(&case, &source)?;
    let new = edit::apply(text, &decision.edits, &LAYOUT).map_err(Stop::Edit)?;
    Ok((decision, told, (new != text).then_some(new)))
}

/// Makes a client's record, which must not be there yet.
///
/// # Errors
///
/// There is one already, or an error of the disk.
pub fn create(
    desk: &Desk<'_>,
    which: &Which,
    edits: &[Edit],
    said: &str,
) -> anyhow::Result<Answer> {
    let edit = |old: Option<&str>| match old {
        Some(_) => Err(Stop::There),
        None => edit::apply(schema::OF_RECORD, edits, &LAYOUT)
            .map(Some)
            .map_err(Stop::Edit),
    };
    let said = with_days(desk.lang(), said, edits, desk.today);
    save(desk, which, edit).map(|revision| answer(desk, which, &revision, &said, &[]))
}

/// Why an edit stopped before anything was written.
pub(super) enum Stop {
    /// The record is not there any more.
    Gone,
    /// The record is there already.
    There,
    /// The record has faults.
    Unfit(Unfit),
    /// Refused, in the user's words.
    Refused(String),
    /// The text cannot be edited so.
    Edit(EditFault),
}

fn save(
    desk: &Desk<'_>,
    which: &Which,
    edit: impl FnMut(Option<&str>) -> Result<Option<String>, Stop>,
) -> anyhow::Result<Revision> {
    let revised = if desk.context.dry_run {
        desk.workspace.preview(&which.path, edit)
    } else {
        desk.to_write()?.revise(&which.path, edit)
    };
    let revision = revised.map_err(|error| failed(desk, which, error))?;
    if !desk.context.dry_run {
        schema::offer(&desk.workspace, desk.record_lang());
    }
    Ok(revision)
}

fn failed(desk: &Desk<'_>, which: &Which, error: ReviseError<Stop>) -> anyhow::Error {
    match error {
        ReviseError::Edit(stop) => Failed::because(stopped(desk.lang(), which, &stop)),
        ReviseError::Failed(failure) => write_failed(desk.lang(), &failure),
    }
}

/// Why a file was not changed, or not for certain, with its exit code.
pub(super) fn write_failed(lang: Lang, failure: &WriteFailure) -> anyhow::Error {
    let message = match &failure.fault {
        WriteFault::Busy(busy) => text::store::busy(lang, &failure.path, busy),
        _ => text::store::write_failure(lang, failure),
    };
    let code = failure.exit_code();
    Failed { code, message }.into()
}

fn stopped(lang: Lang, which: &Which, stop: &Stop) -> String {
    let file = which.file();
    let id = &which.id;
    match stop {
        Stop::Gone => say!(lang,
            zh: "{file} 已不存在。查看全部客户：kefu client list",
            en: "{file} is gone. To see all clients: kefu client list"
        ),
        Stop::There => {
            let show = kefu("client show").word(id).say(lang);
            say!(lang,
                zh: "客户 {id} 已经登记（{file}）。查看：{show}；另一客户请换一个编号。",
                en: "The client {id} already exists ({file}). To see it: {show}; for another client, choose another id."
            )
        }
        Stop::Unfit(why) => text::document::mend_first(lang, &file, *why),
        Stop::Refused(told) => told.clone(),
        Stop::Edit(EditFault::Syntax(faults)) => {
            text::document::mend_first(lang, &file, Unfit::Faults(faults.len()))
        }
        Stop::Edit(EditFault::Unwritable(key)) => text::document::unwritable(lang, key, &file),
        Stop::Edit(EditFault::Lost(key)) => text::document::lost(lang, key, &file),
    }
}

/// For a person a sentence about what was done, or the diff; for a script the facts.
///
/// Possible mistakes are reported with `--dry-run` too.
fn answer(
    desk: &Desk<'_>,
    which: &Which,
    revision: &Revision,
    said: &str,
    told: &[String],
) -> Answer {
    let lang = desk.lang();
    let changed = revision.after.is_some();
    let mut notes = Vec::new();
    if !changed {
        notes.push(say!(lang,
            zh: "没有变化：记录中已经如此。",
            en: "Nothing to change: the record already says this."
        ));
    } else if desk.context.dry_run {
        notes.push(say!(lang, zh: "未写入（--dry-run）。", en: "Nothing was written (--dry-run)."));
    } else {
        notes.push(said.to_owned());
    }
    if changed {
        notes.extend(told.iter().cloned());
    }
    if changed && desk.context.terminal && desk.workspace.has_noted_once() {
        notes.push(say!(lang,
            zh: "记错了可以撤回：kefu undo",
            en: "If that was a slip, kefu undo takes it back."
        ));
    }
    if !revision.recovered.is_empty() {
        notes.push(text::store::recovered(lang, &revision.recovered));
    }

    let mut blocks = Vec::new();
    if desk.context.format != Format::Table {
        let word = say!(lang, zh: "客户", en: "client");
        let file = say!(lang, zh: "文件", en: "file");
        let changes = say!(lang, zh: "有改动", en: "changed");
        let yes = if changed { "✓" } else { "" };
        blocks.push(Block::Facts(vec![
            Fact::new("client", word, Cell::Id(which.id.clone())),
            Fact::new("file", file, which.file()),
            Fact::new("changed", changes, Cell::Flag(changed, yes.to_owned())),
        ]));
    }
    if desk.context.dry_run && changed {
        blocks.push(Block::Diff {
            key: "diff",
            text: diff(&which.file(), revision),
        });
    }
    let schema = "kefu.change/1";
    let page = (!blocks.is_empty()).then_some(Page { schema, blocks });
    Answer {
        page,
        notes,
        ..Answer::default()
    }
}

/// What a change did, or would do, to a file of the workspace, as a unified diff.
pub(super) fn diff(file: &str, revision: &Revision) -> String {
    let old = revision.before.as_deref().unwrap_or_default();
    let new = revision.after.as_deref().unwrap_or(old);
    let from = if revision.before.is_some() {
        format!("a/{file}")
    } else {
        "/dev/null".to_owned()
    };
    similar::TextDiff::from_lines(old, new)
        .unified_diff()
        .header(&from, &format!("b/{file}"))
        .to_string()
}
