//! What expires and by when each step is due, on both sides of each boundary.

use super::*;
use crate::calendar::Calendar;
use crate::document::Document;
use crate::model::Record;
use crate::standard::Standard;
use crate::used::used;

/// Each renewal in one line: its policies (settled ones in brackets), expiry, opening, next step.
fn told(text: &str, today: &str) -> Vec<String> {
    let text = format!("client.name = '甲'\nappointment.established = 2025-03-20\n{text}");
    let document = Document::parse(&text).unwrap();
    let reading = Record::read(&document);
    assert_eq!(reading.faults, []);
    assert_eq!(reading.unknown, []);
    let case = Case {
        id: "jia",
        record: &reading.record,
        standard: &Standard::sample(),
        calendar: &Calendar::embedded(),
        today: today.parse().unwrap(),
    };
    let line = |it: &Expiring<'_>| {
        let policies = it.policies.iter().map(|it| match it.settled {
            true => format!("({})", it.policy.id),
            false => it.policy.id.to_owned(),
        });
        let policies: Vec<String> = policies.collect();
        let id = it.recorded.map_or("-", |(_, renewal)| renewal.id);
        let next = it.next_step().map(|it| (it.step.code(), it.due));
        let (next, due) = next.unwrap_or(("none", it.expires));
        format!(
            "{id} {} {} opens {} {next} {due}",
            policies.join(" "),
            it.expires,
            it.opens
        )
    };
    expiring(&case).iter().map(line).collect()
}

fn policy(id: &str, ends: &str) -> String {
    format!("[[policies]]\nid = '{id}'\nstarts = 2026-03-20\nends = {ends}\n")
}

#[test]
fn policies_within_thirty_days_of_the_earliest_are_one_renewal() {
    let with = |ends: &str| {
        let text = policy("med", ends) + &policy("par", "2027-03-19");
        told(&text, "2026-11-20")
    };

    assert_eq!(
        with("2027-04-18"),
        ["- par med 2027-03-19 opens 2027-01-18 reviewed 2027-01-18"]
    );
    assert_eq!(
        with("2027-04-19"),
        [
            "- par 2027-03-19 opens 2027-01-18 reviewed 2027-01-18",
            "- med 2027-04-19 opens 2027-02-18 reviewed 2027-02-18",
        ]
    );
}

#[test]
fn what_ended_before_the_appointment_was_never_ours_to_renew() {
    let ended = |ends: &str| {
        let old = format!("[[policies]]\nid = 'old'\nstarts = 2024-03-20\nends = {ends}\n");
        told(&old, "2026-11-20")
    };

    assert_eq!(ended("2025-03-19"), [""; 0]);
    assert_eq!(
        ended("2025-03-20"),
        ["- old 2025-03-20 opens 2025-03-20 reviewed 2025-03-20"]
    );
}

#[test]
fn it_opens_by_the_stars_of_the_last_year_that_was_rated() {
    let rated = |income: u32, starts: &str| {
        let year =
            format!("[[years]]\nstarts = {starts}\nrating.income = {income}\nrating.months = 12\n");
        told(&(policy("par", "2027-03-19") + &year), "2026-11-20")
    };
    let opens =
        |day: &str, review: &str| vec![format!("- par 2027-03-19 opens {day} reviewed {review}")];

    assert_eq!(
        rated(199_999, "2026-03-20"),
        opens("2027-01-18", "2027-01-18")
    );
    assert_eq!(
        rated(200_000, "2026-03-20"),
        opens("2026-12-19", "2026-12-19")
    );
    assert_eq!(
        rated(500_000, "2026-03-20"),
        opens("2026-11-19", "2026-12-19")
    );
    // A year that is over still counts until the next is rated; one that has not begun does not.
    assert_eq!(
        rated(500_000, "2025-03-20"),
        opens("2026-11-19", "2026-12-19")
    );
    assert_eq!(
        rated(500_000, "2026-11-20"),
        opens("2026-11-19", "2026-12-19")
    );
    assert_eq!(
        rated(500_000, "2026-11-21"),
        opens("2027-01-18", "2027-01-18")
    );
}

