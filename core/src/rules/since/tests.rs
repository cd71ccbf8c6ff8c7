use super::*;
use crate::document::Place;
use crate::used::used;

/// `jia/team-overdue/2026-09-17`, of a client named as in `NAMES`.
fn known(fingerprint: &str) -> Known {
    let mut parts = fingerprint.splitn(3, '/');
    let client = parts.next().filter(|id| *id != "-");
    let rule = parts.next().unwrap();
    Known::new(client, client.and_then(name), rule, fingerprint)
}

fn name(id: &str) -> Option<&'static str> {
    let name = match id {
        "jia" | "jia-group" => "甲重工",
        "yi" => "乙冷链",
        "bing" => "丙物流",
        _ => return None,
    };
    Some(name)
}

fn client(id: &str, name: &str, former: &[&str]) -> Counted {
    Counted {
        id: id.to_owned(),
        name: name.to_owned(),
        former_names: former.iter().map(|it| (*it).to_owned()).collect(),
        name_at: Place::START,
        crm_id: None,
        who: None,
        stars: None,
        policies: Vec::new(),
        uncovered: None,
    }
}

fn usual() -> Vec<Counted> {
    ["jia", "yi"]
        .map(|id| client(id, name(id).unwrap(), &[]))
        .into()
}

fn extent<'e>(selection: &'e Selection, there: &[&'e str]) -> Extent<'e> {
    Extent {
        selection,
        there: there.iter().copied().collect(),
        only: None,
        unread: BTreeSet::new(),
        papers: BTreeSet::new(),
        has_calendar: true,
    }
}

/// What is new, open (by the findings of now), settled, and unseen (by the earlier ones).
#[derive(Debug, Default, PartialEq)]
struct Told {
    new: Vec<String>,
    open: Vec<String>,
    settled: Vec<String>,
    unseen: Vec<String>,
    gone: Vec<String>,
}

fn told(before: &[&str], now: &[&str], clients: &[Counted], extent: &Extent<'_>) -> Told {
    let known_before: Vec<Known> = before.iter().map(|it| known(it)).collect();
    let known_now: Vec<(Known, bool)> = now
        .iter()
        .map(|it| match it.strip_prefix("waived ") {
            Some(it) => (known(it), true),
            None => (known(it), false),
        })
        .collect();
    let compared = compare(&known_before, &[], &known_now, clients, extent);
    let of = |status| {
        let now = now.iter().zip(&compared.now);
        let of = now.filter(|(_, own)| **own == status);
        of.map(|(it, _)| (*it).to_owned()).collect()
    };
    let at = |nths: &[usize]| nths.iter().map(|nth| before[*nth].to_owned()).collect();
    Told {
        new: of(Status::New),
        open: of(Status::Open),
        settled: at(&compared.settled),
        unseen: at(&compared.unseen),
        gone: at(&compared.gone),
    }
}

fn all(words: &[&str]) -> Vec<String> {
    words.iter().map(|word| (*word).to_owned()).collect()
}

const TEAM: &str = "jia/team-overdue/2026-09-17";
const PLAN: &str = "jia/plan-overdue/2026-09-17";
const LOST: &str = "yi/document-lost/archive.documents.d1.file";
const TWINS: &str = "yi/name-doubled/client.name";

#[test]
fn what_is_there_again_is_open_what_is_not_is_settled_and_the_rest_is_new() {
    let selection = Selection::all();
    let extent = extent(&selection, &["jia", "yi"]);
    let expected = Told {
        new: all(&[PLAN]),
        open: all(&[TEAM]),
        settled: all(&[LOST]),
        ..Told::default()
    };
    assert_eq!(
        told(&[TEAM, LOST], &[PLAN, TEAM], &usual(), &extent),
        expected
    );
}

#[test]
fn several_alike_are_counted() {
    let selection = Selection::all();
    let extent = extent(&selection, &["jia", "yi"]);
    let one = "jia/unknown-key/diary.-.x";
    let two = "jia/unknown-key/diary.-.x#2";
    let three = "jia/unknown-key/diary.-.x#3";

    let grown = told(&[one, two], &[one, two, three], &usual(), &extent);
    assert_eq!(grown.new, all(&[three]));
    assert_eq!((grown.open.len(), grown.settled.len()), (2, 0));
    let shrunk = told(&[one, two, three], &[one], &usual(), &extent);
    assert_eq!((shrunk.new.len(), shrunk.open.len()), (0, 1));
    assert_eq!(shrunk.settled, all(&[two, three]));
}

#[test]
fn a_waived_finding_is_settled_and_one_whose_waiver_is_over_is_new() {
    let selection = Selection::all();
    let extent = extent(&selection, &["jia", "yi"]);
    let waived = told(&[TEAM], &[&format!("waived {TEAM}")], &usual(), &extent);
    assert_eq!(waived.settled, all(&[TEAM]));
    assert_eq!((waived.new.len(), waived.open.len()), (0, 0));
    assert_eq!(told(&[], &[TEAM], &usual(), &extent).new, all(&[TEAM]));
}

#[test]
fn what_was_not_looked_at_is_never_settled() {
    let all_rules = Selection::all();
    let whole = extent(&all_rules, &["jia", "yi"]);
    let before = [TEAM, LOST, TWINS];
    let unseen = |extent: &Extent<'_>| {
        let told = told(&before, &[], &usual(), extent);
        assert_eq!(told.settled.len() + told.unseen.len(), before.len());
        told.unseen
    };
    assert_eq!(unseen(&whole), all(&[]));

    let broken = Extent {
        unread: ["jia"].into(),
        ..extent(&all_rules, &["jia", "yi"])
    };
    // Whether two clients have one name, nobody knows who has not read both.
    assert_eq!(unseen(&broken), all(&[TEAM, TWINS]));
    let held = Extent {
        papers: ["yi"].into(),
        ..extent(&all_rules, &["jia", "yi"])
    };
    assert_eq!(unseen(&held), all(&[LOST]));
    let no_year = Extent {
        has_calendar: false,
        ..extent(&all_rules, &["jia", "yi"])
    };
    assert_eq!(unseen(&no_year), all(&before));
    let some = Selection::new(&["deadline".to_owned()], &[], &Default::default()).unwrap();
    assert_eq!(unseen(&extent(&some, &["jia", "yi"])), all(&[LOST, TWINS]));
    let only = ["jia".to_owned()];
    let of_one = Extent {
        only: Some(&only),
        ..extent(&all_rules, &["jia", "yi"])
    };
    assert_eq!(unseen(&of_one), all(&[LOST, TWINS]));
}

