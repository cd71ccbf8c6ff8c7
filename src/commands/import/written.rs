//! What becomes of a client's record by the rows about it.

use super::Of;
use super::cells::Fault;
use super::given::{Given, lacking};
use super::placed::{Decided, Placed};
use crate::changes::{Refusal, client};
use crate::commands::change::write_failed;
use crate::commands::desk::Desk;
use crate::commands::{refused, schema};
use crate::document::Document;
use crate::document::edit::{self, Edit};
use crate::model::{LAYOUT, Record};
use crate::say;
use crate::standing::Case;
use crate::store::ReviseError;
use crate::text;

/// What becomes of a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum State {
    /// It is made.
    New,
    /// It is changed.
    Changed,
    /// It says all that already.
    Same,
}

/// What becomes of a client's record.
#[derive(Debug)]
pub(super) struct Written {
    pub(super) id: String,
    pub(super) name: String,
    pub(super) state: State,
    /// Whether the client's service has ended.
    pub(super) is_closed: bool,
    /// The rows of the table that are about it.
    pub(super) rows: Vec<usize>,
}

/// What the rows would make of the record, and nothing is written.
pub(super) fn preview(desk: &Desk<'_>, of: &Of) -> Result<Written, Vec<Fault>> {
    let first = of.rows.first().map_or(0, |(row, _)| *row);
    let old = match of.is_new {
        true => None,
        false => {
            let read = desk.workspace.read_text(&of.which.path);
            let told = |why| lacking(first, text::store::unreadable(desk.lang(), &why));
            Some(read.map_err(|why| vec![told(why)])?)
        }
    };
    let text = made(desk, of, old.as_deref())?;
    let state = match &old {
        None => State::New,
        Some(old) if *old == text => State::Same,
        Some(_) => State::Changed,
    };
    let document = Document::parse(&text).ok();
    let record = document.as_ref().map(|it| Record::read(it).record);
    Ok(Written {
        id: of.which.id.clone(),
        name: record
            .as_ref()
            .map_or_else(String::new, |it| it.client.name.to_owned()),
        is_closed: record
            .as_ref()
            .is_some_and(|it| it.closed().is_some_and(|on| on <= desk.today)),
        state,
        rows: of.rows.iter().map(|(row, _)| *row).collect(),
    })
}

/// Writes it: the rows are taken again on the text that is there by then.
pub(super) fn write(desk: &Desk<'_>, of: &Of) -> anyhow::Result<()> {
    let edit = |old: Option<&str>| {
        let text = made(desk, of, old)?;
        Ok((old != Some(text.as_str())).then_some(text))
    };
    let revised = desk.to_write()?.revise(&of.which.path, edit);
    revised.map(|_| ()).map_err(|error: ReviseError<Vec<Fault>>| match error {
        ReviseError::Failed(failure) => write_failed(desk.lang(), &failure),
        ReviseError::Edit(faults) => {
            let Fault { row, why, .. } = &faults[0];
            crate::commands::Failed::because(say!(desk.lang(),
                zh: "第 {row} 行：{why}。前面的已写入；改好后再导入一次即可补齐。",
                en: "Row {row}: {why}. What came before is written; correct it and import again for the rest."
            ))
        }
    })
}

/// The record's text after all rows, or what is wrong with each row that asks for something it cannot have; never an
/// empty list of that.
fn made(desk: &Desk<'_>, of: &Of, old: Option<&str>) -> Result<String, Vec<Fault>> {
    let mut text = match old {
        Some(old) => old.to_owned(),
        None => begun(desk, of).map_err(|fault| vec![fault])?,
    };
    let (mut faults, mut decided) = (Vec::new(), Decided::default());
    let mut rest = &of.rows[..];
    while let Some((row, _)) = rest.first() {
        let step = step(desk, &of.which.id, &text, rest, &mut decided, &mut faults);
        let (taken, after) = step.map_err(|why| vec![lacking(*row, why)])?;
        rest = &rest[taken..];
        text = after.unwrap_or(text);
    }
    match faults.is_empty() {
        true => Ok(text),
        false => Err(faults),
    }
}

