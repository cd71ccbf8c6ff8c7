//! Service years: the rating, and a plan whose items meet the standard and keep every promise.

use chrono::{Datelike, NaiveDate};

use super::client::{Client, Item, Override, Plan, Rating, Revision, Year};
use super::days;
use super::dice::Dice;
use super::standard;
use super::words::{self, Gaps, plan as phrases};

/// What a service year is rated and planned on.
#[derive(Clone, Copy, Debug)]
pub struct Basis {
    pub starts: NaiveDate,
    /// Whole CNY of brokerage for `months`.
    pub income: i64,
    pub months: i64,
    /// The client's first service year is rated on expectation, later ones on what came in.
    pub first: bool,
    /// Whether a manager may ask for a star more than the income gives.
    pub may_be_raised: bool,
}

/// A service year as it stands on `today`, its items numbered after `items_before`.
pub fn year(
    client: &Client,
    basis: Basis,
    items_before: usize,
    today: NaiveDate,
    dice: &mut Dice,
) -> Year {
    let starts = basis.starts;
    let ends = days::plus(days::months_later(starts, 12), -1);
    let rated = days::weekday_after(starts, dice.between(1, 4));
    let stars = standard::stars(basis.income * 12 / basis.months);
    let raised =
        (basis.may_be_raised && stars < 3 && dice.chance(20)).then(|| raise(stars, rated, dice));
    let in_force = raised.as_ref().map_or(stars, |raised| raised.stars);
    let rating = Rating {
        rated,
        basis: if basis.first { "expected" } else { "realised" },
        income: basis.income,
        months: basis.months,
        stars,
        raised,
    };

    let issued = days::weekday_after(starts, dice.between(6, 9));
    let plan = (issued <= today).then(|| {
        plan(
            client,
            &basis,
            ends,
            issued,
            in_force,
            items_before,
            today,
            dice,
        )
    });
    Year {
        starts,
        ends,
        rating: (rated <= today).then_some(rating),
        plan,
    }
}

fn raise(stars: u8, rated: NaiveDate, dice: &mut Dice) -> Override {
    let (factor, reason) = *dice.pick(&[
        ("size", "集团下属企业多，后续业务空间大"),
        ("influence", "行业龙头，社会影响力大"),
        ("needs", "客户服务需求高于同星级客户"),
    ]);
    let approved = days::weekday_after(rated, 1);
    Override {
        stars: stars + 1,
        factor,
        reason,
        referred: rated,
        approved,
    }
}

#[expect(
    clippy::too_many_arguments,
    reason = "a plan follows from this many facts, each decided by its caller"
)]
fn plan(
    client: &Client,
    basis: &Basis,
    ends: NaiveDate,
    issued: NaiveDate,
    stars: u8,
    items_before: usize,
    today: NaiveDate,
    dice: &mut Dice,
) -> Plan {
    let team = client
        .team
        .as_ref()
        .expect("an appointed client has a team");
    let manager = client.manager_on(basis.starts);
    let last = client.years.last().and_then(|year| year.plan.as_ref());

    let mut items = items(client, last, issued, ends, stars, dice);
    price(&mut items, basis.income * 12 / basis.months, dice);
    for (nth, item) in items.iter_mut().enumerate() {
        item.id = format!("p{}", items_before + nth + 1);
        item.done = done(item, today, dice);
        item.handler = if dice.chance(450) {
            manager.clone()
        } else {
            let working: Vec<_> = team
                .members_on(basis.starts)
                .filter(|member| member.role != "leader")
                .collect();
            dice.pick(&working).name.clone()
        };
    }

    let mut opinion = String::new();
    let mut reason = String::new();
    with_gaps(client, issued.month(), dice, |gaps, dice| {
        words::say(&mut opinion, &phrases::OPINIONS[0], gaps, dice);
        words::say(&mut opinion, &phrases::OPINIONS[1], gaps, dice);
        words::say(&mut reason, &phrases::REVISIONS, gaps, dice);
    });
    let revised = days::a_day_between(days::plus(issued, 60), days::plus(ends, -60), dice);
    let revisions = if revised <= today && dice.chance(150) {
        vec![Revision {
            on: revised,
            by: manager,
            reason,
        }]
    } else {
        Vec::new()
    };
    let sent = days::weekday_after(issued, dice.between(1, 3));
    let opinion_on = days::weekday_after(basis.starts, 5);
    Plan {
        focus: another(&phrases::FOCUSES, last.map(|plan| plan.focus), dice),
        issued,
        sent: (dice.chance(500) && sent <= today).then_some(sent),
        opinion_by: team
            .on(opinion_on, "client-relations")
            .expect("every team of the book has client relations")
            .name
            .clone(),
        opinion_on,
        opinion,
        items,
        revisions,
    }
}

