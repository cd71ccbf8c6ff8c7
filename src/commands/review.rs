//! `kefu review`: the service measured by the company's goals and indicators (D55).

use clap::{Args, Subcommand};

use super::change::{Decision, change};
use super::desk::Desk;
use super::plan::next_item;
use super::show::shown_record;
use super::{Answer, who};
use crate::both;
use crate::changes::review::{self, NewReview, Points};
use crate::cli::date::Happened;
use crate::cli::entry_id::id_in;
use crate::cli::words::{one_line, words};
use crate::commands::arguments::{AboutClient, OfClient};
use crate::context::Context;
use crate::lang::Lang;
use crate::say;
use crate::standard::{Goal, Standard};
use crate::text::command::{Ask, kefu};

mod show;

/// What can be done with account reviews.
#[derive(Subcommand, Debug)]
pub enum Verb {
    /// Records one.
    #[command(
        about = both!("登记客户回顾及各项指标的评分", "Record an account review and the points of each goal"),
        after_help = both!(
            "回顾按公司的指标评分，登记后说明哪些已评、哪些未评。指标及满分（可在 kefu.toml 的 [[goals]] 中设定）：renewal 续保保障 30、delivery 计划完成 20、satisfaction 客户满意 20、risk 风险改善 15、growth 需求开发 15\n\n例：\n  kefu review add huarui --score renewal=25 --score delivery=18 --text \"查勘整改过半\" --item p8",
            "A review has points for the company's goals; the answer says which goals have points and which have none. Goals and full points (set your company's in [[goals]] of kefu.toml): renewal 30, delivery 20, satisfaction 20, risk 15, growth 15\n\nExample:\n  kefu review add huarui --score renewal=25 --score delivery=18 --text \"survey works half done\" --item p8"
        ),
    )]
    Add(Box<Add>),
    /// Adds points, or corrects them.
    #[command(
        about = both!("补评或改正指标的评分", "Add points to a review, or correct them"),
        after_help = both!(
            "例：\n  kefu review score huarui v1 --score renewal=25 --note \"renewal=三张保单均已续保\"",
            "Example:\n  kefu review score huarui v1 --score renewal=25 --note \"renewal=three policies renewed\""
        ),
    )]
    Score {
        #[command(flatten)]
        client: OfClient,
        #[arg(value_parser = id_in(&["reviews"]), value_name = both!("回顾", "REVIEW"), help = both!("客户回顾编号，如 v1 或 reviews/v1", "The review's id, such as v1 or reviews/v1"))]
        review: String,
        #[arg(long = "score", required = true, value_parser = pair, value_name = both!("指标=分数", "GOAL=POINTS"), help = both!("指标及其分数，如 renewal=25", "A goal and its points, such as renewal=25"))]
        scores: Vec<(String, String)>,
        #[arg(long = "note", value_parser = pair, value_name = both!("指标=说明", "GOAL=TEXT"), help = both!("对某项评分的说明", "A note on a goal's points"))]
        notes: Vec<(String, String)>,
    },
    /// Shows one.
    #[command(
        about = both!("查看客户回顾：各项得分、合计，并与上一次比较", "Show a review: points of each goal, total, compared with the review before"),
        after_help = both!(
            "例：\n  kefu review show huarui",
            "Example:\n  kefu review show huarui"
        ),
    )]
    Show {
        #[command(flatten)]
        client: AboutClient,
        #[arg(value_parser = id_in(&["reviews"]), value_name = both!("回顾", "REVIEW"), help = both!("客户回顾编号，默认最近一次", "The review's id; the last one when left out"))]
        review: Option<String>,
    },
}

/// A review to be noted.
#[derive(Args, Debug)]
pub struct Add {
    #[command(flatten)]
    client: OfClient,
    #[arg(long = "score", value_parser = pair, value_name = both!("指标=分数", "GOAL=POINTS"), help = both!("指标及其分数，如 renewal=25；每项一个", "A goal and its points, such as renewal=25; once for each goal"))]
    scores: Vec<(String, String)>,
    #[arg(long = "note", value_parser = pair, value_name = both!("指标=说明", "GOAL=TEXT"), help = both!("对某项评分的说明", "A note on a goal's points"))]
    notes: Vec<(String, String)>,
    #[arg(long, value_parser = words, value_name = both!("结论", "TEXT"), help = both!("回顾的结论", "The result"))]
    text: Option<String>,
    #[arg(long, value_parser = id_in(&["years.plan.items"]), value_name = both!("项目", "ITEM"), help = both!("所完成的计划项目，如 p8；同时登记其完成日期", "The plan item it fulfils, such as p8; the item is then done that day"))]
    item: Option<String>,
    #[arg(long, value_parser = one_line, value_name = both!("姓名", "NAME"), help = both!("回顾人；默认您自己（配置中的 me，当日在服务团队中的），否则当日的客户经理", "Who held it; you (me of your configuration) if in the team that day, else its account manager"))]
    by: Option<String>,
    #[arg(long, value_name = both!("日期", "DATE"), help = both!("回顾日期，默认今天", "The day it was held; today when left out"))]
    on: Option<Happened>,
}

