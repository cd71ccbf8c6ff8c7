//! `kefu report portfolio -o DIR/`: the linked pages of the house, from a check of all clients.

use crate::commands::check::{self, gather};
use crate::commands::desk::Desk;
use crate::commands::{Answer, house};

/// The answer with the pages for the folder of `-o`, if there is one.
pub(super) fn with_pages(desk: &Desk<'_>, answer: Answer) -> anyhow::Result<Answer> {
    if !desk.context.fills_a_folder() {
        return Ok(answer);
    }
    let selection = check::selection(desk, &[], &[])?;
    let asked = gather::Asked {
        selection: &selection,
        only: None,
        who: None,
        since: None,
    };
    let pages = house::pages(desk, &gather::report(desk, &asked)?)?;
    // Both looked at all records, and say the same of those that could not be read.
    Ok(Answer {
        folder: pages.folder,
        notes: pages.notes,
        code: pages.code,
        ..answer
    })
}
