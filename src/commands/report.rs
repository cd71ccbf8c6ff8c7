//! `kefu report`: a year's service for the client; one client, the whole portfolio, and the
//! files to audit, for the company (D54, D63).

use clap::{Arg, Args, Subcommand};

use super::Answer;
use super::desk::Desk;
use super::paper::{Paperwork, no_data};
use crate::both;
use crate::context::Context;
use crate::print::{Paper, Template};
use crate::say;

pub(super) mod client;
mod evidence;
mod linked;
pub(super) mod portfolio;
mod sample;
mod stewardship;

/// What can be reported.
#[derive(Subcommand, Debug)]
pub enum Verb {
    /// A service year, for the client.
    #[command(
        about = both!("年度服务报告，给客户看", "The stewardship report on a service year, for the client"),
        after_help = both!(
            "内容：年度小结、保险安排与保险费、索赔与赔付率、批改、建议与落实、风险改善、服务完成情况、下一年重点、签署与回执；不含星级、收入、佣金、费用和内部意见。\n要 PDF：网页在浏览器中打印为 PDF，或将 Word 文档另存为 PDF。\n例：\n  kefu report stewardship huarui -o 年度服务报告.html\n  kefu report stewardship huarui --year 2025-06-30 --focus 员工福利 -o 报告.docx",
            "The year in short, policies and premium, claims and loss ratio, endorsements, recommendations, risk improvements, services delivered, next year's focus, lines to sign; no stars, income, brokerage, cost or internal notes.\nFor a PDF: print the page in a browser, or save the Word document as PDF.\nExamples:\n  kefu report stewardship huarui -o stewardship.html\n  kefu report stewardship huarui --year 2025-06-30 --focus \"employee benefits\" -o report.docx"
        ),
    )]
    Stewardship(stewardship::Arguments),
    /// One client, for its account manager.
    #[command(
        about = both!("一个客户的全貌，会面前看，内部使用", "All of one client on a page or two, before a meeting; internal"),
        after_help = both!(
            "内容：客户与委托、团队、星级与收入、到期与逾期事项、最近往来、未结索赔、保单、计划进度、承诺与需求、客户回顾。内部资料，不得提供给客户。\n例：\n  kefu report client huarui\n  kefu report client huarui -o 华锐-内部.html      浏览器打开后可打印",
            "The client's data, the appointment, the team, stars and income, what is due and overdue, the latest contacts, open claims, policies, the plan so far, commitments and needs, reviews. Internal: not for the client.\nExamples:\n  kefu report client huarui\n  kefu report client huarui -o huarui-internal.html      open it in a browser to print it"
        ),
        mut_arg("form", only_html),
    )]
    Client(client::Arguments),
    /// All clients.
    #[command(
        about = both!("全部客户的业务概况，内部使用", "The whole portfolio in figures; internal"),
        after_help = both!(
            "表：stages 阶段 · stars 星级与收入 · managers 客户经理 · expiries 今后十二个月到期 · deadlines 时限准时率 · services 计划完成情况；不写则全部列出。
例：
  kefu report portfolio
  kefu report portfolio deadlines -f csv
  kefu report portfolio -o 概况.html
  kefu report portfolio -o 看板/         一个文件夹的网页：谁逾期、什么将到期、每人一页、每户一页",
            "Tables: stages · stars (with income) · managers · expiries (the coming twelve months) · deadlines (kept on time) · services (against plan); all of them when you name none.
Examples:
  kefu report portfolio
  kefu report portfolio deadlines -f csv
  kefu report portfolio -o portfolio.html
  kefu report portfolio -o board/        a folder of linked pages: who is late, what ends, a page a person, a page a client"
        ),
        mut_arg("form", only_html),
    )]
    Portfolio(portfolio::Arguments),
    /// The files of the yearly audit.
    #[command(
        about = both!("年度档案抽查：抽哪些、查什么、签字页，内部使用", "The yearly file audit: which files, what to look for, a page to sign; internal"),
        after_help = both!(
            "每位客户经理从其服务中的客户里抽取。种子、日期、文件夹相同，抽中的就相同；新增一户，每人至多换一份。
种子在抽查当天定，事先不告知客户经理。逐份列出团队、档案、评级、计划、近十二个月完成的服务、未结索赔和豁免，与原件核对。
例：
  kefu report sample --seed 58213
  kefu report sample --per-person 3 --seed 58213 -f markdown      存为文件，打印后逐项打勾",
            "Drawn for each account manager from the clients served. The same seed, day and folder give the same files; one more client changes one file of a person at most.
Choose the seed on the day of the audit, and do not tell the account managers before. Each file lists team, archive, rating, plan, services done in the last twelve months, open claims and waivers, to be held against the originals.
Examples:
  kefu report sample --seed 58213
  kefu report sample --per-person 3 --seed 58213 -f markdown      keep it as a file, print it, tick each point"
        ),
    )]
    Sample(sample::Arguments),
    /// Whether the dates are true.
    #[command(
        about = both!("留痕核验：各项时限的所称办结日与入库日（据 Git），内部使用", "Evidence that dates are true: the day claimed of each deadline, and the day it came into git; internal"),
        after_help = both!(
            "以截至之日最后一次提交的档案和 kefu.toml 为准：逐项列出期限、所称办结日、入库日、相隔工作日，列出当时的核对结果和豁免。比所称办结日晚 [evidence] days 个工作日以上入库的标为迟录；变基、首次入库、浅克隆等不可考的照实写明。工作日按现在的日历；归档文件不读。
例：
  kefu report evidence huarui
  kefu report evidence --as-of 2026-06-30 -o 留痕核验.xlsx",
            "The record and kefu.toml are those of the last commit of that day: for every deadline its last day, the day claimed, the day it came into git and the working days between; then what check said, and the waivers. What came more than [evidence] days later is marked. What cannot be known (rebased, a first version, a shallow clone) is said. Working days are counted as they are known now; filed documents are not read.
Examples:
  kefu report evidence huarui
  kefu report evidence --as-of 2026-06-30 -o evidence.xlsx"
        ),
    )]
    Evidence(evidence::Arguments),
    /// The shipped template.
    #[command(
        about = both!("导出随附的年度服务报告模板，改成自己的版式", "Write the template of the stewardship report to a file, to change it for your company"),
        after_help = both!(
            "例：\n  kefu report template -o templates/stewardship.docx",
            "Example:\n  kefu report template -o templates/stewardship.docx"
        ),
    )]
    Template(TemplateOf),
}

