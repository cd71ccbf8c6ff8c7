//! What is at stake in what is to be done.

use super::*;
use crate::standing::{Stake, What, When, agenda};

/// What is at stake on a day in each thing on the agenda, by its kind and its day.
fn stakes(today: &str, text: &str) -> Vec<String> {
    let text = format!("client.name = '甲'\n{text}");
    on(today, &text, |case| {
        let todos = agenda(case).into_iter();
        let todos = todos.filter(|it| !matches!(it.what, What::Contact { .. }));
        let told = todos.map(|todo| {
            let what = format!("{:?}", todo.what);
            let kind = match todo.what {
                What::Clock { task, .. } => format!("Clock({task:?})"),
                _ => what.split([' ', '{']).next().unwrap_or_default().to_owned(),
            };
            let day = match todo.when {
                When::By(day) | When::Since(day) => day,
            };
            format!(
                "{day} {kind} {}",
                Stake::of(case, &Items::of(case), &todo).code()
            )
        });
        told.collect()
    })
}

#[test]
fn a_limitation_presses_while_it_is_near_and_when_it_is_over() {
    let of = |today: &str| {
        let text = "[[claims]]\nid = 'k1'\nloss = 2024-12-01\nnotified = 2024-12-02\n";
        stakes(today, text)
    };

    // 90 days before, as the company's standard says.
    assert_eq!(of("2026-09-01"), ["2026-12-01 Claim nothing"]);
    assert_eq!(of("2026-09-02"), ["2026-12-01 Claim claim"]);
    assert_eq!(of("2026-12-02"), ["2026-12-01 Claim claim"]);
}

#[test]
fn cover_and_appointment_press_before_they_end() {
    let cover = |today: &str| {
        let text = "appointment.established = 2025-06-01\n[[policies]]\nid = 'par'\n\
                    starts = 2025-12-02\nends = 2026-12-01\n\
                    [[renewals]]\nid = 'x1'\npolicies = ['par']\nstarted = 2026-10-01\n\
                    reviewed = 2026-10-01\nexposure = 2026-10-01\nprogramme = 2026-10-01\n\
                    comparison = 2026-10-01\nproposal = 2026-10-01\nchoice = 2026-10-01\n\
                    bound = 2026-10-01\n";
        let all = stakes(today, text).into_iter();
        all.filter(|it| it.contains("Expires")).collect::<Vec<_>>()
    };
    assert_eq!(cover("2026-11-16"), ["2026-12-01 Expires nothing"]);
    assert_eq!(cover("2026-11-17"), ["2026-12-01 Expires cover"]);
    assert_eq!(cover("2026-12-02"), ["2026-12-01 Expires cover"]);

    let follows = |today: &str| {
        let text = "appointment.established = 2025-06-01\n[[policies]]\nid = 'par'\n\
                    starts = 2025-12-02\nends = 2026-12-01\n[[renewals]]\nid = 'x1'\n\
                    policies = ['par']\noutcomes = [{ policy = 'par', kind = 'renewed' }]\n";
        let all = stakes(today, text).into_iter();
        let mut all = all.filter(|it| it.contains("Follows"));
        all.next()
            .and_then(|it| it.rsplit(' ').next().map(str::to_owned))
    };
    let stake = |it: &str| Some(it.to_owned());
    assert_eq!(follows("2026-11-16"), stake("nothing"));
    assert_eq!(follows("2026-11-17"), stake("cover"));
    assert_eq!(follows("2026-12-02"), stake("cover"));

    let ends = |today: &str| {
        let text = "appointment.established = 2025-06-01\nappointment.until = 2026-12-01\n";
        let all = stakes(today, text).into_iter();
        all.filter(|it| it.contains("Appointment"))
            .collect::<Vec<_>>()
    };
    assert_eq!(ends("2026-10-01"), ["2026-12-01 AppointmentEnds nothing"]);
    assert_eq!(ends("2026-10-02"), ["2026-12-01 AppointmentEnds mandate"]);
}

