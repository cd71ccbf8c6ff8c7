//! What two people of a desk do to one client on the same days.

use crate::desk::{Clones, Ended, Merges, RECORD};

/// What came of two edits: the same text in both clones.
struct Merged {
    /// The entries and sections that are not as they were.
    parts: Vec<String>,
    /// What kefu said in clone `a`.
    said: String,
    /// What `check` says, but that the calendar of the next year is not there yet.
    findings: Vec<String>,
}

/// Both type, and each takes over what the other did; nothing is left to decide.
fn merged(in_a: &[&str], in_b: &[&str]) -> Merged {
    let clones = Clones::of(RECORD, Merges::ByKefu);
    clones.both(in_a, in_b);
    let [a, b] = clones.merge_both();
    assert_eq!((a.code, b.code), (0, 0), "{a:?} {b:?}");
    assert_eq!(clones.record("a"), clones.record("b"), "A+B is B+A");
    resolved(in_a, in_b, &clones.record("a"));
    Merged {
        parts: new_parts(&clones.record("a")),
        said: told(&a),
        findings: findings(&clones, "a"),
    }
}

/// The same without the driver, through `kefu git resolve`: what git could not decide comes out as with it. What git
/// merged by itself holds the same entries, each with an id of its own.
fn resolved(in_a: &[&str], in_b: &[&str], expected: &str) {
    let clones = Clones::of(RECORD, Merges::Plainly);
    clones.both(in_a, in_b);
    let merged = clones.merge_both();
    for (clone, ended) in ["a", "b"].into_iter().zip(merged) {
        clones.typed(clone, "git resolve a");
        if ended.code == 1 {
            assert_eq!(clones.record(clone), expected, "{clone}");
            let again = clones.try_kefu(clone, "git resolve a");
            assert_eq!(
                (again.code, again.err.contains("git add clients/a.toml")),
                (0, true)
            );
        }
        let headers = |text: &str| text.lines().filter(|it| it.starts_with('[')).count();
        assert_eq!(headers(&clones.record(clone)), headers(expected));
        let found = clones.findings(clone);
        let of_file = ["a unreadable", "a conflict-markers", "a id-doubled"];
        assert!(
            found.iter().all(|it| !of_file.contains(&it.as_str())),
            "{found:?}"
        );
    }
}

fn findings(clones: &Clones, clone: &str) -> Vec<String> {
    let mut findings = clones.findings(clone);
    findings.retain(|it| it != " year-not-covered");
    findings
}

/// What kefu said in a merge, without what git says.
fn told(ended: &Ended) -> String {
    let lines = ended.err.lines();
    let of_kefu = lines.filter(|line| line.starts_with("clients/") || line.starts_with("All else"));
    of_kefu.map(|line| format!("{line}\n")).collect()
}

fn new_parts(text: &str) -> Vec<String> {
    let before: Vec<&str> = RECORD.split("\n\n").map(str::trim_end).collect();
    let parts = text.split("\n\n").map(str::trim_end);
    let new = parts.filter(|it| !before.contains(it));
    new.map(str::to_owned).collect()
}

fn renamed(list: &str, from: &str, to: &str) -> String {
    format!(
        "clients/a.toml: both sides added {list}/{from}. One of them is {to} now, and what refers to it says so too.\n"
    )
}

fn log(id: &str, on: &str, by: &str, kind: &str, did: &str) -> String {
    format!(
        "[[diary]]\nid = \"{id}\"\non = {on}\nby = \"{by}\"\nkind = \"{kind}\"\ndid = \"{did}\"\nresponse = \"好\""
    )
}

#[test]
fn two_diary_entries_of_one_day() {
    let merged = merged(
        &["log a visit 复查消防 --response 好 --by 陈静"],
        &["log a phone-call 核对发票 --response 好 --by 周婷"],
    );
    assert_eq!(
        merged.parts,
        [
            log("20261128-1", "2026-11-28", "周婷", "phone-call", "核对发票"),
            log("20261128-2", "2026-11-28", "陈静", "visit", "复查消防"),
        ]
    );
    assert_eq!(merged.said, renamed("diary", "20261128-1", "20261128-2"));
    assert_eq!(merged.findings, [""; 0]);
}

