//! The sources of both crates, without their tests and comments, and the paths that they import.

use std::fs;
use std::path::{Path, PathBuf};

/// A source file.
pub struct Source {
    /// Its path below the `src` of its crate.
    pub file: PathBuf,
    /// Its module: `store::read` of `store/read.rs`.
    pub module: Vec<String>,
    /// Its whole text.
    pub text: String,
    /// Its text without tests and comments.
    pub code: String,
}

impl Source {
    /// The room it belongs to: the first part of its module.
    pub fn room(&self) -> &str {
        &self.module[0]
    }

    /// Every path that it imports, or names in full, each with the name it has here.
    pub fn imports(&self) -> Vec<Import> {
        let mut imports = Vec::new();
        let mut statement = String::new();
        for line in self.code.lines() {
            if !statement.is_empty() || is_use(line) {
                statement.push_str(line);
                statement.push(' ');
                if line.trim_end().ends_with(';') {
                    let (_, paths) = statement.split_once("use ").unwrap();
                    spread("", paths.trim().trim_end_matches(';'), &mut imports);
                    statement.clear();
                }
            } else {
                imports.extend(named_in_full(line));
            }
        }
        imports
    }
}

/// What is imported, `["crate", "model", "Record"]`, and the name it has here: none where it is named in full.
#[derive(Debug, PartialEq)]
pub struct Import {
    pub path: Vec<String>,
    pub name: Option<String>,
}

impl Import {
    fn of(path: &str, name: Option<&str>) -> Import {
        Import {
            path: path.split("::").map(str::to_owned).collect(),
            name: name.map(str::to_owned),
        }
    }
}

fn is_use(line: &str) -> bool {
    let line = line.trim_start();
    let after_pub = line.strip_prefix("pub").map(str::trim_start);
    let after_pub = after_pub.map(|rest| match rest.strip_prefix('(') {
        Some(whom) => whom
            .split_once(')')
            .map_or(rest, |(_, rest)| rest.trim_start()),
        None => rest,
    });
    after_pub.unwrap_or(line).starts_with("use ")
}

/// Spreads `a::{b, c::{d, self}}` into a path each.
fn spread(before: &str, paths: &str, into: &mut Vec<Import>) {
    for path in between_commas(paths) {
        let path = path.trim();
        if path.is_empty() {
            continue;
        }
        if let Some((first, group)) = path.split_once('{') {
            let group = group.trim_end().strip_suffix('}').unwrap();
            spread(&format!("{before}{first}"), group, into);
            continue;
        }
        let (path, renamed) = match path.split_once(" as ") {
            Some((path, name)) => (path, Some(name)),
            None => (path, None),
        };
        let whole = format!("{before}{path}");
        let whole = whole.trim_end_matches("::self");
        into.push(Import::of(whole, renamed.or(whole.rsplit("::").next())));
    }
}

/// The parts between the commas that stand in no braces.
fn between_commas(text: &str) -> Vec<&str> {
    let (mut parts, mut from, mut depth) = (Vec::new(), 0, 0);
    for (at, char) in text.char_indices() {
        match char {
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 0 => {
                parts.push(&text[from..at]);
                from = at + 1;
            }
            _ => {}
        }
    }
    parts.push(&text[from..]);
    parts
}

/// The paths that begin with `crate::` or `super::` in the midst of code.
fn named_in_full(line: &str) -> Vec<Import> {
    let is_part = |char: char| char.is_alphanumeric() || char == '_' || char == ':';
    let words = line.split(|char| !is_part(char));
    let paths = words.filter(|word| word.starts_with("crate::") || word.starts_with("super::"));
    paths
        .map(|path| Import::of(path.trim_end_matches(':'), None))
        .collect()
}

/// Every source file in a room.
pub fn sources() -> Vec<Source> {
    let mut found = sources_below("core/src");
    found.extend(sources_below("src"));
    found.sort_by(|one, other| one.file.cmp(&other.file));
    found
}

/// Every source file in a room of one crate.
pub fn sources_below(src: &str) -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join(src);
    let mut found = Vec::new();
    let mut folders = vec![root.clone()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let file = path.strip_prefix(&root).unwrap().to_owned();
            let is_rust = file.extension().is_some_and(|ending| ending == "rs");
            if !is_rust || [Path::new("main.rs"), Path::new("lib.rs")].contains(&file.as_path()) {
                continue;
            }
            let text = fs::read_to_string(&path).unwrap();
            found.push(Source {
                module: module(&file),
                code: code(&text),
                text,
                file,
            });
        }
    }
    assert!(found.len() > 40, "the sources are where this test looks");
    found
}

fn module(file: &Path) -> Vec<String> {
    let file = file.with_extension("");
    let parts = file.iter().map(|part| part.to_str().unwrap().to_owned());
    parts.filter(|part| part != "mod").collect()
}

/// A text without comments, and without what is for tests alone: those may look where they like.
fn code(text: &str) -> String {
    let mut code = String::new();
    let mut for_tests = false;
    for line in text.lines() {
        if line == "#[cfg(test)]" {
            for_tests = true;
        } else if for_tests {
            let at_the_margin = !line.starts_with(' ') && !line.starts_with('#');
            for_tests = !(at_the_margin && (line.ends_with(';') || line == "}"));
        } else if !line.trim_start().starts_with("//") {
            code.push_str(line);
            code.push('\n');
        }
    }
    code
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_group_of_imports_is_a_path_each() {
        let text = "\
//! use crate::in_words;
use std::fs;
pub(super) use crate::{
    a::{self, B as C},
    d,
};
pub use x::Y;
#[cfg(test)]
use crate::tested;
fn f() { super::g(crate::h::I::new()) } // crate::remark
#[cfg(test)]
mod tests {
    use crate::more;
}
mod last;
";
        let source = Source {
            file: PathBuf::from("room/file.rs"),
            module: module(Path::new("room/file.rs")),
            text: text.to_owned(),
            code: code(text),
        };
        let name = |it: &Import| it.name.clone().unwrap_or_default();
        let told = |it: Import| format!("{} = {}", name(&it), it.path.join("::"));
        let told: Vec<String> = source.imports().into_iter().map(told).collect();

        assert_eq!(
            told,
            [
                "fs = std::fs",
                "a = crate::a",
                "C = crate::a::B",
                "d = crate::d",
                "Y = x::Y",
                " = super::g",
                " = crate::h::I::new",
                " = crate::remark",
            ]
        );
        assert_eq!(module(Path::new("store/mod.rs")), ["store"]);
    }
}
