//! `kefu plan`: the client service plan, settled, carried out and revised (D37–D54).

use chrono::NaiveDate;
use clap::{ArgGroup, Args, Subcommand};

use super::change::{Decision, change};
use super::desk::Desk;
use super::show::shown_record;
use super::{Answer, Failed, word};
use crate::both;
use crate::changes::plan::{self, Alteration, AskedLowering, NewItem};
use crate::cli::amount::amount;
use crate::cli::date::day;
use crate::cli::words::words;
use crate::context::Context;
use crate::model::{Origin, Purpose};
use crate::money::Fen;
use crate::say;

mod back;
mod draft;
mod print;
mod said;
mod show;
mod standard;

pub(super) use said::{next_item, to_plan};

/// What can be done with a plan.
#[derive(Subcommand, Debug)]
pub enum Verb {
    /// Drafts the plan.
    #[command(
        about = both!("按星级服务标准、服务承诺和客户需求拟订计划", "Draft the plan from the service standard, the commitments and the needs"),
        after_help = both!(
            "只补缺少的项目，已有的不改；再运行一次不会重复。\n例：\n  kefu plan draft huarui --focus 仓储火灾",
            "Adds only what is missing and leaves what is there: running it again adds nothing twice.\nExample:\n  kefu plan draft huarui --focus \"warehouse fire\""
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
    /// Notes that an item was done.
    #[command(
        about = both!("登记一项已完成（记日志时用 kefu log --item 更省事）", "Note that an item was done (kefu log --item does it with the diary entry)"),
        after_help = both!(
            "例：\n  kefu plan done huarui p7 --on 2026-09-18",
            "Example:\n  kefu plan done huarui p7 --on 2026-09-18"
        ),
    )]
    Done {
        #[arg(value_name = both!("客户", "CLIENT"), help = both!("客户编号或全称", "The client's id or exact name"))]
        client: String,
        #[arg(value_name = both!("项目", "ITEM"), help = both!("计划项目编号，如 p1", "The plan item's id, such as p1"))]
        item: String,
        #[arg(long, value_parser = day, value_name = both!("日期", "DATE"), help = both!("完成日期，默认今天", "The day it was done; today when left out"))]
        on: Option<NaiveDate>,
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
        #[arg(value_name = both!("客户", "CLIENT"), help = both!("客户编号或全称", "The client's id or exact name"))]
        client: String,
        #[arg(value_name = both!("项目", "ITEM"), help = both!("计划项目编号，如 p1", "The plan item's id, such as p1"))]
        item: String,
        #[arg(long, value_parser = words, value_name = both!("原因", "TEXT"), help = both!("取消的原因；定稿后同时登记为修订（D53）", "Why it is dropped; of an issued plan recorded as its revision, too (D53)"))]
        reason: String,
        #[arg(long, value_parser = day, value_name = both!("日期", "DATE"), help = both!("取消日期，默认今天", "The day it was dropped; today when left out"))]
        on: Option<NaiveDate>,
    },
    /// Revises the plan.
    #[command(
        about = both!("修订服务计划（由客户经理作出）", "Revise the plan, as its account manager"),
        after_help = both!(
            "例：\n  kefu plan revise huarui --reason \"客户停产检修，拜访改期\" --item p3 --start 2026-07-06 --finish 2026-07-17",
            "Example:\n  kefu plan revise huarui --reason \"plant shut for overhaul, visit moved\" --item p3 --start 2026-07-06 --finish 2026-07-17"
        ),
        group = ArgGroup::new("changes").multiple(true).requires("item").args(["service", "content", "start", "finish", "handler", "covers", "purpose", "cost"]),
    )]
    Revise(Box<Revise>),
    /// Lowers a service of the standard.
    #[command(
        about = both!("调低一项服务标准：先上报，批准后执行（D41）", "Lower a service below the standard: referred first, carried out once approved (D41)"),
        after_help = both!(
            "例：先上报，再登记批准\n  kefu plan lower huarui visit --to 4 --reason 客户厂区封闭施工\n  kefu plan lower huarui visit --approved 2026-03-13 --by 客户关系管理中心",
            "Example: refer it, then record the approval\n  kefu plan lower huarui visit --to 4 --reason \"plant closed for works\"\n  kefu plan lower huarui visit --approved 2026-03-13 --by \"client relations centre\""
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
        #[arg(value_name = both!("客户", "CLIENT"), help = both!("客户编号或全称", "The client's id or exact name"))]
        client: String,
        #[arg(value_parser = words, value_name = both!("意见", "TEXT"), help = both!("意见内容", "The opinion in words"))]
        text: String,
        #[arg(long, value_parser = words, value_name = both!("姓名", "NAME"), help = both!("提出意见的客户关系管理人员", "The client-relations member who gives it"))]
        by: String,
        #[arg(long, value_parser = day, value_name = both!("日期", "DATE"), help = both!("提出日期，默认今天", "The day it was given; today when left out"))]
        on: Option<NaiveDate>,
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
        #[arg(value_name = both!("客户", "CLIENT"), help = both!("客户编号或全称", "The client's id or exact name"))]
        client: String,
        #[arg(long, value_parser = day, value_name = both!("日期", "DATE"), help = both!("披露日期，默认今天", "The day it was circulated; today when left out"))]
        on: Option<NaiveDate>,
        #[command(flatten)]
        of: Year,
    },
    /// Issues the plan.
    #[command(
        about = both!("计划定稿（十个工作日内）", "Issue the written plan (due in 10 working days)"),
        after_help = both!(
            "例：\n  kefu plan issue huarui --focus 仓储火灾 --on 2026-03-13\n定稿后只改年度重点：用同一日期再执行一次",
            "Example:\n  kefu plan issue huarui --focus \"warehouse fire\" --on 2026-03-13\nTo change the focus alone afterwards, run it again with the same day"
        ),
    )]
    Issue {
        #[arg(value_name = both!("客户", "CLIENT"), help = both!("客户编号或全称", "The client's id or exact name"))]
        client: String,
        #[arg(long, value_parser = words, value_name = both!("重点", "TEXT"), help = both!("本年度的一个重点（D07）", "The one focus of the year (D07)"))]
        focus: Option<String>,
        #[arg(long, value_parser = day, value_name = both!("日期", "DATE"), help = both!("定稿日期，默认今天", "The day it was issued; today when left out"))]
        on: Option<NaiveDate>,
        #[command(flatten)]
        of: Year,
    },
    /// Records that the client has it.
    #[command(
        about = both!("登记计划已提交客户（不含星级和收入的客户版）", "Record that the client's version was sent"),
        after_help = both!(
            "例：\n  kefu plan send huarui --on 2026-03-16",
            "Example:\n  kefu plan send huarui --on 2026-03-16"
        ),
    )]
    Send {
        #[arg(value_name = both!("客户", "CLIENT"), help = both!("客户编号或全称", "The client's id or exact name"))]
        client: String,
        #[arg(long, value_parser = day, value_name = both!("日期", "DATE"), help = both!("提交日期，默认今天", "The day it was sent; today when left out"))]
        on: Option<NaiveDate>,
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
        #[arg(value_name = both!("客户", "CLIENT"), help = both!("客户编号、名称或其一部分、拼音", "The client's id, name, a part of it or its pinyin"))]
        client: String,
        #[arg(long, help = both!("只看未完成的项目", "Only the open items"))]
        open: bool,
        #[command(flatten)]
        of: Year,
    },
    /// Prints it.
    #[command(
        about = both!("打印书面计划：给客户（默认）或内部使用", "The written plan, for the client (default) or the house"),
        after_help = both!(
            "例：\n  kefu plan print huarui -o 华锐重工服务计划.docx\n  kefu plan print huarui -o 计划.html                 浏览器打开后可打印为 A4 或 PDF\n  kefu plan print huarui --for internal -o 内部.html\n客户版不含星级、收入、费用、来源、目的、意见和修订原因（D35）。",
            "Examples:\n  kefu plan print huarui -o plan.docx\n  kefu plan print huarui -o plan.html                  open it in a browser to print A4 or PDF\n  kefu plan print huarui --for internal -o internal.html\nThe client's version has no stars, income, cost, origin, purpose, opinion or reason of a revision (D35)."
        ),
    )]
    Print(Box<print::Print>),
    /// Hands out the template.
    #[command(
        about = both!("取出打印所用的模板，以便改成公司自己的", "The template it is printed with, to make the company's own of"),
        after_help = both!(
            "例：\n  kefu plan template -o templates/plan.docx            在 Word、WPS 中改版式和文字\n  kefu plan template --as html -o templates/plan.html\n只改字体和颜色：自己写一份 templates/style.css。",
            "Examples:\n  kefu plan template -o templates/plan.docx            change its look and words in Word or WPS\n  kefu plan template --as html -o templates/plan.html\nTo change fonts and colours alone, write your own templates/style.css."
        ),
    )]
    Template(print::TemplateOf),
}

