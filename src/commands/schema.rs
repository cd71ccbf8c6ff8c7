//! What an editor is given for the files: their schemas in kefu's own corner, and the lines that name them.
//!
//! Git does not keep `.kefu`, so a fresh clone has no schemas until a command writes.

use std::convert::Infallible;
use std::time::Duration;

use crate::lang::Lang;
use crate::output::{client_schema, standard_schema};
use crate::store::Workspace;

/// How a new record begins: with the way from it to its schema.
pub(super) const OF_RECORD: &str = "#:schema ../.kefu/client.schema.json\n\n";

/// How a new `kefu.toml` begins.
pub(super) const OF_STANDARD: &str = "#:schema ./.kefu/kefu.schema.json\n\n";

/// Writes the schemas where they lack or are another kefu's. What keeps one from being written is no fault of
/// the command that was asked for: nobody waits for it, and nobody is told.
pub(super) fn offer(workspace: &Workspace, lang: Lang) {
    let own = workspace.root().join(".kefu");
    let workspace = workspace.clone().waiting_at_most(Duration::ZERO);
    for (name, schema) in [
        ("client.schema.json", client_schema(lang)),
        ("kefu.schema.json", standard_schema(lang)),
    ] {
        let fresh = |old: Option<&str>| {
            let is_it = old == Some(schema.as_str());
            Ok::<_, Infallible>((!is_it).then(|| schema.clone()))
        };
        let _ = workspace.revise(&own.join(name), fresh);
    }
}
