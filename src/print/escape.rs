//! Escapes what a user wrote for its format: it is shown as written, and is never markup.

use crate::output::markdown_inline;
use crate::text::visible::visible;

/// What a text goes into.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Into {
    /// A line of Markdown.
    Markdown,
    /// HTML, between tags or in a quoted attribute.
    Html,
    /// The text of a Word document.
    WordText,
    /// Any other XML.
    Xml,
}

/// The text with markup, control and direction characters written as visible text. A line feed breaks the
/// line if the format can do that.
pub(super) fn escaped(into: Into, text: &str) -> String {
    let line_break = match into {
        Into::Markdown => return markdown_inline(text),
        Into::Html => "<br>",
        Into::WordText => "</w:t><w:br/><w:t xml:space=\"preserve\">",
        Into::Xml => " ",
    };
    let lines = text.split('\n').map(|line| {
        let line = line.strip_suffix('\r').unwrap_or(line);
        marked_up(&visible(line))
    });
    lines.collect::<Vec<_>>().join(line_break)
}

/// Without what begins markup or ends an attribute, and without the two characters XML has no way to hold.
fn marked_up(text: &str) -> String {
    let mut written = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => written.push_str("&amp;"),
            '<' => written.push_str("&lt;"),
            '>' => written.push_str("&gt;"),
            '"' => written.push_str("&quot;"),
            '\'' => written.push_str("&#39;"),
            '\u{fffe}' | '\u{ffff}' => written.push('\u{fffd}'),
            _ => written.push(c),
        }
    }
    written
}

#[cfg(test)]
mod tests {
    use super::*;

    const HOSTILE: &str = "<b>\"A\" & 'B'</b> {{ x }} | *\u{202e}\u{1b}[0m\u{ffff}\r\n第二行";

    #[test]
    fn what_acts_is_shown_instead() {
        let of = |into| escaped(into, HOSTILE);

        assert_eq!(
            of(Into::Html),
            "&lt;b&gt;&quot;A&quot; &amp; &#39;B&#39;&lt;/b&gt; {{ x }} | *\\u{202e}␛[0m\u{fffd}<br>第二行"
        );
        assert_eq!(
            of(Into::WordText),
            "&lt;b&gt;&quot;A&quot; &amp; &#39;B&#39;&lt;/b&gt; {{ x }} | *\\u{202e}␛[0m\u{fffd}\
             </w:t><w:br/><w:t xml:space=\"preserve\">第二行"
        );
        assert_eq!(
            of(Into::Xml),
            "&lt;b&gt;&quot;A&quot; &amp; &#39;B&#39;&lt;/b&gt; {{ x }} | *\\u{202e}␛[0m\u{fffd} 第二行"
        );
        assert_eq!(
            of(Into::Markdown),
            "\\<b\\>\"A\" \\& 'B'\\</b\\> {{ x }} \\| \\*\\\\u{202e}␛\\[0m\u{ffff}<br>第二行"
        );
    }

    #[test]
    fn what_is_plain_stays_plain() {
        for into in [Into::Markdown, Into::Html, Into::WordText, Into::Xml] {
            assert_eq!(
                escaped(into, "华锐重工（集团）2026"),
                "华锐重工（集团）2026"
            );
        }
    }
}
