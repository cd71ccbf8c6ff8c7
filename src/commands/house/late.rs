//! What is late, by person: the findings of a check with a last day that is past, as long as it can still be done.

use std::collections::HashSet;

use super::House;
use super::place::href;
use crate::output::check::{Line, Part as Said, Report, by_person, parts, status_word, whose};
use crate::output::{Cell, Column, Table, Tone};
use crate::print::house::{Group, Link, Part, Told};
use crate::rules::Status;
use crate::say;
use crate::text::command::kefu;

/// Where there are more than this many, the first page shows a few of each person.
const MANY: usize = 40;
/// A few.
const FEW: usize = 2;

/// The findings that are not waived.
pub(super) fn standing(report: &Report) -> impl Iterator<Item = &Line> {
    report.findings.iter().filter(|line| line.waived.is_none())
}

/// The findings whose last day is past. What was done late is over; and the signing stage as a whole says nothing
/// beside its parts.
pub(super) fn late(report: &Report) -> Vec<&Line> {
    let is_part = |rule: &str| {
        [
            "team-overdue",
            "archive-overdue",
            "rating-overdue",
            "plan-overdue",
        ]
        .contains(&rule)
    };
    let with_parts = standing(report).filter(|it| is_part(&it.rule));
    let with_parts: HashSet<&Option<String>> = with_parts.map(|it| &it.client).collect();
    let late = standing(report).filter(|line| {
        let is_past = line.due.is_some_and(|due| due < report.today);
        let is_again = line.rule == "onboarding-overdue" && with_parts.contains(&line.client);
        is_past && !line.is_over && !is_again
    });
    late.collect()
}

/// How many of some findings are new; `None` without an earlier check.
pub(super) fn new(report: &Report, lines: &[&Line]) -> Option<usize> {
    report.since.as_ref()?;
    let is_new = |line: &&&Line| line.status == Some(Status::New);
    Some(lines.iter().filter(is_new).count())
}

impl House<'_> {
    /// The list on the first page.
    pub(super) fn late_by_person(&self) -> Part {
        let lang = self.desk.lang();
        let count = self.late.len();
        let work = self.clients.iter().flat_map(|(_, seen)| &seen.work);
        let overdue = work.filter(|it| it.when.is_overdue(self.desk.today));
        let overdue = overdue.count();
        let next = kefu("next").say(lang);
        let is_long = count > MANY;
        let people = by_person(self.late.iter().copied());
        let group = |mut lines: Vec<&Line>| {
            if is_long {
                // Of many, those that are new are seen first.
                lines.sort_by_key(|line| line.status != Some(Status::New));
            }
            let href = lines[0]
                .who
                .as_deref()
                .and_then(|who| self.places.person(who));
            let href = href
                .map(|place| super::place::href("", place))
                .unwrap_or_default();
            let shown = match is_long && lines.len() > FEW + 1 {
                true => FEW,
                false => lines.len(),
            };
            let (all, more) = (lines.len(), lines.len() - shown);
            let words = match new(self.report, &lines) {
                Some(new) if new > 0 => {
                    say!(lang, zh: "{all} 项，新增 {new} 项", en: "{all}, {new} new")
                }
                Some(_) | None => say!(lang, zh: "{all} 项", en: "{all}"),
            };
            let of_them = self.found(lines[..shown].to_vec(), "", true);
            Group {
                name: Some(Link {
                    words: whose(lines[0], lang),
                    href: href.clone(),
                }),
                words,
                rows: of_them.groups.into_iter().flat_map(|it| it.rows).collect(),
                more: (more > 0 && !href.is_empty()).then(|| Link {
                    words: say!(lang, zh: "另有 {more} 项", en: "{more} more"),
                    href: format!("{href}#found"),
                }),
            }
        };
        let groups: Vec<Group> = people.into_iter().map(group).collect();
        Part {
            key: "late",
            title: say!(lang, zh: "逾期", en: "Late"),
            count,
            strip: is_long,
            groups,
            note: say!(lang,
                zh: "按客户经理归集：一户的问题都归其客户经理，不论由谁经办；经办人名下的见“每人每月到期事项”。这里数的是核对出的问题；待办事项（“全部客户”、{next}）逾期 {overdue} 项。",
                en: "By account manager, who answers for all of a client, whoever handles it. By handler: see “Work that falls due”. These are findings of a check. Things to do, as “All clients” and {next} count them: {overdue} overdue."
            ),
            empty: say!(lang, zh: "没有逾期。", en: "Nothing is late."),
            ..self.found(Vec::new(), "", true)
        }
    }

    /// Findings, each with what it is about; on any page but the first with what to type.
    pub(super) fn found(&self, lines: Vec<&Line>, up: &str, has_client: bool) -> Part {
        let lang = self.desk.lang();
        let is_index = up.is_empty();
        let has_status = self.report.since.is_some();
        let row = |line: &&Line| {
            let days = line.late_by.filter(|_| !line.is_over);
            let tone = if days.is_some() {
                Tone::Bad
            } else {
                Tone::Plain
            };
            let status = line.status.map(|status| {
                let tone = match status {
                    Status::New => Tone::Bad,
                    _ => Tone::Faint,
                };
                Cell::Text(status_word(status, lang)).toned(tone)
            });
            let name = line.name.clone().or(line.client.clone());
            vec![
                Cell::from(name),
                Cell::Text(line.message.clone()),
                Cell::from(line.due),
                days.map_or(Cell::Empty, |days| Cell::Count(days).toned(tone)),
                Cell::from(status),
            ]
        };
        let table = Table {
            key: "found",
            columns: vec![
                Column::new("name", say!(lang, zh: "客户", en: "client")),
                Column::new("what", say!(lang, zh: "事项", en: "what")).grow(),
                Column::new("since", say!(lang, zh: "期限", en: "was due")),
                Column::new("age", say!(lang, zh: "逾期工作日", en: "working days")).right(),
                Column::new("status", say!(lang, zh: "较上次", en: "since then")),
            ],
            rows: lines.iter().map(row).collect(),
            empty: say!(lang, zh: "核对没有发现问题。", en: "A check found nothing."),
        };
        let left_out: &[&str] = match (has_client, has_status) {
            (true, true) => &[],
            (true, false) => &["status"],
            (false, true) => &["name"],
            (false, false) => &["name", "status"],
        };
        let table = table.without(left_out);
        let mut part = Part::of(
            lang,
            say!(lang, zh: "核对结果", en: "What a check found"),
            &table,
            |nth, key| {
                let id = lines[nth].client.as_deref().filter(|_| key == "name")?;
                Some(href(up, self.places.client(id)?))
            },
        );
        if !is_index {
            let rows = part.groups.iter_mut().flat_map(|group| &mut group.rows);
            for (row, line) in rows.zip(&lines) {
                let what = usize::from(has_client);
                row[what].told = remedy(line);
            }
        }
        part
    }
}

/// What to do about a finding: words, and what to type.
fn remedy(line: &Line) -> Vec<Told> {
    let told = parts(&line.remedy).into_iter().map(|part| match part {
        Said::Words(words) => Told {
            words: words.to_owned(),
            is_command: false,
        },
        Said::Command(command) => Told {
            words: command.to_owned(),
            is_command: true,
        },
    });
    told.collect()
}
