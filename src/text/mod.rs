//! The words of kefu, in both languages side by side.

mod ahead;
pub mod amount;
pub mod calendar;
pub mod claim;
pub mod clock;
pub mod command;
pub mod corrected;
pub mod damage;
pub mod dated;
pub mod document;
pub mod drafted;
pub mod file;
pub mod filing;
pub mod finding;
pub mod git;
pub mod key;
mod line;
pub mod named;
pub mod paper;
pub mod refusal;
pub mod rule;
pub mod schema;
pub mod slip;
pub mod stage;
pub mod store;
pub mod syntax;
mod table;
pub mod todo;
pub mod undo;
pub mod visible;
pub mod word;

pub use line::in_columns;
use line::{capital, cut, entry};
pub use table::table;