#[test]
fn a_client_that_is_gone_has_settled_nothing_and_a_record_that_cannot_be_read_may_be_it() {
    let selection = Selection::all();
    let clients = [client("yi", "乙冷链", &[])];
    let gone = extent(&selection, &["yi"]);
    let expected = Told {
        gone: all(&[TEAM]),
        ..Told::default()
    };
    assert_eq!(told(&[TEAM], &[], &clients, &gone), expected);
    let only = ["yi".to_owned()];
    let of_another = Extent {
        only: Some(&only),
        ..extent(&selection, &["yi"])
    };
    assert_eq!(
        told(&[TEAM], &[], &clients, &of_another).unseen,
        all(&[TEAM])
    );
    let perhaps = Extent {
        unread: ["jia-group"].into(),
        ..extent(&selection, &["jia-group", "yi"])
    };
    assert_eq!(told(&[TEAM], &[], &clients, &perhaps).unseen, all(&[TEAM]));
}

#[test]
fn a_file_that_was_kept_long_enough_may_go() {
    let selection = Selection::all();
    let clients = [client("yi", "乙冷链", &[])];
    let gone = extent(&selection, &["yi"]);
    let kept = "jia/retention-over/client.closed";
    let told = told(&[TEAM, kept], &[], &clients, &gone);
    assert_eq!((told.settled, told.gone), (all(&[TEAM, kept]), all(&[])));
}

/// What became of `jia`, which was there before without findings, or with `before`.
fn became(before: &[&str], clients: &[Counted], extent: &Extent<'_>) -> Option<Status> {
    let before: Vec<Known> = before.iter().map(|it| known(it)).collect();
    let had = [("jia", name("jia")), ("yi", name("yi"))];
    let compared = compare(&before, &had, &[], clients, extent);
    assert_eq!(compared.clients[1], None, "yi is there");
    compared.clients[0]
}

#[test]
fn a_client_without_findings_that_is_gone_is_told_too() {
    let selection = Selection::all();
    let whole = extent(&selection, &["jia", "yi"]);
    assert_eq!(became(&[], &usual(), &whole), None);

    let left = [client("yi", "乙冷链", &[])];
    let gone = extent(&selection, &["yi"]);
    assert_eq!(became(&[], &left, &gone), Some(Status::Gone));
    assert_eq!(became(&[LOST], &left, &gone), Some(Status::Gone));
    // A record that cannot be read may be it; of those that were not asked for nobody knows. Both are asked after again.
    let perhaps = Extent {
        unread: ["jia-group"].into(),
        ..extent(&selection, &["jia-group", "yi"])
    };
    assert_eq!(became(&[], &left, &perhaps), Some(Status::Unseen));
    let only = ["yi".to_owned()];
    let of_another = Extent {
        only: Some(&only),
        ..extent(&selection, &["yi"])
    };
    assert_eq!(became(&[], &left, &of_another), Some(Status::Unseen));
    // It was kept long enough, or has another id now.
    let kept = "jia/retention-over/client.closed";
    assert_eq!(became(&[kept], &left, &gone), None);
    let there = extent(&selection, &["jia-group", "yi"]);
    for (own, former) in [("甲重工", vec![]), ("甲集团", vec!["甲重工"])] {
        let clients = [
            client("jia-group", own, &former),
            client("yi", "乙冷链", &[]),
        ];
        assert_eq!(became(&[], &clients, &there), None, "{own}");
    }
}

