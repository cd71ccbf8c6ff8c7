//! The command line in the reader's language: its help, and messages about typing mistakes.

pub mod amount;
pub mod date;
pub mod entries;
pub mod entry_id;
mod full_width;
pub mod global;
pub mod help;
pub mod language;
pub mod mistakes;
pub mod pasted;
pub mod percent;
pub mod place;
mod reason;
mod screen;
pub mod shown;
pub mod speak;
mod told;
pub mod verdict;
pub mod words;
mod wrap;

pub use screen::Screen;
use screen::picked;
