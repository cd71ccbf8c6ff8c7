use super::*;
use crate::document::Document;
use crate::lang::Both;
use crate::money::Fen;

fn read(text: &str) -> StandardReading {
    let document = Document::parse(text).unwrap();
    Standard::read(&document)
}

fn told(reading: &StandardReading) -> Vec<String> {
    let faults = reading.faults.iter();
    let unknown = reading.unknown.iter();
    faults
        .map(|fault| format!("{} {} {:?}", fault.place, fault.key, fault.problem))
        .chain(unknown.map(|key| format!("{} {} unknown {:?}", key.place, key.key, key.near)))
        .collect()
}

#[test]
fn what_is_left_out_has_the_shipped_value() {
    let reading = read("");

    assert_eq!(told(&reading), Vec::<String>::new());
    assert_eq!(reading.standard, Standard::sample());
}

#[test]
fn what_the_company_says_holds() {
    let reading = read(
        r#"
company = "华明保险经纪有限公司"
lang = "zh"
timezone = "Asia/Shanghai"
[broker]
address = "青岛市市南区"
licence = "260000000000800"
[[colleagues]]
name = "陈静"
phone = "0532-5550011"
[deadlines]
plan = 8
due-soon = 0
[archive]
crm-days = 90
filing = 0
[stars]
thresholds = [60000, 250000.50, 600_000, 1200000]
[[services]]
code = "visit"
least = [1, 2, 3, 4, 5]
[[services]]
code = "drill"
zh = "应急演练"
en = "emergency drill"
[cost]
most = 30
[maxims]
ends = 60
[service]
risk = 5
manual-ahead = 14
[claims]
silence = 20
[complaints]
answer = 10
complex = 20
approved = 45
[renewal]
starts = [60, 60, 90, 150, 180]
bound = 10
together = 45
[[goals]]
code = "renewal"
zh = "续保率"
[calendar]
region = "CN"
rest = [2026-08-08]
work = [2026-08-09]
[approvers]
override = ["客户关系管理中心"]
waiver = ["合规部", "赵总"]
[waivers]
longest = 180

[evidence]
days = 8
[check]
team-late = "error"
crm-stale = "off"
"#,
    );
    assert_eq!(told(&reading), Vec::<String>::new());

    let sample = Standard::sample();
    let mut services = sample.services.clone();
    services[1].least = [1, 2, 3, 4, 5];
    services.push(Service {
        code: "drill".into(),
        name: Both {
            zh: "应急演练".into(),
            en: "emergency drill".into(),
        },
        least: [0; 5],
    });
    let expected = Standard {
        company: Some("华明保险经纪有限公司".into()),
        broker: Broker {
            address: Some("青岛市市南区".into()),
            licence: Some("260000000000800".into()),
            phone: None,
            colleagues: vec![("陈静".into(), "0532-5550011".into())],
        },
        lang: Some("zh".into()),
        timezone: Some("Asia/Shanghai".into()),
        deadlines: Deadlines {
            plan: 8,
            due_soon: 0,
            ..sample.deadlines
        },
        years: sample.years,
        archive: Upkeep {
            crm_days: 90,
            filing: 0,
        },
        stars: Stars {
            from: None,
            thresholds: [
                Fen::yuan(60_000),
                Fen(25_000_050),
                Fen::yuan(600_000),
                Fen::yuan(1_200_000),
            ],
            leading_group: 4,
        },
        services,
        cost: Cost {
            most: 3000,
            ..sample.cost
        },
        maxims: Maxims {
            ends: 60,
            ..sample.maxims
        },
        service: ServiceTerms {
            risk: 5,
            manual_ahead: 14,
            ..sample.service
        },
        claims: Claims {
            silence: 20,
            ..sample.claims
        },
        complaints: Complaints {
            answer: 10,
            complex: 20,
            approved: 45,
        },
        renewal: Renewal {
            starts: [60, 60, 90, 150, 180],
            bound: 10,
            together: 45,
            ..sample.renewal
        },
        goals: vec![Goal {
            code: "renewal".into(),
            name: Both {
                zh: "续保率".into(),
                en: "renewal".into(),
            },
            points: 10,
        }],
        rest_days: vec!["2026-08-08".parse().unwrap()],
        work_days: vec!["2026-08-09".parse().unwrap()],
        approvers: Approvers {
            stars: vec!["客户关系管理中心".into()],
            lowering: vec![],
            publication: vec![],
            waiver: vec!["合规部".into(), "赵总".into()],
        },
        waivers: Waivers { longest: 180 },
        evidence: Evidence { days: 8 },
        severities: [
            ("team-late".to_owned(), Switch::Error),
            ("crm-stale".to_owned(), Switch::Off),
        ]
        .into(),
    };
    assert_eq!(reading.standard, expected);
}

#[test]
fn every_fault_of_the_standard_is_told_at_once() {
    let reading = read(
        r#"
lang = "de"
compani = "甲"
timezone = "Asia/Shangai"
[deadlines]
team = 0
plan = 367
due-soon = -1
[stars]
thresholds = [200000, 50000, 500000, 1000000]
leading-group = 6
[[services]]
least = [1, 2, 3]
[calendar]
region = "HK"
rest = ["2026-08-08"]
[archive]
crm-days = 0
filing = -1
[check]
team-late = "fatal"
"#,
    );

    assert_eq!(
        told(&reading),
        [
            r#"2:1 lang NotOneOf { found: "de", allowed: ["zh", "en"], near: None }"#,
            r#"4:1 timezone NotOneOf { found: "Asia/Shangai", allowed: ["Asia/Shanghai", "Asia/Urumqi", "UTC"], near: Some("Asia/Shanghai") }"#,
            "6:1 deadlines.team OutOfRange { least: 1, most: 366 }",
            "7:1 deadlines.plan OutOfRange { least: 1, most: 366 }",
            "8:1 deadlines.due-soon OutOfRange { least: 0, most: 366 }",
            "10:1 stars.thresholds Expected(RisingAmounts)",
            "11:1 stars.leading-group OutOfRange { least: 1, most: 5 }",
            "12:1 services[0].code Missing",
            "13:1 services[0].least Expected(Counts)",
            r#"15:1 calendar.region NotOneOf { found: "HK", allowed: ["CN"], near: None }"#,
            "16:9 calendar.rest[0] Expected(Date)",
            "18:1 archive.crm-days OutOfRange { least: 1, most: 3660 }",
            "19:1 archive.filing OutOfRange { least: 0, most: 366 }",
            r#"21:1 check.team-late NotOneOf { found: "fatal", allowed: ["advice", "warning", "error", "off"], near: None }"#,
            r#"3:1 compani unknown Some("company")"#,
        ]
    );
}

#[test]
fn stars_begin_at_their_threshold() {
    let stars = Standard::sample().stars;
    let of = |fen| stars.of(Fen(fen));

    for (threshold, below, from) in [
        (50_000, 1, 2),
        (200_000, 2, 3),
        (500_000, 3, 4),
        (1_000_000, 4, 5),
    ] {
        assert_eq!(of(threshold * 100 - 1), below, "one fen below {threshold}");
        assert_eq!(of(threshold * 100), from, "at {threshold}");
    }
    assert_eq!(of(0), 1);
    assert_eq!(of(i64::MAX), 5);
}
