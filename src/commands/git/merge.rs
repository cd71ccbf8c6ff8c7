//! `kefu git merge`: the driver that git calls for one record.

use std::path::Path;

use crate::commands::{Answer, Failed};
use crate::context::Context;
use crate::git::{Git, by_lines};
use crate::merge::{Merged, Unmerged, three};
use crate::print::Form;
use crate::store::{hand_out, read_named};
use crate::text;

/// git takes any code up to 128 for a conflict that is marked in the file, and would leave ours alone there.
const FAILED: u8 = 129;

pub(super) fn run(context: &Context, files: [&Path; 3], path: &str) -> anyhow::Result<Answer> {
    let lang = context.lang;
    let [base, ours, theirs] = files.map(|file| context.here().join(file));
    let failed = |message: String| {
        anyhow::Error::from(Failed {
            code: FAILED,
            message,
        })
    };
    let mut texts = Vec::with_capacity(3);
    for file in [&base, &ours, &theirs] {
        let bytes = read_named(file);
        let bytes = bytes.map_err(|why| failed(text::store::unreadable(lang, &why)))?;
        texts.push(String::from_utf8(bytes).ok());
    }

    let (bytes, notes, is_torn) = match merged(&texts) {
        Ok(merged) => {
            let is_torn = !merged.conflicts.is_empty();
            let notes = text::git::merged(lang, path, &merged);
            (merged.text.into_bytes(), notes, is_torn)
        }
        Err(why) => {
            let git = Git::find(&context.around_git(), context.here());
            let lines = git.and_then(|git| by_lines(&git, &base, &ours, &theirs));
            let (bytes, is_torn) = lines.map_err(|why| failed(text::git::fault(lang, &why)))?;
            (bytes, vec![text::git::unmerged(lang, path, &why)], is_torn)
        }
    };
    if !context.dry_run {
        let written = hand_out(&ours, &bytes, true);
        written.map_err(|why| failed(text::store::write_failure(lang, &why)))?;
    }
    let shown = context.dry_run.then_some((Form::Markdown, bytes));
    Ok(Answer {
        documents: shown.into_iter().collect(),
        notes,
        code: u8::from(is_torn),
        ..Answer::default()
    })
}

fn merged(texts: &[Option<String>]) -> Result<Merged, Unmerged> {
    use crate::merge::Side::{Ours, Theirs};

    let [base, ours, theirs] = texts else {
        return Err(Unmerged::Base);
    };
    let ours = ours.as_deref().ok_or(Unmerged::Unreadable(Ours))?;
    let theirs = theirs.as_deref().ok_or(Unmerged::Unreadable(Theirs))?;
    three(Some(base.as_deref().ok_or(Unmerged::Base)?), ours, theirs)
}
