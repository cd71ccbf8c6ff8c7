//! What insurers owe the client: noted with its last day, pressed for, done or given up (D60).

use chrono::NaiveDate;

use super::step::{At, With, find, take};
use super::{Change, Refusal, handler, happened_in_service, in_service, next_id};
use crate::document::edit::Edit;
use crate::document::{KeyPath, Literal};
use crate::standing::Case;

/// Something an insurer owes the client.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewDuty {
    /// The insurer.
    pub insurer: String,
    /// What it owes.
    pub text: String,
    /// Which of us handles it; today's account manager when left out.
    pub handler: Option<String>,
    /// The last day for it, inclusive.
    pub due: NaiveDate,
}

/// Records what an insurer owes, and returns its id.
///
/// # Errors
///
/// Not appointed, or due before the appointment.
pub fn add(case: &Case<'_>, new: NewDuty) -> Result<(String, Vec<Edit>), Refusal> {
    let record = case.record;
    in_service(case, new.due)?;

    let id = next_id(record, "duties", "o");
    let mut entry: Vec<(&'static str, Literal)> = vec![
        ("id", id.as_str().into()),
        ("insurer", new.insurer.into()),
        ("text", new.text.into()),
    ];
    entry.extend(handler(case, new.handler).map(|it| ("handler", it.into())));
    entry.push(("due", new.due.into()));
    let at = KeyPath::of("duties");
    Ok((id, vec![Edit::Push { at, entry }]))
}

/// Records that the insurer was pressed; only the last such day is kept.
///
/// # Errors
///
/// No such duty, not in service on that day, or what [`take`] refuses.
pub fn press(case: &Case<'_>, id: &str, on: NaiveDate) -> Change {
    step(case, id, "pressed", on, Vec::new())
}

/// Records that the insurer did it.
///
/// # Errors
///
/// As [`press`].
pub fn done(case: &Case<'_>, id: &str, on: NaiveDate) -> Change {
    step(case, id, "done", on, Vec::new())
}

/// Gives it up for a reason; it stays on record.
///
/// # Errors
///
/// As [`press`].
pub fn drop(case: &Case<'_>, id: &str, on: NaiveDate, reason: String) -> Change {
    let why = vec![("dropped-reason", reason.into())];
    step(case, id, "dropped", on, why)
}

fn step(case: &Case<'_>, id: &str, key: &'static str, on: NaiveDate, with: With) -> Change {
    let duties = &case.record.duties;
    let (nth, _) = find("duties", duties, id, |it| (it.id, it.text, it.is_open()))?;
    happened_in_service(case, on)?;
    take(case, &At::nth("duties", nth, id), key, on, with)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::changes::Since;
    use crate::changes::testing::{Of, day, in_case, too_early};

    const O1: Of = Of("duties", "o1");

    const CLIENT: &str = "\
[client]
name = \"甲\"

[appointment]
established = 2026-03-02

[[duties]]
id = \"o1\"
insurer = \"东海财险\"
text = \"防灾查勘\"
due = 2026-06-30
";

    fn on(text: &str, step: impl Fn(&Case<'_>) -> Change) -> Result<String, Refusal> {
        in_case(text, "2026-11-20", step)
    }

    #[test]
    fn it_is_noted_with_its_last_day() {
        let added = |due: &str| {
            let new = NewDuty {
                insurer: "南华财险".into(),
                text: "补发保单正本".into(),
                handler: Some("王强".into()),
                due: day(due),
            };
            on(CLIENT, |case| Ok(add(case, new.clone())?.1))
        };
        let new = "\n[[duties]]\nid = \"o2\"\ninsurer = \"南华财险\"\ntext = \"补发保单正本\"\nhandler = \"王强\"\ndue = ";

        assert_eq!(
            added("2026-12-31").unwrap(),
            format!("{CLIENT}{new}2026-12-31\n")
        );
        assert_eq!(
            added("2026-03-02").unwrap(),
            format!("{CLIENT}{new}2026-03-02\n")
        );
        assert_eq!(
            added("2026-03-01"),
            Err(too_early("2026-03-01", "2026-03-02", Since::Appointed))
        );
    }

    #[test]
    fn the_insurer_is_pressed_again_and_again_until_it_is_done() {
        let pressed = |text: &str, day_: &str| on(text, |case| press(case, "o1", day(day_)));
        let finished = |text: &str, day_: &str| on(text, |case| done(case, "o1", day(day_)));

        let one = pressed(CLIENT, "2026-07-02").unwrap();
        assert_eq!(one, format!("{CLIENT}pressed = 2026-07-02\n"));
        assert_eq!(pressed(&one, "2026-07-02").unwrap(), one);
        let two = pressed(&one, "2026-07-09").unwrap();
        assert_eq!(two, format!("{CLIENT}pressed = 2026-07-09\n"));
        let early = |step| Err(O1.early((step, "2026-07-08"), ("pressed", "2026-07-09")));
        assert_eq!(pressed(&two, "2026-07-08"), early("pressed"));
        assert_eq!(finished(&two, "2026-07-08"), early("done"));
        let dropped = |day_: &str| on(&two, |case| drop(case, "o1", day(day_), "合并".into()));
        assert_eq!(dropped("2026-07-08"), early("dropped"));
        assert!(dropped("2026-07-09").is_ok());

        let three = finished(&two, "2026-07-09").unwrap();
        assert_eq!(three, format!("{two}done = 2026-07-09\n"));
        assert_eq!(finished(&three, "2026-07-09").unwrap(), three);
        assert_eq!(
            pressed(&three, "2026-07-10"),
            Err(O1.over("pressed", ("done", "2026-07-09")))
        );
    }

    #[test]
    fn what_is_given_up_is_not_done_any_more() {
        let one = on(CLIENT, |case| {
            drop(case, "o1", day("2026-06-26"), "合并查勘".into())
        })
        .unwrap();
        assert_eq!(
            one,
            format!("{CLIENT}dropped = 2026-06-26\ndropped-reason = \"合并查勘\"\n")
        );
        assert_eq!(
            on(&one, |case| done(case, "o1", day("2026-06-26"))),
            Err(O1.over("done", ("dropped", "2026-06-26")))
        );
        assert_eq!(
            on(&one, |case| press(case, "o1", day("2026-06-26"))),
            Err(O1.over("pressed", ("dropped", "2026-06-26")))
        );
        let again = on(&one, |case| {
            drop(case, "o1", day("2026-06-26"), "合并查勘".into())
        });
        assert_eq!(again.unwrap(), one, "the same again is no change");
    }
}
