//! The printing room: facts and words laid out on paper by a template, as Markdown, HTML or DOCX.
//!
//! ```text
//! plan        the service plan as a sheet: what its templates may name
//! stewardship the report on a service year as a sheet
//! portfolio   the figures of all clients as a sheet
//! client      all of one client as a sheet, for the house
//! digest      what is new for one person, as short messages
//! house       the linked pages of the house as sheets: what waits, a page a person
//! hand_over   the lists to sign when clients are handed over, as a sheet
//! board       the figures and tables of those two
//! chart       the year as a picture: what happens when, in SVG
//! bars        numbers as pictures: bars and columns, in SVG
//! template    the shipped templates, and a company's own in their place
//! engine      a template filled with a sheet, within bounds of work and room
//! escape      what a user wrote, made harmless for each form
//! docx        a Word document: taken apart, filled, zipped again with the same bytes every time
//! ```
//!
//! This room does not know a client's record: a sheet is made from a [`view`](crate::view), and what is not
//! in the view cannot be printed, whatever a template contains. Templates are data: they read no file, no
//! clock and no environment, and one that would never end is stopped.

mod bars;
pub mod board;
mod chart;
pub mod client;
pub mod digest;
mod docx;
mod engine;
mod escape;
mod fill;
mod form;
pub mod hand_over;
pub mod house;
mod logo;
pub mod plan;
pub mod portfolio;
pub mod stewardship;
mod template;

pub use bars::{BarRow, Shade, Stack, bar_chart, column_chart};
pub use chart::{Bar, Row, year_charts};
pub use engine::{Fault, Trouble};
pub use fill::print;
pub use form::Form;
pub use logo::Logo;
pub use plan::capital;
pub use template::{Paper, Template};
