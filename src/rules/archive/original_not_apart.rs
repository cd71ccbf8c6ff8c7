//! The original of the appointment is filed apart from the client's file (D26).

use crate::alike;
use crate::rules::deadline::Timed;
use crate::rules::{Check, Consequence, Detail, Findings, Group, OfArchive, Rule};
use crate::standard::Severity;
use crate::standing::{Case, State};

use super::clock;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "original-not-apart",
    group: Group::Archive,
    severity: Severity::Error,
    consequence: Consequence::Paper,
    clause: "D26",
    check: Check::Clocks(check),
};

fn check(case: &Case<'_>, clocks: &[Timed], findings: &mut Findings) {
    let Some(timed) = clock(case, clocks) else {
        return;
    };
    let record = case.record;
    let appointment = record.appointment();
    let place = |place: Option<&'_ str>| place.map(str::trim).is_some_and(|it| !it.is_empty());
    let original = appointment
        .and_then(|it| it.original_at)
        .filter(|it| place(Some(*it)));
    let file = record.archive.as_ref().and_then(|it| it.kept_at);
    let fault = match original {
        None if matches!(timed.state, State::Running(_)) => return,
        None => OfArchive::NoPlace {
            established: timed.clock.done,
            term: timed.clock.due.date,
        },
        Some(original) if file.is_some_and(|file| alike::is_same(file, original)) => {
            OfArchive::Together {
                place: original.trim().to_owned(),
            }
        }
        Some(_) => return,
    };
    let key = record.appointment_way().key("original-at");
    findings.add(&RULE, key, Detail::Archive(fault));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::APPOINTED;
    use crate::rules::testing::values::{Found, at, day, found};

    fn of(today: &str, original: &str, archive: &str) -> Vec<Found> {
        found(
            &RULE,
            today,
            &format!("{APPOINTED}{original}[archive]\n{archive}"),
        )
    }

    #[test]
    fn its_place_is_on_record_once_the_archive_stands_or_should() {
        let stands = "paper = 2026-09-18\nelectronic = 2026-09-18\ninformation = 2026-09-18\n";
        assert_eq!(of("2026-09-17", "", stands), []);
        assert_eq!(
            of("2026-09-18", "", stands),
            [at(
                "jia/original-not-apart/appointment.original-at 3:1",
                Detail::Archive(OfArchive::NoPlace {
                    established: Some(day("2026-09-18")),
                    term: day("2026-09-21")
                })
            )]
        );
        assert_eq!(of("2026-09-21", "", ""), []);
        assert_eq!(
            of("2026-09-22", "original-at = ' '\n", ""),
            [at(
                "jia/original-not-apart/appointment.original-at 5:1",
                Detail::Archive(OfArchive::NoPlace {
                    established: None,
                    term: day("2026-09-21")
                })
            )]
        );
    }

    #[test]
    fn its_place_is_another_than_that_of_the_file() {
        let with = |file: &str| of("2026-09-17", "original-at = 'A-12'\n", file);
        assert_eq!(with(""), []);
        assert_eq!(with("kept-at = 'A-13'\n"), []);
        assert_eq!(
            with("kept-at = 'A-12 '\n"),
            [at(
                "jia/original-not-apart/appointment.original-at 5:1",
                Detail::Archive(OfArchive::Together {
                    place: "A-12".to_owned()
                })
            )]
        );
    }
}