/// One star opens 60 days before 2027-03-19, on 2027-01-18; four stars 120 days before, on 2026-11-19.
#[test]
fn stars_that_rise_in_the_days_of_the_renewal_do_not_make_it_late() {
    let rose = |on: &str, day: &str| {
        let year = format!(
            "[[years]]\nstarts = 2026-03-20\n[years.rating]\nrated = 2026-03-24\nincome = 30000\n\
             [years.rating.override]\nstars = 4\napproved = {on}\napproved-by = '乙'\n"
        );
        let told = told(&(policy("par", "2027-03-19") + &year), day);
        told[0].split(' ').nth(4).unwrap().to_owned()
    };
    // Until the approval the renewal opens as before, then ten working days later.
    assert_eq!(rose("2026-12-01", "2026-11-30"), "2027-01-18");
    assert_eq!(rose("2026-12-01", "2026-12-01"), "2026-12-15");
    assert_eq!(rose("2026-12-01", "2027-02-01"), "2026-12-15");
    // Of a rise before it would have opened nothing is left, nor of one after it opened by the stars before.
    assert_eq!(rose("2026-11-19", "2026-11-20"), "2026-11-19");
    assert_eq!(rose("2026-11-20", "2026-11-20"), "2026-12-04");
    assert_eq!(rose("2027-01-11", "2027-02-01"), "2027-01-18");
    assert_eq!(rose("2027-01-25", "2027-02-01"), "2027-01-18");
}

#[test]
fn what_is_settled_waits_no_more_and_steps_follow_the_rest() {
    let policies = policy("par", "2027-03-19") + &policy("med", "2027-03-31");
    let renewal = |rest: &str| {
        let text = format!(
            "{policies}[[renewals]]\nid = 'x2027'\npolicies = ['par', 'med']\nreviewed = 2027-01-04\n{rest}"
        );
        told(&text, "2027-03-12")
    };
    let outcome =
        |policy: &str, kind: &str| format!("[[renewals.outcomes]]\npolicy = '{policy}'\n{kind}\n");

    assert_eq!(
        renewal(""),
        ["x2027 par med 2027-03-19 opens 2027-01-18 exposure 2027-01-18"]
    );
    let par = outcome("par", "kind = 'renewed'\nby = 'par27'");
    assert_eq!(
        renewal(&par),
        ["x2027 (par) med 2027-03-31 opens 2027-01-30 exposure 2027-01-30"]
    );
    let both = par.clone() + &outcome("med", "kind = 'lapsed'");
    assert_eq!(
        renewal(&both),
        ["x2027 (par) (med) 2027-03-19 opens 2027-01-18 exposure 2027-01-18"]
    );
    assert_eq!(renewal(&format!("closed = 2027-03-12\n{both}")), [""; 0]);
    // Closed by hand without an outcome: it still waits.
    assert_eq!(
        renewal(&format!("closed = 2027-03-12\n{par}")),
        ["- med 2027-03-31 opens 2027-01-30 reviewed 2027-01-30"]
    );
    assert_eq!(
        renewal(&outcome("par", "on = 2027-03-10")),
        ["x2027 par med 2027-03-19 opens 2027-01-18 exposure 2027-01-18"]
    );
}

#[test]
fn an_extended_policy_expires_once_more() {
    let extended = |rest: &str| {
        let text = policy("par", "2027-03-19")
            + "[[renewals]]\nid = 'x2027'\npolicies = ['par']\nclosed = 2027-03-19\n"
            + &format!("outcomes = [{{ policy = 'par', kind = 'extended'{rest} }}]\n");
        told(&text, "2027-03-20")
    };

    // In the renewal that is still open it is settled.
    let open = policy("par", "2027-03-19")
        + "[[renewals]]\nid = 'x2027'\npolicies = ['par']\n\
           outcomes = [{ policy = 'par', kind = 'extended', until = 2027-06-18 }]\n";
    assert_eq!(
        told(&open, "2027-03-20"),
        [
            "x2027 (par) 2027-03-19 opens 2027-01-18 reviewed 2027-01-18",
            "- par 2027-06-18 opens 2027-04-19 reviewed 2027-04-19",
        ]
    );
    assert_eq!(
        extended(", until = 2027-06-18"),
        ["- par 2027-06-18 opens 2027-04-19 reviewed 2027-04-19"]
    );
    assert_eq!(extended(""), [""; 0]);
    assert_eq!(extended(", by = 'par27'"), [""; 0]);
}

#[test]
fn cover_of_a_short_time_has_as_long_to_its_renewal_as_a_new_client() {
    let short = |starts: &str| {
        let policy = policy("par", "2027-03-19");
        told(&policy.replace("2026-03-20", starts), "2026-11-20")
    };
    // 10 working days after 2027-01-04 are the 60th day before the end.
    for (starts, opens) in [
        ("2027-01-04", "2027-01-18"),
        ("2027-01-05", "2027-01-19"),
        ("2027-01-18", "2027-02-01"),
        ("2027-03-15", "2027-03-19"),
    ] {
        let line = format!("- par 2027-03-19 opens {opens} reviewed {opens}");
        assert_eq!(short(starts), [line], "{starts}");
    }
}

