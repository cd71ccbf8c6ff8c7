//! What one record says in another: entries, ids, what refers to them, and what cannot be decided.

use super::*;

mod returns;

/// The second record once it has what the first says.
fn merged(from: &str, into: &str) -> Result<(String, Merged), MergeFault> {
    let (one, other) = (
        Document::parse(from).unwrap(),
        Document::parse(into).unwrap(),
    );
    let (one, other) = (Record::read(&one), Record::read(&other));
    assert_eq!((&one.faults[..], &other.faults[..]), (&[][..], &[][..]));
    let done = merge(&one.record, &other.record)?;
    let text = edit::apply(into, &done.edits, &LAYOUT).unwrap();
    Ok((text, done))
}

const ONE: &str = "\
[client]
name = '甲公司'
note = '旧档'

# 对方全责
[[claims]]
id = 'k1'
policy = 'par'

[[claims]]
id = 'k2'
policy = 'wc' # 工伤

[[policies]]
id = 'par'
product = '雇主责任险'

[[policies]]
id = 'wc'
product = '团体意外险'
";

const OTHER: &str = "\
[client]
name = '甲公司'

[[policies]]
id = 'par'
product = '财产一切险'

[[claims]]
id = 'k1'
policy = 'par'
cause = '火灾'
";

#[test]
fn entries_go_over_with_their_comments_and_what_refers_to_them_follows() {
    let (text, done) = merged(ONE, OTHER).unwrap();
    let whole = "\
[client]
name = '甲公司'
note = \"旧档\"

[[policies]]
id = 'par'
product = '财产一切险'

[[policies]]
id = \"par-1\"
product = '雇主责任险'

[[policies]]
id = 'wc'
product = '团体意外险'

[[claims]]
id = 'k1'
policy = 'par'
cause = '火灾'

# 对方全责
[[claims]]
id = \"k2\"
policy = \"par-1\"

[[claims]]
id = \"k3\"
policy = 'wc' # 工伤
";
    assert_eq!(text, whole);
    assert_eq!((done.moved, done.there, done.comments), (4, 0, 0));
}

#[test]
fn what_was_interrupted_is_finished_and_nothing_is_there_twice() {
    let (half, _) = merged(ONE, OTHER).unwrap();
    let (whole, done) = merged(ONE, &half).unwrap();
    assert_eq!(whole, half);
    assert_eq!((done.moved, done.there, done.comments), (0, 4, 0));
    assert_eq!(done.edits, []);
}

#[test]
fn what_differs_only_in_what_it_refers_to_is_another_entry() {
    let claim = |policy: &str| format!("[[claims]]\nid = 'k1'\npolicy = '{policy}'\n");
    let of = |policy: &str, product: &str| {
        let policy_of = format!("[[policies]]\nid = '{policy}'\nproduct = '{product}'\n");
        format!("client.name = '甲'\n{policy_of}{}", claim(policy))
    };
    let counts = |one: &str, other: &str| {
        let done = merged(one, other).unwrap().1;
        (done.moved, done.there)
    };
    assert_eq!(counts(&of("a", "车险"), &of("b", "车险")), (0, 2));
    assert_eq!(counts(&of("a", "车险"), &of("a", "船舶险")), (2, 0));
}

#[test]
fn what_both_say_differently_is_told_and_not_decided() {
    let apart = |one: &str, other: &str| {
        let of = |rest: &str| format!("client.name = '甲'\n{rest}");
        match merged(&of(one), &of(other)) {
            Err(MergeFault::Apart(places)) => places.into_iter().map(|(place, _)| place).collect(),
            Err(MergeFault::InBraces(list)) => vec![format!("{{{list}}}")],
            Err(fault) => panic!("{fault:?}"),
            Ok(_) => Vec::new(),
        }
    };
    let none: [&str; 0] = [];
    assert_eq!(apart("client.sector = '化工'\n", ""), none);
    assert_eq!(
        apart("client.sector = '化工'\n", "client.sector = \"化工\"\n"),
        none
    );
    let sector = apart("client.sector = '化工'\n", "client.sector = '机械'\n");
    assert_eq!(sector, ["client.sector"]);
    assert_eq!(apart("client.closed = 2026-11-01\n", ""), ["client.closed"]);
    assert_eq!(apart("", "client.closed = 2026-11-01\n"), none);
    let year = |plan: &str| format!("[[years]]\nstarts = 2026-03-02\n{plan}");
    let years = apart(&year("plan.focus = '仓储'\n"), &year(""));
    assert_eq!(years, ["years/2026-03-02"]);
    let next = "[[years]]\nstarts = 2027-03-02\n";
    assert_eq!(apart(next, &year("")), none);
    let manager =
        |name: &str| format!("[[team.members]]\nname = '{name}'\nrole = 'account-manager'\n");
    assert_eq!(
        apart(&manager("陈静"), &manager("李明")),
        ["team.members/陈静"]
    );
    assert_eq!(apart(&manager("陈静"), &manager("陈静")), none);
    let braces = "claims = [{ id = 'k1' }]\n";
    assert_eq!(apart(braces, ""), ["{claims}"]);
}

#[test]
fn another_name_becomes_a_former_one_and_a_waiver_follows_its_entry() {
    let one = "\
[client]
name = '甲'
[[claims]]
id = 'k1'
cause = '火灾'
[[waivers]]
id = 'w1'
subject = 'claims.k1'
";
    let other = "[client]\nname = '乙'\n[[claims]]\nid = 'k1'\ncause = '水灾'\n";
    let (text, _) = merged(one, other).unwrap();
    assert!(
        text.contains("[[client.former-names]]\nid = \"a1\"\nname = \"甲\"\n"),
        "{text}"
    );
    assert!(text.contains("subject = \"claims.k2\""), "{text}");
    assert_eq!(merged(one, &text).unwrap().1.edits, []);
}

#[test]
fn entries_within_entries_are_numbered_on() {
    let policy = |id: &str, product: &str, due: &str| {
        let part = format!("[[policies.instalments]]\nid = '1'\ndue = {due}\namount = 500\n");
        format!(
            "client.name = '甲公司'\n\n[[policies]]\nid = '{id}'\nproduct = '{product}'\n\n{part}"
        )
    };
    let (text, done) = merged(
        &policy("wc", "团体意外险", "2026-07-01"),
        &policy("par", "财产一切险", "2026-08-01"),
    )
    .unwrap();
    let moved = "\n[[policies]]\nid = 'wc'\nproduct = '团体意外险'\n\n\
        [[policies.instalments]]\nid = \"2\"\ndue = 2026-07-01\namount = 500\n";
    let own = policy("par", "财产一切险", "2026-08-01");
    assert_eq!(text, format!("{own}{moved}"));
    let renamed = [("policies.instalments/1".to_owned(), "2".to_owned())];
    assert_eq!(done.renamed, renamed);
}
