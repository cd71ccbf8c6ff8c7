//! One claim on a page: what it is, its steps, the law's terms with their last days, its diary.

use chrono::{Datelike, NaiveDate};

use crate::changes;
use crate::commands::clocks::said_cell;
use crate::commands::desk::Desk;
use crate::commands::refused::refused;
use crate::commands::show::shown_record;
use crate::commands::{Answer, code};
use crate::lang::Lang;
use crate::model::Claim;
use crate::output::{Block, Cell, Column, Fact, Page, Table, Tone};
use crate::say;
use crate::standing::{Case, ClaimClock, Length, last_heard};
use crate::text;
use crate::text::command::{Ask, kefu};
use crate::text::key::{label, label_in_cny};
use crate::text::word::diary_kind;

mod lists;

/// Shows a claim.
pub(super) fn run(desk: &Desk<'_>, client: &str, id: &str) -> anyhow::Result<Answer> {
    shown_record(desk, client, |case| {
        let (_, claim) = changes::claim::find(case.record, id)
            .map_err(|refusal| refused(desk.lang(), case, &refusal))?;
        Ok(page(desk, case, claim))
    })
}

fn page(desk: &Desk<'_>, case: &Case<'_>, claim: &Claim<'_>) -> Page {
    let lang = desk.lang();
    let clocks = ClaimClock::all(case, claim);
    let heading = |zh: &str, en: &str| Block::Heading(said(lang, zh, en));
    // A person sees only what is there; a script gets every key.
    let mut facts = facts(lang, case, claim);
    if !desk.context.format.is_whole() {
        facts.retain(|fact| {
            let is_empty = [Cell::Empty, Cell::List(Vec::new()), said_no()].contains(&fact.value);
            !is_empty
        });
    }
    let mut blocks = vec![Block::Facts(facts)];
    blocks.extend([heading("步骤", "Steps"), Block::Table(steps(lang, claim))]);
    blocks.extend([
        heading(
            "期限（日历日，起算日不计）",
            "Terms (calendar days, the first not counted)",
        ),
        Block::Table(terms(lang, case, &clocks)),
    ]);
    if clocks.iter().any(|clock| clock.due.provisional) {
        blocks.push(Block::Text(text::clock::provisional(lang)));
    }
    blocks.extend(lists::blocks(lang, case, claim));
    blocks.extend([
        heading("相关日志", "In the diary"),
        Block::Table(diary(lang, case, claim)),
    ]);
    Page {
        schema: "kefu.claim/1",
        blocks,
    }
}

fn said(lang: Lang, zh: &str, en: &str) -> String {
    lang.pick(zh, en).to_owned()
}

fn facts(lang: Lang, case: &Case<'_>, claim: &Claim<'_>) -> Vec<Fact> {
    let fact = |key, zh, en, value: Cell| Fact::new(key, said(lang, zh, en), value);
    let mut policies = case.record.policies.iter();
    let policy = policies.find(|policy| Some(policy.id) == claim.policy);
    let mut papers = case.record.archive.iter().flat_map(|it| &it.documents);
    let proof = papers.find(|paper| Some(paper.id) == claim.proof);
    let heard = last_heard(case, claim);
    let id = |id: &str| Cell::Id(id.to_owned());
    vec![
        fact("client", "客户", "client", case.record.client.name.into()),
        fact("client-id", "客户编号", "client's id", id(case.id)),
        fact("id", "索赔编号", "claim", id(claim.id)),
        Fact::of(lang, "claims.cause", claim.cause),
        Fact::of(lang, "claims.policy", claim.policy.map(id)),
        Fact::of(lang, "policies.product", policy.and_then(|it| it.product)),
        Fact::of(lang, "policies.insurer", policy.and_then(|it| it.insurer)),
        Fact::new(
            "policy-number",
            label(lang, "policies.number"),
            policy.and_then(|it| it.number),
        ),
        Fact::of(lang, "claims.number", claim.number),
        Fact::of(lang, "claims.claim-numbers", claim_numbers(claim)),
        Fact::of(lang, "claims.handler", claim.handler.or(case.who())),
        Fact::new("amount", label_in_cny(lang, "claims.amount"), claim.amount),
        Fact::new(
            "agreed-amount",
            label_in_cny(lang, "claims.agreed-amount"),
            claim.agreed_amount,
        ),
        Fact::new(
            "paid-amount",
            label_in_cny(lang, "claims.paid-amount"),
            claim.paid_by(case.today),
        ),
        Fact::of(lang, "claims.denied-reason", claim.denied_reason),
        Fact::of(lang, "claims.before-us", before_us(lang, claim)),
        Fact::of(lang, "claims.proof", claim.proof.map(id)),
        fact(
            "proof-title",
            "凭据题名",
            "proof's title",
            proof.and_then(|it| it.title).into(),
        ),
        fact("open", "未结案", "open", open(lang, claim)),
        fact("heard", "最近动静", "last heard of", heard.into()),
    ]
}