/// Which service year's plan is meant.
#[derive(Args, Clone, Copy, Debug)]
pub struct Year {
    /// A day in it.
    #[arg(long, value_parser = day, value_name = both!("日期", "DATE"), help = both!("哪一服务年度：写其中任一天，默认今天所在的年度", "The service year, by a day in it; the present one when left out"))]
    year: Option<NaiveDate>,
}

/// A service to be planned.
#[derive(Args, Debug)]
pub struct Add {
    #[arg(value_name = both!("客户", "CLIENT"), help = both!("客户编号或全称", "The client's id or exact name"))]
    client: String,
    #[arg(value_name = both!("服务", "SERVICE"), help = both!("星级服务标准中的一项，如 visit", "A service of the standard, such as visit"))]
    service: String,
    #[arg(value_parser = words, value_name = both!("内容", "CONTENT"), help = both!("服务内容", "What will be done"))]
    content: String,
    #[arg(long, value_parser = day, value_name = both!("日期", "DATE"), help = both!("预计开始时间", "Expected start"))]
    start: NaiveDate,
    #[arg(long, value_parser = day, value_name = both!("日期", "DATE"), help = both!("预计完成时间（含当日）", "Expected finish, inclusive"))]
    finish: NaiveDate,
    #[arg(long, value_parser = words, value_name = both!("姓名", "NAME"), help = both!("经办人", "Who does it"))]
    handler: String,
    #[arg(long, value_parser = word::<Origin>(), value_name = both!("来源", "ORIGIN"), help = both!("来源；不写则按 --covers 判断，否则为星级服务标准", "Where it comes from; told by --covers, else the standard"))]
    origin: Option<Origin>,
    #[arg(long, value_name = both!("编号,…", "ID,…"), help = both!("所落实的服务承诺和客户需求，如 c1,n1", "The commitments and needs it answers, such as c1,n1"))]
    covers: Vec<String>,
    #[arg(long, value_parser = word::<Purpose>(), value_name = both!("目的", "PURPOSE"), help = both!("目的（D46）", "What it is to bring about (D46)"))]
    purpose: Option<Purpose>,
    #[arg(long, value_parser = amount, value_name = both!("金额", "AMOUNT"), help = both!("预计费用，人民币元", "What it is expected to cost, CNY"))]
    cost: Option<Fen>,
    #[arg(long, value_parser = words, value_name = both!("原因", "TEXT"), help = both!("定稿后增加的原因：同时登记为客户经理的修订（D53）", "Why it is added to a plan that was issued: recorded as the account manager's revision (D53)"))]
    reason: Option<String>,
    #[command(flatten)]
    of: Year,
}