#[test]
fn a_client_that_was_there_is_no_other_one_under_another_id() {
    let selection = Selection::all();
    let extent = extent(&selection, &["yi"]);
    let clients = [client("yi", "乙冷链", &[])];
    let before = [known(TEAM), known(PLAN)];
    let now = ["yi/team-overdue/2026-09-17", "yi/plan-overdue/2026-09-17"];
    let now = now.map(|it| (known(it), false));
    let had = [("jia", name("jia")), ("yi", name("yi"))];
    let compared = compare(&before, &had, &now, &clients, &extent);
    assert_eq!(compared.now, [Status::New, Status::New]);
    assert_eq!(compared.gone, [0, 1]);
    assert_eq!(compared.clients, [Some(Status::Gone), None]);
}

#[test]
fn a_client_with_another_id_is_the_same_by_its_name_now_or_before() {
    let selection = Selection::all();
    let extent = extent(&selection, &["jia-group", "yi"]);
    let under_new_id = "jia-group/team-overdue/2026-09-17";
    for (own, former) in [("甲重工", vec![]), ("甲集团", vec!["甲重工"])] {
        let clients = [
            client("jia-group", own, &former),
            client("yi", "乙冷链", &[]),
        ];
        let told = told(&[TEAM, PLAN], &[under_new_id], &clients, &extent);
        assert_eq!(told.open, all(&[under_new_id]), "{own}");
        assert_eq!(told.settled, all(&[PLAN]), "{own}");
    }
}

#[test]
fn a_client_with_another_id_and_name_is_the_same_by_two_findings_that_are_the_same() {
    let selection = Selection::all();
    let extent = extent(&selection, &["jia-group", "yi"]);
    let clients = [
        client("jia-group", "新名", &[]),
        client("yi", "乙冷链", &[]),
    ];
    let now = [
        "jia-group/team-overdue/2026-09-17",
        "jia-group/plan-overdue/2026-09-17",
    ];
    assert_eq!(told(&[TEAM, PLAN], &now, &clients, &extent).open, all(&now));
    // One alone may be chance, and so may two of which one is another.
    let one = told(&[TEAM], &now[..1], &clients, &extent);
    assert_eq!((one.new, one.gone), (all(&now[..1]), all(&[TEAM])));
    let other = told(&[TEAM, LOST], &now, &clients, &extent);
    assert_eq!(other.new, all(&now));
}

#[test]
fn thousands_of_clients_under_another_id_are_gone_through_once() {
    const MANY: usize = 4_000;
    let selection = Selection::all();
    let ids = |prefix: &str| (0..MANY).map(|nth| format!("{prefix}{nth}")).collect();
    let (old, new): (Vec<String>, Vec<String>) = (ids("old"), ids("new"));
    let of = |id: &String, nth: usize| {
        let known = |rule: &str| Known::new(Some(id), None, rule, &format!("{id}/{rule}/{nth}"));
        [known("team-overdue"), known("plan-overdue")]
    };
    let known = |ids: &[String]| -> Vec<Known> {
        let ids = ids.iter().zip(0..);
        ids.flat_map(|(id, nth)| of(id, nth)).collect()
    };
    let before = known(&old);
    let now: Vec<(Known, bool)> = known(&new).into_iter().map(|it| (it, false)).collect();
    let clients: Vec<Counted> = new.iter().map(|id| client(id, id, &[])).collect();
    let there: Vec<&str> = new.iter().map(String::as_str).collect();
    let begun = used();
    let had: Vec<Had<'_>> = old.iter().map(|id| (&**id, None)).collect();
    let compared = compare(&before, &had, &now, &clients, &extent(&selection, &there));

    assert!(compared.now.iter().all(|it| *it == Status::Open));
    assert!(compared.clients.iter().all(Option::is_none));
    assert!((used() - begun).as_secs() < 5, "{:?}", used() - begun);
}
