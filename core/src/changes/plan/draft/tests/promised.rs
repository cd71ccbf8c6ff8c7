//! What is drafted for commitments and needs.

use super::*;

#[test]
fn commitments_and_needs_are_covered_by_what_their_words_name() {
    let text = client(30_000, "").replace(
        "appointment.established = 2026-03-02",
        "appointment.established = 2026-03-02
appointment.commitments = [
  { id = 'c1', text = '每季度上门拜访一次' },
  { id = 'c2', text = '协助建立应急预案' },
]
needs = [{ id = 'n1', text = '新仓库投产，须提前加保' }, { id = 'n2', text = '消防培训' }]",
    );
    assert_eq!(
        drafted("2026-03-10", &text),
        [
            "p1 client-manual 2026-03-23 2026-04-17 周婷 - -",
            "p2 need 新仓库投产，须提前加保 2026-03-30 2026-04-24 王强 n1 new-business",
            "p3 phone-call Month(4) 2026-04-07 2026-04-10 陈静 - -",
            "p4 visit Quarter(2) 2026-04-07 2026-04-17 陈静 c1 -",
            "p5 need 消防培训 2026-06-29 2026-07-24 王强 n2 new-business",
            "p6 visit Quarter(3) 2026-07-13 2026-07-24 陈静 c1 -",
            "p7 account-review 2026-08-31 2026-09-11 陈静 - -",
            "p8 commitment 协助建立应急预案 2026-08-31 2026-09-11 陈静 c2 -",
            "p9 claims-session 2026-10-08 2026-10-19 赵磊 - -",
            "p10 visit Quarter(4) 2026-10-19 2026-10-30 陈静 c1 -",
            "p11 bulletin 2026-11-30 2026-12-04 孙丽 - -",
            "p12 phone-call Month(1) 2027-01-25 2027-01-29 陈静 - -",
            "p13 visit Quarter(1) 2027-01-25 2027-02-04 陈静 c1 renewal"
        ]
    );
}

#[test]
fn a_commitment_is_covered_as_often_as_its_words_promise() {
    let covering = |texts: &[&str]| {
        let commitments = (1..).zip(texts);
        let commitments =
            commitments.map(|(nth, text)| format!("{{ id = 'c{nth}', text = '{text}' }}"));
        let commitments: Vec<String> = commitments.collect();
        let of = format!(
            "appointment.commitments = [{}]\n[[team.members]]",
            commitments.join(", ")
        );
        let text = client(600_000, "").replacen("[[team.members]]", &of, 1);
        let visits = drafted("2026-03-10", &text).into_iter();
        let visits = visits.filter(|it| it.contains(" visit "));
        let covers = visits.map(|it| it.split(' ').rev().nth(1).unwrap().to_owned());
        covers.collect::<Vec<_>>()
    };
    assert_eq!(covering(&["每年上门拜访一次"]), ["c1", "-", "-", "-"]);
    assert_eq!(covering(&["每半年上门拜访一次"]), ["c1", "-", "c1", "-"]);
    assert_eq!(covering(&["每季度上门拜访一次"]), ["c1"; 4]);
    assert_eq!(covering(&["每年上门拜访五次"]), ["c1"; 5]);
    // By a day it is kept once, and the first time keeps it.
    assert_eq!(
        covering(&["2026 年 10 月底前上门拜访一次"]),
        ["c1", "-", "-", "-"]
    );
    assert_eq!(covering(&["2026 年内上门拜访两次"]), ["c1", "-", "c1", "-"]);
    // No number was promised: the service itself was.
    assert_eq!(covering(&["定期上门拜访"]), ["c1"; 4]);
    assert_eq!(
        covering(&["每年上门拜访一次", "每季度走访"]),
        ["c1,c2", "c2", "c2", "c2"]
    );
}

