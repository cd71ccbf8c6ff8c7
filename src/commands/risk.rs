//! `kefu risk`: changes of the client's risk, the measures, and the notice to the insurer (D59).

use clap::Subcommand;

use super::beside::{self, Ended, List, Row, Shape};
use super::change::{Decision, change};
use super::desk::Desk;
use super::{Answer, who};
use crate::both;
use crate::changes::risk::{self, NewRisk};
use crate::cli::date::Happened;
use crate::cli::entry_id::id_in;
use crate::cli::words::{one_line, words};
use crate::commands::arguments::OfClient;
use crate::context::Context;
use crate::lang::Lang;
use crate::output::{Cell, Column};
use crate::say;
use crate::standing::{Case, risk_waits};
use crate::text;
use crate::text::command::{Ask, kefu};

/// What can be done with changes of risk.
#[derive(Subcommand, Debug)]
pub enum Verb {
    /// Records one.
    #[command(
        about = both!("登记风险变化", "Record a change of risk"),
        after_help = both!(
            "例：\n  kefu risk add huarui \"新仓库投产，存放成品\" --by 王强\n  kefu risk measure huarui x1 \"增设喷淋，办理加保\"\n  kefu risk tell huarui x1",
            "Examples:\n  kefu risk add huarui \"new warehouse in use, finished goods\" --by \"Wang Qiang\"\n  kefu risk measure huarui x1 \"sprinklers added, cover extended\"\n  kefu risk tell huarui x1"
        ),
    )]
    Add {
        #[command(flatten)]
        client: OfClient,
        #[arg(value_parser = words, value_name = both!("变化", "TEXT"), help = both!("什么变了", "What changed"))]
        text: String,
        #[arg(long, value_parser = one_line, value_name = both!("姓名", "NAME"), help = both!("发现人；默认您自己（配置中的 me，当日在服务团队中的），否则当日的客户经理", "Who found it; you (me of your configuration) if in the team that day, else its account manager"))]
        by: Option<String>,
        #[arg(long, help = both!("不影响保险，无须告知保险公司", "It does not matter to the insurer, who need not be told"))]
        minor: bool,
        #[arg(long, value_name = both!("日期", "DATE"), help = both!("发现日期，默认今天", "The day it was found; today when left out"))]
        on: Option<Happened>,
    },
    /// Records the measure.
    #[command(
        about = both!("登记应对措施", "Record the measure taken"),
        after_help = both!(
            "例：\n  kefu risk measure huarui x1 \"加装喷淋，办理加保\"",
            "Example:\n  kefu risk measure huarui x1 \"sprinklers added, sum insured raised\""
        ),
    )]
    Measure {
        #[command(flatten)]
        which: Which,
        #[arg(value_parser = words, value_name = both!("措施", "TEXT"), help = both!("采取了什么措施", "What was done about it"))]
        text: String,
        #[arg(long, value_name = both!("日期", "DATE"), help = both!("采取措施的日期，默认今天", "The day of the measure; today when left out"))]
        on: Option<Happened>,
    },
    /// Records that the insurer was told.
    #[command(
        about = both!("登记已告知保险公司", "Record that the insurer was told"),
        after_help = both!(
            "例：\n  kefu risk tell huarui x1 --on 2026-10-12",
            "Example:\n  kefu risk tell huarui x1 --on 2026-10-12"
        ),
    )]
    Tell {
        #[command(flatten)]
        which: Which,
        #[arg(long, value_name = both!("日期", "DATE"), help = both!("告知日期，默认今天", "The day the insurer was told; today when left out"))]
        on: Option<Happened>,
    },
    /// Marks it as minor.
    #[command(
        about = both!("注明不影响保险，无须告知保险公司", "Mark it as a change that does not matter to the insurer"),
        after_help = both!(
            "例：\n  kefu risk minor huarui x2",
            "Example:\n  kefu risk minor huarui x2"
        ),
    )]
    Minor {
        #[command(flatten)]
        which: Which,
    },
    /// Lists them.
    #[command(
        about = both!("查看风险变化，可跨全部客户；未办完的在前", "List changes of risk, of one client or of all; open ones first"),
        after_help = both!(
            "例：\n  kefu risk list --open\n  kefu risk list huarui",
            "Examples:\n  kefu risk list --open\n  kefu risk list huarui"
        ),
    )]
    List(List),
}

/// Which change of risk.
#[derive(clap::Args, Debug)]
pub struct Which {
    #[command(flatten)]
    client: OfClient,
    #[arg(value_parser = id_in(&["risks"]), value_name = both!("风险", "RISK"), help = both!("风险变化编号，如 x1 或 risks/x1", "The id of the change of risk, such as x1 or risks/x1"))]
    id: String,
}

