//! A page for a forge, a chat or a wiki: pipe tables, lists of facts, fenced text.

use super::{Align, Block, Fact, Page, Table, words};
use crate::lang::Lang;
use crate::text::visible::{visible, visible_except};

pub(super) fn render(page: &Page, lang: Lang) -> String {
    let blocks = page.blocks.iter().map(|block| match block {
        Block::Heading(text) => lines(&[format!("## {}", escaped(&visible(text)))]),
        Block::Facts(facts) => lines(
            &facts
                .iter()
                .map(|fact| item(fact, lang))
                .collect::<Vec<_>>(),
        ),
        Block::Table(table) | Block::Ranked { table, .. } | Block::Detailed { table, .. } => {
            match table.rows.is_empty() {
                true => paragraph(&table.empty),
                false => rows(table, lang),
            }
        }
        Block::Text(text) => paragraph(text),
        Block::Verbatim(text) => fenced(text, ""),
        Block::Diff { text, .. } => fenced(text, "diff"),
    });
    let written: Vec<String> = blocks.filter(|block| !block.is_empty()).collect();
    written.join("\n")
}

/// `- **label**: value`. The colon is outside the bold part: inside, Chinese text right after it would keep
/// the bold from ending.
fn item(fact: &Fact, lang: Lang) -> String {
    let colon = match lang {
        Lang::Zh => "：",
        Lang::En => ": ",
    };
    let value = match inline(&words(&fact.value, lang)) {
        value if value.is_empty() => "—".to_owned(),
        value => value,
    };
    format!("- **{}**{colon}{value}", escaped(&visible(&fact.label)))
}

fn rows(table: &Table, lang: Lang) -> String {
    let bar = |cells: Vec<String>| format!("| {} |", cells.join(" | "));
    let headings = table.columns.iter().map(|column| inline(&column.heading));
    let sides = table.columns.iter().map(|column| match column.align {
        Align::Left => ":--".to_owned(),
        Align::Right => "--:".to_owned(),
    });

    let mut written = vec![bar(headings.collect()), bar(sides.collect())];
    for row in table.words(lang) {
        written.push(bar(row.iter().map(|text| inline(text)).collect()));
    }
    lines(&written)
}

/// A paragraph must not begin with characters that make it a list, a quotation or code.
fn paragraph(text: &str) -> String {
    let text = visible(text.trim());
    if text.is_empty() {
        return String::new();
    }
    let text = escaped(&text);
    let digits = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let (number, rest) = text.split_at(digits);
    let list = rest.starts_with(['-', '+', '=']) && digits == 0;
    let numbered = rest.starts_with(['.', ')']) && digits > 0;
    let guard = if list || numbered { "\\" } else { "" };
    lines(&[format!("{number}{guard}{rest}")])
}

/// Text shown as it is, in a fence longer than any fence in it.
fn fenced(text: &str, kind: &str) -> String {
    let text = visible_except(text, &['\n', '\t']);
    let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest.max(2) + 1);
    let text = text.strip_suffix('\n').unwrap_or(&text);
    lines(&[format!("{fence}{kind}"), text.to_owned(), fence])
}

/// Words inside a line: escaped, several lines separated by `<br>`.
pub(crate) fn inline(text: &str) -> String {
    let shown = visible_except(text, &['\n']);
    shown
        .split('\n')
        .map(escaped)
        .collect::<Vec<_>>()
        .join("<br>")
}

fn escaped(text: &str) -> String {
    let mut written = String::with_capacity(text.len());
    for c in text.chars() {
        if "\\|`*_<>[]#~&$".contains(c) {
            written.push('\\');
        }
        written.push(c);
    }
    written
}

fn lines(lines: &[String]) -> String {
    lines.join("\n") + "\n"
}
