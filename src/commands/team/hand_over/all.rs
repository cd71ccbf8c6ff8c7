//! Hands over every client of an account manager, with one list of all and a page to sign for each (D69). Interrupted, the
//! same command finishes; what is handed over and not signed yet is printed again.

use chrono::NaiveDate;

use super::super::super::desk::Desk;
use super::super::super::progress::Progress;
use super::super::super::survey::survey;
use super::super::super::{Answer, Failed};
use super::super::each::each;
use super::{Line, lines, paper, taken_over};
use crate::alike;
use crate::changes::Refusal;
use crate::changes::team::{self, Person, Settled};
use crate::document::edit::Edit;
use crate::model::HandOver;
use crate::output::{Block, Cell, Page};
use crate::print::hand_over as sheet;
use crate::standing::{Case, Charge, in_hand};

mod shown;

/// From whom to whom, from which day on.
struct Asked<'a> {
    from: &'a str,
    on: NaiveDate,
    to: &'a Person,
    settled: Settled,
}

/// What is to be told of one client.
struct Done {
    row: Vec<Cell>,
    open: Vec<Vec<Cell>>,
    page: sheet::Client,
    /// Whether it was handed over now.
    is_new: bool,
    /// Whether it was handed over before, and signed or told now.
    is_settled: bool,
    /// Whether it has no deputy now.
    was_deputy: bool,
    /// Whether the list is still to be signed, or the client to be told.
    waits: bool,
}

/// What there is to do at one client.
enum Found {
    /// It is to be handed over, or was and is not settled.
    Theirs,
    /// Another is account manager, and the one who hands over has open work.
    Works,
    Nothing,
}

/// Hands all of them over.
pub(super) fn hand_over(
    desk: &Desk<'_>,
    from: &str,
    on: NaiveDate,
    to: &Person,
    settled: Settled,
) -> anyhow::Result<Answer> {
    let asked = Asked {
        from,
        on,
        to,
        settled,
    };
    let seen = survey(desk, None, |case| found(case, &asked))?;
    let mut exit = if seen.unread.is_empty() { 0 } else { 3 };
    let of = |found: fn(&Found) -> bool| {
        let it = seen.found.iter().filter(move |(_, it)| found(it));
        it.map(|(which, _)| which).collect::<Vec<_>>()
    };
    let theirs = of(|it| matches!(it, Found::Theirs));
    let works = of(|it| matches!(it, Found::Works)).len();

    let progress = Progress::of(desk.context, theirs.len());
    let (mut done, mut diffs, mut faults) = (Vec::new(), String::new(), Vec::new());
    for which in theirs {
        match each(desk, which, |case| decided(desk, case, &asked)) {
            Ok((it, diff)) => {
                done.extend(it.flatten());
                diffs += &diff;
            }
            Err(error) => {
                exit = exit.max(error.downcast_ref().map_or(2, |it: &Failed| it.code));
                faults.push(format!("{error:#}"));
            }
        }
        progress.step();
    }
    drop(progress);

    let mut notes = shown::told(desk, &asked, &done, works, !faults.is_empty());
    notes.extend(faults);
    notes.extend(seen.unread);
    let pages = done.iter().map(|it| it.page.clone()).collect();
    let broker = desk.standard.company.as_deref();
    let sheet = sheet::to_sign(desk.lang(), (from, &to.name), broker, desk.today, pages);
    let documents = paper::documents(desk, &sheet)?;
    let mut blocks = vec![Block::Table(shown::clients(desk, &done))];
    if desk.context.format.is_whole() {
        blocks.push(Block::Table(shown::open(desk, &done)));
    }
    if !diffs.is_empty() {
        let key = "diff";
        blocks.push(Block::Diff { key, text: diffs });
    }
    let schema = "kefu.hand-over-all/1";
    Ok(Answer {
        page: Some(Page { schema, blocks }),
        documents,
        notes,
        code: exit,
        ..Answer::default()
    })
}

fn found(case: &Case<'_>, asked: &Asked<'_>) -> Found {
    let is_theirs = || manages(case, asked) || before(case, asked).is_some_and(waits);
    match in_hand(case, asked.from).is_empty() {
        _ if !case.is_closed() && is_theirs() => Found::Theirs,
        true => Found::Nothing,
        false => Found::Works,
    }
}

/// Whether the client is to be handed over: not one that was already, from a later day on.
fn manages(case: &Case<'_>, asked: &Asked<'_>) -> bool {
    let manager = case.record.manager_on(asked.on);
    let is_agreed = before(case, asked).is_some_and(|it| it.on.is_some_and(|on| on > asked.on));
    manager.is_some_and(|it| alike::is_same(it.name, asked.from)) && !is_agreed
}

/// The last hand-over on record, if it is between these two.
fn before<'r, 'd>(case: &Case<'r>, asked: &Asked<'d>) -> Option<&'r HandOver<'r>> {
    let hand_overs = case.record.team.iter().flat_map(|team| &team.hand_overs);
    let is_same = |one: Option<&str>, name| one.is_some_and(|one| alike::is_same(one, name));
    hand_overs
        .max_by_key(|it| it.on)
        .filter(|it| is_same(it.by, asked.from) && is_same(it.to, &asked.to.name))
}

/// Whether it is still to be signed, or the client to be told.
fn waits(hand_over: &HandOver<'_>) -> bool {
    hand_over.signed.is_none() || hand_over.told.is_none()
}

fn decided(
    desk: &Desk<'_>,
    case: &Case<'_>,
    asked: &Asked<'_>,
) -> Result<(Option<Done>, Vec<Edit>), Refusal> {
    let Settled { signed, told } = asked.settled;
    if manages(case, asked) {
        let it = team::hand_over(case, asked.on, asked.to.clone(), asked.settled)?;
        let done = Done {
            is_new: true,
            was_deputy: it.was_deputy,
            waits: signed.is_none() || told.is_none(),
            ..shown(desk, case, asked.on, &it.moved)
        };
        return Ok((Some(done), it.edits));
    }
    let Some(it) = before(case, asked) else {
        return Ok((None, Vec::new()));
    };
    // What is on record stays.
    let missing = Settled {
        signed: signed.filter(|_| it.signed.is_none()),
        told: told.filter(|_| it.told.is_none()),
    };
    let is_settled = missing != Settled::default();
    let edits = match is_settled {
        true => team::hand_over_settled(case, missing)?,
        false => Vec::new(),
    };
    let on = it.on.unwrap_or(asked.on);
    let charges = taken_over(case, asked.from, &asked.to.name, on);
    let done = Done {
        is_settled,
        waits: it.signed.or(signed).is_none() || it.told.or(told).is_none(),
        ..shown(desk, case, on, &charges)
    };
    Ok((Some(done), edits))
}

/// A client on the list, with its open work.
fn shown(desk: &Desk<'_>, case: &Case<'_>, on: NaiveDate, charges: &[Charge<'_>]) -> Done {
    let lang = desk.lang();
    let lines = lines(lang, case, charges);
    let row = |it: &Line| {
        let client = Cell::Id(case.id.to_owned());
        std::iter::once(client).chain(it.cells()).collect()
    };
    Done {
        row: vec![
            Cell::Id(case.id.to_owned()),
            Cell::from(case.record.client.name),
            Cell::from(on),
            Cell::counted(lines.len()),
        ],
        open: lines.iter().map(row).collect(),
        page: paper::client(desk, case, on, &lines),
        is_new: false,
        is_settled: false,
        was_deputy: false,
        waits: true,
    }
}
