//! What cannot have come before something else is not dated before it. On the same day is fine.

use chrono::NaiveDate;

use crate::document::KeyPath;
use crate::model::{Claim, ClaimStep, Record, Word, Year};
use crate::rules::{Check, Detail, Findings, Group, Rule};
use crate::standard::Severity;
use crate::standing::Case;

mod renewal;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "dates-out-of-order",
    group: Group::Record,
    severity: Severity::Warning,
    clause: "added",
    check: Check::Client(check),
};

fn check(case: &Case<'_>, findings: &mut Findings) {
    let record = case.record;
    client(record, findings);
    if let Some(appointment) = &record.appointment {
        let way = || KeyPath::of("appointment");
        let ends = ("until", appointment.until);
        pair(
            way,
            ("established", appointment.established),
            ends,
            findings,
        );
    }
    for (nth, member) in record
        .team
        .iter()
        .flat_map(|team| &team.members)
        .enumerate()
    {
        let way = || KeyPath::of("team").key("members").nth(nth);
        pair(
            way,
            ("from", member.from),
            ("until", member.until),
            findings,
        );
    }
    for (nth, year) in record.years.iter().enumerate() {
        service_year(nth, year, findings);
    }
    overlaps(&record.years, findings);
    beside_the_plan(record, findings);
    for (nth, policy) in record.policies.iter().enumerate() {
        let way = || KeyPath::of("policies").nth(nth);
        pair(
            way,
            ("starts", policy.starts),
            ("ends", policy.ends),
            findings,
        );
    }
    for (nth, waiver) in record.waivers.iter().enumerate() {
        let way = || KeyPath::of("waivers").nth(nth);
        pair(way, ("on", waiver.on), ("until", waiver.until), findings);
    }
    for (nth, claim) in record.claims.iter().enumerate() {
        steps_of_a_claim(nth, claim, findings);
    }
    for (nth, renewal) in record.renewals.iter().enumerate() {
        renewal::steps(nth, renewal, findings);
    }
}

/// The steps of a claim that cannot go before others. An insurer may deny, or pay on account, before the
/// papers are complete; it cannot before it knows of the loss. One wrong day is told once: each step is
/// held against the latest of those it must follow.
fn steps_of_a_claim(nth: usize, claim: &Claim<'_>, findings: &mut Findings) {
    for then in ClaimStep::ALL {
        let Some(date) = claim.on(*then) else {
            continue;
        };
        let before = then.follows().iter();
        let before = before.filter_map(|step| claim.on(*step).map(|day| (day, *step)));
        if let Some((day, first)) = before.max() {
            let way = |step: ClaimStep| KeyPath::of("claims").nth(nth).key(step.code());
            compare(|| (way(first), way(*then)), day, date, findings);
        }
    }
}

/// The steps beside the plan: each endorsement, change of risk and duty in its own order.
fn beside_the_plan(record: &Record<'_>, findings: &mut Findings) {
    for (nth, it) in record.endorsements.iter().enumerate() {
        let (requested, sent) = (("requested", it.requested), ("sent", it.sent));
        let (issued, checked) = (("issued", it.issued), ("checked", it.checked));
        let way = || KeyPath::of("endorsements").nth(nth);
        in_turn(way, &[requested, sent, issued, checked], findings);
        in_turn(way, &[requested, ("withdrawn", it.withdrawn)], findings);
    }
    for (nth, it) in record.risks.iter().enumerate() {
        let way = || KeyPath::of("risks").nth(nth);
        pair(
            way,
            ("found", it.found),
            ("measured", it.measured),
            findings,
        );
        pair(way, ("found", it.found), ("told", it.told), findings);
    }
    for (nth, it) in record.duties.iter().enumerate() {
        let way = || KeyPath::of("duties").nth(nth);
        pair(way, ("pressed", it.pressed), ("done", it.done), findings);
    }
}

/// Holds each step of one table against the last one before it that is dated.
fn in_turn(way: impl Fn() -> KeyPath, steps: &[Dated], findings: &mut Findings) {
    let dated: Vec<Dated> = steps
        .iter()
        .copied()
        .filter(|step| step.1.is_some())
        .collect();
    for two in dated.windows(2) {
        if let [first, then] = two {
            pair(&way, *first, *then, findings);
        }
    }
}

