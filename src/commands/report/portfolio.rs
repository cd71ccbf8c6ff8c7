//! `kefu report portfolio`: all clients in figures: tables, JSON, CSV, or one page with charts.

use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};

use self::deadlines::all_clocks;
use self::section::{Picture, Section, sections};
use crate::alike::Writings;
use crate::both;
use crate::commands::desk::Desk;
use crate::commands::paper::{self, Paperwork, styled};
use crate::commands::survey::survey;
use crate::commands::{Answer, Failed};
use crate::lang::Lang;
use crate::money::{Fen, grouped};
use crate::output::{Block, Cell, Fact, Page};
use crate::portfolio::{Punctuality, Quarter, Tally};
use crate::print::board::{self, Figure};
use crate::print::portfolio as sheet;
use crate::print::{self, Form, Template, capital};
use crate::say;
use crate::standing::Task;
use crate::text::amount::rounded;

mod cells;
mod chart;
mod deadlines;
mod section;

/// Which figures, and on which paper.
#[derive(Args, Debug)]
pub struct Arguments {
    #[arg(value_enum, hide_possible_values = true, value_name = both!("表", "TABLE"), help = both!("只列一张表：stages、stars、managers、expiries、deadlines、services", "Only this table: stages, stars, managers, expiries, deadlines or services"))]
    part: Option<Part>,
    #[command(flatten)]
    paper: Paperwork,
    #[arg(long, value_name = both!("文件", "FILE"), help = both!("与从前的核对（kefu check -f json 的答复）相比，网页标出新增的；同一文件夹有 portfolio.json 的，并列当时的数字。只用于 -o 文件夹/", "Compare with an earlier check (an answer of kefu check -f json): the pages mark what is new; a portfolio.json in the same folder puts its figures beside today's. For -o DIR/ alone"))]
    since: Option<PathBuf>,
}

impl Arguments {
    /// The earlier check that the linked pages are compared with.
    pub(super) fn since(&self) -> Option<&Path> {
        self.since.as_deref()
    }
}

/// A part of the portfolio's figures.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Part {
    #[value(alias = "阶段", help = both!("各阶段的客户", "clients by stage"))]
    Stages,
    #[value(alias = "星级", help = both!("星级与收入", "stars and income"))]
    Stars,
    #[value(alias = "客户经理", help = both!("客户经理", "account managers"))]
    Managers,
    #[value(alias = "到期", help = both!("今后十二个月到期", "what ends in the coming twelve months"))]
    Expiries,
    #[value(alias = "时限", help = both!("时限准时率", "deadlines kept on time"))]
    Deadlines,
    #[value(alias = "服务", help = both!("计划完成情况", "service against plan"))]
    Services,
}

pub(super) fn run(arguments: &Arguments, desk: &Desk<'_>) -> anyhow::Result<Answer> {
    let (as_page, as_tables) = arguments.paper.page_or_tables(desk)?;
    if !as_page && !as_tables {
        return Ok(Answer::default());
    }
    let template = styled(desk, Template::portfolio())?;

    let mut survey = survey(desk, None, Tally::of)?;
    let mut tally = Tally::default();
    let mut writings = Writings::default();
    for (_, mut one) in survey.found.drain(..) {
        one.by_one_name(&mut writings);
        tally.add(one);
    }
    let mut sections = sections(desk, &tally);
    sections.retain(|section| arguments.part.is_none_or(|part| part == section.part));

    let unread = survey.unread.len();
    let mut answer = Answer::default();
    if as_page {
        let document = page_on_paper(desk, &tally, &sections, unread, &template)?;
        answer.documents = vec![(Form::Html, document)];
    }
    if as_tables {
        answer.page = Some(page(desk, &tally, sections, arguments.part, unread));
    }
    Ok(survey.answer(answer))
}

/// The figures at the head, then each table under its title. For a script the deadlines are there one by
/// one as well, and first when they alone are asked for: they can be added up as one likes.
fn page(
    desk: &Desk<'_>,
    tally: &Tally,
    sections: Vec<Section>,
    part: Option<Part>,
    unread: usize,
) -> Page {
    let lang = desk.lang();
    let for_scripts = desk.context.format.is_whole();
    let mut blocks = Vec::new();
    if unread > 0 {
        blocks.push(Block::Text(left_out(lang, unread)));
    }
    if part.is_none() {
        blocks.push(Block::Facts(facts(lang, tally)));
    }
    if for_scripts && part == Some(Part::Deadlines) {
        blocks.push(Block::Table(all_clocks(lang, tally)));
    }
    let shown = sections.into_iter();
    for section in shown.filter(|it| !for_scripts || it.picture != Picture::None) {
        blocks.push(Block::Heading(section.title));
        blocks.push(Block::Table(section.table));
        if !section.note.is_empty() {
            blocks.push(Block::Text(section.note));
        }
    }
    if for_scripts && part.is_none() {
        blocks.push(Block::Table(all_clocks(lang, tally)));
    }
    Page {
        schema: "kefu.portfolio/1",
        blocks,
    }
}

