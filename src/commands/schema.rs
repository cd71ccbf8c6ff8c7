//! Help for editors: the schemas of the files in `.kefu`, and the lines that name them.
//!
//! Git does not keep `.kefu`, so a fresh clone has no schemas until a command writes.

use std::convert::Infallible;
use std::time::Duration;

use crate::lang::Lang;
use crate::output::{client_schema, standard_schema};
use crate::store::Workspace;

/// The first line of a new record: the path to its schema.
pub(super) const OF_RECORD: &str = "#:schema ../.kefu/client.schema.json\n\n";

/// The first line of a new `kefu.toml`.
pub(super) const OF_STANDARD: &str = "#:schema ./.kefu/kefu.schema.json\n\n";

/// Writes the schemas when they are missing or belong to another version of kefu. An error here is not an
/// error of the command, so it is not reported.
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
