//! What the rows of the form are made of.

use crate::both;
use crate::model::course::Step;

/// One section: a table, or a list of tables.
#[derive(Clone, Copy, Debug)]
pub struct Section {
    /// Its keys joined with dots, such as `years.plan.items`; empty for the record itself.
    pub name: &'static str,
    /// The key that identifies an entry of a list; `None` where the section is one table.
    pub identified_by: Option<&'static str>,
    /// What one entry is called in both languages ([`half`](crate::lang::half)), in English with its article.
    pub words: &'static str,
    /// What an editor shows in addition. Empty where the words are enough.
    pub note: &'static str,
    /// Its keys, in the order kefu writes them.
    pub keys: &'static [Key],
    /// The keys that say which entry it is, whatever its id: of a claim its policy, loss and cause.
    pub told_by: &'static [&'static str],
    /// The dated steps its entries take, in the order the trade takes them.
    pub steps: &'static [Step],
}

/// One key of a section.
#[derive(Clone, Copy, Debug)]
pub struct Key {
    /// The key as it is written in the record.
    pub name: &'static str,
    /// Its role.
    pub role: Role,
    /// The lists whose entries it refers to by id; none for most keys.
    pub names: &'static [&'static str],
    /// What people call it in both languages ([`half`](crate::lang::half)), in English with its article.
    pub words: &'static str,
    /// The same words made short, for the head of a column or a line. Empty where the words are short enough.
    pub head: &'static str,
    /// What an editor shows in addition: the unit, what may be left out. Empty where the words are enough.
    pub note: &'static str,
    /// Whether its words stand on papers that the client gets, as somebody of ours wrote them.
    pub printed: bool,
}

/// What a key is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// The first day of the entry: before it, the entry does not exist.
    Born,
    /// The day of something that happened. On an earlier day nobody knew of it.
    Fact,
    /// The last of several days. The earlier ones are not on record, so it is never left out.
    Latest,
    /// Known only with a fact of the same section.
    With(&'static str),
    /// A day that was agreed or planned, and may lie ahead.
    Term,
    /// Which of us handles it.
    Handler,
    /// Which of us did it, found it or wrote it.
    By,
    /// Anything else in a record.
    Said,
}

impl Key {
    /// The key with what an editor shows in addition.
    pub(in crate::model) const fn note(self, note: &'static str) -> Key {
        Key { note, ..self }
    }

    /// The key as one whose words stand on papers that the client gets.
    pub(in crate::model) const fn printed(self) -> Key {
        Key {
            printed: true,
            ..self
        }
    }

    /// The key with shorter words for the head of a column or a line.
    pub(in crate::model) const fn head(self, head: &'static str) -> Key {
        Key { head, ..self }
    }

    /// The key with the lists whose entries it refers to.
    pub(in crate::model) const fn names(self, names: &'static [&'static str]) -> Key {
        Key { names, ..self }
    }
}

/// The mark of a section that is one table and not a list.
pub(in crate::model) const TABLE: &str = "";

/// A section whose entries are identified by a key, without its keys yet.
pub(in crate::model) const fn section(
    name: &'static str,
    identified_by: &'static str,
    words: &'static str,
) -> Section {
    Section {
        name,
        identified_by: if identified_by.is_empty() {
            None
        } else {
            Some(identified_by)
        },
        words,
        note: "",
        keys: &[],
        told_by: &[],
        steps: &[],
    }
}

impl Section {
    /// The row of a key of it.
    pub fn key(&self, name: &str) -> Option<&'static Key> {
        self.keys.iter().find(|key| key.name == name)
    }

    /// Whether its ids are unique within a service year alone. The items of all plans are one list, because a diary entry
    /// names them without a year.
    pub fn has_ids_of_a_year(&self) -> bool {
        self.name.starts_with("years.") && self.name != "years.plan.items"
    }

    /// The row of the step that a key dates.
    pub fn step(&self, key: &str) -> Option<&'static Step> {
        self.steps.iter().find(|step| step.key == key)
    }

    /// The steps that come after another.
    pub fn followers(&self, key: &str) -> impl Iterator<Item = &'static Step> {
        let follows = move |step: &&Step| step.after.contains(&key);
        self.steps.iter().filter(follows)
    }

    /// The section with the steps of its entries.
    pub(in crate::model) const fn steps(self, steps: &'static [Step]) -> Section {
        Section { steps, ..self }
    }

    /// The section with what an editor shows in addition.
    pub(in crate::model) const fn note(self, note: &'static str) -> Section {
        Section { note, ..self }
    }

    /// The section with the keys that say which entry it is.
    pub(in crate::model) const fn told_by(self, told_by: &'static [&'static str]) -> Section {
        Section { told_by, ..self }
    }

    /// The section with its keys.
    pub(in crate::model) const fn keys(self, keys: &'static [Key]) -> Section {
        Section { keys, ..self }
    }
}

const fn key(name: &'static str, role: Role, words: &'static str) -> Key {
    Key {
        name,
        role,
        names: &[],
        words,
        head: "",
        note: "",
        printed: false,
    }
}

/// The id of an entry.
pub(in crate::model) const ID: Key =
    said("id", both!("编号", "the id")).note(both!("确定后不再更改", "which never changes"));

/// The day from which the entry is there.
pub(in crate::model) const fn born(name: &'static str, words: &'static str) -> Key {
    key(name, Role::Born, words)
}

/// The day of something that happened.
pub(in crate::model) const fn fact(name: &'static str, words: &'static str) -> Key {
    key(name, Role::Fact, words)
}

/// The last of several days.
pub(in crate::model) const fn latest(name: &'static str, words: &'static str) -> Key {
    key(name, Role::Latest, words)
}

/// What is known only with a fact.
pub(in crate::model) const fn with(
    fact: &'static str,
    name: &'static str,
    words: &'static str,
) -> Key {
    key(name, Role::With(fact), words)
}

/// A day that was agreed or planned.
pub(in crate::model) const fn term(name: &'static str, words: &'static str) -> Key {
    key(name, Role::Term, words)
}

/// The ids of entries of these lists.
pub(in crate::model) const fn ids(
    lists: &'static [&'static str],
    name: &'static str,
    words: &'static str,
) -> Key {
    said(name, words)
        .names(lists)
        .note(both!("编号", "by their ids"))
}

/// The id of an entry of this list.
pub(in crate::model) const fn id(
    list: &'static [&'static str],
    name: &'static str,
    words: &'static str,
) -> Key {
    said(name, words)
        .names(list)
        .note(both!("编号", "by its id"))
}

/// Which of us handles it.
pub(in crate::model) const fn handler(name: &'static str, words: &'static str) -> Key {
    key(name, Role::Handler, words)
}

/// Who of ours did it.
pub(in crate::model) const fn by(name: &'static str, words: &'static str) -> Key {
    key(name, Role::By, words)
}

/// Whatever else is said.
pub(in crate::model) const fn said(name: &'static str, words: &'static str) -> Key {
    key(name, Role::Said, words)
}
