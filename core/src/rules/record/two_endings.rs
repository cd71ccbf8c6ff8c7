//! An item is done or dropped, and a claim paid or withdrawn: only one of two endings can be true.

use std::collections::HashMap;
use std::sync::LazyLock;

use chrono::NaiveDate;

use crate::document::{Asked, Item, KeyPath, Value};
use crate::model::course::Step;
use crate::model::form::{Days, FORM, Section};
use crate::model::{OutcomeKind, name};
use crate::rules::{Check, Consequence, Detail, Findings, Group, OfRenewal, OneOutcome, Rule};
use crate::standard::Severity;
use crate::standing::Case;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "two-endings",
    group: Group::Record,
    severity: Severity::Error,
    consequence: Consequence::Paper,
    clause: "added",
    check: Check::Client(check),
};

/// The rows of [`FORM`] say which steps exclude each other, and which key without a day excludes a step. Commands
/// respect that; two people and a merge may not.
fn check(case: &Case<'_>, findings: &mut Findings) {
    let tables = case.record.tables();
    for barred in BARRED.iter() {
        let section = barred.section;
        for table in tables.of_place(barred.place) {
            let ended = barred.endings.iter().filter_map(|it| table.item.find(*it));
            if ended.count() < barred.least {
                continue;
            }
            let days = table.days();
            let dated = section.steps.iter();
            let dated = dated.filter_map(|step| Some((step, days.of(step.key)?)));
            let dated: Vec<(&Step, NaiveDate)> = dated.collect();
            let way = |key: &'static str| table.way().key(key);
            for (at, (one, on)) in dated.iter().enumerate() {
                for (other, day) in &dated[at + 1..] {
                    if !bars(&days, one, other) || !bars(&days, other, one) {
                        continue;
                    }
                    let (first, then) = match on <= day {
                        true => ((way(one.key), *on), (way(other.key), Some(*day))),
                        false => ((way(other.key), *day), (way(one.key), Some(*on))),
                    };
                    let key = then.0.clone();
                    findings.add(&RULE, key, Detail::Endings { first, then });
                }
                for flag in flags(section, one) {
                    let is_true = |it: Item<'_>| matches!(it.value(), Value::Bool(true));
                    if table.item.get(flag).is_some_and(is_true) {
                        let (first, then) = ((way(one.key), *on), (way(flag), None));
                        let key = then.0.clone();
                        findings.add(&RULE, key, Detail::Endings { first, then });
                    }
                }
            }
        }
    }
    outcomes(case, findings);
}

/// A policy that was extended expires once more; of two other outcomes only one can be true. Commands refuse the second.
fn outcomes(case: &Case<'_>, findings: &mut Findings) {
    let mut firsts = HashMap::new();
    for (nth, renewal) in case.record.renewals.iter().enumerate() {
        for (of, outcome) in renewal.outcomes.iter().enumerate() {
            let Some(kind) = outcome.kind.filter(|it| *it != OutcomeKind::Extended) else {
                continue;
            };
            let Some((first, first_kind)) = firsts.get(outcome.policy).copied() else {
                firsts.insert(outcome.policy, ((nth, of), kind));
                continue;
            };
            if first_kind != kind {
                let fault = OfRenewal::TwoOutcomes {
                    policy: outcome.policy.to_owned(),
                    first: told(case, first, first_kind),
                    then: told(case, (nth, of), kind),
                };
                let key = way((nth, of));
                let subject = format!("renewals.{}.outcomes.{}.kind", renewal.id, outcome.policy);
                let finding = findings.add(&RULE, key.key("kind"), Detail::Renewal(fault));
                finding.subject = subject;
            }
        }
    }
}

/// The way to an outcome, by the places of its renewal and its own.
fn way((nth, of): (usize, usize)) -> KeyPath {
    KeyPath::of("renewals").nth(nth).key("outcomes").nth(of)
}

fn told(case: &Case<'_>, (nth, of): (usize, usize), kind: OutcomeKind) -> OneOutcome {
    let renewal = &case.record.renewals[nth];
    OneOutcome {
        name: name::at(case.record.tables(), &way((nth, of))).unwrap_or_default(),
        renewal: renewal.id.to_owned(),
        is_closed: renewal.closed.is_some(),
        kind,
        on: renewal.outcomes[of].on,
    }
}

