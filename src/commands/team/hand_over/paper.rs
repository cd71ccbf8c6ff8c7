//! The lists to sign on paper, in the forms of the files that were named.

use chrono::NaiveDate;

use super::Line;
use crate::commands::Failed;
use crate::commands::desk::Desk;
use crate::commands::paper::{fault, styled, with_logo};
use crate::output::Ending;
use crate::print::hand_over::{Client, Open, Sheet};
use crate::print::{self, Form, Template};
use crate::standing::Case;
use crate::text::paper::{day_in_column, last_day_in_column};

/// The form of a file that holds such a list.
pub(super) fn form(ending: Ending) -> Option<Form> {
    Form::of(ending).filter(|form| matches!(form, Form::Html | Form::Docx))
}

/// A sheet in the forms of the files that were named.
pub(super) fn documents(desk: &Desk<'_>, sheet: &Sheet) -> anyhow::Result<Vec<(Form, Vec<u8>)>> {
    let files = desk.context.files.iter();
    let mut forms: Vec<Form> = files.filter_map(|it| form(it.ending)).collect();
    forms.dedup();
    let print = |form| {
        let template = with_logo(desk, styled(desk, Template::hand_over(form))?)?;
        let faulty = |why| Failed::because(fault(desk.lang(), &why));
        Ok((form, print::print(&template, sheet).map_err(faulty)?))
    };
    forms.into_iter().map(print).collect()
}

/// A client with its open work.
pub(super) fn client(desk: &Desk<'_>, case: &Case<'_>, on: NaiveDate, lines: &[Line]) -> Client {
    let lang = desk.lang();
    let open = lines.iter().map(|it| Open {
        kind: it.label.to_owned(),
        id: it.id.clone(),
        what: it.what.clone(),
        due: it
            .due
            .map(|due| last_day_in_column(lang, due))
            .unwrap_or_default(),
    });
    Client {
        name: case.record.client.name.to_owned(),
        id: case.id.to_owned(),
        on: day_in_column(lang, on),
        count: lines.len(),
        open: open.collect(),
    }
}
