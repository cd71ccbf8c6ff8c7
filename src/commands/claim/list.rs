//! The list of claims: of one client or of all clients, with the state of each.

use chrono::NaiveDate;
use clap::Args;

use super::show::claim_numbers;
use crate::both;
use crate::commands::arguments::OfAnyClient;
use crate::commands::desk::Desk;
use crate::commands::listed::{client_cells, client_columns};
use crate::commands::survey::survey;
use crate::commands::who::{Asked, Who};
use crate::commands::{Answer, code, show};
use crate::lang::Lang;
use crate::model::{Claim, ClaimStep, Word};
use crate::output::{Block, Cell, Column, Page, Table, Tone};
use crate::say;
use crate::standing::{Case, ClaimClock, State, last_heard};
use crate::text;
use crate::text::command::{Ask, kefu};
use crate::text::word::Spoken;

/// Which claims are listed.
#[derive(Args, Debug)]
pub struct List {
    #[command(flatten)]
    client: OfAnyClient,
    #[command(flatten)]
    who: Who,
    #[arg(long, help = both!("只看未结案的", "Only those that are open"))]
    open: bool,
}

/// One claim, apart from its record.
struct Line {
    loss: Option<NaiveDate>,
    client: String,
    cells: Vec<Cell>,
}

pub(super) fn run(list: &List, desk: &Desk<'_>) -> anyhow::Result<Answer> {
    let who = list.who.asked(desk)?;
    let lines = |case: &Case<'_>| -> Vec<Line> {
        let claims = case.record.claims.iter();
        let claims = claims.filter(|claim| who.is(claim.handler.or(case.who())));
        let wanted = claims.filter(|claim| !list.open || claim.is_open());
        wanted.map(|claim| line(desk.lang(), case, claim)).collect()
    };
    let Some(client) = &*list.client else {
        let mut survey = survey(desk, None, lines)?;
        let found = survey.found.drain(..).flat_map(|(_, lines)| lines);
        let answer = Answer::page(page(list, desk, &who, None, found.collect())?);
        return Ok(survey.answer(answer));
    };
    show::shown_record(desk, client, |case| {
        let client = (case.id, case.record.client.name);
        page(list, desk, &who, Some(client), lines(case))
    })
}

fn line(lang: Lang, case: &Case<'_>, claim: &Claim<'_>) -> Line {
    let furthest = furthest(claim, case.today);
    let next = next(case, claim);
    let heard = last_heard(case, claim).filter(|_| claim.is_open());
    let silent = heard.map(|day| (case.today - day).num_days());
    let tone = match silent {
        Some(days) if days > i64::from(case.standard.claims.silence) => Tone::Warning,
        Some(_) | None => Tone::Plain,
    };
    let cells = [
        Cell::Id(claim.id.to_owned()),
        Cell::from(claim.cause),
        Cell::from(claim.policy.map(|id| Cell::Id(id.to_owned()))),
        Cell::from(claim.loss),
        Cell::from(claim.amount),
        Cell::from(claim.paid_by(case.today)),
        Cell::from(furthest.map(|(step, _)| code(lang, step))),
        Cell::from(furthest.map(|(_, day)| day)),
        Cell::from(heard.map(|day| Cell::from(day).toned(tone))),
        Cell::from(silent.map(Cell::Count)),
        Cell::from(next.as_ref().map(|clock| clock.due.date)),
        next_cell(lang, case, next.as_ref()),
        Cell::from(claim.handler),
        Cell::from(claim.number),
        claim_numbers(claim),
        Cell::from(next.map(|clock| Cell::Flag(clock.due.provisional, String::new()))),
    ];
    Line {
        loss: claim.loss,
        client: case.id.to_owned(),
        cells: client_cells(case).into_iter().chain(cells).collect(),
    }
}

/// The step that a claim has come to by a day, with its own day. Papers that come after the insurer decided take it no
/// further back.
fn furthest(claim: &Claim<'_>, day: NaiveDate) -> Option<(ClaimStep, NaiveDate)> {
    let mut steps = claim.steps();
    steps.retain(|(_, on)| *on <= day);
    if steps.iter().any(|(step, _)| *step >= ClaimStep::Decided) {
        steps.retain(|(step, _)| *step >= ClaimStep::Decided);
    }
    steps.pop()
}

/// The open term of a claim that ends first.
pub(in crate::commands) fn next(case: &Case<'_>, claim: &Claim<'_>) -> Option<ClaimClock> {
    let clocks = ClaimClock::all(case, claim).into_iter();
    let running = clocks.filter(|clock| clock.done.is_none());
    running.min_by_key(|clock| clock.due.date)
}

