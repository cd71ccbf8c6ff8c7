//! The state of a term, in words.

use chrono::NaiveDate;

use crate::calendar::Due;
use crate::lang::Lang;
use crate::say;
use crate::standing::{Clock, State, Task};
use crate::text::command::{Ask, kefu};
use crate::text::word::Spoken;

/// The state of a term: "42 working days overdue", 还有 2 个工作日.
pub fn state(lang: Lang, state: State) -> String {
    match state {
        State::OnTime => say!(lang, zh: "按时完成", en: "done on time"),
        // There is no working day between, counted from a rest day.
        State::Late(0) => say!(lang, zh: "逾期后完成", en: "done late"),
        State::Late(days) => {
            let en = working_days_en(days);
            say!(lang, zh: "迟 {days} 个工作日完成", en: "done {en} late")
        }
        State::Overdue(0) => say!(lang, zh: "已逾期", en: "overdue"),
        State::Overdue(days) => {
            let en = working_days_en(days);
            say!(lang, zh: "逾期 {days} 个工作日", en: "{en} overdue")
        }
        State::Unrecorded => say!(lang, zh: "早于本档案", en: "before this record"),
        State::Running(0) => say!(lang, zh: "今天到期", en: "due today"),
        State::Running(days) => {
            let en = working_days_en(days);
            say!(lang, zh: "还有 {days} 个工作日", en: "{en} left")
        }
    }
}

/// How late something was done, in working days; 0 when only rest days lay between.
pub fn late(lang: Lang, days: i64) -> String {
    if days == 0 {
        return say!(lang, zh: "已逾期", en: "late");
    }
    let en = working_days_en(days);
    say!(lang, zh: "迟 {days} 个工作日", en: "{en} late")
}

/// The state of a term, in a column headed "working days": "3 overdue", 还有 8.
pub fn brief(lang: Lang, of: State) -> String {
    match of {
        State::OnTime | State::Late(_) | State::Unrecorded => state(lang, of),
        State::Overdue(0) => say!(lang, zh: "逾期", en: "overdue"),
        State::Overdue(days) => say!(lang, zh: "逾期 {days}", en: "{days} overdue"),
        State::Running(0) => say!(lang, zh: "今天", en: "today"),
        State::Running(days) => say!(lang, zh: "还有 {days}", en: "{days} left"),
    }
}

/// How a term stands whose last day is still to come and is a day of rest, with no working day before it.
pub fn before_next(lang: Lang) -> String {
    say!(lang, zh: "下个工作日前到期", en: "due before the next working day")
}

/// The same in a column headed "working days".
pub fn before_next_brief(lang: Lang) -> String {
    say!(lang, zh: "下个工作日前", en: "before the next")
}

/// How long something has waited for others, in a column headed "working days".
pub fn waiting(lang: Lang, since: NaiveDate, today: NaiveDate, days: i64) -> String {
    match days {
        _ if since == today => say!(lang, zh: "今天起待办", en: "since today"),
        days => say!(lang, zh: "已等 {days}", en: "{days} waiting"),
    }
}

/// What is missing in a team or an archive, why it was not set up on the recorded day, or that a plan cannot be made any
/// more; `None` when none of these applies.
pub fn parts(lang: Lang, clock: &Clock) -> Option<String> {
    if clock.task == Task::Onboarding {
        return None;
    }
    if let [_, ..] = clock.lacks[..] {
        let lacks: Vec<&str> = clock.lacks.iter().map(|part| part.say(lang)).collect();
        let lacks = lacks.join(lang.comma());
        return Some(say!(lang, zh: "尚缺：{lacks}。", en: "Still missing: {lacks}."));
    }
    if let Some(year) = clock.another_year.filter(|_| clock.is_missed()) {
        return Some(say!(lang,
            zh: "{year} 起的服务年度已结束，计划不能再补，记录保留。",
            en: "The service year from {year} is over, so no plan can be made for it any more, and this stays on record."
        ));
    }
    let (noted, done) = (clock.noted?, clock.done?);
    Some(say!(lang,
        zh: "登记的日期为 {noted}，到 {done} 才齐备。",
        en: "The record says that it was set up on {noted}, but it was not complete before {done}."
    ))
}

/// A last day, marked where a notice of holidays may still move it: 2027-02-22（暂定）.
pub fn last_day(lang: Lang, due: Due) -> String {
    marked(lang, due.date.to_string(), due.provisional)
}

