//! A later step is not dated before an earlier one. The same day is fine.
//!
//! The steps of a claim, an endorsement or a renewal are checked by the rows of [`FORM`], which their
//! commands use too.

use std::sync::LazyLock;

use chrono::NaiveDate;

use crate::document::KeyPath;
use crate::model::form::{Days, FORM, place_of_day};
use crate::model::{Record, Year};
use crate::rules::appointment::end;
use crate::rules::{Check, Consequence, Detail, Findings, Group, Rule};
use crate::standard::Severity;
use crate::standing::{Case, last_day_of};

mod policy;
mod renewal;
mod slip;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "dates-out-of-order",
    group: Group::Record,
    severity: Severity::Warning,
    consequence: Consequence::Paper,
    clause: "added",
    check: Check::Client(check),
};

/// Two days of one table; the second is never before the first.
const PAIRS: &[(&str, &str, &str)] = &[
    ("appointment", "established", "until"),
    ("appointment.later", "established", "until"),
    ("appointment.later", "established", "closed"),
    ("team.members", "from", "until"),
    ("archive", "established", "reported"),
    ("archive", "paper", "reported"),
    ("archive", "electronic", "reported"),
    ("archive", "information", "reported"),
    ("years", "starts", "ends"),
    ("years.plan", "starts", "ends"),
    ("years.plan.items", "start", "finish"),
    ("policies", "starts", "ends"),
    ("renewals.outcomes", "on", "until"),
    ("renewals.loss", "talk", "win-back"),
    ("renewals.loss", "report", "win-back"),
    ("waivers", "on", "until"),
];

/// A day of a table and those that it is never before, by their places among the table's days.
struct Order {
    then: usize,
    after: Vec<usize>,
}

/// The sections with such pairs or with steps, by their places in the form, and the order of their days.
static PLACED: LazyLock<Vec<(usize, Vec<Order>)>> = LazyLock::new(|| {
    let placed = FORM.iter().enumerate().map(|(place, section)| {
        let order = |then, after: &mut dyn Iterator<Item = &'static str>| Order {
            then: place_of_day(place, then),
            after: after.map(|key| place_of_day(place, key)).collect(),
        };
        let pairs = PAIRS.iter().filter(|(name, ..)| *name == section.name);
        let pairs = pairs.map(|(_, first, then)| order(then, &mut [*first].into_iter()));
        let steps = section.steps.iter().filter(|step| !step.after.is_empty());
        let steps = steps.map(|step| order(step.key, &mut step.after.iter().copied()));
        (place, pairs.chain(steps).collect())
    });
    placed
        .filter(|(_, orders): &(_, Vec<_>)| !orders.is_empty())
        .collect()
});

fn check(case: &Case<'_>, findings: &mut Findings) {
    let record = case.record;
    let mut wrong = Wrong::default();
    client(record, case.today, &mut wrong);
    for (place, orders) in PLACED.iter() {
        for table in record.tables().of_place(*place) {
            let days = table.days();
            if days.count() < 2 {
                continue;
            }
            let key = |place| table.way().key(days.key(place));
            for order in orders {
                let Some(date) = days.at(order.then) else {
                    continue;
                };
                if let Some((first, day)) = violated(orders, order, date, &days) {
                    let is_new = wrong.hold(|| key(first), day, || key(order.then), date);
                    let bounds = |of| slip::bounds(orders, of, &days, &FORM[*place], case.today);
                    if is_new && slip::is_of_first(bounds(first), bounds(order.then)) {
                        wrong.is_first();
                    }
                }
            }
        }
    }
    for (nth, it) in record.renewals.iter().enumerate() {
        renewal::outcomes(case, nth, it, &mut wrong);
    }
    policy::early_ends(case, &mut wrong);
    policy::followers(case, &mut wrong);
    wrong.tell(findings);
    overlaps(case, findings);
}

/// The latest of the days that this one must follow but does not. One wrong day is reported once: when a
/// step in between is also too early, it is reported there.
fn violated(
    orders: &[Order],
    order: &Order,
    date: NaiveDate,
    days: &Days,
) -> Option<(usize, NaiveDate)> {
    let before = || {
        let places = order.after.iter();
        places.filter_map(|first| Some((*first, days.at(*first)?)))
    };
    if before().all(|(_, day)| day <= date) {
        return None;
    }
    let follows = |later: usize, earlier: usize| {
        let mut those = orders.iter().filter(|it| it.then == later);
        those.any(|it| it.after.contains(&earlier))
    };
    let is_told_between = |first: usize, day: NaiveDate| {
        let mut between = before();
        between.any(|(other, on)| on < day && follows(other, first))
    };
    let late = before().filter(|(_, day)| date < *day);
    late.filter(|(first, day)| !is_told_between(*first, *day))
        .max_by_key(|(_, day)| *day)
}

