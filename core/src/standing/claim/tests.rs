use super::*;
use crate::calendar::Calendar;
use crate::document::Document;
use crate::model::{Record, Word};
use crate::standard::Standard;

fn on<T>(today: &str, keys: &str, look: impl FnOnce(&Case<'_>, &Claim<'_>) -> T) -> T {
    let text = format!("client.name = '甲'\n[[claims]]\nid = 'k1'\n{keys}");
    let document = Document::parse(&text).unwrap();
    let reading = Record::read(&document);
    assert_eq!(reading.faults, []);
    let case = Case {
        id: "jia",
        record: &reading.record,
        standard: &Standard::sample(),
        calendar: &Calendar::embedded(),
        today: today.parse().unwrap(),
    };
    look(&case, &reading.record.claims[0])
}

fn clocks(today: &str, keys: &str) -> Vec<String> {
    on(today, keys, |case, claim| {
        let told = |clock: &ClaimClock| {
            let state = clock.state(case.today);
            let (term, counted, due) = (clock.term.code(), clock.counted, clock.due);
            let maybe = if due.provisional { " provisional" } else { "" };
            format!(
                "{term} {} {counted} {}{maybe} {state:?}",
                clock.from, due.date
            )
        };
        ClaimClock::all(case, claim).iter().map(told).collect()
    })
}

#[test]
fn the_insurer_decides_within_thirty_days_of_complete_papers() {
    let decision = |today: &str, rest: &str| {
        clocks(today, &format!("complete = 2026-08-25\n{rest}"))[0].clone()
    };
    assert_eq!(
        decision("2026-09-24", ""),
        "decision 2026-08-25 2026-09-24 2026-09-24 Running(0)"
    );
    assert_eq!(
        decision("2026-09-25", ""),
        "decision 2026-08-25 2026-09-24 2026-09-24 Overdue(1)"
    );
    for decided in ["decided", "agreed", "denied", "paid"] {
        let kept = format!("{decided} = 2026-09-24\n");
        let late = format!("{decided} = 2026-09-26\n");
        assert!(decision("2026-11-20", &kept).ends_with("OnTime"));
        assert!(decision("2026-11-20", &late).ends_with("Late(2)"));
        assert!(decision("2026-09-25", &late).ends_with("Overdue(1)"));
    }
}

#[test]
fn what_others_had_done_before_the_appointment_has_no_term_for_us() {
    let of = |decided: &str, rest: &str| {
        let claim = format!(
            "loss = 2026-05-01\nnotified = 2026-05-02\nfirst-received = 2026-06-01\ndecided = {decided}\n{rest}"
        );
        let appointed = "[appointment]\nestablished = 2026-09-17\n";
        clocks("2026-11-20", &format!("{claim}{appointed}"))
    };
    let advance = "advance 2026-06-01 2026-07-31 2026-07-31 Overdue(112)";
    let limitation = "limitation 2026-05-01 2028-05-01 2028-05-03 provisional Running(530)";
    let open = [advance, limitation];
    let ours = "decision 2026-06-01 2026-07-01 2026-07-01 Late(78)";
    assert_eq!(of("2026-09-16", "before-us = true\n"), open);
    let late = of("2026-09-17", "before-us = true\n");
    assert_eq!(late, [ours, advance, limitation]);
    assert_eq!(of("2026-09-16", "").len(), 4);
}

#[test]
fn papers_asked_for_after_the_thirty_days_take_nothing_off_them() {
    let decision = |today: &str, rest: &str| {
        let told = clocks(today, &format!("first-received = 2026-08-01\n{rest}"));
        told.into_iter().find(|it| it.starts_with("decision"))
    };
    let overdue = |late: u32| {
        let told = format!("decision 2026-08-01 2026-08-31 2026-08-31 Overdue({late})");
        Some(told)
    };
    assert_eq!(decision("2026-09-01", "asked = 2026-08-31\n"), None);
    assert_eq!(decision("2026-09-16", "asked = 2026-09-01\n"), overdue(16));
    let supplied = "asked = 2026-09-01\ncomplete = 2026-09-10\n";
    assert_eq!(decision("2026-09-20", supplied), overdue(20));
    // The last day is a Sunday, so the insurer may still ask on Monday.
    let on_monday = |asked: &str| {
        let text = format!("first-received = 2026-07-31\nasked = {asked}\n");
        clocks("2026-09-02", &text).len()
    };
    assert_eq!(on_monday("2026-08-31"), 1);
    assert_eq!(on_monday("2026-09-01"), 2);
}