/// A service held less often than the standard.
#[derive(Args, Debug)]
pub struct Lower {
    #[arg(value_name = both!("客户", "CLIENT"), help = both!("客户编号或全称", "The client's id or exact name"))]
    client: String,
    #[arg(value_name = both!("服务", "SERVICE"), help = both!("星级服务标准中的一项，如 visit", "A service of the standard, such as visit"))]
    service: String,
    #[arg(long, required_unless_present = "approved", value_parser = clap::value_parser!(i64).range(0..=366), value_name = both!("次数", "N"), help = both!("本服务年度调低到至少几次", "How often the service year then holds it at least"))]
    to: Option<i64>,
    #[arg(long, required_unless_present = "approved", value_parser = words, value_name = both!("原因", "TEXT"), help = both!("调低的原因", "Why it is lowered"))]
    reason: Option<String>,
    #[arg(long, value_parser = day, value_name = both!("日期", "DATE"), help = both!("开始执行的日期，默认批准之日", "The first day it takes effect; the day it is approved when left out"))]
    from: Option<NaiveDate>,
    #[arg(long, value_parser = day, value_name = both!("日期", "DATE"), help = both!("上报日期，未批准的默认今天", "The day it was referred; today for one not approved yet"))]
    referred: Option<NaiveDate>,
    #[arg(long, requires = "by", value_parser = day, value_name = both!("日期", "DATE"), help = both!("批准日期", "The day it was approved"))]
    approved: Option<NaiveDate>,
    #[arg(long, requires = "approved", value_parser = words, value_name = both!("批准人", "NAME"), help = both!("由谁批准", "Who approved it"))]
    by: Option<String>,
    #[command(flatten)]
    of: Year,
}

