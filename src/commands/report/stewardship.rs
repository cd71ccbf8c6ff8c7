//! `kefu report stewardship`: what was done for the client in a service year, on paper (D63).

use chrono::NaiveDate;
use clap::Args;

use crate::both;
use crate::changes::Refusal;
use crate::changes::no_service_year;
use crate::cli::date::Dated;
use crate::cli::words::words;
use crate::commands::arguments::AboutClient;
use crate::commands::desk::Desk;
use crate::commands::paper::{self, Paperwork, own_template};
use crate::commands::revealing::{option_tells_nothing, tells_nothing};
use crate::commands::show::with_record;
use crate::commands::{Answer, Failed};
use crate::lang::Lang;
use crate::model::Year;
use crate::print::stewardship::for_client;
use crate::print::{self, Paper, Template};
use crate::say;
use crate::standing::Case;
use crate::text;
use crate::text::command::{Ask, correct, kefu, rating_set};
use crate::view::stewardship::{Stewardship, reported_year, stewardship};

/// Which year to report on.
#[derive(Args, Debug)]
pub struct Arguments {
    #[command(flatten)]
    client: AboutClient,
    #[arg(long, value_name = both!("日期", "DATE"), help = both!("哪一服务年度：写其中任一天，默认最近的年度", "The service year, by a day in it; the latest when left out"))]
    year: Option<Dated>,
    #[arg(long, value_parser = words, value_name = both!("重点", "FOCUS"), help = both!("下一年重点；不写则取下一年计划的重点", "Next year's focus; that of next year's plan when left out"))]
    focus: Option<String>,
    #[command(flatten)]
    paper: Paperwork,
}

pub(super) fn run(arguments: &Arguments, desk: &Desk<'_>) -> anyhow::Result<Answer> {
    let lang = desk.lang();
    match desk.context.format.is_whole() {
        false => {}
        true => {
            return Err(Failed::because(say!(lang,
                zh: "年度服务报告只有 markdown、html、docx 三种（--as）。全部客户的数据请用：kefu report portfolio -f json",
                en: "A stewardship report is markdown, html or docx (--as). For the data of all clients: kefu report portfolio -f json"
            )));
        }
    }
    let mut notes = Vec::new();
    let documents = arguments.paper.each(desk, |form| {
        let template = own_template(desk, Paper::Stewardship, form)?;
        tells_nothing(desk, &arguments.client)?;
        let (document, told) = with_record(desk, &arguments.client, |case| {
            written(lang, case, arguments, &template)
        })?;
        notes = told;
        Ok(document)
    })?;
    Ok(Answer {
        documents,
        notes,
        ..Answer::default()
    })
}

/// The document, and words about it.
fn written(
    lang: Lang,
    case: &Case<'_>,
    arguments: &Arguments,
    template: &Template,
) -> anyhow::Result<(Vec<u8>, Vec<String>)> {
    let asked = arguments.year.map(|day| day.on(case.today));
    let year = reported_year(case, asked).ok_or_else(|| nothing(lang, case, asked))?;
    if let Some(focus) = &arguments.focus {
        option_tells_nothing(lang, case, "--focus", focus)?;
    }
    let report = stewardship(case, year, lang);
    let sheet = for_client(lang, &report, arguments.focus.as_deref());
    let document = print::print(template, &sheet)
        .map_err(|fault| Failed::because(paper::fault(lang, &fault)))?;
    let mut notes = notes(lang, case, year, &report);
    notes.extend(about_summary(lang, case, year, !sheet.summary.is_empty()));
    if sheet.next_focus.is_empty() {
        let id = case.id;
        let stewardship = kefu("report stewardship")
            .word(id)
            .option("--focus", Ask::FOCUS_OF_NEXT_YEAR)
            .say(lang);
        notes.push(say!(lang,
            zh: "报告没有下一年重点。补上：{stewardship}",
            en: "The report says nothing about next year's focus. To give one: {stewardship}"
        ));
    }
    Ok((document, notes))
}

