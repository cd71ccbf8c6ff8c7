//! No files stand in a circle: what a file imports does not import that file, by whatever way round.
//!
//! A file may import those above it, as `team/hand_over.rs` imports `team.rs`: the two are one thing in parts.

use std::collections::{BTreeMap, BTreeSet};

use crate::sources::{Import, Source, sources};

#[test]
fn no_files_stand_in_a_circle() {
    let sources = sources();
    let house = House::of(&sources);
    let uses: Vec<BTreeSet<usize>> = (0..sources.len()).map(|nth| house.uses(nth)).collect();

    let mut circles = Vec::new();
    for (from, others) in uses.iter().enumerate() {
        for to in others.iter().filter(|to| leads_to(&uses, **to, from)) {
            let name = |nth: usize| sources[nth].file.display();
            circles.push(format!("{} uses {}", name(from), name(*to)));
        }
    }
    assert_eq!(circles, Vec::<String>::new());
}

/// Whether one file uses another, directly or by way of others.
fn leads_to(uses: &[BTreeSet<usize>], from: usize, to: usize) -> bool {
    let (mut seen, mut ahead) = (BTreeSet::new(), vec![from]);
    while let Some(nth) = ahead.pop() {
        if nth == to {
            return true;
        }
        if seen.insert(nth) {
            ahead.extend(&uses[nth]);
        }
    }
    false
}

/// The files by their modules, and the names that each has by an import.
struct House<'s> {
    sources: &'s [Source],
    modules: BTreeMap<&'s [String], usize>,
    names: Vec<BTreeMap<String, Vec<String>>>,
}

impl<'s> House<'s> {
    fn of(sources: &'s [Source]) -> House<'s> {
        let modules = sources.iter().enumerate();
        let names = |source: &Source| {
            let imports = source.imports().into_iter();
            imports
                .filter_map(|Import { path, name }| Some((name?, path)))
                .collect()
        };
        House {
            sources,
            modules: modules.map(|(nth, it)| (&it.module[..], nth)).collect(),
            names: sources.iter().map(names).collect(),
        }
    }

    /// The files that a file imports, but for those above it.
    fn uses(&self, nth: usize) -> BTreeSet<usize> {
        let module = &self.sources[nth].module;
        let imported = self.sources[nth].imports().into_iter();
        let imported = imported.filter_map(|import| self.file(module, &import.path, 0));
        let above = |other: &usize| module.starts_with(&self.sources[*other].module);
        imported.filter(|it| !above(it)).collect()
    }

    /// The file in which a path leads to, as seen from a module: through what is handed on under another name too.
    fn file(&self, module: &[String], path: &[String], steps: usize) -> Option<usize> {
        assert!(steps < 20, "{path:?} in {module:?} leads nowhere");
        let mut here = module.to_vec();
        let mut rest = path;
        match path.first()?.as_str() {
            "crate" => {
                here.clear();
                rest = &path[1..];
            }
            "self" => rest = &path[1..],
            "super" => {}
            // Below this module, or of another crate.
            name => {
                let below = [&here[..], &[name.to_owned()]].concat();
                self.modules.get(&below[..])?;
            }
        }
        while let Some((name, further)) = rest.split_first() {
            if name == "super" {
                here.pop();
                rest = further;
                continue;
            }
            let below = [&here[..], std::slice::from_ref(name)].concat();
            if self.modules.contains_key(&below[..]) {
                here = below;
                rest = further;
                continue;
            }
            let nth = *self.modules.get(&here[..])?;
            let handed_on = self.names[nth].get(name).filter(|it| *it != path);
            let handed_on = handed_on.and_then(|path| self.file(&here, path, steps + 1));
            return handed_on.or(Some(nth));
        }
        self.modules.get(&here[..]).copied()
    }
}
