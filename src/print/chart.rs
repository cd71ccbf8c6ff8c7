//! The year as a picture: one row for each service, a bar for each time it happens, month by month (SVG).

use std::fmt::Write as _;

use chrono::{Datelike, Months, NaiveDate};

use super::escape::{Into, escaped};
use crate::lang::Lang;
use crate::text::paper;
use crate::wrap::width;

/// What happens over the year under one name.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// The name.
    pub label: String,
    /// What happens, in order of time.
    pub bars: Vec<Bar>,
}

/// One thing that takes some days.
#[derive(Clone, Debug, PartialEq)]
pub struct Bar {
    /// The number it has in the table beside the chart.
    pub number: usize,
    /// Its first day.
    pub from: NaiveDate,
    /// Its last day, inclusive.
    pub to: NaiveDate,
    /// Whether it is done: drawn dark.
    pub done: bool,
    /// The text when a pointer is on it.
    pub title: String,
}

// The unit is a quarter of a millimetre on A4 paper: 680 fill the width between the margins.
const WIDTH: f64 = 680.0;
const LABELS: f64 = 122.0;
const LANE: f64 = 18.0;
const BAR: f64 = 13.0;
const HEAD: f64 = 34.0;
const PAD: f64 = 4.0;
/// The tallest picture that a page takes along with a heading.
const TALLEST: f64 = 880.0;
/// The lanes of one row that fit on a page.
const MOST_LANES: usize = 46;
/// The width of a digit in a bar.
const DIGIT: f64 = 5.6;
/// The columns a label may have before it is cut.
const LABEL_COLUMNS: usize = 19;

pub(super) const INK: &str = "#1d2733";
pub(super) const FAINT: &str = "#5b6775";
pub(super) const LINE: &str = "#d3d9e1";
const YEAR_LINE: &str = "#8a97a8";
pub(super) const PLANNED: &str = "#9db7d3";
pub(super) const DONE: &str = "#2f5680";

impl Row {
    /// What happens, under the name of each, in the order in which the names first come.
    pub fn by_label(bars: impl Iterator<Item = (String, Bar)>) -> Vec<Row> {
        let mut rows: Vec<Row> = Vec::new();
        for (label, bar) in bars {
            match rows.iter_mut().find(|row| row.label == label) {
                Some(row) => row.bars.push(bar),
                None => rows.push(Row {
                    label,
                    bars: vec![bar],
                }),
            }
        }
        rows
    }
}

/// The chart of the days `starts` to `ends`, inclusive, made wider for items outside; in several pictures
/// when one would not fit on a page. Every fill is drawn and none is a background, so nothing is lost on a
/// printer that leaves out backgrounds. A screen reader reads `name`.
pub fn year_charts(
    lang: Lang,
    name: &str,
    starts: NaiveDate,
    ends: NaiveDate,
    rows: &[Row],
) -> Vec<String> {
    let bars = || rows.iter().flat_map(|row| &row.bars);
    let first = bars().map(|bar| bar.from).chain([starts]).min();
    let last = bars().map(|bar| bar.to).chain([ends]).max();
    let scale = Scale::of(first.unwrap_or(starts), last.unwrap_or(ends));

    let mut charts = Vec::new();
    let mut body = String::new();
    let mut y = HEAD;
    for row in rows.iter().filter(|row| !row.bars.is_empty()) {
        for lanes in lanes(&scale, &row.bars).chunks(MOST_LANES) {
            let height = lanes.len() as f64 * LANE + 2.0 * PAD;
            if y + height > TALLEST && y > HEAD {
                charts.push(framed(lang, name, &scale, y, &body));
                body.clear();
                y = HEAD;
            }
            draw_row(&mut body, &scale, y, row, lanes);
            y += height;
        }
    }
    if y > HEAD {
        charts.push(framed(lang, name, &scale, y, &body));
    }
    charts
}

/// Days to places: whole months from the first to the last.
struct Scale {
    first: NaiveDate,
    months: u32,
    days: f64,
}

impl Scale {
    fn of(first: NaiveDate, last: NaiveDate) -> Scale {
        let first = first.with_day(1).unwrap_or(first);
        let months =
            (last.year() - first.year()) * 12 + last.month0() as i32 - first.month0() as i32 + 1;
        let months = months.max(1) as u32;
        let end = month_after(first, months);
        Scale {
            first,
            months,
            days: ((end - first).num_days() as f64).max(1.0),
        }
    }

    /// Where a day begins.
    fn x(&self, day: NaiveDate) -> f64 {
        let days = (day - self.first).num_days() as f64;
        LABELS + (days / self.days) * (WIDTH - LABELS - 1.0)
    }

    /// A bar's left side and width; a thin line between two neighbours stays free.
    fn span(&self, bar: &Bar) -> (f64, f64) {
        let after = bar.to.max(bar.from).succ_opt().unwrap_or(bar.to);
        let (x, end) = (self.x(bar.from), self.x(after));
        (x, (end - x - 0.7).max(1.6))
    }
}

fn month_after(day: NaiveDate, months: u32) -> NaiveDate {
    day.checked_add_months(Months::new(months))
        .unwrap_or(NaiveDate::MAX)
}

/// The width of a bar's number.
fn figure(bar: &Bar) -> f64 {
    bar.number.to_string().len() as f64 * DIGIT + 3.0
}

/// How far a bar reaches to the right, with its number where that stands beside it.
fn reach(scale: &Scale, bar: &Bar) -> f64 {
    let (x, width) = scale.span(bar);
    if width >= figure(bar) {
        x + width
    } else {
        x + width + figure(bar)
    }
}