/// A section with steps that another ending excludes.
struct Barred {
    /// Its place in the form.
    place: usize,
    section: &'static Section,
    /// The keys of these steps, as they are looked for.
    endings: Vec<Asked<'static>>,
    /// The fewest of them that make a fault: one, where a key without a day excludes it.
    least: usize,
}

static BARRED: LazyLock<Vec<Barred>> = LazyLock::new(|| {
    let sections = FORM.iter().enumerate();
    let barred = sections.map(|(place, section)| {
        let has_flag = |step: &&Step| flags(section, step).next().is_some();
        let is_ending = |step: &&Step| {
            let mut others = section.steps.iter();
            let excluded = others.any(|other| is_barred(step, other) && is_barred(other, step));
            excluded || has_flag(step)
        };
        let endings = section.steps.iter().filter(is_ending);
        Barred {
            place,
            section,
            endings: endings.map(|step| Asked::of(step.key)).collect(),
            least: if section.steps.iter().any(|step| has_flag(&step)) {
                1
            } else {
                2
            },
        }
    });
    barred.filter(|it| !it.endings.is_empty()).collect()
});

/// The keys without a day that exclude a step while they are true.
fn flags(section: &'static Section, step: &Step) -> impl Iterator<Item = &'static str> {
    let by = step.bars.iter().map(|bar| bar.by);
    by.filter(|key| section.step(key).is_none())
}

/// Whether a step may not be recorded once the other is.
fn is_barred(step: &Step, other: &Step) -> bool {
    step.bars.iter().any(|bar| bar.by == other.key)
}

/// Whether a step is not recorded once the other is, and nothing has lifted that.
fn bars(days: &Days, step: &Step, other: &Step) -> bool {
    let mut bars = step.bars.iter().filter(|bar| bar.by == other.key);
    bars.any(|bar| bar.unless.is_none_or(|key| days.of(key).is_none()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::values::{Found, at, day, found};

    fn of(list: &str, days: &str) -> Vec<Found> {
        let text = format!("client.name = '甲'\n[[{list}]]\nid = 'x'\n{days}");
        found(&RULE, "2026-11-20", &text)
    }

    fn endings(list: &str, first: (&str, &str), then: (&str, &str)) -> Detail {
        let key = |(key, on): (&str, &str)| (KeyPath::of(list).nth(0).key(key), day(on));
        let (first, (then, on)) = (key(first), key(then));
        Detail::Endings {
            first,
            then: (then, Some(on)),
        }
    }

    #[test]
    fn one_ending_holds_and_two_are_told_at_the_later() {
        assert_eq!(of("duties", "text = '查勘'\ndone = 2026-11-02\n"), []);
        assert_eq!(
            of(
                "duties",
                "text = '查勘'\ndone = 2026-11-02\ndropped = 2026-11-01\n"
            ),
            [at(
                "jia/two-endings/duties.x.done 5:1",
                endings("duties", ("dropped", "2026-11-01"), ("done", "2026-11-02")),
            )]
        );
        let issued =
            "text = '加保'\nrequested = 2026-10-01\nsent = 2026-10-02\nissued = 2026-10-09\n";
        assert_eq!(of("endorsements", issued), []);
        let both = format!("{issued}withdrawn = 2026-10-12\n");
        let (first, then) = (("issued", "2026-10-09"), ("withdrawn", "2026-10-12"));
        assert_eq!(
            of("endorsements", &both),
            [at(
                "jia/two-endings/endorsements.x.withdrawn 8:1",
                endings("endorsements", first, then),
            )]
        );
    }

    #[test]
    fn a_policy_has_one_outcome_and_before_it_any_extensions() {
        let of = |first: &str, second: &str, third: &str| {
            let renewal = |id: &str, kinds: &[&str]| {
                let each = kinds.iter().map(|kind| {
                    format!(
                        "{{ policy = 'par', kind = '{kind}', on = 2026-10-12, until = 2026-10-31 }}"
                    )
                });
                let each: Vec<String> = each.collect();
                let each = each.join(", ");
                format!("[[renewals]]\nid = '{id}'\npolicies = ['par']\noutcomes = [{each}]\n")
            };
            let text = format!(
                "client.name = '甲'\n[[policies]]\nid = 'par'\n{}{}",
                renewal("x", &[first, second]),
                renewal("y", &[third])
            );
            found(&RULE, "2026-11-20", &text)
        };
        assert_eq!(of("extended", "extended", "renewed"), []);
        assert_eq!(of("renewed", "renewed", "renewed"), []);
        let one = |name: &str, renewal: &str, kind| OneOutcome {
            name: name.to_owned(),
            renewal: renewal.to_owned(),
            is_closed: false,
            kind,
            on: Some(day("2026-10-12")),
        };
        let told = |place: &str, first: &str, then| {
            let fault = OfRenewal::TwoOutcomes {
                policy: "par".to_owned(),
                first: one(first, "x", OutcomeKind::Lapsed),
                then,
            };
            [at(place, Detail::Renewal(fault))]
        };
        assert_eq!(
            of("extended", "lapsed", "risk-ceased"),
            told(
                "jia/two-endings/renewals.y.outcomes.par.kind 11:31",
                "x.outcomes/par/2",
                one("y.outcomes/par", "y", OutcomeKind::RiskCeased)
            )
        );
        assert_eq!(
            of("lapsed", "renewed", "extended"),
            told(
                "jia/two-endings/renewals.x.outcomes.par.kind 7:105",
                "x.outcomes/par/1",
                one("x.outcomes/par/2", "x", OutcomeKind::Renewed)
            )
        );
    }

    #[test]
    fn a_denial_that_was_contested_may_be_paid() {
        let denied = "denied = 2026-09-01\nagreed = 2026-10-01\npaid = 2026-10-08\n";
        assert_eq!(of("claims", denied).len(), 2);
        let contested = format!("{denied}contested = 2026-09-10\n");
        assert_eq!(of("claims", &contested), []);
        let closed = "withdrawn = 2026-10-01\nclosed = 2026-10-02\n";
        assert_eq!(of("claims", closed), []);
        assert_eq!(
            of("claims", &format!("{closed}paid = 2026-10-01\n")).len(),
            1
        );
    }

    #[test]
    fn a_change_of_risk_was_told_or_need_not_be() {
        let of = |rest: &str| {
            of(
                "risks",
                &format!("text = '装修'\nfound = 2026-10-01\n{rest}"),
            )
        };
        assert_eq!(of("told = 2026-10-09\nminor = false\n"), []);
        assert_eq!(of("measured = 2026-10-09\nminor = true\n"), []);
        let key = |key| KeyPath::of("risks").nth(0).key(key);
        assert_eq!(
            of("told = 2026-10-09\nminor = true\n"),
            [at(
                "jia/two-endings/risks.x.minor 7:1",
                Detail::Endings {
                    first: (key("told"), day("2026-10-09")),
                    then: (key("minor"), None),
                },
            )]
        );
    }

    /// What ends an entry in two ways is found in the form, whatever list it is of.
    #[test]
    fn every_pair_of_the_form_is_told() {
        let pairs = BARRED.iter().flat_map(|barred| {
            let section = barred.section;
            let steps = section.steps.iter().enumerate();
            let mutual = steps.flat_map(move |(at, one)| {
                let others = section.steps[at + 1..].iter();
                let excluded = others.filter(move |it| is_barred(one, it) && is_barred(it, one));
                let excluded = excluded.map(|it| it.key).chain(flags(section, one));
                excluded.map(move |other| format!("{} {} {other}", section.name, one.key))
            });
            mutual.collect::<Vec<_>>()
        });
        assert_eq!(
            pairs.collect::<Vec<_>>(),
            [
                "years.plan.items done dropped",
                "endorsements issued withdrawn",
                "endorsements checked withdrawn",
                "risks told minor",
                "duties done dropped",
                "claims agreed denied",
                "claims denied paid",
                "claims paid withdrawn",
                "complaints settled withdrawn",
            ]
        );
    }

    #[test]
    fn an_item_is_done_or_dropped() {
        let item = |rest: &str| {
            let text = format!(
                "client.name = '甲'\n[[years]]\nstarts = 2026-03-02\n[[years.plan.items]]\nid = 'p1'\n{rest}"
            );
            found(&RULE, "2026-11-20", &text).len()
        };
        assert_eq!(item("done = 2026-11-02\n"), 0);
        assert_eq!(item("done = 2026-11-02\ndropped = 2026-11-03\n"), 1);
    }
}
