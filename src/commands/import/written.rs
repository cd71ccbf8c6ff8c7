//! What becomes of a client's record by the rows about it.

use super::Of;
use super::cells::Fault;
use super::given::{Given, lacking};
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
    let name = document
        .as_ref()
        .map(|it| Record::read(it).record.client.name.to_owned());
    Ok(Written {
        id: of.which.id.clone(),
        name: name.unwrap_or_default(),
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
    let revised = desk.workspace.revise(&of.which.path, edit);
    revised.map(|_| ()).map_err(|error: ReviseError<Vec<Fault>>| match error {
        ReviseError::Failed(failure) => write_failed(desk.lang(), &failure),
        ReviseError::Edit(faults) => {
            let Fault { row, why, .. } = &faults[0];
            crate::commands::Failed::because(say!(desk.lang(),
                zh: "第 {row} 行：{why}。前面的已写入；改好后再导入一次即可补齐。",
                en: "Row {row}: {why}. What came before is written; mend it and import again for the rest."
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
    let mut faults = Vec::new();
    for (row, given) in &of.rows {
        let asked = given.changes(desk.record_lang());
        let after = asked.iter().try_fold(text.clone(), |text, change| {
            changed(desk, &of.which.id, text, change)
        });
        match after {
            Ok(after) => text = after,
            Err(why) => faults.push(lacking(*row, why)),
        }
    }
    match faults.is_empty() {
        true => Ok(text),
        false => Err(faults),
    }
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
        Given::Policy(..) | Given::Contact(..) => None,
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
    let unfit = || {
        let check = text::command::kefu("check").word(id).say(lang);
        say!(lang, zh: "该客户的档案读不了，请先改正：{check}", en: "the client's record cannot be read; mend it first: {check}")
    };
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
