//! The plan compared with the standard of the client's stars: the required number, what was lowered, and what
//! is planned and done (D38–D41).

use crate::lang::Lang;
use crate::model::{Lowering, Plan};
use crate::output::{Block, Cell, Column, Format, Table, Tone};
use crate::say;
use crate::standing::{Case, Minimum, ServiceYear, is_reference, minimums, stars_in_force};

/// The lowered services, if there are any, and the comparison; internal (D35).
pub(super) fn blocks(
    lang: Lang,
    format: Format,
    case: &Case<'_>,
    year: &ServiceYear<'_>,
) -> Vec<Block> {
    let recorded = year.recorded.map(|(_, year)| year);
    let plan = recorded.and_then(|year| year.plan.as_ref());
    let rating = recorded.and_then(|year| year.rating.as_ref());
    let stars = rating.and_then(|rating| stars_in_force(case, rating));
    let stars = stars.map(|stars| stars.stars);
    let binding = !is_reference(case, year);

    let mut blocks = Vec::new();
    if plan.is_some_and(|plan| !plan.lowerings.is_empty()) || is_whole(format) {
        blocks.push(Block::Heading(
            say!(lang, zh: "调低的服务标准", en: "Lowered standards"),
        ));
        blocks.push(Block::Table(lowerings(lang, case, plan)));
    }
    blocks.push(Block::Heading(against(lang, stars, binding)));
    let minimums = minimums(case, year);
    blocks.push(Block::Table(compared(
        lang, format, case, plan, &minimums, binding,
    )));
    blocks
}

/// There is no room for everything on a screen; a script and a spreadsheet get all.
fn is_whole(format: Format) -> bool {
    format.is_whole()
}

fn lowerings(lang: Lang, case: &Case<'_>, plan: Option<&Plan<'_>>) -> Table {
    let label = |zh: &str, en: &str| lang.pick(zh, en).to_owned();
    let row = |it: &Lowering<'_>| {
        let counts = match it.counts(case.today) {
            true => Cell::Flag(true, label("已批准", "approved")).toned(Tone::Good),
            false => Cell::Flag(false, label("未批准，不计", "not approved")).toned(Tone::Warning),
        };
        vec![
            Cell::Id(it.id.to_owned()),
            service(lang, case, it.service),
            it.least.map_or(Cell::Empty, Cell::Count),
            Cell::from(it.reason),
            Cell::from(it.referred),
            Cell::from(it.approved),
            Cell::from(it.approved_by),
            Cell::from(it.from.or(it.approved)),
            counts,
        ]
    };
    Table {
        key: "lowerings",
        columns: vec![
            Column::new("id", label("编号", "id")),
            Column::of(lang, "years.plan.lowerings.service"),
            Column::of(lang, "years.plan.lowerings.least").right(),
            Column::of(lang, "years.plan.lowerings.reason").grow(),
            Column::of(lang, "years.plan.lowerings.referred"),
            Column::of(lang, "years.plan.lowerings.approved"),
            Column::of(lang, "years.plan.lowerings.approved-by").grow(),
            Column::of(lang, "years.plan.lowerings.from"),
            Column::new("counts", label("计入", "counts")),
        ],
        rows: plan
            .iter()
            .flat_map(|plan| &plan.lowerings)
            .map(row)
            .collect(),
        empty: say!(lang, zh: "没有调低。", en: "None."),
    }
}

fn against(lang: Lang, stars: Option<u8>, binding: bool) -> String {
    match (stars, binding) {
        (None, _) => say!(lang,
            zh: "对照星级服务标准（尚未评定星级）",
            en: "Against the service standard (not rated yet)"
        ),
        (Some(stars), true) => say!(lang,
            zh: "对照星级服务标准（{stars} 星，内部掌握）",
            en: "Against the service standard ({stars} stars, internal)"
        ),
        (Some(stars), false) => say!(lang,
            zh: "对照星级服务标准（{stars} 星，内部掌握；咨询类或不满十二个月，仅供参照，D39）",
            en: "Against the service standard ({stars} stars, internal; advisory or under twelve months, so for reference only, D39)"
        ),
    }
}

/// What is planned and done of each service, and the least there should be: the standard of these stars,
/// or what it was lowered to with approval (D38, D40, D41).
fn compared(
    lang: Lang,
    format: Format,
    case: &Case<'_>,
    plan: Option<&Plan<'_>>,
    minimums: &[Minimum<'_>],
    binding: bool,
) -> Table {
    let label = |zh: &str, en: &str| lang.pick(zh, en).to_owned();
    let whole = is_whole(format);
    let shows_lowered = minimums.iter().any(|it| it.lowered.is_some());
    let rows = case.standard.services.iter().filter_map(|it| {
        let items = plan.iter().flat_map(|plan| &plan.items);
        let of_it = items.filter(|item| item.service == Some(&it.code));
        let (mut planned, mut done) = (0_u32, 0_i64);
        for item in of_it {
            planned += u32::from(item.dropped.is_none());
            done += i64::from(item.done.is_some());
        }
        let minimum = minimums.iter().find(|minimum| minimum.service == it);
        let least = minimum.map(|minimum| minimum.least);
        if planned == 0 && minimum.is_none_or(|minimum| minimum.standard == 0) {
            return None;
        }
        let tone = match least {
            Some(least) if binding && planned < least => Tone::Bad,
            Some(_) | None => Tone::Plain,
        };
        let count = |number: Option<u32>| number.map_or(Cell::Empty, |it| Cell::Count(it.into()));
        let mut row = vec![
            service(lang, case, Some(&it.code)),
            Cell::Count(planned.into()).toned(tone),
            Cell::Count(done),
            count(least),
        ];
        let lowered = minimum.filter(|minimum| minimum.lowered.is_some());
        if whole {
            row.push(count(minimum.map(|minimum| minimum.standard)));
            let is_lowered = |_| Cell::Flag(lowered.is_some(), String::new());
            row.push(minimum.map_or(Cell::Empty, is_lowered));
        } else if shows_lowered {
            row.push(count(lowered.map(|minimum| minimum.standard)));
        }
        Some(row)
    });
    let least = match binding {
        true => label("最低标准", "least"),
        false => label("参照标准", "reference"),
    };
    let mut columns = vec![
        Column::of(lang, "years.plan.lowerings.service"),
        Column::new("planned", label("计划", "planned")).right(),
        Column::new("done", label("完成", "done")).right(),
        Column::new("least", least).right(),
    ];
    if whole {
        columns.push(Column::new("standard", label("星级标准", "standard")).right());
        columns.push(Column::new("lowered", label("调低", "lowered")));
    } else if shows_lowered {
        columns.push(Column::new("standard", label("调低前", "lowered from")).right());
    }
    Table {
        key: "services",
        columns,
        rows: rows.collect(),
        empty: say!(lang, zh: "还没有可对照的服务。", en: "There is nothing to compare yet."),
    }
}

pub(super) fn service(lang: Lang, case: &Case<'_>, code: Option<&str>) -> Cell {
    let Some(code) = code else { return Cell::Empty };
    let name = case.standard.service(code);
    Cell::Code {
        code: code.to_owned(),
        label: name.map_or(code, |it| it.name.pick(lang)).to_owned(),
        tone: Tone::Plain,
    }
}
