//! Three texts of a record made into one.

use super::both::{self, Piece};
use super::check;
use super::ids::Versions;
use super::marks;
use super::outcome::{Merged, Side, Unmerged};
use super::part::Part;
use super::style::Style;
use crate::document::Document;

/// Merges two versions of a record that began from one; `None` where nobody knows from which.
///
/// Whichever of both is called ours, the text is the same, but for the sides of a conflict.
///
/// # Errors
///
/// A version that cannot be read, or a form of writing that kefu cannot merge without loss.
pub fn three(base: Option<&str>, ours: &str, theirs: &str) -> Result<Merged, Unmerged> {
    let sure = |text: &str| Merged {
        text: text.to_owned(),
        conflicts: Vec::new(),
        renamed: Vec::new(),
    };
    match base {
        _ if ours == theirs => return Ok(sure(ours)),
        Some(base) if base == ours => return Ok(sure(theirs)),
        Some(base) if base == theirs => return Ok(sure(ours)),
        _ => {}
    }
    let (our_style, ours) = read(ours).ok_or(Unmerged::Unreadable(Side::Ours))?;
    let (their_style, theirs) = read(theirs).ok_or(Unmerged::Unreadable(Side::Theirs))?;
    let base = base
        .map(|text| read_base(text).ok_or(Unmerged::Base))
        .transpose()?;
    let (base_style, base) = base.unzip();
    let style = Style::of_three(base_style, our_style, their_style);

    let given = [Some(&ours), Some(&theirs), base.as_ref()].map(|it| it.map(check::size));
    let mut versions = Versions { base, ours, theirs };
    let renamed = versions.settle_ids();
    let Versions { base, ours, theirs } = &versions;
    let named = [Some(ours), Some(theirs), base.as_ref()].map(|it| it.map(check::size));
    if given != named {
        return Err(Unmerged::Lost);
    }

    let (pieces, conflicts) = both::record(base.as_ref(), ours, theirs);
    let texts = [Side::Ours, Side::Theirs].map(|side| chosen(&pieces, side));
    if !check::holds(base.as_ref(), ours, theirs, &texts) {
        return Err(Unmerged::Lost);
    }
    Ok(Merged {
        text: style.put_on(&marked(&pieces)),
        conflicts,
        renamed,
    })
}

fn read(text: &str) -> Option<(Style, Part)> {
    let (style, text) = Style::taken_off(text);
    // The other reader refuses a key that stands twice, of which one would be lost here.
    Document::parse(&text).ok()?;
    let part = Part::read(&text).ok()?;
    Some((style, part))
}

/// Where two branches were merged both ways, git makes up the version before from both, with marks where they differ.
fn read_base(text: &str) -> Option<(Style, Part)> {
    read(text).or_else(|| read(&marks::without(text)?))
}

/// The text as it is when this side is right in every conflict.
fn chosen(pieces: &[Piece], side: Side) -> String {
    let texts = pieces.iter().map(|piece| match (piece, side) {
        (Piece::Sure(text), _) => text.as_str(),
        (Piece::Torn { ours, .. }, Side::Ours) => ours,
        (Piece::Torn { theirs, .. }, Side::Theirs) => theirs,
    });
    texts.collect()
}

/// The text with marks around each conflict.
fn marked(pieces: &[Piece]) -> String {
    let texts = pieces.iter().map(|piece| match piece {
        Piece::Sure(text) => text.clone(),
        Piece::Torn { ours, theirs } => {
            format!("<<<<<<< ours\n{ours}=======\n{theirs}>>>>>>> theirs\n")
        }
    });
    texts.collect()
}
