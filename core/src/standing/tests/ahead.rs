//! What the agenda says before `check` says that it is too late.

use super::*;
use crate::standing::{What, When, agenda};

/// What is on the agenda of a day, of the kinds told here alone.
fn told(today: &str, text: &str) -> Vec<String> {
    on(today, text, |case| {
        let todos = agenda(case).into_iter();
        let told = todos.filter_map(|todo| match (todo.what, todo.when) {
            (what @ (What::Contact { .. } | What::LicenceEnds), When::By(day)) => {
                Some(format!("{day} {what:?}"))
            }
            _ => None,
        });
        told.collect()
    })
}

#[test]
fn the_last_day_of_a_channel_client_s_licence() {
    let of = |today: &str, kind: &str, rest: &str| {
        let text = format!(
            "client.name = '甲'\nclient.kind = '{kind}'\nclient.licence-until = 2026-12-01\n\
             appointment.established = 2026-11-19\n{rest}"
        );
        told(today, &text)
            .into_iter()
            .filter(|it| it.contains("Licence"))
            .collect::<Vec<_>>()
    };
    let ends = ["2026-12-01 LicenceEnds"];
    let waived = "[[waivers]]\nid = 'w1'\nrule = 'licence-expired'\nreason = '补办中'\nby = '合规部'\nuntil = 2026-12-31\n";

    assert_eq!(of("2026-11-18", "channel", ""), [""; 0]);
    assert_eq!(of("2026-11-19", "channel", ""), ends);
    assert_eq!(of("2026-12-02", "channel", ""), ends);
    assert_eq!(of("2026-12-01", "channel", waived), ends);
    assert_eq!(of("2026-12-02", "channel", waived), [""; 0]);
    assert_eq!(of("2026-11-20", "direct", ""), [""; 0]);
    let closed = "client.closed = 2026-11-20\n";
    assert_eq!(of("2026-11-20", "channel", closed), [""; 0]);
}

/// Five stars: fifteen working days, with half as many again where a plan asks for nothing sooner.
#[test]
fn the_day_by_which_the_diary_speaks_again_where_no_item_is_due_by_then() {
    let of = |today: &str, rest: &str| {
        let text = format!(
            "client.name = '甲'\nappointment.established = 2026-01-01\n[[diary]]\nid = 'd'\non = 2026-10-30\n\
             [[years]]\nstarts = 2026-01-01\nrating.income = 2000000\n{rest}"
        );
        told(today, &text)
    };
    let by = |day: &str| [format!("{day} Contact {{ since: 2026-10-30 }}")];
    let item = |finish: &str| {
        format!("plan.issued = 2026-01-09\nplan.items = [{{ id = 'p1', finish = {finish} }}]\n")
    };
    let waived = "[[waivers]]\nid = 'w1'\nrule = 'diary-silent'\nreason = '停产'\nby = '合规部'\nuntil = 2026-12-31\n";

    assert_eq!(of("2026-10-30", ""), [""; 0]);
    assert_eq!(of("2026-10-31", ""), by("2026-11-20"));
    assert_eq!(of("2026-11-24", ""), by("2026-11-20"), "check tells it too");
    assert_eq!(of("2026-11-02", &item("2026-11-20")), [""; 0]);
    assert_eq!(of("2026-11-02", &item("2026-12-01")), [""; 0]);
    assert_eq!(of("2026-11-02", &item("2026-12-02")), by("2026-12-01"));
    let late = item("2026-11-02");
    let accepted = waived.replace("diary-silent", "item-overdue");
    assert_eq!(of("2026-11-04", &late), [""; 0]);
    assert_eq!(
        of("2026-11-04", &format!("{late}{accepted}")),
        by("2026-11-20")
    );
    assert_eq!(of("2026-11-20", waived), by("2026-11-20"));
    assert_eq!(of("2026-11-23", waived), [""; 0]);
}
