//! A renewal on one page: its steps as a checklist, the outcome of each policy, the follow-up of a loss.

use chrono::NaiveDate;

use super::super::clocks::said_cell;
use super::super::desk::Desk;
use super::super::refused::with_meaning;
use super::super::show::shown_record;
use super::super::{Answer, Failed, code};
use crate::commands::insurers::insurers_cell;
use crate::lang::Lang;
use crate::model::Word;
use crate::output::{Block, Cell, Column, Fact, Page, Table, Tone};
use crate::say;
use crate::standing::{Case, Ending, Expiring, History, State, StepDue, expiring, of_record};
use crate::text;
use crate::text::command::kefu;
use crate::text::key::label;
use crate::text::word::Spoken;

/// Shows the renewal of this id, or the one that expires next.
///
/// # Errors
///
/// No client fits, its record has faults, or it has no renewal of this id.
pub(super) fn show(desk: &Desk<'_>, client: &str, id: Option<&str>) -> anyhow::Result<Answer> {
    let lang = desk.lang();
    shown_record(desk, client, |case| {
        let meant = match id {
            Some(id) => {
                let renewals = case.record.renewals.iter();
                let nth = renewals.clone().position(|it| it.id == id);
                let found = nth.and_then(|nth| of_record(case, nth));
                let no_such = || {
                    let ids: Vec<&str> = renewals.map(|it| it.id).collect();
                    let said = no_such(lang, id, case.id, &ids);
                    Failed::because(with_meaning(lang, case, said, id))
                };
                Some(found.ok_or_else(no_such)?)
            }
            None => {
                let last = case.record.renewals.len().checked_sub(1);
                let next = expiring(case).into_iter().next();
                next.or_else(|| of_record(case, last?))
            }
        };
        let shown = meant.as_ref().and_then(|it| it.recorded);
        let shown = shown.map(|(nth, _)| nth);
        let mut page = page(lang, case, meant);
        if id.is_none() {
            page.blocks.extend(closed(lang, case, shown));
        }
        Ok(page)
    })
}

/// Which renewals are closed beside the one shown, and how to see them.
fn closed(lang: Lang, case: &Case<'_>, shown: Option<usize>) -> Option<Block> {
    let renewals = case.record.renewals.iter().enumerate();
    let closed = renewals.filter(|(nth, it)| !it.is_open() && shown != Some(*nth));
    let ids: Vec<&str> = closed.map(|(_, it)| it.id).collect();
    let (client, last) = (case.id, ids.last()?);
    let list = lang.list(&ids);
    let show = kefu("renewal show").word(client).word(last).say(lang);
    Some(Block::Text(say!(lang,
        zh: "已结束的续转：{list}。查看：{show}",
        en: "Closed: {list}. To see one: {show}"
    )))
}

fn no_such(lang: Lang, id: &str, client: &str, ids: &[&str]) -> String {
    let id = crate::cli::shown::shown(id);
    let list = lang.list(ids);
    if ids.is_empty() {
        let show = kefu("renewal show").word(client).say(lang);
        return say!(lang,
            zh: "没有编号为 {id} 的续转；该客户还没有续转。查看到期保单：{show}",
            en: "There is no renewal {id}; this client has none yet. To see what expires: {show}"
        );
    }
    say!(lang,
        zh: "没有编号为 {id} 的续转，或其保单未登记止期。已登记的有：{list}。",
        en: "There is no renewal {id}, or its policies have no last day. Those on record: {list}."
    )
}

