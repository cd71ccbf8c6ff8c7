//! One run of kefu, by which its changes are noted.

use serde::{Deserialize, Serialize};

/// One run of kefu: who asked, and in which words. A run is taken back as a whole.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Run {
    /// The user of the system; empty where nobody says.
    pub by: String,
    /// The words of the command, without `kefu`.
    pub words: Vec<String>,
    /// What no other run has.
    pub token: String,
}