/// 2026-10-01 to 10-07 are the National Day holiday; 10-10 is a Saturday that is worked.
#[test]
fn a_last_day_off_moves_to_the_next_that_is_not() {
    let payment = |agreed: &str| clocks("2026-09-30", &format!("agreed = {agreed}\n"))[0].clone();

    assert_eq!(
        payment("2026-09-20"),
        "payment 2026-09-20 2026-09-30 2026-09-30 Running(0)"
    );
    assert_eq!(
        payment("2026-09-21"),
        "payment 2026-09-21 2026-10-01 2026-10-08 Running(8)"
    );
    assert_eq!(
        payment("2026-09-30"),
        "payment 2026-09-30 2026-10-10 2026-10-10 Running(10)"
    );
}

#[test]
fn the_insurer_pays_within_ten_days_of_the_agreement() {
    let payment = |today: &str, rest: &str| clocks(today, &format!("agreed = 2026-09-10\n{rest}"));
    assert_eq!(
        payment("2026-09-21", ""),
        ["payment 2026-09-10 2026-09-20 2026-09-20 Overdue(1)"]
    );
    assert_eq!(
        payment("2026-11-20", "paid = 2026-09-20\n"),
        ["payment 2026-09-10 2026-09-20 2026-09-20 OnTime"]
    );
    assert_eq!(
        payment("2026-11-20", "paid = 2026-09-21\n"),
        ["payment 2026-09-10 2026-09-20 2026-09-20 Late(1)"]
    );
}

#[test]
fn what_was_paid_ahead_pays_what_was_agreed() {
    let payment = |ahead: i64| {
        let ahead = format!(
            "advances = [{{ on = 2026-09-01, amount = {ahead} }}, {{ on = 2026-09-12, amount = 1 }}]\n"
        );
        let agreed = "agreed = 2026-09-10\nagreed-amount = 900\n";
        clocks("2026-09-21", &format!("{agreed}{ahead}"))
    };
    let term = "payment 2026-09-10 2026-09-20 2026-09-20";
    assert_eq!(payment(900), [format!("{term} OnTime")]);
    assert_eq!(payment(899), [format!("{term} OnTime")]);
    assert_eq!(payment(898), [format!("{term} Overdue(1)")]);
}

#[test]
fn a_denial_is_told_within_three_days_of_the_decision() {
    let denied = |day: &str| {
        clocks(
            "2026-11-20",
            &format!("decided = 2026-09-21\ndenied = {day}\n"),
        )
    };
    let term = "denial-notice 2026-09-21 2026-09-24 2026-09-24";
    assert_eq!(denied("2026-09-24"), [format!("{term} OnTime")]);
    assert_eq!(denied("2026-09-25"), [format!("{term} Late(1)")]);
    assert_eq!(clocks("2026-11-20", "decided = 2026-09-21\n"), [""; 0]);
}

#[test]
fn the_limitation_is_two_years_from_the_loss_and_five_under_life_insurance() {
    let life = "policy = 'life'\n[[policies]]\nid = 'life'\nlife = true\n";
    let loss = |day: &str, rest: &str| limitation("2026-11-20", &format!("loss = {day}\n{rest}"));

    assert_eq!(
        loss("2024-11-20", ""),
        ["limitation 2024-11-20 2026-11-20 2026-11-20 Running(0)"]
    );
    assert_eq!(
        loss("2024-11-19", ""),
        ["limitation 2024-11-19 2026-11-19 2026-11-19 Overdue(1)"]
    );
    // 2026-11-22 is a Sunday; 2028 has no notice yet, and no 29 February two years on.
    assert_eq!(
        loss("2024-11-22", ""),
        ["limitation 2024-11-22 2026-11-22 2026-11-23 Running(3)"]
    );
    assert_eq!(
        loss("2024-02-29", ""),
        ["limitation 2024-02-29 2026-02-28 2026-02-28 Overdue(265)"]
    );
    assert_eq!(
        loss("2026-07-18", ""),
        ["limitation 2026-07-18 2028-07-18 2028-07-18 provisional Running(606)"]
    );
    assert_eq!(
        loss("2021-11-20", life),
        ["limitation 2021-11-20 2026-11-20 2026-11-20 Running(0)"]
    );
    for end in ["paid", "withdrawn", "closed"] {
        let ended = format!("{end} = 2026-11-20\n");
        assert_eq!(loss("2024-11-20", &ended), [""; 0], "{end}");
    }
}

