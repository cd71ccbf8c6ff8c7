//! A client has an account manager at any time; past days without one stay on record (D18, D23).

use crate::document::KeyPath;
use crate::model::Role;
use crate::rules::deadline::Timed;
use crate::rules::{Check, Consequence, Detail, Findings, Group, OfTeam, Rule};
use crate::standard::Severity;
use crate::standing::Case;

use super::served;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "manager-gap",
    group: Group::Team,
    severity: Severity::Warning,
    consequence: Consequence::Client,
    clause: "D23",
    check: Check::Clocks(check),
};

/// There is no working day between two account managers. The team's deadline reports the days before the first one, also after
/// the client came back, and `manager-missing` a gap that lasts until today. Where the record begins, or service had ended,
/// nobody asks.
fn check(case: &Case<'_>, clocks: &[Timed], findings: &mut Findings) {
    let (true, Some(team)) = (served(case, clocks), &case.record.team) else {
        return;
    };
    let members = team.members.iter().enumerate();
    let mut managers: Vec<_> = members
        .filter(|(_, member)| member.role == Some(Role::AccountManager))
        .collect();
    managers.sort_by_key(|(_, member)| member.from);

    let Some(((_, first), later)) = managers.split_first() else {
        return;
    };
    let mut until = first.until;
    for (nth, member) in later {
        // A member without a last day stays in the team.
        let (Some(last), Some(from)) = (until, member.from) else {
            return;
        };
        let eve = match case.record.away_between(last, from) {
            Some(served) => served,
            None => from.pred_opt().unwrap_or(from),
        };
        let days = case.calendar.between(last, eve);
        if from <= case.today && last < eve && days > 0 && !case.is_unrecorded(eve) {
            let key = KeyPath::of("team").key("members").nth(*nth).key("from");
            let gap = OfTeam::Gap {
                from: last.succ_opt().unwrap_or(last),
                until: eve,
                days,
            };
            findings.add(&RULE, key, Detail::Team(gap));
        }
        until = member.until.map(|day| day.max(last));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::values::{Found, at, day, found};
    use crate::rules::testing::with_members;

    #[test]
    fn while_the_client_was_away_nobody_need_be_there() {
        let of = |until: &str, closed: &str, from: &str| {
            let text = with_members(&[
                ("陈静", "account-manager", until),
                ("李明", "account-manager", from),
            ]);
            let again = format!(
                "closed = {closed}\n[appointment]\nlater = [{{ id = 'm2', established = 2026-11-02 }}]"
            );
            let found = found(
                &RULE,
                "2026-11-20",
                &text.replacen("[appointment]", &again, 1),
            );
            found.into_iter().map(|it| it.detail).collect::<Vec<_>>()
        };
        let (left, came) = ("until = 2026-09-29", "from = 2026-11-04");
        assert_eq!(of(left, "2026-09-30", came), []);
        // One working day before the service ended; the days after the return are those of the new team.
        let gap = OfTeam::Gap {
            from: day("2026-09-30"),
            until: day("2026-09-30"),
            days: 1,
        };
        assert_eq!(of(left, "2026-10-01", came), [Detail::Team(gap)]);
    }

    #[test]
    fn a_gap_before_the_record_begins_is_not_asked_for() {
        let of = |begins: &str| {
            let text = with_members(&[
                ("陈静", "account-manager", "until = 2026-09-29"),
                ("李明", "account-manager", "from = 2026-10-01"),
            ]);
            let begins = format!("recorded-from = {begins}\n[appointment]");
            found(
                &RULE,
                "2026-11-20",
                &text.replacen("[appointment]", &begins, 1),
            )
            .len()
        };
        assert_eq!([of("2026-09-30"), of("2026-10-01")], [1, 0]);
    }

    fn of(until: &str, from: &str) -> Vec<Found> {
        let members = [
            ("陈静", "account-manager", until),
            ("李明", "account-manager", from),
        ];
        found(&RULE, "2026-11-20", &with_members(&members))
    }

    #[test]
    fn a_working_day_between_two_is_a_gap() {
        // 2026-10-16 is a Friday.
        assert_eq!(of("until = 2026-10-16", "from = 2026-10-17"), []);
        assert_eq!(of("until = 2026-10-16", "from = 2026-10-19"), []);
        assert_eq!(
            of("until = 2026-10-16", "from = 2026-10-20"),
            [at(
                "jia/manager-gap/team.members.李明.from 12:1",
                Detail::Team(OfTeam::Gap {
                    from: day("2026-10-17"),
                    until: day("2026-10-19"),
                    days: 1
                })
            )]
        );
        assert_eq!(of("", "from = 2026-10-20"), []);
        assert_eq!(of("until = 2026-10-16", "from = 2026-11-21"), []);
    }

    #[test]
    fn the_term_of_one_within_that_of_another_leaves_no_gap() {
        let members = [
            ("陈静", "account-manager", "until = 2026-11-10"),
            (
                "李明",
                "account-manager",
                "from = 2026-10-01\nuntil = 2026-10-15",
            ),
            ("周婷", "account-manager", "from = 2026-11-11"),
        ];
        assert_eq!(found(&RULE, "2026-11-20", &with_members(&members)), []);
    }
}
