//! What an editor saved, held against what kefu wrote meanwhile.

use crate::merge::{Conflict, Merged, Unmerged, is_mark, three};

/// What the record should say after an edit.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Held {
    /// The saved text as it is, since nobody else wrote.
    Saved,
    /// Nothing new: the record has it all.
    Nothing,
    /// Both, merged by entries.
    Both(Merged),
}

/// Why the record stays as it is, and the saved text in its copy.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Apart {
    /// The record is gone.
    Gone,
    /// The marks of an earlier conflict are still in the saved text.
    Marks,
    /// Both changed the same to something else; the text has both, with marks.
    Torn {
        /// What the record says now.
        now: String,
        /// Both, with marks.
        text: String,
        /// Where.
        conflicts: Vec<Conflict>,
    },
    /// They cannot be merged.
    Unmerged(Unmerged),
}

/// Holds a saved text against the record as it is now; `base` is what the editor began from, where that is known.
pub(super) fn hold(base: Option<&str>, now: Option<&str>, saved: &str) -> Result<Held, Apart> {
    let now = now.ok_or(Apart::Gone)?;
    let has_marks = |text: &str| text.lines().any(is_mark);
    if base == Some(saved) || now == saved {
        return Ok(Held::Nothing);
    }
    if has_marks(saved) && !base.is_some_and(has_marks) {
        return Err(Apart::Marks);
    }
    if base == Some(now) {
        return Ok(Held::Saved);
    }
    // What was mended meanwhile could not be read before.
    let merged = match three(base, now, saved) {
        Err(Unmerged::Base) => three(None, now, saved),
        merged => merged,
    };
    let merged = merged.map_err(Apart::Unmerged)?;
    match merged.conflicts.is_empty() {
        true => Ok(Held::Both(merged)),
        false => Err(Apart::Torn {
            now: now.to_owned(),
            text: merged.text,
            conflicts: merged.conflicts,
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::merge::Side;

    const BASE: &str = "[client]\nname = \"甲\"\n";

    fn with(more: &str) -> String {
        format!("{BASE}{more}")
    }

    #[test]
    fn the_saved_text_is_taken_as_it_is_when_nobody_else_wrote() {
        for saved in ["[client\n", "[client]\n", ""] {
            assert_eq!(hold(Some(BASE), Some(BASE), saved), Ok(Held::Saved));
        }
        let both = [(BASE, "other"), ("other", "other")];
        for (saved, now) in both {
            assert_eq!(hold(Some(BASE), Some(now), saved), Ok(Held::Nothing));
        }
        assert_eq!(hold(Some(BASE), None, "x"), Err(Apart::Gone));
    }

    #[test]
    fn what_both_changed_is_merged_or_told() {
        let (now, saved) = (with("crm-id = \"1\"\n"), with("sector = \"x\"\n"));
        for base in [Some(BASE), None, Some("[client\n")] {
            let held = hold(base, Some(&now), &saved).unwrap();
            let Held::Both(merged) = held else {
                panic!("{held:?}")
            };
            assert!(merged.text.contains("crm-id = \"1\"") && merged.text.contains("sector"));
        }

        let saved = with("crm-id = \"2\"\n");
        let torn = hold(Some(BASE), Some(&now), &saved).unwrap_err();
        let Apart::Torn { text, .. } = torn else {
            panic!("{torn:?}")
        };
        assert!(text.contains("crm-id = \"1\"\n=======\ncrm-id = \"2\"\n"));
        assert_eq!(hold(Some(&now), Some(&now), &text), Err(Apart::Marks));
        // A record that had marks before is mended as any other.
        assert_eq!(hold(Some(&text), Some(&text), &saved), Ok(Held::Saved));
    }

    #[test]
    fn what_cannot_be_read_is_not_merged() {
        let now = with("crm-id = \"1\"\n");
        let held = [
            hold(Some(BASE), Some(&now), "[client\n"),
            hold(Some(BASE), Some("[x\n"), &now),
        ];
        let unread = |side| Err(Apart::Unmerged(Unmerged::Unreadable(side)));
        assert_eq!(held, [unread(Side::Theirs), unread(Side::Ours)]);
    }
}
