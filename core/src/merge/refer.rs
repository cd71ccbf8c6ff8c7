//! What refers to an entry: keys that name it by its id, and the subjects of waivers.

use super::part::{Line, Name, Part, down};
use super::value::{text_of, with_id};
use crate::document::Literal;
use crate::model::form::section_of;
use crate::model::subject_with;

/// An entry that is given another id.
pub(super) struct Moved {
    /// The list.
    pub list: String,
    /// The id of the entry or the year that holds it.
    pub holder: Option<String>,
    /// The id it had.
    pub from: String,
    /// The id it has.
    pub to: String,
}

/// The id of the entry that holds the one at the end of a way.
pub(super) fn holder(way: &[Name]) -> Option<&str> {
    let (_, holders) = way.split_last()?;
    holders.last().map(|it| it.id.as_str())
}

impl Moved {
    /// All that refers to the entry within a part that stands on this way says the new id, but what the version before
    /// said already.
    pub fn follow(&self, part: &mut Part, way: &[Name], base: Option<&Part>) {
        let section = part.section.clone();
        for line in &mut part.lines {
            let Some(new) = self.followed(&section, line) else {
                continue;
            };
            let before = base.and_then(|it| down(it, way)?.line(&line.key));
            if before.is_none_or(|it| it.value != line.value) {
                line.value = new;
            }
        }
        for part in &mut part.parts {
            let way = [way, std::slice::from_ref(&part.name)].concat();
            self.follow(part, &way, base);
        }
    }

    /// Whether something within a part refers to the entry that did not in the version before.
    pub fn is_named_anew(&self, part: &Part, way: &[Name], base: &Part) -> bool {
        let is_new = |line: &&Line| {
            let before = down(base, way).and_then(|it| it.line(&line.key));
            before.is_none_or(|it| it.value != line.value)
        };
        let mut new = part.lines.iter().filter(is_new);
        new.any(|line| self.followed(&part.section, line).is_some())
            || part.parts.iter().any(|part| {
                let way = [way, std::slice::from_ref(&part.name)].concat();
                self.is_named_anew(part, &way, base)
            })
    }

    /// The value of a key that refers to the entry, with the new id.
    fn followed(&self, section: &str, line: &Line) -> Option<String> {
        if section == "waivers" && line.key == "subject" {
            return self.subject(&line.value);
        }
        let key = section_of(section)?.key(&line.key)?;
        let refers = key.names.contains(&&*self.list);
        refers
            .then(|| with_id(&line.value, &self.from, &self.to))
            .flatten()
    }

    fn subject(&self, value: &str) -> Option<String> {
        let subject = text_of(value)?;
        let new = subject_with(&subject, |list, holder, id| {
            let is_held =
                holder.is_none() || self.holder.is_none() || holder == self.holder.as_deref();
            (list == self.list && is_held && id == self.from).then(|| self.to.clone())
        });
        (new != subject).then(|| Literal::from(&*new).to_string())
    }
}
