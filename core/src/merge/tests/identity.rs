//! Which entry an id means on each side, and what refers to it.

use super::*;

fn claim(id: &str, cause: &str, more: &str) -> String {
    format!(
        "\n[[claims]]\nid = \"{id}\"\npolicy = \"par\"\nloss = 2026-11-02\ncause = \"{cause}\"\n{more}"
    )
}

fn waiver(id: &str, subject: &str) -> String {
    format!("\n[[waivers]]\nid = \"{id}\"\nrule = \"claim-unnotified\"\nsubject = \"{subject}\"\n")
}

#[test]
fn a_waiver_goes_with_the_entry_that_its_subject_names() {
    let ours = format!(
        "{BASE}{}{}",
        claim("k3", "甲叉车碰撞", ""),
        waiver("w1", "claims.k3.loss")
    );
    let theirs = format!("{BASE}{}", claim("k3", "丙火灾", ""));
    let merged = merged(BASE, &ours, &theirs);
    assert_eq!(renamed(&merged), ["claims/k3 k4"]);
    let claims = claim("k3", "丙火灾", "") + &claim("k4", "甲叉车碰撞", "");
    assert_eq!(
        merged.text,
        format!("{BASE}{claims}{}", waiver("w1", "claims.k4.loss"))
    );

    // The side whose claim keeps its id keeps the waiver of it.
    let kept = format!("{theirs}{}", waiver("w1", "claims.k3.loss"));
    let ours = ours
        .replace("claims.k3.loss", "claims.k3.notified")
        .replace("w1", "w2");
    let both = waiver("w1", "claims.k3.loss") + &waiver("w2", "claims.k4.notified");
    assert_eq!(text(BASE, &ours, &kept), format!("{BASE}{claims}{both}"));
}

#[test]
fn a_waiver_of_a_plan_item_names_its_year_and_follows_it() {
    let with = |service: &str, more: &str| {
        let item =
            format!("[[years.plan.items]]\nid = \"p2\"\nservice = \"{service}\"\n\n[[diary]]");
        BASE.replace("[[diary]]", &item) + more
    };
    let waived = |id: &str| waiver("w1", &format!("years.2026-03-02.plan.items.{id}.finish"));
    let merged = text(BASE, &with("training", &waived("p2")), &with("meeting", ""));
    assert!(merged.ends_with(&waived("p3")), "{merged}");
    let merged = text(BASE, &with("training", ""), &with("meeting", &waived("p2")));
    assert!(merged.ends_with(&waived("p2")), "{merged}");
}
