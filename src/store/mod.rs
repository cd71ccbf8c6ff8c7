//! A brokerage's folder of client records, and the only part of kefu that touches the disk.
//!
//! It knows files and their text, nothing of insurance: a command hands [`Workspace::revise`] a
//! function from the old text to the new, and the store sees to it that the record is wholly old or
//! wholly new, that no two `kefu` overwrite each other, and that no edit made by hand is lost.
//!
//! ```text
//! workspace  find it, begin one             id     a client's name on disk
//! read       a bounded look at one file     record one is read, whole or as text
//! list       which records and calendar years there are
//! revise     old text → new text, saved     lock   one writer at a time
//! part       the new text on its way        swap   it takes the place; what comes out is looked at
//! own        .kefu and what is kept in it   names  renaming in one step, on each system
//! aside      a record that was merged into another is kept
//! copy       a record for an editor, and the text it began from
//! run        who changes something, and in which words
//! rename     a client gets another id       inside file references that stay in the workspace
//! digest     the sum of a document      handed a document written where the user asks
//! nightly    a folder of nights, a folder for each day
//! failure    why a file was not changed     folder a real one is there, and no link
//! user       the user's own configuration    undo  what kefu wrote over, and taking it back
//! pages      linked pages in a folder that the user named
//! ```
//!
//! What is absent on purpose: nothing here deletes a record, but undo takes away one that kefu has just made and nobody
//! has changed since. A business file is kept for years by law, and whoever may end one does it with the system's own
//! means.

mod aside;
mod copy;
mod digest;
mod failure;
mod folder;
mod handed;
mod id;
mod inside;
mod list;
mod lock;
mod names;
mod nightly;
mod own;
mod pages;
mod part;
mod read;
mod record;
mod rename;
mod revise;
mod run;
mod swap;
mod undo;
pub mod user;
mod workspace;

pub use copy::Copy;
pub use failure::{Busy, Holder, Revision, WriteFailure, WriteFault};
pub use handed::{Handed, hand_out, hand_out_hook};
pub use id::{Id, IdFault};
pub use inside::Outside;
pub use list::Entry;
pub use nightly::{CHECK, Nights, Unfit, Writing};
pub use pages::{Shelved, shelve};
pub use read::{Kind, LIMIT, ReadFault, Unreadable, read_answer, read_named, text_of};
pub use revise::ReviseError;
pub use run::Run;
pub use undo::{TakenBack, UndoFault, Undone};
pub use workspace::{NotFound, Workspace};