/// The way of a client: a target, a prospect, appointed, ended (D01). A day that is not on record is
/// passed over.
fn client(record: &Record<'_>, findings: &mut Findings) {
    let steps = [
        (("client", "identified"), record.client.identified),
        (("client", "first-contact"), record.client.first_contact),
        (("appointment", "established"), record.appointed()),
        (("client", "closed"), record.client.closed),
    ];
    let mut before: Option<((&str, &str), NaiveDate)> = None;
    for (key, date) in steps {
        let Some(date) = date else { continue };
        if let Some((earlier, day)) = before {
            let way = |(section, key): (&str, &str)| KeyPath::of(section).key(key);
            compare(|| (way(earlier), way(key)), day, date, findings);
        }
        before = Some((key, date));
    }
}

fn service_year(nth: usize, year: &Year<'_>, findings: &mut Findings) {
    let way = || KeyPath::of("years").nth(nth);
    pair(
        way,
        ("starts", Some(year.starts)),
        ("ends", year.ends),
        findings,
    );
    if let Some(over) = year.rating.as_ref().and_then(|rating| rating.over.as_ref()) {
        let way = || way().key("rating").key("override");
        let approved = ("approved", over.approved);
        pair(way, ("referred", over.referred), approved, findings);
    }
    if let Some(plan) = &year.plan {
        let way = || way().key("plan");
        pair(way, ("starts", plan.starts), ("ends", plan.ends), findings);
        for (nth, lowering) in plan.lowerings.iter().enumerate() {
            let way = || way().key("lowerings").nth(nth);
            let approved = ("approved", lowering.approved);
            pair(way, ("referred", lowering.referred), approved, findings);
        }
        for (nth, item) in plan.items.iter().enumerate() {
            let way = || way().key("items").nth(nth);
            pair(
                way,
                ("start", item.start),
                ("finish", item.finish),
                findings,
            );
        }
    }
}

