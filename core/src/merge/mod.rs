//! Two edits of one record made into one, by section, entry and key; `docs/merging.md` has the laws.
//!
//! ```text
//! three      three texts of a record → one, or the keys truly in conflict
//!   style    byte-order mark, line ends, last line
//!   part     a text taken apart without loss: sections, entries, lines, comments
//!   identity whether an entry is still the one that had its id
//!   ids      an id that both sides gave; an entry that was given another id before
//!   refer    what names an entry by its id
//!   both     a part with what both sides made of it
//!   weave    the order of what both sides have
//!   value    one value, one list, one comment
//!   check    the last look at a merged text, by another reader
//! marks      the sides of a conflict, from the marks that a merge by lines left
//! damage     what such a merge leaves without marks: entries that run together, a key twice
//! entries    a text as its entries, and what changed from one text to another
//! resolve    which of all this a text with a conflict needs
//! mend       the same, mended where nothing has to be chosen
//! ```

mod both;
mod check;
mod damage;
mod entries;
mod identity;
mod ids;
mod marks;
mod mend;
mod outcome;
mod part;
mod refer;
mod resolve;
mod style;
mod three;
mod value;
mod weave;

#[cfg(test)]
mod tests;

pub use damage::{Damage, Wrong, damages};
pub use entries::{Change, Changed, Entry, What, changes, entries};
pub use marks::{Sides, is_mark, sides};
pub use mend::{Mended, mend};
pub use outcome::{Conflict, Merged, Renamed, Side, Unmerged};
pub use resolve::{Resolution, Versions, resolve};
pub use three::three;