/// The form of an internal page.
fn only_html(form: Arg) -> Arg {
    form.help(both!(
        "写成网页：html；也可以 -o 文件名.html，表格用 -o 文件名.xlsx",
        "As a page for a browser: html; also -o NAME.html, and -o NAME.xlsx for the tables"
    ))
}

impl Verb {
    /// Whether it prints a paper, and nothing besides.
    pub(super) fn is_paper(&self) -> bool {
        matches!(self, Verb::Stewardship(_) | Verb::Template(_))
    }

    /// Whether it has a page for a browser beside its tables.
    pub(super) fn has_a_page(&self) -> bool {
        matches!(self, Verb::Client(_) | Verb::Portfolio(_))
    }

    /// Whether it fills a folder with linked pages.
    pub(super) fn fills_a_folder(&self) -> bool {
        matches!(self, Verb::Portfolio(_))
    }
}

/// Which template to write.
#[derive(Args, Debug)]
pub struct TemplateOf {
    #[command(flatten)]
    paper: Paperwork,
}

pub(super) fn run(verb: &Verb, context: &Context) -> anyhow::Result<Answer> {
    let desk = Desk::open(context)?;
    match verb {
        Verb::Stewardship(arguments) => stewardship::run(arguments, &desk),
        Verb::Client(arguments) => client::run(arguments, &desk),
        Verb::Portfolio(arguments) => {
            linked::with_pages(&desk, portfolio::run(arguments, &desk)?, arguments.since())
        }
        Verb::Sample(arguments) => sample::run(arguments, &desk),
        Verb::Evidence(arguments) => evidence::run(arguments, &desk),
        Verb::Template(of) => template(of, &desk),
    }
}

/// The shipped template as a file, as a start for a company's own.
fn template(of: &TemplateOf, desk: &Desk<'_>) -> anyhow::Result<Answer> {
    no_data(desk)?;
    let documents = of.paper.each(desk, |form| {
        Ok(Template::shipped(Paper::Stewardship, form).file())
    })?;
    let form = documents[0].0;
    let [own, any] = Template::names(Paper::Stewardship, form, desk.lang());
    let note = say!(desk.lang(),
        zh: "改好后放在 templates/{any}（各语言通用）或 templates/{own}，kefu report stewardship 就用它。",
        en: "Once changed, keep it as templates/{any} (any language) or templates/{own}, and kefu report stewardship uses it."
    );
    Ok(Answer {
        documents,
        notes: vec![note],
        ..Answer::default()
    })
}