/// The course of a client: a target, a prospect, appointed, ended (D01). A day that is not on record is
/// ignored.
fn client(record: &Record<'_>, today: NaiveDate, wrong: &mut Wrong) {
    let steps = [
        (("client", "identified"), record.client.identified),
        (("client", "first-contact"), record.client.first_contact),
        (("appointment", "established"), record.appointed()),
        (("client", "closed"), record.client.closed),
    ];
    let dated = steps
        .into_iter()
        .filter_map(|(key, date)| Some((key, date?)));
    let dated: Vec<((&str, &str), NaiveDate)> = dated.collect();
    for (nth, two) in dated.windows(2).enumerate() {
        let [(earlier, day), (key, date)] = *two else {
            continue;
        };
        if day <= date {
            continue;
        }
        let way = |(section, key): (&str, &str)| KeyPath::of(section).key(key);
        wrong.hold(|| way(earlier), day, || way(key), date);
        let is_there = |nth: usize| dated.get(nth).map(|(_, date)| *date);
        let after = |nth: usize| is_there(nth + 1).into_iter().chain([today]).min();
        let first = (nth.checked_sub(1).and_then(is_there), after(nth));
        if slip::is_of_first(first, (Some(day), after(nth + 1))) {
            wrong.is_first();
        }
    }
    // A later appointment follows one that was closed, or is over.
    for two in record.appointments.windows(2) {
        let [one, later] = two else { continue };
        let days = one.ends().zip(later.established);
        if let Some((ends, on)) = days.filter(|_| record.closed_under(one).is_none()) {
            let key = end(one).map_or_else(|| one.way(), |(key, _)| key);
            wrong.hold(|| key, ends, || later.way().key("established"), on);
        }
    }
}

/// The days that come too early, each with the latest of the days it must follow.
#[derive(Default)]
struct Wrong(Vec<Pair>);

/// Two days in the wrong order, and whether only the first can be the wrong one.
struct Pair {
    first: (KeyPath, NaiveDate),
    then: (KeyPath, NaiveDate),
    is_first: bool,
}

impl Wrong {
    /// Compares a day with one that it must not be before; the ways are made only when it is. Whether it tells of these
    /// two now.
    fn hold(
        &mut self,
        first: impl FnOnce() -> KeyPath,
        day: NaiveDate,
        then: impl FnOnce() -> KeyPath,
        date: NaiveDate,
    ) -> bool {
        if day <= date {
            return false;
        }
        let (first, then) = ((first(), day), (then(), date));
        match self.0.iter_mut().find(|told| told.then == then) {
            Some(told) if day <= told.first.1 => return false,
            Some(told) => (told.first, told.is_first) = (first, false),
            None => self.0.push(Pair {
                first,
                then,
                is_first: false,
            }),
        }
        true
    }

    /// Says of the pair that was told last that no other day of the second one would be in order.
    fn is_first(&mut self) {
        if let Some(told) = self.0.last_mut() {
            told.is_first = true;
        }
    }

    fn tell(self, findings: &mut Findings) {
        for told in self.0 {
            let Pair {
                first,
                then,
                is_first,
            } = told;
            let key = then.0.clone();
            let order = Detail::Order {
                first,
                then,
                is_first,
            };
            findings.add(&RULE, key, order);
        }
    }
}

/// Each service year begins after the end of the one before, whatever their order in the file.
fn overlaps(case: &Case<'_>, findings: &mut Findings) {
    let years = case.record.years.as_slice();
    let last_day = |year: &Year<'_>| last_day_of(case, year);
    let begins_after = |one: &Year<'_>, next: &Year<'_>| last_day(one) < next.starts;
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
                ends: last_day(year),
                starts: next.starts,
            };
            findings.add(&RULE, key, detail);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::values::{Found, found};

    pub(super) fn of(text: &str) -> Vec<String> {
        let text = format!("client.name = '甲'\n{text}");
        let found = found(&RULE, "2026-11-20", &text);
        found.iter().map(line).collect()
    }

    /// The place of a finding, and the two days that it is about.
    fn line(found: &Found) -> String {
        let (_, place) = found.at.rsplit_once(' ').unwrap();
        match &found.detail {
            Detail::Order {
                first: (first, must),
                then: (then, is),
                ..
            } => format!("{place} {then} {is} < {first} {must}"),
            Detail::Overlap { ends, starts } => format!("{place} ends {ends}, starts {starts}"),
            other => panic!("{other:?}"),
        }
    }

    /// Both sides of one pair: nothing on the same day; a day earlier, the later key is reported.
    pub(super) fn holds(text: &str, place: &str, then: &str, first: &str) {
        assert_eq!(of(&text.replace("DAY", "2026-03-02")), [""; 0], "{then}");
        assert_eq!(
            of(&text.replace("DAY", "2026-03-01")),
            [format!("{place} {then} 2026-03-01 < {first} 2026-03-02")]
        );
    }

    #[test]
    fn each_pair_may_fall_on_one_day_and_not_the_wrong_way_round() {
        for part in ["established", "paper", "electronic", "information"] {
            let text = format!("[archive]\n{part} = 2026-03-02\nreported = DAY\n");
            holds(&text, "4:1", "archive.reported", &format!("archive.{part}"));
        }
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
            ["3:1 ends 2026-03-01, starts 2026-03-01"]
        );
    }
}
