//! `kefu check`: every rule over every record.

use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};

use super::desk::Desk;
use super::rules::is_clause;
use super::{Answer, Failed, last_night, which, who};
use crate::both;
use crate::context::Context;
use crate::lang::Lang;
use crate::output::check::{Earlier, InFull, Line};
use crate::output::{self, Format};
use crate::rules::{self, Asked, RULES, Selection, Status, UnknownRule};
use crate::say;
use crate::standard::Severity;
use crate::store::read_answer;
use crate::text;
use crate::text::command::kefu;
use crate::text::visible::visible;

mod compared;
mod file;
pub(super) mod gather;
mod line;
mod person;
mod staged;

/// What is checked, and what counts.
#[derive(Args, Debug)]
#[command(
    after_help = both!(
        "退出码：0 没有达到 --fail-on 的问题；1 有；2 无法执行；3 有记录读不出来或已不在；4 请稍后再试。\n\n除通用格式外，-f 还有：\n  github  GitHub 工作流注释     gitlab  GitLab 代码质量报告\n  sarif   SARIF 2.1.0           line    一行一个问题，给编辑器用\n\n例：\n  kefu check                         全部客户\n  kefu check huarui runhe            只查两户\n  kefu check --who 陈静 --severity error\n  kefu check --select deadline       只查时限\n  kefu check --fail-on warning -f json\n  kefu check --since 上次.json       只看新增的\n  kefu check --staged                提交前",
        "Exit codes: 0 no finding at --fail-on or above; 1 some; 2 could not be done; 3 some record could not be read or is gone; 4 try again.\n\nBesides the formats of every command, -f takes:\n  github  annotations of a workflow   gitlab  a Code Quality report\n  sarif   SARIF 2.1.0                 line    a line per finding, for editors\n\nExamples:\n  kefu check                         every client\n  kefu check huarui runhe            two clients\n  kefu check --who \"Chen Jing\" --severity error\n  kefu check --select deadline       only the deadlines\n  kefu check --fail-on warning -f json\n  kefu check --since before.json     only what is new\n  kefu check --staged                before a commit"
    ),
)]
pub struct Check {
    #[arg(value_name = both!("客户", "CLIENT"), help = both!("只查这些客户（编号、名称或其一部分，或文件）", "Only these clients (id, name or a part of it, or the file)"))]
    clients: Vec<String>,
    #[arg(long, value_delimiter = ',', value_name = both!("规则", "RULE"), help = both!("只用这些规则或规则组，逗号分隔", "Only these rules or groups, separated by commas"))]
    select: Vec<String>,
    #[arg(long, value_delimiter = ',', value_name = both!("规则", "RULE"), help = both!("不用这些规则或规则组，逗号分隔", "Leave these rules or groups out, separated by commas"))]
    ignore: Vec<String>,
    #[arg(long, value_enum, hide_possible_values = true, value_name = both!("级别", "LEVEL"), help = both!("达到哪一级就以 1 退出：error、warning、advice 或 never；默认 error，有 --staged 时默认 never", "From which level the exit code is 1: error, warning, advice or never; error when left out, with --staged never"))]
    fail_on: Option<FailOn>,
    #[arg(long, conflicts_with = "clients", help = both!("查将要提交的记录：Git 暂存区中改过的，以暂存的内容为准。读不出或有冲突的以 3 退出，其余只提示", "The records that a commit would bring, as git has them staged. One that cannot be read or is in conflict ends with 3; all else is only told"))]
    staged: bool,
    #[arg(long, value_name = both!("姓名", "NAME"), help = both!("只看由此人负责的客户；me 或“我”是您自己", "Only the clients this person is responsible for; me is you"))]
    who: Option<String>,
    #[arg(long, value_name = both!("文件", "FILE"), help = both!("与从前的核对（kefu check -f json 的答复）相比：列出新增的，仍未解决的和已解决的只计数；退出码只看新增的", "Compare with an earlier check (an answer of kefu check -f json): what is new is listed, what is still open or settled is counted; the exit code counts what is new alone"))]
    since: Option<PathBuf>,
    #[arg(long, value_enum, default_value = "advice", hide_possible_values = true, hide_default_value = true, value_name = both!("级别", "LEVEL"), help = both!("只看这一级及以上：error、warning 或 advice", "Only findings of this level and above: error, warning or advice"))]
    severity: Least,
    #[arg(long, help = both!("在终端上全部列出，不折叠", "On a terminal, list everything instead of a screenful"))]
    all: bool,
}

