//! The receipts of the law's terms of claims: from which step, the last day counted, why it moved, due, done.

use chrono::NaiveDate;

use super::weekday;
use crate::commands::claim::{term_cells, term_state};
use crate::commands::code;
use crate::lang::Lang;
use crate::model::Claim;
use crate::output::{Block, Cell, Column, Table, Tone};
use crate::say;
use crate::standing::{Case, ClaimClock, Length};
use crate::text;
use crate::text::word::Spoken;

/// A term of a claim.
pub(super) type Term<'a> = (&'a Claim<'a>, ClaimClock);

/// The terms of the client's claims, claim by claim; of those that were closed or withdrawn only when asked.
pub(super) fn terms<'a>(case: &Case<'a>, closed_too: bool) -> Vec<Term<'a>> {
    let record: &'a crate::model::Record<'a> = case.record;
    let claims = record.claims.iter().filter(|it| closed_too || it.is_open());
    claims
        .flat_map(|claim| {
            let clocks = ClaimClock::all(case, claim).into_iter();
            clocks.map(move |clock| (claim, clock))
        })
        .collect()
}

/// The terms as a table, and the days of each, the first among them. Where there is little room the table does without
/// what happened.
pub(super) fn receipts(lang: Lang, case: &Case<'_>, terms: &[Term<'_>], roomy: bool) -> Vec<Block> {
    let mut blocks = vec![
        Block::Heading(say!(lang,
            zh: "索赔期限（《保险法》，日历日）",
            en: "Terms of claims (Insurance Law, calendar days)"
        )),
        Block::Table(table(lang, case, terms, roomy)),
        Block::Table(days(lang, case, terms)),
    ];
    if terms.iter().any(|(_, clock)| clock.due.provisional) {
        blocks.push(Block::Text(text::clock::provisional(lang)));
    }
    blocks
}

fn table(lang: Lang, case: &Case<'_>, terms: &[Term<'_>], roomy: bool) -> Table {
    let cause = Column::of(lang, "claims.cause").grow();
    let cause = if roomy { cause } else { cause.only_in_files() };
    let row = |(claim, clock): &Term<'_>| {
        let mut cells = vec![Cell::Id(claim.id.to_owned()), Cell::from(claim.cause)];
        cells.extend(term_cells(lang, clock));
        cells.extend([
            code(lang, clock.after),
            Cell::Date(clock.from),
            Cell::Date(clock.counted),
            Cell::Date(clock.due.date),
            Cell::from(clock.done),
            term_state(lang, clock, case.today),
            Cell::Flag(clock.due.provisional, String::new()),
        ]);
        cells
    };
    let unit = Column::new("unit", say!(lang, zh: "长短与依据", en: "length, clause"));
    let unit = if roomy { unit } else { unit.grow() };
    Table {
        key: "claims",
        columns: vec![
            Column::new("claim", say!(lang, zh: "索赔", en: "claim")),
            cause,
            Column::new("term", say!(lang, zh: "事项", en: "term")).grow(),
            Column::data("length"),
            unit,
            Column::data("after"),
            Column::new("from", say!(lang, zh: "起算日", en: "from")).only_in_files(),
            Column::data("counted"),
            Column::new("due", say!(lang, zh: "期限", en: "due")),
            Column::new("done", say!(lang, zh: "完成", en: "done")),
            Column::new("state", say!(lang, zh: "情况", en: "state")),
            Column::data("provisional"),
        ],
        rows: terms.iter().map(row).collect(),
        empty: say!(lang,
            zh: "没有索赔期限：没有索赔，或尚无起算的日期。",
            en: "No terms: there is no claim, or no term has begun."
        ),
    }
}

/// What the first day of a term is: a step of the claim, or what last made a limitation begin again.
fn begins(lang: Lang, clock: &ClaimClock) -> String {
    match clock.interrupted {
        None => clock.after.say(lang).to_owned(),
        Some(kind) => {
            let anew = kind.say(lang);
            match kind.lasts() {
                false => anew.to_owned(),
                true => say!(lang, zh: "{anew}，终结之日", en: "{anew}, the day it ended"),
            }
        }
    }
}

/// The days that say where a term comes from: the first, which is not counted; the last as counted; those the
/// law gives off after it; the last day on time.
fn days(lang: Lang, case: &Case<'_>, terms: &[Term<'_>]) -> Table {
    let mut rows = Vec::new();
    for (claim, clock) in terms {
        let mut row = |day: NaiveDate, nth: Option<i64>, note: Cell, due: bool| {
            rows.push(vec![
                Cell::Id(claim.id.to_owned()),
                Cell::Date(day),
                weekday(lang, day),
                nth.map_or(Cell::Empty, Cell::Count),
                note,
                if due {
                    code(lang, clock.term)
                } else {
                    Cell::Empty
                },
            ]);
        };
        let faint = |code: &str, label: String| Cell::Code {
            code: code.to_owned(),
            label,
            tone: Tone::Faint,
        };

        let step = begins(lang, clock);
        let from =
            say!(lang, zh: "{step}，起算日不计入", en: "{step}; the day itself, not counted");
        row(clock.from, Some(0), faint("day-zero", from), false);
        let nth = match clock.length {
            Length::Days(days) => Some(i64::from(days)),
            Length::Years(_) => None,
        };
        let moved = clock.counted != clock.due.date;
        for day in clock.counted.iter_days() {
            let kind = case.calendar.by_law(day);
            let is_counted = day == clock.counted;
            let is_due = day == clock.due.date;
            let maybe = is_due && clock.due.provisional;
            let note = match (kind.is_working(), is_counted) {
                (false, _) => faint(kind.code(), text::calendar::day(lang, &kind)),
                (true, true) if maybe => Cell::Code {
                    code: "provisional".to_owned(),
                    label: say!(lang, zh: "暂定", en: "provisional"),
                    tone: Tone::Plain,
                },
                (true, true) => Cell::Empty,
                (true, false) => {
                    let moved = say!(lang, zh: "顺延至此日", en: "the last day moves here");
                    Cell::Code {
                        code: "moved".to_owned(),
                        label: text::clock::marked(lang, moved, maybe),
                        tone: Tone::Plain,
                    }
                }
            };
            row(day, nth.filter(|_| is_counted), note, is_due);
            if is_due || !moved {
                break;
            }
        }
    }
    Table {
        key: "claim-days",
        columns: vec![
            Column::new("claim", say!(lang, zh: "索赔", en: "claim")),
            Column::new("date", say!(lang, zh: "日期", en: "date")),
            Column::new("weekday", say!(lang, zh: "星期", en: "day")),
            Column::new("day", say!(lang, zh: "第几日", en: "calendar day")).right(),
            Column::new("why", say!(lang, zh: "说明", en: "note")).grow(),
            Column::new("due", say!(lang, zh: "到期", en: "due")).grow(),
        ],
        rows,
        empty: String::new(),
    }
}
