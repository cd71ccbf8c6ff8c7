//! The lists of service beside the plan: of one client or of all clients, open entries first.

use chrono::NaiveDate;
use clap::Args;

use super::Answer;
use super::clocks::said_cell;
use super::desk::Desk;
use super::listed::{client_cells, client_columns};
use super::show::shown_record;
use super::survey::survey;
use crate::both;
use crate::commands::arguments::OfAnyClient;
use crate::commands::who::{Asked, Who};
use crate::lang::{Lang, half};
use crate::model::Word;
use crate::output::{Block, Cell, Column, Page, Table, Tone};
use crate::say;
use crate::standing::{Case, State, Wait};
use crate::text;
use crate::text::word::Spoken;

/// Which client's list, and which entries.
#[derive(Args, Debug)]
pub struct List {
    #[command(flatten)]
    client: OfAnyClient,
    #[command(flatten)]
    who: Who,
    #[arg(long, help = both!("只看未办完的", "Only those that are open"))]
    open: bool,
}

/// One entry of a list, apart from its record.
pub(super) struct Row {
    /// The client's id and name.
    client: [Cell; 2],
    id: String,
    /// The first last day of what it waits for; `None` when it is closed.
    due: Option<NaiveDate>,
    /// Whether that day may still change.
    provisional: Option<Cell>,
    is_open: bool,
    /// The noun's own cells.
    own: Vec<Cell>,
    step: Cell,
    state: Cell,
    who: Option<String>,
    /// The noun's own cells for files and scripts: the day of each step.
    data: Vec<Cell>,
}

impl Row {
    /// An entry with what it waits for; with nothing to wait for, how it ended and when.
    pub(super) fn new(
        lang: Lang,
        case: &Case<'_>,
        id: &str,
        who: Option<&str>,
        waits: &[Wait<'_>],
        ended: Option<(Ended, NaiveDate)>,
    ) -> Row {
        let first = waits.iter().min_by_key(|wait| wait.due.date);
        let step = match (first, ended) {
            (Some(first), _) => {
                let steps = waits.iter().map(|wait| half(wait.waiting.state, lang));
                Cell::Code {
                    code: first.waiting.code.to_owned(),
                    label: steps.collect::<Vec<_>>().join(lang.comma()),
                    tone: Tone::Plain,
                }
            }
            (None, Some((how, on))) => Cell::Code {
                code: how.code().to_owned(),
                label: format!("{} {on}", how.say(lang)),
                tone: Tone::Faint,
            },
            (None, None) => Cell::Empty,
        };
        let state = first.map_or(Cell::Empty, |wait| {
            let state = State::of(wait.due.date, None, case.today, |from, to| {
                case.calendar.between(from, to)
            });
            let said = match state {
                State::Running(0) if case.today < wait.due.date => text::clock::before_next(lang),
                state => text::clock::state(lang, state),
            };
            said_cell(lang, state, said, wait.due.provisional)
        });
        Row {
            client: client_cells(case),
            id: id.to_owned(),
            due: first.map(|wait| wait.due.date),
            provisional: first.map(|wait| Cell::Flag(wait.due.provisional, String::new())),
            is_open: ended.is_none(),
            own: Vec::new(),
            step,
            state,
            who: who.or(case.who()).map(str::to_owned),
            data: Vec::new(),
        }
    }

    /// The same entry with the noun's own words for how it ended.
    pub(super) fn ended_as(mut self, words: String) -> Row {
        if let Cell::Code { label, .. } = &mut self.step {
            *label = words;
        }
        self
    }

    /// The same entry with a step that has no last day, where nothing else is waited for.
    pub(super) fn left(mut self, code: &str, label: String) -> Row {
        if self.is_open && self.due.is_none() {
            let (code, tone) = (code.to_owned(), Tone::Plain);
            self.step = Cell::Code { code, label, tone };
        }
        self
    }

    /// The same entry with the noun's own cells, shown and for scripts.
    pub(super) fn with(self, own: Vec<Cell>, data: Vec<Cell>) -> Row {
        Row { own, data, ..self }
    }
}

crate::words! {
    /// How an entry ended.
    Ended {
        /// An endorsement was checked.
        Checked = "checked",
        /// An endorsement was withdrawn.
        Withdrawn = "withdrawn",
        /// A change of risk has its measure, and the insurer knows.
        Settled = "settled",
        /// The insurer did what it owed.
        Done = "done",
        /// What an insurer owed was given up.
        Dropped = "dropped",
    }
}

impl Spoken for Ended {
    fn words(self) -> (&'static str, &'static str) {
        match self {
            Ended::Checked => ("已核对", "checked"),
            Ended::Withdrawn => ("已撤回", "withdrawn"),
            Ended::Settled => ("已应对", "settled"),
            Ended::Done => ("已履行", "done"),
            Ended::Dropped => ("不再要求", "given up"),
        }
    }
}

/// The list as a page: the noun's own columns, the last of them the dates for scripts.
pub(super) struct Shape {
    /// The name and version of the JSON shape.
    pub schema: &'static str,
    /// The JSON member of the rows.
    pub key: &'static str,
    /// The noun's own columns.
    pub own: Vec<Column>,
    /// Those of them that are shown only for one client, because a line has no more room.
    pub alone: &'static [&'static str],
    /// The keys of the record that are columns in files and for scripts alone.
    pub data: Vec<&'static str>,
    /// The text when there is nothing to list.
    pub empty: String,
}