/// The bars in the smallest number of lanes in which they do not overlap.
fn lanes<'b>(scale: &Scale, bars: &'b [Bar]) -> Vec<Vec<&'b Bar>> {
    let mut lanes: Vec<Vec<&Bar>> = Vec::new();
    let mut reaches: Vec<f64> = Vec::new();
    for bar in bars {
        let x = scale.x(bar.from);
        let free = reaches.iter().position(|reach| *reach <= x + 0.1);
        let lane = free.unwrap_or(lanes.len());
        if free.is_none() {
            lanes.push(Vec::new());
            reaches.push(x);
        }
        lanes[lane].push(bar);
        reaches[lane] = reach(scale, bar);
    }
    lanes
}

fn draw_row(svg: &mut String, scale: &Scale, y: f64, row: &Row, lanes: &[Vec<&Bar>]) {
    let label = escaped(Into::Html, &cut(&row.label, LABEL_COLUMNS));
    let baseline = y + PAD + BAR - 2.0;
    line(svg, 0.0, y, WIDTH, y, LINE);
    put(
        svg,
        format_args!(
            "<text x=\"0\" y=\"{baseline:.1}\" font-size=\"11\" fill=\"{INK}\">{label}</text>"
        ),
    );
    for (nth, lane) in lanes.iter().enumerate() {
        let top = y + PAD + nth as f64 * LANE + (LANE - BAR) / 2.0;
        for bar in lane {
            draw_bar(svg, scale, top, bar);
        }
    }
}

fn draw_bar(svg: &mut String, scale: &Scale, top: f64, bar: &Bar) {
    let (x, width) = scale.span(bar);
    let fill = if bar.done { DONE } else { PLANNED };
    let title = escaped(Into::Html, &bar.title);
    let inside = width >= figure(bar);
    let (at, anchor, ink) = match (inside, bar.done) {
        (true, true) => (x + width / 2.0, "middle", "#ffffff"),
        (true, false) => (x + width / 2.0, "middle", INK),
        (false, _) => (x + width + 1.5, "start", INK),
    };
    let number = bar.number;
    let baseline = top + BAR - 3.0;
    put(
        svg,
        format_args!(
            "<g><title>{title}</title><rect x=\"{x:.1}\" y=\"{top:.1}\" width=\"{width:.1}\" height=\"{BAR}\" rx=\"1.5\" fill=\"{fill}\"/>\
             <text x=\"{at:.1}\" y=\"{baseline:.1}\" font-size=\"9.5\" text-anchor=\"{anchor}\" fill=\"{ink}\">{number}</text></g>"
        ),
    );
}

/// A picture with its years and months around what was drawn.
fn framed(lang: Lang, name: &str, scale: &Scale, height: f64, body: &str) -> String {
    let mut svg = String::new();
    let name = escaped(Into::Html, name);
    let whole = height + 1.0;
    put(
        &mut svg,
        format_args!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH} {whole:.0}\" role=\"img\" aria-label=\"{name}\">"
        ),
    );

    // With more than about fourteen months the names would overlap; then only every second, third… month is
    // named.
    let step = scale.months.div_ceil(14);
    for nth in (0..=scale.months).step_by(step as usize) {
        let day = month_after(scale.first, nth);
        let x = scale.x(day);
        let turn = day.month() == 1;
        let (top, colour) = if turn && nth > 0 && nth < scale.months {
            (2.0, YEAR_LINE)
        } else {
            (18.0, LINE)
        };
        line(&mut svg, x, top, x, height, colour);
        if nth < scale.months {
            let month = paper::month(lang, day.month());
            let mid = (x + scale.x(month_after(scale.first, (nth + step).min(scale.months)))) / 2.0;
            put(
                &mut svg,
                format_args!(
                    "<text x=\"{mid:.1}\" y=\"28\" font-size=\"10\" text-anchor=\"middle\" fill=\"{FAINT}\">{month}</text>"
                ),
            );
        }
        if nth == 0 || (turn && nth < scale.months) {
            let year = day.year();
            let x = x + 4.0;
            put(
                &mut svg,
                format_args!(
                    "<text x=\"{x:.1}\" y=\"12\" font-size=\"10.5\" font-weight=\"bold\" fill=\"{INK}\">{year}</text>"
                ),
            );
        }
    }
    svg.push_str(body);
    line(&mut svg, 0.0, height, WIDTH, height, LINE);
    svg.push_str("</svg>");
    svg
}

pub(super) fn line(svg: &mut String, x1: f64, y1: f64, x2: f64, y2: f64, colour: &str) {
    put(
        svg,
        format_args!(
            "<path d=\"M{x1:.1} {y1:.1}L{x2:.1} {y2:.1}\" stroke=\"{colour}\" stroke-width=\"0.7\" fill=\"none\"/>"
        ),
    );
}

pub(super) fn put(svg: &mut String, piece: std::fmt::Arguments<'_>) {
    svg.write_fmt(piece)
        .expect("writing into a string does not fail");
    svg.push('\n');
}

/// A label cut to so many columns, Han counting two.
pub(super) fn cut(label: &str, columns: usize) -> String {
    if width(label) <= columns {
        return label.to_owned();
    }
    let mut kept = String::new();
    for c in label.chars() {
        if width(&kept) + width(&c.to_string()) >= columns {
            break;
        }
        kept.push(c);
    }
    format!("{}…", kept.trim_end())
}

#[cfg(test)]
mod tests;
