//! What a merge by lines leaves: marks, entries that run together, a key twice.

use super::super::*;
use super::BASE;

const TWO: &str = "\
[client]
name = '甲'

[[diary]]
id = \"20261120-1\"
on = 2026-11-20
by = \"乙\"
kind = \"visit\"
did = \"子\"
by = \"丙\" # 代
kind = \"visit\"
did = \"丑\"
item = \"p1\"

[[diary]]
id = \"20261121-1\"
";

fn told(text: &str) -> Vec<String> {
    let told = |it: Damage| match it.what {
        Wrong::RunTogether { before } => format!("{} {} {before:?}", it.entry, it.at),
        Wrong::Twice { key, first, same } => {
            format!("{} {} {key} {first} {same}", it.entry, it.at)
        }
    };
    damages(text).into_iter().map(told).collect()
}

#[test]
fn entries_that_run_together_are_told_with_the_lines_that_lack_between_them() {
    let before = r#"["[[diary]]", "id = \"20261120-2\"", "on = 2026-11-20"]"#;
    assert_eq!(told(TWO), [format!("diary/20261120-1 10 {before}")]);

    let mended = mend(TWO).unwrap();
    let between = "did = \"子\"\n\n[[diary]]\nid = \"20261120-2\"\non = 2026-11-20\nby = \"丙\"";
    assert_eq!(
        mended.text,
        TWO.replace("did = \"子\"\nby = \"丙\"", between)
    );
    assert_eq!(mended.parted, ["diary/20261120-2"]);
    assert_eq!(told(&mended.text), [""; 0]);
    assert_eq!(mend(&mended.text), None);

    let windows = format!("\u{feff}{}", TWO.replace('\n', "\r\n"));
    assert_eq!(told(&windows), told(TWO));
    let expected = format!("\u{feff}{}", mended.text.replace('\n', "\r\n"));
    assert_eq!(mend(&windows).unwrap().text, expected);
}

#[test]
fn three_entries_in_one_are_parted_into_three() {
    let third = "by = \"丁\"\nkind = \"meeting\"\ndid = \"寅\"\n\n[[diary]]\nid = \"20261121";
    let text = TWO.replace("\n[[diary]]\nid = \"20261121", third);
    assert_eq!(told(&text).len(), 2);
    let mended = mend(&text).unwrap();
    assert_eq!(mended.parted, ["diary/20261120-2", "diary/20261120-3"]);
    assert!(
        mended
            .text
            .contains("id = \"20261120-3\"\non = 2026-11-20\nby = \"丁\"\n")
    );
}