#[test]
fn a_commitment_made_later_is_covered_by_the_open_items_of_its_service() {
    let items = "
[[years.plan.items]]
id = 'p1'
service = 'visit'
start = 2026-03-16
done = 2026-03-20
[[years.plan.items]]
id = 'p2'
service = 'visit'
covers = ['n1']
start = 2026-09-07
finish = 2026-09-18
";
    let text = client(60_000, items).replace(
        "appointment.established = 2026-03-02",
        "appointment.established = 2026-03-02
appointment.commitments = [{ id = 'c1', text = '每半年上门拜访一次' }]
needs = [{ id = 'n1', text = '加保' }]",
    );
    on("2026-03-24", &text, |case| {
        let draft = draft(case, &Asked::default()).unwrap();
        let both = vec!["n1".to_owned(), "c1".to_owned()];
        assert_eq!(draft.covering, [("p2", both)]);
        assert!(draft.items.iter().all(|item| item.covers.is_empty()));
        assert!(
            !draft
                .items
                .iter()
                .any(|item| called(item).starts_with("visit"))
        );
    });
    let done = text.replace(
        "start = 2026-09-07",
        "done = 2026-03-23\nstart = 2026-03-20",
    );
    on("2026-03-24", &done, |case| {
        // Two visits were done, as promised.
        let draft = draft(case, &Asked::default()).unwrap();
        assert_eq!(draft.covering, []);
        assert!(draft.items.iter().all(|item| item.covers.is_empty()));
    });
}

/// What covers commitments, and the commitments without dates.
fn kept(today: &str, commitments: &[&str], rest: &str) -> (Vec<String>, Vec<String>) {
    let commitments = (1..).zip(commitments);
    let commitments =
        commitments.map(|(nth, text)| format!("{{ id = 'c{nth}', text = '{text}' }}"));
    let commitments: Vec<String> = commitments.collect();
    let of = format!(
        "appointment.commitments = [{}]\n[[team.members]]",
        commitments.join(", ")
    );
    let text = client(60_000, rest).replacen("[[team.members]]", &of, 1);
    on(today, &text, |case| {
        let draft = draft(case, &Asked::default()).unwrap();
        let covering = draft.items.iter().filter(|item| !item.covers.is_empty());
        let told = |item: &Drafted<'_>| {
            format!("{} {} {}", called(item), item.start, item.covers.join(","))
        };
        let undated = draft
            .undated
            .iter()
            .map(|(id, kept)| format!("{id} {kept:?}"));
        (covering.map(told).collect(), undated.collect())
    })
}

#[test]
fn what_is_kept_always_or_on_an_event_is_no_dated_service() {
    let all = ["24 小时服务热线", "出险后 2 小时到场", "每年上门拜访一次"];
    let (covering, undated) = kept("2026-03-10", &all, "");
    assert_eq!(covering, ["visit 2027-01-25 c3"]);
    assert_eq!(undated, ["c1 Always", "c2 OnEvent"]);
    // One that the plan has an item for all the same is not told of.
    let item = "[[years.plan.items]]\nid = 'p1'\ncovers = ['c1']\nstart = 2026-03-16\n";
    assert_eq!(kept("2026-03-10", &all, item).1, ["c2 OnEvent"]);
}

#[test]
fn a_frequency_is_filled_up_and_one_without_a_service_has_items_of_its_own() {
    let item = "[[years.plan.items]]\nid = 'p1'\nservice = 'visit'\ncovers = ['c1']\n\
                start = 2026-04-13\nfinish = 2026-04-24\n";
    let (covering, _) = kept("2026-03-10", &["每季度上门拜访一次"], item);
    assert_eq!(
        covering,
        [
            "visit Quarter(3) 2026-07-13 c1",
            "visit Quarter(4) 2026-10-19 c1",
            "visit Quarter(1) 2027-01-25 c1"
        ]
    );
    let (covering, _) = kept("2026-03-10", &["每半年报送行业数据"], "");
    let words = "commitment 每半年报送行业数据";
    assert_eq!(
        covering,
        [
            format!("{words} 2026-06-01 c1"),
            format!("{words} 2026-11-30 c1")
        ]
    );
}

