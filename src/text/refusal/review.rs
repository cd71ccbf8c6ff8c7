//! Why a review is not scored so, and what to type instead.

use super::meant;
use crate::changes::ReviewRefusal;
use crate::lang::{Both, Lang};
use crate::say;
use crate::text::cut;

pub(super) fn refusal(lang: Lang, refusal: &ReviewRefusal) -> String {
    match refusal {
        ReviewRefusal::UnknownGoal { given, near, goals } => {
            let (given, meant) = (cut(given), meant(lang, near.as_deref()));
            let longest = goals.iter().map(|it| it.0.len()).max().unwrap_or(0);
            let line = |(code, name, points): &(String, Both, u32)| {
                let name = name.pick(lang);
                say!(lang,
                    zh: "  {code:longest$}  {name}（满分 {points}）",
                    en: "  {code:longest$}  {name} ({points} points)"
                )
            };
            let list = goals.iter().map(line).collect::<Vec<_>>().join("\n");
            say!(lang,
                zh: "没有“{given}”这项回顾指标。{meant}可选：\n{list}",
                en: "There is no goal '{given}'.{meant} The company's goals:\n{list}"
            )
        }
        ReviewRefusal::PointsBeyond { goal, points, full } => {
            let goal = cut(goal.pick(lang));
            say!(lang,
                zh: "“{goal}”不能评 {points} 分：该指标满分 {full} 分，最低 0 分（D55）。请改 --score。",
                en: "{goal} cannot have {points} points: it is scored from 0 to {full} (D55). Change --score."
            )
        }
        ReviewRefusal::GoalTwice { goal } => {
            let goal = cut(goal.pick(lang));
            say!(lang,
                zh: "“{goal}”评了两次分，每项指标只评一次。请去掉其中一个 --score。",
                en: "{goal} was scored twice, but a goal is scored only once. Leave out one --score."
            )
        }
    }
}
