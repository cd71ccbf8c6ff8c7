use super::*;
use crate::calendar::Calendar;
use crate::document::Document;
use crate::money::Fen;
use crate::standard::Standard;

mod placed;
mod years;

const YEAR: &str =
    "client.name = '甲'\nappointment.established = 2025-03-02\n[[years]]\nstarts = 2026-03-02\n";

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// Looks at a record of one service year, from 2 March 2026 to 1 March 2027, on a day.
fn on<T>(today: &str, more: &str, look: impl FnOnce(Stewardship) -> T) -> T {
    on_text(today, &format!("{YEAR}{more}"), look)
}

fn on_text<T>(today: &str, text: &str, look: impl FnOnce(Stewardship) -> T) -> T {
    let document = Document::parse(text).unwrap();
    let reading = Record::read(&document);
    assert_eq!(reading.faults, []);
    assert_eq!(reading.unknown, []);
    let case = Case {
        id: "jia",
        record: &reading.record,
        standard: &Standard::sample(),
        calendar: &Calendar::embedded(),
        today: day(today),
    };
    let year = reported_year(&case, None).unwrap();
    look(stewardship(&case, year, Lang::En))
}

#[test]
fn the_year_reported_on_is_the_one_asked_for_or_the_latest_begun() {
    let text = "client.name = '甲'\nappointment.established = 2025-03-02\n\
                [[years]]\nstarts = 2025-03-02\n[[years]]\nstarts = 2026-03-02\n";
    let document = Document::parse(text).unwrap();
    let reading = Record::read(&document);
    let asked = |today: &str, asked: Option<&str>| {
        let case = Case {
            id: "jia",
            record: &reading.record,
            standard: &Standard::sample(),
            calendar: &Calendar::embedded(),
            today: day(today),
        };
        reported_year(&case, asked.map(day)).map(|year| year.starts.to_string())
    };
    let first = Some("2025-03-02".to_owned());
    let second = Some("2026-03-02".to_owned());
    assert_eq!(asked("2026-03-01", None), first);
    assert_eq!(asked("2026-03-02", None), second);
    // A third year has begun by itself, and nobody has recorded it.
    assert_eq!(asked("2027-06-01", None), second);
    assert_eq!(asked("2026-11-20", Some("2026-03-01")), first);
    assert_eq!(asked("2026-11-20", Some("2026-03-02")), second);
    assert_eq!(asked("2026-11-20", Some("2025-03-01")), None);
    assert_eq!(asked("2026-03-01", Some("2026-03-02")), None);
}

#[test]
fn a_running_year_is_reported_on_up_to_today_and_one_that_is_over_up_to_its_end() {
    assert_eq!(on("2026-11-20", "", |it| it.until), day("2026-11-20"));
    assert_eq!(on("2027-03-01", "", |it| it.until), day("2027-03-01"));
    assert_eq!(on("2027-09-09", "", |it| it.until), day("2027-03-01"));
}

#[test]
fn a_year_that_the_appointment_ends_is_reported_on_up_to_that_day() {
    let until = |end: &str| {
        let until = format!("[appointment]\nestablished = 2025-03-02\nuntil = {end}\n");
        let text = YEAR.replace("appointment.established = 2025-03-02\n", &until);
        on_text("2027-09-09", &text, |it| (it.ends, it.until))
    };
    let both = |text: &str| (day(text), day(text));
    assert_eq!(until("2026-08-31"), both("2026-08-31"));
    assert_eq!(until("2027-03-01"), both("2027-03-01"));
    assert_eq!(until("2027-05-31"), both("2027-05-31"));
    assert_eq!(until("2027-06-01"), both("2027-03-01"));
}

