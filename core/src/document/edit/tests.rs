use std::sync::LazyLock;

use chrono::NaiveDate;

use super::*;

mod lived_in;
mod paste;
mod together;

static LAYOUT: LazyLock<Layout> = LazyLock::new(|| {
    Layout::of(&[
        ("client", &["name", "kind", "sector"]),
        ("team", &["established"]),
        ("team.members", &["name", "role"]),
        ("years", &["starts", "ends"]),
        ("years.rating", &["rated", "stars"]),
        ("years.plan", &["focus", "issued"]),
        ("years.plan.items", &["id", "covers"]),
        ("diary", &["id", "on"]),
    ])
});

fn path(text: &str) -> KeyPath {
    text.split('.').fold(KeyPath::root(), |path, step| {
        let (key, nth) = match step.split_once('[') {
            Some((key, nth)) => (key, nth.trim_end_matches(']').parse().ok()),
            None => (step, None),
        };
        let path = path.key(key);
        match nth {
            Some(nth) => path.nth(nth),
            None => path,
        }
    })
}

fn set(at: &str, value: impl Into<Literal>) -> Edit {
    Edit::set(path(at), value)
}

fn push(at: &str, entry: &[(&'static str, &str)]) -> Edit {
    let entry = entry.iter().map(|(key, value)| (*key, (*value).into()));
    Edit::Push {
        at: path(at),
        entry: entry.collect(),
    }
}

fn remove(at: &str) -> Edit {
    Edit::Remove { at: path(at) }
}

fn edited(text: &str, edit: Edit) -> String {
    apply(text, &[edit], &LAYOUT).unwrap()
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

const RECORD: &str = "\
#:schema ../.kefu/client.schema.json

[client] # 客户
name = '华锐'   # 全称
my-key = 1
sector = \"重型机械\"

# 服务团队
[team]
established = 2026-03-04
# 副经理待定

[[years]]
starts = 2026-03-02

[years.plan]
issued = 2026-03-13   # 准时

# 第二年
[[years]]
starts = 2027-03-02
";

#[test]
fn a_value_is_replaced_and_its_comment_stays() {
    let text = edited(RECORD, set("client.name", "华锐重工"));

    assert_eq!(text, RECORD.replace("'华锐'", "\"华锐重工\""));
}

#[test]
fn the_same_value_in_other_words_changes_nothing() {
    for edit in [
        set("client.name", "华锐"),
        set("team.established", day("2026-03-04")),
        remove("archive.kept-at"),
    ] {
        assert_eq!(edited(RECORD, edit), RECORD);
    }
    let income = "a = 1_232_000.50\nb = [ 'x', # 一\n  'y' ]\n";
    assert_eq!(
        edited(income, set("a", crate::money::Fen(123_200_050))),
        income
    );
    let same = Literal::Texts(vec!["x".into(), "y".into()]);
    assert_eq!(edited(income, set("b", same)), income);
}

#[test]
fn a_new_key_stands_where_the_layout_puts_it() {
    let text = edited(RECORD, set("client.kind", "direct"));
    let name = "name = '华锐'   # 全称\n";
    assert_eq!(
        text,
        RECORD.replace(name, &format!("{name}kind = \"direct\"\n"))
    );

    let text = edited(RECORD, set("years[0].plan.focus", "仓储火灾"));
    let header = "[years.plan]\n";
    assert_eq!(
        text,
        RECORD.replace(header, &format!("{header}focus = \"仓储火灾\"\n"))
    );

    let text = edited(RECORD, set("years[1].ends", day("2028-03-01")));
    assert_eq!(text, format!("{RECORD}ends = 2028-03-01\n"));
}

#[test]
fn a_new_section_stands_where_the_layout_puts_it() {
    let text = edited(RECORD, set("years[0].rating.stars", Literal::Integer(5)));
    let after = "[[years]]\nstarts = 2026-03-02\n";
    let rating = format!("{after}\n[years.rating]\nstars = 5\n");
    assert_eq!(text, RECORD.replacen(after, &rating, 1));

    let text = edited(RECORD, set("years[1].plan.issued", day("2027-03-15")));
    assert_eq!(
        text,
        format!("{RECORD}\n[years.plan]\nissued = 2027-03-15\n")
    );

    let text = edited(
        "[team]\nestablished = 2026-03-04\n",
        set("client.name", "华锐"),
    );
    assert_eq!(
        text,
        "[client]\nname = \"华锐\"\n\n[team]\nestablished = 2026-03-04\n"
    );
}

#[test]
fn an_entry_is_added_after_the_last_of_its_list() {
    let member = [("name", "陈静"), ("role", "account-manager")];
    let text = edited(RECORD, push("team.members", &member));
    let after = "# 副经理待定\n";
    let first = format!("{after}\n[[team.members]]\nname = \"陈静\"\nrole = \"account-manager\"\n");
    assert_eq!(text, RECORD.replace(after, &first));

    let text = edited(&text, push("team.members", &[("name", "周婷")]));
    let second = format!("{first}\n[[team.members]]\nname = \"周婷\"\n");
    assert_eq!(text, RECORD.replace(after, &second));

    let text = edited(RECORD, push("years[0].plan.items", &[("id", "p1")]));
    let after = "issued = 2026-03-13   # 准时\n";
    let item = format!("{after}\n[[years.plan.items]]\nid = \"p1\"\n");
    assert_eq!(text, RECORD.replace(after, &item));

    let text = edited(RECORD, push("diary", &[("id", "20260326-1")]));
    assert_eq!(text, format!("{RECORD}\n[[diary]]\nid = \"20260326-1\"\n"));
}

#[test]
fn line_ends_byte_order_mark_and_a_missing_last_line_end_stay() {
    let windows = "\u{feff}[client]\r\nname = \"华锐\"\r\n[team]";
    let text = edited(windows, set("client.kind", "direct"));
    assert_eq!(
        text,
        "\u{feff}[client]\r\nname = \"华锐\"\r\nkind = \"direct\"\r\n[team]"
    );

    let text = edited(&text, set("team.established", day("2026-03-04")));
    assert!(
        text.ends_with("kind = \"direct\"\r\n[team]\r\nestablished = 2026-03-04"),
        "{text:?}"
    );

    let text = edited("[client]\nname = \"a\"", push("diary", &[("id", "x")]));
    assert_eq!(text, "[client]\nname = \"a\"\n\n[[diary]]\nid = \"x\"\n");

    assert_eq!(
        edited("", set("client.name", "a")),
        "[client]\nname = \"a\"\n"
    );
    assert_eq!(
        edited("# 注\n", set("client.name", "a")),
        "# 注\n\n[client]\nname = \"a\"\n"
    );
}

#[test]
fn other_ways_of_writing_are_kept_up() {
    let dotted = "client.name = \"a\"  # 全称\nother = 1\n";
    let text = edited(dotted, set("client.kind", "direct"));
    assert_eq!(
        text,
        "client.name = \"a\"  # 全称\nclient.kind = \"direct\"\nother = 1\n"
    );

    let inline = "client = { name = \"a\" }  # 一行\nteam = {}\n";
    let text = edited(inline, set("client.kind", "direct"));
    assert_eq!(
        text,
        "client = { name = \"a\", kind = \"direct\" }  # 一行\nteam = {}\n"
    );
    let text = edited(inline, set("team.established", day("2026-03-04")));
    assert_eq!(text, inline.replace("{}", "{ established = 2026-03-04 }"));

    let list = "diary = [\n  { id = \"1\" },  # 首次\n  { id = \"2\" }  # 二次\n]\n";
    let text = edited(list, push("diary", &[("id", "3")]));
    let more = "  { id = \"2\" },\n  { id = \"3\" }  # 二次\n";
    assert_eq!(text, list.replace("  { id = \"2\" }  # 二次\n", more));

    let indented = "[[years]]\n  [years.plan]\n  issued = 2026-03-13\n";
    let text = edited(indented, set("years[0].plan.focus", "仓储"));
    assert_eq!(
        text,
        "[[years]]\n  [years.plan]\n  focus = \"仓储\"\n  issued = 2026-03-13\n"
    );

    let covers = "covers = [\n  \"c1\",  # 每季度\n  \"c2\"  # 客户手册\n]\n";
    let longer = Literal::Texts(vec!["c1".into(), "c2".into(), "n1".into()]);
    let text = edited(covers, set("covers", longer));
    assert_eq!(text, covers.replace("\"c2\"", "\"c2\", \"n1\""));

    let days =
        |days: &[&str]| Literal::Dates(days.iter().map(|day| day.parse().unwrap()).collect());
    let rest = "rest = [\n  2026-08-08,  # 司庆\n]\nwork = []\n";
    let text = edited(rest, set("rest", days(&["2026-08-08", "2026-08-10"])));
    assert_eq!(text, rest.replace("08-08", "08-08, 2026-08-10"));
    assert_eq!(edited(rest, set("rest", days(&["2026-08-08"]))), rest);
    let text = edited(rest, set("work", days(&["2026-08-09"])));
    assert_eq!(text, rest.replace("[]", "[2026-08-09]"));
}

#[test]
fn what_cannot_be_written_without_moving_the_users_lines_is_refused() {
    let refused = |text: &str, edit: Edit| apply(text, &[edit], &LAYOUT).unwrap_err();

    let at = path("client.contact.name");
    let inline = "client = { name = \"a\" }\n";
    assert_eq!(
        refused(inline, Edit::set(at.clone(), "b")),
        EditFault::Unwritable(path("client.contact"))
    );
    let scattered = "[[diary]]\nid = \"1\"\n[team]\n[[diary]]\nid = \"2\"\n";
    assert_eq!(
        refused(scattered, remove("diary")),
        EditFault::Unwritable(path("diary"))
    );
    assert_eq!(
        refused(RECORD, set("team", "x")),
        EditFault::Unwritable(path("team"))
    );
    assert!(matches!(
        refused("a = ", set("b", "x")),
        EditFault::Syntax(_)
    ));
}

#[test]
fn the_byte_order_mark_stays_when_the_first_line_goes() {
    let marked = "\u{feff}[[diary]]\nid = \"1\"\n";
    assert_eq!(edited(marked, remove("diary[0]")), "\u{feff}");
    let followed = format!("{marked}\n[team]\n");
    assert_eq!(edited(&followed, remove("diary[0]")), "\u{feff}[team]\n");
    let key = "\u{feff}client.name = \"甲\"\nclient.kind = \"direct\"\n";
    assert_eq!(
        edited(key, remove("client.name")),
        "\u{feff}client.kind = \"direct\"\n"
    );
}

#[test]
fn what_is_removed_takes_its_own_lines() {
    assert_eq!(
        edited(RECORD, remove("client.my-key")),
        RECORD.replace("my-key = 1\n", "")
    );

    let team = "[team]\nestablished = 2026-03-04\n";
    let without = RECORD.replace(team, "");
    assert_eq!(edited(RECORD, remove("team")), without);

    let diary = "[client]\nname = \"a\"\n\n[[diary]]\nid = \"1\"\n\n[[diary]]\nid = \"2\"\n";
    let text = edited(diary, remove("diary[0]"));
    assert_eq!(text, "[client]\nname = \"a\"\n\n[[diary]]\nid = \"2\"\n");
    let text = edited(&text, remove("diary[0]"));
    assert_eq!(text, "[client]\nname = \"a\"\n");

    let head = "[client]\nname = \"a\"\n";
    for last in [
        "[[team.members]]\nname = \"王\"\n",
        "[team.members.a]\nb = 1\n",
    ] {
        let at = if last.starts_with("[[") {
            "team.members[0]"
        } else {
            "team.members.a"
        };
        let left = edited(&format!("{head}\n{last}"), remove(at));
        assert_eq!(
            left, head,
            "a table without a line of its own goes with its last entry"
        );
    }
    let dotted = format!("{head}a.b.c = 1\n");
    assert_eq!(edited(&dotted, remove("client.a.b.c")), head);

    let inline = "a = { x = 1, y = 2, z = 3 }\nb = [1, 2]\n";
    assert_eq!(
        edited(inline, remove("a.x")),
        "a = { y = 2, z = 3 }\nb = [1, 2]\n"
    );
    assert_eq!(
        edited(inline, remove("a.z")),
        "a = { x = 1, y = 2 }\nb = [1, 2]\n"
    );
    assert_eq!(
        edited(inline, remove("b[1]")),
        "a = { x = 1, y = 2, z = 3 }\nb = [1]\n"
    );
}

#[test]
fn an_entry_goes_with_the_comments_that_are_about_it_alone() {
    let entry = |id: &str| format!("[[waivers]]\nid = \"{id}\"  # 编号\n# 尾注 {id}\n");
    let head = "[client]\nname = \"a\"\n# 客户的尾注\n";
    let (w1, w2) = (entry("w1"), entry("w2"));
    let text = format!("{head}\n# 豁免事项\n{w1}\n# 电话请示\n# 再看一次\n{w2}");

    // What stands above the first of several may be about them all.
    assert_eq!(
        edited(&text, remove("waivers[0]")),
        format!("{head}\n# 豁免事项\n# 电话请示\n# 再看一次\n{w2}")
    );
    let one = edited(&text, remove("waivers[1]"));
    assert_eq!(one, format!("{head}\n# 豁免事项\n{w1}"));
    assert_eq!(edited(&one, remove("waivers[0]")), head);

    // Without a blank line between, nobody knows whose comment it is: it stays.
    let close = format!("{head}{w1}{w2}");
    assert_eq!(edited(&close, remove("waivers[1]")), format!("{head}{w1}"));
    assert_eq!(
        edited(&close, remove("waivers[0]")),
        format!("{head}# 尾注 w1\n{w2}")
    );
}

#[test]
fn an_entry_of_a_list_in_brackets_goes_with_its_lines_and_no_others() {
    let a = "  { id = \"a\" }, # 甲\n";
    let b = "  { id = \"b\" }  # 乙，末尾没有逗号\n";
    let above = "  # 乙的办公室在三楼\n";
    let list = |inner: &str| format!("contacts = [ # 名单\n{inner}]\n[team]\n");
    let text = list(&format!("{a}{above}{b}"));
    // Nobody knows whose the comment between both is: it stays.
    assert_eq!(
        edited(&text, remove("contacts[0]")),
        list(&format!("{above}{b}"))
    );
    assert_eq!(
        edited(&text, remove("contacts[1]")),
        list(&format!("{a}{above}"))
    );
    // One that stands apart with the last entry goes with it.
    let apart = list(&format!("{a}\n{above}{b}"));
    assert_eq!(edited(&apart, remove("contacts[1]")), list(a));
    let only = list(b);
    assert_eq!(edited(&only, remove("contacts[0]")), list(""));
    let long = list(&format!("{a}  {{ id = \"c\",\n    name = \"丙\" }},\n{b}"));
    assert_eq!(
        edited(&long, remove("contacts[1]")),
        list(&format!("{a}{b}"))
    );
    let refused = |text: &str, edit: Edit| apply(text, &[edit], &LAYOUT).unwrap_err();
    // Where lines are shared, a comment between two entries may be about either.
    let shared = list("  { id = \"a\" } # 甲\n  , { id = \"b\" } # 乙\n");
    for at in ["contacts[0]", "contacts[1]"] {
        let at = path(at);
        assert_eq!(
            refused(&shared, Edit::Remove { at: at.clone() }),
            EditFault::Unwritable(at)
        );
    }
    let plain = list("  { id = \"a\" },\n  { id = \"b\" }\n");
    assert_eq!(
        edited(&plain, remove("contacts[1]")),
        list("  { id = \"a\" },\n")
    );
    assert_eq!(
        edited(&plain.replace('\n', "\r\n"), remove("contacts[0]")),
        list("  { id = \"b\" }\n").replace('\n', "\r\n")
    );
}
