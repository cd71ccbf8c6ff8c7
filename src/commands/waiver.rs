//! `kefu waiver`: a finding that is accepted for a time, and who decided that.

use clap::Subcommand;

use super::change::{Decision, change, change_seen};
use super::check::selection;
use super::desk::Desk;
use super::filed::filed;
use super::listed::{client_cells, client_columns};
use super::survey::survey_seen;
use super::{Answer, which};
use crate::both;
use crate::changes::waiver::{self, Settlement, Stands};
use crate::changes::{Refusal, WaiverRefusal};
use crate::cli::date::{Ahead, Happened};
use crate::cli::entry_id::id_in;
use crate::cli::words::{one_line, words};
use crate::commands::arguments::{OfAnyClient, OfClient};
use crate::commands::who::Who;
use crate::context::Context;
use crate::lang::Lang;
use crate::model::{Waiver, Word};
use crate::output::{Block, Cell, Column, Page, Table, Tone};
use crate::rules::{self, Finding, Rule, Unwaivable, WaiverState};
use crate::say;
use crate::standing::Case;
use crate::text::word::Spoken;

/// What can be done with waivers.
#[derive(Subcommand, Debug)]
pub enum Verb {
    /// Waives a finding.
    #[command(
        about = both!("豁免一项问题：写明理由和期限", "Accept a finding for a time: say why and until when"),
        after_help = both!(
            "豁免的问题照样列出，但不使 kefu check 失败；期限一过又算问题。\n\n例：\n  kefu waiver add huarui team-late --reason \"等新任财务总监到任\" --by 客户关系管理中心 --until 2027-03-01",
            "A waived finding is still listed, but kefu check does not fail because of it. After the last day it counts again.\n\nExample:\n  kefu waiver add huarui team-late --reason \"client asked\" --by \"client relations centre\" --until 2027-05-31"
        ),
    )]
    Add {
        #[command(flatten)]
        client: OfClient,
        #[arg(value_name = both!("规则", "RULE"), help = both!("规则名称，如 kefu check 所列", "The rule's name, as kefu check shows it"))]
        rule: String,
        #[arg(long, value_parser = words, value_name = both!("理由", "TEXT"), help = both!("为什么可以接受", "Why it is accepted"))]
        reason: String,
        #[arg(long, value_name = both!("日期", "DATE"), help = both!("最后一天（含）；此后要重新看过", "The last day, inclusive; after it the matter is looked at again"))]
        until: Ahead,
        #[arg(long, value_parser = one_line, value_name = both!("问题", "SUBJECT"), help = both!("只豁免其中一项（check -f json 中 fingerprint 的末段）；不写则该规则的全部", "Only one finding of the rule (the last part of its fingerprint in check -f json); all of them when left out"))]
        subject: Option<String>,
        #[arg(long, value_parser = one_line, value_name = both!("姓名", "NAME"), help = both!("决定豁免的人，不能是该客户服务团队的成员；kefu.toml 的 [approvers] 列有人选的，须在其中", "Who decided on it. It must not be a member of the client's team. If [approvers] in kefu.toml names who may decide, it must be one of them"))]
        by: String,
        #[arg(long, value_name = both!("日期", "DATE"), help = both!("决定日期，默认今天", "The day it was decided; today when left out"))]
        on: Option<Happened>,
    },
    /// Lists them.
    #[command(
        about = both!("查看豁免，及其是否仍有效", "List the waivers, and whether each is still in force"),
        after_help = both!(
            "例：\n  kefu waiver list\n  kefu waiver list huarui",
            "Examples:\n  kefu waiver list\n  kefu waiver list huarui"
        ),
    )]
    List {
        #[command(flatten)]
        client: OfAnyClient,
        #[command(flatten)]
        who: Who,
    },
    /// Removes one.
    #[command(
        about = both!("删去一项豁免", "Remove a waiver"),
        after_help = both!(
            "例：\n  kefu waiver remove huarui w1",
            "Example:\n  kefu waiver remove huarui w1"
        ),
    )]
    Remove {
        #[command(flatten)]
        client: OfClient,
        #[arg(value_parser = id_in(&["waivers"]), value_name = both!("编号", "ID"), help = both!("豁免的编号，如 w1 或 waivers/w1", "The waiver's id, such as w1 or waivers/w1"))]
        id: String,
    },
}

