//! One policy on a page: what it says, until when it is in force, its premium and brokerage, its instalments,
//! endorsements and claims, and what became of it.

use super::list::state;
use crate::changes;
use crate::commands::desk::Desk;
use crate::commands::insurers::{insured_cell, insurers_cell};
use crate::commands::refused::refused;
use crate::commands::show::shown_record;
use crate::commands::{Answer, code};
use crate::lang::Lang;
use crate::model::{Outcome, Policy, share_of};
use crate::money::Fen;
use crate::output::{Block, Cell, Column, Fact, Page, Table};
use crate::say;
use crate::standing::{Case, Cover, History, Premiums, shares};
use crate::text::key::{label, label_in_cny};

/// Shows a policy.
pub(super) fn run(desk: &Desk<'_>, client: &str, id: &str) -> anyhow::Result<Answer> {
    shown_record(desk, client, |case| {
        let (_, policy) = changes::policy::find(case.record, id)
            .map_err(|refusal| refused(desk.lang(), case, &refusal))?;
        Ok(page(desk, case, policy))
    })
}

fn page(desk: &Desk<'_>, case: &Case<'_>, policy: &Policy<'_>) -> Page {
    let lang = desk.lang();
    let heading = |zh: &str, en: &str| Block::Heading(lang.pick(zh, en).to_owned());
    // A person sees only what is there; a script gets every key.
    let is_read = !desk.context.format.is_whole();
    let mut facts = facts(lang, case, policy);
    if is_read {
        facts.retain(|fact| !matches!(fact.value, Cell::Empty | Cell::Flag(false, _)));
    }
    let mut blocks = vec![
        Block::Heading(case.record.client.name.to_owned()),
        Block::Facts(facts),
    ];
    let tables = [
        (
            heading("共保", "Co-insurance"),
            co_insurers(lang, case, policy),
        ),
        (
            heading("分期保险费", "Instalments"),
            instalments(lang, policy),
        ),
        (
            heading("批改", "Endorsements"),
            endorsements(lang, case, policy),
        ),
        (heading("索赔", "Claims"), claims(lang, case, policy)),
        (
            heading("续转结果", "What became of it"),
            outcomes(lang, case, policy),
        ),
    ];
    for (heading, table) in tables {
        if !(is_read && table.rows.is_empty()) {
            blocks.extend([heading, Block::Table(table)]);
        }
    }
    Page {
        schema: "kefu.policy/1",
        blocks,
    }
}

fn facts(lang: Lang, case: &Case<'_>, policy: &Policy<'_>) -> Vec<Fact> {
    let history = History::of(case.record, case.today);
    let premiums = Premiums::on(case.record, case.today);
    let of = |way: &'static str, value: Cell| Fact::of(lang, way, value);
    let money = |key: &'static str, way: &str, value: Option<Fen>| {
        Fact::new(key, label_in_cny(lang, way), Cell::from(value))
    };
    let fact = |key, label: String, value: Cell| Fact::new(key, label, value);
    let flag = |way: &'static str, flag: bool| {
        let yes = say!(lang, zh: "是", en: "yes");
        of(way, Cell::Flag(flag, yes))
    };
    let last = history.last_day(policy);
    let (term, premium) = (history.end_of_term(policy), premiums.of(policy));
    let cover = history.cover(policy, case.today);
    let days_left = last.filter(|_| cover == Cover::InForce);
    let days_left = days_left.map(|last| Cell::Count((last - case.today).num_days()));
    let extended = term.filter(|_| term != policy.agreed_end);
    let agreed = policy.agreed_end.filter(|_| last != policy.agreed_end);
    vec![
        of("policies.id", Cell::Id(policy.id.to_owned())),
        fact(
            "state",
            say!(lang, zh: "状态", en: "state"),
            state(lang, cover),
        ),
        of("policies.product", Cell::from(policy.product)),
        of("policies.insurer", insurers_cell(policy)),
        of("policies.number", Cell::from(policy.number)),
        of("policies.applicant", Cell::from(policy.applicant)),
        of("policies.insured", insured_cell(policy)),
        of("policies.starts", Cell::from(policy.starts)),
        of("policies.ends", Cell::from(last)),
        fact(
            "days-left",
            say!(lang, zh: "还有（天）", en: "days left"),
            Cell::from(days_left),
        ),
        fact(
            "agreed-end",
            say!(lang, zh: "原定止期", en: "first agreed until"),
            Cell::from(agreed),
        ),
        fact(
            "extended-to",
            say!(lang, zh: "展期至", en: "extended to"),
            Cell::from(extended),
        ),
        of("policies.terminated", Cell::from(policy.terminated)),
        of(
            "policies.terminated-reason",
            Cell::from(policy.terminated_reason),
        ),
        money("sum-insured", "policies.sum-insured", policy.sum_insured),
        money("premium", "policies.premium", premium),
        fact(
            "agreed-premium",
            say!(lang, zh: "原定保险费（元）", en: "premium first agreed (CNY)"),
            Cell::from(policy.premium.filter(|_| premium != policy.premium)),
        ),
        fact(
            "yearly-premium",
            say!(lang, zh: "年均保险费（元）", en: "premium a year (CNY)"),
            Cell::from(premiums.yearly(policy, last)),
        ),
        of("policies.payment", Cell::from(policy.payment)),
        of("policies.paid", Cell::from(policy.paid)),
        of(
            "policies.brokerage-percent",
            Cell::from(policy.brokerage_percent.map(Cell::Percent)),
        ),
        fact(
            "brokerage",
            say!(lang, zh: "佣金（元，仅供内部）", en: "brokerage (CNY, internal)"),
            Cell::from(premiums.brokerage(policy)),
        ),
        fact(
            "received",
            say!(lang, zh: "到账佣金（元，仅供内部）", en: "brokerage received (CNY, internal)"),
            Cell::from(policy.received),
        ),
        of("policies.received-on", Cell::from(policy.received_on)),
        of("policies.by", Cell::from(policy.by)),
        flag("policies.life", policy.life),
        flag("policies.liability", policy.liability),
        flag("policies.marine", policy.marine),
        flag("policies.reinsurance", policy.reinsurance),
        flag("policies.one-off", policy.one_off),
    ]
}

