//! What goes from one person to another, of all kinds or of some.

use super::*;

/// The ways of what goes from one person to another of these kinds.
fn reassigned(text: &str, from: &str, kinds: &[ChargeKind]) -> Vec<String> {
    let mut ways = Vec::new();
    let new = in_case(text, "2026-11-20", |case| {
        let done = reassign(case, (from, "孙丽"), kinds)?;
        ways = done.edits.iter().map(|it| it.at().to_string()).collect();
        Ok(done.edits)
    });
    let handled = new.unwrap().matches("孙丽").count();
    assert_eq!(handled, ways.len());
    ways
}

#[test]
fn the_work_of_one_goes_to_another_by_kind_where_asked() {
    let moved = |from: &str, kinds: &[ChargeKind]| reassigned(TEAM, from, kinds);
    assert_eq!(moved("王强", &[]), ["years[0].plan.items[1].handler"]);
    assert_eq!(moved("王强", &[ChargeKind::Claim]), [""; 0]);
    let claims = ["claims[0].handler", "claims[2].handler"];
    assert_eq!(moved("陈静", &[ChargeKind::Claim]), claims);
    let risks = ["risks[0].handler"];
    assert_eq!(moved("陈静", &[ChargeKind::Risk]), risks);
}

#[test]
fn who_sees_to_the_claims_of_what_was_lost_is_replaced_with_them() {
    let of = |closed: &str, kind| {
        let text = format!(
            "client.name = '甲'\n[[claims]]\nid = 'k1'\n{closed}\n[[renewals]]\nid = 'x1'\n\
             closed = 2026-04-01\nloss.claims-by = '王强'\n"
        );
        reassigned(&text, "王强", &[kind])
    };
    assert_eq!(of("", ChargeKind::Claim), ["renewals[0].loss.claims-by"]);
    assert_eq!(of("", ChargeKind::Item), [""; 0]);
    assert_eq!(of("closed = 2026-11-20", ChargeKind::Claim), [""; 0]);
    let ahead = of("closed = 2026-11-21", ChargeKind::Claim);
    assert_eq!(ahead, ["renewals[0].loss.claims-by"]);
}

#[test]
fn once_the_service_has_ended_a_claim_that_others_see_to_is_nobody_s_here() {
    let text = |closed: &str| {
        format!(
            "[client]\nname = '甲'\n{closed}[appointment]\nestablished = 2026-03-02\n[[policies]]\nid = 'par'\n\
             [[claims]]\nid = 'k1'\npolicy = 'par'\nhandler = '王强'\n[[renewals]]\nid = 'x1'\npolicies = ['par']\n\
             outcomes = [{{ policy = 'par', kind = 'lost-to-broker', on = 2026-11-02 }}]\n\
             closed = 2026-11-02\nloss.claims-by = '新经纪'\n"
        )
    };
    let moved = |closed: &str| reassigned(&text(closed), "王强", &[]);
    assert_eq!(moved("closed = 2026-11-21\n"), ["claims[0].handler"]);
    assert_eq!(moved("closed = 2026-11-20\n"), [""; 0]);
}

#[test]
fn work_does_not_go_to_the_same_person() {
    let refused = in_case(TEAM, "2026-11-20", |case| {
        Ok(reassign(case, ("陈静", "陈 静"), &[])?.edits)
    });
    let name = "陈 静".to_owned();
    let same = TeamRefusal::SamePerson { name };
    assert_eq!(refused, Err(Refusal::Team(same)));
}