/// The least grave findings that are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Least {
    #[value(alias = "错误", help = both!("错误", "errors"))]
    Error,
    #[value(alias = "警告", help = both!("警告及以上", "warnings and above"))]
    Warning,
    #[value(alias = "建议", help = both!("建议及以上", "advice and above"))]
    Advice,
}

impl Least {
    fn severity(self) -> Severity {
        match self {
            Least::Error => Severity::Error,
            Least::Warning => Severity::Warning,
            Least::Advice => Severity::Advice,
        }
    }
}

/// From which severity a finding fails the check.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum FailOn {
    #[value(alias = "错误", help = both!("错误", "errors"))]
    Error,
    #[value(alias = "警告", help = both!("警告及以上", "warnings and above"))]
    Warning,
    #[value(alias = "建议", help = both!("建议及以上", "advice and above"))]
    Advice,
    #[value(alias = "从不", help = both!("从不", "never"))]
    Never,
}

impl FailOn {
    fn least(self) -> Option<Severity> {
        match self {
            FailOn::Error => Some(Severity::Error),
            FailOn::Warning => Some(Severity::Warning),
            FailOn::Advice => Some(Severity::Advice),
            FailOn::Never => None,
        }
    }
}

pub(super) fn run(check: &Check, context: &Context) -> anyhow::Result<Answer> {
    let desk = Desk::open(context)?;
    let selection = selection(&desk, &check.select, &check.ignore)?;
    let only: Option<Vec<String>> = match check.clients.as_slice() {
        [] => None,
        clients => {
            let fitting = clients
                .iter()
                .map(|client| which::fitting_or_file(&desk, client));
            Some(
                fitting
                    .map(|which| Ok(which?.id))
                    .collect::<anyhow::Result<_>>()?,
            )
        }
    };

    let in_full = match &only {
        _ if check.staged => InFull::Clients,
        Some(_) => InFull::Clients,
        None if check.all || check.who.is_some() => InFull::All,
        None => InFull::Rules(check.select.clone()),
    };
    let who = who::asked(&desk, check.who.as_deref())?;
    let who = who.name();
    let since = check.since.as_deref();
    let since = since.map(|file| earlier(&desk, file)).transpose()?;
    let asked = gather::Asked {
        selection: &selection,
        only: only.as_deref(),
        who,
        since: since.as_ref(),
    };
    let mut report = match check.staged {
        true => gather::report_on(&desk, &asked, staged::records(&desk)?)?,
        false => gather::report(&desk, &asked)?,
    };
    report.in_full = in_full;
    let is_shown = |line: &Line| line.severity >= check.severity.severity();
    report.findings.retain(is_shown);
    if let Some(since) = &mut report.since {
        since.settled.retain(is_shown);
        since.unseen.retain(is_shown);
    }

    let fail_on = check.fail_on.unwrap_or(match check.staged {
        true => FailOn::Never,
        false => FailOn::Error,
    });
    let fails = |severity| fail_on.least().is_some_and(|least| severity >= least);
    // Beside an earlier check, only what is new fails.
    let counts =
        |line: &Line| line.waived.is_none() && line.status.is_none_or(|it| it == Status::New);
    let failed = report.findings.iter();
    let failed = failed
        .into_iter()
        .any(|line| counts(line) && fails(line.severity));
    // A calendar or a filed document that cannot be read is not what the commit brings.
    let is_record = |file: &String| file.starts_with("clients/");
    let is_whole = match check.staged {
        true => !report.unread.iter().any(is_record),
        false => report.complete,
    };
    let code = match (is_whole, failed) {
        (false, _) => 3,
        (true, true) => 1,
        (true, false) => 0,
    };
    // No findings: one line for a person at a terminal, nothing for a script.
    let silent = report.complete
        && report.findings.is_empty()
        && report.since.is_none()
        && context.format == Format::Table
        && context.annotations.is_none()
        && !context.terminal;
    // These have no sentence in which a client that is gone is named.
    let is_bare =
        context.annotations.is_some() || context.format == Format::Csv || !context.files.is_empty();
    let gone = report.told_gone(desk.lang());
    let gone = Some(gone).filter(|told| is_bare && !told.is_empty());
    Ok(Answer {
        report: (!silent).then_some(report),
        code,
        notes: gone
            .into_iter()
            .chain(last_night::long_ago(&desk))
            .collect(),
        ..Answer::default()
    })
}

