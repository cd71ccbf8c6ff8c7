use super::*;
use crate::standing::agenda;
use crate::standing::tests::on;

const TEAM: &str = "\
client.name = '甲'
[[team.members]]
name = '陈静'
role = 'account-manager'
[[team.members]]
name = '王强'
role = 'non-life'
until = 2026-11-19
";

/// Each charge as `id due handler`, with `*` where a handler is to be replaced.
fn open(today: &str, rest: &str) -> Vec<String> {
    on(today, &format!("{TEAM}{rest}"), |case| {
        let told = charges(case).into_iter().map(|it| {
            let due = it.due.map_or("-".to_owned(), |due| due.date.to_string());
            let handler = it.handler.unwrap_or("-");
            let star = if it.is_named { "*" } else { "" };
            format!("{} {due} {handler}{star}", it.id)
        });
        told.collect()
    })
}

#[test]
fn what_names_no_handler_is_in_hand_too() {
    let text = "\
[[claims]]
id = 'k1'
[[endorsements]]
id = 'b1'
text = ''
[[risks]]
id = 'x1'
text = ''
[[duties]]
id = 'o1'
text = ''
handler = '陈静'
";
    let four = ["k1 - -", "b1 - -", "o1 - 陈静*", "x1 - -"];
    assert_eq!(open("2026-11-20", text), four);
}

#[test]
fn what_began_or_ended_later_is_as_it_was() {
    let text = "\
[[claims]]
id = 'k1'
loss = 2026-11-01
notified = 2026-11-01
closed = 2026-11-20
[[endorsements]]
id = 'b1'
text = ''
requested = 2026-11-01
checked = 2026-11-20
[[risks]]
id = 'x1'
text = ''
found = 2026-11-01
measured = 2026-11-20
told = 2026-11-02
[[duties]]
id = 'o1'
text = ''
done = 2026-11-20
";
    assert_eq!(open("2026-10-31", text), ["o1 - -"]);
    let all = [
        "b1 2026-11-04 -",
        "x1 2026-11-13 -",
        "k1 2028-11-01 -",
        "o1 - -",
    ];
    assert_eq!(open("2026-11-01", text), all);
    assert_eq!(open("2026-11-19", text), all);
    assert_eq!(open("2026-11-20", text), [""; 0]);
}

#[test]
fn it_is_told_soonest_first_and_without_a_day_last() {
    let text = "\
[[years]]
starts = 2026-03-02
plan.items = [{ id = 'p1', finish = 2026-12-02 }, { id = 'p2', finish = 2026-12-01 }, { id = 'p3' }]
[[duties]]
id = 'o1'
text = ''
due = 2026-11-30
[[duties]]
id = 'o2'
text = ''
due = 2026-12-02
";
    assert_eq!(
        open("2026-11-20", text),
        [
            "o1 2026-11-30 -",
            "p2 2026-12-01 -",
            "p1 2026-12-02 -",
            "o2 2026-12-02 -",
            "p3 - -"
        ]
    );
}

#[test]
fn what_is_due_before_a_hand_over_agreed_ahead_stays() {
    let goes = |due: &str, on_day: &str| {
        let duty = format!("[[duties]]\nid = 'o1'\ntext = ''\ndue = {due}\n");
        on("2026-11-20", &format!("{TEAM}{duty}"), |case| {
            charges(case)[0].goes_over("陈静", on_day.parse().unwrap(), case.today)
        })
    };
    assert!(goes("2026-12-01", "2026-12-01"));
    assert!(!goes("2026-11-30", "2026-12-01"));
    // From today on, what is overdue goes over too.
    assert!(goes("2026-11-19", "2026-11-20"));
    assert!(!goes("2026-11-20", "2026-11-21"));
    // What is overdue has not ended before a later hand-over either.
    assert!(goes("2026-11-19", "2026-11-21"));
}

#[test]
fn the_next_last_day_is_told_as_the_agenda_has_it() {
    let text = "\
[[claims]]
id = 'k1'
loss = 2026-10-20
notified = 2026-10-20
complete = 2026-10-26
[[endorsements]]
id = 'b1'
text = ''
requested = 2026-11-09
sent = 2026-11-10
[[risks]]
id = 'x1'
text = ''
found = 2026-11-16
";
    let told = open("2026-11-20", text);
    assert_eq!(
        told,
        ["k1 2026-11-25 -", "x1 2026-11-30 -", "b1 2026-12-01 -"]
    );
    let of_agenda = on("2026-11-20", &format!("{TEAM}{text}"), |case| {
        let todos = agenda(case).into_iter();
        todos
            .map(|it| it.when.day().to_string())
            .collect::<Vec<_>>()
    });
    for line in told {
        let day = line.split(' ').nth(1).unwrap();
        assert!(
            of_agenda.iter().any(|it| it == day),
            "{line}: {of_agenda:?}"
        );
    }
}

