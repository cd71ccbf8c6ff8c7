//! When the team and the archive were set up: on the day they were complete, whatever day is recorded (D21,
//! D29).

use chrono::NaiveDate;

use crate::alike;
use crate::model::{Archive, ArchivePart, Member, Record, Role, Team, Word};

/// What a team or an archive still needs to be set up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// An account manager or a deputy (D18).
    Role(Role),
    /// A second person (D22).
    Second,
    /// A part of the archive (D25).
    File(ArchivePart),
}

/// The first day on which the team had an account manager, a deputy and at least two people; `None` before
/// that.
///
/// It is never before the recorded day: a member without a first day counts from the recorded day on.
pub fn team_set_up(team: &Team<'_>) -> Option<NaiveDate> {
    team_set_up_since(team, NaiveDate::MIN)
}

/// The first such day that is not before another; a team that stands on that day was set up on it.
pub(super) fn team_set_up_since(team: &Team<'_>, since: NaiveDate) -> Option<NaiveDate> {
    let begins = |member: &Member<'_>| member.from.max(team.established);
    let days = team.members.iter().filter_map(begins);
    let mut days: Vec<NaiveDate> = days.map(|day| day.max(since)).collect();
    days.sort_unstable();
    days.dedup();
    days.into_iter()
        .find(|day| team_lacks(team, *day).is_empty())
}

/// What the team still needs on a day.
pub fn team_lacks(team: &Team<'_>, day: NaiveDate) -> Vec<Part> {
    let there = || team.members_on(day);
    let roles = [Role::AccountManager, Role::Deputy].into_iter();
    let roles = roles.filter(|role| there().all(|member| member.role != Some(*role)));
    let mut lacks: Vec<Part> = roles.map(Part::Role).collect();
    let first = there().next();
    let alone = first.is_some_and(|first| there().all(|it| alike::is_same(it.name, first.name)));
    if lacks.is_empty() && alone {
        lacks.push(Part::Second);
    }
    lacks
}

/// The day of the last of the archive's three parts, but never before the recorded day; `None` while a part
/// is missing.
pub fn archive_set_up(archive: &Archive<'_>) -> Option<NaiveDate> {
    let parts = [archive.paper?, archive.electronic?, archive.information?];
    parts.into_iter().max().max(archive.established)
}

/// The parts that the archive still needs.
pub fn archive_lacks(record: &Record<'_>) -> Vec<Part> {
    let parts = ArchivePart::ALL.iter().copied();
    let lacks = parts.filter(|part| part.filed(record.archive.as_ref()).is_none());
    lacks.map(Part::File).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Document;

    fn of(text: &str) -> (Option<String>, Vec<Part>) {
        let text = format!("client.name = '甲'\n[team]\n{text}");
        let document = Document::parse(&text).expect("TOML");
        let reading = Record::read(&document);
        let team = reading.record.team.expect("a team");
        let today = NaiveDate::from_ymd_opt(2026, 11, 28).expect("a day");
        (
            team_set_up(&team).map(|day| day.to_string()),
            team_lacks(&team, today),
        )
    }

    fn on(day: &str) -> (Option<String>, Vec<Part>) {
        (Some(day.to_owned()), Vec::new())
    }

    #[test]
    fn a_team_is_set_up_on_the_first_day_it_is_whole() {
        let set = "established = 2026-03-04\n";
        let manager = "[[team.members]]\nname = '陈静'\nrole = 'account-manager'\n";
        let deputy = "[[team.members]]\nname = '周婷'\nrole = 'deputy'\n";
        let from = |day: &str| format!("from = {day}\n");
        let until = |day: &str| format!("until = {day}\n");
        let (early, later) = (from("2026-02-01"), from("2026-03-20"));

        assert_eq!(of(&format!("{set}{manager}{deputy}")), on("2026-03-04"));
        let both_early = format!("{set}{manager}{early}{deputy}{early}");
        assert_eq!(of(&both_early), on("2026-03-04"));
        let deputy_later = format!("{set}{manager}{deputy}{later}");
        assert_eq!(of(&deputy_later), on("2026-03-20"));
        let unnoted = format!("{manager}{early}{deputy}{later}");
        assert_eq!(of(&unnoted), on("2026-03-20"));

        let gone = until("2026-03-19");
        let replaced = format!("{set}{manager}{gone}{deputy}{later}");
        assert_eq!(
            of(&replaced),
            (None, vec![Part::Role(Role::AccountManager)])
        );
        let alone = format!("{set}{manager}{}", deputy.replace("周婷", "陈 静"));
        assert_eq!(of(&alone), (None, vec![Part::Second]));
        let member = "[[team.members]]\nname = '孙丽'\nrole = 'other'\nfrom = 2026-04-01\n";
        assert_eq!(of(&format!("{alone}{member}")), on("2026-04-01"));
        let both = vec![Part::Role(Role::AccountManager), Part::Role(Role::Deputy)];
        assert_eq!(of(set), (None, both));
    }

    #[test]
    fn an_archive_is_set_up_with_the_last_of_its_parts() {
        let of = |text: &str| {
            let text = format!("client.name = '甲'\n[archive]\n{text}");
            let document = Document::parse(&text).expect("TOML");
            let reading = Record::read(&document);
            let set_up = reading.record.archive.as_ref().and_then(archive_set_up);
            let set_up = set_up.map(|day| day.to_string());
            (set_up, archive_lacks(&reading.record))
        };
        let parts = "paper = 2026-03-03\nelectronic = 2026-03-06\ninformation = 2026-03-04\n";
        let noted = |day: &str| format!("established = {day}\n{parts}");

        assert_eq!(of(parts), on("2026-03-06"));
        assert_eq!(of(&noted("2026-03-05")), on("2026-03-06"));
        assert_eq!(of(&noted("2026-03-07")), on("2026-03-07"));
        let without = noted("2026-03-05").replace("electronic", "# electronic");
        let electronic = Part::File(ArchivePart::Electronic);
        assert_eq!(of(&without), (None, vec![electronic]));
    }
}
