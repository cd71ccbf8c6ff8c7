//! A review as a page: the points of each goal, the total, and what changed since the review before.

use super::super::refused::refused;
use super::{Answer, Desk, shown_record};
use crate::changes::{Refusal, StepRefusal};
use crate::lang::Lang;
use crate::model::Review;
use crate::output::{Block, Cell, Column, Fact, Page, Table, Tone};
use crate::say;
use crate::standing::Case;
use crate::text::command::{Ask, kefu};

pub(super) fn run(desk: &Desk<'_>, client: &str, id: Option<&str>) -> anyhow::Result<Answer> {
    shown_record(desk, client, |case| {
        let reviews = in_time(case);
        let at = match id {
            Some(id) => reviews.iter().position(|review| review.id == id),
            None => reviews.len().checked_sub(1),
        };
        if let (Some(id), None) = (id, at) {
            let known = reviews
                .iter()
                .map(|it| (it.id.to_owned(), it.on.to_string()));
            let refusal = Refusal::Step(StepRefusal::NotListed {
                section: "reviews",
                id: id.to_owned(),
                near: None,
                known: known.collect(),
            });
            return Err(refused(desk.lang(), case, &refusal));
        }
        Ok(page(desk.lang(), case, &reviews, at))
    })
}

/// The reviews from the first to the last.
fn in_time<'r>(case: &Case<'r>) -> Vec<&'r Review<'r>> {
    let mut reviews: Vec<&Review<'_>> = case.record.reviews.iter().collect();
    reviews.sort_by_key(|review| review.on);
    reviews
}

fn page(lang: Lang, case: &Case<'_>, reviews: &[&Review<'_>], at: Option<usize>) -> Page {
    let label = |zh: &str, en: &str| lang.pick(zh, en).to_owned();
    let review = at.map(|at| reviews[at]);
    let before = at.and_then(|at| at.checked_sub(1)).map(|at| reviews[at]);
    let full: i64 = case
        .standard
        .goals
        .iter()
        .map(|goal| i64::from(goal.points))
        .sum();

    let mut facts = vec![
        Fact::new("client", label("客户", "client"), case.record.client.name),
        Fact::new("id", label("编号", "id"), Cell::Id(case.id.to_owned())),
    ];
    if let Some(review) = review {
        facts.extend([
            Fact::new(
                "review",
                label("回顾", "review"),
                Cell::Id(review.id.to_owned()),
            ),
            Fact::of(lang, "reviews.on", review.on),
            Fact::of(lang, "reviews.by", review.by),
            Fact::of(lang, "reviews.item", review.item),
            Fact::of(lang, "reviews.text", review.text),
            Fact::of(
                lang,
                "reviews.scores.points",
                Cell::Count(total(case, review)),
            ),
            Fact::new("full", label("满分", "full points"), Cell::Count(full)),
        ]);
    }
    facts.extend(before.iter().flat_map(|before| {
        [
            Fact::new("before", label("上次回顾", "review before"), before.on),
            Fact::new(
                "before-points",
                label("上次得分", "points then"),
                Cell::Count(total(case, before)),
            ),
        ]
    }));

    let mut columns = vec![
        Column::data("goal"),
        Column::new("name", label("指标", "goal")),
        Column::of(lang, "reviews.scores.points").right(),
        Column::new("full", label("满分", "of")).right(),
    ];
    if before.is_some() {
        columns.push(Column::new("before", label("上次", "before")).right());
        columns.push(Column::new("change", label("增减", "change")).right());
    }
    columns.push(Column::of(lang, "reviews.scores.note").grow());
    let row = |goal: &crate::standard::Goal| {
        let review = review?;
        let points = points(review, &goal.code);
        let earlier = before.and_then(|before| self::points(before, &goal.code));
        let mut cells = vec![
            Cell::from(goal.code.as_str()),
            Cell::from(goal.name.pick(lang)),
            points.map_or(Cell::Empty, Cell::Count),
            Cell::Count(i64::from(goal.points)),
        ];
        if before.is_some() {
            cells.push(earlier.map_or(Cell::Empty, Cell::Count));
            cells.push(match (earlier, points) {
                (Some(earlier), Some(points)) => change(points - earlier),
                _ => Cell::Empty,
            });
        }
        let mut scores = review.scores.iter();
        let note = scores.find(|score| score.goal == goal.code);
        cells.push(Cell::from(note.and_then(|score| score.note)));
        Some(cells)
    };
    let mut blocks = vec![
        Block::Facts(facts),
        Block::Table(Table {
            key: "scores",
            columns,
            rows: case.standard.goals.iter().filter_map(row).collect(),
            empty: {
                let add = kefu("review add")
                    .word(Ask::CLIENT)
                    .option("--score", Ask::GOAL_AND_POINTS)
                    .say(lang);
                say!(lang,
                    zh: "还没有客户回顾。登记：{add}",
                    en: "There is no account review yet. To record one: {add}"
                )
            },
        }),
    ];
    if reviews.len() > 1 {
        blocks.push(Block::Table(history(lang, case, reviews, full)));
    }
    Page {
        schema: "kefu.review/1",
        blocks,
    }
}

/// Every review with its total.
fn history(lang: Lang, case: &Case<'_>, reviews: &[&Review<'_>], full: i64) -> Table {
    let row = |review: &&Review<'_>| {
        vec![
            Cell::Id(review.id.to_owned()),
            Cell::from(review.on),
            Cell::from(review.by),
            Cell::Count(total(case, review)),
            Cell::Count(full),
            Cell::from(review.text),
        ]
    };
    Table {
        key: "reviews",
        columns: vec![
            Column::new("review", say!(lang, zh: "回顾", en: "review")),
            Column::of(lang, "reviews.on"),
            Column::of(lang, "reviews.by"),
            Column::of(lang, "reviews.scores.points").right(),
            Column::new("full", say!(lang, zh: "满分", en: "of")).right(),
            Column::of(lang, "reviews.text").grow(),
        ],
        rows: reviews.iter().map(row).collect(),
        empty: String::new(),
    }
}

/// The points of a goal, as recorded.
fn points(review: &Review<'_>, code: &str) -> Option<i64> {
    let mut scores = review.scores.iter();
    scores.find(|score| score.goal == code)?.points
}

/// The points of all goals of the standard together; what is scored beside them does not count.
fn total(case: &Case<'_>, review: &Review<'_>) -> i64 {
    let goals = case.standard.goals.iter();
    goals.filter_map(|goal| points(review, &goal.code)).sum()
}

fn change(points: i64) -> Cell {
    let tone = match points {
        0 => Tone::Plain,
        1.. => Tone::Good,
        _ => Tone::Bad,
    };
    Cell::Count(points).toned(tone)
}