/// By the stars the renewal is to start on 2027-01-18.
#[test]
fn of_a_client_that_is_taken_over_it_opens_as_of_one_newly_won() {
    let taken = |begins: &str, today: &str| {
        let begins = format!("client.recorded-from = {begins}\n");
        told(&(begins + &policy("par", "2027-03-19")), today)
    };
    let opens = |day: &str| [format!("- par 2027-03-19 opens {day} reviewed {day}")];
    assert_eq!(taken("2027-01-18", "2027-01-20"), opens("2027-01-18"));
    assert_eq!(taken("2027-01-19", "2027-01-20"), opens("2027-02-02"));
    assert_eq!(taken("2027-03-15", "2027-03-16"), opens("2027-03-19"));
    assert_eq!(taken("2027-03-20", "2027-03-20"), [""; 0]);
    // A renewal of before the record keeps its own days.
    let begun = |begins: &str| {
        let renewal = "[[renewals]]\nid = 'x1'\npolicies = ['par']\nstarted = 2027-01-04\n";
        let begins = format!("client.recorded-from = {begins}\n");
        let text = begins + &policy("par", "2027-03-19") + renewal;
        let opens = told(&text, "2027-04-01").remove(0);
        opens.split_once(" opens ").unwrap().1[..10].to_owned()
    };
    assert_eq!(begun("2027-03-19"), "2027-03-19");
    assert_eq!(begun("2027-03-20"), "2027-01-18");
    // Four stars open on 2026-11-19; never later than one star, or a calendar would tell them.
    let four = |begins: &str| {
        let year = "[[years]]\nstarts = 2026-03-20\nrating.income = 500000\nrating.months = 12\n";
        let begins = format!("client.recorded-from = {begins}\n");
        told(
            &(begins + &policy("par", "2027-03-19") + year),
            "2027-01-20",
        )
    };
    let opens =
        |day: &str, review: &str| [format!("- par 2027-03-19 opens {day} reviewed {review}")];
    assert_eq!(four("2026-11-19"), opens("2026-11-19", "2026-12-19"));
    assert_eq!(four("2026-11-20"), opens("2026-12-04", "2026-12-19"));
    assert_eq!(four("2027-01-11"), opens("2027-01-18", "2027-01-18"));
    assert_eq!(four("2027-01-18"), opens("2027-01-18", "2027-01-18"));
    assert_eq!(four("2027-01-19"), opens("2027-02-02", "2027-02-02"));
}

#[test]
fn an_extension_is_not_renewed_before_its_own_cover_begins() {
    let extended = |on: &str, until: &str| {
        let text = policy("par", "2027-03-19")
            + "[[renewals]]\nid = 'x2027'\npolicies = ['par']\nclosed = 2027-03-26\n\
               outcomes = [{ policy = 'par', kind = 'extended', "
            + &format!("{on}until = {until} }}]\n");
        told(&text, "2027-03-27")
    };
    let opens =
        |until: &str, opens: &str| [format!("- par {until} opens {opens} reviewed {opens}")];
    // It was agreed before the cover ended, and runs from the day after.
    for on in ["", "on = 2027-03-01, ", "on = 2027-03-20, "] {
        assert_eq!(
            extended(on, "2027-04-18"),
            opens("2027-04-18", "2027-04-02"),
            "{on}"
        );
    }
    let late = extended("on = 2027-03-26, ", "2027-04-18");
    assert_eq!(late, opens("2027-04-18", "2027-04-12"));
    let shorter = extended("on = 2027-03-01, ", "2027-03-31");
    assert_eq!(shorter, opens("2027-03-31", "2027-03-31"));
}

#[test]
fn nobody_renews_for_a_client_before_the_appointment() {
    let of = |ends: &str| {
        let text = policy("par", ends).replace("2026-03-20", "2024-06-01");
        told(&text, "2025-03-20")
    };

    // The last day of the first service plan, 10 working days after the appointment, is 60 days before 2025-06-02.
    for ends in ["2025-06-02", "2025-06-01", "2025-05-18", "2025-04-03"] {
        let line = format!("- par {ends} opens 2025-04-03 reviewed 2025-04-03");
        assert_eq!(of(ends), [line]);
    }
    assert_eq!(
        of("2025-06-03"),
        ["- par 2025-06-03 opens 2025-04-04 reviewed 2025-04-04"]
    );
    // Never after the cover.
    for ends in ["2025-04-02", "2025-03-20"] {
        let line = format!("- par {ends} opens {ends} reviewed {ends}");
        assert_eq!(of(ends), [line]);
    }
}

