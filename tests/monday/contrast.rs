//! The colours of the pages can be read: each ink on each ground it stands on, by the measure of WCAG 2 (AA: 4.5).

use super::{demo, pages};

fn channel(hex: &str) -> f64 {
    let value = f64::from(u8::from_str_radix(hex, 16).unwrap()) / 255.0;
    match value <= 0.040_45 {
        true => value / 12.92,
        false => ((value + 0.055) / 1.055).powf(2.4),
    }
}

fn luminance(colour: &str) -> f64 {
    let hex = colour.trim_start_matches('#');
    let whole: String = match hex.len() {
        3 => hex.chars().flat_map(|digit| [digit, digit]).collect(),
        _ => hex.to_owned(),
    };
    0.2126 * channel(&whole[..2]) + 0.7152 * channel(&whole[2..4]) + 0.0722 * channel(&whole[4..6])
}

fn contrast(one: &str, other: &str) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

/// The colour that the style sheet gives a name.
fn named<'l>(look: &'l str, name: &str) -> &'l str {
    let (_, rest) = look.split_once(&format!("--{name}: ")).unwrap();
    rest.split(';').next().unwrap()
}

#[test]
fn every_ink_can_be_read_on_its_ground() {
    assert!((contrast("#000", "#ffffff") - 21.0).abs() < 0.01);
    let folder = demo("zh");
    let look = &pages(folder.path(), "zh", &[])["style.css"];
    let (_, code) = look.split_once(".told code {").unwrap();
    let (_, ground) = code.split_once("background: ").unwrap();
    let ground = ground.split(';').next().unwrap();
    for ink in ["ink", "faint", "blue", "red"] {
        let ink = named(look, ink);
        for ground in ["#fff", ground] {
            let contrast = contrast(ink, ground);
            assert!(contrast >= 4.5, "{ink} on {ground}: {contrast:.2}");
        }
    }
    // The mark of a client's page is white on red.
    assert!(contrast("#fff", named(look, "red")) >= 4.5);
}