fn page(lang: Lang, case: &Case<'_>, meant: Option<Expiring<'_>>) -> Page {
    let schema = "kefu.renewal/1";
    let mut blocks = vec![Block::Facts(facts(lang, case, meant.as_ref()))];
    let Some(it) = meant else {
        blocks.push(Block::Text(say!(lang,
            zh: "没有待续转的保单，也没有续转记录。",
            en: "No policy waits for renewal, and no renewal is on record."
        )));
        return Page { schema, blocks };
    };
    blocks.push(Block::Heading(say!(lang, zh: "步骤", en: "Steps")));
    blocks.push(Block::Table(steps(lang, case, &it)));
    blocks.push(Block::Heading(say!(lang, zh: "保单", en: "Policies")));
    blocks.push(Block::Table(policies(lang, case, &it)));
    let renewal = it.recorded.map(|(_, renewal)| renewal);
    if let Some(renewal) = renewal.filter(|it| it.proposal.is_some()) {
        blocks.push(Block::Heading(
            say!(lang, zh: "续转建议", en: "The proposal"),
        ));
        // A loss has a reason as well: this one has a key of its own.
        blocks.push(Block::Facts(vec![
            Fact::of(lang, "renewals.recommended", renewal.recommended),
            Fact::new(
                "recommended-reason",
                label(lang, "renewals.reason"),
                renewal.reason,
            ),
        ]));
    }
    if let Some(renewal) = renewal.filter(|it| it.choice.is_some() || !it.declined.is_empty()) {
        let cover = |texts: &[&str]| Cell::List(texts.iter().map(|it| (*it).to_owned()).collect());
        blocks.push(Block::Heading(
            say!(lang, zh: "客户的选择", en: "The client's choice"),
        ));
        blocks.push(Block::Facts(vec![
            Fact::of(lang, "renewals.accepted", cover(&renewal.accepted)),
            Fact::of(lang, "renewals.declined", cover(&renewal.declined)),
        ]));
    }
    if let Some(renewal) = renewal.filter(|it| it.is_lost() || it.loss.is_some()) {
        let loss = renewal.loss.as_ref();
        blocks.push(Block::Heading(match renewal.is_lost() {
            true => say!(lang, zh: "流失", en: "Loss"),
            false => say!(lang, zh: "未续", en: "Not renewed"),
        }));
        let reason = match renewal.is_lost() {
            true => label(lang, "renewals.loss.reason").to_owned(),
            false => say!(lang, zh: "原因", en: "reason"),
        };
        let mut told = vec![
            Fact::new("reason", reason, loss.and_then(|it| it.reason)),
            Fact::of(lang, "renewals.loss.talk", loss.and_then(|it| it.talk)),
            Fact::of(lang, "renewals.loss.report", loss.and_then(|it| it.report)),
            Fact::of(
                lang,
                "renewals.loss.claims-by",
                loss.and_then(|it| it.claims_by),
            ),
            Fact::of(
                lang,
                "renewals.loss.win-back",
                loss.and_then(|it| it.win_back),
            ),
        ];
        // A lapse has only a reason; a loss also has a talk and a report.
        told.retain(|fact| renewal.is_lost() || fact.value != Cell::Empty);
        blocks.push(Block::Facts(told));
    }
    Page { schema, blocks }
}

fn facts(lang: Lang, case: &Case<'_>, meant: Option<&Expiring<'_>>) -> Vec<Fact> {
    let renewal = meant.and_then(|it| it.recorded).map(|(_, renewal)| renewal);
    let id = match renewal {
        Some(renewal) => Cell::Id(renewal.id.to_owned()),
        None => Cell::Empty,
    };
    let ends = case.record.appointment().and_then(|it| it.ends());
    let short = ends.is_some_and(|ends| meant.is_some_and(|it| ends <= it.expires));
    let tone = if short { Tone::Warning } else { Tone::Plain };
    let mut facts = vec![
        Fact::new(
            "client",
            say!(lang, zh: "客户", en: "client"),
            case.record.client.name,
        ),
        Fact::new(
            "id",
            say!(lang, zh: "编号", en: "id"),
            Cell::Id(case.id.to_owned()),
        ),
        Fact::new("renewal", say!(lang, zh: "续转", en: "renewal"), id),
    ];
    let Some(it) = meant else { return facts };
    let days = (it.expires - case.today).num_days();
    facts.extend([
        Fact::new(
            "expires",
            say!(lang, zh: "最早到期", en: "expires from"),
            it.expires,
        ),
        Fact::new(
            "days-left",
            say!(lang, zh: "距到期天数", en: "days left"),
            Cell::Count(days),
        ),
        Fact::new(
            "opens",
            say!(lang, zh: "应启动", en: "to start by"),
            it.opens,
        ),
        Fact::of(lang, "renewals.started", it.started),
        Fact::of(lang, "renewals.closed", renewal.and_then(|it| it.closed)),
        Fact::of(lang, "renewals.handler", renewal.and_then(|it| it.handler)),
        Fact::new(
            "appointment-until",
            label(lang, "appointment.until"),
            ends.map(|ends| Cell::Date(ends).toned(tone)),
        ),
    ]);
    facts
}

