//! Insurers and recommendations, on both sides of a day.

use super::*;

#[test]
fn each_insurer_has_its_part_of_the_premium() {
    let policy = |id: &str, more: &str| {
        format!("[[policies]]\nid = '{id}'\nstarts = 2026-03-02\nends = 2027-03-01\n{more}\n")
    };
    let shared =
        "insurer = '甲'\npremium = 100.01\n[[policies.co-insurers]]\ninsurer = '乙'\nshare = 33.33";
    let more = [
        policy("a", "insurer = '乙'\npremium = 10"),
        policy("b", shared),
        policy("c", "premium = 1"),
    ];
    let insurers = on("2026-11-20", &more.concat(), |it| {
        let insurers = it.insurers.into_iter();
        let row = |it: Insurer| (it.insurer, it.policies, it.premium);
        insurers.map(row).collect::<Vec<_>>()
    });
    let named = |name: &str| Some(name.to_owned());
    assert_eq!(
        insurers,
        [
            (named("甲"), 1, Fen(6_668)),
            (named("乙"), 2, Fen(4_333)),
            (None, 1, Fen(100)),
        ]
    );
}

#[test]
fn a_recommendation_is_of_the_year_in_which_it_was_made() {
    let shown = |keys: &str| {
        let more = format!("[[renewals]]\nid = 'x'\nstarted = 2026-01-02\n{keys}\n");
        on("2026-11-20", &more, |it| {
            let advice = it.advice.into_iter().next();
            advice.map(|it| (it.choice.is_some(), it.accepted.len(), it.bound.is_some()))
        })
    };
    let said = "recommended = '营业中断险'";
    assert_eq!(shown(&format!("proposal = 2026-03-01\n{said}")), None);
    let first = format!("proposal = 2026-03-02\n{said}");
    assert_eq!(shown(&first), Some((false, 0, false)));
    assert_eq!(shown("proposal = 2026-03-02"), None);
    assert_eq!(shown(&format!("proposal = 2026-11-21\n{said}")), None);
    let chosen = |day: &str| {
        shown(&format!(
            "{first}\nchoice = {day}\naccepted = ['营业中断险']"
        ))
    };
    assert_eq!(chosen("2026-11-20"), Some((true, 1, false)));
    assert_eq!(chosen("2026-11-21"), Some((false, 0, false)));
}