pub(super) fn run(verb: &Verb, context: &Context) -> anyhow::Result<Answer> {
    let desk = Desk::open(context)?;
    let lang = desk.lang();
    match verb {
        Verb::Add {
            client,
            rule,
            reason,
            until,
            subject,
            by,
            on,
        } => {
            let selection = selection(&desk, &[], &[])?;
            let on = Happened::or_today(*on, desk.today);
            let until = until.from(desk.today);
            change_seen(&desk, client, |case, source| {
                let rule = known(rule)?.name;
                let filed = filed(&desk, case.record);
                let looked = rules::look(source, &desk.ground(), &selection, &filed);
                let standing: Vec<Stands> = looked.findings.iter().filter_map(stands).collect();
                let settlement = Settlement {
                    rule,
                    subject: subject.clone(),
                    reason: reason.clone(),
                    by: by.clone(),
                    on,
                    until,
                };
                let edits = waiver::add(case, settlement, &standing)?;
                let id = waiver::next(case.record);
                let said = say!(lang,
                    zh: "豁免 {id}：{rule} 豁免至 {until}（含），此后问题仍在的，kefu check 会再提出。",
                    en: "Waiver {id}: {rule} is accepted until {until}, that day included. If the finding is still there after that, kefu check reports it again."
                );
                Ok(Decision { edits, said })
            })
        }
        Verb::List { client, who } => list(&desk, client.as_deref(), who),
        Verb::Remove { client, id } => change(&desk, client, |case| {
            let edits = waiver::remove(case, id)?;
            let said = say!(lang,
                zh: "已删去豁免 {id}。",
                en: "Waiver {id} was removed."
            );
            Ok(Decision { edits, said })
        }),
    }
}

/// The rule of this name, when what it finds can be waived.
fn known(name: &str) -> Result<&'static Rule, Refusal> {
    rules::waivable(name).map_err(|why| {
        Refusal::Waiver(match why {
            Unwaivable::NoSuchRule(near) => WaiverRefusal::NoSuchRule {
                given: name.to_owned(),
                near,
            },
            Unwaivable::Never => WaiverRefusal::Never {
                rule: name.to_owned(),
            },
        })
    })
}

/// A finding as the decision sees it; `None` for one that cannot be waived.
fn stands(finding: &Finding) -> Option<Stands> {
    let rule = rules::waivable(finding.rule.name).ok()?.name;
    let waived = finding.waived.as_ref();
    Some(Stands {
        rule,
        subject: finding.subject.clone(),
        waived: waived.map(|waived| (waived.id.clone(), waived.until)),
    })
}

fn list(desk: &Desk<'_>, client: Option<&str>, who: &Who) -> anyhow::Result<Answer> {
    let lang = desk.lang();
    let who = who.asked(desk)?;
    let selection = selection(desk, &[], &[])?;
    let only = client.map(|client| which::fitting(desk, client));
    let only = only.transpose()?.map(|which| which.id);
    let mut survey = survey_seen(desk, only.as_deref(), |case, source| {
        // Most records have no waivers, so their findings are not needed here.
        if case.record.waivers.is_empty() || !who.is(case.who()) {
            return Vec::new();
        }
        let filed = filed(desk, case.record);
        let states = rules::look(source, &desk.ground(), &selection, &filed).waivers;
        let waivers = case.record.waivers.iter().zip(states);
        let rows = waivers.map(|(waiver, state)| row(lang, case, waiver, state));
        rows.collect()
    })?;

    let rows: Vec<_> = survey.found.drain(..).flat_map(|(_, rows)| rows).collect();
    let empty = say!(lang, zh: "没有豁免。", en: "Nothing is waived.");
    let empty = who.empty(desk, !rows.is_empty(), empty)?;
    let answer = Answer::page(page(desk, rows, only.is_none(), empty));
    Ok(survey.answer(answer))
}

fn row(lang: Lang, case: &Case<'_>, waiver: &Waiver<'_>, state: WaiverState) -> Vec<Cell> {
    let tone = match state {
        WaiverState::InForce => Tone::Plain,
        WaiverState::Lapsed => Tone::Warning,
        WaiverState::Incomplete => Tone::Bad,
        WaiverState::Followed
        | WaiverState::Unused
        | WaiverState::NotYet
        | WaiverState::NotAsked => Tone::Faint,
    };
    let [id, name] = client_cells(case);
    vec![
        id,
        name,
        Cell::Id(waiver.id.to_owned()),
        Cell::Code {
            code: state.code().to_owned(),
            label: state.say(lang).to_owned(),
            tone,
        },
        Cell::from(waiver.until),
        Cell::from(waiver.rule),
        Cell::from(waiver.subject),
        Cell::from(waiver.reason),
        Cell::from(waiver.by),
        Cell::from(waiver.on),
    ]
}

fn page(desk: &Desk<'_>, rows: Vec<Vec<Cell>>, of_all: bool, empty: String) -> Page {
    let lang = desk.lang();
    let [client, name] = client_columns(desk, of_all);
    // The subject is mostly for scripts: it is shown only when somebody chose one finding.
    let has_subject = rows.iter().any(|row| row[6] != Cell::Empty);
    let subject = match has_subject {
        true => Column::of(lang, "waivers.subject").grow(),
        false => Column::data("subject"),
    };
    Page {
        schema: "kefu.waivers/1",
        blocks: vec![Block::Table(Table {
            key: "waivers",
            columns: vec![
                client,
                name,
                Column::new("id", say!(lang, zh: "豁免", en: "id")),
                Column::new("state", say!(lang, zh: "状态", en: "state")),
                Column::of(lang, "waivers.until"),
                Column::of(lang, "waivers.rule").grow(),
                subject,
                Column::of(lang, "waivers.reason").grow(),
                Column::of(lang, "waivers.by"),
                Column::data("on"),
            ],
            rows,
            empty,
        })],
    }
}
