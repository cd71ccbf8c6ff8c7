//! `kefu appointment`: the written appointment as broker, which starts every clock (D12–D17).

use clap::Subcommand;

use super::change::{Decision, change};
use super::desk::Desk;
use super::plan::to_plan;
use super::show::shown_record;
use super::{Answer, clocks, code, whose, word};
use crate::both;
use crate::changes::appointment::{self, Longer, Terms};
use crate::cli::date::{Ahead, Happened};
use crate::cli::words::{one_line, words};
use crate::commands::arguments::{AboutClient, OfClient};
use crate::context::Context;
use crate::lang::Lang;
use crate::model::{Appointment, AppointmentKind, Commitment};
use crate::output::{Block, Cell, Column, Fact, Page, Table, Tone};
use crate::say;
use crate::standing::{Case, Clock, Promise};
use crate::text;
use crate::text::key::label;
use crate::text::word::Spoken;

mod commitments;
mod earlier;
mod extended;
mod said;

use commitments::commitments;
pub(super) use earlier::earlier;

/// What can be done with an appointment.
#[derive(Subcommand, Debug)]
pub enum Verb {
    /// Records it.
    #[command(
        about = both!("登记委托文件，确立委托关系；可再次运行以补充内容", "Record the appointment; run again to complete it"),
        after_help = both!(
            "例：\n  kefu appointment record huarui --kind brokerage-agreement --on 2026-03-02 --until 2028-03-01\n  kefu appointment record huarui --kind brokerage-agreement --original-at \"档案室 A-12\"",
            "Examples:\n  kefu appointment record huarui --kind brokerage-agreement --on 2026-03-02 --until 2028-03-01\n  kefu appointment record huarui --kind brokerage-agreement --original-at \"file room A-12\""
        ),
    )]
    Record {
        #[command(flatten)]
        client: OfClient,
        #[arg(long, value_parser = word::<AppointmentKind>(), value_name = both!("形式", "KIND"), help = both!("书面形式（D12）", "The kind of document (D12)"))]
        kind: AppointmentKind,
        #[arg(long, value_name = both!("日期", "DATE"), help = both!("确立之日，各项时限由此起算；默认今天", "The day it was established, from which every deadline runs; today when left out"))]
        on: Option<Happened>,
        #[arg(long, value_name = both!("日期", "DATE"), help = both!("约定期限的最后一天（含）", "The last day agreed, inclusive"))]
        until: Option<Ahead>,
        #[arg(long, value_parser = one_line, value_name = both!("样本", "TEMPLATE"), help = both!("所依据的公司合同样本（D13）", "The company template it was made from (D13)"))]
        template: Option<String>,
        #[arg(long, value_parser = one_line, value_name = both!("地点", "PLACE"), help = both!("正本存放处，与客户档案分开（D26）", "Where the original is kept, apart from the client's file (D26)"))]
        original_at: Option<String>,
    },
    /// Records a later end.
    #[command(
        about = both!("登记书面约定的延长期限", "Record a later end, agreed in writing"),
        after_help = both!(
            "例：\n  kefu appointment extend huarui --until 2029-03-01 --document 补充协议一",
            "Example:\n  kefu appointment extend huarui --until 2029-03-01 --document \"supplement 1\""
        ),
    )]
    Extend {
        #[command(flatten)]
        client: OfClient,
        #[arg(long, value_name = both!("日期", "DATE"), help = both!("新的最后一天（含）", "The new last day, inclusive"))]
        until: Ahead,
        #[arg(long, value_name = both!("日期", "DATE"), help = both!("约定延长之日，默认今天", "The day it was agreed; today when left out"))]
        on: Option<Happened>,
        #[arg(long, value_parser = words, value_name = both!("文件", "TEXT"), help = both!("据以延长的文件", "The document that extends it"))]
        document: Option<String>,
        #[arg(long, value_parser = one_line, value_name = both!("样本", "TEMPLATE"), help = both!("该文件所依据的公司合同样本（D13）", "The company template that document was made from (D13)"))]
        template: Option<String>,
        #[arg(long, value_parser = one_line, value_name = both!("地点", "PLACE"), help = both!("该文件正本存放处，与客户档案分开（D26）", "Where its original is kept, apart from the client's file (D26)"))]
        original_at: Option<String>,
    },
    /// Records a service promised in it.
    #[command(
        about = both!("逐条登记委托文件中的服务承诺", "Record a service promised in the appointment"),
        after_help = both!(
            "例：\n  kefu appointment commit huarui 每季度上门拜访一次",
            "Example:\n  kefu appointment commit huarui \"a visit every quarter\""
        ),
    )]
    Commit {
        #[command(flatten)]
        client: OfClient,
        #[arg(value_parser = words, value_name = both!("承诺", "TEXT"), help = both!("承诺的内容", "The promise, in words"))]
        text: String,
    },
    /// Shows it.
    #[command(
        about = both!("查看委托文件、服务承诺和各项时限", "Show the appointment, its commitments and its deadlines"),
        after_help = both!(
            "例：\n  kefu appointment show huarui",
            "Example:\n  kefu appointment show huarui"
        ),
    )]
    Show {
        #[command(flatten)]
        client: AboutClient,
    },
}