#[test]
fn diary_entries_of_several_days() {
    let merged = merged(
        &[
            "log a visit 复查消防 --response 好 --by 陈静 --on 2026-11-26",
            "log a visit 送交报告 --response 好 --by 陈静 --on 2026-11-27",
        ],
        &["log a visit 核对发票 --response 好 --by 周婷 --on 2026-11-25"],
    );
    assert_eq!(
        merged.parts,
        [
            log("20261125-1", "2026-11-25", "周婷", "visit", "核对发票"),
            log("20261126-1", "2026-11-26", "陈静", "visit", "复查消防"),
            log("20261127-1", "2026-11-27", "陈静", "visit", "送交报告"),
        ]
    );
    assert_eq!(merged.said, "");
    assert_eq!(merged.findings, [""; 0]);
}

/// Both take the next id of the plan, and the diary of one names its item.
#[test]
fn two_plan_items_and_the_diary_entry_of_one() {
    let add = |service: &str, content: &str| {
        format!(
            "plan add a {service} {content} --start 2026-11-23 --finish 2026-12-11 --handler 陈静 --origin other \
             --purpose renewal --cost 100 --reason {content}"
        )
    };
    let merged = merged(
        &[
            &add("training", "甲加"),
            "log a training 已培训 --response 好 --attendance 12 --item p12",
        ],
        &[&add("risk-survey", "乙加")],
    );
    let item = |id: &str, service: &str, content: &str, done: &str| {
        format!(
            "[[years.plan.items]]\nid = \"{id}\"\nservice = \"{service}\"\ncontent = \"{content}\"\norigin = \"other\"\n\
             start = 2026-11-23\nfinish = 2026-12-11\nhandler = \"陈静\"\npurpose = \"renewal\"\ncost = 100{done}"
        )
    };
    let revision = |id: &str, reason: &str| {
        format!(
            "[[years.plan.revisions]]\nid = \"{id}\"\non = 2026-11-28\nby = \"陈静\"\nreason = \"{reason}\""
        )
    };
    let entry = log("20261128-1", "2026-11-28", "陈静", "training", "已培训");
    assert_eq!(
        merged.parts,
        [
            item("p12", "risk-survey", "乙加", ""),
            item("p13", "training", "甲加", "\ndone = 2026-11-28"),
            revision("r1", "乙加"),
            revision("r2", "甲加"),
            entry + "\nitem = \"p13\"\nattendance = 12",
        ]
    );
    let said = renamed("plan.items", "p12", "p13") + &renamed("plan.revisions", "r1", "r2");
    assert_eq!(merged.said, said);
    assert_eq!(merged.findings, [""; 0]);
}

#[test]
fn two_claims() {
    let add = |what: &str| {
        format!("claim add a {what} --policy par --loss 2026-11-20 --notified 2026-11-20")
    };
    let merged = merged(&[&add("仓库水渍")], &[&add("叉车碰撞")]);
    let claim = |id: &str, cause: &str| {
        format!(
            "[[claims]]\nid = \"{id}\"\npolicy = \"par\"\nloss = 2026-11-20\ncause = \"{cause}\"\nnotified = 2026-11-20"
        )
    };
    assert_eq!(
        merged.parts,
        [claim("k1", "仓库水渍"), claim("k2", "叉车碰撞")]
    );
    assert_eq!(merged.said, renamed("claims", "k1", "k2"));
}

/// Both facts are on record, and `check` says that they cannot both be.
#[test]
fn an_item_done_here_and_dropped_there() {
    let merged = merged(
        &["log a phone-call 已致电 --response 好 --by 陈静 --item p4"],
        &["plan drop a p4 --reason 客户停产"],
    );
    let item = merged
        .parts
        .iter()
        .find(|it| it.contains("id = \"p4\""))
        .unwrap();
    for key in [
        "done = 2026-11-28",
        "dropped = 2026-11-28",
        "dropped-reason = \"客户停产\"",
    ] {
        assert!(item.contains(key), "{item}");
    }
    assert_eq!(merged.findings, ["a below-standard", "a two-endings"]);
}

