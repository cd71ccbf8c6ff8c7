//! The order of what both sides have: as it was, with what is new on each side after what it follows there.

use std::collections::{HashMap, HashSet};
use std::hash::Hash;

/// Puts what only we have and what only they have, after the same thing, in order.
pub(super) type Join<'j, K> = &'j dyn Fn(Vec<K>, Vec<K>) -> Vec<K>;

/// All of both sides, each once, in an order that is the same whichever side is ours.
///
/// What both have stays in its order; the side that moved something is followed, and where both did, the one that sorts
/// first.
pub(super) fn weave<K: Clone + Eq + Hash + Ord>(
    base: &[K],
    ours: &[K],
    theirs: &[K],
    join: Join<'_, K>,
) -> Vec<K> {
    let in_theirs: HashSet<&K> = theirs.iter().collect();
    let shared: HashSet<&K> = ours.iter().filter(|it| in_theirs.contains(it)).collect();
    let of_shared = |side: &[K]| -> Vec<K> {
        let of = side.iter().filter(|it| shared.contains(it));
        of.cloned().collect()
    };
    let (in_base, in_ours, in_theirs) = (of_shared(base), of_shared(ours), of_shared(theirs));
    let backbone = match () {
        () if in_ours == in_base => in_theirs,
        () if in_theirs == in_base => in_ours,
        () => in_ours.min(in_theirs),
    };

    let mut our_runs = runs(ours, &shared);
    let mut their_runs = runs(theirs, &shared);
    let mut woven = Vec::with_capacity(ours.len() + theirs.len());
    for anchor in std::iter::once(None).chain(backbone.iter().map(Some)) {
        woven.extend(anchor.cloned());
        let ours = our_runs.remove(&anchor).unwrap_or_default();
        let theirs = their_runs.remove(&anchor).unwrap_or_default();
        woven.extend(join(ours, theirs));
    }
    woven
}

/// What only one side has, by the shared thing it follows.
fn runs<'k, K: Clone + Eq + Hash>(
    side: &'k [K],
    shared: &HashSet<&K>,
) -> HashMap<Option<&'k K>, Vec<K>> {
    let mut runs: HashMap<Option<&K>, Vec<K>> = HashMap::new();
    let mut anchor = None;
    for it in side {
        match shared.contains(it) {
            true => anchor = Some(it),
            false => runs.entry(anchor).or_default().push(it.clone()),
        }
    }
    runs
}

/// Two runs by a rank of their things: the lower one first, and what follows another on its side stays after it.
pub(super) fn by_rank<K, R: Ord>(rank: impl Fn(&K) -> R) -> impl Fn(Vec<K>, Vec<K>) -> Vec<K> {
    move |ours, theirs| {
        let mut joined = Vec::with_capacity(ours.len() + theirs.len());
        let (mut ours, mut theirs) = (ours.into_iter().peekable(), theirs.into_iter().peekable());
        while let (Some(our), Some(their)) = (ours.peek(), theirs.peek()) {
            joined.extend(match rank(our) <= rank(their) {
                true => ours.next(),
                false => theirs.next(),
            });
        }
        joined.extend(ours);
        joined.extend(theirs);
        joined
    }
}

/// Two runs one after the other: the one that sorts first.
pub(super) fn first_first<K: Ord>(ours: Vec<K>, theirs: Vec<K>) -> Vec<K> {
    let (mut first, then) = match ours <= theirs {
        true => (ours, theirs),
        false => (theirs, ours),
    };
    first.extend(then);
    first
}

/// Things that may be equal, each with how many equal ones stand before it.
pub(super) fn counted(things: impl Iterator<Item = String>) -> Vec<(String, usize)> {
    let mut seen: HashMap<String, usize> = HashMap::new();
    things
        .map(|it| {
            let count = seen.entry(it.clone()).or_default();
            *count += 1;
            (it, *count - 1)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn woven(base: &str, ours: &str, theirs: &str) -> String {
        let of = |text: &str| text.chars().collect::<Vec<_>>();
        let by_rank = by_rank(|it: &char| *it);
        let weave = |one, other| weave(&of(base), &of(one), &of(other), &by_rank);
        let (one, other) = (weave(ours, theirs), weave(theirs, ours));
        assert_eq!(one, other, "whichever is ours");
        one.into_iter().collect()
    }

    #[test]
    fn what_is_new_follows_what_it_follows_on_its_side() {
        assert_eq!(woven("abc", "axbc", "abcy"), "axbcy");
        assert_eq!(woven("ab", "abz", "abcd"), "abcdz");
        assert_eq!(woven("ab", "abzc", "aby"), "abyzc", "c stays after z");
        assert_eq!(woven("", "mn", "ab"), "abmn");
    }

    #[test]
    fn the_side_that_moved_something_is_followed() {
        assert_eq!(woven("abc", "cab", "abc"), "cab");
        assert_eq!(woven("abc", "cab", "bac"), "bac", "both did");
        assert_eq!(woven("abc", "ac", "abcd"), "abcd", "who calls drops b");
    }
}
