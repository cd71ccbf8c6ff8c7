use super::*;
use crate::document::Document;

#[test]
fn a_renewal_finds_the_last_day_that_all_others_extended_a_policy_to() {
    let untils = [
        &["2026-04-01"][..],
        &["2026-03-25", "2026-05-01"],
        &["2026-04-15", "2026-04-10"],
    ];
    let renewal = |untils: &[&str]| {
        let outcomes = untils.iter().map(|until| {
            format!("[[renewals.outcomes]]\npolicy = 'par'\nkind = 'extended'\nuntil = {until}\n")
        });
        format!(
            "[[renewals]]\nid = 'x'\npolicies = ['par']\n{}",
            outcomes.collect::<String>()
        )
    };
    for order in [
        [0, 1, 2],
        [0, 2, 1],
        [1, 0, 2],
        [1, 2, 0],
        [2, 0, 1],
        [2, 1, 0],
    ] {
        let renewals: String = order.iter().map(|nth| renewal(untils[*nth])).collect();
        let text =
            format!("client.name = '甲'\n[[policies]]\nid = 'par'\nends = 2026-03-19\n{renewals}");
        let document = Document::parse(&text).unwrap();
        let reading = Record::read(&document);
        assert_eq!(reading.faults, []);
        let history = History::of(&reading.record, NaiveDate::MAX);
        let policy = &reading.record.policies[0];

        let day = |text: &str| text.parse::<NaiveDate>().ok();
        assert_eq!(history.last_day(policy), day("2026-05-01"), "{order:?}");
        for (place, nth) in order.iter().enumerate() {
            let others = (0..3)
                .filter(|other| other != nth)
                .flat_map(|it| untils[it]);
            let found = history.last_day_but(policy, place);
            assert_eq!(
                found,
                others.max().and_then(|it| day(it)),
                "{order:?} {place}"
            );
        }
    }
}

/// Of a policy from 2026-03-20 to 2027-03-19, with these keys and renewals: its last day as of a day.
fn last_day(keys: &str, renewals: &str, as_of: &str) -> String {
    let text = format!(
        "client.name = '甲'\n[[policies]]\nid = 'par'\nstarts = 2026-03-20\nends = 2027-03-19\n\
         {keys}{renewals}"
    );
    let document = Document::parse(&text).unwrap();
    let reading = Record::read(&document);
    assert_eq!(reading.faults, []);
    let history = History::of(&reading.record, as_of.parse().unwrap());
    let policy = &reading.record.policies[0];
    let last = history.last_day(policy).unwrap();
    let next = last.succ_opt().unwrap();
    assert_eq!(
        [last, next].map(|day| history.covers(policy, day)),
        [policy.starts <= Some(last), false]
    );
    last.to_string()
}

#[test]
fn cover_ends_when_the_extended_term_does_or_when_it_is_ended_before() {
    const EXTENDED: &str = "[[renewals]]\nid = 'x'\npolicies = ['par']\noutcomes = \
        [{ policy = 'par', kind = 'extended', on = 2027-03-10, until = 2027-05-19 }]\n";
    let ended = |day: &str| format!("terminated = {day}\n");

    assert_eq!(last_day("", "", "2027-12-31"), "2027-03-19");
    assert_eq!(last_day("", EXTENDED, "2027-03-09"), "2027-03-19");
    assert_eq!(last_day("", EXTENDED, "2027-03-10"), "2027-05-19");
    let early = ended("2026-08-31");
    assert_eq!(last_day(&early, "", "2026-08-30"), "2027-03-19");
    assert_eq!(last_day(&early, "", "2026-08-31"), "2026-08-31");
    assert_eq!(last_day(&early, EXTENDED, "2027-12-31"), "2026-08-31");
    let after = ended("2027-04-30");
    assert_eq!(last_day(&after, EXTENDED, "2027-12-31"), "2027-04-30");
    let never = ended("2026-03-19");
    assert_eq!(last_day(&never, "", "2026-03-20"), "2026-03-19");
    let late = ended("2027-03-20");
    assert_eq!(last_day(&late, "", "2027-12-31"), "2027-03-19");
}