#[test]
fn a_report_ends_with_the_service_and_what_was_planned_for_later_is_not_in_it() {
    let item = |id: &str, finish: &str, done: &str| {
        format!("[[years.plan.items]]\nid = '{id}'\ncontent = '{id}'\nfinish = {finish}\n{done}")
    };
    let items = [
        item("p1", "2026-06-30", ""),
        item("p2", "2026-07-01", ""),
        item("p3", "2026-07-01", "done = 2026-06-29\n"),
    ];
    let plan = format!("[years.plan]\nissued = 2026-03-13\n{}", items.concat());
    let look = |text: &str| {
        on_text("2026-10-08", text, |report| {
            let services = report.services.into_iter();
            let services = services.map(|it| (it.content.unwrap(), it.done));
            let services: Vec<_> = services.collect();
            (report.ends.to_string(), report.until.to_string(), services)
        })
    };
    let done = ("p3".to_owned(), Some(day("2026-06-29")));
    let left = |ends: &str| {
        let services = vec![("p1".to_owned(), None), done.clone()];
        (ends.to_owned(), ends.to_owned(), services)
    };
    let closed =
        format!("{YEAR}{plan}").replace("appointment", "client.closed = 2026-06-30\nappointment");
    assert_eq!(look(&closed), left("2026-06-30"));
    let back = "[[appointment.later]]\nid = 'm2'\nestablished = 2026-09-30\n";
    assert_eq!(look(&format!("{closed}{back}")), left("2026-06-30"));
    // Of a client that was not closed nothing is left out.
    assert_eq!(look(&format!("{YEAR}{plan}")).2.len(), 3);
}

#[test]
fn a_commitment_without_dates_says_so() {
    let promise = |text: &str| {
        let record = format!("{YEAR}[[appointment.commitments]]\nid = 'c1'\ntext = '{text}'\n");
        on_text("2026-10-08", &record, |report| {
            report.commitments[0].undated
        })
    };
    assert_eq!(promise("出险后 2 小时到场"), Some(When::OnEvent));
    assert_eq!(promise("每季度走访一次"), None);
}

#[test]
fn what_is_done_after_the_last_day_is_not_done_yet() {
    let item = |done: &str, finish: &str| {
        let more = format!(
            "[[years.plan.items]]\nid = 'p1'\nservice = 'visit'\nfinish = {finish}\ndone = {done}\n"
        );
        on("2027-09-09", &more, |it| {
            let service = &it.services[0];
            let kind = &it.kinds[0];
            assert_eq!(service.done.is_some(), kind.delivered == 1);
            assert_eq!((kind.planned, kind.beyond), (1, 0));
            (service.done.is_some(), service.is_outstanding(it.until))
        })
    };
    assert_eq!(item("2027-03-01", "2026-06-30"), (true, false));
    assert_eq!(item("2027-03-02", "2027-02-28"), (false, true));
    assert_eq!(item("2027-03-02", "2027-03-01"), (false, false));
}

#[test]
fn of_two_years_that_begin_on_one_day_the_last_is_reported_on_in_whole() {
    let more = "ends = 2026-12-31\n[[years]]\nstarts = 2026-03-02\nplan.focus = '仓储'\n\
                [[diary]]\nid = 'later'\non = 2027-09-01\nkind = 'visit'\n";
    on("2027-09-09", more, |it| {
        assert_eq!(
            (it.ends, it.focus),
            (day("2027-03-01"), Some("仓储".into()))
        );
    });
}

#[test]
fn a_dropped_item_is_not_in_the_report() {
    let more = "[[years.plan.items]]\nid = 'p1'\nservice = 'visit'\ndropped = 2026-07-01\n";
    on("2026-11-20", more, |it| {
        assert_eq!((it.services, it.kinds), (vec![], vec![]));
    });
}

#[test]
fn what_is_dropped_after_the_last_day_was_left_undone() {
    let services = |dropped: &str| {
        let more = format!(
            "[[years.plan.items]]\nid = 'p1'\nservice = 'visit'\nfinish = 2026-06-30\ndropped = {dropped}\n"
        );
        on("2027-09-09", &more, |it| {
            let outstanding = |service: &Service| service.is_outstanding(it.until);
            it.services.iter().map(outstanding).collect::<Vec<_>>()
        })
    };
    assert_eq!(services("2027-03-01"), [false; 0]);
    assert_eq!(services("2027-03-02"), [true]);
}

