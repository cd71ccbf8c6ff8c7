//! What waits for an approval, what ends soon, complaints and claims that are open: the rows of one client.

use chrono::{Days, NaiveDate};

use super::row::{Row, table};
use crate::commands::claim::{next, next_cell};
use crate::commands::insurers::insurers_cell;
use crate::commands::next::what::what;
use crate::lang::Lang;
use crate::output::{Cell, Column, Table, Tone};
use crate::say;
use crate::standing::{
    Case, Expiring, Premiums, Todo, What, When, agenda, complaint_wait, expiring, is_in_hand,
};
use crate::text::word::Spoken;

/// How many calendar days ahead the ends are told.
pub(super) const ENDS: u64 = 90;

/// The rows of one client.
pub(super) struct Lists {
    pub(super) approvals: Vec<Row>,
    pub(super) ends: Vec<Row>,
    pub(super) open: Vec<Row>,
}

impl Lists {
    pub(super) fn of(lang: Lang, case: &Case<'_>) -> Lists {
        Lists {
            approvals: approvals(lang, case),
            ends: match case.is_closed() {
                true => Vec::new(),
                false => ends(lang, case),
            },
            open: open(lang, case),
        }
    }

    pub(super) fn rows_mut(&mut self) -> impl Iterator<Item = &mut Vec<Row>> {
        [&mut self.approvals, &mut self.ends, &mut self.open].into_iter()
    }
}

/// What has waited for other people since a day.
fn approvals(lang: Lang, case: &Case<'_>) -> Vec<Row> {
    let waits = agenda(case).into_iter().filter_map(|todo| match todo.when {
        When::Since(since) => Some((since, todo)),
        When::By(_) => None,
    });
    let row = |(since, todo): (NaiveDate, Todo<'_>)| {
        let waited = case.calendar.between(since, case.today);
        let cells = vec![
            what(lang, case, &todo.what).1,
            Cell::Date(since),
            Cell::Count(waited),
        ];
        // Where the company names nobody, the account manager sees to it and may not give it.
        let outside = say!(lang, zh: "服务团队以外的人", en: "somebody outside the team");
        let who = match todo.what {
            What::OverrideApproval { .. } if case.standard.approvers.stars.is_empty() => {
                Some(&*outside)
            }
            What::LoweringApproval { .. } if case.standard.approvers.lowering.is_empty() => {
                Some(&*outside)
            }
            _ => todo.who,
        };
        Row::of(case, who, since, cells)
    };
    waits.map(row).collect()
}

pub(super) fn of_approvals(lang: Lang) -> Table {
    table(
        "approvals",
        vec![
            Column::new("name", say!(lang, zh: "客户", en: "client")),
            Column::new("what", say!(lang, zh: "事项", en: "what")).grow(),
            Column::new("since", say!(lang, zh: "等待自", en: "waiting since")),
            Column::new("age", say!(lang, zh: "工作日", en: "working days")).right(),
        ],
        say!(lang, zh: "没有待批准、待意见的事项。", en: "Nothing waits for an approval or an opinion."),
    )
}

/// The policies whose cover ends within the days and that have no outcome; the appointment.
fn ends(lang: Lang, case: &Case<'_>) -> Vec<Row> {
    let last = case.today + Days::new(ENDS);
    let is_soon = |day: NaiveDate| case.today <= day && day <= last;
    let premiums = Premiums::on(case.record, case.today);
    let mut rows = Vec::new();
    for it in expiring(case) {
        let handler = it.recorded.and_then(|(_, renewal)| renewal.handler);
        let who = handler.or(case.who());
        for ending in it.open().filter(|it| is_soon(it.ends)) {
            let policy = ending.policy;
            let id = policy.id;
            let product = match policy.product {
                Some(product) => say!(lang, zh: "{product}（{id}）", en: "{product} ({id})"),
                None => id.to_owned(),
            };
            let cells = vec![
                Cell::Text(product),
                insurers_cell(policy),
                Cell::from(premiums.of(policy)),
                Cell::Date(ending.ends),
                Cell::Count((ending.ends - case.today).num_days()),
                step(lang, case, &it),
            ];
            rows.push(Row::of(case, who, ending.ends, cells));
        }
    }
    let appointment = case.record.appointment();
    let appointed = case.record.appointed().is_some_and(|day| day <= case.today);
    let until = appointment.and_then(|it| it.ends()).filter(|_| appointed);
    if let Some(until) = until.filter(|day| is_soon(*day)) {
        let cells = vec![
            Cell::Text(say!(lang, zh: "委托关系", en: "The appointment")),
            Cell::Empty,
            Cell::Empty,
            Cell::Date(until),
            Cell::Count((until - case.today).num_days()),
            Cell::Text(say!(lang, zh: "续签或延期", en: "extend or renew it")),
        ];
        rows.push(Row::of(case, case.who(), until, cells));
    }
    rows
}

