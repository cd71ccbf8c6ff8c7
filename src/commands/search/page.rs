//! What was found, for a person and for scripts.

use std::ops::Range;

use super::look::{Found, Hit};
use super::{OfClient, Search};
use crate::context::Context;
use crate::lang::Lang;
use crate::output::{Block, Cell, Column, Format, Page, Table};
use crate::say;
use crate::text::command::kefu;
use crate::text::visible::visible;
use crate::wrap::{LongWord, width, wrap_after};

/// The least number of rows that a long answer is folded to.
const LEAST_ROWS: usize = 24;
/// The entries of one client that a folded answer shows at first.
const FEW: usize = 3;
/// The width where nobody says.
const USUAL: usize = 100;
/// The most columns of a value that are shown around what was found.
const AROUND: usize = 160;

pub(super) fn page(context: &Context, search: &Search, found: &[OfClient], empty: String) -> Page {
    let lang = context.lang;
    let is_seen = context.format == Format::Table && !found.is_empty();
    let style = &context.style;
    let blocks = match is_seen {
        false => vec![Block::Table(table(lang, context.format, found, empty))],
        true => {
            let columns = match style.width {
                0 | usize::MAX => USUAL,
                columns => columns,
            };
            let rows = style.rows.filter(|_| !search.all);
            let again = kefu("search").words(&search.text).flag("--all").say(lang);
            vec![Block::Verbatim(
                Screen { lang, columns }
                    .lines(found, rows, &again)
                    .join("\n"),
            )]
        }
    };
    Page {
        schema: "kefu.search/1",
        blocks,
    }
}

/// Every value that was found. A script gets the whole of it.
fn table(lang: Lang, format: Format, found: &[OfClient], empty: String) -> Table {
    let row = |of: &OfClient, it: &Found, hit: &Hit| {
        let text = match format.is_whole() {
            true => hit.text.clone(),
            false => around(&hit.text, hit.part.clone(), AROUND),
        };
        vec![
            Cell::Id(of.which.id.clone()),
            Cell::from(of.name.as_str()),
            Cell::Id(it.entry.clone()),
            Cell::from(it.day),
            Cell::from(hit.key.as_str()),
            Cell::from(hit.label.as_str()),
            Cell::from(text),
            Cell::from(of.which.file()),
            Cell::Count(i64::from(hit.line)),
        ]
    };
    let entries = found
        .iter()
        .flat_map(|of| of.found.iter().map(move |it| (of, it)));
    let rows = entries.flat_map(|(of, it)| it.hits.iter().map(move |hit| row(of, it, hit)));
    Table {
        key: "found",
        columns: vec![
            Column::new("client", say!(lang, zh: "客户编号", en: "client id")),
            Column::new("name", say!(lang, zh: "客户名称", en: "client name")).grow(),
            Column::new("entry", say!(lang, zh: "条目", en: "entry")),
            Column::new("day", say!(lang, zh: "日期", en: "day")),
            Column::data("key"),
            Column::new("label", say!(lang, zh: "项", en: "what")),
            Column::new("text", say!(lang, zh: "内容", en: "text")).grow(),
            Column::new("file", say!(lang, zh: "文件", en: "file")),
            Column::new("line", say!(lang, zh: "行", en: "line")).right(),
        ],
        rows: rows.collect(),
        empty,
    }
}

/// The terminal that is written for.
struct Screen {
    lang: Lang,
    columns: usize,
}