#[test]
fn the_diary_counts_services_beyond_the_plan() {
    let entry = |kind: &str, on: &str, item: &str| {
        format!("[[diary]]\nid = '{kind}{on}'\non = {on}\nkind = '{kind}'\nitem = '{item}'\n")
    };
    let more = [
        "[[years.plan.items]]\nid = 'p1'\nservice = 'visit'\ndone = 2026-04-01\n".to_owned(),
        entry("visit", "2026-04-01", "p1"),
        entry("visit", "2026-03-01", ""),
        entry("visit", "2026-03-02", ""),
        entry("visit", "2026-11-20", ""),
        entry("visit", "2026-11-21", ""),
        entry("enquiry", "2026-05-01", ""),
        entry("placement", "2026-05-01", ""),
    ]
    .concat();
    let kinds = on("2026-11-20", &more, |it| it.kinds);
    let kind = |service: &str, planned, delivered, beyond| Kind {
        service: service.to_owned(),
        planned,
        delivered,
        beyond,
    };
    assert_eq!(kinds, [kind("visit", 1, 1, 2), kind("enquiry", 0, 0, 1)]);
}

#[test]
fn a_premium_is_told_with_the_endorsements_issued_by_then() {
    let premium = |keys: &str| {
        let more = format!(
            "[[policies]]\nid = 'a'\nproduct = '财产险'\nstarts = 2025-11-20\nends = 2026-11-20\npremium = 100\n\
             [[endorsements]]\nid = 'e'\npolicy = 'a'\ntext = '加保'\n{keys}\n"
        );
        on("2026-11-20", &more, |it| {
            let (line, policy) = (&it.lines[0], &it.policies[0]);
            [policy.premium, Some(line.now), Some(line.before)].map(|fen| fen.map(|it| it.0 / 100))
        })
    };
    let told = |policy, before| [Some(policy), Some(policy), Some(before)];

    assert_eq!(premium("issued = 2026-11-20\npremium = 9"), told(109, 100));
    assert_eq!(premium("issued = 2025-11-20\npremium = -9"), told(91, 91));
    assert_eq!(premium("issued = 2026-11-21\npremium = 9"), told(100, 100));
    assert_eq!(premium("premium = 9"), told(100, 100));
    assert_eq!(premium("issued = 2026-11-20"), told(100, 100));
}

#[test]
fn a_policy_is_this_year_s_while_it_runs_or_when_it_began_in_the_year() {
    let lines = |starts: &str, ends: &str| {
        let more = format!(
            "[[policies]]\nid = 'a'\nproduct = '财产险'\nstarts = {starts}\nends = {ends}\npremium = 100\n"
        );
        on("2026-11-20", &more, |it| {
            let line = it.lines.first();
            assert_eq!(
                line.is_some_and(|line| line.now > Fen(0)),
                !it.policies.is_empty()
            );
            line.map(|line| (line.now.0 / 10_000, line.before.0 / 10_000))
        })
    };
    // It covers the day, or not quite; and a year before.
    assert_eq!(lines("2025-11-21", "2026-11-20"), Some((1, 0)));
    assert_eq!(lines("2025-11-20", "2026-11-20"), Some((1, 1)));
    assert_eq!(lines("2025-11-20", "2026-11-19"), Some((0, 1)));
    assert_eq!(lines("2024-11-21", "2025-11-20"), Some((0, 1)));
    assert_eq!(lines("2024-11-21", "2025-11-19"), None);
    // It began and ended in the year, or before it.
    assert_eq!(lines("2026-03-02", "2026-04-01"), Some((1, 0)));
    assert_eq!(lines("2026-03-01", "2026-04-01"), None);
    assert_eq!(lines("2026-11-20", "2027-11-19"), Some((1, 0)));
    assert_eq!(lines("2026-11-21", "2027-11-20"), None);
}

/// Each product, its premium now and a year before, of a record that begins on a day.
fn compared(begins: &str, policies: &[(&str, &str, &str)]) -> Vec<(String, i64, i64)> {
    let policy = |(product, starts, ends): &(&str, &str, &str)| {
        format!(
            "[[policies]]\nid = '{product}{starts}'\nproduct = '{product}'\nstarts = {starts}\nends = {ends}\npremium = 100\n"
        )
    };
    let policies: String = policies.iter().map(policy).collect();
    on_text("2026-11-20", &format!("{begins}\n{YEAR}{policies}"), |it| {
        let line = |line: &Line| {
            let product = line.product.clone().unwrap();
            (product, line.now.0 / 10_000, line.before.0 / 10_000)
        };
        it.lines.iter().map(line).collect()
    })
}

