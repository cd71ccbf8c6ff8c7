use super::*;
use crate::document::Document;
use crate::model::Record;

const TEXT: &str = "\
needs = [{ id = 'x1', text = '' }, { id = 'n1', text = '' }]

[client]
name = '甲'

[appointment]
commitments = [{ id = 'c1', text = '' }, { id = 'x1', text = '' }]

[team]
members = [{ name = '陈静' }, { name = 'A. Smith' }]

[[years]]
starts = 2025-03-02
ends = 2026-03-01
rating.rated = 2025-03-06
plan.items = [{ id = 'p1' }, { id = 'p7' }]
plan.revisions = [{ id = 'r1' }, { id = 'r2' }]

[[years]]
starts = 2026-03-02
rating.rated = 2026-03-06
plan.items = [{ id = 'p8' }]
plan.revisions = [{ id = 'r1' }]

[[policies]]
id = 'par'

[[claims]]
id = 'k1'

[[claims]]
id = 'k12'

[[reviews]]
id = 'v1'
on = 2026-09-24
scores = [{ goal = 'renewal', points = 1 }]

[[reviews]]
id = 'v2'
on = 2026-10-24
scores = [{ goal = 'renewal', points = 2 }, { goal = 'par', points = 2 }]

[[renewals]]
id = 'x2'
outcomes = [{ policy = 'par', kind = 'renewed' }]
loss.reason = '甲'

[[renewals]]
id = 'x3'
";

/// The way to what a name means, or what else is answered.
fn meant_in(text: &str, name: &str, today: &str) -> Result<String, String> {
    let document = Document::parse(text).unwrap();
    let reading = Record::read(&document);
    let tables = reading.record.tables();
    match find(tables, name, today.parse().unwrap()) {
        Named::One(table) => Ok(table.way().to_string()),
        Named::None(near) => Err(near.unwrap_or_default()),
        Named::Several(names) => Err(names.join(" | ")),
    }
}

fn meant(name: &str) -> Result<String, String> {
    meant_in(TEXT, name, "2026-11-20")
}

fn is(way: &str) -> Result<String, String> {
    Ok(way.to_owned())
}

fn not(said: &str) -> Result<String, String> {
    Err(said.to_owned())
}

#[test]
fn an_id_alone_names_the_one_entry_that_has_it() {
    assert_eq!(meant("k1"), is("claims[0]"));
    assert_eq!(meant(" k12 "), is("claims[1]"));
    assert_eq!(meant("p7"), is("years[0].plan.items[1]"));
    assert_eq!(meant("陈静"), is("team.members[0]"));
    assert_eq!(meant("A. Smith"), is("team.members[1]"));
    assert_eq!(meant("2026-03-02"), is("years[1]"));
    // An outcome is named by its policy and a score by its goal, so neither stands in the way of a policy.
    assert_eq!(meant("par"), is("policies[0]"));
    assert_eq!(meant("renewal"), not(""));
}

#[test]
fn an_id_of_several_entries_is_told_with_their_names() {
    assert_eq!(meant("x1"), not("needs/x1 | appointment.commitments/x1"));
    assert_eq!(
        meant("r1"),
        not("2025-03-02.plan.revisions/r1 | 2026-03-02.plan.revisions/r1")
    );
    assert_eq!(meant("plan.revisions/r1"), meant("r1"));
    assert_eq!(
        meant("reviews.scores/renewal"),
        not("v1.scores/renewal | v2.scores/renewal")
    );
}

#[test]
fn those_that_share_a_name_are_told_apart_by_a_number() {
    let of = |name: &str| {
        let text = "\
team.members = [{ name = '陈静' }, { name = '王强' }, { name = '陈静' }]
claims = [{ id = 'k1' }, { id = 'k1' }, { id = 'k1/2' }]
";
        meant_in(text, name, "2026-11-20")
    };
    let both = not("team.members/陈静/1 | team.members/陈静/2");
    assert_eq!(of("陈静"), both);
    assert_eq!(of("team.members/陈静"), both);
    assert_eq!(of("team.members/陈静/1"), is("team.members[0]"));
    assert_eq!(of("team.members/陈静/2"), is("team.members[2]"));
    for absent in [
        "team.members/陈静/3",
        "team.members/陈静/0",
        "team.members/陈静/x",
    ] {
        assert!(of(absent).is_err(), "{absent}");
    }
    assert_eq!(of("王强"), is("team.members[1]"));
    assert_eq!(of("k1"), not("claims/k1/1 | claims/k1/2"));
    // An id that reads so is an id.
    assert_eq!(of("claims/k1/2"), is("claims[2]"));
}

#[test]
fn list_and_id_name_an_entry_always() {
    assert_eq!(meant("claims/k1"), is("claims[0]"));
    assert_eq!(meant("needs/x1"), is("needs[0]"));
    assert_eq!(
        meant("appointment.commitments/x1"),
        is("appointment.commitments[1]")
    );
    assert_eq!(meant("team.members/陈静"), is("team.members[0]"));
    assert_eq!(meant("plan.items/p7"), is("years[0].plan.items[1]"));
    assert_eq!(meant("years.plan.items/p7"), is("years[0].plan.items[1]"));
    assert_eq!(meant("plan.revisions/r2"), is("years[0].plan.revisions[1]"));
    assert_eq!(meant("years/2025-03-02"), is("years[0]"));
    assert_eq!(
        meant("renewals.outcomes/par"),
        is("renewals[0].outcomes[0]")
    );
    assert_eq!(meant("reviews.scores/par"), is("reviews[1].scores[1]"));
}

