//! One client of many that a command changes: what was done there, and the diff of a dry run.

use std::cell::RefCell;

use super::super::change::{Decision, Stop, change_told};
use super::super::desk::Desk;
use super::super::refused;
use super::super::which::Which;
use crate::changes::Refusal;
use crate::document::edit::Edit;
use crate::output::Block;
use crate::standing::Case;

/// Changes it as `decide` says, without a receipt of its own.
///
/// # Errors
///
/// As [`change_told`].
pub(super) fn each<T>(
    desk: &Desk<'_>,
    which: &Which,
    decide: impl Fn(&Case<'_>) -> Result<(T, Vec<Edit>), Refusal>,
) -> anyhow::Result<(Option<T>, String)> {
    let seen: RefCell<Option<T>> = RefCell::default();
    let answer = change_told(desk, which, |case, _| {
        let (done, edits) = decide(case)
            .map_err(|refusal| Stop::Refused(refused::told(desk.lang(), case, &refusal)))?;
        seen.replace(Some(done));
        let said = String::new();
        Ok((Decision { edits, said }, Vec::new()))
    })?;
    let blocks = answer.page.into_iter().flat_map(|page| page.blocks);
    let diff = blocks.filter_map(|block| match block {
        Block::Diff { text, .. } => Some(text),
        _ => None,
    });
    Ok((seen.into_inner(), diff.collect()))
}
