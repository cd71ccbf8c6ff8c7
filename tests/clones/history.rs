//! `kefu history`: who recorded what, when, and for which day.

use super::desk::{Clones, Ended, Merges, RECORD};

/// A clone in which two people recorded a visit, corrected it, and took it away again.
fn recorded() -> Clones {
    let clones = Clones::of(RECORD, Merges::Plainly);
    clones.typed("a", "log a visit 走访 --response 好 --on 2026-11-18");
    clones.commit_on("a", ["2026-11-18", "2026-11-18"], "陈静", "走访");
    clones.typed("a", "correct a 20261118-1 response=很好");
    clones.commit_on("a", ["2026-11-20", "2026-11-25"], "李明", "更正");
    clones.typed("a", "correct a 20261118-1 --remove");
    clones.commit_on("a", ["2026-11-26", "2026-11-26"], "陈静", "删去");
    clones
}

/// The rows of a CSV, without the name of the commit.
fn rows(ended: &Ended) -> Vec<String> {
    assert_eq!(ended.code, 0, "{ended:?}");
    let rows = ended.out.lines().skip(1);
    let row = |row: &str| {
        let cells: Vec<&str> = row.split(',').collect();
        [&cells[..3], &cells[4..]].concat().join(",")
    };
    rows.map(row).collect()
}

#[test]
fn an_entry_is_told_key_by_key_also_after_it_was_taken_away() {
    let clones = recorded();
    let told = rows(&clones.try_kefu("a", "history a 20261118-1 -f csv"));
    let entry = "diary/20261118-1,2026-11-18";
    let gone = |rest: &str| format!("2026-11-26,2026-11-26,陈静,删去,{entry},gone,{rest}");
    let new = |rest: &str| format!("2026-11-18,2026-11-18,陈静,走访,{entry},new,{rest}");
    assert_eq!(
        told,
        [
            gone("id,20261118-1,"),
            gone("on,2026-11-18,"),
            gone("by,陈静,"),
            gone("kind,visit,"),
            gone("did,走访,"),
            gone("response,很好,"),
            "2026-11-20,2026-11-25,李明,更正,diary/20261118-1,,changed,response,好,很好".to_owned(),
            new("id,,20261118-1"),
            new("on,,2026-11-18"),
            new("by,,陈静"),
            new("kind,,visit"),
            new("did,,走访"),
            new("response,,好"),
        ]
    );
}

#[test]
fn a_person_sees_the_latest_first_and_what_is_not_committed_before_it() {
    let clones = recorded();
    clones.typed("a", "log a visit 再访 --response 好 --on 2026-11-27");
    let shown = clones.typed("a", "history a");
    let lines: Vec<&str> = shown.lines().collect();
    assert!(
        lines[0].starts_with("recorded    made again  by"),
        "{shown}"
    );
    let starts = |at: usize, with: &str| assert!(lines[at].starts_with(with), "{at}: {shown}");
    starts(2, "not yet");
    assert!(
        lines[2].contains("diary/20261127-1  2026-11-27  new: "),
        "{shown}"
    );
    let of = |day: &str| lines.iter().position(|it| it.starts_with(day)).unwrap();
    let places = ["2026-11-26", "2026-11-20  2026-11-25  李明", "2026-11-18"].map(of);
    assert!(places.is_sorted(), "{shown}");
    assert!(shown.contains("response: '好' → '很好'"), "{shown}");
}

#[test]
fn a_record_that_got_another_id_keeps_its_history_and_a_new_one_has_none_of_another() {
    let clones = recorded();
    clones.typed("a", "client rename a b");
    clones.commit_on("a", ["2026-11-27", "2026-11-27"], "陈静", "改编号");
    let told = rows(&clones.try_kefu("a", "history b 20261118-1 -f csv"));
    assert_eq!(told.len(), 13, "{told:?}");
    let shown = clones.typed("a", "history b");
    assert!(shown.contains("the file clients/a.toml was"), "{shown}");

    // A client that is much alike, and takes the name that is free again.
    let copy = RECORD.replace("name = \"", "name = \"另一家");
    clones.write("a", &copy);
    clones.commit_on("a", ["2026-11-28", "2026-11-28"], "陈静", "新客户");
    let told = clones.typed("a", "history a -f csv --all");
    let is_new = |row: &str| row.contains(",新客户,") || row.contains("commit,");
    let others: Vec<&str> = told.lines().filter(|row| !is_new(row)).collect();
    assert_eq!(others, Vec::<&str>::new());
    assert_eq!(
        rows(&clones.try_kefu("a", "history b 20261118-1 -f csv")).len(),
        13
    );
}

#[test]
fn a_merge_tells_only_what_it_brought_itself() {
    let clones = Clones::of(RECORD, Merges::ByKefu);
    clones.both(
        &["log a visit 甲所记 --response 好"],
        &["log a phone-call 乙所记 --response 好"],
    );
    let [a, _] = clones.merge_both();
    assert_eq!(a.code, 0, "{a:?}");
    let told = clones.typed("a", "history a -f csv");
    let of = |text: &str| told.lines().filter(|row| row.ends_with(text)).count();
    assert_eq!((of(",甲所记"), of(",乙所记")), (1, 1), "{told}");
    // Both had one id, so one of the visits got another.
    let merge: Vec<&str> = told.lines().filter(|row| row.contains(",Merge ")).collect();
    assert_eq!(merge.len(), 1, "{merge:?}");
    assert!(
        merge[0].ends_with("diary/20261128-2,,changed,id,20261128-1,20261128-2"),
        "{merge:?}"
    );
}

