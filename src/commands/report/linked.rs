//! `kefu report portfolio -o DIR/`: the linked pages of the house, from a check of all clients.

use std::path::Path;

use crate::commands::check::{self, gather};
use crate::commands::desk::Desk;
use crate::commands::house::{self, Then};
use crate::commands::{Answer, Failed};
use crate::say;
use crate::store::read_answer;

/// The answer with the pages for the folder of `-o`, if there is one; beside an earlier check, where one was named.
///
/// # Errors
///
/// An earlier check without a folder, or one that cannot be read.
pub(super) fn with_pages(
    desk: &Desk<'_>,
    answer: Answer,
    since: Option<&Path>,
) -> anyhow::Result<Answer> {
    if !desk.context.fills_a_folder() {
        return match since {
            None => Ok(answer),
            Some(_) => Err(Failed::because(say!(desk.lang(),
                zh: "--since 只用于网页：请加 -o 文件夹/",
                en: "--since is for the linked pages: add -o DIR/"
            ))),
        };
    }
    let selection = check::selection(desk, &[], &[])?;
    let earlier = since.map(|file| check::earlier(desk, file)).transpose()?;
    let asked = gather::Asked {
        selection: &selection,
        only: None,
        who: None,
        since: earlier.as_ref(),
    };
    let report = gather::report(desk, &asked)?;
    let figures = since.map(|file| {
        desk.context
            .here()
            .join(file)
            .with_file_name(house::FIGURES)
    });
    let figures = figures.and_then(|file| read_answer(&file).ok());
    let then = earlier.zip(figures);
    let then = then.and_then(|(earlier, bytes)| Then::read(earlier.today, &bytes));
    let pages = house::pages(desk, &report, then.as_slice())?;
    // Both looked at all records, and say the same of those that could not be read.
    Ok(Answer {
        folder: pages.folder,
        notes: pages.notes,
        code: pages.code,
        ..answer
    })
}
