use chrono::NaiveDate;

use super::*;
use crate::document::{Document, Item, KeyPath, Value};
use crate::money::Fen;

const FULL: &str = include_str!("full_record.toml");

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

#[test]
fn every_key_of_the_layout_is_read_and_no_other_is_known() {
    let document = Document::parse(FULL).unwrap();
    let reading = Record::read(&document);
    assert_eq!((reading.faults, reading.unknown), (vec![], vec![]));

    let mut found: Vec<(String, String)> = Vec::new();
    let mut waiting: Vec<(Item<'_>, KeyPath)> = vec![(document.root(), KeyPath::root())];
    while let Some((item, way)) = waiting.pop() {
        for child in item.items() {
            let in_table = matches!(item.value(), Value::Table(..));
            if in_table {
                found.push((way.keys().join("."), child.key().to_owned()));
            }
            let way = if in_table {
                way.clone().key(child.key())
            } else {
                way.clone()
            };
            waiting.push((child, way));
        }
    }
    let mut named: Vec<(String, String)> = LAYOUT
        .0
        .iter()
        .flat_map(|(section, keys)| {
            keys.iter()
                .map(|key| (section.to_string(), key.to_string()))
        })
        .collect();
    found.sort();
    named.sort();
    assert_eq!(
        found, named,
        "the full record and the layout name the same keys"
    );
}

#[test]
fn a_record_is_read_into_what_it_means() {
    let document = Document::parse(FULL).unwrap();
    let record = Record::read(&document).record;

    assert_eq!(record.client.name, "华锐重工集团有限公司");
    assert_eq!(record.client.kind, Some(ClientKind::Direct));
    assert!(record.client.key_account && !record.client.consulting);
    assert_eq!(record.appointed(), Some(day("2026-03-02")));
    assert_eq!(record.appointments[0].ends(), Some(day("2028-03-31")));
    let year = &record.years[0];
    let rating = year.rating.as_ref().unwrap();
    assert_eq!(rating.first.income, Some(Fen(123_200_050)));
    assert_eq!(rating.income, Some(Fen::yuan(640_000)));
    let august = rating.held_on(day("2026-08-31"));
    assert_eq!(august, (rating.first, None));
    assert_eq!(rating.held_on(day("2026-09-01")).1, Some(0));
    assert_eq!(
        rating.over.as_ref().unwrap().factor,
        Some(Factor::Influence)
    );
    let item = &year.plan.as_ref().unwrap().items[0];
    assert_eq!(item.covers, ["c1", "n1"]);
    assert_eq!(item.purpose, Some(Purpose::Renewal));
    assert_eq!(record.policies[0].brokerage_percent, Some(1550));
    assert_eq!(
        record.policies[0].sum_insured,
        Some(Fen::yuan(1_260_000_000))
    );
    assert_eq!(record.diary[0].finding, Some("消防泵房缺备用电源"));
}

#[test]
fn every_fault_of_a_record_is_told_in_one_reading() {
    let text = r#"
colour = "red"
[client]
kind = "dirct"
consulting = "yes"
crm-synced = "2026-03-05"
first-contct = 2025-11-20

[team]
established = 2026-03-04T09:00:00
[[team.members]]
role = "account-manger"

[[years]]
[years.rating]
income = 1e6
stars = 6
months = "12"
[years.plan]
items = [{ id = "p1", covers = ["c1", 2], cost = 1.234 }, 3]

[diary]
on = 2026-03-26
"#;
    let document = Document::parse(text).unwrap();
    let reading = Record::read(&document);
    let told: Vec<String> = reading
        .faults
        .iter()
        .map(|fault| format!("{} {} {:?}", fault.place, fault.key, fault.problem))
        .collect();
    let unknown: Vec<String> = reading
        .unknown
        .iter()
        .map(|unknown| format!("{} {} {:?}", unknown.place, unknown.key, unknown.near))
        .collect();

    assert_eq!(
        told,
        [
            "3:1 client.name Missing",
            r#"4:1 client.kind NotOneOf { found: "dirct", allowed: ["direct", "channel"], near: Some("direct") }"#,
            "5:1 client.consulting Expected(Bool)",
            "6:1 client.crm-synced Expected(DateWithoutQuotes)",
            "10:1 team.established Expected(DateWithoutTime)",
            "11:1 team.members[0].name Missing",
            r#"12:1 team.members[0].role NotOneOf { found: "account-manger", allowed: ["account-manager", "deputy", "producer", "life", "non-life", "client-relations", "other", "leader"], near: Some("account-manager") }"#,
            "14:1 years[0].starts Missing",
            "16:1 years[0].rating.income Expected(Money)",
            "17:1 years[0].rating.stars OutOfRange { least: 1, most: 5 }",
            "18:1 years[0].rating.months Expected(Integer)",
            "20:39 years[0].plan.items[0].covers[1] Expected(Text)",
            "20:43 years[0].plan.items[0].cost Expected(Money)",
            "20:59 years[0].plan.items[1] Expected(Table)",
            "22:1 diary Expected(Tables)",
        ]
    );
    assert_eq!(
        unknown,
        [
            "2:1 colour None",
            r#"7:1 client.first-contct Some("first-contact")"#
        ]
    );
}

#[test]
fn a_known_key_after_many_unknown_ones_is_known() {
    for many in [62, 63, 64, 65, 100] {
        let notes: String = (0..many).map(|nth| format!("note-{nth} = 1\n")).collect();
        let text = format!("{notes}[client]\n{notes}name = '甲'\ncrm-id = 'C-1'\n[team]\n");
        let document = Document::parse(&text).unwrap();
        let reading = Record::read(&document);

        assert_eq!(reading.faults, []);
        assert_eq!(reading.record.client.name, "甲");
        let keys = reading.unknown.iter().map(|it| it.key.to_string());
        let other: Vec<String> = keys.filter(|key| !key.contains("note-")).collect();
        assert_eq!(other, [""; 0]);
        assert_eq!(reading.unknown.len(), 2 * many);
    }
}

#[test]
fn a_member_is_in_the_team_from_the_first_to_the_last_day() {
    let text = "\
[client]
name = '甲'
[[team.members]]
name = '陈静'
role = 'account-manager'
until = 2026-06-30
[[team.members]]
name = '周婷'
role = 'account-manager'
from = 2026-07-01
";
    let document = Document::parse(text).unwrap();
    let record = Record::read(&document).record;
    let manager = |on| record.manager_on(day(on)).map(|member| member.name);

    assert_eq!(manager("2020-01-01"), Some("陈静"));
    assert_eq!(manager("2026-06-30"), Some("陈静"));
    assert_eq!(manager("2026-07-01"), Some("周婷"));
}

#[test]
fn a_year_without_an_end_is_twelve_months() {
    let ends = |starts| year::last_day_of_year_from(day(starts)).to_string();

    assert_eq!(ends("2026-03-02"), "2027-03-01");
    assert_eq!(ends("2024-02-29"), "2025-02-28");
    assert_eq!(ends("2024-03-01"), "2025-02-28");
    assert_eq!(ends("2023-03-01"), "2024-02-29");
}

#[test]
fn a_former_name_holds_to_its_last_day() {
    let text = "[client]\nname = '丙'\n\
        [[client.former-names]]\nid = 'a2'\nname = '乙'\nuntil = 2026-06-30\n\
        [[client.former-names]]\nid = 'a1'\nname = '甲'\nuntil = 2020-12-31\n\
        [[client.former-names]]\nid = 'a3'\nname = '丁'\n";
    let document = Document::parse(text).unwrap();
    let record = Record::read(&document).record;
    let name = |on| record.client.name_on(day(on));

    assert_eq!(name("2020-12-31"), "甲");
    assert_eq!(name("2021-01-01"), "乙");
    assert_eq!(name("2026-06-30"), "乙");
    assert_eq!(name("2026-07-01"), "丙");
}

/// All that a record means, without its text.
fn meaning(text: &str) -> Option<[String; 2]> {
    let document = Document::parse(text).unwrap();
    let Reading { record, faults, .. } = Record::read(&document);
    let it = &record;
    let named = (&it.client, &it.contacts, &it.needs, &it.appointments);
    let set_up = (&it.team, &it.archive, &it.years, &it.policies);
    let served = (&it.endorsements, &it.risks, &it.duties, &it.claims);
    let after = (&it.complaints, &it.reviews, &it.renewals);
    let written = (&it.diary, &it.waivers);
    let meant = [
        format!("{named:?} {set_up:?}"),
        format!("{served:?} {after:?} {written:?}"),
    ];
    faults.is_empty().then_some(meant)
}

#[test]
fn a_blank_text_is_none() {
    // What only a name can be is another thing: a reference, a code, a rule, a checksum.
    const NAMES: [&str; 11] = [
        "id", "item", "claim", "policy", "proof", "service", "rule", "subject", "file", "sha256",
        "kind",
    ];
    let mut blanked = 0;
    for (nth, line) in FULL.lines().enumerate() {
        let Some((key, _)) = line.split_once(" = \"") else {
            continue;
        };
        // The policy that follows.
        if line == "by = \"par\"" {
            continue;
        }
        let with = |text: &str| {
            let lines = FULL.lines().enumerate();
            let lines = lines.map(|(at, line)| if at == nth { text } else { line });
            meaning(&lines.collect::<Vec<_>>().join("\n"))
        };
        let Some(without) = with("").filter(|_| !NAMES.contains(&key)) else {
            continue;
        };
        let blanks = ["", " ", "\u{3000}"].map(|it| with(&format!("{key} = \"{it}\"")));
        // One of a few words is a fault, which is told.
        if blanks == [None, None, None] {
            continue;
        }
        for said in blanks {
            assert_eq!(said.as_ref(), Some(&without), "{line}");
        }
        blanked += 1;
    }
    assert_eq!(blanked, 86);
}

#[test]
fn somebody_without_a_name_is_a_fault() {
    for (known, of) in [
        ("华锐重工集团有限公司", "client.name"),
        ("临海泵业集团", "client.former-names[0].name"),
        ("刘洋", "contacts[0].name"),
        ("陈静", "team.members[0].name"),
    ] {
        let text = FULL.replacen(&format!("name = \"{known}\""), "name = \"\u{3000}\"", 1);
        let document = Document::parse(&text).unwrap();
        let faults = Record::read(&document).faults;
        let told: Vec<_> = faults.iter().map(|it| it.key.to_string()).collect();
        assert_eq!(told, [of]);
        assert_eq!(faults[0].problem, Problem::Blank);
    }
}
