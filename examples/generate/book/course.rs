//! What runs beside the plan: policies renewed year for year, and what happens under them.

use chrono::{Datelike, NaiveDate};

use super::client::{Claim, Client, Duty, Endorsement, Policy, Renewal, Review, Risk};
use super::days;
use super::dice::Dice;
use super::insured;
use super::service::with_gaps;
use super::standard;
use super::words::{self, course as phrases};

/// Renews the policies of the year before, for another year; of several, one is lost now and then.
pub fn renewed(year: &[Policy], dice: &mut Dice) -> Vec<Policy> {
    let lost = (year.len() > 1 && dice.chance(40)).then(|| dice.pick(year).id.clone());
    let kept = year.iter().filter(|it| Some(&it.id) != lost.as_ref());
    kept.map(|policy| insured::renewed(policy, dice)).collect()
}

/// The renewal between two years' policies, started as early as `stars` ask for, as far as it has come by
/// `today`.
pub fn renewal(
    client: &Client,
    (ended, begun): (&[Policy], &[Policy]),
    stars: u8,
    today: NaiveDate,
) -> Renewal {
    let expires = ended[0].ends;
    let starts = standard::renewal_starts(stars);
    // A few days in hand before each last day; nothing is done before the start.
    let before = |days: i64| days::weekday_after(days::plus(expires, -days.min(starts) - 5), 1);
    let steps = standard::RENEWAL_STEPS.iter();
    let by_now = |day: NaiveDate| (day <= today).then_some(day);
    let follows = |policy: &Policy| begun.iter().find(|next| next.line == policy.line);
    Renewal {
        expires,
        handler: client.manager_on(expires.min(today)),
        steps: std::iter::once(("started", before(starts)))
            .chain(steps.map(|(step, days)| (*step, before(*days))))
            .filter(|(_, day)| *day <= today)
            .collect(),
        accepted: begun.iter().map(|policy| policy.product).collect(),
        outcomes: ended
            .iter()
            .map(|policy| {
                (
                    policy.id.clone(),
                    follows(policy).map(|next| next.id.clone()),
                )
            })
            .collect(),
        settled: (expires < today).then(|| before(7)),
        closed: by_now(days::weekday_after(expires, 3)),
    }
}

