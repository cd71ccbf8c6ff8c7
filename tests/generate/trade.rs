//! The invented book keeps the trade's own rules: terms, stars, outcomes, and nothing before its day.

use super::*;

#[test]
fn three_years_of_service_are_on_record_with_all_that_ran_beside_them() {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for (one, table) in THOUSAND.iter() {
        if table.contains_key("appointment") {
            assert_eq!(list(table, "years").len(), 3, "{}", one.id);
        }
        for key in [
            "endorsements",
            "risks",
            "duties",
            "claims",
            "reviews",
            "renewals",
            "waivers",
        ] {
            *counts.entry(key).or_default() += list(table, key).len();
        }
        let hand_overs = table.get("team").and_then(Value::as_table);
        *counts.entry("hand-overs").or_default() +=
            hand_overs.map_or(0, |team| list(team, "hand-overs").len());
    }
    for (key, least) in [
        ("endorsements", 2000),
        ("risks", 800),
        ("duties", 2000),
        ("claims", 2000),
        ("reviews", 2000),
        ("renewals", 1500),
        ("hand-overs", 80),
        ("waivers", 10),
    ] {
        assert!(counts[key] >= least, "{key}: {}", counts[key]);
    }
}

#[test]
fn a_policy_that_has_ended_has_its_outcome_and_the_one_that_follows_is_on_record() {
    let today = date("2026-11-20");
    for (one, table) in THOUSAND.iter() {
        let ids = |key: &str| -> HashSet<&str> {
            let entries = list(table, key).iter();
            entries.map(|entry| entry["id"].as_str().unwrap()).collect()
        };
        let outcomes: BTreeMap<&str, Option<&str>> = list(table, "renewals")
            .iter()
            .flat_map(|renewal| list(renewal.as_table().unwrap(), "outcomes"))
            .map(|it| {
                (
                    it["policy"].as_str().unwrap(),
                    it.get("by").and_then(Value::as_str),
                )
            })
            .collect();
        for policy in list(table, "policies") {
            let outcome = outcomes.get(policy["id"].as_str().unwrap());
            assert_eq!(
                outcome.is_some(),
                day(&policy["ends"]) < today,
                "{}",
                one.id
            );
        }
        let followed = outcomes.values().flatten();
        assert!(
            followed.clone().all(|by| ids("policies").contains(by)),
            "{}",
            one.id
        );
    }
}

#[test]
fn deadlines_are_kept_by_all_but_the_faulted() {
    let mut broken: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for (one, table) in THOUSAND.iter() {
        let Some(appointment) = table.get("appointment") else {
            continue;
        };
        let signed = day(&appointment["established"]);
        let mut within =
            |rule: &'static str, from: NaiveDate, done: Option<&Value>, days: usize| {
                // Ten quiet working days are over within a fortnight.
                let overdue = done.is_none() && weekdays(from, date("2026-11-20")) > days;
                if overdue || done.is_some_and(|done| weekdays(from, day(done)) > days) {
                    broken.entry(rule).or_default().push(one.id.clone());
                }
            };
        within(
            "team",
            signed,
            table.get("team").map(|team| &team["established"]),
            3,
        );
        within(
            "archive",
            signed,
            table.get("archive").map(|archive| &archive["reported"]),
            3,
        );
        for year in list(table, "years") {
            let from = day(&year["starts"]);
            within(
                "rating",
                from,
                year.get("rating").map(|rating| &rating["rated"]),
                5,
            );
            within(
                "plan",
                from,
                year.get("plan").map(|plan| &plan["issued"]),
                10,
            );
        }
    }

    let of = |faults: &[Fault]| -> Vec<String> {
        let meant = |one: &&Record| one.fault.is_some_and(|fault| faults.contains(&fault));
        let records = THOUSAND.iter().map(|(one, _)| one);
        records.filter(meant).map(|one| one.id.clone()).collect()
    };
    let meant = BTreeMap::from([
        ("team", of(&[Fault::TeamLate, Fault::TeamMissing])),
        ("rating", of(&[Fault::RatingMissing])),
        ("plan", of(&[Fault::PlanLate, Fault::PlanMissing])),
    ]);
    assert_eq!(broken, meant);
}

