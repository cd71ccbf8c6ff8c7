//! What git makes of three texts line by line, where kefu cannot merge them by entries.

use std::path::Path;

use super::program::{Fault, Git};

/// The merged bytes, and whether marks of a conflict are in them. The texts are files, each by its full path.
pub fn by_lines(
    git: &Git,
    base: &Path,
    ours: &Path,
    theirs: &Path,
) -> Result<(Vec<u8>, bool), Fault> {
    let path = |path: &Path| path.to_string_lossy().into_owned();
    let (base, ours, theirs) = (path(base), path(ours), path(theirs));
    let labels = ["-L", "ours", "-L", "base", "-L", "theirs"];
    let words = [
        &["merge-file", "--stdout"],
        &labels[..],
        &["--", &ours, &base, &theirs],
    ]
    .concat();
    let (code, merged, said) = git.run(&words, Vec::new())?;
    match code {
        Some(0) => Ok((merged, false)),
        // As many as there are conflicts; above are errors.
        Some(1..128) => Ok((merged, true)),
        _ => Err(Fault::Refused(said)),
    }
}