/// The findings of an earlier check, from the file that it was written into.
///
/// # Errors
///
/// The file cannot be read, or holds no answer of a check.
pub(super) fn earlier(desk: &Desk<'_>, file: &Path) -> anyhow::Result<Earlier> {
    let lang = desk.lang();
    let bytes = read_answer(&desk.context.here().join(file));
    let bytes = bytes.map_err(|why| Failed::because(text::store::unreadable(lang, &why)))?;
    output::check::earlier(&bytes).ok_or_else(|| {
        let file = file.to_string_lossy();
        let file = visible(&file);
        Failed::because(say!(lang,
            zh: "{file} 不是 kefu check -f json 的答复，无从比较。先写出一份：kefu check -f json > 文件",
            en: "{file} is no answer of kefu check -f json, so there is nothing to compare with. To write one first: kefu check -f json > FILE"
        ))
    })
}

/// The rules to run, with the company's severities.
///
/// # Errors
///
/// A name that no rule and no group has.
pub(super) fn selection(
    desk: &Desk<'_>,
    select: &[String],
    ignore: &[String],
) -> anyhow::Result<Selection> {
    Selection::new(select, ignore, &desk.standard.severities)
        .map_err(|unknown| Failed::because(unknown_rules(desk.lang(), &unknown)))
}

fn unknown_rules(lang: Lang, unknown: &[UnknownRule]) -> String {
    let told = unknown.iter().map(|unknown| {
        let name = crate::cli::shown::shown(&unknown.name);
        let place = match unknown.asked {
            Asked::Select => "--select".to_owned(),
            Asked::Ignore => "--ignore".to_owned(),
            Asked::Standard => say!(lang, zh: "kefu.toml 的 [check]", en: "[check] in kefu.toml"),
        };
        match unknown.near {
            Some(near) => say!(lang,
                zh: "{place}：没有“{name}”这条规则或规则组。是不是 {near}？",
                en: "{place}: there is no rule or group '{name}'. Did you mean {near}?"
            ),
            None if RULES.iter().any(|rule| is_clause(rule, &unknown.name)) => {
                let rules = kefu("rules").word(&unknown.name).say(lang);
                say!(lang,
                    zh: "{place}：“{name}”是条款，这里写规则或规则组。该条款的规则：{rules}",
                    en: "{place}: '{name}' is a clause; rules and groups go here. The rules of the clause: {rules}"
                )
            }
            None => say!(lang,
                zh: "{place}：没有“{name}”这条规则或规则组。",
                en: "{place}: there is no rule or group '{name}'."
            ),
        }
    });
    let mut lines: Vec<String> = told.collect();
    lines.push(say!(lang, zh: "查看全部规则：kefu rules", en: "To see every rule: kefu rules"));
    lines.join("\n")
}

/// The rule of a name that certainly exists.
fn known_rule(name: &str) -> &'static rules::Rule {
    rules::rule(name).expect("the rule is in the index")
}
