//! The words of a deadline's receipt.

use chrono::Weekday;

use crate::lang::Lang;
use crate::say;
use crate::standing::State;

/// How a clock stands.
pub fn state(lang: Lang, state: State) -> String {
    match state {
        State::OnTime => say!(lang, zh: "按时完成", en: "on time"),
        State::Late(0) => say!(lang, zh: "逾期完成，迟在休息日", en: "late, on a rest day"),
        State::Late(1) => say!(lang, zh: "迟 1 个工作日完成", en: "1 working day late"),
        State::Late(days) => {
            say!(lang, zh: "迟 {days} 个工作日完成", en: "{days} working days late")
        }
        State::Overdue(0) => say!(lang, zh: "已过最后一日", en: "past its last day"),
        State::Overdue(1) => say!(lang, zh: "已逾期 1 个工作日", en: "1 working day overdue"),
        State::Overdue(days) => {
            say!(lang, zh: "已逾期 {days} 个工作日", en: "{days} working days overdue")
        }
        State::Running(0) => say!(lang, zh: "今天是最后一日", en: "due today"),
        State::Running(1) => say!(lang, zh: "还有 1 个工作日", en: "1 working day left"),
        State::Running(days) => {
            say!(lang, zh: "还有 {days} 个工作日", en: "{days} working days left")
        }
    }
}

/// A day of the week, short.
pub fn weekday(lang: Lang, day: Weekday) -> String {
    match day {
        Weekday::Mon => say!(lang, zh: "周一", en: "Mon"),
        Weekday::Tue => say!(lang, zh: "周二", en: "Tue"),
        Weekday::Wed => say!(lang, zh: "周三", en: "Wed"),
        Weekday::Thu => say!(lang, zh: "周四", en: "Thu"),
        Weekday::Fri => say!(lang, zh: "周五", en: "Fri"),
        Weekday::Sat => say!(lang, zh: "周六", en: "Sat"),
        Weekday::Sun => say!(lang, zh: "周日", en: "Sun"),
    }
}

/// What a provisional date means, and what makes it certain.
pub fn provisional(lang: Lang) -> String {
    say!(lang,
        zh: "标“暂定”的日期跨入了国务院办公厅尚未发布放假通知的年份，按普通周一至周五推算，可能改变。通知发布后请导入：kefu calendar import 文件",
        en: "A provisional date counts days of a year without a State Council notice as plain Monday to Friday and may change. Once the notice is out: kefu calendar import FILE"
    )
}