pub(super) fn run(verb: &Verb, context: &Context) -> anyhow::Result<Answer> {
    let desk = Desk::open(context)?;
    let lang = desk.lang();
    match verb {
        Verb::Add(add) => {
            let scores = points(lang, &add.scores, &add.notes)?;
            change(&desk, &add.client, |case| {
                let on = Happened::or_today(add.on, desk.today);
                let by = add.by.clone();
                let new = NewReview {
                    on,
                    by: by.or_else(|| who::serving(&desk, case, on)),
                    text: add.text.clone(),
                    item: add.item.clone(),
                    scores: scores.clone(),
                };
                let (id, edits) = review::add(case, new)?;
                let mut said = added(lang, case.standard, case.id, &id, &scores);
                if let Some(item) = &add.item {
                    said += &say!(lang, zh: "\n{item} 已完成。", en: "\n{item} is done.");
                    said += &next_item(lang, case, item);
                }
                Ok(Decision { edits, said })
            })
        }
        Verb::Score {
            client,
            review,
            scores,
            notes,
        } => {
            let scores = points(lang, scores, notes)?;
            change(&desk, client, |case| {
                let edits = review::score(case, review, scores.clone())?;
                let client = case.id;
                let show = kefu("review show").word(client).word(review).say(lang);
                let said = say!(lang,
                    zh: "{review} 的评分已更新。查看：{show}",
                    en: "The points of {review} are up to date. To see them: {show}"
                );
                Ok(Decision { edits, said })
            })
        }
        Verb::Show { client, review } => show::run(&desk, client, review.as_deref()),
    }
}

/// What was recorded, and which goals have no points.
fn added(lang: Lang, standard: &Standard, client: &str, id: &str, scores: &[Points]) -> String {
    let is_scored = |goal: &Goal| {
        let names = [&goal.code, &goal.name.zh, &goal.name.en];
        scores.iter().any(|score| names.contains(&&score.goal))
    };
    let (total, full): (i64, u32) = (
        scores.iter().map(|score| score.points).sum(),
        standard.goals.iter().map(|goal| goal.points).sum(),
    );
    let missing = standard.goals.iter().filter(|goal| !is_scored(goal));
    let named = |goal: &Goal| {
        let (name, code, points) = (goal.name.pick(lang), &goal.code, goal.points);
        say!(lang, zh: "{name} {code}（{points} 分）", en: "{code} ({name}, {points})")
    };
    let missing: Vec<String> = missing.map(named).collect();
    if missing.is_empty() {
        return say!(lang,
            zh: "已登记客户回顾 {id}：{total} 分，满分 {full} 分。",
            en: "Account review {id} is on record: {total} of {full} points."
        );
    }
    let goals = standard.goals.len();
    let scored = goals - missing.len();
    let list = lang.list(&missing);
    let score = kefu("review score")
        .word(client)
        .word(id)
        .option("--score", Ask::GOAL_AND_POINTS)
        .say(lang);
    say!(lang,
        zh: "已登记客户回顾 {id}：已评 {scored} 项，{total} 分。还没有评分的指标：{list}。补评：{score}",
        en: "Account review {id} is on record, with points for {scored} of {goals} goals: {total}. Goals without points: {list}. To add them: {score}"
    )
}

/// Points and notes, by their goals; a note needs points.
fn points(
    lang: Lang,
    scores: &[(String, String)],
    notes: &[(String, String)],
) -> anyhow::Result<Vec<Points>> {
    let scored = |goal: &String| scores.iter().any(|(scored, _)| scored == goal);
    if let Some((goal, _)) = notes.iter().find(|(goal, _)| !scored(goal)) {
        return Err(super::Failed::because(say!(lang,
            zh: "--note {goal} 没有相应的 --score {goal}=分数",
            en: "--note {goal} goes with --score {goal}=POINTS"
        )));
    }
    let points = scores.iter().map(|(goal, points)| {
        let number = points
            .trim_end_matches('分')
            .trim_end()
            .parse::<i64>()
            .map_err(|_| {
                let (goal, points) = (
                    crate::cli::shown::shown(goal),
                    crate::cli::shown::shown(points),
                );
                super::Failed::because(say!(lang,
                    zh: "--score {goal}={points}：分数应为整数，如 {goal}=10",
                    en: "--score {goal}={points}: points are a whole number, such as {goal}=10"
                ))
            })?;
        let note = notes.iter().find(|(of, _)| of == goal);
        Ok(Points {
            goal: goal.clone(),
            points: number,
            note: note.map(|(_, note)| note.clone()),
        })
    });
    points.collect()
}

/// Reads `GOAL=REST`; a colon may replace `=`, and both may be full-width.
fn pair(text: &str) -> Result<(String, String), String> {
    let parts = text.split_once(['=', '＝', ':', '：']);
    let parts = parts.map(|(goal, rest)| (goal.trim(), rest.trim()));
    match parts {
        Some((goal, rest)) if !goal.is_empty() && !rest.is_empty() => {
            Ok((goal.to_owned(), rest.to_owned()))
        }
        Some(_) | None => Err(both!(
            "写作 指标=内容，如 renewal=25",
            "write GOAL=…, such as renewal=25"
        )
        .to_owned()),
    }
}
