//! Changes of the client's risk: the finding, the measure, the notice to the insurer (D59).

use chrono::NaiveDate;

use super::step::{At, With, find, take};
use super::{Change, Entry, Refusal, StepRefusal, handler, happened_in_service, next_id};
use crate::document::edit::Edit;
use crate::document::{KeyPath, Literal};
use crate::model::Risk;
use crate::standing::Case;

/// A change of risk that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewRisk {
    /// What changed.
    pub text: String,
    /// Who found it; the account manager of the day when left out.
    pub by: Option<String>,
    /// The day it was found.
    pub on: NaiveDate,
    /// Whether it does not matter to the insurer.
    pub minor: bool,
}

/// Records a change of risk, and returns its id.
///
/// # Errors
///
/// Not appointed, or a day in the future or before the appointment.
pub fn add(case: &Case<'_>, new: NewRisk) -> Result<(String, Vec<Edit>), Refusal> {
    happened_in_service(case, new.on)?;
    let record = case.record;
    let manager = |day| record.manager_on(day).map(|it| it.name.to_owned());
    // What is found today is followed up by who found it.
    let handler = match new.by {
        Some(_) => None,
        None => handler(case, None).filter(|it| manager(new.on).as_ref() != Some(it)),
    };

    let id = next_id(record, "risks", "x");
    let mut entry: Vec<(&'static str, Literal)> =
        vec![("id", id.as_str().into()), ("found", new.on.into())];
    let by = new.by.or_else(|| manager(new.on));
    entry.extend(by.map(|it| ("by", it.into())));
    entry.extend(handler.map(|it| ("handler", it.into())));
    entry.push(("text", new.text.into()));
    entry.extend(new.minor.then_some(("minor", true.into())));
    let at = KeyPath::of("risks");
    Ok((id, vec![Edit::Push { at, entry }]))
}

/// Records the measure taken against it.
///
/// # Errors
///
/// No such change of risk, not in service on that day, or what [`take`] refuses.
pub fn measure(case: &Case<'_>, id: &str, on: NaiveDate, measure: String) -> Change {
    step(case, id, "measured", on, vec![("measure", measure.into())])
}

/// Records that the insurer was told.
///
/// # Errors
///
/// As [`measure`].
pub fn tell(case: &Case<'_>, id: &str, on: NaiveDate) -> Change {
    step(case, id, "told", on, Vec::new())
}

fn step(case: &Case<'_>, id: &str, key: &'static str, on: NaiveDate, with: With) -> Change {
    let (nth, _) = found(case, id)?;
    happened_in_service(case, on)?;
    take(case, &At::nth("risks", nth, id), key, on, with)
}

/// Records that it does not matter to the insurer, who then need not be told.
///
/// # Errors
///
/// No such change of risk, or one that the insurer was told.
pub fn minor(case: &Case<'_>, id: &str) -> Change {
    let (nth, it) = found(case, id)?;
    if let Some(told) = it.told.filter(|_| !it.minor) {
        return Err(StepRefusal::Over {
            entry: Entry {
                section: "risks",
                id: Some(id.to_owned()),
            },
            step: "minor",
            end: "told",
            on: Some(told),
        }
        .into());
    }
    let at = KeyPath::of("risks").nth(nth).key("minor");
    let new = (!it.minor).then(|| Edit::set(at, true));
    Ok(new.into_iter().collect())
}

fn found<'r>(case: &Case<'r>, id: &str) -> Result<(usize, &'r Risk<'r>), Refusal> {
    let risks = &case.record.risks;
    find("risks", risks, id, |it| (it.id, it.text, it.is_open()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::changes::testing::{Of, day, edited, in_case};

    const X1: Of = Of("risks", "x1");

    const CLIENT: &str = "\
[client]
name = \"甲\"

[appointment]
established = 2026-03-02

[[risks]]
id = \"x1\"
found = 2026-09-21
text = \"新仓库投产\"
";

    #[test]
    fn it_is_noted_by_whoever_found_it() {
        let added = |on: &str, minor| {
            let new = NewRisk {
                text: "停产检修".into(),
                by: Some("王强".into()),
                on: day(on),
                minor,
            };
            in_case(CLIENT, "2026-11-20", |case| Ok(add(case, new)?.1))
        };
        let new =
            "\n[[risks]]\nid = \"x2\"\nfound = 2026-11-20\nby = \"王强\"\ntext = \"停产检修\"\n";

        assert_eq!(
            added("2026-11-20", false).unwrap(),
            format!("{CLIENT}{new}")
        );
        assert_eq!(
            added("2026-11-20", true).unwrap(),
            format!("{CLIENT}{new}minor = true\n")
        );
        let (day, today) = (day("2026-11-21"), day("2026-11-20"));
        assert_eq!(
            added("2026-11-21", false),
            Err(Refusal::InFuture { day, today })
        );
    }

    #[test]
    fn the_measure_and_the_telling_follow_the_finding() {
        let measured = |text: &str, on: &str, words: &str| {
            in_case(text, "2026-11-20", |case| {
                measure(case, "x1", day(on), words.into())
            })
        };
        let told =
            |text: &str, on: &str| in_case(text, "2026-11-20", |case| tell(case, "x1", day(on)));
        let early = |step| Err(X1.early((step, "2026-09-20"), ("found", "2026-09-21")));

        assert_eq!(
            measured(CLIENT, "2026-09-20", "增设喷淋"),
            early("measured")
        );
        assert_eq!(told(CLIENT, "2026-09-20"), early("told"));
        let one = measured(CLIENT, "2026-09-21", "增设喷淋").unwrap();
        assert_eq!(
            one,
            format!("{CLIENT}measure = \"增设喷淋\"\nmeasured = 2026-09-21\n")
        );
        assert_eq!(measured(&one, "2026-09-21", "增设喷淋").unwrap(), one);
        let there = |step| Err(X1.there(step, "2026-09-21"));
        assert_eq!(measured(&one, "2026-09-22", "增设喷淋"), there("measured"));
        assert_eq!(
            measured(&one, "2026-09-21", "加保").unwrap(),
            one.replace("增设喷淋", "加保"),
            "other words for the measure of that day"
        );
        let two = told(&one, "2026-09-21").unwrap();
        assert_eq!(two, format!("{one}told = 2026-09-21\n"));
        assert_eq!(told(&two, "2026-09-22"), there("told"));
    }

    #[test]
    fn what_is_minor_is_marked_once() {
        let one = edited(CLIENT, |case| minor(case, "x1")).unwrap();

        assert_eq!(one, format!("{CLIENT}minor = true\n"));
        assert_eq!(edited(&one, |case| minor(case, "x1")).unwrap(), one);
        let over = |step, end, on: Option<&str>| {
            let (entry, on) = (X1.entry(), on.map(day));
            Err(StepRefusal::Over {
                entry,
                step,
                end,
                on,
            }
            .into())
        };
        let tell = edited(&one, |case| tell(case, "x1", day("2026-09-21")));
        assert_eq!(tell, over("told", "minor", None));
        let told = format!("{CLIENT}told = 2026-09-21\n");
        let minor = |text: &str| edited(text, |case| minor(case, "x1"));
        assert_eq!(minor(&told), over("minor", "told", Some("2026-09-21")));
        let both = format!("{told}minor = true\n");
        assert_eq!(minor(&both).unwrap(), both);
        let other = edited(CLIENT, |case| super::minor(case, "1"));
        assert_eq!(other, Err(X1.not_listed("1", "新仓库投产")));
    }
}
