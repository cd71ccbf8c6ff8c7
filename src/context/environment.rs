//! What the environment and the terminal say.

use std::path::PathBuf;

pub(super) fn environment(name: &str) -> Option<String> {
    std::env::var(name).ok()
}

pub(super) fn path_from_environment(name: &str) -> Option<PathBuf> {
    let path = std::env::var_os(name).filter(|path| !path.is_empty());
    path.map(PathBuf::from)
}

/// The shell that asks for candidates, by the variable with which it does.
pub fn completed_for(variable: &str) -> Option<String> {
    environment(variable).filter(|shell| !shell.is_empty())
}

/// The editor a user has chosen, for `client edit`.
pub fn editor() -> Option<String> {
    let chosen = |name| environment(name).filter(|editor| !editor.trim().is_empty());
    chosen("VISUAL").or_else(|| chosen("EDITOR"))
}

/// The width of the terminal; 100 columns where there is none.
pub(super) fn columns() -> usize {
    let told = environment("COLUMNS").and_then(|columns| columns.parse().ok());
    let seen = || terminal_size::terminal_size().map(|(width, _)| usize::from(width.0));
    told.or_else(seen)
        .filter(|columns| *columns > 0)
        .unwrap_or(100)
}

/// The rows of the terminal; 24 where nobody says.
pub(super) fn rows() -> usize {
    let told = environment("LINES").and_then(|lines| lines.parse().ok());
    let seen = || terminal_size::terminal_size().map(|(_, height)| usize::from(height.0));
    told.or_else(seen).filter(|rows| *rows > 0).unwrap_or(24)
}
