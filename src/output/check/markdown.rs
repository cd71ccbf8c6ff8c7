//! A report for a mail, a chat or a forge: the summary as a heading, then one table.

use super::since::{news, settled_in_markdown};
use super::{Line, Report, by_client, place, settled, summary, word};
use crate::lang::Lang;
use crate::output::markdown::inline;
use crate::say;
use crate::text::visible::visible;

pub(super) fn render(report: &Report, lang: Lang) -> String {
    let mut lines = vec![format!("## {}", inline(&summary(report, lang)))];
    let report = &news(report);
    if !report.findings.is_empty() {
        lines.push(String::new());
        lines.push(say!(lang,
            zh: "| 级别 | 客户 | 发现 | 位置 | 处理 |",
            en: "| severity | client | finding | where | what to do |"));
        lines.push("| :-- | :-- | :-- | :-- | :-- |".to_owned());
        lines.extend(by_client(report).flatten().map(|line| row(line, lang)));
    }
    lines.extend(settled_in_markdown(report.since.as_ref(), lang));
    lines.join("\n") + "\n"
}

fn row(line: &Line, lang: Lang) -> String {
    let finding = format!("{}<br>{}", inline(&line.message), code(&line.rule));
    let remedy = match &line.waived {
        // Nobody has to act on a waived finding.
        Some(waived) => inline(&settled(waived, lang)),
        None if line.remedy.starts_with("kefu ") => code(&line.remedy),
        None => inline(&line.remedy),
    };
    let cells = [
        word(line, lang),
        client(line, lang),
        finding,
        place(line).map(|place| code(&place)).unwrap_or_default(),
        remedy,
    ];
    format!("| {} |", cells.join(" | "))
}

fn client(line: &Line, lang: Lang) -> String {
    let Some(id) = line.client.as_deref() else {
        return say!(lang, zh: "工作区", en: "Workspace");
    };
    let mut who = vec![];
    who.extend(line.name.as_deref().filter(|name| !name.is_empty()));
    who.push(id);
    who.extend(line.who.as_deref());
    let who: Vec<String> = who.into_iter().map(inline).collect();
    who.join("<br>")
}

/// Text to copy, as code if its characters allow it: a bar would end the cell, a backtick the code.
fn code(text: &str) -> String {
    if text.contains(['`', '|', '\n', '\\']) {
        inline(text)
    } else {
        format!("`{}`", visible(text))
    }
}