#[test]
fn what_was_promised_for_a_day_and_done_is_not_drafted_again() {
    let last = |done: &str| {
        format!(
            "[[years]]\nstarts = 2025-03-02\nends = 2026-03-01\n\
             plan.items = [{{ id = 'p0', covers = ['c1', 'c2'], start = 2025-10-13{done} }}]\n"
        )
    };
    let both = ["2025 年 10 月底前完成消防演练", "每年消防演练一次"];
    let (covering, _) = kept("2026-03-10", &both, &last(", done = 2025-10-13"));
    assert_eq!(covering.len(), 1);
    assert!(covering[0].ends_with(" c2"), "{covering:?}");
    let (covering, _) = kept("2026-03-10", &both, &last(""));
    assert!(covering[0].ends_with(" c1,c2"), "{covering:?}");
}

/// Start, finish and commitments of what covers some, on a day.
fn days(today: &str, commitments: &[&str], rest: &str) -> Vec<String> {
    let commitments = (1..).zip(commitments);
    let commitments =
        commitments.map(|(nth, text)| format!("{{ id = 'c{nth}', text = '{text}' }}"));
    let commitments: Vec<String> = commitments.collect();
    let of = format!(
        "appointment.commitments = [{}]\n[[team.members]]",
        commitments.join(", ")
    );
    let text = client(60_000, rest).replacen("[[team.members]]", &of, 1);
    on(today, &text, |case| {
        let draft = draft(case, &Asked::default()).unwrap();
        let there = draft.covering.iter();
        let there = there.map(|(id, covers)| format!("{id} {}", covers.join(",")));
        let items = draft.items.iter().filter(|item| !item.covers.is_empty());
        let items = items.map(|it| format!("{} {} {}", it.start, it.finish, it.covers.join(",")));
        there.chain(items).collect()
    })
}

#[test]
fn what_was_promised_by_a_day_is_finished_by_it() {
    for (commitment, planned) in [
        ("2026 年 4 月底前报送行业数据", "2026-03-30 2026-04-10 c1"),
        ("2026 年 10 月底前报送行业数据", "2026-08-31 2026-09-11 c1"),
        ("2026 年上半年报送行业数据", "2026-05-06 2026-05-15 c1"),
        ("上半年报送行业数据", "2026-05-06 2026-05-15 c1"),
        ("2026 年 9 月报送行业数据", "2026-09-14 2026-09-24 c1"),
        ("3 月底前报送行业数据", "2026-03-16 2026-03-27 c1"),
        ("industry data by 30 April 2026", "2026-03-30 2026-04-10 c1"),
        ("industry data in January 2027", "2027-01-11 2027-01-22 c1"),
        // With the service of the standard it is one of its times, the one that is nearest.
        ("2026 年 9 月上门拜访一次", "2026-09-14 2026-09-24 c1"),
        ("2026 年 4 月底前消防培训", "2026-03-30 2026-04-10 c1"),
        // A day that is past is made good soon, and one after the term binds nothing.
        ("2026 年 1 月底前报送行业数据", "2026-03-30 2026-04-10 c1"),
        ("2027 年 8 月底前报送行业数据", "2026-08-31 2026-09-11 c1"),
        ("2027 年 8 月报送行业数据", "2026-08-31 2026-09-11 c1"),
    ] {
        assert_eq!(
            days("2026-03-10", &[commitment], ""),
            [planned],
            "{commitment}"
        );
    }
}