/// The figures at the head.
pub(in crate::commands) fn facts(lang: Lang, tally: &Tally) -> Vec<Fact> {
    let income = tally.income();
    vec![
        Fact::new(
            "served",
            say!(lang, zh: "服务中的客户", en: "clients served"),
            Cell::counted(tally.served()),
        ),
        Fact::new(
            "income",
            say!(lang, zh: "服务年度收入（元）", en: "yearly income, CNY"),
            income.yearly(),
        ),
        Fact::new(
            "realised-so-far",
            say!(lang, zh: "本年已实现（元）", en: "realised so far, CNY"),
            income.so_far.fen(),
        ),
        Fact::new(
            "overdue",
            say!(lang, zh: "逾期事项", en: "overdue"),
            Cell::counted(overdue(tally)),
        ),
        Fact::new(
            "on-time",
            say!(lang, zh: "近五季时限准时率", en: "deadlines on time, five quarters"),
            parts_of_the_stage(tally, |_, _| true)
                .rate()
                .map(Cell::Percent),
        ),
    ]
}

/// The figures at the head of the page; that no rating says what has come in so far is no figure.
fn glance(lang: Lang, tally: &Tally) -> Vec<Figure> {
    let facts = facts(lang, tally).into_iter();
    let told = facts.filter(|fact| {
        let is_silent = fact.key == "realised-so-far" && fact.value == Cell::Money(Fen(0));
        !is_silent
    });
    let figure = |fact: Fact| Figure {
        figure: match fact.value {
            Cell::Money(amount) => rounded(lang, amount),
            Cell::Count(count) => grouped(usize::try_from(count).unwrap_or(0)),
            Cell::Percent(hundredths) => format!("{}%", hundredths / 100),
            _ => "–".to_owned(),
        },
        // The figure has its unit.
        words: capital(
            fact.label
                .trim_end_matches("（元）")
                .trim_end_matches(", CNY"),
        ),
    };
    told.map(figure).collect()
}

fn overdue(tally: &Tally) -> usize {
    tally.managers.values().map(|managed| managed.overdue).sum()
}

/// The deadlines of the four parts of the signing stage; the whole of it would count the last part twice.
fn parts_of_the_stage(
    tally: &Tally,
    wanted: impl Fn(Quarter, Option<&str>) -> bool,
) -> Punctuality {
    tally.punctuality(|quarter, who, task| task != Task::Onboarding && wanted(quarter, who))
}

/// What the figures leave out: nothing, or the records that could not be read.
fn left_out(lang: Lang, unread: usize) -> String {
    match unread {
        0 => String::new(),
        1 => say!(lang,
            zh: "有 1 份客户记录无法读取，未计入。",
            en: "One record could not be read and is left out."
        ),
        _ => say!(lang,
            zh: "有 {unread} 份客户记录无法读取，未计入。",
            en: "{unread} records could not be read and are left out."
        ),
    }
}

/// One page for a browser and its printer, marked as internal.
fn page_on_paper(
    desk: &Desk<'_>,
    tally: &Tally,
    sections: &[Section],
    unread: usize,
    template: &Template,
) -> anyhow::Result<Vec<u8>> {
    let lang = desk.lang();
    let glance = glance(lang, tally);
    let page = sheet::for_house(
        lang,
        say!(lang, zh: "业务概况", en: "Portfolio"),
        desk.standard.company.as_deref(),
        desk.today,
        glance,
        on_paper(desk, tally, sections),
        left_out(lang, unread),
    );
    print::print(template, &page).map_err(|fault| Failed::because(paper::fault(lang, &fault)))
}

/// All tables, each with its picture.
pub(in crate::commands) fn sections_on_paper(
    desk: &Desk<'_>,
    tally: &Tally,
) -> Vec<board::Section> {
    on_paper(desk, tally, &sections(desk, tally))
}

fn on_paper(desk: &Desk<'_>, tally: &Tally, sections: &[Section]) -> Vec<board::Section> {
    let lang = desk.lang();
    let shown = sections.iter().map(|it| {
        let chart = chart::of(lang, it.part, it.picture, desk, tally);
        let left_off = chart::left_off(lang, it.part, it.picture, it.table.rows.len());
        let note = match (lang, left_off) {
            (_, None) => it.note.clone(),
            (Lang::Zh, Some(left_off)) => it.note.clone() + &left_off,
            (Lang::En, Some(left_off)) => format!("{} {left_off}", it.note),
        };
        board::Section::of(lang, &it.title, &note, &it.table, chart)
    });
    shown.collect()
}
