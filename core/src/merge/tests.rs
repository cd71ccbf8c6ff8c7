mod entries;
mod hostile;
mod identity;
mod left;

use super::*;

/// Merged both ways: each must give the same text, but for the sides of a conflict.
fn merged(base: &str, ours: &str, theirs: &str) -> Merged {
    let one = three(Some(base), ours, theirs).unwrap();
    let other = three(Some(base), theirs, ours).unwrap();
    assert_eq!(one.renamed, other.renamed);
    assert_eq!(one.conflicts.len(), other.conflicts.len());
    if one.conflicts.is_empty() {
        assert_eq!(one.text, other.text, "whichever is ours");
    }
    one
}

/// Merged, with nothing left to decide.
fn text(base: &str, ours: &str, theirs: &str) -> String {
    let merged = merged(base, ours, theirs);
    assert_eq!(merged.conflicts, []);
    merged.text
}

/// What people decide: entry, key, ours, theirs.
fn conflicts(merged: &Merged) -> Vec<[String; 4]> {
    let or_gone = |it: &Option<String>| it.clone().unwrap_or_else(|| "-".to_owned());
    let told = |it: &Conflict| {
        let key = or_gone(&it.key);
        [
            it.entry.clone(),
            key,
            or_gone(&it.ours),
            or_gone(&it.theirs),
        ]
    };
    merged.conflicts.iter().map(told).collect()
}

fn renamed(merged: &Merged) -> Vec<String> {
    let told = |it: &Renamed| format!("{}/{} {}", it.list, it.from, it.to);
    merged.renamed.iter().map(told).collect()
}

const BASE: &str = "\
#:schema ../.kefu/client.schema.json

# 青岛的老客户
[client] # 客户
name = \"华锐重工\"   # 全称
kind = \"direct\"

[team]
established = 2026-03-04

[[team.members]]
name = \"陈静\"
role = \"account-manager\"

[[years]]
starts = 2026-03-02

[years.plan]
focus = \"仓储火灾\"

