//! The terms of a claim in words: their state, and why a last day moved.

use crate::lang::Lang;
use crate::say;
use crate::standing::{ClaimClock, ClaimTerm, Length, State};

/// The state of a term of a claim, in calendar days: "3 days overdue", 还有 12 天.
pub fn state(lang: Lang, state: State) -> String {
    match state {
        State::OnTime => say!(lang, zh: "按时", en: "on time"),
        State::Late(late) => {
            let late = days(lang, late);
            say!(lang, zh: "迟{late}", en: "{late} late")
        }
        State::Overdue(late) => {
            let late = days(lang, late);
            say!(lang, zh: "逾期{late}", en: "{late} overdue")
        }
        State::Running(0) => say!(lang, zh: "今天到期", en: "due today"),
        State::Running(left) => {
            let left = days(lang, left);
            say!(lang, zh: "还有{left}", en: "{left} left")
        }
    }
}

/// The article of the Insurance Law that sets a term.
pub fn clause(lang: Lang, term: ClaimTerm) -> String {
    let (zh, en) = match term {
        ClaimTerm::Decision | ClaimTerm::Payment => ("二十三", 23),
        ClaimTerm::DenialNotice => ("二十四", 24),
        ClaimTerm::Limitation => ("二十六", 26),
    };
    say!(lang, zh: "第{zh}条", en: "art. {en}")
}

/// How long a term is: 30 日, "2 years".
pub fn length(lang: Lang, length: Length) -> String {
    match length {
        Length::Days(days) => say!(lang, zh: "{days} 日", en: "{days} days"),
        Length::Years(years) => say!(lang, zh: "{years} 年", en: "{years} years"),
    }
}

/// Words for a last day that moved past days off, for the end of a bracket; empty when it did not.
pub(super) fn moved(lang: Lang, clock: &ClaimClock) -> String {
    if clock.counted == clock.due.date {
        return String::new();
    }
    let counted = clock.counted;
    say!(lang,
        zh: "，届满日 {counted} 休息，顺延",
        en: ", the last day moved from {counted}, a day off"
    )
}

/// Calendar days: " 1 天", "12 days".
pub fn days(lang: Lang, days: i64) -> String {
    match days {
        1 => say!(lang, zh: " 1 天", en: "1 day"),
        days => say!(lang, zh: " {days} 天", en: "{days} days"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_state_is_told_in_both_languages() {
        let said = |it| [state(Lang::Zh, it), state(Lang::En, it)];

        assert_eq!(said(State::OnTime), ["按时", "on time"]);
        assert_eq!(said(State::Late(1)), ["迟 1 天", "1 day late"]);
        assert_eq!(said(State::Overdue(42)), ["逾期 42 天", "42 days overdue"]);
        assert_eq!(said(State::Running(0)), ["今天到期", "due today"]);
        assert_eq!(said(State::Running(2)), ["还有 2 天", "2 days left"]);
    }

    #[test]
    fn a_term_has_its_clause_and_its_length() {
        assert_eq!(clause(Lang::Zh, ClaimTerm::Payment), "第二十三条");
        assert_eq!(clause(Lang::En, ClaimTerm::DenialNotice), "art. 24");
        assert_eq!(length(Lang::Zh, Length::Days(30)), "30 日");
        assert_eq!(length(Lang::En, Length::Years(2)), "2 years");
    }
}
