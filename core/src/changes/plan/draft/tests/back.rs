//! What a second year takes from the first, on both sides of each boundary.

use super::*;
use crate::money::Fen;

/// A second year from 2027-03-02 of one star; the items and tables given are the first year's, and its own.
fn second(items: &str, rest: &str) -> String {
    let years = format!(
        "[years.plan]\n{items}\n[[years]]\nstarts = 2027-03-02\nrating = {{ income = 30000 }}\n{rest}"
    );
    client(30_000, &years)
}

fn back<T>(text: &str, look: impl FnOnce(&LookBack<'_>) -> T) -> T {
    on("2027-03-10", text, |case| {
        look(&draft(case, &Asked::default()).unwrap().back)
    })
}

#[test]
fn a_goal_is_weak_below_six_tenths_in_the_last_review_since_last_year_began() {
    let weak = |on: &str, points: i64| {
        let review = format!(
            "[[reviews]]\nid = 'v1'\non = {on}\nscores = [{{ goal = 'delivery', points = {points} }}]\n"
        );
        back(&second("", &review), |back| {
            let (_, goals) = back.weak.as_ref()?;
            Some(goals.iter().map(|it| it.1).collect::<Vec<_>>())
        })
    };
    assert_eq!(weak("2026-09-01", 11), Some(vec![11]));
    assert_eq!(weak("2026-09-01", 12), None);
    assert_eq!(weak("2026-03-02", 11), Some(vec![11]));
    assert_eq!(weak("2026-03-01", 11), None);
    assert_eq!(weak("2027-03-10", 11), Some(vec![11]));
    assert_eq!(weak("2027-03-11", 11), None);
}

#[test]
fn declined_and_lost_cover_is_told_of_the_renewals_since_last_year_began() {
    let told = |closed: &str, kind: &str| {
        let rest = format!(
            "[[policies]]\nid = 'par'\n[[renewals]]\nid = 'x1'\npolicies = ['par']\n\
             declined = ['营业中断险']\n{closed}outcomes = [{{ policy = 'par', kind = '{kind}' }}]\n"
        );
        back(&second("", &rest), |back| {
            (back.declined.len(), back.lost.len())
        })
    };
    assert_eq!(told("closed = 2026-03-02\n", "lost-to-broker"), (1, 1));
    assert_eq!(told("closed = 2026-03-01\n", "lost-to-broker"), (0, 0));
    assert_eq!(told("choice = 2027-02-20\n", "renewed"), (1, 0));
    assert_eq!(told("", "lost-to-direct"), (0, 0), "not settled");
}

#[test]
fn what_was_declined_and_then_lost_is_told_once() {
    let told = |declined: &str, kind: &str| {
        let rest = format!(
            "[[policies]]\nid = 'Fleet25'\nproduct = '车队保险'\n[[renewals]]\nid = 'x1'\n\
             policies = ['Fleet25']\nclosed = 2026-03-02\ndeclined = ['{declined}', '地震']\n\
             outcomes = [{{ policy = 'Fleet25', kind = '{kind}' }}]\n"
        );
        back(&second("", &rest), |back| {
            (back.declined.len(), back.lost.len())
        })
    };
    assert_eq!(told("车队保险", "lost-to-direct"), (1, 1));
    assert_eq!(told(" fleet25 ", "lost-to-direct"), (1, 1));
    assert_eq!(told("车队保险的盗抢责任", "lost-to-direct"), (2, 1));
    assert_eq!(told("车队保险", "renewed"), (2, 0));
}

#[test]
fn what_a_service_that_has_ended_left_undone_is_not_told_after_the_return() {
    let items = "[[years.plan.items]]\nid = 'p1'\nservice = 'claims-session'\n\
                 [[years.plan.items]]\nid = 'p2'\nservice = 'training'\n";
    let told = |closed: &str| {
        let text = second(items, "");
        let text = text.replacen("client.name", &format!("{closed}client.name"), 1);
        back(&text, |back| (back.taken_up.len(), back.left_over.len()))
    };
    assert_eq!(told(""), (1, 1));
    let later = "appointment.later = [{ id = 'm2', established = 2027-03-02 }]\n";
    let ended = format!("client.closed = 2027-01-05\n{later}");
    assert_eq!(told(&ended), (0, 0));
}

#[test]
fn what_was_left_undone_is_taken_up_first_or_told() {
    let items = "
[[years.plan.items]]
id = 'p1'
service = 'claims-session'
cost = 900
[[years.plan.items]]
id = 'p2'
service = 'training'
[[years.plan.items]]
id = 'p3'
covers = ['n1']
[[years.plan.items]]
id = 'p4'
service = 'bulletin'
cost = 70.50
done = 2026-05-05
";
    let needs = "[[needs]]\nid = 'n1'\ntext = '加保'\n";
    let text = second(items, needs);
    on("2027-03-10", &text, |case| {
        let draft = draft(case, &Asked::default()).unwrap();
        let ids =
            |items: &[&PlanItem<'_>]| items.iter().map(|it| it.id.to_owned()).collect::<Vec<_>>();
        assert_eq!(ids(&draft.back.taken_up), ["p1", "p3"]);
        assert_eq!(ids(&draft.back.left_over), ["p2"]);
        let costs: Vec<Option<Fen>> = draft.items.iter().map(|it| it.cost).collect();
        let known: Vec<Fen> = costs.into_iter().flatten().collect();
        assert_eq!(known, [Fen(90_000), Fen(7_050)]);
    });
    let first = |text: &str| {
        let drafted = drafted("2027-03-10", text).into_iter();
        let own = drafted.filter(|it| it.contains("claims-session") || it.contains("need"));
        own.map(|it| it.split(' ').skip(1).take(3).collect::<Vec<_>>().join(" "))
            .collect::<Vec<_>>()
    };
    assert_eq!(
        first(&text),
        [
            "claims-session 2027-04-06 2027-04-16",
            "need 加保 2027-04-19"
        ]
    );
    // Done last year: the session has its usual place, and the need is met.
    let done = text
        .replace(
            "service = 'claims-session'",
            "service = 'claims-session'\ndone = 2026-09-01",
        )
        .replace("covers = ['n1']", "covers = ['n1']\ndone = 2026-09-01");
    assert_eq!(first(&done), ["claims-session 2027-10-08 2027-10-19"]);
}

#[test]
fn a_service_is_costed_as_it_typically_was() {
    let cost = |costs: &[&str]| {
        let item = |(nth, cost): (usize, &&str)| {
            format!("[[years.plan.items]]\nid = 'p{nth}'\nservice = 'claims-session'\n{cost}\n")
        };
        let items: String = costs.iter().enumerate().map(item).collect();
        on("2027-03-10", &second(&items, ""), |case| {
            let draft = draft(case, &Asked::default()).unwrap();
            let mut items = draft.items.iter();
            let session = items.find(|it| it.service.is_some_and(|it| it.code == "claims-session"));
            session.unwrap().cost
        })
    };
    let (usual, special, none) = ("cost = 900", "cost = 8000", "");

    assert_eq!(cost(&[usual, special, usual]), Some(Fen(90_000)));
    assert_eq!(cost(&[special, usual]), Some(Fen(90_000)));
    assert_eq!(cost(&[special, usual, special]), Some(Fen(800_000)));
    assert_eq!(cost(&[special]), Some(Fen(800_000)));
    assert_eq!(cost(&[special, none, none]), None);
    assert_eq!(cost(&[special, none]), None);
    assert_eq!(cost(&[special, none, usual]), Some(Fen(90_000)));
    assert_eq!(cost(&["cost = 8000\ndropped = 2026-09-01"]), None);
}

#[test]
fn last_years_plan_is_looked_back_on() {
    let next = "
[years.plan]
focus = '仓储火灾'
[[years.plan.items]]
id = 'p1'
service = 'phone-call'
[[years.plan.items]]
id = 'p2'
service = 'visit'
done = 2026-09-01
[[years.plan.items]]
id = 'p3'
service = 'training'
dropped = 2026-09-01
[[years]]
starts = 2027-03-02
rating = { basis = 'expected', income = 30000 }
";
    on("2027-03-10", &client(30_000, next), |case| {
        let draft = draft(case, &Asked::default()).unwrap();
        assert_eq!(draft.back.focus, Some("仓储火灾"));
        let left: Vec<&str> = draft.back.taken_up.iter().map(|it| it.id).collect();
        assert_eq!(left, ["p1"]);
        assert_eq!(draft.back.left_over, Vec::<&PlanItem<'_>>::new());
        assert_eq!(draft.back.new_face, None, "the manual is new");
        assert!(draft.expected);
        assert_eq!(draft.items[0].id, "p4");
        assert_eq!(draft.uncovered, Some(2027));
        let named = |focus: &str| Asked {
            focus: Some(focus.to_owned()),
            ..Asked::default()
        };
        let focus = |asked| self::draft(case, &asked).unwrap().back.focus;
        assert_eq!(focus(named("仓储火灾")), Some("仓储火灾"), "the same again");
        assert_eq!(focus(named("防汛")), None, "another is named");
    });
    let same = next.replace(
        "id = 'p2'\nservice = 'visit'\ndone = 2026-09-01\n",
        "id = 'p2'\nservice = 'client-manual'\ndone = 2026-09-01\n
[[years.plan.items]]\nid = 'p7'\nservice = 'bulletin'\ndone = 2026-09-01
[[years.plan.items]]\nid = 'p8'\nservice = 'claims-session'\ndone = 2026-09-01
[[years.plan.items]]\nid = 'p9'\nservice = 'account-review'\ndone = 2026-09-01\n",
    );
    on("2027-03-10", &client(30_000, &same), |case| {
        let draft = draft(case, &Asked::default()).unwrap();
        let new_face = draft.back.new_face.unwrap();
        assert_eq!(new_face.service.code, "visit");
        assert_eq!(new_face.last_years, Vec::<&Service>::new());
    });
}

#[test]
fn what_was_new_last_year_is_told_with_what_may_be_new_in_this_one() {
    let told = |first: &[&str]| {
        let items = |nth: &str, services: &[&str]| {
            let item = |code: &&str| {
                format!(
                    "[[years.plan.items]]\nid = '{nth}-{code}'\nservice = '{code}'\ndone = 2026-05-05\n"
                )
            };
            services.iter().map(item).collect::<String>()
        };
        let all = [
            "phone-call",
            "client-manual",
            "bulletin",
            "claims-session",
            "account-review",
        ];
        let text = format!(
            "[years.plan]\n{}[[years]]\nstarts = 2027-03-02\n[years.plan]\n{}\
             [[years]]\nstarts = 2028-03-02\nrating = {{ basis = 'expected', income = 30000 }}\n",
            items("a", first),
            items("b", &all)
        );
        on("2028-03-10", &client(30_000, &text), |case| {
            let draft = draft(case, &Asked::default()).unwrap();
            let new = draft.back.new_face.unwrap().last_years.into_iter();
            new.map(|it| it.code.clone()).collect::<Vec<_>>().join(" ")
        })
    };

    assert_eq!(
        told(&["phone-call", "client-manual", "bulletin"]),
        "claims-session account-review"
    );
    assert_eq!(told(&["training"]).split(' ').count(), 5);
    assert_eq!(
        told(&[
            "phone-call",
            "client-manual",
            "bulletin",
            "claims-session",
            "account-review"
        ]),
        ""
    );
    assert_eq!(told(&[]), "", "nothing to compare with");
}

/// An approval holds for one year: the draft keeps to the standard, and says what was lowered last year.
#[test]
fn what_was_lowered_last_year_is_told_until_it_is_asked_for_again() {
    let lowered = |last: &str, now: &str| {
        let text = format!(
            "
[[years.plan.lowerings]]
id = 'l1'
service = 'phone-call'
least = 1
{last}
[[years]]
starts = 2027-03-02
rating = {{ basis = 'expected', income = 30000 }}
{now}
"
        );
        on("2027-03-10", &client(30_000, &text), |case| {
            let draft = draft(case, &Asked::default()).unwrap();
            let told = draft.back.lowered.iter();
            let told = told.map(|it| {
                let to = it.lowered.and_then(|it| it.least).unwrap();
                format!("{} {} {to}", it.service.code, it.standard)
            });
            told.collect::<Vec<_>>().join(", ")
        })
    };
    let approved = "approved = 2026-03-10\napproved-by = '中心'";
    let again =
        "[[years.plan.lowerings]]\nid = 'l2'\nservice = 'phone-call'\nreferred = 2027-03-09";

    assert_eq!(lowered(approved, ""), "phone-call 2 1");
    assert_eq!(lowered(approved, again), "");
    assert_eq!(lowered("referred = 2026-03-09", ""), "");
}

#[test]
fn a_year_that_the_appointment_ends_is_as_short_as_one_that_says_so() {
    let drafted = |until: &str, ends: &str| {
        let appointment = format!("[appointment]\nestablished = 2026-03-02\nuntil = {until}\n");
        let text =
            client(1_200_000, "").replace("appointment.established = 2026-03-02\n", &appointment);
        let text = text.replace(
            "starts = 2026-03-02\n",
            &format!("starts = 2026-03-02\n{ends}"),
        );
        on("2026-03-05", &text, |case| {
            draft(case, &Asked::default()).unwrap().items.len()
        })
    };
    let whole = drafted("2027-03-01", "");

    assert_eq!(
        drafted("2026-12-31", ""),
        drafted("2026-12-31", "ends = 2026-12-31\n")
    );
    assert!(drafted("2026-12-31", "") < whole);
    assert_eq!(drafted("2027-03-02", ""), whole);
}