#[test]
fn a_year_before_ours_is_compared_only_where_no_product_would_look_new() {
    let told = |of: &[(&str, i64, i64)]| -> Vec<_> {
        let line =
            |(product, now, before): &(&str, i64, i64)| ((*product).to_owned(), *now, *before);
        of.iter().map(line).collect()
    };
    let running = ("A", "2025-11-01", "2026-10-31");
    let renewed = ("A", "2026-11-01", "2027-10-31");
    let new = ("B", "2026-03-02", "2027-03-01");
    let gone = ("C", "2025-11-01", "2026-10-31");
    let [known, unknown] =
        ["2025-11-20", "2025-11-21"].map(|day| format!("client.recorded-from = {day}"));

    let all = [running, renewed, new, gone];
    let whole = told(&[("A", 1, 1), ("B", 1, 0), ("C", 0, 1)]);
    assert_eq!(compared("", &all), whole);
    assert_eq!(compared(&known, &all), whole);
    assert_eq!(compared(&unknown, &all), told(&[("A", 1, 0), ("B", 1, 0)]));

    let both = [running, renewed, gone];
    assert_eq!(compared(&unknown, &both), told(&[("A", 1, 1), ("C", 0, 1)]));

    // Without it the record begins with the appointment.
    let appointed = |day: &str| {
        let text = YEAR.replace("2025-03-02", day);
        let text = format!(
            "{text}[[policies]]\nid = 'a'\nproduct = 'A'\nstarts = 2026-03-02\nends = 2027-03-01\npremium = 100\n"
        );
        let old = "[[policies]]\nid = 'c'\nproduct = 'C'\nstarts = 2025-11-20\nends = 2026-11-19\npremium = 100\n";
        on_text("2026-11-20", &format!("{text}{old}"), |it| it.lines.len())
    };
    assert_eq!(appointed("2025-11-20"), 2);
    assert_eq!(appointed("2025-11-21"), 1);
}

#[test]
fn a_claim_is_of_the_year_it_happened_in_and_of_those_it_was_open_in() {
    let claim = |keys: &str| {
        let more = format!("[[claims]]\nid = 'k'\namount = 500\n{keys}\n");
        on("2026-11-20", &more, |it| {
            let claim = it.claims.first();
            claim.map(|claim| (claim.stage, claim.paid.is_some()))
        })
    };
    use ClaimStage::{Agreed, Contested, Denied, Notified, Paid, Reported, Withdrawn};
    assert_eq!(claim("loss = 2026-11-20"), Some((Reported, false)));
    assert_eq!(claim("loss = 2026-11-21"), None);
    assert_eq!(
        claim("loss = 2026-11-19\nnotified = 2026-11-21"),
        Some((Reported, false))
    );
    assert_eq!(
        claim("loss = 2026-02-01\nnotified = 2026-02-01"),
        Some((Notified, false))
    );
    // Paid on the last day of the year before, or on the first of this one.
    let paid = |on: &str| {
        claim(&format!(
            "loss = 2025-06-01\nagreed = 2025-08-01\npaid = {on}\npaid-amount = 400"
        ))
    };
    assert_eq!(paid("2026-03-01"), None);
    assert_eq!(paid("2026-03-02"), Some((Paid, true)));
    assert_eq!(paid("2026-11-20"), Some((Paid, true)));
    assert_eq!(paid("2026-11-21"), Some((Agreed, false)));
    let denied = "loss = 2026-04-01\ndenied = 2026-05-01\n";
    assert_eq!(claim(denied), Some((Denied, false)));
    let contested = format!("{denied}contested = 2026-05-09\n");
    assert_eq!(claim(&contested), Some((Contested, false)));
    assert_eq!(
        claim(&format!("{contested}closed = 2026-09-01\n")),
        Some((Denied, false))
    );
    assert_eq!(
        claim(&format!("{contested}withdrawn = 2026-09-01\n")),
        Some((Withdrawn, false))
    );
}

