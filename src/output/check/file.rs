//! A report as the content of a file that a person named.

use super::since;
use super::{Annotations, Line, Report, annotate, kinds, render, word};
use crate::lang::Lang;
use crate::output::{
    Block, Cell, Column, Ending, Fact, Format, Page, Style, Table, file as page_file,
};
use crate::say;

/// The bytes of a file with this ending; `None` for one that only papers have.
pub fn file(report: &Report, ending: Ending, style: &Style) -> Option<Vec<u8>> {
    let written = |format| Some(render(report, format, style).into_bytes());
    match ending {
        Ending::Xlsx => page_file(&page(report, style.lang), ending, style),
        Ending::Csv => page_file(&of_findings(report, style.lang), ending, style),
        Ending::Json => written(Format::Json),
        Ending::Markdown => written(Format::Markdown),
        Ending::Sarif => Some(annotate(report, Annotations::Sarif, style.lang).into_bytes()),
        Ending::Html | Ending::Docx | Ending::Ics | Ending::Folder | Ending::Unknown => None,
    }
}

/// The findings, how many there are of each kind, and what the check was of.
fn page(report: &Report, lang: Lang) -> Page {
    let mut page = of_findings(report, lang);
    page.blocks.extend(report.since.iter().map(|since| {
        let mut settled = table("earlier", &since.settled, lang);
        let mut unseen = table("earlier", &since.unseen, lang);
        settled.rows.append(&mut unseen.rows);
        Block::Table(settled)
    }));
    page.blocks.push(Block::Table(kinds::table(report, lang)));
    page.blocks.push(Block::Facts(vec![Fact::new(
        "summary",
        say!(lang, zh: "检查", en: "check"),
        super::summary(report, lang),
    )]));
    page
}

/// The findings alone, one to a row.
fn of_findings(report: &Report, lang: Lang) -> Page {
    Page {
        schema: "kefu.check/1",
        blocks: vec![Block::Table(match report.since {
            Some(_) => table("findings", &report.findings, lang),
            None => table("findings", &report.findings, lang).without(&["status"]),
        })],
    }
}

/// Findings, one to a row.
fn table(key: &'static str, lines: &[Line], lang: Lang) -> Table {
    let column = |key, zh: &str, en: &str| Column::new(key, lang.pick(zh, en));
    Table {
        key,
        columns: vec![
            column("severity", "级别", "severity"),
            column("client", "客户编号", "client id"),
            column("name", "客户名称", "client name").grow(),
            column("who", "客户经理", "account manager"),
            column("rule", "规则", "rule"),
            column("clause", "条款", "clause"),
            column("due", "期限", "due"),
            column("late-by", "逾期工作日", "working days late").right(),
            column("message", "问题", "finding").grow(),
            column("remedy", "处理办法", "remedy").grow(),
            column("file", "文件", "file"),
            column("line", "行", "line").right(),
            column("waived", "豁免", "waived").grow(),
            column("status", "变化", "change"),
        ],
        rows: lines.iter().map(|it| row(it, lang)).collect(),
        empty: String::new(),
    }
}

fn row(line: &Line, lang: Lang) -> Vec<Cell> {
    let late = line.late_by;
    let waived = line.waived.as_ref();
    vec![
        word(line, lang).into(),
        line.client.clone().into(),
        line.name.clone().into(),
        line.who.clone().into(),
        line.rule.clone().into(),
        match &*line.clause {
            "added" => say!(lang, zh: "增设", en: "added").into(),
            clause => clause.into(),
        },
        line.due.into(),
        late.map(Cell::Count).into(),
        line.message.clone().into(),
        line.remedy.clone().into(),
        line.file.clone().into(),
        line.line.map(|at| Cell::Count(i64::from(at))).into(),
        waived.map(|it| super::settled(it, lang)).into(),
        line.status.map(|it| since::word(it, lang)).into(),
    ]
}