fn limitation(today: &str, keys: &str) -> Vec<String> {
    let mut all = clocks(today, keys);
    all.retain(|it| it.starts_with("limitation"));
    all
}

fn interruption(nth: u8, on: &str, kind: &str, rest: &str) -> String {
    format!("[[claims.interruptions]]\nid = '{nth}'\non = {on}\nkind = '{kind}'\n{rest}")
}

#[test]
fn a_demand_in_time_begins_it_anew_and_after_its_end_only_consent_does() {
    let of = |rest: &str| limitation("2026-11-20", &format!("loss = 2024-01-10\n{rest}"));
    let plain = "limitation 2024-01-10 2026-01-10 2026-01-12 Overdue(312)";
    let anew = |day: &str, until: &str, left: u32| {
        format!("limitation {day} {until} {until} provisional Running({left})")
    };

    // 2026-01-10 is a Saturday, so Monday is the last day.
    let demand = |on: &str| interruption(1, on, "demand", "");
    assert_eq!(
        of(&demand("2026-01-12")),
        [anew("2026-01-12", "2028-01-12", 418)]
    );
    assert_eq!(of(&demand("2026-01-13")), [plain]);
    assert_eq!(of(&demand("2024-01-09")), [plain]);
    assert_eq!(of(&demand("2026-11-21")), [plain]);
    let consent = interruption(1, "2026-01-13", "consent", "");
    assert_eq!(of(&consent), [anew("2026-01-13", "2028-01-13", 419)]);
    // The order in the file is not the order of the days.
    let two = demand("2026-06-01") + &interruption(2, "2025-12-01", "consent", "");
    assert_eq!(of(&two), [anew("2026-06-01", "2028-06-01", 559)]);
}

#[test]
fn while_a_suit_is_pending_it_does_not_run_and_after_its_end_it_runs_anew() {
    for kind in ["suit", "arbitration", "other"] {
        let of = |today: &str, rest: &str| {
            let suit = interruption(1, "2025-06-02", kind, rest);
            limitation(today, &format!("loss = 2024-01-10\n{suit}"))
        };
        assert_eq!(of("2026-11-20", ""), [""; 0]);
        let ended = "ended = 2026-09-30\n";
        assert_eq!(of("2026-09-29", ended), [""; 0]);
        // 2028-09-30 is a Saturday before a holiday of three days.
        assert_eq!(
            of("2026-11-20", ended),
            ["limitation 2026-09-30 2028-09-30 2028-10-04 provisional Running(684)"]
        );
    }
}

#[test]
fn under_liability_cover_it_begins_once_the_liability_is_determined() {
    let of = |keys: &str| {
        let policy = "[[policies]]\nid = 'pl'\nliability = true\n";
        let keys = format!("policy = 'pl'\nloss = 2022-01-10\n{keys}{policy}");
        limitation("2026-11-20", &keys)
    };
    assert_eq!(of(""), [""; 0]);
    assert_eq!(of("liability-fixed = 2026-11-21\n"), [""; 0]);
    assert_eq!(
        of("liability-fixed = 2024-11-20\n"),
        ["limitation 2024-11-20 2026-11-20 2026-11-20 Running(0)"]
    );
    // A demand before it began interrupts nothing.
    let early = interruption(1, "2024-11-19", "demand", "");
    assert_eq!(
        of(&format!("liability-fixed = 2024-11-20\n{early}")),
        ["limitation 2024-11-20 2026-11-20 2026-11-20 Running(0)"]
    );
}

