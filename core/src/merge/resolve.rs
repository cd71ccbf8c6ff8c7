//! What to do with a record in which a plain merge left a conflict, or damage.

use super::marks::{is_mark, sides};
use super::mend::{Mended, mend};
use super::outcome::{Merged, Side, Unmerged};
use super::three::three;
use crate::document::Document;

/// The versions between which git could not decide.
#[derive(Clone, Copy, Debug)]
pub struct Versions<'t> {
    /// What both began from.
    pub base: Option<&'t str>,
    /// What was there.
    pub ours: &'t str,
    /// What came in.
    pub theirs: &'t str,
}

/// What came of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Resolution {
    /// Nothing is wrong with the text.
    Sound,
    /// Both versions are merged.
    Merged(Merged),
    /// What a merge left is mended.
    Mended(Mended),
    /// It cannot be told what to do.
    Unresolved,
}

/// Merges the versions of a text with conflicts by their entries, or mends what is damaged in one without.
///
/// Where somebody has worked in the text since git left it, the sides are taken from its marks, so that no word of that
/// work is lost.
pub fn resolve(text: &str, versions: Option<Versions<'_>>) -> Resolution {
    if Document::parse(text).is_ok() {
        return mend(text).map_or(Resolution::Sound, Resolution::Mended);
    }
    if let Some(versions) = versions.filter(|it| holds_only(text, it)) {
        let Versions { base, ours, theirs } = versions;
        if let Ok(merged) = merged(base, ours, theirs) {
            return Resolution::Merged(merged);
        }
    }
    if let Some(sides) = sides(text) {
        let base = versions.and_then(|it| it.base);
        let base = sides.base.as_deref().or(base);
        if let Ok(merged) = merged(base, &sides.ours, &sides.theirs) {
            return Resolution::Merged(merged);
        }
    }
    mend(text).map_or(Resolution::Unresolved, Resolution::Mended)
}

/// Whether every line of a text is one of a version, or a mark.
fn holds_only(text: &str, versions: &Versions<'_>) -> bool {
    let Versions { base, ours, theirs } = versions;
    let known = ours
        .lines()
        .chain(theirs.lines())
        .chain(base.unwrap_or_default().lines());
    let known: std::collections::HashSet<&str> = known.map(str::trim_end).collect();
    let mut lines = text.lines().map(str::trim_end);
    lines.all(|line| is_mark(line) || line.is_empty() || known.contains(line))
}

/// Both versions merged; one in which two entries run together is mended before.
fn merged(base: Option<&str>, ours: &str, theirs: &str) -> Result<Merged, Unmerged> {
    let mended = |text: &str| mend(text).map(|it| it.text);
    match three(base, ours, theirs) {
        Err(Unmerged::Unreadable(Side::Ours)) => {
            let ours = mended(ours).ok_or(Unmerged::Unreadable(Side::Ours))?;
            three(base, &ours, theirs)
        }
        Err(Unmerged::Unreadable(Side::Theirs)) => {
            let theirs = mended(theirs).ok_or(Unmerged::Unreadable(Side::Theirs))?;
            three(base, ours, &theirs)
        }
        merged => merged,
    }
}
