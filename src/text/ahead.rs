//! The command for a step whose day on record lies in the future: not the one that records it, which is refused until that
//! day is corrected, but the correction.

use super::command::{Ask, correct, kefu};
use crate::lang::Lang;
use crate::model::form::section_of;
use crate::rules::Ahead;

/// What a client or a plan has once, and that is no step: section, key, and the command that records it.
const ONCE: [(&str, &str, &str); 2] = [
    ("appointment", "established", "appointment record"),
    ("years.plan.opinion", "on", "plan opinion"),
];

/// What is said to type, or the correction where what is said records one of these facts.
pub(super) fn instead(lang: Lang, client: &str, ahead: &[Ahead], said: String) -> String {
    match ahead.iter().find(|it| records(lang, client, it, &said)) {
        Some(it) => correct(client, &it.entry, &it.key, Ask::DATE).say(lang),
        None => said,
    }
}

/// Whether what is said to type would record this fact.
fn records(lang: Lang, client: &str, fact: &Ahead, said: &str) -> bool {
    let section = section_of(fact.section);
    let named = fact.named.as_deref();
    // What is served goes to the diary with the plan item that it does.
    if matches!(fact.section, "diary" | "years.plan.items") {
        let log = kefu("log").word(client).say(lang);
        let item = kefu("log").options("--item", named).say(lang);
        let item = item.trim_start_matches("kefu log ");
        let review = kefu("review add").word(client).say(lang);
        let is_said = has(said, &log) || has(said, &review);
        return named.is_some() && is_said && has(said, item);
    }
    let first = ONCE
        .iter()
        .find(|it| (it.0, it.1) == (fact.section, fact.key.as_str()));
    if let Some((.., command)) = first {
        return has(said, &kefu(command).word(client).say(lang));
    }
    let Some((section, step)) = section.and_then(|it| Some((it, it.step(&fact.key)?))) else {
        return false;
    };
    let command = kefu(step.command).word(client).words(named).say(lang);
    let same = section.steps.iter().filter(|it| it.command == step.command);
    // Where one command records several steps, a word or an option says which.
    let is_told = same.count() == 1 || has(said, step.key) || has(said, &format!("--{}", step.key));
    has(said, &command) && is_told
}

/// Whether a text has these words as they are, and not at the beginning of a longer one.
fn has(said: &str, words: &str) -> bool {
    let goes_on = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '/' | '\'' | '=');
    said.match_indices(words)
        .any(|(at, _)| !said[at + words.len()..].starts_with(goes_on))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fact(entry: &str, section: &'static str, key: &str, named: Option<&str>) -> Ahead {
        Ahead {
            entry: entry.to_owned(),
            section,
            key: key.to_owned(),
            named: named.map(str::to_owned),
        }
    }

    fn said(fact: Ahead, said: &str) -> String {
        instead(Lang::En, "jia", &[fact], said.to_owned())
    }

    #[test]
    fn the_step_that_is_on_record_in_the_future_is_corrected() {
        let closed = || fact("claims/k1", "claims", "closed", Some("k1"));
        let correct = "kefu correct jia claims/k1 closed=DATE";
        let close = "kefu claim close jia k1 --on DATE";
        assert_eq!(said(closed(), close), correct);
        let first =
            "If it is paid: kefu claim pay jia k1 --on DATE. Then: kefu claim close jia k1.";
        assert_eq!(said(closed(), first), correct);
        for other in [
            "kefu claim close jia k10 --on DATE",
            "kefu claim close jia2 k1 --on DATE",
            "kefu claim pay jia k1 --on DATE",
        ] {
            assert_eq!(said(closed(), other), other);
        }
    }

    #[test]
    fn of_several_steps_with_one_command_the_one_that_is_told_is_corrected() {
        let paper = || fact("archive", "archive", "paper", None);
        let tick = |part: &str| format!("kefu archive tick jia {part} --on DATE");
        assert_eq!(
            said(paper(), &tick("paper")),
            "kefu correct jia archive paper=DATE"
        );
        assert_eq!(said(paper(), &tick("electronic")), tick("electronic"));

        let lowering = |key| {
            fact(
                "plan.lowerings/l1",
                "years.plan.lowerings",
                key,
                Some("visit"),
            )
        };
        let lower = "kefu plan lower jia visit --approved DATE --approved-by NAME";
        assert_eq!(
            said(lowering("approved"), lower),
            "kefu correct jia plan.lowerings/l1 approved=DATE"
        );
        assert_eq!(said(lowering("referred"), lower), lower);
    }

    #[test]
    fn an_appointment_is_recorded_once() {
        let established = fact("appointment", "appointment", "established", None);
        assert_eq!(
            said(
                established,
                "kefu appointment record jia --kind KIND --on DATE"
            ),
            "kefu correct jia appointment established=DATE"
        );
    }

    #[test]
    fn an_item_is_done_by_the_diary() {
        let log = "kefu log jia visit TEXT --response TEXT --item p1 --on DATE";
        let done = fact("plan.items/p1", "years.plan.items", "done", Some("p1"));
        assert_eq!(said(done, log), "kefu correct jia plan.items/p1 done=DATE");
        let written = fact("diary/d1", "diary", "on", Some("p1"));
        assert_eq!(said(written, log), "kefu correct jia diary/d1 on=DATE");
        let of_another = fact("diary/d1", "diary", "on", Some("p10"));
        assert_eq!(said(of_another, log), log);
        let of_none = fact("diary/d1", "diary", "on", None);
        assert_eq!(said(of_none, log), log);
    }
}