/// Each service year begins after the one before has ended, in whatever order they stand in the file.
fn overlaps(years: &[Year<'_>], findings: &mut Findings) {
    let begins_after = |one: &Year<'_>, next: &Year<'_>| one.last_day() < next.starts;
    if years.is_sorted_by(begins_after) {
        return;
    }
    let mut in_time: Vec<(usize, &Year<'_>)> = years.iter().enumerate().collect();
    in_time.sort_by_key(|(_, year)| year.starts);
    for two in in_time.windows(2) {
        let [(_, year), (nth, next)] = two else {
            continue;
        };
        if !begins_after(year, next) {
            let key = KeyPath::of("years").nth(*nth).key("starts");
            let detail = Detail::Overlap {
                ends: year.last_day(),
                starts: next.starts,
            };
            findings.add(&RULE, key, detail);
        }
    }
}

type Dated = (&'static str, Option<NaiveDate>);

/// Holds two days of one table against each other; the way to it is made only when they are wrong.
fn pair(way: impl Fn() -> KeyPath, first: Dated, then: Dated, findings: &mut Findings) {
    if let ((first, Some(day)), (then, Some(date))) = (first, then) {
        compare(|| (way().key(first), way().key(then)), day, date, findings);
    }
}

fn compare(
    keys: impl Fn() -> (KeyPath, KeyPath),
    first: NaiveDate,
    then: NaiveDate,
    findings: &mut Findings,
) {
    if then < first {
        let (first_key, then_key) = keys();
        let detail = Detail::Order {
            first: (first_key, first),
            then: (then_key.clone(), then),
        };
        findings.add(&RULE, then_key, detail);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::found;

    pub(super) fn of(text: &str) -> Vec<String> {
        let text = format!("client.name = '甲'\n{text}");
        let strip = |line: String| line.split_once(' ').unwrap().1.to_owned();
        found(&RULE, "2026-11-20", &text)
            .into_iter()
            .map(strip)
            .collect()
    }

    /// Both sides of one pair: on the same day nothing, a day earlier the later key is told.
    pub(super) fn holds(text: &str, place: &str, then: &str, first: &str) {
        assert_eq!(of(&text.replace("DAY", "2026-03-02")), [""; 0], "{then}");
        assert_eq!(
            of(&text.replace("DAY", "2026-03-01")),
            [format!("{place} {then} 2026-03-01 < {first} 2026-03-02")]
        );
    }

    #[test]
    fn each_pair_may_fall_on_one_day_and_not_the_wrong_way_round() {
        let (identified, contact) = ("client.identified", "client.first-contact");
        let (appointed, closed) = ("appointment.established", "client.closed");
        holds(
            "client.identified = 2026-03-02\nclient.first-contact = DAY\n",
            "3:8",
            contact,
            identified,
        );
        holds(
            "client.first-contact = 2026-03-02\nappointment.established = DAY\n",
            "3:13",
            appointed,
            contact,
        );
        holds(
            "client.identified = 2026-03-02\nappointment.established = DAY\n",
            "3:13",
            appointed,
            identified,
        );
        holds(
            "client.closed = DAY\nappointment.established = 2026-03-02\n",
            "2:8",
            closed,
            appointed,
        );
        holds(
            "[appointment]\nestablished = 2026-03-02\nuntil = DAY\n",
            "4:1",
            "appointment.until",
            appointed,
        );
        holds(
            "[[team.members]]\nname = '陈静'\nfrom = 2026-03-02\nuntil = DAY\n",
            "5:1",
            "team.members[0].until",
            "team.members[0].from",
        );
        holds(
            "[[policies]]\nstarts = 2026-03-02\nends = DAY\n",
            "4:1",
            "policies[0].ends",
            "policies[0].starts",
        );
        holds(
            "[[waivers]]\non = 2026-03-02\nuntil = DAY\n",
            "4:1",
            "waivers[0].until",
            "waivers[0].on",
        );
    }

    #[test]
    fn each_step_of_a_claim_may_fall_on_the_day_of_those_it_follows() {
        let pairs = [
            ("loss", "notified"),
            ("loss", "closed"),
            ("notified", "asked"),
            ("asked", "complete"),
            ("notified", "decided"),
            ("notified", "agreed"),
            ("agreed", "paid"),
            ("decided", "denied"),
            ("denied", "contested"),
            ("notified", "withdrawn"),
            ("paid", "closed"),
            ("withdrawn", "closed"),
        ];
        for (first, then) in pairs {
            let keys = format!("[[claims]]\n{first} = 2026-03-02\n{then} = DAY\n");
            let (first, then) = (format!("claims[0].{first}"), format!("claims[0].{then}"));
            holds(&keys, "4:1", &then, &first);
        }
        let free = "[[claims]]\ncomplete = 2026-03-02\ndenied = 2026-03-01\npaid = 2026-02-20\n";
        assert_eq!(of(free), [""; 0]);
        let late = "[[claims]]\nloss = 2026-03-01\nnotified = 2026-03-02\nasked = 2026-02-01\n";
        assert_eq!(
            of(late),
            ["5:1 claims[0].asked 2026-02-01 < claims[0].notified 2026-03-02"]
        );
    }

    #[test]
    fn the_steps_beside_the_plan_come_one_after_the_other() {
        let entry = |list: &str| format!("[[{list}]]\ntext = ''\n");
        let holds_in = |list: &str, first: &str, then: &str| {
            holds(
                &format!("{}{first} = 2026-03-02\n{then} = DAY\n", entry(list)),
                "5:1",
                &format!("{list}[0].{then}"),
                &format!("{list}[0].{first}"),
            );
        };
        holds_in("endorsements", "requested", "sent");
        holds_in("endorsements", "sent", "issued");
        holds_in("endorsements", "issued", "checked");
        holds_in("endorsements", "requested", "checked");
        holds_in("endorsements", "requested", "withdrawn");
        holds_in("risks", "found", "measured");
        holds_in("risks", "found", "told");
        holds_in("duties", "pressed", "done");
    }

    #[test]
    fn the_days_of_a_service_year_are_in_order() {
        holds(
            "[[years]]\nstarts = 2026-03-02\nends = DAY\n",
            "4:1",
            "years[0].ends",
            "years[0].starts",
        );
        let year = "[[years]]\nstarts = 2025-03-02\n";
        holds(
            &format!("{year}[years.rating.override]\nreferred = 2026-03-02\napproved = DAY\n"),
            "6:1",
            "years[0].rating.override.approved",
            "years[0].rating.override.referred",
        );
        holds(
            &format!("{year}[years.plan]\nstarts = 2026-03-02\nends = DAY\n"),
            "6:1",
            "years[0].plan.ends",
            "years[0].plan.starts",
        );
        holds(
            &format!("{year}[[years.plan.items]]\nstart = 2026-03-02\nfinish = DAY\n"),
            "6:1",
            "years[0].plan.items[0].finish",
            "years[0].plan.items[0].start",
        );
    }

    #[test]
    fn a_service_year_begins_after_the_one_before_in_any_order_of_the_file() {
        let two = |starts: &str| {
            format!("[[years]]\nstarts = {starts}\n[[years]]\nstarts = 2025-03-02\n")
        };

        assert_eq!(of(&two("2026-03-02")), [""; 0]);
        assert_eq!(
            of(&two("2026-03-01")),
            ["3:1 Overlap { ends: 2026-03-01, starts: 2026-03-01 }"]
        );
    }
}
