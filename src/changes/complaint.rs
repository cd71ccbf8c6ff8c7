//! Complaints: received, perhaps given more time, answered, settled or withdrawn.

use chrono::NaiveDate;

use super::step::{At, With, find, take};
use super::{Change, Refusal, happened_since_contact, next_id};
use crate::document::edit::Edit;
use crate::document::{KeyPath, Literal};
use crate::model::Complaint;
use crate::standing::Case;

/// A complaint we received.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewComplaint {
    /// Who complains.
    pub from: String,
    /// What it is about.
    pub text: String,
    /// Whom it is about.
    pub against: Option<String>,
    /// Which of us handles it; the account manager of the day when left out.
    pub handler: Option<String>,
    /// The day we received it.
    pub on: NaiveDate,
}

/// Records a complaint, and returns its id.
///
/// # Errors
///
/// A day in the future or before the first contact: people complain before the appointment too.
pub fn add(case: &Case<'_>, new: NewComplaint) -> Result<(String, Vec<Edit>), Refusal> {
    happened_since_contact(case, new.on)?;
    let record = case.record;
    let manager = record.manager_on(new.on).map(|it| it.name.to_owned());

    let id = next_id("t", record.complaints.iter().map(|it| it.id));
    let said = [
        ("id", Some(Literal::from(id.as_str()))),
        ("received", Some(new.on.into())),
        ("from", Some(new.from.into())),
        ("text", Some(new.text.into())),
        ("against", new.against.map(Literal::from)),
        ("handler", new.handler.or(manager).map(Literal::from)),
    ];
    let said = said.into_iter();
    let entry = said
        .filter_map(|(key, value)| Some((key, value?)))
        .collect();
    let at = KeyPath::of("complaints");
    Ok((id, vec![Edit::Push { at, entry }]))
}

/// Records a step of a complaint, by the key that holds its day, with what is known with it.
///
/// # Errors
///
/// No such complaint, a day before the first contact, or what [`take`] refuses.
pub fn step(case: &Case<'_>, id: &str, key: &'static str, on: NaiveDate, with: With) -> Change {
    let (nth, _) = by_id(case, id)?;
    happened_since_contact(case, on)?;
    take(case, &At::nth("complaints", nth, id), key, on, with)
}

/// The complaint of this id, with its position.
///
/// # Errors
///
/// There is none; the refusal lists those there are.
pub fn by_id<'r>(case: &Case<'r>, id: &str) -> Result<(usize, &'r Complaint<'r>), Refusal> {
    let complaints = &case.record.complaints;
    find("complaints", complaints, id, |it| {
        (it.id, it.text, it.is_open())
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::changes::testing::{Of, day, edited};

    const T1: Of = Of("complaints", "t1");
    const CLIENT: &str = "\
[client]
name = \"甲\"

[appointment]
established = 2026-03-02

[[complaints]]
id = \"t1\"
received = 2026-09-01
text = \"赔款迟迟未到\"
";

    fn stepped(text: &str, key: &'static str, on: &str) -> Result<String, Refusal> {
        edited(text, |case| step(case, "t1", key, day(on), With::new()))
    }

    #[test]
    fn it_is_recorded_with_whom_it_comes_from_and_whom_it_is_about() {
        let added = edited(CLIENT, |case| {
            let new = NewComplaint {
                from: "刘洋".into(),
                text: "保单寄错".into(),
                against: Some("东海财险".into()),
                handler: None,
                on: day("2026-11-20"),
            };
            Ok(add(case, new)?.1)
        });
        let entry = "
[[complaints]]
id = \"t2\"
received = 2026-11-20
from = \"刘洋\"
text = \"保单寄错\"
against = \"东海财险\"
";
        assert_eq!(added, Ok(format!("{CLIENT}{entry}")));
    }

    #[test]
    fn it_is_answered_before_it_is_settled_and_goes_no_further_once_withdrawn() {
        let needs = T1.needs("settled", &["answered"]);
        assert_eq!(stepped(CLIENT, "settled", "2026-09-20"), Err(needs));
        let early = T1.early(("answered", "2026-08-31"), ("received", "2026-09-01"));
        assert_eq!(stepped(CLIENT, "answered", "2026-08-31"), Err(early));

        let answered = stepped(CLIENT, "answered", "2026-09-16").unwrap();
        assert_eq!(answered, format!("{CLIENT}answered = 2026-09-16\n"));
        let over = T1.over("extended", ("answered", "2026-09-16"));
        assert_eq!(stepped(&answered, "extended", "2026-09-16"), Err(over));
        let settled = stepped(&answered, "settled", "2026-09-18").unwrap();
        let over = T1.over("withdrawn", ("settled", "2026-09-18"));
        assert_eq!(stepped(&settled, "withdrawn", "2026-09-18"), Err(over));

        let withdrawn = stepped(CLIENT, "withdrawn", "2026-09-05").unwrap();
        let over = T1.over("answered", ("withdrawn", "2026-09-05"));
        assert_eq!(stepped(&withdrawn, "answered", "2026-09-06"), Err(over));
    }

    #[test]
    fn its_time_is_extended_again_and_the_last_day_is_kept() {
        let once = stepped(CLIENT, "extended", "2026-09-10").unwrap();
        let twice = stepped(&once, "extended", "2026-09-25").unwrap();
        assert_eq!(twice, once.replace("09-10", "09-25"));
        let unknown = edited(CLIENT, |case| {
            step(case, "t9", "answered", day("2026-09-10"), With::new())
        });
        assert_eq!(unknown, Err(T1.not_listed("t9", "赔款迟迟未到")));
    }
}