/// The text after as many of the rows as one reading of it decides, and how many those are: all that change nothing,
/// and policies, of which none depends on another. `None` where nothing changes.
fn step(
    desk: &Desk<'_>,
    id: &str,
    text: &str,
    rows: &[(usize, Given)],
    decided: &mut Decided,
    faults: &mut Vec<Fault>,
) -> Result<(usize, Option<String>), String> {
    let unfit = || unfit(desk, id);
    let document = Document::parse(text).map_err(|_| unfit())?;
    let reading = Record::read(&document);
    if !reading.faults.is_empty() {
        return Err(unfit());
    }
    let case = desk.case(id, &reading.record);
    let mut book = Placed::of(desk.lang(), &case);
    let (mut edits, mut taken) = (Vec::new(), 0);
    for (row, given) in rows {
        match given {
            Given::Policy(of) if of.is_named() || edits.is_empty() => {
                match book.change(*row, of, decided) {
                    Ok(made) => edits.extend(made),
                    Err(why) => faults.push(lacking(*row, why)),
                }
            }
            _ if !edits.is_empty() => break,
            _ => {
                let asked = given.changes(desk.record_lang());
                let is_none = |made: Result<Vec<Edit>, _>| made.is_ok_and(|it| it.is_empty());
                if !asked.iter().all(|change| is_none(change(&case))) {
                    // Each change of such a row sees the record as the one before it left it.
                    let after = one_by_one(desk, id, text, given);
                    let after = after.map_err(|why| faults.push(lacking(*row, why)));
                    return Ok((taken + 1, after.ok()));
                }
            }
        }
        taken += 1;
    }
    let after = (!edits.is_empty()).then(|| edit::apply(text, &edits, &LAYOUT));
    Ok((taken, after.transpose().map_err(|_| unfit())?))
}

/// The text after the changes of one row, each made on what the one before it left.
fn one_by_one(desk: &Desk<'_>, id: &str, text: &str, given: &Given) -> Result<String, String> {
    let asked = given.changes(desk.record_lang());
    let mut changes = asked.iter();
    changes.try_fold(text.to_owned(), |text, change| {
        changed(desk, id, text, change)
    })
}

fn unfit(desk: &Desk<'_>, id: &str) -> String {
    let lang = desk.lang();
    let check = text::command::kefu("check").word(id).say(lang);
    say!(lang, zh: "该客户的档案读不了，请先改正：{check}", en: "the client's record cannot be read; correct it first: {check}")
}

/// A new record, by its first row.
fn begun(desk: &Desk<'_>, of: &Of) -> Result<String, Fault> {
    let Some((row, Given::Client(client))) = of.rows.first() else {
        let row = of.rows.first().map_or(0, |(row, _)| *row);
        let gone = say!(desk.lang(), zh: "该客户的档案已不存在", en: "the client's record is gone");
        return Err(lacking(row, gone));
    };
    let told = |refusal: Refusal| {
        lacking(
            *row,
            text::refusal::refusal(desk.lang(), &refusal, &of.which.id),
        )
    };
    let days = of.rows.iter().filter_map(|(_, given)| match given {
        Given::Client(of) => of.established(),
        Given::Policy(_) | Given::Contact(..) | Given::Post(_) => None,
    });
    let details = client.new_details(days.min(), desk.today);
    let edits = client::add(details, desk.today).map_err(told)?;
    let text = edit::apply(schema::OF_RECORD, &edits, &LAYOUT);
    text.map_err(|_| {
        let odd =
            say!(desk.lang(), zh: "这一行写不进档案", en: "this row cannot be written to a record");
        lacking(*row, odd)
    })
}

/// The text after one change.
fn changed(
    desk: &Desk<'_>,
    id: &str,
    text: String,
    change: &dyn Fn(&Case<'_>) -> Result<Vec<Edit>, Refusal>,
) -> Result<String, String> {
    let lang = desk.lang();
    let unfit = || unfit(desk, id);
    let document = Document::parse(&text).map_err(|_| unfit())?;
    let reading = Record::read(&document);
    if !reading.faults.is_empty() {
        return Err(unfit());
    }
    let case = desk.case(id, &reading.record);
    let edits = change(&case).map_err(|refusal| refused::told(lang, &case, &refusal))?;
    if edits.is_empty() {
        return Ok(text);
    }
    edit::apply(&text, &edits, &LAYOUT).map_err(|_| unfit())
}