#[test]
fn under_every_rule_only_the_faulted_have_errors_or_warnings() {
    let dir = tempfile::tempdir().unwrap();
    let written = book::write(&order(200, 7), dir.path()).unwrap();
    let checked = Command::new(env!("CARGO_BIN_EXE_kefu"))
        .args(["check", "--today", "2026-11-20", "-f", "json", "-w"])
        .arg(dir.path())
        .output()
        .unwrap();
    let checked: serde_json::Value = serde_json::from_slice(&checked.stdout).unwrap();
    let findings = checked["findings"].as_array().unwrap().iter();
    let grave = findings.filter(|it| it["severity"] != "advice" && it["waived"].is_null());
    let found: BTreeSet<&str> = grave.filter_map(|it| it["client"].as_str()).collect();

    let faulted = book_of(order(200, 7)).into_iter();
    let faulted: BTreeSet<String> = faulted
        .filter(|one| one.fault.is_some())
        .map(|one| one.id)
        .collect();
    assert_eq!(faulted.len(), written.faults.len());
    assert_eq!(found, faulted.iter().map(String::as_str).collect());
}

#[test]
fn stars_follow_from_the_income_and_plans_hold_the_standards_least() {
    let least = |service: &str| match service {
        "phone-call" => [2, 4, 6, 12, 12],
        "visit" => [0, 1, 2, 4, 6],
        "bulletin" => [1, 2, 4, 4, 12],
        "claims-session" => [1, 1, 1, 2, 4],
        other => panic!("{other}"),
    };
    let mut seen = [0; 5];
    for (one, table) in THOUSAND.iter() {
        for year in list(table, "years") {
            let Some(rating) = year.get("rating") else {
                continue;
            };
            let income = rating["income"].as_integer().unwrap() * 12
                / rating["months"].as_integer().unwrap();
            let stars = rating["stars"].as_integer().unwrap();
            let floors = [0, 50_000, 200_000, 500_000, 1_000_000];
            let computed = floors.iter().filter(|floor| income >= **floor).count();
            assert_eq!(i64::try_from(computed).unwrap(), stars, "{}", one.id);
            seen[computed - 1] += 1;

            let Some(plan) = year.get("plan").and_then(Value::as_table) else {
                continue;
            };
            for service in ["phone-call", "visit", "bulletin", "claims-session"] {
                let planned = list(plan, "items")
                    .iter()
                    .filter(|item| item["service"].as_str() == Some(service));
                assert!(
                    planned.count() >= least(service)[computed - 1],
                    "{}: {service}",
                    one.id
                );
            }
        }
    }
    assert!(seen.iter().all(|count| *count > 0), "{seen:?}");
}

#[test]
fn nothing_has_happened_after_the_day_the_book_stands_at() {
    let today = date("2026-11-20");
    for (one, table) in THOUSAND.iter() {
        let established = table
            .get("appointment")
            .map(|appointment| day(&appointment["established"]));
        let mut last = None;
        for entry in list(table, "diary") {
            let on = day(&entry["on"]);
            assert!(on <= today && last <= Some(on), "{}: {on}", one.id);
            last = Some(on);
        }
        let before_appointment =
            |on: NaiveDate| established.is_some_and(|established| on < established);
        assert!(
            !list(table, "diary")
                .iter()
                .any(|entry| before_appointment(day(&entry["on"])))
        );
        for year in list(table, "years") {
            let Some(plan) = year.get("plan").and_then(Value::as_table) else {
                continue;
            };
            for item in list(plan, "items") {
                let done = item.get("done").map(day);
                assert!(
                    done.is_none_or(
                        |done| day(&item["start"]) <= done && done <= day(&item["finish"])
                    )
                );
                assert!(
                    done.is_some() || day(&item["finish"]).max(day(&item["start"])) > today,
                    "{}",
                    one.id
                );
            }
        }
    }
}

/// Weekdays after `from` up to `to`: working days, in the quiet weeks the book keeps to.
fn weekdays(from: NaiveDate, to: NaiveDate) -> usize {
    let open = |day: &NaiveDate| !matches!(day.weekday(), Weekday::Sat | Weekday::Sun);
    from.iter_days()
        .skip(1)
        .take_while(|day| *day <= to)
        .filter(open)
        .count()
}