fn steps(lang: Lang, case: &Case<'_>, it: &Expiring<'_>) -> Table {
    let is_over = it.is_settled();
    let row = |step: &StepDue| {
        vec![
            code(lang, step.step),
            Cell::Count((it.expires - step.due).num_days()),
            Cell::Date(step.due),
            Cell::from(step.done),
            step_state(lang, case.today, (step.due, step.done), is_over),
        ]
    };
    Table {
        key: "steps",
        columns: vec![
            Column::new("step", say!(lang, zh: "步骤", en: "step")),
            Column::new(
                "days-before",
                say!(lang, zh: "到期前天数", en: "days before"),
            )
            .right(),
            Column::new("due", say!(lang, zh: "最迟", en: "by")),
            Column::new("done", say!(lang, zh: "完成", en: "done")),
            Column::new("state", say!(lang, zh: "情况", en: "state")).grow(),
        ],
        rows: it.steps.iter().map(row).collect(),
        empty: String::new(),
    }
}

/// How a step stands by the day it was due and the day it was done, in calendar days; once every policy has
/// its outcome, one that was not done is only not on record.
pub(in crate::commands) fn step_state(
    lang: Lang,
    today: NaiveDate,
    (due, done): (NaiveDate, Option<NaiveDate>),
    is_over: bool,
) -> Cell {
    if is_over && done.is_none() {
        return Cell::Code {
            code: "not-recorded".to_owned(),
            label: say!(lang, zh: "未登记", en: "not recorded"),
            tone: Tone::Plain,
        };
    }
    let state = State::in_calendar_days(due, done, today);
    let said = match state {
        State::OnTime => say!(lang, zh: "按时完成", en: "done on time"),
        State::Late(late) => {
            let late = text::claim::days(lang, late);
            say!(lang, zh: "迟{late}完成", en: "done {late} late")
        }
        State::Overdue(_) | State::Running(_) | State::Unrecorded => {
            text::claim::state(lang, state)
        }
    };
    said_cell(lang, state, said, false)
}

fn policies(lang: Lang, case: &Case<'_>, it: &Expiring<'_>) -> Table {
    let renewal = it.recorded.map(|(_, renewal)| renewal);
    let history = History::of(case.record, case.today);
    let mut ended = it.policies.iter();
    let ended = match ended.any(|it| history.terminated(it.policy).is_some()) {
        true => Column::of(lang, "policies.terminated"),
        false => Column::data("terminated"),
    };
    let row = |ending: &Ending<'_>| {
        let policy = ending.policy;
        let outcome = renewal.and_then(|renewal| renewal.outcome_of(policy.id));
        let tone = match outcome {
            None if ending.ends < case.today && !ending.settled => Tone::Bad,
            Some(it) if it.kind.is_some_and(|kind| kind.is_loss()) => Tone::Warning,
            _ => Tone::Plain,
        };
        let until = outcome.and_then(|it| it.until);
        let kind = outcome.and_then(|it| it.kind).map(|kind| {
            let word = kind.say(lang);
            Cell::Code {
                code: kind.code().to_owned(),
                label: match until {
                    Some(until) => say!(lang, zh: "{word}至 {until}", en: "{word} until {until}"),
                    None => word.to_owned(),
                },
                tone,
            }
        });
        vec![
            Cell::Id(policy.id.to_owned()),
            Cell::from(policy.product),
            insurers_cell(policy),
            Cell::Date(ending.ends).toned(tone),
            Cell::from(history.terminated(policy)),
            Cell::from(kind),
            Cell::from(until),
            Cell::from(outcome.and_then(|it| it.by)),
            Cell::from(outcome.and_then(|it| it.on)),
        ]
    };
    Table {
        key: "policies",
        columns: vec![
            Column::new("id", say!(lang, zh: "保单", en: "policy")),
            Column::of(lang, "policies.product").grow(),
            Column::of(lang, "policies.insurer").grow(),
            Column::of(lang, "policies.ends"),
            ended,
            Column::new("outcome", label(lang, "renewals.outcomes.kind")).grow(),
            Column::data("until"),
            Column::of(lang, "renewals.outcomes.by"),
            Column::of(lang, "renewals.outcomes.on"),
        ],
        rows: it.policies.iter().map(row).collect(),
        empty: String::new(),
    }
}