/// git itself sees that the file was renamed, and the driver gets both texts.
#[test]
fn a_client_renamed_here_and_written_to_there() {
    let clones = Clones::of(RECORD, Merges::ByKefu);
    clones.both(
        &["client rename a ceshi"],
        &["log a visit 复查消防 --response 好 --by 陈静"],
    );
    let [a, b] = clones.merge_both();
    assert_eq!((a.code, b.code), (0, 0), "{a:?} {b:?}");
    let [a, b] = ["a", "b"].map(|clone| clones.text(clone, "clients/ceshi.toml"));
    assert_eq!(a, b);
    assert_eq!(
        new_parts(&a),
        [log("20261128-1", "2026-11-28", "陈静", "visit", "复查消防")]
    );
    assert!(!clones.at("a").join("clients/a.toml").exists());
}

#[test]
fn an_entry_removed_here_and_changed_there_is_told_by_name_and_stays() {
    let clones = Clones::of(RECORD, Merges::ByKefu);
    let (rest, entry) = RECORD.split_once("\n[[reviews]]").unwrap();
    clones.write("a", rest);
    clones.write(
        "b",
        &RECORD.replacen(
            "goal = \"renewal\"",
            "goal = \"renewal\"\nnote = \"已续\"",
            1,
        ),
    );
    clones.both(&[], &["log a visit 复查消防 --response 好"]);
    let [a, _] = clones.merge_both();
    assert_eq!(a.code, 1);
    let said = "clients/a.toml: reviews/v1 was removed on our side and changed on theirs.\n";
    assert!(told(&a).starts_with(said), "{a:?}");
    let text = clones.record("a");
    assert!(
        text.contains("<<<<<<< ours\n=======\n\n[[reviews]]"),
        "{text}"
    );
    let (_, torn) = text.split_once("=======\n").unwrap();
    let (torn, _) = torn.split_once(">>>>>>> theirs").unwrap();
    assert_eq!(
        torn.lines().count(),
        format!("\n[[reviews]]{entry}note\n").lines().count()
    );
    assert!(text.contains("复查消防"), "all else is merged");
    assert_eq!(findings(&clones, "a"), ["a conflict-markers"]);
}

#[test]
fn one_key_with_two_values_is_left_to_a_person() {
    let clones = Clones::of(RECORD, Merges::ByKefu);
    clones.both(
        &[
            "client set a --sector 装备制造",
            "log a visit 复查消防 --response 好 --by 陈静",
        ],
        &[
            "client set a --sector 汽车零部件",
            "log a visit 核对发票 --response 好 --by 陈静",
        ],
    );
    let [a, b] = clones.merge_both();
    assert_eq!((a.code, b.code), (1, 1), "{a:?} {b:?}");
    let torn = |ours: &str, theirs: &str| {
        format!(
            "<<<<<<< ours\nsector = \"{ours}\"\n=======\nsector = \"{theirs}\"\n>>>>>>> theirs\n"
        )
    };
    assert!(clones.record("a").contains(&torn("装备制造", "汽车零部件")));
    assert!(clones.record("b").contains(&torn("汽车零部件", "装备制造")));
    let said = "clients/a.toml: sector of client was changed to two values: ours is \"装备制造\", theirs is \"汽车零部件\".\n";
    assert!(told(&a).contains(said), "{a:?}");
    for clone in ["a", "b"] {
        let text = clones.record(clone);
        assert_eq!(text.matches("<<<<<<<").count(), 1);
        assert!(text.contains("20261128-1") && text.contains("20261128-2"));
    }
}

/// Two entries run together where somebody deleted the marks alone; git still waits for the file.
#[test]
fn when_the_marks_are_gone_the_entries_are_parted_and_the_next_step_is_told() {
    let clones = Clones::of(RECORD, Merges::Plainly);
    clones.both(
        &["log a visit 复查消防 --response 好 --by 陈静"],
        &["log a phone-call 核对发票 --response 不好 --by 周婷"],
    );
    let [a, _] = clones.merge_both();
    assert_eq!(a.code, 1, "{a:?}");
    let text = clones.record("a");
    let is_mark = |line: &&str| {
        ["<<<<<<<", "=======", ">>>>>>>"]
            .iter()
            .any(|it| line.starts_with(it))
    };
    let lines: Vec<&str> = text.lines().filter(|it| !is_mark(it)).collect();
    clones.write("a", &(lines.join("\n") + "\n# 会后补\n"));
    let resolved = clones.try_kefu("a", "git resolve a");
    assert_eq!(resolved.code, 0, "{resolved:?}");
    let said: Vec<&str> = resolved.err.lines().collect();
    assert_eq!(said.len(), 2, "{said:?}");
    assert!(said[0].contains("diary/20261128-2"), "{said:?}");
    assert!(said[1].ends_with("git add clients/a.toml"), "{said:?}");
}

