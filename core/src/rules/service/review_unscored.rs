//! An account review scores every goal of the company, each within its full points (D55).

use std::collections::HashSet;

use crate::document::KeyPath;
use crate::lang::Both;
use crate::rules::{Check, Consequence, Detail, Findings, Group, OfService, Rule};
use crate::standard::Severity;
use crate::standing::{Case, year_today};

pub(in crate::rules) static RULE: Rule = Rule {
    name: "review-unscored",
    group: Group::Service,
    severity: Severity::Warning,
    consequence: Consequence::Paper,
    clause: "D55",
    check: Check::Client(check),
};

/// Only for the current service year: nobody can score an old review now.
fn check(case: &Case<'_>, findings: &mut Findings) {
    let Some(year) = year_today(case) else {
        return;
    };
    let goals = &case.standard.goals;
    for (nth, review) in case.record.reviews.iter().enumerate() {
        if !(year.starts..=case.today).contains(&review.on) {
            continue;
        }
        let is_scored = |code: &str| {
            let mut scores = review.scores.iter();
            scores.any(|score| score.goal == code && score.points.is_some())
        };
        let missing = goals.iter().filter(|goal| !is_scored(&goal.code));
        let missing: Vec<(String, Both)> = missing
            .map(|goal| (goal.code.clone(), goal.name.clone()))
            .collect();
        let scores = KeyPath::of("reviews").nth(nth).key("scores");
        if !missing.is_empty() {
            let detail = OfService::Unscored {
                id: review.id.to_owned(),
                goals: missing,
            };
            findings.add(&RULE, scores.clone(), Detail::Service(detail));
        }

        let mut scored = HashSet::new();
        for (nth, score) in review.scores.iter().enumerate() {
            if !scored.insert(score.goal)
                && let Some(goal) = case.standard.goal(score.goal)
            {
                let detail = OfService::ScoredTwice {
                    id: review.id.to_owned(),
                    goal: (goal.code.clone(), goal.name.clone()),
                };
                let key = scores.clone().nth(nth).key("goal");
                let finding = findings.add(&RULE, key, Detail::Service(detail));
                finding.subject = format!("reviews.{}.scores.{}.goal", review.id, goal.code);
            }
            if let (Some(goal), Some(points)) = (case.standard.goal(score.goal), score.points)
                && points > i64::from(goal.points)
            {
                let detail = OfService::AboveFull {
                    id: review.id.to_owned(),
                    goal: (goal.code.clone(), goal.name.clone()),
                    points,
                    full: goal.points,
                };
                let key = scores.clone().nth(nth).key("points");
                let finding = findings.add(&RULE, key, Detail::Service(detail));
                finding.subject = format!("reviews.{}.scores.{}.points", review.id, goal.code);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::Both;
    use crate::rules::testing::values::{Found, at, found_under};

    const GOALS: &str =
        "goals = [{ code = 'renewal', points = 30 }, { code = 'growth', points = 15 }]\n";

    fn of(on: &str, scores: &str) -> Vec<Found> {
        let text = format!(
            "client.name = '甲'\nappointment.established = 2026-03-02\n\
             [[reviews]]\nid = 'v1'\non = {on}\nscores = [{scores}]\n"
        );
        found_under(GOALS, &RULE, "2026-11-20", &text)
    }

    #[test]
    fn every_goal_has_points_and_no_more_than_its_full() {
        let growth = "{ goal = 'growth', points = 15 }";
        let goal = || {
            let (zh, en) = ("renewal".to_owned(), "renewal".to_owned());
            ("renewal".to_owned(), Both { zh, en })
        };
        let renewal = |points: u32| format!("{growth}, {{ goal = 'renewal', points = {points} }}");

        assert_eq!(of("2026-09-24", &renewal(30)), []);
        assert_eq!(
            of("2026-09-24", &renewal(31)),
            [at(
                "jia/review-unscored/reviews.v1.scores.renewal.points 6:65",
                Detail::Service(OfService::AboveFull {
                    id: "v1".to_owned(),
                    goal: goal(),
                    points: 31,
                    full: 30,
                })
            )]
        );
        let unscored = [at(
            "jia/review-unscored/reviews.v1.scores 6:1",
            Detail::Service(OfService::Unscored {
                id: "v1".to_owned(),
                goals: vec![goal()],
            }),
        )];
        assert_eq!(of("2026-09-24", growth), unscored);
        assert_eq!(
            of("2026-09-24", &format!("{growth}, {{ goal = 'renewal' }}")),
            unscored
        );
    }

    #[test]
    fn a_goal_has_its_points_once() {
        let scores = "{ goal = 'growth', points = 15 }, { goal = 'renewal', points = 3 }, { goal = 'growth', points = 9 }";
        let (zh, en) = ("growth".to_owned(), "growth".to_owned());
        assert_eq!(
            of("2026-09-24", scores),
            [at(
                "jia/review-unscored/reviews.v1.scores.growth.goal 6:81",
                Detail::Service(OfService::ScoredTwice {
                    id: "v1".to_owned(),
                    goal: ("growth".to_owned(), Both { zh, en }),
                })
            )]
        );
    }

    #[test]
    fn the_year_that_runs_is_asked_and_the_time_before_is_not() {
        assert_eq!(of("2026-03-02", "").len(), 1);
        assert_eq!(of("2026-03-01", ""), []);
        assert_eq!(of("2026-11-20", "").len(), 1);
        assert_eq!(of("2026-11-21", ""), []);
    }
}
