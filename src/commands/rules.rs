//! `kefu rules`: the rules by which a record is checked, and why.

use clap::Args;

use super::{Answer, Failed, code};
use crate::both;
use crate::context::Context;
use crate::lang::Lang;
use crate::model::{Word, nearest};
use crate::output::{Block, Cell, Column, Fact, Page, Table};
use crate::rules::{Group, RULES, Rule};
use crate::say;
use crate::text;
use crate::text::command::kefu;

/// Which rules are shown.
#[derive(Args, Debug)]
#[command(
    after_help = both!(
        "例：\n  kefu rules                 全部规则\n  kefu rules deadline        一组规则\n  kefu rules team-overdue    一条规则\n  kefu rules D21             一个条款的规则",
        "Examples:\n  kefu rules                 every rule\n  kefu rules deadline        one group\n  kefu rules team-overdue    one rule\n  kefu rules D21             the rules of one clause"
    ),
)]
pub struct Rules {
    #[arg(value_name = both!("规则", "RULE"), help = both!("规则或规则组的名称，或条款，如 D21", "A rule's or a group's name, or a clause such as D21"))]
    name: Option<String>,
}

pub(super) fn run(rules: &Rules, context: &Context) -> anyhow::Result<Answer> {
    let Some(name) = &rules.name else {
        return Ok(listed(context, &RULES));
    };
    if let Some(rule) = crate::rules::rule(name) {
        return Ok(Answer {
            notes: legend(context.lang, &[rule]),
            ..Answer::page(one(context, rule))
        });
    }
    let all = RULES.iter().copied();
    let found: Vec<&'static Rule> = match Group::from_code(name) {
        Some(group) => all.filter(|rule| rule.group == group).collect(),
        None => all.filter(|rule| is_clause(rule, name)).collect(),
    };
    if !found.is_empty() {
        return Ok(listed(context, &found));
    }

    let near = nearest(name, RULES.iter().map(|rule| rule.name));
    let name = crate::cli::shown::shown(name);
    Err(Failed::because(match near {
        Some(near) => {
            let rules = kefu("rules").word(near).say(context.lang);
            say!(context.lang,
                zh: "没有“{name}”这条规则。最接近的是：{rules}；查看全部：kefu rules",
                en: "There is no rule '{name}'. The nearest one: {rules}; to see them all: kefu rules"
            )
        }
        None => say!(context.lang,
            zh: "没有“{name}”这条规则、规则组或条款。查看全部：kefu rules",
            en: "There is no rule, group or clause '{name}'. To see them all: kefu rules"
        ),
    }))
}

fn listed(context: &Context, rules: &[&'static Rule]) -> Answer {
    Answer {
        notes: legend(context.lang, rules),
        ..Answer::page(listing(context, rules))
    }
}

/// What the words of the clauses are.
fn legend(lang: Lang, rules: &[&'static Rule]) -> Vec<String> {
    let clause = rules.iter().find(|rule| rule.clause != "added");
    let added = rules.iter().any(|rule| rule.clause == "added");
    let clause = clause.map(|rule| rule.clause).map(|clause| {
        say!(lang,
            zh: "{clause} 等编号：服务标准的条款。",
            en: "{clause} and the like: a clause of the service standard.")
    });
    let added = added.then(|| {
        say!(lang,
            zh: "增设：服务标准没有这一条，另行增设。",
            en: "added: the rule has no clause in the service standard.")
    });
    clause.into_iter().chain(added).collect()
}

/// Whether a rule has this clause, typed in any case.
pub(super) fn is_clause(rule: &Rule, given: &str) -> bool {
    rule.clause.eq_ignore_ascii_case(given)
}

fn listing(context: &Context, rules: &[&'static Rule]) -> Page {
    let lang = context.lang;
    let row = |rule: &&'static Rule| {
        vec![
            Cell::Id(rule.name.to_owned()),
            Cell::Code {
                code: rule.group.code().to_owned(),
                label: text::rule::group(lang, rule.group).to_owned(),
                tone: crate::output::Tone::Faint,
            },
            code(lang, rule.severity),
            clause(lang, rule),
            Cell::from(text::rule::title(lang, rule)),
        ]
    };
    Page {
        schema: "kefu.rules/1",
        blocks: vec![Block::Table(Table {
            key: "rules",
            columns: vec![
                Column::new("rule", say!(lang, zh: "规则", en: "rule")),
                Column::data("group"),
                Column::new("severity", say!(lang, zh: "级别", en: "severity")),
                Column::new("clause", say!(lang, zh: "条款", en: "clause")),
                Column::new("title", say!(lang, zh: "含义", en: "says")).grow(),
            ],
            rows: rules.iter().map(row).collect(),
            empty: String::new(),
        })],
    }
}

/// The clause of a rule; words when the deck has none for it.
fn clause(lang: Lang, rule: &Rule) -> Cell {
    Cell::Code {
        code: rule.clause.to_owned(),
        label: match rule.clause {
            "added" => say!(lang, zh: "增设", en: "added"),
            clause => clause.to_owned(),
        },
        tone: crate::output::Tone::Plain,
    }
}

fn one(context: &Context, rule: &'static Rule) -> Page {
    let lang = context.lang;
    let fact = |key, label: String, value: Cell| Fact::new(key, label, value);
    Page {
        schema: "kefu.rule/1",
        blocks: vec![Block::Facts(vec![
            fact(
                "rule",
                say!(lang, zh: "规则", en: "rule"),
                Cell::Id(rule.name.to_owned()),
            ),
            fact(
                "title",
                say!(lang, zh: "含义", en: "says"),
                Cell::from(text::rule::title(lang, rule)),
            ),
            fact(
                "severity",
                say!(lang, zh: "级别", en: "severity"),
                code(lang, rule.severity),
            ),
            fact(
                "group",
                say!(lang, zh: "规则组", en: "group"),
                Cell::Code {
                    code: rule.group.code().to_owned(),
                    label: {
                        let (code, says) = (rule.group.code(), text::rule::group(lang, rule.group));
                        say!(lang, zh: "{code}（{says}）", en: "{code} ({says})")
                    },
                    tone: crate::output::Tone::Plain,
                },
            ),
            fact(
                "clause",
                say!(lang, zh: "条款", en: "clause"),
                clause(lang, rule),
            ),
            fact(
                "consequence",
                say!(lang, zh: "关系到", en: "at stake"),
                code(lang, rule.consequence),
            ),
            fact(
                "why",
                say!(lang, zh: "依据", en: "why"),
                Cell::from(text::rule::why(lang, rule)),
            ),
            fact(
                "remedy",
                say!(lang, zh: "处理", en: "remedy"),
                Cell::from(text::rule::remedy(lang, rule)),
            ),
        ])],
    }
}
