//! git, asked about the folder of a workspace: the only room that starts a program.
//!
//! ```text
//! program    git by its full path, with everything that the folder could make it run shut off
//! folder     where the workspace stands in its repository
//! versions   the versions of a record between which git could not decide
//! staged     the records as they are in the index
//! setup      the lines and settings that make git call kefu
//! past       the versions that a file had, commit by commit
//! lines      what git makes of three texts line by line
//! ```

mod folder;
mod lines;
mod past;
mod program;
pub mod setup;
mod staged;
mod versions;

pub use folder::{Folder, Hooks};
pub use lines::by_lines;
pub use past::{Commit, Files, Past, Version};
pub use program::{Around, Fault, Git};
pub use staged::Staged;
pub use versions::Versions;
