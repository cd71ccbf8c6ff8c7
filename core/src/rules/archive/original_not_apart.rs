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

/// An extension is a document of its own, and has the days of the archive from the day it was agreed. So has the
/// appointment of a client that comes back, whose archive stands as it was left.
fn check(case: &Case<'_>, clocks: &[Timed], findings: &mut Findings) {
    let Some(timed) = clock(case, clocks) else {
        return;
    };
    let Some(appointment) = case.record.appointment() else {
        return;
    };
    let file = case.record.archive.as_ref().and_then(|it| it.kept_at);
    let is_of_file = |place: &str| file.is_some_and(|file| alike::is_same(file, place));
    let stood = appointment.later.is_some() && timed.clock.done == Some(timed.clock.from);
    let may_wait = stood && case.today <= timed.clock.due.date;
    let of_appointment = match place(appointment.original_at) {
        None if may_wait || matches!(timed.state, State::Running(_)) => None,
        None => Some(OfArchive::NoPlace {
            established: timed.clock.done.filter(|_| !stood),
            term: timed.clock.due,
        }),
        Some(place) => is_of_file(place).then(|| OfArchive::Together {
            place: place.to_owned(),
        }),
    };
    if let Some(fault) = of_appointment {
        let key = appointment.way().key("original-at");
        findings.add(&RULE, key, Detail::Archive(fault));
    }
    let days = case.standard.deadlines.archive;
    for (nth, it) in appointment.extensions.iter().enumerate() {
        let (Some(on), Some(until)) = (it.on, it.until) else {
            continue;
        };
        let place = place(it.original_at);
        let is_fault = match place {
            None => case.today > case.calendar.due(on, days).date && !case.is_unrecorded(on),
            Some(place) => is_of_file(place),
        };
        if is_fault {
            let place = place.map(str::to_owned);
            let key = appointment.way().key("extensions").nth(nth);
            let detail = Detail::Archive(OfArchive::Extension { until, place });
            findings.add(&RULE, key.key("original-at"), detail);
        }
    }
}

/// A place that is not blank.
fn place(place: Option<&str>) -> Option<&str> {
    place.map(str::trim).filter(|it| !it.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::APPOINTED;
    use crate::rules::testing::values::{Found, at, certain, day, found};

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
                    term: certain("2026-09-21")
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
                    term: certain("2026-09-21")
                })
            )]
        );
    }

    #[test]
    fn of_a_client_that_comes_back_it_has_the_days_of_the_archive_though_the_file_stands() {
        let with = |today: &str, again: &str| {
            let first = "original-at = 'A-12'\nclosed = 2026-09-30\n";
            let text = format!(
                "{APPOINTED}{first}[[appointment.later]]\nid = 'm2'\nestablished = 2026-11-16\n{again}\
                 [archive]\npaper = 2026-09-18\nelectronic = 2026-09-18\ninformation = 2026-09-18\n"
            );
            found(&RULE, today, &text)
        };
        assert_eq!(with("2026-11-16", ""), []);
        assert_eq!(with("2026-11-19", ""), []);
        assert_eq!(
            with("2026-11-20", ""),
            [at(
                "jia/original-not-apart/appointment.later.m2.original-at 7:1",
                Detail::Archive(OfArchive::NoPlace {
                    established: None,
                    term: certain("2026-11-19")
                })
            )]
        );
        assert_eq!(with("2026-11-20", "original-at = 'A-13'\n"), []);
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

    #[test]
    fn an_extension_has_a_place_of_its_own_within_the_days_of_the_archive() {
        let with = |today: &str, place: &str| {
            let extension = format!(
                "original-at = 'A-12'\nuntil = 2026-11-30\n[[appointment.extensions]]\nid = 'e1'\non = 2026-11-16\nuntil = 2027-11-30\n{place}"
            );
            of(today, &extension, "kept-at = 'C-3'\n")
        };
        let fault = |line: u32, place: Option<&str>| {
            let at_line =
                format!("jia/original-not-apart/appointment.extensions.e1.original-at {line}:1");
            [at(
                &at_line,
                Detail::Archive(OfArchive::Extension {
                    until: day("2027-11-30"),
                    place: place.map(str::to_owned),
                }),
            )]
        };
        assert_eq!(with("2026-11-19", ""), []);
        assert_eq!(with("2026-11-20", ""), fault(7, None));
        assert_eq!(with("2026-11-20", "original-at = 'A-13'\n"), []);
        assert_eq!(
            with("2026-11-16", "original-at = 'C-3'\n"),
            fault(11, Some("C-3"))
        );
    }
}
