//! Account reviews: the day, the scores by the company's goals, and the plan item they fulfil (D55).

use chrono::NaiveDate;

use super::plan::item_done_on;
use super::{Change, Refusal, ReviewRefusal, StepRefusal, happened_in_service, next_id};
use crate::document::edit::Edit;
use crate::document::{KeyPath, Literal};
use crate::model::{Review, nearest};
use crate::standard::{Goal, Standard};
use crate::standing::Case;

/// A review that was held.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewReview {
    /// The day.
    pub on: NaiveDate,
    /// Who held it; the account manager of that day when left out.
    pub by: Option<String>,
    /// The result.
    pub text: Option<String>,
    /// The plan item it fulfils.
    pub item: Option<String>,
    /// The goals it scores.
    pub scores: Vec<Points>,
}

/// The points of one goal, as given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Points {
    /// The goal: its code, or its name in either language.
    pub goal: String,
    /// The points.
    pub points: i64,
    /// A note on the points.
    pub note: Option<String>,
}

/// Records a review and its scores, and returns its id; the plan item that it fulfils is done that day.
///
/// # Errors
///
/// A day in the future or before the appointment, no such goal, one scored twice or above its full points,
/// or no item of that id that is open or was done that day.
pub fn add(case: &Case<'_>, new: NewReview) -> Result<(String, Vec<Edit>), Refusal> {
    happened_in_service(case, new.on)?;
    let record = case.record;
    let scores = scored(case.standard, new.scores)?;
    let item = match &new.item {
        Some(item) => item_done_on(record, item, new.on)?,
        None => Vec::new(),
    };
    let manager = record.manager_on(new.on).map(|it| it.name.to_owned());

    let id = next_id(record, "reviews", "v");
    let mut entry: Vec<(&'static str, Literal)> =
        vec![("id", id.as_str().into()), ("on", new.on.into())];
    let said = [
        ("by", new.by.or(manager)),
        ("text", new.text),
        ("item", new.item),
    ];
    let said = said.into_iter();
    entry.extend(said.filter_map(|(key, text)| Some((key, text?.into()))));
    let nth = record.reviews.len();
    let at = KeyPath::of("reviews");
    let mut edits = vec![Edit::Push { at, entry }];
    edits.extend(scores.into_iter().map(|score| pushed(nth, score)));
    edits.extend(item);
    Ok((id, edits))
}

/// Adds points to a review, or corrects those it has.
///
/// # Errors
///
/// No such review, no such goal, one scored twice or above its full points.
pub fn score(case: &Case<'_>, id: &str, scores: Vec<Points>) -> Change {
    let reviews = &case.record.reviews;
    let mut all = reviews.iter().enumerate();
    let (nth, review) = all.find(|(_, it)| it.id == id).ok_or_else(|| {
        Refusal::Step(StepRefusal::NotListed {
            section: "reviews",
            id: id.to_owned(),
            near: None,
            known: reviews.iter().map(dated).collect(),
        })
    })?;
    let mut edits = Vec::new();
    for score in scored(case.standard, scores)? {
        let there = review.scores.iter().position(|it| it.goal == score.goal);
        match there {
            None => edits.push(pushed(nth, score)),
            Some(at) => {
                let at = KeyPath::of("reviews").nth(nth).key("scores").nth(at);
                if review
                    .scores
                    .iter()
                    .all(|it| it.goal != score.goal || it.points != Some(score.points))
                {
                    edits.push(Edit::set(
                        at.clone().key("points"),
                        Literal::Integer(score.points),
                    ));
                }
                edits.extend(score.note.map(|note| Edit::set(at.key("note"), note)));
            }
        }
    }
    Ok(edits)
}

/// The scores by the codes of their goals, each within its full points and none twice.
fn scored(standard: &Standard, scores: Vec<Points>) -> Result<Vec<Points>, Refusal> {
    let mut known: Vec<Points> = Vec::with_capacity(scores.len());
    for score in scores {
        let goal = goal(standard, &score.goal)?;
        let full = i64::from(goal.points);
        if !(0..=full).contains(&score.points) {
            return Err(Refusal::Review(ReviewRefusal::PointsBeyond {
                goal: goal.name.clone(),
                points: score.points,
                full,
            }));
        }
        if known.iter().any(|it| it.goal == goal.code) {
            let goal = goal.name.clone();
            return Err(Refusal::Review(ReviewRefusal::GoalTwice { goal }));
        }
        let goal = goal.code.clone();
        known.push(Points { goal, ..score });
    }
    Ok(known)
}

fn goal<'s>(standard: &'s Standard, given: &str) -> Result<&'s Goal, Refusal> {
    let names = |goal: &'s Goal| [&goal.code, &goal.name.zh, &goal.name.en];
    let goals = &standard.goals;
    let found = goals
        .iter()
        .find(|goal| names(goal).contains(&&given.to_owned()));
    found.ok_or_else(|| {
        let all = goals
            .iter()
            .flat_map(|goal| names(goal).map(|name| (name, goal)));
        let all: Vec<(&String, &Goal)> = all.collect();
        let near = nearest(given, all.iter().map(|(name, _)| name.as_str()));
        let near = near.and_then(|near| all.iter().find(|(name, _)| *name == near));
        Refusal::Review(ReviewRefusal::UnknownGoal {
            given: given.to_owned(),
            near: near.map(|(_, goal)| goal.code.clone()),
            goals: goals
                .iter()
                .map(|goal| (goal.code.clone(), goal.name.clone(), goal.points))
                .collect(),
        })
    })
}

