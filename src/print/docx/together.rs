//! The first rows of a table stand on one page, and so do the last ones: no row stands alone at the foot or the head of a page.

const ROW: &str = "</w:tr>";
const KEEP: &str = "<w:keepNext/>";

/// The text with rows kept on the page of the next one: of each table the head, the first row and the one before the last.
pub(super) fn kept_together(text: &str) -> String {
    let mut whole = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((begin, end)) = table(rest) {
        whole.push_str(&rest[..begin]);
        whole.push_str(&rows_kept(&rest[begin..end]));
        rest = &rest[end..];
    }
    whole.push_str(rest);
    whole
}

/// Where the first table of a text begins, and where it ends.
fn table(text: &str) -> Option<(usize, usize)> {
    let close = "</w:tbl>";
    let begin = text.find("<w:tbl>")?;
    let end = begin + text[begin..].find(close)?;
    Some((begin, end + close.len()))
}

fn rows_kept(table: &str) -> String {
    let rows: Vec<&str> = table.split_inclusive(ROW).collect();
    // Behind the last row the table ends.
    let count = rows.len() - 1;
    // Of a table within a table nobody knows here which row is whose.
    let is_plain = table.matches("<w:tbl>").count() == 1;
    if !is_plain || count < 2 {
        return table.to_owned();
    }
    let heads = rows.iter().take_while(|row| row.contains("<w:tblHeader"));
    let first = heads.count();
    let is_kept = |nth: usize| nth + 1 < count && (nth <= first || nth + 2 == count);
    let rows = rows.iter().enumerate();
    let rows = rows.map(|(nth, row)| match is_kept(nth) {
        true => paragraphs_kept(row),
        false => (*row).to_owned(),
    });
    rows.collect()
}

/// A row with each of its paragraphs kept on the page of the next.
fn paragraphs_kept(row: &str) -> String {
    let mut whole = String::with_capacity(row.len());
    for part in row.split_inclusive("</w:p>") {
        let Some(begin) = part.find("<w:p>").or_else(|| part.find("<w:p ")) else {
            whole.push_str(part);
            continue;
        };
        let inner = begin + part[begin..].find('>').map_or(0, |end| end + 1);
        let (before, inner) = part.split_at(inner);
        whole.push_str(before);
        whole.push_str(&kept(inner));
    }
    whole
}

/// What a paragraph holds, with the mark where Word looks for it: behind the style, before all else.
fn kept(inner: &str) -> String {
    let Some(properties) = inner.strip_prefix("<w:pPr>") else {
        return match inner.strip_prefix("<w:pPr/>") {
            Some(rest) => format!("<w:pPr>{KEEP}</w:pPr>{rest}"),
            None => format!("<w:pPr>{KEEP}</w:pPr>{inner}"),
        };
    };
    let end = properties.find("</w:pPr>").unwrap_or(properties.len());
    if properties[..end].contains("<w:keepNext") {
        return inner.to_owned();
    }
    let style = properties.starts_with("<w:pStyle ");
    let at = style.then(|| properties.find("/>")).flatten();
    let (style, rest) = properties.split_at(at.map_or(0, |at| at + 2));
    format!("<w:pPr>{style}{KEEP}{rest}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(name: &str, head: bool, kept: bool) -> String {
        let head = if head {
            "<w:trPr><w:tblHeader/></w:trPr>"
        } else {
            ""
        };
        let keep = if kept { KEEP } else { "" };
        format!(
            "<w:tr>{head}<w:tc><w:p w:id=\"1\"><w:pPr><w:pStyle w:val=\"Cell\"/>{keep}<w:jc/></w:pPr>{name}</w:p></w:tc></w:tr>\n"
        )
    }

    /// A table whose rows have a name, and whether they are kept; the first of them may be a head.
    fn rows(head: bool, rows: &[(&str, bool)]) -> String {
        let rows = rows.iter().enumerate();
        let rows: String = rows
            .map(|(nth, (name, kept))| row(name, head && nth == 0, *kept))
            .collect();
        format!("<w:p>before</w:p><w:tbl><w:tblPr/>{rows}</w:tbl><w:p>behind</w:p>")
    }

    #[test]
    fn head_first_row_and_the_one_before_the_last_are_kept_with_the_next() {
        for (head, kept) in [
            (
                true,
                &[
                    ("head", true),
                    ("1", true),
                    ("2", false),
                    ("3", true),
                    ("4", false),
                ][..],
            ),
            (true, &[("head", true), ("1", true), ("2", false)]),
            (true, &[("head", true), ("1", false)]),
            (true, &[("head", false)]),
            (
                false,
                &[("1", true), ("2", false), ("3", true), ("4", false)],
            ),
            (false, &[("1", false)]),
        ] {
            let plain: Vec<_> = kept.iter().map(|(name, _)| (*name, false)).collect();
            assert_eq!(
                kept_together(&rows(head, &plain)),
                rows(head, kept),
                "{kept:?}"
            );
        }
    }

    #[test]
    fn every_table_is_looked_at_and_one_within_another_left_alone() {
        let (plain, kept) = ([("1", false), ("2", false)], [("1", true), ("2", false)]);
        let two = rows(false, &plain) + &rows(false, &plain);
        assert_eq!(
            kept_together(&two),
            rows(false, &kept) + &rows(false, &kept)
        );
        let inner = rows(false, &plain);
        let within = format!("<w:tbl><w:tr><w:tc>{inner}</w:tc></w:tr></w:tbl>");
        let behind = kept_together(&(within.clone() + &inner));
        assert_eq!(behind, within + &rows(false, &kept));
    }

    #[test]
    fn a_paragraph_is_kept_whatever_it_says_of_itself() {
        for (inner, expected) in [
            ("<w:r/></w:p>", "<w:pPr><w:keepNext/></w:pPr><w:r/></w:p>"),
            ("<w:pPr/></w:p>", "<w:pPr><w:keepNext/></w:pPr></w:p>"),
            (
                "<w:pPr><w:jc/></w:pPr></w:p>",
                "<w:pPr><w:keepNext/><w:jc/></w:pPr></w:p>",
            ),
            (
                "<w:pPr><w:keepNext/></w:pPr></w:p>",
                "<w:pPr><w:keepNext/></w:pPr></w:p>",
            ),
        ] {
            assert_eq!(kept(inner), expected);
        }
        assert_eq!(
            paragraphs_kept("<w:tc><w:p/></w:tc>"),
            "<w:tc><w:p/></w:tc>"
        );
    }
}