#[test]
fn an_entry_within_another_is_named_by_the_id_of_that_one() {
    let revision = is("years[1].plan.revisions[0]");
    assert_eq!(meant("2026-03-02.plan.revisions/r1"), revision);
    assert_eq!(
        meant("2025-03-02.plan.items/p7"),
        is("years[0].plan.items[1]")
    );
    assert_eq!(meant("v2.scores/renewal"), is("reviews[1].scores[0]"));
    assert_eq!(meant("x2.outcomes/par"), is("renewals[0].outcomes[0]"));
    assert_eq!(meant("2026-03-02.plan.items/p7"), not(""));
    assert_eq!(meant("x3.outcomes/par"), not(""));
    assert_eq!(meant("2024-03-02.plan.items/p7"), not(""));
}

#[test]
fn a_section_is_named_by_its_key_and_that_of_a_year_by_its_first_day() {
    assert_eq!(meant("client"), is("client"));
    assert_eq!(meant("appointment"), is("appointment"));
    assert_eq!(meant("team"), is("team"));
    assert_eq!(meant("rating"), is("years[1].rating"));
    assert_eq!(meant("plan"), is("years[1].plan"));
    assert_eq!(meant("2025-03-02.rating"), is("years[0].rating"));
    assert_eq!(meant("2026-03-02.plan"), is("years[1].plan"));
    assert_eq!(meant("renewals.loss"), is("renewals[0].loss"));
    assert_eq!(meant("x2.loss"), is("renewals[0].loss"));
    for absent in [
        "archive",
        "rating.override",
        "2024-03-02.plan",
        "x3.loss",
        "claims",
        "",
        "/",
        "client/k1",
        "claims/",
    ] {
        assert_eq!(meant(absent), not(""), "{absent}");
    }
}

#[test]
fn the_year_that_runs_is_that_of_the_day() {
    let plan = |today: &str| meant_in(TEXT, "plan", today);
    assert_eq!(plan("2025-03-01"), not(""));
    assert_eq!(plan("2025-03-02"), is("years[0].plan"));
    assert_eq!(plan("2026-03-01"), is("years[0].plan"));
    assert_eq!(plan("2026-03-02"), is("years[1].plan"));
    assert_eq!(plan("2027-03-01"), is("years[1].plan"));
    assert_eq!(plan("2027-03-02"), not(""));
}

#[test]
fn a_section_is_meant_before_an_id_of_the_same_letters() {
    let text = "policies = [{ id = 'team' }]\nteam.established = 2026-03-04\n";
    assert_eq!(meant_in(text, "team", "2026-11-20"), is("team"));
    assert_eq!(
        meant_in(text, "policies/team", "2026-11-20"),
        is("policies[0]")
    );
    let without = "policies = [{ id = 'team' }]\n";
    assert_eq!(meant_in(without, "team", "2026-11-20"), not("team"));
}

#[test]
fn what_was_probably_meant_is_told() {
    assert_eq!(meant("k13"), not("k12"));
    assert_eq!(meant("claims/k13"), not("claims/k12"));
    assert_eq!(meant("claim/k12"), not("claims/k12"));
    assert_eq!(meant("policy/k1"), not(""));
    assert_eq!(meant("banquet"), not(""));
}

/// Whatever stands in a record has one name, and the name means it.
#[test]
fn every_table_of_a_record_has_a_name_of_its_own() {
    for text in [TEXT, include_str!("../full_record.toml")] {
        let document = Document::parse(text).unwrap();
        let reading = Record::read(&document);
        let tables = reading.record.tables();
        // The record itself has no name.
        let sections = FORM.iter().filter(|it| !it.name.is_empty());
        let all = sections.flat_map(|it| tables.of_section(it.name));
        for table in all {
            let way = table.way();
            let name = of(tables, table);
            match find(tables, &name, NaiveDate::MIN) {
                Named::One(found) => assert_eq!(found.way(), way, "{name}"),
                other => panic!("{name} of {way}: {other:?}"),
            }
        }
    }
}

#[test]
fn words_that_name_a_section_are_no_ids() {
    for word in [
        "client",
        "appointment",
        "team",
        "archive",
        "rating",
        "plan",
        "years",
        "claims",
        "diary",
    ] {
        assert!(is_section(word), "{word}");
    }
    for word in ["", "k1", "loss", "items", "override", "claim", "Plan"] {
        assert!(!is_section(word), "{word}");
    }
    assert_eq!(
        list("plan.items").map(|it| it.name),
        Some("years.plan.items")
    );
    assert_eq!(list("plan").map(|it| it.name), None);
}

#[test]
fn no_section_ends_with_a_digit() {
    for section in FORM {
        assert!(
            !section.name.ends_with(|c: char| c.is_ascii_digit()),
            "{}",
            section.name
        );
    }
}
