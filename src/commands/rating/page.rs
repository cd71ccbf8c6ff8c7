//! How the stars are worked out, step by step; internal (D35).

use chrono::NaiveDate;

use crate::commands::{code, whose};
use crate::lang::Lang;
use crate::model::{Override, Publication, Rating, Year};
use crate::money::Fen;
use crate::output::{Block, Cell, Column, Fact, Page, Table, Tone};
use crate::say;
use crate::standing::{
    Case, Clock, StarsInForce, Task, another_year, last_day_of, recorded_year, stars_in_force,
    unapportioned, year_today,
};
use crate::text::command::{Ask, kefu, rating_set};
use crate::text::key::{label, label_in_cny};

mod ratings;

/// The stars as they are drawn in a sentence.
pub(super) fn drawn(stars: u8) -> String {
    "★".repeat(usize::from(stars))
}

/// The income of one service year as a sum: `2,400,000 × 12 ÷ 24 = 1,200,000`.
pub(super) fn spread(income: Fen, months: i64, yearly: Fen) -> String {
    match months {
        12 => income.to_string(),
        months => format!("{income} × 12 ÷ {months} = {yearly}"),
    }
}

/// The page about one service year (that of `day`, else the latest on record), and a line for each.
pub(super) fn show(lang: Lang, case: &Case<'_>, day: Option<NaiveDate>) -> Page {
    let mut blocks = computation(lang, case, day);
    if let Some(Block::Facts(facts)) = blocks.first_mut() {
        facts.splice(0..0, whose(lang, case));
    }
    blocks.push(Block::Heading(say!(lang, zh: "公布", en: "Publication")));
    let rating = shown(case, day).and_then(|year| year.rating.as_ref());
    let publication = rating.and_then(|it| it.publication.as_ref());
    blocks.push(Block::Table(publishing(lang, publication)));
    blocks.push(Block::Heading(
        say!(lang, zh: "各服务年度", en: "Service years"),
    ));
    blocks.push(Block::Table(all_years(lang, case)));
    Page {
        schema: "kefu.rating/1",
        blocks,
    }
}

/// The service year of a day, else the latest on record.
fn shown<'a>(case: &Case<'a>, day: Option<NaiveDate>) -> Option<&'a Year<'a>> {
    let years = &case.record.years;
    match day {
        Some(day) => recorded_year(case, day).map(|(_, year)| year),
        None => years.iter().max_by_key(|year| year.starts),
    }
}

/// How the stars of one service year are worked out: the income, the thresholds, the override.
pub(in crate::commands) fn computation(
    lang: Lang,
    case: &Case<'_>,
    day: Option<NaiveDate>,
) -> Vec<Block> {
    let year = shown(case, day);
    let rating = year.and_then(|year| year.rating.as_ref());
    let stars = rating.and_then(|rating| stars_in_force(case, rating));

    let mut blocks = vec![Block::Facts(facts(lang, case, year, stars.as_ref()))];
    if let Some(told) = rating.and_then(|it| differing(lang, it, stars.as_ref())) {
        blocks.push(Block::Text(told));
    }
    blocks.extend(year.and_then(|year| unspread(lang, case, year)));
    blocks.extend(unrated(lang, case));
    blocks.extend(rating.into_iter().flat_map(|it| ratings::blocks(lang, it)));
    if let Some((stars, from)) = stars.filter(|it| it.is_kept).zip(case.standard.stars.from) {
        let drawn = drawn(stars.computed);
        blocks.push(Block::Text(say!(lang,
            zh: "下列标准自 {from} 起施行；此前评定的，保持 {drawn}，下次评定时按新标准。",
            en: "The thresholds below hold from {from}. What was rated before keeps {drawn}, until it is rated again."
        )));
    }
    blocks.push(Block::Heading(say!(lang, zh: "星级标准（一个服务年度的收入）", en: "Thresholds (income of one service year)")));
    blocks.push(Block::Table(thresholds(lang, case, stars.as_ref())));
    blocks.push(Block::Heading(say!(lang, zh: "星级调整", en: "Override")));
    let over = rating.and_then(|it| it.over.as_ref());
    let counts = stars.is_some_and(|it| it.over_counts);
    blocks.push(Block::Table(overriding(lang, over, counts)));
    blocks.extend(
        stars
            .filter(|it| it.over.is_some() && !it.over_counts)
            .map(|it| {
                let (holds, id) = (drawn(it.stars), case.id);
                let another = year.and_then(|year| another_year(case, year.starts));
                let approve = kefu("rating approve")
                    .word(id)
                    .option("--by", Ask::APPROVER)
                    .options("--year", another)
                    .say(lang);
                Block::Text(say!(lang,
                    zh: "批准之前仍按 {holds} 执行（D33）。批准后登记：{approve}",
                    en: "Until it is approved, {holds} holds (D33). Once it is: {approve}"
                ))
            }),
    );
    blocks
}

