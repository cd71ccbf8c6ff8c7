//! The receipt of a change of the plan: the fact, and the next step or day.

use chrono::NaiveDate;

use crate::calendar::Due;
use crate::changes::plan::{
    Added, Alteration, Found, Lowered, Recorded, Revised, items, next_open, still_open,
};
use crate::lang::Lang;
use crate::model::{Plan, Year};
use crate::money::Fen;
use crate::say;
use crate::standing::{Case, Clock, Task, plan_term, recorded_year};
use crate::text;
use crate::text::command::{Ask, kefu, plan_add};

/// The item's id and finish; and whether it is outside the plan's term (D50).
pub(super) fn added(
    lang: Lang,
    case: &Case<'_>,
    added: &Added,
    (start, finish): (NaiveDate, NaiveDate),
    year: Option<NaiveDate>,
) -> String {
    let id = &added.id;
    let mut said = say!(lang,
        zh: "已列入计划：{id}，预计 {finish} 完成。",
        en: "Planned as {id}, to be finished by {finish}."
    );
    let recorded = year_of(case, year).map(|nth| &case.record.years[nth]);
    if let Some(year) = recorded {
        said += &outside(lang, case, year, [start, finish]);
    }
    said += &explained(lang, added.revision.as_ref());
    with_reminder(lang, said, (case.id, year), added.issued)
}

pub(super) fn lowered(
    lang: Lang,
    case: &Case<'_>,
    lowered: &Lowered<'_>,
    year: Option<NaiveDate>,
) -> String {
    let Lowered { standard, to, .. } = lowered;
    let (id, code) = (case.id, &lowered.service.code);
    let name = lowered.service.name.pick(lang);
    match (&lowered.approval, lowered.from) {
        (Some((on, by)), from) => {
            let from = from.unwrap_or(*on);
            say!(lang,
                zh: "{name}：{by}已于 {on} 批准由 {standard} 次调低至 {to} 次，自 {from} 起执行。",
                en: "{name}: lowered from {standard} to {to} from {from} on; {by} approved this on {on}."
            )
        }
        (None, _) => {
            let lower = kefu("plan lower")
                .word(id)
                .word(code)
                .option("--approved", Ask::DATE)
                .option("--approved-by", Ask::APPROVER)
                .options("--year", year)
                .say(lang);
            say!(lang,
                zh: "{name}：已上报由 {standard} 次调低至 {to} 次；批准之前仍按标准执行（D41）。批准后登记：{lower}",
                en: "{name}: the lowering from {standard} to {to} was referred. Until it is approved, the standard holds (D41). Once it is approved: {lower}"
            )
        }
    }
}

pub(super) fn done(
    lang: Lang,
    case: &Case<'_>,
    item: &str,
    on: NaiveDate,
    actual_cost: Option<Fen>,
) -> String {
    let cost = and_cost(lang, actual_cost);
    let said =
        say!(lang, zh: "{item} 已于 {on} 完成{cost}。", en: "{item} was done on {on}{cost}.");
    format!("{said}{}", next_item(lang, case, item))
}

/// What an item cost, at the end of the sentence that says when it was done.
pub(in crate::commands) fn and_cost(lang: Lang, actual: Option<Fen>) -> String {
    actual.map_or_else(
        String::new,
        |actual| say!(lang, zh: "，实际费用 {actual} 元", en: " and cost CNY {actual}"),
    )
}

pub(super) fn dropped(
    lang: Lang,
    item: &str,
    on: NaiveDate,
    revision: Option<&Recorded>,
) -> String {
    let said = say!(lang,
        zh: "{item} 已于 {on} 取消，保留在记录中。",
        en: "{item} was dropped on {on}; it stays on record."
    );
    said + &explained(lang, revision)
}

/// The revision that was recorded with a change.
fn explained(lang: Lang, revision: Option<&Recorded>) -> String {
    let Some(Recorded { id, by }) = revision else {
        return String::new();
    };
    say!(lang,
        zh: "\n同时登记为修订 {id}，修订人{by}（D53）。",
        en: "\nRecorded as revision {id}, made by {by} (D53)."
    )
}

