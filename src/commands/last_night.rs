//! When the last nightly run was, where there are any.

use super::desk::Desk;
use crate::say;
use crate::text;
use crate::text::visible::visible;

/// So many working days after the last run nobody is told yet.
const QUIET: i64 = 2;

/// The line for a desk whose nightly runs have stopped; `None` where there are none, or the last one is not long ago.
pub(super) fn long_ago(desk: &Desk<'_>) -> Option<String> {
    let nights = desk.workspace.nights()?;
    let last = *nights.days().last()?;
    let days = desk.calendar.between(last, desk.today);
    if days <= QUIET {
        return None;
    }
    let folder = nights.folder().to_string_lossy();
    let folder = visible(&folder);
    let (lang, days_en) = (desk.lang(), text::clock::working_days_en(days));
    Some(say!(lang,
        zh: "每晚核对已停：最近一次是 {last}，已过 {days} 个工作日（{folder}）。请看定时任务是否还在。",
        en: "The nightly check has stopped: the last run was on {last}, {days_en} ago ({folder}). See whether its schedule still runs."
    ))
}
