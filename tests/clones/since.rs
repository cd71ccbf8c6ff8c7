//! A change is judged beside the branch it goes into: a client that it deletes is told, with findings or without.

use std::fs;

use crate::desk::{Clones, Merges, RECORD};

#[test]
fn a_client_that_a_change_deletes_is_told_though_it_had_no_findings() {
    let clones = Clones::of(RECORD, Merges::Plainly);
    clones.typed("a", "client add bei --name 北岭造纸");
    clones.typed("a", "client add nan --name 南湾物流");
    clones.commit("a", "two");
    let before = || {
        clones.git("a", "worktree add -q --detach ../before HEAD");
        let checked = clones.try_kefu("a", "check -w ../before -f json");
        fs::write(clones.at("before.json"), &checked.out).unwrap();
        clones.git("a", "worktree remove ../before");
        let found = clones.try_kefu("a", "check bei nan -f csv -q");
        assert_eq!((found.code, found.out.lines().count()), (0, 1), "{found:?}");
    };
    before();
    // Under another id it is the same client; one that is new was never there.
    clones.typed("a", "client rename nan nanwan");
    clones.typed("a", "client add dong --name 东岭造纸");
    let since = "check --since ../before.json";
    assert_eq!(clones.try_kefu("a", since).code, 0);

    clones.git("a", "rm -q clients/bei.toml");
    clones.commit("a", "gone");
    let told = clones.try_kefu("a", since);
    let said = "Client gone: 北岭造纸 (bei, without findings). Bring the file of the client back.";
    assert_eq!(told.code, 3, "{told:?}");
    let in_one_line = told.out.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(in_one_line.ends_with(said), "{told:?}");
    // A form without a sentence of its own says it beside.
    for form in ["-f github", "-f csv", "-f line", "-o told.sarif"] {
        let told = clones.try_kefu("a", &format!("{since} {form}"));
        assert_eq!(told.code, 3, "{form}: {told:?}");
        assert!(told.err.contains(said), "{form}: {told:?}");
        assert!(!told.out.contains(said), "{form}: {told:?}");
    }
    // What somebody is responsible for does not hold it.
    let theirs = clones.try_kefu("a", &format!("{since} --who 陈静"));
    assert_eq!((theirs.code, &*theirs.err), (0, ""), "{theirs:?}");

    clones.git("a", "revert --no-edit HEAD");
    assert_eq!(clones.try_kefu("a", since).code, 0);
}
