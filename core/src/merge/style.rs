//! What belongs to a text as a whole: its byte-order mark, its line ends, and whether its last line is closed.

const MARK: char = '\u{feff}';

/// How a text is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Style {
    mark: bool,
    /// Most lines end as on Windows.
    windows: bool,
    /// The last line has no end.
    open: bool,
}

impl Style {
    /// The style of a text, and the text without it: in a text of Windows every such line end is a plain one, and the last
    /// line has its end.
    pub fn taken_off(text: &str) -> (Style, String) {
        let plain = text.strip_prefix(MARK).unwrap_or(text);
        let ends = plain.matches('\n').count();
        let windows = plain.matches("\r\n").count() * 2 > ends;
        let style = Style {
            mark: plain.len() < text.len(),
            windows,
            open: !plain.is_empty() && !plain.ends_with('\n'),
        };
        let mut plain = match windows {
            true => plain.replace("\r\n", "\n"),
            false => plain.to_owned(),
        };
        if style.open {
            plain.push('\n');
        }
        (style, plain)
    }

    /// Each trait as the side has it that changed it; without a version before, as the side that has the rarer one.
    pub fn of_three(base: Option<Style>, ours: Style, theirs: Style) -> Style {
        let one = |of: fn(Style) -> bool| match base {
            Some(base) if of(ours) == of(base) => of(theirs),
            Some(_) => of(ours),
            None => of(ours) || of(theirs),
        };
        Style {
            mark: one(|it| it.mark),
            windows: one(|it| it.windows),
            open: one(|it| it.open),
        }
    }

    /// A text whose lines end plainly, in this style.
    pub fn put_on(self, plain: &str) -> String {
        let plain = match self.open {
            true => plain.strip_suffix('\n').unwrap_or(plain),
            false => plain,
        };
        let text = match self.windows {
            true => plain.replace('\n', "\r\n"),
            false => plain.to_owned(),
        };
        match self.mark {
            true => format!("{MARK}{text}"),
            false => text,
        }
    }
}