fn facts(
    lang: Lang,
    case: &Case<'_>,
    year: Option<&Year<'_>>,
    stars: Option<&StarsInForce<'_>>,
) -> Vec<Fact> {
    let rating = year.and_then(|year| year.rating.as_ref());
    let income = rating.and_then(|it| it.income);
    let months = rating.map(|it| it.months.unwrap_or(12));
    let sum = match (income, months) {
        (Some(income), Some(months)) if months != 12 => {
            let income = format!("{income} × 12 ÷ {months}");
            say!(lang, zh: "年度收入（{income}）", en: "yearly income ({income})")
        }
        _ => say!(lang, zh: "年度收入（元）", en: "yearly income (CNY)"),
    };
    let star = |stars: Option<u8>| stars.map_or(Cell::Empty, Cell::Stars);
    let mut facts = vec![
        Fact::of(lang, "years.starts", year.map(|year| year.starts)),
        Fact::of(lang, "years.ends", year.map(|year| last_day_of(case, year))),
        Fact::of(
            lang,
            "years.rating.rated",
            rating.and_then(|it| it.held_on(case.today).0.rated),
        ),
        Fact::of(
            lang,
            "years.rating.basis",
            rating
                .and_then(|it| it.basis)
                .map_or(Cell::Empty, |it| code(lang, it)),
        ),
        Fact::new("income", label_in_cny(lang, "years.rating.income"), income),
        Fact::of(
            lang,
            "years.rating.months",
            months.map_or(Cell::Empty, Cell::Count),
        ),
        Fact::new("yearly-income", sum, stars.map(|it| it.yearly_income)),
        Fact::new(
            "computed-stars",
            say!(lang, zh: "按收入", en: "by income"),
            star(stars.map(|it| it.computed)),
        ),
        Fact::new(
            "recorded-stars",
            label(lang, "years.rating.stars"),
            recorded(rating, stars),
        ),
        Fact::new(
            "stars",
            say!(lang, zh: "现行星级", en: "in force"),
            star(stars.map(|it| it.stars)),
        ),
    ];
    // Counted during the year; before that it is left out.
    if let Some(realised) = rating.and_then(|it| it.realised) {
        let counted = rating.and_then(|it| it.realised_at);
        facts.push(Fact::new(
            "realised",
            label_in_cny(lang, "years.rating.realised"),
            realised,
        ));
        facts.push(Fact::of(lang, "years.rating.realised-at", counted));
    }
    facts
}

/// The stars on record, as a warning where the income gives others.
fn recorded(rating: Option<&Rating<'_>>, stars: Option<&StarsInForce<'_>>) -> Cell {
    let recorded = rating.and_then(|it| u8::try_from(it.stars?).ok());
    match (recorded, stars) {
        (None, _) => Cell::Empty,
        (Some(recorded), Some(stars)) if recorded != stars.computed => {
            Cell::Stars(recorded).toned(Tone::Warning)
        }
        (Some(recorded), _) => Cell::Stars(recorded),
    }
}

/// Says that the stars on record are not those that the income gives.
fn differing(lang: Lang, rating: &Rating<'_>, stars: Option<&StarsInForce<'_>>) -> Option<String> {
    let recorded = u8::try_from(rating.stars?).ok()?;
    let computed = stars?.computed;
    if recorded == computed {
        return None;
    }
    let (recorded, computed) = (drawn(recorded), drawn(computed));
    Some(say!(lang,
        zh: "登记的星级 {recorded} 与按标准计算的 {computed} 不符：请核对收入，或重新评定（kefu rating set）。",
        en: "The record says {recorded}, but the thresholds give {computed}. Check the income, or rate again (kefu rating set)."
    ))
}

