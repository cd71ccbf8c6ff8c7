//! Income summed from the policies on record: what was agreed, or what was received of it.

use super::*;

/// The year rated at 1,232,000, and three policies that begin in it, with 378,000 of brokerage each.
fn with_policies() -> String {
    let policy = |id: &str, rest: &str| {
        format!(
            "\n[[policies]]\nid = \"{id}\"\nstarts = 2026-03-20\npremium = 2520000\nbrokerage-percent = 15\n{rest}"
        )
    };
    let may = policy("par", "received = 200000\nreceived-on = 2026-05-08\n");
    let june = policy("mb", "received = 78000\nreceived-on = 2026-06-30\n");
    five_stars() + &may + &june + &policy("gl", "")
}

#[test]
fn a_realised_rating_sums_what_was_received_and_an_expected_one_what_was_agreed() {
    let summed = |basis, on: &str| {
        let mut sum = None;
        let _ = on_day("2026-11-20", &with_policies(), |case| {
            sum = Some(from_policies(case, None, basis, Some(day(on))));
            Ok(Vec::new())
        });
        sum.unwrap()
    };

    assert_eq!(summed(None, "2026-11-20"), Ok(Fen::yuan(1_134_000)));
    let expected = Some(Basis::Expected);
    assert_eq!(summed(expected, "2026-11-20"), Ok(Fen::yuan(1_134_000)));
    let realised = Some(Basis::Realised);
    assert_eq!(summed(realised, "2026-06-30"), Ok(Fen::yuan(278_000)));
    assert_eq!(summed(realised, "2026-06-29"), Ok(Fen::yuan(200_000)));
}

#[test]
fn the_basis_on_record_says_which_of_the_two_when_nobody_does() {
    let text = with_policies().replace("basis = \"expected\"", "basis = \"realised\"");
    let rated = on_day("2026-11-20", &text, |case| {
        let asked = Asked {
            income: from_policies(case, None, None, None)?,
            ..income(0)
        };
        settled(case, asked).map(|rated| set(&rated))
    });

    let rated = rated.unwrap();
    let later = "rated = 2026-11-20\nbasis = \"realised\"\nincome = 278000\nstars = 3\n";
    assert!(rated.contains(later), "{rated}");
}

#[test]
fn the_income_realised_so_far_is_what_was_received_by_the_day() {
    let realised = |on: &str| {
        on_day("2026-11-20", &with_policies(), |case| {
            let income = realised_from_policies(case, None, day(on))?;
            realise(case, None, income, day(on))
        })
    };
    let with = |noted: &str| {
        let stars = "stars = 5\n";
        Ok(with_policies().replace(stars, &format!("{stars}{noted}")))
    };

    assert_eq!(
        realised("2026-06-30"),
        with("realised = 278000\nrealised-at = 2026-06-30\n")
    );
    assert_eq!(
        realised("2026-06-29"),
        with("realised = 200000\nrealised-at = 2026-06-29\n")
    );
    assert_eq!(
        realised("2026-05-07"),
        Err(Refusal::Rating(RatingRefusal::NothingReceived {
            starts: day("2026-03-02"),
            ends: day("2027-03-01"),
            by: day("2026-05-07"),
        }))
    );
}
