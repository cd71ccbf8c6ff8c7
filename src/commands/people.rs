//! The lists of people, a line each: of one client or of all, with the headings that `import` reads.

use clap::Args;

use super::Answer;
use super::desk::Desk;
use super::listed::{client_cells, client_columns};
use super::show::shown_record;
use super::survey::survey;
use super::who::{Asked, Who};
use crate::both;
use crate::commands::arguments::OfAnyClient;
use crate::output::{Block, Cell, Column, Page, Table};
use crate::standing::Case;

/// Which client's people.
#[derive(Args, Debug)]
pub struct People {
    #[command(flatten)]
    client: OfAnyClient,
    #[command(flatten)]
    who: Who,
    #[arg(long, help = both!("连同已离开的", "Those who left too"))]
    pub(super) all: bool,
}

/// The list as a page.
pub(super) struct Shape {
    /// The name and version of the JSON shape.
    pub schema: &'static str,
    /// The JSON member of the rows.
    pub key: &'static str,
    /// The columns after those of the client.
    pub columns: Vec<Column>,
    /// The text when there is nobody to list.
    pub empty: String,
}

/// Lists the people of one client, or of all; `rows` gives the cells of each that the asked person is or serves.
pub(super) fn list(
    desk: &Desk<'_>,
    people: &People,
    shape: Shape,
    rows: impl Fn(&Case<'_>, &Asked) -> Vec<Vec<Cell>> + Sync,
) -> anyhow::Result<Answer> {
    let who = people.who.asked(desk)?;
    let lines = |case: &Case<'_>| -> Vec<Vec<Cell>> {
        let of_client = |cells| client_cells(case).into_iter().chain(cells).collect();
        rows(case, &who).into_iter().map(of_client).collect()
    };
    let Some(client) = &*people.client else {
        let mut survey = survey(desk, None, lines)?;
        let found = survey.found.drain(..).flat_map(|(_, lines)| lines);
        let answer = Answer::page(page(desk, shape, &who, None, found.collect())?);
        return Ok(survey.answer(answer));
    };
    shown_record(desk, client, |case| {
        let name = case.record.client.name;
        page(desk, shape, &who, Some(name), lines(case))
    })
}

fn page(
    desk: &Desk<'_>,
    shape: Shape,
    who: &Asked,
    client: Option<&str>,
    rows: Vec<Vec<Cell>>,
) -> anyhow::Result<Page> {
    let empty = who.empty(desk, !rows.is_empty(), shape.empty)?;
    let columns = client_columns(desk, client.is_none()).into_iter();
    let table = Table {
        key: shape.key,
        columns: columns.chain(shape.columns).collect(),
        rows,
        empty,
    };
    let title = client.map(|name| Block::Heading(name.to_owned()));
    Ok(Page {
        schema: shape.schema,
        blocks: title.into_iter().chain([Block::Table(table)]).collect(),
    })
}