#[test]
fn at_sea_it_runs_from_the_loss_and_a_demand_does_not_interrupt_it() {
    let of = |rest: &str| {
        let policy = "[[policies]]\nid = 'sea'\nmarine = true\nliability = true\n";
        let keys = format!("policy = 'sea'\nloss = 2024-11-20\n{rest}{policy}");
        limitation("2026-11-19", &keys)
    };
    let plain = "limitation 2024-11-20 2026-11-20 2026-11-20 Running(1)";
    assert_eq!(of(""), [plain]);
    assert_eq!(of(&interruption(1, "2026-11-02", "demand", "")), [plain]);
    assert_eq!(
        of(&interruption(1, "2026-11-02", "consent", "")),
        ["limitation 2026-11-02 2028-11-02 2028-11-02 provisional Running(714)"]
    );
}

/// The example of the law as read: first received 08-21, the notice of missing papers 09-01, papers 09-11.
#[test]
fn the_time_of_missing_papers_is_taken_off_the_thirty_days() {
    let of = |today: &str, rest: &str| {
        let mut all = clocks(today, &format!("first-received = 2026-08-21\n{rest}"));
        all.retain(|it| it.starts_with("decision"));
        all
    };
    assert_eq!(
        of("2026-09-21", ""),
        ["decision 2026-08-21 2026-09-20 2026-09-20 Overdue(1)"]
    );
    let asked = "asked = 2026-09-01\n";
    let both = format!("{asked}complete = 2026-09-11\n");
    let line = "decision 2026-08-21 2026-09-30 2026-09-30";
    assert_eq!(of("2026-09-30", &both), [format!("{line} Running(0)")]);
    assert_eq!(of("2026-10-01", &both), [format!("{line} Overdue(1)")]);
    // Until the papers are there the time stands still.
    assert_eq!(of("2026-10-20", asked), [""; 0]);
    assert_eq!(of("2026-09-10", &both), [""; 0]);
    // Papers asked for before the claim was made are taken off from its receipt.
    assert_eq!(
        of("2026-09-30", "asked = 2026-08-01\ncomplete = 2026-08-31\n"),
        [format!("{line} Running(0)")]
    );
    // Papers nobody asked for take nothing off.
    assert_eq!(
        of("2026-09-20", "complete = 2026-09-11\n"),
        ["decision 2026-08-21 2026-09-20 2026-09-20 Running(0)"]
    );
}

/// Papers that came after the decision made no late one punctual.
#[test]
fn a_denial_ends_the_payment_ahead_without_a_verdict() {
    let ahead = |rest: &str| {
        let mut found = clocks("2026-11-20", &format!("complete = 2026-08-25\n{rest}"));
        found.retain(|it| it.starts_with("advance"));
        found
    };
    assert_eq!(ahead("denied = 2026-09-10\n"), [""; 0]);
    assert_eq!(
        ahead("denied = 2026-10-27\n"),
        [""; 0],
        "after its last day"
    );
    assert_eq!(ahead("denied = 2026-09-10\nagreed = 2026-11-01\n"), [""; 0]);
    let paid = "[[claims.advances]]\nid = '1'\non = 2026-09-10\n";
    let kept = ["advance 2026-08-25 2026-10-24 2026-10-26 OnTime"];
    assert_eq!(ahead(&format!("denied = 2026-09-11\n{paid}")), kept);
    assert_eq!(ahead(&format!("denied = 2026-09-10\n{paid}")), kept);
    assert_eq!(ahead(&format!("denied = 2026-09-09\n{paid}")), [""; 0]);
    assert_eq!(ahead("agreed = 2026-09-10\n"), kept);
}

