//! What follows from a record's dates, in words.

use crate::lang::Lang;
use crate::say;
use crate::standing::State;

/// How a clock stands; counts are working days.
pub fn state(lang: Lang, state: State) -> String {
    match state {
        State::OnTime => say!(lang, zh: "按时", en: "on time"),
        State::Late(0) => say!(lang, zh: "迟办", en: "late"),
        State::Late(days) => {
            let unit = working_days(lang, days);
            say!(lang, zh: "迟 {days} {unit}", en: "{days} {unit} late")
        }
        State::Overdue(0) => say!(lang, zh: "已逾期", en: "overdue"),
        State::Overdue(days) => {
            let unit = working_days(lang, days);
            say!(lang, zh: "逾期 {days} {unit}", en: "overdue by {days} {unit}")
        }
        State::Running(0) => say!(lang, zh: "今天到期", en: "due today"),
        State::Running(days) => {
            let unit = working_days(lang, days);
            say!(lang, zh: "还有 {days} {unit}", en: "{days} {unit} left")
        }
    }
}

fn working_days(lang: Lang, days: i64) -> &'static str {
    match (lang, days) {
        (Lang::Zh, _) => "个工作日",
        (Lang::En, 1) => "working day",
        (Lang::En, _) => "working days",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_state_is_told_in_working_days() {
        let told = |it| [state(Lang::Zh, it), state(Lang::En, it)];
        assert_eq!(told(State::OnTime), ["按时", "on time"]);
        assert_eq!(told(State::Late(0)), ["迟办", "late"]);
        assert_eq!(
            told(State::Late(1)),
            ["迟 1 个工作日", "1 working day late"]
        );
        assert_eq!(told(State::Overdue(0)), ["已逾期", "overdue"]);
        assert_eq!(
            told(State::Overdue(42)),
            ["逾期 42 个工作日", "overdue by 42 working days"]
        );
        assert_eq!(told(State::Running(0)), ["今天到期", "due today"]);
        assert_eq!(
            told(State::Running(2)),
            ["还有 2 个工作日", "2 working days left"]
        );
    }
}
