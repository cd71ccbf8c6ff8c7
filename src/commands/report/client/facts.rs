//! The client's data and figures.

use std::ops::Add;

use chrono::NaiveDate;

use crate::commands::client::Card;
use crate::lang::Lang;
use crate::model::{Policy, Rating, Year};
use crate::money::Fen;
use crate::output::{Cell, Column, Fact, Table};
use crate::print::board::Figure;
use crate::say;
use crate::standing::{Case, Cover, History, Premiums, When, agenda, stars_in_force, year_today};
use crate::text::amount::rounded;
use crate::text::key::{label, label_in_cny};

/// The parts of the card to read before a meeting, in order.
const KEYS: [&str; 20] = [
    "name",
    "id",
    "stage",
    "kind",
    "key-account",
    "consulting",
    "sector",
    "who",
    "deputy",
    "closed",
    "closed-reason",
    "appointment-kind",
    "appointed",
    "until",
    "stars",
    "stars-from",
    "stars-by-income",
    "yearly-income",
    "income-basis",
    "override-reason",
];

/// The client, its appointment, its stars and the year's money. A person is shown what there is; a script
/// finds every key.
pub(super) fn facts(lang: Lang, case: &Case<'_>, whole: bool) -> Vec<Fact> {
    let card = Card::of(lang, case, whole);
    let parts = [card.client(), card.appointment(), card.stars()];
    let facts = parts.into_iter().flatten();
    let mut facts: Vec<Fact> = facts.filter(|fact| KEYS.contains(&fact.key)).collect();
    facts.extend(of_the_year(lang, case));
    for fact in &mut facts {
        if let Some(label) = other_label(lang, fact.key) {
            label.clone_into(&mut fact.label);
        }
    }
    if !whole {
        // The stars by income are shown only when they are not the stars in force.
        let of = |key: &str| facts.iter().find(|fact| fact.key == key);
        let same = of("stars").map(|it| &it.value) == of("stars-by-income").map(|it| &it.value);
        facts.retain(|fact| fact.value != Cell::Empty && !(same && fact.key == "stars-by-income"));
        for fact in &mut facts {
            if let ("stars" | "stars-by-income", Cell::Count(stars)) = (fact.key, &fact.value) {
                fact.value = Cell::Stars(u8::try_from(*stars).unwrap_or(0));
            }
        }
    }
    facts
}

/// What a key of the card is called where no heading says what it is about.
fn other_label(lang: Lang, key: &str) -> Option<&'static str> {
    let (zh, en) = match key {
        "until" => ("委托到期日", "appointment until"),
        "stars" => ("现行星级", "stars in force"),
        "stars-from" => ("星级依据", "stars from"),
        "stars-by-income" => ("按收入的星级", "stars by income"),
        "income-basis" => ("收入依据", "basis of income"),
        "override-reason" => ("星级调整理由", "override for"),
        _ => return None,
    };
    Some(lang.pick(zh, en))
}

/// What is in the page's title and figures, and is not repeated below them.
pub(super) const AT_A_GLANCE: [&str; 4] = ["name", "stars", "yearly-income", "realised-so-far"];

fn of_the_year(lang: Lang, case: &Case<'_>) -> Vec<Fact> {
    let year = year_today(case);
    let recorded = recorded(case);
    let rating = rating(case);
    let plan = recorded.and_then(|year| year.plan.as_ref());
    let items = plan.iter().flat_map(|plan| &plan.items);
    let kept = items.filter(|item| item.dropped.is_none());
    let actual = kept.clone().filter_map(|item| item.actual_cost);
    let cost = kept.filter_map(|item| item.cost).reduce(Fen::add);
    let said = |zh: &str, en: &str| lang.pick(zh, en).to_owned();
    let premiums = Premiums::on(case.record, case.today);
    vec![
        Fact::new(
            "year-from",
            label(lang, "years.starts"),
            year.map(|it| it.starts),
        ),
        Fact::new(
            "year-until",
            label(lang, "years.ends"),
            year.map(|it| it.ends),
        ),
        Fact::of(lang, "years.plan.focus", plan.and_then(|it| it.focus)),
        Fact::new(
            "realised-so-far",
            label_in_cny(lang, "years.rating.realised"),
            rating.and_then(|it| it.realised),
        ),
        Fact::of(
            lang,
            "years.rating.realised-at",
            rating.and_then(|it| it.realised_at),
        ),
        Fact::new(
            "cost",
            said("预计费用合计（元）", "expected cost in all (CNY)"),
            cost,
        ),
        Fact::new(
            "actual-cost",
            said("已发生费用合计（元）", "actual cost so far (CNY)"),
            actual.reduce(Fen::add),
        ),
        Fact::new(
            "premium",
            said("有效保单保险费（元）", "premium in force (CNY)"),
            in_force(case)
                .filter_map(|(policy, _)| premiums.of(policy))
                .reduce(Fen::add),
        ),
    ]
}

fn recorded<'a>(case: &Case<'a>) -> Option<&'a Year<'a>> {
    let (_, year) = year_today(case)?.recorded?;
    Some(year)
}

fn rating<'a>(case: &Case<'a>) -> Option<&'a Rating<'a>> {
    recorded(case)?.rating.as_ref()
}

/// The policies that cover today, each with its last day of cover.
fn in_force<'a>(case: &Case<'a>) -> impl Iterator<Item = (&'a Policy<'a>, Option<NaiveDate>)> {
    let (record, today) = (case.record, case.today);
    let history = History::of(record, today);
    let policies = record.policies.iter();
    policies.filter_map(move |policy| {
        let is_it = history.cover(policy, today) == Cover::InForce;
        is_it.then(|| (policy, history.last_day(policy)))
    })
}

/// The client in a few figures, for the head of the page.
pub(super) fn glance(lang: Lang, case: &Case<'_>) -> Vec<Figure> {
    let stars = rating(case).and_then(|rating| stars_in_force(case, rating));
    let overdue = agenda(case)
        .into_iter()
        .filter(|todo| matches!(todo.when, When::By(due) if due < case.today));
    let open = case.record.claims.iter().filter(|claim| claim.is_open());
    let ends = in_force(case).filter_map(|(_, ends)| ends);
    let figure = |figure: String, words: String| Figure { figure, words };
    let dash = || "–".to_owned();
    let money = |amount: Option<Fen>| amount.map_or_else(dash, |it| rounded(lang, it));
    vec![
        figure(
            stars.map_or_else(dash, |it| "★".repeat(usize::from(it.stars))),
            say!(lang, zh: "现行星级", en: "stars in force"),
        ),
        figure(
            money(stars.map(|it| it.yearly_income)),
            say!(lang, zh: "年度收入", en: "yearly income"),
        ),
        figure(
            money(rating(case).and_then(|it| it.realised)),
            say!(lang, zh: "已实现", en: "realised so far"),
        ),
        figure(
            overdue.count().to_string(),
            say!(lang, zh: "逾期事项", en: "overdue"),
        ),
        figure(
            open.count().to_string(),
            say!(lang, zh: "未结索赔", en: "open claims"),
        ),
        figure(
            ends.min().map_or_else(dash, |day| day.to_string()),
            say!(lang, zh: "最早到期保单", en: "earliest expiry"),
        ),
    ]
}

/// A value in words, as a table on paper has it.
pub(super) fn words(lang: Lang, value: &Cell) -> String {
    let table = Table {
        key: "",
        columns: vec![Column::new("", "")],
        rows: vec![vec![value.clone()]],
        empty: String::new(),
    };
    let (_, rows) = table.on_paper(lang);
    rows.into_iter().flatten().collect()
}
