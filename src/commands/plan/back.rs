//! What the last service year leaves for this year's plan, in words (D06, D07, D55, D65).

use chrono::NaiveDate;

use crate::changes::plan::LookBack;
use crate::lang::Lang;
use crate::model::PlanItem;
use crate::say;
use crate::standing::Minimum;
use crate::text::command::{Ask, kefu, plan_add};

/// How many items are named before the rest are counted.
const NAMED: usize = 5;

/// A line for each thing a person should know about last year: what was planned again, what was not, and what
/// else to consider.
pub(super) fn looked_back(
    lang: Lang,
    (id, year): (&str, Option<NaiveDate>),
    back: &LookBack<'_>,
    is_issued: bool,
) -> Vec<String> {
    let mut lines = Vec::new();
    if let Some(focus) = back.focus {
        lines.push(say!(lang,
            zh: "上一年度的重点是“{focus}”，本年度请另定一个（D07）。",
            en: "Last year's focus was '{focus}'. Choose another one for this year (D07)."
        ));
    }
    if !back.taken_up.is_empty() {
        let (named, count) = (items(lang, &back.taken_up), back.taken_up.len());
        lines.push(say!(lang,
            zh: "上一年度没有完成、本年度已重新列入的有 {count} 项：{named}。",
            en: "Left undone last year and planned again ({count}): {named}."
        ));
    }
    if !back.left_over.is_empty() {
        let (named, count) = (items(lang, &back.left_over), back.left_over.len());
        let add = plan_add(id, Ask::SERVICE, is_issued).options("--year", year);
        let add = add.say(lang);

        lines.push(say!(lang,
            zh: "上一年度没有完成、本年度没有列入的有 {count} 项：{named}。仍需要的：{add}",
            en: "Left undone last year and not planned again ({count}): {named}. If one is still needed: {add}"
        ));
    }
    let mut undone = back.left_over.iter().chain(&back.taken_up);
    if let Some(item) = undone.next() {
        let first = item.id;
        let drop = kefu("plan drop")
            .word(id)
            .word(first)
            .option("--reason", Ask::CAUSE)
            .say(lang);

        lines.push(say!(lang,
            zh: "没有完成的旧项目，注明原因取消：{drop}",
            en: "Drop what was left undone, with the reason: {drop}"
        ));
    }
    let all_lowered = back.lowered.iter();
    lines.extend(all_lowered.filter_map(|it| lowered(lang, (id, year), it)));
    if let Some((review, goals)) = &back.weak {
        let on = review.on;
        let goals = goals.iter().map(|(goal, points)| {
            let (name, full) = (goal.name.pick(lang), goal.points);
            format!("{name} {points}/{full}")
        });
        let goals = listed(lang, goals.collect());
        lines.push(say!(lang,
            zh: "{on} 的客户回顾中得分不到六成的目标：{goals}。请在本年度的服务内容中有所安排（D55）。",
            en: "Goals below 60% in the account review of {on}: {goals}. Plan services for them this year (D55)."
        ));
    }
    if !back.declined.is_empty() {
        let cover = back.declined.iter().map(|it| (*it).to_owned());
        let cover = listed(lang, cover.collect());
        let need = kefu("client need").word(id).word(Ask::TEXT).say(lang);

        lines.push(say!(lang,
            zh: "续转时客户没有投保：{cover}。仍有必要的登记为需求，再拟订一次即列入：{need}",
            en: "Declined at the renewal: {cover}. If the risk remains, record the need and draft again: {need}"
        ));
    }
    if !back.lost.is_empty() {
        let lost = back.lost.iter().map(|policy| {
            let (of, product) = (policy.id, policy.product.unwrap_or_default());
            say!(lang, zh: "{of}“{product}”", en: "{of} '{product}'")
        });
        let lost = listed(lang, lost.collect());
        let show = kefu("renewal show").word(id).say(lang);

        lines.push(say!(lang,
            zh: "续转时流失的保单：{lost}。何时再争取：{show}",
            en: "Lost at the renewal: {lost}. When to ask again: {show}"
        ));
    }
    if let Some(face) = &back.new_face {
        let (name, code) = (face.service.name.pick(lang), &face.service.code);
        let last = face
            .last_years
            .iter()
            .map(|it| it.name.pick(lang).to_owned());
        let last = listed(lang, last.collect());
        let last = match last.is_empty() {
            true => last,
            false => {
                say!(lang, zh: "；上一年度新增的是{last}", en: "; what was new last year: {last}")
            }
        };
        let add = plan_add(id, code, is_issued).options("--year", year);
        let add = add.say(lang);

        lines.push(say!(lang,
            zh: "与上一年度相比没有新的服务种类（D06{last}），可考虑增加{name}：{add}",
            en: "It has no kind of service that was not in last year's plan (D06{last}). One to consider, {name}: {add}"
        ));
    }
    lines
}

/// What last year's plan had less of with approval, which ended with that year (D41).
fn lowered(
    lang: Lang,
    (client, year): (&str, Option<NaiveDate>),
    it: &Minimum<'_>,
) -> Option<String> {
    let to = it.lowered.and_then(|lowered| lowered.least)?;
    let (name, code) = (it.service.name.pick(lang), &it.service.code);
    let standard = it.standard;
    let lower = kefu("plan lower")
        .word(client)
        .word(code)
        .option("--least", to)
        .option("--reason", Ask::REASON)
        .options("--year", year)
        .say(lang);
    let drop = kefu("plan drop")
        .word(client)
        .word(Ask::ITEM)
        .option("--reason", Ask::CAUSE)
        .say(lang);
    Some(say!(lang,
        zh: "{name}：上一年度经批准调低至 {to} 次，本年度未再上报，仍按 {standard} 次排（D41）。需要的请再上报：{lower}；批准后取消多出的：{drop}",
        en: "{name}: last year's approval to lower it to {to} ended with that year, so {standard} are planned (D41). To refer it again: {lower}; once approved, drop the items that are too many: {drop}"
    ))
}

/// The items by id and content; of many the first few.
fn items(lang: Lang, items: &[&PlanItem<'_>]) -> String {
    let named = items.iter().take(NAMED).map(|item| {
        let (id, content) = (item.id, item.content.unwrap_or_default());
        say!(lang, zh: "{id}“{content}”", en: "{id} '{content}'")
    });
    let named = listed(lang, named.collect());
    match items.len() > NAMED {
        true => say!(lang, zh: "{named}等", en: "{named} and others"),
        false => named,
    }
}

fn listed(lang: Lang, parts: Vec<String>) -> String {
    lang.list(&parts)
}
