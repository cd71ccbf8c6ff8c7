//! `kefu plan`: the client service plan: drafted, issued, carried out and revised (D37–D54).

use chrono::NaiveDate;
use clap::{ArgGroup, Args, Subcommand};

use super::change::{Decision, change, change_in};
use super::desk::Desk;
use super::show::shown_record;
use super::{Answer, Failed};
use crate::both;
use crate::changes::plan;
use crate::cli::amount::amount;
use crate::cli::date::{Dated, Happened};
use crate::cli::entry_id::id_in;
use crate::cli::words::{one_line, words};
use crate::commands::arguments::{AboutClient, OfClient};
use crate::context::Context;
use crate::money::Fen;
use crate::say;

mod asked;
mod back;
mod draft;
mod print;
mod said;
mod show;
mod standard;

use asked::{Add, Lower, Revise};
pub(super) use said::{and_cost, next_item, to_plan};

/// What can be done with a plan.
#[derive(Subcommand, Debug)]
pub enum Verb {
    /// Drafts the plan.
    #[command(
        about = both!("按星级服务标准、服务承诺和客户需求拟订计划", "Draft the plan from the service standard, the commitments and the needs"),
        after_help = both!(
            "只补缺少的项目，已有的不改；再运行一次不会重复。承诺写明期限的（如“10 月底前”），排在期限之内。\n例：\n  kefu plan draft huarui --focus 仓储火灾",
            "Adds only what is missing and does not change what is there. You can run it again: it adds nothing twice. What a commitment promises by a day, such as \"by 31 October\", is planned to be finished by it.\nExample:\n  kefu plan draft huarui --focus \"warehouse fire\""
        ),
    )]
    Draft(draft::Arguments),
    /// Plans a service.
    #[command(
        about = both!("计划一项服务", "Plan a service"),
        after_help = both!(
            "例：\n  kefu plan add huarui visit \"一季度上门拜访\" --start 2026-03-20 --finish 2026-03-31 --handler 陈静 --covers c1\n已定稿的计划：加上 --reason 原因",
            "Example:\n  kefu plan add huarui visit \"first-quarter visit\" --start 2026-03-20 --finish 2026-03-31 --handler \"Chen Jing\" --covers c1\nTo a plan that was issued, add it with --reason TEXT"
        ),
    )]
    Add(Box<Add>),
    /// Records that an item was done.
    #[command(
        about = both!("登记一项已完成（记日志时用 kefu log --item 更省事）", "Record that an item was done (kefu log --item does this with the diary entry)"),
        after_help = both!(
            "例：\n  kefu plan done huarui p7 --on 2026-09-18\n  kefu plan done huarui p7 --actual-cost 3200",
            "Examples:\n  kefu plan done huarui p7 --on 2026-09-18\n  kefu plan done huarui p7 --actual-cost 3200"
        ),
    )]
    Done {
        #[command(flatten)]
        client: OfClient,
        #[arg(value_parser = id_in(&["years.plan.items"]), value_name = both!("项目", "ITEM"), help = both!("计划项目编号，如 p1 或 plan.items/p1", "The plan item's id, such as p1 or plan.items/p1"))]
        item: String,
        #[arg(long, value_name = both!("日期", "DATE"), help = both!("完成日期，默认今天", "The day it was done; today when left out"))]
        on: Option<Happened>,
        #[arg(long, value_parser = amount, value_name = both!("金额", "AMOUNT"), help = both!("实际费用，人民币元（D48）；已完成的项目，日期不变", "What it actually cost, CNY (D48); an item that is done keeps its day"))]
        actual_cost: Option<Fen>,
    },
    /// Drops an item.
    #[command(
        about = both!("取消一项（保留在记录中）", "Drop an item; it stays on record"),
        after_help = both!(
            "例：\n  kefu plan drop huarui p9 --reason \"客户改为线上培训\"",
            "Example:\n  kefu plan drop huarui p9 --reason \"the client trains online instead\""
        ),
    )]
    Drop {
        #[command(flatten)]
        client: OfClient,
        #[arg(value_parser = id_in(&["years.plan.items"]), value_name = both!("项目", "ITEM"), help = both!("计划项目编号，如 p1 或 plan.items/p1", "The plan item's id, such as p1 or plan.items/p1"))]
        item: String,
        #[arg(long, value_parser = words, value_name = both!("原因", "TEXT"), help = both!("取消的原因；定稿后同时登记为修订（D53）", "Why it is dropped; for an issued plan also recorded as a revision (D53)"))]
        reason: String,
        #[arg(long, value_name = both!("日期", "DATE"), help = both!("取消日期，默认今天", "The day it was dropped; today when left out"))]
        on: Option<Happened>,
    },
    /// Revises the plan.
    #[command(
        about = both!("修订服务计划（由客户经理作出）", "Revise the plan, as the account manager"),
        after_help = both!(
            "例：\n  kefu plan revise huarui --reason \"客户停产检修，拜访改期\" --item p3 --start 2026-07-06 --finish 2026-07-17",
            "Example:\n  kefu plan revise huarui --reason \"plant shut for overhaul, visit moved\" --item p3 --start 2026-07-06 --finish 2026-07-17"
        ),
        group = ArgGroup::new("changes").multiple(true).requires("item").args(["service", "content", "start", "finish", "handler", "covers", "purpose", "cost"]),
    )]
    Revise(Box<Revise>),
    /// Lowers a service of the standard.
    #[command(
        about = both!("调低一项服务标准：先上报，批准后执行（D41）", "Lower a service below the standard: first refer it, then record the approval (D41)"),
        after_help = both!(
            "例：先上报，再登记批准\n  kefu plan lower huarui visit --least 4 --reason 客户厂区封闭施工\n  kefu plan lower huarui visit --approved 2026-03-13 --approved-by 客户关系管理中心",
            "Example: refer it, then record the approval\n  kefu plan lower huarui visit --least 4 --reason \"plant closed for works\"\n  kefu plan lower huarui visit --approved 2026-03-13 --approved-by \"client relations centre\""
        ),
    )]
    Lower(Box<Lower>),
    /// Records client relations' opinion.
    #[command(
        about = both!("登记客户关系管理人员对计划的意见", "Record the client-relations member's opinion of the plan"),
        after_help = both!(
            "例：\n  kefu plan opinion huarui \"增加一次员工满意度回访\" --by 周婷",
            "Example:\n  kefu plan opinion huarui \"add a call on staff satisfaction\" --by \"Zhou Ting\""
        ),
    )]
    Opinion {
        #[command(flatten)]
        client: OfClient,
        #[arg(value_parser = words, value_name = both!("意见", "TEXT"), help = both!("意见内容", "The opinion in words"))]
        text: String,
        #[arg(long, value_parser = one_line, value_name = both!("姓名", "NAME"), help = both!("提出意见的客户关系管理人员", "The client-relations member who gives it"))]
        by: String,
        #[arg(long, value_name = both!("日期", "DATE"), help = both!("提出日期，默认今天", "The day it was given; today when left out"))]
        on: Option<Happened>,
        #[command(flatten)]
        of: Year,
    },
    /// Records internal circulation.
    #[command(
        about = both!("登记计划的内部披露", "Record that the plan was circulated internally"),
        after_help = both!(
            "例：\n  kefu plan circulate huarui --on 2026-03-13",
            "Example:\n  kefu plan circulate huarui --on 2026-03-13"
        ),
    )]
    Circulate {
        #[command(flatten)]
        client: OfClient,
        #[arg(long, value_name = both!("日期", "DATE"), help = both!("披露日期，默认今天", "The day it was circulated; today when left out"))]
        on: Option<Happened>,
        #[command(flatten)]
        of: Year,
    },
    /// Issues the plan.
    #[command(
        about = both!("计划定稿（十个工作日内）", "Issue the written plan (due in 10 working days)"),
        after_help = both!(
            "例：\n  kefu plan issue huarui --focus 仓储火灾 --on 2026-03-13\n定稿后只改年度重点：用同一日期再执行一次",
            "Example:\n  kefu plan issue huarui --focus \"warehouse fire\" --on 2026-03-13\nTo change only the focus later, run it again with the same day"
        ),
    )]
    Issue {
        #[command(flatten)]
        client: OfClient,
        #[arg(long, value_parser = words, value_name = both!("重点", "TEXT"), help = both!("本年度的一个重点（D07）", "The one focus of the year (D07)"))]
        focus: Option<String>,
        #[arg(long, value_name = both!("日期", "DATE"), help = both!("定稿日期，默认今天", "The day it was issued; today when left out"))]
        on: Option<Happened>,
        #[command(flatten)]
        of: Year,
    },
    /// Records that it was sent to the client.
    #[command(
        about = both!("登记计划已提交客户（不含星级和收入的客户版）", "Record that the client's version was sent"),
        after_help = both!(
            "例：\n  kefu plan send huarui --on 2026-03-16",
            "Example:\n  kefu plan send huarui --on 2026-03-16"
        ),
    )]
    Send {
        #[command(flatten)]
        client: OfClient,
        #[arg(long, value_name = both!("日期", "DATE"), help = both!("提交日期，默认今天", "The day it was sent; today when left out"))]
        on: Option<Happened>,
        #[command(flatten)]
        of: Year,
    },
    /// Shows it.
    #[command(
        about = both!("查看服务计划", "Show the plan"),
        after_help = both!(
            "例：\n  kefu plan show huarui --open",
            "Example:\n  kefu plan show huarui --open"
        ),
    )]
    Show {
        #[command(flatten)]
        client: AboutClient,
        #[arg(long, help = both!("只看未完成的项目", "Only the open items"))]
        open: bool,
        #[command(flatten)]
        of: Year,
    },
    /// Prints it.
    #[command(
        about = both!("打印书面计划：给客户（默认）或内部使用", "Print the written plan, for the client (default) or for your company"),
        after_help = both!(
            "例：\n  kefu plan print huarui -o 华锐重工服务计划.docx\n  kefu plan print huarui -o 计划.html                 浏览器打开后可打印为 A4 或 PDF\n  kefu plan print huarui --for internal -o 内部.html\n客户版不含星级、收入、费用、来源、目的、意见和修订原因（D35）。",
            "Examples:\n  kefu plan print huarui -o plan.docx\n  kefu plan print huarui -o plan.html                  open it in a browser to print A4 or PDF\n  kefu plan print huarui --for internal -o internal.html\nThe client's version has no stars, income, cost, origin, purpose, opinion or reason of a revision (D35)."
        ),
    )]
    Print(Box<print::Print>),
    /// Writes the template to a file.
    #[command(
        about = both!("取出打印所用的模板，以便改成公司自己的", "Write the template of the plan to a file, to change it for your company"),
        after_help = both!(
            "例：\n  kefu plan template -o templates/plan.docx            在 Word、WPS 中改版式和文字\n  kefu plan template --as html -o templates/plan.html\n只改字体和颜色：自己写一份 templates/style.css。",
            "Examples:\n  kefu plan template -o templates/plan.docx            change its look and words in Word or WPS\n  kefu plan template --as html -o templates/plan.html\nTo change only fonts and colours, write your own templates/style.css."
        ),
    )]
    Template(print::TemplateOf),
}