/// Says that the income includes the brokerage of several years, and what one year's would be (D36).
fn unspread(lang: Lang, case: &Case<'_>, year: &Year<'_>) -> Option<Block> {
    let found = unapportioned(case, year)?;
    let (policy, months) = (found.policy.id, found.months);
    let (yearly, stars, id) = (found.yearly, drawn(found.stars), case.id);
    let check = kefu("check")
        .word(id)
        .option("--select", "rating")
        .say(lang);
    Some(Block::Text(say!(lang,
        zh: "保单 {policy} 为期 {months} 个月，其经纪收入没有分摊（D36）；分摊后年度收入为 {yearly} 元，评为 {stars}。怎样更正：{check}",
        en: "Policy {policy} runs {months} months, but its brokerage is not spread over them (D36). Spread, the yearly income is CNY {yearly}: {stars}. To see what to type: {check}"
    )))
}

/// Says that a service year is still to be rated that nobody has recorded; the first, if there are several.
fn unrated(lang: Lang, case: &Case<'_>) -> Option<Block> {
    let open = Clock::open(case).into_iter();
    let mut unrated = open.filter(|it| it.task == Task::Rating && it.year.is_none());
    let another = unrated.next()?.another_year;
    let starts = another.or_else(|| Some(year_today(case)?.starts))?;
    let set = rating_set(case.id, Ask::INCOME, another).say(lang);
    Some(Block::Text(say!(lang,
        zh: "{starts} 起的服务年度尚未评定：{set}",
        en: "The service year from {starts} has not been rated: {set}"
    )))
}

/// From which income a client has how many stars, and where this one stands.
fn thresholds(lang: Lang, case: &Case<'_>, stars: Option<&StarsInForce<'_>>) -> Table {
    let least = [Fen::default()]
        .into_iter()
        .chain(case.standard.stars.thresholds);
    let row = |(least, count): (Fen, u8)| {
        let here = stars.is_some_and(|it| it.computed == count && !it.is_kept);
        let mark = if here { "◀" } else { "" };
        vec![
            Cell::Stars(count),
            Cell::from(least),
            Cell::Flag(here, mark.to_owned()),
        ]
    };
    Table {
        key: "thresholds",
        columns: vec![
            Column::new("stars", say!(lang, zh: "星级", en: "stars")),
            Column::new(
                "from",
                say!(lang, zh: "收入不低于（元）", en: "income from (CNY)"),
            )
            .right(),
            Column::new("here", say!(lang, zh: "本年度", en: "this year")),
        ],
        rows: least.zip(1..).map(row).collect(),
        empty: String::new(),
    }
}

fn overriding(lang: Lang, over: Option<&Override<'_>>, counts: bool) -> Table {
    let row = |it: &Override<'_>| {
        let counts = match counts {
            true => Cell::Flag(true, say!(lang, zh: "计入", en: "yes")).toned(Tone::Good),
            false => {
                let no = say!(lang, zh: "未批准，不计", en: "not approved");
                Cell::Flag(false, no).toned(Tone::Warning)
            }
        };
        vec![
            it.stars
                .and_then(|stars| u8::try_from(stars).ok())
                .map_or(Cell::Empty, Cell::Stars),
            it.factor.map_or(Cell::Empty, |factor| code(lang, factor)),
            Cell::from(it.reason),
            Cell::from(it.referred),
            Cell::from(it.approved),
            Cell::from(it.approved_by),
            counts,
        ]
    };
    Table {
        key: "override",
        columns: vec![
            Column::of(lang, "years.rating.override.stars"),
            Column::of(lang, "years.rating.override.factor"),
            Column::of(lang, "years.rating.override.reason").grow(),
            Column::of(lang, "years.rating.override.referred"),
            Column::of(lang, "years.rating.override.approved"),
            Column::of(lang, "years.rating.override.approved-by").grow(),
            Column::new("counts", say!(lang, zh: "计入", en: "counts")),
        ],
        rows: over.into_iter().map(row).collect(),
        empty: say!(lang, zh: "没有调整。", en: "None."),
    }
}

