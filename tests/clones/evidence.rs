//! `kefu report evidence`: the day claimed beside the day it came into git.

use super::desk::{Clones, Merges, RECORD};

/// A clone in which the rating, made on 2026-03-06, was committed on some day; and again on a later one.
fn rated(days: [&str; 2]) -> Clones {
    let unrated = RECORD.replace("rated = 2026-03-06\n", "");
    assert_ne!(unrated, RECORD);
    let clones = Clones::of(&unrated, Merges::Plainly);
    clones.write("a", RECORD);
    clones.commit_on("a", days, "陈静", "评级");
    clones
}

/// The lines of the deadlines: task, claimed, in git, made again, working days, verdict.
fn deadlines(clones: &Clones, clone: &str, words: &str) -> Vec<String> {
    let told = clones.typed(
        clone,
        &format!("report evidence {words} -f json").replace("  ", " "),
    );
    let told: serde_json::Value = serde_json::from_str(&told).unwrap();
    let rows = told["deadlines"].as_array().unwrap().iter();
    let row = |row: &serde_json::Value| {
        let cells = ["task", "done", "entered", "committed", "after", "verdict"];
        let cells = cells.map(|key| row[key].to_string().replace('"', ""));
        cells.join(" ")
    };
    rows.map(row).collect()
}

fn rating(days: [&str; 2]) -> String {
    let rows = deadlines(&rated(days), "a", "a");
    let found = rows.into_iter().find(|it| it.starts_with("rating "));
    found.unwrap()
}

/// 2026-03-06 is a Friday: the fifth working day after it is 2026-03-13.
#[test]
fn what_came_more_than_five_working_days_later_is_late() {
    assert_eq!(
        rating(["2026-03-13"; 2]),
        "rating 2026-03-06 2026-03-13 null 5 in-time"
    );
    assert_eq!(
        rating(["2026-03-16"; 2]),
        "rating 2026-03-06 2026-03-16 null 6 late"
    );
    assert_eq!(
        rating(["2026-03-05"; 2]),
        "rating 2026-03-06 2026-03-05 null -1 ahead"
    );
}

#[test]
fn a_commit_made_again_excuses_only_what_its_own_day_keeps() {
    assert_eq!(
        rating(["2026-03-06", "2026-03-16"]),
        "rating 2026-03-06 2026-03-06 2026-03-16 0 made-again"
    );
    assert_eq!(
        rating(["2026-03-06", "2026-03-12"]),
        "rating 2026-03-06 2026-03-06 2026-03-12 0 in-time"
    );
    assert_eq!(
        rating(["2026-03-16", "2026-03-20"]),
        "rating 2026-03-06 2026-03-16 2026-03-20 6 late"
    );
}

#[test]
fn the_company_sets_the_days() {
    let clones = rated(["2026-03-16"; 2]);
    let standard = clones.text("a", "kefu.toml");
    std::fs::write(
        clones.at("a").join("kefu.toml"),
        format!("{standard}\n[evidence]\ndays = 6\n"),
    )
    .unwrap();
    clones.commit_on("a", ["2026-03-20"; 2], "陈静", "标准");
    let rows = deadlines(&clones, "a", "a");
    assert!(
        rows.contains(&"rating 2026-03-06 2026-03-16 null 6 in-time".to_owned()),
        "{rows:?}"
    );
    // The standard of the commit counts, and the record of the commit.
    let rows = deadlines(&clones, "a", "a --as-of 2026-03-16");
    assert!(
        rows.contains(&"rating 2026-03-06 2026-03-16 null 6 late".to_owned()),
        "{rows:?}"
    );
}

#[test]
fn what_cannot_be_known_is_said() {
    let clones = rated(["2026-03-16"; 2]);
    let team = |rows: Vec<String>| rows.into_iter().find(|it| it.starts_with("team ")).unwrap();
    let row = team(deadlines(&clones, "a", "a"));
    assert!(row.ends_with(" first-version"), "{row}");

    clones.git("", "clone -q --depth 1 --no-local a c");
    let row = team(deadlines(&clones, "c", "a"));
    assert!(row.ends_with(" shallow"), "{row}");

    clones.typed("a", "log a visit 走访 --response 好");
    let told = clones.try_kefu("a", "report evidence a");
    assert!(
        told.err.starts_with("clients/a.toml has changes that"),
        "{told:?}"
    );
    assert!(told.out.contains("entered late          1"), "{told:?}");

    let none = clones.try_kefu("a", "report evidence a --as-of 2020-01-01");
    assert_eq!(none.code, 2);
    assert!(
        none.err.starts_with("There is no commit by 2020-01-01"),
        "{none:?}"
    );
}

#[test]
fn a_day_counts_from_the_commit_that_corrected_it() {
    let clones = rated(["2026-03-09"; 2]);
    clones.write(
        "a",
        &RECORD.replace("rated = 2026-03-06", "rated = 2026-03-05"),
    );
    clones.commit_on("a", ["2026-05-11"; 2], "李明", "改日期");
    let rows = deadlines(&clones, "a", "a");
    let found = rows.iter().find(|it| it.starts_with("rating ")).unwrap();
    assert!(
        found.starts_with("rating 2026-03-05 2026-05-11 null "),
        "{found}"
    );
    assert!(found.ends_with(" late"), "{found}");
    // As of a day before, the record said what it said then.
    let rows = deadlines(&clones, "a", "a --as-of 2026-03-31");
    assert!(
        rows.contains(&"rating 2026-03-06 2026-03-09 null 1 in-time".to_owned()),
        "{rows:?}"
    );
}

