//! Deadlines that are overdue, were met late, or are near; counts are working days.

use crate::lang::Lang;
use crate::say;
use crate::standing::{Clock, Start, State, Task};

pub(super) fn message(lang: Lang, clock: &Clock, state: State) -> String {
    let due = due(lang, clock);
    let said = match (clock.task, state) {
        (Task::Onboarding, _) => onboarding(lang, clock, state, &due),
        (task, State::Overdue(by)) => overdue(lang, task, by, &due),
        (task, State::Running(left)) => running(lang, task, left, &due),
        (task, State::Late(by)) => late(lang, task, clock, by, &due),
        // No rule reports what was done in time.
        (task, State::OnTime | State::Unrecorded) => late(lang, task, clock, 0, &due),
    };
    let said = match crate::text::clock::parts(lang, clock) {
        Some(parts) => say!(lang, zh: "{said}{parts}", en: "{said} {parts}"),
        None => said,
    };
    if !clock.due.provisional {
        return said;
    }
    say!(lang,
        zh: "{said}此期限为暂定：其中计入了放假安排尚未导入的年度。",
        en: "{said} The date is provisional: it counts days of a year whose holiday notice has not been imported yet.")
}

/// The last day, and how it was counted.
fn due(lang: Lang, clock: &Clock) -> String {
    let (due, nth, from) = (clock.due.date, clock.working_days, clock.from);
    match clock.start {
        Start::Appointment => say!(lang,
            zh: "{due}（自 {from} 确立委托关系起第 {nth} 个工作日）",
            en: "{due}, working day {nth} from the appointment on {from}"),
        Start::ServiceYear => say!(lang,
            zh: "{due}（自 {from} 新服务年度开始起第 {nth} 个工作日）",
            en: "{due}, working day {nth} from the start of the service year on {from}"),
        Start::Extension => say!(lang,
            zh: "{due}（自 {from} 委托展期起第 {nth} 个工作日）",
            en: "{due}, working day {nth} from the extension of the appointment on {from}"),
        Start::Record => say!(lang,
            zh: "{due}（自 {from} 本档案起始起第 {nth} 个工作日）",
            en: "{due}, working day {nth} from the start of this record on {from}"),
    }
}

fn overdue(lang: Lang, task: Task, by: i64, due: &str) -> String {
    let (what, done) = words(lang, task);
    let by = overdue_by(lang, by);
    say!(lang,
        zh: "{what}最迟应于 {due}{done}，至今未{done}，{by}。",
        en: "{what} was due on {due}, and is not {done}: {by}.")
}

/// By how many working days something is past its last day.
pub(super) fn overdue_by(lang: Lang, by: i64) -> String {
    match by {
        0 => say!(lang,
            zh: "期限已过，此后均为休息日",
            en: "overdue, with no working day since"),
        1 => say!(lang, zh: "已逾期 1 个工作日", en: "1 working day overdue"),
        _ => say!(lang, zh: "已逾期 {by} 个工作日", en: "{by} working days overdue"),
    }
}

fn running(lang: Lang, task: Task, left: i64, due: &str) -> String {
    let (what, done) = words(lang, task);
    let left = self::left(lang, left);
    say!(lang,
        zh: "{what}最迟应于 {due}{done}，{left}。",
        en: "{what} is due on {due}, and is not {done} yet: {left}.")
}

fn left(lang: Lang, left: i64) -> String {
    match left {
        0 => say!(lang, zh: "今天是最后一天", en: "today is the last day"),
        1 => say!(lang, zh: "还剩 1 个工作日", en: "1 working day left"),
        _ => say!(lang, zh: "还剩 {left} 个工作日", en: "{left} working days left"),
    }
}

fn late(lang: Lang, task: Task, clock: &Clock, by: i64, due: &str) -> String {
    let (what, done) = words(lang, task);
    let on = clock.done.unwrap_or(clock.due.date);
    match by {
        0 => say!(lang,
            zh: "{what}于 {on}（休息日）{done}，期限 {due}已过。",
            en: "{what} was {done} on {on}, a rest day after it was due: {due}."),
        1 => say!(lang,
            zh: "{what}于 {on} {done}，比期限 {due}晚 1 个工作日。",
            en: "{what} was {done} on {on}, 1 working day after it was due: {due}."),
        _ => say!(lang,
            zh: "{what}于 {on} {done}，比期限 {due}晚 {by} 个工作日。",
            en: "{what} was {done} on {on}, {by} working days after it was due: {due}."),
    }
}

/// The whole stage, with what is missing.
fn onboarding(lang: Lang, clock: &Clock, state: State, due: &str) -> String {
    let part = |part: &Clock| words(lang, part.task).0;
    let parts: Vec<String> = clock.missing.iter().map(part).collect();
    let missing = lang.list(&parts).to_ascii_lowercase();
    match state {
        State::Overdue(by) => {
            let by = overdue_by(lang, by);
            say!(lang,
                zh: "签约与计划阶段最迟应于 {due}全部完成，{by}。尚缺：{missing}。",
                en: "The signing and planning stage was due on {due}: {by}. Still missing: {missing}.")
        }
        State::Running(left) => {
            let left = self::left(lang, left);
            say!(lang,
                zh: "签约与计划阶段最迟应于 {due}全部完成，{left}。尚缺：{missing}。",
                en: "The signing and planning stage is due on {due}: {left}. Still missing: {missing}.")
        }
        State::Late(by) => late(lang, clock.task, clock, by, due),
        State::OnTime | State::Unrecorded => late(lang, clock.task, clock, 0, due),
    }
}

/// What is due, and the word for having done it.
fn words(lang: Lang, task: Task) -> (String, String) {
    let words = |zh: [&str; 2], en: [&str; 2]| {
        let [what, done] = lang.pick(zh, en);
        (what.to_owned(), done.to_owned())
    };
    match task {
        Task::Team => words(["服务团队", "设立"], ["The service team", "set up"]),
        Task::Archive => words(["客户档案", "建立"], ["The client archive", "set up"]),
        Task::Rating => words(["星级评定", "完成"], ["The star rating", "done"]),
        Task::Plan => words(
            ["客户服务计划", "确定"],
            ["The client service plan", "issued"],
        ),
        Task::Onboarding => words(
            ["签约与计划阶段", "全部完成"],
            ["The signing and planning stage", "complete"],
        ),
    }
}
