//! Who insures a policy and whom, as lists and pages show it.

use crate::model::Policy;
use crate::output::{Cell, Tone};
use crate::standing::{insurers, shares};

/// The insurer of a policy; a person sees all of several with their shares, a script the leader.
pub(super) fn insurers_cell(policy: &Policy<'_>) -> Cell {
    match (policy.insurer, insurers(policy)) {
        (Some(leader), Some(label)) if !shares(policy).is_empty() => Cell::Code {
            code: leader.to_owned(),
            label,
            tone: Tone::Plain,
        },
        (_, label) => Cell::from(label),
    }
}

/// The insured by name, several with commas between them.
pub(super) fn insured_cell(policy: &Policy<'_>) -> Cell {
    match policy.insured.is_empty() {
        true => Cell::Empty,
        false => Cell::Text(policy.insured.join("、")),
    }
}
