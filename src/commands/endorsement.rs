//! `kefu endorsement`: changes of policies, from the client's request to the checked paper (D58).

use chrono::NaiveDate;
use clap::Subcommand;

use super::beside::{self, Ended, List, Row, Shape};
use super::change::{Decision, change};
use super::desk::Desk;
use super::{Answer, who};
use crate::both;
use crate::changes::endorsement::{self, NewEndorsement};
use crate::cli::amount::amount;
use crate::cli::date::Happened;
use crate::cli::entry_id::id_in;
use crate::cli::words::{one_line, words};
use crate::commands::arguments::OfClient;
use crate::context::Context;
use crate::lang::Lang;
use crate::money::Fen;
use crate::output::{Cell, Column};
use crate::say;
use crate::standing::{Case, endorsement_wait};
use crate::text;
use crate::text::command::{Ask, kefu};

/// What can be done with endorsements.
#[derive(Subcommand, Debug)]
pub enum Verb {
    /// Records one that the client asks for.
    #[command(
        about = both!("登记客户提出的批改", "Record an endorsement that the client asks for"),
        after_help = both!(
            "例：\n  kefu endorsement add huarui par \"新仓库加保，保险金额增加一亿八千万元\" --handler 王强\n  kefu endorsement send huarui b1\n  kefu endorsement issue huarui b1 --number PD-2026-031 --premium 324000\n  kefu endorsement check huarui b1",
            "Examples:\n  kefu endorsement add huarui par \"new warehouse insured, sum up by CNY 180m\" --handler \"Wang Qiang\"\n  kefu endorsement send huarui b1\n  kefu endorsement issue huarui b1 --number PD-2026-031 --premium 324000\n  kefu endorsement check huarui b1"
        ),
    )]
    Add {
        #[command(flatten)]
        client: OfClient,
        #[arg(value_parser = id_in(&["policies"]), value_name = both!("保单", "POLICY"), help = both!("保单在记录中的编号，或保单号", "The policy's id in the record, or its number"))]
        policy: String,
        #[arg(value_parser = words, value_name = both!("内容", "TEXT"), help = both!("批改什么", "What is changed"))]
        text: String,
        #[arg(long, value_parser = one_line, value_name = both!("姓名", "NAME"), help = both!("经办人；默认您自己（配置中的 me，在服务团队中的），否则客户经理", "Who handles it; you (me of your configuration) if in the team, else the account manager"))]
        handler: Option<String>,
        #[arg(long, value_name = both!("日期", "DATE"), help = both!("客户提出的日期，默认今天", "The day the client asked; today when left out"))]
        on: Option<Happened>,
    },
    /// Records that it was sent.
    #[command(
        about = both!("登记已送保险公司", "Record that it was sent to the insurer"),
        after_help = both!(
            "例：\n  kefu endorsement send huarui b1 --on 2026-09-28",
            "Example:\n  kefu endorsement send huarui b1 --on 2026-09-28"
        ),
    )]
    Send {
        #[command(flatten)]
        which: Which,
        #[arg(long, value_name = both!("日期", "DATE"), help = both!("送交日期，默认今天", "The day it was sent; today when left out"))]
        on: Option<Happened>,
    },
    /// Records that it was issued.
    #[command(
        about = both!("登记保险公司已出具批单", "Record that the insurer issued it"),
        after_help = both!(
            "例：\n  kefu endorsement issue huarui b1 --number PD-2026-11 --premium 3.6万",
            "Example:\n  kefu endorsement issue huarui b1 --number PD-2026-11 --premium 36,000"
        ),
    )]
    Issue {
        #[command(flatten)]
        which: Which,
        #[arg(long, value_parser = one_line, value_name = both!("批单号", "NUMBER"), help = both!("批单号", "The insurer's number of it"))]
        number: Option<String>,
        #[arg(long, value_parser = added, allow_negative_numbers = true, value_name = both!("金额", "AMOUNT"), help = both!("增加的保险费，人民币元", "What it adds to the premium, CNY"))]
        premium: Option<Fen>,
        #[arg(long, value_parser = amount, conflicts_with = "premium", value_name = both!("金额", "AMOUNT"), help = both!("退还的保险费，人民币元", "The premium returned, CNY"))]
        refund: Option<Fen>,
        #[arg(long, value_name = both!("日期", "DATE"), help = both!("出具日期，默认今天", "The day it was issued; today when left out"))]
        on: Option<Happened>,
    },
    /// Records that it was checked.
    #[command(
        about = both!("登记批单已核对", "Record that it was checked against what the client asked for"),
        after_help = both!(
            "例：\n  kefu endorsement check huarui b1 --on 2026-10-14",
            "Example:\n  kefu endorsement check huarui b1 --on 2026-10-14"
        ),
    )]
    Check {
        #[command(flatten)]
        which: Which,
        #[arg(long, value_name = both!("日期", "DATE"), help = both!("核对日期，默认今天", "The day it was checked; today when left out"))]
        on: Option<Happened>,
    },
    /// Records that the client withdrew it.
    #[command(
        about = both!("登记客户撤回批改", "Record that the client withdrew it"),
        after_help = both!(
            "例：\n  kefu endorsement withdraw huarui b2",
            "Example:\n  kefu endorsement withdraw huarui b2"
        ),
    )]
    Withdraw {
        #[command(flatten)]
        which: Which,
        #[arg(long, value_name = both!("日期", "DATE"), help = both!("撤回日期，默认今天", "The day it was withdrawn; today when left out"))]
        on: Option<Happened>,
    },
    /// Lists them.
    #[command(
        about = both!("查看批改，可跨全部客户；未办完的在前", "List endorsements, of one client or of all; open ones first"),
        after_help = both!(
            "例：\n  kefu endorsement list --open\n  kefu endorsement list huarui",
            "Examples:\n  kefu endorsement list --open\n  kefu endorsement list huarui"
        ),
    )]
    List(List),
}