/// That term for a person: its last day, what it is for, and that it is past; its code for a script.
pub(in crate::commands) fn next_cell(
    lang: Lang,
    case: &Case<'_>,
    next: Option<&ClaimClock>,
) -> Cell {
    next.map_or(Cell::Empty, |clock| {
        let term = clock.term.say(lang);
        let due = text::clock::last_day(lang, clock.due);
        let state = clock.state(case.today);
        let said = text::claim::state(lang, state);
        let (tone, label) = match state {
            State::Overdue(_) => {
                let late = say!(lang, zh: "{due} {term}，{said}", en: "{due} {term}, {said}");
                (Tone::Bad, late)
            }
            State::OnTime | State::Late(_) | State::Running(_) | State::Unrecorded => {
                (Tone::Plain, format!("{due} {term}"))
            }
        };
        let code = clock.term.code().to_owned();
        Cell::Code { code, label, tone }
    })
}

/// In the order of the losses; a person sees what fits a line, a script and a spreadsheet all of it.
fn page(
    list: &List,
    desk: &Desk<'_>,
    who: &Asked,
    client: Option<(&str, &str)>,
    mut lines: Vec<Line>,
) -> anyhow::Result<Page> {
    let lang = desk.lang();
    lines.sort_by(|one, other| (one.loss, &one.client).cmp(&(other.loss, &other.client)));
    let label = |zh: &str, en: &str| lang.pick(zh, en).to_owned();
    let [client_id, name] = client_columns(desk, client.is_none());
    let file = |way| Column::of(lang, way).only_in_files();
    let columns = vec![
        client_id,
        name,
        Column::new("id", label("索赔", "claim")),
        Column::of(lang, "claims.cause").grow(),
        file("claims.policy"),
        Column::of(lang, "claims.loss"),
        Column::of(lang, "claims.amount").right(),
        Column::of(lang, "claims.paid-amount").right(),
        Column::new("step", label("进展", "step")),
        Column::new("step-on", label("进展日期", "step on")).only_in_files(),
        Column::new("heard", label("最近动静", "last heard")),
        Column::new("silent-days", label("无动静天数", "days silent"))
            .right()
            .only_in_files(),
        Column::new("due", label("期限", "due")).only_in_files(),
        Column::new("next", label("下一期限", "next due")).grow(),
        file("claims.handler"),
        file("claims.number"),
        file("claims.claim-numbers"),
        Column::data("provisional"),
    ];
    // For one client, its name is in the heading; for all clients there is no room for amounts.
    let left_out: &[&str] = match (desk.context.format.is_whole(), client) {
        (true, _) => &[],
        (false, Some(_)) => &["paid-amount"],
        (false, None) => &["amount", "paid-amount"],
    };
    let rows: Vec<_> = lines.into_iter().map(|line| line.cells).collect();
    let id = client.map_or_else(|| label("客户", "CLIENT"), |(id, _)| id.to_owned());
    let empty = match list.open {
        true => say!(lang, zh: "没有未结的索赔。", en: "No claim is open."),
        false => {
            let add = kefu("claim add")
                .word(id)
                .word(Ask::LOSS)
                .option("--policy", Ask::POLICY)
                .option("--loss", Ask::DATE)
                .say(lang);
            say!(lang,
                zh: "还没有登记索赔。登记：{add}",
                en: "No claim is on record. Record one: {add}"
            )
        }
    };
    let is_listed = !rows.is_empty();
    let table = Table {
        key: "claims",
        columns,
        rows,
        empty: who.empty(desk, is_listed, empty)?,
    }
    .without(left_out);
    let title = client.map(|(_, name)| Block::Heading(name.to_owned()));
    Ok(Page {
        schema: "kefu.claims/1",
        blocks: title.into_iter().chain([Block::Table(table)]).collect(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn papers_after_the_decision_are_no_step_further() {
        let day = |text: &str| Some(text.parse().unwrap());
        let mut claim = Claim {
            loss: day("2026-09-01"),
            complete: day("2026-09-20"),
            ..Claim::default()
        };
        let on = |claim: &Claim<'_>, today: &str| {
            furthest(claim, today.parse().unwrap()).map(|(step, _)| step)
        };
        assert_eq!(on(&claim, "2026-09-19"), Some(ClaimStep::Loss));
        assert_eq!(on(&claim, "2026-09-20"), Some(ClaimStep::Complete));
        claim.decided = day("2026-09-10");
        assert_eq!(on(&claim, "2026-09-20"), Some(ClaimStep::Decided));
        // After a denial that was contested the amount was agreed.
        claim.denied = day("2026-09-11");
        claim.contested = day("2026-09-12");
        claim.agreed = day("2026-09-30");
        assert_eq!(on(&claim, "2026-09-29"), Some(ClaimStep::Contested));
        assert_eq!(on(&claim, "2026-09-30"), Some(ClaimStep::Agreed));
    }
}
