//! The proposed handler of a service: by the roles in the team on the days of the service (D19, D43).

use chrono::NaiveDate;

use crate::model::{Record, Role};

/// The roles for a need of the client, which may become new business (D46).
pub(super) const FOR_NEEDS: &[Role] = &[Role::Producer, Role::AccountManager];

/// The roles that carry out a service of the sample standard, the best one first. The account manager has all
/// others (D23).
pub(super) fn roles(service: Option<&str>) -> &'static [Role] {
    match service {
        Some("client-manual") => &[Role::Deputy],
        Some("risk-survey") => &[Role::NonLife, Role::Deputy],
        Some("training") => &[Role::NonLife, Role::Life, Role::Producer],
        Some("claims-session") => &[Role::NonLife, Role::Life, Role::Deputy],
        Some("bulletin") => &[Role::ClientRelations, Role::Deputy],
        Some(_) | None => &[Role::AccountManager],
    }
}

/// The proposed person: somebody who has the best role from start to finish; otherwise the account manager,
/// the deputy, or any member. Members of the leading group are not proposed.
pub(super) fn handler<'a>(
    record: &Record<'a>,
    roles: &[Role],
    start: NaiveDate,
    finish: NaiveDate,
) -> Option<&'a str> {
    let members = || {
        let team = record.team.iter();
        team.flat_map(|team| &team.members)
            .filter(|member| member.is_in_on(start) && member.is_in_on(finish))
    };
    let fittest = roles
        .iter()
        .chain(&[Role::AccountManager, Role::Deputy])
        .find_map(|role| members().find(|member| member.role == Some(*role)));
    let anyone = || members().find(|member| member.role != Some(Role::Leader));
    fittest.or_else(anyone).map(|member| member.name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Document;

    const TEAM: &str = "\
client.name = '甲'
[[team.members]]
name = '陈静'
role = 'account-manager'
until = 2026-08-31
[[team.members]]
name = '李明'
role = 'account-manager'
from = 2026-09-01
[[team.members]]
name = '周婷'
role = 'deputy'
[[team.members]]
name = '赵磊'
role = 'non-life'
until = 2026-06-30
[[team.members]]
name = '高远'
role = 'leader'
";

    fn proposed(text: &str, service: &str, start: &str, finish: &str) -> Option<String> {
        let document = Document::parse(text).unwrap();
        let record = Record::read(&document).record;
        let days = (start.parse().unwrap(), finish.parse().unwrap());
        handler(&record, roles(Some(service)), days.0, days.1).map(str::to_owned)
    }

    #[test]
    fn the_fittest_role_that_serves_from_start_to_finish_is_proposed() {
        let is = |service, start, finish, name: &str| {
            assert_eq!(
                proposed(TEAM, service, start, finish).as_deref(),
                Some(name),
                "{service} {start}"
            );
        };
        is("visit", "2026-08-17", "2026-08-31", "陈静");
        is("visit", "2026-09-01", "2026-09-04", "李明");
        // The deputy gets a visit during which the client is handed over: neither manager serves for the
        // whole of it.
        is("visit", "2026-08-31", "2026-09-01", "周婷");
        is("client-manual", "2026-03-02", "2026-03-27", "周婷");
        is("risk-survey", "2026-06-15", "2026-06-30", "赵磊");
        is("risk-survey", "2026-06-15", "2026-07-01", "周婷");
        is("training", "2026-07-06", "2026-07-10", "陈静");
        is("bulletin", "2026-07-06", "2026-07-10", "周婷");
        is("sports-day", "2026-09-07", "2026-09-11", "李明");
    }

    #[test]
    fn the_leading_group_alone_is_nobody_to_send() {
        let leader = "client.name = '甲'\nteam.members = [{ name = '高远', role = 'leader' }]\n";
        let other = leader.replace("leader", "other");
        let days = ("2026-03-02", "2026-03-06");
        assert_eq!(proposed(leader, "visit", days.0, days.1), None);
        assert_eq!(
            proposed(&other, "visit", days.0, days.1).as_deref(),
            Some("高远")
        );
        assert_eq!(
            proposed("client.name = '甲'\n", "visit", days.0, days.1),
            None
        );
    }
}