#[test]
fn a_history_read_once_stands_on_each_day_as_one_of_that_day() {
    let outcome = |kind: &str, on: &str, until: &str| {
        format!("{{ policy = 'par', kind = '{kind}'{on}{until} }}")
    };
    let on = |day: u8| format!(", on = 2027-03-{day:02}");
    let until = |day: u8| format!(", until = 2027-05-{day:02}");
    let renewals = [
        [
            outcome("extended", &on(12), &until(20)),
            outcome("extended", &on(9), &until(9)),
        ],
        [
            outcome("extended", &on(10), &until(10)),
            outcome("extended", &on(14), &until(20)),
        ],
        [
            outcome("extended", "", &until(5)),
            outcome("renewed", &on(16), ""),
        ],
    ];
    let renewals = renewals.iter().enumerate().map(|(nth, outcomes)| {
        let outcomes = outcomes.join(", ");
        format!(
            "[[renewals]]\nid = 'x{nth}'\npolicies = ['par']\nclosed = 2027-03-15\noutcomes = [{outcomes}]\n"
        )
    });
    let told = |history: &History<'_>, policy: &Policy<'_>| {
        let of = |nth: usize| {
            let last = history.last_day_but(policy, nth);
            let last = last.map_or(String::new(), |it| it.format("%m-%d").to_string());
            format!(
                "{last}{}",
                if history.is_settled_in("par", nth) {
                    "+"
                } else {
                    ""
                }
            )
        };
        let agreed = history.extended_from(policy, "2027-05-20".parse().unwrap());
        let agreed = agreed.map_or(String::new(), |it| it.format(" %m-%d").to_string());
        let is_settled = if history.is_settled("par") {
            " settled"
        } else {
            ""
        };
        let in_hand = if history.is_in_hand("par") {
            " open"
        } else {
            ""
        };
        let last = history.last_day(policy).unwrap().format("%m-%d");
        format!(
            "{last}: {} {} {}{agreed}{is_settled}{in_hand}",
            of(0),
            of(1),
            of(2)
        )
    };
    let text = "client.name = '甲'\n[[policies]]\nid = 'par'\nends = 2027-03-19\n".to_owned();
    let text = text + &renewals.collect::<String>();
    let document = Document::parse(&text).unwrap();
    let reading = Record::read(&document);
    let policy = &reading.record.policies[0];
    let first = History::of(&reading.record, NaiveDate::MIN);
    let on = |day: u32| first.on(NaiveDate::from_ymd_opt(2027, 3, day).unwrap());
    let days = [8, 9, 10, 12, 14, 15, 16].map(|day| told(&on(day), policy));
    assert_eq!(
        days,
        [
            "05-05: 05-05 05-05 03-19+ open",
            "05-09: 05-05+ 05-09 05-09+ open",
            "05-10: 05-10+ 05-09+ 05-10+",
            "05-20: 05-10+ 05-20+ 05-20+ 05-11",
            "05-20: 05-20+ 05-20+ 05-20+ 03-14",
            "05-20: 05-20+ 05-20+ 05-20+ 03-14",
            "05-20: 05-20+ 05-20+ 05-20+ 03-14 settled",
        ]
    );
}

#[test]
fn a_policy_is_to_come_in_force_or_over() {
    let cover = |keys: &str, day: &str| {
        let text = format!("client.name = '甲'\n[[policies]]\nid = 'par'\n{keys}");
        let document = Document::parse(&text).unwrap();
        let reading = Record::read(&document);
        let history = History::of(&reading.record, day.parse().unwrap());
        history.cover(&reading.record.policies[0], day.parse().unwrap())
    };
    let term = "starts = 2026-03-20\nends = 2027-03-19\n";
    assert_eq!(cover(term, "2026-03-19"), Cover::ToCome);
    assert_eq!(cover(term, "2026-03-20"), Cover::InForce);
    assert_eq!(cover(term, "2027-03-19"), Cover::InForce);
    assert_eq!(cover(term, "2027-03-20"), Cover::Over);
    let early = format!("{term}terminated = 2026-08-31\n");
    assert_eq!(cover(&early, "2026-08-31"), Cover::InForce);
    assert_eq!(cover(&early, "2026-09-01"), Cover::EndedEarly);
    assert_eq!(cover("", "2026-09-01"), Cover::InForce);
    let never = format!("{term}terminated = 2026-03-19\n");
    assert_eq!(cover(&never, "2026-03-20"), Cover::EndedEarly);
}
