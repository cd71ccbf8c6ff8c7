use proptest::prelude::*;

use super::*;
use crate::changes::testing::{day, in_case};
use crate::changes::{claim, duty, endorsement, risk};
use crate::model::course::COURSES;
use crate::model::{ClaimStep, Word};

/// An entry with some of its steps dated, a step of it and a day for that.
fn cases(section: &'static str) -> impl Strategy<Value = (Vec<Option<u32>>, usize, u32)> {
    let count = course_of(section).steps.len();
    let dates = proptest::collection::vec(proptest::option::of(2..9u32), count);
    (dates, 0..count, 2..9u32)
}

fn text(section: &str, dates: &[Option<u32>]) -> String {
    let words = "text = ''\n";
    let words = if section == "claims" { "" } else { words };
    let mut text = format!(
        "client.name = '甲'\nappointment.established = 2026-03-01\n[[{section}]]\nid = 'e1'\n{words}"
    );
    for (step, date) in course_of(section).steps.iter().zip(dates) {
        if let Some(date) = date {
            text += &format!("{} = 2026-03-{date:02}\n", step.key);
        }
    }
    text
}

/// What a decision makes of the text; `None` where it is refused.
fn made(text: &str, decide: impl FnOnce(&Case<'_>) -> Change) -> Option<String> {
    in_case(text, "2026-03-20", decide).ok()
}

fn by_the_rows(section: &'static str, text: &str, nth: usize, on: u32) -> Option<String> {
    let key = course_of(section).steps[nth].key;
    let on = day(&format!("2026-03-{on:02}"));
    made(text, |case| {
        take(case, &At::nth(section, 0, "e1"), key, on, Vec::new())
    })
}

/// What the noun's own code made of it, before the rows.
fn by_hand(section: &str, text: &str, nth: usize, on: u32) -> Option<String> {
    let key = course_of_any(section).steps[nth].key;
    let on = day(&format!("2026-03-{on:02}"));
    made(text, |case| match key {
        "sent" => endorsement::send(case, "e1", on),
        "issued" => endorsement::issue(case, "e1", on, None, None),
        "checked" => endorsement::check(case, "e1", on),
        "withdrawn" if section == "endorsements" => endorsement::withdraw(case, "e1", on),
        "told" => risk::tell(case, "e1", on),
        "pressed" => duty::press(case, "e1", on),
        "done" => duty::done(case, "e1", on),
        _ => claim::step(
            case,
            "e1",
            ClaimStep::from_code(key).unwrap(),
            on,
            Vec::new(),
        ),
    })
}

fn course_of_any(section: &str) -> &'static Course {
    COURSES.iter().find(|it| it.section == section).unwrap()
}

/// How often a date is there in the wrong order already: the noun's own code looked at fewer pairs than the rows.
fn is_in_order(section: &str, dates: &[Option<u32>]) -> bool {
    let course = course_of_any(section);
    let date = |key: &str| {
        let nth = course.steps.iter().position(|step| step.key == key)?;
        dates[nth]
    };
    course.steps.iter().all(|step| {
        let then = date(step.key);
        let before = step.after.iter().filter_map(|key| date(key));
        then.is_none_or(|then| before.max().is_none_or(|first| first <= then))
    })
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 3_000,
        max_global_rejects: 1_000_000,
        ..ProptestConfig::default()
    })]

    #[test]
    fn the_rows_of_claims_take_what_the_noun_took((dates, nth, on) in cases("claims")) {
        let text = text("claims", &dates);
        let same = dates[nth] == Some(on);
        prop_assume!(!same || is_in_order("claims", &dates));
        prop_assert_eq!(by_the_rows("claims", &text, nth, on), by_hand("claims", &text, nth, on));
    }

    #[test]
    fn the_rows_of_endorsements_take_less_by_what_the_noun_overlooked(
        (dates, nth, on) in cases("endorsements")
    ) {
        prop_assume!(nth > 0 && is_in_order("endorsements", &dates));
        let text = text("endorsements", &dates);
        let (new, old) = (
            by_the_rows("endorsements", &text, nth, on),
            by_hand("endorsements", &text, nth, on),
        );
        // Sent on a day after the issue or the withdrawal was taken; a record without its steps between, too.
        let later = |key: &str| {
            let course = course_of_any("endorsements");
            let follower = course.steps.iter().position(|step| step.key == key).unwrap();
            let follows = course.steps[follower].after.contains(&course.steps[nth].key);
            follows && dates[follower].is_some_and(|date| date < on)
        };
        let overlooked = ["sent", "issued", "checked", "withdrawn"].iter().any(|key| later(key));
        // The same day again is no change, whatever the entry came to since.
        let again = dates[nth] == Some(on);
        if !overlooked && !again {
            prop_assert_eq!(new, old);
        } else if again {
            prop_assert_eq!(new, Some(text));
        } else {
            prop_assert_eq!(new, None);
        }
    }

    #[test]
    fn the_rows_of_duties_take_less_by_what_the_noun_overlooked(
        (dates, nth, on) in cases("duties")
    ) {
        prop_assume!(nth < 2 && is_in_order("duties", &dates));
        let text = text("duties", &dates);
        match dates[nth] == Some(on) {
            true => prop_assert_eq!(by_the_rows("duties", &text, nth, on), Some(text)),
            false => prop_assert_eq!(
                by_the_rows("duties", &text, nth, on),
                by_hand("duties", &text, nth, on)
            ),
        }
    }

    #[test]
    fn the_rows_of_risks_take_what_the_noun_took((dates, nth, on) in cases("risks")) {
        prop_assume!(nth == 2 && is_in_order("risks", &dates));
        let text = text("risks", &dates);
        prop_assert_eq!(by_the_rows("risks", &text, nth, on), by_hand("risks", &text, nth, on));
    }
}
