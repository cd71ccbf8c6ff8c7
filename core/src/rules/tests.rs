use std::collections::BTreeSet;

use super::*;
use crate::model::Word;

#[test]
fn every_rule_has_a_name_of_its_own_that_is_no_groups() {
    let names: BTreeSet<&str> = RULES.iter().map(|rule| rule.name).collect();
    let groups = Group::ALL.iter().map(|group| group.code());

    assert_eq!(names.len(), RULES.len());
    assert!(groups.into_iter().all(|group| !names.contains(group)));
    assert!(
        RULES.is_sorted_by_key(|rule| rule.group),
        "groups stand together"
    );
    assert!(rule("team-overdue").is_some() && rule("team-overdu").is_none());
}

#[test]
fn a_clause_is_one_of_the_deck_or_added() {
    for rule in RULES.iter() {
        let number = rule.clause.strip_prefix('D').map(str::parse::<u8>);
        assert!(
            rule.clause == "added" || matches!(number, Some(Ok(1..=69))),
            "{}",
            rule.name
        );
    }
}