fn pushed(review: usize, score: Points) -> Edit {
    let mut entry = vec![
        ("goal", Literal::Text(score.goal)),
        ("points", Literal::Integer(score.points)),
    ];
    entry.extend(score.note.map(|note| ("note", Literal::Text(note))));
    let at = KeyPath::of("reviews").nth(review).key("scores");
    Edit::Push { at, entry }
}

fn dated(review: &Review<'_>) -> (String, String) {
    (review.id.to_owned(), review.on.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::changes::PlanRefusal;
    use crate::changes::testing::{day, in_case};
    use crate::lang::Both;

    const CLIENT: &str = "\
[client]
name = \"甲\"

[appointment]
established = 2026-03-02

[[team.members]]
name = \"陈静\"
role = \"account-manager\"
from = 2026-03-04

[[years]]
starts = 2026-03-02

[[years.plan.items]]
id = \"p1\"
content = \"回顾\"
";

    fn points(goal: &str, points: i64) -> Points {
        Points {
            goal: goal.to_owned(),
            points,
            note: None,
        }
    }

    fn review(scores: Vec<Points>) -> NewReview {
        NewReview {
            on: day("2026-09-24"),
            by: None,
            text: Some("评价良好".into()),
            item: Some("p1".into()),
            scores,
        }
    }

    fn added(text: &str, new: NewReview) -> Result<String, Refusal> {
        in_case(text, "2026-11-20", |case| Ok(add(case, new)?.1))
    }

    #[test]
    fn it_scores_goals_by_code_or_name_and_fulfils_an_item() {
        let scores = vec![points("renewal", 30), points("计划完成", 0)];
        let whole = format!(
            "{CLIENT}done = 2026-09-24

[[reviews]]
id = \"v1\"
on = 2026-09-24
by = \"陈静\"
text = \"评价良好\"
item = \"p1\"

[[reviews.scores]]
goal = \"renewal\"
points = 30

[[reviews.scores]]
goal = \"delivery\"
points = 0
"
        );
        assert_eq!(added(CLIENT, review(scores)).unwrap(), whole);

        // The diary may already have an entry for the item, but only of that day.
        let done = format!("{CLIENT}done = 2026-09-24\n");
        assert!(added(&done, review(Vec::new())).is_ok());
        let other = format!("{CLIENT}done = 2026-09-23\n");
        assert!(matches!(
            added(&other, review(Vec::new())),
            Err(Refusal::Plan(PlanRefusal::ItemDone { .. }))
        ));
    }

    #[test]
    fn points_lie_within_the_goal_and_a_goal_is_scored_once() {
        let renewal = Both {
            zh: "续保保障".into(),
            en: "renewal".into(),
        };
        let beyond = |points| {
            let goal = renewal.clone();
            Err(Refusal::Review(ReviewRefusal::PointsBeyond {
                goal,
                points,
                full: 30,
            }))
        };
        assert_eq!(
            added(CLIENT, review(vec![points("renewal", 31)])),
            beyond(31)
        );
        assert_eq!(
            added(CLIENT, review(vec![points("renewal", -1)])),
            beyond(-1)
        );
        let twice = vec![points("renewal", 1), points("续保保障", 1)];
        let goal = renewal.clone();
        assert_eq!(
            added(CLIENT, review(twice)),
            Err(Refusal::Review(ReviewRefusal::GoalTwice { goal }))
        );
        match added(CLIENT, review(vec![points("renewl", 1)])) {
            Err(Refusal::Review(ReviewRefusal::UnknownGoal { near, goals, .. })) => {
                assert_eq!((near.as_deref(), goals.len()), (Some("renewal"), 5));
            }
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn points_are_added_to_a_review_and_corrected() {
        let text = added(CLIENT, review(vec![points("renewal", 25)])).unwrap();
        let again =
            |scores: Vec<Points>| in_case(&text, "2026-11-20", |case| score(case, "v1", scores));

        assert_eq!(again(vec![points("renewal", 25)]).unwrap(), text);
        assert_eq!(
            again(vec![points("renewal", 24), points("growth", 3)]).unwrap(),
            format!(
                "{}\n[[reviews.scores]]\ngoal = \"growth\"\npoints = 3\n",
                text.replace("points = 25", "points = 24")
            )
        );
        let unknown = in_case(&text, "2026-11-20", |case| score(case, "v2", Vec::new()));
        assert_eq!(
            unknown,
            Err(Refusal::Step(StepRefusal::NotListed {
                section: "reviews",
                near: None,
                id: "v2".into(),
                known: vec![("v1".into(), "2026-09-24".into())],
            }))
        );
    }
}
