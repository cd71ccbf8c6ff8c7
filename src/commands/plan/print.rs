//! `kefu plan print`: the plan on paper, for the client or for the company (D42, D44, D51).

use clap::{Args, ValueEnum};

use super::Year;
use crate::both;
use crate::changes::no_service_year;
use crate::changes::{PlanRefusal, Refusal};
use crate::commands::arguments::AboutClient;
use crate::commands::desk::Desk;
use crate::commands::paper::{self, Paperwork, no_data, own_template};
use crate::commands::revealing::tells_nothing;
use crate::commands::show::with_record;
use crate::commands::{Answer, Failed};
use crate::lang::Lang;
use crate::print::{self, Paper, Template};
use crate::say;
use crate::standing::Case;
use crate::text;
use crate::text::command::{Ask, kefu, plan_add};
use crate::view::plan::{client_plan, internal_plan, planned_year};

/// What to print.
#[derive(Args, Debug)]
pub struct Print {
    #[command(flatten)]
    client: AboutClient,
    #[arg(long = "for", value_enum, default_value = "client", hide_possible_values = true, value_name = both!("版本", "READER"), help = both!("client 为客户版（不含星级、收入、费用和内部意见），internal 为内部版", "client: without stars, income, cost or internal notes; internal: with them"))]
    reader: Reader,
    #[command(flatten)]
    paper: Paperwork,
    #[command(flatten)]
    of: Year,
}

/// Who is to read it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Reader {
    #[value(alias = "客户版", help = both!("客户版", "the client"))]
    Client,
    #[value(alias = "内部版", help = both!("内部版", "your company"))]
    Internal,
}

/// Which template to write.
#[derive(Args, Debug)]
pub struct TemplateOf {
    #[command(flatten)]
    paper: Paperwork,
}

pub(super) fn run(print: &Print, desk: &Desk<'_>) -> anyhow::Result<Answer> {
    let lang = desk.lang();
    match desk.context.format.is_whole() {
        false => {}
        true => {
            let client: &str = &print.client;
            let show = kefu("plan show")
                .word(client)
                .option("-f", "json")
                .say(lang);
            return Err(Failed::because(say!(lang,
                zh: "书面计划只有 markdown、html、docx 三种（--as）。要数据请用：{show}",
                en: "A written plan is markdown, html or docx (--as). For data: {show}"
            )));
        }
    }
    let mut notes = Vec::new();
    let documents = print.paper.each(desk, |form| {
        let template = own_template(desk, Paper::Plan, form)?;
        if matches!(print.reader, Reader::Client) {
            tells_nothing(desk, &print.client)?;
        }
        let (document, told) = with_record(desk, &print.client, |case| {
            written(lang, case, print, &template)
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

/// The shipped template as a file, as a start for a company's own.
pub(super) fn template(of: &TemplateOf, desk: &Desk<'_>) -> anyhow::Result<Answer> {
    no_data(desk)?;
    let documents = of
        .paper
        .each(desk, |form| Ok(Template::shipped(Paper::Plan, form).file()))?;
    let form = documents[0].0;
    let [own, any] = Template::names(Paper::Plan, form, desk.lang());
    let note = say!(desk.lang(),
        zh: "改好后放在 templates/{any}（各语言通用）或 templates/{own}，kefu plan print 就用它。",
        en: "Once changed, keep it as templates/{any} (any language) or templates/{own}, and kefu plan print uses it."
    );
    Ok(Answer {
        documents,
        notes: vec![note],
        ..Answer::default()
    })
}

/// The document, and words about it.
fn written(
    lang: Lang,
    case: &Case<'_>,
    print: &Print,
    template: &Template,
) -> anyhow::Result<(Vec<u8>, Vec<String>)> {
    let refused =
        |refusal: &Refusal| Failed::because(text::refusal::refusal(lang, refusal, case.id));
    let asked = print.of.day(case.today);
    let year = match (planned_year(case, asked), asked) {
        (Some(year), _) => year,
        (None, _) if case.record.appointed().is_none() => {
            let id = case.id;
            let record = kefu("appointment record")
                .word(id)
                .option("--kind", "brokerage-agreement")
                .option("--on", Ask::DATE)
                .say(lang);
            return Err(Failed::because(say!(lang,
                zh: "该客户尚未确立委托关系（D14），没有服务计划。登记委托文件：{record}",
                en: "The client has not appointed us yet (D14) and has no service plan. Record the appointment: {record}"
            )));
        }
        (None, Some(day)) => return Err(refused(&no_service_year(case, day))),
        (None, None) => return Err(refused(&Refusal::Plan(PlanRefusal::Empty))),
    };
    let empty = || refused(&Refusal::Plan(PlanRefusal::Empty));
    let sheet = match print.reader {
        Reader::Client => {
            let plan = client_plan(case, year, lang).ok_or_else(empty)?;
            print::plan::for_client(lang, &plan, case.today)
        }
        Reader::Internal => {
            let plan = internal_plan(case, year, lang).ok_or_else(empty)?;
            print::plan::for_house(lang, &plan, case.today)
        }
    };
    let document = print::print(template, &sheet)
        .map_err(|fault| Failed::because(paper::fault(lang, &fault)))?;

    let plan = year.plan.as_ref();
    let id = case.id;
    let mut notes = Vec::new();
    if sheet.draft {
        let issue = kefu("plan issue")
            .word(id)
            .options("--year", asked)
            .say(lang);
        notes.push(say!(lang,
            zh: "计划尚未定稿，印作征求意见稿。定稿：{issue}",
            en: "The plan has not been issued and is printed as a draft. To issue it: {issue}"
        ));
    } else if print.reader == Reader::Client && plan.is_some_and(|plan| plan.sent.is_none()) {
        let send = kefu("plan send")
            .word(id)
            .options("--year", asked)
            .say(lang);
        notes.push(say!(lang,
            zh: "提交客户后登记：{send}",
            en: "Once it has been sent to the client: {send}"
        ));
    }
    let open = sheet.commitments.iter().chain(&sheet.needs);
    let open: Vec<&str> = open
        .filter(|wish| wish.items.is_empty())
        .map(|wish| wish.text.as_str())
        .collect();
    if let [first, ..] = open[..] {
        let count = open.len();
        let is_issued = plan.is_some_and(|plan| plan.issued.is_some());
        let add = plan_add(id, Ask::SERVICE, is_issued).option("--covers", Ask::ID);
        let add = add.say(lang);
        notes.push(say!(lang,
            zh: "有 {count} 项承诺或需求没有对应的服务项目，印作“待安排”：{first}。列入计划：{add}",
            en: "{count} commitments or needs have no service and are printed as 'to be arranged': {first}. To plan one: {add}"
        ));
    }
    Ok((document, notes))
}
