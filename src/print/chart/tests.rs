use super::*;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn bar(number: usize, from: &str, to: &str) -> Bar {
    Bar {
        number,
        from: day(from),
        to: day(to),
        done: false,
        title: format!("<{number}>"),
    }
}

fn row(label: &str, bars: Vec<Bar>) -> Row {
    Row {
        label: label.to_owned(),
        bars,
    }
}

fn year(rows: &[Row]) -> Vec<String> {
    let (starts, ends) = (day("2026-01-01"), day("2026-12-31"));
    year_charts(Lang::Zh, "全年", starts, ends, rows)
}

#[test]
fn bars_share_a_lane_only_when_neither_lies_on_the_other() {
    let scale = Scale::of(day("2026-01-01"), day("2026-12-31"));
    let count = |bars: &[Bar]| lanes(&scale, bars).len();

    let march = bar(1, "2026-03-01", "2026-03-31");
    assert_eq!(
        count(&[march.clone(), bar(2, "2026-04-01", "2026-04-30")]),
        1
    );
    assert_eq!(
        count(&[march.clone(), bar(2, "2026-03-31", "2026-04-30")]),
        2
    );
    // The number of a short bar stands beside it and takes room.
    let short = bar(1, "2026-03-01", "2026-03-01");
    assert_eq!(
        count(&[short.clone(), bar(2, "2026-03-03", "2026-03-31")]),
        2
    );
    assert_eq!(count(&[short, bar(2, "2026-03-10", "2026-03-31")]), 1);
}

#[test]
fn a_picture_parses_and_names_its_months() {
    let charts = year(&[row("拜访 & <b>", vec![bar(1, "2026-03-01", "2026-03-31")])]);
    let [chart] = &charts[..] else {
        panic!("{charts:?}")
    };
    let tree = roxmltree::Document::parse(chart).unwrap();
    let words: Vec<&str> = tree
        .descendants()
        .filter(|it| it.is_text())
        .filter_map(|it| it.text())
        .map(str::trim)
        .filter(|text| !text.is_empty())
        .collect();
    assert_eq!(words[..2], ["1月", "2026"], "{words:?}");
    assert!(words.contains(&"12月") && !words.contains(&"2027"));
    assert!(words.contains(&"拜访 & <b>") && words.contains(&"<1>"));
    assert_eq!(tree.root_element().attribute("aria-label"), Some("全年"));
}

#[test]
fn what_lies_outside_the_term_widens_the_chart() {
    let scale = |bars| {
        let charts = year(&[row("x", vec![bars])]);
        charts[0].matches("月</text>").count()
    };
    assert_eq!(scale(bar(1, "2026-12-31", "2026-12-31")), 12);
    assert_eq!(scale(bar(1, "2026-12-31", "2027-01-01")), 13);
    assert_eq!(scale(bar(1, "2025-12-31", "2026-01-01")), 13);
    // A slip of the pen far away costs no more than a few names.
    assert!(scale(bar(1, "2026-12-31", "9999-12-31")) <= 15);
    assert!(scale(bar(1, "2026-03-05", "2026-03-01")) == 12);
}

#[test]
fn many_rows_are_parted_into_pictures_that_fit_a_page() {
    let rows: Vec<Row> = (1..=80)
        .map(|nth| row(&nth.to_string(), vec![bar(nth, "2026-03-01", "2026-03-31")]))
        .collect();
    let charts = year(&rows);
    assert_eq!(charts.len(), 3);
    for chart in &charts {
        let tree = roxmltree::Document::parse(chart).unwrap();
        let frame = tree.root_element().attribute("viewBox").unwrap();
        let height: f64 = frame.rsplit(' ').next().unwrap().parse().unwrap();
        assert!(height <= TALLEST + 1.0, "{height}");
    }
    // So is one row in which a hundred things happen at once.
    let march = |nth| bar(nth, "2026-03-01", "2026-03-31");
    assert_eq!(year(&[row("x", (1..=100).map(march).collect())]).len(), 3);
    assert_eq!(year(&[]), Vec::<String>::new());
    assert_eq!(year(&[row("empty", vec![])]), Vec::<String>::new());
}

#[test]
fn a_long_name_is_cut() {
    assert_eq!(cut("市场与法规资讯", 19), "市场与法规资讯");
    assert_eq!(cut("重大风险隐患专项排查服务", 19), "重大风险隐患专项排…");
    assert_eq!(cut("stewardship report!", 19), "stewardship report!");
    assert_eq!(cut("stewardship reports!", 19), "stewardship report…");
}

#[test]
fn thousands_of_bars_of_one_day_are_drawn_at_once() {
    const MANY: usize = 5_000;
    let begun = std::time::Instant::now();
    let bars = (0..MANY).map(|nth| bar(nth, "2026-03-01", "2026-03-31"));
    let charts = year(&[row("拜访", bars.collect())]);

    assert_eq!(charts.len(), MANY.div_ceil(MOST_LANES));
    assert!(begun.elapsed().as_secs() < 5, "{:?}", begun.elapsed());
}
