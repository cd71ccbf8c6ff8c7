//! What changed from one text to another, entry by entry.

use super::super::*;

const BASE: &str = "[client]\nname = \"甲\"\n\n[[years]]\nstarts = 2026-03-02\n\n[years.plan]\nissued = 2026-03-06\n\n\
    [[years.plan.items]]\nid = \"p1\"\ncost = 5\n\n[[diary]]\nid = \"20260302-1\"\non = 2026-03-02\n";

fn told(from: &[&str], now: &str) -> Vec<String> {
    let read: Vec<Vec<Entry>> = from.iter().map(|it| entries(it).unwrap()).collect();
    let read: Vec<&[Entry]> = read.iter().map(Vec::as_slice).collect();
    let mut told = Vec::new();
    for it in changes(&read, &entries(now).unwrap()) {
        told.push(format!("{:?} {}", it.what, it.entry.name));
        for Changed { key, was, is } in it.values {
            let said = |it: Option<String>| it.unwrap_or_else(|| "-".to_owned());
            told.push(format!("  {key} {} {}", said(was), said(is)));
        }
    }
    told
}

#[test]
fn a_change_is_told_entry_by_entry_and_key_by_key() {
    let now = BASE
        .replace("\"甲\"", "'乙'\nkind = \"direct\"")
        .replace("cost = 5", "done = 2026-04-01")
        .replace("[[diary]]\nid = \"20260302-1\"\non = 2026-03-02\n", "")
        + "[[claims]]\nid = \"k1\"\nloss = 2026-05-01\n\n[[claims.advances]]\nid = \"1\"\n";
    assert_eq!(
        told(&[BASE], &now),
        [
            "Kept client",
            "  name \"甲\" '乙'",
            "  kind - \"direct\"",
            "Kept plan.items/p1",
            "  done - 2026-04-01",
            "  cost 5 -",
            "New claims/k1",
            "  id - \"k1\"",
            "  loss - 2026-05-01",
            "New k1.advances/1",
            "  id - \"1\"",
            "Gone diary/20260302-1",
            "  id \"20260302-1\" -",
            "  on 2026-03-02 -",
        ]
    );
}

#[test]
fn what_is_written_in_another_way_or_order_is_no_change() {
    let now = BASE.replace("\"甲\"", "'甲' # 注").replace('\n', "\r\n");
    assert_eq!(told(&[BASE], &now), Vec::<String>::new());
}

#[test]
fn of_a_merge_only_what_neither_side_had_is_told() {
    let ours = BASE.replace("cost = 5", "cost = 6");
    let theirs = BASE.replace("\"甲\"", "\"乙\"");
    let merged = ours.replace("\"甲\"", "\"乙\"");
    assert_eq!(told(&[&ours, &theirs], &merged), Vec::<String>::new());
    let evil = merged.replace("cost = 6", "cost = 9");
    assert_eq!(
        told(&[&ours, &theirs], &evil),
        ["Kept plan.items/p1", "  cost 6 9"]
    );
}

#[test]
fn an_entry_that_got_another_id_in_a_merge_is_not_new() {
    let with = |id: &str, did: &str| format!("[[diary]]\nid = \"{id}\"\ndid = \"{did}\"\n");
    let merged = with("1", "甲") + &with("2", "乙");
    assert_eq!(
        told(&[&with("1", "甲"), &with("1", "乙")], &merged),
        ["Kept diary/2", "  id \"1\" \"2\""]
    );
    // As in a rebase: the entry that took the id is new, whatever had it before.
    assert_eq!(
        told(&[&with("1", "乙")], &merged),
        [
            "New diary/1",
            "  id - \"1\"",
            "  did - \"甲\"",
            "Kept diary/2",
            "  id \"1\" \"2\""
        ]
    );
    // The same written twice is two entries.
    let twice = with("1", "甲") + &with("2", "甲");
    assert_eq!(told(&[&with("1", "甲")], &twice)[0], "New diary/2");
}

