//! The page for the house: who is late, with which client, new or still.

use chrono::NaiveDate;

use super::{Night, page};
use crate::commands::desk::Desk;
use crate::commands::{Failed, paper};
use crate::money::grouped;
use crate::print::board::{Figure, Section};
use crate::print::portfolio::for_house;
use crate::print::{Template, print};
use crate::say;

/// The page, HTML, marked as internal.
pub(super) fn page(desk: &Desk<'_>, night: &Night<'_>) -> anyhow::Result<Vec<u8>> {
    let lang = desk.lang();
    let figure = |count: usize, words: String| Figure {
        figure: grouped(count),
        words,
    };
    let glance = vec![
        figure(night.found().count(), say!(lang, zh: "新增", en: "New")),
        figure(
            night.open().count(),
            say!(lang, zh: "仍未解决", en: "Still open"),
        ),
        figure(
            night.settled().count(),
            say!(lang, zh: "已解决", en: "Settled"),
        ),
    ];
    let section = |title: String, table| Section {
        wide: true,
        ..Section::of(lang, &title, "", &table, None)
    };
    let sections = vec![
        section(
            say!(lang, zh: "新增的问题", en: "New findings"),
            page::new(lang, night),
        ),
        section(
            say!(lang, zh: "仍未解决的", en: "Still open"),
            page::open(lang, night),
        ),
        section(
            say!(lang, zh: "已解决的", en: "Settled"),
            page::settled(lang, night),
        ),
    ];
    let unread = lang.list(&night.report.unread);
    let missed: Vec<String> = night.missed.iter().map(NaiveDate::to_string).collect();
    let missed = lang.list(&missed);
    let mut left_out = String::new();
    if !unread.is_empty() {
        left_out += &say!(lang, zh: "无法读取：{unread}。", en: "Could not be read: {unread}. ");
    }
    if !missed.is_empty() {
        left_out += &say!(lang,
            zh: "没有运行的工作日：{missed}。",
            en: "Working days without a run: {missed}.");
    }
    let sheet = for_house(
        lang,
        say!(lang, zh: "每日核对", en: "The day's check"),
        desk.standard.company.as_deref(),
        night.report.today,
        glance,
        sections,
        left_out.trim_end().to_owned(),
    );
    print(&Template::portfolio(), &sheet)
        .map_err(|fault| Failed::because(paper::fault(lang, &fault)))
}
