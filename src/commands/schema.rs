//! Help for editors: the schemas of the files in `.kefu`, and the lines that name them.
//!
//! Git does not keep `.kefu`, so a fresh clone has no schemas until a command writes.

use std::convert::Infallible;
use std::fs;
use std::path::Path;
use std::time::{Duration, UNIX_EPOCH};

use crate::lang::Lang;
use crate::output::{client_schema, standard_schema};
use crate::store::Workspace;

/// The first line of a new record: the path to its schema.
pub(super) const OF_RECORD: &str = "#:schema ../.kefu/client.schema.json\n\n";

/// The first line of a new `kefu.toml`.
pub(super) const OF_STANDARD: &str = "#:schema ./.kefu/kefu.schema.json\n\n";

/// The names of the schemas in `.kefu`: of a record, and of `kefu.toml`.
const SCHEMAS: [&str; 2] = ["client.schema.json", "kefu.schema.json"];

/// The file in `.kefu` that says which kefu wrote the schemas.
const WRITTEN_BY: &str = "schemas";

/// Writes the schemas when they are missing, were changed, or belong to another kefu. An error here is not an error of the
/// command, so it is not reported.
///
/// To make them takes as long as all the rest of a small change. So they are made only when the note of the last time does
/// not fit any more.
pub(super) fn offer(workspace: &Workspace, lang: Lang) {
    let own = workspace.root().join(".kefu");
    let written_by = own.join(WRITTEN_BY);
    let before = note(&own, lang);
    if before.is_some() && fs::read_to_string(&written_by).ok() == before {
        return;
    }
    let workspace = workspace.clone().waiting_at_most(Duration::ZERO);
    let write = |path: &Path, text: &str| {
        let fresh =
            |old: Option<&str>| Ok::<_, Infallible>((old != Some(text)).then(|| text.to_owned()));
        let _ = workspace.revise(path, fresh);
    };
    for (name, schema) in SCHEMAS
        .into_iter()
        .zip([client_schema(lang), standard_schema(lang)])
    {
        write(&own.join(name), &schema);
    }
    if let Some(note) = note(&own, lang) {
        write(&written_by, &note);
    }
}

/// This program, the language, and the schemas as they are there; `None` when one of them cannot be looked at.
fn note(own: &Path, lang: Lang) -> Option<String> {
    let program = seen(&std::env::current_exe().ok()?)?;
    let [client, standard] = SCHEMAS.map(|name| seen(&own.join(name)));
    let lang = lang.pick("zh", "en");
    Some(format!("{lang} {program} {} {}\n", client?, standard?))
}

/// The size of a file in bytes, and when it was last changed, in nanoseconds.
fn seen(path: &Path) -> Option<String> {
    let file = fs::metadata(path).ok().filter(fs::Metadata::is_file)?;
    let changed = file.modified().ok()?.duration_since(UNIX_EPOCH).ok()?;
    Some(format!("{}:{}", file.len(), changed.as_nanos()))
}
