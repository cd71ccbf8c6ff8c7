//! What came of a merge.

use super::part::Part;
use crate::model::form::section_of;
use crate::model::name;

/// One of the two versions that are merged, as git calls them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// The one that is there already.
    Ours,
    /// The one that comes in.
    Theirs,
}

/// A merged record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Merged {
    /// The text; with marks around each conflict.
    pub text: String,
    /// What a person must decide.
    pub conflicts: Vec<Conflict>,
    /// The entries that were given another id.
    pub renamed: Vec<Renamed>,
}

/// Something that was changed on both sides in two ways.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conflict {
    /// The section or entry as people name it, `claims/k1`; empty for the record itself.
    pub entry: String,
    /// The key; `None` where one side took the whole away that the other changed.
    pub key: Option<String>,
    /// What we have, as it is written; `None` where we took it away.
    pub ours: Option<String>,
    /// What they have.
    pub theirs: Option<String>,
}

/// An entry that was given another id, because its own is that of another entry on the other side.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Renamed {
    /// The list, without `years`.
    pub list: String,
    /// The id it had.
    pub from: String,
    /// The id it has.
    pub to: String,
    /// Whether it had the id of an entry that its side took away, and that the other side still works with.
    pub again: bool,
}

impl Renamed {
    /// An entry that is given another id.
    pub(super) fn of(entry: &Part, to: &str) -> Renamed {
        let list = section_of(&entry.section).map(name::short);
        Renamed {
            list: list.map_or_else(|| entry.section.clone(), str::to_owned),
            from: entry.name.id.clone(),
            to: to.to_owned(),
            again: false,
        }
    }
}

/// Why two versions were not merged by their entries. Nothing was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unmerged {
    /// The version before cannot be read.
    Base,
    /// A version cannot be read.
    Unreadable(Side),
    /// The merged text did not hold what both versions hold together: a form of writing that kefu cannot merge.
    Lost,
}