fn table(key: &'static str, columns: Vec<Column>, rows: Vec<Vec<Cell>>) -> Table {
    Table {
        key,
        columns,
        rows,
        empty: String::new(),
    }
}

/// Each insurer with its share and its part of the premium, the leader first.
fn co_insurers(lang: Lang, case: &Case<'_>, policy: &Policy<'_>) -> Table {
    let premium = Premiums::on(case.record, case.today).of(policy);
    let rows = shares(policy).into_iter().map(|it| {
        vec![
            Cell::from(it.insurer),
            Cell::Percent(it.share),
            Cell::from(premium.map(|premium| share_of(premium, it.share))),
        ]
    });
    let columns = vec![
        Column::of(lang, "policies.insurer").grow(),
        Column::of(lang, "policies.co-insurers.share").right(),
        Column::of(lang, "policies.premium").right(),
    ];
    table("co-insurers", columns, rows.collect())
}

fn instalments(lang: Lang, policy: &Policy<'_>) -> Table {
    let rows = policy.instalments.iter().map(|it| {
        vec![
            Cell::Id(it.id.to_owned()),
            Cell::from(it.due),
            Cell::from(it.amount),
            Cell::from(it.paid),
        ]
    });
    let columns = vec![
        Column::new("id", say!(lang, zh: "期次", en: "no.")),
        Column::of(lang, "policies.instalments.due"),
        Column::of(lang, "policies.instalments.amount").right(),
        Column::of(lang, "policies.instalments.paid"),
    ];
    table("instalments", columns, rows.collect())
}

fn endorsements(lang: Lang, case: &Case<'_>, policy: &Policy<'_>) -> Table {
    let all = case.record.endorsements.iter();
    let of = all.filter(|it| it.policy == Some(policy.id) && it.withdrawn.is_none());
    let rows = of.map(|it| {
        vec![
            Cell::Id(it.id.to_owned()),
            Cell::Text(it.text.to_owned()),
            Cell::from(it.issued),
            Cell::from(it.number),
            Cell::from(it.premium),
        ]
    });
    let columns = vec![
        Column::new("id", say!(lang, zh: "项", en: "id")),
        Column::of(lang, "endorsements.text").grow(),
        Column::of(lang, "endorsements.issued"),
        Column::of(lang, "endorsements.number"),
        Column::of(lang, "endorsements.premium").right(),
    ];
    table("endorsements", columns, rows.collect())
}

fn claims(lang: Lang, case: &Case<'_>, policy: &Policy<'_>) -> Table {
    let of = case
        .record
        .claims
        .iter()
        .filter(|it| it.policy == Some(policy.id));
    let rows = of.map(|it| {
        let last = it.steps().last().copied();
        vec![
            Cell::Id(it.id.to_owned()),
            Cell::from(it.cause),
            Cell::from(it.loss),
            Cell::from(last.map(|(step, _)| code(lang, step))),
            Cell::from(it.paid_amount),
        ]
    });
    let columns = vec![
        Column::new("id", say!(lang, zh: "项", en: "id")),
        Column::of(lang, "claims.cause").grow(),
        Column::of(lang, "claims.loss"),
        Column::new("step", say!(lang, zh: "进展", en: "step")),
        Column::of(lang, "claims.paid-amount").right(),
    ];
    table("claims", columns, rows.collect())
}

fn outcomes(lang: Lang, case: &Case<'_>, policy: &Policy<'_>) -> Table {
    let renewals = case.record.renewals.iter();
    let row = |renewal: &str, it: &Outcome<'_>| {
        vec![
            Cell::Id(renewal.to_owned()),
            Cell::from(it.kind.map(|kind| code(lang, kind))),
            Cell::from(it.on),
            Cell::from(it.by.map(|by| Cell::Id(by.to_owned()))),
            Cell::from(it.until),
        ]
    };
    let rows = renewals.flat_map(|renewal| {
        let outcomes = renewal.outcomes.iter();
        let of = outcomes.filter(|it| it.policy == policy.id);
        of.map(|it| row(renewal.id, it)).collect::<Vec<_>>()
    });
    let columns = vec![
        Column::new("renewal", say!(lang, zh: "续转", en: "renewal")),
        Column::of(lang, "renewals.outcomes.kind"),
        Column::of(lang, "renewals.outcomes.on"),
        Column::of(lang, "renewals.outcomes.by"),
        Column::new("until", label(lang, "renewals.outcomes.until")),
    ];
    table("outcomes", columns, rows.collect())
}