#[test]
fn what_git_does_not_know_is_said() {
    let clones = recorded();
    let none = clones.try_kefu("a", "history a k77");
    assert_eq!(none.code, 2);
    assert!(
        none.err
            .starts_with("The history of this record has no k77."),
        "{none:?}"
    );

    clones.git("", "clone -q --depth 1 --no-local a c");
    let shallow = clones.try_kefu("c", "history a");
    assert!(
        shallow.err.starts_with("This clone is shallow"),
        "{shallow:?}"
    );

    std::fs::copy(
        clones.at("a").join("clients/a.toml"),
        clones.at("a").join("clients/c.toml"),
    )
    .unwrap();
    let new = clones.try_kefu("a", "history c");
    assert!(
        new.err.starts_with("This record was never committed"),
        "{new:?}"
    );
    assert!(new.out.contains("not yet"), "{new:?}");

    let torn = format!("<<<<<<< a\n{}", clones.record("a"));
    clones.write("a", &torn);
    clones.commit_on("a", ["2026-11-27", "2026-11-27"], "陈静", "冲突");
    let told = clones.typed("a", "history a");
    assert!(told.contains("the record cannot be read here"), "{told}");
}

#[test]
fn a_first_version_is_one_line_and_many_new_entries_later_are_not_one() {
    let clones = recorded();
    let shown = clones.typed("a", "history a");
    let firsts = |shown: &str| shown.matches("the first version, with ").count();
    assert_eq!(firsts(&shown), 1, "{shown}");
    let risks: String = (1..=14)
        .map(|nth| format!("\n[[risks]]\nid = \"f9{nth}\"\non = 2026-11-20\nwhat = \"变化\"\n"))
        .collect();
    clones.write("a", &(clones.record("a") + &risks));
    let shown = clones.typed("a", "history a");
    assert_eq!(firsts(&shown), 1, "{shown}");
    assert!(
        shown.starts_with("recorded") && shown.contains("risks/f91 "),
        "{shown}"
    );
    assert!(shown.contains("and 2 more (--all lists them)"), "{shown}");
}

/// Its name and its day stand before it, so nothing is left to say.
#[test]
fn an_entry_with_a_day_alone_is_told_without_a_colon() {
    let clones = Clones::of("[client]\nname = \"甲\"\n", Merges::Plainly);
    clones.write(
        "a",
        "[client]\nname = \"甲\"\n\n[team]\nestablished = 2026-11-19\n",
    );
    let last = |shown: String| shown.lines().nth(2).unwrap().trim_end().to_owned();
    let shown = last(clones.typed("a", "history a"));
    assert!(shown.ends_with("team    2026-11-19  new"), "{shown}");
    clones.commit("a", "team");
    clones.write("a", "[client]\nname = \"甲\"\n");
    let shown = last(clones.typed("a", "history a"));
    assert!(shown.ends_with("team    2026-11-19  taken away"), "{shown}");
    let all = last(clones.typed("a", "history a --all"));
    assert!(all.ends_with("taken away: set up 2026-11-19"), "{all}");
}

#[test]
fn a_record_with_a_byte_order_mark_is_committed_as_it_is() {
    let clones = Clones::of(RECORD, Merges::Plainly);
    clones.write("a", &format!("\u{feff}{RECORD}"));
    clones.commit_on("a", ["2026-11-18"; 2], "陈静", "标记");
    let shown = clones.typed("a", "history a");
    assert!(!shown.contains("not yet"), "{shown}");
    assert_eq!(clones.try_kefu("a", "report evidence a").err, "");
    clones.write("a", &format!("\u{feff}{RECORD}# 注\n"));
    let shown = clones.typed("a", "history a");
    assert!(shown.contains("not yet"), "{shown}");
    let told = clones.try_kefu("a", "report evidence a");
    assert!(
        told.err.starts_with("clients/a.toml has changes that"),
        "{told:?}"
    );
}

/// A section is asked for with what stands below it, by its full name or the short one.
#[test]
fn of_a_section_all_that_stands_below_it_is_told() {
    let clones = recorded();
    let entries = |asked: &str| {
        let told = rows(&clones.try_kefu("a", &format!("history a {asked} -f csv")));
        let entry = |row: &String| row.split(',').nth(4).unwrap().to_owned();
        let mut found: Vec<String> = told.iter().map(entry).collect();
        found.dedup();
        found
    };
    let team = entries("team");
    assert!(team.contains(&"team.members/陈静".to_owned()), "{team:?}");
    let plan = entries("plan");
    assert!(plan.contains(&"plan.items/p1".to_owned()), "{plan:?}");
    assert_eq!(entries("years.plan"), plan);
    let others = |it: &&String| !it.contains("plan");
    assert_eq!(plan.iter().find(others), None);
}
