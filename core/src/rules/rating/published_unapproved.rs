//! Stars are internal: they are made public only after the client relations centre approved it (D35).

use crate::rules::{Check, Consequence, Detail, Findings, Group, OfRating, Rule};
use crate::standard::Severity;
use crate::standing::Case;

use super::{all, key};

pub(in crate::rules) static RULE: Rule = Rule {
    name: "published-unapproved",
    group: Group::Rating,
    severity: Severity::Error,
    consequence: Consequence::Client,
    clause: "D35",
    check: Check::Client(check),
};

/// What was made public cannot be taken back, so earlier years are checked too.
fn check(case: &Case<'_>, findings: &mut Findings) {
    for (nth, _, rating) in all(case) {
        let Some((publication, on)) = rating
            .publication
            .as_ref()
            .and_then(|it| Some((it, it.published?)))
        else {
            continue;
        };
        let by_somebody = publication.approved_by.is_some();
        let approved = publication.approved.filter(|_| by_somebody);
        if approved.is_none_or(|approved| approved > on) {
            let fault = OfRating::Published { on, approved };
            let key = key(nth, &["publication", "published"]);
            findings.add(&RULE, key, Detail::Rating(fault));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::APPOINTED;
    use crate::rules::testing::values::{Found, at, day, found};

    fn of(today: &str, publication: &str) -> Vec<Found> {
        let year = "[[years]]\nstarts = 2026-09-17\n[years.rating.publication]\n";
        found(&RULE, today, &format!("{APPOINTED}{year}{publication}"))
    }

    #[test]
    fn the_approval_comes_first_or_on_the_same_day_and_from_somebody() {
        let with =
            |approval: &str| of("2026-11-20", &format!("published = 2026-10-10\n{approval}"));
        let without = [at(
            "jia/published-unapproved/years.2026-09-17.rating.publication.published 8:1",
            Detail::Rating(OfRating::Published {
                on: day("2026-10-10"),
                approved: None,
            }),
        )];

        assert_eq!(with(""), without);
        assert_eq!(with("approved = 2026-10-10\n"), without);
        assert_eq!(with("approved = 2026-10-10\napproved-by = ''\n"), without);
        assert_eq!(with("approved-by = '中心'\n"), without);
        assert_eq!(with("approved = 2026-10-10\napproved-by = '中心'\n"), []);
        assert_eq!(
            with("approved = 2026-10-11\napproved-by = '中心'\n"),
            [at(
                "jia/published-unapproved/years.2026-09-17.rating.publication.published 8:1",
                Detail::Rating(OfRating::Published {
                    on: day("2026-10-10"),
                    approved: Some(day("2026-10-11"))
                })
            )]
        );
    }

    #[test]
    fn what_was_published_stays_so_after_the_year_and_what_was_not_is_no_fault() {
        assert_eq!(of("2027-12-01", "published = 2026-10-10\n").len(), 1);
        assert_eq!(of("2026-11-20", "approved = 2026-10-10\n"), []);
    }
}