#[test]
fn an_endorsement_is_of_the_year_it_was_asked_for_or_issued_in() {
    let shown = |keys: &str| {
        let more = format!("[[endorsements]]\nid = 'e'\ntext = '加保'\npremium = 9\n{keys}\n");
        on("2026-11-20", &more, |it| {
            it.endorsements.first().map(|it| it.premium.is_some())
        })
    };
    assert_eq!(shown("requested = 2026-03-01"), None);
    assert_eq!(shown("requested = 2026-03-02"), Some(false));
    assert_eq!(
        shown("requested = 2026-02-01\nissued = 2026-03-02"),
        Some(true)
    );
    assert_eq!(
        shown("requested = 2026-03-02\nissued = 2026-11-21"),
        Some(false)
    );
    assert_eq!(
        shown("requested = 2026-03-02\nwithdrawn = 2026-11-20"),
        None
    );
}

#[test]
fn a_change_of_risk_is_shown_once_something_is_done_about_it() {
    let shown = |keys: &str| {
        let more = format!("[[risks]]\nid = 'k'\ntext = '喷漆线'\n{keys}\n");
        on("2026-11-20", &more, |it| {
            it.improvements.first().map(|it| it.measured.is_some())
        })
    };
    assert_eq!(shown("found = 2026-05-01"), None);
    assert_eq!(shown("found = 2026-05-01\nmeasure = '报警器'"), Some(false));
    assert_eq!(
        shown("found = 2026-05-01\nmeasure = '报警器'\nmeasured = 2026-11-20"),
        Some(true)
    );
    assert_eq!(
        shown("found = 2026-05-01\nmeasure = '报警器'\nmeasured = 2026-11-21"),
        None
    );
    assert_eq!(
        shown("found = 2025-05-01\nmeasure = '报警器'\nmeasured = 2026-03-02"),
        Some(true)
    );
    assert_eq!(
        shown("found = 2025-05-01\nmeasure = '报警器'\nmeasured = 2026-03-01"),
        None
    );
}

#[test]
fn the_year_ahead_has_the_next_plan_s_focus_and_the_needs_that_wait() {
    let more = "plan.focus = '仓储火灾'\n\
                [[years]]\nstarts = 2027-03-02\nplan.focus = '员工福利'\n\
                [[years]]\nstarts = 2028-03-02\nplan.focus = '别的'\n\
                [[needs]]\nid = 'n1'\nfound = 2026-11-20\ntext = '加保'\n\
                [[needs]]\nid = 'n2'\nfound = 2026-11-21\ntext = '以后'\n";
    on("2026-11-20", more, |it| {
        assert_eq!(it.focus.as_deref(), Some("仓储火灾"));
        assert_eq!(it.next_focus.as_deref(), Some("员工福利"));
        assert_eq!(it.open_needs, ["加保"]);
    });
    let answered = |done: &str| {
        let more = format!(
            "[[years.plan.items]]\nid = 'p1'\ncovers = ['n1']\ndone = {done}\n\
             [[needs]]\nid = 'n1'\ntext = '加保'\n"
        );
        on("2026-11-20", &more, |it| it.open_needs.is_empty())
    };
    assert!(answered("2026-11-20"));
    assert!(!answered("2026-11-21"));
}

#[test]
fn a_report_has_the_name_of_the_last_day_it_reports_on() {
    let name = |today: &str, until: &str| {
        let former =
            format!("[[client.former-names]]\nid = 'a1'\nname = '旧名'\nuntil = {until}\n");
        on(today, &former, |report| report.client)
    };
    assert_eq!(name("2026-11-19", "2026-11-19"), "旧名");
    assert_eq!(name("2026-11-20", "2026-11-19"), "甲");
    assert_eq!(name("2027-06-01", "2027-03-01"), "旧名");
    assert_eq!(name("2027-06-01", "2027-02-28"), "甲");
}