#[test]
fn what_check_said_then_and_the_waivers_are_told() {
    let clones = rated(["2026-03-09"; 2]);
    let waiver = "\n[[waivers]]\nid = \"w1\"\nrule = \"rating-late\"\nreason = \"人手\"\nby = \"李明\"\non = 2026-03-20\nuntil = 2027-03-19\n";
    let late = RECORD.replace("rated = 2026-03-06", "rated = 2026-03-18");
    clones.write("a", &format!("{late}{waiver}"));
    clones.commit_on("a", ["2026-03-20"; 2], "李明", "豁免");
    let json = |words: &str| -> serde_json::Value {
        let told = clones.typed("a", &format!("report evidence a -f json{words}"));
        serde_json::from_str(&told).unwrap()
    };
    let rule = |told: &serde_json::Value| {
        let found = told["findings"].as_array().unwrap().iter();
        let found = found.filter(|it| it["rule"] == "rating-late");
        found.map(|it| it["waiver"].clone()).collect::<Vec<_>>()
    };
    let now = json("");
    assert_eq!(rule(&now), ["w1"], "{now}");
    assert_eq!(now["waivers"][0]["id"], "w1");
    let then = json(" --as-of 2026-03-18");
    assert_eq!(rule(&then), Vec::<serde_json::Value>::new());
    assert_eq!(then["waivers"].as_array().unwrap().len(), 0);
}

#[test]
fn as_of_a_day_the_clients_are_those_of_its_commit() {
    let clones = rated(["2026-03-09"; 2]);
    let then = deadlines(&clones, "a", "--as-of 2026-05-10");
    assert!(then.len() > 3, "{then:?}");
    clones.typed("a", "client rename a b");
    clones.commit_on("a", ["2026-05-20"; 2], "陈静", "改编号");
    let renamed = clones.try_kefu("a", "report evidence --as-of 2026-05-10");
    assert_eq!(renamed.err, "");
    assert_eq!(deadlines(&clones, "a", "--as-of 2026-05-10"), then);

    std::fs::remove_file(clones.at("a").join("clients/b.toml")).unwrap();
    clones.commit_on("a", ["2026-06-01"; 2], "陈静", "删去");
    let gone = clones.try_kefu("a", "report evidence --as-of 2026-05-10");
    let said = "clients/a.toml is not in the folder any more. ";
    assert!(gone.err.starts_with(said), "{gone:?}");
    assert_eq!(deadlines(&clones, "a", "--as-of 2026-05-10"), then);
    let none: [&str; 0] = [];
    assert_eq!(deadlines(&clones, "a", ""), none);
}

/// What a deadline is for and its entry, claimed, in git, verdict.
fn entries(clones: &Clones) -> Vec<String> {
    let told = clones.typed("a", "report evidence a -f json");
    let told: serde_json::Value = serde_json::from_str(&told).unwrap();
    let rows = told["deadlines"].as_array().unwrap().iter();
    let rows = rows.filter(|row| !row["entry"].is_null()).map(|row| {
        let cells = ["entry", "task", "done", "entered", "verdict"];
        let cells = cells.map(|key| row[key].to_string().replace('"', ""));
        cells.join(" ")
    });
    rows.collect()
}

#[test]
fn every_deadline_of_an_entry_has_its_day_in_git() {
    let clones = Clones::of(RECORD, Merges::Plainly);
    let added = "
[[duties]]
id = \"o1\"
text = \"寄发票\"
due = 2026-03-10
done = 2026-03-09

[[complaints]]
id = \"t1\"
text = \"到账晚\"
received = 2026-03-02
answered = 2026-03-09

[[endorsements]]
id = \"b1\"
text = \"加保\"
requested = 2026-03-06
sent = 2026-03-09
";
    clones.write("a", &format!("{RECORD}{added}"));
    clones.commit_on("a", ["2026-03-16"; 2], "陈静", "补录");
    let rows = entries(&clones);
    for row in [
        "duties/o1 duty-perform 2026-03-09 2026-03-16 in-time",
        "complaints/t1 complaint-answer 2026-03-09 2026-03-16 in-time",
        "endorsements/b1 endorsement-send 2026-03-09 2026-03-16 in-time",
        "endorsements/b1 endorsement-issue null null open",
    ] {
        assert!(rows.contains(&row.to_owned()), "{row}: {rows:#?}");
    }

    // An entry that got another id in a merge keeps its day; another day does not.
    let text = clones.text("a", "clients/a.toml");
    let renamed = text.replace("id = \"o1\"", "id = \"o2\"");
    let renamed = renamed.replace("answered = 2026-03-09", "answered = 2026-03-10");
    clones.write("a", &renamed);
    clones.commit_on("a", ["2026-04-20"; 2], "陈静", "合并");
    let rows = entries(&clones);
    for row in [
        "duties/o2 duty-perform 2026-03-09 2026-03-16 in-time",
        "complaints/t1 complaint-answer 2026-03-10 2026-04-20 late",
    ] {
        assert!(rows.contains(&row.to_owned()), "{row}: {rows:#?}");
    }
}
