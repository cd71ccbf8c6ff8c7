//! `kefu report sample`: the yearly file audit: which files, what to look for in each, and where to sign.

use std::collections::BTreeMap;

use clap::Args;
use sha2::{Digest, Sha256};

use self::points::{Point, points};
use crate::alike::Writings;
use crate::both;
use crate::cli::words::one_line;
use crate::commands::desk::Desk;
use crate::commands::survey::survey;
use crate::commands::which::Which;
use crate::commands::{Answer, code};
use crate::lang::Lang;
use crate::output::{Block, Cell, Column, Fact, Page, Table};
use crate::say;
use crate::standing::{Case, Stage};
use crate::text::paper::not_for_the_client;

mod points;

/// How many files of each account manager, and by which seed.
#[derive(Args, Debug)]
pub struct Arguments {
    #[arg(long, default_value_t = 5, value_parser = clap::value_parser!(u16).range(1..=1000), value_name = both!("份数", "N"), help = both!("每位客户经理抽几份", "How many files of each account manager"))]
    per_person: u16,
    #[arg(long, value_parser = one_line, value_name = both!("种子", "SEED"), help = both!("抽取用的种子，任意文字，如抽查当天掷出的数", "The seed of the sample, any words, such as a number thrown that day"))]
    seed: String,
}

/// One file that was drawn, or that might have been.
struct File {
    who: Option<String>,
    which: Which,
    name: String,
    points: Vec<Point>,
}

/// What was drawn for one account manager.
struct Drawn {
    /// How many clients are served.
    book: usize,
    files: Vec<File>,
}

pub(super) fn run(arguments: &Arguments, desk: &Desk<'_>) -> anyhow::Result<Answer> {
    let lang = desk.lang();
    let mut survey = survey(desk, None, |case| look(lang, case))?;
    let mut books: BTreeMap<(bool, Option<String>), Vec<File>> = BTreeMap::new();
    let mut writings = Writings::default();
    for (which, found) in survey.found.drain(..) {
        let Some((who, name, points)) = found else {
            continue;
        };
        let who = who.map(|who| writings.first(who));
        // Those whom nobody manages come last.
        let book = books.entry((who.is_none(), who.clone())).or_default();
        book.push(File {
            who,
            which,
            name,
            points,
        });
    }
    let number = usize::from(arguments.per_person);
    let drawn: Vec<Drawn> = books
        .into_values()
        .map(|files| draw(files, &arguments.seed, number))
        .collect();
    let page = match desk.context.format.is_whole() {
        true => for_scripts(arguments, desk, &drawn),
        false => to_sign(arguments, desk, &drawn),
    };
    Ok(survey.answer(Answer::page(page)))
}

/// Who manages a client that is served, its name, and what to look for in its file.
fn look(lang: Lang, case: &Case<'_>) -> Option<(Option<String>, String, Vec<Point>)> {
    match Stage::of(case) {
        Stage::Signing | Stage::Service => {}
        Stage::Target | Stage::Prospect | Stage::Expired | Stage::Ended => return None,
    }
    let name = case.record.client.name.to_owned();
    Some((case.who().map(str::to_owned), name, points(lang, case)))
}

/// The first files of one account manager by their rank. The rank of a client depends on nothing but the seed
/// and its id, so that another client changes one file at most.
fn draw(mut files: Vec<File>, seed: &str, number: usize) -> Drawn {
    let book = files.len();
    files.sort_by_cached_key(|file| rank(seed, &file.which.id));
    files.truncate(number);
    Drawn { book, files }
}

/// An id has no line feed, so no other pair of seed and id makes the same text.
fn rank(seed: &str, id: &str) -> [u8; 32] {
    Sha256::digest(format!("{seed}\n{id}")).into()
}

/// Every point of every file first, for a spreadsheet; then the files.
fn for_scripts(arguments: &Arguments, desk: &Desk<'_>, drawn: &[Drawn]) -> Page {
    let lang = desk.lang();
    let files = drawn.iter().flat_map(|drawn| &drawn.files);
    let rows = files.flat_map(|file| {
        let points = file.points.iter();
        points.map(|point| {
            let mut row = of_file(file);
            row.extend(of_point(lang, point));
            row
        })
    });
    let mut columns = file_columns(lang);
    columns.extend(point_columns(lang));
    let every_point = Table {
        key: "points",
        columns,
        rows: rows.collect(),
        empty: String::new(),
    };
    let mark = not_for_the_client(lang);
    let mut facts = vec![Fact::new("internal", "", Cell::Flag(true, mark))];
    facts.extend(how(arguments, desk, drawn));
    Page {
        schema: "kefu.sample/1",
        blocks: vec![
            Block::Facts(facts),
            Block::Table(every_point),
            Block::Table(files_table(lang, drawn, false)),
        ],
    }
}