/// What was changed; and whether the item lies outside the plan's term (D50).
pub(super) fn revised(
    lang: Lang,
    case: &Case<'_>,
    revised: &Revised,
    on: NaiveDate,
    asked: Option<&Alteration>,
) -> String {
    let Revised { id, by, .. } = revised;
    let item = asked.map(|asked| asked.item.as_str());
    let said = match (id, item) {
        (None, item) => {
            let item = item.unwrap_or_default();
            say!(lang, zh: "已修改 {item}。", en: "{item} is changed.")
        }
        (Some(id), Some(item)) => say!(lang,
            zh: "修订 {id}：{by}于 {on} 修改了 {item}。",
            en: "Revision {id}: {by} changed {item} on {on}."
        ),
        (Some(id), None) => say!(lang,
            zh: "修订 {id}：{by}于 {on} 修订服务计划。",
            en: "Revision {id}: {by} revised the plan on {on}."
        ),
    };
    let moved = asked.filter(|asked| asked.start.or(asked.finish).is_some());
    let found = moved.and_then(|asked| {
        let mut items = items(case.record);
        Some((asked, items.find(|found| found.item.id == asked.item)?))
    });
    let Some((asked, found)) = found else {
        return said;
    };
    let start = asked.start.or(found.item.start);
    let finish = asked.finish.or(found.item.finish);
    let days = [start, finish].into_iter().flatten();
    said + &outside(lang, case, &case.record.years[found.year], days)
}

/// The question about an item that does not lie within the term of its plan (D50).
fn outside(
    lang: Lang,
    case: &Case<'_>,
    year: &Year<'_>,
    days: impl IntoIterator<Item = NaiveDate>,
) -> String {
    let (first, last) = plan_term(case, year);
    match days.into_iter().all(|day| (first..=last).contains(&day)) {
        true => String::new(),
        false => say!(lang,
            zh: "\n这一项不全在计划期限 {first} 至 {last} 之内，请核对日期；属于其他年度的，请用 --year 列入该年度的计划（D50）。",
            en: "\nIt is outside the plan's term, {first} to {last}: check the days, or plan it in the right year with --year (D50)."
        ),
    }
}

/// How to plan for a new commitment or need: by a draft, or with its own item once the plan is issued (D42).
pub(in crate::commands) fn to_plan(lang: Lang, case: &Case<'_>, entry: &str) -> String {
    let id = case.id;
    let is_issued = plan(case, None).is_some_and(|plan| plan.issued.is_some());
    match is_issued {
        true => {
            let add = plan_add(id, Ask::SERVICE, true).option("--covers", entry);
            let add = add.say(lang);
            let revise = kefu("plan revise")
                .word(id)
                .option("--item", Ask::ITEM)
                .option("--covers", entry)
                .option("--reason", Ask::CAUSE)
                .say(lang);
            say!(lang,
                zh: "列入计划：{add}\n由已列入的一项落实：{revise}",
                en: "To plan for it: {add}\nIf an item already planned covers it: {revise}"
            )
        }
        false => {
            let draft = kefu("plan draft").word(id).say(lang);
            say!(lang,
                zh: "拟订服务计划时会列入：{draft}",
                en: "A draft of the plan will include it: {draft}"
            )
        }
    }
}

pub(super) fn opinion(lang: Lang, case: &Case<'_>, year: Option<NaiveDate>, by: &str) -> String {
    let said = say!(lang,
        zh: "已登记{by}对服务计划的意见。",
        en: "{by}'s opinion on the plan is on record."
    );
    let next = match (
        plan(case, year).and_then(|plan| plan.issued),
        due(case, year),
    ) {
        (None, Some(due)) => {
            let due = text::clock::last_day_and(lang, due);
            say!(lang,
                zh: "计划须在 {due}前（含当日）定稿。",
                en: " The plan is to be issued by {due}."
            )
        }
        (Some(_), _) | (None, None) => String::new(),
    };
    said + &next
}

pub(super) fn circulated(
    lang: Lang,
    case: &Case<'_>,
    year: Option<NaiveDate>,
    on: NaiveDate,
) -> String {
    let said = say!(lang,
        zh: "服务计划已于 {on} 内部披露。",
        en: "The plan was circulated internally on {on}."
    );
    let next = match plan(case, year).and_then(|plan| plan.issued) {
        Some(_) => String::new(),
        None => {
            let id = case.id;
            let issue = kefu("plan issue")
                .word(id)
                .options("--year", year)
                .say(lang);
            say!(lang,
                zh: "尚未定稿：{issue}",
                en: " It has not been issued: {issue}"
            )
        }
    };
    said + &next
}