/// Why there is nothing to report.
fn nothing(lang: Lang, case: &Case<'_>, asked: Option<NaiveDate>) -> anyhow::Error {
    let id = case.id;
    let refused = |refusal: &Refusal| text::refusal::refusal(lang, refusal, id);
    Failed::because(match (case.record.appointed(), asked) {
        (None, _) => {
            let record = kefu("appointment record")
                .word(id)
                .option("--kind", "brokerage-agreement")
                .option("--on", Ask::DATE)
                .say(lang);
            say!(lang,
                zh: "该客户尚未确立委托关系（D14），没有服务年度可报告。登记委托文件：{record}",
                en: "The client has not appointed us yet (D14): there is no service year to report on. Record the appointment: {record}"
            )
        }
        (Some(_), Some(day)) => refused(&no_service_year(case, day)),
        (Some(_), None) => {
            let set = rating_set(id, Ask::INCOME, None).say(lang);
            say!(lang,
                zh: "还没有登记服务年度，无可报告。先评定星级：{set}",
                en: "No service year is on record yet, so there is nothing to report. Rate the client first: {set}"
            )
        }
    })
}

/// How the sentences at the beginning become a person's own, or kefu's again.
fn about_summary(lang: Lang, case: &Case<'_>, year: &Year<'_>, is_there: bool) -> Option<String> {
    let (id, starts) = (case.id, year.starts.to_string());
    let is_own = year.summary.is_some();
    is_there.then(|| match is_own {
        true => {
            let made = kefu("correct").word(id).word(&starts).word("summary=");
            let made = made.say(lang);
            say!(lang,
                zh: "小结是记录中写的，不随记录变化。改回自动生成：{made}",
                en: "The summary is the one in the record, and does not follow it. To have it made again: {made}"
            )
        }
        false => {
            let own = correct(id, &starts, "summary", Ask::TEXT).say(lang);
            say!(lang,
                zh: "小结由记录生成。改写：{own}",
                en: "The summary is made from the record. To write your own: {own}"
            )
        }
    })
}

/// What to look at before the report goes out, and what to record once it is out.
fn notes(lang: Lang, case: &Case<'_>, year: &Year<'_>, report: &Stewardship) -> Vec<String> {
    let id = case.id;
    let mut notes = Vec::new();
    if year.plan.as_ref().is_none_or(|plan| plan.issued.is_none()) {
        notes.push(say!(lang,
            zh: "本年度的服务计划尚未定稿，客户可能没有见过。",
            en: "The plan of this year was never issued. Perhaps the client has not seen it."
        ));
    }
    let outstanding = report
        .services
        .iter()
        .filter(|service| service.is_outstanding(report.until))
        .count();
    if outstanding > 0 {
        let services = match outstanding {
            1 => "One service has",
            _ => &format!("{outstanding} services have"),
        };
        let done = kefu("log")
            .word(id)
            .word(Ask::KIND_OF_SERVICE)
            .word(Ask::TEXT)
            .option("--item", Ask::ITEM_ID)
            .option("--on", Ask::DATE)
            .say(lang);
        notes.push(say!(lang,
            zh: "有 {outstanding} 项服务没有完成日期，印作“尚未完成”。已经做了的请先登记：{done}",
            en: "{services} no day of delivery and will read 'outstanding'. To record what was done: {done}"
        ));
    }
    let items = year.plan.iter().flat_map(|plan| &plan.items);
    let mut items = items.filter(|item| item.is_open());
    if let Some(item) = items.find(|item| item.service == Some("stewardship-report")) {
        let item = item.id;
        let done = kefu("log")
            .word(id)
            .word("stewardship-report")
            .word(Ask::TEXT)
            .option("--item", item)
            .say(lang);
        notes.push(say!(lang,
            zh: "交给客户后登记：{done}",
            en: "Once it has been sent to the client: {done}"
        ));
    }
    notes
}
