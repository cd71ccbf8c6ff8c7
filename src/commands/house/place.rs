//! Where each page of the folder is, and what leads to it.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use super::seen::Seen;
use crate::alike::{self, Writings};
use crate::commands::which::Which;
use crate::output::check::Report;
use crate::standing::people;

/// Names that Windows keeps for devices.
const DEVICES: [&str; 4] = ["con", "prn", "aux", "nul"];

/// The most characters of a file's name, without its ending.
const LONGEST: usize = 60;

/// The page of each client and person, by its path in the folder.
pub(super) struct Places {
    clients: BTreeMap<String, String>,
    /// By the name in its form for comparing: the name as it is written, and the page.
    people: BTreeMap<String, (String, String)>,
}

impl Places {
    /// A page for each client that could be read, and for each person who has a client, work or a finding.
    pub(super) fn of(
        clients: &[(Which, Seen)],
        report: &Report,
        writings: &mut Writings,
    ) -> Places {
        let mut names: Vec<String> = Vec::new();
        for (_, seen) in clients {
            names.extend(seen.who.clone().filter(|_| seen.is_active));
            let work = seen.work.iter().filter_map(|work| work.who.as_deref());
            names.extend(work.flat_map(people).map(str::to_owned));
        }
        names.extend(report.findings.iter().filter_map(|line| line.who.clone()));
        let mut taken = BTreeSet::new();
        let mut places = BTreeMap::new();
        let names: BTreeSet<String> = names.into_iter().map(|it| writings.first(it)).collect();
        for name in names {
            let file = free(file_name(&name), &mut taken);
            let key = alike::folded(&name).into_owned();
            places.insert(key, (name, format!("people/{file}.html")));
        }
        let mut taken = BTreeSet::new();
        let of_clients = clients.iter().map(|(which, _)| {
            let file = free(file_name(&which.id), &mut taken);
            (which.id.clone(), format!("clients/{file}.html"))
        });
        Places {
            clients: of_clients.collect(),
            people: places,
        }
    }

    /// The page of a client.
    pub(super) fn client(&self, id: &str) -> Option<&str> {
        self.clients.get(id).map(String::as_str)
    }

    /// The page of a person, however the name was typed.
    pub(super) fn person(&self, name: &str) -> Option<&str> {
        let place = self.people.get(&*alike::folded(name));
        place.map(|(_, place)| place.as_str())
    }

    /// The name of a person as the pages write it.
    pub(super) fn written<'n>(&'n self, name: &'n str) -> &'n str {
        let place = self.people.get(&*alike::folded(name));
        place.map_or(name, |(name, _)| name)
    }

    /// Each person with the page.
    pub(super) fn people(&self) -> impl Iterator<Item = (&str, &str)> {
        let people = self.people.values();
        people.map(|(name, place)| (name.as_str(), place.as_str()))
    }
}

/// What leads to a page, from a page that `up` leads to the folder of: each byte that is not plain is written with its
/// number, so that every name can be followed.
pub(super) fn href(up: &str, place: &str) -> String {
    let mut written = up.to_owned();
    for byte in place.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'~' | b'/' => {
                written.push(char::from(byte));
            }
            byte => write!(written, "%{byte:02X}").expect("writing into a string does not fail"),
        }
    }
    written
}

/// A name as every file system takes it.
fn file_name(name: &str) -> String {
    let is_bad = |c: char| alike::acts(c) || "/\\:*?\"<>|%#".contains(c);
    let name: String = name
        .chars()
        .take(LONGEST)
        .map(|c| if is_bad(c) { '_' } else { c })
        .collect();
    let name = name.trim_matches(['.', ' ']);
    let is_device = DEVICES.contains(&&*name.to_lowercase());
    match name.is_empty() || is_device {
        true => format!("_{name}"),
        false => name.to_owned(),
    }
}

/// The name, or the next free one like it: a file system may take capitals for small letters.
fn free(name: String, taken: &mut BTreeSet<String>) -> String {
    let mut free = name.clone();
    let mut nth = 1;
    while !taken.insert(alike::folded(&free).into_owned()) {
        nth += 1;
        free = format!("{name}~{nth}");
    }
    free
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_named_by_the_person_and_every_system_takes_it() {
        for (name, file) in [
            ("陈静", "陈静"),
            ("Chen Jing", "Chen Jing"),
            ("a/b\\c:d", "a_b_c_d"),
            ("..", "_"),
            ("con", "_con"),
            ("NUL", "_NUL"),
            ("\u{202e}x", "_x"),
            ("100%#1", "100__1"),
            ("", "_"),
        ] {
            assert_eq!(file_name(name), file, "{name}");
        }
        assert_eq!(file_name(&"长".repeat(99)).chars().count(), LONGEST);
    }

    #[test]
    fn two_people_never_share_a_file() {
        let mut taken = BTreeSet::new();
        let mut named = |name: &str| free(name.to_owned(), &mut taken);
        assert_eq!(
            [named("a_b"), named("A_B"), named("a_b")],
            ["a_b", "A_B~2", "a_b~3"]
        );
    }

    #[test]
    fn a_link_can_be_followed_whatever_the_name() {
        assert_eq!(
            href("../", "people/陈静.html"),
            "../people/%E9%99%88%E9%9D%99.html"
        );
        assert_eq!(href("", "people/Chen Jing.html"), "people/Chen%20Jing.html");
        assert_eq!(href("", "clients/a-b_c.html"), "clients/a-b_c.html");
    }
}