/// Every way in which git brings changes together uses the driver.
#[test]
fn rebase_cherry_pick_revert_and_stash_merge_by_entries() {
    let clones = Clones::of(RECORD, Merges::ByKefu);
    let by = |who: &str, did: &str| format!("log a visit {did} --response 好 --by {who}");
    clones.both(&[&by("陈静", "甲一")], &[&by("周婷", "乙一")]);
    clones.typed("b", &by("周婷", "乙二"));
    clones.commit("b", "b2");
    let entry = |id: &str, who: &str, did: &str| log(id, "2026-11-28", who, "visit", did);

    clones.git("b", "fetch -q ../a main:other");
    clones.git("b", "rebase -q other");
    let all = [
        entry("20261128-1", "周婷", "乙一"),
        entry("20261128-2", "周婷", "乙二"),
        entry("20261128-3", "陈静", "甲一"),
    ];
    let mut found = new_parts(&clones.record("b"));
    found.sort();
    assert_eq!(found, all);

    // The second commit of `b` alone.
    clones.git("a", "fetch -q ../b main:other");
    clones.git("a", "cherry-pick other");
    let picked = new_parts(&clones.record("a"));
    assert!(picked.iter().any(|it| it.contains("乙二")), "{picked:#?}");
    assert_eq!(picked.len(), 2);

    clones.git("b", "revert --no-edit HEAD~1");
    let left = new_parts(&clones.record("b"));
    assert_eq!(left.len(), 2, "{left:#?}");
    assert!(left.iter().all(|it| !it.contains("乙一")), "{left:#?}");

    clones.typed("a", &by("陈静", "甲二"));
    clones.git("a", "stash -q");
    clones.typed("a", &by("孙丽", "甲三"));
    clones.commit("a", "a3");
    clones.git("a", "stash pop -q");
    let stashed = new_parts(&clones.record("a"));
    assert_eq!(stashed.len(), 4, "{stashed:#?}");
    assert_eq!(findings(&clones, "a"), [""; 0]);
}

/// What is taken back is gone already, or nothing but that is left of it: there is nothing to choose.
#[test]
fn a_revert_of_what_was_removed_since_leaves_nothing_to_choose() {
    let clones = Clones::of(RECORD, Merges::ByKefu);
    let added = log("20261128-1", "2026-11-28", "陈静", "visit", "甲一");
    let with = |entry: &str| format!("{RECORD}\n{entry}\n");
    let commit = |text: &str, subject: &str| {
        clones.write("a", text);
        clones.commit("a", subject);
    };
    commit(&with(&added), "entry");
    commit(&with(&format!("{added}\nnext = \"五月再访\"")), "key");
    commit(RECORD, "removed");

    for back in ["HEAD~1", "HEAD~2"] {
        let ended = clones.try_git("a", &format!("revert --no-edit {back}"));
        assert!(!ended.err.contains("clients/a.toml:"), "{back}: {ended:?}");
        assert_eq!(clones.record("a"), RECORD, "{back}");
        assert_eq!(clones.git("a", "ls-files -u"), "", "{back}");
        clones.try_git("a", "revert --skip");
    }

    // A commit that changed what it said is another matter.
    commit(&with(&added), "entry-again");
    commit(&with(&added.replace("甲一", "甲一、甲二")), "changed");
    commit(RECORD, "removed-again");
    let ended = clones.try_git("a", "revert --no-edit HEAD~1");
    let said = "clients/a.toml: diary/20261128-1 was removed on our side and changed on theirs.\n";
    assert!(told(&ended).starts_with(said), "{ended:?}");
    let torn = format!("{RECORD}<<<<<<< ours\n=======\n\n{added}\n>>>>>>> theirs\n");
    assert_eq!(clones.record("a"), torn);
}