/// Which service year's plan is meant.
#[derive(Args, Clone, Copy, Debug)]
pub struct Year {
    /// A day in it.
    #[arg(long, value_name = both!("日期", "DATE"), help = both!("哪一服务年度：写其中任一天，默认今天所在的年度", "The service year, by a day in it; the current one when left out"))]
    year: Option<Dated>,
}

impl Year {
    /// The day that was typed.
    fn day(self, today: NaiveDate) -> Option<NaiveDate> {
        self.year.map(|day| day.on(today))
    }
}

impl Verb {
    /// Whether it prints a paper, and nothing besides.
    pub(super) fn is_paper(&self) -> bool {
        matches!(self, Verb::Print(_) | Verb::Template(_))
    }
}

pub(super) fn run(verb: &Verb, context: &Context) -> anyhow::Result<Answer> {
    let desk = Desk::open(context)?;
    let lang = desk.lang();
    let day = |on: &Option<Happened>| Happened::or_today(*on, desk.today);
    match verb {
        Verb::Draft(arguments) => draft::run(&desk, arguments),
        Verb::Add(add) => {
            let (year, item) = (add.of.day(desk.today), add.item(lang, desk.today)?);
            change_in(&desk, &add.client, year, |case| {
                let span = (item.start, item.finish);
                let added = plan::add(case, year, item.clone(), add.reason.clone())?;
                let said = said::added(lang, case, &added, span, year);
                let edits = added.edits;
                Ok(Decision { edits, said })
            })
        }
        Verb::Done {
            client,
            item,
            on,
            actual_cost,
        } => change(&desk, client, |case| {
            let (on, edits) = plan::done(case, item, on.map(|on| on.by(desk.today)), *actual_cost)?;
            let said = said::done(lang, case, item, on, *actual_cost);
            Ok(Decision { edits, said })
        }),
        Verb::Drop {
            client,
            item,
            reason,
            on,
        } => change(&desk, client, |case| {
            let dropped = plan::drop(case, item, day(on), reason.clone())?;
            let said = said::dropped(lang, item, day(on), dropped.revision.as_ref());
            let edits = dropped.edits;
            Ok(Decision { edits, said })
        }),
        Verb::Revise(revise) => revised(&desk, revise),
        Verb::Lower(lower) => change_in(&desk, &lower.client, lower.of.day(desk.today), |case| {
            let year = lower.of.day(desk.today);
            let lowered = plan::lower(case, year, lower.asked(desk.today))?;
            let said = said::lowered(lang, case, &lowered, year);
            let edits = lowered.edits;
            Ok(Decision { edits, said })
        }),
        Verb::Opinion {
            client,
            text,
            by,
            on,
            of,
        } => change_in(&desk, client, of.day(desk.today), |case| {
            let edits = plan::opinion(case, of.day(desk.today), day(on), by.clone(), text.clone())?;
            let said = said::opinion(lang, case, of.day(desk.today), by);
            Ok(Decision { edits, said })
        }),
        Verb::Circulate { client, on, of } => {
            change_in(&desk, client, of.day(desk.today), |case| {
                let edits = plan::circulate(case, of.day(desk.today), day(on))?;
                let said = said::circulated(lang, case, of.day(desk.today), day(on));
                Ok(Decision { edits, said })
            })
        }
        Verb::Issue {
            client,
            focus,
            on,
            of,
        } => change_in(&desk, client, of.day(desk.today), |case| {
            let edits = plan::issue(case, of.day(desk.today), day(on), focus.clone())?;
            let said = said::issued(lang, case, of.day(desk.today), day(on), focus.is_some());
            Ok(Decision { edits, said })
        }),
        Verb::Send { client, on, of } => change_in(&desk, client, of.day(desk.today), |case| {
            let edits = plan::send(case, of.day(desk.today), day(on))?;
            let said = said::sent(lang, day(on));
            Ok(Decision { edits, said })
        }),
        Verb::Show { client, open, of } => shown_record(&desk, client, |case| {
            Ok(show::page(
                lang,
                context.format,
                case,
                of.day(desk.today),
                *open,
            ))
        }),
        Verb::Print(print) => print::run(print, &desk),
        Verb::Template(of) => print::template(of, &desk),
    }
}

fn revised(desk: &Desk<'_>, revise: &Revise) -> anyhow::Result<Answer> {
    let lang = desk.lang();
    let asked = revise.change(lang, desk.today)?;
    if asked.as_ref().is_some_and(Revise::is_idle) {
        return Err(Failed::because(say!(lang,
            zh: "--item 须同时写明改什么：--service、--content、--start、--finish、--handler、--covers、--purpose、--cost 中至少一项",
            en: "--item needs what changes in the item: one or more of --service, --content, --start, --finish, --handler, --covers, --purpose, --cost"
        )));
    }
    let on = Happened::or_today(revise.on, desk.today);
    change_in(desk, &revise.client, revise.of.day(desk.today), |case| {
        let (year, by, reason) = (
            revise.of.day(desk.today),
            revise.by.clone(),
            revise.reason.clone(),
        );
        let revised = plan::revise(case, year, on, by, reason, asked.clone())?;
        let said = said::revised(lang, case, &revised, on, asked.as_ref());
        let edits = revised.edits;
        Ok(Decision { edits, said })
    })
}