/// The items a year needs: the standard's least, now and then one more, each promise and need.
fn items(
    client: &Client,
    last: Option<&Plan>,
    issued: NaiveDate,
    ends: NaiveDate,
    stars: u8,
    dice: &mut Dice,
) -> Vec<Item> {
    // A plan issued late by some days must still come before its first item.
    let opens = days::plus(issued, 12);
    let mut items = Vec::new();
    for (service, minimum) in &standard::SERVICES {
        let least = standard::least(minimum, stars);
        let count = if least > 0 && dice.chance(60) {
            least + 1
        } else {
            least
        };
        for nth in 0..count {
            let slot = slot(service, nth, count, opens, ends, dice);
            items.push(item(client, service, "standard", slot, dice));
        }
    }

    let commitments = client
        .appointment
        .iter()
        .flat_map(|appointment| &appointment.commitments);
    for commitment in commitments {
        match items
            .iter_mut()
            .find(|item| item.service == commitment.service)
        {
            Some(item) => item.covers.push(commitment.id.clone()),
            None => {
                let slot = slot(commitment.service, 0, 1, opens, ends, dice);
                let mut item = item(client, commitment.service, "commitment", slot, dice);
                item.covers.push(commitment.id.clone());
                items.push(item);
            }
        }
    }
    for need in client.needs.iter().filter(|_| last.is_none()) {
        let slot = slot(need.service, 0, 1, opens, ends, dice);
        let mut item = item(client, need.service, "need", slot, dice);
        item.covers.push(need.id.clone());
        items.push(item);
    }

    // Something new every year (D06).
    let held =
        |service: &str| last.is_some_and(|plan| plan.items.iter().any(|it| it.service == service));
    let services = standard::SERVICES.iter().map(|(service, _)| *service);
    let new: Vec<&str> = services.filter(|service| !held(service)).collect();
    if last.is_some() && !new.is_empty() && items.iter().all(|item| held(item.service)) {
        let service = dice.word(&new);
        let slot = slot(service, 0, 1, opens, ends, dice);
        items.push(item(client, service, "other", slot, dice));
    }

    items.sort_by_key(|item| (item.start, item.finish));
    // Policies expire soon after the year: the last call reaches up to its end (D08).
    if let Some(call) = items.iter_mut().rfind(|item| item.service == "phone-call") {
        call.finish = ends;
    }
    // The year works towards renewal, and mostly towards something new as well (D46).
    if let Some(last) = items.last_mut() {
        last.purpose = Some("renewal");
    }
    if let Some(early) = items
        .iter_mut()
        .find(|item| item.service == "phone-call" && item.purpose.is_none())
        && dice.chance(600)
    {
        early.purpose = Some("new-business");
    }
    items
}

/// One of the choices, but not the `last` one.
fn another(choices: &[&'static str], last: Option<&str>, dice: &mut Dice) -> &'static str {
    let others: Vec<&'static str> = choices
        .iter()
        .copied()
        .filter(|it| Some(*it) != last)
        .collect();
    dice.word(&others)
}

/// From when to when the `nth` of `count` items of a service runs.
fn slot(
    service: &str,
    nth: i64,
    count: i64,
    opens: NaiveDate,
    ends: NaiveDate,
    dice: &mut Dice,
) -> (NaiveDate, NaiveDate) {
    let year = (ends - opens).num_days();
    // A manual opens the year and the report on it closes it; the rest is spread evenly.
    let (from, to) = match (service, count) {
        ("client-manual", _) if nth == 0 => (10, 40),
        ("stewardship-report", _) => (year - 110, year - 40),
        ("account-review", 1) => (year - 150, year - 60),
        (_, 1) => {
            let from = dice.between(0, year - 60);
            (from, from + 59)
        }
        // As the standard's pace goes, which counts from the first day of the service year (D56).
        _ => {
            let gone = 364 - year;
            let share = |nth: i64| (year + gone) * nth / count - gone;
            (share(nth).max(0), share(nth + 1) - 1)
        }
    };
    let slack = (to - from) / 4;
    let start = days::plus(opens, from + dice.between(0, slack));
    let finish = days::plus(opens, to - dice.between(0, slack));
    (start, finish)
}

fn item(
    client: &Client,
    service: &'static str,
    origin: &'static str,
    (start, finish): (NaiveDate, NaiveDate),
    dice: &mut Dice,
) -> Item {
    let mut content = String::new();
    with_gaps(client, start.month(), dice, |gaps, dice| {
        words::say(&mut content, &phrases::WHEN, gaps, dice);
        words::say(&mut content, phrases::content(service), gaps, dice);
    });
    Item {
        id: String::new(),
        service,
        content,
        origin,
        covers: Vec::new(),
        start,
        finish,
        handler: String::new(),
        purpose: None,
        cost: None,
        done: None,
    }
}

/// Puts about an eighth of the year's income on the items: well inside what the sample standard allows.
fn price(items: &mut [Item], income: i64, dice: &mut Dice) {
    let dear = |service: &str| match service {
        "risk-survey" | "training" => 8,
        "visit" | "meeting" | "claims-session" | "stewardship-report" => 4,
        _ => 1,
    };
    let all: i64 = items.iter().map(|item| dear(item.service)).sum();
    for item in items.iter_mut().filter(|item| item.service != "bulletin") {
        let share = income.min(900_000) / 8 * dear(item.service) / all.max(1);
        item.cost = (share >= 50 && dice.chance(800)).then_some(share / 10 * 10);
    }
}

/// When the item was done: past items on time, running ones perhaps, later ones not yet.
fn done(item: &Item, today: NaiveDate, dice: &mut Dice) -> Option<NaiveDate> {
    let finished = item.finish <= today;
    let running = item.start <= today && dice.chance(400);
    (finished || running).then(|| days::a_day_between(item.start, item.finish.min(today), dice))
}

/// Gives `speak` the client's own gaps, with one of its contacts.
pub fn with_gaps(
    client: &Client,
    month: u32,
    dice: &mut Dice,
    speak: impl FnOnce(&Gaps, &mut Dice),
) {
    let person = &dice.pick(&client.contacts).called;
    let insurer = if client.policies.is_empty() {
        "保险公司"
    } else {
        dice.pick(&client.policies).insurer.1
    };
    let gaps = Gaps {
        person,
        sites: &client.sites,
        products: &client.products,
        insurer,
        month,
    };
    speak(&gaps, dice);
}
