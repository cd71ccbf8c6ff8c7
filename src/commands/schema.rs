//! What an editor is given for the records: a schema in kefu's own corner, and the line that names it.
//!
//! Git does not keep `.kefu`, so a fresh clone has no schema until a command writes.

use std::convert::Infallible;
use std::time::Duration;

use crate::lang::Lang;
use crate::output::client_schema;
use crate::store::Workspace;

/// How a new record begins: with the way from it to its schema.
pub(super) const LINE: &str = "#:schema ../.kefu/client.schema.json\n\n";

/// Writes the schema where it lacks or is another kefu's. What keeps it from being written is no fault of the
/// command that was asked for: nobody waits for it, and nobody is told.
pub(super) fn offer(workspace: &Workspace, lang: Lang) {
    let schema = client_schema(lang);
    let fresh = |old: Option<&str>| {
        let is_it = old == Some(schema.as_str());
        Ok::<_, Infallible>((!is_it).then(|| schema.clone()))
    };
    let path = workspace.root().join(".kefu").join("client.schema.json");
    let workspace = workspace.clone().waiting_at_most(Duration::ZERO);
    let _ = workspace.revise(&path, fresh);
}
