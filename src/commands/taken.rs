//! Files of `-o` that are there already.

use super::Failed;
use crate::context::{Context, Named};
use crate::lang::Lang;
use crate::say;
use crate::text::visible::visible;

/// Refuses a file that is there already, before a command changes a record: its answer could not be written after that.
///
/// # Errors
///
/// One of the files is there, and `--force` was not given.
pub(super) fn free(context: &Context) -> anyhow::Result<()> {
    let is_taken = |file: &&Named| context.here().join(&file.path).symlink_metadata().is_ok();
    match context.files.iter().find(is_taken) {
        Some(file) if !context.replace && !context.dry_run => Err(Failed::because(taken(
            context.lang,
            &visible(&file.path.to_string_lossy()),
        ))),
        _ => Ok(()),
    }
}

/// That a file is there already, and what to do.
pub(super) fn taken(lang: Lang, shown: &str) -> String {
    say!(lang,
        zh: "{shown} 已经存在，未覆盖。确要覆盖请加 --force，或换一个文件名。",
        en: "{shown} already exists and was not replaced. To replace it add --force, or choose another name."
    )
}