/// Which endorsement.
#[derive(clap::Args, Debug)]
pub struct Which {
    #[command(flatten)]
    client: OfClient,
    #[arg(value_parser = id_in(&["endorsements"]), value_name = both!("批改", "ENDORSEMENT"), help = both!("批改编号，如 b1 或 endorsements/b1", "The endorsement's id, such as b1 or endorsements/b1"))]
    id: String,
}

/// Reads what an endorsement adds to the premium; a return of premium has its own option.
fn added(text: &str) -> Result<Fen, String> {
    match text.trim().starts_with('-') {
        true => Err(both!(
            "退还的保险费写作 --refund 金额",
            "for a premium returned, write --refund AMOUNT"
        )
        .to_owned()),
        false => amount(text),
    }
}

pub(super) fn run(verb: &Verb, context: &Context) -> anyhow::Result<Answer> {
    let desk = Desk::open(context)?;
    let lang = desk.lang();
    let day = |on: &Option<Happened>| Happened::or_today(*on, desk.today);
    match verb {
        Verb::Add {
            client,
            policy,
            text,
            handler,
            on,
        } => change(&desk, client, |case| {
            let on = day(on);
            let new = NewEndorsement {
                policy: policy.clone(),
                text: text.clone(),
                handler: who::handler(&desk, case, handler.as_ref()),
                on,
            };
            let (id, edits) = endorsement::add(case, new)?;
            let due = due(lang, case, on, case.standard.service.endorsement_sent);
            let client = case.id;
            let send = kefu("endorsement send").word(client).word(&id).say(lang);
            let said = say!(lang,
                zh: "已登记批改 {id}，最迟 {due}送交保险公司：{send}",
                en: "Endorsement {id} is on record. Send it to the insurer by {due}: {send}"
            );
            Ok(Decision { edits, said })
        }),
        Verb::Send { which, on } => change(&desk, &which.client, |case| {
            let (on, id) = (day(on), &which.id);
            let edits = endorsement::send(case, id, on)?;
            let due = due(lang, case, on, case.standard.service.endorsement_issued);
            let said = say!(lang,
                zh: "{id} 已于 {on} 送交保险公司，批单最迟应于 {due}出具。",
                en: "{id} was sent to the insurer on {on}. The insurer should issue it by {due}."
            );
            Ok(Decision { edits, said })
        }),
        Verb::Issue {
            which,
            number,
            premium,
            refund,
            on,
        } => change(&desk, &which.client, |case| {
            let (on, id) = (day(on), &which.id);
            let premium = premium.or(refund.map(|refund| Fen(-refund.0)));
            let edits = endorsement::issue(case, id, on, number.clone(), premium)?;
            let due = due(lang, case, on, case.standard.service.endorsement_checked);
            let client = case.id;
            let check = kefu("endorsement check").word(client).word(id).say(lang);
            let said = say!(lang,
                zh: "{id} 的批单已于 {on} 出具，最迟 {due}核对：{check}",
                en: "{id} was issued on {on}. Check it by {due}: {check}"
            );
            Ok(Decision { edits, said })
        }),
        Verb::Check { which, on } => change(&desk, &which.client, |case| {
            let (on, id) = (day(on), &which.id);
            let edits = endorsement::check(case, id, on)?;
            let said = say!(lang,
                zh: "{id} 已于 {on} 核对，办理完毕。",
                en: "{id} was checked on {on}; nothing is left to do."
            );
            Ok(Decision { edits, said })
        }),
        Verb::Withdraw { which, on } => change(&desk, &which.client, |case| {
            let (on, id) = (day(on), &which.id);
            let edits = endorsement::withdraw(case, id, on)?;
            let said = say!(lang,
                zh: "{id} 已于 {on} 撤回，保留在记录中。",
                en: "{id} was withdrawn on {on}; it stays on record."
            );
            Ok(Decision { edits, said })
        }),
        Verb::List(list) => beside::list(&desk, list, shape(lang), |case| rows(lang, case)),
    }
}

