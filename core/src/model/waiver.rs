//! A waiver of a finding: which finding, why, who decided, and until when.

use chrono::NaiveDate;

use super::blank::is_blank;
use super::fields::Fields;
use super::form::rows::{ID, Section, by, latest, said, section, term};
use super::form::{FORM, section_of};
use crate::both;

/// A settlement of findings, for a time.
///
/// Reading it needs nothing but valid dates. A rule reports what is missing, so that a record with a
/// half-written waiver is still checked.
#[derive(Clone, Debug, PartialEq)]
pub struct Waiver<'d> {
    /// Its name in this file: `w1`, `w2`, ….
    pub id: &'d str,
    /// The rule whose findings it settles.
    pub rule: Option<&'d str>,
    /// The last part of the fingerprint of the one finding it settles; all of the rule when left out.
    pub subject: Option<&'d str>,
    /// Why the finding is accepted.
    pub reason: Option<&'d str>,
    /// Who decided.
    pub by: Option<&'d str>,
    /// The day it was decided; it holds from then on.
    pub on: Option<NaiveDate>,
    /// The last day it holds, inclusive.
    pub until: Option<NaiveDate>,
}

impl<'d> Waiver<'d> {
    pub(super) fn read(fields: &mut Fields<'d, '_>) -> Waiver<'d> {
        Waiver {
            id: fields.text("id").unwrap_or_default(),
            rule: fields.text("rule"),
            subject: fields.text("subject"),
            reason: fields.text("reason"),
            by: fields.text("by"),
            on: fields.latest("on"),
            until: fields.date("until"),
        }
    }

    /// Whether it has a reason, a decider and a last day, and is in force on a day.
    pub fn holds_on(&self, day: NaiveDate) -> bool {
        let is_whole = !is_blank(self.reason) && !is_blank(self.by);
        let has_begun = self.on.is_none_or(|on| on <= day);
        is_whole && has_begun && self.until.is_some_and(|until| day <= until)
    }

    /// Whether it applies to a finding of this rule and subject.
    pub fn is_about(&self, rule: &str, subject: &str) -> bool {
        self.rule == Some(rule) && self.subject.is_none_or(|own| own == subject)
    }
}

/// A subject with other ids in it: `claims.k1.handler`. Asked is for the new id of an entry, by its list, the id of the
/// one that holds it where the subject names that, and its id.
pub fn subject_with(
    subject: &str,
    new_id: impl Fn(&str, Option<&str>, &str) -> Option<String>,
) -> String {
    let mut section = String::new();
    let (mut holder, mut is_named) = (None, true);
    let new = subject.split('.').map(|part| {
        let (id, count) = part.split_at(part.find('#').unwrap_or(part.len()));
        let below = match section.is_empty() {
            true => part.to_owned(),
            false => format!("{section}.{part}"),
        };
        let begins = |it: &str| {
            it.strip_prefix(&*below)
                .is_some_and(|it| it.is_empty() || it.starts_with('.'))
        };
        let of_list = section_of(&section).filter(|it| it.identified_by.is_some());
        let is_key = of_list.is_some_and(|it| it.key(id).is_some());
        let lists: Vec<&str> = match of_list {
            Some(list) if !is_named => named_by(list),
            // A gap between two policies names both.
            Some(list) if !is_key && !FORM.iter().any(|it| begins(it.name)) => named_by(list),
            // An entry alone, or first: `k1`, `par.insurance-policy`.
            None if section.is_empty() && !FORM.iter().any(|it| begins(it.name)) => {
                FORM.iter().map(|it| it.name).collect()
            }
            _ => {
                section = below;
                is_named = section_of(&section).is_none_or(|it| it.identified_by.is_none());
                return part.to_owned();
            }
        };
        let found = lists.iter().find_map(|list| new_id(list, holder, id));
        (holder, is_named) = (Some(id), true);
        format!("{}{count}", found.as_deref().unwrap_or(id))
    });
    new.collect::<Vec<_>>().join(".")
}

/// The lists that hold what identifies an entry of this list: mostly itself.
fn named_by(list: &'static Section) -> Vec<&'static str> {
    let key = list.identified_by.and_then(|key| list.key(key));
    match key.map_or(&[][..], |it| it.names) {
        [] => vec![list.name],
        names => names.to_vec(),
    }
}

/// The form of `waivers`.
pub(super) const WAIVERS: Section = section("waivers", "id", both!("豁免", "the waiver"))
    .told_by(&["rule", "subject", "reason"])
    .keys(&[
        ID,
        said("rule", both!("豁免的规则", "the rule that is waived"))
            .head(both!("规则", "rule"))
            .note(both!("见 kefu rules", "as in kefu rules")),
        said("subject", both!("豁免的事项", "the finding that is waived"))
            .head(both!("豁免事项", "subject"))
            .note(both!(
                "只豁免其中一项时，指纹的最后一段",
                "the last part of its fingerprint, for one finding alone"
            )),
        said("reason", both!("豁免理由", "the reason of the waiver"))
            .head(both!("豁免理由", "reason")),
        by("by", both!("豁免决定人", "the decider of the waiver"))
            .head(both!("决定人", "decided by")),
        latest("on", both!("豁免的决定日期", "the waiver")),
        term("until", both!("豁免期限", "the last day of the waiver"))
            .head(both!("豁免期限", "until"))
            .note(both!("含当日", "inclusive")),
    ]);

#[cfg(test)]
mod tests {
    use super::subject_with;

    #[test]
    fn a_subject_names_entries_by_their_ids_wherever_they_stand_in_it() {
        let new = |subject: &str| {
            subject_with(subject, |list, holder, id| match (list, holder, id) {
                ("claims", None, "k3")
                | ("years.plan.items", Some("2026-03-02"), "k3")
                | ("claims.advances", Some("k1"), "k3")
                | ("policies", _, "k3") => Some("k4".to_owned()),
                _ => None,
            })
        };
        for (subject, expected) in [
            ("claims.k3.loss", "claims.k4.loss"),
            ("claims.k3.loss#2", "claims.k4.loss#2"),
            ("k3", "k4"),
            ("k3.insurance-policy", "k4.insurance-policy"),
            (
                "years.2026-03-02.plan.items.k3.finish",
                "years.2026-03-02.plan.items.k4.finish",
            ),
            (
                "years.2027-03-02.plan.items.k3.finish",
                "years.2027-03-02.plan.items.k3.finish",
            ),
            ("claims.k1.advances.k3.on", "claims.k1.advances.k4.on"),
            ("claims.k2.advances.k3.on", "claims.k2.advances.k3.on"),
            ("policies.par.k3", "policies.par.k4"),
            ("renewals.x2027.outcomes.k3", "renewals.x2027.outcomes.k4"),
            ("risks.k3.told", "risks.k3.told"),
            ("2026-03-02", "2026-03-02"),
            ("team.established", "team.established"),
            ("", ""),
        ] {
            assert_eq!(new(subject), expected);
        }
    }
}