/// A change of the plan, and why.
#[derive(Args, Debug)]
pub struct Revise {
    #[arg(value_name = both!("客户", "CLIENT"), help = both!("客户编号或全称", "The client's id or exact name"))]
    client: String,
    #[arg(long, required_unless_present = "item", value_parser = words, value_name = both!("原因", "TEXT"), help = both!("修订的原因；未定稿的计划改一项可不写", "Why it is revised; an item of a plan not issued yet needs none"))]
    reason: Option<String>,
    #[arg(long, value_parser = words, value_name = both!("姓名", "NAME"), help = both!("修订人，默认当日的客户经理", "Who revises it; that day's account manager when left out"))]
    by: Option<String>,
    #[arg(long, value_parser = day, value_name = both!("日期", "DATE"), help = both!("修订日期，默认今天", "The day of the revision; today when left out"))]
    on: Option<NaiveDate>,
    #[arg(long, conflicts_with = "year", value_name = both!("项目", "ITEM"), help = both!("所改的计划项目，如 p3", "The plan item that changes, such as p3"))]
    item: Option<String>,
    #[arg(long, value_parser = words, value_name = both!("服务", "SERVICE"), help = both!("改属星级服务标准中的哪一项，如 visit", "The service of the standard it now is, such as visit"))]
    service: Option<String>,
    #[arg(long, value_parser = words, value_name = both!("内容", "CONTENT"), help = both!("改后的服务内容", "What will be done instead"))]
    content: Option<String>,
    #[arg(long, value_parser = day, value_name = both!("日期", "DATE"), help = both!("改后的预计开始时间", "The new expected start"))]
    start: Option<NaiveDate>,
    #[arg(long, value_parser = day, value_name = both!("日期", "DATE"), help = both!("改后的预计完成时间（含当日）", "The new expected finish, inclusive"))]
    finish: Option<NaiveDate>,
    #[arg(long, value_parser = words, value_name = both!("姓名", "NAME"), help = both!("改后的经办人", "The new handler"))]
    handler: Option<String>,
    #[arg(long, value_name = both!("编号,…", "ID,…"), help = both!("另外落实的服务承诺和客户需求，如 c1,n1；原来落实的不变", "Commitments and needs it answers as well, such as c1,n1; those it has stay"))]
    covers: Vec<String>,
    #[arg(long, value_parser = word::<Purpose>(), value_name = both!("目的", "PURPOSE"), help = both!("改后的目的（D46）", "What it is now to bring about (D46)"))]
    purpose: Option<Purpose>,
    #[arg(long, value_parser = amount, value_name = both!("金额", "AMOUNT"), help = both!("改后的预计费用，人民币元", "The new expected cost, CNY"))]
    cost: Option<Fen>,
    #[command(flatten)]
    of: Year,
}