/// The numbers of the insurer's files; for a person nothing where there are none.
pub(super) fn claim_numbers(claim: &Claim<'_>) -> Cell {
    Cell::List(
        claim
            .claim_numbers
            .iter()
            .map(|it| it.to_string())
            .collect(),
    )
}

/// Whether others handled it before us.
fn before_us(lang: Lang, claim: &Claim<'_>) -> Cell {
    match claim.before_us {
        true => Cell::Flag(true, say!(lang, zh: "是", en: "yes")),
        false => said_no(),
    }
}

/// What a person need not be told.
fn said_no() -> Cell {
    Cell::Flag(false, String::new())
}

fn open(lang: Lang, claim: &Claim<'_>) -> Cell {
    let word = match claim.is_open() {
        true => say!(lang, zh: "是", en: "yes"),
        false => say!(lang, zh: "否", en: "no"),
    };
    Cell::Flag(claim.is_open(), word)
}

/// Each step with its day, and the days since the one before.
fn steps(lang: Lang, claim: &Claim<'_>) -> Table {
    let steps = claim.steps();
    let rows = steps.iter().enumerate().map(|(nth, (step, day))| {
        let before = nth.checked_sub(1).map(|nth| steps[nth].1);
        vec![
            code(lang, *step),
            Cell::from(*day),
            Cell::Code {
                code: day.weekday().to_string().to_lowercase(),
                label: text::calendar::weekday(lang, day.weekday()),
                tone: Tone::Plain,
            },
            Cell::from(before.map(|before| Cell::Count((*day - before).num_days()))),
        ]
    });
    Table {
        key: "steps",
        columns: vec![
            Column::new("step", say!(lang, zh: "步骤", en: "step")),
            Column::new("on", say!(lang, zh: "日期", en: "date")),
            Column::new("weekday", say!(lang, zh: "星期", en: "day")),
            Column::new("days", say!(lang, zh: "距上一步（天）", en: "days since")).right(),
        ],
        rows: rows.collect(),
        empty: say!(lang, zh: "还没有登记步骤。", en: "No step is on record."),
    }
}