/// Lists the entries of one client, or of all.
pub(super) fn list(
    desk: &Desk<'_>,
    list: &List,
    shape: Shape,
    rows: impl Fn(&Case<'_>) -> Vec<Row> + Sync,
) -> anyhow::Result<Answer> {
    let who = list.who.asked(desk)?;
    let wanted = |case: &Case<'_>| -> Vec<Row> {
        let rows = rows(case).into_iter();
        let rows = rows.filter(|row| row.is_open || !list.open);
        rows.filter(|row| who.is(row.who.as_deref())).collect()
    };
    let Some(client) = &*list.client else {
        let mut survey = survey(desk, None, wanted)?;
        let rows = survey.found.drain(..).flat_map(|(_, rows)| rows).collect();
        let answer = Answer::page(page(desk, shape, &who, None, rows)?);
        return Ok(survey.answer(answer));
    };
    shown_record(desk, client, |case| {
        let name = case.record.client.name;
        page(desk, shape, &who, Some(name), wanted(case))
    })
}

/// A person sees what fits in a line; a script and a spreadsheet get everything.
fn page(
    desk: &Desk<'_>,
    shape: Shape,
    who: &Asked,
    client: Option<&str>,
    mut rows: Vec<Row>,
) -> anyhow::Result<Page> {
    let lang = desk.lang();
    let empty = who.empty(desk, !rows.is_empty(), shape.empty)?;
    rows.sort_by_key(|row| (!row.is_open, row.due.is_none(), row.due));

    let mut columns = Vec::from(client_columns(desk, client.is_none()));
    columns.push(Column::new("id", say!(lang, zh: "项", en: "id")));
    columns.extend(shape.own.into_iter().map(|column| {
        let data_only = client.is_none() && shape.alone.contains(&column.key);
        let data_only = data_only || column.data_only;
        Column {
            data_only,
            ..column
        }
    }));
    columns.push(Column::new("step", say!(lang, zh: "进度", en: "step")).grow());
    columns.push(Column::new("due", say!(lang, zh: "期限", en: "due")));
    columns.push(Column::new("state", say!(lang, zh: "情况", en: "state")).grow());
    columns.push(Column::new("who", say!(lang, zh: "经办人", en: "who")));
    let in_files = |way: &'static str| Column::of(lang, way).only_in_files();
    columns.extend(shape.data.into_iter().map(in_files));
    columns.push(Column::data("provisional"));

    let row = |row: Row| {
        let mut cells = Vec::from(row.client);
        cells.push(Cell::Id(row.id));
        cells.extend(row.own);
        cells.extend([
            row.step,
            Cell::from(row.due),
            row.state,
            Cell::from(row.who),
        ]);
        cells.extend(row.data);
        cells.push(Cell::from(row.provisional));
        cells
    };
    let table = Table {
        key: shape.key,
        columns,
        rows: rows.into_iter().map(row).collect(),
        empty,
    };
    let title = client.map(|name| Block::Heading(name.to_owned()));
    Ok(Page {
        schema: shape.schema,
        blocks: title.into_iter().chain([Block::Table(table)]).collect(),
    })
}