pub(super) fn run(verb: &Verb, context: &Context) -> anyhow::Result<Answer> {
    let desk = Desk::open(context)?;
    let lang = desk.lang();
    let day = |on: &Option<NaiveDate>| on.unwrap_or(desk.today);
    match verb {
        Verb::Draft(arguments) => draft::run(&desk, arguments),
        Verb::Add(add) => change(&desk, &add.client, |case| {
            let added = plan::add(case, add.of.year, add.item(), add.reason.clone())?;
            let said = said::added(lang, case, &added, (add.start, add.finish), add.of.year);
            let edits = added.edits;
            Ok(Decision { edits, said })
        }),
        Verb::Done { client, item, on } => change(&desk, client, |case| {
            let edits = plan::done(case, item, day(on))?;
            let said = said::done(lang, case, item, day(on));
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
        Verb::Revise(revise) if revise.is_idle() => Err(Failed::because(say!(lang,
            zh: "--item 须同时写明改什么：--service、--content、--start、--finish、--handler、--covers、--purpose、--cost 中至少一项",
            en: "--item goes with what changes in it: one or more of --service, --content, --start, --finish, --handler, --covers, --purpose, --cost"
        ))),
        Verb::Revise(revise) => change(&desk, &revise.client, |case| {
            let (on, by) = (day(&revise.on), revise.by.clone());
            let reason = revise.reason.clone();
            let revised = plan::revise(case, revise.of.year, on, by, reason, revise.change())?;
            let said = said::revised(lang, &revised, on, revise.item.as_deref());
            let edits = revised.edits;
            Ok(Decision { edits, said })
        }),
        Verb::Lower(lower) => change(&desk, &lower.client, |case| {
            let lowered = plan::lower(case, lower.of.year, lower.asked())?;
            let said = said::lowered(lang, case, &lowered);
            let edits = lowered.edits;
            Ok(Decision { edits, said })
        }),
        Verb::Opinion {
            client,
            text,
            by,
            on,
            of,
        } => change(&desk, client, |case| {
            let edits = plan::opinion(case, of.year, day(on), by.clone(), text.clone())?;
            let said = said::opinion(lang, case, of.year, by);
            Ok(Decision { edits, said })
        }),
        Verb::Circulate { client, on, of } => change(&desk, client, |case| {
            let edits = plan::circulate(case, of.year, day(on))?;
            let said = said::circulated(lang, case, of.year, day(on));
            Ok(Decision { edits, said })
        }),
        Verb::Issue {
            client,
            focus,
            on,
            of,
        } => change(&desk, client, |case| {
            let edits = plan::issue(case, of.year, day(on), focus.clone())?;
            let said = said::issued(lang, case, of.year, day(on), focus.is_some());
            Ok(Decision { edits, said })
        }),
        Verb::Send { client, on, of } => change(&desk, client, |case| {
            let edits = plan::send(case, of.year, day(on))?;
            let said = said::sent(lang, day(on));
            Ok(Decision { edits, said })
        }),
        Verb::Show { client, open, of } => shown_record(&desk, client, |case| {
            show::page(lang, context.format, case, of.year, *open)
        }),
        Verb::Print(print) => print::run(print, &desk),
        Verb::Template(of) => print::template(of, &desk),
    }
}

impl Add {
    fn item(&self) -> NewItem {
        NewItem {
            service: self.service.trim().to_owned(),
            content: self.content.clone(),
            start: self.start,
            finish: self.finish,
            handler: self.handler.clone(),
            origin: self.origin,
            covers: ids(&self.covers),
            purpose: self.purpose,
            cost: self.cost,
        }
    }
}

/// The ids of a list that may be written with commas, or in several parts.
fn ids(given: &[String]) -> Vec<String> {
    let ids = given.iter().flat_map(|ids| ids.split([',', '，', '、']));
    let ids = ids.map(str::trim).filter(|id| !id.is_empty());
    ids.map(str::to_owned).collect()
}

impl Lower {
    fn asked(&self) -> AskedLowering {
        AskedLowering {
            service: self.service.trim().to_owned(),
            to: self.to,
            reason: self.reason.clone(),
            from: self.from,
            referred: self.referred,
            approval: self.approved.zip(self.by.clone()),
        }
    }
}

impl Revise {
    /// Whether an item is named and nothing in it changes.
    fn is_idle(&self) -> bool {
        let change = self.change();
        change.is_some_and(|change| {
            let item = change.item.clone();
            change
                == Alteration {
                    item,
                    ..Alteration::default()
                }
        })
    }

    fn change(&self) -> Option<Alteration> {
        Some(Alteration {
            item: self.item.clone()?,
            service: self.service.clone(),
            content: self.content.clone(),
            start: self.start,
            finish: self.finish,
            handler: self.handler.clone(),
            covers: ids(&self.covers),
            purpose: self.purpose,
            cost: self.cost,
        })
    }
}
