//! The terms of a claim in words: their state, and why a last day moved.

use crate::lang::Lang;
use crate::model::ClaimStep;
use crate::say;
use crate::standing::{ClaimClock, ClaimTerm, Length, State};
use crate::text::word::Spoken;

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
        State::Unrecorded => super::clock::state(lang, state),
        State::Running(0) => say!(lang, zh: "今天到期", en: "due today"),
        State::Running(left) => {
            let left = days(lang, left);
            say!(lang, zh: "还有{left}", en: "{left} left")
        }
    }
}

/// The article of the Insurance Law that sets a term, or whatever else sets it: the house, the Maritime Code.
pub fn clause(lang: Lang, clock: &ClaimClock) -> String {
    let (zh, en) = match clock.term {
        // Article 21 names no number of days.
        ClaimTerm::Notice => return say!(lang, zh: "公司规定", en: "house rule"),
        ClaimTerm::Decision | ClaimTerm::Payment => ("二十三", 23),
        ClaimTerm::DenialNotice => ("二十四", 24),
        ClaimTerm::Advance => ("二十五", 25),
        ClaimTerm::Limitation if clock.marine => {
            return say!(lang, zh: "海商法时效章", en: "Maritime Code, chapter on limitation");
        }
        ClaimTerm::Limitation => ("二十六", 26),
    };
    say!(lang, zh: "第{zh}条", en: "art. {en}")
}

/// What else a term counts by: the time taken off, what made it begin again. Empty for most.
pub fn besides(lang: Lang, clock: &ClaimClock) -> String {
    if clock.stopped > 0 {
        let stopped = days(lang, clock.stopped.into());
        return say!(lang, zh: "，扣除补充单证{stopped}", en: ", without {stopped} for missing papers");
    }
    match clock.interrupted {
        Some(kind) => {
            let kind = kind.say(lang);
            say!(lang, zh: "，{kind}后重新计算", en: ", again after a {kind}")
        }
        None if clock.after == ClaimStep::LiabilityFixed => {
            say!(lang, zh: "，自赔偿责任确定之日起", en: ", from the day the liability was determined")
        }
        None => String::new(),
    }
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
    use crate::calendar::Due;

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
        let of = |lang, term, marine| {
            let day = "2026-11-20".parse().unwrap();
            let clock = ClaimClock {
                term,
                after: ClaimStep::Loss,
                from: day,
                length: Length::Years(2),
                stopped: 0,
                interrupted: None,
                marine,
                counted: day,
                due: Due {
                    date: day,
                    provisional: false,
                },
                done: None,
            };
            clause(lang, &clock)
        };
        assert_eq!(of(Lang::Zh, ClaimTerm::Notice, false), "公司规定");
        assert_eq!(of(Lang::En, ClaimTerm::Notice, false), "house rule");
        assert_eq!(of(Lang::Zh, ClaimTerm::Payment, false), "第二十三条");
        assert_eq!(of(Lang::En, ClaimTerm::DenialNotice, false), "art. 24");
        assert_eq!(of(Lang::Zh, ClaimTerm::Limitation, false), "第二十六条");
        assert_eq!(of(Lang::Zh, ClaimTerm::Limitation, true), "海商法时效章");
        assert_eq!(length(Lang::Zh, Length::Days(30)), "30 日");
        assert_eq!(length(Lang::En, Length::Years(2)), "2 years");
    }
}