/// A last day in other words or beside them, marked in the same way.
pub fn marked(lang: Lang, said: String, provisional: bool) -> String {
    match provisional {
        true => say!(lang, zh: "{said}（暂定）", en: "{said} (provisional)"),
        false => said,
    }
}

/// The same, where the sentence goes on with a word: Chinese has a space after a date and none after a bracket.
pub fn last_day_and(lang: Lang, due: Due) -> String {
    let said = last_day(lang, due);
    match lang {
        Lang::Zh if !due.provisional => format!("{said} "),
        Lang::Zh | Lang::En => said,
    }
}

/// What a provisional date means, and how to make it certain.
pub fn provisional(lang: Lang) -> String {
    let import = kefu("calendar import").word(Ask::FILE).say(lang);
    say!(lang,
        zh: "标“暂定”的日期跨入了尚无放假通知的年份，暂按周末和法定节假日推算（调休未定），可能改变。通知发布后请导入：{import}",
        en: "A provisional date may change: it counts days of a year without a holiday notice, in which only the weekends and the days off by law are left out. Once the notice is out: {import}"
    )
}

/// Working days in English: "1 working day", "12 working days".
pub fn working_days_en(days: i64) -> String {
    match days {
        1 => "1 working day".to_owned(),
        days => format!("{days} working days"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_state_is_told_in_both_languages() {
        let said = |it| [state(Lang::Zh, it), state(Lang::En, it)];

        assert_eq!(said(State::OnTime), ["按时完成", "done on time"]);
        assert_eq!(
            said(State::Late(1)),
            ["迟 1 个工作日完成", "done 1 working day late"]
        );
        assert_eq!(
            said(State::Overdue(42)),
            ["逾期 42 个工作日", "42 working days overdue"]
        );
        assert_eq!(said(State::Running(0)), ["今天到期", "due today"]);
        assert_eq!(
            said(State::Running(2)),
            ["还有 2 个工作日", "2 working days left"]
        );
    }

    #[test]
    fn a_column_of_working_days_says_only_the_number() {
        let brief = |it| [brief(Lang::Zh, it), brief(Lang::En, it)];
        let day = |day| NaiveDate::from_ymd_opt(2026, 11, day).unwrap();
        let waiting =
            |since, days| [Lang::Zh, Lang::En].map(|lang| waiting(lang, day(since), day(29), days));

        assert_eq!(brief(State::Overdue(0)), ["逾期", "overdue"]);
        assert_eq!(brief(State::Overdue(42)), ["逾期 42", "42 overdue"]);
        assert_eq!(brief(State::Running(0)), ["今天", "today"]);
        assert_eq!(brief(State::Running(1)), ["还有 1", "1 left"]);
        assert_eq!(brief(State::OnTime), ["按时完成", "done on time"]);
        assert_eq!(waiting(29, 0), ["今天起待办", "since today"]);
        assert_eq!(waiting(28, 0), ["已等 0", "0 waiting"]);
        assert_eq!(waiting(1, 20), ["已等 20", "20 waiting"]);
    }

    #[test]
    fn a_last_day_says_that_it_may_still_move() {
        let due = |provisional| Due {
            date: NaiveDate::from_ymd_opt(2027, 2, 22).unwrap(),
            provisional,
        };
        let both =
            |say: fn(Lang, Due) -> String, it| [Lang::Zh, Lang::En].map(|lang| say(lang, it));

        assert_eq!(both(last_day, due(false)), ["2027-02-22", "2027-02-22"]);
        assert_eq!(
            both(last_day, due(true)),
            ["2027-02-22（暂定）", "2027-02-22 (provisional)"]
        );
        assert_eq!(
            both(last_day_and, due(false)),
            ["2027-02-22 ", "2027-02-22"]
        );
        assert_eq!(
            both(last_day_and, due(true)),
            ["2027-02-22（暂定）", "2027-02-22 (provisional)"]
        );
    }

    /// The last day may be a Friday and today the Saturday after it: overdue, and no working day has passed.
    #[test]
    fn overdue_by_no_working_day_is_overdue_all_the_same() {
        assert_eq!(state(Lang::Zh, State::Overdue(0)), "已逾期");
        assert_eq!(state(Lang::En, State::Overdue(0)), "overdue");
        assert_eq!(state(Lang::Zh, State::Late(0)), "逾期后完成");
        assert_eq!(state(Lang::En, State::Late(0)), "done late");
    }
}
