//! Folds repeated findings for a person: the first few, and the number of the others.

use std::collections::HashMap;

use super::{InFull, Line};

/// Up to this many findings of one rule and one client are shown one by one.
const MOST: usize = 5;

/// When there are more, this many are shown.
const FEW: usize = 3;

/// A part of a client's findings.
pub(super) enum Told<'r> {
    /// One finding.
    One(&'r Line),
    /// The number of others like this one, which was the last one shown.
    More(usize, &'r Line),
}

/// The findings of one client, those that repeat folded. Waived findings are folded separately.
pub(super) fn folded<'r>(lines: &[&'r Line], in_full: &InFull) -> Vec<Told<'r>> {
    let kind = |line: &'r Line| (line.rule.as_str(), line.waived.is_some());
    let mut counts: HashMap<(&str, bool), usize> = HashMap::new();
    for line in lines {
        *counts.entry(kind(line)).or_default() += 1;
    }
    let is_folded = |line: &Line| match in_full {
        InFull::All | InFull::Clients => false,
        InFull::Rules(rules) => !rules.contains(&line.rule),
    };

    let mut told = Vec::new();
    let mut seen: HashMap<(&str, bool), usize> = HashMap::new();
    for line in lines.iter().copied() {
        let nth = seen.entry(kind(line)).or_default();
        *nth += 1;
        let count = counts[&kind(line)];
        if count <= MOST || *nth <= FEW || !is_folded(line) {
            told.push(Told::One(line));
        }
        if count > MOST && *nth == FEW && is_folded(line) {
            told.push(Told::More(count - FEW, line));
        }
    }
    told
}
