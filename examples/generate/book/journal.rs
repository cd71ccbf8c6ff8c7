//! The client diary: an entry for every item done, calls in between, and no silence too long.

use chrono::{Datelike, NaiveDate};

use super::client::{Client, Entry, Member};
use super::days;
use super::dice::Dice;
use super::service::with_gaps;
use super::standard;
use super::words::{self, diary as phrases};

/// Enters what was done for an appointed client up to `today`, at the pace its `stars` ask for.
pub fn keep(client: &mut Client, stars: u8, today: NaiveDate, dice: &mut Dice) {
    let established = client
        .appointment
        .as_ref()
        .expect("an appointed client")
        .established;
    for planned in [
        days::weekday_after(established, 1),
        days::weekday_after(established, 7),
    ] {
        if planned <= today {
            enter(client, planned, "phone-call", None, dice);
        }
    }
    let done: Vec<_> = client
        .years
        .iter()
        .flat_map(|year| &year.plan)
        .flat_map(|plan| &plan.items)
        .filter_map(|item| {
            Some((
                item.done?,
                item.service,
                item.id.clone(),
                item.handler.clone(),
            ))
        })
        .collect();
    for (on, service, id, handler) in done {
        enter(client, on, service, Some((id, handler)), dice);
    }
    let claims: Vec<_> = client
        .claims
        .iter()
        .flat_map(|claim| claim.steps.iter().map(|step| (&claim.id, step)))
        .filter(|(_, (step, _))| matches!(*step, "notified" | "complete" | "paid" | "denied"))
        .map(|(id, (_, on))| (id.clone(), *on))
        .collect();
    for (id, on) in claims {
        enter(client, on, "phone-call", None, dice);
        let told = client.diary.last_mut().expect("an entry was made");
        told.claim = Some(id);
    }
    let renewed: Vec<_> = client
        .renewals
        .iter()
        .flat_map(|renewal| &renewal.steps)
        .filter(|(step, _)| matches!(*step, "reviewed" | "proposal" | "choice"))
        .map(|(_, on)| *on)
        .collect();
    for on in renewed {
        enter(client, on, "meeting", None, dice);
    }
    break_silences(client, established, standard::silence(stars), today, dice);
}

/// Enters the calls paid to a prospect, who is no client yet: by telephone, nothing of substance.
pub fn court(client: &mut Client, by: &str, today: NaiveDate, dice: &mut Dice) {
    let Some(mut on) = client.first_contact else {
        return;
    };
    while on <= today {
        let kind = if dice.chance(800) {
            "phone-call"
        } else {
            "bulletin"
        };
        enter(client, on, kind, Some((String::new(), by.to_owned())), dice);
        on = days::weekday_after(on, dice.between(12, 40));
    }
    for entry in &mut client.diary {
        entry.item = None;
    }
}

/// Enters `count` more contacts, for a client whose diary is long.
pub fn go_on(client: &mut Client, count: usize, today: NaiveDate, dice: &mut Dice) {
    let established = client
        .appointment
        .as_ref()
        .expect("an appointed client")
        .established;
    for _ in 0..count {
        let on = days::a_day_between(days::weekday_after(established, 8), today, dice);
        let kind = *dice.pick(&["phone-call", "phone-call", "phone-call", "visit", "meeting"]);
        enter(client, on, kind, None, dice);
    }
    in_order(client);
}

/// Adds sentences to every entry until the diary holds about `bytes` more.
pub fn at_length(client: &mut Client, bytes: usize, dice: &mut Dice) {
    let each = bytes / client.diary.len().max(1);
    let mut diary = std::mem::take(&mut client.diary);
    for entry in &mut diary {
        let enough = entry.did.len() + each;
        entry.did.push('。');
        while entry.did.len() < enough {
            with_gaps(client, entry.on.month(), dice, |gaps, dice| {
                words::say(&mut entry.did, &phrases::AT_LENGTH, gaps, dice);
            });
        }
    }
    client.diary = diary;
}

/// Telephones wherever the diary would be silent for more than `longest` calendar days.
fn break_silences(
    client: &mut Client,
    established: NaiveDate,
    longest: i64,
    today: NaiveDate,
    dice: &mut Dice,
) {
    in_order(client);
    let mut last = established;
    let days_of_contact: Vec<_> = client
        .diary
        .iter()
        .map(|entry| entry.on)
        .chain([today])
        .collect();
    for next in days_of_contact {
        while (next - last).num_days() > longest {
            last = days::a_day_between(
                days::plus(last, longest * 2 / 3),
                days::plus(last, longest),
                dice,
            );
            enter(client, last, "phone-call", None, dice);
        }
        last = next;
    }
    in_order(client);
}

fn in_order(client: &mut Client) {
    client.diary.sort_by_key(|entry| entry.on);
}

/// Writes one entry: for a plan item by its handler, otherwise by the manager or the deputy.
fn enter(
    client: &mut Client,
    on: NaiveDate,
    kind: &'static str,
    item: Option<(String, String)>,
    dice: &mut Dice,
) {
    let (item, by) = match item {
        Some((id, handler)) => (Some(id), handler),
        None => {
            let team = client
                .team
                .as_ref()
                .expect("an appointed client has a team");
            let close = |member: &&Member| matches!(member.role, "account-manager" | "deputy");
            let close: Vec<&Member> = team.members_on(on).filter(close).collect();
            (None, dice.pick(&close).name.clone())
        }
    };
    let (mut did, mut response) = (String::new(), String::new());
    with_gaps(client, on.month(), dice, |gaps, dice| {
        let [opening, matter] = phrases::deeds(kind);
        words::say(&mut did, opening, gaps, dice);
        words::say(&mut did, matter, gaps, dice);
        let on_the_spot = matches!(kind, "visit" | "risk-survey" | "training") && dice.chance(500);
        let afterwards: &[&str] = if on_the_spot {
            &phrases::ON_THE_SPOT
        } else {
            &phrases::AFTERWARDS
        };
        words::say(&mut did, afterwards, gaps, dice);
        words::say(&mut response, &phrases::RESPONSES[0], gaps, dice);
        words::say(&mut response, &phrases::RESPONSES[1], gaps, dice);
    });
    client.diary.push(Entry {
        on,
        by,
        kind,
        did,
        response,
        item,
        claim: None,
    });
}
