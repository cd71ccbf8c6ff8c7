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

fn visit(id: &str, kind: &str, did: &str, more: &str) -> String {
    format!(
        "\n[[diary]]\nid = \"{id}\"\non = 2026-11-20\nby = \"陈静\"\nkind = \"{kind}\"\ndid = \"{did}\"\n{more}"
    )
}

const NOTIFIED: &str = "notified = 2026-11-04\n";

fn machine(more: &str) -> String {
    claim("k3", "乙机器损坏", more)
}

fn flood(id: &str) -> String {
    claim(id, "甲水淹仓库", "")
        .replace("\"par\"", "\"el\"")
        .replace("11-02", "11-05")
}

fn again(merged: &Merged) -> Vec<(&str, &str)> {
    let told = merged.renamed.iter().filter(|it| it.again);
    told.map(|it| (&*it.from, &*it.to)).collect()
}

#[test]
fn an_entry_that_took_the_id_of_a_removed_one_gets_nothing_that_was_meant_for_that_one() {
    for kind in ["phone-call", "visit"] {
        let base = format!("{BASE}{}", visit("20261120-1", "visit", "走访三号车间", ""));
        let ours = format!("{BASE}{}", visit("20261120-1", kind, "催问火灾案核定", ""));
        let theirs = format!("{base}response = \"三号车间要加喷淋\"\n");
        let merged = merged(&base, &ours, &theirs);
        assert_eq!(again(&merged), [("20261120-1", "20261120-2")]);
        let told = conflicts(&merged);
        assert_eq!(told.len(), 1, "{}", merged.text);
        assert_eq!((&*told[0][0], &*told[0][2]), ("diary/20261120-1", "-"));
        assert!(
            merged
                .text
                .ends_with(&visit("20261120-2", kind, "催问火灾案核定", "")),
            "{}",
            merged.text
        );
    }
}

#[test]
fn a_claim_that_took_the_id_of_another_is_not_notified_with_it() {
    let with = |claim: &str| format!("{BASE}{claim}");
    let merged = merged(
        &with(&machine("")),
        &with(&flood("k3")),
        &with(&machine(NOTIFIED)),
    );
    assert_eq!(again(&merged), [("k3", "k4")]);
    let theirs = machine(NOTIFIED);
    assert_eq!(
        merged.text,
        with(&format!(
            "<<<<<<< ours\n=======\n{theirs}>>>>>>> theirs\n{}",
            flood("k4")
        ))
    );
}

#[test]
fn what_newly_refers_to_a_replaced_entry_does_not_come_to_mean_the_one_in_its_place() {
    let log = |id: &str| format!("\n[[diary]]\nid = \"a1\"\nclaim = \"{id}\"\n");
    let with = |claim: &str, more: &str| format!("{BASE}{claim}{more}");
    let own = log("k3").replace("a1", "b1");
    let merged = merged(
        &with(&machine(""), ""),
        &with(&flood("k3"), &own),
        &with(&machine(""), &log("k3")),
    );
    assert_eq!(
        (conflicts(&merged).len(), again(&merged)),
        (0, vec![("k3", "k4")])
    );
    let own = own.replace("k3", "k4");
    assert_eq!(
        merged.text,
        with(&flood("k4"), &format!("{}{own}", log("k3")))
    );
    // Where nothing is meant for the old one, the new one keeps the id.
    let elsewhere = with(&machine(""), "").replace("direct", "channel");
    let text = text(&with(&machine(""), ""), &with(&flood("k3"), ""), &elsewhere);
    assert_eq!(text, with(&flood("k3"), "").replace("direct", "channel"));
}

#[test]
fn an_id_that_both_sides_gave_again_is_two_entries() {
    let with = |claim: &str| format!("{BASE}{claim}");
    let theft = claim("k3", "丙失窃", "")
        .replace("11-02", "11-09")
        .replace("\"par\"", "\"mt\"");
    let merged = merged(&with(&machine("")), &with(&flood("k3")), &with(&theft));
    assert_eq!(renamed(&merged), ["claims/k3 k4"]);
    let both = format!("{theft}{}", flood("k4"));
    assert_eq!((merged.conflicts.len(), &*merged.text), (0, &*with(&both)));
}

#[test]
fn an_entry_that_was_corrected_is_the_entry_it_was() {
    let with = |claim: &str| format!("{BASE}{claim}");
    for (was, now) in [
        ("乙机器", "机器电气"),
        ("11-02", "11-03"),
        ("\"par\"", "\"el\""),
    ] {
        let corrected = machine("").replace(was, now);
        let merged = text(
            &with(&machine("")),
            &with(&corrected),
            &with(&machine(NOTIFIED)),
        );
        assert_eq!(merged, with(&machine(NOTIFIED).replace(was, now)));
    }
    // All of it: nothing is lost, and a person looks at it where the other side worked with it.
    let all = flood("k3");
    assert_eq!(
        text(&with(&machine("")), &with(&all), &with(&machine(""))),
        with(&all)
    );
    let gone = merged(&with(&machine("")), &with(&all), BASE);
    assert_eq!(conflicts(&gone)[0][0], "claims/k3");
}

#[test]
fn taking_an_entry_back_finds_it_under_the_id_that_it_has_now() {
    let with = |claims: &str| format!("{BASE}{claims}");
    let moved = |more: &str| with(&format!("{}{}{more}", machine(NOTIFIED), flood("k4")));
    // A revert: the version before is the commit that is taken back.
    let base = with(&flood("k3"));
    assert_eq!(text(&base, &moved(""), BASE), with(&machine(NOTIFIED)));
    let merged = merged(&base, &moved(NOTIFIED), BASE);
    assert_eq!(conflicts(&merged)[0][0], "claims/k4");
    assert!(
        merged.text.starts_with(&with(&machine(NOTIFIED))),
        "{}",
        merged.text
    );
    assert_eq!(merged.renamed, []);
}
