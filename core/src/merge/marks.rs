//! The sides of a conflict, from the marks that git, or a forge, left in a text.

/// What a text with marks was made of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sides {
    /// What both began from, where the marks show it.
    pub base: Option<String>,
    /// The text with our side of each conflict.
    pub ours: String,
    /// The text with their side.
    pub theirs: String,
}

/// What a line is to a conflict.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Mark {
    Begin,
    Base,
    Between,
    End,
}

/// The sides of a text with marks; `None` for one without, or whose marks do not close.
pub fn sides(text: &str) -> Option<Sides> {
    let (mut ours, mut theirs, mut base) = (String::new(), String::new(), String::new());
    let (mut within, mut conflicts, mut with_base) = (None, 0, 0);
    for line in text.split_inclusive('\n') {
        match (within, mark(line)) {
            (None, Some(Mark::Begin)) => conflicts += 1,
            (None, None) => {
                ours.push_str(line);
                theirs.push_str(line);
                base.push_str(line);
                continue;
            }
            (Some(Mark::Begin), Some(Mark::Base)) => with_base += 1,
            (Some(Mark::Begin | Mark::Base), Some(Mark::Between)) => {}
            (Some(Mark::Between), Some(Mark::End)) => {
                within = None;
                continue;
            }
            (Some(Mark::Begin), None) => ours.push_str(line),
            (Some(Mark::Base), None) => base.push_str(line),
            (Some(Mark::Between), None) => theirs.push_str(line),
            (_, _) => return None,
        }
        within = mark(line).or(within);
    }
    let is_whole = within.is_none() && conflicts > 0;
    is_whole.then(|| Sides {
        base: (with_base == conflicts).then_some(base),
        ours,
        theirs,
    })
}

/// The text without the lines that are only in a conflict: what both sides surely had before.
pub(super) fn without(text: &str) -> Option<String> {
    sides(text)?;
    let mut is_within = false;
    let mut sure = String::new();
    for line in text.split_inclusive('\n') {
        match mark(line) {
            Some(Mark::Begin) => is_within = true,
            Some(Mark::End) => is_within = false,
            _ if !is_within => sure.push_str(line),
            _ => {}
        }
    }
    Some(sure)
}

/// Whether a line is a mark of a conflict.
pub fn is_mark(line: &str) -> bool {
    mark(line).is_some()
}

fn mark(line: &str) -> Option<Mark> {
    let line = line.trim_end_matches(['\n', '\r']);
    let is = |sign: &str| {
        let rest = line.strip_prefix(sign)?;
        (rest.is_empty() || rest.starts_with(' ')).then_some(())
    };
    match () {
        () if is("<<<<<<<").is_some() => Some(Mark::Begin),
        () if is("|||||||").is_some() => Some(Mark::Base),
        () if line == "=======" => Some(Mark::Between),
        () if is(">>>>>>>").is_some() => Some(Mark::End),
        () => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_with_marks_has_two_sides_and_what_both_began_from_where_it_is_shown() {
        let plain = "a\n<<<<<<< HEAD\nb\n=======\nc\nd\n>>>>>>> theirs\ne\n";
        let both = sides(plain).unwrap();
        assert_eq!(
            (both.base, &*both.ours, &*both.theirs),
            (None, "a\nb\ne\n", "a\nc\nd\ne\n")
        );
        assert_eq!(without(plain).as_deref(), Some("a\ne\n"));

        let shown = plain.replace("=======", "||||||| 1a2b\nx\n=======");
        assert_eq!(sides(&shown).unwrap().base.as_deref(), Some("a\nx\ne\n"));
        let windows = plain.replace('\n', "\r\n");
        assert_eq!(sides(&windows).unwrap().ours, "a\r\nb\r\ne\r\n");
    }

    #[test]
    fn marks_that_do_not_close_are_none() {
        for text in [
            "a\n",
            "<<<<<<< x\na\n",
            "<<<<<<< x\n=======\n<<<<<<< y\n",
            "=======\n",
            "a\n>>>>>>> x\n",
        ] {
            assert_eq!(sides(text), None, "{text}");
        }
    }
}