/// One part for each file, with a box for each point; then the page to sign.
fn to_sign(arguments: &Arguments, desk: &Desk<'_>, drawn: &[Drawn]) -> Page {
    let lang = desk.lang();
    let mut blocks = vec![
        Block::Heading(not_for_the_client(lang)),
        Block::Facts(how(arguments, desk, drawn)),
    ];
    for Drawn { book, files } in drawn {
        for (nth, file) in (1..).zip(files) {
            let (name, id) = (&file.name, &file.which.id);
            let who = said(lang, file.who.as_deref());
            let all = files.len();
            blocks.push(Block::Heading(say!(lang,
                zh: "{name}（{id}），{who}，{book} 户中抽 {all} 份，第 {nth} 份",
                en: "{name} ({id}), {who}, file {nth} of {all}, drawn from {book}"
            )));
            let rows = file.points.iter().map(|point| {
                let mut row = vec![Cell::from("□")];
                row.extend(of_point(lang, point));
                row
            });
            let mut columns = vec![Column::new("seen", say!(lang, zh: "核", en: "ok"))];
            columns.extend(point_columns(lang));
            blocks.push(Block::Table(Table {
                key: "points",
                columns,
                rows: rows.collect(),
                empty: String::new(),
            }));
        }
    }
    let files = files_table(lang, drawn, true);
    if files.rows.is_empty() {
        blocks.push(Block::Table(files));
    } else {
        blocks.push(Block::Heading(
            say!(lang, zh: "结论与签字", en: "Results and signature"),
        ));
        blocks.push(Block::Table(files));
        blocks.push(Block::Text(say!(lang,
            zh: "抽查人不得是所抽客户的服务人员。须改正的事项另页写明，附后。",
            en: "The auditor serves none of these clients. What is to be corrected is written on a page of its own and added."
        )));
        blocks.push(Block::Text(say!(lang,
            zh: "抽查人：..............................　日期：....................",
            en: "Auditor: ..............................  Date: ...................."
        )));
    }
    Page {
        schema: "kefu.sample/1",
        blocks,
    }
}

/// How the sample was drawn: with it anybody draws the same again.
fn how(arguments: &Arguments, desk: &Desk<'_>, drawn: &[Drawn]) -> Vec<Fact> {
    let lang = desk.lang();
    let count = Cell::counted;
    let served = drawn.iter().map(|drawn| drawn.book).sum();
    let files = drawn.iter().map(|drawn| drawn.files.len()).sum();
    vec![
        Fact::new(
            "date",
            say!(lang, zh: "抽取日期", en: "drawn on"),
            desk.today,
        ),
        Fact::new(
            "seed",
            say!(lang, zh: "种子", en: "seed"),
            arguments.seed.as_str(),
        ),
        Fact::new(
            "per-person",
            say!(lang, zh: "每人抽取份数", en: "files per person"),
            count(usize::from(arguments.per_person)),
        ),
        Fact::new(
            "served",
            say!(lang, zh: "服务中的客户", en: "clients served"),
            count(served),
        ),
        Fact::new(
            "drawn",
            say!(lang, zh: "抽中的档案", en: "files drawn"),
            count(files),
        ),
    ]
}

/// The files, for a person with a place for the result of each.
fn files_table(lang: Lang, drawn: &[Drawn], to_sign: bool) -> Table {
    let mut columns = file_columns(lang);
    if to_sign {
        columns.push(Column::new("result", say!(lang, zh: "结论", en: "result")));
    } else {
        columns.push(Column::data("file"));
    }
    let files = drawn.iter().flat_map(|drawn| &drawn.files);
    let rows = files.map(|file| {
        let mut row = of_file(file);
        if to_sign {
            row[0] = Cell::from(said(lang, file.who.as_deref()));
            row.push(Cell::from(
                say!(lang, zh: "□ 相符 □ 须改正", en: "□ in order □ to be corrected"),
            ));
        } else {
            row.push(Cell::from(file.which.file()));
        }
        row
    });
    Table {
        key: "files",
        columns,
        rows: rows.collect(),
        empty: say!(lang, zh: "没有服务中的客户。", en: "No client is served."),
    }
}

fn file_columns(lang: Lang) -> Vec<Column> {
    vec![
        Column::new("who", say!(lang, zh: "客户经理", en: "account manager")),
        Column::new("client", say!(lang, zh: "编号", en: "id")),
        Column::new("name", say!(lang, zh: "客户", en: "client")).grow(),
    ]
}

fn of_file(file: &File) -> Vec<Cell> {
    vec![
        Cell::from(file.who.clone()),
        Cell::Id(file.which.id.clone()),
        Cell::from(file.name.as_str()),
    ]
}

fn point_columns(lang: Lang) -> Vec<Column> {
    vec![
        Column::new("about", say!(lang, zh: "项目", en: "about")),
        Column::new("entry", say!(lang, zh: "编号", en: "entry")),
        Column::new("text", say!(lang, zh: "核对内容", en: "what to look for")).grow(),
    ]
}

fn of_point(lang: Lang, point: &Point) -> Vec<Cell> {
    vec![
        code(lang, point.area),
        point.entry.clone().map_or(Cell::Empty, Cell::Id),
        Cell::from(point.text.as_str()),
    ]
}

/// The account manager's name, or that there is none.
fn said(lang: Lang, who: Option<&str>) -> String {
    who.map_or_else(
        || say!(lang, zh: "无客户经理", en: "no account manager"),
        str::to_owned,
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_client_moves_one_file_at_most_and_another_seed_another_sample() {
        let drawn = |ids: std::ops::Range<u32>, seed: &str| {
            let mut ids: Vec<String> = ids.map(|nth| format!("c{nth}")).collect();
            ids.sort_by_cached_key(|id| rank(seed, id));
            ids.truncate(5);
            ids
        };
        let before = drawn(0..40, "2026");
        for more in 41..80 {
            let after = drawn(0..more, "2026");
            let one_less = drawn(0..more - 1, "2026");
            let stayed = one_less.iter().filter(|id| after.contains(id)).count();
            assert!(stayed >= 4, "{one_less:?} {after:?}");
        }
        assert_eq!(drawn(0..40, "2026"), before);
        assert_ne!(drawn(0..40, "2027"), before);
        // A blank or a digit that moves from the seed to the id makes another rank.
        assert_ne!(rank("1", "23"), rank("12", "3"));
    }
}
