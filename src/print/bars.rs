//! Numbers as pictures: bars for a comparison, columns for months (SVG).

use super::chart::{DONE, FAINT, INK, LINE, PLANNED, cut, line, put};
use super::escape::{Into, escaped};
use crate::wrap::width;

/// One thing that is measured, in one bar or several below each other.
#[derive(Clone, Debug, PartialEq)]
pub struct BarRow {
    /// Its name.
    pub label: String,
    /// Its bars.
    pub bars: Vec<Stack>,
}

/// One bar or column, in parts that follow each other.
#[derive(Clone, Debug, PartialEq)]
pub struct Stack {
    /// The parts: how much, and how it is drawn. Below zero nothing is drawn.
    pub parts: Vec<(i64, Shade)>,
    /// The figure that stands at its end.
    pub figure: String,
}

impl Stack {
    fn sum(&self) -> i64 {
        let parts = self.parts.iter();
        parts.fold(0, |sum: i64, (part, _)| sum.saturating_add((*part).max(0)))
    }
}

/// How a part is drawn; each differs from the others in lightness too, for a printer without colours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shade {
    /// What counts: done, paid, this year.
    Dark,
    /// What it is compared with: planned, reserved, last year.
    Light,
    /// The additional part: beyond the plan.
    Green,
    /// What needs attention: late.
    Amber,
    /// A breach: overdue.
    Red,
}

impl Shade {
    fn colour(self) -> &'static str {
        match self {
            Shade::Dark => DONE,
            Shade::Light => PLANNED,
            Shade::Green => "#6f9a7b",
            Shade::Amber => "#e0a83c",
            Shade::Red => "#b5483f",
        }
    }
}

// Half the width of a page: two fit side by side on paper, and one fills a telephone.
const WIDTH: f64 = 340.0;
const LABELS: f64 = 110.0;
const BAR: f64 = 9.0;
const BETWEEN: f64 = 2.0;
const PAD: f64 = 4.5;
const KEY: f64 = 20.0;
/// The columns a label may have before it is cut.
const LABEL_COLUMNS: usize = 20;
/// About the width of a column of words at ten units.
const LETTER: f64 = 5.4;
/// The least that one of anything is drawn: a single breach among hundreds is still seen.
const LEAST: f64 = 1.6;
/// Between two parts, which a printer without colours may make alike.
const GAP: &str = "#ffffff";
/// The height of the highest column.
const TALL: f64 = 96.0;

/// Bars for each row, drawn to one scale; nothing when there is nothing to draw. `key` says what the shades mean;
/// `name` is what a screen reader says.
pub fn bar_chart(name: &str, key: &[(Shade, &str)], rows: &[BarRow]) -> Option<String> {
    let bars = || rows.iter().flat_map(|row| &row.bars);
    let most = bars().map(Stack::sum).max().filter(|most| *most > 0)?;
    let figures = bars().map(|bar| width(&bar.figure)).max()?;
    let room = (WIDTH - LABELS - figures as f64 * LETTER - 6.0).max(60.0);

    let mut body = String::new();
    let mut y = drawn_key(&mut body, key);
    for row in rows {
        let label = escaped(Into::Html, &cut(&row.label, LABEL_COLUMNS));
        let height = row.bars.len() as f64 * (BAR + BETWEEN) - BETWEEN + 2.0 * PAD;
        let baseline = y + height / 2.0 + 3.4;
        line(&mut body, 0.0, y, WIDTH, y, LINE);
        put(
            &mut body,
            format_args!(
                "<text x=\"0\" y=\"{baseline:.1}\" font-size=\"10\" fill=\"{INK}\">{label}</text>"
            ),
        );
        let mut top = y + PAD;
        for bar in &row.bars {
            let mut x = LABELS;
            let parts = bar.parts.iter().filter(|(part, _)| *part > 0);
            for (nth, (part, shade)) in parts.enumerate() {
                let width = (room * (*part as f64 / most as f64)).max(LEAST);
                let fill = shade.colour();
                put(
                    &mut body,
                    format_args!(
                        "<rect x=\"{x:.1}\" y=\"{top:.1}\" width=\"{width:.1}\" height=\"{BAR}\" fill=\"{fill}\"/>"
                    ),
                );
                if nth > 0 {
                    line(&mut body, x, top, x, top + BAR, GAP);
                }
                x += width;
            }
            let (x, baseline) = (x + 4.0, top + BAR - 1.2);
            let figure = escaped(Into::Html, &bar.figure);
            put(
                &mut body,
                format_args!(
                    "<text x=\"{x:.1}\" y=\"{baseline:.1}\" font-size=\"9.5\" fill=\"{INK}\">{figure}</text>"
                ),
            );
            top += BAR + BETWEEN;
        }
        y += height;
    }
    line(&mut body, 0.0, y, WIDTH, y, LINE);
    Some(framed(name, y + 1.0, &body))
}