/// The next step of a renewal and its last day.
pub(super) fn step(lang: Lang, case: &Case<'_>, it: &Expiring<'_>) -> Cell {
    let said = |label: String, due: NaiveDate| {
        let tone = if due < case.today {
            Tone::Bad
        } else {
            Tone::Plain
        };
        Cell::Text(say!(lang, zh: "{label}，最迟 {due}", en: "{label} by {due}")).toned(tone)
    };
    match (it.started, it.next_step()) {
        (None, _) => said(
            say!(lang, zh: "启动续转", en: "start the renewal"),
            it.opens,
        ),
        (Some(_), Some(next)) => said(next.step.say(lang).to_owned(), next.due),
        (Some(_), None) => said(
            say!(lang, zh: "登记结果", en: "record the outcome"),
            it.expires,
        ),
    }
}

pub(super) fn of_ends(lang: Lang) -> Table {
    table(
        "ends",
        vec![
            Column::new("name", say!(lang, zh: "客户", en: "client")),
            Column::new("policy", say!(lang, zh: "保单", en: "policy")).grow(),
            Column::new("insurer", say!(lang, zh: "保险公司", en: "insurer")).grow(),
            Column::new(
                "premium",
                say!(lang, zh: "保险费（元）", en: "premium, CNY"),
            )
            .right(),
            Column::new("ends", say!(lang, zh: "到期", en: "ends")),
            Column::new("days", say!(lang, zh: "天", en: "days")).right(),
            Column::new("step", say!(lang, zh: "下一步", en: "next step")).grow(),
        ],
        say!(lang, zh: "{ENDS} 天内没有保单或委托到期。", en: "No policy and no appointment ends within {ENDS} days."),
    )
}

/// Complaints that are not settled, claims in our hands.
fn open(lang: Lang, case: &Case<'_>) -> Vec<Row> {
    let record = case.record;
    let complaints = record.complaints.iter().enumerate();
    let complaints = complaints.filter(|(_, it)| it.is_open()).map(|(nth, it)| {
        let wait = complaint_wait(case, nth, it).map(|wait| wait.due.date);
        let next = match wait {
            Some(due) => {
                let tone = if due < case.today {
                    Tone::Bad
                } else {
                    Tone::Plain
                };
                Cell::Text(say!(lang, zh: "{due} 答复", en: "answer by {due}")).toned(tone)
            }
            None => Cell::Text(say!(lang, zh: "已答复，待办结", en: "answered, to be settled")),
        };
        let kind = say!(lang, zh: "投诉", en: "complaint");
        let cells = vec![
            Cell::Text(kind).toned(Tone::Warning),
            about(it.id, it.text),
            Cell::from(it.received),
            next,
        ];
        let day = wait.or(it.received).unwrap_or(case.today);
        Row::of(case, it.handler.or(case.who()), day, cells)
    });
    let claims = record.claims.iter().filter(|it| is_in_hand(case, it));
    let claims = claims.map(|it| {
        let next = next(case, it);
        let kind = say!(lang, zh: "索赔", en: "claim");
        let cells = vec![
            Cell::Text(kind),
            about(it.id, it.cause.unwrap_or_default()),
            Cell::from(it.loss),
            next_cell(lang, case, next.as_ref()),
        ];
        let day = next
            .map(|clock| clock.due.date)
            .or(it.loss)
            .unwrap_or(case.today);
        Row::of(case, it.handler.or(case.who()), day, cells)
    });
    complaints.chain(claims).collect()
}

fn about(id: &str, text: &str) -> Cell {
    Cell::Text(format!("{id} {text}").trim_end().to_owned())
}

pub(super) fn of_open(lang: Lang) -> Table {
    table(
        "open",
        vec![
            Column::new("name", say!(lang, zh: "客户", en: "client")),
            Column::new("kind", say!(lang, zh: "类别", en: "kind")),
            Column::new("what", say!(lang, zh: "内容", en: "what")).grow(),
            Column::new("since", say!(lang, zh: "收到/出险", en: "received or lost")),
            Column::new("next", say!(lang, zh: "下一期限", en: "next due")).grow(),
        ],
        say!(lang, zh: "没有未结的投诉和索赔。", en: "No complaint and no claim is open."),
    )
}
