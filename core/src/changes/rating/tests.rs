//! What a rating, an override and a publication may be, and on which days.

use super::*;
use crate::changes::Entry;
use crate::changes::testing::{day, in_case, too_early};

mod policies;
mod years;

const APPOINTED: &str = "\
[client]
name = \"华锐重工集团有限公司\"

[appointment]
kind = \"brokerage-agreement\"
established = 2026-03-02
until = 2028-03-01
";

/// Decides on a record as of a day, and changes its text.
fn on_day(
    today: &str,
    text: &str,
    decide: impl FnOnce(&Case<'_>) -> Change,
) -> Result<String, Refusal> {
    in_case(text, today, decide)
}

fn income(yuan: i64) -> Asked {
    Asked {
        income: Fen::yuan(yuan),
        months: None,
        basis: None,
        on: None,
        year: None,
    }
}

fn rated_on(today: &str, text: &str, asked: Asked) -> Result<String, Refusal> {
    on_day(today, text, |case| {
        settled(case, asked).map(|rated| set(&rated))
    })
}

fn rated(text: &str, asked: Asked) -> Result<String, Refusal> {
    rated_on("2026-11-20", text, asked)
}

/// The first year, rated at 1,232,000 on 6 March.
fn five_stars() -> String {
    let on = Some(day("2026-03-06"));
    rated(
        APPOINTED,
        Asked {
            on,
            ..income(1_232_000)
        },
    )
    .unwrap()
}

#[test]
fn the_first_rating_begins_the_first_service_year() {
    assert_eq!(
        five_stars(),
        format!(
            "{APPOINTED}
[[years]]
starts = 2026-03-02
ends = 2027-03-01

[years.rating]
rated = 2026-03-06
basis = \"expected\"
income = 1232000
stars = 5
"
        )
    );
}

#[test]
fn income_is_spread_over_its_months() {
    let stars = |yuan, months| {
        let asked = Asked {
            months: Some(months),
            ..income(yuan)
        };
        let text = rated(APPOINTED, asked).unwrap();
        let (_, stars) = text.rsplit_once("stars = ").unwrap();
        (stars.trim().to_owned(), text.contains("months = "))
    };

    assert_eq!(stars(2_000_000, 24), ("5".into(), true));
    assert_eq!(stars(1_999_999, 24), ("4".into(), true));
    assert_eq!(stars(100_000, 6), ("3".into(), true));
    assert_eq!(stars(1_000_000, 12), ("5".into(), false));
}

#[test]
fn rating_anew_adds_a_rating_and_leaves_the_first_as_it_was() {
    let months = Some(24);
    let second = rated(
        &five_stars(),
        Asked {
            months,
            ..income(1_232_000)
        },
    )
    .unwrap();
    let later = "
[[years.rating.later]]
id = \"1\"
rated = 2026-11-20
basis = \"expected\"
income = 1232000
months = 24
stars = 4
";
    assert_eq!(second, five_stars() + later);

    // The same again is no change; of the same day it is corrected; of another it is the next.
    assert_eq!(rated(&second, income(1_232_000)), Ok(second.clone()));
    let realised = Asked {
        basis: Some(Basis::Realised),
        ..income(2_100_000)
    };
    let corrected = later
        .replace("expected", "realised")
        .replace("1232000", "2100000")
        .replace("stars = 4", "stars = 5");
    assert_eq!(rated(&second, realised), Ok(five_stars() + &corrected));
    let next = rated_on("2026-11-21", &second, realised).unwrap();
    let third = corrected
        .replace("\"1\"", "\"2\"")
        .replace("11-20", "11-21");
    assert_eq!(next, format!("{second}{third}"));
}

#[test]
fn the_first_rating_is_corrected_by_its_day_or_one_before_it() {
    let on = |text| Asked {
        on: Some(day(text)),
        ..income(300_000)
    };
    let corrected = five_stars()
        .replace("1232000", "300000")
        .replace("stars = 5", "stars = 3");
    assert_eq!(
        rated(&five_stars(), on("2026-03-06")),
        Ok(corrected.clone())
    );
    let earlier = corrected.replace("03-06", "03-05");
    assert_eq!(rated(&five_stars(), on("2026-03-05")), Ok(earlier));
    let later = rated(&five_stars(), on("2026-03-09")).unwrap();
    assert!(later.starts_with(&five_stars()), "{later}");
    assert!(later.contains("rated = 2026-03-09\n"), "{later}");
}

#[test]
fn a_rating_lies_between_the_appointment_and_today() {
    let on = |text| Asked {
        on: Some(day(text)),
        ..income(1)
    };

    assert!(rated(APPOINTED, on("2026-03-02")).is_ok());
    assert!(rated(APPOINTED, on("2026-11-20")).is_ok());
    assert_eq!(
        rated(APPOINTED, on("2026-03-01")),
        Err(too_early("2026-03-01", "2026-03-02", Since::Appointed))
    );
    let (late, today) = (day("2026-11-21"), day("2026-11-20"));
    assert_eq!(
        rated(APPOINTED, on("2026-11-21")),
        Err(Refusal::InFuture { day: late, today })
    );
    let prospect = "[client]\nname = \"天成\"\n";
    assert_eq!(rated(prospect, income(1)), Err(Refusal::NotAppointed));
}

fn referred(text: &str, stars: u8, on: &str) -> Result<String, Refusal> {
    let referral = Referral {
        stars,
        factor: Factor::Influence,
        reason: "行业标杆".into(),
        on: day(on),
    };
    on_day("2026-11-20", text, |case| refer(case, None, referral))
}

fn approved(text: &str, on: &str) -> Result<String, Refusal> {
    on_day("2026-11-20", text, |case| {
        approve(case, None, "客户关系管理中心", day(on))
    })
}

#[test]
fn an_override_is_referred_and_then_approved() {
    let waiting = referred(&five_stars(), 4, "2026-09-24").unwrap();
    let over = "
[years.rating.override]
stars = 4
factor = \"influence\"
reason = \"行业标杆\"
referred = 2026-09-24
";
    assert_eq!(waiting, five_stars() + over);

    let done = approved(&waiting, "2026-09-24").unwrap();
    assert_eq!(
        done,
        waiting.clone() + "approved = 2026-09-24\napproved-by = \"客户关系管理中心\"\n"
    );
    assert!(
        referred(&waiting, 3, "2026-09-25")
            .unwrap()
            .contains("stars = 3\n")
    );

    let there = StepRefusal::there(OVERRIDE, "approved", day("2026-09-24"));
    let refused = Err(Refusal::Step(there));
    assert_eq!(approved(&done, "2026-09-24").as_ref(), Ok(&done));
    assert_eq!(approved(&done, "2026-09-25"), refused);
    assert_eq!(referred(&done, 3, "2026-09-25"), refused);
}

#[test]
fn an_override_needs_a_rating_and_an_approval_an_override() {
    let starts = day("2026-03-02");
    let refused = referred(APPOINTED, 4, "2026-11-20");
    assert_eq!(
        refused,
        Err(Refusal::Rating(RatingRefusal::NotRated { starts }))
    );
    let refused = approved(&five_stars(), "2026-11-20");
    assert_eq!(refused, Err(Refusal::Rating(RatingRefusal::NoOverride)));
}

#[test]
fn rating_referral_and_approval_follow_one_another() {
    assert!(referred(&five_stars(), 4, "2026-03-06").is_ok());
    let refused = referred(&five_stars(), 4, "2026-03-05");
    assert_eq!(
        refused,
        Err(too_early("2026-03-05", "2026-03-06", Since::Rated))
    );
    let waiting = referred(&five_stars(), 4, "2026-09-24").unwrap();
    let refused = approved(&waiting, "2026-09-23");
    assert_eq!(
        refused,
        Err(StepRefusal::TooEarly {
            entry: Entry {
                section: OVERRIDE,
                id: None
            },
            step: "approved",
            day: day("2026-09-23"),
            after: "referred",
            on: day("2026-09-24"),
        }
        .into())
    );

    let today = day("2026-11-20");
    let future = |text| {
        Err(Refusal::InFuture {
            day: day(text),
            today,
        })
    };
    assert_eq!(
        referred(&five_stars(), 4, "2026-11-21"),
        future("2026-11-21")
    );
    assert_eq!(approved(&waiting, "2026-11-21"), future("2026-11-21"));
}

fn published(text: &str, on: &str, approved: &str) -> Result<String, Refusal> {
    let published = Published {
        on: day(on),
        approved: day(approved),
        by: "周婷",
    };
    on_day("2026-11-20", text, |case| publish(case, None, published))
}

#[test]
fn stars_are_made_public_with_approval_and_not_before() {
    let text = published(&five_stars(), "2026-05-10", "2026-05-08").unwrap();
    let publication = "
[years.rating.publication]
published = 2026-05-10
approved = 2026-05-08
approved-by = \"周婷\"
";
    assert_eq!(text, five_stars() + publication);
    assert_eq!(
        published(&text, "2026-05-10", "2026-05-08"),
        Ok(text.clone())
    );
    assert_eq!(
        published(&text, "2026-05-11", "2026-05-08"),
        Err(StepRefusal::there("years.rating.publication", "approved", day("2026-05-08")).into())
    );

    assert!(published(&five_stars(), "2026-05-08", "2026-05-08").is_ok());
    assert_eq!(
        published(&five_stars(), "2026-05-07", "2026-05-08"),
        Err(too_early("2026-05-07", "2026-05-08", Since::Publishable))
    );
    let starts = day("2026-03-02");
    let refused = published(APPOINTED, "2026-05-10", "2026-05-08");
    assert_eq!(
        refused,
        Err(Refusal::Rating(RatingRefusal::NotRated { starts }))
    );
}

#[test]
fn an_approval_after_the_fact_leaves_the_day_of_publication() {
    let told = five_stars() + "\n[years.rating.publication]\npublished = 2026-04-01\n";
    let text = published(&told, "2026-11-20", "2026-11-20").unwrap();
    assert_eq!(
        text,
        told + "approved = 2026-11-20\napproved-by = \"周婷\"\n"
    );
}

#[test]
fn realised_income_is_counted_up_to_a_day_of_the_year() {
    let realised = |text: &str, on: &str| {
        on_day("2026-11-20", text, |case| {
            realise(case, None, Fen::yuan(640_000), day(on))
        })
    };
    let rated = five_stars();

    assert_eq!(
        realised(&rated, "2026-11-20"),
        Ok(format!(
            "{rated}realised = 640000\nrealised-at = 2026-11-20\n"
        ))
    );
    assert!(realised(&rated, "2026-03-02").is_ok());
    let earliest = day("2026-03-02");
    assert_eq!(
        realised(&rated, "2026-03-01"),
        Err(too_early("2026-03-01", "2026-03-02", Since::YearBegan))
    );
    let (tomorrow, today) = (day("2026-11-21"), day("2026-11-20"));
    assert_eq!(
        realised(&rated, "2026-11-21"),
        Err(Refusal::InFuture {
            day: tomorrow,
            today
        })
    );
    assert_eq!(
        realised(APPOINTED, "2026-11-20"),
        Err(Refusal::Rating(RatingRefusal::NotRated {
            starts: earliest
        }))
    );
}