#[test]
fn an_entry_whose_id_stands_twice_needs_a_header_alone() {
    let text = "[[claims]]\nid = 'k1'\nloss = 2026-01-01\nid = 'k2'\nloss = 2026-01-01\n";
    assert_eq!(told(text), [r#"claims/k1 4 ["[[claims]]"]"#]);
    let expected =
        "[[claims]]\nid = 'k1'\nloss = 2026-01-01\n\n[[claims]]\nid = 'k2'\nloss = 2026-01-01\n";
    assert_eq!(mend(text).unwrap().text, expected);
}

#[test]
fn lines_in_turn_are_parted_too() {
    let text =
        "[[diary]]\nid = '1'\nby = '甲'\nby = '乙'\nkind = 'visit'\ndid = '子'\ndid = '丑'\n";
    assert_eq!(told(text), ["diary/1 4 []"]);
    let entry = |id: &str, by: &str, did: &str| {
        format!("[[diary]]\nid = {id}\nby = '{by}'\nkind = 'visit'\ndid = '{did}'\n")
    };
    let both = [entry("'1'", "甲", "子"), entry("\"2\"", "乙", "丑")];
    assert_eq!(mend(text).unwrap().text, both.join("\n"));
}

#[test]
fn a_key_that_stands_twice_is_left_out_once_or_left_to_a_person() {
    // The first writing stays, with the comments of both lines.
    let text = BASE.replace(
        "kind = \"direct\"",
        "kind = \"direct\" # 一\nkind = 'direct' # 二",
    );
    assert_eq!(told(&text), ["client 7 kind 6 true"]);
    let mended = mend(&text).unwrap();
    let both = BASE.replace("kind = \"direct\"", "kind = \"direct\" # 一  # 二");
    assert_eq!((mended.text, mended.dropped), (both, 1));
    let text = BASE.replace("kind = ", "kind = 'direct'\nkind = ");
    let expected = BASE.replace("\"direct\"", "'direct'");
    assert_eq!(mend(&text).unwrap().text, expected);
    let same = BASE.replace("kind = ", "# 注\nkind = \"direct\"\nkind = ");
    let mended = mend(&same).unwrap();
    assert_eq!(mended.text, BASE.replace("kind = ", "# 注\nkind = "));
    assert_eq!(mended.dropped, 1);

    let other = BASE.replace("kind = ", "kind = \"channel\"\nkind = ");
    assert_eq!(told(&other), ["client 7 kind 6 false"]);
    assert_eq!(mend(&other), None);
    assert_eq!(resolve(&other, None), Resolution::Unresolved);
}

#[test]
fn an_id_that_two_entries_have_goes_to_the_first() {
    let entry = |id: &str, did: &str| format!("[[diary]]\nid = \"{id}\"\ndid = \"{did}\"\n");
    let text = |second: &str| [entry("1", "子"), entry("3", "寅"), second.to_owned()].join("\n");
    let mended = mend(&text(&entry("1", "丑"))).unwrap();
    assert_eq!(mended.text, text(&entry("4", "丑")));
    let given = Renamed {
        list: "diary".to_owned(),
        from: "1".to_owned(),
        to: "4".to_owned(),
        again: false,
    };
    assert_eq!(mended.renamed, [given]);

    let same = mend(&text(&entry("1", "子"))).unwrap();
    assert_eq!(
        (same.text, same.dropped),
        (text("").trim_end().to_owned() + "\n", 1)
    );
}

#[test]
fn what_is_wrong_for_other_reasons_is_no_damage_of_a_merge() {
    for text in [BASE, "", "a = ", "[a]\n[a]\n", "\u{0}"] {
        assert_eq!(told(text), [""; 0], "{text}");
        assert_eq!(mend(text), None, "{text}");
    }
}

/// Both sides wrote a diary entry, and git found the lines that both begin with.
#[test]
fn marks_are_resolved_by_entries_with_and_without_the_version_before() {
    let head = format!("{BASE}\n[[diary]]\nid = \"20261120-1\"\non = 2026-11-20\n");
    let torn = format!(
        "{head}<<<<<<< HEAD\nby = \"甲\"\ndid = \"子\"\n=======\nby = \"乙\"\ndid = \"丑\"\n>>>>>>> other\n"
    );
    let [ours, theirs] =
        ["by = \"甲\"\ndid = \"子\"\n", "by = \"乙\"\ndid = \"丑\"\n"].map(|it| head.clone() + it);
    let expected = three(Some(BASE), &ours, &theirs).unwrap();
    assert_eq!(expected.renamed.len(), 1);

    assert_eq!(resolve(&torn, None), Resolution::Merged(expected.clone()));
    let versions = Versions {
        base: Some(BASE),
        ours: &ours,
        theirs: &theirs,
    };
    assert_eq!(resolve(&torn, Some(versions)), Resolution::Merged(expected));

    // What somebody wrote since is not in the versions of git.
    let worked = torn.replace("[team]", "# 会后补\n[team]");
    let Resolution::Merged(merged) = resolve(&worked, Some(versions)) else {
        panic!("it has marks");
    };
    assert!(merged.text.contains("# 会后补\n[team]"));
    assert_eq!(merged.renamed.len(), 1);
}

#[test]
fn a_version_before_that_git_made_up_with_marks_is_taken_without_them() {
    let torn = "<<<<<<< ours\nkind = \"direct\"\n=======\nkind = \"other\"\n>>>>>>> theirs\n";
    let base = BASE.replace("kind = \"direct\"\n", torn);
    let ours = BASE.replace("direct", "channel");
    let theirs = ours.replace("仓储火灾", "水渍");
    assert_eq!(three(Some(&base), &ours, &theirs).unwrap().text, theirs);
}