#[test]
fn what_goes_on_after_a_hand_over_agreed_ahead_goes_over() {
    let goes = |text: &str| {
        on("2026-11-20", &format!("{TEAM}{text}"), |case| {
            charges(case)[0].goes_over("陈静", "2027-03-01".parse().unwrap(), case.today)
        })
    };
    assert!(goes(
        "[[claims]]\nid = 'k1'\nloss = 2026-10-20\ncomplete = 2026-10-26\n"
    ));
    assert!(goes(
        "[[endorsements]]\nid = 'b1'\ntext = ''\nrequested = 2026-11-09\n"
    ));
    assert!(!goes(
        "[[risks]]\nid = 'x1'\ntext = ''\nfound = 2026-11-16\n"
    ));
}

#[test]
fn a_risk_is_with_who_found_it_until_that_one_leaves() {
    let risk = |by: &str| format!("[[risks]]\nid = 'x1'\ntext = ''\nby = '{by}'\n");

    assert_eq!(open("2026-11-19", &risk("王强")), ["x1 - 王强"]);
    assert_eq!(open("2026-11-20", &risk("王强")), ["x1 - -"]);
    assert_eq!(open("2026-11-20", &risk("勘查员")), ["x1 - 勘查员"]);
    let told = "measured = 2026-11-02\ntold = 2026-11-02\n";
    assert_eq!(open("2026-11-20", &(risk("王强") + told)), [""; 0]);
}

/// What a person has in hand on a day, by its id.
fn hands(today: &str, name: &str, rest: &str) -> Vec<String> {
    on(today, &format!("{TEAM}{rest}"), |case| {
        in_hand(case, name)
            .iter()
            .map(|it| it.id.to_owned())
            .collect()
    })
}

#[test]
fn a_person_has_what_names_it_and_as_manager_what_names_nobody() {
    let text = "\
[[claims]]
id = 'k1'
[[claims]]
id = 'k2'
handler = '王强'
[[claims]]
id = 'k3'
handler = '孙丽、王 强'
[[risks]]
id = 'x1'
text = ''
by = '陈静'
handler = '王强'
";
    assert_eq!(hands("2026-11-19", "王强", text), ["k2", "k3", "x1"]);
    assert_eq!(hands("2026-11-19", "陈静", text), ["k1"]);
    assert_eq!(hands("2026-11-19", "孙丽", text), ["k3"]);
}

#[test]
fn what_was_lost_is_in_hand_until_it_was_asked_for_again() {
    let text = "\
[[renewals]]
id = 'x2026'
policies = ['par']
handler = '王强'
started = 2026-01-05
closed = 2026-04-01
loss.win-back = 2026-11-19
";
    assert_eq!(open("2026-11-19", text), ["x2026 2026-11-19 王强*"]);
    let asked = format!("{text}[[diary]]\nid = '1'\non = 2026-11-19\n");
    assert_eq!(open("2026-11-19", &asked), [""; 0]);
    let early = format!("{text}[[diary]]\nid = '1'\non = 2026-11-18\n");
    assert_eq!(open("2026-11-19", &early).len(), 1);
}

#[test]
fn what_was_lost_is_named_without_what_was_renewed() {
    let of = |outcomes: &str| {
        let text = format!(
            "{TEAM}[[renewals]]\nid = 'x2026'\npolicies = ['par', 'med', 'pl']\nclosed = 2026-04-01\n\
             loss.win-back = 2026-11-19\n{outcomes}"
        );
        on("2026-11-19", &text, |case| {
            charges(case)[0].policies.join(" ")
        })
    };
    let outcome = |policy: &str, kind: &str| {
        format!("[[renewals.outcomes]]\npolicy = '{policy}'\nkind = '{kind}'\n")
    };
    let lost = [
        outcome("par", "renewed"),
        outcome("med", "lost-to-broker"),
        outcome("pl", "lost-to-direct"),
    ];
    assert_eq!(of(&lost.concat()), "med pl");
    assert_eq!(of(""), "par med pl", "the record does not say which");
}

#[test]
fn of_a_client_that_left_only_claims_and_what_was_lost_are_in_hand() {
    let text = "[[duties]]\nid = 'o1'\ntext = ''\n[[claims]]\nid = 'k1'\n";
    assert_eq!(hands("2026-11-19", "陈静", text), ["k1", "o1"]);
    let closed = format!("client.closed = 2026-11-01\n{TEAM}{text}");
    let left = on("2026-11-19", &closed, |case| {
        let charges = in_hand(case, "陈静");
        charges
            .iter()
            .map(|it| it.id.to_owned())
            .collect::<Vec<_>>()
    });
    assert_eq!(left, ["k1"]);
}

#[test]
fn of_several_people_one_is_replaced() {
    let handled = |handler: &str| {
        let text = format!("[[claims]]\nid = 'k1'\nhandler = '{handler}'\n");
        on("2026-11-19", &format!("{TEAM}{text}"), |case| {
            charges(case)[0].handled("王强", "周婷")
        })
    };
    assert_eq!(handled("王强"), "周婷");
    assert_eq!(handled("王 强"), "周婷");
    assert_eq!(handled("孙丽、王强"), "孙丽、周婷");
    assert_eq!(handled("王强, Sun Li"), "周婷, Sun Li");
    assert_eq!(handled("王强/周婷"), "周婷");
    assert_eq!(handled("王强、孙丽、王 强"), "周婷、孙丽");
}