pub(super) fn run(verb: &Verb, context: &Context) -> anyhow::Result<Answer> {
    let desk = Desk::open(context)?;
    let lang = desk.lang();
    let day = |on: &Option<Happened>| Happened::or_today(*on, desk.today);
    match verb {
        Verb::Add {
            client,
            text,
            by,
            minor,
            on,
        } => change(&desk, client, |case| {
            let on = day(on);
            let new = NewRisk {
                text: text.clone(),
                by: by.clone().or_else(|| who::serving(&desk, case, on)),
                on,
                minor: *minor,
            };
            let (id, edits) = risk::add(case, new)?;
            let due = case.calendar.due(on, case.standard.service.risk);
            let due = text::clock::last_day_and(lang, due);
            let client = case.id;
            let said = match minor {
                true => {
                    let measure = kefu("risk measure")
                        .word(client)
                        .word(&id)
                        .word(Ask::MEASURE)
                        .say(lang);
                    say!(lang,
                        zh: "已登记风险变化 {id}，最迟 {due}采取措施：{measure}",
                        en: "Change of risk {id} is on record. Take a measure by {due}: {measure}"
                    )
                }
                false => {
                    let measure = kefu("risk measure")
                        .word(client)
                        .word(&id)
                        .word(Ask::MEASURE)
                        .say(lang);
                    let tell = kefu("risk tell").word(client).word(&id).say(lang);
                    say!(lang,
                        zh: "已登记风险变化 {id}，最迟 {due}采取措施并告知保险公司：\n  {measure}\n  {tell}",
                        en: "Change of risk {id} is on record. By {due}, take a measure and tell the insurer:\n  {measure}\n  {tell}"
                    )
                }
            };
            Ok(Decision { edits, said })
        }),
        Verb::Measure { which, text, on } => change(&desk, &which.client, |case| {
            let (on, id) = (day(on), &which.id);
            let edits = risk::measure(case, id, on, text.clone())?;
            let mut said = say!(lang,
                zh: "{id} 的应对措施已登记（{on}）。",
                en: "The measure against {id} is on record ({on})."
            );
            let all = case.record.risks.iter();
            let mut untold = all.filter(|it| it.told.is_none() && !it.minor);
            if untold.any(|it| it.id == *id) {
                let client = case.id;
                let tell = kefu("risk tell").word(client).word(id).say(lang);
                said += &say!(lang,
                    zh: "还须告知保险公司：{tell}",
                    en: " The insurer has not been told yet: {tell}"
                );
            }
            Ok(Decision { edits, said })
        }),
        Verb::Tell { which, on } => change(&desk, &which.client, |case| {
            let (on, id) = (day(on), &which.id);
            let edits = risk::tell(case, id, on)?;
            let mut said = say!(lang,
                zh: "{id} 已于 {on} 告知保险公司。",
                en: "The insurer was told of {id} on {on}."
            );
            let mut all = case.record.risks.iter();
            if all.any(|it| it.id == *id && it.measured.is_none()) {
                let client = case.id;
                let measure = kefu("risk measure")
                    .word(client)
                    .word(id)
                    .word(Ask::MEASURE)
                    .say(lang);
                said += &say!(lang,
                    zh: "还须采取措施：{measure}",
                    en: " It still needs a measure: {measure}"
                );
            }
            Ok(Decision { edits, said })
        }),
        Verb::Minor { which } => change(&desk, &which.client, |case| {
            let id = &which.id;
            let edits = risk::minor(case, id)?;
            let said = say!(lang,
                zh: "{id} 已注明不影响保险，无须告知保险公司。",
                en: "{id} is marked as a change that does not matter to the insurer, who need not be told."
            );
            Ok(Decision { edits, said })
        }),
        Verb::List(list) => beside::list(&desk, list, shape(lang), |case| rows(lang, case)),
    }
}

fn shape(lang: Lang) -> Shape {
    Shape {
        schema: "kefu.risks/1",
        key: "risks",
        own: vec![
            Column::of(lang, "risks.found"),
            Column::of(lang, "risks.text").grow(),
        ],
        alone: &["found"],
        data: vec![
            "risks.measure",
            "risks.measured",
            "risks.told",
            "risks.minor",
        ],
        empty: {
            let add = kefu("risk add").word(Ask::CLIENT).word(Ask::RISK).say(lang);
            say!(lang,
                zh: "没有风险变化。登记：{add}",
                en: "There are no changes of risk. To record one: {add}"
            )
        },
    }
}

fn rows(lang: Lang, case: &Case<'_>) -> Vec<Row> {
    let all = case.record.risks.iter().enumerate();
    all.map(|(nth, it)| {
        let last = it.measured.max(it.told).filter(|_| !it.is_open());
        let ended = last.map(|on| (Ended::Settled, on));
        let waits = risk_waits(case, nth, it);
        Row::new(lang, case, it.id, it.by, &waits, ended).with(
            vec![Cell::from(it.found), Cell::from(it.text)],
            vec![
                Cell::from(it.measure),
                Cell::from(it.measured),
                Cell::from(it.told),
                Cell::Flag(it.minor, String::new()),
            ],
        )
    })
    .collect()
}
