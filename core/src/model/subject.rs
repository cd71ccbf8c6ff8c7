//! The subject of a waiver or a finding: the ids in it, and others in their place.

use super::form::rows::Section;
use super::form::{FORM, section_of};

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
