//! The page that a command returns, for a person, a script, a spreadsheet or a forge.
//!
//! A command describes its answer once, as a [`Page`]; each format has its own file:
//!
//! - `table`: for a person at a terminal, in columns that hold with Chinese text
//! - `json`: everything that has a key, exact, for scripts
//! - `csv`: one table, for a spreadsheet
//! - `markdown`: for a forge, a chat or a wiki
//!
//! Into a named file it can go as a workbook too, or as CSV for an office ([`file`]). Days go into a calendar ([`Days`]).
//!
//! The builder of the page chooses the language of its words; keys and codes are never translated. What a
//! user wrote is put into the page as it is; the formats escape it (see [`crate::text::visible`]).

mod cell;
pub mod check;
mod columns;
mod csv;
mod drawn;
mod each;
mod ending;
mod file;
mod ics;
mod json;
mod leaf;
mod markdown;
mod page;
mod ranked;
mod render;
mod schema;
mod style;
mod table;
mod xlsx;

#[cfg(test)]
mod tests;

pub use cell::{Cell, Tone};
use cell::{joined, words};
pub use csv::left_out;
pub use ending::Ending;
pub use file::{file, left_out_of_csv};
pub use ics::{Days, Entry};
pub(crate) use markdown::inline as markdown_inline;
pub use page::{Align, Block, Column, Fact, Page, Table};
pub use render::render;
pub use schema::{client_schema, standard_schema};
pub use style::{Format, Style};