/// The last day of a step, where the sentence goes on with a word.
fn due(lang: Lang, case: &Case<'_>, from: NaiveDate, term: u32) -> String {
    text::clock::last_day_and(lang, case.calendar.due(from, term))
}

fn shape(lang: Lang) -> Shape {
    Shape {
        schema: "kefu.endorsements/1",
        key: "endorsements",
        own: vec![
            Column::of(lang, "endorsements.policy"),
            Column::of(lang, "endorsements.text").grow(),
        ],
        alone: &["policy"],
        data: vec![
            "endorsements.requested",
            "endorsements.sent",
            "endorsements.issued",
            "endorsements.number",
            "endorsements.premium",
            "endorsements.checked",
            "endorsements.withdrawn",
        ],
        empty: {
            let add = kefu("endorsement add")
                .word(Ask::CLIENT)
                .word(Ask::POLICY)
                .word(Ask::TEXT)
                .say(lang);
            say!(lang,
                zh: "没有批改。登记：{add}",
                en: "There are no endorsements. To record one: {add}"
            )
        },
    }
}

fn rows(lang: Lang, case: &Case<'_>) -> Vec<Row> {
    let all = case.record.endorsements.iter().enumerate();
    all.map(|(nth, it)| {
        let checked = it.checked.map(|on| (Ended::Checked, on));
        let ended = it.withdrawn.map(|on| (Ended::Withdrawn, on)).or(checked);
        let waits: Vec<_> = endorsement_wait(case, nth, it).into_iter().collect();
        Row::new(lang, case, it.id, it.handler, &waits, ended).with(
            vec![
                it.policy.map_or(Cell::Empty, |id| Cell::Id(id.to_owned())),
                Cell::from(it.text),
            ],
            vec![
                Cell::from(it.requested),
                Cell::from(it.sent),
                Cell::from(it.issued),
                Cell::from(it.number),
                Cell::from(it.premium),
                Cell::from(it.checked),
                Cell::from(it.withdrawn),
            ],
        )
    })
    .collect()
}