#[test]
fn what_is_dated_later_has_not_happened() {
    let on = |today: &str, outcome: &str| {
        let text = policy("par", "2027-03-19")
            + "[[renewals]]\nid = 'x2027'\npolicies = ['par']\nclosed = 2027-03-12\n"
            + &format!("outcomes = [{{ policy = 'par', {outcome}, on = 2027-03-10 }}]\n");
        told(&text, today)
    };
    let opens = "opens 2027-01-18 reviewed 2027-01-18";

    let renewed = "kind = 'renewed'";
    assert_eq!(
        on("2027-03-09", renewed),
        [format!("x2027 par 2027-03-19 {opens}")]
    );
    assert_eq!(
        on("2027-03-11", renewed),
        [format!("x2027 (par) 2027-03-19 {opens}")]
    );
    assert_eq!(on("2027-03-12", renewed), [""; 0]);
    let extended = "kind = 'extended', until = 2027-06-18";
    assert_eq!(
        on("2027-03-09", extended),
        [format!("x2027 par 2027-03-19 {opens}")]
    );
    assert_eq!(on("2027-03-10", extended).len(), 2);
}

#[test]
fn nothing_expires_for_a_client_that_is_not_ours_yet_or_no_more() {
    let par = policy("par", "2027-03-19");
    let closed = |day: &str| format!("client.closed = {day}\n{par}");

    assert_eq!(told(&par, "2025-03-19"), [""; 0]);
    assert_eq!(told(&par, "2025-03-20").len(), 1);
    assert_eq!(told(&closed("2026-11-20"), "2026-11-20"), [""; 0]);
    assert_eq!(told(&closed("2026-11-21"), "2026-11-20").len(), 1);
    assert_eq!(told("policies = [{ id = 'par' }]\n", "2026-11-20"), [""; 0]);
}

/// Policies and renewals in thousands: searched once for each other they would be a hundred million pairs.
#[test]
fn thousands_of_policies_find_their_renewals_at_once() {
    const MANY: usize = 10_000;
    let one = |nth: usize| {
        policy(&format!("p{nth}"), "2027-03-19")
            + &format!(
                "[[renewals]]\nid = 'x{nth}'\npolicies = ['p{nth}']\nclosed = 2026-11-02\n\
                 outcomes = [{{ policy = 'p{nth}', kind = 'extended', until = 2027-04-30 }}]\n"
            )
    };
    let text: String = (0..MANY).map(one).collect();
    let begun = used();
    let told = told(&text, "2026-11-20");

    assert_eq!(told.len(), 1);
    assert!(told[0].starts_with("- p0 p1 p2 "), "{}", &told[0][..80]);
    assert!(told[0].ends_with(" 2027-04-30 opens 2027-04-02 reviewed 2027-04-02"));
    assert!((used() - begun).as_secs() < 5, "{:?}", used() - begun);
}

#[test]
fn thousands_of_renewals_of_one_policy_and_of_days_apart_are_answered_at_once() {
    const MANY: usize = 10_000;
    let begun = used();
    let renewal = |nth: usize| {
        policy("par", "2027-03-19")
            + &format!(
                "[[renewals]]\nid = 'x{nth}'\nstarted = 2026-11-01\npolicies = ['par']\n\
                 outcomes = [{{ policy = 'par' }}, {{ policy = 'par', kind = 'extended', until = 2027-04-30 }}]\n"
            )
    };
    let text: String = (0..MANY).map(renewal).collect();
    // Of policies of one id, which are a fault, the first is meant.
    assert_eq!(
        told(&text, "2026-11-20")[MANY - 1],
        "x9999 (par) 2027-04-30 opens 2027-03-01 reviewed 2027-03-01"
    );

    let day = |nth: usize| "2026-11-20".parse::<NaiveDate>().unwrap() + Days::new(40 * nth as u64);
    let apart = |nth: usize| policy(&format!("p{nth}"), &day(nth).to_string());
    let text: String = (0..MANY).map(apart).collect();
    assert_eq!(told(&text, "2026-11-20").len(), MANY);
    assert!((used() - begun).as_secs() < 5, "{:?}", used() - begun);
}

#[test]
fn an_extension_moves_the_last_day_of_cover_once_it_is_agreed() {
    let text = format!(
        "client.name = '甲'\n{}[[renewals]]\nid = 'x1'\nstarted = 2026-11-20\npolicies = ['par']\n\
         outcomes = [{{ policy = 'par', kind = 'extended', on = 2027-03-10, until = 2027-04-19 }}]\n",
        policy("par", "2027-03-19")
    );
    let document = Document::parse(&text).unwrap();
    let reading = Record::read(&document);
    assert_eq!(reading.faults, []);
    let last_day = |on: &str| {
        let history = History::of(&reading.record, on.parse().unwrap());
        history
            .last_day(&reading.record.policies[0])
            .unwrap()
            .to_string()
    };

    assert_eq!(last_day("2027-03-09"), "2027-03-19");
    assert_eq!(last_day("2027-03-10"), "2027-04-19");
}