#[test]
fn everything_else_presses_once_it_is_due_soon() {
    // Two working days before a Friday: the Wednesday.
    let complaint = "[[complaints]]\nid = 't1'\ntext = '慢'\nreceived = 2026-11-05\n";
    assert_eq!(stakes("2026-11-17", complaint), ["2026-11-20 Step nothing"]);
    assert_eq!(stakes("2026-11-18", complaint), ["2026-11-20 Step term"]);
    assert_eq!(stakes("2026-11-21", complaint), ["2026-11-20 Step term"]);

    let signing = "appointment.established = 2026-11-09\n";
    let of_team = |today: &str| stakes(today, signing)[0].clone();
    assert_eq!(of_team("2026-11-09"), "2026-11-12 Clock(Team) nothing");
    assert_eq!(of_team("2026-11-10"), "2026-11-12 Clock(Team) signing");
}

#[test]
fn of_plan_items_those_for_the_client_come_before_the_standard_s_and_news_last() {
    let text = "appointment.established = 2026-03-02\n[[years]]\nstarts = 2026-03-02\n\
                plan.items = [\n\
                { id = 'p1', service = 'visit', finish = 2026-11-16, origin = 'commitment' },\n\
                { id = 'p2', service = 'bulletin', finish = 2026-11-17, covers = ['n1'] },\n\
                { id = 'p3', service = 'visit', finish = 2026-11-18, origin = 'standard' },\n\
                { id = 'p4', service = 'bulletin', finish = 2026-11-19 },\n\
                { id = 'p5', service = 'bulletin', finish = 2027-01-19 },\n\
                { id = 'p6', service = 'visit', finish = 2027-01-20, origin = 'need' },\n]\n";
    let all = stakes("2026-11-20", text).into_iter();
    let items: Vec<String> = all.filter(|it| it.contains("Item")).collect();
    assert_eq!(
        items,
        [
            "2026-11-16 Item promise",
            "2026-11-17 Item promise",
            "2026-11-18 Item service",
            "2026-11-19 Item news",
            "2027-01-19 Item news",
            "2027-01-20 Item nothing",
        ]
    );
}

#[test]
fn renewals_premium_approvals_and_a_hand_over_have_their_place() {
    let text = "appointment.established = 2026-03-02\nappointment.until = 2028-03-01\n\
                [team]\nestablished = 2026-03-02\n\
                members = [{ name = '陈静', role = 'account-manager', from = 2026-03-02 }]\n\
                hand-overs = [{ id = 'h1', on = 2026-11-02, by = '李明', to = '陈静' }]\n\
                [[policies]]\nid = 'par'\nstarts = 2026-03-02\nends = 2026-12-20\n\
                premium = 9000\n\
                instalments = [{ id = '1', due = 2026-11-10, amount = 9000 }]\n\
                [[years]]\nstarts = 2026-03-02\n\
                rating.override = { stars = 4, referred = 2026-11-03 }\n\
                plan.issued = 2026-11-04\n\
                [[renewals]]\nid = 'x1'\nstarted = 2026-04-01\noutcomes = [{ policy = 'old', outcome = 'lost-to-direct' }]\n\
                loss.win-back = 2026-11-19\n";
    let all = stakes("2026-11-20", text);
    let of = |kind: &str| {
        let it = all.iter().find(|it| it.contains(kind));
        it.and_then(|it| it.rsplit(' ').next()).unwrap_or_default()
    };
    assert_eq!(of("RenewalOpens"), "renewal", "{all:?}");
    assert_eq!(of("HandOver"), "signing", "{all:?}");
    assert_eq!(of("OverrideApproval"), "approval", "{all:?}");
    assert_eq!(of("PlanOpinion"), "approval", "{all:?}");
    assert_eq!(of("WinBack"), "service", "{all:?}");
    assert_eq!(of("Premium"), "cover", "{all:?}");
}