/// Whether the plan was issued on time, and what is still to be done for it (D44, D47).
pub(super) fn issued(
    lang: Lang,
    case: &Case<'_>,
    year: Option<NaiveDate>,
    on: NaiveDate,
    focused: bool,
) -> String {
    let mut said = match due(case, year) {
        Some(due) if on <= due.date => {
            let due = text::clock::last_day(lang, due);
            say!(lang,
                zh: "服务计划已于 {on} 定稿，期限为 {due}，按时。",
                en: "The plan was issued on {on}, on time: it was due by {due}."
            )
        }
        Some(due) => {
            let late = text::clock::late(lang, case.calendar.between(due.date, on));
            let due = text::clock::last_day(lang, due);
            say!(lang,
                zh: "服务计划已于 {on} 定稿，期限为 {due}，{late}。",
                en: "The plan was issued on {on}, {late}: it was due by {due}."
            )
        }
        None => say!(lang, zh: "服务计划已于 {on} 定稿。", en: "The plan was issued on {on}."),
    };
    let (id, plan) = (case.id, plan(case, year));
    if !focused && plan.is_some_and(|plan| plan.focus.is_none()) {
        let issue = kefu("plan issue")
            .word(id)
            .option("--on", on)
            .options("--year", year)
            .option("--focus", Ask::FOCUS)
            .say(lang);
        said += &say!(lang,
            zh: "\n还没有年度重点（D07）：{issue}",
            en: "\nIt names no focus for the year yet (D07): {issue}"
        );
    }
    if plan.is_some_and(|plan| plan.opinion.is_none()) {
        let opinion = kefu("plan opinion")
            .word(id)
            .word(Ask::TEXT_IN_QUOTES)
            .option("--by", Ask::NAME)
            .options("--year", year)
            .say(lang);
        said += &say!(lang,
            zh: "\n还缺客户关系管理人员的意见：{opinion}",
            en: "\nIt still lacks client relations' opinion: {opinion}"
        );
    }
    if plan.is_some_and(|plan| plan.circulated.is_none()) {
        let circulate = kefu("plan circulate")
            .word(id)
            .options("--year", year)
            .say(lang);
        said += &say!(lang,
            zh: "\n下一步，内部披露：{circulate}",
            en: "\nNext, circulate it internally: {circulate}"
        );
    }
    said
}

pub(super) fn sent(lang: Lang, on: NaiveDate) -> String {
    say!(lang,
        zh: "服务计划已于 {on} 提交客户。",
        en: "The plan was sent to the client on {on}."
    )
}

/// The open item that comes next once `done` is done; also for a diary entry that fulfils it.
pub(in crate::commands) fn next_item(lang: Lang, case: &Case<'_>, done: &str) -> String {
    let left = still_open(case.record).filter(|it| it.item.id != done);
    let left = left.count();
    let next = next_open(case.record, done);
    let Some(Found { item, .. }) = next else {
        return say!(lang, zh: "计划项目已全部完成。", en: " No item of the plan is open any more.");
    };
    let (id, content) = (item.id, item.content.unwrap_or_default());
    match item.finish {
        Some(finish) => say!(lang,
            zh: "还有 {left} 项未完成，下一项 {id}“{content}”，预计 {finish} 完成。",
            en: " Still open: {left}; next {id}, '{content}', by {finish}."
        ),
        None => say!(lang,
            zh: "还有 {left} 项未完成，下一项 {id}“{content}”。",
            en: " Still open: {left}; next {id}, '{content}'."
        ),
    }
}

/// A plan that was issued changes by a revision with its reason (D53).
fn with_reminder(
    lang: Lang,
    said: String,
    (client, year): (&str, Option<NaiveDate>),
    issued: Option<NaiveDate>,
) -> String {
    let Some(issued) = issued else { return said };
    let revise = kefu("plan revise")
        .word(client)
        .options("--year", year)
        .option("--reason", Ask::CAUSE)
        .say(lang);
    let reminder = say!(lang,
        zh: "计划已于 {issued} 定稿，请登记这次变化的原因（D53）：{revise}",
        en: "The plan was issued on {issued}. Record why it changes (D53): {revise}"
    );
    format!("{said}\n{reminder}")
}

/// The place in the file of the service year that contains a day, today when none is given.
fn year_of(case: &Case<'_>, day: Option<NaiveDate>) -> Option<usize> {
    recorded_year(case, day.unwrap_or(case.today)).map(|(nth, _)| nth)
}

fn plan<'a>(case: &Case<'a>, day: Option<NaiveDate>) -> Option<&'a Plan<'a>> {
    case.record.years[year_of(case, day)?].plan.as_ref()
}

/// The last day on time for that year's plan.
fn due(case: &Case<'_>, day: Option<NaiveDate>) -> Option<Due> {
    let year = year_of(case, day)?;
    let clocks = Clock::all(case);
    let clock = clocks
        .iter()
        .find(|clock| clock.task == Task::Plan && clock.year == Some(year))?;
    // What was due before the record begins is not counted.
    Some(clock.due).filter(|_| !clock.unrecorded)
}