/// The receipt of each term: from, how long, the last day as counted, why it moved, due, done, the clause.
fn terms(lang: Lang, case: &Case<'_>, clocks: &[ClaimClock]) -> Table {
    let row = |clock: &ClaimClock| {
        let mut cells = term_cells(lang, clock).to_vec();
        cells.extend([
            Cell::from(clock.from),
            Cell::from(clock.counted),
            moved(lang, case, clock),
            Cell::from(clock.due.date),
            Cell::from(clock.done),
            term_state(lang, clock, case.today),
            Cell::Flag(clock.due.provisional, String::new()),
            Cell::Count(clock.stopped.into()),
            Cell::from(clock.interrupted.map(|kind| code(lang, kind))),
        ]);
        cells
    };
    Table {
        key: "terms",
        columns: vec![
            Column::new("term", say!(lang, zh: "期限", en: "term")),
            Column::data("length"),
            Column::new("unit", say!(lang, zh: "长短与依据", en: "length, clause")).grow(),
            Column::new("from", say!(lang, zh: "起算日", en: "from")),
            Column::data("counted"),
            Column::new("moved", say!(lang, zh: "届满日顺延", en: "moved past")).grow(),
            Column::new("due", say!(lang, zh: "最后一天", en: "last day")),
            Column::data("done"),
            Column::new("state", say!(lang, zh: "情况", en: "state")).grow(),
            Column::data("provisional"),
            Column::data("stopped"),
            Column::data("interrupted"),
        ],
        rows: clocks.iter().map(row).collect(),
        empty: say!(lang,
             zh: "没有期限在走，也没有走完的。",
             en: "No term runs, and none has ended."
        ),
    }
}

/// The state of a term of a claim, in words and colour; counts are calendar days.
pub(in crate::commands) fn term_state(lang: Lang, clock: &ClaimClock, today: NaiveDate) -> Cell {
    let state = clock.state(today);
    said_cell(
        lang,
        state,
        text::claim::state(lang, state),
        clock.due.provisional,
    )
}

/// What a term of a claim runs for, how long it is and by which article.
pub(in crate::commands) fn term_cells(lang: Lang, clock: &ClaimClock) -> [Cell; 3] {
    let (length, unit) = match clock.length {
        Length::Days(days) => (days, "days"),
        Length::Years(years) => (years, "years"),
    };
    let (long, clause) = (
        text::claim::length(lang, clock.length),
        text::claim::clause(lang, clock) + &text::claim::besides(lang, clock),
    );
    [
        code(lang, clock.term),
        Cell::Count(length.into()),
        Cell::Code {
            code: unit.to_owned(),
            label: say!(lang, zh: "{long}，{clause}", en: "{long}, {clause}"),
            tone: Tone::Plain,
        },
    ]
}

/// Why the last day is not the counted one.
fn moved(lang: Lang, case: &Case<'_>, clock: &ClaimClock) -> Cell {
    let off = case.calendar.by_law(clock.counted);
    let why = (clock.counted != clock.due.date).then(|| text::calendar::day(lang, &off));
    Cell::from(why.map(|label| Cell::Code {
        code: off.code().to_owned(),
        label,
        tone: Tone::Plain,
    }))
}

fn diary(lang: Lang, case: &Case<'_>, claim: &Claim<'_>) -> Table {
    let about = case
        .record
        .diary
        .iter()
        .filter(|entry| entry.claim == Some(claim.id));
    let mut entries: Vec<_> = about.collect();
    entries.sort_by_key(|entry| entry.on);
    let rows = entries.into_iter().map(|entry| {
        let kind = entry.kind.map(|kind| Cell::Code {
            code: kind.to_owned(),
            label: diary_kind(lang, case.standard, kind),
            tone: Tone::Plain,
        });
        vec![
            Cell::from(entry.on),
            Cell::Id(entry.id.to_owned()),
            Cell::from(kind),
            Cell::from(entry.by),
            Cell::from(entry.did),
            Cell::from(entry.response),
        ]
    });
    let (client, id) = (case.id, claim.id);
    Table {
        key: "diary",
        columns: vec![
            Column::of(lang, "diary.on"),
            Column::data("id"),
            Column::of(lang, "diary.kind"),
            Column::of(lang, "diary.by"),
            Column::of(lang, "diary.did").grow(),
            Column::of(lang, "diary.response").grow(),
        ],
        rows: rows.collect(),
        empty: {
            let log = kefu("log")
                .word(client)
                .word("claim")
                .word(Ask::TEXT)
                .option("--claim", id)
                .say(lang);
            say!(lang,
                zh: "日志中还没有提到这起索赔。记一笔：{log}",
                en: "The diary has no entry about this claim yet. Write one: {log}"
            )
        },
    }
}