pub(super) fn run(verb: &Verb, context: &Context) -> anyhow::Result<Answer> {
    let desk = Desk::open(context)?;
    let lang = desk.lang();
    match verb {
        Verb::Record {
            client,
            kind,
            on,
            until,
            template,
            original_at,
        } => change(&desk, client, |case| {
            let on = on.map(|on| on.by(desk.today));
            let terms = Terms {
                kind: *kind,
                on,
                until: until.map(|until| until.from(desk.today)),
                template: template.clone(),
                original_at: original_at.clone(),
            };
            let edits = appointment::record(case, terms)?;
            let meant = appointment::meant(case, on)?;
            let established = meant.established;
            let name = case.record.client.name;
            let kind = kind.say(lang);
            let done = say!(lang,
                zh: "{name}：委托关系已于 {established} 确立（{kind}）。",
                en: "{name}: appointment established on {established} ({kind})."
            );
            let said = match case.record.appointment().filter(|_| meant.anew) {
                Some(before) => [
                    done,
                    said::terms_started(lang, case, &meant),
                    said::before(lang, case, before),
                ],
                None => [
                    done,
                    said::terms_started(lang, case, &meant),
                    said::known_later(lang, case, established),
                ],
            };
            let said = said.concat();
            Ok(Decision { edits, said })
        }),
        Verb::Extend {
            client,
            until,
            on,
            document,
            template,
            original_at,
        } => change(&desk, client, |case| {
            let longer = Longer {
                on: on.map(|on| on.by(desk.today)),
                until: until.from(desk.today),
                document: document.clone(),
                template: template.clone(),
                original_at: original_at.clone(),
            };
            let said = extended::said(lang, case, &longer);
            let edits = appointment::extend(case, longer)?;
            Ok(Decision { edits, said })
        }),
        Verb::Commit { client, text } => change(&desk, client, |case| {
            let (entry, edits) = appointment::commit(case, text)?;
            let name = case.record.client.name;
            let commitment = Commitment { id: &entry, text };
            let kept = Promise::of(case.standard, &commitment).kept;
            let said = match kept.is_dated() {
                true => {
                    let done = say!(lang,
                        zh: "{name}：已登记服务承诺 {entry}“{text}”，须列入服务计划（D17）。\n",
                        en: "{name}: commitment {entry} recorded: {text}. Every commitment belongs in the plan (D17).\n"
                    );
                    done + &to_plan(lang, case, &entry)
                }
                false => {
                    let undated = text::paper::undated(lang, kept);
                    say!(lang,
                        zh: "{name}：已登记服务承诺 {entry}“{text}”。\n{undated}；打印的计划上照此写明。",
                        en: "{name}: commitment {entry} recorded: {text}.\nKept {undated}; the printed plan says so."
                    )
                }
            };
            Ok(Decision { edits, said })
        }),
        Verb::Show { client } => shown_record(&desk, client, |case| Ok(show(&desk, case))),
    }
}

