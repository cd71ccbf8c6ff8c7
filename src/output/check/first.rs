//! The few things to do first, below the report of a book on a terminal: errors, then as `kefu next` ranks them.

use std::cmp::Reverse;

use super::rank::title;
use super::sheet::{BOLD, Sheet};
use super::{Line, Report, standing};
use crate::say;
use crate::standing::Stake;
use crate::text::command::kefu;
use crate::text::visible::visible;

/// So many things are named.
const FEW: usize = 3;

/// What is at stake in what a rule finds, where that stands on the agenda too. The whole stage of signing does not: its
/// parts do.
fn stake(rule: &str) -> Option<Stake> {
    match rule {
        "limitation-near" => Some(Stake::Claim),
        "expired-without-outcome" | "premium-unpaid" => Some(Stake::Cover),
        "appointment-expired" | "appointment-ends-soon" => Some(Stake::Mandate),
        "renewal-not-started" | "renewal-step-overdue" => Some(Stake::Renewal),
        "claim-unnotified"
        | "insurer-decision-overdue"
        | "advance-overdue"
        | "complaint-overdue"
        | "risk-unmeasured"
        | "endorsement-stuck"
        | "duty-overdue" => Some(Stake::Term),
        "team-overdue"
        | "archive-overdue"
        | "rating-overdue"
        | "plan-overdue"
        | "deadline-soon"
        | "hand-over-incomplete" => Some(Stake::Signing),
        "override-unapproved" | "lowered-unapproved" | "opinion-missing" | "not-circulated" => {
            Some(Stake::Approval)
        }
        "item-overdue" | "review-overdue" => Some(Stake::Service),
        _ => None,
    }
}

/// Whether it is a bulletin that is late: what to type says so.
fn is_news(line: &Line) -> bool {
    let mut words = line.remedy.split(' ');
    words.next() == Some("kefu") && words.nth(2) == Some("bulletin")
}

/// The findings to act on first. Nobody knows what a file hides that cannot be read, so it comes before all.
fn first(report: &Report) -> Vec<&Line> {
    let hides = |line: &Line| matches!(&*line.rule, "unreadable" | "conflict-markers");
    let ranked = standing(report).filter_map(|line| {
        let stake = match is_news(line) {
            true => Some(Stake::News),
            false => stake(&line.rule),
        };
        (hides(line) || stake.is_some()).then(|| {
            let is_ahead = line.due.is_some_and(|due| due > report.today);
            let severity = Reverse(line.severity);
            let rank = (severity, stake, is_ahead, Reverse(line.stars), line.due);
            (rank, line)
        })
    });
    let mut ranked: Vec<_> = ranked.collect();
    ranked.sort_by_key(|(rank, _)| *rank);
    let mut first: Vec<&Line> = Vec::new();
    for (_, line) in ranked {
        let is_told = |it: &&Line| it.client == line.client && it.remedy == line.remedy;
        if first.len() < FEW && !first.iter().any(is_told) {
            first.push(line);
        }
    }
    first
}

impl Sheet {
    /// The few things to do first, each with what to type; nothing where there are not more findings than these.
    pub(super) fn first(&self, report: &Report) -> Vec<String> {
        let lines = first(report);
        if lines.is_empty() || standing(report).count() <= FEW {
            return Vec::new();
        }
        let next = kefu("next").say(self.lang);
        let heading = say!(self.lang,
            zh: "先办这几件（--on 是办理日期，今天办的可不写），其余见 {next}",
            en: "Do these first (leave out --on for today); the rest: {next}");
        let mut told: Vec<String> = self.set_in(0, &heading, BOLD);
        for line in lines {
            let title = title(line, self.lang);
            let name = line.name.as_deref().filter(|name| !name.is_empty());
            let name = name.or(line.client.as_deref()).unwrap_or_default();
            let name = visible(name);
            let said = say!(self.lang, zh: "{name}：{title}", en: "{name}: {title}");
            told.extend(self.set_in(2, &said, ""));
            told.extend(self.what_to_do(line));
        }
        told
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::RULES;

    #[test]
    fn what_is_at_stake_is_said_of_rules_that_exist() {
        let known = |name: &str| RULES.iter().any(|rule| rule.name == name);
        let source = include_str!("first.rs");
        let table = source.split("fn stake").nth(1).unwrap_or_default();
        let table = table.split("_ => None").next().unwrap_or_default();
        let names: Vec<&str> = table.split('"').skip(1).step_by(2).collect();
        assert!(names.len() > 20, "{names:?}");
        assert!(names.iter().all(|name| known(name)), "{names:?}");
    }
}