/// What happened under the policies up to `today`: claims, endorsements, changes of risk, insurers' duties.
pub fn happen(client: &mut Client, today: NaiveDate, dice: &mut Dice) {
    let mut covers: Vec<&Policy> = client.policies.iter().collect();
    covers.dedup_by_key(|policy| policy.starts);
    let covers: Vec<(NaiveDate, NaiveDate, &'static str)> = covers
        .iter()
        .map(|policy| (policy.starts, policy.ends.min(today), policy.insurer.1))
        .collect();
    for (from, to, insurer) in covers {
        for _ in 0..dice.between(0, 2) {
            let loss = days::a_day_between(from, to, dice);
            let claim = claim(client, loss, today, dice);
            client.claims.push(claim);
        }
        for _ in 0..dice.between(0, 2) {
            let asked = days::a_day_between(from, to, dice);
            let endorsement = endorsement(client, asked, today, dice);
            client.endorsements.push(endorsement);
        }
        if dice.chance(400) {
            let found = days::a_day_between(from, to, dice);
            let risk = risk(client, found, today, dice);
            client.risks.push(risk);
        }
        let due = days::plus(from, dice.between(90, 300));
        let done = days::plus(due, -dice.between(0, 30));
        client.duties.push(Duty {
            insurer,
            text: dice.word(&phrases::DUTIES),
            handler: client.manager_on(due.min(today)),
            due,
            done: (done <= today).then_some(done),
        });
    }
}

/// The account reviews that were held as planned, with a score for every goal.
pub fn reviewed(client: &Client, dice: &mut Dice) -> Vec<Review> {
    let plans = client.years.iter().flat_map(|year| &year.plan);
    let items = plans.flat_map(|plan| &plan.items);
    let held = items.filter(|item| item.service == "account-review");
    let held = held.filter_map(|item| Some((item, item.done?)));
    held.map(|(item, on)| Review {
        on,
        by: item.handler.clone(),
        text: said(client, &phrases::REVIEWS, on, dice),
        item: item.id.clone(),
        scores: standard::GOALS
            .iter()
            .map(|(goal, full)| (*goal, dice.between(full * 6 / 10, *full)))
            .collect(),
    })
    .collect()
}

/// A claim settled well within the insurer's terms, one in ten denied; as far as it has come by `today`.
fn claim(client: &Client, loss: NaiveDate, today: NaiveDate, dice: &mut Dice) -> Claim {
    let policy = dice.pick(&under(client, loss)).to_owned();
    let end: &[(&str, i64, i64)] = match dice.chance(100) {
        true => &[("denied", 1, 3), ("closed", 10, 20)],
        false => &[("agreed", 2, 5), ("paid", 2, 9), ("closed", 2, 9)],
    };
    let way = [
        ("loss", 0, 0),
        ("notified", 0, 1),
        ("asked", 3, 8),
        ("complete", 8, 28),
        ("decided", 8, 28),
    ];
    let mut on = loss;
    let mut steps = Vec::new();
    for (step, least, most) in way.iter().chain(end) {
        on = days::plus(on, dice.between(*least, *most));
        steps.push((*step, on));
    }
    steps.retain(|(_, day)| *day <= today);
    let last = steps.last().filter(|(step, _)| *step == "closed");
    let last = last.map_or(today, |(_, day)| *day);
    Claim {
        id: format!("k{}", client.claims.len() + 1),
        cause: said(client, &phrases::LOSSES, loss, dice),
        amount: dice.between(8, 900) * 500,
        handler: client.manager_on(last),
        number: format!("LP-{}-{:04}", loss.year(), dice.between(1, 9_999)),
        policy: policy.id,
        steps,
        proof: None,
    }
}

fn endorsement(
    client: &Client,
    requested: NaiveDate,
    today: NaiveDate,
    dice: &mut Dice,
) -> Endorsement {
    let policy = dice.pick(&under(client, requested)).to_owned();
    let sent = days::weekday_after(requested, dice.between(1, 2));
    let issued = days::weekday_after(sent, dice.between(4, 9));
    let checked = days::weekday_after(issued, dice.between(1, 3));
    let by_now = |day: NaiveDate| (day <= today).then_some(day);
    Endorsement {
        policy: policy.id,
        text: said(client, &phrases::ENDORSEMENTS, requested, dice),
        handler: client.manager_on(checked.min(today)),
        requested,
        sent: by_now(sent),
        issued: by_now(issued),
        premium: dice.between(2, 90) * 100,
        checked: by_now(checked),
    }
}

fn risk(client: &Client, found: NaiveDate, today: NaiveDate, dice: &mut Dice) -> Risk {
    let told = days::weekday_after(found, dice.between(1, 4));
    let measured = days::weekday_after(found, dice.between(4, 7));
    let by_now = |day: NaiveDate| (day <= today).then_some(day);
    Risk {
        found,
        by: client.manager_on(measured.min(today)),
        text: said(client, &phrases::RISKS, found, dice),
        measure: dice.word(&phrases::MEASURES),
        measured: by_now(measured),
        told: by_now(told),
    }
}

/// The policies that run on a day.
fn under(client: &Client, day: NaiveDate) -> Vec<Policy> {
    let policies = client.policies.iter();
    let running = policies.filter(|policy| (policy.starts..=policy.ends).contains(&day));
    running.cloned().collect()
}

fn said(client: &Client, templates: &[&str], on: NaiveDate, dice: &mut Dice) -> String {
    let mut text = String::new();
    with_gaps(client, on.month(), dice, |gaps, dice| {
        words::say(&mut text, templates, gaps, dice);
    });
    text
}
