use chrono::NaiveDate;

use super::*;
use crate::calendar::Calendar;
use crate::document::Document;
use crate::model::Record;
use crate::money::Fen;
use crate::standard::Standard;
use crate::standing::{Case, Stage, Task};
use crate::used::used;

const APPOINTED: &str = "client.name = '甲'\nappointment.established = 2026-03-02\n";

fn tally(today: &str, text: &str) -> Tally {
    let document = Document::parse(text).unwrap();
    let reading = Record::read(&document);
    assert_eq!(reading.faults, []);
    assert_eq!(reading.unknown, []);
    Tally::of(&Case {
        id: "jia",
        record: &reading.record,
        standard: &Standard::sample(),
        calendar: &Calendar::embedded(),
        today: today.parse().unwrap(),
    })
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn said(ends: &Tally) -> Vec<String> {
    let one = |(month, it): (&Month, &Ends)| {
        format!(
            "{month}: {} of {}, {}, opened {}, settled {}, appointments {}",
            it.policies,
            it.clients,
            it.premium.fen().plain(),
            it.opened,
            it.settled,
            it.appointments
        )
    };
    ends.ends.iter().map(one).collect()
}

#[test]
fn quarters_and_months_turn_with_the_year() {
    let quarter = |text: &str| Quarter::of(day(text)).to_string();
    assert_eq!(quarter("2026-03-31"), "2026-Q1");
    assert_eq!(quarter("2026-04-01"), "2026-Q2");
    assert_eq!(quarter("2026-09-30"), "2026-Q3");
    assert_eq!(quarter("2026-10-01"), "2026-Q4");
    let quarters: Vec<String> = quarters_until(day("2026-01-01"))
        .iter()
        .map(Quarter::to_string)
        .collect();
    assert_eq!(
        quarters,
        ["2025-Q1", "2025-Q2", "2025-Q3", "2025-Q4", "2026-Q1"]
    );
    let months = months_from(day("2026-11-30"));
    assert_eq!(months.len(), 12);
    assert_eq!(
        [months[0], months[1], months[2], months[11]].map(|it| it.to_string()),
        ["2026-11", "2026-12", "2027-01", "2027-10"]
    );
}

#[test]
fn an_end_belongs_to_its_month_from_today_to_the_last_day_of_the_twelfth() {
    let ends = |ends: &str| {
        let policy = format!("[[policies]]\nid = 'a'\nends = {ends}\npremium = 100.01\n");
        said(&tally("2026-11-20", &format!("{APPOINTED}{policy}")))
    };
    let one = |month: &str| {
        vec![format!(
            "{month}: 1 of 1, 100.01, opened 0, settled 0, appointments 0"
        )]
    };
    assert_eq!(ends("2026-11-19"), Vec::<String>::new());
    assert_eq!(ends("2026-11-20"), one("2026-11"));
    assert_eq!(ends("2026-11-30"), one("2026-11"));
    assert_eq!(ends("2026-12-01"), one("2026-12"));
    assert_eq!(ends("2027-10-31"), one("2027-10"));
    assert_eq!(ends("2027-11-01"), Vec::<String>::new());
}

#[test]
fn a_policy_s_renewal_is_open_until_its_outcome_is_settled() {
    let ends = |renewal: &str| {
        let text = format!(
            "{APPOINTED}appointment.until = 2027-02-28\n\
             [[policies]]\nid = 'a'\nends = 2027-02-01\n[[policies]]\nid = 'b'\nends = 2027-02-09\n\
             [[renewals]]\nid = 'x'\npolicies = ['a']\n{renewal}"
        );
        said(&tally("2026-11-20", &text)).join("; ")
    };
    let of = |opened, settled| {
        format!("2027-02: 2 of 1, 0, opened {opened}, settled {settled}, appointments 1")
    };
    assert_eq!(ends("started = 2026-11-21\n"), of(0, 0));
    assert_eq!(ends("started = 2026-11-20\n"), of(1, 0));
    let outcome = |on| {
        format!(
            "started = 2026-10-01\n[[renewals.outcomes]]\npolicy = 'a'\nkind = 'renewed'\non = {on}\n"
        )
    };
    assert_eq!(ends(&outcome("2026-11-21")), of(1, 0));
    assert_eq!(ends(&outcome("2026-11-20")), of(0, 1));
    // What was extended ends later, and waits for another outcome.
    let extended = "started = 2026-10-01\n[[renewals.outcomes]]\npolicy = 'a'\nkind = 'extended'\n\
                    on = 2026-11-20\nuntil = 2027-03-01\n";
    assert_eq!(
        ends(extended),
        "2027-02: 1 of 1, 0, opened 0, settled 0, appointments 1; \
         2027-03: 1 of 1, 0, opened 0, settled 0, appointments 0"
    );
    // A client that is closed has nothing to renew.
    let closed = format!(
        "{APPOINTED}client.closed = 2026-11-20\n[[policies]]\nid = 'a'\nends = 2027-02-01\n"
    );
    assert_eq!(said(&tally("2026-11-20", &closed)), Vec::<String>::new());
}

#[test]
fn a_deadline_counts_in_the_quarter_it_fell_due_once_that_day_is_past() {
    // Three working days from Wednesday 25 March are Monday 30 March; from Thursday, Tuesday 31 March;
    // from Friday 27 March, Wednesday 1 April.
    let team = |today: &str, from: &str, done: &str| {
        let text = format!(
            "client.name = '甲'\nappointment.established = {from}\n{done}\
             [[team.members]]\nname = '陈静'\nrole = 'account-manager'\n"
        );
        let all = tally(today, &text).deadlines;
        let mut team = all
            .into_iter()
            .filter(|((.., task), _)| *task == Task::Team);
        team.next().map(|((quarter, who, _), it)| {
            let who = who.unwrap_or_default();
            format!("{quarter} {who} {}/{}/{}", it.on_time, it.late, it.overdue)
        })
    };
    let some = |text: &str| Some(text.to_owned());
    let deputy = "[[team.members]]\nname = '周婷'\nrole = 'deputy'\n";
    let done = |on: &str| format!("team.established = {on}\n{deputy}");
    assert_eq!(team("2026-03-31", "2026-03-26", ""), None);
    assert_eq!(team("2026-03-31", "2026-03-26", &done("2026-03-27")), None);
    assert_eq!(
        team("2026-04-01", "2026-03-26", ""),
        some("2026-Q1 陈静 0/0/1")
    );
    assert_eq!(
        team("2026-04-01", "2026-03-26", &done("2026-03-31")),
        some("2026-Q1 陈静 1/0/0")
    );
    assert_eq!(
        team("2026-04-01", "2026-03-26", &done("2026-04-01")),
        some("2026-Q1 陈静 0/1/0")
    );
    assert_eq!(
        team("2026-04-02", "2026-03-27", ""),
        some("2026-Q2 陈静 0/0/1")
    );
    // The same quarter a year before is the first that is looked at.
    assert_eq!(
        team("2027-03-31", "2026-03-26", ""),
        some("2026-Q1 陈静 0/0/1")
    );
    assert_eq!(team("2027-04-01", "2026-03-26", ""), None);
}

#[test]
fn a_deadline_is_laid_to_who_was_account_manager_when_it_fell_due() {
    let text = format!(
        "{APPOINTED}[[team.members]]\nname = '周婷'\nrole = 'account-manager'\nuntil = 2026-03-05\n\
         [[team.members]]\nname = '陈静'\nrole = 'account-manager'\nfrom = 2026-03-06\n"
    );
    let deadlines = tally("2026-11-20", &text).deadlines;
    let who: Vec<(&str, Task)> = deadlines
        .keys()
        .map(|(_, who, task)| (who.as_deref().unwrap_or_default(), *task))
        .collect();
    assert_eq!(
        who,
        [
            ("周婷", Task::Team),
            ("周婷", Task::Archive),
            ("陈静", Task::Rating),
            ("陈静", Task::Plan),
            ("陈静", Task::Onboarding),
        ]
    );
}

#[test]
fn a_deadline_of_a_day_without_account_manager_is_laid_to_the_last_or_the_first() {
    // The team and the archive are due on 5 March, the rating on the 9th, the plan on the 16th.
    let who = |first: &str, last: &str| {
        let text = format!(
            "{APPOINTED}[[team.members]]\nname = '周婷'\nrole = 'account-manager'\nfrom = {first}\nuntil = {last}\n\
             [[team.members]]\nname = '陈静'\nrole = 'account-manager'\nfrom = 2026-03-16\n"
        );
        let deadlines = tally("2026-11-20", &text).deadlines;
        let named =
            |(_, who, task): &(_, Option<String>, Task)| (*task, who.clone().unwrap_or_default());
        let mut who: Vec<(Task, String)> = deadlines.keys().map(named).collect();
        who.sort();
        who.into_iter().map(|(_, who)| who).collect::<Vec<_>>()
    };

    let all = ["周婷", "周婷", "周婷", "陈静", "陈静"];
    assert_eq!(who("2026-03-06", "2026-03-15"), all, "set up late");
    assert_eq!(who("2026-03-04", "2026-03-08"), all, "left early");
}

#[test]
fn an_item_is_on_time_late_overdue_or_to_come() {
    let item = |keys: &str| {
        let text = format!(
            "{APPOINTED}[[years]]\nstarts = 2026-03-02\n[[years.plan.items]]\nid = 'p1'\nservice = 'visit'\n{keys}\n"
        );
        let it = tally("2026-11-20", &text).services.get("visit").copied();
        it.map(|it| (it.on_time, it.late, it.overdue, it.to_come()))
    };
    assert_eq!(item("finish = 2026-11-20"), Some((0, 0, 0, 1)));
    assert_eq!(item("finish = 2026-11-19"), Some((0, 0, 1, 0)));
    assert_eq!(
        item("finish = 2026-06-30\ndone = 2026-06-30"),
        Some((1, 0, 0, 0))
    );
    assert_eq!(
        item("finish = 2026-06-30\ndone = 2026-07-01"),
        Some((0, 1, 0, 0))
    );
    assert_eq!(
        item("finish = 2026-06-30\ndone = 2026-11-21"),
        Some((0, 0, 1, 0))
    );
    assert_eq!(item("done = 2026-07-01"), Some((1, 0, 0, 0)));
    assert_eq!(item("dropped = 2026-07-01"), None);
}

#[test]
fn stars_and_income_are_those_of_served_clients() {
    let rated = |more: &str, today: &str| {
        let text = format!(
            "{APPOINTED}{more}[[years]]\nstarts = 2026-03-02\n[years.rating]\nbasis = 'expected'\n\
             income = 900000\nmonths = 24\nrealised = 1000.05\nrealised-at = 2026-11-20\n"
        );
        let tally = tally(today, &text);
        let income = tally.income();
        (
            tally.served(),
            tally.stars.keys().next().copied().flatten(),
            income.yearly().plain(),
            income.so_far.fen().plain(),
        )
    };
    let of = |served, stars, yearly: &str, so_far: &str| {
        (served, stars, yearly.to_owned(), so_far.to_owned())
    };
    assert_eq!(rated("", "2026-11-20"), of(1, Some(3), "450000", "1000.05"));
    assert_eq!(rated("", "2026-11-19"), of(1, Some(3), "450000", "0"));
    let until = "appointment.until = 2026-11-20\n";
    assert_eq!(rated(until, "2026-11-20").0, 1);
    assert_eq!(rated(until, "2026-11-21"), of(0, None, "0", "0"));
    assert_eq!(rated("", "2027-03-02"), of(1, None, "0", "0"));
}

#[test]
fn the_order_of_adding_makes_no_difference() {
    let texts = [
        "client.name = '甲'\n".to_owned(),
        format!("{APPOINTED}[[years]]\nstarts = 2026-03-02\nrating.income = 90000000000000000\n"),
        format!(
            "{APPOINTED}[[years]]\nstarts = 2026-03-02\nrating.income = 90000000000000000\n[[policies]]\nid = 'a'\nends = 2027-01-01\n"
        ),
    ];
    let sum = |order: [usize; 3]| {
        let mut all = Tally::default();
        for nth in order {
            all.add(tally("2026-11-20", &texts[nth]));
        }
        all
    };
    let all = sum([0, 1, 2]);
    assert_eq!(all, sum([2, 1, 0]));
    assert_eq!(all.income().yearly(), Fen(i64::MAX));
    assert_eq!(all.stages[&Stage::Target], 1);
    assert_eq!(all.managers[&None].clients, [0, 0, 0, 0, 0, 2]);
}

#[test]
fn a_rate_of_a_hundred_means_all() {
    let rate = |on_time, late, overdue| {
        Punctuality {
            on_time,
            late,
            overdue,
        }
        .rate()
    };
    assert_eq!(rate(0, 0, 0), None);
    assert_eq!(rate(3, 0, 0), Some(10_000));
    assert_eq!(rate(999, 1, 0), Some(9_900));
    assert_eq!(rate(1, 1, 1), Some(3_300));
}

#[test]
fn thousands_of_renewals_of_one_client_are_gone_through_once() {
    const MANY: usize = 10_000;
    let one = |nth: usize| {
        format!(
            "[[policies]]\nid = 'p{nth}'\nends = 2027-02-01\n[[renewals]]\nid = 'x{nth}'\n\
             policies = ['p{nth}']\nstarted = 2026-10-01\n"
        )
    };
    let text: String = (0..MANY).map(one).collect();
    let begun = used();
    let told = said(&tally("2026-11-20", &format!("{APPOINTED}{text}")));

    let all = "2027-02: 10000 of 1, 0, opened 10000, settled 0, appointments 0";
    assert_eq!(told, [all]);
    assert!((used() - begun).as_secs() < 8, "{:?}", used() - begun);
}

#[test]
fn a_premium_counts_with_its_issued_endorsements() {
    let text = "[[policies]]\nid = 'a'\nends = 2027-02-01\npremium = 100\n\
                [[endorsements]]\nid = 'b1'\npolicy = 'a'\ntext = ''\nissued = 2026-11-20\npremium = 30\n\
                [[endorsements]]\nid = 'b2'\npolicy = 'a'\ntext = ''\nissued = 2026-11-20\npremium = -50\n\
                [[endorsements]]\nid = 'b3'\npolicy = 'a'\ntext = ''\npremium = 7\n";
    let told = said(&tally("2026-11-20", &format!("{APPOINTED}{text}")));
    assert_eq!(
        told,
        ["2027-02: 1 of 1, 80, opened 0, settled 0, appointments 0"]
    );
}

#[test]
fn complaints_are_counted_until_they_are_closed_also_after_the_service_has_ended() {
    let complaints = |rest: &str| {
        let closed = APPOINTED.replace("appointment", "client.closed = 2026-11-10\nappointment");
        let complaint = "[[complaints]]\nid = 't1'\ntext = '迟报'\nreceived = 2026-11-05\n";
        let tally = tally("2026-11-20", &format!("{closed}{complaint}{rest}"));
        let managers = tally.managers.values();
        managers.map(|it| it.complaints).collect::<Vec<_>>()
    };
    assert_eq!(complaints(""), [1]);
    assert_eq!(complaints("withdrawn = 2026-11-19\n"), [0; 0]);
}