impl Screen {
    /// A line for each client, and below it the entries; folded to these rows.
    fn lines(&self, found: &[OfClient], rows: Option<usize>, again: &str) -> Vec<String> {
        let lang = self.lang;
        let count: usize = found.iter().map(|of| of.found.len()).sum();
        let clients = found.len();
        let of_clients = match clients {
            1 => "1 client".to_owned(),
            _ => format!("{clients} clients"),
        };
        let mut summary = Vec::new();
        if count > 2 {
            summary = self.set_in(
                0,
                &say!(lang,
                    zh: "共 {count} 条，{clients} 户。",
                    en: "{count} entries of {of_clients}."
                ),
            );
            summary.insert(0, String::new());
        }
        // The line on which the next command is typed is one of the rows.
        let rows = rows.map_or(usize::MAX, |rows| rows.max(LEAST_ROWS) - 1);
        let (mut lines, shown) = self.told(found, usize::MAX, rows.saturating_sub(summary.len()));
        if shown == count {
            lines.extend(summary);
            return lines;
        }
        let rest = |left: usize| {
            let mut rest = self.set_in(
                0,
                &say!(lang,
                    zh: "共 {count} 条，{clients} 户；未列出 {left} 条。全部列出：",
                    en: "{count} entries of {of_clients}; not listed: {left}. To list them all:"
                ),
            );
            rest.insert(0, String::new());
            rest.push(again.to_owned());
            rest
        };
        let room = rows.saturating_sub(rest(count).len());
        let each = match clients {
            1 => usize::MAX,
            _ => FEW,
        };
        let (mut lines, shown) = self.told(found, each, room);
        lines.extend(rest(count - shown));
        lines
    }

    /// The lines of the first entries of each client, as far as there is room, and how many entries they show.
    fn told(&self, found: &[OfClient], most: usize, room: usize) -> (Vec<String>, usize) {
        let (mut lines, mut shown) = (Vec::new(), 0);
        for of in found {
            let mut heading = Some(self.heading(of));
            let most = most.min(of.found.len());
            for it in &of.found[..most] {
                let entry = self.entry(of, it);
                let taken = lines.len() + heading.as_ref().map_or(0, Vec::len) + entry.len();
                // What was found first is told however little room there is.
                if taken > room && shown > 0 {
                    return (lines, shown);
                }
                lines.extend(heading.take().unwrap_or_default());
                lines.extend(entry);
                shown += 1;
            }
            let more = of.found.len() - most;
            if more > 0 && lines.len() < room {
                lines.push(
                    say!(self.lang, zh: "  此户另有 {more} 条", en: "  {more} more of this client"),
                );
            }
        }
        (lines, shown)
    }

    fn heading(&self, of: &OfClient) -> Vec<String> {
        let (id, name) = (visible(&of.which.id), visible(&of.name));
        let heading = match name.is_empty() {
            true => id.into_owned(),
            false => format!("{name} · {id}"),
        };
        self.set_in(0, &heading)
    }

    /// The name of the entry, its day and its place, and below them what it says.
    fn entry(&self, of: &OfClient, it: &Found) -> Vec<String> {
        let line = it.hits.first().map_or(1, |hit| hit.line);
        let place = format!("{}:{line}", visible(&of.which.file()));
        let mut first = format!("  {}", visible(&it.entry));
        if let Some(day) = it.day {
            first = format!("{first}  {day}");
        }
        let beside = format!("{first}  {place}");
        let mut lines = match width(&beside) <= self.columns {
            true => vec![beside],
            false => vec![first, format!("  {place}")],
        };
        for hit in &it.hits {
            let label = visible(&hit.label);
            let label = say!(self.lang, zh: "{label}：", en: "{label}: ");
            let room = self.columns.saturating_sub(4 + width(&label));
            let text = around(&hit.text, hit.part.clone(), (2 * room).min(AROUND));
            lines.extend(self.set_in(4, &format!("{label}{}", visible(&text))));
        }
        lines
    }

    /// A text below what it belongs to.
    fn set_in(&self, indent: usize, text: &str) -> Vec<String> {
        let room = self.columns.saturating_sub(indent).max(1);
        let lines = wrap_after(0, text, room, LongWord::Keep).into_iter();
        lines
            .map(|line| format!("{}{line}", " ".repeat(indent)))
            .collect()
    }
}