/// One column for each stack, under it its name; nothing when there is nothing to draw.
pub fn column_chart(
    name: &str,
    key: &[(Shade, &str)],
    columns: &[(String, Stack)],
) -> Option<String> {
    let sums = columns.iter().map(|(_, it)| it.sum());
    let most = sums.max().filter(|most| *most > 0)?;
    let step = WIDTH / columns.len() as f64;

    let mut body = String::new();
    let top = drawn_key(&mut body, key) + 14.0;
    let floor = top + TALL;
    for (nth, (label, column)) in columns.iter().enumerate() {
        let mid = (nth as f64 + 0.5) * step;
        let (x, width) = (mid - step * 0.34, step * 0.68);
        let mut y = floor;
        let parts = column.parts.iter().filter(|(part, _)| *part > 0);
        for (nth, (part, shade)) in parts.enumerate() {
            let (below, height) = (y, (TALL * (*part as f64 / most as f64)).max(LEAST));
            y -= height;
            let fill = shade.colour();
            put(
                &mut body,
                format_args!(
                    "<rect x=\"{x:.1}\" y=\"{y:.1}\" width=\"{width:.1}\" height=\"{height:.1}\" fill=\"{fill}\"/>"
                ),
            );
            if nth > 0 {
                line(&mut body, x, below, x + width, below, GAP);
            }
        }
        let (figure, label) = (
            escaped(Into::Html, &column.figure),
            escaped(Into::Html, label),
        );
        let (above, below) = (y - 3.0, floor + 13.0);
        put(
            &mut body,
            format_args!(
                "<text x=\"{mid:.1}\" y=\"{above:.1}\" font-size=\"9.5\" text-anchor=\"middle\" fill=\"{INK}\">{figure}</text>\
                 <text x=\"{mid:.1}\" y=\"{below:.1}\" font-size=\"9.5\" text-anchor=\"middle\" fill=\"{FAINT}\">{label}</text>"
            ),
        );
    }
    line(&mut body, 0.0, floor, WIDTH, floor, LINE);
    Some(framed(name, floor + 18.0, &body))
}

/// What the shades mean, in a line at the top; how far down it reaches.
fn drawn_key(body: &mut String, key: &[(Shade, &str)]) -> f64 {
    let mut x = 0.0;
    for (shade, words) in key {
        let (fill, at) = (shade.colour(), x + 12.0);
        let said = escaped(Into::Html, words);
        put(
            body,
            format_args!(
                "<rect x=\"{x:.1}\" y=\"3\" width=\"9\" height=\"9\" fill=\"{fill}\"/>\
                 <text x=\"{at:.1}\" y=\"11\" font-size=\"9.5\" fill=\"{FAINT}\">{said}</text>"
            ),
        );
        x = at + width(words) as f64 * LETTER + 10.0;
    }
    if key.is_empty() { 1.0 } else { KEY }
}

fn framed(name: &str, height: f64, body: &str) -> String {
    let name = escaped(Into::Html, name);
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH} {height:.0}\" role=\"img\" aria-label=\"{name}\">\n{body}</svg>"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(label: &str, parts: &[(i64, Shade)], figure: &str) -> BarRow {
        BarRow {
            label: label.to_owned(),
            bars: vec![Stack {
                parts: parts.to_vec(),
                figure: figure.to_owned(),
            }],
        }
    }

    /// The widths or heights of what is filled below the key.
    fn drawn(chart: &str, side: &str) -> Vec<String> {
        let tree = roxmltree::Document::parse(chart).unwrap();
        let rects = tree.descendants().filter(|it| it.has_tag_name("rect"));
        let below = rects.filter(|it| it.attribute("y") != Some("3"));
        below
            .map(|it| it.attribute(side).unwrap().to_owned())
            .collect()
    }

    #[test]
    fn bars_are_drawn_to_one_scale() {
        let key = [(Shade::Dark, "已完成"), (Shade::Red, "逾期")];
        let rows = [
            row("拜访 & <b>", &[(3, Shade::Dark), (1, Shade::Red)], "4"),
            row("查勘", &[(1, Shade::Dark), (0, Shade::Red)], "1"),
            row("培训", &[(-1, Shade::Dark)], "0"),
        ];
        let chart = bar_chart("服务 \"甲\"", &key, &rows).unwrap();
        assert_eq!(drawn(&chart, "width"), ["163.9", "54.6", "54.6"]);
        assert!(chart.contains("拜访 &amp; &lt;b&gt;"));
        assert_eq!(bar_chart("x", &key, &[]), None);
        assert_eq!(bar_chart("x", &key, &[row("无", &[], "0")]), None);
    }

    #[test]
    fn one_breach_among_hundreds_is_seen_and_set_apart() {
        let parts = [(424, Shade::Dark), (1, Shade::Red), (0, Shade::Amber)];
        let chart = bar_chart("x", &[], &[row("2026-Q3", &parts, "99%")]).unwrap();
        assert_eq!(drawn(&chart, "width"), ["207.3", "1.6"]);
        assert_eq!(chart.matches("stroke=\"#ffffff\"").count(), 1);

        let parts = parts.to_vec();
        let figure = String::new();
        let column = ("9月".to_owned(), Stack { parts, figure });
        let chart = column_chart("x", &[], &[column]).unwrap();
        assert_eq!(drawn(&chart, "height"), ["95.8", "1.6"]);
        assert_eq!(chart.matches("stroke=\"#ffffff\"").count(), 1);
    }

    #[test]
    fn columns_stand_on_one_floor() {
        let column = |label: &str, count: i64| {
            let figure = count.to_string();
            let parts = vec![(count, Shade::Dark)];
            (label.to_owned(), Stack { parts, figure })
        };
        let chart = column_chart("到期", &[], &[column("11月", 4), column("12月", 1)]).unwrap();
        assert_eq!(drawn(&chart, "height"), ["96.0", "24.0"]);
        assert_eq!(column_chart("x", &[], &[]), None);
        assert_eq!(column_chart("x", &[], &[column("11月", 0)]), None);
        let largest = column_chart("x", &[], &[column("1", i64::MAX), column("2", i64::MAX)]);
        assert_eq!(drawn(&largest.unwrap(), "height"), ["96.0", "96.0"]);
    }
}