fn publishing(lang: Lang, publication: Option<&Publication<'_>>) -> Table {
    let row = |it: &Publication<'_>| {
        let approved = it.approved.is_some() && it.approved_by.is_some();
        let tone = if approved { Tone::Good } else { Tone::Bad };
        vec![
            Cell::from(it.published).toned(tone),
            Cell::from(it.approved),
            Cell::from(it.approved_by),
        ]
    };
    Table {
        key: "publication",
        columns: vec![
            Column::of(lang, "years.rating.publication.published"),
            Column::of(lang, "years.rating.publication.approved"),
            Column::of(lang, "years.rating.publication.approved-by").grow(),
        ],
        rows: publication.into_iter().map(row).collect(),
        empty: say!(lang,
            zh: "未经批准：星级仅供公司内部使用，不得向客户公布或对外宣传（D35）。",
            en: "Not approved: the stars are internal. Do not tell them to the client or anyone outside (D35)."
        ),
    }
}

fn all_years(lang: Lang, case: &Case<'_>) -> Table {
    let row = |year: &Year<'_>| {
        let rating = year.rating.as_ref();
        let stars = rating.and_then(|rating| stars_in_force(case, rating));
        let star = |stars: Option<u8>| stars.map_or(Cell::Empty, Cell::Stars);
        vec![
            Cell::from(year.starts),
            Cell::from(last_day_of(case, year)),
            Cell::from(rating.and_then(|it| it.held_on(case.today).0.rated)),
            Cell::from(stars.map(|it| it.yearly_income)),
            star(stars.map(|it| it.computed)),
            recorded(rating, stars.as_ref()),
            star(stars.map(|it| it.stars)),
        ]
    };
    let mut years: Vec<&Year<'_>> = case.record.years.iter().collect();
    years.sort_by_key(|year| year.starts);
    Table {
        key: "years",
        columns: vec![
            Column::of(lang, "years.starts"),
            Column::of(lang, "years.ends"),
            Column::of(lang, "years.rating.rated"),
            Column::new(
                "yearly-income",
                say!(lang, zh: "年度收入", en: "yearly income"),
            )
            .right(),
            Column::new("computed-stars", say!(lang, zh: "按收入", en: "by income")),
            Column::new("recorded-stars", label(lang, "years.rating.stars")),
            Column::new("stars", say!(lang, zh: "现行", en: "in force")),
        ],
        rows: years.into_iter().map(row).collect(),
        empty: {
            let set = rating_set(case.id, Ask::INCOME, None).say(lang);
            say!(lang,
                zh: "还没有服务年度。评定星级：{set}",
                en: "No service year yet. To rate one: {set}"
            )
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::commands::testing::on;

    /// What is said of a client of 2024 whose third year alone is on record.
    fn asked(client: &str) -> Option<String> {
        let text = format!(
            "[client]\nname = '甲'\n{client}[appointment]\nestablished = 2024-03-20\n\
             [[years]]\nstarts = 2026-03-20\nrating = {{ rated = 2026-03-20, basis = 'expected', income = 90000 }}\n"
        );
        let told = on("2026-11-20", &text, |case| unrated(Lang::En, case));
        told.map(|block| match block {
            Block::Text(text) => text,
            other => panic!("{other:?}"),
        })
    }

    #[test]
    fn a_year_is_asked_for_where_its_rating_is_still_to_be_met() {
        let of = |year: &str| {
            Some(format!(
                "The service year from {year} has not been rated: kefu rating set jia --income AMOUNT --year {year}"
            ))
        };
        assert_eq!(asked(""), of("2024-03-20"));
        assert_eq!(asked("recorded-from = 2025-06-01\n"), of("2025-03-20"));
        // Too little of that year is left to rate it anew.
        assert_eq!(asked("recorded-from = 2026-03-01\n"), None);
        assert_eq!(asked("closed = 2026-10-01\n"), None);
    }
}
