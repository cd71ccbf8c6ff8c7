//! A hand-over to somebody who came into the team on that same day.

use super::*;

/// The posts of a deputy from a day on, once the client was handed over to this person; and whether that is told.
fn handed(deputy_from: &str) -> (bool, Vec<String>) {
    let deputy = format!(
        "[[team.members]]\nname = '郑凯'\nrole = 'deputy'\nduty = '协助'\nfrom = {deputy_from}\n\n[[years]]"
    );
    let text = TEAM.replacen("[[years]]", &deputy, 1);
    let mut was_deputy = false;
    let new = in_case(&text, "2026-11-20", |case| {
        let done = hand_over(case, day("2026-11-20"), to("郑凯"), Settled::default())?;
        was_deputy = done.was_deputy;
        Ok(done.edits)
    });
    let new = new.unwrap();
    let posts = new
        .split("\n\n")
        .filter(|it| it.contains("[[team.members]]"));
    let posts = posts.filter(|it| it.contains("郑凯"));
    (
        was_deputy,
        posts.map(|it| it.trim().replace('\n', " | ")).collect(),
    )
}

#[test]
fn a_deputy_of_that_same_day_has_one_post() {
    let post = "[[team.members]] | name = '郑凯' | role = \"account-manager\" | duty = \"统筹\" | from = 2026-11-20";
    assert_eq!(handed("2026-11-20"), (true, vec![post.to_owned()]));
}

#[test]
fn a_deputy_of_the_day_before_has_two() {
    let (was_deputy, posts) = handed("2026-11-19");
    assert!(was_deputy);
    let [deputy, manager] = &posts[..] else {
        panic!("{posts:?}");
    };
    assert!(
        deputy.ends_with("from = 2026-11-19 | until = 2026-11-19"),
        "{deputy}"
    );
    assert!(
        manager.ends_with("duty = \"统筹\" | from = 2026-11-20"),
        "{manager}"
    );
}