#[test]
fn ids_that_move_up_one_after_another_are_each_told() {
    let with = |ids: [&str; 2]| {
        let entry = |(id, did)| format!("[[diary]]\nid = \"{id}\"\ndid = \"{did}\"\n");
        std::iter::zip(ids, ["甲", "乙"])
            .map(entry)
            .collect::<String>()
    };
    assert_eq!(
        told(&[&with(["2", "3"])], &with(["3", "4"])),
        [
            "Kept diary/3",
            "  id \"2\" \"3\"",
            "Kept diary/4",
            "  id \"3\" \"4\""
        ]
    );
}

#[test]
fn what_an_entry_holds_is_told_of_it_by_the_id_that_it_has_now() {
    let claim = |id: &str, loss: &str, paid: &str| {
        format!(
            "[[claims]]\nid = \"{id}\"\nloss = {loss}\n\n[[claims.advances]]\nid = \"2\"\npaid = {paid}\n\n\
             [[claims.advances]]\nid = \"3\"\npaid = {paid}\n\n"
        )
    };
    let (ours, theirs) = (
        claim("k1", "2026-05-01", "2026-06-01"),
        claim("k1", "2026-05-02", "2026-06-02"),
    );
    let merged = ours.clone() + &claim("k2", "2026-05-02", "2026-06-02");
    let moved = ["Kept claims/k2", "  id \"k1\" \"k2\""];
    assert_eq!(told(&[&ours, &theirs], &merged), moved);
    assert_eq!(
        told(&[&theirs], &claim("k2", "2026-05-02", "2026-06-02")),
        moved
    );
    // What it holds no more is told by that id too.
    let whole = claim("k2", "2026-05-02", "2026-06-02");
    let (less, _) = whole.rsplit_once("[[claims.advances]]").unwrap();
    assert_eq!(
        told(&[&theirs], less),
        [
            moved[0],
            moved[1],
            "Gone k2.advances/3",
            "  id \"3\" -",
            "  paid 2026-06-02 -"
        ]
    );
    // What went from one claim to another is new in that one.
    let here = claim("k1", "2026-05-01", "2026-06-01") + "[[claims]]\nid = \"k2\"\n";
    let (rest, advance) = ours.trim_end().rsplit_once("[[claims.advances]]").unwrap();
    let there = format!("{rest}[[claims]]\nid = \"k2\"\n\n[[claims.advances]]{advance}\n");
    assert_eq!(
        told(&[&here], &there),
        [
            "New k2.advances/3",
            "  id - \"3\"",
            "  paid - 2026-06-01",
            "Gone k1.advances/3",
            "  id \"3\" -",
            "  paid 2026-06-01 -"
        ]
    );
}

#[test]
fn the_scores_of_a_review_that_got_another_id_are_not_new() {
    let review = |id: &str, by: &str, score: u8| {
        format!(
            "[[reviews]]\nid = \"{id}\"\nby = \"{by}\"\n\n[[reviews.scores]]\ngoal = \"renewal\"\nscore = {score}\n\n"
        )
    };
    let (ours, theirs) = (review("v2", "甲", 4), review("v2", "乙", 5));
    let merged = ours.clone() + &review("v3", "乙", 5);
    assert_eq!(
        told(&[&ours, &theirs], &merged),
        ["Kept reviews/v3", "  id \"v2\" \"v3\""]
    );
    let other = ours.clone() + &review("v3", "乙", 3);
    assert_eq!(
        told(&[&ours, &theirs], &other)[2..],
        ["Kept v3.scores/renewal", "  score 5 3"]
    );
}

#[test]
fn of_a_first_text_all_is_new() {
    let names: Vec<String> = told(&[], BASE);
    assert_eq!(names[0], "New client");
    assert!(
        names.contains(&"New 2026-03-02.plan".to_owned()),
        "{names:?}"
    );
    assert!(entries("a = ").is_err());
}