[[years.plan.items]]
id = \"p1\"
service = \"visit\"
covers = [\"c1\"]

[[diary]]
id = \"20261119-1\"
on = 2026-11-19
did = \"走访\"
# 以上为十一月
";

fn with(entry: &str) -> String {
    format!("{BASE}\n{entry}")
}

fn log(id: &str, did: &str) -> String {
    format!("[[diary]]\nid = \"{id}\"\non = 2026-11-20\ndid = \"{did}\"\n")
}

#[test]
fn different_keys_and_entries_of_both_sides_stand_in_the_merged_text_with_their_comments() {
    let ours = BASE
        .replace(
            "kind = \"direct\"",
            "kind = \"channel\" # 改\nsector = \"机械\"",
        )
        .replace("[[diary]]", "# 新\n[[policies]]\nid = \"par\"\n\n[[diary]]");
    let theirs = BASE.replace("# 全称", "# 工商登记名").replace(
        "established = 2026-03-04",
        "# 会议纪要\nestablished = 2026-03-05",
    ) + "\n[[diary]]\nid = \"20261121-1\"\non = 2026-11-21\n";

    let expected = "\
#:schema ../.kefu/client.schema.json

# 青岛的老客户
[client] # 客户
name = \"华锐重工\"   # 工商登记名
kind = \"channel\" # 改
sector = \"机械\"

[team]
# 会议纪要
established = 2026-03-05

[[team.members]]
name = \"陈静\"
role = \"account-manager\"

[[years]]
starts = 2026-03-02

[years.plan]
focus = \"仓储火灾\"

[[years.plan.items]]
id = \"p1\"
service = \"visit\"
covers = [\"c1\"]

# 新
[[policies]]
id = \"par\"

[[diary]]
id = \"20261119-1\"
on = 2026-11-19
did = \"走访\"
# 以上为十一月

[[diary]]
id = \"20261121-1\"
on = 2026-11-21
";
    assert_eq!(text(BASE, &ours, &theirs), expected);
}

#[test]
fn an_id_that_both_gave_is_two_entries_and_the_text_that_sorts_first_keeps_it() {
    let merged = merged(
        BASE,
        &with(&log("20261120-1", "乙")),
        &with(&log("20261120-1", "甲")),
    );
    let both = format!("{}\n{}", log("20261120-1", "乙"), log("20261120-2", "甲"));
    assert_eq!(merged.text, with(&both));
    assert_eq!(renamed(&merged), ["diary/20261120-1 20261120-2"]);
    assert_eq!(merged.conflicts, []);
}

#[test]
fn an_entry_that_one_side_wrote_with_more_keys_is_one_entry() {
    let less = with(&log("20261120-1", "甲"));
    let more = format!("{less}response = \"同意\"\n");
    assert_eq!(text(BASE, &less, &more), more);
}

#[test]
fn what_refers_to_an_entry_goes_with_it_to_its_new_id() {
    let item = |service: &str, log: &str| {
        BASE.replace(
            "\n[[diary]]",
            &format!("\n[[years.plan.items]]\nid = \"p2\"\nservice = \"{service}\"\n\n[[diary]]"),
        ) + &format!("\n[[diary]]\nid = \"{log}\"\nitem = \"p2\"\n")
            + &format!("\n[[reviews]]\nid = \"{log}\"\nitem = \"p1\"\n")
    };
    let merged = merged(BASE, &item("training", "a1"), &item("meeting", "b1"));

    assert_eq!(renamed(&merged), ["plan.items/p2 p3"]);
    let tail = merged.text.split_once("[[reviews]]").unwrap();
    let items: Vec<&str> = merged
        .text
        .lines()
        .filter(|it| it.contains("p2") || it.contains("p3") || it.starts_with("service"))
        .collect();
    assert_eq!(
        items,
        [
            "service = \"visit\"",
            "id = \"p2\"",
            "service = \"meeting\"",
            "id = \"p3\"",
            "service = \"training\"",
            "item = \"p3\"",
            "item = \"p2\"",
        ]
    );
    assert!(tail.1.contains("id = \"b1\""));
}

#[test]
fn items_of_two_years_are_one_list_of_ids_and_revisions_are_not() {
    let years = "[[years]]\nstarts = 2026-03-02\n\n[[years]]\nstarts = 2027-03-02\n";
    let first = years.replacen(
        "\n\n",
        "\n\n[[years.plan.items]]\nid = \"p1\"\n\n[[years.plan.revisions]]\nid = \"r1\"\n\n",
        1,
    );
    let second = format!(
        "{years}\n[[years.plan.items]]\nid = \"p1\"\n\n[[years.plan.revisions]]\nid = \"r1\"\n"
    );
    let merged = merged(years, &first, &second);
    assert_eq!(renamed(&merged), ["plan.items/p1 p2"]);
    assert_eq!(
        merged.text,
        first.clone()
            + "\n[[years.plan.items]]\nid = \"p2\"\n\n[[years.plan.revisions]]\nid = \"r1\"\n"
    );
}

#[test]
fn only_a_key_changed_to_two_values_is_a_conflict_and_the_marks_stand_around_it_alone() {
    let ours = BASE.replace("direct\"", "channel\" # 甲");
    let theirs = BASE
        .replace("direct\"", "other\"")
        .replace("仓储火灾", "水渍");
    let merged = merged(BASE, &ours, &theirs);

    let torn = "<<<<<<< ours\nkind = \"channel\" # 甲\n=======\nkind = \"other\"\n>>>>>>> theirs\n";
    let expected = BASE
        .replace("kind = \"direct\"\n", torn)
        .replace("仓储火灾", "水渍");
    assert_eq!(merged.text, expected);
    assert_eq!(
        conflicts(&merged),
        [["client", "kind", "\"channel\"", "\"other\""]]
    );
}

#[test]
fn a_key_or_an_entry_that_one_side_took_away_and_the_other_changed_is_a_conflict() {
    let gone = BASE.replace("kind = \"direct\"\n", "");
    let changed = BASE.replace("direct", "channel");
    let of_key = merged(BASE, &gone, &changed);
    assert_eq!(conflicts(&of_key), [["client", "kind", "-", "\"channel\""]]);

    let (entry, rest) = BASE.split_once("\n[[diary]]").unwrap();
    let removed = entry.to_owned();
    let changed = BASE.replace("did = \"走访\"", "did = \"走访二号车间\"");
    let of_entry = merged(BASE, &removed, &changed);
    let theirs = format!("\n[[diary]]{rest}").replace("走访", "走访二号车间");
    assert_eq!(
        conflicts(&of_entry),
        [[
            "diary/20261119-1".to_owned(),
            "-".to_owned(),
            "-".to_owned(),
            theirs.clone()
        ]]
    );
    assert_eq!(
        of_entry.text,
        format!("{entry}<<<<<<< ours\n=======\n{theirs}>>>>>>> theirs\n")
    );

    assert_eq!(text(BASE, &removed, BASE), removed, "nobody changed it");
    let elsewhere = BASE.replace("direct", "channel");
    assert_eq!(
        text(BASE, &removed, &elsewhere),
        removed.replace("direct", "channel")
    );
}

#[test]
fn what_one_side_took_away_and_the_other_took_something_out_of_is_gone() {
    let (removed, _) = BASE.split_once("\n[[diary]]").unwrap();
    let removed = format!("{removed}\n[team.note]\nby = \"陈静\"\n");
    for less in ["did = \"走访\"\n", "# 以上为十一月\n", "on = 2026-11-19\n"] {
        assert_eq!(
            text(BASE, &removed, &BASE.replace(less, "")),
            removed,
            "{less}"
        );
    }
    // With what stands within it.
    let (before, rest) = BASE.split_once("[[years]]").unwrap();
    let (_, after) = rest.split_once("\n[[diary]]").unwrap();
    let without_years = format!("{before}[[diary]]{after}");
    let item = "[[years.plan.items]]\nid = \"p1\"\nservice = \"visit\"\ncovers = [\"c1\"]\n\n";
    assert_eq!(
        text(BASE, &without_years, &BASE.replace(item, "")),
        without_years
    );
    let less = "focus = \"仓储火灾\"\n";
    assert_eq!(
        text(BASE, &without_years, &BASE.replace(less, "")),
        without_years
    );
    // A comment above a key, and the key itself.
    let noted = BASE.replace("kind", "# 待核\nkind");
    let no_kind = BASE.replace("kind = \"direct\"\n", "");
    assert_eq!(text(&noted, BASE, &no_kind), no_kind);

    // One word more, and a person looks at it.
    for more in ["did = \"走访。\"\n", "# 走访\n", ""] {
        let changed = BASE
            .replace("did = \"走访\"\n", more)
            .replace("11-19\n", "11-19 # 周四\n");
        let told = merged(BASE, &removed, &changed);
        assert_eq!(
            conflicts(&told)[0][..2],
            ["diary/20261119-1", "-"],
            "{more}"
        );
    }
}

#[test]
fn a_list_of_words_grows_on_both_sides() {
    let ours = BASE.replace("[\"c1\"]", "[\"c1\", \"n1\"]");
    let theirs = BASE.replace("[\"c1\"]", "['c2', \"c1\"]");
    let expected = BASE.replace("[\"c1\"]", "['c2', \"c1\", \"n1\"]");
    assert_eq!(text(BASE, &ours, &theirs), expected);
    let none = BASE.replace("[\"c1\"]", "[]");
    assert_eq!(
        text(BASE, &none, &theirs),
        BASE.replace("[\"c1\"]", "['c2']")
    );
}

#[test]
fn members_are_known_by_their_names_and_have_no_two_entries() {
    let member = |role: &str| {
        BASE.replace(
            "\n[[years]]",
            &format!("\n[[team.members]]\nname = \"周婷\"\nrole = \"{role}\"\n\n[[years]]"),
        )
    };
    let merged = merged(BASE, &member("deputy"), &member("life"));
    assert_eq!(
        conflicts(&merged),
        [["team.members/周婷", "role", "\"deputy\"", "\"life\""]]
    );
}

#[test]
fn the_line_ends_and_the_mark_are_those_of_the_side_that_changed_them() {
    let windows = format!("\u{feff}{}", BASE.replace('\n', "\r\n"));
    let changed = BASE.replace("direct", "channel");
    let expected = format!("\u{feff}{}", changed.replace('\n', "\r\n"));
    assert_eq!(text(BASE, &windows, &changed), expected);
    assert_eq!(text(&windows, &windows, &changed), changed);

    let added = windows.clone() + "\r\n[[risks]]\r\nid = \"f1\"\r\n";
    let expected = added.replace("direct", "channel");
    assert_eq!(
        text(&windows, &added, &windows.replace("direct", "channel")),
        expected
    );
}

#[test]
fn a_last_line_without_an_end_is_closed_before_something_follows() {
    let base = "[client]\nname = \"甲\"";
    let ours = format!("{base}\nkind = \"direct\"");
    let theirs = format!("{base}\n\n[team]\nestablished = 2026-03-04\n");
    assert_eq!(
        text(base, &ours, &theirs),
        "[client]\nname = \"甲\"\nkind = \"direct\"\n\n[team]\nestablished = 2026-03-04\n"
    );
}

/// The commits of one side come once more, one by one, onto the other side.
#[test]
fn in_a_rebase_an_entry_is_known_again_under_its_new_id() {
    let upstream = with(&log("20261120-1", "乙"));
    let first = with(&log("20261120-1", "甲"));
    let second = first.replace("did = \"甲\"", "did = \"甲\"\nresponse = \"同意\"")
        + "\n"
        + &log("20261120-2", "丙");

    let one = text(BASE, &upstream, &first);
    let two = merged(&first, &one, &second);
    assert_eq!(two.conflicts, []);
    let expected = [
        log("20261120-1", "乙"),
        log("20261120-2", "甲") + "response = \"同意\"\n",
        log("20261120-3", "丙"),
    ];
    assert_eq!(two.text, with(&expected.join("\n")));

    // And taken back again.
    assert_eq!(text(&first, &one, BASE), upstream);
}

#[test]
fn a_text_that_cannot_be_read_is_merged_with_nothing() {
    let changed = BASE.replace("direct", "channel");
    let broken = format!("{BASE}<<<<<<< ours\n");
    let doubled = BASE.replace("kind = ", "kind = \"channel\"\nkind = ");
    for other in [&broken, &doubled] {
        let theirs = three(Some(BASE), &changed, other);
        assert_eq!(theirs, Err(Unmerged::Unreadable(Side::Theirs)));
        let ours = three(Some(BASE), other, &changed);
        assert_eq!(ours, Err(Unmerged::Unreadable(Side::Ours)));
        assert_eq!(three(Some(other), BASE, &changed), Err(Unmerged::Base));
    }
}

#[test]
fn one_section_written_in_two_forms_is_left_to_git() {
    let ours = "client.name = \"甲\"\nclient.kind = \"direct\"\n";
    let theirs = "[client]\nname = \"甲\"\nsector = \"机械\"\n";
    assert_eq!(
        three(Some("client.name = \"甲\"\n"), ours, theirs),
        Err(Unmerged::Lost)
    );
}

#[test]
fn without_a_version_before_one_key_that_differs_was_changed_and_several_are_two_entries() {
    let entry = |by: &str, did: &str| {
        format!("[[diary]]\nid = \"1\"\non = 2026-11-20\nby = \"{by}\"\ndid = \"{did}\"\n")
    };
    let two = three(None, &entry("甲", "子"), &entry("乙", "丑")).unwrap();
    assert_eq!(renamed(&two), ["diary/1 2"]);
    let one = three(None, &entry("甲", "子"), &entry("甲", "丑")).unwrap();
    assert_eq!(conflicts(&one), [["diary/1", "did", "\"子\"", "\"丑\""]]);
}