/// A value on one line, cut to so many columns around what was found.
fn around(text: &str, part: Option<Range<usize>>, room: usize) -> String {
    let part = part.unwrap_or(0..0);
    let (before, rest) = text.split_at(part.start);
    let (found, after) = rest.split_at(part.len());
    let [before, found, after] = [before, found, after].map(one_line);
    let all = format!("{before}{found}{after}");
    if width(&all) <= room {
        return all.trim().to_owned();
    }
    // A third of the room for what stands before, and what is left over for what follows.
    let left = room.saturating_sub(width(&found) + 2);
    let ahead = (left / 3).max(left.saturating_sub(width(&after)));
    let mut kept = String::new();
    for c in before.chars().rev() {
        if width(&kept) + width(c.encode_utf8(&mut [0; 4])) > ahead {
            break;
        }
        kept.insert(0, c);
    }
    let cut = |is_cut: bool| if is_cut { "…" } else { "" };
    let mut line = format!("{}{kept}{found}", cut(kept.len() < before.len()));
    let mut rest = after.as_str();
    while let Some(c) = rest.chars().next() {
        if width(&line) + width(c.encode_utf8(&mut [0; 4])) + 1 > room {
            break;
        }
        line.push(c);
        rest = &rest[c.len_utf8()..];
    }
    line.push_str(cut(!rest.is_empty()));
    line.trim().to_owned()
}

/// Line ends and tabs as blanks, and no more than one blank in a row.
fn one_line(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    for c in text.chars() {
        match c.is_whitespace() && c != '\u{3000}' {
            true if line.ends_with(' ') => {}
            true => line.push(' '),
            false => line.push(c),
        }
    }
    line
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::commands::which::Which;

    fn found(clients: usize, entries: usize) -> Vec<OfClient> {
        let entry = |nth: usize| Found {
            entry: format!("diary/{nth}"),
            day: None,
            hits: vec![Hit {
                key: "did".to_owned(),
                label: "服务过程".to_owned(),
                text: format!("核对泵房 {nth}"),
                part: None,
                line: nth as u32,
            }],
        };
        let client = |nth: usize| OfClient {
            which: Which {
                id: format!("c{nth}"),
                path: "clients".into(),
            },
            name: "甲".to_owned(),
            found: (1..=entries).map(entry).collect(),
        };
        (1..=clients).map(client).collect()
    }

    fn lines(clients: usize, entries: usize, rows: Option<usize>) -> Vec<String> {
        let screen = Screen {
            lang: Lang::Zh,
            columns: 80,
        };
        screen.lines(&found(clients, entries), rows, "kefu search 泵房 --all")
    }

    #[test]
    fn what_fits_the_screen_is_whole_and_one_line_more_is_folded() {
        // A heading, ten entries of two lines, a blank and the sum, and the line where one types.
        let fits = lines(1, 10, Some(24));
        assert_eq!(fits.len(), 23);
        assert_eq!(fits[21..], ["", "共 10 条，1 户。"]);

        let folded = lines(1, 11, Some(24));
        assert_eq!(folded.len(), 22);
        assert_eq!(
            folded[17..],
            [
                "  diary/9  clients/c1.toml:9",
                "    服务过程：核对泵房 9",
                "",
                "共 11 条，1 户；未列出 2 条。全部列出：",
                "kefu search 泵房 --all",
            ]
        );
        assert_eq!(lines(1, 11, None).len(), 25);
        // A screen of few rows is taken as one of 24.
        assert_eq!(lines(1, 10, Some(5)), fits);
    }

    #[test]
    fn of_several_clients_a_folded_answer_shows_the_first_entries_of_each() {
        let folded = lines(3, 9, Some(30));
        let told: Vec<&str> = folded
            .iter()
            .map(String::as_str)
            .filter(|it| !it.starts_with("  "))
            .collect();
        assert_eq!(
            told,
            [
                "甲 · c1",
                "甲 · c2",
                "甲 · c3",
                "",
                "共 27 条，3 户；未列出 18 条。全部列出：",
                "kefu search 泵房 --all"
            ]
        );
        assert_eq!(
            folded.iter().filter(|it| *it == "  此户另有 6 条").count(),
            3
        );
    }

    #[test]
    fn a_long_value_is_cut_around_what_was_found() {
        let text = format!("{}泵房\n{}", "前".repeat(40), "后".repeat(40));
        let part = 120..126;
        assert_eq!(
            around(&text, Some(part.clone()), 400),
            format!("{}泵房 {}", "前".repeat(40), "后".repeat(40))
        );
        let cut = around(&text, Some(part), 30);
        assert_eq!(cut, "…前前前前泵房 后后后后后后后…");
        assert!(width(&cut) <= 30);
        assert_eq!(around("短", None, 10), "短");
        assert_eq!(around(&"长".repeat(9), None, 9), "长长长长…");
    }
}
