//! Whether an entry is still the one that it was: an id alone does not say so, since it is given again after its entry
//! is taken away.

use std::collections::HashMap;

use super::part::Part;
use super::value::{elements, same, text_of};
use crate::model::form::section_of;

/// Whether two entries with one id are plainly two: of the keys that say which entry it is, and that both have, fewer
/// than half say the same. Words that were corrected say the same.
pub(super) fn is_another(was: &Part, now: &Part) -> bool {
    let (mut kept, mut all) = (0, 0);
    for key in told_by(was) {
        if let (Some(was), Some(now)) = (was.line(key), now.line(key)) {
            all += 1;
            kept += usize::from(is_alike(&was.value, &now.value));
        }
    }
    kept * 2 < all
}

/// Whether an entry with another id is this one: it says all that this one does, or at least two keys say which entry
/// it is, and every one of them is as it was.
pub(super) fn is_it(was: &Part, now: &Part) -> bool {
    let told = || told_by(was).iter().filter_map(|key| was.line(key));
    let says = |line: &super::part::Line| {
        let now = now.line(&line.key);
        now.is_some_and(|it| same(&it.value, &line.value))
    };
    (told().count() > 1 && told().all(says)) || says_all(was, now)
}

/// Whether the second says all that the first does, but for its id.
fn says_all(less: &Part, more: &Part) -> bool {
    let own = less.identified_by();
    let mut lines = less
        .lines
        .iter()
        .filter(|it| Some(&*it.key) != own)
        .peekable();
    let has_line = |key: &str, value: &str| more.line(key).is_some_and(|it| same(&it.value, value));
    let has_part = |part: &Part| {
        let more = more.part(&part.name);
        more.is_some_and(|more| says_all(part, more))
    };
    lines.peek().is_some()
        && lines.all(|it| has_line(&it.key, &it.value))
        && less.parts.iter().all(has_part)
}

fn told_by(entry: &Part) -> &'static [&'static str] {
    section_of(&entry.section).map_or(&[], |it| it.told_by)
}

fn is_alike(was: &str, now: &str) -> bool {
    if same(was, now) {
        return true;
    }
    if let (Some(was), Some(now)) = (text_of(was), text_of(now)) {
        return are_mostly_one(&was, &now);
    }
    let (Some(was), Some(now)) = (elements(was), elements(now)) else {
        return false;
    };
    was.iter()
        .any(|(_, said)| now.iter().any(|(_, it)| it == said))
}

/// Whether half of the pairs of neighbouring letters of the shorter text stand in the other one.
fn are_mostly_one(one: &str, other: &str) -> bool {
    let letters = |text: &str| -> Vec<char> {
        let letters = text.chars().filter(|it| it.is_alphanumeric());
        letters.flat_map(char::to_lowercase).collect()
    };
    let (one, other) = (letters(one), letters(other));
    let (less, more) = match one.len() <= other.len() {
        true => (one, other),
        false => (other, one),
    };
    if less.len() < 2 {
        return less.iter().all(|it| more.contains(it)) && !less.is_empty();
    }
    let mut pairs: HashMap<&[char], usize> = HashMap::new();
    for pair in more.windows(2) {
        *pairs.entry(pair).or_default() += 1;
    }
    let shared = less.windows(2).filter(|pair| {
        let left = pairs.get_mut(*pair).filter(|left| **left > 0);
        left.map(|left| *left -= 1).is_some()
    });
    shared.count() * 2 >= less.len() - 1
}

#[cfg(test)]
mod tests {
    use super::are_mostly_one;

    #[test]
    fn a_text_that_was_corrected_is_the_text_and_another_one_is_not() {
        for (was, now) in [
            ("走访三号车间", "走访五号车间，核对消防泵房"),
            ("火灾", "二号仓库火灾"),
            (
                "Visited the workshop",
                "visited  the workshops, and the pump house",
            ),
            ("甲", "甲火灾"),
            ("二号仓库", "三号仓库"),
        ] {
            assert!(
                are_mostly_one(was, now) && are_mostly_one(now, was),
                "{was} {now}"
            );
        }
        for (was, now) in [
            ("走访三号车间", "催问火灾案核定"),
            ("走访三号车间", "走访五号仓库"),
            ("乙机器损坏", "甲水淹仓库"),
            ("甲", "乙"),
            ("Visited the workshop", "Called about the claim"),
            ("", "甲"),
        ] {
            assert!(
                !are_mostly_one(was, now) && !are_mostly_one(now, was),
                "{was} {now}"
            );
        }
    }
}
