//! Which service year a rating is for.

use super::*;

#[test]
fn the_next_service_year_begins_on_its_day_and_ends_with_the_appointment() {
    let years = |today: &str, until: &str| {
        let text = five_stars().replace("2028-03-01", until);
        rated_on(today, &text, income(600_000)).map(|text| text.matches("[[years]]").count())
    };
    assert_eq!(years("2027-03-01", "2028-03-01"), Ok(1));
    assert_eq!(years("2027-03-02", "2028-03-01"), Ok(2));
    // Past the appointment's end no year is running, and the one behind keeps its stars unless it is named.
    assert_eq!(years("2027-03-01", "2027-03-01"), Ok(1));
    let over = years("2027-03-02", "2027-03-01").map(|_| String::new());
    assert!(in_no_year(over, "2027-03-02"));

    let capped = five_stars().replace("2028-03-01", "2027-08-31");
    let text = rated_on("2027-03-02", &capped, income(600_000)).unwrap();
    assert!(
        text.ends_with(
            "
[[years]]
starts = 2027-03-02
ends = 2027-08-31

[years.rating]
rated = 2027-03-02
basis = \"expected\"
income = 600000
stars = 4
"
        ),
        "{text}"
    );
}

#[test]
fn a_year_is_named_by_any_of_its_days() {
    let in_year = |text| Asked {
        year: Some(day(text)),
        ..income(60_000)
    };
    let at = |today, text| rated_on(today, &five_stars(), in_year(text));

    for first in ["2026-03-02", "2027-03-01"] {
        let text = at("2027-05-10", first).unwrap();
        assert!(text.ends_with("income = 60000\nstars = 2\n"), "{text}");
        assert_eq!(text.matches("[[years]]").count(), 1, "{first}");
    }
    assert!(
        at("2027-05-10", "2027-03-02")
            .unwrap()
            .contains("starts = 2027-03-02")
    );
    for none in ["2026-03-01", "2028-03-02"] {
        assert!(in_no_year(at("2027-05-10", none), none));
    }
    assert!(in_no_year(at("2026-11-20", "2027-03-02"), "2027-03-02"));
}

fn in_no_year(found: Result<String, Refusal>, asked: &str) -> bool {
    matches!(found, Err(Refusal::NoServiceYear { day: refused, .. }) if refused == day(asked))
}

#[test]
fn years_that_nobody_recorded_are_put_on_record_with_the_one_rated() {
    let text = five_stars().replace("until = 2028-03-01\n", "");
    let later = rated_on("2028-03-02", &text, income(600_000)).unwrap();
    assert_eq!(
        later.strip_prefix(&text).unwrap(),
        "
[[years]]
starts = 2027-03-02
ends = 2028-03-01

[[years]]
starts = 2028-03-02
ends = 2029-03-01

[years.rating]
rated = 2028-03-02
basis = \"expected\"
income = 600000
stars = 4
"
    );

    let between = Asked {
        year: Some(day("2028-03-01")),
        ..income(600_000)
    };
    let text = rated_on("2028-03-02", &text, between).unwrap();
    assert_eq!(text.matches("[[years]]").count(), 2);
}

#[test]
fn of_two_years_that_share_a_day_the_later_is_meant() {
    let text = five_stars() + "\n[[years]]\nstarts = 2026-12-01\n";
    let at = |today: &str| rated_on(today, &text, income(60_000)).unwrap();
    assert!(at("2026-12-01").ends_with("income = 60000\nstars = 2\n"));
    assert!(at("2026-11-30").ends_with("[[years]]\nstarts = 2026-12-01\n"));
}

#[test]
fn what_is_decided_after_the_last_year_is_of_that_year() {
    let referral = |today: &str, text: &str| {
        on_day(today, text, |case| {
            let referral = Referral {
                stars: 4,
                factor: Factor::Size,
                reason: "集团".into(),
                on: case.today,
            };
            refer(case, None, referral)
        })
    };
    let text = five_stars();
    let over = text.replace("2028-03-01", "2027-03-01");
    assert!(referral("2027-03-02", &over).unwrap().starts_with(&over));
    let starts = day("2027-03-02");
    assert_eq!(
        referral("2027-03-02", &text),
        Err(Refusal::Rating(RatingRefusal::NotRated { starts }))
    );
}