fn show(desk: &Desk<'_>, case: &Case<'_>) -> Page {
    let lang = desk.lang();
    let appointment = case.record.appointment();
    let mut facts = facts(lang, case, appointment);
    // The term first agreed is another only once it was extended; a script finds every key.
    let as_agreed = appointment.is_none_or(|it| it.until == it.ends());
    if as_agreed && !desk.context.format.is_whole() {
        facts.retain(|fact| fact.key != "until");
    }
    let mut blocks = vec![Block::Facts(facts)];
    let extended = appointment.is_some_and(|it| !it.extensions.is_empty());
    if extended {
        blocks.push(Block::Heading(say!(lang, zh: "延长", en: "Extensions")));
    }
    blocks.push(Block::Table(extensions(lang, appointment)));
    let earlier = earlier(lang, case);
    if !earlier.rows.is_empty() {
        let title = say!(lang, zh: "此前的委托", en: "Earlier appointments");
        blocks.push(Block::Heading(title));
    }
    blocks.push(Block::Table(earlier));
    blocks.push(Block::Heading(
        say!(lang, zh: "服务承诺", en: "Commitments"),
    ));
    blocks.push(Block::Table(commitments(lang, case, appointment)));
    blocks.push(Block::Heading(say!(lang, zh: "时限", en: "Deadlines")));
    let mut terms = Clock::all(case);
    terms.retain(|clock| !clock.unrecorded);
    blocks.push(Block::Table(clocks::table(lang, case, &terms)));
    let provisional = terms.iter().find(|clock| clock.due.provisional);
    if let Some(clock) = provisional
        && let Some(year) = case.calendar.uncovered(clock.from, clock.due.date)
    {
        blocks.push(Block::Text(text::calendar::provisional(lang, year)));
    }
    Page {
        schema: "kefu.appointment/1",
        blocks,
    }
}

fn facts(lang: Lang, case: &Case<'_>, appointment: Option<&Appointment<'_>>) -> Vec<Fact> {
    let ends = appointment.and_then(Appointment::ends);
    let over = ends.is_some_and(|ends| ends < case.today);
    let kind = appointment.and_then(|it| it.kind);
    let more = [
        Fact::of(
            lang,
            "appointment.kind",
            kind.map_or(Cell::Empty, |kind| code(lang, kind)),
        ),
        Fact::of(
            lang,
            "appointment.established",
            appointment.and_then(|it| it.established),
        ),
        Fact::new(
            "until",
            say!(lang, zh: "原定到期日", en: "first agreed until"),
            appointment.and_then(|it| it.until),
        ),
        Fact::new(
            "ends",
            label(lang, "appointment.until"),
            match ends {
                Some(day) if over => Cell::from(day).toned(Tone::Bad),
                ends => ends.into(),
            },
        ),
        Fact::of(
            lang,
            "appointment.template",
            appointment.and_then(|it| it.template),
        ),
        Fact::of(
            lang,
            "appointment.original-at",
            appointment.and_then(|it| it.original_at),
        ),
    ];
    whose(lang, case).into_iter().chain(more).collect()
}

fn extensions(lang: Lang, appointment: Option<&Appointment<'_>>) -> Table {
    let rows = appointment.iter().flat_map(|it| &it.extensions).map(|it| {
        vec![
            Cell::Id(it.id.to_owned()),
            Cell::from(it.on),
            Cell::from(it.until),
            Cell::from(it.document),
            Cell::from(it.template),
            Cell::from(it.original_at),
        ]
    });
    Table {
        key: "extensions",
        columns: vec![
            Column::new("id", say!(lang, zh: "编号", en: "id")),
            Column::of(lang, "appointment.extensions.on"),
            Column::of(lang, "appointment.extensions.until"),
            Column::of(lang, "appointment.extensions.document").grow(),
            Column::of(lang, "appointment.extensions.template"),
            Column::of(lang, "appointment.extensions.original-at").grow(),
        ],
        rows: rows.collect(),
        empty: String::new(),
    }
}