#[test]
fn an_item_that_is_too_late_for_a_promise_does_not_keep_it() {
    let item = |start: &str, finish: &str| {
        format!(
            "[[years.plan.items]]\nid = 'p1'\nservice = 'risk-survey'\nstart = {start}\nfinish = {finish}\n"
        )
    };
    let of = |item: &str| days("2026-03-10", &["2026 年 6 月底前查勘"], item);
    assert_eq!(of(&item("2026-06-29", "2026-07-10")), ["p1 c1"]);
    assert_eq!(
        of(&item("2026-07-01", "2026-07-10")),
        ["2026-05-06 2026-05-15 c1"]
    );
    assert_eq!(of(&item("2026-06-30", "2026-07-10")), ["p1 c1"]);
    let of = |item: &str| days("2026-03-10", &["2026 年 6 月内查勘"], item);
    assert_eq!(of(&item("2026-05-25", "2026-06-01")), ["p1 c1"]);
    assert_eq!(
        of(&item("2026-05-25", "2026-05-29")),
        ["2026-06-15 2026-06-26 c1"]
    );
    let begins = |start: &str| of(item(start, "").trim_end().trim_end_matches("finish ="));
    assert_eq!(begins("2026-06-01"), ["p1 c1"]);
    assert_eq!(begins("2026-05-29"), ["2026-06-15 2026-06-26 c1"]);
    // Once the days are over, an item that was planned keeps it, however late.
    let of = |item: &str| days("2026-03-10", &["2026 年 1 月内查勘"], item);
    assert_eq!(of(&item("2026-07-01", "2026-07-10")), ["p1 c1"]);
}

#[test]
fn what_is_kept_every_two_years_is_drafted_when_it_was_not_done_in_the_last() {
    let last = |year: u32, done: &str| {
        format!(
            "[[years]]\nstarts = {year}-03-02\nends = {}-03-01\n\
             plan.items = [{{ id = 'p0', covers = ['c1'], start = {year}-10-13{done} }}]\n",
            year + 1
        )
    };
    let of = |rest: &str| days("2026-03-10", &["每两年一次防雷检测"], rest);
    let planned = ["2026-08-31 2026-09-11 c1"];
    assert_eq!(of(""), planned);
    assert_eq!(of(&last(2025, "")), planned);
    assert_eq!(of(&last(2025, ", done = 2025-10-13")), [""; 0]);
    assert_eq!(of(&last(2024, ", done = 2024-10-13")), planned);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Whatever the stars, the day and the promise: what keeps it is finished in its month, where a working day of that is
    /// left; and nothing more is drafted the second time.
    #[test]
    fn every_draft_keeps_the_promises_in_their_months(
        stars in 1usize..=5, passed in 0i64..200, month in 3u32..=12, words in 0usize..4, whole: bool, twice: bool,
    ) {
        let said = ["上门拜访", "报送行业数据", "风险查勘", "电话回访"][words];
        let (within, times) = (if whole { "" } else { "底前" }, if twice { "两次" } else { "" });
        let commitment = format!("2026 年 {month} 月{within}{said}{times}");
        let of = format!("appointment.commitments = [{{ id = 'c1', text = '{commitment}' }}]\n[[team.members]]");
        let text = client(INCOMES[stars - 1], "").replacen("[[team.members]]", &of, 1);
        let today = moved(day("2026-03-02"), passed);
        let begins = NaiveDate::from_ymd_opt(2026, month, 1).unwrap();
        let ends = moved(begins, 40).with_day(1).unwrap().pred_opt().unwrap();
        let begins = if whole { begins.max(today) } else { today };
        let text = on(&today.to_string(), &text, |case| {
            let draft = draft(case, &Asked::default()).unwrap();
            let keeping: Vec<_> = draft.items.iter().filter(|it| !it.covers.is_empty()).collect();
            prop_assert_eq!(keeping.len(), if twice { 2 } else { 1 });
            let has_room = begins.iter_days().take_while(|it| *it <= ends);
            if has_room.filter(|it| case.calendar.is_working(*it)).count() > 0 {
                for it in keeping {
                    prop_assert!(begins <= it.start && it.finish <= ends, "{commitment}: {} {}", it.start, it.finish);
                }
            }
            Ok(apply(&text, &draft.edits(called), &LAYOUT).unwrap())
        })?;
        on(&today.to_string(), &text, |case| {
            let again = draft(case, &Asked::default()).unwrap();
            prop_assert_eq!(again.edits(called), []);
            Ok(())
        })?;
    }
}