#[test]
fn what_came_after_the_decision_had_no_part_in_it() {
    let of = |rest: &str| {
        let mut all = clocks("2026-11-20", rest);
        all.retain(|it| it.starts_with("decision"));
        all
    };
    let received = "first-received = 2026-08-21\nasked = 2026-09-01\n";
    let late = |rest: &str| of(&format!("{received}decided = 2026-10-20\n{rest}"));
    let due = "decision 2026-08-21 2026-09-30 2026-09-30";
    let in_time = late("complete = 2026-09-11\n");
    assert_eq!(in_time, [format!("{due} Late(20)")]);
    // The papers it asked for had not come: until it decided, that time is taken off.
    let none = "decision 2026-08-21 2026-11-08 2026-11-09 OnTime";
    assert_eq!(late(""), [none]);
    assert_eq!(late("complete = 2026-10-20\n"), [none]);
    assert_eq!(late("complete = 2026-11-15\n"), [none]);
    let slow = "first-received = 2026-08-21\ndecided = 2026-10-20\n";
    let slow_due = "decision 2026-08-21 2026-09-20 2026-09-20 Late(30)";
    assert_eq!(of(&format!("{slow}asked = 2026-10-21\n")), [slow_due]);

    // Nothing begins on papers that came later.
    assert_eq!(of("decided = 2026-10-20\ncomplete = 2026-10-21\n"), [""; 0]);
    let same_day = of("decided = 2026-10-20\ncomplete = 2026-10-20\n");
    assert_eq!(
        same_day,
        ["decision 2026-10-20 2026-11-19 2026-11-19 OnTime"]
    );
    let mut advance = clocks("2026-11-20", "agreed = 2026-10-20\ncomplete = 2026-10-21\n");
    advance.retain(|it| it.starts_with("advance"));
    assert_eq!(advance, [""; 0]);
}

#[test]
fn a_payment_of_less_than_was_agreed_ends_neither_term() {
    let of = |paid: &str| {
        let keys = format!(
            "loss = 2026-08-01\nnotified = 2026-08-01\nagreed = 2026-09-10\nagreed-amount = 500000\n\
             paid = 2026-09-18\npaid-amount = {paid}\n"
        );
        clocks("2026-09-22", &keys)
    };
    let short = of("499999.99");
    assert_eq!(
        short[1],
        "payment 2026-09-10 2026-09-20 2026-09-20 Overdue(2)"
    );
    assert_eq!(short.len(), 3);
    let all = of("500000");
    assert_eq!(all[1], "payment 2026-09-10 2026-09-20 2026-09-20 OnTime");
    assert_eq!(all.len(), 2);
}

#[test]
fn what_was_not_kept_runs_no_more_once_the_claim_is_over() {
    let keys = "complete = 2026-08-25\nclosed = 2026-10-01\n";
    assert_eq!(clocks("2026-10-01", keys), [""; 0]);
    assert_eq!(
        clocks("2026-09-30", keys),
        [
            "decision 2026-08-25 2026-09-24 2026-09-24 Overdue(6)",
            "advance 2026-08-25 2026-10-24 2026-10-26 Running(26)"
        ]
    );
}

#[test]
fn a_claim_is_heard_of_by_its_steps_and_by_the_diary() {
    let heard = |today: &str, keys: &str| on(today, keys, last_heard).map(|day| day.to_string());
    let diary = "[[diary]]\nid = 'd1'\non = 2026-09-01\nclaim = 'k1'\n\
                 [[diary]]\nid = 'd2'\non = 2026-09-09\nclaim = 'k2'\n";

    assert_eq!(heard("2026-11-20", ""), None);
    let loss = "loss = 2026-07-18\n";
    assert_eq!(heard("2026-11-20", loss).as_deref(), Some("2026-07-18"));
    let ahead = format!(
        "{loss}[[claims.advances]]
id = '1'
on = 2026-08-03
"
    );
    assert_eq!(heard("2026-11-20", &ahead).as_deref(), Some("2026-08-03"));
    let suit = loss.to_owned()
        + &interruption(
            1,
            "2026-08-04",
            "suit",
            "ended = 2026-10-09
",
        );
    assert_eq!(heard("2026-10-08", &suit).as_deref(), Some("2026-08-04"));
    assert_eq!(heard("2026-10-09", &suit).as_deref(), Some("2026-10-09"));
    let both = format!("{loss}{diary}");
    assert_eq!(heard("2026-11-20", &both).as_deref(), Some("2026-09-01"));
    assert_eq!(heard("2026-09-01", &both).as_deref(), Some("2026-09-01"));
    assert_eq!(heard("2026-08-31", &both).as_deref(), Some("2026-07-18"));
}
