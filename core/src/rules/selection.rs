//! Which rules run, and the severity of each for this company.

use std::collections::BTreeMap;

use super::{Check, Group, RULES, Rule};
use crate::model::{Near, Word, nearest};
use crate::standard::{Severity, Switch};

/// Which rules run, and the severity of each.
#[derive(Clone, Debug)]
pub struct Selection {
    /// Those that run, in the order of [`RULES`]: each record goes through them.
    chosen: Vec<(&'static Rule, Severity)>,
}

/// A name that is neither a rule's nor a group's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownRule {
    /// The name as it was given.
    pub name: String,
    /// The rule or group that was probably meant.
    pub near: Near,
    /// Where it was given.
    pub asked: Asked,
}

/// Where rules are named.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asked {
    /// `--select`.
    Select,
    /// `--ignore`.
    Ignore,
    /// `[check]` in `kefu.toml`.
    Standard,
}

impl Selection {
    /// Every rule, with its shipped severity.
    pub fn all() -> Selection {
        let chosen = RULES.iter().map(|rule| (*rule, rule.severity)).collect();
        Selection { chosen }
    }

    /// The selected rules (all when none is selected) without the ignored ones, with the company's
    /// severities. A name is that of a rule or a group.
    ///
    /// The company's setting for a rule is stronger than that for its group. A rule that is switched off
    /// stays off, also when it is selected.
    ///
    /// # Errors
    /// Every name that no rule and no group has.
    pub fn new(
        select: &[String],
        ignore: &[String],
        switches: &BTreeMap<String, Switch>,
    ) -> Result<Selection, Vec<UnknownRule>> {
        let selected = select.iter().map(|name| (name, Asked::Select));
        let ignored = ignore.iter().map(|name| (name, Asked::Ignore));
        let switched = switches.keys().map(|name| (name, Asked::Standard));
        let unknown: Vec<UnknownRule> = selected
            .chain(ignored)
            .chain(switched)
            .filter(|(name, _)| !is_known(name))
            .map(|(name, asked)| UnknownRule {
                name: name.clone(),
                near: nearest(name, names()),
                asked,
            })
            .collect();
        if !unknown.is_empty() {
            return Err(unknown);
        }

        let severity = |rule: &Rule| {
            let named = |list: &[String]| list.iter().any(|name| means(name, rule));
            if !select.is_empty() && !named(select) || named(ignore) {
                return None;
            }
            let own = switches.get(rule.name);
            match own.or_else(|| switches.get(rule.group.code())) {
                Some(switch) => switch.severity(),
                None => Some(rule.severity),
            }
        };
        let chosen = RULES
            .iter()
            .filter_map(|rule| Some((*rule, severity(rule)?)));
        Ok(Selection {
            chosen: chosen.collect(),
        })
    }

    /// The severity of a rule here; `None` when it does not run.
    pub fn severity(&self, rule: &Rule) -> Option<Severity> {
        let mut rules = self.rules();
        let found = rules.find(|(chosen, _)| std::ptr::eq(*chosen, rule));
        found.map(|(_, severity)| severity)
    }

    /// Whether a rule that runs needs the files that records name.
    pub fn asks_for_files(&self) -> bool {
        let mut rules = self.rules();
        rules.any(|(rule, _)| matches!(rule.check, Check::Files(_)))
    }

    /// The rules that run, with their severities.
    pub(super) fn rules(&self) -> impl Iterator<Item = (&'static Rule, Severity)> {
        self.chosen.iter().copied()
    }
}

fn means(name: &str, rule: &Rule) -> bool {
    name == rule.name || name == rule.group.code()
}

fn is_known(name: &str) -> bool {
    names().any(|known| known == name)
}

fn names() -> impl Iterator<Item = &'static str> {
    let groups = Group::ALL.iter().map(|group| group.code());
    RULES.iter().map(|rule| rule.name).chain(groups)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names_of(names: &[&str]) -> Vec<String> {
        names.iter().map(|name| (*name).to_owned()).collect()
    }

    fn asked(select: &[&str], ignore: &[&str], switches: &[(&str, Switch)]) -> Vec<String> {
        let switches = switches
            .iter()
            .map(|(name, switch)| ((*name).to_owned(), *switch));
        let selection =
            Selection::new(&names_of(select), &names_of(ignore), &switches.collect()).unwrap();
        let told =
            |(rule, severity): (&Rule, Severity)| format!("{} {}", rule.name, severity.code());
        selection.rules().map(told).collect()
    }

    #[test]
    fn nothing_said_asks_every_rule_as_it_ships() {
        let shipped = |rule: &&Rule| format!("{} {}", rule.name, rule.severity.code());
        let shipped: Vec<String> = RULES.iter().map(shipped).collect();

        assert_eq!(asked(&[], &[], &[]), shipped);
        let all = Selection::all();
        let all = all
            .rules()
            .map(|(rule, severity)| format!("{} {}", rule.name, severity.code()));
        assert_eq!(all.collect::<Vec<_>>(), shipped);
    }

    #[test]
    fn rules_and_groups_are_selected_and_ignored() {
        assert_eq!(
            asked(
                &["calendar", "team-late", "team-overdue"],
                &["team-late"],
                &[]
            ),
            [
                "team-overdue error",
                "year-not-covered warning",
                "year-contradicted error",
                "year-doubtful warning"
            ]
        );
        assert_eq!(
            asked(&["calendar"], &["calendar"], &[]),
            Vec::<String>::new()
        );
    }

    #[test]
    fn the_company_has_its_own_severities() {
        let switches = [
            ("deadline", Switch::Off),
            ("team-late", Switch::Error),
            ("record", Switch::Advice),
        ];
        assert_eq!(
            asked(&["deadline", "unknown-key"], &[], &switches),
            ["team-late error", "unknown-key advice"]
        );
        assert_eq!(
            asked(&["team-overdue"], &[], &switches),
            Vec::<String>::new(),
            "what is off stays off"
        );
    }

    #[test]
    fn every_unknown_name_is_told_with_the_one_probably_meant() {
        let switches = [("teem-late".to_owned(), Switch::Off)].into();
        let unknown = Selection::new(
            &names_of(&["deadlines", "x"]),
            &names_of(&["Record"]),
            &switches,
        )
        .unwrap_err();
        let told: Vec<_> = unknown
            .iter()
            .map(|it| (it.name.as_str(), it.near, it.asked))
            .collect();

        assert_eq!(
            told,
            [
                ("deadlines", Some("deadline"), Asked::Select),
                ("x", None, Asked::Select),
                ("Record", Some("record"), Asked::Ignore),
                ("teem-late", Some("team-late"), Asked::Standard),
            ]
        );
    }
}
